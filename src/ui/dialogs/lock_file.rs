//! Saves a workbook on the shelf to a file that a passphrase locks, without opening it.

use leptos::prelude::*;

use super::lock::{Lock, LockedFile};
use super::modal::Modal;
use crate::browser::{clock, encryption};
use crate::lang::locked::words;
use crate::model::id::WorkbookId;
use crate::session::locked::Step;
use crate::session::msg::Msg;
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// The button of a workbook on the shelf; nothing where the browser cannot, or the workbook cannot be read.
pub(in crate::ui) fn button(context: Ctx, id: WorkbookId) -> AnyView {
    let said = words(context.lang());
    let name = context.state.with_untracked(|state| {
        let item = state.shelf.iter().find(|item| item.id == id && item.readable)?;
        Some(format!("{}: {} {}", said.save_title, item.name, item.year))
    });
    let button = |name| {
        view! {
            <button type="button" aria-label=name on:click=move |_| context.send(Msg::Ask(Dialog::LockFile(id)))>
                {said.with_password}
            </button>
        }
    };
    name.filter(|_| encryption::is_there()).map(button).into_any()
}

/// The dialog.
#[component]
pub(super) fn LockFile(id: WorkbookId) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let locked: RwSignal<Option<LockedFile>> = RwSignal::new(None);
    let name = context.state.with_untracked(|state| {
        let item = state.shelf.iter().find(|item| item.id == id);
        item.map(|item| format!("{} {}", item.name, item.year)).unwrap_or_default()
    });
    let save = move |_| {
        if let Some(LockedFile { id, stored: Some(stored), text, .. }) = locked.get_untracked() {
            context.send(Msg::Locked(Step::SaveStored(id, Box::new(stored), text, clock::now())));
        }
    };
    view! {
        <Modal title=said.save_title wide=true>
            <form method="dialog" on:submit=move |event| event.prevent_default()>
                <p class="about">{name}</p>
                <Lock locked of=id />
                <footer>
                    {move || locked.with(Option::is_some).then(|| view! {
                        <button type="button" on:click=save>{said.save}</button>
                    })}
                    <button type="button" class="primary" on:click=move |_| context.send(Msg::CloseDialog)>
                        {context.texts().later().close}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}
