//! Applies edits of scenarios.

use super::parts::{insert, shift};
use super::{Edit, EditError, ScenarioEdit, What};
use crate::model::id::ScenarioId;
use crate::model::workbook::Workbook;

fn index_of(workbook: &Workbook, id: ScenarioId) -> Result<usize, EditError> {
    let found = workbook.scenarios.iter().position(|scenario| scenario.id == id);
    found.ok_or(EditError::Missing(What::Scenario(id)))
}

/// Applies an edit of the scenarios. What a scenario refers to need not be there: that is said where it is played.
pub(super) fn apply(workbook: &mut Workbook, edit: ScenarioEdit) -> Result<Edit, EditError> {
    let inverse = match edit {
        ScenarioEdit::Insert(index, new) => {
            let id = new.id;
            if workbook.scenario(id).is_some() {
                return Err(EditError::Duplicate(What::Scenario(id)));
            }
            insert(&mut workbook.scenarios, index, *new)?;
            ScenarioEdit::Remove(id)
        }
        ScenarioEdit::Remove(id) => {
            let index = index_of(workbook, id)?;
            ScenarioEdit::Insert(index, Box::new(workbook.scenarios.remove(index)))
        }
        ScenarioEdit::Move(id, to) => {
            let from = index_of(workbook, id)?;
            shift(&mut workbook.scenarios, from, to)?;
            ScenarioEdit::Move(id, from)
        }
        ScenarioEdit::Put(mut new) => {
            let index = index_of(workbook, new.id)?;
            std::mem::swap(&mut workbook.scenarios[index], &mut *new);
            ScenarioEdit::Put(new)
        }
    };
    Ok(Edit::Scenario(inverse))
}
