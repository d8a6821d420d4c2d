//! The keyboard focus.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Function, Reflect};
use leptos::prelude::{request_animation_frame, set_timeout};
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

thread_local! {
    /// What had the focus when each open dialog opened.
    static OPENERS: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// What has the focus, if anything that people see has it.
fn active() -> Option<HtmlElement> {
    let element = document()?.active_element()?.dyn_into::<HtmlElement>().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Whether anything has the focus.
#[must_use]
pub fn is_held() -> bool {
    active().is_some()
}

/// Puts the focus on the first element that one of `selectors` finds, tried in order, once what has changed is
/// on the page; this also brings it into sight.
///
/// The page is up to date after one turn of the queue that draws it, and that queue is emptied before the
/// browser hands over another key: so no key that is typed at once goes to where the focus was before.
pub fn put(selectors: &'static [&'static str]) {
    spawn_local(async move {
        tick().await;
        put_now(selectors);
    });
}

/// Does the same if what had the focus has left the page, so that the keyboard is never lost. Waits until what
/// else gives the focus has done so: [`put`], and then [`leave`].
pub fn keep(selectors: &'static [&'static str]) {
    spawn_local(async move {
        for _ in 0..3 {
            tick().await;
        }
        if !is_held() {
            put_now(selectors);
        }
    });
}

/// Gives the focus back to what has it now, when the page has moved that elsewhere and so taken the focus from it.
pub fn hold() {
    let Some(element) = active() else { return };
    spawn_local(async move {
        tick().await;
        if !is_held() && element.is_connected() {
            let _ = element.focus();
        }
    });
}

/// Puts the focus on the first element that one of `selectors` finds, at once.
pub fn put_now(selectors: &[&str]) {
    let Some(document) = document() else { return };
    let found = selectors
        .iter()
        .find_map(|selector| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        // The field of a grid lies over a cell, which the grid itself brings into its sight; the page has to follow.
        let is_of_grid = element.has_attribute("data-entry");
        let options = FocusOptions::new();
        options.set_prevent_scroll(is_of_grid);
        let _ = element.focus_with_options(&options);
        if is_of_grid {
            show_cursor();
        }
    }
}

/// Scrolls the page as far as it needs to show the cursor's cell. After the paint that shows what a key did: where the page
/// stands needs its layout, which would otherwise be made twice.
pub fn show_cursor() {
    request_animation_frame(|| set_timeout(|| show_now("[data-cursor]"), Duration::ZERO));
}

/// Scrolls the page as far as it needs to show what `selector` finds, once what has changed is on the page.
pub fn show(selector: &'static str) {
    spawn_local(async move {
        for _ in 0..2 {
            tick().await;
        }
        show_now(selector);
    });
}

fn show_now(selector: &str) {
    if let Some(cell) = document().and_then(|d| d.query_selector(selector).ok().flatten()) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        nearest.set_inline(ScrollLogicalPosition::Nearest);
        cell.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Scrolls the page to its top.
pub fn to_top() {
    let Some(document) = document() else { return };
    for page in [document.document_element(), document.get_element_by_id("main")].into_iter().flatten() {
        page.set_scroll_top(0);
    }
}

/// Opens the list of the choice that is being edited, once it is on the page. A browser that does not let the page do that
/// leaves it to its own keys.
pub fn open_list() {
    spawn_local(async move {
        for _ in 0..2 {
            tick().await;
        }
        let select = document().and_then(|d| d.query_selector("select[data-editor]").ok().flatten());
        if let Some(select) = select
            && let Ok(show) = Reflect::get(&select, &"showPicker".into())
            && let Ok(show) = show.dyn_into::<Function>()
        {
            let _ = show.call0(&select);
        }
    });
}

/// Where the focus goes among the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// To the next one, from the last to the first.
    Next,
    /// To the one before, from the first to the last.
    Previous,
}

/// Moves the focus among the elements within `list` that `items` finds.
pub fn step(list: &Element, items: &str, go: Go) {
    let Ok(found) = list.query_selector_all(items) else { return };
    let count = found.length();
    let now = active().and_then(|now| {
        (0..count).find(|at| found.item(*at).is_some_and(|item| item.is_same_node(Some(&now))))
    });
    let to = match (go, now) {
        (Go::Last, _) | (Go::Previous, None | Some(0)) => count.saturating_sub(1),
        (Go::First, _) | (Go::Next, None) => 0,
        (Go::Next, Some(at)) => (at + 1) % count.max(1),
        (Go::Previous, Some(at)) => at - 1,
    };
    if let Some(item) = found.item(to).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
    }
}

/// Moves the focus by so many of the elements within `list` that `items` finds, if one of them has it and so does another
/// there. Whether it has moved.
pub fn step_by(list: &Element, items: &str, by: i32) -> bool {
    let Ok(found) = list.query_selector_all(items) else { return false };
    let now = active().and_then(|now| {
        (0..found.length()).find(|at| found.item(*at).is_some_and(|item| item.is_same_node(Some(&now))))
    });
    let to = now.and_then(|now| found.item(now.checked_add_signed(by)?));
    let to = to.and_then(|item| item.dyn_into::<HtmlElement>().ok());
    to.is_some_and(|item| item.focus().is_ok())
}

/// Puts an element at a point of the page, or as near to it as it fits.
pub fn keep_inside(element: &HtmlElement, at: (i32, i32)) {
    put_at(element, at, at.1, 4);
}

/// Puts what is said of a field below that, or above where there is no room; nothing where nothing is said.
pub fn put_refusal() {
    let refusal = document().and_then(|document| document.get_element_by_id("refusal")?.dyn_into().ok());
    let refusal: Option<HtmlElement> = refusal;
    if let Some((refusal, field)) =
        refusal.and_then(|refusal| Some((refusal.clone(), refusal.parent_element()?)))
    {
        let (x, y) = below(&field);
        // The bar at the bottom stays in sight.
        put_at(&refusal, (x, y + 2), field.get_bounding_client_rect().top() as i32 - 2, 40);
    }
}

/// Puts an element at a point of the page, or with its end at `above`, or as near as it fits above the last `free` pixels.
fn put_at(element: &HtmlElement, (x, y): (i32, i32), above: i32, free: i32) {
    let size = |side: fn(&web_sys::Window) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        let window = web_sys::window()?;
        side(&window).ok()?.as_f64().map(|pixels| pixels as i32)
    };
    let width = size(web_sys::Window::inner_width).unwrap_or(i32::MAX);
    let height = size(web_sys::Window::inner_height).unwrap_or(i32::MAX);
    let left = x.min(width - element.offset_width() - 4).max(0);
    let (high, room) = (element.offset_height(), height - free);
    let top = if y + high > room && above >= high { above - high } else { y.min(room - high).max(0) };
    let style = element.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

/// The point of the page just below an element.
#[must_use]
pub fn below(element: &Element) -> (i32, i32) {
    let place = element.get_bounding_client_rect();
    (place.left() as i32, place.bottom() as i32)
}

/// Opens a dialog modally with the focus in the first field of its form, where typing replaces what stands there, or on
/// its first button.
pub fn enter(dialog: &web_sys::HtmlDialogElement) {
    OPENERS.with_borrow_mut(|openers| openers.extend(active()));
    // Only fails if the dialog has left the page, and then there is nothing to show.
    let _ = dialog.show_modal();
    let first = dialog.query_selector("form :is(input, select, textarea, button)").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
        if let Ok(input) = first.dyn_into::<HtmlInputElement>() {
            // A field that has just been drawn gets its text once more, which takes the selection away.
            spawn_local(async move {
                tick().await;
                input.select();
            });
        }
    }
}

/// Whether an event happened in a field, which takes keys itself.
#[must_use]
pub fn is_field(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some())
}

/// Gives the focus back to what opened the dialog that has closed, if nothing else has taken it.
pub fn leave() {
    let opener = OPENERS.with_borrow_mut(Vec::pop);
    spawn_local(async move {
        tick().await;
        if let Some(opener) = opener.filter(|opener| opener.is_connected() && !is_held()) {
            let _ = opener.focus();
        }
    });
}

/// Puts the caret into a text field: behind `text`, or with all of it selected. The text is written here too,
/// because a field that has just been drawn may get its own only later, which would put the caret elsewhere.
pub fn caret(input: &HtmlInputElement, text: &str, select: bool) {
    input.set_value(text);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = input.focus_with_options(&options);
    if select {
        input.select();
    } else {
        let end = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = input.set_selection_range(end, end);
    }
}
