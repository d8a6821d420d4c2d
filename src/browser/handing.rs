//! The platform's own way to hand something on: mail, chat, another device.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

fn share() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}

/// Whether the platform has a way.
#[must_use]
pub fn is_there() -> bool {
    share().is_some()
}

/// Has the platform ask how a link is to be handed on. Whoever thinks better of it has nothing to be told.
pub fn link(title: &str, link: &str) {
    let hand = || {
        let (navigator, share) = share()?;
        let what = Object::new();
        Reflect::set(&what, &"title".into(), &title.into()).ok()?;
        Reflect::set(&what, &"url".into(), &link.into()).ok()?;
        let done: js_sys::Promise = share.call1(&navigator, &what).ok()?.dyn_into().ok()?;
        // Listened to, so that the browser does not report it as a fault that nobody cares for.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(done).await;
        });
        Some(())
    };
    let _ = hand();
}
