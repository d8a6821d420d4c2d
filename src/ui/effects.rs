//! Carries out what the session asks of the browser, and makes the state that the app starts with.

use super::context::Ctx;
use super::keeping;
use super::later::Later;
use crate::browser::{address, clipboard, clock, file, focus, storage};
use crate::lang::Lang;
use crate::session::effect::{Clipboard, Effect};
use crate::session::msg::Msg;
use crate::session::state::State;
use leptos::prelude::*;

const LANG: &str = "sambudget.language";

/// The state that the app starts with: the language, and the workbooks of this browser.
pub fn first_state() -> State {
    let lang = storage::read(LANG).and_then(|code| Lang::of_code(&code)).unwrap_or_else(|| {
        let english = address::preferred_language().starts_with("en");
        if english { Lang::English } else { Lang::Swedish }
    });
    address::set_language(lang.code());
    State::new(lang, keeping::workbooks(), clock::random())
}

/// Carries out effects in order.
pub fn carry_out(context: Ctx, effects: Vec<Effect>) {
    for effect in effects {
        match effect {
            Effect::Journal { item, records } => keeping::store_records(context, item, records),
            Effect::Snapshot(id) => {
                context.later.then(context, move |context, later| (later.keeping.snapshot)(context, id));
            }
            Effect::Tidy { id, covered, stranded, older } => {
                let tidy = move |_, later: &Later| (later.keeping.tidy)(id, &covered, stranded, older);
                context.later.then(context, tidy);
            }
            Effect::StoreItem(item) => {
                // Only what the start page says is at stake here; the workbook itself is stored.
                let _ = keeping::store_item(&item, item.changed.clone());
            }
            Effect::Load(id, view) => keeping::load(context, id, view),
            Effect::Keep(keep) => {
                context.later.then(context, move |context, later| (later.keeping.keep)(context, keep));
            }
            Effect::FindBase { id, versions } => {
                let find = move |context, later: &Later| (later.find_base)(context, id, &versions);
                context.later.then(context, find);
            }
            Effect::Remove(id) => context.later.then(context, move |_, later| (later.keeping.remove)(id)),
            Effect::Download { name, text } => {
                let _ = file::download(&name, &text);
            }
            Effect::DownloadStored(id) => {
                context.later.then(context, move |context, later| (later.keeping.download)(context, id));
            }
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
            Effect::OpenList => context.later.then(context, |_, later| (later.open_list)()),
            Effect::Address { hash, title } => address::show(&hash, &title),
            Effect::StoreArrangement(id, text) => keeping::store_arrangement(id, &text),
            Effect::StoreCursors(id, text) => keeping::store_cursors(id, &text),
            Effect::StoreColumnSets(text) => keeping::store_column_sets(&text),
            Effect::StoreLang(lang) => {
                address::set_language(lang.code());
                let _ = storage::write(LANG, lang.code());
            }
        }
    }
}

/// Does by command what the browser does by keys: it then asks the grid what to copy.
pub fn use_clipboard(context: Ctx, action: Clipboard) {
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
