//! Why the figures of follow-ups are what they are: what was frozen, what is expected now, and how they differ.

use super::amounts::Builder;
use super::figure::{drift_row, project_at, written};
use super::{Book, Is, Quantity, Rule, Where, Why, Working, figure};
use crate::model::drift::{DriftColumn, RowId};
use crate::model::follow_up::FrozenField;
use crate::model::investment::ProjectColumn;
use crate::rules::drift::Lens;
use crate::rules::follow_up::{self as rule, Column, FollowedRow, Of, Outcome, Then};
use crate::rules::sense::Sense;

/// The rows of the drift or of the investments, as the tables of follow-ups have them.
#[must_use]
pub fn rows(book: Book<'_>, projects: bool, lens: Lens) -> Vec<FollowedRow> {
    if projects {
        rule::projects(book.workbook, book.tables)
    } else {
        rule::drift(book.workbook, book.tables, lens)
    }
}

/// What the amounts of a row mean.
#[must_use]
pub fn sense(book: Book<'_>, projects: bool, row: Of) -> Sense {
    match row {
        _ if projects => Sense::Expenditure,
        Of::Row(id) => {
            book.tables.iter().find_map(|table| table.row(Some(id))).map_or(Sense::Subtotal, |row| row.sense)
        }
        Of::GoneLine(at, id) => {
            let line = book.workbook.follow_ups.get(at).and_then(|of| of.line(id));
            line.map_or(Sense::Subtotal, |line| Sense::Kind(line.kind))
        }
        Of::Gone(_) => Sense::Subtotal,
        _ => Sense::Result,
    }
}

/// The figure in a column of a row, as the organisation writes it.
pub(super) fn quantity(book: Book<'_>, at: Where, row: &FollowedRow, column: Column) -> Option<Quantity> {
    let amount = match column {
        Column::Change => row.change(),
        Column::Course => None,
        Column::Distance(of) => row.distance(of),
        Column::DistancePercent(of) => {
            let ratio = row.distance_ratio(of)?;
            return Some(Quantity::Number(if figure::is_turned(book, at) { -ratio } else { ratio }));
        }
        column => row.figure(column)?.amount(),
    };
    amount.map(|amount| Quantity::Amount(written(book, at, amount)))
}

/// Why a figure is what it is.
pub(super) fn why(book: Book<'_>, of: Where) -> Option<Why> {
    let Where::Followed { projects, row, lens, column } = of else { return None };
    let rows = rows(book, projects, lens);
    let place = rows.iter().position(|known| known.of == row)?;
    let own = &rows[place];
    let at = |row: Of, column| Where::Followed { projects, row, lens, column };
    let value = |row: &FollowedRow, column| quantity(book, at(row.of, column), row, column);
    let known = value(own, column);
    let start = |rule| Builder::new(book, of, rule).with_figure(known);
    let push = |builder: &mut Builder<'_>, column, minus| {
        if let Some(amount) = value(own, column) {
            builder.push_at(at(own.of, column), amount, minus);
        }
    };
    let last = own.compared().last().map(|of| Column::Then(*of, FrozenField::Prognosis));
    match column {
        Column::Course => {
            let mut builder = start(Rule::Course);
            builder.working(Working::Listed);
            let then = own.compared().iter().map(|of| Column::Then(*of, FrozenField::Prognosis));
            for column in then.chain([Column::Now(FrozenField::Prognosis), Column::Outcome]) {
                push(&mut builder, column, false);
            }
            let why = builder.done();
            return (why.operands.len() > 1).then_some(why);
        }
        _ if known.is_none() => return None,
        Column::Change => {
            let mut builder = start(Rule::Deviation);
            let is_spent = own.sense.is_spent();
            push(&mut builder, last?, !is_spent);
            push(&mut builder, Column::Now(FrozenField::Prognosis), is_spent);
            let mut why = builder.done();
            // What is added is written first.
            why.operands.sort_by_key(|operand| operand.minus);
            return Some(why);
        }
        Column::Distance(then) => {
            let mut builder = start(Rule::Columns);
            push(&mut builder, Column::Then(then, FrozenField::Prognosis), false);
            push(&mut builder, Column::Outcome, true);
            return builder.sum();
        }
        Column::DistancePercent(then) => {
            let mut builder = start(Rule::Ratio);
            push(&mut builder, Column::Distance(then), false);
            push(&mut builder, Column::Outcome, false);
            builder.working(Working::Ratio { by_size: true });
            return Some(builder.done());
        }
        Column::Then(..) | Column::Now(_) | Column::Outcome => {}
    }
    if own.is_sum() {
        let mut builder = start(Rule::Rows);
        for part in rows.iter().filter(|part| part.parent == Some(place)) {
            if let Some(amount) = value(part, column) {
                builder.push_at(at(part.of, column), amount, own.is_opposite(part));
            }
        }
        return builder.sum();
    }
    let (frozen, field) = match (column, rule::outcome(book.workbook)) {
        (Column::Then(at, field), _) => (Some(at), field),
        (Column::Outcome, Some(Outcome::Final(at))) => (Some(at), FrozenField::Actual),
        (Column::Now(field), _) => (None, field),
        _ => (None, FrozenField::Actual),
    };
    match frozen {
        Some(follow_up) => {
            let mut builder = start(Rule::Frozen(follow_up));
            let amount = own.figure(column).and_then(Then::amount)?;
            builder.push(Is::Frozen(follow_up), amount, false);
            builder.sum()
        }
        None => {
            let mut builder = start(Rule::Columns);
            builder.add(now(book, own.of, lens, field)?, false);
            builder.sum()
        }
    }
}

/// Where the figure of a line or project stands that is there now.
fn now(book: Book<'_>, row: Of, lens: Lens, field: FrozenField) -> Option<Where> {
    let (drift, project) = match field {
        FrozenField::Budget => (DriftColumn::Budget, ProjectColumn::Budget),
        FrozenField::Actual => (DriftColumn::Actual, ProjectColumn::Actual),
        FrozenField::Prognosis => (DriftColumn::Prognosis, ProjectColumn::Prognosis),
    };
    match row {
        Of::Row(id @ RowId::Line(_)) => {
            let is_there = |activity| drift_row(book, activity, Some(id)).is_some();
            let activity = book.tables.iter().map(|table| table.activity).find(|of| is_there(*of))?;
            Some(Where::Drift { activity, row: Some(id), lens, column: drift })
        }
        Of::Project(id) => project_at(book.workbook, book.workbook.project(id)?, project),
        _ => None,
    }
}
