//! What is said of a scenario: its name, a note, and what it stands on.

use super::{Answers, Field, Form, Layout, Read, Section, choice, text, wrong, wrong_as_a_whole};
use crate::file::limit;
use crate::lang::scenario::words;
use crate::model::Workbook;
use crate::model::id::ScenarioId;
use crate::model::scenario::Scenario;
use crate::rules::scenario::chain;
use crate::session::commit::{LONGEST_NAME, one_line};
use crate::session::msg::Msg;
use crate::session::scenarios::{has_all, unused};
use crate::session::state::State;

/// What a scenario can stand on: the base, and each that does not stand on it itself.
fn grounds(state: &State, workbook: &Workbook, id: Option<ScenarioId>) -> Vec<(Option<ScenarioId>, String)> {
    let stands_on_it = |of: &Scenario| {
        id.is_some_and(|id| chain(&workbook.scenarios, of.id).iter().any(|below| below.id == id))
    };
    let others = workbook.scenarios.iter().filter(|of| !stands_on_it(of));
    let base = (None, words(state.lang).base.to_owned());
    [base].into_iter().chain(others.map(|of| (Some(of.id), of.name.clone()))).collect()
}

pub(super) fn form(state: &State, id: Option<ScenarioId>) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let known = match id {
        Some(id) => Some(workbook.scenario(id)?),
        None => None,
    };
    let said = words(state.lang);
    let fields = vec![
        text(said.name, known.map(|of| of.name.as_str()).unwrap_or_default()),
        Field::Prose { label: said.note, text: known.map(|of| of.note.clone()).unwrap_or_default() },
        choice(said.stands_on, grounds(state, workbook, id), &known.and_then(|of| of.on)),
    ];
    let title = said.new.trim_end_matches('…');
    let about = known.map(|of| of.name.clone());
    let title = if known.is_some() { said.scenario } else { title };
    Some(Form { about, ..Form::new(title, vec![Section::new(Layout::Stacked, fields)]) })
}

/// # Errors
/// If it has no name, a text is too long, or there are too many.
pub(super) fn read(state: &State, id: Option<ScenarioId>, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (said, later) = (words(state.lang), state.lang.texts().later());
    let name = one_line(&answers.text(0));
    if name.is_empty() {
        return Err(wrong(0, later.name_missing));
    }
    let note = answers.text(1);
    let lengths = [(answers.text(0).chars().count(), LONGEST_NAME), (note.chars().count(), limit::PROSE)];
    if let Some(at) = lengths.iter().position(|(length, most)| length > most) {
        return Err(wrong(at, later.note_too_long));
    }
    let on = answers.chosen(2, &grounds(state, &open.workbook, id)).flatten();
    let known = id.and_then(|id| open.workbook.scenario(id)).cloned();
    if known.is_none() && has_all(open) {
        return Err(wrong_as_a_whole(said.too_many));
    }
    let scenario = match known {
        Some(known) => Scenario { name, note, on, ..known },
        None => {
            let id = unused(&open.workbook);
            Scenario { id, name, note, on, is_archived: false, changes: Vec::new() }
        }
    };
    Ok(Some(Msg::PutScenario(Box::new(scenario))))
}
