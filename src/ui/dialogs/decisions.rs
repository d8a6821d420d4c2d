//! Every decision of the workbook: a list to look at, print, copy and save.

use leptos::prelude::*;

use super::listing::{Listing, listing};
use crate::lang::decision::words;
use crate::session::decision_list;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

/// The list.
#[component]
pub fn DecisionTable() -> impl IntoView {
    let context = Ctx::get();
    let words = words(context.lang());
    let shown = context.state.with_untracked(|state| {
        let list = decision_list::of(state)?;
        Some(Listing {
            title: words.list_command,
            rows: list.shown(state.lang),
            copied: list.text(state.lang, '\t', "\n"),
            about: list.about,
            caption: words.in_kronor,
            headings: list.headings,
            without: list.without,
            save: Msg::SaveDecisions,
            beside: None,
        })
    });
    // Most of its columns are words.
    shown.map(|shown| view! { <div class="decisions">{listing(context, shown)}</div> })
}
