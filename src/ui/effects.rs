//! Carries out what the session asks of the browser, and reads the shelf at the start.

use serde::{Deserialize, Serialize};

use super::context::Ctx;
use crate::browser::{address, clipboard, clock, file, focus, storage};
use crate::file::read;
use crate::lang::Lang;
use crate::model::id::WorkbookId;
use crate::session::effect::{Clipboard, Effect};
use crate::session::msg::Msg;
use crate::session::state::{ShelfItem, State, StorageProblem};
use leptos::prelude::*;

const WORKBOOK: &str = "sambudget.workbook.";
const ITEM: &str = "sambudget.shelf.";
const LANG: &str = "sambudget.language";

/// What is stored beside a workbook.
#[derive(Serialize, Deserialize, Default)]
struct Item {
    name: String,
    year: u16,
    changed: String,
    exported: Option<String>,
}

/// The state that the app starts with: the language, and the workbooks of this browser.
pub fn first_state() -> State {
    let lang = storage::read(LANG).and_then(|code| Lang::of_code(&code)).unwrap_or_else(|| {
        let english = address::preferred_language().starts_with("en");
        if english { Lang::English } else { Lang::Swedish }
    });
    address::set_language(lang.code());
    State::new(lang, shelf(), clock::random())
}

fn shelf() -> Vec<ShelfItem> {
    storage::names(WORKBOOK)
        .into_iter()
        .filter_map(|name| {
            let id: WorkbookId = name.strip_prefix(WORKBOOK)?.parse().ok()?;
            Some(shelf_item(id, &storage::read(&name)?))
        })
        .collect()
}

/// What the start page says of a stored workbook. If what stands beside it is lost, the workbook itself is
/// read.
fn shelf_item(id: WorkbookId, text: &str) -> ShelfItem {
    let item =
        storage::read(&format!("{ITEM}{id}")).and_then(|item| serde_json::from_str::<Item>(&item).ok());
    let bytes = text.len();
    match item {
        Some(Item { name, year, changed, exported }) => {
            ShelfItem { id, name, year, changed, exported, bytes, readable: true }
        }
        None => match read(text.as_bytes()) {
            Ok(workbook) => ShelfItem {
                id,
                name: workbook.name,
                year: workbook.year.number(),
                changed: String::new(),
                exported: None,
                bytes,
                readable: true,
            },
            Err(_) => ShelfItem {
                id,
                name: id.to_string(),
                year: 0,
                changed: String::new(),
                exported: None,
                bytes,
                readable: false,
            },
        },
    }
}

/// Another tab changed the storage under `name`; without a name it was emptied.
pub fn storage_changed(context: Ctx, name: Option<&str>, text: Option<String>) {
    let id = name.and_then(|name| name.strip_prefix(WORKBOOK)).and_then(|id| id.parse().ok());
    if let (Some(id), Some(text)) = (id, text) {
        context.send(Msg::StoredElsewhere(id, text));
    }
    if name.is_none_or(|name| name.starts_with(ITEM)) {
        context.send(Msg::Shelf(shelf()));
    }
}

/// Carries out effects in order.
pub fn carry_out(context: Ctx, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::Store { item, text } => store(context, &item, &text),
            Effect::StoreItem(item) => {
                // Only when a workbook was saved to a file is at stake here; the workbook itself is stored.
                let _ = store_item(&item, item.changed.clone());
            }
            Effect::Load(id, view) => {
                let text = storage::read(&format!("{WORKBOOK}{id}"));
                context.send(Msg::Loaded(id, view, text));
            }
            Effect::Remove(id) => {
                storage::remove(&format!("{WORKBOOK}{id}"));
                storage::remove(&format!("{ITEM}{id}"));
            }
            Effect::Download { name, text } => {
                let _ = file::download(&name, &text);
            }
            Effect::DownloadStored(id) => download_stored(context, id),
            Effect::Announce(text) => context.said.set(text),
            Effect::Clipboard(action) => use_clipboard(context, action),
            Effect::Widen(pixels) => context.widen.set(Some(pixels)),
            Effect::Find => {
                context.finding.set(true);
                focus::put(&["[data-find]"]);
            }
            Effect::Export => {
                if let Some(id) = context.of_open_now(|open| Some(open.workbook.id)) {
                    context.send(Msg::Export(id, clock::now()));
                }
            }
            Effect::Focus => focus::put(&["[data-editor]", "[data-entry]"]),
            Effect::Address { hash, title } => address::show(&hash, &title),
            Effect::StoreLang(lang) => {
                address::set_language(lang.code());
                let _ = storage::write(LANG, lang.code());
            }
        }
    }
}

/// Stores the workbook before anything is said of it; the user is told if that fails.
fn store(context: Ctx, item: &ShelfItem, text: &str) {
    let now = clock::now();
    let stored =
        storage::write(&format!("{WORKBOOK}{}", item.id), text).and_then(|()| store_item(item, now.clone()));
    context.send(match stored {
        Ok(()) => Msg::Stored(item.id, now, text.len()),
        Err(storage::StorageError::Full) => Msg::NotStored(item.id, StorageProblem::Full),
        Err(storage::StorageError::Unavailable) => Msg::NotStored(item.id, StorageProblem::Unavailable),
    });
}

fn store_item(item: &ShelfItem, changed: String) -> Result<(), storage::StorageError> {
    let stored = Item { name: item.name.clone(), year: item.year, changed, exported: item.exported.clone() };
    let text = serde_json::to_string(&stored).unwrap_or_default();
    storage::write(&format!("{ITEM}{}", item.id), &text)
}

/// What is stored goes out as it is: a readable workbook in its readable form, anything else untouched.
fn download_stored(context: Ctx, id: WorkbookId) {
    let Some(text) = storage::read(&format!("{WORKBOOK}{id}")) else { return };
    let item = context.state.with_untracked(|state| state.shelf.iter().find(|item| item.id == id).cloned());
    let name = item.map(|item| format!("{} {}", item.name, item.year)).unwrap_or_default();
    let name = format!("{}.json", crate::session::file_name(&name));
    let text = read(text.as_bytes()).map(|workbook| crate::file::write(&workbook)).unwrap_or(text);
    let _ = file::download(&name, &text);
}

/// Does by command what the browser does by keys: it then asks the grid what to copy.
fn use_clipboard(context: Ctx, action: Clipboard) {
    // The browser asks whatever has the focus.
    focus::put_now(&["[data-entry]"]);
    let refused = move || context.said.set(context.texts().use_keys.to_owned());
    let done = match action {
        Clipboard::Copy => clipboard::command("copy"),
        Clipboard::Cut => clipboard::command("cut"),
        Clipboard::Paste => {
            leptos::task::spawn_local(async move {
                match clipboard::look().await {
                    Some((html, text)) => context.send(Msg::Paste(html, text)),
                    None => refused(),
                }
            });
            true
        }
    };
    if !done {
        refused();
    }
}
