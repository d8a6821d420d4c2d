//! The meeting log in files, read and written; the page loads this later, with what else few workbooks have.

use serde::Serialize;

use super::cursor::{At, Fields, Refusal};
use super::error::Expected;
use super::follow_up::{holders, parts};
use super::limit;
use super::read::{Known, name_or_empty};
use super::scenario::{ChangeWire, change, change_wire};
use super::schema::{Decimal, Id, Text};
use super::write::{self, json, shown, text};
use crate::model::follow_up::{Frozen, FrozenParts};
use crate::model::id::{LogId, ScenarioId};
use crate::model::meeting_log::{LogEntry, LogStage};
use crate::model::set::Set;
use crate::model::sign::SignConvention;

/// The stages of an entry by name; one to which nothing has happened has none.
pub(super) const STAGES: &[&str] = &["accepted", "dropped"];
/// What an entry says that was tried without its change; others do not say it.
pub(super) const WITHOUT: &str = "without";

/// The meeting log of a workbook.
pub(super) fn meeting_log(at: &At<'_>, known: &Known) -> Result<Vec<LogEntry>, Refusal> {
    let mut seen = Set::default();
    at.list(limit::LOG_ENTRIES)?
        .map(|item| {
            let found = entry(&item, known)?;
            if seen.insert(found.id) {
                Ok(found)
            } else {
                Err(item.object()?.need("id").refuse(Expected::Unique))
            }
        })
        .collect()
}

/// An entry. What it refers to need not be there: it may have been taken away since.
pub(super) fn entry(at: &At<'_>, known: &Known) -> Result<LogEntry, Refusal> {
    let fields = at.object()?;
    let holders = fields.get("holders").map_or_else(|| Ok(Vec::new()), |at| holders(&at))?;
    Ok(LogEntry {
        id: fields.need("id").id(LogId::PREFIX)?,
        when: name_or_empty(&fields, "when")?,
        scenario: fields.need("scenario").id(ScenarioId::PREFIX)?,
        name: fields.need("name").name()?,
        what: fields.need("what").name()?,
        asked_by: name_or_empty(&fields, "askedBy")?,
        remark: fields.get("remark").map_or_else(|| Ok(String::new()), |at| at.prose())?,
        change: change(&fields.need("change"), known)?,
        counts: match fields.get("tried") {
            Some(at) => at.parsed(Expected::OneOf(&[WITHOUT]), |text| (text == WITHOUT).then_some(false))?,
            None => true,
        },
        shown: fields.get("shown").map(|at| at.amount()).transpose()?,
        total: total(&fields)?,
        parts: fields.get("parts").map_or(Ok(FrozenParts::default()), |at| parts(&at, holders.len()))?,
        holders,
        stage: fields.get("stage").map_or(Ok(LogStage::Open), |at| stage(&at))?,
    })
}

fn total(fields: &Fields<'_>) -> Result<Frozen, Refusal> {
    let amount = |name| fields.get(name).map(|at| at.amount()).transpose();
    Ok([amount("before")?, amount("after")?, amount("gained")?])
}

fn stage(at: &At<'_>) -> Result<LogStage, Refusal> {
    at.parsed(Expected::OneOf(STAGES), |text| match text {
        "accepted" => Some(LogStage::Accepted),
        "dropped" => Some(LogStage::Dropped),
        _ => None,
    })
}

/// An entry as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Wire<'a> {
    id: Id<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    when: Text<'a>,
    scenario: Id<'a>,
    name: Text<'a>,
    what: Text<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    asked_by: Text<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    remark: &'a str,
    change: ChangeWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tried: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gained: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<Decimal<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    holders: Vec<Id<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    parts: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
}

/// The meeting log of a workbook with these signs as JSON.
pub(super) fn write(entries: &[LogEntry], signs: SignConvention) -> String {
    json(&entries.iter().map(|entry| wire(entry, Some(signs))).collect::<Vec<_>>())
}

/// An entry as it is written, in a workbook with these signs; without them formulas say their own.
pub(super) fn wire(entry: &LogEntry, signs: Option<SignConvention>) -> Wire<'_> {
    let [before, after, gained] = entry.total.map(|amount| amount.map(shown));
    Wire {
        id: shown(entry.id),
        when: text(&entry.when),
        scenario: shown(entry.scenario),
        name: text(&entry.name),
        what: text(&entry.what),
        asked_by: text(&entry.asked_by),
        remark: &entry.remark,
        change: change_wire(&entry.change, signs),
        tried: (!entry.counts).then_some(WITHOUT),
        before,
        after,
        gained,
        shown: entry.shown.map(shown),
        holders: entry.holders.iter().map(|of| write::holder(*of)).collect(),
        parts: entry.parts.as_text(),
        stage: match entry.stage {
            LogStage::Open => None,
            LogStage::Accepted => Some("accepted"),
            LogStage::Dropped => Some("dropped"),
        },
    }
}
