//! What the keys do.

use leptos::prelude::*;

use super::modal::Modal;
use crate::ui::context::Ctx;

/// The list of keys.
#[component]
pub fn KeysHelp() -> impl IntoView {
    let texts = Ctx::get().texts();
    let rows = [
        (texts.help_move, texts.help_move_keys),
        (texts.help_edit, texts.help_edit_keys),
        (texts.help_commit, texts.help_commit_keys),
        (texts.help_cancel, "Esc"),
        (texts.help_clear, "Delete"),
        (texts.help_undo, "Ctrl+Z, Ctrl+Y"),
        (texts.help_row, "Alt+↑, Alt+↓"),
        (texts.help_leave, texts.help_leave_keys),
    ];
    view! {
        <Modal title=texts.keys_help>
            <dl class="keys">
                {rows.into_iter().map(|(what, keys)| view! {
                    <div><dt>{what}</dt><dd>{keys}</dd></div>
                }).collect_view()}
            </dl>
            <p class="hint">{texts.help_numbers}</p>
        </Modal>
    }
}
