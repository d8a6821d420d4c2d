//! The cursor and the editor of the grids.

use super::address;
use super::commit::{Context, Plan, plan};
use super::effect::Effect;
use super::place::{Destination, at as place_at};
use super::selection::{At, Key, Step, Wish, ends_editing, go, typed_text, wish};
use super::sheet::{Cell, Choice, SheetId, Subject, Target};
use super::state::{Cursor, Dialog, Editor, State};
use super::update::{announce_result, ask, perform};
use crate::lang::sentence;

fn cell(state: &State, cursor: Cursor) -> Option<Cell> {
    state.sheet(cursor.sheet)?.cell(cursor.at).cloned()
}

fn place(state: &mut State, sheet: SheetId, at: At) {
    if let Some(open) = state.open.as_mut() {
        open.cursor = Some(Cursor { sheet, at });
    }
}

pub(super) fn select(state: &mut State, sheet: SheetId, at: At) -> Vec<Effect> {
    place(state, sheet, at);
    vec![Effect::Focus]
}

/// Where the cursor of a table stands; the first cell if it is not in this table.
#[must_use]
pub fn cursor_in(state: &State, sheet: SheetId) -> At {
    let cursor = state.open.as_ref().and_then(|open| open.cursor);
    cursor.filter(|cursor| cursor.sheet == sheet).map(|cursor| cursor.at).unwrap_or_default()
}

/// Whether the grid takes a key, so that the browser should not act on it too. Tab at the end of a grid is
/// not taken: it leaves.
#[must_use]
pub fn takes_key(state: &State, sheet: SheetId, key: &Key) -> bool {
    match wish(key) {
        None => false,
        Some(Wish::Move(step)) => {
            state.sheet(sheet).and_then(|shown| go(shown.shape(), cursor_in(state, sheet), step)).is_some()
        }
        Some(Wish::Release) => false,
        Some(_) => true,
    }
}

pub(super) fn key(state: &mut State, sheet: SheetId, key: &Key) -> Vec<Effect> {
    let at = cursor_in(state, sheet);
    match wish(key) {
        Some(Wish::Move(step)) => move_cursor(state, sheet, at, step),
        Some(Wish::Edit) => edit(state, sheet, at),
        Some(Wish::Type(text)) => begin(state, sheet, at, Some(text)),
        Some(Wish::Clear) => clear(state, sheet, at),
        Some(Wish::Release) | None => Vec::new(),
    }
}

fn move_cursor(state: &mut State, sheet: SheetId, at: At, step: Step) -> Vec<Effect> {
    let Some(shown) = state.sheet(sheet) else { return Vec::new() };
    match go(shown.shape(), at, step) {
        Some(at) => select(state, sheet, at),
        None => Vec::new(),
    }
}

pub(super) fn edit(state: &mut State, sheet: SheetId, at: At) -> Vec<Effect> {
    begin(state, sheet, at, None)
}

/// Opens the editor on a cell, with its own text or with what was typed over it.
fn begin(state: &mut State, sheet: SheetId, at: At, typed: Option<String>) -> Vec<Effect> {
    place(state, sheet, at);
    let cursor = Cursor { sheet, at };
    let Some(cell) = cell(state, cursor) else { return Vec::new() };
    if cell.target.is_none() {
        return vec![Effect::Announce(state.lang.texts().is_calculated.to_owned()), Effect::Focus];
    }
    let is_choice = !cell.choices.is_empty();
    // A choice is looked up by what is typed; it is not written over.
    let (search, typed) = if is_choice { (typed, None) } else { (None, typed) };
    if let Some(open) = state.open.as_mut() {
        open.editor = Some(Editor {
            cursor,
            typed_over: typed.is_some(),
            draft: typed.unwrap_or_else(|| cell.draft.clone()),
            before: cell.draft,
            names_new_row: false,
            search: String::new(),
            refusal: None,
        });
        if let (Some(text), Some(editor)) = (search, open.editor.as_mut()) {
            look_up(editor, &cell.choices, &text);
        }
    }
    vec![Effect::Focus]
}

pub(super) fn draft(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        editor.draft = text;
        editor.refusal = None;
    }
    Vec::new()
}

/// Adds typed letters to those that a choice is looked up by. Letters that no choice has are not added.
fn look_up(editor: &mut Editor, choices: &[Choice], text: &str) {
    let search = format!("{}{text}", editor.search).to_lowercase();
    if let Some(found) = choices.iter().find(|choice| choice.label.to_lowercase().starts_with(&search)) {
        editor.draft.clone_from(&found.value);
        editor.search = search;
    }
}

pub(super) fn editor_key(state: &mut State, key: &Key) -> Vec<Effect> {
    let Some(editor) = state.open.as_ref().and_then(|open| open.editor.clone()) else { return Vec::new() };
    let Some((keep, step)) = ends_editing(key, editor.typed_over) else {
        let choices = cell(state, editor.cursor).map(|cell| cell.choices).unwrap_or_default();
        let editor = state.open.as_mut().and_then(|open| open.editor.as_mut());
        if let (Some(text), Some(editor)) = (typed_text(key), editor) {
            look_up(editor, &choices, text);
        }
        return Vec::new();
    };
    if !keep {
        close(state);
        return vec![Effect::Focus];
    }
    let mut effects = commit(state, &editor);
    let refused = state.open.as_ref().is_some_and(|open| open.editor.is_some());
    if refused || state.dialog.is_some() {
        return effects;
    }
    let Cursor { sheet, at } = editor.cursor;
    let step = if editor.names_new_row && step == Step::Down { Step::Right } else { step };
    effects.extend(move_cursor(state, sheet, at, step));
    effects
}

/// Commits what was typed before something else happens; a text that was refused is refused again.
pub(super) fn settle(state: &mut State) -> Vec<Effect> {
    let editor = state.open.as_ref().and_then(|open| open.editor.clone());
    editor.map(|editor| commit(state, &editor)).unwrap_or_default()
}

/// The keyboard focus left the editor: commits what was typed. A text that was refused waits there.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    match state.open.as_ref().and_then(|open| open.editor.clone()) {
        Some(editor) if editor.refusal.is_none() => commit(state, &editor),
        _ => Vec::new(),
    }
}

fn close(state: &mut State) {
    if let Some(open) = state.open.as_mut() {
        open.editor = None;
    }
}

fn commit(state: &mut State, editor: &Editor) -> Vec<Effect> {
    if editor.draft == editor.before {
        // Looking is not writing: a calculated prognosis stays calculated.
        close(state);
        return Vec::new();
    }
    let Some(target) = cell(state, editor.cursor).and_then(|cell| cell.target) else {
        close(state);
        return Vec::new();
    };
    write(state, target, &editor.draft)
}

/// Writes a text at a target: the change, the question or the refusal that it means.
fn write(state: &mut State, target: Target, text: &str) -> Vec<Effect> {
    let lang = state.lang;
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let context = Context { workbook: &open.workbook, tables: &open.tables, lang };
    match plan(context, target, text) {
        Some(Plan::Edit(edit, label)) => {
            close(state);
            let mut effects = perform(state, edit, label);
            effects.extend(announce_result(state));
            effects
        }
        Some(Plan::AskPart(part)) => {
            close(state);
            ask(state, Dialog::PartOfTotal(part))
        }
        Some(Plan::Refuse(refused)) => {
            let reason = sentence::refusal(lang, refused);
            if let Some(editor) = open.editor.as_mut() {
                editor.refusal = Some(reason.clone());
            }
            vec![Effect::Announce(reason), Effect::Focus]
        }
        None => {
            close(state);
            Vec::new()
        }
    }
}

pub(super) fn choose(state: &mut State, sheet: SheetId, at: At, value: &str) -> Vec<Effect> {
    let Some(cell) = cell(state, Cursor { sheet, at }) else { return Vec::new() };
    let (Some(target), true) = (cell.target, cell.draft != value) else {
        close(state);
        return vec![Effect::Focus];
    };
    let mut effects = write(state, target, value);
    effects.push(Effect::Focus);
    effects
}

/// Empties a cell of amounts, free text, or a choice that may be none; names and other choices stay.
fn clear(state: &mut State, sheet: SheetId, at: At) -> Vec<Effect> {
    let Some(cell) = cell(state, Cursor { sheet, at }) else { return Vec::new() };
    let clears = match cell.target {
        Some(
            Target::LineAmount(..)
            | Target::LineComment(_)
            | Target::ProjectNumber(_)
            | Target::ProjectAmount(..)
            | Target::ProjectBudget(_)
            | Target::ProjectDecided(..)
            | Target::ProjectRequested(..)
            | Target::ProjectTags(_)
            | Target::ProjectComment(_)
            | Target::ProjectBudgetedBy(_)
            | Target::KeySource(_)
            | Target::KeyDate(_)
            | Target::KeyWeight(..)
            | Target::MemberCode(_),
        ) => cell.target.filter(|_| !cell.draft.is_empty()),
        _ => None,
    };
    place(state, sheet, at);
    clears.map(|target| write(state, target, "")).unwrap_or_default()
}

pub(super) fn go_to(state: &mut State, destination: &Destination) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    open.view = destination.view;
    open.look = destination.look;
    if destination.activity.is_some() {
        open.activity = destination.activity;
    }
    let sheet = state.sheet(destination.sheet);
    if let (Some(open), Some(sheet)) = (state.open.as_mut(), sheet) {
        open.cursor = Some(Cursor { sheet: destination.sheet, at: place_at(&sheet, destination) });
    }
    address::effect(state).into_iter().chain([Effect::Focus]).collect()
}

/// Puts the cursor on a row that was just added, with its name open for writing.
pub(super) fn name_new_row(state: &mut State, sheet: SheetId, subject: Subject) -> Vec<Effect> {
    let row = state.sheet(sheet).and_then(|s| s.rows.iter().position(|row| row.subject == subject));
    let effects = row.map(|row| edit(state, sheet, At { row, column: 0 })).unwrap_or_default();
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        editor.names_new_row = true;
    }
    effects
}
