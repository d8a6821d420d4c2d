//! The whole screen, and other windows.

use web_sys::Element;

/// Has an element fill the screen. The browser allows that only after a click or key; where it does not, the element fills the
/// window.
pub fn fill(element: &Element) {
    let _ = element.request_fullscreen();
}

/// Gives the screen back.
pub fn leave() {
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && document.fullscreen_element().is_some()
    {
        document.exit_fullscreen();
    }
}

/// Opens an address in a window of this name; says whether the browser did.
#[must_use]
pub fn open_window(address: &str, name: &str) -> bool {
    let opened = web_sys::window().and_then(|window| {
        window.open_with_url_and_target_and_features(address, name, "popup,width=1280,height=720").ok()?
    });
    opened.is_some()
}

/// Whether the system wants dark colours.
#[must_use]
pub fn is_dark() -> bool {
    let asked =
        web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    asked.is_some_and(|asked| asked.matches())
}

/// How wide and high the window is, in pixels of the page.
#[must_use]
pub fn size() -> Option<(i32, i32)> {
    let root = web_sys::window()?.document()?.document_element()?;
    Some((root.client_width(), root.client_height()))
}
