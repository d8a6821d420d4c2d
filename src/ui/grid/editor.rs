//! The editor of a cell: a line of text, or a choice.

use leptos::ev;
use leptos::prelude::*;

use super::{GridCtx, key_of};
use crate::browser::focus;
use crate::session::msg::Msg;
use crate::session::selection::{At, ends_editing, typed_text};
use crate::session::sheet::Cell;
use crate::ui::context::Ctx;

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

/// Keys that end editing, and letters that look a choice up; all others belong to the field.
fn keydown(grid: GridCtx, event: &ev::KeyboardEvent, is_choice: bool) {
    if event.is_composing() {
        return;
    }
    let key = key_of(event);
    let typed_over =
        grid.context.of_open_now(|open| open.editor.as_ref().is_some_and(|editor| editor.typed_over));
    let looks_up = is_choice && key.name != " " && typed_text(&key).is_some();
    if looks_up || ends_editing(&key, typed_over).is_some() {
        event.prevent_default();
        event.stop_propagation();
        grid.context.send(Msg::EditorKey(key));
    }
}

/// What has been typed or chosen so far.
fn draft(context: Ctx) -> Memo<String> {
    Memo::new(move |_| {
        context.of_open(|open| open.editor.as_ref().map(|editor| editor.draft.clone()).unwrap_or_default())
    })
}

#[component]
fn TextEditor(grid: GridCtx, label: String) -> impl IntoView {
    let context = grid.context;
    let field: NodeRef<leptos::html::Input> = NodeRef::new();
    let draft = draft(context);
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
            on:keydown=move |event| keydown(grid, &event, false)
            on:blur=move |_| context.send(Msg::LeaveEditor)
        />
        {move || refusal.get().map(|reason| view! { <span id="refusal" class="refusal">{reason}</span> })}
    }
}

#[component]
fn ChoiceEditor(grid: GridCtx, label: String, cell: Cell) -> impl IntoView {
    let context = grid.context;
    let field: NodeRef<leptos::html::Select> = NodeRef::new();
    let draft = draft(context);
    // A choice made with the mouse is made; with the keys one may still be looking.
    let by_mouse = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(select) = field.get() {
            let _ = select.focus();
        }
    });
    let options = cell
        .choices
        .into_iter()
        .map(|choice| {
            let value = choice.value.clone();
            let chosen = move || draft.with(|draft| *draft == value);
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <select
            node_ref=field
            class="editor"
            data-editor=""
            aria-label=label
            prop:value=draft
            on:mousedown=move |_| by_mouse.set_value(true)
            on:change=move |event| {
                context.send(Msg::Draft(event_target_value(&event)));
                if by_mouse.get_value() {
                    context.send(Msg::LeaveEditor);
                }
            }
            on:keydown=move |event| {
                by_mouse.set_value(false);
                keydown(grid, &event, true);
            }
            on:blur=move |_| context.send(Msg::LeaveEditor)
        >
            {options}
        </select>
    }
}
