//! Whether a command can be done now, what it is called now, and what it does.

use super::Command;
use crate::lang::sentence;
use crate::model::drift::RowId;
use crate::session::cursor;
use crate::session::effect::Effect;
use crate::session::msg::{Direction, Msg};
use crate::session::ranges::{self, Direction as FillDirection};
use crate::session::selection::Wish;
use crate::session::sheet::{SheetId, Subject};
use crate::session::state::{Cursor, Dialog, Open, State};
use crate::session::update::dispatch;
use crate::session::{editing, grouping};

/// Where the cursor stands, if it stands in a table that is shown.
fn cursor(state: &State) -> Option<Cursor> {
    state.open.as_ref().and_then(Open::cursor)
}

/// What the cursor's row is about.
fn subject(state: &State) -> Option<Subject> {
    let Cursor { sheet, at } = cursor(state)?;
    state.table(sheet)?.rows.get(at.row).map(|row| row.subject)
}

/// What the selected rows are about, bottom lines left out.
pub(in crate::session) fn subjects(state: &State) -> Vec<Subject> {
    let Some(selected) = state.open.as_ref().and_then(|open| open.selected.as_ref()) else {
        return Vec::new();
    };
    let Some(table) = state.table(selected.sheet) else { return Vec::new() };
    let rows = selected.cells.rows().into_iter().filter_map(|row| table.rows.get(row));
    rows.map(|row| row.subject).filter(|subject| *subject != Subject::Total).collect()
}

/// Whether a command can be done now.
#[must_use]
pub fn is_available(state: &State, command: Command) -> bool {
    let Some(open) = state.open.as_ref() else { return matches!(command, Command::Palette | Command::Keys) };
    let sheet = cursor(state).map(|cursor| cursor.sheet);
    let row = || subject(state).filter(|subject| *subject != Subject::Total);
    match command {
        Command::Undo => open.history.next_undo().is_some(),
        Command::Redo => open.history.next_redo().is_some(),
        Command::Edit => is_written(state),
        Command::Cut
        | Command::Copy
        | Command::Paste
        | Command::Clear
        | Command::FillDown
        | Command::FillRight
        | Command::SelectRows
        | Command::SelectColumns
        | Command::SelectAll => sheet.is_some(),
        Command::InsertRow => insert(state).is_some(),
        Command::InsertGroup => matches!(sheet, Some(SheetId::Drift(_) | SheetId::SideBySide(_))),
        Command::DeleteRows => subjects(state).iter().any(|subject| *subject != Subject::Total),
        Command::MoveUp | Command::MoveDown => {
            matches!(row(), Some(Subject::Row(_) | Subject::Project(_) | Subject::Holder(_)))
        }
        Command::Group => !grouping::groupable(&open.workbook, &subjects(state)).is_empty(),
        Command::Ungroup => matches!(row(), Some(Subject::Row(RowId::Group(_)))),
        Command::Properties => properties(state).is_some(),
        Command::Columns => columns(state).is_some(),
        Command::HideColumns => hidden(state).is_some(),
        Command::Show(_)
        | Command::Save
        | Command::Start
        | Command::Settings
        | Command::Palette
        | Command::Keys => true,
    }
}

fn is_written(state: &State) -> bool {
    let cell = cursor(state).and_then(|Cursor { sheet, at }| state.table(sheet)?.cell(at));
    cell.is_some_and(|cell| cell.target.is_some())
}

/// What a command is called now: undo and redo say what they would do.
#[must_use]
pub fn name(state: &State, command: Command) -> String {
    let (lang, texts) = (state.lang, state.lang.texts());
    let history = state.open.as_ref().map(|open| &open.history);
    let text = match command {
        Command::Undo => {
            let step = history.and_then(|history| history.next_undo());
            return step.map_or(texts.undo.to_owned(), |step| sentence::undo(lang, step.verb, &step.what));
        }
        Command::Redo => {
            let step = history.and_then(|history| history.next_redo());
            return step.map_or(texts.redo.to_owned(), |step| sentence::redo(lang, step.verb, &step.what));
        }
        Command::Cut => texts.cut,
        Command::Copy => texts.copy,
        Command::Paste => texts.paste,
        Command::Edit => texts.edit,
        Command::Clear => texts.clear,
        Command::FillDown => texts.fill_down,
        Command::FillRight => texts.fill_right,
        Command::SelectRows => texts.select_rows,
        Command::SelectColumns => texts.select_columns,
        Command::SelectAll => texts.select_all,
        Command::InsertRow => texts.insert_row,
        Command::InsertGroup => texts.insert_group,
        Command::DeleteRows => texts.delete_rows,
        Command::MoveUp => texts.move_up,
        Command::MoveDown => texts.move_down,
        Command::Group => texts.group_rows_together,
        Command::Ungroup => texts.ungroup,
        Command::Properties => texts.properties,
        Command::Columns => texts.choose_columns,
        Command::HideColumns => texts.hide_columns,
        Command::Show(view) => texts.view(crate::session::address::view_name(view)),
        Command::Save => texts.save_to_file,
        Command::Start => texts.all_workbooks,
        Command::Settings => texts.settings,
        Command::Palette => texts.palette,
        Command::Keys => texts.keys_help,
    };
    text.to_owned()
}

/// What a new row below the cursor's would be.
fn insert(state: &State) -> Option<Msg> {
    let (sheet, subject) = (cursor(state)?.sheet, subject(state));
    match sheet {
        SheetId::Drift(activity) | SheetId::SideBySide(activity) => Some(Msg::AddLine(activity, subject)),
        SheetId::Projects(group) => Some(Msg::AddProject(group, subject)),
        SheetId::Keys => Some(Msg::AddKey),
        SheetId::Members => Some(Msg::Ask(Dialog::AddMember)),
        SheetId::Tag(_) | SheetId::Shares | SheetId::Settlement | SheetId::Results => None,
    }
}

/// The dialog with the properties of the cursor's row.
fn properties(state: &State) -> Option<Dialog> {
    match subject(state)? {
        Subject::Row(RowId::Line(id)) => Some(Dialog::Line(id)),
        Subject::Row(RowId::Group(id)) => Some(Dialog::Group(id)),
        _ => None,
    }
}

/// The dialog with the columns of the cursor's table.
fn columns(state: &State) -> Option<Dialog> {
    match cursor(state)?.sheet {
        SheetId::Drift(_) => Some(Dialog::DriftColumns),
        SheetId::Projects(group) => Some(Dialog::ProjectColumns(group)),
        _ => None,
    }
}

/// The columns of the cursor's table without the selected ones; `None` where none would be left.
fn hidden(state: &State) -> Option<Msg> {
    let open = state.open.as_ref()?;
    let selected = open.selected.as_ref()?;
    let hides = selected.cells.columns();
    let left = |index: usize| !hides.contains(&(index + 1));
    fn without<T: Copy>(columns: &[T], left: impl Fn(usize) -> bool) -> Option<Vec<T>> {
        let kept: Vec<T> =
            columns.iter().enumerate().filter(|(index, _)| left(*index)).map(|(_, column)| *column).collect();
        (!kept.is_empty() && kept.len() < columns.len()).then_some(kept)
    }
    match selected.sheet {
        SheetId::Drift(_) => without(&open.workbook.drift_columns, left).map(Msg::DriftColumns),
        SheetId::Projects(id) => {
            let group = open.workbook.project_group(id)?;
            without(&group.columns, left).map(|columns| Msg::ProjectColumns(id, columns))
        }
        _ => None,
    }
}

/// Does what a command says; nothing where it cannot be done.
pub(in crate::session) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    if !is_available(state, command) {
        return Vec::new();
    }
    let msg = |state: &mut State, msg: Option<Msg>| msg.map(|msg| dispatch(state, msg)).unwrap_or_default();
    let ask = |dialog: Option<Dialog>| dialog.map(Msg::Ask);
    let sheet = cursor(state).map(|cursor| cursor.sheet);
    let in_grid = |act: &mut dyn FnMut(SheetId) -> Vec<Effect>| sheet.map(act).unwrap_or_default();
    match command {
        Command::Undo => msg(state, Some(Msg::Undo)),
        Command::Redo => msg(state, Some(Msg::Redo)),
        Command::Cut => vec![Effect::Clipboard(super::super::effect::Clipboard::Cut)],
        Command::Copy => vec![Effect::Clipboard(super::super::effect::Clipboard::Copy)],
        Command::Paste => vec![Effect::Clipboard(super::super::effect::Clipboard::Paste)],
        Command::Edit => match cursor(state) {
            Some(Cursor { sheet, at }) => editing::edit(state, sheet, at),
            None => Vec::new(),
        },
        Command::Clear => in_grid(&mut |sheet| ranges::clear(state, sheet)),
        Command::FillDown => in_grid(&mut |sheet| ranges::fill(state, sheet, FillDirection::Down)),
        Command::FillRight => in_grid(&mut |sheet| ranges::fill(state, sheet, FillDirection::Right)),
        Command::SelectRows => in_grid(&mut |sheet| cursor::wished(state, sheet, Wish::SelectRows)),
        Command::SelectColumns => in_grid(&mut |sheet| cursor::wished(state, sheet, Wish::SelectColumns)),
        Command::SelectAll => in_grid(&mut |sheet| cursor::wished(state, sheet, Wish::SelectAll)),
        Command::InsertRow => {
            let insert = insert(state);
            msg(state, insert)
        }
        Command::InsertGroup => {
            let after = subject(state);
            match sheet {
                Some(SheetId::Drift(activity) | SheetId::SideBySide(activity)) => {
                    msg(state, Some(Msg::AddGroup(activity, after)))
                }
                _ => Vec::new(),
            }
        }
        Command::DeleteRows => {
            let subjects = subjects(state);
            msg(state, Some(Msg::DeleteRows(subjects)))
        }
        Command::MoveUp | Command::MoveDown => {
            let direction = if command == Command::MoveUp { Direction::Up } else { Direction::Down };
            let moved = subject(state).map(|subject| Msg::Move(subject, direction));
            msg(state, moved)
        }
        Command::Group => grouping::group(state),
        Command::Ungroup => grouping::ungroup(state),
        Command::Properties => {
            let dialog = properties(state);
            msg(state, ask(dialog))
        }
        Command::Columns => {
            let dialog = columns(state);
            msg(state, ask(dialog))
        }
        Command::HideColumns => {
            let hidden = hidden(state);
            msg(state, hidden)
        }
        Command::Show(view) => msg(state, Some(Msg::Show(view))),
        Command::Save => vec![Effect::Export],
        Command::Start => msg(state, Some(Msg::ShowStart)),
        Command::Settings => msg(state, Some(Msg::Ask(Dialog::Settings))),
        Command::Palette => msg(state, Some(Msg::Ask(Dialog::Palette))),
        Command::Keys => msg(state, Some(Msg::Ask(Dialog::Keys))),
    }
}
