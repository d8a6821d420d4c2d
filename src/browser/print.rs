//! Printing what is shown.

/// Asks how the page is to be printed.
pub fn all() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print has no such thing to say; there is nothing to fall back on.
        let _ = window.print();
    }
}
