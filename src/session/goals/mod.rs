//! Goals and their indicators: what is done with them, as steps. What is shown of them is in `view`,
//! the one that is looked for in `found`.

pub mod found;
pub mod view;

use super::effect::Effect;
use super::msg::Direction;
use super::state::{State, StepLabel};
use super::update::perform;
use crate::file::limit;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, GoalEdit};
use crate::model::goal::{Goal, GoalLabel, Indicator};
use crate::model::id::{GoalId, IndicatorId};

/// What is asked of the goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// What is said of a goal, or of a new one at the end.
    Goal(Option<GoalId>, Box<GoalLabel>),
    /// A new indicator at the end of a goal; its identity is given here.
    NewIndicator(GoalId, Box<Indicator>),
    /// What is said of an indicator, which stands in this goal from now on.
    Indicator(GoalId, Box<Indicator>),
    /// Moves a goal past its neighbour.
    MoveGoal(GoalId, Direction),
    /// Moves an indicator past its neighbour in the same goal.
    MoveIndicator(IndicatorId, Direction),
    /// Deletes a goal with its indicators.
    DeleteGoal(GoalId),
    /// Deletes an indicator.
    DeleteIndicator(IndicatorId),
}

/// Does what is asked, and says what has become of the goal.
pub(super) fn ask(state: &mut State, ask: Ask) -> Vec<Effect> {
    state.dialog = None;
    let goal = match &ask {
        Ask::Goal(id, _) => *id,
        Ask::NewIndicator(id, _) | Ask::Indicator(id, _) | Ask::MoveGoal(id, _) | Ask::DeleteGoal(id) => {
            Some(*id)
        }
        Ask::MoveIndicator(id, _) | Ask::DeleteIndicator(id) => goal_of(state, *id),
    };
    let Some((edit, label)) = planned(state, ask) else { return Vec::new() };
    let mut effects = perform(state, edit, label);
    effects.extend(goal.and_then(|goal| view::said(state, goal)).map(Effect::Announce));
    effects
}

fn workbook(state: &State) -> Option<&Workbook> {
    state.open.as_ref().map(|open| &open.workbook)
}

fn goal_of(state: &State, id: IndicatorId) -> Option<GoalId> {
    Some(place_of(workbook(state)?, id)?.0.id)
}

/// The goal that an indicator stands in, and its place there.
pub(super) fn place_of(workbook: &Workbook, id: IndicatorId) -> Option<(&Goal, usize)> {
    let mut goals = workbook.goals.iter();
    goals.find_map(|goal| Some((goal, goal.indicators.iter().position(|one| one.id == id)?)))
}

/// Whether the workbook can have no other goal, or the goal no other indicator.
pub(super) fn is_full(workbook: &Workbook, goal: Option<GoalId>) -> bool {
    match goal {
        None => workbook.goals.len() >= limit::GOALS,
        Some(id) => workbook.goal(id).is_some_and(|goal| goal.indicators.len() >= limit::INDICATORS),
    }
}

/// Where something goes from a place among so many; `None` where it stands there already.
fn moved(at: usize, count: usize, direction: Direction) -> Option<usize> {
    match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|to| *to < count),
    }
}

/// The edit that does what is asked, and the name of the step; `None` where nothing changes.
fn planned(state: &mut State, ask: Ask) -> Option<(Edit, StepLabel)> {
    let step = |verb, name: &str| StepLabel { verb, what: What::Named(name.to_owned()) };
    let (edit, label) = match ask {
        Ask::Goal(None, label) => {
            let id = state.ids.fresh();
            let step = step(Verb::Add, &label.name);
            let goal = Goal { id, label: *label, indicators: Vec::new() };
            (GoalEdit::Insert(workbook(state)?.goals.len(), Box::new(goal)), step)
        }
        Ask::Goal(Some(id), label) => {
            let known = &workbook(state)?.goal(id)?.label;
            if *known == *label {
                return None;
            }
            (GoalEdit::Label(id, label), step(Verb::Change, &known.name))
        }
        Ask::NewIndicator(goal, mut indicator) => {
            indicator.id = state.ids.fresh();
            let end = workbook(state)?.goal(goal)?.indicators.len();
            let step = step(Verb::Add, &indicator.name);
            (GoalEdit::InsertIndicator(goal, end, indicator), step)
        }
        Ask::Indicator(goal, indicator) => return of_indicator(state, goal, *indicator),
        Ask::MoveGoal(id, direction) => {
            let goals = &workbook(state)?.goals;
            let at = goals.iter().position(|goal| goal.id == id)?;
            let name = &goals.get(at)?.label.name;
            (GoalEdit::Move(id, moved(at, goals.len(), direction)?), step(Verb::Move, name))
        }
        Ask::MoveIndicator(id, direction) => {
            let (goal, at) = place_of(workbook(state)?, id)?;
            let to = moved(at, goal.indicators.len(), direction)?;
            let name = &goal.indicators.get(at)?.name;
            (GoalEdit::MoveIndicator(id, goal.id, to), step(Verb::Move, name))
        }
        Ask::DeleteGoal(id) => {
            (GoalEdit::Remove(id), step(Verb::Delete, &workbook(state)?.goal(id)?.label.name))
        }
        Ask::DeleteIndicator(id) => {
            (GoalEdit::RemoveIndicator(id), step(Verb::Delete, &workbook(state)?.indicator(id)?.name))
        }
    };
    Some((Edit::Goal(edit), label))
}

/// An indicator that is changed, moved to the end of another goal, or both as one step.
fn of_indicator(state: &State, goal: GoalId, indicator: Indicator) -> Option<(Edit, StepLabel)> {
    let end = workbook(state)?.goal(goal)?.indicators.len();
    let (from, at) = place_of(workbook(state)?, indicator.id)?;
    let is_moved = from.id != goal;
    let known = from.indicators.get(at)?;
    let step = StepLabel { verb: Verb::Change, what: What::Named(known.name.clone()) };
    let mut edits = Vec::new();
    if is_moved {
        edits.push(Edit::Goal(GoalEdit::MoveIndicator(indicator.id, goal, end)));
    }
    if *known != indicator {
        edits.push(Edit::Goal(GoalEdit::Indicator(Box::new(indicator))));
    }
    match edits.len() {
        0 => None,
        1 => Some((edits.remove(0), step)),
        _ => Some((Edit::Batch(edits), step)),
    }
}
