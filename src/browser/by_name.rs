//! Calls the browser by name, where a binding of web-sys would be in the script that the first load waits for, or where web-sys
//! has none.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The window.
pub fn window() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, Into::into)
}

/// What stands in a field.
///
/// # Errors
/// If it has no fields.
pub fn get(of: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(of, &name.into())
}

/// The function in a field.
///
/// # Errors
/// If there is none.
pub fn function(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    get(of, name)?.dyn_into()
}

/// Calls a function of something.
///
/// # Errors
/// If there is none, or with what it throws.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let arguments: Array = arguments.iter().collect();
    Reflect::apply(&function(of, name)?, of, &arguments)
}

/// Calls what gives a promise, and waits for it.
///
/// # Errors
/// The same, or with what the promise is refused for.
pub async fn wait(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(of, name, arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}
