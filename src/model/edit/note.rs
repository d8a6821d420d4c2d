//! Applies edits of notes, and has notes go and come back with what they are about.

use super::apply::known_holder;
use super::{Edit, EditError, What};
use crate::model::formula::{ProjectRow, TableRow};
use crate::model::note::{Note, NotePlace, NoteRow};
use crate::model::workbook::Workbook;

/// Puts a note at its place; one without text takes away the one that is there.
pub(super) fn put(workbook: &mut Workbook, note: Note) -> Result<Edit, EditError> {
    known_place(workbook, note.place)?;
    let none = Note::none(note.place);
    let old = match workbook.note_index(note.place) {
        Ok(index) if note.is_none() => workbook.notes.remove(index),
        Ok(index) => std::mem::replace(&mut workbook.notes[index], note),
        Err(index) => {
            if !note.is_none() {
                workbook.notes.insert(index, note);
            }
            none
        }
    };
    Ok(Edit::Note(old))
}

/// Something has been taken away: its notes go too, and come back with it by `inverse`.
pub(super) fn carry_away(workbook: &mut Workbook, inverse: Edit) -> Edit {
    let (kept, gone): (Vec<Note>, Vec<Note>) =
        std::mem::take(&mut workbook.notes).into_iter().partition(|note| workbook.has(note.place));
    workbook.notes = kept;
    if gone.is_empty() {
        return inverse;
    }
    let mut edits = vec![inverse];
    edits.extend(gone.into_iter().map(Edit::Note));
    Edit::Batch(edits)
}

impl Workbook {
    /// Whether what a note at a place would be about is in the workbook.
    #[must_use]
    pub fn has(&self, place: NotePlace) -> bool {
        known_place(self, place).is_ok()
    }
}

fn known_place(workbook: &Workbook, place: NotePlace) -> Result<(), EditError> {
    if let Some(holder) = place.holder() {
        known_holder(workbook, holder)?;
    }
    let (is_there, what) = match place.row() {
        None => return Ok(()),
        Some(NoteRow::Table(TableRow::Row(id))) => (workbook.row(id).is_some(), What::Row(id)),
        Some(NoteRow::Table(TableRow::Result(id))) => (workbook.activity(id).is_some(), What::Activity(id)),
        Some(NoteRow::Project(ProjectRow::Project(id))) => {
            (workbook.project(id).is_some(), What::Project(id))
        }
        Some(NoteRow::Project(ProjectRow::Total(id))) => {
            (workbook.project_group(id).is_some(), What::ProjectGroup(id))
        }
    };
    if is_there { Ok(()) } else { Err(EditError::Missing(what)) }
}
