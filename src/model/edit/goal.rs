//! Applies edits of goals and their indicators.

use super::parts::{insert, shift, swap};
use super::{Edit, EditError, GoalEdit, What};
use crate::model::goal::{Goal, Indicator};
use crate::model::id::{GoalId, IndicatorId};
use crate::model::workbook::Workbook;

fn goal_index(workbook: &Workbook, id: GoalId) -> Result<usize, EditError> {
    let found = workbook.goals.iter().position(|goal| goal.id == id);
    found.ok_or(EditError::Missing(What::Goal(id)))
}

/// The indicator's goal and place, as indices.
fn index_of(workbook: &Workbook, id: IndicatorId) -> Result<(usize, usize), EditError> {
    let mut goals = workbook.goals.iter().enumerate();
    let found = goals.find_map(|(at, goal)| Some((at, goal.indicators.iter().position(|one| one.id == id)?)));
    found.ok_or(EditError::Missing(What::Indicator(id)))
}

fn check_new(workbook: &Workbook, indicators: &[Indicator]) -> Result<(), EditError> {
    for (at, indicator) in indicators.iter().enumerate() {
        let id = indicator.id;
        if indicators[..at].iter().any(|other| other.id == id) || workbook.indicator(id).is_some() {
            return Err(EditError::Duplicate(What::Indicator(id)));
        }
    }
    Ok(())
}

fn insert_goal(workbook: &mut Workbook, index: usize, goal: Goal) -> Result<GoalEdit, EditError> {
    let id = goal.id;
    if workbook.goal(id).is_some() {
        return Err(EditError::Duplicate(What::Goal(id)));
    }
    check_new(workbook, &goal.indicators)?;
    insert(&mut workbook.goals, index, goal)?;
    Ok(GoalEdit::Remove(id))
}

/// Applies an edit of the goals.
pub(super) fn apply(workbook: &mut Workbook, edit: GoalEdit) -> Result<Edit, EditError> {
    let inverse = match edit {
        GoalEdit::Insert(index, goal) => insert_goal(workbook, index, *goal)?,
        GoalEdit::Remove(id) => {
            let index = goal_index(workbook, id)?;
            GoalEdit::Insert(index, Box::new(workbook.goals.remove(index)))
        }
        GoalEdit::Move(id, to) => {
            let from = goal_index(workbook, id)?;
            shift(&mut workbook.goals, from, to)?;
            GoalEdit::Move(id, from)
        }
        GoalEdit::Label(id, label) => {
            let index = goal_index(workbook, id)?;
            swap(&mut workbook.goals[index].label, *label, |old| GoalEdit::Label(id, Box::new(old)))
        }
        GoalEdit::InsertIndicator(goal, index, indicator) => {
            let goal = goal_index(workbook, goal)?;
            check_new(workbook, std::slice::from_ref(&*indicator))?;
            let id = indicator.id;
            insert(&mut workbook.goals[goal].indicators, index, *indicator)?;
            GoalEdit::RemoveIndicator(id)
        }
        GoalEdit::RemoveIndicator(id) => {
            let (goal, index) = index_of(workbook, id)?;
            let goal = &mut workbook.goals[goal];
            let indicator = goal.indicators.remove(index);
            GoalEdit::InsertIndicator(goal.id, index, Box::new(indicator))
        }
        GoalEdit::MoveIndicator(id, to_goal, to_index) => {
            let (from, index) = index_of(workbook, id)?;
            let to = goal_index(workbook, to_goal)?;
            let room = workbook.goals[to].indicators.len() - usize::from(from == to);
            if to_index > room {
                return Err(EditError::OutOfRange { index: to_index, length: room });
            }
            let indicator = workbook.goals[from].indicators.remove(index);
            workbook.goals[to].indicators.insert(to_index, indicator);
            GoalEdit::MoveIndicator(id, workbook.goals[from].id, index)
        }
        GoalEdit::Indicator(mut new) => {
            let (goal, index) = index_of(workbook, new.id)?;
            std::mem::swap(&mut workbook.goals[goal].indicators[index], &mut *new);
            GoalEdit::Indicator(new)
        }
    };
    Ok(Edit::Goal(inverse))
}
