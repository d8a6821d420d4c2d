//! A table of its own in a dialog, with buttons that copy, print and save it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::modal::Modal;
use crate::browser::{clipboard, print};
use crate::lang::{capital, decision};
use crate::session::listing::{Item, Listed, of};
use crate::session::msg::Msg;
use crate::session::state::Dialog;
use crate::ui::context::Ctx;

/// The table.
#[component]
pub fn ListingTable(listed: Listed) -> impl IntoView {
    let context = Ctx::get();
    let (texts, words) = (context.texts(), capital::words(context.lang()));
    let Some((listing, copied, body)) = context.state.with_untracked(|state| {
        let listing = of(state, listed)?;
        let copied = listing.text(state, '\t', "\n");
        let totals = listing.rows.len() - listing.totals;
        let cell = |item: &Item| match item {
            Item::Text(text) => view! { <td>{text.clone()}</td> }.into_any(),
            Item::Amount(_) => view! { <td class="amount">{item.shown(state)}</td> }.into_any(),
        };
        let row = |(at, row): (usize, &Vec<Item>)| {
            let first = row.first().map(|item| item.shown(state));
            let others = row.iter().skip(1).map(cell).collect_view();
            let is_total = at >= totals;
            view! { <tr class:total=is_total><th scope="row">{first}</th>{others}</tr> }
        };
        let body = listing.rows.iter().enumerate().map(row).collect_view();
        Some((listing, copied, body))
    }) else {
        return ().into_any();
    };
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let said = if clipboard::write(&text).await { words.schedule_copied } else { texts.use_keys };
            context.said.set(said.to_owned());
        });
    };
    let name = match listed {
        Listed::Schedule(None) => words.all_projects.to_owned(),
        Listed::Schedule(Some(_)) => listing.name.clone(),
        Listed::Decisions => {
            context.of_open_now(|open| format!("{} {}", open.workbook.name, open.workbook.year.number()))
        }
    };
    let amount =
        |at: usize| listing.rows.first().is_some_and(|row| matches!(row.get(at), Some(Item::Amount(_))));
    let headings = listing.headings.iter().enumerate();
    let headings =
        headings.map(|(at, heading)| view! { <th scope="col" class:amount=amount(at)>{*heading}</th> });
    let headings = headings.collect_view();
    let content = match listing.without {
        Some(why) => view! { <p>{format!("{why}.")}</p> }.into_any(),
        None => view! {
            <div class="listing" tabindex="0" role="region" aria-label=listing.title>
                <table>
                    <caption>{listing.caption}</caption>
                    <thead>
                        <tr>{headings}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    let is_there = listing.without.is_none();
    let project = if let Listed::Schedule(project) = listed { project } else { None };
    view! {
        <Modal title=listing.title wide=true>
            <form method="dialog" on:submit=move |event| event.prevent_default()>
                <p class="about">{name}</p>
                {content}
                <footer>
                    {is_there.then(|| view! {
                        <button type="button" on:click=copy>{texts.later().copy}</button>
                        <button type="button" on:click=move |_| context.send(Msg::SaveListing(listed))>
                            {words.save_csv}
                        </button>
                        <button type="button" on:click=move |_| print::all()>
                            {decision::words(context.lang()).print}
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
