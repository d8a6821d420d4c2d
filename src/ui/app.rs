//! The root: which page, dialogs, notices, and the keys that work everywhere.

use leptos::ev;
use leptos::prelude::*;

use super::context::Ctx;
use super::effects::first_state;
use super::keeping::storage_changed;
use super::keyboard;
use super::later::{NotFetched, shown};
use super::shell::Shell;
use super::start::StartPage;
use crate::browser::{address, focus, storage};
use crate::session::msg::Msg;
use crate::session::state::State;

/// The address of a window that shows an audience what another presents.
pub const AUDIENCE: &str = "#/publik";

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let context = Ctx::provide(first_state());
    follow_the_browser(context);
    // A window for an audience has nothing of its own: what it shows comes with the second part.
    let is_audience = address::hash() == AUDIENCE;
    if is_audience {
        context.later.load(context);
    } else {
        context.send(Msg::Address(address::hash()));
    }
    storage::ask_to_persist();
    context.later.follow(context);

    let lang = context.seen(move |state| state.lang);
    let is_open = context.seen(move |state| state.open.as_ref().map(|open| open.workbook.id));
    // Another page, or another view, begins at its top.
    let page = context.seen(move |state| state.open.as_ref().map(|open| (open.workbook.id, open.view)));
    Effect::new(move |_| {
        let _ = page.get();
        focus::to_top();
    });
    // What cannot be loaded leaves the start page, where there is something else to do.
    let loads = context.seen(|state| state.loading.is_some());
    let is_loading = Memo::new(move |_| loads.get() && !context.later.has_failed.get());
    view! {
        // Built anew in another language, so that views need not watch it word by word.
        {move || {
            let _ = lang.get();
            let texts = context.texts();
            view! {
                <a class="skip" href="#main" on:click=skip>{texts.skip_to_content}</a>
                <NotFetched />
                {shown(context, |later| later.notice)}
                {move || match (is_open.get(), is_loading.get()) {
                    (Some(_), _) => view! { <Shell /> }.into_any(),
                    (None, false) if !is_audience => view! { <StartPage /> }.into_any(),
                    // Storage answers within a moment: the start page would only flash.
                    (None, _) => ().into_any(),
                }}
                {shown(context, |later| later.dialogs)}
            }
        }}
        <div class="said" role="status" aria-live="polite">{move || context.said.get()}</div>
    }
}

/// Goes to the content; the address is not a place in the page.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    focus::put(&["#main"]);
}

/// Listens for what happens outside of any one component.
fn follow_the_browser(context: Ctx) {
    let _ = window_event_listener(ev::hashchange, move |_| context.send(Msg::Address(address::hash())));
    // Typed content is committed and stored before the page goes, a formula that is not finished as text.
    let _ = window_event_listener(ev::pagehide, move |_| {
        context.later.give_up(context);
        context.send(Msg::Hidden);
    });
    let _ = window_event_listener(ev::storage, move |event| {
        storage_changed(context, event.key().as_deref(), event.new_value());
    });
    let _ = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            context.send(Msg::Hidden);
        }
    });
    // What only memory has is not thrown away without a question. What is being typed is committed now already: a browser that
    // closes its last page of a site may end the process before what `pagehide` writes has left it.
    let _ = window_event_listener(ev::beforeunload, move |event| {
        if context.state.with_untracked(State::has_unsaved) {
            event.prevent_default();
        }
        context.send(Msg::LeaveEditor);
    });
    let _ = window_event_listener(ev::blur, move |_| context.send(Msg::LeaveEditor));
    keyboard::follow(context);
}
