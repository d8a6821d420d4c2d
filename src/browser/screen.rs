//! The whole screen, and other windows.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::by_name::{call, get, window};

/// Has an element fill the screen. The browser allows that only after a click or key; where it does not, the element fills the
/// window.
pub fn fill(element: &Element) {
    let _ = call(element, "requestFullscreen", &[]);
}

/// Gives the screen back, if something fills it.
pub fn leave() {
    let filled = |document: &JsValue| get(document, "fullscreenElement").is_ok_and(|of| of.is_object());
    if let Some(document) = get(&window(), "document").ok().filter(filled) {
        let _ = call(&document, "exitFullscreen", &[]);
    }
}

/// Opens an address in a window of this name; says whether the browser did.
#[must_use]
pub fn open_window(address: &str, name: &str) -> bool {
    let arguments = [address, name, "popup,width=1280,height=720"].map(JsValue::from_str);
    call(&window(), "open", &arguments).is_ok_and(|opened| opened.is_object())
}

/// Whether the system wants dark colours.
#[must_use]
pub fn is_dark() -> bool {
    let asked = call(&window(), "matchMedia", &["(prefers-color-scheme: dark)".into()]);
    asked.and_then(|asked| get(&asked, "matches")).is_ok_and(|matches| matches.is_truthy())
}

/// How wide and high the window is, in pixels of the page.
#[must_use]
pub fn size() -> Option<(i32, i32)> {
    let root = web_sys::window()?.document()?.document_element()?;
    Some((root.client_width(), root.client_height()))
}
