//! The wall: slides that fill the screen, turned by keys or a clicker, and a window for the audience that shows the same.

mod audience;
mod drawn;
mod mirror;

use leptos::ev;
use leptos::prelude::*;

pub use audience::{Audience, is_audience};
use drawn::{Pointer, SlideShown};
pub use mirror::follow;

use super::app::AUDIENCE;
use super::context::Ctx;
use super::views::{Trying, log_now};
use crate::browser::{address, focus, screen};
use crate::lang::wall::{Words, words};
use crate::session::msg::Msg;
use crate::session::scenarios::view::detail;
use crate::session::wall::{Step, is_shown, slide, word::Word};

/// The wall, in front of everything.
#[component]
pub fn Wall() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let slide = context.seen(slide);
    let detail = context.seen(detail);
    // What is tried changes while a slider is dragged, which stays where it is.
    let can_try = Memo::new(move |_| detail.with(Option::is_some));
    let dialog: NodeRef<leptos::html::Dialog> = NodeRef::new();
    // Light or dark as the system has it, until somebody chooses.
    let is_dark = RwSignal::new(None::<bool>);
    let tries = RwSignal::new(false);
    let points = RwSignal::new(false);
    let at = RwSignal::new(None::<(u16, u16)>);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            focus::enter(&dialog);
            // The keys turn slides from the start, and no tool is in sight until somebody looks for one.
            let _ = dialog.focus();
            screen::fill(&dialog);
        }
    });
    on_cleanup(|| {
        screen::leave();
        focus::leave();
    });
    Effect::new(move |_| mirror::say(&Word::Point(at.get())));
    let leave = move || context.send(Msg::CloseDialog);
    let toggle_pointer = move || {
        points.update(|points| *points = !*points);
        at.set(None);
    };
    let log = move || {
        log_now(context);
        // That it is there is seen beside what is tried.
        tries.set(true);
    };
    let stays = |act: &dyn Fn()| {
        act();
        None
    };
    let keys = move |event: ev::KeyboardEvent| {
        // Those with other keys are the browser's: Ctrl+P prints, Alt+Left goes back.
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let target = focus::is_field(&event);
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" if !target => Some(Step::Next),
            "ArrowLeft" | "ArrowUp" | "PageUp" if !target => Some(Step::Previous),
            "Home" if !target => Some(Step::To(0)),
            "End" if !target => Some(Step::To(usize::MAX)),
            "p" | "P" => stays(&toggle_pointer),
            "l" | "L" if can_try.get_untracked() => stays(&log),
            _ => None,
        };
        if let Some(step) = step {
            event.prevent_default();
            context.send(Msg::Wall(step));
        }
    };
    let moves = move |event: ev::MouseEvent| {
        if points.get_untracked() {
            at.set(place_in_window(&event));
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="wall"
            class:dark=move || is_dark.get() == Some(true)
            class:light=move || is_dark.get() == Some(false)
            class:trying=move || tries.get()
            aria-label=said.wall
            tabindex="-1"
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                leave();
            }
            on:keydown=keys
            on:mousemove=moves
        >
            <SlideShown slide=Signal::derive(move || slide.get()) />
            {move || (tries.get() && can_try.get()).then(|| view! {
                <section class="wall-trying" aria-label=said.try_out>
                    <h3>{move || detail.with(|of| of.as_ref().map(|of| of.name.clone()))}</h3>
                    <Trying of=Signal::derive(move || detail.get()) />
                </section>
            })}
            <Pointer at />
            {tools(context, said, Tools { is_dark, tries, points, can_try, toggle_pointer: Callback::new(move |()| toggle_pointer()) })}
        </dialog>
    }
}

/// What the tools of the wall turn on and off.
#[derive(Clone, Copy)]
struct Tools {
    is_dark: RwSignal<Option<bool>>,
    tries: RwSignal<bool>,
    points: RwSignal<bool>,
    can_try: Memo<bool>,
    toggle_pointer: Callback<()>,
}

/// What can be done on the wall; it is in sight only for whoever reaches for it.
fn tools(context: Ctx, said: &'static Words, with: Tools) -> impl IntoView {
    let go = move |step| move |_: ev::MouseEvent| context.send(Msg::Wall(step));
    let colours = move |_: ev::MouseEvent| {
        let is_dark = with.is_dark.get_untracked().unwrap_or_else(screen::is_dark);
        with.is_dark.set(Some(!is_dark));
    };
    let audience = move |_: ev::MouseEvent| {
        if !screen::open_window(&address::with(AUDIENCE.trim_start_matches('#')), "sambudget-publik") {
            context.said.set(said.blocked.to_owned());
        }
    };
    let is_mirrored = context.seen_of_open(is_shown);
    view! {
        <div class="wall-tools" role="group" aria-label=said.tools>
            <div>
                <button type="button" on:click=go(Step::Previous)>"‹ "{said.previous}</button>
                <button type="button" on:click=go(Step::Next)>{said.next}" ›"</button>
                {move || with.can_try.get().then(|| view! {
                    <button
                        type="button"
                        aria-pressed=move || with.tries.get().to_string()
                        on:click=move |_| with.tries.update(|tries| *tries = !*tries)
                    >
                        {said.try_out}
                    </button>
                })}
                <button
                    type="button"
                    aria-pressed=move || with.points.get().to_string()
                    on:click=move |_| with.toggle_pointer.run(())
                >
                    {said.pointer}
                </button>
                <button type="button" on:click=colours>{said.colours}</button>
                <button type="button" on:click=audience>{said.audience}</button>
                <button type="button" on:click=move |_| context.send(Msg::CloseDialog)>{said.leave}</button>
            </div>
            <p class="hint">{move || if is_mirrored.get() { said.is_mirrored } else { said.keys }}</p>
        </div>
    }
}

/// Where a mouse is, in thousandths of the window.
fn place_in_window(event: &ev::MouseEvent) -> Option<(u16, u16)> {
    let (width, height) = screen::size()?;
    let part = |at: i32, of: i32| u16::try_from((at * 1_000).checked_div(of)?.clamp(0, 1_000)).ok();
    Some((part(event.client_x(), width)?, part(event.client_y(), height)?))
}
