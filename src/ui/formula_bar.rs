//! The bar over the tables: where the cursor stands, and what stands there, with room to write it.

use leptos::ev;
use leptos::prelude::*;

use super::context::Ctx;
use super::grid::key_of;
use super::keyboard::typed_decimal;
use super::later::shown as later_shown;
use crate::session::msg::Msg;
use crate::session::selection::ends_editing;
use crate::session::state::Open;

/// What the bar shows of the cursor's cell.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    name: String,
    draft: String,
    /// Whether text can be written there.
    is_written: bool,
}

/// The bar.
#[component]
pub fn FormulaBar() -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    let shown = context.seen(move |state| {
        let open = state.open.as_ref()?;
        let cursor = open.cursor()?;
        let table = state.table(cursor.sheet)?;
        let cell = table.cell(cursor.at)?;
        let editor = open.editor.as_ref().filter(|editor| !editor.is_choice);
        let has_draft = cell.target.is_some() && !cell.is_choice;
        Some(Shown {
            name: table.name_of(cursor.at),
            draft: match editor {
                Some(editor) => editor.draft.clone(),
                None if has_draft => cell.draft,
                None => cell.text,
            },
            is_written: has_draft && !cell.held,
        })
    });
    let in_bar = context.seen_of_open(move |open| open.editor.as_ref().is_some_and(|editor| editor.in_bar));
    let field: NodeRef<leptos::html::Input> = NodeRef::new();
    // Written only where it differs, so that the caret stays where one writes.
    Effect::new(move |_| {
        let draft = shown.with(|shown| shown.as_ref().map(|shown| shown.draft.clone()).unwrap_or_default());
        if let Some(input) = field.get()
            && input.value() != draft
        {
            input.set_value(&draft);
        }
    });
    let focus = move |_: ev::FocusEvent| {
        let cursor = context.of_open_now(|open| open.cursor().filter(|_| open.editor.is_none()));
        if let Some(cursor) = cursor {
            context.send(Msg::EditInBar(cursor.sheet, cursor.at));
        }
    };
    let keydown = move |event: ev::KeyboardEvent| {
        if event.is_composing() || typed_decimal(context, &event) {
            return;
        }
        let key = key_of(&event);
        // Who only passes by with Tab goes on; else there would be no way out backwards.
        let passes_by = key.name == "Tab"
            && context
                .of_open_now(|open| open.editor.as_ref().map(|editor| editor.draft == editor.before))
                .unwrap_or_default();
        if passes_by {
            return;
        }
        if ends_editing(&key, false).is_some() && untrack(|| in_bar.get()) {
            event.prevent_default();
            event.stop_propagation();
            context.send(Msg::EditorKey(key));
        }
    };
    let has_tables = context.seen_of_open(move |open: &Open| !open.sheets().is_empty());
    view! {
        <section class="formula-bar" class:none=move || !has_tables.get() aria-label=texts.formula_bar>
            <span class="formula-place" aria-hidden="true">
                {move || shown.with(|shown| shown.as_ref().map(|shown| shown.name.clone()))}
            </span>
            <span class="fx" aria-hidden="true"></span>
            {later_shown(context, |later| later.why)}
            <input
                node_ref=field
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-label=texts.formula_bar
                data-editor=move || in_bar.get().then_some("")
                readonly=move || shown.with(|shown| !shown.as_ref().is_some_and(|shown| shown.is_written))
                on:focus=focus
                on:input=move |event| context.send(Msg::Draft(event_target_value(&event)))
                on:keydown=keydown
                on:blur=move |_| context.send(Msg::LeaveEditor)
            />
        </section>
    }
}
