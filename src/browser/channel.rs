//! A channel to the other windows of the app: what one says, all others hear. And what this window alone remembers over a reload.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::by_name::{call, function, get, window};

/// An open channel; dropping it closes it.
pub struct Channel {
    channel: JsValue,
    /// What hears lives as long as the channel.
    _hears: Closure<dyn FnMut(JsValue)>,
}

impl Channel {
    /// The channel of this name; `None` where the browser has none.
    #[must_use]
    pub fn open(name: &str, mut hears: impl FnMut(String) + 'static) -> Option<Self> {
        let kind = function(&window(), "BroadcastChannel").ok()?;
        let channel = Reflect::construct(&kind, &[JsValue::from_str(name)].iter().collect()).ok()?;
        let hears = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if let Some(text) = get(&event, "data").ok().and_then(|data| data.as_string()) {
                hears(text);
            }
        });
        Reflect::set(&channel, &"onmessage".into(), hears.as_ref()).ok()?;
        Some(Self { channel, _hears: hears })
    }

    /// Says something to the others.
    pub fn say(&self, text: &str) {
        // Only fails on a channel that has been closed.
        let _ = call(&self.channel, "postMessage", &[text.into()]);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        let _ = call(&self.channel, "close", &[]);
    }
}

fn of_this_window() -> Option<JsValue> {
    get(&window(), "sessionStorage").ok().filter(JsValue::is_object)
}

/// What this window remembers under a name.
#[must_use]
pub fn recall(name: &str) -> Option<String> {
    call(&of_this_window()?, "getItem", &[name.into()]).ok()?.as_string()
}

/// Remembers something for this window, or forgets it. Where the browser keeps nothing, nothing is remembered.
pub fn remember(name: &str, text: Option<&str>) {
    let Some(storage) = of_this_window() else { return };
    let _ = match text {
        Some(text) => call(&storage, "setItem", &[name.into(), text.into()]),
        None => call(&storage, "removeItem", &[name.into()]),
    };
}
