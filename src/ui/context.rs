//! The one signal of the app's state, and how messages reach it.

use leptos::prelude::*;

use super::effects;
use super::grid::Landing;
use super::later::Arrival;
use super::seen::Lookers;
use crate::browser::{focus, layout};
use crate::lang::{Lang, Texts};
use crate::session::msg::Msg;
use crate::session::state::{Open, State};
use crate::session::{at_once, belongs_to_editor, is_typing};

/// What every component needs: to look at the state and to send messages.
#[derive(Clone, Copy)]
pub struct Ctx {
    /// Everything that the app knows.
    pub state: RwSignal<State>,
    /// What looks at it after each change.
    pub lookers: StoredValue<Lookers, LocalStorage>,
    /// What is said to screen readers.
    pub said: RwSignal<String>,
    /// Whether the bar that finds words is open.
    pub finding: RwSignal<bool>,
    /// By how many pixels the cursor's column is to become wider, once its grid has seen it.
    pub widen: RwSignal<Option<i32>>,
    /// Where on the page the menu of a cell is open.
    pub menu: RwSignal<Option<(i32, i32)>>,
    /// The second part of the program.
    pub later: Arrival,
    /// Where rows or columns that are dragged would land.
    pub landing: RwSignal<Option<Landing>>,
    /// Whether a newer version of the app is here, to be taken.
    pub newer: RwSignal<bool>,
}

impl Ctx {
    /// Provides the context to all components below.
    pub fn provide(state: State) -> Self {
        let context = Self {
            state: RwSignal::new(state),
            lookers: StoredValue::new_local(Lookers::default()),
            said: RwSignal::new(String::new()),
            finding: RwSignal::new(false),
            widen: RwSignal::new(None),
            menu: RwSignal::new(None),
            later: Arrival::new(),
            landing: RwSignal::new(None),
            newer: RwSignal::new(false),
        };
        provide_context(context);
        context
    }

    /// The context of the app.
    pub fn get() -> Self {
        expect_context()
    }

    /// Does what a message asks, and carries out what follows from it.
    pub fn send(self, msg: Msg) {
        if self.later.is_awaited() {
            if is_typing(&msg) {
                // The letters go on in the field: they cannot wait, and what waits must not come after them.
                self.later.give_up(self);
            } else if !belongs_to_editor(&msg) {
                // What is to be done is done in the order in which it was asked for.
                self.later.send(self, msg);
                return;
            }
        }
        let held = focus::is_held();
        let later = self.later.now();
        // A message that arrives when the app is already gone has nobody to act for.
        let done = self.change(|state| match at_once(state, msg) {
            (mut effects, Some(msg)) if later.is_some() => {
                effects.extend(later.map(|later| (later.update)(state, msg)).unwrap_or_default());
                (effects, None)
            }
            done => done,
        });
        if let Some((effects, left)) = done {
            effects::carry_out(self, effects);
            if let Some(msg) = left {
                self.later.send(self, msg);
            }
        }
        if held {
            focus::keep(&["[data-editor]", "[data-entry]", "#main"]);
        }
        layout::ahead();
    }

    /// Changes the state, and has looked at it all who do. `None` when the app is already gone.
    pub fn change<T>(self, change: impl FnOnce(&mut State) -> T) -> Option<T> {
        let done = self.state.try_update(change);
        self.state.try_with_untracked(|state| self.lookers.try_with_value(|lookers| lookers.look(state)));
        done
    }

    /// Does what a message asks as far as the program's first part can; nothing if it cannot.
    pub fn send_at_once(self, msg: Msg) {
        if let Some((effects, _)) = self.change(|state| at_once(state, msg)) {
            effects::carry_out(self, effects);
        }
    }

    /// What a field refuses stays beside it while the page scrolls.
    pub fn put_refusal(self) {
        if let Some(later) = self.later.now() {
            (later.put_refusal)();
        }
    }

    /// The language now. The page is built anew when it changes, so views need not watch it.
    pub fn lang(self) -> Lang {
        self.state.with_untracked(|state| state.lang)
    }

    /// The fixed texts of the language now.
    pub fn texts(self) -> &'static Texts {
        self.lang().texts()
    }

    /// Something of the open workbook, watched; the default if none is open.
    pub fn of_open<T: Default>(self, look: impl FnOnce(&Open) -> T) -> T {
        self.state.with(|state| state.open.as_ref().map(look).unwrap_or_default())
    }

    /// Something of the open workbook as it is now; the default if none is open.
    pub fn of_open_now<T: Default>(self, look: impl FnOnce(&Open) -> T) -> T {
        self.state.with_untracked(|state| state.open.as_ref().map(look).unwrap_or_default())
    }
}
