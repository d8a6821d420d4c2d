//! What is done to many cells at once, each as one step of the history.

mod change;
mod copy;
mod fill;
mod paste;
mod statistics;
mod write;

use super::cursor::selection_in;
use super::effect::Effect;
use super::selection::At;
use super::selection::Selection;
use super::sheet::{SheetId, Table, Target};
use super::state::State;
use crate::lang::Verb;
pub(super) use change::change;
pub(super) use copy::mark;
pub use copy::{Cut, copied};
pub use fill::{Direction, Fill, filled_area};
pub(super) use fill::{fill, fill_series, fill_to};
pub use paste::Paste;
pub(super) use paste::{paste, paste_larger, paste_with};
pub use statistics::{Statistics, in_words, statistics};
pub use write::Why;
pub(super) use write::write_and_report;

/// Empties the selected cells: amounts, free texts, and choices that may be none. Names and other choices stay.
pub(super) fn clear(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    write_and_report(state, sheet, |table| emptied(table, &cells), Verb::Clear)
}

/// What empties cells. Those that cannot be emptied are not spoken of: whoever clears a block wants its figures gone.
fn emptied(table: &Table, cells: &Selection) -> Vec<(At, String)> {
    let clears = |at: &At| {
        table
            .cell(*at)
            .is_some_and(|cell| cell.target.is_some_and(Target::can_be_empty) && !cell.draft.is_empty())
    };
    cells.cells().filter(clears).map(|at| (at, String::new())).collect()
}
