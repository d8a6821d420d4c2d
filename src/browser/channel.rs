//! A channel to the other windows of the app: what one says, all others hear. And what this window alone remembers over a reload.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, Storage};

/// An open channel; dropping it closes it.
pub struct Channel {
    channel: BroadcastChannel,
    /// What hears lives as long as the channel.
    _hears: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// The channel of this name; `None` where the browser has none.
    #[must_use]
    pub fn open(name: &str, mut hears: impl FnMut(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let hears = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hears(text);
            }
        });
        channel.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        Some(Self { channel, _hears: hears })
    }

    /// Says something to the others.
    pub fn say(&self, text: &str) {
        // Only fails on a channel that has been closed.
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

fn of_this_window() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What this window remembers under a name.
#[must_use]
pub fn recall(name: &str) -> Option<String> {
    of_this_window()?.get_item(name).ok().flatten()
}

/// Remembers something for this window, or forgets it. Where the browser keeps nothing, nothing is remembered.
pub fn remember(name: &str, text: Option<&str>) {
    let Some(storage) = of_this_window() else { return };
    let _ = match text {
        Some(text) => storage.set_item(name, text),
        None => storage.remove_item(name),
    };
}
