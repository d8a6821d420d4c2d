//! The passphrase: of a file or link that is opened, and for what is shared. It lives in its field alone, goes from there to
//! the browser's encryption, and is emptied as soon as that is done.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::{Buttons, Modal};
use crate::browser::encryption::{self, How, Refused};
use crate::file::locked::{Header, Locked};
use crate::lang::locked::words;
use crate::session::locked::Step;
use crate::session::msg::Msg;
use crate::ui::context::Ctx;

fn how<'a>(header: &'a Header, beside: &'a str) -> How<'a> {
    How { iterations: header.iterations, salt: &header.salt, nonce: &header.nonce, beside }
}

/// Locks something; `None` if the browser cannot.
pub(super) async fn lock(passphrase: &str, bytes: &[u8]) -> Option<Locked> {
    let header = Header::new(encryption::drawn()?, encryption::drawn()?);
    let content = encryption::encrypt(passphrase, how(&header, &header.text()), bytes).await?;
    Some(Locked { header, content })
}

/// What a passphrase makes of something that is locked.
async fn unlock(passphrase: &str, locked: &Locked) -> Step {
    let header = &locked.header;
    match encryption::decrypt(passphrase, how(header, &header.text()), &locked.content).await {
        Ok(bytes) => Step::Unlocked(bytes),
        Err(Refused::Wrong) => Step::Wrong,
        Err(Refused::Impossible) => Step::Impossible,
    }
}

/// A field for a passphrase.
#[component]
pub(super) fn Passphrase(
    /// What it is called.
    label: &'static str,
    /// What is written in it.
    text: RwSignal<String>,
    /// Whether it can be read.
    is_shown: RwSignal<bool>,
    /// What a browser that keeps passwords may do with it.
    keep: &'static str,
    /// What refers to the words about it, if it is wrong.
    #[prop(into)]
    wrong: Signal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type=move || if is_shown.get() { "text" } else { "password" }
                autocomplete=keep
                spellcheck="false"
                autocapitalize="none"
                aria-describedby=move || wrong.get()
                aria-invalid=move || wrong.get().map(|_| "true")
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
}

/// Whether passphrases can be read.
#[component]
pub(super) fn ShowPassphrase(is_shown: RwSignal<bool>) -> impl IntoView {
    let context = Ctx::get();
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || is_shown.get()
                on:change=move |event| is_shown.set(event_target_checked(&event))
            />
            <span>{words(context.lang()).show}</span>
        </label>
    }
}

/// Asks for the passphrase of what is opened.
#[component]
pub(super) fn Unlock() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let (text, is_shown, is_busy) =
        (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false));
    let waiting = move || context.state.with_untracked(|state| state.locked.clone());
    // Several files of a comparison may be locked: each is asked about by its name.
    let about = context.seen(move |state| {
        let name = state.locked.as_ref().map(|waiting| waiting.name.clone())?;
        Some(name.map_or(said.unlock_link.to_owned(), |name| said.unlock_file.replace("{}", &name)))
    });
    let is_on_disk =
        context.seen(move |state| state.locked.as_ref().is_some_and(|waiting| waiting.is_on_disk));
    Effect::new(move |_| {
        let _ = about.get();
        text.set(String::new());
    });
    let wrong = context.seen(move |state| state.form_error.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(waiting) = waiting().filter(|_| !is_busy.get_untracked()) else { return };
        is_busy.set(true);
        spawn_local(async move {
            let step = unlock(&text.get_untracked(), waiting.locked()).await;
            let _ = is_busy.try_set(false);
            context.send(Msg::Locked(step));
        });
    };
    view! {
        <Modal title=said.unlock_title>
            <form method="dialog" on:submit=submit>
                <p>{move || about.get()}</p>
                {move || is_on_disk.get().then(|| view! { <p>{said.not_in_place}</p> })}
                <Passphrase
                    label=said.password
                    text
                    is_shown
                    keep="off"
                    wrong=Signal::derive(move || wrong.get().map(|_| "form-error"))
                />
                <ShowPassphrase is_shown />
                <p role="status">{move || is_busy.get().then_some(said.unlocking)}</p>
                <Buttons label=said.unlock wrong=Signal::derive(move || wrong.get()) />
            </form>
        </Modal>
    }
}
