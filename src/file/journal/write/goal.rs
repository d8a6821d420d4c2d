//! Edits of goals, and of what stands in the place of drafted sentences, to text.

use super::Object;
use crate::file::goal::{goal_wire, indicator_wire, label_wire, sentence_wire};
use crate::file::write::shown;
use crate::model::edit::GoalEdit;
use crate::model::sentence::{Own, Topic};

/// Writes an edit of the goals.
pub(super) fn write(out: &mut Object, edit: &GoalEdit) {
    match edit {
        GoalEdit::Insert(at, goal) => {
            out.field("insertGoal", &goal_wire(goal));
            out.field("at", at);
        }
        GoalEdit::Remove(id) => out.field("removeGoal", &shown(id)),
        GoalEdit::Move(id, to) => {
            out.field("moveGoal", &shown(id));
            out.field("at", to);
        }
        GoalEdit::Label(id, label) => {
            out.field("goal", &shown(id));
            out.field("says", &label_wire(label));
        }
        GoalEdit::InsertIndicator(goal, at, indicator) => {
            out.field("insertIndicator", &indicator_wire(indicator));
            out.field("in", &shown(goal));
            out.field("at", at);
        }
        GoalEdit::RemoveIndicator(id) => out.field("removeIndicator", &shown(id)),
        GoalEdit::MoveIndicator(id, goal, at) => {
            out.field("moveIndicator", &shown(id));
            out.field("in", &shown(goal));
            out.field("at", at);
        }
        GoalEdit::Indicator(indicator) => out.field("indicator", &indicator_wire(indicator)),
    }
}

/// Writes what stands in the place of a drafted sentence, or that it is drafted again.
pub(super) fn write_sentence(out: &mut Object, topic: Topic, own: Option<&Own>) {
    let kind = if own.is_some() { "sentence" } else { "draftSentence" };
    out.field(kind, &sentence_wire(topic, own));
}
