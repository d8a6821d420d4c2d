//! Other weights of a key from a month of the year.

use super::choices::{keys, months};
use super::{Answers, Form, Layout, Read, Section, choice, wrong};
use crate::lang::{Verb, What};
use crate::model::edit::{Edit, KeyChange};
use crate::model::id::KeyId;
use crate::model::period::Month;
use crate::session::msg::Msg;
use crate::session::sheet::Subject;
use crate::session::state::{State, StepLabel};

/// The key of the cursor's row, or the first.
fn key_at_cursor(state: &State) -> Option<KeyId> {
    match state.cursor_subject() {
        Some(Subject::Key(id) | Subject::KeyFrom(id, _)) => Some(id),
        _ => Some(state.open.as_ref()?.workbook.keys.first()?.id),
    }
}

/// `None` where there is no key.
pub(super) fn form(state: &State) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let texts = state.lang.texts();
    let fields = vec![
        choice(texts.later().key, keys(workbook), &key_at_cursor(state)?),
        choice(texts.later().from_month, months(state), &Month::new(7)?),
    ];
    let about = Some(texts.later().key_from_about.to_owned());
    let section = Section::new(Layout::Stacked, fields);
    Some(Form { about, ..Form::new(texts.later().key_from.trim_end_matches('…'), vec![section]) })
}

/// The weights begin as those that hold until then, so that nothing moves before one of them is changed.
///
/// # Errors
/// That the key has other weights from that month already.
pub(super) fn read(state: &State, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let workbook = &open.workbook;
    let key = answers.chosen(0, &keys(workbook)).and_then(|id| workbook.key(id));
    let Some((key, from)) = key.zip(answers.chosen(1, &months(state))) else { return Ok(None) };
    if key.later.contains_key(&from) {
        return Err(wrong(1, state.lang.texts().later().key_from_twice));
    }
    let before = key.sets().take_while(|(since, _)| since.is_none_or(|since| since < from));
    let weights = before.last().map(|(_, weights)| weights.clone());
    let label = StepLabel { verb: Verb::Change, what: What::Named(key.name.clone()) };
    Ok(Some(Msg::Perform(Box::new(Edit::Key(key.id, KeyChange::Later(from, weights))), label)))
}
