//! In which scenario the tables are to be shown.

use super::{Answers, Form, Layout, Read, Section, choice};
use crate::lang::within::words;
use crate::model::id::ScenarioId;
use crate::session::msg::Msg;
use crate::session::scenarios::{Ask, chosen};
use crate::session::state::{Open, State};

fn scenarios(open: &Open) -> Vec<(ScenarioId, String)> {
    let all = open.workbook.scenarios.iter().filter(|of| !of.is_archived);
    all.map(|of| (of.id, of.name.clone())).collect()
}

pub(super) fn form(state: &State) -> Option<Form> {
    let open = state.open.as_ref()?;
    let (all, said) = (scenarios(open), words(state.lang));
    let first = chosen(open).map(|of| of.id).or_else(|| all.first().map(|(id, _)| *id))?;
    let fields = vec![choice(said.which, all, &first)];
    let sections = vec![Section::new(Layout::Stacked, fields)];
    Some(Form {
        submit: Some(said.look_in_this), ..Form::new(said.look_in.trim_end_matches('…'), sections)
    })
}

pub(super) fn read(state: &State, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    Ok(answers.chosen(0, &scenarios(open)).map(|id| Msg::Scenario(Ask::LookIn(Some(id)))))
}
