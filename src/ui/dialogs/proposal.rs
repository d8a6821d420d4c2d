//! What is proposed so that the result reaches a target: a list, and the button that makes it a scenario.

use leptos::prelude::*;

use super::listing::{Listing, listing};
use crate::lang::to_balance::words;
use crate::session::msg::Msg;
use crate::session::scenarios::to_balance::{ToBalance, list};
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// The proposal.
#[component]
pub fn ProposalTable() -> impl IntoView {
    let context = Ctx::get();
    let words = words(context.lang());
    let shown = context.state.with_untracked(list).map(|list| {
        let make = (words.make, Msg::ToBalance(ToBalance::Make));
        Listing {
            title: words.proposal,
            act: list.without.is_none().then_some(make),
            list,
            caption: words.in_kronor.to_owned(),
            save: Msg::ToBalance(ToBalance::Save),
            is_wordy: false,
            beside: Some((words.again, Msg::Ask(Dialog::ToBalance))),
        }
    });
    shown.map(|shown| listing(context, shown))
}
