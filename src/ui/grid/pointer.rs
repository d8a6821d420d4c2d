//! The mouse in a grid: pointing, dragging, and dragging beyond the edge.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::GridCtx;
use crate::browser::focus;
use crate::model::drift::RowId;
use crate::model::id::GroupId;
use crate::session::msg::Msg;
use crate::session::ranges::Fill;
use crate::session::selection::{At, How, Pointed};
use crate::session::sheet::Subject;

/// What is being dragged.
#[derive(Clone, Copy, PartialEq)]
enum Drag {
    Cells,
    Rows,
    Columns,
    /// The fill handle: the cells are filled when it is let go.
    Handle,
    /// The right edge of a heading: the column is as wide as the mouse is away from where it began.
    Width {
        column: usize,
        from: i32,
    },
}

/// A drag that goes on: in which grid, of what, and where the mouse was last.
#[derive(Clone, Copy)]
struct Dragging {
    instance: u32,
    drag: Drag,
    at: (i32, i32),
}

thread_local! {
    /// There is one mouse.
    static DRAG: std::cell::Cell<Option<Dragging>> = const { std::cell::Cell::new(None) };
}

/// How often the grid goes on while the mouse is held beyond its edge.
const BEYOND: Duration = Duration::from_millis(50);

/// What stands under a point of the page; the nearest for a point outside of the grid.
fn under(grid: GridCtx, x: i32, y: i32) -> Option<Pointed> {
    grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (layout, port) = painter.geometry();
        let (x, y) = painter.point(x, y);
        layout.hit(port, x, y)
    })
}

/// Whether a point of the page is on cells or headings, not on a scroll bar or beside the grid.
fn is_on(grid: GridCtx, x: i32, y: i32) -> bool {
    grid.painter.with_value(|painter| {
        painter.as_ref().is_some_and(|painter| {
            let (layout, port) = painter.geometry();
            let (x, y) = painter.point(x, y);
            (0..port.width.min(layout.width())).contains(&x)
                && (0..port.height.min(layout.height())).contains(&y)
        })
    })
}

/// How near to the edge of a heading the mouse takes it.
const NEAR: i32 = 5;

/// The column whose right edge is under the mouse, and how wide it is. Row headers keep their width.
fn edge(grid: GridCtx, x: i32, y: i32) -> Option<(usize, i32)> {
    grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (layout, port) = painter.geometry();
        let (x, y) = painter.point(x, y);
        let column = match layout.hit(port, x - NEAR, y)? {
            Pointed::Column(column) => column,
            _ => return None,
        };
        let place = layout.place(port, At { row: 0, column });
        let end = place.left + place.width - port.left;
        ((end - x).abs() <= NEAR).then_some((column, place.width))
    })
}

/// The mouse moved over the grid: its shape says where widths are dragged.
pub fn over(grid: GridCtx, event: &ev::MouseEvent) {
    let near = edge(grid, event.client_x(), event.client_y()).is_some();
    if grid.resizing.get_untracked() != near {
        grid.resizing.set(near);
    }
}

/// The group whose mark is under the mouse, in front of its name.
fn fold_mark(grid: GridCtx, pointed: Pointed, x: i32, y: i32) -> Option<GroupId> {
    let Pointed::Row(row) = pointed else { return None };
    let (x, _) = grid.painter.with_value(|painter| painter.as_ref().map(|painter| painter.point(x, y)))?;
    grid.context.state.with_untracked(|state| {
        let table = state.table(grid.id)?;
        let head = table.rows.get(row)?;
        // As the page's style draws it: a little wider than a letter, as deep as the row stands.
        let start = 6 + 17 * i32::try_from(head.depth).unwrap_or_default();
        match head.subject {
            Subject::Row(RowId::Group(id)) if (start..start + 24).contains(&x) => Some(id),
            _ => None,
        }
    })
}

/// A row header means its row.
fn meant(pointed: Pointed) -> Pointed {
    match pointed {
        Pointed::Cell(At { row, column: 0 }) => Pointed::Row(row),
        pointed => pointed,
    }
}

/// Whether the event belongs to a field that is being written in.
fn is_in_editor(event: &ev::MouseEvent) -> bool {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest("[data-editor]").ok().flatten().is_some())
}

/// The button went down.
pub fn down(grid: GridCtx, event: &ev::MouseEvent) {
    let (x, y) = (event.client_x(), event.client_y());
    if is_in_editor(event) || !is_on(grid, x, y) || !matches!(event.button(), 0 | 2) {
        return;
    }
    let Some(pointed) = under(grid, x, y).map(meant) else { return };
    event.prevent_default();
    if let (Some((column, width)), 0) = (edge(grid, x, y), event.button()) {
        let drag = Drag::Width { column, from: x - width };
        DRAG.set(Some(Dragging { instance: grid.instance, drag, at: (x, y) }));
        return;
    }
    if let (Some(group), 0) = (fold_mark(grid, pointed, x, y), event.button()) {
        grid.context.send(Msg::Fold(grid.id, group));
        return;
    }
    let how = match (event.shift_key(), event.ctrl_key() || event.meta_key()) {
        (true, _) => How::Extend,
        (false, true) => How::Add,
        (false, false) => How::Alone,
    };
    if event.button() == 0 {
        let drag = match pointed {
            Pointed::Cell(_) => Drag::Cells,
            Pointed::Row(_) => Drag::Rows,
            Pointed::Column(_) | Pointed::All => Drag::Columns,
        };
        DRAG.set(Some(Dragging { instance: grid.instance, drag, at: (x, y) }));
    }
    if event.button() == 2 && is_selected(grid, pointed) {
        return; // its menu is about all that is selected
    }
    grid.context.send(Msg::Point(grid.id, pointed, how));
    focus::put(&["[data-editor]", "[data-entry]"]);
}

/// Whether what the mouse points at is selected already.
fn is_selected(grid: GridCtx, pointed: Pointed) -> bool {
    let at = match pointed {
        Pointed::Cell(at) => at,
        Pointed::Row(row) => At { row, column: 0 },
        Pointed::Column(column) => At { row: 0, column },
        Pointed::All => At::default(),
    };
    grid.context.state.with_untracked(|state| {
        let selected = state.open.as_ref().and_then(|open| open.selected.as_ref());
        selected.is_some_and(|selected| selected.sheet == grid.id && selected.cells.contains(at))
    })
}

/// The fill handle was taken.
pub fn take_handle(grid: GridCtx, event: &ev::MouseEvent) {
    if event.button() == 0 {
        event.prevent_default();
        event.stop_propagation();
        let at = (event.client_x(), event.client_y());
        DRAG.set(Some(Dragging { instance: grid.instance, drag: Drag::Handle, at }));
    }
}

/// The menu of a cell was asked for: by the mouse where it is, by a key at the cursor's cell.
pub fn menu(grid: GridCtx, event: &ev::MouseEvent) {
    if is_in_editor(event) {
        return; // texts have the browser's own menu
    }
    event.prevent_default();
    let (x, y) = (event.client_x(), event.client_y());
    let by_mouse = event.button() == 2 && is_on(grid, x, y);
    let at =
        if by_mouse { Some((x, y)) } else { grid.entry.get_untracked().map(|entry| focus::below(&entry)) };
    grid.context.menu.set(at);
}

/// A cell was clicked twice: it is edited.
pub fn double(grid: GridCtx, event: &ev::MouseEvent) {
    let (x, y) = (event.client_x(), event.client_y());
    if is_in_editor(event) || !is_on(grid, x, y) {
        return;
    }
    if let Some((column, _)) = edge(grid, x, y) {
        grid.set_width(column, None);
    } else if let Some(Pointed::Cell(at)) = under(grid, x, y) {
        grid.context.send(Msg::Edit(grid.id, at));
    }
}

/// Extends what is selected to where the mouse is.
fn drag_to(grid: GridCtx, drag: Drag, x: i32, y: i32) {
    let Some(found) = under(grid, x, y) else { return };
    let at = match found {
        Pointed::Cell(at) => at,
        Pointed::Row(row) => At { row, column: 0 },
        Pointed::Column(column) => At { row: 0, column },
        Pointed::All => At::default(),
    };
    let pointed = match drag {
        Drag::Width { column, from } => {
            grid.set_width(column, Some(x - from));
            return;
        }
        Drag::Handle => {
            grid.fill.set(Some(at));
            return;
        }
        Drag::Cells => Pointed::Cell(at),
        Drag::Rows => Pointed::Row(at.row),
        Drag::Columns => Pointed::Column(at.column),
    };
    grid.context.send(Msg::Point(grid.id, pointed, How::Extend));
}

/// Follows the mouse wherever it goes while it drags in this grid.
pub fn follow(grid: GridCtx) {
    let dragging = move || DRAG.get().filter(|dragging| dragging.instance == grid.instance);
    let moves = window_event_listener(ev::mousemove, move |event| {
        let (x, y) = (event.client_x(), event.client_y());
        if let Some(now) = dragging().filter(|dragging| dragging.at != (x, y)) {
            DRAG.set(Some(Dragging { at: (x, y), ..now }));
            drag_to(grid, now.drag, x, y);
        }
    });
    let ends = window_event_listener(ev::mouseup, move |event| {
        if dragging().is_some() {
            DRAG.set(None);
        }
        if let Some(at) = grid.fill.get_untracked() {
            grid.fill.set(None);
            let how = if event.ctrl_key() { Fill::Copy } else { Fill::Series };
            grid.context.send(Msg::Fill(grid.id, at, how));
        }
    });
    // A mouse that is held still beyond the edge goes on selecting.
    let ticks = set_interval_with_handle(
        move || {
            if let Some(Dragging { drag, at: (x, y), .. }) =
                dragging().filter(|Dragging { at: (x, y), .. }| !is_on(grid, *x, *y))
            {
                drag_to(grid, drag, x, y);
            }
        },
        BEYOND,
    );
    on_cleanup(move || {
        moves.remove();
        ends.remove();
        if let Ok(ticks) = ticks {
            ticks.clear();
        }
    });
}
