//! Every command, every row, or every set of columns, to be found by its name.

use leptos::ev;
use leptos::prelude::*;

use super::modal::Modal;
use crate::session::command::{COMMANDS, Command, Info, is_available, name, shown};
use crate::session::msg::Msg;
use crate::session::sheet::SheetId;
use crate::session::{column_sets, find};
use crate::text::letters::lower;
use crate::ui::context::Ctx;

/// The most that is listed at once; more is found by typing.
const MOST: usize = 200;

/// What the palette lists.
#[derive(Clone, PartialEq)]
struct Item {
    msg: Msg,
    name: String,
    keys: Option<String>,
}

/// Which things the palette lists.
#[derive(Clone, Copy)]
pub enum Of {
    /// Commands.
    Commands,
    /// Rows to go to.
    Rows,
    /// The sets of columns of a table, and what can be done with them.
    ColumnSets(SheetId),
}

/// The commands among some that can be done now.
fn commands(context: Ctx, among: fn(Command) -> bool) -> Vec<Item> {
    let lang = context.lang();
    context.state.with_untracked(|state| {
        let listed = |info: &&Info| among(info.command) && is_available(state, info.command);
        COMMANDS
            .iter()
            .filter(listed)
            .map(|info| Item {
                msg: Msg::Do(info.command),
                name: name(state, info.command),
                keys: info.keys.first().map(|keys| shown(lang, keys)),
            })
            .collect()
    })
}

/// The rows that one can go to.
fn rows(context: Ctx) -> Vec<Item> {
    let rows = context.state.with_untracked(find::rows);
    rows.into_iter().map(|(name, place)| Item { msg: Msg::GoTo(place), name, keys: None }).collect()
}

/// The sets of columns of a table, the one that it shows marked, and how they are kept.
fn column_sets(context: Ctx, sheet: SheetId) -> Vec<Item> {
    let now = context.texts().later().shown_now;
    let mut items: Vec<Item> = context.state.with_untracked(|state| {
        let sets = column_sets::sets(state, sheet).into_iter();
        sets.map(|set| Item {
            name: set.name.clone(),
            keys: column_sets::is_shown(state, sheet, &set).then(|| now.to_owned()),
            msg: Msg::UseColumns(sheet, Box::new(set)),
        })
        .collect()
    });
    items.extend(commands(context, |c| matches!(c, Command::SaveColumns | Command::EditColumnSets)));
    items
}

/// The palette: of commands, of rows to go to, or of sets of columns.
#[component]
pub fn Palette(
    /// What it lists.
    of: Of,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let (all, [title, hint, none]) = match of {
        Of::Commands => (
            commands(context, |c| c != Command::Palette),
            [texts.later().palette, texts.later().palette_hint, texts.later().no_commands],
        ),
        Of::Rows => {
            (rows(context), [texts.later().go_to_row, texts.later().go_to_hint, texts.later().no_rows_named])
        }
        Of::ColumnSets(sheet) => (
            column_sets(context, sheet),
            [texts.column_sets, texts.later().column_sets_hint, texts.later().no_column_sets],
        ),
    };
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        let words = lower(&text.get());
        let fits = |item: &&Item| {
            let name = lower(&item.name);
            words.split_whitespace().all(|word| name.contains(word))
        };
        all.iter().filter(fits).take(MOST).cloned().collect::<Vec<_>>()
    });
    let run = move |at: usize| {
        if let Some(item) = found.with_untracked(|found| found.get(at).cloned()) {
            context.send(Msg::CloseDialog);
            context.send(item.msg);
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        let at = chosen.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => chosen.set(if at >= last { 0 } else { at + 1 }),
            "ArrowUp" => chosen.set(if at == 0 { last } else { at - 1 }),
            "Enter" => run(at),
            _ => return,
        }
        event.prevent_default();
    };
    let current =
        move || found.with(|found| (!found.is_empty()).then(|| format!("command-{}", chosen.get())));
    view! {
        <Modal title=title>
            <form class="palette" on:submit=|event| event.prevent_default()>
                <input
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=hint
                    aria-label=title
                    aria-expanded="true"
                    aria-controls="commands"
                    aria-activedescendant=current
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        chosen.set(0);
                    }
                    on:keydown=keydown
                />
                <ul id="commands" role="listbox" aria-label=title>
                    {move || found.get().into_iter().enumerate().map(|(at, item)| view! {
                        <li
                            id=format!("command-{at}")
                            role="option"
                            aria-selected=move || if chosen.get() == at { "true" } else { "false" }
                            on:mousedown=|event| event.prevent_default()
                            on:click=move |_| run(at)
                        >
                            <span>{item.name}</span>
                            {item.keys.map(|keys| view! { <kbd>{keys}</kbd> })}
                        </li>
                    }).collect_view()}
                </ul>
                {move || found.with(Vec::is_empty).then(|| view! { <p class="hint">{none}</p> })}
            </form>
        </Modal>
    }
}
