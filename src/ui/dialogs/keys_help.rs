//! What the keys do: those of the grid, and those of every command.

use leptos::prelude::*;

use super::modal::Modal;
use crate::session::command::{COMMANDS, Group, name, shown};
use crate::ui::context::Ctx;

/// The list of keys.
#[component]
pub fn KeysHelp() -> impl IntoView {
    let context = Ctx::get();
    let (texts, lang) = (context.texts(), context.lang());
    let grid = [
        (texts.later().help_move, texts.later().help_move_keys),
        (texts.later().help_jump, texts.later().help_jump_keys),
        (texts.later().help_extend, texts.later().help_extend_keys),
        (texts.later().help_whole, texts.later().help_whole_keys),
        (texts.later().help_edit, texts.later().help_edit_keys),
        (texts.later().help_commit, texts.later().help_commit_keys),
        (texts.later().help_cancel, "Esc"),
        (texts.later().help_leave, texts.later().help_leave_keys),
        (texts.later().help_drag, texts.later().help_drag_keys),
    ];
    let grid: Vec<(String, String)> =
        grid.into_iter().map(|(what, keys)| (what.to_owned(), keys.to_owned())).collect();
    let commands = Group::ALL.map(|group| {
        let with_keys = COMMANDS.iter().filter(|info| info.group == group && !info.keys.is_empty());
        let rows: Vec<(String, String)> = with_keys
            .map(|info| {
                let keys: Vec<String> = info.keys.iter().map(|keys| shown(lang, keys)).collect();
                (context.state.with_untracked(|state| name(state, info.command)), keys.join(", "))
            })
            .collect();
        (group.name(texts), rows)
    });
    let lists = [(texts.later().help_grid, grid)].into_iter().chain(commands);
    view! {
        <Modal title=texts.keys_help wide=true>
            <div class="keys">
                {lists.map(|(title, rows)| view! {
                    <section>
                        <h3>{title}</h3>
                        <dl>
                            {rows.into_iter().map(|(what, keys)| view! {
                                <div><dt>{what}</dt><dd>{keys}</dd></div>
                            }).collect_view()}
                        </dl>
                    </section>
                }).collect_view()}
            </div>
            <p class="hint">{texts.later().help_numbers}</p>
        </Modal>
    }
}
