//! IndexedDB: for each owner a large value with a number that only grows, and small texts beside it. Unlike local
//! storage it has room, takes values without blocking the page, and has written them when it says so.
//!
//! Bound by hand on web-sys, for size: the app needs one kind of database and eight requests.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::storage::StorageError;

const NAME: &str = "sambudget";
/// The large values.
const VALUES: &str = "values";
/// Texts that the value holds already.
const PAST: &str = "past";
/// Texts since the value.
const TEXTS: &str = "texts";
/// Texts that were put aside.
const ASIDE: &str = "aside";
const STORES: [&str; 4] = [VALUES, PAST, TEXTS, ASIDE];
/// Values that stand side by side, and their notes; see [`super::points`].
pub(super) const POINTS: &str = "points";
pub(super) const POINT_NOTES: &str = "pointnotes";
/// Files on disk; see [`super::disk`].
pub(super) const FILES: &str = "files";
/// With each version there are more stores; those of the versions before stay as they are.
const DATABASE_VERSION: u32 = 3;

/// Names with their texts.
pub type Texts = Vec<(String, String)>;

/// What is stored for an owner.
#[derive(Debug, Default)]
pub struct Found {
    /// The value and its number.
    pub value: Option<(u64, Vec<u8>)>,
    /// Texts that the value holds already.
    pub past: Texts,
    /// Texts since the value.
    pub texts: Texts,
}

/// A value to be stored, and what changes with it.
#[derive(Debug)]
pub struct Value<'a> {
    /// Its number.
    pub number: u64,
    /// What it is, in a short text.
    pub note: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Texts since the value before, which are now of the past.
    pub covered: &'a Texts,
    /// Names of the past to be forgotten.
    pub forgotten: &'a [String],
}

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Everything that is stored for an owner.
///
/// # Errors
/// If the browser gives no access.
pub async fn read(owner: &str) -> Result<Found, StorageError> {
    let transaction = begin(false).await?;
    // All is asked for before the first answer: each would otherwise cost a turn of the page.
    let all = async {
        let value = answer(&store(&transaction, VALUES)?.get(&owner.into())?);
        let past = texts(&store(&transaction, PAST)?, owner)?;
        let texts = texts(&store(&transaction, TEXTS)?, owner)?;
        Ok(Found { value: content(&value.await?), past: past.await?, texts: texts.await? })
    };
    all.await.map_err(problem)
}

/// Stores texts.
///
/// # Errors
/// If there is no room, or the browser gives no access; then none of them is stored.
pub async fn write_texts(owner: &str, texts: &Texts) -> Result<(), StorageError> {
    let transaction = begin(true).await?;
    let all = async {
        let store = store(&transaction, TEXTS)?;
        for (name, text) in texts {
            store.put_with_key(&text.into(), &key(owner, name))?;
        }
        whole(&transaction).await
    };
    all.await.map_err(problem)
}

/// Stores a value with all that changes with it, or nothing, and reads it back. Gives whether it is there now;
/// `false` if one with a larger number was there, which stays.
///
/// # Errors
/// If there is no room, the browser gives no access, or something else is read back than was written.
pub async fn write_value(owner: &str, value: &Value<'_>) -> Result<bool, StorageError> {
    let transaction = begin(true).await?;
    let all = async {
        let values = store(&transaction, VALUES)?;
        let there = answer(&values.get(&owner.into())?).await?;
        if number(&there).is_some_and(|there| there > value.number) {
            return Ok(false);
        }
        let object = Object::new();
        Reflect::set(&object, &"number".into(), &value.number.to_string().into())?;
        Reflect::set(&object, &"note".into(), &value.note.into())?;
        Reflect::set(&object, &"bytes".into(), &Uint8Array::from(value.bytes))?;
        values.put_with_key(&object, &owner.into())?;
        let (past, texts) = (store(&transaction, PAST)?, store(&transaction, TEXTS)?);
        for (name, text) in value.covered {
            past.put_with_key(&text.into(), &key(owner, name))?;
            texts.delete(&key(owner, name))?;
        }
        for name in value.forgotten {
            past.delete(&key(owner, name))?;
        }
        whole(&transaction).await?;
        Ok(true)
    };
    let is_written = all.await.map_err(problem)?;
    if !is_written {
        return Ok(false);
    }
    let transaction = begin(false).await?;
    let back = async { answer(&store(&transaction, VALUES)?.get(&owner.into())?).await };
    let back = back.await.map_err(problem)?;
    // Another tab may have written a newer one meanwhile.
    let is_newer = number(&back).is_some_and(|back| back > value.number);
    let is_same = || content(&back).is_some_and(|(_, bytes)| bytes == value.bytes);
    if is_newer || is_same() { Ok(true) } else { Err(StorageError::Unavailable) }
}

/// Puts texts aside: they are kept, but not read any more. Those that only local storage has come with their texts.
///
/// # Errors
/// If there is no room, or the browser gives no access; then nothing has changed.
pub async fn put_aside(owner: &str, names: &[(String, Option<String>)]) -> Result<(), StorageError> {
    let transaction = begin(true).await?;
    let all = async {
        let (texts, aside) = (store(&transaction, TEXTS)?, store(&transaction, ASIDE)?);
        for (name, text) in names {
            let there = answer(&texts.get(&key(owner, name))?).await?;
            let text = there.as_string().or_else(|| text.clone());
            aside.put_with_key(&text.unwrap_or_default().into(), &key(owner, name))?;
            texts.delete(&key(owner, name))?;
        }
        whole(&transaction).await
    };
    all.await.map_err(problem)
}

/// Forgets everything of an owner.
pub async fn remove(owner: &str) {
    let Ok(transaction) = begin(true).await else { return };
    let all = || -> Result<(), JsValue> {
        store(&transaction, VALUES)?.delete(&owner.into())?;
        for name in [PAST, TEXTS, ASIDE] {
            store(&transaction, name)?.delete(&range(owner)?)?;
        }
        Ok(())
    };
    let _ = all();
}

/// Every owner of a value.
pub async fn owners() -> Vec<String> {
    let Ok(transaction) = begin(false).await else { return Vec::new() };
    let all = async { answer(&store(&transaction, VALUES)?.get_all_keys()?).await };
    let keys: Result<JsValue, JsValue> = all.await;
    keys.map(|keys| Array::from(&keys).iter().filter_map(|key| key.as_string()).collect()).unwrap_or_default()
}

/// The note of an owner's value, and the value's size in bytes.
pub async fn note(owner: &str) -> Option<(String, usize)> {
    let transaction = begin(false).await.ok()?;
    let value = async { answer(&store(&transaction, VALUES)?.get(&owner.into())?).await };
    let value: Result<JsValue, JsValue> = value.await;
    let value = value.ok()?;
    let note = Reflect::get(&value, &"note".into()).ok()?.as_string()?;
    Some((note, content(&value)?.1.len()))
}

fn number(value: &JsValue) -> Option<u64> {
    let value = value.dyn_ref::<Object>()?;
    Reflect::get(value, &"number".into()).ok()?.as_string()?.parse().ok()
}

fn content(value: &JsValue) -> Option<(u64, Vec<u8>)> {
    let number = number(value)?;
    let bytes = Reflect::get(value, &"bytes".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
    Some((number, bytes.to_vec()))
}

pub(super) fn key(owner: &str, name: &str) -> JsValue {
    Array::of2(&owner.into(), &name.into()).into()
}

/// All keys of an owner: in the order of IndexedDB a list is above every text.
pub(super) fn range(owner: &str) -> Result<JsValue, JsValue> {
    let owner = JsValue::from(owner);
    IdbKeyRange::bound(&Array::of1(&owner), &Array::of2(&owner, &Array::new())).map(Into::into)
}

/// The texts of an owner: asked for at once, and there when waited for.
pub(super) fn texts(
    store: &IdbObjectStore,
    owner: &str,
) -> Result<impl Future<Output = Result<Texts, JsValue>> + use<>, JsValue> {
    let keys = answer(&store.get_all_keys_with_key(&range(owner)?)?);
    let texts = answer(&store.get_all_with_key(&range(owner)?)?);
    Ok(async move { Ok(paired(&keys.await?, &texts.await?)) })
}

/// Keys of an owner, and the texts that stand there.
fn paired(keys: &JsValue, texts: &JsValue) -> Texts {
    let name = |key: JsValue| Array::from(&key).get(1).as_string();
    let (keys, texts) = (Array::from(keys), Array::from(texts));
    let all = keys.iter().zip(texts.iter());
    all.filter_map(|(key, text)| Some((name(key)?, text.as_string().unwrap_or_default()))).collect()
}

pub(super) fn store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, JsValue> {
    transaction.object_store(name)
}

/// What a request gives. It is listened for from now on, whenever it is waited for.
pub(super) fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> + use<> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    let request = request.clone();
    async move {
        match JsFuture::from(done).await {
            Ok(_) => request.result(),
            Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, Into::into)),
        }
    }
}

/// Waits until a transaction is written.
pub(super) async fn whole(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let done = JsFuture::from(done).await;
    done.map(|_| ()).map_err(|_| transaction.error().map_or(JsValue::UNDEFINED, Into::into))
}

/// A transaction over all stores of a value.
async fn begin(write: bool) -> Result<IdbTransaction, StorageError> {
    begin_over(&STORES, write).await
}

/// A transaction over some stores.
pub(super) async fn begin_over(stores: &[&str], write: bool) -> Result<IdbTransaction, StorageError> {
    let known = DATABASE.with_borrow(Clone::clone);
    if let Some(transaction) = known.and_then(|known| transaction(&known, stores, write).ok()) {
        return Ok(transaction);
    }
    // Not opened yet, or closed by the browser.
    let database = open().await.map_err(problem)?;
    let transaction = transaction(&database, stores, write).map_err(problem)?;
    DATABASE.with_borrow_mut(|known| *known = Some(database));
    Ok(transaction)
}

fn transaction(database: &IdbDatabase, stores: &[&str], write: bool) -> Result<IdbTransaction, JsValue> {
    let stores: Array = stores.iter().map(|name| JsValue::from(*name)).collect();
    let mode = if write { "readwrite" } else { "readonly" };
    // What is reported as stored is on the disk, where the browser knows this wish; web-sys does not yet.
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin = Reflect::get(database, &"transaction".into())?.dyn_into::<Function>()?;
    begin.call3(database, &stores, &mode.into(), &options)?.dyn_into()
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::UNDEFINED)?.indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, DATABASE_VERSION)?;
    let new = request.clone();
    let upgrade = Closure::once_into_js(move || {
        let database: Option<IdbDatabase> = new.result().ok().and_then(|found| found.dyn_into().ok());
        for name in STORES.into_iter().chain([POINTS, POINT_NOTES, FILES]) {
            // One that an older version made stays, with all that it holds.
            let _ = database.as_ref().map(|database| database.create_object_store(name));
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: IdbDatabase = answer(&request).await?.dyn_into()?;
    // A newer version of the app in another tab must not wait for this one.
    let old = database.clone();
    let give_way = Closure::once_into_js(move || old.close());
    database.set_onversionchange(Some(give_way.unchecked_ref()));
    Ok(database)
}

pub(super) fn problem(error: JsValue) -> StorageError {
    match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "QuotaExceededError" => StorageError::Full,
        _ => StorageError::Unavailable,
    }
}
