//! The second part of the program: what the page can do without until somebody asks for it, or until it has nothing
//! else to do. Here is what the second part has, how it is loaded, and what waits for it meanwhile.
//!
//! A build with the feature `split` has it in a file of its own (`scripts/split`); without that it is all one program.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::Ctx;
use super::grid::{ROW_DRAG, RowDrag};
use super::keeping;
use super::{
    dialogs, disk, effects_later, find, fingerprint, menu, notes, notice, offline, reminder, start, views,
    why,
};
use crate::browser::focus;
use crate::model::id::WorkbookId;
use crate::session::effect;
use crate::session::msg::Msg;
use crate::session::ranges::copied;
use crate::session::rest;
use crate::session::state::{State, View};
use crate::text::clipboard::Written;
use crate::text::formula::is_formula;

/// How long the page may be busy with its start before the second part is fetched, in milliseconds.
const START: u64 = 1_000;

/// What the second part of the program has.
pub struct Later {
    /// Puts what it has of the core in its place.
    pub arrive: fn(),
    /// What messages do that are not part of every edit.
    pub update: fn(&mut State, Msg) -> Vec<effect::Effect>,
    /// The selected cells as the clipboard has them.
    pub copied: fn(&State) -> Option<Written>,
    /// Finds what local storage does not have.
    pub recover: fn(Ctx),
    /// Carries out an effect that is not one of every step.
    pub carry_out: fn(Ctx, effect::Effect),
    /// What follows the mouse while it drags rows or columns.
    pub row_drag: RowDrag,
    /// A view of the open workbook other than the operating tables.
    pub view: fn(View) -> AnyView,
    /// The dialog that is asked for, if any.
    pub dialogs: fn() -> AnyView,
    /// What went wrong, if anything did, and a new version, if there is one.
    pub notice: fn() -> AnyView,
    /// Begins to keep the app for work without a network.
    pub keep_offline: fn(Ctx),
    /// Which scenario the tables are of, and the bar that finds, each while it is asked for.
    pub find: fn() -> AnyView,
    /// The notes of the view, beneath its tables.
    pub notes: fn() -> AnyView,
    /// Puts what a field refuses where it is whole on the page.
    pub put_refusal: fn(),
    /// The menu of a cell, where it is asked for.
    pub menu: fn() -> AnyView,
    /// What measures do to the result of the operating table that is shown.
    pub measures: fn() -> AnyView,
    /// Why the cursor's figure is what it is.
    pub why: fn() -> AnyView,
    /// When the open workbook was saved to a file, and its fingerprint.
    pub kept: fn() -> AnyView,
    /// What lists the restore points of a workbook on the shelf.
    pub points_of: fn(WorkbookId) -> AnyView,
    /// The bin on the start page.
    pub bin: fn() -> AnyView,
    /// On the start page: opens a file on disk and works in it, where the browser can.
    pub open_on_disk: fn() -> AnyView,
}

static LATER: Later = Later {
    arrive: rest::arrive,
    update: rest::update,
    copied,
    recover: keeping::recover,
    carry_out: effects_later::carry_out,
    row_drag: ROW_DRAG,
    view: views::other,
    dialogs: || view! { <dialogs::Dialogs /> }.into_any(),
    notice: || view! { <notice::NoticeBar /><offline::NewVersion /> }.into_any(),
    keep_offline: offline::begin,
    find: || view! { <views::WithinBar /><find::FindBar /> }.into_any(),
    notes: || view! { <notes::Notes /> }.into_any(),
    put_refusal: focus::put_refusal,
    menu: || view! { <menu::CellMenu /> }.into_any(),
    measures: || view! { <views::OfDrift /> }.into_any(),
    why: || view! { <why::Said /> }.into_any(),
    kept: || view! { <disk::OnDiskState /> <reminder::Filed /> <fingerprint::FingerprintShown /> }.into_any(),
    points_of: start::points_of,
    bin: || view! { <start::Bin /> }.into_any(),
    open_on_disk: || view! { <disk::OpenOnDisk /> }.into_any(),
};

#[cfg(not(feature = "split"))]
#[derive(Debug)]
struct NotLoaded;

#[cfg(not(feature = "split"))]
async fn fetched() -> Result<&'static Later, NotLoaded> {
    Ok(&LATER)
}

#[cfg(feature = "split")]
use leptos::wasm_split::SplitLoaderError as NotLoaded;

/// The macro writes the linkage between the two parts, which the linker must be trusted with; nothing else here is
/// unsafe.
#[cfg(feature = "split")]
#[allow(unsafe_code)]
mod split {
    use super::{LATER, Later, NotLoaded};

    #[leptos::wasm_split::wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub fn fetched() -> Result<&'static Later, NotLoaded> {
        Ok(&LATER)
    }
}
#[cfg(feature = "split")]
use split::fetched;

/// What is to be done once the second part is here.
enum Waiting {
    /// A message that came while others waited, or that only the second part does.
    Message(Msg),
    /// Something else that needs the second part.
    Act(Box<dyn FnOnce(Ctx, &'static Later)>),
}

/// How far the second part has come.
#[derive(Clone, Copy)]
pub struct Arrival {
    part: RwSignal<Option<&'static Later>>,
    waiting: StoredValue<Vec<Waiting>, LocalStorage>,
    is_loading: StoredValue<bool>,
    /// Whether something is on screen that it has to show.
    is_wanted: StoredValue<bool>,
    /// Whether it was asked for and could not be fetched.
    pub has_failed: RwSignal<bool>,
}

impl Arrival {
    /// Nothing is here yet.
    pub fn new() -> Self {
        Self {
            part: RwSignal::new(None),
            waiting: StoredValue::new_local(Vec::new()),
            is_loading: StoredValue::new(false),
            is_wanted: StoredValue::new(false),
            has_failed: RwSignal::new(false),
        }
    }

    /// The second part, watched, if it is here.
    pub fn get(self) -> Option<&'static Later> {
        self.part.get()
    }

    /// The second part as of now.
    pub fn now(self) -> Option<&'static Later> {
        self.part.try_get_untracked().flatten()
    }

    /// Whether a message waits for the second part: those that come next wait behind it. Other things that wait hold
    /// up nothing.
    pub fn is_awaited(self) -> bool {
        let message = |what: &Waiting| matches!(what, Waiting::Message(_));
        self.waiting.try_with_value(|waiting| waiting.iter().any(message)).unwrap_or_default()
    }

    /// Somebody types, or the page goes, before the second part has come: nothing waits any longer.
    pub fn give_up(self, context: Ctx) {
        self.go_on_without(context);
    }

    /// Does something with the second part: now if it is here, otherwise as soon as it is.
    pub fn then(self, context: Ctx, act: impl FnOnce(Ctx, &'static Later) + 'static) {
        if let Some(later) = self.now() {
            act(context, later);
        } else {
            self.wait(context, Waiting::Act(Box::new(act)));
        }
    }

    /// Sends a message once the second part is here.
    pub fn send(self, context: Ctx, msg: Msg) {
        match msg {
            // A workbook that is to be opened holds nothing up, and is not given up either. It is read again: another tab
            // may go on with it meanwhile.
            Msg::Loaded(id, view, _) => {
                self.is_wanted.set_value(true);
                self.wait(
                    context,
                    Waiting::Act(Box::new(move |context, _| keeping::load(context, id, view))),
                );
            }
            // What comes from elsewhere is nobody's wish that could be given up.
            Msg::RecordElsewhere(..) | Msg::Shelf(_) | Msg::ColumnSets(_) => {
                self.wait(context, Waiting::Act(Box::new(move |context, _| context.send(msg))));
            }
            msg => self.wait(context, Waiting::Message(msg)),
        }
    }

    fn wait(self, context: Ctx, what: Waiting) {
        let _ = self.waiting.try_update_value(|waiting| waiting.push(what));
        self.load(context);
    }

    /// Fetches the second part if it is neither here nor under way.
    pub fn load(self, context: Ctx) {
        if self.now().is_some() || self.is_loading.try_get_value().unwrap_or(true) {
            return;
        }
        self.is_loading.set_value(true);
        spawn_local(async move {
            let fetched = fetched().await;
            let _ = self.is_loading.try_set_value(false);
            match fetched {
                Ok(later) => {
                    (later.arrive)();
                    let _ = self.part.try_set(Some(later));
                    let _ = self.has_failed.try_set(false);
                    // Before all that waits.
                    let _ = context.change(|state| (later.update)(state, Msg::Arrived));
                    (later.recover)(context);
                    (later.keep_offline)(context);
                    for what in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
                        match what {
                            Waiting::Message(msg) => context.send(msg),
                            Waiting::Act(act) => act(context, later),
                        }
                    }
                }
                Err(NotLoaded { .. }) => self.go_on_without(context),
            }
        });
    }

    /// The second part is not here. Messages that need it are not done, which is said; those behind them are, so that
    /// nothing typed is ever held up. What else waits is done when the part comes.
    fn go_on_without(self, context: Ctx) {
        let messages = |waiting: &mut Vec<Waiting>| {
            let (messages, rest) =
                std::mem::take(waiting).into_iter().partition(|what| matches!(what, Waiting::Message(_)));
            *waiting = rest;
            messages
        };
        let messages: Vec<Waiting> = self.waiting.try_update_value(messages).unwrap_or_default();
        let is_wanted = self.is_wanted.try_update_value(std::mem::take).unwrap_or_default();
        if messages.is_empty() && !is_wanted {
            return;
        }
        let _ = self.has_failed.try_set(true);
        context.finding.set(false);
        context.menu.set(None);
        for what in messages {
            if let Waiting::Message(msg) = what {
                context.send_at_once(msg);
            }
        }
        if context.state.with_untracked(|state| state.dialog.is_some()) {
            context.send_at_once(Msg::CloseDialog);
        }
    }

    /// Fetches the second part when somebody asks for what it shows, or when the start is over.
    pub fn follow(self, context: Ctx) {
        let shown = context.seen(|state| {
            let view = state.open.as_ref().map(|open| open.view).filter(|view| *view != View::Drift);
            let editor = state.open.as_ref().and_then(|open| open.editor.as_ref());
            let formula = editor.is_some_and(|editor| is_formula(&editor.draft));
            (view, formula || state.dialog.is_some() || state.notice.is_some())
        });
        let asked = Memo::new(move |_| {
            let (view, other) = shown.get();
            (view, other, context.finding.get(), context.menu.get().is_some())
        });
        // Only what is asked for anew is fetched for: where that fails, it is not tried without end.
        Effect::new(move |_| {
            let (view, other, finding, menu) = asked.get();
            if (view.is_some() || other || finding || menu) && self.now().is_none() {
                self.is_wanted.set_value(true);
                self.load(context);
            }
        });
        set_timeout(move || self.load(context), std::time::Duration::from_millis(START));
    }
}

/// Something that the second part shows.
pub fn shown(context: Ctx, what: fn(&Later) -> fn() -> AnyView) -> impl Fn() -> Option<AnyView> {
    move || context.later.get().map(|later| what(later)())
}

/// Says that the second part could not be fetched, and tries again.
#[component]
pub fn NotFetched() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    // Failing again is not news: the button stays where it is.
    let has_failed = Memo::new(move |_| context.later.has_failed.get());
    move || {
        has_failed.get().then(|| {
            view! {
                <div class="notice serious" role="alert">
                    <p class="notice-text">{texts.part_not_fetched}</p>
                    <button type="button" on:click=move |_| context.later.load(context)>{texts.try_again}</button>
                </div>
            }
        })
    }
}
