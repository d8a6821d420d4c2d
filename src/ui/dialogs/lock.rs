//! What is shared, locked by a passphrase: the fields for it, and the link and file that come of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::described;
use super::unlock::{Passphrase, ShowPassphrase, lock};
use crate::file::link::{LinkError, write_locked_link};
use crate::file::locked::write_locked;
use crate::lang::locked::words;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::session::locked::{Packed, packed, packed_stored};
use crate::session::opening::Stored;
use crate::ui::context::Ctx;
use crate::ui::keeping::stored;

/// A workbook, locked.
#[derive(Clone)]
pub(super) struct LockedFile {
    pub(super) id: WorkbookId,
    /// What is stored of it, if it is not the open one.
    pub(super) stored: Option<Stored>,
    /// The fingerprint of its content.
    pub(super) version: Fingerprint,
    /// The file.
    pub(super) text: String,
    /// What stands behind the `#` of the link, if a link has room for it; none where nobody asks for one.
    pub(super) link: Option<Result<String, LinkError>>,
}

/// What is to be locked: the open workbook, or one on the shelf with what is stored of it.
type ToLock = (Packed, Option<Stored>);

async fn to_lock(context: Ctx, of: Option<WorkbookId>) -> Option<ToLock> {
    let Some(id) = of else { return Some((context.state.with_untracked(packed)?, None)) };
    let stored = stored(id).await;
    let packed = context.state.with_untracked(|state| packed_stored(state, id, &stored))?;
    Some((packed, Some(stored)))
}

async fn locked_file(passphrase: &str, (packed, stored): ToLock) -> Option<LockedFile> {
    let Packed { id, version, file, link } = packed;
    let text = write_locked(&lock(passphrase, &file).await?);
    let link = match stored {
        None => Some(write_locked_link(&lock(passphrase, &link).await?)),
        Some(_) => None,
    };
    Some(LockedFile { id, stored, version, text, link })
}

/// The fields for a passphrase, for whoever wants one.
#[component]
pub(super) fn Lock(
    /// What comes of it.
    locked: RwSignal<Option<LockedFile>>,
    /// A workbook on the shelf; without, the open one as file and link.
    #[prop(optional)]
    of: Option<WorkbookId>,
) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let [title, about, warning, is_locked] = match of {
        None => [said.title, said.about, said.warning, said.is_locked],
        Some(_) => [said.password, said.file_about, said.file_warning, said.file_is_locked],
    };
    let [text, again] = [(); 2].map(|()| RwSignal::new(String::new()));
    let [is_shown, is_busy] = [false; 2].map(RwSignal::new);
    let wrong: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let is_wrong = Signal::derive(move || described(wrong.get().is_some()));
    let go = move || {
        let passphrase = text.get_untracked();
        let why = match () {
            () if passphrase.is_empty() => Some(said.empty),
            () if passphrase != again.get_untracked() => Some(said.differs),
            () => None,
        };
        wrong.set(why);
        if why.is_some() || is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            let (made, why) = match to_lock(context, of).await {
                Some(to_lock) => (locked_file(&passphrase, to_lock).await, said.impossible),
                None => (None, said.cannot_read),
            };
            // The dialog may be closed by now.
            let _ = wrong.try_set(made.is_none().then_some(why));
            if made.is_some() {
                let _ = locked.try_set(made);
                let _ = (text.try_set(String::new()), again.try_set(String::new()));
            }
            let _ = is_busy.try_set(false);
        });
    };
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            go();
        }
    };
    let told = move || match (is_busy.get(), locked.with(Option::is_some)) {
        (true, _) => said.locking,
        (false, true) => is_locked,
        (false, false) => "",
    };
    view! {
        <fieldset class="lock" on:keydown=enter>
            <legend>{title}</legend>
            <p>{about}</p>
            <Passphrase label=said.password text is_shown keep="new-password" wrong=is_wrong />
            <Passphrase label=said.again text=again is_shown keep="new-password" wrong=is_wrong />
            <ShowPassphrase is_shown />
            <p class="hint">{warning}</p>
            <button type="button" on:click=move |_| go()>{said.lock}</button>
            <p id="form-error" class="form-error" role="alert">{wrong}</p>
            <p role="status">{told}</p>
        </fieldset>
    }
}
