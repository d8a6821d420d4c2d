//! What stands where in a file, as data: every object with its fields in the order that they are written, what may stand
//! in each, and what an item of a list is known by. The JSON Schema is made of it (`json_schema`), and a field whose
//! name is not in it is one of a newer version (`unknown`). The tables themselves are in `tables` and
//! `others`.

mod goals;
mod others;
mod tables;

use super::name::Named;
use crate::model::period::FiscalYear;
pub(super) use tables::{CELL, DECISION, GROUP, LINE, SIGNS, WORKBOOK};

/// An object of the file.
pub(super) struct Shape {
    /// Its name in the JSON Schema.
    pub(super) name: &'static str,
    /// What an item of a list is known by, besides its place among those that say the same: `id` where it has one.
    pub(super) key: &'static [&'static str],
    /// Whether its identity stands once in the whole workbook, so that it stays the same wherever it is moved.
    pub(super) is_anchor: bool,
    /// Its fields, in the order that they are written.
    pub(super) fields: &'static [Field],
}

/// A field of an object.
pub(super) struct Field {
    pub(super) name: &'static str,
    /// Whether it has to be there.
    pub(super) is_needed: bool,
    pub(super) what: What,
    /// What it is, for whoever reads the JSON Schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) says: &'static str,
}

/// What may stand in a field.
pub(super) enum What {
    /// A value without fields of its own.
    Plain(Plain),
    /// An object.
    Object(&'static Shape),
    /// A list of so many objects at the most.
    Objects(&'static Shape, usize),
    /// A list of so many lines and groups at the most.
    Rows(usize),
    /// A list of so many values at the most.
    Plains(Plain, usize),
    /// Objects whose names are of this kind.
    ByName(Plain, &'static Shape),
    /// A cell.
    Cell(CellKind),
    /// Cells whose names are of this kind.
    Cells(Plain, CellKind),
    /// Cells in objects: by the first kind of name, then by the second.
    CellsBy(Plain, Plain, CellKind),
}

/// What may stand in a cell, besides text that could not be read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// An amount.
    Amount,
    /// An amount or a formula.
    Formula,
    /// A formula alone.
    OnlyFormula,
    /// An amount, a formula or decisions.
    Budget,
    /// A weight.
    Weight,
    /// A figure of an indicator.
    Quantity,
}

/// A value without fields of its own.
#[derive(Clone, Copy)]
pub(super) enum Plain {
    /// This text.
    Just(&'static str),
    /// A version of the format.
    Version,
    /// Text on one line.
    Name,
    /// Text of several lines.
    Prose,
    /// Text that is something else.
    Text,
    /// An identity that begins with one of these letters.
    Id(&'static str),
    /// A member or `shared`.
    Holder,
    /// An amount in kronor.
    Amount,
    /// One that is not negative.
    NotNegative,
    /// A weight of a key or a profile.
    Weight,
    /// A figure of an indicator.
    Quantity,
    /// An interest in percent.
    Rate,
    /// A change in percent.
    Percent,
    /// A part of a budget.
    Part,
    /// How budgets are spread over the year.
    Profile,
    /// A month of a year: `2022-07`.
    Month,
    /// A day: `2022-07-31`.
    Day,
    /// The number of a month as the name of a field.
    MonthName,
    /// A year as the name of a field.
    YearName,
    /// The code of a municipality.
    Code,
    /// What tells one content from another: `7F3K-92QD`.
    Fingerprint,
    /// A JSON number between these.
    Whole(u32, u32),
    /// One of these names; `YEAR` stands for any year.
    Choice(&'static [&'static str]),
}

/// A field that has to be there.
const fn need(name: &'static str, what: What, says: &'static str) -> Field {
    field(name, true, what, says)
}

/// A field that may be absent.
const fn may(name: &'static str, what: What, says: &'static str) -> Field {
    field(name, false, what, says)
}

#[cfg(not(target_arch = "wasm32"))]
const fn field(name: &'static str, is_needed: bool, what: What, says: &'static str) -> Field {
    Field { name, is_needed, what, says }
}

/// What fields are in words is for the JSON Schema alone: the page has none of it.
#[cfg(target_arch = "wasm32")]
const fn field(name: &'static str, is_needed: bool, what: What, _: &'static str) -> Field {
    Field { name, is_needed, what }
}

/// A choice with names of its own.
const fn choice<T: Named>() -> What {
    What::Plain(Plain::Choice(T::NAMES))
}

const fn name() -> What {
    What::Plain(Plain::Name)
}

const fn id(letters: &'static str) -> What {
    What::Plain(Plain::Id(letters))
}

const fn part(name: &'static str, fields: &'static [Field]) -> Shape {
    Shape { name, key: &[], is_anchor: false, fields }
}

const fn item(name: &'static str, key: &'static [&'static str], fields: &'static [Field]) -> Shape {
    Shape { name, key, is_anchor: false, fields }
}

const fn anchor(name: &'static str, fields: &'static [Field]) -> Shape {
    Shape { name, key: &["id"], is_anchor: true, fields }
}

const YEAR: What = What::Plain(Plain::Whole(FiscalYear::FIRST as u32, FiscalYear::LAST as u32));
const HELD: &str = "Which of the cells nobody writes in until they are released, each once.";
