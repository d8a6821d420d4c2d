//! Rows and columns that are dragged: the line that shows where they would land, and the table that goes on near its edges.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::pointer::{is_on, under};
use super::{Ctx, GridCtx, px};
use crate::session::moving::landing;
use crate::session::msg::Msg;
use crate::session::selection::{At, Pointed};
use crate::session::sheet::SheetId;
use crate::session::viewport::Place;

/// Where rows or columns that are dragged would land.
#[derive(Clone, Copy, PartialEq)]
pub struct Landing {
    /// In which grid of the page.
    instance: u32,
    sheet: SheetId,
    /// On which row or column.
    on: Pointed,
    /// Behind it, or in front of it.
    after: bool,
    /// Whether they cannot land there.
    refused: bool,
    /// The line that shows it: between two rows, as deep as they would stand, or between two columns.
    line: Place,
}

/// What follows the mouse while it drags rows or columns, in the second part of the program. Each is told of a grid, by
/// what they are dragged, whether from that grid, and where on the page the mouse is.
pub struct RowDrag {
    /// Shows where they would land.
    pub over: fn(GridCtx, Pointed, bool, (i32, i32)),
    /// Goes on near the edges.
    pub scroll: fn(GridCtx, Pointed, bool, (i32, i32)),
    /// Says what the gutter is for, where the mouse is on it.
    pub tip: fn(Ctx, &ev::MouseEvent),
}

/// All of it.
pub const ROW_DRAG: RowDrag = RowDrag { over, scroll, tip };

/// Whether the mouse has gone so far that it drags, and does not click.
pub fn is_away((x, y): (i32, i32), (now_x, now_y): (i32, i32)) -> bool {
    (x - now_x).abs().max((y - now_y).abs()) > 3
}

/// How thick the line is, in pixels.
const LINE: i32 = 3;

/// The mouse that drags is at a point of the page: if that is in this grid, what it drags would land here.
fn over(grid: GridCtx, by: Pointed, is_from: bool, (x, y): (i32, i32)) {
    let now = grid.context.landing.get_untracked();
    let next = if !is_on(grid, x, y) {
        None
    } else if matches!(by, Pointed::Column(_)) {
        // Every table has its own columns.
        if is_from { on_column(grid, x, y) } else { None }
    } else {
        on_row(grid, x, y)
    };
    if next.is_some() && next != now || next.is_none() && now.is_some_and(|now| now.instance == grid.instance)
    {
        grid.context.landing.set(next);
    }
}

fn on_row(grid: GridCtx, x: i32, y: i32) -> Option<Landing> {
    let (Pointed::Row(row) | Pointed::Cell(At { row, .. })) = under(grid, x, y)? else { return None };
    let (place, after, width) = grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (layout, port) = painter.geometry();
        let place = layout.place(port, At { row, column: 0 });
        let after = painter.point(x, y).1 + port.top > place.top + place.height / 2;
        Some((place, after, port.width - layout.gutter()))
    })?;
    let depth = grid.context.state.with_untracked(|state| landing(state, grid.id, row, after))?.ok();
    // As the page's style draws names: deeper by a little more than a letter for each group.
    let indent = 6 + 18 * i32::try_from(depth.unwrap_or_default()).unwrap_or_default();
    let line = Place {
        left: place.left + indent,
        top: place.top + if after { place.height } else { 0 } - LINE / 2,
        width: width - indent,
        height: LINE,
    };
    let (on, refused) = (Pointed::Row(row), depth.is_none());
    Some(Landing { instance: grid.instance, sheet: grid.id, on, after, refused, line })
}

fn on_column(grid: GridCtx, x: i32, y: i32) -> Option<Landing> {
    let (Pointed::Column(column) | Pointed::Cell(At { column, .. })) = under(grid, x, y)? else {
        return None;
    };
    // Nothing stands before the names.
    column.checked_sub(1)?;
    let (line, after) = grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (layout, port) = painter.geometry();
        let place = layout.place(port, At { row: 0, column });
        let after = painter.point(x, y).0 + port.left > place.left + place.width / 2;
        let left = place.left + if after { place.width } else { 0 } - LINE / 2;
        let height = port.height.min(layout.height());
        Some((Place { left, top: port.top, width: LINE, height }, after))
    })?;
    let (on, refused) = (Pointed::Column(column), false);
    Some(Landing { instance: grid.instance, sheet: grid.id, on, after, refused, line })
}

fn tip(context: Ctx, event: &ev::MouseEvent) {
    let under = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(number) = under.filter(|under| under.class_name().starts_with("gutter")) {
        let texts = context.texts().later();
        number.set_title(if number.has_attribute("data-row") { texts.gutter } else { texts.select_all });
    }
}

/// How near to the upper and lower edge of the page it goes on, and how far each time, in pixels.
const NEAR: i32 = 48;
const FAR: i32 = 24;

/// Near the edges of a grid, and beyond those of the one that rows are dragged from, its rows go on; near those of the
/// page it does, to tables that are out of sight. Columns go on in their own grid.
fn scroll(grid: GridCtx, by: Pointed, is_from: bool, (x, y): (i32, i32)) {
    let is_columns = matches!(by, Pointed::Column(_));
    // The content scrolls between the bars, or all of a low or narrow page does.
    let pages = [document().get_element_by_id("main"), document().document_element()];
    for page in pages.into_iter().flatten().filter(|_| is_from && !is_columns) {
        let top = page.get_bounding_client_rect().top().max(0.0) as i32;
        page.set_scroll_top(page.scroll_top() + near(y - top, NEAR, page.client_height() - NEAR, FAR));
    }
    if !is_from && (is_columns || !is_on(grid, x, y)) {
        return;
    }
    let (right, down) = grid.painter.with_value(|painter| {
        let Some(painter) = painter.as_ref() else { return (0, 0) };
        let (layout, port) = painter.geometry();
        let ((x, y), half) = (painter.point(x, y), layout.row / 2);
        let foot = if layout.total { layout.row } else { 0 };
        match is_columns {
            true => (near(x, layout.frozen_width(), port.width.min(layout.width()) - half, FAR), 0),
            false => (0, near(y, layout.head + half, port.height.min(layout.height()) - foot - half, half)),
        }
    });
    if (right, down) != (0, 0) {
        grid.with_painter(|painter| painter.scroll_by((right, down)));
        over(grid, by, is_from, (x, y));
    }
}

/// How far to go on at a place before or behind which it goes on, by so much.
fn near(at: i32, first: i32, last: i32, by: i32) -> i32 {
    if at < first {
        -by
    } else if at > last {
        by
    } else {
        0
    }
}

/// They are let go and land where the line is. Whether there was one.
pub fn land(grid: GridCtx) -> bool {
    let Some(Landing { sheet, on, after, .. }) = grid.context.landing.get_untracked() else { return false };
    grid.context.landing.set(None);
    grid.context.send(match on {
        Pointed::Column(column) => Msg::DropColumns(sheet, column, after),
        Pointed::Row(row) | Pointed::Cell(At { row, .. }) => Msg::Drop(sheet, row, after),
        Pointed::All => return false,
    });
    true
}

/// The line where they would land.
#[component]
pub fn Line(grid: GridCtx) -> impl IntoView {
    let landing =
        Memo::new(move |_| grid.context.landing.get().filter(|landing| landing.instance == grid.instance));
    let side = move |side: fn(Place) -> i32| px(landing.get().map(|landing| side(landing.line)));
    view! {
        <div
            class="landing"
            class:shown=move || landing.with(Option::is_some)
            class:refused=move || landing.get().is_some_and(|landing| landing.refused)
            style:left=move || side(|place| place.left)
            style:top=move || side(|place| place.top)
            style:width=move || side(|place| place.width)
            style:height=move || side(|place| place.height)
        ></div>
    }
}
