//! Every command, or every row, to be found by its name.

use leptos::ev;
use leptos::prelude::*;

use super::modal::Modal;
use crate::session::command::{COMMANDS, Command, Info, is_available, name, shown};
use crate::session::find;
use crate::session::msg::Msg;
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

/// The commands that can be done now.
fn commands(context: Ctx) -> Vec<Item> {
    let lang = context.lang();
    context.state.with_untracked(|state| {
        let listed = |info: &&Info| info.command != Command::Palette && is_available(state, info.command);
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

/// The palette: of commands, or of rows to go to.
#[component]
pub fn Palette(
    /// Whether it lists rows.
    #[prop(optional)]
    of_rows: bool,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let (all, title, hint) = if of_rows {
        (rows(context), texts.go_to_row, texts.go_to_hint)
    } else {
        (commands(context), texts.palette, texts.palette_hint)
    };
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        let words = text.get().to_lowercase();
        let fits = |item: &&Item| {
            let name = item.name.to_lowercase();
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
                {move || found.with(Vec::is_empty).then(|| view! { <p class="hint">{texts.no_commands}</p> })}
            </form>
        </Modal>
    }
}
