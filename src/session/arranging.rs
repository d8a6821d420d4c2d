//! Folding, hiding and moving columns, sorting and filtering: what the user does to how a table is looked at.

use super::arrangement::{Arrangement, Filter, Sort};
use super::effect::Effect;
use super::remembered::{read, write};
use super::selection::{Area, At, Selection};
use super::sheet::{ColumnKey, SheetId, Subject, column_keys, is_stale, put_in_order};
use super::state::{Open, State};
use crate::model::id::GroupId;

/// The narrowest and the widest that a column can be made, in pixels.
pub(super) const WIDTHS: std::ops::RangeInclusive<i32> = 40..=800;

/// Changes how a table is looked at, and puts its rows in order anew. The cursor stays on its row if that is still
/// shown.
pub(super) fn arrange(
    state: &mut State,
    sheet: SheetId,
    change: impl FnOnce(&mut Arrangement),
) -> Vec<Effect> {
    let row = state.cursor_subject();
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let mut arrangement = open.arrangements.remove(&sheet).unwrap_or_default();
    change(&mut arrangement);
    if let Some(source) = state.source() {
        put_in_order(source, sheet, &mut arrangement);
    }
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    open.arrangements.insert(sheet, arrangement);
    open.arranged += 1;
    open.version += 1;
    follow(state, row);
    remember(state)
}

/// Has the arrangements of the open workbook stored beside it.
fn remember(state: &State) -> Vec<Effect> {
    let open = state.open.as_ref();
    let store = |open: &Open| Effect::StoreArrangement(open.workbook.id, write(&open.arrangements));
    open.map(store).into_iter().collect()
}

/// Arranges the tables of a workbook that has just been opened as they were when it was left.
pub(super) fn recall(state: &mut State, text: &str) -> Vec<Effect> {
    let arrangements = read(text);
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let sheets: Vec<SheetId> = arrangements.keys().copied().collect();
    open.arrangements = arrangements;
    let mut is_partial = false;
    for sheet in sheets {
        drop_what_is_gone(state, sheet);
        // What was read is what is stored: nothing is to be written.
        arrange(state, sheet, |_| {});
        let shown = state.open.as_ref().filter(|open| open.sheets().contains(&sheet));
        let arrangement = shown.and_then(|open| open.arrangements.get(&sheet));
        is_partial |= arrangement.is_some_and(|a| a.sort.is_some() || a.filter.is_some());
    }
    if is_partial {
        vec![Effect::Announce(state.lang.texts().later().arranged_as_left.to_owned())]
    } else {
        Vec::new()
    }
}

/// Forgets the groups and columns of an arrangement that the table does not have any more, or all of it with the table.
fn drop_what_is_gone(state: &mut State, sheet: SheetId) {
    let Some(open) = state.open.as_mut() else { return };
    let Some(mut arrangement) = open.arrangements.remove(&sheet) else { return };
    let Some(keys) = state.source().and_then(|source| column_keys(source, sheet)) else { return };
    let Some(open) = state.open.as_mut() else { return };
    let is_there = |column: &ColumnKey| keys.contains(column);
    arrangement.folded.retain(|group| open.workbook.group(*group).is_some());
    arrangement.hidden.retain(is_there);
    arrangement.placed.retain(is_there);
    arrangement.sort = arrangement.sort.filter(|sort| sort.column.as_ref().is_none_or(is_there));
    if let Some(filter) = &mut arrangement.filter {
        filter.at_least = filter.at_least.filter(|(column, _)| is_there(column));
    }
    arrangement.filter = arrangement.filter.filter(|filter| !filter.is_empty());
    open.arrangements.insert(sheet, arrangement);
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
        if !arrangement.folded.remove(group) {
            arrangement.folded.insert(group);
        }
    })
}

/// Has a row on screen that is filtered or folded away.
pub(super) fn bring(state: &mut State, sheet: SheetId, subject: Subject) -> Vec<Effect> {
    let is_shown = state.table(sheet).is_none_or(|table| table.row_of(subject).is_some());
    if is_shown { Vec::new() } else { show_all(state, sheet) }
}

/// Shows all rows, folded and filtered ones too.
pub(super) fn show_all(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| {
        arrangement.folded.clear();
        arrangement.filter = None;
    })
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
        Some(width) => widths.insert(column, width.clamp(*WIDTHS.start(), *WIDTHS.end())),
        None => widths.remove(&column),
    };
    open.version += 1;
    remember(state)
}

/// Hides columns, or shows all again.
pub(super) fn hide(state: &mut State, sheet: SheetId, hidden: Option<Vec<ColumnKey>>) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| match hidden {
        Some(hidden) => arrangement.hidden.extend(hidden),
        None => arrangement.hidden.clear(),
    })
}

/// The selected columns that can be moved: not the row headers, nor all of them. `None` without any.
pub(super) fn movable_columns(state: &State) -> Option<(SheetId, Vec<usize>)> {
    let selected = state.open.as_ref()?.selected.as_ref()?;
    let mut columns = selected.cells.columns();
    columns.retain(|column| *column > 0);
    let count = state.table(selected.sheet)?.columns.len();
    (!columns.is_empty() && columns.len() < count).then_some((selected.sheet, columns))
}

/// The selected columns are dropped on a shown one: behind it, or before it. They stand beside each other there and
/// stay selected.
pub(super) fn drop_columns(state: &mut State, sheet: SheetId, column: usize, after: bool) -> Vec<Effect> {
    let moved = movable_columns(state).filter(|(from, _)| *from == sheet);
    let keys = state.source().and_then(|source| column_keys(source, sheet));
    let (Some((_, moved)), Some(keys), Some(table)) = (moved, keys, state.table(sheet)) else {
        return Vec::new();
    };
    let moved: Vec<ColumnKey> = moved.into_iter().filter_map(|column| table.key(column)).collect();
    let Some(onto) = table.key(column) else { return Vec::new() };
    drop(table);
    let before = state.open.as_ref().and_then(|open| open.arrangements.get(&sheet)).cloned();
    let now = before.unwrap_or_default().in_order(&keys);
    let now: Vec<ColumnKey> = now.into_iter().map(|column| keys[column]).collect();
    let gap = now.iter().position(|key| *key == onto).map_or(0, |at| at + usize::from(after));
    let stays = |key: &&ColumnKey| !moved.contains(key);
    let placed: Vec<ColumnKey> = now[..gap]
        .iter()
        .filter(stays)
        .chain(&moved)
        .chain(now[gap..].iter().filter(stays))
        .copied()
        .collect();
    if placed == now {
        return Vec::new();
    }
    let effects = arrange(state, sheet, |arrangement| {
        arrangement.placed = if placed == keys { Vec::new() } else { placed };
    });
    follow_columns(state, sheet, &moved);
    effects
}

/// The selection goes with the columns that moved, and the cursor with it.
fn follow_columns(state: &mut State, sheet: SheetId, moved: &[ColumnKey]) {
    let before = state.open.as_ref().and_then(|open| open.selected.as_ref()).map(|s| s.cells.clone());
    let place = |key: &ColumnKey| {
        let table = state.table(sheet)?;
        (1..=table.columns.len()).find(|column| table.key(*column).as_ref() == Some(key))
    };
    let places: Vec<usize> = moved.iter().filter_map(place).collect();
    let (Some(before), Some(first), Some(last)) = (before, places.first(), places.last()) else { return };
    let (area, row) = (before.current(), before.cursor.row);
    let mut cells = Selection::area(Area {
        anchor: At { row: area.first().row, column: *first },
        head: At { row: area.last().row, column: *last },
    });
    // Whole columns are longer than what is in sight: the view stays at its row.
    (cells.cursor, cells.lead) = (At { row, column: *first }, At { row, column: *last });
    if let Some(open) = state.open.as_mut() {
        open.select(sheet, cells);
    }
}

/// Shows the columns as the table has them: in their order, none hidden, each as wide as what it holds.
pub(super) fn reset_columns(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    arrange(state, sheet, |arrangement| {
        arrangement.placed.clear();
        arrangement.hidden.clear();
        arrangement.widths.clear();
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
