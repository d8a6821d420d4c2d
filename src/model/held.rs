//! Cells that are held: nobody writes in them until they are released, and a total is spread around them.
//!
//! Holding says something about an amount, whatever it is; so it stands beside the amounts and has edits of its own.

use super::edit::{Edit, LineChange, ProjectChange};
use super::formula::AmountCell;
use super::investment::ComingField;
use super::workbook::Workbook;

/// Which of a few cells are held, by their place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held(u16);

impl Held {
    /// Whether the cell at `place`, below 16, is held.
    #[must_use]
    pub fn has(self, place: usize) -> bool {
        self.0 & (1 << place) != 0
    }

    /// Holds the cell at `place`, below 16, or releases it, and returns whether it was held.
    pub fn set(&mut self, place: usize, held: bool) -> bool {
        let before = self.has(place);
        if before != held {
            self.0 ^= 1 << place;
        }
        before
    }

    /// Whether none is held.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Workbook {
    /// Whether an amount cell is held; `false` where there is no such cell.
    #[must_use]
    pub fn is_held(&self, cell: AmountCell) -> bool {
        let year = |id, year, field| {
            let plan = self.project(id).and_then(|project| project.coming_years.get(&year));
            plan.is_some_and(|plan| plan.is_held(field))
        };
        match cell {
            AmountCell::Line(line, place, field) => {
                self.line(line).is_some_and(|line| line.is_held(place, field))
            }
            AmountCell::Project(id, field) => {
                self.project(id).is_some_and(|project| project.amounts.is_held(field))
            }
            AmountCell::Decided(id, y) => year(id, y, ComingField::Decided),
            AmountCell::Requested(id, y) => year(id, y, ComingField::Requested),
        }
    }
}

impl Edit {
    /// Holds an amount cell, or releases it.
    #[must_use]
    pub fn hold(cell: AmountCell, held: bool) -> Self {
        let year = |id, year, field| Self::Project(id, ProjectChange::HoldYear(year, field, held));
        match cell {
            AmountCell::Line(line, place, field) => Self::Line(line, LineChange::Hold(place, field, held)),
            AmountCell::Project(id, field) => Self::Project(id, ProjectChange::Hold(field, held)),
            AmountCell::Decided(id, y) => year(id, y, ComingField::Decided),
            AmountCell::Requested(id, y) => year(id, y, ComingField::Requested),
        }
    }
}
