//! Why the figures of the overview that stand in no table are what they are.

use rust_decimal::Decimal;

use super::amounts::Builder;
use super::projects::has_income;
use super::{Book, Overall, Rule, Where, Why, Working};
use crate::model::drift::{DriftColumn, Kind, RowId};
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::rules::drift::Lens;
use crate::rules::figures::sum;
use crate::rules::sense::Sense;

/// What a ratio is one of: the part and the whole; `None` for amounts.
pub(super) fn parts(of: Overall) -> Option<(Overall, Overall)> {
    match of {
        Overall::CostUsed => Some((Overall::CostActual, Overall::CostBudget)),
        Overall::ProjectUsed => Some((Overall::ProjectActual, Overall::ProjectBudget)),
        _ => None,
    }
}

/// The first as a part of the second.
pub(super) fn ratio(book: Book<'_>, (of, whole): (Overall, Overall)) -> Option<Decimal> {
    amount(book, of)?.ratio(amount(book, whole)?)
}

/// An amount, signs as inside.
pub(super) fn amount(book: Book<'_>, of: Overall) -> Option<Money> {
    sum(places(book, of).into_iter().map(|(_, amount)| amount))
}

/// What is added up, each with its amount as inside.
fn places(book: Book<'_>, of: Overall) -> Vec<(Where, Option<Money>)> {
    // Where projects have income, what is left when it is taken off.
    let is_net = book.workbook.projects().any(has_income);
    let (drift, project) = match of {
        Overall::CostBudget => (Some(DriftColumn::Budget), None),
        Overall::CostActual => (Some(DriftColumn::Actual), None),
        Overall::ProjectBudget if is_net => (None, Some(ProjectColumn::NetBudget)),
        Overall::ProjectBudget => (None, Some(ProjectColumn::Budget)),
        Overall::ProjectActual if is_net => (None, Some(ProjectColumn::NetActual)),
        Overall::ProjectActual => (None, Some(ProjectColumn::Actual)),
        Overall::CostUsed | Overall::ProjectUsed => (None, None),
    };
    let mut places = Vec::new();
    for (table, column) in book.tables.iter().flat_map(|table| drift.map(|column| (table, column))) {
        let is_cost = |row: &&crate::rules::drift::DriftRow| {
            row.sense == Sense::Kind(Kind::Cost) && matches!(row.id, Some(RowId::Line(_)))
        };
        places.extend(table.rows.iter().filter(is_cost).map(|row| {
            let at = Where::Drift { activity: table.activity, row: row.id, lens: Lens::Total, column };
            (at, table.amount(row, Lens::Total, column))
        }));
    }
    let (workbook, formulas) = (book.workbook, book.tables.formulas());
    for (group, column) in workbook.project_groups.iter().flat_map(|of| project.map(|column| (of, column))) {
        let at = Where::Project { group: group.id, project: None, lens: Lens::Total, column };
        let total = crate::rules::project::column_total(workbook, formulas, group, Lens::Total, column);
        places.push((at, total));
    }
    places
}

/// Why a figure is what it is.
pub(super) fn why(book: Book<'_>, of: Overall) -> Option<Why> {
    let at = Where::Overall(of);
    if let Some((part, whole)) = parts(of) {
        let mut builder = Builder::new(book, at, Rule::Ratio);
        builder.working(Working::Ratio { by_size: false });
        if !builder.is_known() {
            return None;
        }
        builder.add(Where::Overall(part), false);
        builder.add(Where::Overall(whole), false);
        let mut why = builder.done();
        // A ratio has the sign that it has inside; both amounts are written alike.
        why.operands.iter_mut().for_each(|operand| operand.minus = false);
        return Some(why);
    }
    let mut builder = Builder::new(book, at, Rule::Additions);
    if !builder.is_known() {
        return None;
    }
    for (place, _) in places(book, of).into_iter().filter(|(_, amount)| amount.is_some()) {
        builder.add(place, false);
    }
    builder.sum()
}
