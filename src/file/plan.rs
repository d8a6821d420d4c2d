//! The action plan in files, read and written; the page loads this later, with what else few workbooks have.

use litemap::LiteMap;

use super::cursor::{At, Fields, Refusal};
use super::error::Expected;
use super::limit;
use super::name::{Named, year};
use super::read::Known;
use super::schema::{self, Map};
use super::write::{amount, json, shown, text};
use crate::model::entry::Entry;
use crate::model::id::{LineId, MeasureGroupId, MeasureId};
use crate::model::measure::{Mark, Measure, MeasureGroup};
use crate::model::money::Money;
use crate::model::period::FiscalYear;
use crate::model::set::Set;

/// The plan of a workbook.
pub(super) fn plan(at: &At<'_>, known: &Known) -> Result<Vec<MeasureGroup>, Refusal> {
    let mut groups = Set::default();
    let mut measures = Set::default();
    at.list(limit::TABLES)?
        .map(|item| {
            let group = group(&item, known, &mut measures)?;
            if groups.insert(group.id) {
                Ok(group)
            } else {
                Err(item.object()?.need("id").refuse(Expected::Unique))
            }
        })
        .collect()
}

/// A whole group of measures.
pub(super) fn group(at: &At<'_>, known: &Known, seen: &mut Set<MeasureId>) -> Result<MeasureGroup, Refusal> {
    let fields = at.object()?;
    Ok(MeasureGroup {
        id: fields.need("id").id(MeasureGroupId::PREFIX)?,
        name: fields.need("name").name()?,
        measures: fields
            .need("measures")
            .list(limit::MEASURES)?
            .map(|item| measure(&item, known, seen))
            .collect::<Result<_, _>>()?,
    })
}

/// A measure. Its lines need not be there: one can be taken away while a measure touches it.
pub(super) fn measure(at: &At<'_>, known: &Known, seen: &mut Set<MeasureId>) -> Result<Measure, Refusal> {
    if seen.len() == limit::MEASURES {
        return Err(at.refuse_count(limit::MEASURES + 1, limit::MEASURES));
    }
    let fields = at.object()?;
    let at = fields.need("id");
    let id = at.id(MeasureId::PREFIX)?;
    if !seen.insert(id) {
        return Err(at.refuse(Expected::Unique));
    }
    let name = |name| fields.get(name).map_or_else(|| Ok(String::new()), |at| at.name());
    Ok(Measure {
        id,
        number: name("number")?,
        description: fields.need("description").name()?,
        activity: name("activity")?,
        goal: name("goal")?,
        decided_by: fields.get("decidedBy").map(|at| at.named()).transpose()?,
        decided_on: name("decidedOn")?,
        stage: fields.need("stage").named()?,
        start: name("start")?,
        effects: effects(&fields)?,
        lines: set(&fields, "lines", limit::ROWS, |at| at.id(LineId::PREFIX))?,
        members: set(&fields, "members", limit::MEMBERS, |at| known.member(at))?,
        marks: set(&fields, "marks", Mark::NAMES.len(), |at| at.named())?,
        amount: fields.get("amount").map_or(Ok(Entry::Empty), |at| at.entry(At::amount))?,
    })
}

fn effects(fields: &Fields<'_>) -> Result<LiteMap<u16, Entry<Money>>, Refusal> {
    let mut effects = LiteMap::new();
    let Some(at) = fields.get("effects") else { return Ok(effects) };
    for (name, at) in at.object()?.each() {
        let expected = Expected::YearText { first: FiscalYear::FIRST, last: FiscalYear::LAST };
        let year = year(name).ok_or_else(|| at.refuse_name(name, expected))?;
        effects.insert(year, at.entry(At::amount)?);
    }
    Ok(effects)
}

/// A list that may be left out, each of it once.
fn set<T: Ord + Copy>(
    fields: &Fields<'_>,
    name: &'static str,
    most: usize,
    read: impl Fn(&At<'_>) -> Result<T, Refusal>,
) -> Result<Set<T>, Refusal> {
    let mut set = Set::default();
    if let Some(at) = fields.get(name) {
        for item in at.list(most)? {
            if !set.insert(read(&item)?) {
                return Err(item.refuse(Expected::Unique));
            }
        }
    }
    Ok(set)
}

/// The plan as JSON.
pub(super) fn write(plan: &[MeasureGroup]) -> String {
    json(&plan.iter().map(group_wire).collect::<Vec<_>>())
}

/// A group as it is written.
pub(super) fn group_wire(group: &MeasureGroup) -> schema::MeasureGroup<'_> {
    schema::MeasureGroup {
        id: shown(group.id),
        name: text(&group.name),
        measures: group.measures.iter().map(measure_wire).collect(),
    }
}

/// A measure as it is written.
pub(super) fn measure_wire(measure: &Measure) -> schema::Measure<'_> {
    let effects = measure.effects.iter();
    schema::Measure {
        id: shown(measure.id),
        number: text(&measure.number),
        description: text(&measure.description),
        activity: text(&measure.activity),
        goal: text(&measure.goal),
        decided_by: measure.decided_by.map(Named::name),
        decided_on: text(&measure.decided_on),
        stage: measure.stage.name(),
        start: text(&measure.start),
        effects: Map(effects
            .filter_map(|(year, effect)| Some((shown(year), amount(effect, None)?)))
            .collect()),
        lines: measure.lines.iter().map(shown).collect(),
        members: measure.members.iter().map(shown).collect(),
        marks: measure.marks.iter().map(Named::name).collect(),
        amount: amount(&measure.amount, None),
    }
}
