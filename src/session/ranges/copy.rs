//! What is put on the clipboard: the selected cells as they are shown, with their exact values, and for ourselves their
//! formulas. Cells that are cut are only marked: they are emptied once they are pasted, so that nothing is gone meanwhile.

use super::results;
use crate::lang::sentence;
use crate::model::money::Money;
use crate::model::unit::Unit;
use crate::session::effect::Effect;
use crate::session::selection::{At, Selection};
use crate::session::sheet::{Cell, SheetId, Table, Target, Value};
use crate::session::state::State;
use crate::text::clipboard::{Block, BlockCell, Written, write};
use crate::text::formula::is_formula;
use crate::text::number::{NumberStyle, edit_text};

/// Cells that were cut and wait to be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// In which table.
    pub sheet: SheetId,
    /// Which ones.
    pub cells: Selection,
    /// What they were put on the clipboard as.
    text: String,
    /// The workbook's version: after a change they are not waiting any more.
    version: u64,
}

impl Cut {
    /// Whether they still wait in a workbook of this version.
    #[must_use]
    pub fn waits(&self, version: u64) -> bool {
        self.version == version
    }

    /// Whether a text from the clipboard is what was cut. The clipboard may end lines in its own way.
    pub(super) fn is(&self, text: &str) -> bool {
        self.text.lines().eq(text.lines())
    }
}

/// What the selected cells are on the clipboard; `None` without a table under the cursor.
#[must_use]
pub fn copied(state: &State) -> Option<Written> {
    let selected = state.open.as_ref()?.selected.as_ref()?;
    let table = state.table(selected.sheet)?;
    let style = state.lang.numbers();
    let rows = rectangle(&selected.cells);
    let cell = |at: &At| table.cell(*at).map(|cell| block_cell(&table, cell, style)).unwrap_or_default();
    let block = Block::new(rows.iter().map(|row| row.iter().map(cell).collect()).collect(), style);
    Some(write(&block, style))
}

/// The selected cells as a rectangle: several rectangles in the same rows or the same columns stand beside or below
/// each other; of others, only the last counts.
fn rectangle(cells: &Selection) -> Vec<Vec<At>> {
    let (rows, columns) = (cells.rows(), cells.columns());
    let whole = |rows: &[usize], columns: &[usize]| -> Vec<Vec<At>> {
        rows.iter()
            .map(|row| columns.iter().map(|column| At { row: *row, column: *column }).collect())
            .collect()
    };
    if is_whole(cells) {
        return whole(&rows, &columns);
    }
    let area = cells.current();
    let (first, last) = (area.first(), area.last());
    whole(&(first.row..=last.row).collect::<Vec<_>>(), &(first.column..=last.column).collect::<Vec<_>>())
}

/// Whether several rectangles are one where they stand beside or below each other.
fn is_whole(cells: &Selection) -> bool {
    let (rows, columns) = (cells.rows(), cells.columns());
    rows.iter().all(|row| columns.iter().all(|column| cells.contains(At { row: *row, column: *column })))
}

pub(super) fn block_cell(table: &Table, cell: Cell, style: NumberStyle) -> BlockCell {
    // Within the app a formula goes on calculating, and an amount keeps its unit, so that one in thousands is the same
    // in a table of kronor.
    let own = match cell.value {
        Some(Value::Amount(_, unit)) if cell.draft.starts_with('=') => {
            Some(formula_with_unit(&cell.draft, unit.unit))
        }
        Some(Value::Amount(amount, unit)) => Some(with_unit(amount, unit.unit, style)),
        // A name that is shown with its number is copied without it.
        None if cell.target.is_some() && !cell.is_choice && cell.draft != cell.text => {
            Some(cell.draft.clone())
        }
        _ => None,
    };
    let exact = cell.value.map(|value| match value {
        Value::Ratio(ratio) => ratio,
        value => value.number(),
    });
    debug_assert_eq!(table.numbers(), style);
    BlockCell { text: cell.text, exact, own }
}

/// What is written in a cell that shows more than that, as a prognosis with what is added to it: `10300 tkr`. `None` where
/// it shows what is written.
pub(super) fn written_beneath(cell: &Cell, style: NumberStyle) -> Option<String> {
    let Some(Value::Amount(amount, unit)) = cell.value else { return None };
    let is_amount = cell.target.is_some_and(Target::is_amount) && !is_formula(&cell.draft);
    let differs = is_amount && !cell.draft.is_empty() && cell.draft != edit_text(amount, unit.unit, style);
    differs.then(|| format!("{} {}", cell.draft, unit.unit.abbreviation()))
}

/// An amount as it can be typed anywhere: `1202,5 tkr`.
fn with_unit(amount: Money, unit: Unit, style: NumberStyle) -> String {
    format!("{} {}", edit_text(amount, unit, style), unit.abbreviation())
}

/// A formula as it can be written anywhere: `=tkr: utfall+100`.
fn formula_with_unit(draft: &str, unit: Unit) -> String {
    let formula = draft.trim_start_matches('=');
    let has_unit = formula
        .split_once(':')
        .is_some_and(|(first, _)| Unit::ALL.iter().any(|unit| unit.abbreviation() == first));
    if has_unit { draft.to_owned() } else { format!("={}: {formula}", unit.abbreviation()) }
}

/// What is selected was put on the clipboard: only if it was cut, pasting moves it.
pub(in crate::session) fn mark(state: &mut State, is_cut: bool) -> Vec<Effect> {
    let written = if is_cut { copied(state) } else { None };
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    open.cut = written.zip(open.selected.as_ref()).map(|(written, selected)| {
        let cells = &selected.cells;
        let cells = if is_whole(cells) { cells.clone() } else { Selection::area(cells.current()) };
        Cut { sheet: selected.sheet, cells, text: written.tsv, version: open.version }
    });
    let Some(Cut { sheet, cells, .. }) = &open.cut else { return Vec::new() };
    let (sheet, cells) = (*sheet, cells.clone());
    let Some((moves, results)) = state.table(sheet).map(|table| {
        let moves = cells.cells().any(|at| table.cell(at).is_some_and(|cell| cell.target.is_some()));
        (moves, results(&table, &cells))
    }) else {
        return Vec::new();
    };
    // What is calculated moves nowhere: it is copied.
    let moves = moves.then(|| state.lang.texts().later().is_cut.to_owned());
    let results = (results > 0).then(|| sentence::calculated(state.lang, results));
    let said: Vec<String> = moves.into_iter().chain(results).collect();
    (!said.is_empty()).then(|| Effect::Announce(said.join(" "))).into_iter().collect()
}
