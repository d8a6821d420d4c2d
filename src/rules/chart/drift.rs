//! From the budgeted result to the prognosis line by line, and how much of its budget each line has used.

use rust_decimal::Decimal;

use crate::model::drift::{DriftColumn, RowId};
use crate::model::id::ActivityId;
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens};
use crate::rules::figures::{Figures, sum};

/// From the result in the budget to the result in the prognosis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterfall<'a> {
    /// The result in the budget (revenue − cost); a surplus is positive.
    pub budget: Money,
    /// What each line that makes a difference adds to the result, in the order of the tables. Together they lead from the
    /// budget to the prognosis, exactly.
    pub steps: Vec<Step<'a>>,
    /// The result in the prognosis.
    pub prognosis: Money,
    /// Whether something is left out that cannot be read or calculated.
    pub lacks: bool,
}

/// What a line adds to the result in the prognosis, compared with the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// The table of the line.
    pub activity: ActivityId,
    /// The line.
    pub row: &'a DriftRow,
    /// Better for the board is positive.
    pub effect: Money,
    /// Whether the line has a budget and no prognosis: the effect is the budget that falls away.
    pub is_open: bool,
}

/// The lines of all tables with their figures through `lens`.
fn lines(tables: &[DriftTable], lens: Lens) -> impl Iterator<Item = (ActivityId, &DriftRow, &Figures)> {
    tables.iter().flat_map(move |table| {
        let lines = table.rows.iter().filter(|row| matches!(row.id, Some(RowId::Line(_))));
        lines.filter_map(move |row| Some((table.activity, row, table.figures(row, lens)?)))
    })
}

/// The waterfall of all tables; `None` without a budget or without a prognosis.
#[must_use]
pub fn waterfall(tables: &[DriftTable], lens: Lens) -> Option<Waterfall<'_>> {
    let results = || tables.iter().filter_map(move |table| table.figures(table.rows.last()?, lens));
    let budget = sum(results().map(|figures| figures.budget))?;
    let prognosis = sum(results().map(|figures| figures.prognosis))?;
    let lacks = results().any(|figures| figures.lacks.has(DriftColumn::Deviation));
    let steps = lines(tables, lens).filter_map(|(activity, row, figures)| {
        let (budget, prognosis) = (figures.budget.unwrap_or_default(), figures.prognosis.unwrap_or_default());
        let (effect, is_open) = (row.sense.deviation(budget, prognosis), figures.prognosis.is_none());
        Some(Step { activity, row, effect, is_open }).filter(|step| !step.effect.is_zero())
    });
    Some(Waterfall { budget, steps: steps.collect(), prognosis, lacks })
}

/// How much of its budget a line has used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedLine<'a> {
    /// The table of the line.
    pub activity: ActivityId,
    /// The line.
    pub row: &'a DriftRow,
    /// Its budget for the year.
    pub budget: Money,
    /// What is booked so far.
    pub actual: Money,
    /// Actual ÷ budget.
    pub ratio: Decimal,
}

/// The lines of which a part of the budget is used, in the order of the tables.
#[must_use]
pub fn used(tables: &[DriftTable], lens: Lens) -> Vec<UsedLine<'_>> {
    let found = lines(tables, lens).filter_map(|(activity, row, figures)| {
        let (budget, actual) = figures.budget.zip(figures.actual)?;
        Some(UsedLine { activity, row, budget, actual, ratio: figures.used_ratio()? })
    });
    found.collect()
}
