//! What can be done with a table and the row under the cursor.

use leptos::prelude::*;

use crate::model::drift::RowId;
use crate::session::command::Command;
use crate::session::msg::Msg;
use crate::session::sheet::{SheetId, Subject};
use crate::session::state::{Dialog, State};
use crate::ui::context::Ctx;

/// What the row under the cursor is about now, if the cursor is in one of the tables.
pub fn cursor_subject(context: Ctx, sheets: &[SheetId]) -> Option<Subject> {
    context.state.with_untracked(|state| subject_in(state, sheets))
}

fn subject_in(state: &State, sheets: &[SheetId]) -> Option<Subject> {
    let cursor = state.open.as_ref()?.cursor()?;
    state.cursor_subject().filter(|_| sheets.contains(&cursor.sheet))
}

/// A button of a toolbar.
fn action(label: &'static str, disabled: Signal<bool>, act: impl Fn() + 'static) -> impl IntoView {
    view! { <button type="button" disabled=disabled on:click=move |_| act()>{label}</button> }
}

/// Move, properties and delete for the row under the cursor, beside what the table itself offers.
#[component]
pub fn Toolbar(
    /// The table.
    #[prop(into)]
    sheet: Signal<Option<SheetId>>,
    /// Whether its rows have properties in a dialog of their own.
    #[prop(optional)]
    properties: bool,
    /// Whether it has sets of columns to choose among.
    #[prop(optional)]
    sets: bool,
    /// What the table offers.
    children: Children,
) -> impl IntoView {
    let context = Ctx::get();
    let texts = context.texts();
    // Which table it is changes only with the state.
    let subject = context.seen(move |state| {
        let sheet = sheet.get_untracked()?;
        subject_in(state, &[sheet]).filter(|subject| *subject != Subject::Total)
    });
    let none = Signal::derive(move || subject.with(Option::is_none));
    let no_dialog = Signal::derive(move || subject.get().and_then(dialog).is_none());
    let with = move |act: fn(Subject) -> Option<Msg>| {
        if let Some(msg) = subject.now().and_then(act) {
            context.send(msg);
        }
    };
    let ask_sets = move || {
        if let Some(sheet) = sheet.get_untracked() {
            // Its commands are about the table with the cursor.
            context.send(Msg::Take(sheet));
            context.send(Msg::Ask(Dialog::ColumnSets(sheet)));
        }
    };
    view! {
        <div class="toolbar" role="group" aria-label=texts.actions>
            {children()}
            {sets.then(|| action(texts.column_sets, Signal::stored(false), ask_sets))}
            <span class="toolbar-row" role="group" aria-label=texts.row_actions>
                {action(texts.move_up, none, move || context.send(Msg::Do(Command::MoveUp)))}
                {action(texts.move_down, none, move || context.send(Msg::Do(Command::MoveDown)))}
                {properties.then(|| action(texts.properties, no_dialog, move || with(|s| dialog(s).map(Msg::Ask))))}
                {action(texts.delete, none, move || with(|s| Some(Msg::Delete(s))))}
            </span>
        </div>
    }
}

/// The dialog with a row's properties, if it has one.
fn dialog(subject: Subject) -> Option<Dialog> {
    match subject {
        Subject::Row(RowId::Line(id)) => Some(Dialog::Line(id)),
        Subject::Row(RowId::Group(id)) => Some(Dialog::Group(id)),
        _ => None,
    }
}
