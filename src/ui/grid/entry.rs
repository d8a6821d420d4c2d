//! The field over the cursor's cell: it has the keyboard, takes what is typed, and is the editor of the cell.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{GridCtx, key_of, px};
use crate::browser::{clipboard, focus};
use crate::session::cursor::{selection_in, takes_key};
use crate::session::effect::{self, Clipboard};
use crate::session::msg::Msg;
use crate::session::selection::{How, Key, Pointed, ends_editing, goes_into, typed_text};
use crate::session::sheet::Choice;
use crate::session::state::{Editor, Open};
use crate::ui::keyboard::typed_decimal;
use crate::ui::seen::Seen;

/// The editor, if the cell that is edited is in this grid.
fn editor_in(grid: GridCtx, open: &Open) -> Option<&Editor> {
    open.editor.as_ref().filter(|editor| editor.cursor.sheet == grid.id)
}

/// Something of that editor as it is now.
fn editor_of<T>(grid: GridCtx, look: impl FnOnce(&Editor) -> T) -> Option<T> {
    grid.context.of_open_now(|open| editor_in(grid, open).map(look))
}

/// Something of that editor, watched; the default without one.
fn seen<T>(grid: GridCtx, look: impl Fn(&Editor) -> T + 'static) -> Seen<T>
where
    T: PartialEq + Default + 'static,
{
    grid.context.seen_of_open(move |open| editor_in(grid, open).map(&look).unwrap_or_default())
}

/// Whether a cell of this grid is edited, watched.
pub fn edits(grid: GridCtx) -> Seen<bool> {
    seen(grid, |_| true)
}

fn is_editing(grid: GridCtx) -> bool {
    editor_of(grid, |_| ()).is_some()
}

/// The field, and the list of choices that takes its place where a cell is edited by choosing.
#[component]
pub fn Entry(
    grid: GridCtx,
    /// The table that the field belongs to.
    controls: String,
) -> impl IntoView {
    let context = grid.context;
    let place = Memo::new(move |_| grid.painted.with(|painted| painted.cursor));
    let stays = Memo::new(move |_| grid.painted.with(|painted| painted.cursor_stays));
    let writing = seen(grid, |editor| !editor.is_choice);
    let in_bar = seen(grid, |editor| editor.in_bar);
    let choosing = seen(grid, |editor| editor.is_choice);
    let refusal = seen(grid, |editor| editor.refusal.clone());
    let draft = seen(grid, |editor| editor.draft.clone());
    let is_right = Memo::new(move |_| {
        writing.get()
            && context.state.with_untracked(|state| {
                let editor = state.open.as_ref().and_then(|open| open.editor.as_ref());
                let table = state.table(grid.id);
                editor
                    .zip(table)
                    .is_some_and(|(editor, table)| table.is_number_column(editor.cursor.at.column))
            })
    });
    let holds_cursor = context.seen_of_open(move |open| grid.has_cursor(open));
    let edited = seen(grid, |editor| Some(editor.cursor.at));
    let label = Memo::new(move |_| match edited.get() {
        Some(at) => grid.of_table(|table| context.texts().edit_cell.replace("{}", &table.name_of(at))),
        None => grid.painted.with(|painted| painted.caption.to_string()),
    });
    let cursor_id = move || {
        let id = grid.painted.with(|painted| painted.cursor_id.clone());
        id.filter(|_| !writing.get())
    };

    // What is typed and what the session holds are the same text. It is written only where they differ, because
    // writing moves the caret and ends what an input method composes.
    Effect::new(move |before: Option<bool>| {
        let (writing, draft) = (writing.get(), draft.get());
        if let Some(input) = grid.entry.get() {
            let text = if writing { draft.as_str() } else { "" };
            if writing && before == Some(false) && is_whole(grid) && !untrack(|| in_bar.get()) {
                // The name of a new row is to be written over; what stands in a cell is gone on with.
                let is_new = editor_of(grid, |editor| editor.names_new_row) == Some(true);
                focus::caret(&input, text, is_new);
            } else if input.value() != text {
                input.set_value(text);
            }
        }
        writing
    });

    Effect::new(move |_| {
        let _ = place.get();
        if refusal.with(Option::is_some) {
            request_animation_frame(move || context.later.then(context, |_, later| (later.put_refusal)()));
        }
    });

    let on_input = move |event: ev::Event| {
        let text = event_target_value(&event);
        if is_editing(grid) {
            context.send(Msg::Draft(text));
        } else if !text.is_empty() {
            context.send(Msg::Type(grid.id, text));
            // Where the cell takes no text, none is kept for later.
            if let (false, Some(input)) = (untrack(|| writing.get()), grid.entry.get_untracked()) {
                input.set_value("");
            }
        }
    };
    let on_focus = move |_: ev::FocusEvent| {
        if !grid.holds_cursor() {
            let at = context.state.with_untracked(|state| selection_in(state, grid.id).cursor);
            context.send(Msg::Point(grid.id, Pointed::Cell(at), How::Alone));
        }
    };
    let released = StoredValue::new(false);
    view! {
        <div
            class="entry"
            class:editing=move || writing.get() || choosing.get()
            class:number=is_right
            class:stays=stays
            style:left=move || px(place.get().map(|place| place.left))
            style:top=move || px(place.get().map(|place| place.top))
            style:min-width=move || px(place.get().map(|place| place.width))
            style:height=move || px(place.get().map(|place| place.height))
        >
            <input
                node_ref=grid.entry
                type="text"
                class:hidden=move || choosing.get()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                inputmode=move || if writing.get() { "text" } else { "none" }
                data-entry=move || holds_cursor.get().then_some("")
                data-editor=move || (writing.get() && !in_bar.get()).then_some("")
                aria-label=label
                aria-controls=controls
                aria-activedescendant=cursor_id
                aria-invalid=move || refusal.with(Option::is_some).then_some("true")
                aria-describedby=move || refusal.with(Option::is_some).then_some("refusal")
                on:input=on_input
                on:keydown=move |event| keydown(grid, released, &event)
                on:focus=on_focus
                on:copy=move |event| copy(grid, &event, false)
                on:cut=move |event| copy(grid, &event, true)
                on:paste=move |event| paste(grid, &event)
                on:blur=move |event| {
                    released.set_value(false);
                    if !goes_to_choices(&event) {
                        context.send(Msg::LeaveEditor);
                    }
                }
            />
            {move || choosing.get().then(|| view! { <Choices grid label draft /> })}
            {move || refusal.get().map(|reason| view! { <span id="refusal" class="refusal">{reason}</span> })}
        </div>
    }
}

/// Whether the list of choices takes the field's place: editing goes on there.
fn goes_to_choices(event: &ev::FocusEvent) -> bool {
    let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
    to.is_some_and(|to| to.has_attribute("data-editor"))
}

/// Whether editing began with the cell's own text.
fn is_whole(grid: GridCtx) -> bool {
    editor_of(grid, |editor| !editor.typed_over).unwrap_or_default()
}

fn keydown(grid: GridCtx, released: StoredValue<bool>, event: &ev::KeyboardEvent) {
    if event.is_composing() || typed_decimal(grid.context, event) {
        return;
    }
    let key = key_of(event);
    if is_editing(grid) {
        editor_key(grid, event, key, false);
        return;
    }
    if key.name == "Tab" && released.get_value() {
        return;
    }
    if !matches!(key.name.as_str(), "Shift" | "Tab") {
        released.set_value(key.name == "Escape");
    }
    if grid.context.state.with_untracked(|state| takes_key(state, grid.id, &key)) {
        event.prevent_default();
        event.stop_propagation();
        grid.context.send(Msg::Key(grid.id, key));
    }
}

/// Puts the selected cells on the clipboard; in a cell that is edited the browser copies text.
fn copy(grid: GridCtx, event: &ev::Event, is_cut: bool) {
    if is_editing(grid) {
        return;
    }
    let context = grid.context;
    let Some(later) = context.later.now() else {
        // The browser takes what it is given here and now; a moment later it is asked as a command.
        event.prevent_default();
        let action = if is_cut { Clipboard::Cut } else { Clipboard::Copy };
        context.later.then(context, move |context, later| {
            (later.carry_out)(context, effect::Effect::Clipboard(action))
        });
        return;
    };
    if let Some(written) = context.state.with_untracked(later.copied)
        && clipboard::give(event, &[("text/html", &written.html), ("text/plain", &written.tsv)])
    {
        event.prevent_default();
        context.send(Msg::Copied(is_cut));
    }
}

/// Pastes cells; into a cell that is edited the browser pastes text.
fn paste(grid: GridCtx, event: &ev::Event) {
    if is_editing(grid) {
        return;
    }
    event.prevent_default();
    let take = |kind| clipboard::take(event, kind).filter(|text| !text.is_empty());
    grid.context.send(Msg::Paste(take("text/html"), take("text/plain")));
}

/// Keys that end editing, and letters that look a choice up; all others belong to the field.
fn editor_key(grid: GridCtx, event: &ev::KeyboardEvent, key: Key, is_choice: bool) {
    let typed_over = editor_of(grid, |editor| editor.typed_over).unwrap_or_default();
    // A space opens the browser's own list, but goes on with words that are being looked up.
    let is_looking = editor_of(grid, |editor| !editor.search.is_empty()).unwrap_or_default();
    let is_letter = (key.name != " " || is_looking) && typed_text(&key).is_some();
    let looks_up = is_choice && (is_letter || key.name == "Backspace" && is_looking);
    if looks_up || goes_into(&key, typed_over) || ends_editing(&key, typed_over).is_some() {
        event.prevent_default();
        event.stop_propagation();
        grid.context.send(Msg::EditorKey(key));
    }
}

#[component]
fn Choices(grid: GridCtx, label: Memo<String>, draft: Seen<String>) -> impl IntoView {
    let context = grid.context;
    let field: NodeRef<html::Select> = NodeRef::new();
    // What is chosen in an open list is chosen; with the keys of a closed one somebody may still be looking.
    let is_chosen = StoredValue::new(true);
    Effect::new(move |_| {
        if let Some(select) = field.get() {
            let _ = select.focus();
        }
    });
    let choices: Vec<Choice> = context.state.with_untracked(|state| {
        let editor = state.open.as_ref().and_then(|open| open.editor.as_ref());
        let table = state.table(grid.id);
        editor.zip(table).map(|(editor, table)| table.choices(editor.cursor.at)).unwrap_or_default()
    });
    let options = choices
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
            data-editor=""
            aria-label=label
            prop:value=move || draft.get()
            on:mousedown=move |_| is_chosen.set_value(true)
            on:change=move |event| {
                context.send(Msg::Draft(event_target_value(&event)));
                if is_chosen.get_value() {
                    context.send(Msg::LeaveEditor);
                }
            }
            on:keydown=move |event| {
                let key = key_of(&event);
                is_chosen.set_value(key.alt);
                editor_key(grid, &event, key, true);
            }
            on:blur=move |_| context.send(Msg::LeaveEditor)
        >
            {options}
        </select>
    }
}
