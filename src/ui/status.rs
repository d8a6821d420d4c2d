//! The bar at the bottom: what the selected cells are together, or what there is to say of the cursor's cell.

use leptos::prelude::*;

use super::context::Ctx;
use super::later::shown;
use crate::session::msg::Msg;
use crate::session::ranges::in_words;
use crate::session::state::{Dialog, Open};

/// The bar at the bottom of an open workbook.
#[component]
pub fn StatusBar() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let selected = context.seen_of_open(move |open| (open.version, open.selected.clone()));
    let look = context.seen(move |s| (s.lang, s.open.as_ref().map(|open| open.look)));
    let words = Memo::new(move |_| {
        let (_, _) = (look.get(), selected.with(|(version, _)| *version));
        context.state.with_untracked(|state| {
            let selected = state.open.as_ref()?.selected.as_ref()?;
            let table = state.table(selected.sheet)?;
            let words = in_words(state.lang, &table, &selected.cells);
            if words.is_empty() {
                table.cell(selected.cells.cursor).map(|cell| cell.said())
            } else {
                Some(words)
            }
        })
    });
    let place = context.seen(move |state| {
        let cursor = state.open.as_ref().and_then(Open::cursor)?;
        state.table(cursor.sheet).map(|table| table.name_of(cursor.at))
    });
    view! {
        <footer class="status" aria-label=texts.status>
            <span>{move || place.get()}</span>
            // The same words are said to screen readers by the region of the page that is for them.
            <span class="status-said" aria-hidden="true">{move || context.said.get()}</span>
            <span class="status-words">{words}</span>
            {shown(context, |later| later.kept)}
            <button
                type="button"
                class="plain"
                aria-label=texts.keys_help
                title=texts.keys_help
                on:click=move |_| context.send(Msg::Ask(Dialog::Keys))
            >
                "?"
            </button>
        </footer>
    }
}
