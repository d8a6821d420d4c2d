//! Putting rows into a group, and taking a group away around its rows.

use super::command::subjects;
use super::editing::name_new_row;
use super::effect::Effect;
use super::nesting::fits;
use super::sheet::Subject;
use super::state::{Open, State, StepLabel};
use super::update::perform;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::drift::{Group, Row, RowId, SubtotalPlace};
use crate::model::edit::{Edit, Parent, Position};
use crate::model::id::GroupId;

/// The rows among `subjects` that a new group could hold: all within the same parent, and not too deep. Rows
/// within a selected group go with it.
pub(super) fn groupable(workbook: &Workbook, subjects: &[Subject]) -> Vec<RowId> {
    let rows: Vec<RowId> = subjects
        .iter()
        .filter_map(|subject| match subject {
            Subject::Row(row) => Some(*row),
            _ => None,
        })
        .collect();
    let rows = outermost(workbook, &rows);
    let Some(parent) = rows.first().and_then(|row| workbook.position(*row)).map(|position| position.parent)
    else {
        return Vec::new();
    };
    let can_stand = |row: &RowId| {
        workbook.position(*row).is_some_and(|position| position.parent == parent)
            && workbook.row(*row).is_some_and(|row| {
                let around = Row::Group(empty(GroupId(0), "", vec![row.clone()]));
                fits(workbook, &around, parent)
            })
    };
    if rows.iter().all(can_stand) { rows } else { Vec::new() }
}

/// The rows that do not stand within another of the rows.
pub(super) fn outermost(workbook: &Workbook, rows: &[RowId]) -> Vec<RowId> {
    let within = |row: RowId| {
        let mut at = workbook.position(row);
        while let Some(Position { parent: Parent::Group(group), .. }) = at {
            if rows.contains(&RowId::Group(group)) {
                return true;
            }
            at = workbook.position(RowId::Group(group));
        }
        false
    };
    rows.iter().copied().filter(|row| !within(*row)).collect()
}

fn empty(id: GroupId, name: &str, rows: Vec<Row>) -> Group {
    Group { id, name: name.to_owned(), subtotal: SubtotalPlace::Above, rows }
}

/// Puts the selected rows into a new group, with its name open for writing.
pub(super) fn group(state: &mut State) -> Vec<Effect> {
    let Some(sheet) = state.open.as_ref().and_then(Open::cursor).map(|cursor| cursor.sheet) else {
        return Vec::new();
    };
    let rows = match &state.open {
        Some(open) => groupable(&open.workbook, &subjects(state)),
        None => return Vec::new(),
    };
    let first = state.open.as_ref().zip(rows.first()).and_then(|(open, row)| open.workbook.position(*row));
    let Some(position) = first else { return Vec::new() };
    let id: GroupId = state.ids.fresh();
    let name = state.lang.texts().later().new_group;
    let mut edits = vec![Edit::InsertRow(position, Row::Group(empty(id, name, Vec::new())))];
    edits.extend(
        rows.into_iter()
            .enumerate()
            .map(|(index, row)| Edit::MoveRow(row, Position { parent: Parent::Group(id), index })),
    );
    let label = StepLabel { verb: Verb::Group, what: What::Rows(edits.len() - 1) };
    let mut effects = perform(state, Edit::Batch(edits), label);
    effects.extend(name_new_row(state, sheet, Subject::Row(RowId::Group(id))));
    effects
}

/// Takes the cursor's group away; its rows stay where they were.
pub(super) fn ungroup(state: &mut State) -> Vec<Effect> {
    let Some(Subject::Row(row @ RowId::Group(id))) = subjects(state).first().copied() else {
        return Vec::new();
    };
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (Some(group), Some(at)) = (open.workbook.group(id), open.workbook.position(row)) else {
        return Vec::new();
    };
    let name = group.name.clone();
    let mut edits: Vec<Edit> = group
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| Edit::MoveRow(row.id(), Position { index: at.index + index, ..at }))
        .collect();
    edits.push(Edit::RemoveRow(row));
    perform(state, Edit::Batch(edits), StepLabel { verb: Verb::Ungroup, what: What::Named(name) })
}
