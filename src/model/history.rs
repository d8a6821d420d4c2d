//! What was done, so that it can be undone and redone.

use super::edit::{Edit, EditError};
use super::workbook::Workbook;

/// Steps back and forward. A step carries a label of the caller's, which names it in the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<L> {
    undo: Vec<Step<L>>,
    redo: Vec<Step<L>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step<L> {
    label: L,
    edit: Edit,
}

impl<L> Default for History<L> {
    fn default() -> Self {
        Self { undo: Vec::new(), redo: Vec::new() }
    }
}

impl<L: Clone> History<L> {
    /// Applies `edit` to `workbook` and remembers how to take it back. What was undone before is then
    /// forgotten.
    ///
    /// # Errors
    /// As [`Workbook::apply`]; history and workbook are then unchanged.
    pub fn perform(&mut self, workbook: &mut Workbook, edit: Edit, label: L) -> Result<(), EditError> {
        let inverse = workbook.apply(edit)?;
        self.record(inverse, label);
        Ok(())
    }

    /// Remembers how to take back what was already done. What was undone before is then forgotten.
    pub fn record(&mut self, inverse: Edit, label: L) {
        self.undo.push(Step { label, edit: inverse });
        self.redo.clear();
    }

    /// Takes the last step back and returns its label; `None` if there is none.
    ///
    /// # Errors
    /// As [`Workbook::apply`], which only happens if the workbook was changed past this history.
    pub fn undo(&mut self, workbook: &mut Workbook) -> Result<Option<L>, EditError> {
        step(&mut self.undo, &mut self.redo, workbook)
    }

    /// Does the last undone step again and returns its label; `None` if there is none.
    ///
    /// # Errors
    /// As [`Workbook::apply`], which only happens if the workbook was changed past this history.
    pub fn redo(&mut self, workbook: &mut Workbook) -> Result<Option<L>, EditError> {
        step(&mut self.redo, &mut self.undo, workbook)
    }

    /// The edit that [`History::undo`] would apply.
    #[must_use]
    pub fn undo_edit(&self) -> Option<&Edit> {
        self.undo.last().map(|step| &step.edit)
    }

    /// The edit that [`History::redo`] would apply.
    #[must_use]
    pub fn redo_edit(&self) -> Option<&Edit> {
        self.redo.last().map(|step| &step.edit)
    }

    /// What [`History::undo`] would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&L> {
        self.undo.last().map(|step| &step.label)
    }

    /// What [`History::redo`] would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&L> {
        self.redo.last().map(|step| &step.label)
    }
}

fn step<L: Clone>(
    from: &mut Vec<Step<L>>,
    to: &mut Vec<Step<L>>,
    workbook: &mut Workbook,
) -> Result<Option<L>, EditError> {
    let Some(Step { label, edit }) = from.last().cloned() else {
        return Ok(None);
    };
    let edit = workbook.apply(edit)?;
    from.pop();
    to.push(Step { label: label.clone(), edit });
    Ok(Some(label))
}
