//! What the controller makes of drafted sentences: accepts them, writes them anew, or leaves them out. It is kept with the
//! figures that it was settled on, so that the report can say when those have changed.

use super::drafts::{Draft, draft};
use super::{Sentence, Standing};
use crate::file::limit;
use crate::lang::{Verb, What, goal};
use crate::model::edit::Edit;
use crate::model::sentence::{Own, Topic};
use crate::session::effect::Effect;
use crate::session::sheet::Source;
use crate::session::state::{Open, State, StepLabel};
use crate::session::update::perform;

/// What can be made of a drafted sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settle {
    /// It is taken as it is drafted now.
    Accept,
    /// What stands in its place still holds for the figures as they are now.
    Confirm,
    /// This stands in its place.
    Write(String),
    /// It is left out.
    LeaveOut,
    /// It is drafted again.
    Draft,
}

/// The sentence of a topic as the report has it: as it is drafted, unless something stands in its place. `None` where
/// there is nothing to say; drafts are left out where `with_drafts` does not hold.
pub(super) fn sentence(
    source: Source<'_>,
    topic: Topic,
    draft: Option<Draft>,
    with_drafts: bool,
) -> Option<Sentence> {
    let Some(own) = source.workbook.sentences.get(&topic) else {
        let draft = draft.filter(|_| with_drafts)?;
        return Some(Sentence { text: draft.text, standing: Standing::Draft, topic: Some(topic) });
    };
    if own.text.is_empty() {
        let text = draft.map(|draft| draft.text).unwrap_or_default();
        return Some(Sentence { text, standing: Standing::LeftOut, topic: Some(topic) });
    }
    let figures = draft.as_ref().map(|draft| draft.figures.as_str()).unwrap_or_default();
    let standing = match own.figures == figures {
        true => Standing::Settled,
        false => Standing::Outdated(draft.map(|draft| draft.text)),
    };
    Some(Sentence { text: own.text.clone(), standing, topic: Some(topic) })
}

/// The text that a form begins with: what stands in the place of a sentence, else the sentence.
pub(in crate::session) fn begun(state: &State, topic: Topic) -> Option<String> {
    let open = state.open.as_ref()?;
    let own = open.workbook.sentences.get(&topic).map(|own| own.text.clone());
    own.filter(|text| !text.is_empty()).or_else(|| Some(drafted(state, open, topic)?.text))
}

fn drafted(state: &State, open: &Open, topic: Topic) -> Option<Draft> {
    let arrangements = litemap::LiteMap::new();
    draft(super::source(state, open, &arrangements), open, topic)
}

/// Whether no other sentence can be settled.
pub(in crate::session) fn is_full(open: &Open, topic: Topic) -> bool {
    open.workbook.sentences.len() >= limit::SENTENCES && !open.workbook.sentences.contains_key(&topic)
}

/// Settles a sentence as one step.
pub(super) fn settle(state: &mut State, topic: Topic, what: Settle) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let known = open.workbook.sentences.get(&topic);
    let draft = drafted(state, open, topic);
    let figures = draft.as_ref().map(|draft| draft.figures.clone()).unwrap_or_default();
    let own = match what {
        Settle::Draft => None,
        Settle::LeaveOut => Some(Own { text: String::new(), figures }),
        Settle::Write(text) => Some(Own { text, figures }),
        Settle::Accept => {
            let Some(draft) = draft else { return Vec::new() };
            Some(Own { text: draft.text, figures })
        }
        Settle::Confirm => {
            let Some(known) = known else { return Vec::new() };
            Some(Own { text: known.text.clone(), figures })
        }
    };
    if own.as_ref() == known || own.is_some() && is_full(open, topic) {
        return Vec::new();
    }
    let name = goal::topic(state.lang, topic, &open.workbook);
    let label = StepLabel { verb: Verb::Comment, what: What::Named(name) };
    perform(state, Edit::Sentence(topic, own), label)
}
