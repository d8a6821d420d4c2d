//! The open workbook as it was some steps ago, found by going back through its history.

use crate::file::journal::{Record, RecordId, read};
use crate::model::Workbook;
use crate::model::edit::Edit;
use crate::session::journal::Recorded;
use crate::session::state::Open;

/// A step of the history: its record, what it did and what takes it back.
type Step<'a> = (&'a Recorded, &'a Edit, &'a Edit);

/// The open workbook as it was when step `number` was its newest; `None` where the history does not lead back there.
#[must_use]
pub(super) fn back_to(open: &Open, number: u64) -> Option<Workbook> {
    let mut done: Vec<Step> = open.history.done().collect();
    let mut undone: Vec<Step> = open.history.undone().collect();
    let mut workbook = open.workbook.clone();
    for id in open.journal.ids().rev().take_while(|id| id.number > number) {
        if done.last().is_some_and(|(step, ..)| step.id == id) {
            let (_, _, inverse) = done.pop()?;
            workbook.apply(inverse.clone()).ok()?;
            // What could be done again before that step is not known any more.
            undone.clear();
            continue;
        }
        match walked(open, id)? {
            Record::Undo(of) => {
                let step = undone.pop().filter(|(step, ..)| step.id == of)?;
                workbook.apply(step.1.clone()).ok()?;
                done.push(step);
            }
            Record::Redo(of) => {
                let step = done.pop().filter(|(step, ..)| step.id == of)?;
                workbook.apply(step.2.clone()).ok()?;
                undone.push(step);
            }
            Record::Do { .. } => return None,
        }
    }
    Some(workbook)
}

/// The record of a step back or forth, as it was written down.
fn walked(open: &Open, id: RecordId) -> Option<Record> {
    open.journal.text(id).and_then(|text| read(text).ok())
}
