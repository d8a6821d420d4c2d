//! Whether a command can be done now, and what it does.

use super::Command;
use crate::lang::{decision, within as said_within};
use crate::model::drift::RowId;
use crate::model::edit::Parent;
use crate::model::id::GroupId;
use crate::model::note::{Note, NotePlace};
use crate::session::arrangement::{Arrangement, Filter, Sort};
use crate::session::cursor;
use crate::session::effect::{Clipboard, Effect};
use crate::session::forms::adjustments::at_cursor;
use crate::session::forms::trial;
use crate::session::msg::{Direction, Msg};
use crate::session::on_disk::{self, Wish as DiskWish};
use crate::session::ranges::{self, Direction as FillDirection};
use crate::session::rest::dispatch;
use crate::session::scenarios::{Ask, within};
use crate::session::selection::Wish;
use crate::session::sheet::{Cell, ColumnKey, SheetId, Subject, Target};
use crate::session::state::{Cursor, Dialog, Open, State, View};
use crate::session::{
    arranging, column_sets, controls, decisions, editing, grouping, hold, moving, next_year, notes,
    table_files, wall, why,
};

/// By how many pixels a column gets wider or narrower.
const STEP: i32 = 16;

/// Where the cursor stands, if it stands in a table that is shown.
pub(super) fn cursor(state: &State) -> Option<Cursor> {
    state.open.as_ref().and_then(Open::cursor)
}

/// What the selected rows are about, bottom lines left out.
pub(in crate::session) fn subjects(state: &State) -> Vec<Subject> {
    let Some(selected) = state.open.as_ref().and_then(|open| open.selected.as_ref()) else {
        return Vec::new();
    };
    // What was reported, and what is tried, is only looked at there.
    if selected.sheet.is_only_shown() {
        return Vec::new();
    }
    let Some(table) = state.table(selected.sheet) else { return Vec::new() };
    let rows = selected.cells.rows().into_iter().filter_map(|row| table.rows.get(row));
    rows.map(|row| row.subject)
        .filter(|subject| !matches!(subject, Subject::Total | Subject::Place(_)))
        .collect()
}

/// Whether a command can be done now.
#[must_use]
pub fn is_available(state: &State, command: Command) -> bool {
    let Some(open) = state.open.as_ref() else { return matches!(command, Command::Palette | Command::Keys) };
    if within::takes_what_is_written(open) && within::is_of_the_base(command) {
        return false;
    }
    let sheet = cursor(state).map(|cursor| cursor.sheet);
    let row = || state.cursor_subject().filter(|subject| *subject != Subject::Total);
    match command {
        // What has not been read yet is asked for.
        Command::Undo => open.history.next_undo().is_some() || !open.unread_past.is_empty(),
        Command::Redo => open.history.next_redo().is_some() || !open.unread_past.is_empty(),
        Command::Edit | Command::Change => is_written(state),
        Command::OpenList => cursor_cell(state).is_some_and(|cell| cell.is_choice),
        Command::Cut
        | Command::Copy
        | Command::Paste
        | Command::Clear
        | Command::FillDown
        | Command::FillRight
        | Command::SelectRows
        | Command::SelectColumns
        | Command::SelectAll => sheet.is_some(),
        Command::FillSeries => open.selected.as_ref().is_some_and(|selected| !selected.cells.is_single()),
        Command::Hold => sheet.is_some_and(|sheet| hold::is_possible(state, sheet)),
        Command::InsertRow => insert(state).is_some(),
        Command::InsertGroup | Command::Spread | Command::Transfer => {
            let is_drift = matches!(sheet, Some(SheetId::Drift(_) | SheetId::SideBySide(_)));
            is_drift || command == Command::InsertGroup && sheet == Some(SheetId::Measures)
        }
        Command::Prognoses => sheet.is_some_and(|sheet| sheet.activity().is_some()),
        Command::Try => {
            sheet.is_some_and(|sheet| sheet.activity().is_some()) && !trial::selected_rows(state).is_empty()
        }
        Command::LookIn => open.workbook.scenarios.iter().any(|of| !of.is_archived),
        Command::LeaveScenario => within::within(open).is_some(),
        Command::Reset => within::can_reset(open),
        Command::ResetRows => within::can_reset(open) && !subjects(state).is_empty(),
        Command::Adjustments | Command::Fan => {
            matches!(sheet, Some(SheetId::Drift(_) | SheetId::SideBySide(_))) && at_cursor(state).is_some()
        }
        Command::Controls => controls::area(state).is_some(),
        Command::Decisions => decided_at(state).is_some(),
        Command::Why => why::of_cursor(state).is_some(),
        Command::Schedule => matches!(sheet, Some(SheetId::Projects(_))),
        Command::CarryOver => !next_year::proposals(state).is_empty(),
        Command::KeyFrom => open.view == View::Allocation && !open.workbook.keys.is_empty(),
        Command::DeleteRows => subjects(state).iter().any(|subject| *subject != Subject::Total),
        Command::MoveUp | Command::MoveDown => moving::can_move(&subjects(state)),
        Command::ColumnSets | Command::SaveColumns => sheet.is_some(),
        Command::EditColumnSets => sheet.is_some_and(|sheet| !column_sets::named(state, sheet).is_empty()),
        Command::Group => !grouping::groupable(&open.workbook, &subjects(state)).is_empty(),
        Command::Ungroup => matches!(row(), Some(Subject::Row(RowId::Group(_)))),
        Command::Fold => folded_group(state).is_some(),
        Command::FoldAll | Command::UnfoldAll => sheet.is_some() && !groups(state).is_empty(),
        Command::ShowColumns => arrangement(state).is_some_and(|a| !a.hidden.is_empty()),
        Command::Wider | Command::Narrower => column(state).is_some(),
        Command::SortAscending | Command::SortDescending | Command::Filter => sheet.is_some(),
        Command::Unsort => arrangement(state).is_some_and(|a| a.sort.is_some()),
        Command::ShowAllRows => arrangement(state).is_some_and(|a| a.filter.is_some()),
        Command::Properties => properties(state).is_some(),
        Command::Columns => columns(state).is_some(),
        Command::MoveLeft | Command::MoveRight => column_step(state, command).is_some(),
        Command::ResetColumns => arrangement(state)
            .is_some_and(|a| !(a.placed.is_empty() && a.hidden.is_empty() && a.widths.is_empty())),
        Command::HideColumns => hidden(state).is_some() || !hidden_for_looking(state).is_empty(),
        Command::Note => notes::at_cursor(state).is_some(),
        Command::NoteRow => notes::row_at_cursor(state).is_some(),
        Command::RemoveNote => noted(state).is_some(),
        Command::NextNote | Command::PreviousNote => notes::next(state, true).is_some(),
        Command::Disk(DiskWish::Leave) => on_disk::tied(state).is_some(),
        Command::Disk(_) => on_disk::is_there(state),
        Command::SaveTable(_) | Command::OpenTable => table_files::table_in_view(state).is_some(),
        Command::NoteMonth
        | Command::SettlementList
        | Command::DecisionList
        | Command::Show(_)
        | Command::NewScenario
        | Command::Present
        | Command::ToBalance
        | Command::MeetingLog
        | Command::Freeze
        | Command::NextYear
        | Command::Share
        | Command::Lock
        | Command::Points
        | Command::NamePoint
        | Command::Compare
        | Command::Save
        | Command::SaveTidy
        | Command::SaveSpreadsheet
        | Command::Start
        | Command::Settings
        | Command::Find
        | Command::GoTo
        | Command::Palette
        | Command::Keys => true,
    }
}

/// The place of the cursor's cell, if something is noted there.
fn noted(state: &State) -> Option<NotePlace> {
    let workbook = &state.open.as_ref()?.workbook;
    notes::at_cursor(state).filter(|place| workbook.note(*place).is_some())
}

/// The cursor's cell, if it shows a budget that decisions stand under.
fn decided_at(state: &State) -> Option<Target> {
    let target = cursor_cell(state)?.target?;
    decisions::Budget::find(&state.open.as_ref()?.workbook, target).map(|_| target)
}

fn is_written(state: &State) -> bool {
    cursor_cell(state).is_some_and(|cell| cell.target.is_some())
}

fn cursor_cell(state: &State) -> Option<Cell> {
    let Cursor { sheet, at } = cursor(state)?;
    state.table(sheet)?.cell(at)
}

/// What a new row below the cursor's would be.
fn insert(state: &State) -> Option<Msg> {
    let (sheet, subject) = (cursor(state)?.sheet, state.cursor_subject());
    match sheet {
        SheetId::Drift(activity) | SheetId::SideBySide(activity) => Some(Msg::AddLine(activity, subject)),
        SheetId::Projects(group) => Some(Msg::AddProject(group, subject)),
        SheetId::Measures => Some(Msg::AddMeasure(subject)),
        SheetId::Keys => Some(Msg::AddKey),
        SheetId::Members => Some(Msg::Ask(Dialog::AddMember)),
        SheetId::Results => Some(Msg::AddActivity),
        SheetId::Months(..)
        | SheetId::Tag(_)
        | SheetId::Shares
        | SheetId::Settlement
        | SheetId::Balance
        | SheetId::FollowUps
        | SheetId::FollowUpProjects
        | SheetId::Scenarios
        | SheetId::ScenarioMembers
        | SheetId::ScenarioProjects => None,
    }
}

/// The dialog with the properties of the cursor's row.
fn properties(state: &State) -> Option<Dialog> {
    match state.cursor_subject()? {
        Subject::Row(RowId::Line(id)) => Some(Dialog::Line(id)),
        Subject::Row(RowId::Group(id)) => Some(Dialog::Group(id)),
        Subject::Measure(id) => Some(Dialog::Measure(id)),
        Subject::Project(id) => Some(Dialog::InUse(id)),
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

/// How the cursor's table is looked at, if otherwise than it stands.
fn arrangement(state: &State) -> Option<&Arrangement> {
    state.open.as_ref()?.arrangements.get(&cursor(state)?.sheet)
}

/// The cursor's group, or the one that its row stands in directly, and whether only its sum is shown.
pub(super) fn folded_group(state: &State) -> Option<(GroupId, bool)> {
    let workbook = &state.open.as_ref()?.workbook;
    let group = match state.cursor_subject()? {
        Subject::Row(RowId::Group(id)) => id,
        Subject::Row(row) => match workbook.position(row)?.parent {
            Parent::Group(id) => id,
            Parent::Activity(_) => return None,
        },
        _ => return None,
    };
    Some((group, arrangement(state).is_some_and(|arrangement| arrangement.folded.contains(group))))
}

/// All groups of the cursor's drift table.
fn groups(state: &State) -> Vec<GroupId> {
    let (Some(open), Some(cursor)) = (&state.open, cursor(state)) else { return Vec::new() };
    let activity = cursor.sheet.activity().and_then(|activity| open.workbook.activity(activity));
    let rows = activity.map(|activity| activity.all_rows()).unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| match row.id() {
            RowId::Group(id) => Some(id),
            RowId::Line(_) => None,
        })
        .collect()
}

/// The cursor's column.
fn column(state: &State) -> Option<ColumnKey> {
    let Cursor { sheet, at } = cursor(state)?;
    state.table(sheet)?.key(at.column)
}

/// The selected columns of a table that hides them only for looking.
fn hidden_for_looking(state: &State) -> Vec<ColumnKey> {
    let Some(selected) = state.open.as_ref().and_then(|open| open.selected.as_ref()) else {
        return Vec::new();
    };
    let Some(table) = state.table(selected.sheet) else { return Vec::new() };
    let columns: Vec<ColumnKey> =
        selected.cells.columns().into_iter().filter_map(|column| table.key(column)).collect();
    if columns.len() < table.columns.len() { columns } else { Vec::new() }
}

/// The table of the selected columns, and the column that they go around with a step to the left or right.
fn column_step(state: &State, command: Command) -> Option<(SheetId, usize)> {
    let (sheet, columns) = arranging::movable_columns(state)?;
    let count = state.table(sheet)?.columns.len();
    let onto = match command {
        Command::MoveLeft => columns.first()? - 1,
        _ => columns.last()? + 1,
    };
    (1..=count).contains(&onto).then_some((sheet, onto))
}

/// Which way a table with the figures of all is to be sorted.
fn sorted(state: &State, descending: bool) -> Sort {
    Sort { column: column(state), descending }
}

/// The columns of the cursor's table without the selected ones; `None` where none would be left.
fn hidden(state: &State) -> Option<Msg> {
    let open = state.open.as_ref()?;
    let selected = open.selected.as_ref()?;
    let table = state.table(selected.sheet)?;
    let hides: Vec<usize> =
        selected.cells.columns().into_iter().map(|column| table.own_column(column)).collect();
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
    if state.open.as_ref().is_some_and(within::takes_what_is_written) && within::is_of_the_base(command) {
        return vec![Effect::Announce(said_within::words(state.lang).of_the_base.to_owned())];
    }
    // Whoever asks to hold what cannot be held is told so.
    if command != Command::Hold && !is_available(state, command) {
        return Vec::new();
    }
    let msg = |state: &mut State, msg: Option<Msg>| msg.map(|msg| dispatch(state, msg)).unwrap_or_default();
    let ask = |dialog: Option<Dialog>| dialog.map(Msg::Ask);
    let sheet = cursor(state).map(|cursor| cursor.sheet);
    let in_grid = |act: &mut dyn FnMut(SheetId) -> Vec<Effect>| sheet.map(act).unwrap_or_default();
    match command {
        Command::Undo => msg(state, Some(Msg::Undo)),
        Command::Redo => msg(state, Some(Msg::Redo)),
        Command::Cut => vec![Effect::Clipboard(Clipboard::Cut)],
        Command::Copy => vec![Effect::Clipboard(Clipboard::Copy)],
        Command::Paste => vec![Effect::Clipboard(Clipboard::Paste)],
        Command::Edit | Command::OpenList => match cursor(state) {
            Some(Cursor { sheet, at }) => {
                let mut effects = editing::edit(state, sheet, at);
                effects.extend((command == Command::OpenList).then_some(Effect::OpenList));
                effects
            }
            None => Vec::new(),
        },
        Command::Change => in_grid(&mut |sheet| editing::change(state, sheet)),
        Command::Clear => in_grid(&mut |sheet| ranges::clear(state, sheet)),
        Command::Note => {
            let dialog = notes::at_cursor(state).map(Dialog::Note);
            msg(state, ask(dialog))
        }
        Command::NoteRow => {
            let dialog = notes::row_at_cursor(state).map(Dialog::Note);
            msg(state, ask(dialog))
        }
        Command::NoteMonth => {
            let month = state.open.as_ref().map(|open| NotePlace::Month(open.workbook.period_end));
            msg(state, ask(month.map(Dialog::Note)))
        }
        Command::RemoveNote => {
            let none = noted(state).map(|place| Msg::Note(Note::none(place)));
            msg(state, none)
        }
        Command::NextNote | Command::PreviousNote => {
            let next = notes::next(state, command == Command::NextNote).map(Msg::GoTo);
            msg(state, next)
        }
        Command::FillDown => in_grid(&mut |sheet| ranges::fill(state, sheet, FillDirection::Down)),
        Command::FillRight => in_grid(&mut |sheet| ranges::fill(state, sheet, FillDirection::Right)),
        Command::FillSeries => in_grid(&mut |sheet| ranges::fill_series(state, sheet)),
        Command::Hold => in_grid(&mut |sheet| hold::toggle(state, sheet)),
        Command::SelectRows => in_grid(&mut |sheet| cursor::wished(state, sheet, Wish::SelectRows)),
        Command::SelectColumns => in_grid(&mut |sheet| cursor::wished(state, sheet, Wish::SelectColumns)),
        Command::SelectAll => in_grid(&mut |sheet| cursor::wished(state, sheet, Wish::SelectAll)),
        Command::InsertRow => {
            let insert = insert(state);
            msg(state, insert)
        }
        Command::InsertGroup => {
            let after = state.cursor_subject();
            match sheet {
                Some(SheetId::Drift(activity) | SheetId::SideBySide(activity)) => {
                    msg(state, Some(Msg::AddGroup(activity, after)))
                }
                Some(SheetId::Measures) => msg(state, Some(Msg::AddMeasureGroup(after))),
                _ => Vec::new(),
            }
        }
        Command::DeleteRows => {
            let subjects = subjects(state);
            msg(state, Some(Msg::DeleteRows(subjects)))
        }
        Command::MoveUp | Command::MoveDown => {
            let direction = if command == Command::MoveUp { Direction::Up } else { Direction::Down };
            let subjects = subjects(state);
            msg(state, Some(Msg::Move(subjects, direction)))
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
        Command::ColumnSets | Command::SaveColumns | Command::EditColumnSets => {
            let dialog = match command {
                Command::ColumnSets => Dialog::ColumnSets,
                Command::SaveColumns => Dialog::SaveColumns,
                _ => Dialog::EditColumnSets,
            };
            msg(state, ask(sheet.map(dialog)))
        }
        Command::HideColumns => match hidden(state) {
            Some(hidden) => msg(state, Some(hidden)),
            None => {
                let hidden = hidden_for_looking(state);
                in_grid(&mut |sheet| arranging::hide(state, sheet, Some(hidden.clone())))
            }
        },
        Command::ShowColumns => in_grid(&mut |sheet| arranging::hide(state, sheet, None)),
        Command::Fold => match folded_group(state) {
            Some((group, _)) => in_grid(&mut |sheet| arranging::fold(state, sheet, group)),
            None => Vec::new(),
        },
        Command::FoldAll => {
            let groups = groups(state);
            in_grid(&mut |sheet| arranging::fold_all(state, sheet, groups.clone()))
        }
        Command::UnfoldAll => in_grid(&mut |sheet| arranging::fold_all(state, sheet, Vec::new())),
        Command::MoveLeft | Command::MoveRight => match column_step(state, command) {
            Some((sheet, onto)) => arranging::drop_columns(state, sheet, onto, command == Command::MoveRight),
            None => Vec::new(),
        },
        Command::ResetColumns => in_grid(&mut |sheet| arranging::reset_columns(state, sheet)),
        Command::Wider => vec![Effect::Widen(STEP)],
        Command::Narrower => vec![Effect::Widen(-STEP)],
        Command::SortAscending | Command::SortDescending => {
            let sort = sorted(state, command == Command::SortDescending);
            in_grid(&mut |sheet| arranging::sort(state, sheet, Some(sort)))
        }
        Command::Unsort => in_grid(&mut |sheet| arranging::sort(state, sheet, None)),
        Command::Filter => {
            let dialog = sheet.map(Dialog::Filter);
            msg(state, ask(dialog))
        }
        Command::Prognoses => msg(state, Some(Msg::Ask(Dialog::Prognoses))),
        Command::Fan => {
            let dialog = at_cursor(state).map(Dialog::Fan);
            msg(state, ask(dialog))
        }
        Command::Why => {
            let dialog = why::dialog(state);
            msg(state, ask(dialog))
        }
        Command::Adjustments => {
            let dialog = at_cursor(state).map(Dialog::Adjustments);
            msg(state, ask(dialog))
        }
        Command::SettlementList => msg(state, Some(Msg::Ask(Dialog::SettlementList))),
        Command::Decisions => match decided_at(state) {
            Some(target) if decisions::is_too_many(state, target) => {
                vec![Effect::Announce(decision::words(state.lang).choose_holder.to_owned())]
            }
            target => msg(state, ask(target.map(Dialog::Decisions))),
        },
        Command::DecisionList => msg(state, Some(Msg::Ask(Dialog::DecisionList))),
        Command::Spread => msg(state, Some(Msg::Ask(Dialog::Spread))),
        Command::Transfer => msg(state, Some(Msg::Ask(Dialog::Transfer))),
        Command::Controls => msg(state, Some(Msg::Ask(Dialog::Controls))),
        Command::KeyFrom => msg(state, Some(Msg::Ask(Dialog::KeyFrom))),
        Command::Schedule => {
            let project = match state.cursor_subject() {
                Some(Subject::Project(id)) => Some(id),
                _ => None,
            };
            msg(state, Some(Msg::Ask(Dialog::Schedule(project))))
        }
        Command::ShowAllRows => in_grid(&mut |sheet| arranging::filter(state, sheet, Filter::default())),
        Command::Find => vec![Effect::Find],
        Command::GoTo => msg(state, Some(Msg::Ask(Dialog::GoTo))),
        Command::Show(view) => msg(state, Some(Msg::Show(view))),
        Command::NextYear => msg(state, Some(Msg::Ask(Dialog::NextYear))),
        Command::CarryOver => next_year::take_over(state),
        Command::Try => msg(state, Some(Msg::Ask(Dialog::TryRows))),
        Command::LookIn => msg(state, Some(Msg::Ask(Dialog::LookIn))),
        Command::LeaveScenario => msg(state, Some(Msg::Scenario(Ask::LookIn(None)))),
        Command::Reset => within::reset_cells(state),
        Command::ResetRows => within::reset_rows(state),
        Command::Present => msg(state, Some(Msg::Wall(wall::Step::Present))),
        Command::NewScenario => msg(state, Some(Msg::Ask(Dialog::Scenario(None)))),
        Command::MeetingLog => msg(state, Some(Msg::Ask(Dialog::MeetingLog))),
        Command::ToBalance => msg(state, Some(Msg::Ask(Dialog::ToBalance))),
        Command::Freeze => msg(state, Some(Msg::Ask(Dialog::FollowUp(None)))),
        Command::Points => {
            let id = state.open.as_ref().map(|open| open.workbook.id);
            msg(state, id.map(|id| Msg::Ask(Dialog::Points(id))))
        }
        Command::NamePoint => msg(state, Some(Msg::Ask(Dialog::NamePoint))),
        Command::Compare => super::super::comparison::ask(state),
        Command::Save => on_disk::save_now(state).unwrap_or_else(|| vec![Effect::Export]),
        Command::Disk(wish) => on_disk::ask(state, wish),
        Command::SaveTable(_) | Command::SaveTidy | Command::SaveSpreadsheet | Command::OpenTable => {
            table_files::run(state, command)
        }
        Command::Share | Command::Lock => msg(state, Some(Msg::Ask(Dialog::Share))),
        Command::Start => msg(state, Some(Msg::ShowStart)),
        Command::Settings => msg(state, Some(Msg::Ask(Dialog::Settings))),
        Command::Palette => msg(state, Some(Msg::Ask(Dialog::Palette))),
        Command::Keys => msg(state, Some(Msg::Ask(Dialog::Keys))),
    }
}
