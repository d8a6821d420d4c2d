//! The address behind `#`, and the page's title.

/// What stands behind `#`, with it; empty if there is nothing.
#[must_use]
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of the page, with this behind its `#`.
#[must_use]
pub fn with(hash: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    [page, "#", hash].concat()
}

/// Shows a place in the address, as a new entry in the browser's history unless it is there already.
pub fn show(hash: &str, title: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Some(document) = window.document() {
        document.set_title(title);
    }
    let now = self::hash();
    let start = now.is_empty() && hash == "#/";
    if now != hash && !start {
        let _ = window.location().set_hash(hash);
    }
}

/// Says which language the page is in.
pub fn set_language(code: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", code);
    }
}

/// The first language that the browser asks for: `sv-SE`.
#[must_use]
pub fn preferred_language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}
