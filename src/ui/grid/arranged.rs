//! That a table is not looked at as it stands: filtered or sorted, and the way back.

use leptos::prelude::*;

use super::GridCtx;
use crate::session::command::Command;
use crate::session::msg::Msg;

/// What is left out, and in which order the rest stands.
#[component]
pub fn Arranged(grid: GridCtx) -> impl IntoView {
    let context = grid.context;
    let texts = context.texts();
    let arranged = Memo::new(move |_| {
        context.state.with(|state| {
            let arrangement = state.open.as_ref()?.arrangements.get(&grid.id)?;
            let table = state.table(grid.id)?;
            let filtered = arrangement.filter.is_some().then(|| {
                texts
                    .rows_shown
                    .replace("{}", &table.pastable_rows().to_string())
                    .replace("{all}", &arrangement.known_rows().to_string())
            });
            let sorted = arrangement.sort.map(|sort| {
                let column = (1..=table.columns.len()).find(|column| table.key(*column) == sort.column);
                texts.sorted_by.replace("{}", &table.heading(column.unwrap_or_default()))
            });
            (filtered.is_some() || sorted.is_some()).then_some((filtered, sorted))
        })
    });
    let button = move |label: &'static str, command: Command| {
        view! {
            <button type="button" class="plain" on:click=move |_| {
                context.send(Msg::Take(grid.id));
                context.send(Msg::Do(command));
            }>{label}</button>
        }
    };
    move || {
        arranged.get().map(|(filtered, sorted)| {
            view! {
                <p class="arranged">
                    {filtered.map(|text| view! {
                        <span>{text}</span>
                        {button(texts.show_all_rows, Command::ShowAllRows)}
                    })}
                    {sorted.map(|text| view! {
                        <span>{text}</span>
                        {button(texts.unsort, Command::Unsort)}
                    })}
                </p>
            }
        })
    }
}
