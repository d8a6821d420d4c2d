//! The file on disk that the open workbook is worked on in: asked of the browser, and said at the bottom and, where something
//! is to be done, as a notice.
//!
//! The browser remembers the file beside the fingerprint of what it held when it was last read or written here, for all tabs: one
//! of them writes at a time, and looks first.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::context::Ctx;
use crate::browser::clock;
use crate::browser::disk::{self, Handle, Refused};
use crate::file::{LIMIT_BYTES, fingerprint::of_bytes};
use crate::lang::on_disk::words;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;
use crate::session::msg::Msg;
use crate::session::on_disk::{
    Act, Ask, Is, Outcome, Step, Tied, Trouble, Wish, can_compare, decide, due, is_whole, tied,
};

/// How long nothing happens before a file is written, in milliseconds.
const QUIET: i32 = 1_500;

thread_local! {
    /// The file that was chosen last, until it is known whose it is; and the one that is tied, where the browser keeps no database.
    static CHOSEN: RefCell<Option<Handle>> = const { RefCell::new(None) };
    static TIED: RefCell<Option<(WorkbookId, Handle, Option<Fingerprint>)>> = const { RefCell::new(None) };
}

fn send(context: Ctx, step: Step) {
    context.send(Msg::Disk(step));
}

/// Follows the open workbook, for as long as the page has this part of the program.
pub fn follow(context: Ctx) {
    if !disk::is_there() {
        return;
    }
    send(context, Step::There);
    let open = context.seen_of_open(move |open| Some(open.workbook.id));
    Effect::new(move |_| {
        let _ = open.get();
        send(context, Step::Look);
    });
    let wanted = context.seen(due);
    Effect::new(move |_| {
        let asked = wanted.get();
        if asked.is_some() {
            spawn_local(async move {
                clock::pause(QUIET).await;
                // Only after the last of several steps.
                if wanted.try_now().flatten() == asked {
                    send(context, Step::Quiet);
                }
            });
        }
    });
    let hidden = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            send(context, Step::Quiet);
        }
    });
    let gone = window_event_listener(ev::pagehide, move |_| send(context, Step::Quiet));
    on_cleanup(move || {
        hidden.remove();
        gone.remove();
    });
}

/// Does what the session asks.
pub fn ask(context: Ctx, ask: Ask) {
    spawn_local(async move {
        match ask {
            Ask::Choose(id, name) => choose(context, id, &name).await,
            Ask::Open => open(context).await,
            Ask::Find(id) => {
                if let Some((handle, _)) = remembered(id).await {
                    let may = handle.may_write(false).await;
                    send(context, Step::Found(id, handle.name(), may));
                }
            }
            Ask::Tie(id, known) => {
                if let Some(handle) = CHOSEN.take() {
                    remember(id, &handle, known).await;
                }
            }
            Ask::Accept(id, known) => {
                if let Some((handle, _)) = remembered(id).await {
                    remember(id, &handle, Some(known)).await;
                    send(context, Step::Found(id, handle.name(), handle.may_write(false).await));
                }
            }
            Ask::Wake(id) => {
                if let Some((handle, _)) = remembered(id).await {
                    let may = handle.may_write(true).await;
                    send(context, Step::Found(id, handle.name(), may));
                }
            }
            Ask::Write(id, step, version, text) => {
                let outcome = disk::alone(&owner(id), write(id, text.as_bytes())).await;
                send(context, Step::Done(id, step, version, clock::now(), outcome));
            }
            Ask::Leave(id) => {
                TIED.take();
                disk::forget(&id.to_string()).await;
            }
        }
    });
}

/// The name under which tabs take turns.
fn owner(id: WorkbookId) -> String {
    format!("sambudget.file.{id}")
}

async fn choose(context: Ctx, id: WorkbookId, name: &str) {
    match disk::choose_to_write(name).await {
        Ok(handle) => {
            // Whoever chose it agreed to what it holds going.
            let known = handle.read(LIMIT_BYTES).await.ok().map(|bytes| of_bytes(&bytes));
            remember(id, &handle, known).await;
            send(context, Step::Chosen(id, handle.name()));
        }
        Err(Refused::Cancelled) => {}
        Err(_) => context.said.set(words(context.lang()).refused.to_owned()),
    }
}

async fn open(context: Ctx) {
    let handle = match disk::choose_to_read().await {
        Ok(handle) => handle,
        Err(Refused::Cancelled) => return,
        Err(_) => return context.said.set(words(context.lang()).not_opened.to_owned()),
    };
    let name = handle.name();
    match handle.read(LIMIT_BYTES).await {
        Ok(bytes) => {
            CHOSEN.set(Some(handle));
            send(context, Step::Opened(name, bytes));
        }
        Err(Refused::TooLarge(size)) => context.send(Msg::FileTooLarge(name, size)),
        Err(_) => context.send(Msg::File(name, None)),
    }
}

/// The file of a workbook, and the fingerprint of what is known of it.
async fn remembered(id: WorkbookId) -> Option<(Handle, Option<Fingerprint>)> {
    if let Some((handle, note)) = disk::recall(&id.to_string()).await {
        return Some((handle, note.parse().ok()));
    }
    TIED.with_borrow(|tied| {
        let (_, handle, known) = tied.as_ref().filter(|(tied, ..)| *tied == id)?;
        Some((handle.clone(), *known))
    })
}

async fn remember(id: WorkbookId, handle: &Handle, known: Option<Fingerprint>) {
    TIED.set(Some((id, handle.clone(), known)));
    let note = known.map(|known| known.to_string()).unwrap_or_default();
    // Where the browser does not keep it, the file is tied for as long as the page is open.
    let _ = disk::remember(&id.to_string(), handle, &note).await;
}

/// Writes the file if it holds what is known of it, and reads it back.
async fn write(id: WorkbookId, bytes: &[u8]) -> Outcome {
    let done = async {
        let (handle, known) = remembered(id).await.ok_or(Trouble::Gone)?;
        let found = handle.read(LIMIT_BYTES).await.map_err(told)?;
        let ours = of_bytes(bytes);
        match decide(known, of_bytes(&found), ours) {
            Act::Leave => return Ok(Outcome::Changed(found)),
            Act::Write => {
                handle.write(bytes).await.map_err(told)?;
                let back = handle.read(LIMIT_BYTES).await.map_err(told)?;
                if back != bytes {
                    return Err(Trouble::NotSame);
                }
            }
            Act::Nothing => {}
        }
        if known != Some(ours) {
            remember(id, &handle, Some(ours)).await;
        }
        Ok(Outcome::Written)
    };
    done.await.unwrap_or_else(Outcome::Failed)
}

fn told(refused: Refused) -> Trouble {
    match refused {
        Refused::Denied => Trouble::Denied,
        Refused::Gone => Trouble::Gone,
        Refused::Full => Trouble::Full,
        Refused::Cancelled | Refused::TooLarge(_) | Refused::Other => Trouble::Refused,
    }
}

/// In the bar at the bottom: whether the file has everything.
#[component]
pub fn OnDiskState() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let now = context.seen(move |state| Some((tied(state).cloned()?, is_whole(state))));
    let is_bad = |tied: &Tied| tied.trouble.is_some() || matches!(tied.is, Is::Asleep | Is::Changed(_));
    let is_marked = move || now.with(|now| now.as_ref().is_some_and(|(tied, _)| is_bad(tied)));
    let text = move || {
        let (tied, is_whole) = now.get()?;
        let text = match () {
            () if is_whole => said.saved_in,
            () if is_bad(&tied) => said.not_saved_in,
            () => said.writing,
        };
        Some(text.replace("{}", &tied.name))
    };
    view! { <span class="filed" class:marked=is_marked>{text}</span> }
}

/// What is to be done about the file, if anything is.
#[component]
pub fn OnDiskBar() -> impl IntoView {
    let context = Ctx::get();
    let now = context.seen(move |state| tied(state).and_then(Tied::in_need));
    view! { <div class="notices" role="alert">{move || now.get().map(|tied| bar(context, &tied))}</div> }
}

fn bar(context: Ctx, tied: &Tied) -> AnyView {
    let said = words(context.lang());
    let button = |label: &'static str, msg: Msg, class: &'static str| {
        view! { <button type="button" class=class on:click=move |_| context.send(msg.clone())>{label}</button> }
    };
    let other = || button(said.other_file, Msg::Disk(Step::Wish(Wish::Save)), "");
    let again = |label| button(label, Msg::Disk(Step::Again), "primary");
    let (title, text, buttons) = match (&tied.is, tied.trouble) {
        (Is::Changed(_), _) if can_compare(tied) => {
            let compare = button(said.compare, Msg::Disk(Step::Compare), "primary");
            (said.changed_title, said.changed.to_owned(), (Some(compare), other()).into_any())
        }
        (Is::Changed(_), _) => (said.changed_title, said.changed_unread.to_owned(), other().into_any()),
        (_, Some(trouble)) => {
            let why = match trouble {
                Trouble::Denied => said.denied,
                Trouble::Gone => said.gone,
                Trouble::Full => said.full,
                Trouble::Refused => said.refused,
                Trouble::NotSame => said.not_same,
            };
            let again = again(context.texts().try_again);
            (said.failed_title, format!("{why} {}", said.all_here), (again, other()).into_any())
        }
        (_, None) => (said.asleep_title, said.asleep.to_owned(), again(said.connect).into_any()),
    };
    let is_serious = !matches!((&tied.is, tied.trouble), (Is::Asleep, None));
    let leave = button(said.leave, Msg::Disk(Step::Wish(Wish::Leave)), "");
    view! {
        <div class="notice on-disk" class:serious=is_serious>
            <div class="notice-text">
                <strong>{title.replace("{}", &tied.name)}</strong>
                <p>{text}</p>
            </div>
            {buttons}
            {leave}
        </div>
    }
    .into_any()
}

/// On the start page: opens a file and works in it.
#[component]
pub fn OpenOnDisk() -> impl IntoView {
    let context = Ctx::get();
    disk::is_there().then(|| {
        let open = move |_| send(context, Step::Wish(Wish::Open));
        view! { <button type="button" on:click=open>{words(context.lang()).open}</button> }
    })
}
