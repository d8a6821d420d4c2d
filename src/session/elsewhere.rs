//! Another tab of the same browser changed what is stored: this one shows it too, and never writes over it
//! with something older.

use super::effect::Effect;
use super::journal::Journal;
use super::opening::{Opened, replay};
use super::rest;
use super::sheet::Subject;
use super::state::{Notice, Open, ShelfItem, State};
use super::unsaved::is_unsaved;
use super::update::look_again;
use crate::file::journal::RecordId;
use crate::model::id::WorkbookId;
use crate::rules::drift::follow;
use crate::rules::summary::drift_tables;

/// Another tab stored a record of a workbook. Its step becomes one of this tab's history.
pub(super) fn record(state: &mut State, id: WorkbookId, record: RecordId, text: &str) -> Vec<Effect> {
    let row = state.cursor_subject();
    let Some(open) = state.open.as_mut().filter(|open| open.workbook.id == id) else { return Vec::new() };
    if open.journal.knows(record) {
        return Vec::new();
    }
    let is_next = record.number == open.journal.newest + 1 && !open.journal.is_behind;
    let replayed = (is_next && !is_unsaved(open))
        .then(|| replay(&mut open.workbook, &mut open.history, record, text).ok())
        .flatten();
    let Some((reach, text)) = replayed else {
        // Both tabs wrote in the same instant, or something is missing: what is stored says what holds.
        open.journal.is_behind = true;
        return catch_up(state, id);
    };
    open.journal.add(record, text, true);
    follow(&mut open.tables, &open.workbook, &reach);
    look_again(state);
    follow_row(state, row);
    state.notice = Some(Notice::ChangedElsewhere);
    vec![Effect::Focus]
}

/// Reads the open workbook from storage again, unless memory has something that storage has not: then it waits.
pub(super) fn catch_up(state: &mut State, id: WorkbookId) -> Vec<Effect> {
    let Some(open) = state.open.as_mut().filter(|open| open.workbook.id == id) else { return Vec::new() };
    if is_unsaved(open) || state.loading.is_some() {
        return Vec::new();
    }
    state.loading = Some(id);
    vec![Effect::Load(id, open.view)]
}

/// Shows the open workbook as it is stored now. What is being typed here goes on, in the same row and column.
pub(super) fn take_over(state: &mut State, opened: Opened) -> Vec<Effect> {
    let row = state.cursor_subject();
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    if is_unsaved(open) {
        open.journal.is_behind = true;
        return Vec::new();
    }
    // Whether they differ is the second part's to tell. Until it has come, whatever is stored counts as a change.
    let differ = rest::LATER.get().map(|rest| rest.differ);
    let has_changed = differ.is_none_or(|differ| differ(&open.workbook, &opened.workbook));
    open.tables = drift_tables(&opened.workbook);
    (open.workbook, open.history) = (opened.workbook, opened.history);
    open.unread_past = opened.unread_past;
    open.journal = Journal { is_taking: open.journal.is_taking, ..opened.journal };
    look_again(state);
    follow_row(state, row);
    if has_changed {
        state.notice = Some(Notice::ChangedElsewhere);
    }
    vec![Effect::Focus]
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
    if let Some(open) = state.open.as_mut()
        && !items.iter().any(|item| item.id == open.workbook.id)
    {
        // It was taken away in another tab: what is written here from now on has nothing to stand on.
        open.journal.snapshot = None;
    }
    state.shelf = items;
    super::shelf::sort(&mut state.shelf);
    Vec::new()
}
