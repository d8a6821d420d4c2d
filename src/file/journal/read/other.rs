//! The edits that are not everyday's: what there is in a workbook and in which order, its settings, members, keys and
//! investments. The page loads what reads them later.

use litemap::LiteMap;

use super::{Read, amount, change, goal, of_kind, option};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::Expected;
use crate::file::read::drift::Rows;
use crate::file::read::later::{booked, month_number as month};
use crate::file::read::{self as file, Known, cell, control, investment};
use crate::file::{follow_up, meeting_log, plan, scenario as wire, unknown};
use crate::model::drift::RowId;
use crate::model::edit::{
    Edit, FollowUpEdit, KeyChange, LogEdit, MemberChange, Parent, PlanEdit, Position, ProjectChange,
    ProjectGroupChange, ScenarioEdit, Setting,
};
use crate::model::entry::Entry;
use crate::model::formula::Column;
use crate::model::id::{
    ActivityId, FollowUpId, KeyId, LineId, LogId, MeasureGroupId, MeasureId, MemberId, ProjectGroupId,
    ProjectId, ScenarioId,
};
use crate::model::investment::ProjectField;
use crate::model::key::Weight;
use crate::model::measure::Measure;
use crate::model::meeting_log::LogEntry;
use crate::model::period::{FiscalYear, Month};
use crate::model::scenario::Scenario;
use crate::model::set::Set;

/// The other kinds of edits by the field that says so, and how the rest is read.
const EDITS: &[(&str, Read)] = &[
    ("project", project),
    ("note", |at, _| Ok(Edit::Note(file::note::note(&at.object()?, &Known::any())?))),
    ("insertMeasureGroup", |at, fields| {
        let group = plan::group(at, &Known::any(), &mut Set::default())?;
        Ok(Edit::Plan(PlanEdit::InsertGroup(index(fields)?, group)))
    }),
    ("removeMeasureGroup", |at, _| Ok(Edit::Plan(PlanEdit::RemoveGroup(at.id(MeasureGroupId::PREFIX)?)))),
    ("measureGroup", |at, fields| {
        let id = at.id(MeasureGroupId::PREFIX)?;
        Ok(Edit::Plan(PlanEdit::RenameGroup(id, fields.need("name").name()?)))
    }),
    ("moveMeasureGroup", |at, fields| {
        Ok(Edit::Plan(PlanEdit::MoveGroup(at.id(MeasureGroupId::PREFIX)?, index(fields)?)))
    }),
    ("insertMeasure", |at, fields| {
        Ok(Edit::Plan(PlanEdit::Insert(in_measures(fields)?, index(fields)?, measure(at)?)))
    }),
    ("removeMeasure", |at, _| Ok(Edit::Plan(PlanEdit::Remove(at.id(MeasureId::PREFIX)?)))),
    ("moveMeasure", |at, fields| {
        let id = at.id(MeasureId::PREFIX)?;
        Ok(Edit::Plan(PlanEdit::Move(id, in_measures(fields)?, index(fields)?)))
    }),
    ("measure", |at, _| Ok(Edit::Plan(PlanEdit::Measure(measure(at)?)))),
    ("insertFollowUp", |at, fields| {
        let new = Box::new(follow_up::follow_up(at)?);
        Ok(Edit::FollowUp(FollowUpEdit::Insert(index(fields)?, new)))
    }),
    ("removeFollowUp", |at, _| Ok(Edit::FollowUp(FollowUpEdit::Remove(at.id(FollowUpId::PREFIX)?)))),
    ("followUp", |at, fields| {
        let label = follow_up::label(fields, Month::DECEMBER)?;
        Ok(Edit::FollowUp(FollowUpEdit::Label(at.id(FollowUpId::PREFIX)?, label)))
    }),
    ("insertScenario", |at, fields| Ok(Edit::Scenario(ScenarioEdit::Insert(index(fields)?, scenario(at)?)))),
    ("removeScenario", |at, _| Ok(Edit::Scenario(ScenarioEdit::Remove(at.id(ScenarioId::PREFIX)?)))),
    ("moveScenario", |at, fields| {
        Ok(Edit::Scenario(ScenarioEdit::Move(at.id(ScenarioId::PREFIX)?, index(fields)?)))
    }),
    ("insertLogEntry", |at, fields| Ok(Edit::Log(LogEdit::Insert(index(fields)?, log_entry(at)?)))),
    ("removeLogEntry", |at, _| Ok(Edit::Log(LogEdit::Remove(at.id(LogId::PREFIX)?)))),
    ("moveLogEntry", |at, fields| Ok(Edit::Log(LogEdit::Move(at.id(LogId::PREFIX)?, index(fields)?)))),
    ("logEntry", |at, _| Ok(Edit::Log(LogEdit::Put(log_entry(at)?)))),
    ("scenario", |at, _| Ok(Edit::Scenario(ScenarioEdit::Put(scenario(at)?)))),
    ("month", |at, fields| {
        let entry = option(&fields.need("booked"), booked)?.unwrap_or_default();
        let (year, of) = (fields.need("of").named()?, month(&fields.need("at"))?);
        Ok(Edit::Month(at.id(LineId::PREFIX)?, year, of, entry))
    }),
    ("insertRow", insert_row),
    ("removeRow", |at, _| Ok(Edit::RemoveRow(row_id(at)?))),
    ("moveRow", |at, fields| Ok(Edit::MoveRow(row_id(at)?, position(fields)?))),
    ("insertProject", insert_project),
    ("removeProject", |at, _| Ok(Edit::RemoveProject(at.id(ProjectId::PREFIX)?))),
    ("moveProject", |at, fields| {
        Ok(Edit::MoveProject(at.id(ProjectId::PREFIX)?, in_group(fields)?, index(fields)?))
    }),
    ("insertProjectGroup", |at, fields| {
        let group = investment::group(at, &Known::any(), &mut LiteMap::new())?;
        Ok(Edit::InsertProjectGroup(index(fields)?, group))
    }),
    ("removeProjectGroup", |at, _| Ok(Edit::RemoveProjectGroup(at.id(ProjectGroupId::PREFIX)?))),
    ("moveProjectGroup", |at, fields| {
        Ok(Edit::MoveProjectGroup(at.id(ProjectGroupId::PREFIX)?, index(fields)?))
    }),
    ("projectGroup", project_group),
    ("insertActivity", |at, fields| {
        Ok(Edit::InsertActivity(index(fields)?, Rows::new(&Known::any()).activity(at)?))
    }),
    ("removeActivity", |at, _| Ok(Edit::RemoveActivity(at.id(ActivityId::PREFIX)?))),
    ("moveActivity", |at, fields| Ok(Edit::MoveActivity(at.id(ActivityId::PREFIX)?, index(fields)?))),
    ("insertKey", |at, fields| Ok(Edit::InsertKey(index(fields)?, file::key(at, &mut Known::any())?))),
    ("removeKey", |at, _| Ok(Edit::RemoveKey(at.id(KeyId::PREFIX)?))),
    ("moveKey", |at, fields| Ok(Edit::MoveKey(at.id(KeyId::PREFIX)?, index(fields)?))),
    ("key", key),
    ("insertMember", |at, fields| {
        Ok(Edit::InsertMember(index(fields)?, file::member(at, &mut Known::any())?))
    }),
    ("removeMember", |at, _| Ok(Edit::RemoveMember(at.id(MemberId::PREFIX)?))),
    ("moveMember", |at, fields| Ok(Edit::MoveMember(at.id(MemberId::PREFIX)?, index(fields)?))),
    ("member", member),
    ("setName", |at, _| Ok(Edit::Set(Setting::Name(at.name()?)))),
    ("setUnknownFields", |at, _| {
        Ok(Edit::Set(Setting::Unknown(at.parsed(Expected::Object, unknown::checked)?)))
    }),
    ("setLineage", |at, _| Ok(Edit::Set(Setting::Lineage(file::lineage(at)?)))),
    ("setForm", |at, _| Ok(Edit::Set(Setting::Form(at.named()?)))),
    ("setHost", |at, _| Ok(Edit::Set(Setting::Host(option(at, |at| at.id(MemberId::PREFIX))?)))),
    ("setYear", |at, _| Ok(Edit::Set(Setting::Year(year(at)?)))),
    ("setPeriodEnd", |at, _| Ok(Edit::Set(Setting::PeriodEnd(month(at)?)))),
    ("setDriftUnit", |at, _| Ok(Edit::Set(Setting::DriftUnit(file::unit(at)?)))),
    ("setInvestmentUnit", |at, _| Ok(Edit::Set(Setting::InvestmentUnit(file::unit(at)?)))),
    ("setSigns", |at, _| Ok(Edit::Set(Setting::Signs(file::signs(at)?)))),
    ("setMethod", |at, _| Ok(Edit::Set(Setting::Method(at.named()?)))),
    ("setFormula", |at, _| {
        Ok(Edit::Set(Setting::Formula(option(at, |at| cell::formula(at, &Known::any()))?)))
    }),
    ("setProfile", |at, _| Ok(Edit::Set(Setting::Profile(file::profile(at)?)))),
    ("setDriftColumns", |at, _| Ok(Edit::Set(Setting::DriftColumns(file::columns(at)?)))),
    ("setSettlement", |at, _| Ok(Edit::Set(Setting::Settlement(file::settlement(at, &Known::any())?)))),
    ("setBalance", |at, _| Ok(Edit::Set(Setting::Balance(file::later::balance(at)?)))),
    ("setAcceptances", |at, _| Ok(Edit::Set(Setting::Acceptances(file::later::acceptances(at)?)))),
    ("setCommentLimit", |at, _| Ok(Edit::Set(Setting::CommentLimit(file::later::comment_limit(at)?)))),
    ("setRollUp", |at, _| Ok(Edit::Set(Setting::RollUp(at.named()?)))),
    ("setCapitalCost", |at, _| {
        Ok(Edit::Set(Setting::Capital(file::later::capital_anywhere(at, &Known::any())?)))
    }),
    ("setControls", |at, _| Ok(Edit::Set(Setting::Controls(control::controls(at)?)))),
];

/// Reads an edit of one of these kinds.
pub(in crate::file::journal) fn edit(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let found = of_kind(fields, EDITS).or_else(|| of_kind(fields, goal::EDITS));
    found.unwrap_or_else(|| Err(at.refuse(Expected::Edit)))
}

/// A weight; `null` is an empty one.
fn weight(at: &At<'_>) -> Result<Entry<Weight>, Refusal> {
    Ok(option(at, |at| at.entry(At::weight))?.unwrap_or_default())
}

fn year(at: &At<'_>) -> Result<FiscalYear, Refusal> {
    let (min, max) = (FiscalYear::FIRST.into(), FiscalYear::LAST.into());
    let year = u16::try_from(at.whole(min, max)?).ok().and_then(FiscalYear::new);
    year.ok_or_else(|| at.refuse(Expected::WholeNumber { min, max }))
}

fn row_id(at: &At<'_>) -> Result<RowId, Refusal> {
    at.parsed(Expected::RowId, control::row_id)
}

fn in_group(fields: &Fields<'_>) -> Result<ProjectGroupId, Refusal> {
    fields.need("in").id(ProjectGroupId::PREFIX)
}

fn in_measures(fields: &Fields<'_>) -> Result<MeasureGroupId, Refusal> {
    fields.need("in").id(MeasureGroupId::PREFIX)
}

fn measure(at: &At<'_>) -> Result<Box<Measure>, Refusal> {
    plan::measure(at, &Known::any(), &mut Set::default()).map(Box::new)
}

fn scenario(at: &At<'_>) -> Result<Box<Scenario>, Refusal> {
    wire::scenario(at, &Known::any()).map(Box::new)
}

fn log_entry(at: &At<'_>) -> Result<Box<LogEntry>, Refusal> {
    meeting_log::entry(at, &Known::any()).map(Box::new)
}

pub(super) fn index(fields: &Fields<'_>) -> Result<usize, Refusal> {
    Ok(fields.need("at").whole(0, u32::MAX)? as usize)
}

fn position(fields: &Fields<'_>) -> Result<Position, Refusal> {
    let parent = fields.need("in").parsed(Expected::TableOrGroup, |text| {
        let activity = text.parse().map(Parent::Activity);
        activity.or_else(|_| text.parse().map(Parent::Group)).ok()
    })?;
    Ok(Position { parent, index: index(fields)? })
}

fn insert_row(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    Ok(Edit::InsertRow(position(fields)?, Rows::new(&Known::any()).row(at, 0)?))
}

fn insert_project(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let project = investment::project(at, &Known::any(), &mut LiteMap::new())?;
    Ok(Edit::InsertProject(in_group(fields)?, index(fields)?, Box::new(project)))
}

fn member(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) = change(at, fields, &["name", "code"])?;
    let change = match name {
        "name" => MemberChange::Name(to.name()?),
        _ => MemberChange::Code(option(&to, file::municipality_code)?),
    };
    Ok(Edit::Member(at.id(MemberId::PREFIX)?, change))
}

fn key(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) =
        change(at, fields, &["weight", "name", "source", "date", "weightsFrom", "shareDecimals"])?;
    let change = match name {
        "weight" => {
            let from = fields.get("from").map(|at| month(&at)).transpose()?;
            KeyChange::Weight(from, fields.need("of").id(MemberId::PREFIX)?, weight(&to)?)
        }
        "weightsFrom" => {
            let weights = option(&to, |at| file::weights(at, &Known::any()))?;
            KeyChange::Later(month(&fields.need("from"))?, weights)
        }
        "shareDecimals" => KeyChange::Decimals(option(&to, file::later::share_decimals)?),
        "name" => KeyChange::Name(to.name()?),
        "source" => KeyChange::Source(to.name()?),
        _ => KeyChange::Date(to.name()?),
    };
    Ok(Edit::Key(at.id(KeyId::PREFIX)?, change))
}

fn project_group(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) = change(at, fields, &["name", "totalName", "columns"])?;
    let change = match name {
        "name" => ProjectGroupChange::Name(to.name()?),
        "totalName" => ProjectGroupChange::TotalName(to.name()?),
        _ => ProjectGroupChange::Columns(file::columns(&to)?),
    };
    Ok(Edit::ProjectGroup(at.id(ProjectGroupId::PREFIX)?, change))
}

fn project(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    const CHANGES: &[&str] = &[
        "amount",
        "hold",
        "release",
        "comingYear",
        "number",
        "name",
        "holder",
        "budgetedBy",
        "category",
        "status",
        "method",
        "tags",
        "inUse",
        "comment",
    ];
    let (name, to) = change(at, fields, CHANGES)?;
    let change = match name {
        "amount" => {
            let field: ProjectField = fields.need("field").named()?;
            ProjectChange::Amount(field, amount(&to, Column::Project(field.column()))?)
        }
        "hold" | "release" => {
            let held = name == "hold";
            match fields.get("year") {
                Some(at) => ProjectChange::HoldYear(year(&at)?.number(), to.named()?, held),
                None => ProjectChange::Hold(to.named()?, held),
            }
        }
        "comingYear" => ProjectChange::ComingYear(
            year(&fields.need("year"))?.number(),
            investment::coming_year(&to, &Known::any())?,
        ),
        "number" => ProjectChange::Number(to.name()?),
        "name" => ProjectChange::Name(to.name()?),
        "holder" => ProjectChange::Holder(investment::holder(&to, &Known::any())?),
        "budgetedBy" => ProjectChange::BudgetedBy(option(&to, |at| at.id(MemberId::PREFIX))?),
        "category" => ProjectChange::Category(to.named()?),
        "status" => ProjectChange::Status(to.named()?),
        "method" => ProjectChange::Method(option(&to, At::named)?),
        "inUse" => ProjectChange::InUse(file::later::in_use(&to)?),
        "tags" => ProjectChange::Tags(investment::tags(&to)?),
        _ => ProjectChange::Comment(to.prose()?),
    };
    Ok(Edit::Project(at.id(ProjectId::PREFIX)?, change))
}
