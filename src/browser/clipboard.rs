//! The clipboard: what a copy gives and a paste takes, and both by command where the browser allows it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, Event, EventTarget, HtmlDocument};

fn data(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}

/// Gives texts of several kinds to the clipboard; `false` if the event does not take them.
#[must_use]
pub fn give(event: &Event, texts: &[(&str, &str)]) -> bool {
    let Some(data) = data(event) else { return false };
    texts.iter().all(|(kind, text)| data.set_data(kind, text).is_ok())
}

/// What is pasted, as a text of this kind.
#[must_use]
pub fn take(event: &Event, kind: &str) -> Option<String> {
    data(event)?.get_data(kind).ok()
}

/// Has the browser copy or cut as it does by its own keys; `false` if it does not allow that.
#[must_use]
pub fn command(name: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command(name).unwrap_or(false))
}

/// Writes a text where the caret stands, as if it had been typed: the field hears of it, and can take it back.
pub fn insert(text: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    if let Some(document) = document {
        let _ = document.exec_command_with_show_ui_and_value("insertText", false, text);
    }
}

/// Puts a text on the clipboard; `false` if the browser does not allow it.
pub async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Puts a text on the clipboard, as HTML and as plain text; `false` if the browser does not allow it.
///
/// Given to the event of a copy, so that no browser takes the HTML apart: what a page writes otherwise is cleaned of styles.
#[must_use]
pub fn offer(html: String, text: String) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let taken = Rc::new(Cell::new(false));
    let gave = Rc::clone(&taken);
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        event.stop_propagation();
        gave.set(give(&event, &[("text/html", &html), ("text/plain", &text)]));
    });
    let (target, function) = (document.as_ref() as &EventTarget, listener.as_ref().unchecked_ref());
    // Before whatever else in the page hears of it.
    let heard = target.add_event_listener_with_callback_and_bool("copy", function, true).is_ok();
    let asked = heard && command("copy");
    let _ = target.remove_event_listener_with_callback_and_bool("copy", function, true);
    asked && taken.get()
}

/// What is on the clipboard as HTML and as text, if the browser and the user allow a page to look.
pub async fn look() -> Option<(Option<String>, Option<String>)> {
    let clipboard = web_sys::window()?.navigator().clipboard();
    let items: js_sys::Array = JsFuture::from(clipboard.read()).await.ok()?.dyn_into().ok()?;
    let item: web_sys::ClipboardItem = items.get(0).dyn_into().ok()?;
    let mut found = [None, None];
    for (slot, kind) in found.iter_mut().zip(["text/html", "text/plain"]) {
        if item.types().includes(&JsValue::from_str(kind), 0)
            && let Ok(blob) = JsFuture::from(item.get_type(kind)).await
            && let Ok(blob) = blob.dyn_into::<web_sys::Blob>()
        {
            *slot = JsFuture::from(blob.text()).await.ok().and_then(|text| text.as_string());
        }
    }
    let [html, text] = found;
    Some((html, text))
}
