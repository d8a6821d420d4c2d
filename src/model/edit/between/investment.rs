//! The edits between the investment tables of two workbooks.

use super::super::{Edit, EditError, ProjectChange, ProjectGroupChange};
use super::{Way, order};
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::investment::{ComingYear, Project, ProjectField, ProjectGroup};
use crate::model::workbook::Workbook;

pub(super) fn between(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    for (index, group) in to.project_groups.iter().enumerate() {
        come(way, to, index, group)?;
    }
    let gone: Vec<ProjectId> =
        way.now.projects().map(|project| project.id).filter(|id| to.project(*id).is_none()).collect();
    for id in gone {
        way.take(Edit::RemoveProject(id))?;
    }
    for group in &to.project_groups {
        projects(way, group)?;
    }
    for id in groups(&way.now).into_iter().filter(|id| to.project_group(*id).is_none()) {
        way.take(Edit::RemoveProjectGroup(id))?;
    }
    for (id, index) in order::moves(&groups(&way.now), &groups(to)) {
        way.take(Edit::MoveProjectGroup(id, index))?;
    }
    to.projects().try_for_each(|project| change(way, project))
}

fn groups(workbook: &Workbook) -> Vec<ProjectGroupId> {
    workbook.project_groups.iter().map(|group| group.id).collect()
}

fn come(way: &mut Way, to: &Workbook, index: usize, group: &ProjectGroup) -> Result<(), EditError> {
    match way.now.project_group(group.id).cloned() {
        None => {
            let index = order::place_after(groups(&way.now), groups(to), index);
            // Its projects come one by one: some may be here already, in another table.
            way.take(Edit::InsertProjectGroup(index, ProjectGroup { projects: Vec::new(), ..group.clone() }))
        }
        Some(old) => {
            let change = |change| Edit::ProjectGroup(group.id, change);
            way.take_if(&old.name, &group.name, |new| change(ProjectGroupChange::Name(new.clone())))?;
            way.take_if(&old.total_name, &group.total_name, |new| {
                change(ProjectGroupChange::TotalName(new.clone()))
            })?;
            way.take_if(&old.columns, &group.columns, |new| change(ProjectGroupChange::Columns(new.clone())))
        }
    }
}

fn in_group(workbook: &Workbook, group: ProjectGroupId) -> Vec<ProjectId> {
    let projects = workbook.project_group(group).map(|group| group.projects.as_slice()).unwrap_or_default();
    projects.iter().map(|project| project.id).collect()
}

fn projects(way: &mut Way, group: &ProjectGroup) -> Result<(), EditError> {
    let wanted: Vec<ProjectId> = group.projects.iter().map(|project| project.id).collect();
    for (id, index) in order::moves(&in_group(&way.now, group.id), &wanted) {
        let new = group.projects.iter().find(|project| project.id == id);
        way.take(match new.filter(|_| way.now.project(id).is_none()) {
            Some(new) => Edit::InsertProject(group.id, index, Box::new(new.clone())),
            None => Edit::MoveProject(id, group.id, index),
        })?;
    }
    Ok(())
}

fn change(way: &mut Way, new: &Project) -> Result<(), EditError> {
    let Some(old) = way.now.project(new.id).cloned() else { return Ok(()) };
    let change = |change| Edit::Project(new.id, change);
    way.take_if(&old.number, &new.number, |new| change(ProjectChange::Number(new.clone())))?;
    way.take_if(&old.name, &new.name, |new| change(ProjectChange::Name(new.clone())))?;
    way.take_if(&old.holder, &new.holder, |new| change(ProjectChange::Holder(*new)))?;
    way.take_if(&old.budgeted_by, &new.budgeted_by, |new| change(ProjectChange::BudgetedBy(*new)))?;
    way.take_if(&old.category, &new.category, |new| change(ProjectChange::Category(*new)))?;
    way.take_if(&old.status, &new.status, |new| change(ProjectChange::Status(*new)))?;
    way.take_if(&old.method, &new.method, |new| change(ProjectChange::Method(*new)))?;
    way.take_if(&old.tags, &new.tags, |new| change(ProjectChange::Tags(new.clone())))?;
    way.take_if(&old.in_use, &new.in_use, |new| change(ProjectChange::InUse(new.clone())))?;
    way.take_if(&old.comment, &new.comment, |new| change(ProjectChange::Comment(new.clone())))?;
    for field in ProjectField::ALL {
        way.take_if(old.amounts.get(field), new.amounts.get(field), |entry| {
            change(ProjectChange::Amount(field, entry.clone()))
        })?;
        way.take_if(&old.amounts.is_held(field), &new.amounts.is_held(field), |held| {
            change(ProjectChange::Hold(field, *held))
        })?;
    }
    let years = old.coming_years.keys();
    let years = years.chain(new.coming_years.keys().filter(|year| !old.coming_years.contains_key(year)));
    for year in years {
        let none = ComingYear::default();
        let [before, after] = [&old, new].map(|project| project.coming_years.get(year).unwrap_or(&none));
        // What is held stands with the amounts; written together, the year is as it is to be.
        way.take_if(before, after, |plan| change(ProjectChange::ComingYear(*year, plan.clone())))?;
    }
    Ok(())
}
