//! Pictures of drawings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::by_name::call;

/// How many pixels of the picture are one of the drawing, each way.
const FINE: i32 = 2;

/// A drawing of this width and height as a PNG picture, twice as fine; `None` if the browser cannot make it.
pub async fn png(svg: &str, size: (i32, i32)) -> Option<Vec<u8>> {
    drawn(svg, size).await.ok().flatten()
}

async fn drawn(svg: &str, (width, height): (i32, i32)) -> Result<Option<Vec<u8>>, JsValue> {
    let document: JsValue = web_sys::window().and_then(|window| window.document()).into();
    let made = |name: &str| call(&document, "createElement", &[name.into()]);
    let image = made("img")?;
    let loaded = Promise::new(&mut |resolve, reject| {
        let _ = Reflect::set(&image, &"onload".into(), &resolve);
        let _ = Reflect::set(&image, &"onerror".into(), &reject);
    });
    // The policy of the page takes pictures from such addresses, and from no others than its own.
    let address = format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg));
    Reflect::set(&image, &"src".into(), &address.into())?;
    JsFuture::from(loaded).await?;

    let canvas = made("canvas")?;
    let (wide, high) = (width * FINE, height * FINE);
    Reflect::set(&canvas, &"width".into(), &wide.into())?;
    Reflect::set(&canvas, &"height".into(), &high.into())?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    call(&context, "drawImage", &[image, 0.into(), 0.into(), wide.into(), high.into()])?;
    let address = call(&canvas, "toDataURL", &["image/png".into()])?.as_string();
    let bytes = address.as_deref().and_then(|address| address.strip_prefix("data:image/png;base64,"));
    Ok(bytes.and_then(|bytes| STANDARD.decode(bytes).ok()))
}
