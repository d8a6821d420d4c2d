//! The follow-up view: what has been frozen, and the prognosis of each row at each of these times.

use leptos::prelude::*;

use crate::lang::follow_up::{about, field};
use crate::model::follow_up::FrozenField;
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::state::Dialog;
use crate::ui::context::Ctx;
use crate::ui::grid::Grid;
use crate::ui::looks::LookChoice;

/// The follow-up view.
#[component]
pub fn FollowUps() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let later = texts.later();
    let sheets = context.seen_of_open(move |open| open.sheets());
    view! {
        <div class="view">
            <h2 class="quiet">{texts.follow_ups}</h2>
            <div class="view-head">
                <LookChoice />
                <Beside />
            </div>
            <Frozen />
            {move || {
                let sheets = sheets.get();
                if sheets.is_empty() {
                    return view! { <p class="empty">{later.no_follow_ups}</p> }.into_any();
                }
                sheets.into_iter().map(|id| view! {
                    <section class="table-section">
                        <Grid id />
                    </section>
                }).collect_view().into_any()
            }}
            <p class="hint">{later.follow_ups_hint}</p>
        </div>
    }
}

/// Which frozen figures stand beside the prognosis.
#[component]
fn Beside() -> impl IntoView {
    let context = Ctx::get();
    let (lang, later) = (context.lang(), context.texts().later());
    let shown = context.seen_of_open(move |open| open.beside.clone());
    let any = context.seen_of_open(move |open| !open.workbook.follow_ups.is_empty());
    let choice = move |of: FrozenField| {
        view! {
            <label class="look" class:chosen=move || shown.with(|shown| shown.contains(&of))>
                <input
                    type="checkbox"
                    prop:checked=move || shown.with(|shown| shown.contains(&of))
                    on:change=move |event| context.send(Msg::Beside(of, event_target_checked(&event)))
                />
                <span>{field(lang, of)}</span>
            </label>
        }
    };
    move || {
        any.get().then(|| {
            view! {
                <fieldset class="looks">
                    <legend>{later.beside_prognosis}</legend>
                    {choice(FrozenField::Budget)}
                    {choice(FrozenField::Actual)}
                </fieldset>
            }
        })
    }
}

/// Every follow-up with what is said of it, and the way to a new one.
#[component]
fn Frozen() -> impl IntoView {
    let context = Ctx::get();
    let later = context.texts().later();
    let all = context.seen(move |state| {
        let follow_ups = state.open.iter().flat_map(|open| &open.workbook.follow_ups);
        let said = follow_ups.map(|of| (of.id, of.label.name.clone(), about(state.lang, of)));
        said.collect::<Vec<_>>()
    });
    view! {
        <div class="follow-ups">
            <ul aria-label=later.frozen_list>
                {move || all.get().into_iter().map(|(id, name, about)| {
                    let (change, delete) =
                        (later.change_follow_up.replace("{}", &name), later.delete_follow_up.replace("{}", &name));
                    view! {
                        <li>
                            <strong>{name}</strong>
                            " "
                            <span class="hint">{about}</span>
                            " "
                            <button
                                type="button"
                                class="icon"
                                aria-label=change.clone()
                                title=change
                                on:click=move |_| context.send(Msg::Ask(Dialog::FollowUp(Some(id))))
                            >
                                "✎"
                            </button>
                            <button
                                type="button"
                                class="icon"
                                aria-label=delete.clone()
                                title=delete
                                on:click=move |_| context.send(Msg::Ask(Dialog::DeleteFollowUp(id)))
                            >
                                "×"
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <div class="actions">
            <button type="button" on:click=move |_| context.send(Msg::Do(Command::Freeze))>{later.freeze}</button>
                <button type="button" on:click=move |_| context.send(Msg::Do(Command::NextYear))>
                    {later.next_year}
                </button>
            </div>
        </div>
    }
}
