//! The keyboard focus.

use std::cell::RefCell;

use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

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

fn put_now(selectors: &[&str]) {
    let Some(document) = document() else { return };
    let found = selectors
        .iter()
        .find_map(|selector| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
        reveal(&element);
    }
}

/// Scrolls a cell out from under the heads, the first column and the totals that stay in sight.
fn reveal(element: &Element) {
    let closest = |selector| element.closest(selector).ok().flatten();
    let (Some(frame), Some(cell)) = (closest(".grid-frame"), closest("td, th")) else { return };
    let edge = |selector: &str| {
        let found = frame.query_selector(selector).ok().flatten();
        found.map(|element| element.get_bounding_client_rect())
    };
    let at = cell.get_bounding_client_rect();
    let is_total = closest("tr.total").is_some();
    // It is the cells that stay in sight, not their rows. Whole pixels are near enough.
    let over = edge("thead th").map_or(0, |head| head.bottom() as i32 - at.top() as i32);
    let under =
        edge("tr.total > th").filter(|_| !is_total).map_or(0, |sum| at.bottom() as i32 - sum.top() as i32);
    if over > 0 {
        frame.set_scroll_top(frame.scroll_top() - over);
    } else if under > 0 {
        frame.set_scroll_top(frame.scroll_top() + under);
    }
    let beside = edge(".corner").map_or(0, |names| names.right() as i32 - at.left() as i32);
    if beside > 0 && cell.tag_name() == "TD" {
        frame.set_scroll_left(frame.scroll_left() - beside);
    }
}

/// Opens a dialog modally with the focus in the first field of its form, or on its first button.
pub fn enter(dialog: &web_sys::HtmlDialogElement) {
    OPENERS.with_borrow_mut(|openers| openers.extend(active()));
    // Only fails if the dialog has left the page, and then there is nothing to show.
    let _ = dialog.show_modal();
    let first = dialog.query_selector("form :is(input, select, textarea, button)").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        let _ = first.focus();
    }
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
    let _ = input.focus();
    if select {
        input.select();
    } else {
        let end = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = input.set_selection_range(end, end);
    }
}
