//! What each message does to the state, and what it asks of the shell.

use super::address;
use super::command::Command;
use super::commit::one_line;
use super::editing::Way;
use super::effect::Effect;
use super::journal;
use super::msg::Msg;
use super::remembered::write_cursors;
use super::selection::{Wish, wish};
use super::state::{Dialog, Look, Open, ShelfItem, State, StepLabel, View};
use super::{cursor, editing, pointing, rest, sharing, shelf, undo, unsaved};
use crate::lang::{Verb, What, sentence};
use crate::model::edit::{Edit, Setting};
use crate::model::id::WorkbookId;
use crate::rules::drift::{Lens, Reach, follow, line_reached};
use crate::rules::summary::result;

/// Does what `msg` asks, and says what the shell is to do. The only way that the state changes.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let (mut effects, left) = at_once(state, msg);
    effects.extend(left.map(|msg| rest::update(state, msg)).unwrap_or_default());
    effects
}

/// [`update`] as far as every page and every edit need it. The message comes back if it is one of the others, which
/// [`rest::update`] does: that part of the program is loaded when it is first needed. What was being typed is settled
/// by then, and has its effects.
pub fn at_once(state: &mut State, msg: Msg) -> (Vec<Effect>, Option<Msg>) {
    let mut effects = Vec::new();
    if !belongs_to_editor(&msg) {
        // Typed content is never lost: whatever happens next, leaving a cell commits it. Where it was refused,
        // or has to be asked about first, nothing else happens until that is settled.
        let asked = state.dialog.is_some();
        let way = if matches!(msg, Msg::Hidden) { Way::ForGood } else { Way::Elsewhere };
        effects.extend(editing::settle(state, way));
        let unsettled = state.open.as_ref().is_some_and(|open| open.editor.is_some());
        if unsettled || !asked && state.dialog.is_some() {
            if matches!(msg, Msg::Address(_)) {
                effects.extend(address::effect(state)); // the browser went on already; it comes back
            }
            if matches!(msg, Msg::Hidden) {
                effects.extend(left_at(state)); // perhaps for good
            }
            return (effects, None);
        }
    }
    let (followed, left) = dispatch(state, msg);
    effects.extend(followed);
    (effects, left)
}

/// Whether a message begins to edit a cell, or goes on with it.
#[must_use]
pub fn is_typing(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Type(..)
            | Msg::Edit(..)
            | Msg::EditInBar(..)
            | Msg::Draft(_)
            | Msg::EditorKey(_)
            | Msg::Refer(..)
    )
}

/// Whether a message is part of editing a cell, or comes from the shell while a cell may be edited.
#[must_use]
pub fn belongs_to_editor(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Draft(_)
            | Msg::EditorKey(_)
            | Msg::Refer(..)
            | Msg::LeaveEditor
            | Msg::Stored(..)
            | Msg::NotStored(..)
            | Msg::SnapshotStored(..)
            | Msg::SnapshotFailed(..)
            | Msg::RecordElsewhere(..)
            | Msg::Shelf(_)
            | Msg::ColumnSets(_)
            | Msg::Kept(_)
            | Msg::Filed(..)
            | Msg::Disk(_)
            | Msg::Sight(_)
            | Msg::DismissNotice
    )
}

/// The effects, and the message if it is one of the rest.
pub(super) fn dispatch(state: &mut State, msg: Msg) -> (Vec<Effect>, Option<Msg>) {
    let effects = match msg {
        Msg::Address(hash) if sharing::is_link(&hash) => return (Vec::new(), Some(Msg::Address(hash))),
        Msg::Address(hash) => address::follow(state, &hash),
        Msg::ShowStart => show_start(state),
        Msg::Show(view) => with_open(state, |open| open.view = view),
        Msg::ShowActivity(activity) => with_open(state, |open| open.activity = Some(activity)),
        // That table is one of those that are loaded later.
        Msg::Look(Look::SideBySide) if rest::LATER.get().is_none() => return (Vec::new(), Some(msg)),
        Msg::Look(look) => with_open(state, |open| open.look = look),
        Msg::Measure(measure) => with_open(state, |open| open.measure = measure),
        Msg::Lang(lang) => {
            state.lang = lang;
            // What was said last was said in the other one.
            let mut effects = vec![Effect::StoreLang(lang), Effect::Announce(String::new())];
            effects.extend(address::effect(state));
            effects
        }
        Msg::Ask(dialog) => ask(state, dialog),
        Msg::CloseDialog => {
            state.dialog = state.beneath.take();
            vec![Effect::Focus]
        }
        Msg::DismissNotice => {
            state.notice = None;
            Vec::new()
        }
        Msg::Open(id) => {
            shelf::forget_notice(state);
            unsaved::open(state, id, View::default())
        }
        Msg::Loaded(id, view, stored) => {
            let opened = shelf::loaded(state, id, view, &stored);
            return whole(opened, Msg::Loaded(id, view, stored));
        }
        Msg::Stored(id, records, at) => journal::stored(state, id, &records, at),
        Msg::NotStored(id, problem) => journal::not_stored(state, id, problem),
        Msg::SnapshotStored(id, snapshot, at) => journal::snapshot_stored(state, id, &snapshot, at),
        Msg::SnapshotFailed(id, problem) => journal::snapshot_failed(state, id, problem),
        Msg::Hidden => {
            let mut effects = journal::hidden(state);
            effects.extend(left_at(state));
            effects
        }
        Msg::Point(sheet, pointed, how) => cursor::point(state, sheet, pointed, how),
        Msg::Take(sheet) => cursor::take(state, sheet),
        // What writes many cells is loaded later.
        Msg::Key(_, key) if wish(&key) == Some(Wish::Clear) => {
            return (Vec::new(), Some(Msg::Do(Command::Clear)));
        }
        Msg::Key(sheet, key) => cursor::key(state, sheet, &key),
        Msg::Sight(sight) => {
            state.sight = sight;
            Vec::new()
        }
        Msg::Type(sheet, text) => editing::type_over(state, sheet, text),
        Msg::Edit(sheet, at) => editing::edit(state, sheet, at),
        Msg::EditInBar(sheet, at) => editing::edit_in_bar(state, sheet, at),
        Msg::Undo | Msg::Do(Command::Undo) => return whole(undo::undo(state), Msg::Undo),
        Msg::Redo | Msg::Do(Command::Redo) => return whole(undo::redo(state), Msg::Redo),
        Msg::Refer(sheet, at, caret) => pointing::refer(state, sheet, at, caret),
        Msg::Draft(text) => editing::draft(state, text),
        Msg::EditorKey(key) => editing::editor_key(state, &key),
        Msg::LeaveEditor => editing::leave(state),
        msg => return (Vec::new(), Some(msg)),
    };
    (effects, None)
}

/// The effects of a message that could be done whole; otherwise the message, to be done when all is here.
fn whole(effects: Option<Vec<Effect>>, msg: Msg) -> (Vec<Effect>, Option<Msg>) {
    match effects {
        Some(effects) => (effects, None),
        None => (Vec::new(), Some(msg)),
    }
}

/// Has remembered where the cursor stands in the tables of the open workbook, which is left, and what waits there.
pub(super) fn left_at(state: &State) -> Option<Effect> {
    let open = state.open.as_ref()?;
    let mut text = write_cursors(&open.cursors);
    if let Some(rest) = rest::LATER.get() {
        text.push_str(&(rest.waiting)(open));
    }
    Some(Effect::StoreCursors(open.workbook.id, text))
}

/// Goes to the start page.
pub(super) fn show_start(state: &mut State) -> Vec<Effect> {
    let left = left_at(state);
    unsaved::close(state);
    (state.dialog, state.loading) = (None, None);
    left.into_iter().chain(address::effect(state)).collect()
}

/// Changes how the open workbook is looked at, and shows so in the address.
pub(super) fn with_open(state: &mut State, change: impl FnOnce(&mut Open)) -> Vec<Effect> {
    let mut effects: Vec<Effect> = Vec::new();
    if let Some(open) = state.open.as_mut() {
        let before = (open.view, open.sheets());
        change(open);
        let after = (open.view, open.sheets());
        if before.1 != after.1 {
            open.selected = None;
        }
        if before != after {
            // What was said last was about what is not seen any more.
            effects.push(Effect::Announce(String::new()));
        }
    }
    effects.extend(address::effect(state));
    effects
}

pub(super) fn set(state: &mut State, mut settings: Vec<Setting>) -> Vec<Effect> {
    for setting in &mut settings {
        if let Setting::Name(name) = setting {
            *name = one_line(name);
        }
    }
    let name = state.open.as_ref().map(|open| open.workbook.name.clone()).unwrap_or_default();
    let edit = Edit::Batch(settings.into_iter().map(Edit::Set).collect());
    let effects = perform(state, edit, StepLabel { verb: Verb::Settings, what: What::Named(name) });
    keep_inside(state);
    effects
}

/// Applies an edit to the open workbook: recalculates, remembers how to undo it, and has it stored. While the tables of a
/// scenario are looked at, it becomes a change of that.
pub(super) fn perform(state: &mut State, edit: Edit, label: StepLabel) -> Vec<Effect> {
    let has_trials = state.open.as_ref().is_some_and(|open| open.trials.is_some());
    match rest::LATER.get() {
        Some(rest) if has_trials => (rest.perform)(state, edit, label),
        _ => perform_on_base(state, edit, label),
    }
}

/// Applies an edit to the workbook that is stored.
pub(super) fn perform_on_base(state: &mut State, edit: Edit, label: StepLabel) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let reach = Reach::of(&edit);
    match open.workbook.apply(edit.clone()) {
        Ok(inverse) => {
            follow(&mut open.tables, &open.workbook, &reach);
            open.touched = line_reached(&open.tables, &reach).map(|line| (open.version + 1, line));
            done(state, edit, inverse, label)
        }
        // An edit is made from what is on screen, so this is a fault of ours; nothing has changed.
        Err(error) => vec![Effect::Announce(error.to_string())],
    }
}

/// The workbook has changed and the tables have followed: remembers the step, and has it stored.
pub(super) fn done(state: &mut State, edit: Edit, inverse: Edit, label: StepLabel) -> Vec<Effect> {
    // What was cut is not moved any more, and what was said of it does not hold.
    let cut = state.open.as_mut().and_then(|open| open.cut.take());
    let ended = cut.map(|_| Effect::Announce(String::new()));
    look_again(state);
    ended.into_iter().chain(journal::record_step(state, edit, inverse, label)).collect()
}

/// The workbook has changed and the tables have followed: views look again.
pub(super) fn look_again(state: &mut State) {
    if let Some(open) = state.open.as_mut() {
        open.version += 1;
        settle_look(open);
        if (!open.arrangements.is_empty() || open.trials.is_some())
            && let Some(rest) = rest::LATER.get()
        {
            (rest.refresh)(state);
        }
    }
}

/// Looks at what there is, where what was looked at is gone.
pub(super) fn settle_look(open: &mut Open) {
    let still_there = |id| open.workbook.activities.iter().any(|activity| Some(activity.id) == id);
    if !still_there(open.activity) {
        open.activity = open.workbook.activities.first().map(|activity| activity.id);
    }
    if let Look::Lens(Lens::Holder(holder)) = open.look
        && !open.workbook.holders().any(|known| known == holder)
    {
        open.look = Look::Lens(Lens::Total);
    }
}

/// Columns may have gone: the cursor stays among those that are there.
pub(super) fn keep_inside(state: &mut State) {
    let Some(cursor) = state.open.as_ref().and_then(Open::cursor) else { return };
    let shape = state.table(cursor.sheet).map(|table| table.shape());
    let Some(shape) = shape.filter(|shape| cursor.at.column >= shape.columns) else { return };
    let selected = state.open.as_mut().and_then(|open| open.selected.as_mut());
    if let Some(selected) = selected {
        selected.cells = selected.cells.clone().inside(shape);
    }
}

/// What the start page says of an open workbook.
pub(super) fn item(shelf: &[ShelfItem], open: &Open) -> ShelfItem {
    let id: WorkbookId = open.workbook.id;
    let known = shelf.iter().find(|item| item.id == id);
    ShelfItem {
        id,
        name: open.workbook.name.clone(),
        year: open.workbook.year.number(),
        changed: known.map(|item| item.changed.clone()).unwrap_or_default(),
        exported: known.and_then(|item| item.exported.clone()),
        bytes: known.map(|item| item.bytes).unwrap_or_default(),
        readable: true,
    }
}

/// What is said after a committed change: the figures that people watch.
pub(super) fn announce_result(state: &State) -> Option<Effect> {
    state.open.is_some().then(|| Effect::Announce(result_in_words(state)))
}

/// The figures that people watch, as they are after a change.
pub(super) fn result_in_words(state: &State) -> String {
    let words = |open: &Open| sentence::result(state.lang, &open.workbook, &result(open.seen().tables));
    state.open.as_ref().map(words).unwrap_or_default()
}

/// Opens a dialog instead of doing something. What another one said is not about this one.
pub(super) fn ask(state: &mut State, dialog: Dialog) -> Vec<Effect> {
    // What is asked in a list goes back there.
    match (&dialog, state.dialog.take()) {
        (Dialog::Why(_), Some(Dialog::Why(_))) => {}
        (Dialog::Why(_), list) => state.beneath = list,
        _ => state.beneath = None,
    }
    state.dialog = Some(dialog);
    (state.form_error, state.wrong_field) = (None, None);
    Vec::new()
}
