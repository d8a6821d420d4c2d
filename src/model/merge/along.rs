//! What comes along when theirs have their way: what they stand in and refer to, and what has to make room.

use super::Spot;
use super::seat::{Seat, around, is_there, reseated, seat_of};
use crate::model::drift::{Activity, Group, Row, RowId};
use crate::model::edit::{
    Edit, EditError, FollowUpEdit, GoalEdit, LogEdit, PlanEdit, Position, ScenarioEdit, What,
};
use crate::model::goal::Goal;
use crate::model::investment::ProjectGroup;
use crate::model::measure::MeasureGroup;
use crate::model::workbook::Workbook;

/// Puts a thing that is not in a workbook there as theirs has it, with its notes, what it stands in and what it refers to.
pub(super) fn bring(
    workbook: &mut Workbook,
    what: What,
    theirs: &Workbook,
    base: &Workbook,
) -> Result<(), EditError> {
    if is_there(workbook, what) {
        return Ok(());
    }
    let seat = seat_of(theirs, what).ok_or(EditError::Missing(what))?;
    if let Some(around) = around(seat) {
        bring(workbook, around, theirs, base)?;
    }
    let insert = inserting(theirs, what, seat).ok_or(EditError::Missing(what))?;
    let insert = reseated(insert, theirs, workbook, base);
    match workbook.apply(insert.clone()) {
        Err(EditError::Missing(needed)) if needed != what && is_there(theirs, needed) => {
            bring(workbook, needed, theirs, base)?;
            // There may be more that it refers to; each round brings one of them.
            bring(workbook, what, theirs, base)
        }
        Err(error) => Err(error),
        Ok(_) => theirs
            .notes
            .iter()
            .filter(|note| Spot::Note(note.place).subject() == Some(what))
            .try_for_each(|note| workbook.apply(Edit::Note(note.clone())).map(|_| ())),
    }
}

/// Takes a group, and what it stands in by theirs, out of a row that theirs have in that group: one of the two put the one
/// group into the other, and the other the other way round.
pub(super) fn take_out(
    workbook: &mut Workbook,
    group: What,
    row: RowId,
    theirs: &Workbook,
    base: &Workbook,
) -> Result<(), EditError> {
    let (What::Row(id), Some(seat)) = (group, seat_of(theirs, group)) else {
        return Err(EditError::Missing(group));
    };
    if let Some(around) = around(seat) {
        bring(workbook, around, theirs, base)?;
        if stands_in(workbook, around, row) {
            take_out(workbook, around, row, theirs, base)?;
        }
    }
    let Seat::Rows(parent) = seat else { return Err(EditError::Missing(group)) };
    let out = reseated(Edit::MoveRow(id, Position { parent, index: 0 }), theirs, workbook, base);
    workbook.apply(out).map(|_| ())
}

/// Whether a thing stands in a row, however deep.
fn stands_in(workbook: &Workbook, what: What, row: RowId) -> bool {
    let mut inner = Some(what);
    while let Some(What::Row(id)) = inner {
        if id == row {
            return true;
        }
        inner = seat_of(workbook, What::Row(id)).and_then(around);
    }
    false
}

/// The edit that inserts a thing as it is in a workbook, without what stands in it.
fn inserting(from: &Workbook, what: What, seat: Seat) -> Option<Edit> {
    Some(match (what, seat) {
        (What::Member(id), _) => Edit::InsertMember(0, from.member(id)?.clone()),
        (What::Key(id), _) => Edit::InsertKey(0, from.key(id)?.clone()),
        (What::Activity(id), _) => {
            Edit::InsertActivity(0, Activity { rows: Vec::new(), ..from.activity(id)?.clone() })
        }
        (What::Row(id), Seat::Rows(parent)) => {
            let row = match from.row(id)? {
                Row::Line(line) => Row::Line(line.clone()),
                Row::Group(group) => Row::Group(Group { rows: Vec::new(), ..group.clone() }),
            };
            Edit::InsertRow(Position { parent, index: 0 }, row)
        }
        (What::ProjectGroup(id), _) => Edit::InsertProjectGroup(
            0,
            ProjectGroup { projects: Vec::new(), ..from.project_group(id)?.clone() },
        ),
        (What::Project(id), Seat::Projects(group)) => {
            Edit::InsertProject(group, 0, Box::new(from.project(id)?.clone()))
        }
        (What::MeasureGroup(id), _) => {
            let group = MeasureGroup { measures: Vec::new(), ..from.measure_group(id)?.clone() };
            Edit::Plan(PlanEdit::InsertGroup(0, group))
        }
        (What::Measure(id), Seat::Measures(group)) => {
            Edit::Plan(PlanEdit::Insert(group, 0, Box::new(from.measure(id)?.clone())))
        }
        (What::FollowUp(id), _) => {
            Edit::FollowUp(FollowUpEdit::Insert(0, Box::new(from.follow_up(id)?.clone())))
        }
        (What::Scenario(id), _) => {
            Edit::Scenario(ScenarioEdit::Insert(0, Box::new(from.scenario(id)?.clone())))
        }
        (What::LogEntry(id), _) => Edit::Log(LogEdit::Insert(0, Box::new(from.log_entry(id)?.clone()))),
        (What::Goal(id), _) => {
            let goal = Goal { indicators: Vec::new(), ..from.goal(id)?.clone() };
            Edit::Goal(GoalEdit::Insert(0, Box::new(goal)))
        }
        (What::Indicator(id), Seat::Indicators(goal)) => {
            Edit::Goal(GoalEdit::InsertIndicator(goal, 0, Box::new(from.indicator(id)?.clone())))
        }
        _ => return None,
    })
}
