//! Reads investment tables and their projects.

use litemap::LiteMap;

use super::{Known, cell, columns, comment, later, name_or_empty, once, own_method};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::Expected;
use crate::file::limit;
use crate::file::name::{Named, year};
use crate::model::capital::InUse;
use crate::model::entry::Entry;
use crate::model::formula::Column;
use crate::model::held::Held;
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::investment::{
    ComingField, ComingYear, Project, ProjectAmounts, ProjectColumn, ProjectField, ProjectGroup, Tag,
};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::period::FiscalYear;

pub(super) fn groups(at: &At<'_>, known: &Known) -> Result<Vec<ProjectGroup>, Refusal> {
    let mut groups = LiteMap::new();
    let mut projects = LiteMap::new();
    at.list(limit::TABLES)?
        .map(|item| {
            let group = group(&item, known, &mut projects)?;
            once(&mut groups, group.id, &item.object()?.need("id"))?;
            Ok(group)
        })
        .collect()
}

/// A whole investment table.
pub(in crate::file) fn group(
    at: &At<'_>,
    known: &Known,
    seen: &mut LiteMap<ProjectId, ()>,
) -> Result<ProjectGroup, Refusal> {
    let fields = at.object()?;
    Ok(ProjectGroup {
        id: fields.need("id").id(ProjectGroupId::PREFIX)?,
        name: fields.need("name").name()?,
        total_name: fields.need("totalName").name()?,
        columns: columns(&fields.need("columns"))?,
        projects: fields
            .need("projects")
            .list(limit::PROJECTS)?
            .map(|item| project(&item, known, seen))
            .collect::<Result<_, _>>()?,
    })
}

pub(in crate::file) fn project(
    at: &At<'_>,
    known: &Known,
    seen: &mut LiteMap<ProjectId, ()>,
) -> Result<Project, Refusal> {
    if seen.len() == limit::PROJECTS {
        return Err(at.refuse_count(limit::PROJECTS + 1, limit::PROJECTS));
    }
    let fields = at.object()?;
    let id = fields.need("id");
    Ok(Project {
        id: once(seen, id.id(ProjectId::PREFIX)?, &id)?,
        number: name_or_empty(&fields, "number")?,
        name: fields.need("name").name()?,
        holder: holder(&fields.need("holder"), known)?,
        budgeted_by: fields.get("budgetedBy").map(|at| known.member(&at)).transpose()?,
        category: fields.need("category").named()?,
        status: fields.need("status").named()?,
        method: own_method(&fields)?,
        tags: fields.get("tags").map_or_else(|| Ok(Vec::new()), |at| tags(&at))?,
        amounts: amounts(&fields, known)?,
        coming_years: coming_years(&fields, known)?,
        in_use: match fields.get("inUse") {
            Some(at) => (later::get()?.in_use)(&at)?,
            None => InUse::default(),
        },
        comment: comment(&fields)?,
    })
}

pub(in crate::file) fn holder(at: &At<'_>, known: &Known) -> Result<Holder, Refusal> {
    at.parsed(Expected::Holder, |text| Some(known.holder(text)))?.map_err(|expected| at.refuse(expected))
}

pub(in crate::file) fn tags(at: &At<'_>) -> Result<Vec<Tag>, Refusal> {
    at.list(limit::TAGS)?
        .map(|item| {
            let fields = item.object()?;
            Ok(Tag { name: fields.need("name").name()?, actual: tagged(&fields)? })
        })
        .collect()
}

/// The part of the actual that a tag covers; it is no cell of a table, so no formula can stand there.
fn tagged(fields: &Fields<'_>) -> Result<Entry<Money>, Refusal> {
    fields.get("actual").map_or(Ok(Entry::Empty), |at| at.entry(At::amount))
}

/// An amount that may be left out.
fn amount(
    fields: &Fields<'_>,
    name: &str,
    column: ProjectColumn,
    known: &Known,
) -> Result<Entry<Money>, Refusal> {
    fields.get(name).map_or(Ok(Entry::Empty), |at| cell::amount(&at, known, Column::Project(column)))
}

fn amounts(fields: &Fields<'_>, known: &Known) -> Result<ProjectAmounts, Refusal> {
    let mut amounts = ProjectAmounts::default();
    if let Some(at) = fields.get("amounts") {
        let fields = at.object()?;
        for field in ProjectField::ALL {
            amounts.replace(field, amount(&fields, &field.name(), field.column(), known)?);
        }
        cell::held(&fields, |field, held| amounts.hold(field, held))?;
    }
    Ok(amounts)
}

fn coming_years(fields: &Fields<'_>, known: &Known) -> Result<LiteMap<u16, ComingYear>, Refusal> {
    let mut years = LiteMap::new();
    let Some(at) = fields.get("comingYears") else { return Ok(years) };
    for (name, at) in at.object()?.each() {
        let expected = Expected::YearText { first: FiscalYear::FIRST, last: FiscalYear::LAST };
        let year = year(name).ok_or_else(|| at.refuse_name(name, expected))?;
        let coming = coming_year(&at, known)?;
        // The same content has one form: an empty year is not kept.
        if !coming.is_empty() {
            years.insert(year, coming);
        }
    }
    Ok(years)
}

pub(in crate::file) fn coming_year(at: &At<'_>, known: &Known) -> Result<ComingYear, Refusal> {
    let fields = at.object()?;
    // For their formulas, one column of the table is as good as another.
    let other = ProjectColumn::Actual;
    let mut coming = ComingYear {
        decided: amount(&fields, "decided", other, known)?,
        requested: amount(&fields, "requested", other, known)?,
        held: Held::default(),
    };
    cell::held(&fields, |field: ComingField, held| coming.held.set(field as usize, held))?;
    Ok(coming)
}
