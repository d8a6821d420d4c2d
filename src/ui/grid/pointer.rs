//! The mouse in a grid: pointing, dragging, and dragging beyond the edge. How rows and columns are dragged stands in
//! `moving`.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::{GridCtx, moving};
use crate::browser::focus;
use crate::model::drift::RowId;
use crate::model::id::GroupId;
use crate::session::cursor::selection_in;
use crate::session::moving::is_movable;
use crate::session::msg::Msg;
use crate::session::pointing::takes_reference;
use crate::session::ranges::Fill;
use crate::session::selection::{At, How, Pointed};
use crate::session::sheet::Subject;

/// What is being dragged.
#[derive(Clone, Copy, PartialEq)]
enum Drag {
    Cells,
    Rows,
    Columns,
    /// The selected rows or columns, by one of their headers: they are moved when they are let go.
    Move {
        by: Pointed,
        from: (i32, i32),
    },
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
    /// A finger that stays where it came down, until it has been there for long.
    static PRESS: std::cell::Cell<Option<Press>> = const { std::cell::Cell::new(None) };
}

/// What a finger that came down is about to do.
#[derive(Clone, Copy)]
struct Press {
    at: (i32, i32),
    wait: Option<TimeoutHandle>,
}

/// How long a finger stays for the menu; a little shorter than what browsers wait for, which then say so too.
const LONG: Duration = Duration::from_millis(450);

/// How often the grid goes on while the mouse is held beyond its edge.
const BEYOND: Duration = Duration::from_millis(50);

/// What stands under a point of the page; the nearest for a point outside of the grid.
pub(super) fn under(grid: GridCtx, x: i32, y: i32) -> Option<Pointed> {
    grid.painter.with_value(|painter| {
        let painter = painter.as_ref()?;
        let (layout, port) = painter.geometry();
        let (x, y) = painter.point(x, y);
        layout.hit(port, x, y)
    })
}

/// Whether a point of the page is on cells or headings, not on a scroll bar or beside the grid.
pub(super) fn is_on(grid: GridCtx, x: i32, y: i32) -> bool {
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
            Pointed::Column(column @ 1..) => column,
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
    if let Some(later) = grid.context.later.now() {
        (later.row_drag.tip)(grid.context, event);
    }
}

/// The group whose mark is under the mouse, in front of its name.
fn fold_mark(grid: GridCtx, pointed: Pointed, x: i32, y: i32) -> Option<GroupId> {
    let row = row_of_name(pointed)?;
    let x = grid.painter.with_value(|painter| {
        painter.as_ref().map(|painter| painter.point(x, y).0 - painter.geometry().0.gutter())
    })?;
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

/// Where the caret stands in a formula that takes a reference to a cell there.
fn caret(grid: GridCtx) -> Option<usize> {
    let length = grid.context.of_open_now(|open| open.editor.as_ref().map(|e| e.draft.chars().count()))?;
    let caret = grid
        .entry
        .get_untracked()
        .filter(|entry| entry.has_attribute("data-editor"))
        .and_then(|entry| entry.selection_start().ok().flatten())
        .and_then(|caret| usize::try_from(caret).ok())
        .unwrap_or(length);
    let takes = grid
        .context
        .of_open_now(|open| open.editor.as_ref().is_some_and(|editor| takes_reference(editor, caret)));
    takes.then_some(caret)
}

/// The row whose name is pointed at, if one is.
fn row_of_name(pointed: Pointed) -> Option<usize> {
    match pointed {
        Pointed::Cell(At { row, column: 0 }) => Some(row),
        _ => None,
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
    let Some(pointed) = under(grid, x, y) else { return };
    event.prevent_default();
    if PRESS.take().is_some_and(|press| press.wait.is_none()) {
        return; // what a finger says once more after a long press
    }
    if let (Pointed::Cell(at @ At { column: 1.., .. }), Some(caret)) = (pointed, caret(grid)) {
        // A formula is being written: the cell goes into it.
        grid.context.send(Msg::Refer(grid.id, at, caret));
        return;
    }
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
    if how == How::Alone && event.button() == 0 && takes(grid, pointed, (x, y)) {
        return;
    }
    if event.button() == 0 {
        let drag = match pointed {
            Pointed::Row(_) | Pointed::Cell(At { column: 0, .. }) => Some(Drag::Rows),
            Pointed::Cell(_) => Some(Drag::Cells),
            Pointed::Column(_) => Some(Drag::Columns),
            // There is nothing more to select.
            Pointed::All => None,
        };
        DRAG.set(drag.map(|drag| Dragging { instance: grid.instance, drag, at: (x, y) }));
    }
    if event.button() == 2 && is_selected(grid, pointed) {
        return; // its menu is about all that is selected
    }
    point(grid, pointed, how);
    focus::put(&["[data-editor]", "[data-entry]"]);
}

/// The mouse points at something. A name alone is a cell like others; together with others it means its row.
fn point(grid: GridCtx, pointed: Pointed, how: How) {
    let pointed = match (row_of_name(pointed), how) {
        (Some(row), How::Extend) => Pointed::Row(row),
        (Some(row), How::Add) => {
            if let Some(row) = name_alone(grid) {
                grid.context.send(Msg::Point(grid.id, Pointed::Row(row), How::Alone));
            }
            Pointed::Row(row)
        }
        _ => pointed,
    };
    grid.context.send(Msg::Point(grid.id, pointed, how));
}

/// The row whose name is all that is selected, if one is.
fn name_alone(grid: GridCtx) -> Option<usize> {
    let cells = grid.context.state.with_untracked(|state| selection_in(state, grid.id));
    (cells.is_single() && cells.cursor.column == 0).then_some(cells.cursor.row)
}

/// A finger or a pen came down: only rows that are selected are dragged by it, everything else it scrolls and taps. A
/// long press opens the menu.
pub fn touch(grid: GridCtx, event: &ev::PointerEvent) {
    let (x, y) = (event.client_x(), event.client_y());
    lift();
    PRESS.set(None);
    if event.pointer_type() == "mouse" || !is_on(grid, x, y) || is_in_editor(event) {
        return;
    }
    let Some(pointed) = under(grid, x, y) else { return };
    if !matches!(pointed, Pointed::Column(_)) && takes(grid, pointed, (x, y)) {
        return;
    }
    let open = move || {
        PRESS.set(Some(Press { at: (x, y), wait: None }));
        if !is_selected(grid, pointed) {
            point(grid, pointed, How::Alone);
        }
        grid.context.menu.set(Some((x + NEAR, y + NEAR)));
    };
    PRESS.set(Some(Press { at: (x, y), wait: set_timeout_with_handle(open, LONG).ok() }));
}

/// The finger went on, or up: it waits for nothing.
fn lift() {
    if let Some(wait) = PRESS.get().and_then(|press| press.wait) {
        wait.clear();
        PRESS.set(None);
    }
}

/// Begins to drag the selected rows or whole columns, if what is pointed at is one of them and they can be moved.
fn takes(grid: GridCtx, by: Pointed, from: (i32, i32)) -> bool {
    let takes = match by {
        Pointed::Row(_) | Pointed::Cell(At { column: 0, .. }) => is_movable(grid.id),
        Pointed::Column(column @ 1..) => grid.context.state.with_untracked(|state| {
            let rows = state.table(grid.id).map_or(0, |table| table.rows.len());
            selection_in(state, grid.id).has_column(column, rows)
        }),
        _ => false,
    };
    let takes = takes && is_selected(grid, by);
    if takes {
        DRAG.set(Some(Dragging { instance: grid.instance, drag: Drag::Move { by, from }, at: from }));
        focus::put(&["[data-editor]", "[data-entry]"]);
    }
    takes
}

/// Whether what the mouse points at is selected already; a row by its number, if all of it is.
fn is_selected(grid: GridCtx, pointed: Pointed) -> bool {
    let at = cell_of(pointed);
    grid.context.state.with_untracked(|state| {
        let selected = state.open.as_ref().and_then(|open| open.selected.as_ref());
        let columns = || state.table(grid.id).map_or(0, |table| table.shape().columns);
        selected.filter(|selected| selected.sheet == grid.id).is_some_and(|selected| match pointed {
            Pointed::Row(row) => selected.cells.has_row(row, columns()),
            _ => selected.cells.contains(at),
        })
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
    let at = cell_of(found);
    let pointed = match drag {
        Drag::Width { column, from } => {
            grid.set_width(column, Some(x - from));
            return;
        }
        Drag::Handle => {
            grid.fill.set(Some(at));
            return;
        }
        Drag::Move { .. } => return,
        Drag::Cells => Pointed::Cell(at),
        // Within its name a click is a click.
        Drag::Rows if name_alone(grid) == Some(at.row) => return,
        Drag::Rows => Pointed::Row(at.row),
        Drag::Columns => Pointed::Column(at.column),
    };
    grid.context.send(Msg::Point(grid.id, pointed, How::Extend));
}

/// Follows the mouse wherever it goes while it drags in this grid.
pub fn follow(grid: GridCtx) {
    let dragging = move || DRAG.get().filter(|dragging| dragging.instance == grid.instance);
    let ticking = StoredValue::new(None::<IntervalHandle>);
    let rest = move || {
        if let Some(ticks) = ticking.try_update_value(Option::take).flatten() {
            ticks.clear();
        }
    };
    // A mouse that is held still beyond the edge goes on selecting.
    let tick = move || match DRAG.get() {
        None => rest(),
        Some(Dragging { instance, drag: Drag::Move { by, from }, at: (x, y) }) => {
            if let Some(later) = grid.context.later.now().filter(|_| moving::is_away(from, (x, y))) {
                (later.row_drag.scroll)(grid, by, instance == grid.instance, (x, y));
            }
        }
        Some(Dragging { instance, drag, at: (x, y) }) => {
            if instance == grid.instance && !is_on(grid, x, y) {
                drag_to(grid, drag, x, y);
            }
        }
    };
    let moves = window_event_listener(ev::pointermove, move |event| {
        if DRAG.get().is_some() && ticking.with_value(Option::is_none) {
            ticking.set_value(set_interval_with_handle(tick, BEYOND).ok());
        }
        let (x, y) = (event.client_x(), event.client_y());
        if PRESS.get().is_some_and(|press| moving::is_away(press.at, (x, y))) {
            lift();
        }
        let is_new = |dragging: &Dragging| dragging.at != (x, y);
        if let Some(Dragging { instance, drag: Drag::Move { by, from }, .. }) = DRAG.get() {
            // Rows may land in any table of the page.
            if let Some(later) = grid.context.later.now().filter(|_| moving::is_away(from, (x, y))) {
                (later.row_drag.over)(grid, by, instance == grid.instance, (x, y));
            }
        }
        if let Some(now) = dragging().filter(is_new) {
            DRAG.set(Some(Dragging { at: (x, y), ..now }));
            drag_to(grid, now.drag, x, y);
        }
    });
    let end = move |event: &ev::MouseEvent| {
        if let Some(Dragging { drag, .. }) = dragging() {
            DRAG.set(None);
            if let Drag::Move { by, from } = drag {
                let (x, y) = (event.client_x(), event.client_y());
                if !moving::land(grid) && !moving::is_away(from, (x, y)) {
                    // It was a click.
                    point(grid, by, How::Alone);
                }
            }
        }
        if let Some(at) = grid.fill.get_untracked() {
            grid.fill.set(None);
            let how = if event.ctrl_key() { Fill::Copy } else { Fill::Series };
            grid.context.send(Msg::Fill(grid.id, at, how));
        }
    };
    // A finger that taps is a mouse only after it has been lifted.
    let lifts = window_event_listener(ev::pointerup, move |event| {
        lift();
        end(&event);
    });
    let ends = window_event_listener(ev::mouseup, move |event| end(&event));
    let stop = move || {
        if dragging().is_some_and(|dragging| matches!(dragging.drag, Drag::Move { .. })) {
            DRAG.set(None);
            grid.context.landing.set(None);
        }
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            stop();
        }
    });
    let cancels = window_event_listener(ev::pointercancel, move |_| {
        lift();
        stop();
    });
    on_cleanup(move || {
        stop();
        rest();
        [moves, lifts, ends, keys, cancels].into_iter().for_each(WindowListenerHandle::remove);
    });
}

/// The cell that stands for what is pointed at.
fn cell_of(pointed: Pointed) -> At {
    match pointed {
        Pointed::Cell(at) => at,
        Pointed::Row(row) => At { row, column: 0 },
        Pointed::Column(column) => At { row: 0, column },
        Pointed::All => At::default(),
    }
}
