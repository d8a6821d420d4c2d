//! Edits of goals, and of what stands in the place of drafted sentences, from text.

use super::Read;
use super::other::index;
use crate::file::cursor::{Fields, Refusal};
use crate::file::goal;
use crate::model::edit::{Edit, GoalEdit};
use crate::model::id::{GoalId, IndicatorId};
use crate::model::set::Set;

/// The kinds of these edits by the field that says so, and how the rest is read.
pub(super) const EDITS: &[(&str, Read)] = &[
    ("insertGoal", |at, fields| {
        let goal = Box::new(goal::goal(at, &mut Set::default())?);
        Ok(Edit::Goal(GoalEdit::Insert(index(fields)?, goal)))
    }),
    ("removeGoal", |at, _| Ok(Edit::Goal(GoalEdit::Remove(at.id(GoalId::PREFIX)?)))),
    ("moveGoal", |at, fields| Ok(Edit::Goal(GoalEdit::Move(at.id(GoalId::PREFIX)?, index(fields)?)))),
    ("goal", |at, fields| {
        let label = Box::new(goal::label(&fields.need("says").object()?)?);
        Ok(Edit::Goal(GoalEdit::Label(at.id(GoalId::PREFIX)?, label)))
    }),
    ("insertIndicator", |at, fields| {
        let indicator = Box::new(goal::indicator(at)?);
        Ok(Edit::Goal(GoalEdit::InsertIndicator(in_goal(fields)?, index(fields)?, indicator)))
    }),
    ("removeIndicator", |at, _| Ok(Edit::Goal(GoalEdit::RemoveIndicator(at.id(IndicatorId::PREFIX)?)))),
    ("moveIndicator", |at, fields| {
        let id = at.id(IndicatorId::PREFIX)?;
        Ok(Edit::Goal(GoalEdit::MoveIndicator(id, in_goal(fields)?, index(fields)?)))
    }),
    ("indicator", |at, _| Ok(Edit::Goal(GoalEdit::Indicator(Box::new(goal::indicator(at)?))))),
    ("sentence", |at, _| {
        let fields = at.object()?;
        Ok(Edit::Sentence(goal::topic(&fields)?, Some(goal::own(&fields)?)))
    }),
    ("draftSentence", |at, _| Ok(Edit::Sentence(goal::topic(&at.object()?)?, None))),
];

fn in_goal(fields: &Fields<'_>) -> Result<GoalId, Refusal> {
    fields.need("in").id(GoalId::PREFIX)
}
