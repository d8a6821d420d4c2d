//! The edits between the meeting logs of two workbooks.

use super::super::{Edit, EditError, LogEdit};
use super::{Way, order};
use crate::model::id::LogId;
use crate::model::workbook::Workbook;

pub(super) fn between(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    for id in ids(&way.now).into_iter().filter(|id| to.log_entry(*id).is_none()) {
        way.take(Edit::Log(LogEdit::Remove(id)))?;
    }
    for (id, index) in order::moves(&ids(&way.now), &ids(to)) {
        let new = to.log_entry(id).filter(|_| way.now.log_entry(id).is_none());
        way.take(Edit::Log(match new {
            Some(new) => LogEdit::Insert(index, Box::new(new.clone())),
            None => LogEdit::Move(id, index),
        }))?;
    }
    for new in &to.meeting_log {
        let old = way.now.log_entry(new.id).cloned();
        way.take_if(&old, &Some(new.clone()), |_| Edit::Log(LogEdit::Put(Box::new(new.clone()))))?;
    }
    Ok(())
}

fn ids(workbook: &Workbook) -> Vec<LogId> {
    workbook.meeting_log.iter().map(|entry| entry.id).collect()
}
