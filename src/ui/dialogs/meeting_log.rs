//! The meeting log: what was tried, who asked, what came of it, and the draft of what is to be decided.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::Modal;
use crate::browser::{clipboard, focus};
use crate::lang::meeting_log::{Words, words};
use crate::model::id::LogId;
use crate::model::meeting_log::LogStage;
use crate::session::meeting_log::{Ask, Detail, Row, detail, proposal, rows};
use crate::session::msg::Msg;
use crate::ui::context::Ctx;
use crate::ui::seen::Seen;

/// Where the keyboard goes on when a button has gone with what it did: to the entry whose members are shown, or out of the log.
const GOES_ON: &[&str] = &[".shown-entry", ".of-entry", ".leave-log"];

/// The log.
#[component]
pub fn MeetingLog() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let all = context.seen(rows);
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    // Whose members are shown: the newest entry's, until another is chosen.
    let chosen = RwSignal::new(None::<LogId>);
    let shown = Memo::new(move |_| {
        all.with(|all| {
            let is_there = |id: &LogId| all.iter().any(|row| row.id == *id);
            chosen.get().filter(is_there).or_else(|| all.last().map(|row| row.id))
        })
    });
    let wrong = context.seen(move |state| state.form_error.clone());
    view! {
        <Modal title=said.title wide=true>
            <form method="dialog" class="meeting-log" on:submit=move |event| event.prevent_default()>
                {move || if is_empty.get() {
                    view! { <p class="empty">{said.none}</p> }.into_any()
                } else {
                    view! {
                        <p class="hint">{said.about}</p>
                        {table(context, said, all, shown, chosen)}
                        <Members shown />
                        <Draft />
                    }.into_any()
                }}
                <footer>
                    <p class="form-error" role="alert">{move || wrong.get()}</p>
                    {move || (!is_empty.get()).then(|| view! {
                        <button type="button" on:click=move |_| context.send(Msg::Log(Ask::Save))>
                            {said.save_csv}
                        </button>
                    })}
                    <button type="button" class="primary leave-log" on:click=move |_| context.send(Msg::CloseDialog)>
                        {context.texts().later().close}
                    </button>
                </footer>
            </form>
        </Modal>
    }
}

fn table(
    context: Ctx,
    said: &'static Words,
    all: Seen<Vec<Row>>,
    shown: Memo<Option<LogId>>,
    chosen: RwSignal<Option<LogId>>,
) -> impl IntoView {
    let ids = Memo::new(move |_| all.with(|all| all.iter().map(|row| row.id).collect::<Vec<_>>()));
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=said.entries>
            <table class="list">
                <thead>
                    <tr>
                        <th scope="col">{said.when}</th>
                        <th scope="col">{said.asked_by}</th>
                        <th scope="col">{said.what}</th>
                        <th scope="col">{said.before}</th>
                        <th scope="col">{said.after}</th>
                        <th scope="col" class="number">{said.difference}</th>
                        <th scope="col">{said.stage}</th>
                        <th scope="col">{context.texts().actions}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id let:id>
                        {entry(context, said, all, id, shown, chosen)}
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// An entry. What is shown of it follows it without being built anew, so that a name that is typed stays under the hand.
fn entry(
    context: Ctx,
    said: &'static Words,
    all: Seen<Vec<Row>>,
    id: LogId,
    shown: Memo<Option<LogId>>,
    chosen: RwSignal<Option<LogId>>,
) -> impl IntoView {
    let row = Memo::new(move |_| all.with(|all| all.iter().find(|row| row.id == id).cloned()));
    let get = move |text: fn(&Row) -> &str| {
        move || row.with(|row| row.as_ref().map(|row| text(row).to_owned()).unwrap_or_default())
    };
    let named = move |label: &'static str| move || label.replace("{}", &get(|row| &row.what)());
    let is = move |is: fn(&Row) -> bool| move || row.with(|row| row.as_ref().is_some_and(is));
    let act = move |label: &'static str, name: &'static str, ask: fn(LogId) -> Ask| {
        view! {
            <button
                type="button"
                aria-label=named(label)
                on:click=move |_| {
                    context.send(Msg::Log(ask(id)));
                    focus::keep(GOES_ON);
                }
            >
                {name}
            </button>
        }
    };
    let stage = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| (row.stage, row.can_accept))));
    let buttons = move || {
        let (stage, can_accept) = stage.get()?;
        Some(match stage {
            LogStage::Open => view! {
                {can_accept.then(|| act(said.accept_it, said.accept, Ask::Accept))}
                {act(said.drop_it, said.drop, Ask::Drop)}
            }
            .into_any(),
            LogStage::Dropped => view! { {act(said.reopen_it, said.reopen, Ask::Reopen)} }.into_any(),
            LogStage::Accepted => ().into_any(),
        })
    };
    view! {
        <tr class:off=is(|row| row.stage == LogStage::Dropped)>
            <td class="moment">{get(|row| &row.when)}</td>
            <td>
                <input
                    type="text"
                    aria-label=named(said.asked_by_of)
                    prop:value=get(|row| &row.asked_by)
                    on:change=move |event| {
                        context.send(Msg::Log(Ask::AskedBy(id, event_target_value(&event))));
                    }
                />
            </td>
            <th scope="row">{get(|row| &row.what)}<span class="hint">{get(|row| &row.scenario)}</span></th>
            <td>{get(|row| &row.before)}</td>
            <td>{get(|row| &row.after)}</td>
            <td
                class="number"
                class:good=is(|row| row.is_better == Some(true))
                class:bad=is(|row| row.is_better == Some(false))
            >
                {get(|row| &row.difference)}
            </td>
            <td>{get(|row| row.stage_name)}</td>
            <td class="row-actions">
                <button
                    type="button"
                    class="of-entry"
                    class:shown-entry=move || shown.get() == Some(id)
                    aria-label=named(said.choose_it)
                    aria-expanded=move || (shown.get() == Some(id)).to_string()
                    on:click=move |_| chosen.set(Some(id))
                >
                    {context.texts().later().members}
                </button>
                {buttons}
                {act(said.remove_it, said.remove, Ask::Remove)}
            </td>
        </tr>
    }
}

/// What the chosen entry means for each member, and what is remarked of it: the field stays while what stands around it changes.
#[component]
fn Members(shown: Memo<Option<LogId>>) -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let of = Memo::new(move |_| {
        let id = shown.get()?;
        context.state.with(|state| detail(state, id))
    });
    let remark = move || of.with(|of| of.as_ref().map(|of| of.remark.clone()).unwrap_or_default());
    move || {
        let id = shown.get()?;
        Some(view! {
            <div class="log-members">
                {move || of.get().map(|of| members(context, said, of))}
                <label class="field">
                    <span>{said.remark}</span>
                    <input
                        type="text"
                        prop:value=remark
                        on:change=move |event| {
                            context.send(Msg::Log(Ask::Remark(id, event_target_value(&event))));
                        }
                    />
                </label>
            </div>
        })
    }
}

fn members(context: Ctx, said: &'static Words, of: Detail) -> impl IntoView {
    let Detail { what, about, list, .. } = of;
    let rows = list.shown(context.lang());
    let last = rows.len().saturating_sub(1);
    let row = |(at, row): (usize, Vec<(String, _)>)| {
        let mut cells = row.into_iter().map(|(text, _)| text);
        let name = cells.next().unwrap_or_default();
        let cells = cells.map(|text| view! { <td class="number">{text}</td> }).collect_view();
        view! { <tr class:total=at == last><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows = rows.into_iter().enumerate().map(row).collect_view();
    let headings = list.headings.into_iter().enumerate();
    let headings =
        headings.map(|(at, heading)| view! { <th scope="col" class:number=at != 0>{heading}</th> });
    let title = said.members_of.replace("{}", &what);
    view! {
        <h3>{title.clone()}</h3>
        {about.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        <div class="scroll" tabindex="0" role="region" aria-label=title>
            <table class="list">
                <caption>{said.members_caption}</caption>
                <thead>
                    <tr>{headings.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The draft of what is to be decided, while anything is accepted.
#[component]
fn Draft() -> impl IntoView {
    let context = Ctx::get();
    let said = words(context.lang());
    let draft = context.seen(proposal);
    let copy = move |_| {
        let text = draft.with(|draft| draft.as_ref().map(|draft| draft.text()).unwrap_or_default());
        spawn_local(async move {
            let said = if clipboard::write(&text).await { said.copied } else { context.texts().use_keys };
            context.said.set(said.to_owned());
        });
    };
    move || {
        let draft = draft.get()?;
        let paragraphs = draft.paragraphs().map(|text| view! { <p class="prose">{text.clone()}</p> });
        Some(view! {
            <section class="log-draft" aria-labelledby="log-draft">
                <h3 id="log-draft">{said.proposal}</h3>
                <p class="hint">{said.proposal_hint}</p>
                {paragraphs.collect_view()}
                <button type="button" on:click=copy>{said.copy}</button>
            </section>
        })
    }
}
