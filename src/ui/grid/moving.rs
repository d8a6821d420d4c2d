//! Rows that are dragged: the line that shows where they would land, and the table that goes on near its edges.

use leptos::prelude::*;

use super::pointer::{is_on, under};
use super::{GridCtx, px};
use crate::session::moving::landing;
use crate::session::msg::Msg;
use crate::session::selection::{At, Pointed};
use crate::session::sheet::SheetId;
use crate::session::viewport::Place;

/// Where rows that are dragged would land.
#[derive(Clone, Copy, PartialEq)]
pub struct Landing {
    /// In which grid of the page.
    instance: u32,
    sheet: SheetId,
    /// On which row.
    row: usize,
    /// Behind it, or in front of it.
    after: bool,
    /// In how many groups; `None` if they cannot land there.
    depth: Option<usize>,
}

/// What follows the mouse while it drags rows, in the second part of the program.
pub struct RowDrag {
    /// Shows where they would land at a point of the page.
    pub over: fn(GridCtx, i32, i32),
    /// Goes on near the edges.
    pub scroll: fn(GridCtx, bool, i32, i32),
}

/// All of it.
pub const ROW_DRAG: RowDrag = RowDrag { over, scroll };

/// Whether the mouse has gone so far that it drags, and does not click.
pub fn is_away((x, y): (i32, i32), (now_x, now_y): (i32, i32)) -> bool {
    (x - now_x).abs().max((y - now_y).abs()) > 3
}

/// The mouse that drags rows is at a point of the page: if that is in this grid, they would land here.
fn over(grid: GridCtx, x: i32, y: i32) {
    let now = grid.context.landing.get_untracked();
    let next = if is_on(grid, x, y) { at(grid, x, y) } else { None };
    if next.is_some() && next != now || next.is_none() && now.is_some_and(|now| now.instance == grid.instance)
    {
        grid.context.landing.set(next);
    }
}

fn at(grid: GridCtx, x: i32, y: i32) -> Option<Landing> {
    let Pointed::Cell(At { row, .. }) = under(grid, x, y)? else { return None };
    let place = row_place(grid, row)?;
    let after = grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (_, port) = painter.geometry();
        Some(painter.point(x, y).1 + port.top > place.top + place.height / 2)
    })?;
    let landing = grid.context.state.with_untracked(|state| landing(state, grid.id, row, after))?;
    Some(Landing { instance: grid.instance, sheet: grid.id, row, after, depth: landing.ok() })
}

/// Where the header of a row lies.
fn row_place(grid: GridCtx, row: usize) -> Option<Place> {
    grid.painter.with_value(|painter| {
        let (layout, port) = painter.as_ref()?.geometry();
        Some(layout.place(port, At { row, column: 0 }))
    })
}

/// How near to the upper and lower edge of the page it goes on, and how far each time, in pixels.
const NEAR: i32 = 48;
const FAR: i32 = 24;

/// Near the edges of a grid, and beyond those of the one that rows are dragged from, its rows go on; near those of the
/// page it does, to tables that are out of sight.
fn scroll(grid: GridCtx, is_from: bool, x: i32, y: i32) {
    // The content scrolls between the bars, or all of a low or narrow page does.
    let pages = [document().get_element_by_id("main"), document().document_element()];
    for page in pages.into_iter().flatten().filter(|_| is_from) {
        let top = page.get_bounding_client_rect().top().max(0.0) as i32;
        let by = if y < top + NEAR {
            -FAR
        } else if y > top + page.client_height() - NEAR {
            FAR
        } else {
            0
        };
        page.set_scroll_top(page.scroll_top() + by);
    }
    if !is_from && !is_on(grid, x, y) {
        return;
    }
    let by = grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (layout, port) = painter.geometry();
        let y = painter.point(x, y).1;
        let foot = if layout.total { layout.row } else { 0 };
        if y < layout.head + layout.row / 2 {
            Some(-layout.row / 2)
        } else {
            (y > port.height.min(layout.height()) - foot - layout.row / 2).then_some(layout.row / 2)
        }
    });
    if let Some(by) = by {
        grid.with_painter(|painter| painter.scroll_by(by));
        over(grid, x, y);
    }
}

/// The rows are let go: they land where the line is. Whether there was one.
pub fn land(grid: GridCtx) -> bool {
    let Some(Landing { sheet, row, after, .. }) = grid.context.landing.get_untracked() else { return false };
    grid.context.landing.set(None);
    grid.context.send(Msg::Drop(sheet, row, after));
    true
}

/// The line where the rows would land, as deep as they would stand.
#[component]
pub fn Line(grid: GridCtx) -> impl IntoView {
    let landing = move || grid.context.landing.get().filter(|landing| landing.instance == grid.instance);
    let place = Memo::new(move |_| {
        let Landing { row, after, depth, .. } = landing()?;
        let Place { left, top, height, .. } = row_place(grid, row)?;
        let width = grid.painter.with_value(|painter| painter.as_ref().map(|p| p.geometry().1.width))?;
        // As the page's style draws names: deeper by a little more than a letter for each group.
        let indent = 6 + 18 * i32::try_from(depth.unwrap_or_default()).unwrap_or_default();
        Some(Place {
            left: left + indent,
            top: if after { top + height } else { top },
            width: width - indent,
            height,
        })
    });
    let side = move |side: fn(Place) -> i32| px(place.get().map(side));
    view! {
        <div
            class="landing"
            class:shown=move || place.with(Option::is_some)
            class:refused=move || landing().is_some_and(|landing| landing.depth.is_none())
            style:left=move || side(|place| place.left)
            style:top=move || side(|place| place.top)
            style:width=move || side(|place| place.width)
        ></div>
    }
}
