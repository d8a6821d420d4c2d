//! Another tab of the same browser changed what is stored: this one shows it too, and never writes over it
//! with something older.

use super::effect::Effect;
use super::sheet::Subject;
use super::state::{Notice, Open, ShelfItem, State};
use super::unsaved::is_unsaved;
use super::update::settle_look;
use crate::file::read;
use crate::model::history::History;
use crate::model::id::WorkbookId;
use crate::rules::summary::drift_tables;

/// Another tab stored a workbook. What is being typed here goes on, in the same row and column.
pub(super) fn stored(state: &mut State, id: WorkbookId, text: &str) -> Vec<Effect> {
    // What only memory has here must not be replaced; the sign that it is not stored stays.
    let known = state.open.as_ref().filter(|open| open.workbook.id == id && !is_unsaved(open));
    let (Some(open), Ok(workbook)) = (known, read(text.as_bytes())) else { return Vec::new() };
    if open.workbook == workbook {
        return Vec::new();
    }
    let row = cursor_row(state);
    if let Some(open) = state.open.as_mut() {
        open.tables = drift_tables(&workbook);
        open.workbook = workbook;
        open.version += 1;
        // Steps of this tab lead back to what is no longer there.
        open.history = History::default();
        settle_look(open);
    }
    follow_row(state, row);
    state.notice = Some(Notice::ChangedElsewhere);
    vec![Effect::Focus]
}

/// What the row under the cursor is about.
fn cursor_row(state: &State) -> Option<Subject> {
    let cursor = state.open.as_ref()?.cursor()?;
    Some(state.table(cursor.sheet)?.rows.get(cursor.at.row)?.subject)
}

/// Puts the cursor and the editor where the row stands now; without the row there is nothing to edit.
fn follow_row(state: &mut State, subject: Option<Subject>) {
    let cursor = state.open.as_ref().and_then(Open::cursor);
    let row = cursor.and_then(|cursor| state.table(cursor.sheet)).and_then(|table| table.row_of(subject?));
    let Some(open) = state.open.as_mut() else { return };
    match (row, &mut open.selected) {
        (Some(row), Some(selected)) => {
            if selected.cells.cursor.row != row {
                selected.cells = selected.cells.on_row(row);
            }
            if let Some(editor) = &mut open.editor {
                editor.cursor.at.row = row;
            }
        }
        _ => (open.selected, open.editor) = (None, None),
    }
}

/// The shelf as it is stored now, with what only this tab's memory has.
pub(super) fn shelf(state: &mut State, mut items: Vec<ShelfItem>) -> Vec<Effect> {
    let stored: Vec<WorkbookId> = items.iter().map(|item| item.id).collect();
    let in_memory = state.shelf.iter().filter(|item| !stored.contains(&item.id) && state.is_unsaved(item.id));
    items.extend(in_memory.cloned());
    state.shelf = items;
    super::shelf::sort(&mut state.shelf);
    Vec::new()
}
