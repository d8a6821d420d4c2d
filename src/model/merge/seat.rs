//! Where things come and go in an order that somebody else may have changed meanwhile.

use crate::model::drift::{Row, RowId};
use crate::model::edit::{
    Edit, FollowUpEdit, GoalEdit, LogEdit, Parent, PlanEdit, Position, ScenarioEdit, What,
};
use crate::model::goal::Goal;
use crate::model::id::{GoalId, MeasureGroupId, ProjectGroupId};
use crate::model::investment::ProjectGroup;
use crate::model::measure::MeasureGroup;
use crate::model::workbook::Workbook;

/// What things stand in, in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    Members,
    Keys,
    Activities,
    Rows(Parent),
    ProjectGroups,
    Projects(ProjectGroupId),
    MeasureGroups,
    Measures(MeasureGroupId),
    FollowUps,
    Scenarios,
    MeetingLog,
    Goals,
    Indicators(GoalId),
}

/// What is put or moved by `edit`, and where to.
pub(super) fn seated(edit: &Edit) -> Option<(Seat, What)> {
    Some(match edit {
        Edit::InsertMember(_, member) => (Seat::Members, What::Member(member.id)),
        Edit::MoveMember(id, _) => (Seat::Members, What::Member(*id)),
        Edit::InsertKey(_, key) => (Seat::Keys, What::Key(key.id)),
        Edit::MoveKey(id, _) => (Seat::Keys, What::Key(*id)),
        Edit::InsertActivity(_, activity) => (Seat::Activities, What::Activity(activity.id)),
        Edit::MoveActivity(id, _) => (Seat::Activities, What::Activity(*id)),
        Edit::InsertRow(position, row) => (Seat::Rows(position.parent), What::Row(row.id())),
        Edit::MoveRow(id, position) => (Seat::Rows(position.parent), What::Row(*id)),
        Edit::InsertProjectGroup(_, group) => (Seat::ProjectGroups, What::ProjectGroup(group.id)),
        Edit::MoveProjectGroup(id, _) => (Seat::ProjectGroups, What::ProjectGroup(*id)),
        Edit::InsertProject(group, _, project) => (Seat::Projects(*group), What::Project(project.id)),
        Edit::MoveProject(id, group, _) => (Seat::Projects(*group), What::Project(*id)),
        Edit::Plan(PlanEdit::InsertGroup(_, group)) => (Seat::MeasureGroups, What::MeasureGroup(group.id)),
        Edit::Plan(PlanEdit::MoveGroup(id, _)) => (Seat::MeasureGroups, What::MeasureGroup(*id)),
        Edit::Plan(PlanEdit::Insert(group, _, measure)) => {
            (Seat::Measures(*group), What::Measure(measure.id))
        }
        Edit::Plan(PlanEdit::Move(id, group, _)) => (Seat::Measures(*group), What::Measure(*id)),
        Edit::FollowUp(FollowUpEdit::Insert(_, one)) => (Seat::FollowUps, What::FollowUp(one.id)),
        Edit::Scenario(ScenarioEdit::Insert(_, one)) => (Seat::Scenarios, What::Scenario(one.id)),
        Edit::Scenario(ScenarioEdit::Move(id, _)) => (Seat::Scenarios, What::Scenario(*id)),
        Edit::Log(LogEdit::Insert(_, one)) => (Seat::MeetingLog, What::LogEntry(one.id)),
        Edit::Log(LogEdit::Move(id, _)) => (Seat::MeetingLog, What::LogEntry(*id)),
        Edit::Goal(GoalEdit::Insert(_, goal)) => (Seat::Goals, What::Goal(goal.id)),
        Edit::Goal(GoalEdit::Move(id, _)) => (Seat::Goals, What::Goal(*id)),
        Edit::Goal(GoalEdit::InsertIndicator(goal, _, one)) => {
            (Seat::Indicators(*goal), What::Indicator(one.id))
        }
        Edit::Goal(GoalEdit::MoveIndicator(id, goal, _)) => (Seat::Indicators(*goal), What::Indicator(*id)),
        _ => return None,
    })
}

/// The same edit with another place in the order.
fn at_index(edit: Edit, index: usize) -> Edit {
    match edit {
        Edit::InsertMember(_, member) => Edit::InsertMember(index, member),
        Edit::MoveMember(id, _) => Edit::MoveMember(id, index),
        Edit::InsertKey(_, key) => Edit::InsertKey(index, key),
        Edit::MoveKey(id, _) => Edit::MoveKey(id, index),
        Edit::InsertActivity(_, activity) => Edit::InsertActivity(index, activity),
        Edit::MoveActivity(id, _) => Edit::MoveActivity(id, index),
        Edit::InsertRow(position, row) => Edit::InsertRow(Position { index, ..position }, row),
        Edit::MoveRow(id, position) => Edit::MoveRow(id, Position { index, ..position }),
        Edit::InsertProjectGroup(_, group) => Edit::InsertProjectGroup(index, group),
        Edit::MoveProjectGroup(id, _) => Edit::MoveProjectGroup(id, index),
        Edit::InsertProject(group, _, project) => Edit::InsertProject(group, index, project),
        Edit::MoveProject(id, group, _) => Edit::MoveProject(id, group, index),
        Edit::Plan(PlanEdit::InsertGroup(_, group)) => Edit::Plan(PlanEdit::InsertGroup(index, group)),
        Edit::Plan(PlanEdit::MoveGroup(id, _)) => Edit::Plan(PlanEdit::MoveGroup(id, index)),
        Edit::Plan(PlanEdit::Insert(group, _, measure)) => {
            Edit::Plan(PlanEdit::Insert(group, index, measure))
        }
        Edit::Plan(PlanEdit::Move(id, group, _)) => Edit::Plan(PlanEdit::Move(id, group, index)),
        Edit::FollowUp(FollowUpEdit::Insert(_, one)) => Edit::FollowUp(FollowUpEdit::Insert(index, one)),
        Edit::Scenario(ScenarioEdit::Insert(_, one)) => Edit::Scenario(ScenarioEdit::Insert(index, one)),
        Edit::Scenario(ScenarioEdit::Move(id, _)) => Edit::Scenario(ScenarioEdit::Move(id, index)),
        Edit::Log(LogEdit::Insert(_, one)) => Edit::Log(LogEdit::Insert(index, one)),
        Edit::Log(LogEdit::Move(id, _)) => Edit::Log(LogEdit::Move(id, index)),
        Edit::Goal(GoalEdit::Insert(_, goal)) => Edit::Goal(GoalEdit::Insert(index, goal)),
        Edit::Goal(GoalEdit::Move(id, _)) => Edit::Goal(GoalEdit::Move(id, index)),
        Edit::Goal(GoalEdit::InsertIndicator(goal, _, one)) => {
            Edit::Goal(GoalEdit::InsertIndicator(goal, index, one))
        }
        Edit::Goal(GoalEdit::MoveIndicator(id, goal, _)) => {
            Edit::Goal(GoalEdit::MoveIndicator(id, goal, index))
        }
        other => other,
    }
}

/// The things in a seat, in their order.
pub(super) fn sitting(workbook: &Workbook, seat: Seat) -> Vec<What> {
    fn all<T>(items: &[T], what: impl Fn(&T) -> What) -> Vec<What> {
        items.iter().map(what).collect()
    }
    let rows = |rows: &[Row]| all(rows, |row| What::Row(row.id()));
    match seat {
        Seat::Members => all(&workbook.members, |member| What::Member(member.id)),
        Seat::Keys => all(&workbook.keys, |key| What::Key(key.id)),
        Seat::Activities => all(&workbook.activities, |activity| What::Activity(activity.id)),
        Seat::Rows(Parent::Activity(id)) => {
            workbook.activity(id).map(|activity| rows(&activity.rows)).unwrap_or_default()
        }
        Seat::Rows(Parent::Group(id)) => {
            workbook.group(id).map(|group| rows(&group.rows)).unwrap_or_default()
        }
        Seat::ProjectGroups => all(&workbook.project_groups, |group| What::ProjectGroup(group.id)),
        Seat::Projects(id) => workbook
            .project_group(id)
            .map(|group| all(&group.projects, |project| What::Project(project.id)))
            .unwrap_or_default(),
        Seat::MeasureGroups => all(&workbook.plan, |group| What::MeasureGroup(group.id)),
        Seat::Measures(id) => workbook
            .measure_group(id)
            .map(|group| all(&group.measures, |measure| What::Measure(measure.id)))
            .unwrap_or_default(),
        Seat::FollowUps => all(&workbook.follow_ups, |one| What::FollowUp(one.id)),
        Seat::Scenarios => all(&workbook.scenarios, |one| What::Scenario(one.id)),
        Seat::MeetingLog => all(&workbook.meeting_log, |one| What::LogEntry(one.id)),
        Seat::Goals => all(&workbook.goals, |goal| What::Goal(goal.id)),
        Seat::Indicators(id) => workbook
            .goal(id)
            .map(|goal| all(&goal.indicators, |one| What::Indicator(one.id)))
            .unwrap_or_default(),
    }
}

/// The seat that a thing has in a workbook.
pub(super) fn seat_of(workbook: &Workbook, what: What) -> Option<Seat> {
    Some(match what {
        What::Member(_) => Seat::Members,
        What::Key(_) => Seat::Keys,
        What::Activity(_) => Seat::Activities,
        What::Row(id) => Seat::Rows(workbook.position(id)?.parent),
        What::ProjectGroup(_) => Seat::ProjectGroups,
        What::Project(id) => {
            let has = |group: &&ProjectGroup| group.projects.iter().any(|project| project.id == id);
            Seat::Projects(workbook.project_groups.iter().find(has)?.id)
        }
        What::MeasureGroup(_) => Seat::MeasureGroups,
        What::Measure(id) => {
            let has = |group: &&MeasureGroup| group.measures.iter().any(|measure| measure.id == id);
            Seat::Measures(workbook.plan.iter().find(has)?.id)
        }
        What::FollowUp(_) => Seat::FollowUps,
        What::Scenario(_) => Seat::Scenarios,
        What::LogEntry(_) => Seat::MeetingLog,
        What::Goal(_) => Seat::Goals,
        What::Indicator(id) => {
            let has = |goal: &&Goal| goal.indicators.iter().any(|one| one.id == id);
            Seat::Indicators(workbook.goals.iter().find(has)?.id)
        }
        // They stand in their key, in the order of the months.
        What::Weights(..) => return None,
    })
}

/// The thing that a seat is in; `None` for the workbook itself.
pub(super) fn around(seat: Seat) -> Option<What> {
    match seat {
        Seat::Rows(Parent::Activity(id)) => Some(What::Activity(id)),
        Seat::Rows(Parent::Group(id)) => Some(What::Row(RowId::Group(id))),
        Seat::Projects(id) => Some(What::ProjectGroup(id)),
        Seat::Measures(id) => Some(What::MeasureGroup(id)),
        Seat::Indicators(id) => Some(What::Goal(id)),
        _ => None,
    }
}

/// Whether a thing is in a workbook.
pub(super) fn is_there(workbook: &Workbook, what: What) -> bool {
    match what {
        What::Member(id) => workbook.member(id).is_some(),
        What::Key(id) => workbook.key(id).is_some(),
        What::Activity(id) => workbook.activity(id).is_some(),
        What::Row(id) => workbook.row(id).is_some(),
        What::ProjectGroup(id) => workbook.project_group(id).is_some(),
        What::Project(id) => workbook.project(id).is_some(),
        What::MeasureGroup(id) => workbook.measure_group(id).is_some(),
        What::Measure(id) => workbook.measure(id).is_some(),
        What::FollowUp(id) => workbook.follow_up(id).is_some(),
        What::Scenario(id) => workbook.scenario(id).is_some(),
        What::LogEntry(id) => workbook.log_entry(id).is_some(),
        What::Goal(id) => workbook.goal(id).is_some(),
        What::Indicator(id) => workbook.indicator(id).is_some(),
        What::Weights(id, from) => workbook.key(id).is_some_and(|key| key.later.contains_key(&from)),
    }
}

/// An edit that somebody made so that `after` came of it, for a workbook with another order: what comes or moves follows
/// there what it follows here. Where both put something new after the same, the lower identity is first, so that it
/// does not matter whose came first.
pub(super) fn reseated(edit: Edit, after: &Workbook, now: &Workbook, base: &Workbook) -> Edit {
    let Some((seat, what)) = seated(&edit) else { return edit };
    let theirs = sitting(after, seat);
    let mut here = sitting(now, seat);
    here.retain(|other| *other != what);
    let before = theirs.iter().take_while(|other| **other != what);
    let follows = before.filter_map(|before| here.iter().position(|other| other == before)).last();
    let mut index = follows.map_or(0, |place| place + 1);
    while let Some(other) = here.get(index)
        && !theirs.contains(other)
        && !is_there(base, *other)
        && *other < what
    {
        index += 1;
    }
    at_index(edit, index)
}
