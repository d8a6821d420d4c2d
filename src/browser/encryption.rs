//! The browser's own encryption: AES-256-GCM with a key that PBKDF2 makes of a passphrase. Browsers have it only on secure
//! pages (https, or this machine).
//!
//! Called by name rather than through web-sys: each binding of its own would be in the script that the first load waits for.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How something is encrypted, beside the passphrase.
#[derive(Debug, Clone, Copy)]
pub struct How<'a> {
    /// How often PBKDF2 goes round.
    pub iterations: u32,
    /// The salt of the key.
    pub salt: &'a [u8],
    /// The nonce of the cipher.
    pub nonce: &'a [u8],
    /// What is authenticated with the content, and not encrypted.
    pub beside: &'a str,
}

/// Why there is no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The page has no encryption.
    Impossible,
    /// It does not decrypt: another passphrase, or not what was encrypted.
    Wrong,
}

fn subtle() -> Option<JsValue> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Where the page is not secure it is not there.
    Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object)
}

/// Has the browser's encryption do something, and waits for it.
async fn call(subtle: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(subtle, &name.into())?.dyn_into()?;
    let arguments: Array = arguments.iter().collect();
    JsFuture::from(Reflect::apply(&function, subtle, &arguments)?.unchecked_into::<Promise>()).await
}

/// Whether the page has encryption.
#[must_use]
pub fn is_there() -> bool {
    subtle().is_some()
}

/// Bytes drawn by chance; `None` if the browser gives none.
#[must_use]
pub fn drawn<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Encrypts bytes; `None` if the page has no encryption. The result ends with the tag of 16 bytes.
pub async fn encrypt(passphrase: &str, how: How<'_>, bytes: &[u8]) -> Option<Vec<u8>> {
    let subtle = subtle()?;
    let done = async {
        let key = key(&subtle, passphrase, how, "encrypt").await?;
        call(&subtle, "encrypt", &[cipher(how)?, key, Uint8Array::from(bytes).into()]).await
    };
    let done: Result<JsValue, JsValue> = done.await;
    done.ok().map(|bytes| Uint8Array::new(&bytes).to_vec())
}

/// Decrypts bytes.
///
/// # Errors
/// Says why it cannot.
pub async fn decrypt(passphrase: &str, how: How<'_>, bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let subtle = subtle().ok_or(Refused::Impossible)?;
    let impossible = |_: JsValue| Refused::Impossible;
    let key = key(&subtle, passphrase, how, "decrypt").await.map_err(impossible)?;
    let arguments = [cipher(how).map_err(impossible)?, key, Uint8Array::from(bytes).into()];
    let bytes = call(&subtle, "decrypt", &arguments).await.map_err(|_| Refused::Wrong)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

async fn key(subtle: &JsValue, passphrase: &str, how: How<'_>, usage: &str) -> Result<JsValue, JsValue> {
    let bytes = Uint8Array::from(composed(passphrase)?.as_bytes()).into();
    let usages = |usage: &str| JsValue::from(Array::of1(&usage.into()));
    let arguments = ["raw".into(), bytes, "PBKDF2".into(), JsValue::FALSE, usages("deriveKey")];
    let raw = call(subtle, "importKey", &arguments).await?;
    let kdf = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(how.salt).into()),
        ("iterations", how.iterations.into()),
    ])?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    call(subtle, "deriveKey", &[kdf, raw, kind, JsValue::FALSE, usages(usage)]).await
}

/// A text in its normal form C: an å is one sign on one keyboard and two on another.
fn composed(text: &str) -> Result<String, JsValue> {
    let string = Reflect::get(&js_sys::global(), &"String".into())?;
    let prototype = Reflect::get(&string, &"prototype".into())?;
    let normalize: Function = Reflect::get(&prototype, &"normalize".into())?.dyn_into()?;
    let composed = normalize.call1(&text.into(), &"NFC".into())?;
    Ok(composed.as_string().unwrap_or_default())
}

fn cipher(how: How<'_>) -> Result<JsValue, JsValue> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(how.nonce).into()),
        ("additionalData", Uint8Array::from(how.beside.as_bytes()).into()),
    ])
}

fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}
