//! Parts of the state that are looked at after each change, and told of only where they became others.
//!
//! A memo over the whole state would do the same; but each key makes every such memo, and every effect behind one, ask
//! whether there is anything new, and that is most of what a key then costs. These are compared once, and what has not
//! changed wakes nobody.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;

use super::context::Ctx;
use crate::session::state::{Open, State};

/// What looks at the state after each change, in the order in which it came.
#[derive(Default)]
pub struct Lookers(Vec<Rc<dyn Looker>>);

impl Lookers {
    /// Has all of them look.
    pub fn look(&self, state: &State) {
        for looker in &self.0 {
            looker.look(state);
        }
    }
}

/// One that looks, whatever the type of what it sees: so little is compiled for each type.
trait Looker {
    fn look(&self, state: &State);
    fn told(&self) -> &ArcTrigger;
    fn seen(&self) -> &dyn Any;
}

struct One<T> {
    look: Box<dyn Fn(&State) -> T>,
    seen: RefCell<T>,
    told: ArcTrigger,
}

impl<T: PartialEq + 'static> Looker for One<T> {
    fn look(&self, state: &State) {
        let now = (self.look)(state);
        if *self.seen.borrow() != now {
            *self.seen.borrow_mut() = now;
            self.told.notify();
        }
    }

    fn told(&self) -> &ArcTrigger {
        &self.told
    }

    fn seen(&self) -> &dyn Any {
        &self.seen
    }
}

/// Something of the state, as long as the component is there that asked for it.
pub struct Seen<T> {
    looker: StoredValue<Rc<dyn Looker>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Seen<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Seen<T> {}

impl<T: 'static> Seen<T> {
    /// Has it looked at, and watched. `None` when the component is gone.
    fn try_with<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        let looker = self.looker.try_get_value()?;
        looker.told().track();
        looker.seen().downcast_ref().map(|seen: &RefCell<T>| look(&seen.borrow()))
    }

    /// Has it looked at, and watched; the default when the component is gone.
    pub fn with<U: Default>(self, look: impl FnOnce(&T) -> U) -> U {
        self.try_with(look).unwrap_or_default()
    }
}

impl<T: Clone + 'static> Seen<T> {
    /// What it is now. `None` when the component is gone.
    pub fn try_now(self) -> Option<T> {
        untrack(|| self.try_with(T::clone))
    }
}

impl<T: Clone + Default + 'static> Seen<T> {
    /// What it is, watched; the default when the component is gone.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// What it is now; the default when the component is gone.
    pub fn now(self) -> T {
        self.try_now().unwrap_or_default()
    }
}

impl Ctx {
    /// Something of the state, watched as long as the component is there that asks. `look` goes by the state alone: no other
    /// signal makes it look again.
    pub fn seen<T: PartialEq + 'static>(self, look: impl Fn(&State) -> T + 'static) -> Seen<T> {
        self.seen_by(Box::new(look))
    }

    /// The same for every way to look at what is of one type, so that it is compiled once for each.
    #[inline(never)]
    fn seen_by<T: PartialEq + 'static>(self, look: Box<dyn Fn(&State) -> T>) -> Seen<T> {
        let seen = RefCell::new(self.state.with_untracked(&look));
        let looker = self.looks_again(Rc::new(One { look, seen, told: ArcTrigger::new() }));
        Seen { looker, of: PhantomData }
    }

    /// Has it look after each change, as long as the component is there that asks.
    fn looks_again(self, looker: Rc<dyn Looker>) -> StoredValue<Rc<dyn Looker>, LocalStorage> {
        self.lookers.update_value(|lookers| lookers.0.push(Rc::clone(&looker)));
        let looker = StoredValue::new_local(looker);
        on_cleanup(move || {
            self.lookers.try_update_value(|lookers| {
                if let Some(gone) = looker.try_get_value() {
                    lookers.0.retain(|looker| !Rc::ptr_eq(looker, &gone));
                }
            });
        });
        looker
    }

    /// Something of the open workbook, watched in the same way; the default if none is open.
    pub fn seen_of_open<T>(self, look: impl Fn(&Open) -> T + 'static) -> Seen<T>
    where
        T: PartialEq + Default + 'static,
    {
        self.seen(move |state| state.open.as_ref().map(&look).unwrap_or_default())
    }
}
