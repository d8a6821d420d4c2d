//! A row of the grid: it watches its own content, and passes it to its cells.

use leptos::prelude::*;

use super::GridCtx;
use super::cell::GridCell;
use crate::session::sheet::{RowStyle, SheetRow, Subject};

/// What a row shows now, and where it stands.
pub(super) type RowMemo = Memo<Option<(usize, SheetRow)>>;

/// The row of `subject`.
#[component]
pub fn GridRow(grid: GridCtx, subject: Subject) -> impl IntoView {
    let row: RowMemo = Memo::new(move |_| {
        grid.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let index = sheet.rows.iter().position(|row| row.subject == subject)?;
            Some((index, sheet.rows[index].clone()))
        })
    });
    let index = Memo::new(move |_| row.with(|row| row.as_ref().map(|(index, _)| *index).unwrap_or_default()));
    // The row tells its cells which of them has the cursor or the editor, so that only those look again.
    let cursor = Memo::new(move |_| {
        let at = grid.cursor.get();
        (at.row == index.get()).then_some(at.column)
    });
    let edited = Memo::new(move |_| grid.edited.get().filter(|at| at.row == index.get()).map(|at| at.column));
    let class = move || {
        row.with(|row| match row.as_ref().map(|(_, row)| row.style) {
            Some(RowStyle::Sum) => "sum",
            Some(RowStyle::Total) => "total",
            Some(RowStyle::Line) | None => "line",
        })
    };
    let columns =
        grid.sheet.with_untracked(|sheet| sheet.as_ref().map(|s| s.columns.len()).unwrap_or_default());
    view! {
        <tr role="row" class=class aria-rowindex=move || (index.get() + 2).to_string()>
            {(0..=columns)
                .map(|column| view! { <GridCell grid row index column cursor edited /> })
                .collect_view()}
        </tr>
    }
}
