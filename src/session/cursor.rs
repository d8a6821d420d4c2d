//! What keys and the mouse do in a grid while no cell is edited.

use super::effect::Effect;
use super::place::{Destination, at as place_at};
use super::rest::LATER;
use super::selection::{At, Ground, How, Key, Pointed, Selection, Step, Wish, wish};
use super::sheet::{SheetId, Table};
use super::state::State;
use super::{address, arranging, editing};

/// What is selected in a table; where the cursor stood last if it is not in this table, and at first the first figure.
/// The table may have become smaller since.
#[must_use]
pub fn selection_in(state: &State, sheet: SheetId) -> Selection {
    let open = state.open.as_ref();
    match open.and_then(|open| open.selected.as_ref()).filter(|selected| selected.sheet == sheet) {
        Some(selected) => selected.cells.clone(),
        None => {
            let stood = open.and_then(|open| open.cursors.iter().find(|(known, _)| *known == sheet));
            Selection::at(stood.map_or(At { row: 0, column: 1 }, |(_, at)| *at))
        }
    }
}

/// Where the cursor of a table stands, or stood last.
#[must_use]
pub fn cursor_in(state: &State, sheet: SheetId) -> At {
    selection_in(state, sheet).cursor
}

/// What a step does to what is selected in a table; `None` if it leads out of the table.
fn moved(state: &State, sheet: SheetId, table: &Table, step: Step, extend: bool) -> Option<Selection> {
    let is_filled = |at| table.is_filled(at);
    let ground = Ground {
        shape: table.shape(),
        page_rows: state.sight.rows,
        page_columns: state.sight.columns,
        is_filled: &is_filled,
    };
    let cells = selection_in(state, sheet);
    if extend { Some(cells.extended(&ground, step)) } else { cells.moved(&ground, step) }
}

/// Whether the grid takes a key, so that the browser should not act on it too. Tab at the end of a grid is
/// not taken: it leaves.
#[must_use]
pub fn takes_key(state: &State, sheet: SheetId, key: &Key) -> bool {
    match wish(key) {
        None => false,
        // What was cut waits no longer, or there is a way back.
        Some(Wish::Release) => {
            state.open.as_ref().is_some_and(|open| open.cut.is_some() || !open.way_back.is_empty())
        }
        Some(Wish::Move(step @ (Step::Next | Step::Previous))) => {
            state.table(sheet).is_some_and(|table| moved(state, sheet, &table, step, false).is_some())
        }
        Some(_) => true,
    }
}

pub(super) fn key(state: &mut State, sheet: SheetId, key: &Key) -> Vec<Effect> {
    wish(key).map(|wish| wished(state, sheet, wish)).unwrap_or_default()
}

/// Does what a key asks of a grid.
pub(super) fn wished(state: &mut State, sheet: SheetId, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Move(step) => step_to(state, sheet, step, false),
        Wish::Extend(step) => step_to(state, sheet, step, true),
        Wish::SelectAll => widen(state, sheet, |cells, table| cells.everything(table.shape())),
        Wish::SelectRows => widen(state, sheet, |cells, table| cells.whole_rows(table.shape())),
        Wish::SelectColumns => widen(state, sheet, |cells, table| cells.whole_columns(table.shape())),
        Wish::Edit => {
            let at = cursor_in(state, sheet);
            editing::edit(state, sheet, at)
        }
        Wish::Replace => editing::type_over(state, sheet, String::new()),
        // Done by the command of that name; see `update::dispatch`.
        Wish::Clear => Vec::new(),
        Wish::Release => {
            let cut = state.open.as_mut().and_then(|open| open.cut.take());
            match LATER.get().filter(|_| cut.is_none()) {
                Some(rest) => (rest.back)(state),
                None => vec![Effect::Announce(String::new())],
            }
        }
    }
}

/// Moves the cursor, or the corner of the selection.
pub(super) fn step_to(state: &mut State, sheet: SheetId, step: Step, extend: bool) -> Vec<Effect> {
    let cells = state.table(sheet).and_then(|table| moved(state, sheet, &table, step, extend));
    cells.map(|cells| select(state, sheet, cells)).unwrap_or_default()
}

fn widen(state: &mut State, sheet: SheetId, widen: fn(&Selection, &Table) -> Selection) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let Some(cells) = state.table(sheet).map(|table| widen(&cells, &table)) else { return Vec::new() };
    select(state, sheet, cells)
}

pub(super) fn point(state: &mut State, sheet: SheetId, pointed: Pointed, how: How) -> Vec<Effect> {
    let Some(shape) = state.table(sheet).map(|table| table.shape()) else { return Vec::new() };
    // Extending or adding to what is selected in another table begins anew in this one.
    let elsewhere = state.open.as_ref().and_then(|open| open.cursor()).is_none_or(|c| c.sheet != sheet);
    let how = if elsewhere { How::Alone } else { how };
    let cells = selection_in(state, sheet).pointed(shape, pointed, how);
    let before = state.open.as_ref().and_then(|open| open.selected.as_ref()).map(|selected| selected.moves);
    let effects = select(state, sheet, cells);
    if let (Pointed::Column(_) | Pointed::All, Some(selected)) =
        (pointed, state.open.as_mut().and_then(|open| open.selected.as_mut()))
    {
        // They are longer than what is in sight: the view stays where it is.
        selected.moves = before.unwrap_or_default();
    }
    effects
}

/// The cursor goes to a table, to where it stands there.
pub(super) fn take(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let shape = state.table(sheet).map(|table| table.shape());
    shape.map(|shape| select(state, sheet, cells.inside(shape))).unwrap_or_default()
}

/// Selects cells, with the keyboard in their table.
pub(super) fn select(state: &mut State, sheet: SheetId, cells: Selection) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let is_there = open.cursor().is_some_and(|cursor| cursor.sheet == sheet);
    open.select(sheet, cells);
    // Within a table the keyboard stays where it is.
    if is_there { Vec::new() } else { vec![Effect::Focus] }
}

pub(super) fn go_to(state: &mut State, destination: &Destination) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    open.view = destination.view;
    open.look = destination.look;
    if destination.activity.is_some() {
        open.activity = destination.activity;
    }
    if let SheetId::Months(_, year) = destination.sheet {
        open.months = year;
    }
    let mut effects = arranging::bring(state, destination.sheet, destination.subject);
    let at = state.table(destination.sheet).map(|table| place_at(&table, destination));
    if let (Some(open), Some(at)) = (state.open.as_mut(), at) {
        open.select(destination.sheet, Selection::at(at));
    }
    effects.extend(address::effect(state));
    effects.push(Effect::Focus);
    effects
}
