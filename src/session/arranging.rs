//! Folding, hiding, sorting and filtering: what the user does to how a table is looked at.

use super::arrangement::{Arrangement, Filter, Sort};
use super::effect::Effect;
use super::selection::{At, Selection};
use super::sheet::{ColumnKey, SheetId, Subject, is_stale, put_in_order};
use super::state::{Open, State};
use crate::model::id::GroupId;

/// The narrowest and the widest that a column can be made, in pixels.
const NARROWEST: i32 = 40;
const WIDEST: i32 = 800;

/// Changes how a table is looked at, and puts its rows in order anew. The cursor stays on its row if that is still
/// shown.
pub(super) fn arrange(
    state: &mut State,
    sheet: SheetId,
    change: impl FnOnce(&mut Arrangement),
) -> Vec<Effect> {
    let row = cursor_row(state);
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let mut arrangement = open.arrangements.remove(&sheet).unwrap_or_default();
    change(&mut arrangement);
    if let Some(source) = state.source() {
        put_in_order(source, sheet, &mut arrangement);
    }
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    open.arrangements.insert(sheet, arrangement);
    open.version += 1;
    follow(state, row);
    Vec::new()
}

/// What the cursor's row is about.
fn cursor_row(state: &State) -> Option<Subject> {
    let cursor = state.open.as_ref().and_then(Open::cursor)?;
    state.table(cursor.sheet)?.rows.get(cursor.at.row).map(|row| row.subject)
}

/// Puts the cursor back on the row that it stood on, or on the nearest one that is shown.
fn follow(state: &mut State, subject: Option<Subject>) {
    let Some(cursor) = state.open.as_ref().and_then(Open::cursor) else { return };
    let cells = state.table(cursor.sheet).map(|table| {
        let row = subject.and_then(|subject| table.row_of(subject)).unwrap_or(cursor.at.row);
        Selection::at(At { row, ..cursor.at }).inside(table.shape())
    });
    if let (Some(open), Some(cells)) = (state.open.as_mut(), cells) {
        open.select(cursor.sheet, cells);
    }
}

/// Rows have come or gone: tables that are folded, sorted or filtered are put in order anew.
pub(super) fn refresh(state: &mut State) {
    let Some(source) = state.source() else { return };
    let stale: Vec<SheetId> =
        source.arrangements.keys().copied().filter(|sheet| is_stale(source, *sheet)).collect();
    for sheet in stale {
        arrange(state, sheet, |_| {});
    }
}

/// Shows only a group's sum, or its rows again.
pub(super) fn fold(state: &mut State, sheet: SheetId, group: GroupId) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| {
        if !arrangement.folded.remove(&group) {
            arrangement.folded.insert(group);
        }
    })
}

/// Shows all rows, folded and filtered ones too.
pub(super) fn show_all(state: &mut State, sheet: SheetId) {
    arrange(state, sheet, |arrangement| {
        arrangement.folded.clear();
        arrangement.filter = None;
    });
}

/// Sorts the rows for looking; `None` shows them as they stand.
pub(super) fn sort(state: &mut State, sheet: SheetId, sort: Option<Sort>) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| arrangement.sort = sort)
}

/// Gives a column a width in pixels, or its own again.
pub(super) fn width(state: &mut State, sheet: SheetId, column: ColumnKey, width: Option<i32>) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let widths = &mut open.arrangements.entry(sheet).or_default().widths;
    match width {
        Some(width) => widths.insert(column, width.clamp(NARROWEST, WIDEST)),
        None => widths.remove(&column),
    };
    open.version += 1;
    Vec::new()
}

/// Hides columns, or shows all again.
pub(super) fn hide(state: &mut State, sheet: SheetId, hidden: Option<Vec<ColumnKey>>) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| match hidden {
        Some(hidden) => arrangement.hidden.extend(hidden),
        None => arrangement.hidden.clear(),
    })
}

/// Folds all of some groups, or none.
pub(super) fn fold_all(state: &mut State, sheet: SheetId, groups: Vec<GroupId>) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| arrangement.folded = groups.into_iter().collect())
}

/// Shows only some of the rows; an empty filter shows all.
pub(super) fn filter(state: &mut State, sheet: SheetId, filter: Filter) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| arrangement.filter = Some(filter).filter(|f| !f.is_empty()))
}
