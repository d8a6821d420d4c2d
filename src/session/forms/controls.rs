//! Printed figures for the selected cells, typed or pasted.

use super::{Answers, Field, Form, Layout, Read, Section, wrong};
use crate::lang::control::{compared, counts};
use crate::session::controls::{about, area, plan, step, text};
use crate::session::msg::Msg;
use crate::session::state::State;

/// Of how many cells it is said how they differ.
const MOST_SHOWN: usize = 6;

pub(super) fn form(state: &State) -> Option<Form> {
    let texts = state.lang.texts().later();
    let fields = vec![Field::Prose { label: texts.control_printed_figures, text: text(state)? }];
    Some(Form {
        about: about(state),
        ..Form::new(texts.controls, vec![Section::new(Layout::Stacked, fields)])
    })
}

/// # Errors
/// Which figure cannot be taken, and why.
pub(super) fn read(state: &State, answers: Answers) -> Read {
    let step = step(state, answers.block(0)).map_err(|why| wrong(0, &why))?;
    Ok(Some(step.map_or(Msg::CloseDialog, |(edit, label)| Msg::Perform(Box::new(edit), label))))
}

pub(super) fn preview(state: &State, answers: Answers) -> Result<Vec<String>, String> {
    let planned = plan(state, answers.block(0))?;
    let differ = planned.differing().count();
    let mut lines = vec![counts(state.lang, [planned.cells.len(), differ, planned.removed, planned.left])];
    let Some(table) = area(state).and_then(|(sheet, _)| state.table(sheet)) else { return Ok(lines) };
    lines.extend(planned.differing().take(MOST_SHOWN).map(|(at, printed, calculated, unit)| {
        format!("{}. {}", table.name_of(*at), compared(state.lang, *printed, *calculated, *unit))
    }));
    if differ > MOST_SHOWN {
        lines.push("…".to_owned());
    }
    Ok(lines)
}
