//! What its cell cannot take and so waits in its editor: remembered over a reload, beside where the cursors stood.

use super::editing::edit;
use super::effect::Effect;
use super::remembered::{column_name, column_named, sheet_name, sheet_named};
use super::scenarios::within::takes_what_is_written;
use super::selection::At;
use super::sheet::ColumnKey;
use super::state::{Cursor, Look, Open, State};
use super::update::settle_look;

/// What is written in a cell that cannot take it as it is, so that it waits in its editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whose figures the table shows, or which ones side by side.
    pub look: ColumnKey,
    /// The cell.
    pub cursor: Cursor,
    /// What stood there when editing began.
    pub before: String,
    /// What is written.
    pub text: String,
}

impl Draft {
    /// What waits in the editor of a workbook. Over a reload the tables are those of the base, where nothing may come that was
    /// written in a scenario.
    fn of(open: &Open) -> Option<Self> {
        if takes_what_is_written(open) {
            return None;
        }
        let editor = open.editor.as_ref().filter(|editor| !editor.changes && !editor.is_choice)?;
        let look = match open.look {
            Look::Lens(lens) => ColumnKey::Lens(lens),
            Look::SideBySide => ColumnKey::Drift(open.measure),
        };
        let (before, text) = (editor.before.clone(), editor.draft.clone());
        Some(Self { look, cursor: editor.cursor, before, text })
    }

    /// As a line, beside those of the cursors: its parts between tabs.
    #[must_use]
    pub fn write(&self) -> String {
        let Cursor { sheet, at: At { row, column } } = self.cursor;
        let (look, sheet) = (column_name(self.look), sheet_name(sheet));
        let line = format!("{look}\t{sheet}\t{row}\t{column}\t{}\t{}", self.before, self.text);
        line.replace(['\n', '\r'], " ") + "\n"
    }

    /// What [`Draft::write`] wrote, if something did.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let line = text.lines().rfind(|line| line.contains('\t'))?.replace('\r', " ");
        let mut parts = line.splitn(6, '\t');
        let mut next = || parts.next();
        let (look, sheet) = (column_named(next()?)?, sheet_named(next()?)?);
        let at = At { row: next()?.parse().ok()?, column: next()?.parse().ok()? };
        let (before, text) = (next()?.to_owned(), next()?.to_owned());
        Some(Self { look, cursor: Cursor { sheet, at }, before, text })
    }
}

/// What waits in the editor of a workbook, as a line; nothing where nothing does.
pub(super) fn waiting(open: &Open) -> String {
    let draft = Draft::of(open).or_else(|| Draft::read(&open.waits));
    draft.map(|draft| draft.write()).unwrap_or_default()
}

/// Opens the editor on what waits, once it can be, if nobody has gone elsewhere or begun to write meanwhile: keys that are on
/// their way to one cell must not land in another. Then it waits on, until the workbook is opened again.
pub(super) fn resume_undisturbed(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let is_there = |at: Cursor| !open.sheets().contains(&at.sheet) || open.cursor() == Some(at);
    let waits = Draft::read(&open.waits).filter(|_| open.editor.is_none());
    if !waits.is_some_and(|draft| is_there(draft.cursor)) {
        return Vec::new();
    }
    let text = std::mem::take(&mut open.waits);
    resume(state, &text)
}

/// Opens the editor on what waited in it when the page was left, if its cell is what it was.
pub(super) fn resume(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(Draft { look, cursor: Cursor { sheet, at }, before, text }) = Draft::read(text) else {
        return Vec::new();
    };
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    match look {
        ColumnKey::Lens(lens) => open.look = Look::Lens(lens),
        ColumnKey::Drift(measure) => (open.look, open.measure) = (Look::SideBySide, measure),
        _ => return Vec::new(),
    }
    settle_look(open);
    let is_shown = open.sheets().contains(&sheet);
    let effects = if is_shown { edit(state, sheet, at) } else { Vec::new() };
    if let Some(open) = state.open.as_mut() {
        open.editor = open.editor.take().filter(|editor| editor.before == before);
        if let Some(editor) = open.editor.as_mut() {
            editor.draft = text;
        }
    }
    effects
}
