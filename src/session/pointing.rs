//! Pointing at cells while a formula is written: the reference stands where the caret is, and moves with the next
//! pointing until something else is typed.

use super::effect::Effect;
use super::selection::{At, Step};
use super::sheet::SheetId;
use super::state::{Editor, State};
use crate::lang::sentence::{self, Refused};
use crate::text::formula::{LATER, View, is_formula};

/// A reference that pointing has put into the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// In which table.
    pub sheet: SheetId,
    /// To which cell.
    pub at: At,
    /// Where it begins in the draft, in letters.
    start: usize,
    /// Where it ends.
    end: usize,
}

/// Whether a cell that is pointed at now goes into the draft, with the caret behind so many letters: a formula that
/// ends there with an operator, or with what was pointed at last.
#[must_use]
pub fn takes_reference(editor: &Editor, caret: usize) -> bool {
    if editor.is_choice || !is_formula(&editor.draft) {
        return false;
    }
    if editor.pointed.is_some_and(|pointed| pointed.end == caret) {
        return true;
    }
    let before = editor.draft.chars().take(caret).filter(|letter| !letter.is_whitespace()).last();
    before.is_some_and(|letter| "=+-−*/^(;<>&:".contains(letter))
}

/// Puts a reference to a cell into the draft; nothing where the cell is no figure.
pub(super) fn refer(state: &mut State, sheet: SheetId, at: At, caret: usize) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(editor) = open.editor.as_ref().filter(|editor| takes_reference(editor, caret)) else {
        return Vec::new();
    };
    let home = editor.cursor;
    let target = state.table(home.sheet).and_then(|table| table.cell(home.at)?.target?.figure());
    let figure = state.table(sheet).and_then(|table| table.figure(at));
    let (Some(home), Some(figure)) = (target, figure) else {
        return vec![Effect::Announce(state.lang.texts().no_figure_there.to_owned())];
    };
    let view = View { workbook: &open.workbook, at: home, style: state.lang.numbers() };
    let Some(formulas) = LATER.get() else {
        return vec![Effect::Announce(sentence::refusal(state.lang, Refused::NotYet))];
    };
    let text = (formulas.reference)(figure, view);
    let Some(editor) = state.open.as_mut().and_then(|open| open.editor.as_mut()) else { return Vec::new() };
    let replaced = editor.pointed.filter(|pointed| pointed.end == caret);
    let start = replaced.map_or(caret, |pointed| pointed.start);
    let before: String = editor.draft.chars().take(start).collect();
    let after: String = editor.draft.chars().skip(caret).collect();
    editor.draft = format!("{before}{text}{after}");
    editor.pointed = Some(Reference { sheet, at, start, end: start + text.chars().count() });
    editor.refusal = None;
    vec![Effect::Announce(text)]
}

/// An arrow key while a formula is typed: points at the cell beside the one that was pointed at, or beside the one
/// that is edited. `None` where the arrow is for something else.
pub(super) fn step(state: &mut State, step: Step) -> Option<Vec<Effect>> {
    let editor = state.open.as_ref()?.editor.as_ref()?;
    let caret = editor.draft.chars().count();
    if !editor.typed_over || !takes_reference(editor, caret) {
        return None;
    }
    let (sheet, from) = match editor.pointed.filter(|pointed| pointed.end == caret) {
        Some(pointed) => (pointed.sheet, pointed.at),
        None => (editor.cursor.sheet, editor.cursor.at),
    };
    let shape = state.table(sheet)?.shape();
    let (last_row, last_column) = (shape.rows.checked_sub(1)?, shape.columns.checked_sub(1)?);
    let At { row, column } = from;
    let at = match step {
        Step::Up => At { row: row.saturating_sub(1), column },
        Step::Down => At { row: (row + 1).min(last_row), column },
        Step::Left => At { row, column: column.saturating_sub(1).max(1) },
        Step::Right => At { row, column: (column + 1).min(last_column) },
        _ => return None,
    };
    Some(refer(state, sheet, at, caret))
}
