//! Moving an amount from one cell to another, so that their sum stays.

use super::cursor::selection_in;
use super::effect::Effect;
use super::selection::At;
use super::sheet::{AmountColumn, ColumnKey, Subject};
use super::spreading::{done, edits, is_sum_of_months, place, shown, written};
use super::state::{State, StepLabel};
use crate::lang::spread::NoSpread;
use crate::lang::{Verb, What};
use crate::model::drift::{Distribution, Kind, Line, Place, RowId};
use crate::model::edit::Edit;
use crate::model::formula::AmountCell;
use crate::model::id::LineId;
use crate::model::money::Money;
use crate::rules::drift::Lens;
use crate::rules::sense::Sense;
use crate::rules::spread::{Unspread, transfer};

/// Where an amount stands: a line, and whose part of it. The total of a direct line is spread over its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The line.
    pub line: LineId,
    /// Whose.
    pub lens: Lens,
}

/// An amount that is to be moved from the selected cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// How much, signs as inside: of a cost too, a positive amount makes the cell that it comes from smaller.
    pub amount: Money,
    /// Where to.
    pub to: End,
}

/// Where the amount comes from, its column, and where it goes if a second cell is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    pub from: End,
    pub to: Option<End>,
    pub column: AmountColumn,
}

/// What moving would do.
pub(super) struct Planned {
    /// What the two cells show before and after, signs as inside, and what kind of line they are of.
    pub cells: [(End, Kind, Money, Money); 2],
    edits: Vec<Edit>,
}

/// The cell at a place, if it is an amount of a line that people write.
fn end(state: &State, at: At) -> Option<(End, AmountColumn)> {
    let open = state.open.as_ref()?;
    let table = state.table(open.cursor()?.sheet)?;
    let (column, lens) = match table.key(at.column)? {
        ColumnKey::Drift(column) => (column, state.source()?.lens),
        ColumnKey::Lens(lens) => (open.measure, lens),
        _ => return None,
    };
    match table.rows.get(at.row)?.subject {
        Subject::Row(RowId::Line(line)) => Some((End { line, lens }, AmountColumn::of(column)?)),
        _ => None,
    }
}

/// The cells that are selected: the cursor's, or the first of two and then the second.
pub(super) fn ends(state: &State) -> Result<Ends, NoSpread> {
    let cursor = state.open.as_ref().and_then(|open| open.cursor()).ok_or(NoSpread::NoAmounts)?;
    let selection = selection_in(state, cursor.sheet);
    let cells: Vec<At> = selection.cells().take(3).collect();
    let first = selection.areas().first().map(|area| area.anchor);
    let from = first.filter(|_| cells.len() == 2).unwrap_or(cursor.at);
    let second = cells.iter().find(|at| cells.len() == 2 && **at != from);
    let (from, column) = end(state, from).ok_or(NoSpread::NoAmounts)?;
    let to = second.and_then(|at| end(state, *at)).filter(|(_, other)| *other == column);
    Ok(Ends { from, to: to.map(|(end, _)| end), column })
}

/// What moving would do; nothing is changed yet.
pub(super) fn plan(state: &State, moved: Transfer) -> Result<Planned, NoSpread> {
    let open = state.open.as_ref().ok_or(NoSpread::NoAmounts)?;
    let Ends { from, column, .. } = ends(state)?;
    let to = moved.to;
    let line = |end: End| open.seen().workbook.line(end.line).ok_or(NoSpread::NoAmounts);
    let lines = [line(from)?, line(to)?];
    // A total changes with its part.
    if from.line == to.line && (from.lens == to.lens || [from.lens, to.lens].contains(&Lens::Total)) {
        return Err(NoSpread::SameCell);
    }
    let is_spent = |line: &Line| Sense::Kind(line.kind).is_spent();
    if is_spent(lines[0]) != is_spent(lines[1]) {
        return Err(NoSpread::ChangesResult);
    }
    for (end, line) in [from, to].into_iter().zip(lines) {
        match (place(line, end.lens), &line.distribution) {
            _ if is_sum_of_months(open, line, column) => return Err(NoSpread::SumOfMonths),
            (None, Distribution::ByKey { .. }) => return Err(NoSpread::PartByKey),
            (Some(place), _) if is_unread(state, line, place, column) => return Err(NoSpread::Unread),
            _ => {}
        }
    }
    if moved.amount.is_zero() {
        return Err(NoSpread::NoAmount);
    }
    let now = |end: End| {
        shown(open.seen().tables, RowId::Line(end.line), end.lens, column.column()).unwrap_or_default()
    };
    let before = (now(from), now(to));
    let after = transfer(moved.amount, before.0, before.1).ok_or(Unspread::TooLarge)?;
    let writes = [(from.line, from.lens, after.0), (to.line, to.lens, after.1)];
    let edits = edits(open, state.lang, column, &writes, &[])?;
    let cells = [(from, lines[0].kind, before.0, after.0), (to, lines[1].kind, before.1, after.1)];
    Ok(Planned { cells, edits })
}

/// Whether text or a formula without an amount would give way.
fn is_unread(state: &State, line: &Line, place: Place, column: AmountColumn) -> bool {
    let Some(open) = &state.open else { return false };
    let field = column.field();
    let has_fault = open.seen().tables.formulas().fault(AmountCell::Line(line.id, place, field)).is_some();
    line.entry(place, field).is_unread() || has_fault
}

/// Moves an amount, as one step. Where that cannot be done, it says why and changes nothing.
pub(super) fn run(state: &mut State, moved: Transfer) -> Vec<Effect> {
    let planned = plan(state, moved).map(|planned| {
        let name = |end: End| {
            let line = state.open.as_ref().and_then(|open| open.workbook.line(end.line));
            line.map(|line| line.name.clone()).unwrap_or_default()
        };
        let [(from, kind, ..), (to, ..)] = planned.cells;
        let amount = written(state, kind, moved.amount);
        let what = format!("{amount}: {} → {}", name(from), name(to));
        let said = state.lang.texts().later().was_moved.replace("{}", &what);
        (planned.edits, StepLabel { verb: Verb::Move, what: What::Named(what) }, said)
    });
    done(state, planned)
}
