//! The window for the audience: shows what the other window presents, and nothing else. It has no workbook of its own.

use leptos::ev;
use leptos::prelude::*;

use super::drawn::{Pointer, SlideShown};
use super::mirror::CHANNEL;
use crate::browser::channel::Channel;
use crate::browser::{address, focus, screen};
use crate::lang::wall::words;
use crate::session::wall::slide::Slide;
use crate::session::wall::word::Word;
use crate::ui::app::AUDIENCE;
use crate::ui::context::Ctx;

/// Whether this window is for an audience.
#[must_use]
pub fn is_audience() -> bool {
    address::hash() == AUDIENCE
}

/// What an audience sees.
#[component]
pub fn Audience() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let slide = RwSignal::new(None::<Slide>);
    let at = RwSignal::new(None::<(u16, u16)>);
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    let channel = StoredValue::new_local(None::<Channel>);
    let say = move |word: Word| {
        channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.say(&word.text());
            }
        });
    };
    channel.set_value(Channel::open(CHANNEL, move |text| match Word::heard(&text) {
        Some(Word::Show(shown)) => slide.set(shown),
        Some(Word::Point(place)) => at.set(place),
        Some(Word::Anybody) => say(Word::Here),
        _ => {}
    }));
    address::show(AUDIENCE, said.audience_title);
    say(Word::Here);
    let gone = window_event_listener(ev::pagehide, move |_| say(Word::Gone));
    // What comes back from the browser's memory is here again.
    let back = window_event_listener(ev::pageshow, move |_| say(Word::Here));
    on_cleanup(move || {
        gone.remove();
        back.remove();
    });
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            focus::enter(&dialog);
        }
    });
    let is_waiting = Memo::new(move |_| slide.with(Option::is_none));
    view! {
        <dialog
            node_ref=dialog
            class="wall audience"
            aria-label=said.wall
            // There is nothing behind it.
            on:cancel=|event: ev::Event| event.prevent_default()
            on:dblclick=move |_| {
                if let Some(dialog) = dialog.get_untracked() {
                    screen::fill(&dialog);
                }
            }
        >
            {move || match is_waiting.get() {
                true => view! { <h2 class="wall-waiting">{said.waiting}</h2> }.into_any(),
                false => view! { <SlideShown slide /> }.into_any(),
            }}
            <Pointer at />
        </dialog>
    }
}
