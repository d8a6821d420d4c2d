//! What is booked on a line month by month: the twelve months of the fiscal year, and those of the year before.
//!
//! Months are of the whole line, whoever its holders are, and may all be missing: then what is booked to date is enough.
//! What they do to the line's figures is said in `rules::months`.

use std::convert::Infallible;

use super::entry::{Content, Entry};
use super::money::Money;
use super::period::Month;

/// What is booked in a month, in kronor, signs as inside. It comes from the ledger, so neither a formula nor a decision stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked(pub Money);

impl Content for Booked {
    type Formula = Infallible;
    type Decisions = Infallible;

    fn sum(never: &Infallible) -> Self {
        match *never {}
    }
}

/// Which year a month is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BookedYear {
    /// The fiscal year of the workbook.
    #[default]
    This,
    /// The year before.
    Prior,
}

impl BookedYear {
    /// Both, this year first.
    pub const ALL: [Self; 2] = [Self::This, Self::Prior];
}

/// The months of a line: twelve of each year, January first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Months([[Entry<Booked>; 12]; 2]);

impl Months {
    /// The twelve months of a year.
    #[must_use]
    pub fn of(&self, year: BookedYear) -> &[Entry<Booked>; 12] {
        &self.0[year as usize]
    }

    /// What stands in a month.
    #[must_use]
    pub fn get(&self, year: BookedYear, month: Month) -> &Entry<Booked> {
        &self.0[year as usize][month.index()]
    }

    /// Puts `entry` into a month and returns what stood there.
    pub fn replace(&mut self, year: BookedYear, month: Month, entry: Entry<Booked>) -> Entry<Booked> {
        std::mem::replace(&mut self.0[year as usize][month.index()], entry)
    }

    /// Whether nothing has been written in any month.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().flatten().all(Entry::is_empty)
    }
}
