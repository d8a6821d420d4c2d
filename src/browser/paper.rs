//! Paper: the browser's own dialog for printing.

/// Has the browser print the page. A browser that cannot does nothing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
