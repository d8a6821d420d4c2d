//! The figure at a place as the table shows it, in the organisation's signs.

use super::{Book, Overall, PlanRow, Quantity, Settled, Where, fan, followed, overall, schedule};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Kind, RowId};
use crate::model::id::MeasureId;
use crate::model::investment::{Project, ProjectColumn, ProjectField};
use crate::model::key::weight_of;
use crate::model::measure::{Measure, MeasureColumn};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::rules::balance::balance;
use crate::rules::drift::{BookedMonth, DriftRow, DriftTable, Lens, amount};
use crate::rules::figures::sum;
use crate::rules::follow_up::Column;
use crate::rules::key::{shares_by, weight_sum};
use crate::rules::measure::{calculated, counted, of_result};
use crate::rules::project::{column_total, project_amount, tag_tables};
use crate::rules::sense::Sense;
use crate::rules::summary::{result, settlement};

/// The figure at a place, as the organisation writes it; `None` where there is none, or the place is gone.
#[must_use]
pub fn figure(book: Book<'_>, at: Where) -> Option<Quantity> {
    let Book { workbook, tables } = book;
    let inside = match at {
        Where::Drift { activity, row, lens, column } => {
            let (table, row) = drift_row(book, activity, row)?;
            let figures = table.figures(row, lens)?;
            match column {
                DriftColumn::UsedPercent if matches!(row.sense, Sense::Subtotal | Sense::Result) => None,
                DriftColumn::UsedPercent => return figures.used_ratio().map(Quantity::Number),
                DriftColumn::DeviationPercent => return figures.deviation_ratio().map(Quantity::Number),
                _ => table.amount(row, lens, column),
            }
        }
        Where::Month { activity, row, year, month } => {
            let (table, row) = drift_row(book, activity, row)?;
            let at = table.rows.iter().position(|known| known.id == row.id)?;
            let months = *table.booked(workbook, year).get(at)?;
            month_or_sum(workbook, &months, year, month)
        }
        Where::Project { group, project, lens, column } => match project {
            Some(id) => project_amount(workbook, tables.formulas(), workbook.project(id)?, column),
            None => column_total(workbook, tables.formulas(), workbook.project_group(group)?, lens, column),
        },
        Where::Tag { tag, holder } => {
            let table = tag_tables(workbook, tables.formulas()).into_iter().nth(tag)?;
            match holder {
                None => table.total,
                Some(holder) => table.holders.iter().find(|(known, _)| *known == holder)?.1,
            }
        }
        Where::Results { activity, lens, column } => {
            let of = |table: &DriftTable| table.amount(table.rows.last()?, lens, column);
            sum(tables.iter().filter(|table| activity.is_none_or(|id| id == table.activity)).map(of))
        }
        Where::Member { holder, column } => {
            let lens = holder.map_or(Lens::Total, Lens::Holder);
            match column {
                DriftColumn::BeforeMeasures => of_result(tables, lens).before,
                DriftColumn::Measures => of_result(tables, lens).effect,
                _ => sum(tables.iter().map(|table| table.amount(table.rows.last()?, lens, column))),
            }
        }
        Where::Settlement { member, figure } => {
            let settled = settlement(workbook, tables);
            let paid = |(paid, cost): &(Money, Money)| if figure == Settled::Paid { *paid } else { *cost };
            match (member, figure) {
                (None, Settled::Part) => settled.result,
                (None, _) => settled.paid.map(|all| all.iter().map(paid).sum()),
                (Some(id), _) => {
                    let parts = settled.parts?;
                    let at = parts.iter().position(|(known, _)| *known == id)?;
                    match figure {
                        Settled::Part => parts.get(at).map(|(_, part)| *part),
                        _ => settled.paid?.get(at).map(paid),
                    }
                }
            }
        }
        Where::Balance { row, column } => {
            balance_rows(book).get(row).and_then(|row| row.get(column).copied()?)
        }
        Where::Measure { row, column } => {
            let of = |measure: &Measure| measure_amount(book, measure, column);
            match row {
                PlanRow::Measure(id) => of(workbook.measure(id)?),
                PlanRow::Group(id) => sum(workbook.measure_group(id)?.measures.iter().map(of)),
                PlanRow::Total => sum(workbook.measures().map(of)),
            }
        }
        Where::Weight { key, from, member } => {
            let weights = workbook.key(key)?.weights_from(from)?;
            let weight = match member {
                None => Some(weight_sum(weights)),
                Some(member) => weight_of(weights, member).value().map(|weight| weight.as_decimal()),
            };
            return weight.map(Quantity::Number);
        }
        Where::Share { key, of, member } => {
            let at = workbook.members.iter().position(|known| known.id == member)?;
            let shares = shares_by(workbook, workbook.key(key)?, of)?;
            return shares.get(at).copied().map(Quantity::Number);
        }
        Where::Fan { line, method, lens } => fan::amount(book, line, method, lens),
        Where::Schedule { project, year, figure } => schedule::amount(book, project, year, figure),
        Where::Overall(of) => match overall::parts(of) {
            Some(parts) => return overall::ratio(book, parts).map(Quantity::Number),
            None => overall::amount(book, of),
        },
        Where::Followed { projects, row, lens, column } => {
            let rows = followed::rows(book, projects, lens);
            return followed::quantity(book, at, rows.iter().find(|known| known.of == row)?, column);
        }
    };
    inside.map(|amount| Quantity::Amount(written(book, at, amount)))
}

/// A row of a drift table, with its table.
pub(super) fn drift_row(
    book: Book<'_>,
    activity: crate::model::id::ActivityId,
    row: Option<RowId>,
) -> Option<(&DriftTable, &DriftRow)> {
    let table = book.tables.iter().find(|table| table.activity == activity)?;
    Some((table, table.row(row)?))
}

/// A month of twelve, or the sum of those that count.
pub(super) fn month_or_sum(
    workbook: &Workbook,
    months: &[BookedMonth; 12],
    year: BookedYear,
    month: Option<Month>,
) -> Option<Money> {
    match month {
        Some(month) => months.get(month.index())?.amount,
        None => BookedMonth::together(months.get(..counted_months(workbook, year))?).amount,
    }
}

/// How many months of a year count in its sum: this year those through the period end.
pub(super) fn counted_months(workbook: &Workbook, year: BookedYear) -> usize {
    match year {
        BookedYear::This => workbook.period_end.index() + 1,
        BookedYear::Prior => 12,
    }
}

/// What a measure has in a column of the plan, where it counts there.
fn measure_amount(book: Book<'_>, measure: &Measure, column: MeasureColumn) -> Option<Money> {
    match column {
        MeasureColumn::Effect(after) => measure.effect(book.workbook.year.number() + after).value(),
        MeasureColumn::ThisYear => calculated(book.workbook, measure).ok(),
        MeasureColumn::Amount => counted(book.workbook, book.tables, measure).ok(),
        _ => None,
    }
}

/// The amounts of the balance requirement, row by row as its table has them.
pub(super) fn balance_rows(book: Book<'_>) -> Vec<[Option<Money>; 3]> {
    let workbook = book.workbook;
    let table = balance(workbook, amount(&result(book.tables), workbook.settlement.basis.column()));
    let mut rows = vec![[table.result, None, None]];
    rows.extend(workbook.balance.adjustments.iter().map(|adjustment| [Some(adjustment.amount), None, None]));
    rows.push([table.adjusted, None, None]);
    let deficits = table.deficits.iter();
    rows.extend(deficits.map(|of| [Some(-of.deficit.amount), Some(of.restored), Some(-of.left)]));
    rows.push([table.left, None, None]);
    rows
}

/// Where a measure stands in the plan.
pub(super) fn measure_at(id: MeasureId, column: MeasureColumn) -> Where {
    Where::Measure { row: PlanRow::Measure(id), column }
}

/// Where a project's figure stands.
pub(super) fn project_at(workbook: &Workbook, project: &Project, column: ProjectColumn) -> Option<Where> {
    let holds = |group: &&crate::model::investment::ProjectGroup| {
        group.projects.iter().any(|known| known.id == project.id)
    };
    let group = workbook.project_groups.iter().find(holds)?.id;
    Some(Where::Project { group, project: Some(project.id), lens: Lens::Total, column })
}

/// Whether the organisation writes the figures of a place the other way round than they are inside.
pub(super) fn is_turned(book: Book<'_>, at: Where) -> bool {
    let signs = &book.workbook.signs;
    let one = Money::kronor(1);
    let drift = |sense: Sense, column| match column {
        DriftColumn::Deviation | DriftColumn::DeviationToDate => {
            sense.written_deviation(one, signs.deviation, signs)
        }
        // A ratio has the sign that it has inside.
        DriftColumn::UsedPercent | DriftColumn::DeviationPercent => one,
        _ => sense.written(one, signs),
    };
    let written = match at {
        Where::Drift { activity, row, column, .. } => {
            drift_row(book, activity, row).map_or(one, |(_, row)| drift(row.sense, column))
        }
        Where::Month { activity, row, .. } => {
            drift_row(book, activity, row).map_or(one, |(_, row)| drift(row.sense, DriftColumn::Actual))
        }
        Where::Results { column, .. } => drift(Sense::Result, column),
        Where::Member { column, .. } => drift(Sense::Result, column),
        Where::Fan { line, .. } => {
            book.workbook.line(line).map_or(one, |line| Sense::Kind(line.kind).written(one, signs))
        }
        Where::Overall(Overall::CostBudget | Overall::CostActual) => {
            Sense::Kind(Kind::Cost).written(one, signs)
        }
        Where::Followed { projects, row, column, .. } => {
            let sense = followed::sense(book, projects, row);
            let sign = if projects { signs.project_deviation } else { signs.deviation };
            match column {
                Column::Change => sense.written_deviation(one, sign, signs),
                _ => sense.written(one, signs),
            }
        }
        Where::Project { column: ProjectColumn::Deviation | ProjectColumn::DeviationToDate, .. } => {
            Sense::Expenditure.written_deviation(one, signs.project_deviation, signs)
        }
        _ => one,
    };
    written.is_negative()
}

/// An amount as the organisation writes it at a place.
pub(super) fn written(book: Book<'_>, at: Where, amount: Money) -> Money {
    if is_turned(book, at) { -amount } else { amount }
}

/// Whose figures a holder of the whole board or of one is looked at by.
pub(super) fn lens_of(holder: Option<Holder>) -> Lens {
    holder.map_or(Lens::Total, Lens::Holder)
}

/// The field of a project that a column shows as it is entered.
pub(super) fn project_field(column: ProjectColumn) -> Option<ProjectField> {
    ProjectField::ALL.into_iter().find(|field| field.column() == column)
}
