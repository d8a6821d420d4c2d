//! Files: given to the user, and read when the user chooses one.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Gives a text to the user as a file. `None` if the browser would not.
pub fn download(name: &str, text: &str) -> Option<()> {
    give(name, &Array::of1(&JsValue::from_str(text)))
}

/// Gives a file of spreadsheets, or a picture, to the user. `None` if the browser would not.
pub fn download_bytes(name: &str, bytes: &[u8]) -> Option<()> {
    give(name, &Array::of1(&Uint8Array::from(bytes)))
}

fn give(name: &str, parts: &Array) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(match name.rsplit_once('.') {
        Some((_, "csv")) => "text/csv",
        Some((_, "html")) => "text/html",
        Some((_, "svg")) => "image/svg+xml",
        Some((_, "png")) => "image/png",
        Some((_, "xlsx")) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    });
    let blob = Blob::new_with_str_sequence_and_options(parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser reads the file after this; it is let go of when it has.
    gloo_later(move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

fn gloo_later(then: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(then, std::time::Duration::from_secs(30));
}

/// A file's size in bytes.
#[must_use]
pub fn size(file: &File) -> usize {
    // File sizes are whole and far below where a double loses whole numbers.
    let size = file.size();
    if (0.0..9.0e15).contains(&size) { size as usize } else { usize::MAX }
}

/// The content of a file; `None` if the browser cannot read it.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
