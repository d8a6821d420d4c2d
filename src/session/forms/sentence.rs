//! The controller's own text in the place of a drafted sentence.

use super::{Answers, Field, Form, Layout, Read, Section, wrong, wrong_as_a_whole};
use crate::file::limit;
use crate::lang::goal;
use crate::lang::report::words;
use crate::model::sentence::Topic;
use crate::session::commit::without_controls;
use crate::session::msg::Msg;
use crate::session::report::settled::{begun, is_full};
use crate::session::report::{Ask, Settle};
use crate::session::state::State;

pub(super) fn form(state: &State, topic: Topic) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let said = words(state.lang);
    let text = begun(state, topic).unwrap_or_default();
    let about = Some(goal::topic(state.lang, topic, workbook));
    let field = Field::Prose { label: said.own_text, text };
    Some(Form { about, ..Form::new(said.sentence_title, vec![Section::new(Layout::Stacked, vec![field])]) })
}

/// # Errors
/// If nothing is written, the text is too long, or there are too many.
pub(super) fn read(state: &State, topic: Topic, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let later = state.lang.texts().later();
    let text = without_controls(&answers.text(0));
    if text.is_empty() {
        return Err(wrong(0, words(state.lang).own_text_missing));
    }
    if text.chars().count() > limit::PROSE {
        return Err(wrong(0, later.note_too_long));
    }
    if is_full(open, topic) {
        return Err(wrong_as_a_whole(goal::words(state.lang).too_many));
    }
    Ok(Some(Msg::Report(Ask::Settle(topic, Settle::Write(text)))))
}
