//! Reads control figures.
//!
//! What they refer to need not be there: a line can be taken away while the printed figure stays, and the
//! checks then say that it has no place any more. Such a workbook must open again.

use super::{holder, unit};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::Expected;
use crate::file::limit;
use crate::model::control::{Control, ControlPlace};
use crate::model::drift::RowId;
use crate::model::id::{ActivityId, MemberId, ProjectGroupId, ProjectId};
use crate::model::member::Holder;

pub(in crate::file) fn controls(at: &At<'_>) -> Result<Vec<Control>, Refusal> {
    at.list(limit::CONTROLS)?
        .map(|item| {
            let fields = item.object()?;
            Ok(Control {
                place: place(&fields)?,
                printed: fields.need("printed").amount()?,
                unit: unit(&fields.need("unit"))?,
            })
        })
        .collect()
}

fn place(fields: &Fields<'_>) -> Result<ControlPlace, Refusal> {
    const PLACES: &[&str] = &["drift", "allActivities", "projects", "tag", "settlement"];
    let read: fn(&Fields<'_>) -> Result<ControlPlace, Refusal> =
        fields.need("place").parsed(Expected::OneOf(PLACES), |text| match text {
            "drift" => Some(drift as fn(&Fields<'_>) -> _),
            "allActivities" => Some(all_activities),
            "projects" => Some(projects),
            "tag" => Some(tag),
            "settlement" => Some(settlement),
            _ => None,
        })?;
    read(fields)
}

/// Whose figure; the whole board's where nobody is named.
fn whose(fields: &Fields<'_>) -> Result<Option<Holder>, Refusal> {
    fields.get("holder").map(|at| at.parsed(Expected::Holder, holder)).transpose()
}

fn drift(fields: &Fields<'_>) -> Result<ControlPlace, Refusal> {
    Ok(ControlPlace::Drift {
        activity: fields.need("activity").id(ActivityId::PREFIX)?,
        row: fields.get("row").map(|at| at.parsed(Expected::RowId, row_id)).transpose()?,
        holder: whose(fields)?,
        column: fields.need("column").named()?,
    })
}

pub(in crate::file) fn row_id(text: &str) -> Option<RowId> {
    let line = text.parse().map(RowId::Line);
    line.or_else(|_| text.parse().map(RowId::Group)).ok()
}

fn all_activities(fields: &Fields<'_>) -> Result<ControlPlace, Refusal> {
    Ok(ControlPlace::AllActivities { holder: whose(fields)?, column: fields.need("column").named()? })
}

fn projects(fields: &Fields<'_>) -> Result<ControlPlace, Refusal> {
    let project = fields.get("project").map(|at| at.id(ProjectId::PREFIX)).transpose()?;
    Ok(ControlPlace::Projects {
        group: fields.need("group").id(ProjectGroupId::PREFIX)?,
        project,
        // A project is its holder's anyhow.
        holder: whose(fields)?.filter(|_| project.is_none()),
        column: fields.need("column").named()?,
    })
}

/// The most tags that a workbook can have, less one.
const LAST_TAG: u32 = (limit::PROJECTS * limit::TAGS - 1) as u32;

fn tag(fields: &Fields<'_>) -> Result<ControlPlace, Refusal> {
    Ok(ControlPlace::Tag { tag: fields.need("tag").whole(0, LAST_TAG)? as usize, holder: whose(fields)? })
}

fn settlement(fields: &Fields<'_>) -> Result<ControlPlace, Refusal> {
    Ok(ControlPlace::Settlement {
        member: fields.get("member").map(|at| at.id(MemberId::PREFIX)).transpose()?,
    })
}
