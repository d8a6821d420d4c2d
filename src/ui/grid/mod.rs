//! The one grid that all tables use: a real table with the roles and keys of a grid.
//!
//! A grid shows a [`Sheet`] and sends keys and clicks back; it knows nothing of what the cells mean. Each row
//! watches only itself, so that a change redraws only the rows that it reaches.

mod cell;
mod editor;
mod row;
mod toolbar;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::ev;
use leptos::prelude::*;

use super::context::Ctx;
use crate::session::editing::takes_key;
use crate::session::msg::{Direction, Msg};
use crate::session::selection::{At, Key};
use crate::session::sheet::{ColumnKind, Sheet, SheetId, Subject};
pub use toolbar::{Toolbar, cursor_subject};

static INSTANCES: AtomicU32 = AtomicU32::new(0);

/// What a row and its cells need of their grid.
#[derive(Clone, Copy)]
pub(super) struct GridCtx {
    context: Ctx,
    id: SheetId,
    sheet: Memo<Option<Arc<Sheet>>>,
    cursor: Memo<At>,
    /// Whether the cursor of the app is in this grid.
    holds_cursor: Memo<bool>,
    /// The cell of this grid that is being edited.
    edited: Memo<Option<At>>,
    /// Tells this grid from the one it takes the place of, so that no row of that one is kept.
    instance: u32,
}

/// The part of the state that a sheet is made from; the sheet is made anew when it changes.
fn sheet_memo(context: Ctx, id: SheetId) -> Memo<Option<Arc<Sheet>>> {
    let key = Memo::new(move |_| {
        context.state.with(|state| {
            let open = state.open.as_ref()?;
            Some((open.workbook.id, open.version, open.look, open.measure))
        })
    });
    Memo::new(move |_| {
        // Reading it, not only watching it: a memo that nobody reads never finds out that it changed.
        let _ = key.get();
        context.state.with_untracked(|state| state.sheet(id)).map(Arc::new)
    })
}

/// A grid for the table `id`.
#[component]
pub fn Grid(
    /// Which table.
    id: SheetId,
    /// Whether the caption is only for screen readers, because the page has a heading for it.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let context = Ctx::get();
    let sheet = sheet_memo(context, id);
    let cursor_place = Memo::new(move |_| context.of_open(|open| open.cursor));
    let grid = GridCtx {
        context,
        id,
        sheet,
        cursor: Memo::new(move |_| {
            let at = cursor_place.get().filter(|cursor| cursor.sheet == id).map(|cursor| cursor.at);
            at.unwrap_or_default()
        }),
        holds_cursor: Memo::new(move |_| cursor_place.get().is_some_and(|cursor| cursor.sheet == id)),
        edited: Memo::new(move |_| {
            let editor = context.of_open(|open| open.editor.as_ref().map(|editor| editor.cursor));
            editor.filter(|cursor| cursor.sheet == id).map(|cursor| cursor.at)
        }),
        instance: INSTANCES.fetch_add(1, Ordering::Relaxed),
    };
    let caption = move || sheet.with(|s| s.as_ref().map(|s| s.caption.clone()).unwrap_or_default());
    let size = move |of: fn(&Sheet) -> usize| {
        sheet.with(|sheet| sheet.as_ref().map(|sheet| of(sheet)).unwrap_or_default().to_string())
    };
    let released = StoredValue::new(false);
    let on_keydown = move |event: ev::KeyboardEvent| keydown(grid, released, &event);
    view! {
        <div class="grid-frame">
            <table
                class="grid"
                role="grid"
                aria-label=caption
                aria-describedby="grid-help"
                aria-rowcount=move || size(|sheet| sheet.rows.len() + 1)
                aria-colcount=move || size(|sheet| sheet.columns.len() + 1)
                on:keydown=on_keydown
            >
                <caption class:quiet=quiet>{caption}</caption>
                <thead>
                    <Headings grid />
                </thead>
                <tbody>
                    <For
                        each=move || rows(grid)
                        key=|row| *row
                        children=move |(subject, ..)| view! { <row::GridRow grid subject /> }
                    />
                </tbody>
            </table>
        </div>
    }
}

/// The rows by what they are about, with the number of columns: a row is drawn anew when that changes.
fn rows(grid: GridCtx) -> Vec<(Subject, usize, u32)> {
    grid.sheet.with(|sheet| {
        sheet.as_ref().map_or_else(Vec::new, |sheet| {
            sheet.rows.iter().map(|row| (row.subject, sheet.columns.len(), grid.instance)).collect()
        })
    })
}

/// How a column looks.
fn column_class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number => "number",
        ColumnKind::Deviation => "number deviation",
        ColumnKind::Meter => "number meter",
        ColumnKind::Short => "short",
        ColumnKind::Text => "text",
    }
}

#[component]
fn Headings(grid: GridCtx) -> impl IntoView {
    let headings = Memo::new(move |_| {
        grid.sheet.with(|sheet| {
            sheet.as_ref().map(|sheet| (sheet.corner.clone(), sheet.columns.clone())).unwrap_or_default()
        })
    });
    view! {
        {move || {
            let (corner, columns) = headings.get();
            view! {
                <tr role="row" aria-rowindex="1">
                    <th role="columnheader" scope="col" class="corner" aria-colindex="1">{corner}</th>
                    {columns.into_iter().enumerate().map(|(index, column)| view! {
                        <th
                            role="columnheader"
                            scope="col"
                            class=column_class(column.kind)
                            aria-colindex=(index + 2).to_string()
                        >
                            {column.heading}
                        </th>
                    }).collect_view()}
                </tr>
            }
        }}
    }
}

/// A key as the session knows it.
fn key_of(event: &ev::KeyboardEvent) -> Key {
    Key {
        name: event.key(),
        shift: event.shift_key(),
        ctrl: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    }
}

/// Keys of the grid while no cell is edited; the editor has its own.
fn keydown(grid: GridCtx, released: StoredValue<bool>, event: &ev::KeyboardEvent) {
    if grid.edited.get_untracked().is_some() || event.is_composing() {
        return;
    }
    let key = key_of(event);
    if key.name == "Tab" && released.get_value() {
        return;
    }
    if !matches!(key.name.as_str(), "Shift" | "Tab") {
        released.set_value(key.name == "Escape");
    }
    if let Some(direction) = row_direction(&key) {
        if let Some(subject) = cursor_subject(grid.context, &[grid.id]) {
            event.prevent_default();
            grid.context.send(Msg::Move(subject, direction));
        }
        return;
    }
    if grid.context.state.with_untracked(|state| takes_key(state, grid.id, &key)) {
        event.prevent_default();
        event.stop_propagation();
        grid.context.send(Msg::Key(grid.id, key));
    }
}

/// Alt with an arrow moves the row.
fn row_direction(key: &Key) -> Option<Direction> {
    match (key.alt && !key.ctrl, key.name.as_str()) {
        (true, "ArrowUp") => Some(Direction::Up),
        (true, "ArrowDown") => Some(Direction::Down),
        _ => None,
    }
}
