//! Files on disk that the page may read and write again (File System Access): chosen by the user, remembered in the database,
//! written whole or not at all. Only some browsers have them.
//!
//! Bound by hand: web-sys has these behind a flag for what is not settled yet.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File};

use super::by_name::{function, wait, window};
use super::database::{FILES, answer, begin_over, problem, store, whole};
use super::file;
use super::storage::StorageError;

/// A file that was chosen.
#[derive(Debug, Clone)]
pub struct Handle(JsValue);

/// Why a file could not be chosen, read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The user thought better of it.
    Cancelled,
    /// The browser may not do that.
    Denied,
    /// It is not where it was.
    Gone,
    /// The disk is full.
    Full,
    /// It is larger than is read, in bytes.
    TooLarge(usize),
    /// Anything else.
    Other,
}

fn refused(error: JsValue) -> Refused {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "AbortError" => Refused::Cancelled,
        "NotAllowedError" | "SecurityError" => Refused::Denied,
        "NotFoundError" => Refused::Gone,
        "QuotaExceededError" => Refused::Full,
        _ => Refused::Other,
    }
}

/// Whether the browser has them.
#[must_use]
pub fn is_there() -> bool {
    ["showSaveFilePicker", "showOpenFilePicker"].iter().all(|name| function(&window(), name).is_ok())
}

/// Has the user choose a file to write, with this name proposed. The browser asks before it takes one that is there.
///
/// # Errors
/// Says why none was chosen.
pub async fn choose_to_write(name: &str) -> Result<Handle, Refused> {
    let chosen = async {
        let options = options()?;
        Reflect::set(&options, &"suggestedName".into(), &name.into())?;
        wait(&window(), "showSaveFilePicker", &[options]).await
    };
    chosen.await.map(Handle).map_err(refused)
}

/// Has the user choose a file to read and write.
///
/// # Errors
/// Says why none was chosen.
pub async fn choose_to_read() -> Result<Handle, Refused> {
    let chosen = async {
        let list = wait(&window(), "showOpenFilePicker", &[options()?]).await?;
        Ok(Array::from(&list).get(0))
    };
    chosen.await.map(Handle).map_err(refused)
}

/// Only JSON is offered.
fn options() -> Result<JsValue, JsValue> {
    let accept = Object::new();
    Reflect::set(&accept, &"application/json".into(), &Array::of1(&".json".into()))?;
    let kind = Object::new();
    Reflect::set(&kind, &"accept".into(), &accept)?;
    let options = Object::new();
    Reflect::set(&options, &"types".into(), &Array::of1(&kind))?;
    Ok(options.into())
}

impl Handle {
    /// The file's name.
    #[must_use]
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether the file may be written; `asks` whether the user is asked, which the browser allows only after a click or key.
    pub async fn may_write(&self, asks: bool) -> bool {
        let answered = async {
            let mode = Object::new();
            Reflect::set(&mode, &"mode".into(), &"readwrite".into())?;
            wait(&self.0, if asks { "requestPermission" } else { "queryPermission" }, &[mode.into()]).await
        };
        let answered: Result<JsValue, JsValue> = answered.await;
        answered.is_ok_and(|answer| answer == "granted")
    }

    /// What the file holds, if that is at most so many bytes.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub async fn read(&self, most: usize) -> Result<Vec<u8>, Refused> {
        let found = wait(&self.0, "getFile", &[]).await.map_err(refused)?;
        let found: File = found.unchecked_into();
        match file::size(&found) {
            size if size > most => Err(Refused::TooLarge(size)),
            _ => file::read(&found).await.ok_or(Refused::Other),
        }
    }

    /// Writes the file: what it held stays until all of this is there.
    ///
    /// # Errors
    /// Says why it cannot be written; then it holds what it held.
    pub async fn write(&self, bytes: &[u8]) -> Result<(), Refused> {
        let written = async {
            let stream = wait(&self.0, "createWritable", &[]).await?;
            let written = wait(&stream, "write", &[Uint8Array::from(bytes).into()]).await;
            // What is closed takes the file's place; what is aborted never was.
            let end = if written.is_ok() { "close" } else { "abort" };
            let ended = wait(&stream, end, &[]).await;
            written.and(ended).map(|_| ())
        };
        written.await.map_err(refused)
    }
}

/// Remembers the file of an owner, with a note.
///
/// # Errors
/// If the browser gives no access to the database.
pub async fn remember(owner: &str, handle: &Handle, note: &str) -> Result<(), StorageError> {
    let transaction = begin_over(&[FILES], true).await?;
    let written = async {
        let object = Object::new();
        Reflect::set(&object, &"handle".into(), &handle.0)?;
        Reflect::set(&object, &"note".into(), &note.into())?;
        store(&transaction, FILES)?.put_with_key(&object, &owner.into())?;
        whole(&transaction).await
    };
    written.await.map_err(problem)
}

/// The file of an owner with its note, if one is remembered.
pub async fn recall(owner: &str) -> Option<(Handle, String)> {
    let transaction = begin_over(&[FILES], false).await.ok()?;
    let found = async { answer(&store(&transaction, FILES)?.get(&owner.into())?).await };
    let found: Result<JsValue, JsValue> = found.await;
    let found = found.ok().filter(JsValue::is_object)?;
    let field = |name: &str| Reflect::get(&found, &name.into()).ok();
    Some((Handle(field("handle")?), field("note")?.as_string()?))
}

/// Forgets the file of an owner; the file itself stays.
pub async fn forget(owner: &str) {
    if let Ok(transaction) = begin_over(&[FILES], true).await {
        let _ = store(&transaction, FILES).and_then(|files| files.delete(&owner.into()));
    }
}

/// Does something while no other tab does something under the same name.
pub async fn alone<T>(name: &str, work: impl Future<Output = T>) -> T {
    let release = lock(name).await;
    let done = work.await;
    if let Some(release) = release {
        let _ = release.call0(&JsValue::UNDEFINED);
    }
    done
}

/// What lets go of a lock, once it is held; nothing where the browser has no locks.
async fn lock(name: &str) -> Option<Function> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = function(&locks, "request").ok()?;
    let held = Promise::new(&mut |resolve, reject| {
        let hold = Closure::once_into_js(move |_: JsValue| {
            Promise::new(&mut |release, _| {
                let _ = resolve.call1(&JsValue::UNDEFINED, &release);
            })
        });
        if request.call2(&locks, &name.into(), &hold).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(held).await.ok()?.dyn_into().ok()
}
