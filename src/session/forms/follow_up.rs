//! What is said of a follow-up: of a new one, which is then frozen, or of one that is.

use super::{Answers, Field, Form, Layout, Read, Section, text, wrong, wrong_as_a_whole};
use crate::file::limit;
use crate::lang::follow_up::{about, proposed_name};
use crate::lang::{Verb, What};
use crate::model::edit::{Edit, FollowUpEdit};
use crate::model::follow_up::{FollowUp, FollowUpLabel};
use crate::model::id::FollowUpId;
use crate::model::period::Month;
use crate::session::commit::{LONGEST_NAME, one_line};
use crate::session::msg::Msg;
use crate::session::state::{State, StepLabel};

pub(super) fn form(state: &State, id: Option<FollowUpId>) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let later = state.lang.texts().later();
    let known = match id {
        Some(id) => Some(workbook.follow_up(id)?),
        None => None,
    };
    let month = known.map_or(workbook.period_end, |known| known.period_end);
    let name = known.map_or_else(|| proposed_name(state.lang, month), |known| known.label.name.clone());
    let date = match known {
        Some(known) => text(later.follow_up_date, &known.label.date),
        // Only what is new is of today.
        None => Field::Today { label: later.follow_up_date.into() },
    };
    let by = text(later.follow_up_by, known.map_or(&state.noted_by, |known| &known.label.by));
    let mut sections = vec![
        Section::new(Layout::Stacked, vec![text(later.name, name)]),
        Section::new(Layout::Grid, vec![date, by]),
    ];
    // Nothing but the whole year can be its outcome.
    if month == Month::DECEMBER {
        let on = known.is_none_or(|known| known.label.is_final);
        let label = later.follow_up_final.to_owned();
        sections.push(Section::new(Layout::Stacked, vec![Field::Tick { label, on }]));
    }
    let title = if known.is_some() { later.follow_up_title } else { later.freeze_title };
    Some(Form {
        about: Some(known.map_or_else(|| later.freeze_about.to_owned(), |known| about(state.lang, known))),
        submit: known.is_none().then_some(later.freeze_button),
        ..Form::new(title, sections)
    })
}

/// # Errors
/// If it has no name, a text is too long, or there are too many.
pub(super) fn read(state: &State, id: Option<FollowUpId>, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let later = state.lang.texts().later();
    let texts = [0, 1, 2].map(|at| one_line(&answers.text(at)));
    if texts[0].is_empty() {
        return Err(wrong(0, later.name_missing));
    }
    if let Some(at) = texts.iter().position(|text| text.chars().count() > LONGEST_NAME) {
        return Err(wrong(at, later.note_too_long));
    }
    let [name, date, by] = texts;
    let label = FollowUpLabel { name, date, by, is_final: answers.is_on(3) };
    let Some(id) = id else {
        let known = &open.workbook.follow_ups;
        let bytes: usize = known.iter().map(FollowUp::bytes).sum();
        let is_full = known.len() >= limit::FOLLOW_UPS || bytes > limit::FOLLOW_UP_BYTES;
        return if is_full {
            Err(wrong_as_a_whole(later.too_many_follow_ups))
        } else {
            Ok(Some(Msg::Freeze(label)))
        };
    };
    let Some(known) = open.workbook.follow_up(id) else { return Ok(None) };
    if known.label == label {
        return Ok(Some(Msg::CloseDialog));
    }
    let step = StepLabel { verb: Verb::Change, what: What::Named(known.label.name.clone()) };
    Ok(Some(Msg::Perform(Box::new(Edit::FollowUp(FollowUpEdit::Label(id, label))), step)))
}
