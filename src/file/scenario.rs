//! Scenarios in files, read and written; the page loads this later, with what else few workbooks have.

use serde::Serialize;

use super::cursor::{At, Fields, Refusal, decimal};
use super::error::Expected;
use super::limit;
use super::name::Named;
use super::read::control::row_id;
use super::read::investment::holder;
use super::read::later::month_number;
use super::read::{Known, cell};
use super::schema::{Cell, Choice, Decimal, Id, Text};
use super::write::{self, json, shown, text};
use crate::model::drift::{LineField, Place, RowId};
use crate::model::entry::Entry;
use crate::model::formula::{AmountCell, Column};
use crate::model::id::{KeyId, LineId, MeasureId, ProjectId, ScenarioId};
use crate::model::investment::{ProjectColumn, ProjectField};
use crate::model::period::FiscalYear;
use crate::model::scenario::{By, Change, Percent, ProjectChange, Scenario};
use crate::model::set::Set;
use crate::model::sign::SignConvention;

/// The kinds of changes, by name.
pub(super) const KINDS: &[&str] =
    &["prognosis", "cell", "measure", "start", "moved", "cut", "cancelled", "key"];

/// The farthest that a project is moved, in months.
pub(super) const MONTHS: u32 = i16::MAX as u32;

/// The scenarios of a workbook.
pub(super) fn scenarios(at: &At<'_>, known: &Known) -> Result<Vec<Scenario>, Refusal> {
    let mut seen = Set::default();
    at.list(limit::SCENARIOS)?
        .map(|item| {
            let found = scenario(&item, known)?;
            if seen.insert(found.id) {
                Ok(found)
            } else {
                Err(item.object()?.need("id").refuse(Expected::Unique))
            }
        })
        .collect()
}

/// A scenario. What it refers to need not be there: that can be taken away from the base meanwhile.
pub(super) fn scenario(at: &At<'_>, known: &Known) -> Result<Scenario, Refusal> {
    let fields = at.object()?;
    Ok(Scenario {
        id: fields.need("id").id(ScenarioId::PREFIX)?,
        name: fields.need("name").name()?,
        note: fields.get("note").map_or_else(|| Ok(String::new()), |at| at.prose())?,
        on: fields.get("on").map(|at| at.id(ScenarioId::PREFIX)).transpose()?,
        is_archived: fields.get("stage").map(|at| stage(&at)).transpose()?.is_some(),
        changes: match fields.get("changes") {
            Some(at) => {
                at.list(limit::CHANGES)?.map(|item| change(&item, known)).collect::<Result<_, _>>()?
            }
            None => Vec::new(),
        },
    })
}

/// The stage of a scenario that is put away; others have none.
pub(super) const ARCHIVED: &str = "archived";

fn stage(at: &At<'_>) -> Result<(), Refusal> {
    at.parsed(Expected::OneOf(&[ARCHIVED]), |text| (text == ARCHIVED).then_some(()))
}

/// A change of a scenario.
pub(super) fn change(at: &At<'_>, known: &Known) -> Result<Change, Refusal> {
    let fields = at.object()?;
    let kind = fields
        .need("change")
        .parsed(Expected::OneOf(KINDS), |text| KINDS.iter().copied().find(|kind| *kind == text))?;
    let project = |change| Ok(Change::Project(fields.need("project").id(ProjectId::PREFIX)?, change));
    match kind {
        "prognosis" => Ok(Change::Prognosis {
            rows: rows(&fields.need("rows"))?,
            holder: fields.get("holder").map(|at| holder(&at, &Known::any())).transpose()?,
            by: by(&fields)?,
        }),
        "cell" => typed_over(&fields, known),
        "measure" => Ok(Change::Measure(
            fields.need("measure").id(MeasureId::PREFIX)?,
            fields.need("included").parsed(Expected::OneOf(&["yes", "no"]), |text| match text {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            })?,
        )),
        "start" => Ok(Change::MeasureStart(
            fields.need("measure").id(MeasureId::PREFIX)?,
            fields.need("start").name()?,
        )),
        "moved" => project(ProjectChange::Moved(months(&fields)?)),
        "cut" => project(ProjectChange::Cut(percent(&fields.need("percent"))?)),
        "cancelled" => project(ProjectChange::Cancelled),
        _ => Ok(Change::Key {
            from: fields.need("key").id(KeyId::PREFIX)?,
            to: fields.need("by").id(KeyId::PREFIX)?,
        }),
    }
}

fn rows(at: &At<'_>) -> Result<Vec<RowId>, Refusal> {
    at.list(limit::ROWS)?.map(|item| item.parsed(Expected::RowId, row_id)).collect()
}

fn by(fields: &Fields<'_>) -> Result<By, Refusal> {
    if let Some(at) = fields.get("amount") {
        return at.amount().map(By::Amount);
    }
    let percent = percent(&fields.need("percent"))?;
    Ok(match fields.get("from") {
        Some(at) => By::Index(percent, month_number(&at)?),
        None => By::Percent(percent),
    })
}

fn percent(at: &At<'_>) -> Result<Percent, Refusal> {
    at.parsed(Expected::Percent, |text| decimal(text).and_then(Percent::new))
}

fn months(fields: &Fields<'_>) -> Result<i16, Refusal> {
    let read = |at: &At<'_>| Ok(i16::try_from(at.whole(0, MONTHS)?).unwrap_or(i16::MAX));
    match fields.get("earlier") {
        Some(at) => read(&at).map(|months| -months),
        None => read(&fields.need("later")),
    }
}

fn typed_over(fields: &Fields<'_>, known: &Known) -> Result<Change, Refusal> {
    let (cell, column) = match fields.get("line") {
        Some(line) => {
            let field: LineField = fields.need("column").named()?;
            let place = match fields.get("holder") {
                Some(at) => Place::Part(holder(&at, &Known::any())?),
                None => Place::Total,
            };
            (AmountCell::Line(line.id(LineId::PREFIX)?, place, field), Column::Drift(field.column()))
        }
        None => of_project(fields)?,
    };
    let entry = fields.get("value").map_or(Ok(Entry::Empty), |at| cell::amount(&at, known, column))?;
    Ok(Change::Cell(cell, entry))
}

fn of_project(fields: &Fields<'_>) -> Result<(AmountCell, Column), Refusal> {
    let id = fields.need("project").id(ProjectId::PREFIX)?;
    let year = |at: At<'_>| -> Result<u16, Refusal> {
        let (min, max) = (FiscalYear::FIRST, FiscalYear::LAST);
        Ok(u16::try_from(at.whole(min.into(), max.into())?).unwrap_or(max))
    };
    let (cell, column) = match (fields.get("decidedFor"), fields.get("requestedFor")) {
        (Some(at), _) => {
            let year = year(at)?;
            (AmountCell::Decided(id, year), ProjectColumn::Decided(year))
        }
        (None, Some(at)) => {
            let year = year(at)?;
            (AmountCell::Requested(id, year), ProjectColumn::Requested(year))
        }
        (None, None) => {
            let field: ProjectField = fields.need("column").named()?;
            (AmountCell::Project(id, field), field.column())
        }
    };
    Ok((cell, Column::Project(column)))
}

/// A scenario as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Wire<'a> {
    id: Id<'a>,
    name: Text<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeWire<'a>>,
}

/// A change as it is written: the fields of its kind.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChangeWire<'a> {
    change: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<Id<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_for: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requested_for: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Cell<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    included: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    later: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earlier: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Id<'a>>,
}

/// The scenarios of a workbook with these signs as JSON.
pub(super) fn write(scenarios: &[Scenario], signs: SignConvention) -> String {
    json(&scenarios.iter().map(|scenario| wire(scenario, Some(signs))).collect::<Vec<_>>())
}

/// A scenario as it is written, in a workbook with these signs; without them formulas say their own.
pub(super) fn wire(scenario: &Scenario, signs: Option<SignConvention>) -> Wire<'_> {
    Wire {
        id: shown(scenario.id),
        name: text(&scenario.name),
        note: &scenario.note,
        on: scenario.on.map(shown),
        stage: scenario.is_archived.then_some(ARCHIVED),
        changes: scenario.changes.iter().map(|change| change_wire(change, signs)).collect(),
    }
}

/// A change as it is written, in a workbook with these signs.
pub(super) fn change_wire(change: &Change, signs: Option<SignConvention>) -> ChangeWire<'_> {
    match change {
        Change::Prognosis { rows, holder, by } => {
            let (percent, amount, from) = match *by {
                By::Percent(percent) => (Some(percent), None, None),
                By::Amount(amount) => (None, Some(amount), None),
                By::Index(percent, from) => (Some(percent), None, Some(from.number())),
            };
            ChangeWire {
                change: "prognosis",
                rows: rows.iter().map(|row| row_wire(*row)).collect(),
                holder: holder.map(write::holder),
                percent: percent.map(percent_wire),
                amount: amount.map(shown),
                from,
                ..ChangeWire::default()
            }
        }
        Change::Cell(cell, entry) => ChangeWire { value: write::amount(entry, signs), ..cell_wire(*cell) },
        Change::Measure(id, is_included) => ChangeWire {
            change: "measure",
            measure: Some(shown(id)),
            included: Some(if *is_included { "yes" } else { "no" }),
            ..ChangeWire::default()
        },
        Change::MeasureStart(id, start) => ChangeWire {
            change: "start",
            measure: Some(shown(id)),
            start: Some(text(start)),
            ..ChangeWire::default()
        },
        Change::Project(id, change) => project_wire(*id, *change),
        Change::Key { from, to } => {
            ChangeWire { change: "key", key: Some(shown(from)), by: Some(shown(to)), ..ChangeWire::default() }
        }
    }
}

fn row_wire<'a>(row: RowId) -> Id<'a> {
    match row {
        RowId::Line(id) => shown(id),
        RowId::Group(id) => shown(id),
    }
}

fn percent_wire<'a>(percent: Percent) -> Decimal<'a> {
    shown(percent.percent())
}

fn cell_wire<'a>(cell: AmountCell) -> ChangeWire<'a> {
    let wire = ChangeWire { change: "cell", ..ChangeWire::default() };
    match cell {
        AmountCell::Line(line, place, field) => {
            let holder = match place {
                Place::Part(holder) => Some(write::holder(holder)),
                Place::Total => None,
            };
            ChangeWire { line: Some(shown(line)), holder, column: Some(field.name()), ..wire }
        }
        AmountCell::Project(id, field) => {
            ChangeWire { project: Some(shown(id)), column: Some(field.name()), ..wire }
        }
        AmountCell::Decided(id, year) => {
            ChangeWire { project: Some(shown(id)), decided_for: Some(year), ..wire }
        }
        AmountCell::Requested(id, year) => {
            ChangeWire { project: Some(shown(id)), requested_for: Some(year), ..wire }
        }
    }
}

fn project_wire<'a>(id: ProjectId, change: ProjectChange) -> ChangeWire<'a> {
    let wire = ChangeWire { project: Some(shown(id)), ..ChangeWire::default() };
    match change {
        ProjectChange::Moved(months) => {
            let distance = Some(months.unsigned_abs());
            let (later, earlier) = if months < 0 { (None, distance) } else { (distance, None) };
            ChangeWire { change: "moved", later, earlier, ..wire }
        }
        ProjectChange::Cut(percent) => {
            ChangeWire { change: "cut", percent: Some(percent_wire(percent)), ..wire }
        }
        ProjectChange::Cancelled => ChangeWire { change: "cancelled", ..wire },
    }
}
