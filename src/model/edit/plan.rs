//! Applies edits of the action plan.

use super::apply::known_member;
use super::parts::{insert, shift, swap};
use super::{Edit, EditError, PlanEdit, What};
use crate::model::id::{MeasureGroupId, MeasureId};
use crate::model::measure::{Measure, MeasureGroup};
use crate::model::workbook::Workbook;

fn group_index(workbook: &Workbook, id: MeasureGroupId) -> Result<usize, EditError> {
    let found = workbook.plan.iter().position(|group| group.id == id);
    found.ok_or(EditError::Missing(What::MeasureGroup(id)))
}

/// The measure's group and place, as indices.
fn index_of(workbook: &Workbook, id: MeasureId) -> Result<(usize, usize), EditError> {
    let found = workbook
        .plan
        .iter()
        .enumerate()
        .find_map(|(at, group)| Some((at, group.measures.iter().position(|measure| measure.id == id)?)));
    found.ok_or(EditError::Missing(What::Measure(id)))
}

/// Whether a measure can stand in the workbook: its members are there. Empty years are not kept, so that the same
/// content has one form.
fn settle(workbook: &Workbook, measure: &mut Measure) -> Result<(), EditError> {
    measure.effects.retain(|_, effect| !effect.is_empty());
    measure.members.iter().try_for_each(|member| known_member(workbook, member))
}

fn check_new(workbook: &Workbook, measures: &mut [Measure]) -> Result<(), EditError> {
    for index in 0..measures.len() {
        let id = measures[index].id;
        if measures[..index].iter().any(|other| other.id == id) || workbook.measure(id).is_some() {
            return Err(EditError::Duplicate(What::Measure(id)));
        }
        settle(workbook, &mut measures[index])?;
    }
    Ok(())
}

fn insert_group(
    workbook: &mut Workbook,
    index: usize,
    mut group: MeasureGroup,
) -> Result<PlanEdit, EditError> {
    let id = group.id;
    if workbook.measure_group(id).is_some() {
        return Err(EditError::Duplicate(What::MeasureGroup(id)));
    }
    check_new(workbook, &mut group.measures)?;
    insert(&mut workbook.plan, index, group)?;
    Ok(PlanEdit::RemoveGroup(id))
}

/// Applies an edit of the plan.
pub(super) fn apply(workbook: &mut Workbook, edit: PlanEdit) -> Result<Edit, EditError> {
    let inverse = match edit {
        PlanEdit::InsertGroup(index, group) => insert_group(workbook, index, group)?,
        PlanEdit::RemoveGroup(id) => {
            let index = group_index(workbook, id)?;
            PlanEdit::InsertGroup(index, workbook.plan.remove(index))
        }
        PlanEdit::RenameGroup(id, name) => {
            let index = group_index(workbook, id)?;
            swap(&mut workbook.plan[index].name, name, |old| PlanEdit::RenameGroup(id, old))
        }
        PlanEdit::MoveGroup(id, to) => {
            let from = group_index(workbook, id)?;
            shift(&mut workbook.plan, from, to)?;
            PlanEdit::MoveGroup(id, from)
        }
        PlanEdit::Insert(group, index, mut measure) => {
            let group = group_index(workbook, group)?;
            check_new(workbook, std::slice::from_mut(&mut *measure))?;
            let id = measure.id;
            insert(&mut workbook.plan[group].measures, index, *measure)?;
            PlanEdit::Remove(id)
        }
        PlanEdit::Remove(id) => {
            let (group, index) = index_of(workbook, id)?;
            let group = &mut workbook.plan[group];
            let measure = group.measures.remove(index);
            PlanEdit::Insert(group.id, index, Box::new(measure))
        }
        PlanEdit::Move(id, to_group, to_index) => {
            let (from, index) = index_of(workbook, id)?;
            let to = group_index(workbook, to_group)?;
            let room = workbook.plan[to].measures.len() - usize::from(from == to);
            if to_index > room {
                return Err(EditError::OutOfRange { index: to_index, length: room });
            }
            let measure = workbook.plan[from].measures.remove(index);
            workbook.plan[to].measures.insert(to_index, measure);
            PlanEdit::Move(id, workbook.plan[from].id, index)
        }
        PlanEdit::Measure(mut new) => {
            let (group, index) = index_of(workbook, new.id)?;
            settle(workbook, &mut new)?;
            std::mem::swap(&mut workbook.plan[group].measures[index], &mut *new);
            PlanEdit::Measure(new)
        }
    };
    Ok(Edit::Plan(inverse))
}
