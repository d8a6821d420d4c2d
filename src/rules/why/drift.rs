//! Why the figures of drift tables are what they are: sums, comparisons and ratios of any row; [`super::line`] has what
//! only lines have.

use super::amounts::Builder;
use super::figure::drift_row;
use super::{Book, Missing, Rule, Where, Why, Working};
use super::{fan, line};
use crate::model::drift::{DriftColumn, Method, RowId};
use crate::model::id::{ActivityId, LineId};
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens, is_opposite};

/// A row of a drift table seen through a lens.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) book: Book<'a>,
    pub(super) table: &'a DriftTable,
    pub(super) row: &'a DriftRow,
    pub(super) lens: Lens,
    /// The method that the row is seen as if it went by, before anything is added.
    pub(super) by: Option<Method>,
}

impl<'a> Seen<'a> {
    /// The line that is seen by another method, and that method, where the column is what it gives.
    fn fan(self, column: DriftColumn) -> Option<(LineId, Method)> {
        match (self.row.id, self.by, column) {
            (Some(RowId::Line(line)), Some(method), DriftColumn::RawPrognosis | DriftColumn::Prognosis) => {
                Some((line, method))
            }
            _ => None,
        }
    }

    /// A column of the same row.
    pub(super) fn column(self, column: DriftColumn) -> Where {
        match self.fan(column) {
            Some((line, method)) => Where::Fan { line, method, lens: self.lens },
            None => self.at(self.row.id, self.lens, column),
        }
    }

    /// A figure of the same table.
    pub(super) fn at(self, row: Option<RowId>, lens: Lens, column: DriftColumn) -> Where {
        Where::Drift { activity: self.table.activity, row, lens, column }
    }

    /// The amount in a column, signs as inside.
    pub(super) fn amount(self, column: DriftColumn) -> Option<Money> {
        match self.fan(column) {
            Some((line, method)) => fan::amount(self.book, line, method, self.lens),
            None => self.table.amount(self.row, self.lens, column),
        }
    }

    /// Whether the figure in a column leaves something out.
    pub(super) fn lacks(self, column: DriftColumn) -> bool {
        if let Some((line, method)) = self.fan(column) {
            let figures = fan::figures(self.book, line, method, self.lens);
            return figures.is_some_and(|figures| figures.lacks.has(column));
        }
        self.table.figures(self.row, self.lens).is_some_and(|figures| figures.lacks.has(column))
    }

    /// An explanation of a column, by a rule.
    pub(super) fn builder(self, column: DriftColumn, rule: Rule) -> Builder<'a> {
        Builder::new(self.book, self.column(column), rule)
    }
}

/// Why a figure of a drift table is what it is.
pub(super) fn why(
    book: Book<'_>,
    activity: ActivityId,
    row: Option<RowId>,
    lens: Lens,
    column: DriftColumn,
) -> Option<Why> {
    let (table, row) = drift_row(book, activity, row)?;
    let seen = Seen { book, table, row, lens, by: None };
    table.figures(row, lens)?;
    match (column, row.id) {
        (DriftColumn::Method | DriftColumn::Comment, _) => None,
        (DriftColumn::BeforeMeasures, _) => before_measures(seen),
        (DriftColumn::UsedPercent | DriftColumn::DeviationPercent, _) => ratio(seen, column),
        (DriftColumn::Deviation | DriftColumn::DeviationToDate, _) => deviation(seen, column),
        (_, Some(RowId::Line(id))) => line::why(seen, book.workbook.line(id)?, column),
        _ => rows(seen, column),
    }
}

/// The sum of the rows of a group, or of a table.
fn rows(seen: Seen<'_>, column: DriftColumn) -> Option<Why> {
    let is_deviation = matches!(column, DriftColumn::Deviation | DriftColumn::DeviationToDate);
    let mut builder = seen.builder(column, Rule::Rows);
    for row in seen.row.adds.iter().filter_map(|at| seen.table.rows.get(*at)) {
        let at = seen.at(row.id, seen.lens, column);
        builder.add(at, !is_deviation && is_opposite(row.sense, seen.row.sense));
        if (Seen { row, ..seen }).lacks(column) {
            builder.leave_out(at);
        }
    }
    builder.sum()
}

/// The prognosis without what measures give.
fn before_measures(seen: Seen<'_>) -> Option<Why> {
    let column = DriftColumn::BeforeMeasures;
    seen.amount(column)?;
    let mut builder = seen.builder(column, Rule::Columns);
    builder.add_or_zero(seen.column(DriftColumn::Prognosis), false);
    builder.add_or_zero(seen.column(DriftColumn::Measures), true);
    Some(with_lacks(seen, builder.done(), column))
}

/// The sum of the holders of a direct line.
pub(super) fn holders(seen: Seen<'_>, column: DriftColumn) -> Option<Why> {
    let mut builder = seen.builder(column, Rule::Holders);
    for holder in &seen.table.holders {
        let part = Seen { lens: Lens::Holder(*holder), ..seen };
        builder.add(part.column(column), false);
        if part.lacks(column) {
            builder.leave_out(part.column(column));
        }
    }
    builder.sum()
}

/// An outcome against a budget.
fn deviation(seen: Seen<'_>, column: DriftColumn) -> Option<Why> {
    let (budget, outcome) = match column {
        DriftColumn::DeviationToDate => (DriftColumn::BudgetToDate, DriftColumn::Actual),
        _ => (DriftColumn::Budget, DriftColumn::Prognosis),
    };
    let mut builder = seen.builder(column, Rule::Deviation);
    let Some(known) = seen.amount(column) else { return missing(seen, builder, budget, outcome) };
    let (of, is) = (seen.amount(budget).unwrap_or_default(), seen.amount(outcome).unwrap_or_default());
    if seen.row.sense.deviation(of, is) != known {
        // Only some of the parts are compared.
        let is_line = matches!(seen.row.id, Some(RowId::Line(_)));
        return if is_line { holders(seen, column) } else { rows(seen, column) };
    }
    let is_spent = seen.row.sense.is_spent();
    builder.add_or_zero(seen.column(budget), !is_spent);
    builder.add_or_zero(seen.column(outcome), is_spent);
    let mut why = builder.done();
    // What is added is written first.
    why.operands.sort_by_key(|operand| operand.minus);
    Some(with_lacks(seen, why, column))
}

/// Says that a figure of the row leaves something out, where it does.
pub(super) fn with_lacks(seen: Seen<'_>, mut why: Why, column: DriftColumn) -> Why {
    if seen.lacks(column) && why.left_out.is_empty() {
        let columns = why.operands.iter().filter_map(|operand| operand.is.place()).filter(|at| match at {
            Where::Drift { row, lens, column, .. } => {
                *row == seen.row.id && *lens == seen.lens && seen.lacks(*column)
            }
            _ => false,
        });
        why.left_out = columns.collect();
    }
    why
}

/// Why nothing is compared, on a line; a sum over lines of which none is compared says nothing.
fn missing(seen: Seen<'_>, builder: Builder<'_>, budget: DriftColumn, outcome: DriftColumn) -> Option<Why> {
    let Some(RowId::Line(id)) = seen.row.id else { return None };
    let line = seen.book.workbook.line(id)?;
    let why = if seen.amount(outcome).is_none() {
        line::why_none(seen, line, outcome)
    } else {
        line::why_none(seen, line, budget)
    };
    Some(builder.missing(why))
}

/// A figure as a part of the budget.
fn ratio(seen: Seen<'_>, column: DriftColumn) -> Option<Why> {
    let of = match column {
        DriftColumn::UsedPercent => DriftColumn::Actual,
        _ => DriftColumn::Deviation,
    };
    let mut builder = seen.builder(column, Rule::Ratio);
    builder.working(Working::Ratio { by_size: column == DriftColumn::DeviationPercent });
    if builder.is_known() {
        // A ratio is that of the figures inside: a deviation that is written the other way round counts so.
        builder.add(seen.column(of), false);
        builder.add(seen.column(DriftColumn::Budget), false);
        let mut why = builder.done();
        if column == DriftColumn::UsedPercent {
            why.operands.iter_mut().for_each(|operand| operand.minus = false);
        }
        return Some(why);
    }
    let Some(RowId::Line(id)) = seen.row.id else { return None };
    let line = seen.book.workbook.line(id)?;
    Some(builder.missing(match seen.amount(DriftColumn::Budget) {
        None => line::why_none(seen, line, DriftColumn::Budget),
        Some(budget) if budget.is_zero() => Missing::BudgetIsZero,
        Some(_) => {
            line::why_none(seen, line, if of == DriftColumn::Deviation { DriftColumn::Prognosis } else { of })
        }
    }))
}
