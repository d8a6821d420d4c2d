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
    let list = context.state.with_untracked(decision_list::of);
    let shown = list.map(|list| Listing {
        title: words.list_command,
        list,
        caption: words.in_kronor.to_owned(),
        save: Msg::SaveDecisions,
        is_wordy: true,
        beside: None,
        act: None,
    });
    shown.map(|shown| listing(context, shown))
}
