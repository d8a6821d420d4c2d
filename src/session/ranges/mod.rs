//! What is done to many cells at once, each as one step of the history.

mod by_name;
mod change;
mod copy;
mod fill;
mod import;
mod paste;
mod statistics;
mod write;

use super::cursor::selection_in;
use super::effect::Effect;
use super::selection::{At, Selection};
use super::sheet::{SheetId, Table, Target};
use super::state::{State, StepLabel};
use crate::lang::{Verb, What, sentence};
pub(super) use change::change;
pub(super) use copy::mark;
pub use copy::{Cut, copied};
pub use fill::{Direction, Fill, filled_area};
pub(super) use fill::{fill, fill_series, fill_to};
pub use import::{Finds, can_grow, written_columns};
pub(super) use import::{Import, Imported, columns_of, finds, import};
pub use paste::Paste;
pub(super) use paste::{paste, paste_larger, paste_with};
pub use statistics::{Statistics, in_words, statistics};
pub use write::Why;
use write::Writing;

/// Empties the selected cells, and says how many: amounts, free texts, and choices that may be none. Names and other
/// choices stay, of which nothing is said, for whoever clears a block wants its figures gone; results stay and are said.
pub(super) fn clear(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let Some((writes, results)) =
        state.table(sheet).map(|table| (emptied(&table, &cells), results(&table, &cells)))
    else {
        return Vec::new();
    };
    let mut writing = Writing::begin(state, Vec::new());
    writing.write(sheet, writes);
    let count = writing.cells;
    let label = StepLabel { verb: Verb::Clear, what: What::Cells(count) };
    let (left, mut effects) = writing.end(label);
    let lang = state.lang;
    let cleared = (count > 0).then(|| sentence::cleared(lang, count));
    let results = (results > 0).then(|| sentence::calculated(lang, results));
    let said: Vec<String> = cleared.into_iter().chain(results).chain(left).collect();
    // One sentence, for the status bar keeps the last.
    effects.extend((!said.is_empty()).then(|| Effect::Announce(said.join(" "))));
    effects
}

/// How many cells show what is calculated.
fn results(table: &Table, cells: &Selection) -> usize {
    let is_result = |at: &At| {
        let cell = table.cell(*at);
        at.column > 0 && cell.is_some_and(|cell| cell.target.is_none() && !cell.text.is_empty())
    };
    cells.cells().filter(is_result).count()
}

/// What empties cells, of those that can be empty.
fn emptied(table: &Table, cells: &Selection) -> Vec<(At, String)> {
    let clears = |at: &At| {
        table
            .cell(*at)
            .is_some_and(|cell| cell.target.is_some_and(Target::can_be_empty) && !cell.draft.is_empty())
    };
    cells.cells().filter(clears).map(|at| (at, String::new())).collect()
}
