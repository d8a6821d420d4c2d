//! Filling cells from their neighbours: copies downwards and to the right, and series.

use rust_decimal::Decimal;

use super::write::write_and_report;
use crate::lang::Verb;
use crate::model::money::Money;
use crate::session::cursor::{select, selection_in};
use crate::session::effect::Effect;
use crate::session::selection::{Area, At, Selection};
use crate::session::sheet::{SheetId, Table, Value};
use crate::session::state::State;
use crate::text::formula::is_formula;
use crate::text::number::{edit_text, format_number};

/// Which way cells are filled from the selection's edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the first row (or the row above).
    Down,
    /// From the first column (or the column to the left).
    Right,
}

/// How the fill handle fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Several figures go on as the series that they begin; anything else is copied.
    Series,
    /// Everything is copied, around and around.
    Copy,
}

/// Ctrl+D and Ctrl+R: copies the first row or column of each selected rectangle over the rest of it; a single
/// row or column is filled from the one beside it.
pub(in crate::session) fn fill(state: &mut State, sheet: SheetId, direction: Direction) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let writes = |table: &Table| copies(table, &cells, direction);
    write_and_report(state, sheet, writes, Verb::Fill)
}

/// What each cell takes from the edge of its rectangle.
fn copies(table: &Table, cells: &Selection, direction: Direction) -> Vec<(At, String)> {
    let mut writes = Vec::new();
    for area in cells.areas() {
        let (first, (rows, columns)) = (area.first(), area.size());
        let alone = match direction {
            Direction::Down => rows == 1,
            Direction::Right => columns == 1,
        };
        for at in area.cells() {
            let from = match direction {
                Direction::Down if alone => at.row.checked_sub(1).map(|row| At { row, ..at }),
                Direction::Right if alone => at.column.checked_sub(1).map(|column| At { column, ..at }),
                Direction::Down => Some(At { row: first.row, ..at }).filter(|from| *from != at),
                Direction::Right => Some(At { column: first.column, ..at }).filter(|from| *from != at),
            };
            writes.extend(from.and_then(|from| Some((at, copied(table, from, at)?))));
        }
    }
    writes
}

/// What one cell takes from another when it is copied: its text, if both hold the same kind of thing.
fn copied(table: &Table, from: At, to: At) -> Option<String> {
    let (from, to) = (table.cell(from)?, table.cell(to)?);
    let fits = match (from.target, to.target) {
        // A result gives its figure.
        (None, Some(target)) => from.value.is_some() && target.is_number(),
        (Some(from), Some(to)) => from.is_like(to),
        // Left alone and reported, like everything that is written over a result.
        (_, None) => true,
    };
    let text = match (from.target, from.value) {
        (None, Some(value)) => written(table, value),
        _ => from.draft,
    };
    fits.then_some(text)
}

/// A figure as it would be typed.
fn written(table: &Table, value: Value) -> String {
    match value {
        Value::Amount(amount, unit) => edit_text(amount, unit.unit, table.numbers()),
        Value::Ratio(number) | Value::Number(number) => format_number(number, None, table.numbers()),
    }
}

/// The rectangle that dragging the fill handle of `area` to `to` fills: the area made longer in one direction,
/// the one in which the mouse went further.
#[must_use]
pub fn filled_area(area: Area, to: At) -> Area {
    let (first, last) = (area.first(), area.last());
    let beyond = |to: usize, first: usize, last: usize| first.saturating_sub(to).max(to.saturating_sub(last));
    let rows = beyond(to.row, first.row, last.row);
    let columns = beyond(to.column, first.column, last.column);
    let corner =
        |at: At| if rows >= columns { At { row: to.row, ..at } } else { At { column: to.column, ..at } };
    match (rows, columns) {
        (0, 0) => Area { anchor: first, head: last },
        _ if rows >= columns && to.row < first.row => Area { anchor: last, head: corner(first) },
        _ if rows < columns && to.column < first.column => Area { anchor: last, head: corner(first) },
        _ => Area { anchor: first, head: corner(last) },
    }
}

/// Fills from the current rectangle to the one that the handle was dragged to, and selects it.
pub(in crate::session) fn fill_to(state: &mut State, sheet: SheetId, to: At, how: Fill) -> Vec<Effect> {
    let from = selection_in(state, sheet).current();
    let whole = filled_area(from, to);
    let writes = |table: &Table| continued(table, from, whole, how);
    let mut effects = write_and_report(state, sheet, writes, Verb::Fill);
    effects.extend(select(state, sheet, Selection::area(whole)));
    effects
}

/// Continues each selected rectangle along its longer side: a row or column from the cells that are filled at its start,
/// or from its first two where it is full.
pub(in crate::session) fn fill_series(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let writes = |table: &Table| {
        let mut writes = Vec::new();
        for area in cells.areas() {
            let (first, (rows, columns)) = (area.first(), area.size());
            let down = rows >= columns;
            let (lanes, length) = if down { (columns, rows) } else { (rows, columns) };
            for lane in 0..lanes {
                let at = |place: usize| match down {
                    true => At { row: first.row + place, column: first.column + lane },
                    false => At { row: first.row + lane, column: first.column + place },
                };
                let start = match (0..length).take_while(|place| table.is_filled(at(*place))).count() {
                    0 => continue,
                    filled if filled == length => filled.min(2),
                    filled => filled,
                };
                let lane = |last: usize| Area { anchor: at(0), head: at(last) };
                writes.extend(continued(table, lane(start - 1), lane(length - 1), Fill::Series));
            }
        }
        writes
    };
    write_and_report(state, sheet, writes, Verb::Fill)
}

/// What the cells of `whole` outside of `from` take from it.
fn continued(table: &Table, from: Area, whole: Area, how: Fill) -> Vec<(At, String)> {
    let (first, last) = (from.first(), from.last());
    let along_rows = whole.size().1 == from.size().1;
    let length = if along_rows { from.size().0 } else { from.size().1 };
    let mut writes = Vec::new();
    for at in whole.cells().filter(|at| !from.contains(*at)) {
        // How far behind the last cell of the source, or before its first one.
        let (ahead, behind) = if along_rows {
            (at.row.saturating_sub(last.row), first.row.saturating_sub(at.row))
        } else {
            (at.column.saturating_sub(last.column), first.column.saturating_sub(at.column))
        };
        let source = |index: usize| {
            if along_rows {
                At { row: first.row + index, column: at.column }
            } else {
                At { row: at.row, column: first.column + index }
            }
        };
        let series = (how == Fill::Series)
            .then(|| (0..length).map(|index| number(table, source(index))).collect::<Option<Vec<_>>>())
            .flatten()
            .and_then(|values| next(&values, ahead, behind));
        let text = match series {
            Some(value) => Some(written(table, value)),
            None => {
                let index = if ahead > 0 { (ahead - 1) % length } else { length - 1 - (behind - 1) % length };
                copied(table, source(index), at)
            }
        };
        writes.extend(text.map(|text| (at, text)));
    }
    writes
}

/// The figure of a cell that can begin a series; a formula is copied, so that it goes on to calculate.
fn number(table: &Table, at: At) -> Option<Value> {
    let value = table.value(at)?;
    table.cell(at).filter(|cell| !is_formula(&cell.draft)).map(|_| value)
}

/// The figure `ahead` places after a run of figures, or `behind` places before it: each step is the mean of the
/// run's steps. A single figure begins no series.
fn next(values: &[Value], ahead: usize, behind: usize) -> Option<Value> {
    let (first, last) = (values.first()?, values.last()?);
    let steps = values.len().checked_sub(1).filter(|steps| *steps > 0)?;
    let go = |first: Decimal, last: Decimal| {
        let step = last.checked_sub(first)?.checked_div(Decimal::from(steps))?;
        if ahead > 0 {
            last.checked_add(step.checked_mul(Decimal::from(ahead))?)
        } else {
            first.checked_sub(step.checked_mul(Decimal::from(behind))?)
        }
    };
    match (*first, *last) {
        (Value::Amount(first, unit), Value::Amount(last, _)) => {
            let next = Money::calculated(go(first.as_decimal(), last.as_decimal())?);
            Some(Value::Amount(next, unit))
        }
        (Value::Number(first), Value::Number(last)) => go(first, last).map(Value::Number),
        _ => None,
    }
}
