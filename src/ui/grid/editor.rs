//! The editor of a cell: a line of text, or a choice.

use leptos::ev;
use leptos::prelude::*;

use super::{GridCtx, key_of};
use crate::browser::focus;
use crate::session::msg::Msg;
use crate::session::selection::{At, ends_editing};
use crate::session::sheet::Cell;

/// The editor over the cell at `at`.
#[component]
pub fn CellEditor(grid: GridCtx, at: At, cell: Cell) -> impl IntoView {
    let label = grid.sheet.with_untracked(|sheet| {
        let sheet = sheet.as_ref()?;
        let row = &sheet.rows.get(at.row)?.header.text;
        let column = at.column.checked_sub(1).and_then(|column| sheet.columns.get(column));
        Some(column.map_or_else(|| row.clone(), |column| format!("{row}, {}", column.heading)))
    });
    let label = grid.context.texts().edit_cell.replace("{}", &label.unwrap_or_default());
    if cell.choices.is_empty() {
        view! { <TextEditor grid label /> }.into_any()
    } else {
        view! { <ChoiceEditor grid label cell /> }.into_any()
    }
}

/// Keys that end editing; all others belong to the field.
fn keydown(grid: GridCtx, event: &ev::KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    let key = key_of(event);
    if ends_editing(&key).is_some() {
        event.prevent_default();
        event.stop_propagation();
        grid.context.send(Msg::EditorKey(key));
    }
}

#[component]
fn TextEditor(grid: GridCtx, label: String) -> impl IntoView {
    let context = grid.context;
    let field: NodeRef<leptos::html::Input> = NodeRef::new();
    let draft = Memo::new(move |_| {
        context.of_open(|open| open.editor.as_ref().map(|editor| editor.draft.clone()).unwrap_or_default())
    });
    let refusal = Memo::new(move |_| {
        context.of_open(|open| open.editor.as_ref().and_then(|editor| editor.refusal.clone()))
    });
    Effect::new(move |_| {
        if let Some(input) = field.get() {
            let editor = context.of_open_now(|open| open.editor.clone());
            if let Some(editor) = editor {
                focus::caret(&input, &editor.draft, !editor.typed_over);
            }
        }
    });
    view! {
        <input
            node_ref=field
            class="editor"
            type="text"
            autocomplete="off"
            spellcheck="false"
            data-editor=""
            aria-label=label
            aria-invalid=move || refusal.with(Option::is_some).then_some("true")
            aria-describedby=move || refusal.with(Option::is_some).then_some("refusal")
            prop:value=draft
            on:input=move |event| context.send(Msg::Draft(event_target_value(&event)))
            on:keydown=move |event| keydown(grid, &event)
            on:blur=move |_| context.send(Msg::LeaveEditor)
        />
        {move || refusal.get().map(|reason| view! { <span id="refusal" class="refusal">{reason}</span> })}
    }
}

#[component]
fn ChoiceEditor(grid: GridCtx, label: String, cell: Cell) -> impl IntoView {
    let context = grid.context;
    let field: NodeRef<leptos::html::Select> = NodeRef::new();
    let now = cell.draft.clone();
    Effect::new(move |_| {
        if let Some(select) = field.get() {
            let _ = select.focus();
        }
    });
    let options = cell
        .choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == now;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <select
            node_ref=field
            class="editor"
            data-editor=""
            aria-label=label
            on:change=move |event| context.send(Msg::Draft(event_target_value(&event)))
            on:keydown=move |event| keydown(grid, &event)
            on:blur=move |_| context.send(Msg::LeaveEditor)
        >
            {options}
        </select>
    }
}
