//! The editor of a cell: opening it, what is typed in it, and leaving it.

use super::commit::{Context, Plan, plan, plan_as_text};
use super::cursor::{self, cursor_in, selection_in};
use super::effect::Effect;
use super::selection::{At, Key, Selection, Step, ends_editing, goes_into, typed_text};
use super::sheet::{Cell, Choice, SheetId, Subject, Target};
use super::state::{Cursor, Dialog, Editor, State};
use super::update::{ask, perform, result_in_words};
use super::{arranging, pointing, rest};
use crate::lang::Lang;
use crate::lang::sentence::{self, Refused};
use crate::model::measure::MeasureColumn;
use crate::rules::why::Book;
use crate::text::formula::is_formula;
use crate::text::letters::lower;

fn cell(state: &State, cursor: Cursor) -> Option<Cell> {
    state.table(cursor.sheet)?.cell(cursor.at)
}

fn choices(state: &State, cursor: Cursor) -> Vec<Choice> {
    state.table(cursor.sheet).map(|table| table.choices(cursor.at)).unwrap_or_default()
}

/// Opens the editor on a cell with its own text.
pub(super) fn edit(state: &mut State, sheet: SheetId, at: At) -> Vec<Effect> {
    begin(state, sheet, at, None, false)
}

/// Opens the editor on the cursor's cell with what was typed over it.
pub(super) fn type_over(state: &mut State, sheet: SheetId, text: String) -> Vec<Effect> {
    let at = cursor_in(state, sheet);
    // Of two, the space bar chooses the other one.
    if text == " "
        && let Some(Cell { is_choice: true, held: false, target: Some(target), draft, .. }) =
            cell(state, Cursor { sheet, at })
        && let [one, other] = &choices(state, Cursor { sheet, at })[..]
    {
        let chosen = if one.value == draft { other } else { one }.value.clone();
        let effects = begin(state, sheet, at, None, false);
        let Some(mut editor) = state.open.as_ref().and_then(|open| open.editor.clone()) else {
            return effects;
        };
        editor.draft = chosen;
        return [effects, write(state, &editor, target, Way::ByKey)].concat();
    }
    begin(state, sheet, at, Some(text), false)
}

/// Opens the editor on a cell, with its own text or with what was typed over it. A held cell has none, unless
/// `others` are to be written with it.
fn begin(state: &mut State, sheet: SheetId, at: At, typed: Option<String>, others: bool) -> Vec<Effect> {
    let cursor = Cursor { sheet, at };
    let mut effects = Vec::new();
    if state.open.as_ref().is_some_and(|open| open.cursor() != Some(cursor)) {
        effects = cursor::select(state, sheet, Selection::at(at));
    }
    let Some(cell) = cell(state, cursor) else { return effects };
    if cell.target.is_none() {
        effects.push(Effect::Announce(state.lang.texts().is_calculated.to_owned()));
        return effects;
    }
    if cell.held && !others {
        match rest::LATER.get() {
            Some(rest) if cell.decisions > 0 => effects.extend((rest.decide)(state, &cell, typed.is_some())),
            _ => effects.push(Effect::Announce(state.lang.texts().is_held.to_owned())),
        }
        return effects;
    }
    // A field has one line, and leaves out what breaks it: words would grow together.
    let own = cell.draft.replace('\n', " ");
    if let Some(Target::Measure(id, MeasureColumn::Lines | MeasureColumn::Members)) = cell.target {
        effects.extend(ask(state, Dialog::Measure(id)));
        return effects;
    }
    // A choice is looked up by what is typed; it is not written over.
    let (search, typed) = if cell.is_choice { (typed, None) } else { (None, typed) };
    let choices = if search.is_some() { choices(state, cursor) } else { Vec::new() };
    if let Some(open) = state.open.as_mut() {
        let mut editor = Editor {
            cursor,
            typed_over: typed.is_some(),
            draft: typed.unwrap_or_else(|| own.clone()),
            before: own,
            is_choice: cell.is_choice,
            in_bar: false,
            changes: false,
            pointed: None,
            names_new_row: false,
            search: String::new(),
            refusal: None,
        };
        if let Some(text) = search {
            look_up(&mut editor, &choices, text, state.lang);
        }
        open.editor = Some(editor);
    }
    effects.push(Effect::Focus);
    effects
}

/// Opens the editor on a cell with its own text, to be written in the bar over the tables.
pub(super) fn edit_in_bar(state: &mut State, sheet: SheetId, at: At) -> Vec<Effect> {
    let is_choice = cell(state, Cursor { sheet, at }).is_none_or(|cell| cell.is_choice || cell.decisions > 0);
    if is_choice {
        return Vec::new();
    }
    let mut effects = begin(state, sheet, at, None, false);
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        editor.in_bar = true;
        effects.retain(|effect| *effect != Effect::Focus); // it is there already
    }
    effects
}

/// Opens the editor for what is to change the figure that stands in the cell.
pub(super) fn change(state: &mut State, sheet: SheetId) -> Vec<Effect> {
    let cells = selection_in(state, sheet);
    let effects = begin(state, sheet, cells.cursor, Some(String::new()), !cells.is_single());
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        editor.changes = true;
    }
    effects
}

pub(super) fn draft(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        if editor.draft != text {
            editor.pointed = None;
        }
        editor.draft = text;
        editor.refusal = None;
        editor.search.clear();
    }
    Vec::new()
}

/// Looks a choice up by all letters that were typed so far. Where none begins with them, what stood there stays, and the
/// letters are no choice until some are taken back: a later letter alone must not choose something else.
fn look_up(editor: &mut Editor, choices: &[Choice], search: String, lang: Lang) {
    let letters = lower(&search);
    let is_meant = |choice: &&Choice| !letters.is_empty() && lower(&choice.label).starts_with(&letters);
    let found = choices.iter().find(is_meant);
    editor.draft.clone_from(found.map_or(&editor.before, |found| &found.value));
    let is_none = found.is_none() && !letters.is_empty();
    editor.refusal = is_none.then(|| sentence::refusal(lang, Refused::NotAChoice));
    editor.search = search;
}

pub(super) fn editor_key(state: &mut State, key: &Key) -> Vec<Effect> {
    let Some(editor) = state.open.as_ref().and_then(|open| open.editor.clone()) else { return Vec::new() };
    if goes_into(key, editor.typed_over) {
        if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
            editor.typed_over = false;
        }
        return Vec::new();
    }
    let Some((keep, step)) = ends_editing(key, editor.typed_over) else {
        let mut search = editor.search;
        match typed_text(key) {
            Some(text) if editor.is_choice => search.push_str(text),
            None if editor.is_choice && key.name == "Backspace" => drop(search.pop()),
            _ => return Vec::new(),
        }
        let choices = choices(state, editor.cursor);
        let lang = state.lang;
        let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) else {
            return Vec::new();
        };
        look_up(editor, &choices, search, lang);
        return editor.refusal.clone().map(Effect::Announce).into_iter().collect();
    };
    if keep && let Some(effects) = pointing::step(state, step) {
        return effects;
    }
    if !keep {
        close(state);
        // What was wrong with the text has gone with it.
        let forget = editor.refusal.map(|_| Effect::Announce(String::new()));
        return forget.into_iter().chain([Effect::Focus]).collect();
    }
    let mut effects = commit(state, &editor, Way::ByKey);
    let refused = state.open.as_ref().is_some_and(|open| open.editor.is_some());
    if refused || state.dialog.is_some() {
        return effects;
    }
    let step = if editor.names_new_row && step == Step::Enter { Step::Right } else { step };
    effects.extend(cursor::step_to(state, editor.cursor.sheet, step, false));
    effects.push(Effect::Focus);
    effects
}

/// How a cell is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By a key: what cannot be taken stays in the editor, with the reason.
    ByKey,
    /// The keyboard goes elsewhere for now: likewise.
    Waits,
    /// For something else: a formula that cannot be read stays in its cell as text.
    Elsewhere,
    /// Perhaps for good: so does one that nothing here can read yet.
    ForGood,
}

/// Commits what was typed before something else happens; what can neither be taken nor kept is refused again.
pub(super) fn settle(state: &mut State, way: Way) -> Vec<Effect> {
    let editor = state.open.as_ref().and_then(|open| open.editor.clone());
    editor.map(|editor| commit(state, &editor, way)).unwrap_or_default()
}

/// The keyboard focus left the editor: commits what was typed. A text that was refused waits there.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    match state.open.as_ref().and_then(|open| open.editor.clone()) {
        Some(editor) if editor.refusal.is_none() => commit(state, &editor, Way::Waits),
        _ => Vec::new(),
    }
}

pub(super) fn close(state: &mut State) {
    if let Some(open) = state.open.as_mut() {
        open.editor = None;
    }
}

fn commit(state: &mut State, editor: &Editor, way: Way) -> Vec<Effect> {
    if editor.changes {
        // The command that begins it comes with what ends it.
        return rest::LATER.get().map(|rest| (rest.change)(state, editor)).unwrap_or_default();
    }
    // Letters that are no choice have changed nothing, and whoever keeps them by a key is told so again.
    if let Some(reason) = editor.refusal.as_ref().filter(|_| editor.is_choice && way == Way::ByKey) {
        return refuse(state, reason.clone());
    }
    let cell = cell(state, editor.cursor).unwrap_or_default();
    // A formula that was kept as text may be one by now, or its writer wants to know what is wrong with it.
    let asks_again = way == Way::ByKey && is_kept_formula(&cell);
    if editor.draft == editor.before && !asks_again {
        // Looking is not writing: a calculated prognosis stays calculated.
        close(state);
        return Vec::new();
    }
    let Some(target) = cell.target else {
        close(state);
        return Vec::new();
    };
    write(state, editor, target, way)
}

/// Whether a cell holds a formula as text that could not be read.
fn is_kept_formula(cell: &Cell) -> bool {
    cell.unread && cell.text == cell.draft && is_formula(&cell.draft)
}

/// Writes the text of the editor at a target: the change, the question or the refusal that it means.
fn write(state: &mut State, editor: &Editor, target: Target, way: Way) -> Vec<Effect> {
    let (lang, text) = (state.lang, &editor.draft);
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let Book { workbook, tables } = open.seen();
    let context = Context { workbook, tables, lang };
    let kept = |refused: &Refused| match (refused, way) {
        (Refused::Formula(_), Way::Elsewhere | Way::ForGood) | (Refused::NotYet, Way::ForGood) => {
            plan_as_text(context, target, text)
        }
        _ => None,
    };
    let mut plan = match plan(context, target, text) {
        Some(Plan::Refuse(refused)) => kept(&refused).or(Some(Plan::Refuse(refused))),
        plan => plan,
    };
    if let (true, Some(rest)) = (open.trials.is_some(), rest::LATER.get()) {
        (rest.within)(open, lang, &mut plan);
    }
    match plan {
        Some(Plan::Edit(edit, label)) => {
            close(state);
            let mut effects = perform(state, edit, label);
            effects.push(Effect::Announce(after(state, editor, target)));
            effects
        }
        Some(Plan::AskPart(part)) => {
            close(state);
            ask(state, Dialog::PartOfTotal(part))
        }
        Some(Plan::Refuse(refused)) => {
            let reason = sentence::refusal(lang, refused);
            refuse(state, reason)
        }
        None => {
            close(state);
            Vec::new()
        }
    }
}

/// What is said after a text was written: what became of it where that is not what stands there now, and the result.
fn after(state: &State, editor: &Editor, target: Target) -> String {
    let texts = state.lang.texts();
    let cell = cell(state, editor.cursor).unwrap_or_default();
    let became = match is_formula(&editor.draft) && target.is_number() {
        true if !is_formula(&cell.draft) && target.is_amount() => texts.formula_spread,
        true if !is_formula(&cell.draft) => texts.formula_became_value,
        true if is_kept_formula(&cell) => texts.formula_kept_as_text,
        _ if cell.unread || matches!(target, Target::MemberCode(_)) => &cell.about,
        _ => "",
    };
    let result = result_in_words(state);
    let end = if became.is_empty() || became.ends_with('.') { "" } else { "." };
    if became.is_empty() { result } else { [became, end, " ", &result].concat() }
}

/// Keeps the text in the editor, with the reason why it cannot be taken.
pub(super) fn refuse(state: &mut State, reason: String) -> Vec<Effect> {
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        editor.refusal = Some(reason.clone());
    }
    vec![Effect::Announce(reason), Effect::Focus]
}

/// Puts the cursor on a row that was just added, with its name open for writing.
pub(super) fn name_new_row(state: &mut State, sheet: SheetId, subject: Subject) -> Vec<Effect> {
    // A filter lets none through that has nothing in it yet.
    let mut effects = arranging::bring(state, sheet, subject);
    let row = state.table(sheet).and_then(|table| table.row_of(subject));
    effects.extend(row.map(|row| edit(state, sheet, At { row, column: 0 })).unwrap_or_default());
    if let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) {
        editor.names_new_row = true;
    }
    effects
}
