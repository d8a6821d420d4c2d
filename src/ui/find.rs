//! The bar that finds words and figures.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::context::Ctx;
use crate::browser::focus;
use crate::session::find::Way;
use crate::session::msg::Msg;

/// The bar, while it is asked for.
#[component]
pub fn FindBar() -> impl IntoView {
    let context = Ctx::get();
    move || context.finding.get().then(|| view! { <Bar /> })
}

#[component]
fn Bar() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let field: NodeRef<html::Input> = NodeRef::new();
    let words = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let find = move |way| {
        context.send(Msg::Find(words.get_untracked(), way));
        // Going to a cell takes the keyboard there; whoever searches goes on searching.
        focus::put(&["[data-find]"]);
        // What no grid brings into its sight.
        focus::show("[data-found]");
    };
    // That something was not found is about the words that were looked for.
    let forget = move || context.said.set(String::new());
    let close = move || {
        forget();
        context.finding.set(false);
        focus::put(&["[data-entry]", "[data-found]", "#main"]);
    };
    let keydown = move |event: ev::KeyboardEvent| {
        match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => find(Way::Forward),
            ("Enter", true) => find(Way::Back),
            ("Escape", _) => close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <search class="find">
            <input
                node_ref=field
                type="text"
                data-find=""
                autocomplete="off"
                spellcheck="false"
                aria-label=texts.later().find_what
                placeholder=texts.later().find_what
                on:input=move |event| {
                    forget();
                    words.set(event_target_value(&event));
                }
                on:keydown=keydown
            />
            <button type="button" on:click=move |_| find(Way::Back)>{texts.later().find_previous}</button>
            <button type="button" on:click=move |_| find(Way::Forward)>{texts.later().find_next}</button>
            <button type="button" class="plain" aria-label=texts.later().close on:click=move |_| close()>"×"</button>
        </search>
    }
}
