//! A copy of the base on which changes are tried and taken back: cheaper than a copy for each of them.

use super::super::Played;
use crate::model::Workbook;
use crate::model::money::Money;
use crate::model::scenario::Change;
use crate::rules::drift::Tables;
use crate::rules::summary::result;

/// The copy, with the changes that were made on it.
pub(super) struct Desk(Played);

impl Desk {
    pub(super) fn new(base: &Workbook, tables: &Tables) -> Self {
        Self(Played::on(base, tables))
    }

    pub(super) fn workbook(&self) -> &Workbook {
        &self.0.workbook
    }

    pub(super) fn tables(&self) -> &Tables {
        &self.0.tables
    }

    /// The prognosticated result as it stands.
    pub(super) fn result(&self) -> Option<Money> {
        result(self.tables()).prognosis
    }

    /// Makes all of these changes or none, and returns whether they could be made.
    pub(super) fn make(&mut self, changes: &[Change]) -> bool {
        let kept = self.mark();
        let made = changes.iter().all(|change| self.0.make(change, "").is_ok());
        if !made {
            self.back_to(kept);
        }
        made
    }

    /// Where it stands now, to come back to.
    pub(super) fn mark(&self) -> usize {
        self.0.back.len()
    }

    /// Takes back what was made since.
    pub(super) fn back_to(&mut self, kept: usize) {
        // What was just made can always be taken back.
        let _ = self.0.back_to(kept);
    }

    /// Takes back everything.
    pub(super) fn clear(&mut self) {
        self.back_to(0);
    }
}
