//! Carries out what the session asks of the browser now and then: the second part's share of `effects`.

use leptos::prelude::*;

use super::context::Ctx;
use super::{base, disk, keeping, points, spreadsheets};
use crate::browser::{clipboard, clock, file, focus, picture};
use crate::session::charts;
use crate::session::effect::{Clipboard, Effect};
use crate::session::msg::Msg;

/// Carries out an effect that is not one of every step.
pub fn carry_out(context: Ctx, effect: Effect) {
    match effect {
        Effect::Snapshot(id) => keeping::take_snapshot(context, id),
        Effect::Tidy { id, covered, stranded, older } => keeping::tidy(id, &covered, stranded, older),
        Effect::StoreItem(item) => {
            // Only what the start page says is at stake here; the workbook itself is stored.
            let _ = keeping::store_item(&item, item.changed.clone());
        }
        Effect::Keep(keep) => points::keep(context, keep),
        Effect::Disk(ask) => disk::ask(context, ask),
        Effect::FindBase { id, versions } => base::find_base(context, id, &versions),
        Effect::Remove(id) => keeping::remove(id),
        Effect::Download { name, text } => {
            let _ = file::download(&name, &text);
        }
        Effect::Picture { name, svg, size } => give_picture(context, name, svg, size),
        Effect::WriteSpreadsheet { name, told } => spreadsheets::write(context, name, told),
        Effect::ReadSpreadsheet { asked, bytes, limits } => {
            spreadsheets::read(context, asked, &bytes, &limits);
        }
        Effect::DownloadStored(id) => keeping::download_stored(context, id),
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
        Effect::OpenList => focus::open_list(),
        Effect::StoreArrangement(id, text) => keeping::store_arrangement(id, &text),
        Effect::StoreColumnSets(text) => keeping::store_column_sets(&text),
        // Those of every step have been carried out.
        Effect::Journal { .. }
        | Effect::Load(..)
        | Effect::Announce(_)
        | Effect::Focus
        | Effect::Address { .. }
        | Effect::StoreCursors(..)
        | Effect::StoreLang(_) => {}
    }
}

/// Makes a picture of a drawing, and gives it to the user.
fn give_picture(context: Ctx, name: String, svg: String, size: (i32, i32)) {
    leptos::task::spawn_local(async move {
        match picture::png(&svg, size).await {
            Some(bytes) => {
                let _ = file::download_bytes(&name, &bytes);
            }
            None => context.send(Msg::Chart(charts::Ask::NoPicture)),
        }
    });
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
