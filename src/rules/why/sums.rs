//! Why the figures of the results, of the members and of the months are what they are.

use super::amounts::Builder;
use super::figure::{counted_months, drift_row, lens_of, month_or_sum, written};
use super::{Book, Quantity, Rule, Where, Why, drift};
use crate::model::drift::{DriftColumn, RowId};
use crate::model::id::ActivityId;
use crate::model::member::Holder;
use crate::model::period::Month;
use crate::rules::drift::{Lens, is_opposite};

/// Adds the bottom lines of the drift tables, with the signs of the result.
pub(super) fn push_results(builder: &mut Builder<'_>, book: Book<'_>, lens: Lens, column: DriftColumn) {
    for table in book.tables.iter() {
        let at = Where::Drift { activity: table.activity, row: None, lens, column };
        builder.add(at, false);
        let lacks = table.rows.last().and_then(|row| table.figures(row, lens));
        if lacks.is_some_and(|figures| figures.lacks.has(column)) {
            builder.leave_out(at);
        }
    }
}

/// A drift table's result beside others, or their sum.
pub(super) fn of_results(
    book: Book<'_>,
    activity: Option<ActivityId>,
    lens: Lens,
    column: DriftColumn,
) -> Option<Why> {
    let of = Where::Results { activity, lens, column };
    if let Some(activity) = activity {
        let why = drift::why(book, activity, None, lens, column)?;
        return Some(Why { of, ..why });
    }
    let mut builder = Builder::new(book, of, Rule::Rows);
    push_results(&mut builder, book, lens, column);
    builder.sum()
}

/// A member's part of the results.
pub(super) fn of_member(book: Book<'_>, holder: Option<Holder>, column: DriftColumn) -> Option<Why> {
    let of = Where::Member { holder, column };
    let mut builder = Builder::new(book, of, Rule::Rows);
    match column {
        DriftColumn::BeforeMeasures => {
            builder = Builder::new(book, of, Rule::Columns);
            if !builder.is_known() {
                return None;
            }
            builder.add_or_zero(Where::Member { holder, column: DriftColumn::Prognosis }, false);
            builder.add_or_zero(Where::Member { holder, column: DriftColumn::Measures }, true);
        }
        DriftColumn::Measures => {
            if !builder.is_known() {
                return None;
            }
            push_results(&mut builder, book, lens_of(holder), column);
        }
        _ => push_results(&mut builder, book, lens_of(holder), column),
    }
    builder.sum()
}

/// What a row has booked in a month, or in the months that count.
pub(super) fn of_months(book: Book<'_>, of: Where) -> Option<Why> {
    let Where::Month { activity, row, year, month } = of else { return None };
    let (table, row) = drift_row(book, activity, row)?;
    let place = |known: Option<RowId>| table.rows.iter().position(|row| row.id == known);
    let booked = table.booked(book.workbook, year);
    let at = place(row.id)?;
    let of_row = |at: usize, month: Option<Month>| {
        let amount = month_or_sum(book.workbook, booked.get(at)?, year, month)?;
        let of = Where::Month { activity, row: table.rows.get(at)?.id, year, month };
        Some((of, Quantity::Amount(written(book, of, amount))))
    };
    let own = of_row(at, month).map(|(_, amount)| amount);
    let is_line = matches!(row.id, Some(RowId::Line(_)));
    let mut builder = Builder::new(book, of, Rule::Rows).with_figure(own);
    match month {
        Some(_) if is_line => return None,
        Some(_) => {
            for part in &row.adds {
                let Some((of, amount)) = of_row(*part, month) else { continue };
                builder.push_at(of, amount, is_opposite(table.rows.get(*part)?.sense, row.sense));
            }
        }
        None => {
            builder = Builder::new(book, of, Rule::Months).with_figure(own);
            for month in Month::all().take(counted_months(book.workbook, year)) {
                if let Some((of, amount)) = of_row(at, Some(month)) {
                    builder.push_at(of, amount, false);
                }
            }
        }
    }
    builder.sum()
}
