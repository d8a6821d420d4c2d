//! The edits between the action plans and the follow-ups of two workbooks.

use super::super::{Edit, EditError, FollowUpEdit, PlanEdit};
use super::{Way, order};
use crate::model::id::{FollowUpId, MeasureGroupId, MeasureId};
use crate::model::measure::MeasureGroup;
use crate::model::workbook::Workbook;

pub(super) fn between(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    for (index, group) in to.plan.iter().enumerate() {
        match way.now.measure_group(group.id).map(|group| group.name.clone()) {
            None => {
                let index = order::place_after(groups(&way.now), groups(to), index);
                let empty = MeasureGroup { measures: Vec::new(), ..group.clone() };
                way.take(Edit::Plan(PlanEdit::InsertGroup(index, empty)))?;
            }
            Some(name) => way.take_if(&name, &group.name, |name| {
                Edit::Plan(PlanEdit::RenameGroup(group.id, name.clone()))
            })?,
        }
    }
    let gone: Vec<MeasureId> =
        way.now.measures().map(|measure| measure.id).filter(|id| to.measure(*id).is_none()).collect();
    for id in gone {
        way.take(Edit::Plan(PlanEdit::Remove(id)))?;
    }
    for group in &to.plan {
        measures(way, group)?;
    }
    for id in groups(&way.now).into_iter().filter(|id| to.measure_group(*id).is_none()) {
        way.take(Edit::Plan(PlanEdit::RemoveGroup(id)))?;
    }
    for (id, index) in order::moves(&groups(&way.now), &groups(to)) {
        way.take(Edit::Plan(PlanEdit::MoveGroup(id, index)))?;
    }
    for new in to.measures() {
        let old = way.now.measure(new.id).cloned();
        way.take_if(&old, &Some(new.clone()), |_| Edit::Plan(PlanEdit::Measure(Box::new(new.clone()))))?;
    }
    Ok(())
}

fn groups(workbook: &Workbook) -> Vec<MeasureGroupId> {
    workbook.plan.iter().map(|group| group.id).collect()
}

fn in_group(workbook: &Workbook, group: MeasureGroupId) -> Vec<MeasureId> {
    let measures = workbook.measure_group(group).map(|group| group.measures.as_slice()).unwrap_or_default();
    measures.iter().map(|measure| measure.id).collect()
}

fn measures(way: &mut Way, group: &MeasureGroup) -> Result<(), EditError> {
    let wanted: Vec<MeasureId> = group.measures.iter().map(|measure| measure.id).collect();
    for (id, index) in order::moves(&in_group(&way.now, group.id), &wanted) {
        let new = group.measures.iter().find(|measure| measure.id == id);
        way.take(Edit::Plan(match new.filter(|_| way.now.measure(id).is_none()) {
            Some(new) => PlanEdit::Insert(group.id, index, Box::new(new.clone())),
            None => PlanEdit::Move(id, group.id, index),
        }))?;
    }
    Ok(())
}

/// What is frozen in a follow-up never changes: one that says something else is another one.
pub(super) fn follow_ups(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    let is_kept = |now: &Workbook, id: FollowUpId| {
        let (Some(old), Some(new)) = (now.follow_up(id), to.follow_up(id)) else { return false };
        let mut same = old.clone();
        same.label = new.label.clone();
        same == *new
    };
    let ids = |workbook: &Workbook| workbook.follow_ups.iter().map(|one| one.id).collect::<Vec<_>>();
    let kept: Vec<FollowUpId> = ids(&way.now).into_iter().filter(|id| is_kept(&way.now, *id)).collect();
    // There is no moving them: they stand in the order in which they were reported.
    let staying = order::staying(&kept, &ids(to));
    for id in ids(&way.now).into_iter().filter(|id| !staying.contains(id)) {
        way.take(Edit::FollowUp(FollowUpEdit::Remove(id)))?;
    }
    for (index, new) in to.follow_ups.iter().enumerate() {
        match way.now.follow_up(new.id).map(|old| old.label.clone()) {
            None => way.take(Edit::FollowUp(FollowUpEdit::Insert(index, Box::new(new.clone()))))?,
            Some(label) => way.take_if(&label, &new.label, |label| {
                Edit::FollowUp(FollowUpEdit::Label(new.id, label.clone()))
            })?,
        }
    }
    Ok(())
}
