//! The keys of commands, wherever the focus is.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::context::Ctx;
use super::grid::key_of;
use crate::browser::clipboard;
use crate::session::command::{COMMANDS, Command, Group, of_key};
use crate::session::msg::Msg;
use crate::session::state::{Open, State};

/// Listens for the keys of commands.
pub fn follow(context: Ctx) {
    let _ = window_event_listener(ev::keydown, move |event| {
        if event.is_composing() || event.default_prevented() {
            return;
        }
        let key = key_of(&event);
        let place = place(&event);
        // A text that was refused waits in its cell while the focus may be on nothing: there is a way out from there.
        let waits = |open: &Open| open.editor.as_ref().is_some_and(|editor| editor.refusal.is_some());
        if key.name == "Escape" && place == Place::Page && context.of_open_now(waits) {
            context.send(Msg::EditorKey(key));
            return;
        }
        let Some(command) = of_key(&key) else { return };
        // Whether it can be done just now, the command itself finds out, in the program's second part.
        let runs = context.state.with_untracked(|state| {
            state.dialog.is_none()
                && (state.open.is_some() || matches!(command, Command::Palette | Command::Keys))
                && (belongs(command, place) || key.name == "F1")
                && !(key.name == "?" && place == Place::Grid && is_on_text(state))
        });
        if runs {
            event.prevent_default();
            context.send(Msg::Do(command));
        }
    });
}

/// Types the decimal sign of the language where the key is the decimal key of the numeric pad, whatever the layout of
/// the keyboard has on it: `1.202` would be read as one number or another. Returns whether it was that key.
pub fn typed_decimal(context: Ctx, event: &ev::KeyboardEvent) -> bool {
    let is_it = event.code() == "NumpadDecimal" && matches!(event.key().as_str(), "." | ",");
    if is_it {
        event.prevent_default();
        clipboard::insert(context.lang().numbers().decimal_sign().encode_utf8(&mut [0; 4]));
    }
    is_it
}

/// Where a key was pressed.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In a grid of which no cell is edited.
    Grid,
    /// In a field that has its own keys.
    Field,
    /// Anywhere else.
    Page,
}

fn place(event: &ev::KeyboardEvent) -> Place {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(element) = target else { return Place::Page };
    if element.has_attribute("data-entry") && !element.has_attribute("data-editor") {
        return Place::Grid;
    }
    let is_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        && !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox"));
    if is_field { Place::Field } else { Place::Page }
}

/// Whether a command's keys mean it where they were pressed.
fn belongs(command: Command, place: Place) -> bool {
    let group = COMMANDS.iter().find(|info| info.command == command).map(|info| info.group);
    match (command, place) {
        // The browser has its own way to the clipboard: it asks the grid when it copies and pastes.
        (Command::Cut | Command::Copy | Command::Paste, _) => false,
        (_, Place::Grid) => true,
        // Fields have their own undo; what is typed in a cell is committed before anything else happens.
        (command, Place::Field) => {
            matches!(command, Command::Save | Command::Palette | Command::Find | Command::GoTo)
        }
        (Command::Undo | Command::Redo, Place::Page) => true,
        (_, Place::Page) => matches!(group, Some(Group::Going | Group::Workbook)),
    }
}

/// Whether the cursor stands on a text, where a question mark is a question mark.
fn is_on_text(state: &State) -> bool {
    let cursor = state.open.as_ref().and_then(Open::cursor);
    let cell = cursor.and_then(|cursor| state.table(cursor.sheet)?.cell(cursor.at));
    cell.and_then(|cell| cell.target).is_some_and(|target| !target.is_number())
}
