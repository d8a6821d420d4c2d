//! The clipboard by command, where the browser allows it.

use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Has the browser copy, cut or paste as it does by its own keys; `false` if it does not allow that.
#[must_use]
pub fn command(name: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command(name).unwrap_or(false))
}
