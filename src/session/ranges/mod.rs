//! What is done to many cells at once, each as one step of the history.

mod fill;
mod statistics;
mod write;

use super::cursor::selection_in;
use super::effect::Effect;
use super::selection::At;
use super::sheet::{SheetId, Target};
use super::state::State;
use crate::lang::Verb;
pub use fill::{Direction, Fill, filled_area};
pub(super) use fill::{fill, fill_to};
pub use statistics::{Statistics, in_words, statistics};
pub(super) use write::write_and_report;
pub use write::{LeftAlone, Why};

/// Empties the selected cells: amounts, free texts, and choices that may be none. Names and other choices stay.
pub(super) fn clear(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let writes = state.table(sheet).map(|table| {
        // Cells that cannot be emptied are not spoken of: whoever clears a block wants its figures gone.
        let clears = |at: &At| {
            table
                .cell(*at)
                .is_some_and(|cell| cell.target.is_some_and(Target::can_be_empty) && !cell.draft.is_empty())
        };
        cells.cells().filter(clears).map(|at| (at, String::new())).collect()
    });
    write_and_report(state, sheet, writes.unwrap_or_default(), Verb::Clear)
}
