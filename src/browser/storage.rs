//! Local storage: texts under names. A browser may have none, or may be full.

use gloo_storage::{LocalStorage, Storage};

/// Why storage did not take a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// There is no room left.
    Full,
    /// The browser does not allow storage.
    Unavailable,
}

/// The storage, if the browser has one. gloo's own access panics where there is none, so this asks first.
fn storage() -> Option<web_sys::Storage> {
    let allowed = web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
    allowed.then(LocalStorage::raw)
}

/// The text under a name.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Puts a text under a name.
///
/// # Errors
/// If there is no room left, or the browser does not allow storage. What stood there then stays.
pub fn write(name: &str, text: &str) -> Result<(), StorageError> {
    let storage = storage().ok_or(StorageError::Unavailable)?;
    // With storage there, a refused text is one that there is no room for.
    storage.set_item(name, text).map_err(|_| StorageError::Full)
}

/// Forgets what stands under a name.
pub fn remove(name: &str) {
    if storage().is_some() {
        LocalStorage::delete(name);
    }
}

/// Every name that starts with `prefix`.
#[must_use]
pub fn names(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let length = storage.length().unwrap_or_default();
    (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|name| name.starts_with(prefix))
        .collect()
}

/// Asks the browser not to clear this site's storage by itself; it may or may not agree.
pub fn ask_to_persist() {
    if let Some(window) = web_sys::window() {
        let _ = window.navigator().storage().persist();
    }
}
