//! What it means that a formula was written in an amount cell.

use rust_decimal::Decimal;

use super::Context;
use crate::lang::formula::{no_amount, refusal};
use crate::lang::sentence::Refused;
use crate::model::formula::{Column, Figure, Formula, ProjectRow};
use crate::model::id::ProjectGroupId;
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::part::Part;
use crate::rules::formula::{evaluate, less_own, of_numbers};
use crate::text::formula::{FormulaError, Problem, View, parse};

/// What reads a written formula, which the page loads later.
#[derive(Debug)]
pub struct Later {
    read: fn(Context, &str, Figure) -> Result<Formula, Refused>,
    amount: fn(Context, &Formula, Figure) -> Result<Money, Refused>,
    of_original: fn(Context, Formula, Option<Column>) -> Result<Formula, Refused>,
}

/// All of it.
pub static ALL: Later = Later { read: read_now, amount: amount_now, of_original: of_original_now };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

/// The formula that a text is in a cell that shows the figure `at`.
pub(in crate::session) fn read(context: Context, text: &str, at: Figure) -> Result<Formula, Refused> {
    (LATER.get().ok_or(Refused::NotYet)?.read)(context, text, at)
}

/// What a formula gives now, signs as inside: for cells that cannot keep it.
pub(in crate::session) fn amount(context: Context, formula: &Formula, at: Figure) -> Result<Money, Refused> {
    (LATER.get().ok_or(Refused::NotYet)?.amount)(context, formula, at)
}

/// What a formula of numbers alone gives.
pub(super) fn number(context: Context, text: &str) -> Result<Decimal, Refused> {
    // Names of figures mean nothing there, so it does not matter where it stands.
    let at = Figure::Project { row: ProjectRow::Total(ProjectGroupId(0)), column: ProjectColumn::Budget };
    let formula = read_now(context, text, at)?;
    match of_numbers(formula.expression()) {
        Some(Ok(number)) => Ok(number),
        Some(Err(fault)) => Err(Refused::Formula(no_amount(context.lang, context.workbook, &fault))),
        None => Err(Refused::Told(context.lang.texts().later().not_a_weight)),
    }
}

/// A formula of a whole budget as that of the original budget, where `more` stands beside it.
pub(super) fn of_original(
    context: Context,
    formula: Formula,
    more: Option<Column>,
) -> Result<Formula, Refused> {
    (LATER.get().ok_or(Refused::NotYet)?.of_original)(context, formula, more)
}

fn read_now(context: Context, text: &str, at: Figure) -> Result<Formula, Refused> {
    let view = View { workbook: context.workbook, at, style: context.lang.numbers() };
    parse(text, view).map_err(|error| {
        let found: String = text.chars().skip(error.at).take(error.length).collect();
        Refused::Formula(refusal(context.lang, error, &found))
    })
}

fn amount_now(context: Context, formula: &Formula, at: Figure) -> Result<Money, Refused> {
    evaluate(context.workbook, context.tables, formula, at)
        .map_err(|fault| Refused::Formula(no_amount(context.lang, context.workbook, &fault)))
}

fn of_original_now(context: Context, formula: Formula, more: Option<Column>) -> Result<Formula, Refused> {
    let Some(more) = more else { return Ok(formula) };
    let error = FormulaError { at: 0, length: 0, problem: Problem::TooLong };
    less_own(&formula, more).ok_or_else(|| Refused::Formula(refusal(context.lang, error, "")))
}
