//! A note: its text, who wrote it and when.

use super::{Answers, Field, Form, Layout, Read, Section, text, wrong};
use crate::lang::heading;
use crate::model::note::NotePlace;
use crate::session::msg::Msg;
use crate::session::notes;
use crate::session::state::State;

pub(super) fn form(state: &State, place: NotePlace) -> Option<Form> {
    let workbook = &state.open.as_ref().filter(|open| open.workbook.has(place))?.workbook;
    let texts = state.lang.texts();
    let note = workbook.note(place);
    let label = if note.is_some() { texts.later().note_text_or_none } else { texts.later().note_text };
    let prose = Field::Prose { label, text: note.map(|note| note.text.clone()).unwrap_or_default() };
    let by = text(texts.later().note_by, note.map_or(&state.noted_by, |note| &note.by));
    // Only what is new is of today.
    let date = match note {
        Some(note) => text(texts.later().note_date, &note.date),
        None => Field::Today { label: texts.later().note_date.into() },
    };
    let about = heading::note_place(state.lang, place, workbook);
    let sections =
        vec![Section::new(Layout::Stacked, vec![prose]), Section::new(Layout::Grid, vec![by, date])];
    Some(Form { about: Some(about), ..Form::new(texts.note, sections) })
}

pub(super) fn read(state: &State, place: NotePlace, answers: Answers) -> Read {
    if !state.open.as_ref().is_some_and(|open| open.workbook.has(place)) {
        return Ok(None);
    }
    let note =
        notes::read(state, place, [0, 1, 2].map(|at| answers.text(at))).map_err(|why| wrong(0, why))?;
    Ok(Some(Msg::Note(note)))
}
