//! A cell of the grid: text, mark, and the editor over it while it is edited.

use leptos::ev;
use leptos::prelude::*;

use super::editor::CellEditor;
use super::row::RowMemo;
use super::{GridCtx, column_class};
use crate::session::msg::Msg;
use crate::session::selection::At;
use crate::session::sheet::{Cell, Mark};

/// The cell of a row in a column; column 0 is the row header.
#[component]
pub fn GridCell(
    grid: GridCtx,
    row: RowMemo,
    index: Memo<usize>,
    column: usize,
    cursor: Memo<Option<usize>>,
    edited: Memo<Option<usize>>,
) -> impl IntoView {
    let context = grid.context;
    let texts = context.texts();
    let cell = Memo::new(move |_| {
        row.with(|row| {
            let row = &row.as_ref()?.1;
            if column == 0 { Some(row.header.clone()) } else { row.cells.get(column - 1).cloned() }
        })
        .unwrap_or_default()
    });
    let at = move || At { row: index.get_untracked(), column };
    let here = move || cursor.get() == Some(column);
    let is_edited = Memo::new(move |_| edited.get() == Some(column));
    let kind = grid.sheet.with_untracked(|sheet| {
        sheet.as_ref().and_then(|sheet| sheet.columns.get(column.checked_sub(1)?).map(|c| c.kind))
    });
    let class = move || {
        cell.with(|cell| {
            let kind = kind.map_or("row-header", column_class);
            let state = match (cell.unread, cell.target.is_some()) {
                (true, _) => "input unread",
                (false, true) => "input",
                (false, false) => "result",
            };
            format!("{kind} {state}")
        })
    };
    let depth = move || row.with(|row| row.as_ref().map(|(_, row)| row.depth).unwrap_or_default());
    let content = move || cell.with(|cell| content(cell, texts.unread_mark));
    let editor =
        move || is_edited.get().then(|| view! { <CellEditor grid at=at() cell=cell.get_untracked() /> });
    let select = move |event: ev::MouseEvent| {
        if !is_edited.get_untracked() {
            event.prevent_default();
            context.send(Msg::Select(grid.id, at()));
        }
    };
    let edit = move |_: ev::MouseEvent| {
        if !is_edited.get_untracked() {
            context.send(Msg::Edit(grid.id, at()));
        }
    };
    // While the editor lies over the cell, that is where the focus can go.
    let tabindex = move || (!is_edited.get()).then(|| if here() { "0" } else { "-1" });
    let has_cursor = move || (here() && grid.holds_cursor.get()).then_some("");
    let read_only = move || cell.with(|cell| cell.target.is_none()).then_some("true");
    let note = move || cell.with(|cell| (!cell.note.is_empty()).then(|| cell.note.clone()));
    let colindex = (column + 1).to_string();
    if column == 0 {
        view! {
            <th
                role="rowheader"
                scope="row"
                class=class
                style:--depth=move || depth().to_string()
                tabindex=tabindex
                data-cursor=has_cursor
                aria-colindex=colindex
                aria-readonly=read_only
                title=note
                on:mousedown=select
                on:dblclick=edit
            >
                {content}
                {editor}
            </th>
        }
        .into_any()
    } else {
        view! {
            <td
                role="gridcell"
                class=class
                tabindex=tabindex
                data-cursor=has_cursor
                aria-colindex=colindex
                aria-readonly=read_only
                aria-invalid=move || cell.with(|cell| cell.unread).then_some("true")
                title=note
                on:mousedown=select
                on:dblclick=edit
            >
                {content}
                {editor}
            </td>
        }
        .into_any()
    }
}

/// The text of a cell with what is drawn beside it.
fn content(cell: &Cell, unread_mark: &'static str) -> impl IntoView + use<> {
    let text = cell.text.clone();
    match cell.mark {
        Mark::None if cell.unread => view! {
            <span class="cell-text">{text}</span>
            <span class="unread-mark">{unread_mark}</span>
        }
        .into_any(),
        Mark::None => view! { <span class="cell-text">{text}</span> }.into_any(),
        Mark::OnBudget => view! {
            <span class="cell-text">{text}</span>
            <span class="bar" aria-hidden="true"></span>
        }
        .into_any(),
        Mark::Deviation { good, size } => {
            let word = cell.note.clone();
            view! {
                <span class="cell-text">{text}</span>
                <span class="quiet">{format!(" {word}")}</span>
                <span class="bar" class:good=good class:bad=!good aria-hidden="true">
                    <span style:--size=format!("{size}%")></span>
                </span>
            }
            .into_any()
        }
        Mark::Meter { used, passed, over } => view! {
            <span class="cell-text">{text}</span>
            <span class="meter-bar" class:over=over aria-hidden="true">
                <span class="used" style:--size=format!("{used}%")></span>
                <span class="passed" style:--size=format!("{passed}%")></span>
            </span>
        }
        .into_any(),
    }
}
