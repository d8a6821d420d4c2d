//! What was done, so that it can be undone and redone.

use super::edit::{Edit, EditError};
use super::workbook::Workbook;

/// Steps back and forward. A step carries a label of the caller's, which names it in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<L> {
    done: Vec<Step<L>>,
    undone: Vec<Step<L>>,
}

/// A step with both of its edits, so that it can be kept and read back whole.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step<L> {
    label: L,
    edit: Edit,
    inverse: Edit,
}

impl<L> Default for History<L> {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new() }
    }
}

impl<L: Clone> History<L> {
    /// Applies `edit` to `workbook` and remembers how to take it back. What was undone before is then
    /// forgotten.
    ///
    /// # Errors
    /// As [`Workbook::apply`]; history and workbook are then unchanged.
    pub fn perform(&mut self, workbook: &mut Workbook, edit: Edit, label: L) -> Result<(), EditError> {
        let inverse = workbook.apply(edit.clone())?;
        self.record(edit, inverse, label);
        Ok(())
    }

    /// Remembers what was already done, and how to take it back. What was undone before is then forgotten.
    pub fn record(&mut self, edit: Edit, inverse: Edit, label: L) {
        self.done.push(Step { label, edit, inverse });
        self.undone.clear();
    }

    /// Takes the last step back and returns its label; `None` if there is none.
    ///
    /// # Errors
    /// As [`Workbook::apply`], which only happens if the workbook was changed past this history.
    pub fn undo(&mut self, workbook: &mut Workbook) -> Result<Option<L>, EditError> {
        if let Some(edit) = self.undo_edit() {
            workbook.apply(edit.clone())?;
        }
        Ok(self.step_back())
    }

    /// Does the last undone step again and returns its label; `None` if there is none.
    ///
    /// # Errors
    /// As [`Workbook::apply`], which only happens if the workbook was changed past this history.
    pub fn redo(&mut self, workbook: &mut Workbook) -> Result<Option<L>, EditError> {
        if let Some(edit) = self.redo_edit() {
            workbook.apply(edit.clone())?;
        }
        Ok(self.step_forward())
    }

    /// Puts the steps of before beneath its own. Where there are any of its own, what had been undone before them is
    /// forgotten, as always.
    pub fn put_beneath(&mut self, before: Self) {
        if self.done.is_empty() && self.undone.is_empty() {
            *self = before;
        } else {
            self.done.splice(0..0, before.done);
        }
    }

    /// Remembers that the last step was taken back already, and returns its label.
    pub fn step_back(&mut self) -> Option<L> {
        let step = self.done.pop()?;
        let label = step.label.clone();
        self.undone.push(step);
        Some(label)
    }

    /// Remembers that the last undone step was done again already, and returns its label.
    pub fn step_forward(&mut self) -> Option<L> {
        let step = self.undone.pop()?;
        let label = step.label.clone();
        self.done.push(step);
        Some(label)
    }

    /// Forgets the oldest steps, as long as `is_old` says so. Where the next step to redo goes, what would come
    /// after it goes too.
    pub fn forget(&mut self, is_old: impl Fn(&L) -> bool) {
        let old = self.done.iter().take_while(|step| is_old(&step.label)).count();
        self.done.drain(..old);
        if self.undone.last().is_some_and(|step| is_old(&step.label)) {
            self.forget_undone();
        }
    }

    /// Forgets what could be redone.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// The edit that [`History::undo`] would apply.
    #[must_use]
    pub fn undo_edit(&self) -> Option<&Edit> {
        self.done.last().map(|step| &step.inverse)
    }

    /// The edit that [`History::redo`] would apply.
    #[must_use]
    pub fn redo_edit(&self) -> Option<&Edit> {
        self.undone.last().map(|step| &step.edit)
    }

    /// What [`History::undo`] would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&L> {
        self.done.last().map(|step| &step.label)
    }

    /// The steps that are done, oldest first: what they are, did, and are taken back by.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = (&L, &Edit, &Edit)> {
        self.done.iter().map(|step| (&step.label, &step.edit, &step.inverse))
    }

    /// The steps that were taken back, the next one to be done again last.
    pub fn undone(&self) -> impl DoubleEndedIterator<Item = (&L, &Edit, &Edit)> {
        self.undone.iter().map(|step| (&step.label, &step.edit, &step.inverse))
    }

    /// What [`History::redo`] would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&L> {
        self.undone.last().map(|step| &step.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::edit::Setting;

    fn with(labels: &[&'static str]) -> History<&'static str> {
        let mut history = History::default();
        for label in labels {
            let edit = Edit::Set(Setting::Name((*label).to_owned()));
            history.record(edit.clone(), edit, *label);
        }
        history
    }

    #[test]
    fn what_was_before_lies_beneath() {
        let mut before = with(&["a", "b", "c"]);
        before.step_back();
        let mut untouched = History::default();
        untouched.put_beneath(before.clone());
        assert_eq!((untouched.next_undo(), untouched.next_redo()), (Some(&"b"), Some(&"c")));

        let mut since = with(&["d"]);
        since.put_beneath(before.clone());
        assert_eq!(
            (since.step_back(), since.step_back(), since.step_back()),
            (Some("d"), Some("b"), Some("a"))
        );

        // A step that was done and taken back has already made what was undone before it be forgotten.
        let mut taken_back = with(&["d"]);
        taken_back.step_back();
        taken_back.put_beneath(before);
        assert_eq!((taken_back.next_undo(), taken_back.next_redo()), (Some(&"b"), Some(&"d")));
    }
}
