//! An example beside what was published, and what the print says against itself.

use rust_decimal::Decimal;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::rules::check::calculated;
use sambudget::rules::drift::Tables;
use sambudget::rules::summary::drift_tables;
use sambudget::text::number::rounded;

use super::cells::{PublishedCell, cells};
use super::published::{Inconsistency, NAMES, Organisation, Part, example_path, published};

/// What findings are called in `beyond.tsv`.
pub const CONTROL: &str = "control";
pub const ROUNDING: &str = "rounding";
pub const PARTS: &str = "parts";

/// An example as the app opens it, beside what was published.
pub struct Example {
    pub name: &'static str,
    pub organisation: Organisation,
    pub workbook: Workbook,
    pub tables: Tables,
}

impl Example {
    pub fn open(name: &'static str) -> Self {
        let text = std::fs::read(example_path(name)).unwrap();
        let workbook = file::read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let tables = drift_tables(&workbook);
        Self { name, organisation: published(name), workbook, tables }
    }

    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(Self::open)
    }

    pub fn cells(&self) -> Vec<PublishedCell<'_>> {
        cells(&self.workbook, &self.tables, &self.organisation)
    }

    /// The figure that the app shows in a cell, as the organisation writes it.
    pub fn shown(&self, cell: &PublishedCell) -> Option<Decimal> {
        let figure = calculated(&self.workbook, &self.tables, cell.place)?;
        Some(rounded(cell.turned(figure), cell.table.display_unit()))
    }
}

/// A line of a `.tsv`: the example, and the fields after it.
pub fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    text.lines().skip(1).map(|line| {
        let mut fields = line.split('\t');
        (fields.next().unwrap(), fields.collect())
    })
}

pub fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What the print says against itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// An error: the calculated figure is another one.
    Error,
    /// Rows are rounded one by one.
    Rounding,
    /// Printed parts do not add up to the printed sum.
    Parts,
}

impl Inconsistency {
    pub fn sort(&self, part: Part) -> Contradiction {
        match &self.why {
            None => Contradiction::Error,
            Some(_) if part == Part::Settlement => Contradiction::Parts,
            Some(why) if why.contains("rounding") => Contradiction::Rounding,
            Some(why) => panic!("what sort of inconsistency is this: {why}?"),
        }
    }

    /// What the other printed figures give.
    pub fn computed(&self) -> Decimal {
        number(self.computed.split(' ').next().unwrap())
    }
}
