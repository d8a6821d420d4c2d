//! Says above the tables in which scenario they are, for as long as one is looked at, and leads back to the base.

use leptos::prelude::*;

use crate::lang::within::words;
use crate::session::msg::Msg;
use crate::session::scenarios::Ask;
use crate::session::scenarios::within::{Banner, banner};
use crate::ui::context::Ctx;

/// The bar of the scenario that is looked at, if one is.
#[component]
pub fn WithinBar() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let looked_at =
        context.seen_of_open(move |open| open.trials.is_some().then_some((open.version, open.view)));
    let banner = Memo::new(move |_| {
        let _ = looked_at.get()?;
        context.state.with_untracked(banner)
    });
    move || {
        banner.get().map(|Banner { name, says, is_shown }| {
            view! {
                <section class="within" class:elsewhere=!is_shown aria-label=said.label>
                    <p class="within-text">
                        <span class="within-sign" aria-hidden="true">"◆"</span>
                        <span>{said.you_are_in}" "<strong>{name}</strong></span>
                        <span class="within-result">{says}</span>
                        {is_shown.then(|| view! { <span class="within-hint">{said.what_happens}</span> })}
                    </p>
                    <button type="button" on:click=move |_| context.send(Msg::Scenario(Ask::LookIn(None)))>
                        {said.leave}
                    </button>
                </section>
            }
        })
    }
}
