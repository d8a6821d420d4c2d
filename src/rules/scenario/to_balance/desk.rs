//! A copy of the base on which changes are tried and taken back: cheaper than a copy for each of them.

use super::super::Unplayable;
use super::super::change::edits;
use crate::model::Workbook;
use crate::model::edit::Edit;
use crate::model::money::Money;
use crate::model::scenario::Change;
use crate::rules::drift::{Reach, Tables, follow};
use crate::rules::summary::result;

/// The copy, with what takes back each change that was made on it.
pub(super) struct Desk {
    workbook: Workbook,
    tables: Tables,
    back: Vec<Edit>,
}

impl Desk {
    pub(super) fn new(base: &Workbook, tables: &Tables) -> Self {
        Self { workbook: base.clone(), tables: tables.clone(), back: Vec::new() }
    }

    pub(super) fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    pub(super) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The prognosticated result as it stands.
    pub(super) fn result(&self) -> Option<Money> {
        result(&self.tables).prognosis
    }

    /// Makes all of these changes or none, and returns whether they could be made.
    pub(super) fn make(&mut self, changes: &[Change]) -> bool {
        let kept = self.mark();
        let made = changes.iter().all(|change| self.make_one(change).is_ok());
        if !made {
            self.back_to(kept);
        }
        made
    }

    fn make_one(&mut self, change: &Change) -> Result<(), Unplayable> {
        let edits = edits(&self.workbook, &self.tables, change, "")?;
        let inverse = self.apply(Edit::Batch(edits))?;
        self.back.push(inverse);
        Ok(())
    }

    fn apply(&mut self, edit: Edit) -> Result<Edit, Unplayable> {
        let reach = Reach::of(&edit);
        let inverse = self.workbook.apply(edit).map_err(Unplayable::Edit)?;
        follow(&mut self.tables, &self.workbook, &reach);
        Ok(inverse)
    }

    /// Where it stands now, to come back to.
    pub(super) fn mark(&self) -> usize {
        self.back.len()
    }

    /// Takes back what was made since.
    pub(super) fn back_to(&mut self, kept: usize) {
        while self.back.len() > kept {
            let inverse = self.back.pop();
            // What was just made can always be taken back.
            let _ = inverse.map(|inverse| self.apply(inverse));
        }
    }

    /// Takes back everything.
    pub(super) fn clear(&mut self) {
        self.back_to(0);
    }
}
