//! The scenarios: what each comes to, what is changed in one of them, and all of them beside the base.

use leptos::prelude::*;

use super::lens::MemberLens;
use super::trying::Trying;
use crate::lang::meeting_log;
use crate::lang::scenario::words;
use crate::lang::to_balance;
use crate::lang::{wall, within};
use crate::model::id::ScenarioId;
use crate::session::msg::Msg;
use crate::session::scenarios::view::{Card, Detail, Listed, cards, detail, listed, span};
use crate::session::scenarios::{Ask, Trial};
use crate::session::state::Dialog;
use crate::session::wall::Step;
use crate::ui::context::Ctx;
use crate::ui::grid::Grid;
use crate::ui::looks::LookChoice;

/// The scenario view.
#[component]
pub fn Scenarios() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    // They are played when they are first seen, and after every change of the workbook.
    context.send(Msg::Scenario(Ask::Look));
    let version = context
        .seen_of_open(move |open| (open.version, open.trials.as_ref().and_then(|trials| trials.chosen)));
    let all = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(listed)
    });
    let cards = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(cards)
    });
    let detail = Memo::new(move |_| {
        let _ = version.get();
        context.state.with_untracked(detail)
    });
    let sheets = context.seen_of_open(move |open| open.sheets());
    view! {
        <div class="view scenarios">
            <h2 class="quiet">{context.texts().scenarios}</h2>
            <div class="view-head">
                <LookChoice />
                <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::Scenario(None)))>
                    {said.new}
                </button>
                <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::ToBalance))>
                    {to_balance::words(context.lang()).command}
                </button>
                <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::MeetingLog))>
                    {meeting_log::words(context.lang()).command}
                </button>
                <button type="button" on:click=move |_| context.send(Msg::Wall(Step::Present))>
                    {wall::words(context.lang()).present}
                </button>
            </div>
            {move || all.with(Vec::is_empty).then(|| view! { <p class="empty">{said.none}</p> })}
            <div class="headlines">
                {move || {
                    let cards = cards.get();
                    (cards.len() > 1).then(|| cards.into_iter().map(card).collect_view())
                }}
            </div>
            {move || (!all.with(Vec::is_empty)).then(|| view! {
                <div class="columns">
                    <section class="panel" aria-labelledby="all-scenarios">
                        <h3 id="all-scenarios">{said.beside}</h3>
                        <ul class="scenario-list">
                            {move || all.get().into_iter().map(|of| row(context, of)).collect_view()}
                        </ul>
                        {move || all.with(|all| all.iter().any(|of| !of.can_show && !of.is_archived)).then(|| {
                            view! { <p class="hint">{said.most}</p> }
                        })}
                    </section>
                    <Changes of=detail />
                </div>
            })}
            <MemberLens version />
            {move || sheets.get().into_iter().map(|id| view! {
                <section class="table-section">
                    <Grid id />
                </section>
            }).collect_view()}
        </div>
    }
}

/// What the base or a scenario comes to, with a bar of the difference.
fn card(card: Card) -> impl IntoView {
    let Card { name, result, difference, rank, bar, id } = card;
    let class = match bar {
        0 => "",
        1.. => "good",
        _ => "bad",
    };
    let (start, size) = span(bar);
    view! {
        <section class="headline scenario-card">
            <h3>{name}{(!rank.is_empty()).then(|| view! { " "<span class="rank">{rank}</span> })}</h3>
            <p class="figure">{result}</p>
            {id.map(|_| view! {
                <p class=class>
                    <svg class="difference" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <line x1="50" x2="50" y1="0" y2="8" />
                        <rect x=start y="1" width=size height="6" />
                    </svg>
                    {difference}
                </p>
            })}
        </section>
    }
}

/// A scenario of the list, with what can be done with it.
fn row(context: Ctx, of: Listed) -> impl IntoView {
    let said = words(context.lang());
    let within = within::words(context.lang());
    let Listed { id, name, is_shown, can_show, is_archived, is_chosen } = of;
    let (own, shown) = (name.clone(), name.clone());
    let act = move |label: &str, verb: &'static str, msg: fn(ScenarioId) -> Msg| {
        let label = label.replace("{}", &name);
        view! {
            <button type="button" class="plain" aria-label=label on:click=move |_| context.send(msg(id))>
                {verb}
            </button>
        }
    };
    view! {
        <li class:chosen=is_chosen>
            {if is_archived {
                view! { <span class="hint">{said.archived}": "</span> }.into_any()
            } else {
                view! {
                    <input
                        type="checkbox"
                        aria-label=own
                        prop:checked=is_shown
                        disabled=!can_show
                        on:change=move |event| {
                            context.send(Msg::Scenario(Ask::Show(id, event_target_checked(&event))));
                        }
                    />
                }.into_any()
            }}
            <button
                type="button"
                class="plain"
                aria-current=is_chosen.then_some("true")
                on:click=move |_| context.send(Msg::Scenario(Ask::Choose(id)))
            >
                {shown}
            </button>
            <span class="row-actions">
                {act(within.look_in_named, within.look_in_this, |id| Msg::Scenario(Ask::LookIn(Some(id))))}
                {act(said.change_scenario, said.change_it, |id| Msg::Ask(Dialog::Scenario(Some(id))))}
                {act(said.copy, said.copy_it, |id| Msg::Scenario(Ask::Copy(id)))}
                {if is_archived {
                    act(said.unarchive, said.unarchive_it, |id| Msg::Scenario(Ask::Archive(id, false)))
                } else {
                    act(said.archive, said.archive_it, |id| Msg::Scenario(Ask::Archive(id, true)))
                }}
                {act(said.delete, said.delete_it, |id| Msg::Scenario(Ask::Delete(id)))}
            </span>
        </li>
    }
}

/// The changes of the chosen scenario, and the ways to more of them.
#[component]
fn Changes(of: Memo<Option<Detail>>) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    // What is said of it, apart from what a slider changes while it is dragged.
    let head = Memo::new(move |_| {
        of.with(|of| {
            let of = of.as_ref()?;
            Some((of.id, of.name.clone(), of.note.clone(), of.on.clone(), of.changes.is_empty()))
        })
    });
    move || {
        let (id, name, note, on, is_empty) = head.get()?;
        let more = move |label: &'static str, trial: Trial| {
            view! {
                <button type="button" on:click=move |_| context.send(Msg::Ask(Dialog::Try(id, trial)))>{label}</button>
            }
        };
        Some(view! {
            <section class="panel" aria-labelledby="changes-of">
                <h3 id="changes-of">{said.changes_of.replace("{}", &name)}</h3>
                <p class="hint">{said.stands_on}": "{on}</p>
                {(!note.is_empty()).then(|| view! { <p class="prose">{note}</p> })}
                {is_empty.then(|| view! { <p class="empty">{said.no_changes}</p> })}
                <Trying of can_drop=true />
                <div class="toolbar-row scenario-more">
                    {more(said.add_rows, Trial::Rows)}
                    {more(said.add_cell, Trial::Cell)}
                    {more(said.add_measure, Trial::Measure)}
                    {more(said.add_project, Trial::Project)}
                    {more(said.add_key, Trial::Key)}
                </div>
            </section>
        })
    }
}
