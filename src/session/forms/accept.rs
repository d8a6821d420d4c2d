//! Why a finding is all right as it is.

use super::{Answers, Field, Form, Layout, Read, Section, text, wrong};
use crate::lang::{Verb, What};
use crate::model::check::Acceptance;
use crate::session::acceptance::{accept, acceptance, code};
use crate::session::commit::{LONGEST_COMMENT, LONGEST_NAME, one_line};
use crate::session::msg::Msg;
use crate::session::overview::checks;
use crate::session::state::{State, StepLabel};

/// What a finding says, by its code; `None` if there is none such any more.
fn sentence(state: &State, finding: &str) -> Option<String> {
    checks(state).into_iter().find(|(known, ..)| code(known) == finding).map(|(_, text, _)| text)
}

pub(super) fn form(state: &State, finding: &str) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let texts = state.lang.texts();
    let known = acceptance(workbook, finding);
    let reason = known.map(|known| known.reason.clone()).unwrap_or_default();
    let by = text(texts.later().note_by, known.map_or(&state.noted_by, |known| &known.by));
    let date = match known {
        Some(known) => text(texts.later().note_date, &known.date),
        None => Field::Today { label: texts.later().note_date.into() },
    };
    let sections = vec![
        Section::new(
            Layout::Stacked,
            vec![Field::Prose { label: texts.later().accept_reason, text: reason }],
        ),
        Section::new(Layout::Grid, vec![by, date]),
    ];
    Some(Form {
        about: Some(sentence(state, finding)?),
        submit: Some(texts.later().accept),
        ..Form::new(texts.later().accept_finding, sections)
    })
}

/// # Errors
/// If there is no reason, or a text is too long.
pub(super) fn read(state: &State, finding: &str, answers: Answers) -> Read {
    let texts = state.lang.texts();
    let (Some(open), Some(sentence)) = (state.open.as_ref(), sentence(state, finding)) else {
        return Ok(None);
    };
    let [reason, by, date] = [0, 1, 2].map(|at| answers.text(at));
    if reason.is_empty() {
        return Err(wrong(0, texts.later().accept_without_reason));
    }
    let limits = [(&reason, LONGEST_COMMENT), (&by, LONGEST_NAME), (&date, LONGEST_NAME)];
    if let Some(at) = limits.iter().position(|(text, most)| text.chars().count() > *most) {
        return Err(wrong(at, texts.later().note_too_long));
    }
    let acceptance =
        Acceptance { finding: finding.to_owned(), reason, by: one_line(&by), date: one_line(&date) };
    let label = StepLabel { verb: Verb::Accept, what: What::Named(one_line(&sentence)) };
    Ok(Some(Msg::Perform(Box::new(accept(&open.workbook, acceptance)), label)))
}
