//! Moving rows: a step through the table as it is printed, or to where they are dropped. Several go together.

use super::command::subjects;
use super::delete;
use super::effect::Effect;
use super::msg::Direction;
use super::nesting::{fits, groups_around};
use super::selection::{Area, At, Selection};
use super::sheet::{Fold, SheetId, Subject, Table};
use super::state::{Notice, Open, State, StepLabel};
use super::update::perform;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::drift::{Group, Row, RowId, SubtotalPlace};
use crate::model::edit::{Edit, Parent, PlanEdit, Position};
use crate::model::id::{GroupId, MeasureGroupId, ProjectGroupId};
use crate::model::member::Holder;
use crate::model::set::Set;

/// Why rows cannot be moved, or not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Immovable {
    /// The table is sorted for looking, so that a place in it says nothing.
    Sorted,
    /// Groups would stand deeper in one another than a file keeps.
    TooDeep,
    /// A group would stand in itself.
    Within,
    /// Rows of this kind do not stand in that table.
    Elsewhere,
}

/// A list that rows stand in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum List {
    Rows(Parent),
    Projects(ProjectGroupId),
    Measures(MeasureGroupId),
    Members,
    Activities,
}

/// A place in a list, counted as the list is now.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Spot {
    list: List,
    index: usize,
}

/// Where a row stands; `None` if it has no place that it could be moved from.
fn spot(workbook: &Workbook, subject: Subject) -> Option<Spot> {
    match subject {
        Subject::Row(row) => workbook.position(row).map(in_rows),
        Subject::Project(id) => workbook.project_groups.iter().find_map(|group| {
            let index = group.projects.iter().position(|project| project.id == id)?;
            Some(Spot { list: List::Projects(group.id), index })
        }),
        Subject::Measure(id) => workbook.plan.iter().find_map(|group| {
            let index = group.measures.iter().position(|measure| measure.id == id)?;
            Some(Spot { list: List::Measures(group.id), index })
        }),
        Subject::Holder(Holder::Member(id)) => {
            let index = workbook.members.iter().position(|member| member.id == id)?;
            Some(Spot { list: List::Members, index })
        }
        Subject::Activity(id) => {
            let index = workbook.activities.iter().position(|activity| activity.id == id)?;
            Some(Spot { list: List::Activities, index })
        }
        _ => None,
    }
}

fn in_rows(Position { parent, index }: Position) -> Spot {
    Spot { list: List::Rows(parent), index }
}

/// What stands at a place.
fn at(workbook: &Workbook, Spot { list, index }: Spot) -> Option<Subject> {
    match list {
        List::Rows(parent) => siblings(workbook, parent)?.get(index).map(|row| Subject::Row(row.id())),
        List::Projects(id) => {
            workbook.project_group(id)?.projects.get(index).map(|project| Subject::Project(project.id))
        }
        List::Measures(id) => {
            workbook.measure_group(id)?.measures.get(index).map(|measure| Subject::Measure(measure.id))
        }
        List::Members => workbook.members.get(index).map(|member| Subject::Holder(Holder::Member(member.id))),
        List::Activities => workbook.activities.get(index).map(|activity| Subject::Activity(activity.id)),
    }
}

fn siblings(workbook: &Workbook, parent: Parent) -> Option<&[Row]> {
    Some(match parent {
        Parent::Activity(id) => &workbook.activity(id)?.rows,
        Parent::Group(id) => &workbook.group(id)?.rows,
    })
}

/// Moves one row to a place that is counted without it.
fn one(subject: Subject, list: List, index: usize) -> Option<Edit> {
    match (subject, list) {
        (Subject::Row(row), List::Rows(parent)) => Some(Edit::MoveRow(row, Position { parent, index })),
        (Subject::Project(id), List::Projects(group)) => Some(Edit::MoveProject(id, group, index)),
        (Subject::Measure(id), List::Measures(group)) => Some(Edit::Plan(PlanEdit::Move(id, group, index))),
        (Subject::Holder(Holder::Member(id)), List::Members) => Some(Edit::MoveMember(id, index)),
        (Subject::Activity(id), List::Activities) => Some(Edit::MoveActivity(id, index)),
        _ => None,
    }
}

/// The rows that move: those within a group that moves go with it.
fn whole(workbook: &Workbook, subjects: &[Subject]) -> Vec<Subject> {
    let mut moved = delete::apart(workbook, subjects.to_vec());
    moved.retain(|subject| spot(workbook, *subject).is_some());
    moved
}

/// The edits that put rows one after the other to a place; none if they stand there already.
fn plan(workbook: &Workbook, moved: &[Subject], to: Spot) -> Result<Vec<Edit>, Immovable> {
    if let List::Rows(parent) = to.list {
        for subject in moved {
            let Subject::Row(id) = subject else { return Err(Immovable::Elsewhere) };
            if stands_within(workbook, parent, *id) {
                return Err(Immovable::Within);
            }
            if !workbook.row(*id).is_some_and(|row| fits(workbook, row, parent)) {
                return Err(Immovable::TooDeep);
            }
        }
    }
    // Where those that stand in the same list already stand in it.
    let from: Vec<Option<usize>> = moved
        .iter()
        .map(|subject| spot(workbook, *subject).filter(|spot| spot.list == to.list).map(|spot| spot.index))
        .collect();
    if let Some(Some(first)) = from.first().copied()
        && (first..=first + from.len()).contains(&to.index)
        && from.iter().enumerate().all(|(more, index)| *index == Some(first + more))
    {
        return Ok(Vec::new());
    }
    // Each is counted without itself: those that still wait before the place are counted, those that stay too.
    let waiting = |done: usize| from[done..].iter().flatten().filter(|index| **index < to.index).count();
    let stay = to.index - waiting(0);
    let edits = moved
        .iter()
        .enumerate()
        .map(|(done, subject)| one(*subject, to.list, stay + done + waiting(done + 1)));
    edits.collect::<Option<Vec<_>>>().ok_or(Immovable::Elsewhere)
}

/// Whether `parent` is a group or stands in it.
fn stands_within(workbook: &Workbook, parent: Parent, row: RowId) -> bool {
    let Parent::Group(group) = parent else { return false };
    let id = RowId::Group(group);
    id == row || workbook.position(id).is_some_and(|around| stands_within(workbook, around.parent, row))
}

/// One step up or down through the table as it is printed: into a group, through it, and out of it; from the end of
/// one investment table into the next. Folded groups are passed by, so that no row goes out of sight.
fn next(workbook: &Workbook, moved: &[Subject], direction: Direction, folded: &Set<GroupId>) -> Option<Spot> {
    let is_up = direction == Direction::Up;
    let first = if is_up { moved.first() } else { moved.last() };
    let Spot { list, mut index } = spot(workbook, *first?)?;
    let beside = loop {
        let next = if is_up { index.checked_sub(1) } else { Some(index + 1) };
        let found = next.and_then(|index| Some((index, at(workbook, Spot { list, index })?)));
        match found {
            Some((next, subject)) if moved.contains(&subject) => index = next,
            found => break found,
        }
    };
    let enters = |group: &Group| {
        let fits = |row| fits(workbook, row, Parent::Group(group.id));
        let row = |subject: &Subject| match subject {
            Subject::Row(row) => workbook.row(*row),
            _ => None,
        };
        !folded.contains(group.id) && moved.iter().filter_map(row).all(fits)
    };
    match (beside, list) {
        (Some((index, Subject::Row(RowId::Group(id)))), _) => {
            let group = workbook.group(id).filter(|group| enters(group));
            let inside = |group: &Group| {
                in_rows(Position {
                    parent: Parent::Group(id),
                    index: if is_up { group.rows.len() } else { 0 },
                })
            };
            let past = Spot { list, index: index + usize::from(!is_up) };
            Some(group.map_or(past, inside))
        }
        (Some((index, _)), _) => Some(Spot { list, index: index + usize::from(!is_up) }),
        (None, List::Rows(Parent::Group(group))) => {
            let around = in_rows(workbook.position(RowId::Group(group))?);
            Some(Spot { index: around.index + usize::from(!is_up), ..around })
        }
        (None, List::Projects(id)) => {
            let groups = &workbook.project_groups;
            let at = groups.iter().position(|group| group.id == id)?;
            let to = if is_up { at.checked_sub(1)? } else { at + 1 };
            let group = groups.get(to)?;
            let index = if is_up { group.projects.len() } else { 0 };
            Some(Spot { list: List::Projects(group.id), index })
        }
        (None, List::Measures(id)) => {
            let groups = &workbook.plan;
            let at = groups.iter().position(|group| group.id == id)?;
            let group = groups.get(if is_up { at.checked_sub(1)? } else { at + 1 })?;
            let index = if is_up { group.measures.len() } else { 0 };
            Some(Spot { list: List::Measures(group.id), index })
        }
        (None, _) => None,
    }
}

/// Whether some of the rows have a place that they could be moved from.
pub(super) fn can_move(subjects: &[Subject]) -> bool {
    subjects.iter().any(|subject| {
        matches!(
            subject,
            Subject::Row(_)
                | Subject::Project(_)
                | Subject::Measure(_)
                | Subject::Activity(_)
                | Subject::Holder(Holder::Member(_))
        )
    })
}

/// Whether the rows of a table can be moved by dragging.
#[must_use]
pub fn is_movable(sheet: SheetId) -> bool {
    matches!(
        sheet,
        SheetId::Drift(_)
            | SheetId::SideBySide(_)
            | SheetId::Projects(_)
            | SheetId::Measures
            | SheetId::Members
            | SheetId::Results
    )
}

fn is_sorted(open: &Open, sheet: Option<SheetId>) -> bool {
    sheet.and_then(|sheet| open.arrangements.get(&sheet)).is_some_and(|a| a.sort.is_some())
}

/// Moves rows a step up or down.
pub(super) fn step(state: &mut State, subjects: &[Subject], direction: Direction) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let sheet = open.cursor().map(|cursor| cursor.sheet);
    if is_sorted(open, sheet) {
        return refuse(state, Immovable::Sorted);
    }
    let moved = whole(&open.workbook, subjects);
    let none = Set::default();
    let arrangement = sheet.and_then(|sheet| open.arrangements.get(&sheet));
    let folded = arrangement.map_or(&none, |arrangement| &arrangement.folded);
    let Some(to) = next(&open.workbook, &moved, direction, folded) else { return Vec::new() };
    let edits = plan(&open.workbook, &moved, to);
    carry_out(state, sheet, subjects, &moved, edits)
}

/// The selected rows, and where a drop on a row of a table puts them: after it, or before it.
fn target(
    state: &State,
    sheet: SheetId,
    row: usize,
    after: bool,
) -> Option<(Vec<Subject>, Result<Spot, Immovable>)> {
    let open = state.open.as_ref()?;
    let moved = whole(&open.workbook, &subjects(state));
    let from = open.cursor().map(|cursor| cursor.sheet);
    if moved.is_empty() {
        return None;
    }
    if is_sorted(open, Some(sheet)) || is_sorted(open, from) {
        return Some((moved, Err(Immovable::Sorted)));
    }
    let to = beside(&open.workbook, &state.table(sheet)?, row, after);
    Some((moved, to.ok_or(Immovable::Elsewhere)))
}

/// The place before or after a row of a table, as the table shows it.
fn beside(workbook: &Workbook, table: &Table, row: usize, after: bool) -> Option<Spot> {
    let head = table.rows.get(row)?;
    let end = |index| match table.id {
        SheetId::Drift(id) | SheetId::SideBySide(id) => {
            Some(Spot { list: List::Rows(Parent::Activity(id)), index })
        }
        SheetId::Projects(id) => Some(Spot { list: List::Projects(id), index }),
        SheetId::Results => Some(Spot { list: List::Activities, index }),
        _ => None,
    };
    match head.subject {
        Subject::Total => end(match table.id {
            SheetId::Projects(id) => workbook.project_group(id)?.projects.len(),
            SheetId::Drift(id) | SheetId::SideBySide(id) => workbook.activity(id)?.rows.len(),
            SheetId::Results => workbook.activities.len(),
            _ => return None,
        }),
        Subject::MeasureGroup(id) => Some(Spot { list: List::Measures(id), index: 0 }),
        // What is shared stands behind all members.
        Subject::Holder(Holder::Shared) => Some(Spot { list: List::Members, index: workbook.members.len() }),
        Subject::Row(RowId::Group(id)) if head.fold == Some(Fold::Unfolded) => {
            let group = workbook.group(id)?;
            let inside = |index| Some(in_rows(Position { parent: Parent::Group(id), index }));
            match (group.subtotal, after) {
                (SubtotalPlace::Above, true) => inside(0),
                (SubtotalPlace::Below, false) => inside(group.rows.len()),
                (SubtotalPlace::Above, false) => spot(workbook, head.subject),
                (SubtotalPlace::Below, true) => behind(workbook, head.subject),
            }
        }
        subject if after => behind(workbook, subject),
        subject => spot(workbook, subject),
    }
}

fn behind(workbook: &Workbook, subject: Subject) -> Option<Spot> {
    spot(workbook, subject).map(|spot| Spot { index: spot.index + 1, ..spot })
}

/// In how many groups the selected rows would stand if they were dropped there; `None` if nothing that can be moved
/// is selected.
///
/// # Errors
/// Why they cannot be dropped there.
#[must_use]
pub fn landing(state: &State, sheet: SheetId, row: usize, after: bool) -> Option<Result<usize, Immovable>> {
    let (moved, to) = target(state, sheet, row, after)?;
    let workbook = &state.open.as_ref()?.workbook;
    Some(to.and_then(|to| {
        plan(workbook, &moved, to)?;
        Ok(match to.list {
            List::Rows(parent) => groups_around(workbook, parent),
            List::Projects(_) | List::Measures(_) | List::Members | List::Activities => 0,
        })
    }))
}

/// Drops the selected rows on a row of a table.
pub(super) fn drop(state: &mut State, sheet: SheetId, row: usize, after: bool) -> Vec<Effect> {
    let Some((moved, to)) = target(state, sheet, row, after) else { return Vec::new() };
    let selected = subjects(state);
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let edits = to.and_then(|to| plan(&open.workbook, &moved, to));
    carry_out(state, Some(sheet), &selected, &moved, edits)
}

fn refuse(state: &mut State, why: Immovable) -> Vec<Effect> {
    state.notice = Some(Notice::NotMoved(why));
    vec![Effect::Focus]
}

fn carry_out(
    state: &mut State,
    sheet: Option<SheetId>,
    selected: &[Subject],
    moved: &[Subject],
    edits: Result<Vec<Edit>, Immovable>,
) -> Vec<Effect> {
    let edits = match edits {
        Ok(edits) if edits.is_empty() => return Vec::new(),
        Ok(edits) => edits,
        Err(why) => return refuse(state, why),
    };
    let name = state.open.as_ref().and_then(|open| delete::name(&open.workbook, *moved.first()?));
    let what = match (moved.len(), name) {
        (1, Some(name)) => What::Named(name),
        (count, _) => What::Rows(count),
    };
    let edit = if edits.len() == 1 { edits.into_iter().next() } else { Some(Edit::Batch(edits)) };
    let Some(edit) = edit else { return Vec::new() };
    if state.notice.as_ref().is_some_and(|notice| matches!(notice, Notice::NotMoved(_))) {
        state.notice = None;
    }
    let mut effects = perform(state, edit, StepLabel { verb: Verb::Move, what });
    if let Some(sheet) = sheet {
        follow(state, sheet, selected);
    }
    effects.push(Effect::Focus);
    effects
}

/// The selection goes with the rows that moved, and the cursor with it.
fn follow(state: &mut State, sheet: SheetId, selected: &[Subject]) {
    let cells = follower(state, sheet, selected);
    if let (Some(open), Some(cells)) = (state.open.as_mut(), cells) {
        open.select(sheet, cells);
    }
}

fn follower(state: &State, sheet: SheetId, selected: &[Subject]) -> Option<Selection> {
    let before = &state.open.as_ref()?.selected.as_ref()?.cells;
    let table = state.table(sheet)?;
    let rows = || selected.iter().filter_map(|subject| table.row_of(*subject));
    let (first, last) = (rows().min()?, rows().max()?);
    let (area, column) = (before.current(), before.cursor.column);
    let cells = if first == last && area.size().1 == 1 {
        Selection::at(At { row: first, column })
    } else {
        let anchor = At { row: first, column: area.first().column };
        let head = At { row: last, column: area.last().column };
        // Whole rows are longer than what is in sight: the view stays where it is.
        let mut cells = Selection::area(Area { anchor, head });
        cells.lead = At { row: last, column };
        cells
    };
    Some(cells.inside(table.shape()))
}
