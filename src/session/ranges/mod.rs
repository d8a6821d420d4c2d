//! What is done to many cells at once, each as one step of the history.

mod change;
mod copy;
mod fill;
mod paste;
mod statistics;
mod write;

use super::cursor::selection_in;
use super::effect::Effect;
use super::selection::Selection;
use super::sheet::{SheetId, Table};
use super::state::State;
use crate::lang::{Verb, sentence};
pub(super) use change::change;
pub use copy::copied;
pub(super) use copy::cut;
pub use fill::{Direction, Fill, filled_area};
pub(super) use fill::{fill, fill_series, fill_to};
pub use paste::Paste;
pub(super) use paste::{paste, paste_larger, paste_with};
pub use statistics::{Statistics, in_words, statistics};
use write::write_and_count;
pub use write::{LeftAlone, Why};

/// Empties the selected cells: amounts, free texts, and choices that may be none. Names and other choices stay.
pub(super) fn clear(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    clear_cells(state, sheet, &cells, Verb::Clear)
}

/// Empties cells, and says how many: results stay, as do names and choices, of which nothing is said, for whoever
/// clears a block wants its figures gone.
fn clear_cells(state: &mut State, sheet: SheetId, cells: &Selection, verb: Verb) -> Vec<Effect> {
    let mut results = 0;
    let writes = |table: &Table| {
        let mut writes = Vec::new();
        for at in cells.cells() {
            let Some(cell) = table.cell(at) else { continue };
            match cell.target {
                Some(target) if target.can_be_empty() && !cell.draft.is_empty() => {
                    writes.push((at, String::new()));
                }
                None if at.column > 0 && !cell.text.is_empty() => results += 1,
                _ => {}
            }
        }
        writes
    };
    let (count, left, mut effects) = write_and_count(state, sheet, Vec::new(), writes, verb);
    let lang = state.lang;
    let cleared = (count > 0).then(|| sentence::cleared(lang, count));
    let results = (results > 0).then(|| sentence::calculated(lang, results));
    let said: Vec<String> = cleared.into_iter().chain(results).chain(left).collect();
    // One sentence, for the status bar keeps the last.
    effects.extend((!said.is_empty()).then(|| Effect::Announce(said.join(" "))));
    effects
}
