//! A new version of the app: fetched whole in the background by the service worker, and taken when the user wants it.

use leptos::ev;
use leptos::prelude::*;

use super::context::Ctx;
use crate::browser::script;
use crate::session::state::State;

/// What registers the service worker and listens to it.
const SCRIPT: &str = "offline-later.js";
/// It says that a newer version is here.
const NEWER: &str = "sambudget:newer";
/// It is asked to take that.
const TAKE: &str = "sambudget:take";

/// Offers a new version once there is one. While only this tab has something, the page is not loaded again.
#[component]
pub fn NewVersion() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let take = move |_: ev::MouseEvent| {
        if !context.state.with_untracked(State::has_unsaved) {
            script::tell(TAKE);
        }
    };
    let has_unsaved = context.seen(State::has_unsaved);
    view! {
        <div class="notices offer" role="status">
            {move || context.newer.get().then(|| {
                let text = move || match has_unsaved.get() {
                    true => texts.later().new_version_unsaved,
                    false => texts.later().new_version,
                };
                view! {
                    <div class="notice">
                        <p class="notice-text">{text}</p>
                        <button type="button" on:click=take disabled=move || has_unsaved.get()>
                            {texts.later().reload}
                        </button>
                        <button
                            type="button"
                            class="plain"
                            aria-label=texts.later().dismiss
                            on:click=move |_| context.newer.set(false)
                        >
                            "×"
                        </button>
                    </div>
                }
            })}
        </div>
    }
}

/// Begins to keep the app for work without a network.
pub fn begin(context: Ctx) {
    let _ = window_event_listener_untyped(NEWER, move |_| {
        let _ = context.newer.try_set(true);
    });
    script::load(SCRIPT);
}
