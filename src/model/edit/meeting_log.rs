//! Applies edits of the meeting log.

use super::parts::{insert, shift};
use super::{Edit, EditError, LogEdit, What};
use crate::model::id::LogId;
use crate::model::workbook::Workbook;

fn index_of(workbook: &Workbook, id: LogId) -> Result<usize, EditError> {
    let found = workbook.meeting_log.iter().position(|entry| entry.id == id);
    found.ok_or(EditError::Missing(What::LogEntry(id)))
}

/// Applies an edit of the meeting log. What an entry refers to need not be there.
pub(super) fn apply(workbook: &mut Workbook, edit: LogEdit) -> Result<Edit, EditError> {
    let inverse = match edit {
        LogEdit::Insert(index, new) => {
            let id = new.id;
            if workbook.log_entry(id).is_some() {
                return Err(EditError::Duplicate(What::LogEntry(id)));
            }
            insert(&mut workbook.meeting_log, index, *new)?;
            LogEdit::Remove(id)
        }
        LogEdit::Remove(id) => {
            let index = index_of(workbook, id)?;
            LogEdit::Insert(index, Box::new(workbook.meeting_log.remove(index)))
        }
        LogEdit::Move(id, to) => {
            let from = index_of(workbook, id)?;
            shift(&mut workbook.meeting_log, from, to)?;
            LogEdit::Move(id, from)
        }
        LogEdit::Put(mut new) => {
            let index = index_of(workbook, new.id)?;
            std::mem::swap(&mut workbook.meeting_log[index], &mut *new);
            LogEdit::Put(new)
        }
    };
    Ok(Edit::Log(inverse))
}
