//! The one grid that all tables use: a real table with the roles and keys of a grid.
//!
//! A grid shows a [`Table`](crate::session::sheet::Table) and sends keys and clicks back; it knows nothing of what
//! the cells mean.
//!
//! ```text
//! frame   scrolls
//! ├ probe   letters that are not seen: how large they are decides how wide the columns are and how high the rows
//! └ space as large as the whole grid
//!   ├ table  the cells in sight, painted by `painter`
//!   ├ area   the border of the selected rectangle, with the fill handle
//!   └ entry  the field that has the keyboard: invisible over the cursor's cell until something is typed
//! ```
//!
//! That the field is always there is what makes dead keys, input methods and fast typing work: the first letter
//! goes where all others go.

mod arranged;
mod drawn;
mod entry;
mod moving;
mod painted;
mod painter;
mod pointer;
mod scroller;
mod toolbar;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::context::Ctx;
use crate::browser::{focus, size};
use crate::session::cursor::selection_in;
use crate::session::moving::is_movable;
use crate::session::msg::Msg;
use crate::session::ranges::filled_area;
use crate::session::selection::{At, Key};
use crate::session::sheet::{SheetId, Table};
use crate::session::state::Open;
use crate::session::viewport::Place;
use crate::session::widths::SAMPLE;
use arranged::Arranged;
use entry::Entry;
pub use moving::{Landing, ROW_DRAG, RowDrag};
use painted::Painted;
use painter::Painter;
pub use toolbar::{Toolbar, cursor_subject};

static INSTANCES: AtomicU32 = AtomicU32::new(0);

/// What the parts of a grid need of each other.
#[derive(Clone, Copy)]
pub(super) struct GridCtx {
    context: Ctx,
    id: SheetId,
    painter: StoredValue<Option<Painter>, LocalStorage>,
    painted: RwSignal<Painted>,
    entry: NodeRef<html::Input>,
    /// Where the fill handle has been dragged to.
    fill: RwSignal<Option<At>>,
    /// Whether the mouse is where the width of a column is dragged.
    resizing: RwSignal<bool>,
    /// Tells it from the other grids of the page.
    instance: u32,
}

impl GridCtx {
    /// Something of the table as it is now; the default if it is gone.
    fn of_table<T: Default>(self, look: impl Fn(&Table) -> T) -> T {
        self.context
            .state
            .with_untracked(|state| state.table(self.id).map(|table| look(&table)).unwrap_or_default())
    }

    /// Whether the cursor of the app is in this grid.
    fn has_cursor(self, open: &Open) -> bool {
        open.cursor().is_some_and(|cursor| cursor.sheet == self.id)
    }

    /// Whether it is there now.
    fn holds_cursor(self) -> bool {
        self.context.of_open_now(|open| self.has_cursor(open))
    }

    /// Brings the page up to date.
    fn paint(self) {
        self.tell(|painter| self.context.state.with_untracked(|state| painter.paint(state)));
    }

    /// Follows the scroll bars.
    fn scroll(self) {
        self.tell(|painter| {
            if painter.scrolled() {
                self.context.state.with_untracked(|state| painter.paint(state))
            } else {
                painter.painted()
            }
        });
    }

    /// Has something painted, and tells the rest of the grid what it needs to know of it.
    fn tell(self, paint: impl FnOnce(&mut Painter) -> Painted) {
        let painted = self.painter.try_update_value(|painter| painter.as_mut().map(paint));
        if let Some(painted) = painted.flatten()
            && self.painted.with_untracked(|before| *before != painted)
        {
            self.painted.set(painted);
        }
    }

    /// Where the cells lie that dragging the fill handle to a cell would fill.
    fn fill_place(self, to: At) -> Option<Place> {
        let area = self.context.state.with_untracked(|state| selection_in(state, self.id).current());
        self.painter.with_value(|painter| painter.as_ref().map(|p| p.place_of(filled_area(area, to))))
    }

    /// Makes the cursor's column wider by so many pixels.
    fn widen(self, more: i32) {
        let column = self.context.state.with_untracked(|state| selection_in(state, self.id).cursor.column);
        let now = self.painter.with_value(|painter| painter.as_ref().map(|painter| painter.width(column)));
        if let Some(now) = now {
            self.set_width(column, Some(now + more));
        }
    }

    /// Gives a column a width in pixels, or its own again.
    fn set_width(self, column: usize, width: Option<i32>) {
        let key = self
            .context
            .state
            .with_untracked(|state| state.table(self.id).and_then(|table| table.key(column)));
        if let Some(key) = key {
            self.context.send(Msg::Width(self.id, key, width));
        }
    }

    fn with_painter(self, act: impl FnOnce(&mut Painter)) {
        let _ = self.painter.try_update_value(|painter| {
            if let Some(painter) = painter {
                act(painter);
            }
        });
    }
}

/// What a table is called, over it and its toolbar. To screen readers the table says it itself.
#[component]
pub fn Caption(
    /// Which table.
    id: SheetId,
) -> impl IntoView {
    let context = Ctx::get();
    let caption =
        context.seen(move |state| state.table(id).map(|table| table.caption.clone()).unwrap_or_default());
    named(move || caption.get())
}

fn named(caption: impl Fn() -> String + Send + 'static) -> impl IntoView {
    view! { <p class="grid-caption" aria-hidden="true">{caption}</p> }
}

/// A grid for the table `id`.
#[component]
pub fn Grid(
    /// Which table.
    id: SheetId,
    /// Whether the caption is only for screen readers, because the page has it elsewhere.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let frame: NodeRef<html::Div> = NodeRef::new();
    let grid = GridCtx {
        context: Ctx::get(),
        id,
        painter: StoredValue::new_local(None),
        painted: RwSignal::new(Painted::default()),
        entry: NodeRef::new(),
        fill: RwSignal::new(None),
        resizing: RwSignal::new(false),
        instance: INSTANCES.fetch_add(1, Ordering::Relaxed),
    };
    let caption = Memo::new(move |_| grid.painted.with(|painted| Arc::clone(&painted.caption)));
    let shape = Memo::new(move |_| grid.painted.with(|painted| painted.shape));

    let resized = move || {
        grid.with_painter(Painter::measure);
        grid.paint();
    };
    let watched = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(frame) = frame.get()
            && grid.painter.with_value(Option::is_none)
        {
            watched.set_value(size::watch(&frame, resized));
            grid.painter.set_value(Painter::new(frame.into(), id, grid.instance));
        }
        grid.context.state.track();
        grid.paint();
    });
    let on_scroll = move |_: ev::Event| {
        grid.scroll();
        grid.context.put_refusal();
    };
    let print = move |whole: bool| {
        grid.with_painter(|painter| painter.draw_whole(whole));
        grid.paint();
    };
    let listeners = [
        window_event_listener(ev::beforeprint, move |_| print(true)),
        window_event_listener(ev::afterprint, move |_| print(false)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    pointer::follow(grid);
    // The grid brings the cursor into its own sight; the page has to follow.
    let cursor = Memo::new(move |_| grid.painted.with(|painted| painted.cursor));
    Effect::new(move |before: Option<Option<Place>>| {
        let now = cursor.get();
        if before.flatten().is_some() && grid.holds_cursor() {
            focus::show_cursor();
        }
        now
    });
    Effect::new(move |_| {
        if let Some(more) = grid.context.widen.get()
            && grid.holds_cursor()
        {
            grid.context.widen.set(None);
            grid.widen(more);
        }
    });

    // The border of what is selected would look out from behind the field. A class, since a rule about what stands beside the
    // field has the browser look at every cell again.
    let edits = entry::edits(grid);
    // While the handle is dragged, the border shows what would be filled.
    let handle = move || {
        let area = grid.painted.with(|painted| painted.area)?;
        let filled = grid.fill.get().and_then(|to| grid.fill_place(to));
        Some(filled.unwrap_or(area))
    };
    let name = format!("grid-{}", grid.instance);
    view! {
        {(!quiet).then(|| named(move || caption.with(|caption| caption.to_string())))}
        <Arranged grid />
        <div
            class="grid-frame"
            node_ref=frame
            class:resizing=move || grid.resizing.get()
            class:movable=is_movable(id)
            class:moving=move || grid.context.landing.with(Option::is_some)
            on:scroll=on_scroll
            on:mousemove=move |event| pointer::over(grid, &event)
            on:mousedown=move |event| pointer::down(grid, &event)
            on:pointerdown=move |event| pointer::touch(grid, &event)
            on:dblclick=move |event| pointer::double(grid, &event)
            on:contextmenu=move |event| pointer::menu(grid, &event)
        >
            <span class="probe">{SAMPLE}</span>
            <div class="grid-space">
                <table
                    class="grid"
                    role="grid"
                    id=name.clone()
                    aria-label=move || caption.with(|caption| caption.to_string())
                    aria-describedby="grid-help"
                    aria-multiselectable="true"
                    aria-rowcount=move || shape.get().rows + 1
                    aria-colcount=move || shape.get().columns
                >
                    <thead></thead>
                    <tbody></tbody>
                    <tfoot></tfoot>
                </table>
                <div
                    class="area"
                    class:shown=move || handle().is_some() && !edits.get()
                    style:left=move || px(handle().map(|place| place.left))
                    style:top=move || px(handle().map(|place| place.top))
                    style:width=move || px(handle().map(|place| place.width))
                    style:height=move || px(handle().map(|place| place.height))
                >
                    <span
                        class="fill-handle"
                        on:mousedown=move |event| pointer::take_handle(grid, &event)
                        on:dblclick=|event| event.stop_propagation()
                    ></span>
                </div>
                <moving::Line grid />
                <Entry grid controls=name />
            </div>
        </div>
    }
}

/// A number of pixels for a style; nothing without one.
fn px(pixels: Option<i32>) -> String {
    pixels.map(|pixels| format!("{pixels}px")).unwrap_or_default()
}

/// A key as the session knows it.
pub fn key_of(event: &ev::KeyboardEvent) -> Key {
    Key {
        name: event.key(),
        shift: event.shift_key(),
        ctrl: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    }
}
