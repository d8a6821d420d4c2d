//! Applies edits of follow-ups.

use super::parts::{insert, swap};
use super::{Edit, EditError, FollowUpEdit, What};
use crate::model::follow_up::{FollowUp, FollowUpLabel};
use crate::model::id::FollowUpId;
use crate::model::period::Month;
use crate::model::workbook::Workbook;

fn index_of(workbook: &Workbook, id: FollowUpId) -> Result<usize, EditError> {
    let found = workbook.follow_ups.iter().position(|follow_up| follow_up.id == id);
    found.ok_or(EditError::Missing(What::FollowUp(id)))
}

/// Only what covers December is the outcome of the year.
fn settle(label: &mut FollowUpLabel, period_end: Month) {
    label.is_final &= period_end == Month::DECEMBER;
}

fn insert_new(workbook: &mut Workbook, index: usize, mut new: FollowUp) -> Result<FollowUpEdit, EditError> {
    let id = new.id;
    if workbook.follow_up(id).is_some() {
        return Err(EditError::Duplicate(What::FollowUp(id)));
    }
    settle(&mut new.label, new.period_end);
    insert(&mut workbook.follow_ups, index, new)?;
    Ok(FollowUpEdit::Remove(id))
}

/// Applies an edit of the follow-ups.
pub(super) fn apply(workbook: &mut Workbook, edit: FollowUpEdit) -> Result<Edit, EditError> {
    let inverse = match edit {
        FollowUpEdit::Insert(index, new) => insert_new(workbook, index, *new)?,
        FollowUpEdit::Remove(id) => {
            let index = index_of(workbook, id)?;
            FollowUpEdit::Insert(index, Box::new(workbook.follow_ups.remove(index)))
        }
        FollowUpEdit::Label(id, mut label) => {
            let index = index_of(workbook, id)?;
            let follow_up = &mut workbook.follow_ups[index];
            settle(&mut label, follow_up.period_end);
            swap(&mut follow_up.label, label, |old| FollowUpEdit::Label(id, old))
        }
    };
    Ok(Edit::FollowUp(inverse))
}
