//! The edits between the goals of two workbooks.

use super::super::{Edit, EditError, GoalEdit};
use super::{Way, order};
use crate::model::goal::Goal;
use crate::model::id::{GoalId, IndicatorId};
use crate::model::sentence::Topic;
use crate::model::workbook::Workbook;

pub(super) fn between(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    for (index, goal) in to.goals.iter().enumerate() {
        match way.now.goal(goal.id).map(|goal| goal.label.clone()) {
            None => {
                let index = order::place_after(goals(&way.now), goals(to), index);
                let empty = Goal { indicators: Vec::new(), ..goal.clone() };
                way.take(Edit::Goal(GoalEdit::Insert(index, Box::new(empty))))?;
            }
            Some(label) => way.take_if(&label, &goal.label, |label| {
                Edit::Goal(GoalEdit::Label(goal.id, Box::new(label.clone())))
            })?,
        }
    }
    let gone: Vec<IndicatorId> =
        way.now.indicators().map(|one| one.id).filter(|id| to.indicator(*id).is_none()).collect();
    for id in gone {
        way.take(Edit::Goal(GoalEdit::RemoveIndicator(id)))?;
    }
    for goal in &to.goals {
        indicators(way, goal)?;
    }
    for id in goals(&way.now).into_iter().filter(|id| to.goal(*id).is_none()) {
        way.take(Edit::Goal(GoalEdit::Remove(id)))?;
    }
    for (id, index) in order::moves(&goals(&way.now), &goals(to)) {
        way.take(Edit::Goal(GoalEdit::Move(id, index)))?;
    }
    for new in to.indicators() {
        let old = way.now.indicator(new.id).cloned();
        way.take_if(&old, &Some(new.clone()), |_| Edit::Goal(GoalEdit::Indicator(Box::new(new.clone()))))?;
    }
    Ok(())
}

fn goals(workbook: &Workbook) -> Vec<GoalId> {
    workbook.goals.iter().map(|goal| goal.id).collect()
}

fn indicators(way: &mut Way, goal: &Goal) -> Result<(), EditError> {
    let ids = |goal: &Goal| goal.indicators.iter().map(|one| one.id).collect::<Vec<_>>();
    let now = way.now.goal(goal.id).map(ids).unwrap_or_default();
    for (id, index) in order::moves(&now, &ids(goal)) {
        let new = goal.indicators.iter().find(|one| one.id == id);
        way.take(Edit::Goal(match new.filter(|_| way.now.indicator(id).is_none()) {
            Some(new) => GoalEdit::InsertIndicator(goal.id, index, Box::new(new.clone())),
            None => GoalEdit::MoveIndicator(id, goal.id, index),
        }))?;
    }
    Ok(())
}

/// The edits between what stands in the place of drafted sentences.
pub(super) fn sentences(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    let both = way.now.sentences.keys().chain(to.sentences.keys());
    let mut topics: Vec<Topic> = both.copied().collect();
    crate::model::order::sort(&mut topics);
    topics.dedup();
    for topic in topics {
        let (old, new) = (way.now.sentences.get(&topic).cloned(), to.sentences.get(&topic).cloned());
        way.take_if(&old, &new, |new| Edit::Sentence(topic, new.clone()))?;
    }
    Ok(())
}
