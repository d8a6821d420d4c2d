//! Text to a record: read with the same suspicion as a file, and refused with the place, what was found and what was
//! expected.

use litemap::LiteMap;

use super::{Label, LabelWhat, Record, RecordId, VERSION};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::{Expected, FileError};
use crate::file::read::drift::Rows;
use crate::file::read::{self as file, Known, cell, control, investment};
use crate::file::{json, limit};
use crate::model::drift::{DriftColumn, Place, RowId};
use crate::model::edit::{
    ActivityChange, Edit, GroupChange, KeyChange, LineChange, MemberChange, Parent, Position, ProjectChange,
    ProjectGroupChange, Setting,
};
use crate::model::entry::Entry;
use crate::model::formula::Column;
use crate::model::id::{ActivityId, GroupId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId};
use crate::model::investment::ProjectColumn;
use crate::model::key::Weight;
use crate::model::money::Money;
use crate::model::period::{FiscalYear, Month};

/// Reads a record.
///
/// ```
/// use sambudget::file::journal::read;
/// let error = read(r#"{"version": 1, "type": "undo", "step": "now"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "at step: expected a step such as \"17.2a\", but found \"now\"");
/// ```
///
/// # Errors
/// Says why the text is no record.
pub fn read(text: &str) -> Result<Record, FileError> {
    let root = json::parse(text.as_bytes())?;
    record(&At::top(&root)).map_err(|refusal| *refusal)
}

/// The kinds of edits by the field that says so, and how the rest is read.
const EDITS: &[(&str, Read)] = &[
    ("line", line),
    ("project", project),
    ("batch", batch),
    ("note", |at, _| Ok(Edit::Note(file::note::note(&at.object()?, &Known::any())?))),
    ("insertRow", insert_row),
    ("removeRow", |at, _| Ok(Edit::RemoveRow(row_id(at)?))),
    ("moveRow", |at, fields| Ok(Edit::MoveRow(row_id(at)?, position(fields)?))),
    ("group", group),
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
    ("projectGroup", project_group),
    ("insertActivity", |at, fields| {
        Ok(Edit::InsertActivity(index(fields)?, Rows::new(&Known::any()).activity(at)?))
    }),
    ("removeActivity", |at, _| Ok(Edit::RemoveActivity(at.id(ActivityId::PREFIX)?))),
    ("activity", activity),
    ("insertKey", |at, fields| Ok(Edit::InsertKey(index(fields)?, file::key(at, &mut Known::any())?))),
    ("removeKey", |at, _| Ok(Edit::RemoveKey(at.id(KeyId::PREFIX)?))),
    ("key", key),
    ("insertMember", |at, fields| {
        Ok(Edit::InsertMember(index(fields)?, file::member(at, &mut Known::any())?))
    }),
    ("removeMember", |at, _| Ok(Edit::RemoveMember(at.id(MemberId::PREFIX)?))),
    ("moveMember", |at, fields| Ok(Edit::MoveMember(at.id(MemberId::PREFIX)?, index(fields)?))),
    ("member", member),
    ("setName", |at, _| Ok(Edit::Set(Setting::Name(at.name()?)))),
    ("setForm", |at, _| Ok(Edit::Set(Setting::Form(at.named()?)))),
    ("setHost", |at, _| Ok(Edit::Set(Setting::Host(option(at, |at| at.id(MemberId::PREFIX))?)))),
    ("setYear", |at, _| Ok(Edit::Set(Setting::Year(year(at)?)))),
    ("setPeriodEnd", |at, _| Ok(Edit::Set(Setting::PeriodEnd(month(at)?)))),
    ("setDriftUnit", |at, _| Ok(Edit::Set(Setting::DriftUnit(file::unit(at)?)))),
    ("setInvestmentUnit", |at, _| Ok(Edit::Set(Setting::InvestmentUnit(file::unit(at)?)))),
    ("setSigns", |at, _| Ok(Edit::Set(Setting::Signs(file::signs(at)?)))),
    ("setMethod", |at, _| Ok(Edit::Set(Setting::Method(at.named()?)))),
    ("setProfile", |at, _| Ok(Edit::Set(Setting::Profile(file::profile(at)?)))),
    ("setDriftColumns", |at, _| Ok(Edit::Set(Setting::DriftColumns(file::columns(at)?)))),
    ("setSettlement", |at, _| Ok(Edit::Set(Setting::Settlement(file::settlement(at, &Known::any())?)))),
    ("setControls", |at, _| Ok(Edit::Set(Setting::Controls(control::controls(at)?)))),
];

/// Reads an edit from the field that names its kind, and the fields beside it.
type Read = for<'a> fn(&'a At<'a>, &'a Fields<'a>) -> Result<Edit, Refusal>;

fn record(top: &At<'_>) -> Result<Record, Refusal> {
    let fields = top.object()?;
    let version = fields.need("version").whole(1, u32::MAX)?;
    if version > VERSION {
        return Err(Box::new(FileError::Newer { found_version: version.to_string() }));
    }
    let kinds: &[&str] = &["do", "undo", "redo"];
    let kind = fields.need("type").parsed(Expected::OneOf(&["do", "undo", "redo"]), |text| {
        kinds.iter().position(|kind| *kind == text)
    })?;
    Ok(match kind {
        0 => Record::Do {
            label: label(&fields)?,
            edit: edit(&fields.need("edit"))?,
            inverse: edit(&fields.need("inverse"))?,
        },
        1 => Record::Undo(step(&fields)?),
        _ => Record::Redo(step(&fields)?),
    })
}

fn step(fields: &Fields<'_>) -> Result<RecordId, Refusal> {
    fields.need("step").parsed(Expected::Step, |text| text.parse().ok())
}

fn label(fields: &Fields<'_>) -> Result<Label, Refusal> {
    let verb = fields.need("verb").name()?;
    let what = match (fields.get("cells"), fields.get("rows")) {
        (Some(at), _) => LabelWhat::Cells(at.whole(0, u32::MAX)? as usize),
        (None, Some(at)) => LabelWhat::Rows(at.whole(0, u32::MAX)? as usize),
        // A name is shown in a menu; what it was made of may have had several lines.
        (None, None) => LabelWhat::Named(fields.need("name").prose()?),
    };
    Ok(Label { verb, what })
}

fn edit(at: &At<'_>) -> Result<Edit, Refusal> {
    let fields = at.object()?;
    for (name, read) in EDITS {
        if let Some(kind) = fields.get(name) {
            return read(&kind, &fields);
        }
    }
    Err(at.refuse(Expected::Edit))
}

fn batch(at: &At<'_>, _: &Fields<'_>) -> Result<Edit, Refusal> {
    at.list(limit::JSON_VALUES)?.map(|item| edit(&item)).collect::<Result<_, _>>().map(Edit::Batch)
}

/// Nothing where `null` stands.
fn option<'a, T>(
    at: &At<'a>,
    read: impl FnOnce(&At<'a>) -> Result<T, Refusal>,
) -> Result<Option<T>, Refusal> {
    if at.is_null() { Ok(None) } else { read(at).map(Some) }
}

/// A cell of a drift table, for its formula: the names of columns depend on the kind of table.
const DRIFT: Column = Column::Drift(DriftColumn::Actual);
/// A cell of an investment table.
const PROJECT: Column = Column::Project(ProjectColumn::Actual);

/// An amount cell; `null` is an empty one.
fn amount(at: &At<'_>, column: Column) -> Result<Entry<Money>, Refusal> {
    Ok(option(at, |at| cell::amount(at, &Known::any(), column))?.unwrap_or_default())
}

/// A weight; `null` is an empty one.
fn weight(at: &At<'_>) -> Result<Entry<Weight>, Refusal> {
    Ok(option(at, |at| at.entry(At::weight))?.unwrap_or_default())
}

fn index(fields: &Fields<'_>) -> Result<usize, Refusal> {
    Ok(fields.need("at").whole(0, u32::MAX)? as usize)
}

fn year(at: &At<'_>) -> Result<FiscalYear, Refusal> {
    let (min, max) = (FiscalYear::FIRST.into(), FiscalYear::LAST.into());
    let year = u16::try_from(at.whole(min, max)?).ok().and_then(FiscalYear::new);
    year.ok_or_else(|| at.refuse(Expected::WholeNumber { min, max }))
}

fn month(at: &At<'_>) -> Result<Month, Refusal> {
    let month = u8::try_from(at.whole(1, 12)?).ok().and_then(Month::new);
    month.ok_or_else(|| at.refuse(Expected::WholeNumber { min: 1, max: 12 }))
}

fn row_id(at: &At<'_>) -> Result<RowId, Refusal> {
    at.parsed(Expected::RowId, control::row_id)
}

fn in_group(fields: &Fields<'_>) -> Result<ProjectGroupId, Refusal> {
    fields.need("in").id(ProjectGroupId::PREFIX)
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

/// What is to change, by the field that is there; the fields that may be.
fn change<'a>(
    at: &At<'_>,
    fields: &Fields<'a>,
    names: &'static [&'static str],
) -> Result<(&'static str, At<'a>), Refusal> {
    let found = names.iter().find_map(|name| Some((*name, fields.get(name)?)));
    found.ok_or_else(|| at.refuse(Expected::ChangeOf(names)))
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
    let (name, to) = change(at, fields, &["weight", "name", "source", "date"])?;
    let change = match name {
        "weight" => KeyChange::Weight(fields.need("of").id(MemberId::PREFIX)?, weight(&to)?),
        "name" => KeyChange::Name(to.name()?),
        "source" => KeyChange::Source(to.name()?),
        _ => KeyChange::Date(to.name()?),
    };
    Ok(Edit::Key(at.id(KeyId::PREFIX)?, change))
}

fn activity(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) = change(at, fields, &["name", "resultName"])?;
    let change = match name {
        "name" => ActivityChange::Name(to.name()?),
        _ => ActivityChange::ResultName(to.name()?),
    };
    Ok(Edit::Activity(at.id(ActivityId::PREFIX)?, change))
}

fn group(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) = change(at, fields, &["name", "subtotal"])?;
    let change = match name {
        "name" => GroupChange::Name(to.name()?),
        _ => GroupChange::Subtotal(to.named()?),
    };
    Ok(Edit::Group(at.id(GroupId::PREFIX)?, change))
}

fn line(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    const CHANGES: &[&str] =
        &["amount", "hold", "release", "name", "kind", "split", "profile", "method", "comment"];
    let (name, to) = change(at, fields, CHANGES)?;
    let place = || match fields.get("of") {
        Some(at) => investment::holder(&at, &Known::any()).map(Place::Part),
        None => Ok(Place::Total),
    };
    let change = match name {
        "amount" => LineChange::Amount(place()?, fields.need("field").named()?, amount(&to, DRIFT)?),
        "hold" | "release" => LineChange::Hold(place()?, to.named()?, name == "hold"),
        "name" => LineChange::Name(to.name()?),
        "kind" => LineChange::Kind(to.named()?),
        "split" => LineChange::Distribution(Rows::new(&Known::any()).distribution(&to.object()?)?),
        "profile" => LineChange::Profile(option(&to, file::profile)?),
        "method" => LineChange::Method(option(&to, At::named)?),
        _ => LineChange::Comment(to.prose()?),
    };
    Ok(Edit::Line(at.id(LineId::PREFIX)?, change))
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
        "comment",
    ];
    let (name, to) = change(at, fields, CHANGES)?;
    let change = match name {
        "amount" => ProjectChange::Amount(fields.need("field").named()?, amount(&to, PROJECT)?),
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
        "tags" => ProjectChange::Tags(investment::tags(&to)?),
        _ => ProjectChange::Comment(to.prose()?),
    };
    Ok(Edit::Project(at.id(ProjectId::PREFIX)?, change))
}
