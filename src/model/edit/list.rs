//! Lists of things that are put into the workbook whole: the scenarios, and the entries of the meeting log.

use super::parts::{insert, shift};
use super::{Edit, EditError, What};
use crate::model::id::{LogId, ScenarioId};
use crate::model::meeting_log::LogEntry;
use crate::model::scenario::Scenario;
use crate::model::workbook::Workbook;

/// A change to a list of things that are put whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListEdit<T, I> {
    /// A new one at a place in the order.
    Insert(usize, Box<T>),
    /// Takes one away.
    Remove(I),
    /// Moves one to a place in the order, counted without it.
    Move(I, usize),
    /// Puts one in the place of the one with its identity.
    Put(Box<T>),
}

/// A thing of such a list. What it refers to need not be there: that is said where it is used.
pub(super) trait Listed: Clone + PartialEq + Sized {
    /// What it goes by.
    type Id: Copy + PartialEq;
    fn id(&self) -> Self::Id;
    fn all(workbook: &Workbook) -> &Vec<Self>;
    fn all_mut(workbook: &mut Workbook) -> &mut Vec<Self>;
    fn what(id: Self::Id) -> What;
    fn edit(edit: ListEdit<Self, Self::Id>) -> Edit;

    /// The one with this identity.
    fn find(workbook: &Workbook, id: Self::Id) -> Option<&Self> {
        Self::all(workbook).iter().find(|one| one.id() == id)
    }
}

impl Listed for Scenario {
    type Id = ScenarioId;
    fn id(&self) -> ScenarioId {
        self.id
    }
    fn all(workbook: &Workbook) -> &Vec<Self> {
        &workbook.scenarios
    }
    fn all_mut(workbook: &mut Workbook) -> &mut Vec<Self> {
        &mut workbook.scenarios
    }
    fn what(id: ScenarioId) -> What {
        What::Scenario(id)
    }
    fn edit(edit: ListEdit<Self, ScenarioId>) -> Edit {
        Edit::Scenario(edit)
    }
}

impl Listed for LogEntry {
    type Id = LogId;
    fn id(&self) -> LogId {
        self.id
    }
    fn all(workbook: &Workbook) -> &Vec<Self> {
        &workbook.meeting_log
    }
    fn all_mut(workbook: &mut Workbook) -> &mut Vec<Self> {
        &mut workbook.meeting_log
    }
    fn what(id: LogId) -> What {
        What::LogEntry(id)
    }
    fn edit(edit: ListEdit<Self, LogId>) -> Edit {
        Edit::Log(edit)
    }
}

/// Applies an edit of a list, and gives what takes it back.
pub(super) fn apply<T: Listed>(workbook: &mut Workbook, edit: ListEdit<T, T::Id>) -> Result<Edit, EditError> {
    let list = T::all_mut(workbook);
    let place = |list: &[T], id: T::Id| {
        list.iter().position(|one| one.id() == id).ok_or(EditError::Missing(T::what(id)))
    };
    let inverse = match edit {
        ListEdit::Insert(index, new) => {
            let id = new.id();
            if place(list, id).is_ok() {
                return Err(EditError::Duplicate(T::what(id)));
            }
            insert(list, index, *new)?;
            ListEdit::Remove(id)
        }
        ListEdit::Remove(id) => {
            let index = place(list, id)?;
            ListEdit::Insert(index, Box::new(list.remove(index)))
        }
        ListEdit::Move(id, to) => {
            let from = place(list, id)?;
            shift(list, from, to)?;
            ListEdit::Move(id, from)
        }
        ListEdit::Put(mut new) => {
            let index = place(list, new.id())?;
            std::mem::swap(&mut list[index], &mut *new);
            ListEdit::Put(new)
        }
    };
    Ok(T::edit(inverse))
}
