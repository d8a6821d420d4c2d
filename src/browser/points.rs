//! Large values of an owner that stand side by side, each with a name and a note, in the database of
//! [`super::database`]: the notes apart from the values, so that all of them can be looked through.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::database::{
    POINT_NOTES, POINTS, Texts, answer, begin_over, key, problem, range, store, texts, whole,
};
use super::storage::StorageError;

/// Both stores.
const STORES: [&str; 2] = [POINTS, POINT_NOTES];

/// Stores a value with its note, or nothing, and reads it back.
///
/// # Errors
/// If there is no room, the browser gives no access, or something else is read back than was written.
pub async fn write(owner: &str, name: &str, note: &str, bytes: &[u8]) -> Result<(), StorageError> {
    let transaction = begin_over(&STORES, true).await?;
    let written = async {
        store(&transaction, POINTS)?.put_with_key(&Uint8Array::from(bytes), &key(owner, name))?;
        store(&transaction, POINT_NOTES)?.put_with_key(&note.into(), &key(owner, name))?;
        whole(&transaction).await
    };
    written.await.map_err(problem)?;
    let is_same = read(owner, name).await?.is_some_and(|back| back == bytes);
    if is_same { Ok(()) } else { Err(StorageError::Unavailable) }
}

/// A value.
///
/// # Errors
/// If the browser gives no access.
pub async fn read(owner: &str, name: &str) -> Result<Option<Vec<u8>>, StorageError> {
    let transaction = begin_over(&STORES, false).await?;
    let found = async { answer(&store(&transaction, POINTS)?.get(&key(owner, name))?).await };
    let found: JsValue = found.await.map_err(problem)?;
    Ok(found.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec()))
}

/// The names and notes of an owner's values.
///
/// # Errors
/// If the browser gives no access.
pub async fn notes(owner: &str) -> Result<Texts, StorageError> {
    let transaction = begin_over(&STORES, false).await?;
    let found = async { texts(&store(&transaction, POINT_NOTES)?, owner)?.await };
    found.await.map_err(problem)
}

/// The owners, names and notes of all values.
///
/// # Errors
/// If the browser gives no access.
pub async fn all_notes() -> Result<Vec<(String, String, String)>, StorageError> {
    let transaction = begin_over(&STORES, false).await?;
    let found = async {
        let notes = store(&transaction, POINT_NOTES)?;
        let (keys, notes) = (answer(&notes.get_all_keys()?), answer(&notes.get_all()?));
        let (keys, notes) = (Array::from(&keys.await?), Array::from(&notes.await?));
        let named = |key: JsValue| {
            let key = Array::from(&key);
            Some((key.get(0).as_string()?, key.get(1).as_string()?))
        };
        let all = keys.iter().zip(notes.iter()).filter_map(|(key, note)| {
            let (owner, name) = named(key)?;
            Some((owner, name, note.as_string().unwrap_or_default()))
        });
        Ok(all.collect())
    };
    found.await.map_err(problem)
}

/// Forgets values by their owners and names.
///
/// # Errors
/// If the browser gives no access; then all of them stay.
pub async fn remove(names: &[(String, String)]) -> Result<(), StorageError> {
    let transaction = begin_over(&STORES, true).await?;
    let removed = async {
        for (owner, name) in names {
            STORES
                .iter()
                .try_for_each(|of| store(&transaction, of)?.delete(&key(owner, name)).map(|_| ()))?;
        }
        whole(&transaction).await
    };
    removed.await.map_err(problem)
}

/// Forgets all values of an owner.
pub async fn remove_all(owner: &str) {
    let Ok(transaction) = begin_over(&STORES, true).await else { return };
    let all = || -> Result<(), JsValue> {
        STORES.iter().try_for_each(|of| store(&transaction, of)?.delete(&range(owner)?).map(|_| ()))
    };
    let _ = all();
}
