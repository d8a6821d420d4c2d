//! Applies edits of investment tables: groups of projects, and projects.

use super::apply::{known_holder, known_member};
use super::parts::{insert, swap};
use super::{Edit, EditError, ProjectChange, ProjectGroupChange, What};
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::investment::{Project, ProjectGroup};
use crate::model::workbook::Workbook;

pub(super) fn group_index(workbook: &Workbook, id: ProjectGroupId) -> Result<usize, EditError> {
    workbook
        .project_groups
        .iter()
        .position(|group| group.id == id)
        .ok_or(EditError::Missing(What::ProjectGroup(id)))
}

/// The project's group and place, as indices.
fn project_index(workbook: &Workbook, id: ProjectId) -> Result<(usize, usize), EditError> {
    let found = workbook.project_groups.iter().enumerate().find_map(|(group_index, group)| {
        let index = group.projects.iter().position(|project| project.id == id)?;
        Some((group_index, index))
    });
    found.ok_or(EditError::Missing(What::Project(id)))
}

fn check_new(workbook: &Workbook, projects: &[Project]) -> Result<(), EditError> {
    for (index, project) in projects.iter().enumerate() {
        let twice = projects[..index].iter().any(|other| other.id == project.id);
        if twice || workbook.project(project.id).is_some() {
            return Err(EditError::Duplicate(What::Project(project.id)));
        }
        known_holder(workbook, project.holder)?;
        if let Some(member) = project.budgeted_by {
            known_member(workbook, member)?;
        }
    }
    Ok(())
}

/// Empty years are not kept, so that the same content has one form.
fn without_empty_years(project: &mut Project) {
    project.coming_years.retain(|_, year| !year.is_empty());
}

pub(super) fn insert_group(
    workbook: &mut Workbook,
    index: usize,
    mut group: ProjectGroup,
) -> Result<Edit, EditError> {
    let id = group.id;
    if workbook.project_group(id).is_some() {
        return Err(EditError::Duplicate(What::ProjectGroup(id)));
    }
    check_new(workbook, &group.projects)?;
    group.projects.iter_mut().for_each(without_empty_years);
    insert(&mut workbook.project_groups, index, group)?;
    Ok(Edit::RemoveProjectGroup(id))
}

pub(super) fn remove_group(workbook: &mut Workbook, id: ProjectGroupId) -> Result<Edit, EditError> {
    let index = group_index(workbook, id)?;
    Ok(Edit::InsertProjectGroup(index, workbook.project_groups.remove(index)))
}

pub(super) fn change_group(
    workbook: &mut Workbook,
    id: ProjectGroupId,
    change: ProjectGroupChange,
) -> Result<Edit, EditError> {
    let index = group_index(workbook, id)?;
    let group = &mut workbook.project_groups[index];
    let inverse = match change {
        ProjectGroupChange::Name(name) => swap(&mut group.name, name, ProjectGroupChange::Name),
        ProjectGroupChange::TotalName(name) => {
            swap(&mut group.total_name, name, ProjectGroupChange::TotalName)
        }
        ProjectGroupChange::Columns(columns) => {
            swap(&mut group.columns, columns, ProjectGroupChange::Columns)
        }
    };
    Ok(Edit::ProjectGroup(id, inverse))
}

pub(super) fn insert_project(
    workbook: &mut Workbook,
    group: ProjectGroupId,
    index: usize,
    mut project: Project,
) -> Result<Edit, EditError> {
    let group = group_index(workbook, group)?;
    check_new(workbook, std::slice::from_ref(&project))?;
    without_empty_years(&mut project);
    let id = project.id;
    insert(&mut workbook.project_groups[group].projects, index, project)?;
    Ok(Edit::RemoveProject(id))
}

pub(super) fn remove_project(workbook: &mut Workbook, id: ProjectId) -> Result<Edit, EditError> {
    let (group, index) = project_index(workbook, id)?;
    let group = &mut workbook.project_groups[group];
    let project = group.projects.remove(index);
    Ok(Edit::InsertProject(group.id, index, Box::new(project)))
}

pub(super) fn move_project(
    workbook: &mut Workbook,
    id: ProjectId,
    to_group: ProjectGroupId,
    to_index: usize,
) -> Result<Edit, EditError> {
    let (from, index) = project_index(workbook, id)?;
    let to = group_index(workbook, to_group)?;
    let room = workbook.project_groups[to].projects.len() - usize::from(from == to);
    if to_index > room {
        return Err(EditError::OutOfRange { index: to_index, length: room });
    }
    let project = workbook.project_groups[from].projects.remove(index);
    workbook.project_groups[to].projects.insert(to_index, project);
    Ok(Edit::MoveProject(id, workbook.project_groups[from].id, index))
}

pub(super) fn change_project(
    workbook: &mut Workbook,
    id: ProjectId,
    change: ProjectChange,
) -> Result<Edit, EditError> {
    match &change {
        ProjectChange::Holder(holder) => known_holder(workbook, *holder)?,
        ProjectChange::BudgetedBy(Some(member)) => known_member(workbook, *member)?,
        _ => {}
    }
    let (group, index) = project_index(workbook, id)?;
    let project = &mut workbook.project_groups[group].projects[index];
    let inverse = match change {
        ProjectChange::Number(new) => swap(&mut project.number, new, ProjectChange::Number),
        ProjectChange::Name(new) => swap(&mut project.name, new, ProjectChange::Name),
        ProjectChange::Holder(new) => swap(&mut project.holder, new, ProjectChange::Holder),
        ProjectChange::BudgetedBy(new) => swap(&mut project.budgeted_by, new, ProjectChange::BudgetedBy),
        ProjectChange::Category(new) => swap(&mut project.category, new, ProjectChange::Category),
        ProjectChange::Status(new) => swap(&mut project.status, new, ProjectChange::Status),
        ProjectChange::Method(new) => swap(&mut project.method, new, ProjectChange::Method),
        ProjectChange::Tags(new) => swap(&mut project.tags, new, ProjectChange::Tags),
        ProjectChange::InUse(new) => swap(&mut project.in_use, new, ProjectChange::InUse),
        ProjectChange::Comment(new) => swap(&mut project.comment, new, ProjectChange::Comment),
        ProjectChange::Amount(field, entry) => {
            ProjectChange::Amount(field, project.amounts.replace(field, entry))
        }
        ProjectChange::Hold(field, held) => ProjectChange::Hold(field, project.amounts.hold(field, held)),
        ProjectChange::HoldYear(year, field, held) => {
            let plan = project.coming_years.entry(year).or_default();
            let old = plan.held.set(field as usize, held);
            if plan.is_empty() {
                project.coming_years.remove(&year);
            }
            ProjectChange::HoldYear(year, field, old)
        }
        ProjectChange::ComingYear(year, new) => {
            let old = if new.is_empty() {
                // Empty years are not kept, so that the same content has one form.
                project.coming_years.remove(&year)
            } else {
                project.coming_years.insert(year, new)
            };
            ProjectChange::ComingYear(year, old.unwrap_or_default())
        }
    };
    Ok(Edit::Project(id, inverse))
}
