//! The edits between two lists of things that are put whole.

use super::super::EditError;
use super::super::list::{ListEdit, Listed};
use super::{Way, order};
use crate::model::workbook::Workbook;

pub(super) fn between<T: Listed>(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    for id in ids::<T>(&way.now).into_iter().filter(|id| T::find(to, *id).is_none()) {
        way.take(T::edit(ListEdit::Remove(id)))?;
    }
    for (id, index) in order::moves(&ids::<T>(&way.now), &ids::<T>(to)) {
        let new = T::find(to, id).filter(|_| T::find(&way.now, id).is_none());
        way.take(T::edit(match new {
            Some(new) => ListEdit::Insert(index, Box::new(new.clone())),
            None => ListEdit::Move(id, index),
        }))?;
    }
    for new in T::all(to) {
        let is_other = T::find(&way.now, new.id()) != Some(new);
        if is_other {
            way.take(T::edit(ListEdit::Put(Box::new(new.clone()))))?;
        }
    }
    Ok(())
}

fn ids<T: Listed>(workbook: &Workbook) -> Vec<T::Id> {
    T::all(workbook).iter().map(Listed::id).collect()
}
