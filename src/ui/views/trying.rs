//! The changes of a scenario as they are tried: each ticked on or off, and moved with a slider where it has a size.
//!
//! What is shown of a change follows it without being built anew: a slider stays under the hand that drags it.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::clock;
use crate::lang::meeting_log;
use crate::lang::scenario::{Words, words};
use crate::model::id::ScenarioId;
use crate::session::meeting_log::Ask as Log;
use crate::session::msg::Msg;
use crate::session::scenarios::Ask;
use crate::session::scenarios::view::{Detail, Tried};
use crate::ui::context::Ctx;

/// The changes of the chosen scenario.
#[component]
pub fn Trying(
    /// The scenario, while there is one.
    #[prop(into)]
    of: Signal<Option<Detail>>,
    /// Whether changes can be taken away for good.
    #[prop(optional)]
    can_drop: bool,
) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let places = Memo::new(move |_| {
        of.with(|of| {
            let of = of.as_ref()?;
            Some((of.id, of.changes.len()))
        })
    });
    let is_live = Memo::new(move |_| of.with(|of| of.as_ref().is_some_and(|of| of.is_live)));
    let can_log = Memo::new(move |_| places.get().is_some_and(|(_, count)| count > 0));
    let each = move || {
        let (id, count) = places.get()?;
        Some((0..count).map(move |at| (id, at)).collect::<Vec<_>>())
    };
    view! {
        <ol class="scenario-changes">
            <For each=move || each().unwrap_or_default() key=|key| *key let:place>
                {change(context, of, place, can_drop)}
            </For>
        </ol>
        {move || can_log.get().then(|| live(context, said, is_live))}
    }
}

/// What is done with what is tried: it goes to the meeting log, and is kept or not.
fn live(context: Ctx, said: &'static Words, is_live: Memo<bool>) -> impl IntoView {
    let does = move |ask| move |_: ev::MouseEvent| context.send(Msg::Scenario(ask));
    let logged = context.seen_of_open(move |open| open.workbook.meeting_log.len());
    let logged = move || {
        let count = logged.get();
        (count > 0).then(|| view! { <span class="hint">{meeting_log::entries(context.lang(), count)}</span> })
    };
    view! {
        <div class="toolbar-row scenario-more">
            {move || is_live.get().then(|| view! { <span class="hint">{said.is_live}</span> })}
            <button type="button" on:click=move |_| log_now(context)>
                {meeting_log::words(context.lang()).to_log}
            </button>
            {logged}
            {move || is_live.get().then(|| view! {
                <button type="button" class="primary" on:click=does(Ask::Keep)>{said.keep}</button>
                <button type="button" on:click=does(Ask::GiveUp)>{said.give_up}</button>
            })}
        </div>
    }
}

/// Puts what is tried into the meeting log.
pub fn log_now(context: Ctx) {
    context.send(Msg::Log(Log::Log(clock::now())));
}

/// One of them.
fn change(
    context: Ctx,
    of: Signal<Option<Detail>>,
    (id, at): (ScenarioId, usize),
    can_drop: bool,
) -> impl IntoView {
    let said = words(context.lang());
    let tried = Memo::new(move |_| of.with(|of| of.as_ref().and_then(|of| of.changes.get(at).cloned())));
    let text = Memo::new(move |_| tried.with(|tried| tried.as_ref().map(|tried| tried.text.clone())));
    let text = move || text.get().unwrap_or_default();
    let slider = Memo::new(move |_| tried.with(|tried| tried.as_ref().and_then(|tried| tried.slider)));
    let has_slider = Memo::new(move |_| slider.get().is_some());
    let why = move || tried.with(|tried| tried.as_ref().and_then(|tried: &Tried| tried.why.clone()));
    let counts = move || tried.with(|tried| tried.as_ref().is_some_and(|tried| tried.counts));
    let ask = move |ask| context.send(Msg::Scenario(ask));
    let settled = move || context.send(Msg::Log(Log::Tried(id, at, clock::now())));
    view! {
        <li class:off=move || !counts()>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=counts
                    on:change=move |event| {
                        ask(Ask::Tick(id, at, event_target_checked(&event)));
                        settled();
                    }
                />
                <span>{text}</span>
            </label>
            {move || why().map(|why| view! { <span class="lost">"⚠ "{why}</span> })}
            {move || has_slider.get().then(|| view! {
                <input
                    type="range"
                    aria-label=move || said.size_of.replace("{}", &text())
                    aria-valuetext=text
                    min=move || slider.get().map(|slider| slider.least)
                    max=move || slider.get().map(|slider| slider.most)
                    prop:value=move || slider.get().map(|slider| slider.now.to_string())
                    on:input=move |event| {
                        if let Ok(to) = event_target_value(&event).parse() {
                            ask(Ask::Slide(id, at, to));
                        }
                    }
                    on:change=move |_| {
                        ask(Ask::Say(id));
                        settled();
                    }
                />
            })}
            {can_drop.then(|| view! {
                <button
                    type="button"
                    class="icon"
                    aria-label=move || said.drop.replace("{}", &text())
                    title=move || said.drop.replace("{}", &text())
                    on:click=move |_| ask(Ask::Drop(id, at))
                >
                    "×"
                </button>
            })}
        </li>
    }
}
