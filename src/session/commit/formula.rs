//! What it means that a formula was written in an amount cell.

use super::Context;
use crate::lang::formula::no_amount;
use crate::lang::sentence::Refused;
use crate::model::formula::{Column, Figure, Formula};
use crate::model::money::Money;
use crate::rules::formula::{evaluate, less_own};
use crate::text::formula::{FormulaError, Problem, View, parse};

/// The formula that a text is in a cell that shows the figure `at`.
pub(super) fn read(context: Context, text: &str, at: Figure) -> Result<Formula, Refused> {
    let view = View { workbook: context.workbook, at, style: context.lang.numbers() };
    parse(text, view).map_err(|error| {
        let found = text.chars().skip(error.at).take(error.length).collect();
        Refused::NoFormula { error, found }
    })
}

/// What a formula gives now, signs as inside: for cells that cannot keep it.
pub(super) fn amount(context: Context, formula: &Formula, at: Figure) -> Result<Money, Refused> {
    evaluate(context.workbook, context.tables, formula, at)
        .map_err(|fault| Refused::NoAmount(no_amount(context.lang, context.workbook, &fault)))
}

/// A formula of a whole budget as that of the original budget, where `more` stands beside it.
pub(super) fn of_original(formula: Formula, more: Option<Column>) -> Result<Formula, Refused> {
    let Some(more) = more else { return Ok(formula) };
    let error = FormulaError { at: 0, length: 0, problem: Problem::TooLong };
    less_own(&formula, more).ok_or(Refused::NoFormula { error, found: String::new() })
}
