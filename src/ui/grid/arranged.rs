//! That a table is not looked at as it stands: filtered, sorted or with hidden columns, and the way back.

use leptos::prelude::*;

use super::GridCtx;
use crate::session::command::Command;
use crate::session::msg::Msg;

/// What is left out, and in which order the rest stands.
#[component]
pub fn Arranged(grid: GridCtx) -> impl IntoView {
    let context = grid.context;
    let texts = context.texts();
    let arranged = context.seen(move |state| {
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
        let hidden = arrangement.hidden.len();
        let hidden = (hidden > 0).then(|| texts.columns_hidden.replace("{}", &hidden.to_string()));
        let ways = [
            (filtered, texts.show_all_rows, Command::ShowAllRows),
            (sorted, texts.unsort, Command::Unsort),
            (hidden, texts.show_columns, Command::ShowColumns),
        ];
        ways.iter().any(|(text, ..)| text.is_some()).then_some(ways)
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
        arranged.get().map(|ways| {
            let said = ways.into_iter().filter_map(|(text, label, command)| {
                text.map(|text| view! { <span>{text}</span> {button(label, command)} })
            });
            view! { <p class="arranged">{said.collect_view()}</p> }
        })
    }
}
