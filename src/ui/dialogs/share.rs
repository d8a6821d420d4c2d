//! The open workbook as a link: to copy, to hand on, or to save as a file where a link has no room for it. And a workbook
//! that came in a link.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lock::{Lock, LockedFile};
use super::modal::{Buttons, Modal};
use crate::browser::{address, clipboard, clock, encryption, handing};
use crate::file::link::{LONGEST, LinkError};
use crate::lang::locked::words;
use crate::session::locked::Step;
use crate::session::msg::Msg;
use crate::session::sharing::{self, Shared};
use crate::session::state::State;
use crate::text::number::{NumberStyle, format_number};
use crate::ui::context::Ctx;

/// Shares the open workbook.
#[component]
pub fn Share() -> impl IntoView {
    let context = Ctx::get();
    let later = context.texts().later();
    // As it is now: what is changed afterwards is in the next link.
    let plain = context.state.with_untracked(sharing::link);
    let locked: RwSignal<Option<LockedFile>> = RwSignal::new(None);
    let content = move || {
        let (link, is_locked) = match locked.get() {
            Some(locked) => (locked.link, true),
            None => (plain.clone(), false),
        };
        link.map(|link| match link {
            Ok(link) => shared(context, address::with(&link), is_locked),
            Err(error) => view! { <p>{no_room(context, &error)}</p> }.into_any(),
        })
    };
    let save = move |_| match locked.get_untracked() {
        Some(LockedFile { id, version, text, .. }) => {
            context.send(Msg::Locked(Step::Save(id, version, text, clock::now())));
        }
        None => {
            if let Some(id) = context.of_open_now(|open| Some(open.workbook.id)) {
                context.send(Msg::Export(id, clock::now()));
            }
        }
    };
    let save_label = move || match locked.with(Option::is_some) {
        true => words(context.lang()).save,
        false => context.texts().save_to_file,
    };
    view! {
        <Modal title=later.share_title wide=true>
            <form method="dialog" on:submit=move |event| event.prevent_default()>
                {content}
                {encryption::is_there().then(|| view! { <Lock locked /> })}
                <footer>
                    <button type="button" on:click=save>{save_label}</button>
                    <button type="button" class="primary" on:click=move |_| context.send(Msg::CloseDialog)>
                        {later.close}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

/// The link, and what can be done with it.
fn shared(context: Ctx, link: String, is_locked: bool) -> AnyView {
    let later = context.texts().later();
    let letters = later.share_letters.replace("{}", &number(context, link.chars().count()));
    let title = context.state.with_untracked(title);
    let (copied, handed, shown) = (link.clone(), link.clone(), link);
    let done = RwSignal::new("");
    let copy = move |_| {
        let link = copied.clone();
        spawn_local(async move {
            let said =
                if clipboard::write(&link).await { later.share_copied } else { context.texts().use_keys };
            let _ = done.try_set(said);
        });
    };
    let by = handing::is_there().then(|| {
        let hand = move |_| handing::link(&title, &handed);
        view! { <button type="button" on:click=hand>{later.share_by}</button> }
    });
    view! {
        <p>{if is_locked { words(context.lang()).link_about } else { later.share_text }}</p>
        <label class="field">
            <span>{later.share_link}</span>
            <input type="text" readonly=true prop:value=shown />
        </label>
        <p>{letters}</p>
        <div class="share-ways">
            <button type="button" on:click=copy>{later.share_copy}</button>
            {by}
        </div>
        <p role="status">{done}</p>
    }
    .into_any()
}

fn title(state: &State) -> String {
    let open = state.open.as_ref();
    open.map(|open| format!("{} {}", open.workbook.name, open.workbook.year.number())).unwrap_or_default()
}

fn number(context: Ctx, letters: usize) -> String {
    let style = context.lang().pick(NumberStyle::Swedish, NumberStyle::English);
    format_number(letters.into(), Some(0), style)
}

/// Why there is no link.
fn no_room(context: Ctx, error: &LinkError) -> String {
    let later = context.texts().later();
    match error {
        LinkError::TooLong(letters) => {
            let fill = |text: &str, letters| text.replacen("{}", &number(context, letters), 1);
            fill(&fill(later.share_too_long, *letters), LONGEST)
        }
        _ => later.share_too_large.to_owned(),
    }
}

/// Asks whether to open a workbook that came in a link.
#[component]
pub fn OpenShared(shared: Shared) -> impl IntoView {
    let context = Ctx::get();
    let later = context.texts().later();
    let Shared { link, name, year, is_here } = shared;
    let text = later.shared_text.replace("{}", &format!("”{name}” {year}"));
    view! {
        <Modal title=later.shared_title>
            <form
                method="dialog"
                on:submit=move |event| {
                    event.prevent_default();
                    context.send(Msg::OpenShared(link.clone()));
                }
            >
                <p>{text}</p>
                {is_here.then(|| view! { <p>{later.shared_is_here}</p> })}
                <Buttons label=later.shared_open />
            </form>
        </Modal>
    }
}
