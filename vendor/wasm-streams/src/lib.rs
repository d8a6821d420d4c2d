//! Streams that carry nothing.
//!
//! Leptos brings `server_fn` into every page, and that the crate `wasm-streams`, whose exported classes no linker takes
//! away: 5 kB of what holds the page up, for calls of a server that this app does not have. This has only what `server_fn`
//! names, so that it compiles. Should the app ever call a server function, the lines of `Cargo.toml` that put this here must go.

use futures_util::stream::{self, Empty, Stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream of the browser that nobody reads from here.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// The browser's stream as one of these.
    #[must_use]
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// The browser's stream.
    #[must_use]
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// What comes out of it here: nothing.
    #[must_use]
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }

    /// No stream at all, whatever was to go into it.
    #[must_use]
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(JsValue::UNDEFINED.into())
    }
}
