//! The open workbook as it was some steps ago, found by going back through its history on a copy.

use crate::file::journal::{Record, RecordId, read};
use crate::model::Workbook;
use crate::model::copying::Copying;
use crate::model::edit::Edit;
use crate::model::id::WorkbookId;
use crate::session::journal::{Recorded, in_memory};
use crate::session::state::{Open, State};

/// A step of the history: its record, what it did and what takes it back.
type Step<'a> = (&'a Recorded, &'a Edit, &'a Edit);

/// A workbook as it was some steps ago, on its way: copied a little at a time, since a large one would hold up the page.
#[derive(Debug)]
pub struct Going {
    id: WorkbookId,
    number: u64,
    newest: u64,
    version: u64,
    /// None when it is whole.
    copying: Option<Copying>,
}

/// What came of going on.
#[derive(Debug)]
pub enum Gone {
    /// It goes on.
    On,
    /// The workbook as it was; `None` where the history does not lead back there, or it is not in memory any more.
    Back(Option<Box<Workbook>>),
    /// The workbook has changed: what was copied is worth nothing.
    Changed,
}

impl Going {
    /// Begins to go back to when step `number` was the newest; `None` if the workbook is not in memory any more.
    #[must_use]
    pub fn begin(state: &State, id: WorkbookId, number: u64) -> Option<Self> {
        let open = in_memory(state, id)?;
        let (newest, version) = (open.journal.newest(), open.version);
        Some(Self { id, number, newest, version, copying: Some(Copying::of(&open.workbook)) })
    }

    /// Goes on by a row.
    pub fn next(&mut self, state: &State) -> Gone {
        let Some(open) = in_memory(state, self.id) else { return Gone::Back(None) };
        if (open.journal.newest(), open.version) != (self.newest, self.version) {
            return Gone::Changed;
        }
        if self.copying.as_mut().is_some_and(|copying| copying.next(&open.workbook)) {
            return Gone::On;
        }
        let copy = self.copying.take().map(Copying::done);
        Gone::Back(copy.and_then(|copy| back_on(copy, open, self.number)).map(Box::new))
    }
}

/// A copy of the open workbook as it was when step `number` was its newest; `None` where the history does not lead back there.
fn back_on(mut workbook: Workbook, open: &Open, number: u64) -> Option<Workbook> {
    let mut done: Vec<Step> = open.history.done().collect();
    let mut undone: Vec<Step> = open.history.undone().collect();
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
