//! What presents, in the window that is worked in: says what the window for the audience is to show, for as long as there is one.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::browser::channel::{Channel, recall, remember};
use crate::session::msg::Msg;
use crate::session::wall::word::Word;
use crate::session::wall::{Step, is_on, is_shown, place, slide};
use crate::ui::context::Ctx;

/// What the windows of a presentation hear each other on.
pub const CHANNEL: &str = "sambudget.wall";
/// What this window remembers: that it presents, and which slide.
const PRESENTS: &str = "sambudget.presents";

thread_local! {
    static TO_AUDIENCE: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// Says something to the window for the audience, if anything is presented.
pub(super) fn say(word: &Word) {
    TO_AUDIENCE.with_borrow(|channel| {
        if let Some(channel) = channel {
            channel.say(&word.text());
        }
    });
}

/// Follows what is presented, for as long as the page has this part of the program.
pub fn follow(context: Ctx) {
    if super::is_audience() {
        return;
    }
    let at = context.seen(place);
    let channel = Channel::open(CHANNEL, move |text| {
        if at.try_now().flatten().is_none() {
            return;
        }
        match Word::heard(&text) {
            Some(Word::Here) => {
                context.send(Msg::Wall(Step::Audience(true)));
                say(&Word::Show(context.state.with_untracked(slide)));
            }
            Some(Word::Gone) => context.send(Msg::Wall(Step::Audience(false))),
            _ => {}
        }
    });
    TO_AUDIENCE.set(channel);
    // After a reload of this window, what was presented goes on.
    let open = context.seen_of_open(move |open| Some(open.workbook.id));
    Effect::new(move |_| {
        if let (Some(_), None) = (open.get(), at.now())
            && let Some(at) = recall(PRESENTS).and_then(|at| at.parse().ok())
        {
            context.send(Msg::Wall(Step::Resume(at)));
            say(&Word::Anybody);
        }
    });
    let seen = context.seen(move |state| place(state).filter(|_| is_on(state)));
    Effect::new(move |before: Option<Option<usize>>| {
        let seen = seen.get();
        if seen.is_some() || before.flatten().is_some() {
            remember(PRESENTS, seen.map(|at| at.to_string()).as_deref());
        }
        seen
    });
    let shown = context.seen(|state| state.open.as_ref().is_some_and(is_shown).then(|| slide(state)));
    Effect::new(move |_| {
        if let Some(slide) = shown.get() {
            say(&Word::Show(slide));
        }
    });
    on_cleanup(|| TO_AUDIENCE.set(None));
}
