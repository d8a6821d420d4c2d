//! What the projects in use cost the drift in the workbook's year and the ten that come.

use crate::model::Workbook;
use crate::model::money::Money;
use crate::rules::capital::{Year, schedule_of_all};
use crate::rules::formula::Formulas;

/// How many years are drawn: the workbook's own, and the ten that come.
pub const YEARS: u16 = 11;

/// The capital cost of all projects together in each of these years; empty where none of them costs anything.
#[must_use]
pub fn coming(workbook: &Workbook, formulas: &Formulas) -> Vec<Year> {
    let known = schedule_of_all(workbook, formulas);
    let first = workbook.year.number();
    let years = (first..first.saturating_add(YEARS)).map(|year| {
        let nothing =
            Year { year, book_value: Money::ZERO, depreciation: Money::ZERO, interest: Money::ZERO };
        known.iter().find(|of| of.year == year).copied().unwrap_or(nothing)
    });
    let years: Vec<Year> = years.collect();
    if years.iter().all(|year| year.cost().is_zero()) { Vec::new() } else { years }
}
