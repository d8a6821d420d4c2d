//! Follow-ups in files, read and written; the page loads this later, with what else few workbooks have.

use litemap::LiteMap;

use super::cursor::{At, Fields, Refusal};
use super::error::Expected;
use super::limit;
use super::name::Named;
use super::read::{holder, later::month_number};
use super::schema;
use super::write::{json, shown, text};
use crate::model::follow_up::{FollowUp, FollowUpLabel, Frozen, FrozenLine, FrozenParts, FrozenProject};
use crate::model::id::{ActivityId, FollowUpId, LineId, ProjectId};
use crate::model::member::Holder;
use crate::model::period::Month;
use crate::model::set::Set;
use crate::model::workbook::Workbook;

/// The stage of the outcome of the year; others have none.
pub(super) const FINAL: &str = "final";

/// The follow-ups of a workbook.
pub(super) fn follow_ups(at: &At<'_>) -> Result<Vec<FollowUp>, Refusal> {
    let mut seen = Set::default();
    at.list(limit::FOLLOW_UPS)?
        .map(|item| {
            let found = follow_up(&item)?;
            once(&mut seen, found.id, &item.object()?.need("id"))?;
            Ok(found)
        })
        .collect()
}

fn once<T: Ord + Copy>(seen: &mut Set<T>, id: T, at: &At<'_>) -> Result<T, Refusal> {
    if seen.insert(id) { Ok(id) } else { Err(at.refuse(Expected::Unique)) }
}

/// A follow-up. What it is about need not be in the workbook: it may have been taken away since.
pub(super) fn follow_up(at: &At<'_>) -> Result<FollowUp, Refusal> {
    let fields = at.object()?;
    let period_end = month_number(&fields.need("month"))?;
    let holders = holders(&fields.need("holders"))?;
    let mut seen = Set::default();
    let lines = fields
        .need("lines")
        .list(limit::ROWS)?
        .map(|item| line(&item, holders.len(), &mut seen))
        .collect::<Result<_, _>>()?;
    let mut seen = Set::default();
    let projects = match fields.get("projects") {
        Some(at) => {
            at.list(limit::PROJECTS)?.map(|item| project(&item, &mut seen)).collect::<Result<_, _>>()?
        }
        None => Vec::new(),
    };
    Ok(FollowUp {
        id: fields.need("id").id(FollowUpId::PREFIX)?,
        label: label(&fields, period_end)?,
        period_end,
        holders,
        lines,
        projects,
    })
}

/// What is said of a follow-up whose actuals cover the months up to this one.
pub(super) fn label(fields: &Fields<'_>, period_end: Month) -> Result<FollowUpLabel, Refusal> {
    let name = |name| fields.get(name).map_or_else(|| Ok(String::new()), |at| at.name());
    let stage = fields.get("stage");
    let is_final = stage.map(|at| at.parsed(Expected::OneOf(&[FINAL]), |text| (text == FINAL).then_some(())));
    let is_final = is_final.transpose()?.is_some();
    if is_final && period_end != Month::DECEMBER {
        return Err(fields.need("month").refuse(Expected::WholeNumber { min: 12, max: 12 }));
    }
    Ok(FollowUpLabel { name: fields.need("name").name()?, date: name("date")?, by: name("by")?, is_final })
}

/// Holders, each once.
pub(super) fn holders(at: &At<'_>) -> Result<Vec<Holder>, Refusal> {
    let mut seen: LiteMap<Holder, ()> = LiteMap::new();
    at.list(limit::MEMBERS + 1)?
        .map(|item| {
            let holder = item.parsed(Expected::Holder, holder)?;
            match seen.insert(holder, ()) {
                None => Ok(holder),
                Some(()) => Err(item.refuse(Expected::Unique)),
            }
        })
        .collect()
}

fn line(at: &At<'_>, holders: usize, seen: &mut Set<LineId>) -> Result<FrozenLine, Refusal> {
    let fields = at.object()?;
    let at = fields.need("id");
    Ok(FrozenLine {
        id: once(seen, at.id(LineId::PREFIX)?, &at)?,
        activity: fields.need("activity").id(ActivityId::PREFIX)?,
        name: fields.need("name").name()?,
        kind: fields.need("kind").named()?,
        total: total(&fields)?,
        parts: fields.get("parts").map_or(Ok(FrozenParts::default()), |at| parts(&at, holders))?,
    })
}

fn project(at: &At<'_>, seen: &mut Set<ProjectId>) -> Result<FrozenProject, Refusal> {
    let fields = at.object()?;
    let at = fields.need("id");
    Ok(FrozenProject {
        id: once(seen, at.id(ProjectId::PREFIX)?, &at)?,
        name: fields.need("name").name()?,
        holder: fields.need("holder").parsed(Expected::Holder, holder)?,
        total: total(&fields)?,
    })
}

fn total(fields: &Fields<'_>) -> Result<Frozen, Refusal> {
    let amount = |name| fields.get(name).map(|at| at.amount()).transpose();
    Ok([amount("budget")?, amount("actual")?, amount("prognosis")?])
}

/// The figures of at most so many holders.
pub(super) fn parts(at: &At<'_>, holders: usize) -> Result<FrozenParts, Refusal> {
    let text = at.text()?;
    let mut parts: Vec<Frozen> = Vec::with_capacity(holders);
    for part in text.split(FrozenParts::HOLDER) {
        if parts.len() == holders {
            return Err(at.refuse_count(text.split(FrozenParts::HOLDER).count(), holders));
        }
        let mut frozen = Frozen::default();
        for (place, amount) in part.split(FrozenParts::AMOUNT).enumerate() {
            let Some(slot) = frozen.get_mut(place) else {
                return Err(at.refuse_count(part.split(FrozenParts::AMOUNT).count(), frozen.len()));
            };
            let read = || At::amount_of(amount).ok_or_else(|| at.refuse_name(amount, At::AMOUNT));
            *slot = if amount.is_empty() { None } else { Some(read()?) };
        }
        parts.push(frozen);
    }
    Ok(FrozenParts::of(parts))
}

/// The follow-up at a place as JSON, with what stands around the list; `None` behind the last one.
pub(super) fn piece(workbook: &Workbook, index: usize) -> Option<String> {
    let follow_up = workbook.follow_ups.get(index)?;
    let before = if index == 0 { "\"followUps\":[" } else { "," };
    let after = if index + 1 == workbook.follow_ups.len() { "]," } else { "" };
    Some([before, &json(&wire(follow_up)), after].concat())
}

/// A follow-up as it is written.
pub(super) fn wire(of: &FollowUp) -> schema::FollowUp<'_> {
    schema::FollowUp {
        id: shown(of.id),
        name: text(&of.label.name),
        date: text(&of.label.date),
        by: text(&of.label.by),
        stage: of.label.is_final.then_some(FINAL.into()),
        month: of.period_end.number(),
        holders: of.holders.iter().map(|of| super::write::holder(*of)).collect(),
        lines: of.lines.iter().map(line_wire).collect(),
        projects: of.projects.iter().map(project_wire).collect(),
    }
}

fn line_wire(of: &FrozenLine) -> schema::FrozenLine<'_> {
    let [budget, actual, prognosis] = of.total.map(|amount| amount.map(shown));
    schema::FrozenLine {
        id: shown(of.id),
        activity: shown(of.activity),
        name: text(&of.name),
        kind: of.kind.name(),
        budget,
        actual,
        prognosis,
        parts: text(of.parts.as_text()),
    }
}

fn project_wire(of: &FrozenProject) -> schema::FrozenProject<'_> {
    let [budget, actual, prognosis] = of.total.map(|amount| amount.map(shown));
    schema::FrozenProject {
        id: shown(of.id),
        name: text(&of.name),
        holder: super::write::holder(of.holder),
        budget,
        actual,
        prognosis,
    }
}
