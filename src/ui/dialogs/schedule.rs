//! What a project costs in each year of its life.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::Modal;
use crate::browser::clipboard;
use crate::lang::capital::words;
use crate::model::id::ProjectId;
use crate::session::msg::Msg;
use crate::session::schedule;
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// The table, with buttons that copy and save it.
#[component]
pub fn ScheduleTable(project: Option<ProjectId>) -> impl IntoView {
    let context = Ctx::get();
    let (texts, words) = (context.texts(), words(context.lang()));
    let (schedule, rows, copied) = context.state.with_untracked(|state| {
        let schedule = schedule::of(state, project);
        let rows = schedule.as_ref().map(|schedule| schedule.shown(state)).unwrap_or_default();
        let text = schedule.as_ref().map(|schedule| schedule.text(state, '\t', "\n")).unwrap_or_default();
        (schedule, rows, text)
    });
    let Some(schedule) = schedule else { return ().into_any() };
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let said = if clipboard::write(&text).await { words.schedule_copied } else { texts.use_keys };
            context.said.set(said.to_owned());
        });
    };
    let name = if schedule.name.is_empty() { words.all_projects.to_owned() } else { schedule.name.clone() };
    let last = rows.len() - 1;
    let body = rows
        .into_iter()
        .enumerate()
        .map(|(at, [year, amounts @ ..])| {
            let amounts = amounts.into_iter().map(|amount| view! { <td>{amount}</td> }).collect_view();
            view! { <tr class:total=at == last><th scope="row">{year}</th>{amounts}</tr> }
        })
        .collect_view();
    let headings = schedule.headings.into_iter().map(|heading| view! { <th scope="col">{heading}</th> });
    let headings = headings.collect_view();
    let content = match schedule.without {
        Some(why) => view! { <p>{format!("{why}.")}</p> }.into_any(),
        None => view! {
            <div class="schedule" tabindex="0" role="region" aria-label=words.schedule>
                <table>
                    <caption>{words.in_kronor}</caption>
                    <thead>
                        <tr>{headings}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    let is_there = schedule.without.is_none();
    view! {
        <Modal title=words.schedule wide=true>
            <form method="dialog" on:submit=move |event| event.prevent_default()>
                <p class="about">{name}</p>
                {content}
                <footer>
                    {is_there.then(|| view! {
                        <button type="button" on:click=copy>{texts.later().copy}</button>
                        <button type="button" on:click=move |_| context.send(Msg::SaveSchedule(project))>
                            {words.save_csv}
                        </button>
                    })}
                    {project.map(|id| view! {
                        <button
                            type="button"
                            on:click=move |_| context.send(Msg::Ask(Dialog::InUse(id)))
                        >
                            {words.in_use}
                        </button>
                    })}
                    <button type="button" class="primary" on:click=move |_| context.send(Msg::CloseDialog)>
                        {texts.later().close}
                    </button>
                </footer>
            </form>
        </Modal>
    }
    .into_any()
}
