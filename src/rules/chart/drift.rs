//! From one result to another line by line, and how much of its budget each line has used.

use rust_decimal::Decimal;

use crate::model::drift::{DriftColumn, RowId};
use crate::model::id::ActivityId;
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens};
use crate::rules::figures::{Figures, sum};

/// From one result to another: from the budget to the prognosis, or from the prognosis of the base to that of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterfall<'a> {
    /// The first result (revenue − cost); a surplus is positive.
    pub from: Money,
    /// What each line that makes a difference adds to it, in the order of the tables. Together they lead from the one to the
    /// other, exactly.
    pub steps: Vec<Step<'a>>,
    /// The second result.
    pub to: Money,
    /// Whether something is left out that cannot be read or calculated.
    pub lacks: bool,
}

/// What a line adds to the second result, compared with the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// The table of the line.
    pub activity: ActivityId,
    /// The line.
    pub row: &'a DriftRow,
    /// Its amount in the first result; `None` where it has none, which counts as nothing.
    pub before: Option<Money>,
    /// Its amount in the second.
    pub after: Option<Money>,
    /// Better for the board is positive.
    pub effect: Money,
}

impl<'a> Step<'a> {
    /// `None` where the line makes no difference.
    fn of(
        (activity, row): (ActivityId, &'a DriftRow),
        before: Option<Money>,
        after: Option<Money>,
    ) -> Option<Self> {
        let effect = row.sense.deviation(before.unwrap_or_default(), after.unwrap_or_default());
        Some(Self { activity, row, before, after, effect }).filter(|step| !step.effect.is_zero())
    }

    /// Whether the line has nothing in the second result: the effect is what falls away.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.after.is_none()
    }
}

/// The lines of all tables with their figures through `lens`.
fn lines(tables: &[DriftTable], lens: Lens) -> impl Iterator<Item = (ActivityId, &DriftRow, &Figures)> {
    tables.iter().flat_map(move |table| {
        let lines = table.rows.iter().filter(|row| matches!(row.id, Some(RowId::Line(_))));
        lines.filter_map(move |row| Some((table.activity, row, table.figures(row, lens)?)))
    })
}

/// The results of all tables through `lens`.
fn results(tables: &[DriftTable], lens: Lens) -> impl Iterator<Item = &Figures> {
    tables.iter().filter_map(move |table| table.figures(table.rows.last()?, lens))
}

/// From the budget to the prognosis of all tables; `None` without a budget or without a prognosis.
#[must_use]
pub fn waterfall(tables: &[DriftTable], lens: Lens) -> Option<Waterfall<'_>> {
    let steps = lines(tables, lens)
        .filter_map(|(activity, row, of)| Step::of((activity, row), of.budget, of.prognosis));
    Some(Waterfall {
        from: sum(results(tables, lens).map(|figures| figures.budget))?,
        steps: steps.collect(),
        to: sum(results(tables, lens).map(|figures| figures.prognosis))?,
        lacks: results(tables, lens).any(|figures| figures.lacks.has(DriftColumn::Deviation)),
    })
}

/// From the prognosis of a base to that of a scenario on it, whose lines are the same; `None` where one of them has none.
#[must_use]
pub fn moved<'a>(base: &[DriftTable], tried: &'a [DriftTable], lens: Lens) -> Option<Waterfall<'a>> {
    let before = |activity: ActivityId, row: &DriftRow| {
        let table = base.iter().find(|table| table.activity == activity)?;
        table.figures(table.row(row.id)?, lens)?.prognosis
    };
    let steps = lines(tried, lens)
        .filter_map(|(activity, row, of)| Step::of((activity, row), before(activity, row), of.prognosis));
    let lacks =
        |tables| results(tables, lens).any(|figures: &Figures| figures.lacks.has(DriftColumn::Prognosis));
    Some(Waterfall {
        from: sum(results(base, lens).map(|figures| figures.prognosis))?,
        steps: steps.collect(),
        to: sum(results(tried, lens).map(|figures| figures.prognosis))?,
        lacks: lacks(base) || lacks(tried),
    })
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
