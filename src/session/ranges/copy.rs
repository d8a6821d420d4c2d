//! What is put on the clipboard: the selected cells as they are shown, with their exact values, and for ourselves their
//! formulas.

use crate::lang::Verb;
use crate::model::money::Money;
use crate::model::unit::Unit;
use crate::session::cursor::selection_in;
use crate::session::effect::Effect;
use crate::session::selection::{At, Selection};
use crate::session::sheet::{Cell, SheetId, Table, Value};
use crate::session::state::State;
use crate::text::clipboard::{Block, BlockCell, Written, write};
use crate::text::number::{NumberStyle, edit_text};

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
    let all = whole(&rows, &columns);
    if all.iter().flatten().all(|at| cells.contains(*at)) {
        return all;
    }
    let area = cells.current();
    let (first, last) = (area.first(), area.last());
    whole(&(first.row..=last.row).collect::<Vec<_>>(), &(first.column..=last.column).collect::<Vec<_>>())
}

fn block_cell(table: &Table, cell: Cell, style: NumberStyle) -> BlockCell {
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

/// Empties what was just copied, as one step.
pub(in crate::session) fn cut(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    super::clear_cells(state, sheet, &cells, Verb::Cut)
}
