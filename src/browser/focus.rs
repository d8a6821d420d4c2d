//! The keyboard focus.

use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Puts the focus on the first element that one of `selectors` finds, tried in order, once what has changed is
/// on the page; this also brings it into sight.
///
/// The page is up to date after one turn of the queue that draws it, and that queue is emptied before the
/// browser hands over another key: so no key that is typed at once goes to where the focus was before.
pub fn put(selectors: &'static [&'static str]) {
    spawn_local(async move {
        tick().await;
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let found = selectors
            .iter()
            .find_map(|selector| document.query_selector(selector).ok().flatten())
            .and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = found {
            let _ = element.focus();
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
