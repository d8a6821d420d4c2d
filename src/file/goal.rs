//! Goals, and what stands in the place of drafted sentences, in files, read and written; the page loads this later, with what
//! else few workbooks have.

use litemap::LiteMap;
use serde::Serialize;

use super::cursor::{At, Fields, Refusal, decimal};
use super::error::Expected;
use super::limit;
use super::name::Named;
use super::read::name_or_empty;
use super::schema::{Cell, Choice, Id, Text};
use super::write::{json, shown, text, unread};
use crate::model::entry::Entry;
use crate::model::goal::{Better, Goal, GoalLabel, Grade, Indicator, Judgement, Quantity};
use crate::model::id::{GoalId, IndicatorId, LineId};
use crate::model::sentence::{Own, Topic};
use crate::model::set::Set;
use crate::model::workbook::Workbook;

/// Reads all of it into a workbook.
pub(super) fn read(fields: &Fields<'_>, workbook: &mut Workbook) -> Result<(), Refusal> {
    if let Some(at) = fields.get("goals") {
        workbook.goals = goals(&at)?;
    }
    if let Some(at) = fields.get("goalRollUp") {
        workbook.roll_up = at.named()?;
    }
    if let Some(at) = fields.get("sentences") {
        workbook.sentences = sentences(&at)?;
    }
    Ok(())
}

fn goals(at: &At<'_>) -> Result<Vec<Goal>, Refusal> {
    let (mut seen, mut indicators) = (Set::default(), Set::default());
    at.list(limit::GOALS)?
        .map(|item| {
            let found = goal(&item, &mut indicators)?;
            if seen.insert(found.id) {
                Ok(found)
            } else {
                Err(item.object()?.need("id").refuse(Expected::Unique))
            }
        })
        .collect()
}

/// A goal, whose indicators are not among `seen`.
pub(super) fn goal(at: &At<'_>, seen: &mut Set<IndicatorId>) -> Result<Goal, Refusal> {
    let fields = at.object()?;
    let indicators = match fields.get("indicators") {
        Some(at) => at
            .list(limit::INDICATORS)?
            .map(|item| {
                let found = indicator(&item)?;
                if seen.insert(found.id) {
                    Ok(found)
                } else {
                    Err(item.object()?.need("id").refuse(Expected::Unique))
                }
            })
            .collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok(Goal { id: fields.need("id").id(GoalId::PREFIX)?, label: label(&fields)?, indicators })
}

/// What is said of a goal.
pub(super) fn label(fields: &Fields<'_>) -> Result<GoalLabel, Refusal> {
    Ok(GoalLabel {
        name: fields.need("name").name()?,
        area: name_or_empty(fields, "area")?,
        owner: name_or_empty(fields, "owner")?,
        roll_up: fields.get("rollUp").map(|at| at.named()).transpose()?,
        judgement: judgement(fields)?,
        comment: prose(fields, "comment")?,
    })
}

/// An indicator.
pub(super) fn indicator(at: &At<'_>) -> Result<Indicator, Refusal> {
    let fields = at.object()?;
    let figure = |name| fields.get(name).map_or(Ok(Entry::Empty), |at| at.entry(quantity));
    Ok(Indicator {
        id: fields.need("id").id(IndicatorId::PREFIX)?,
        name: fields.need("name").name()?,
        unit: name_or_empty(&fields, "unit")?,
        better: fields.get("better").map_or(Ok(Better::default()), |at| at.named())?,
        target: figure("target")?,
        outcome: figure("outcome")?,
        prognosis: figure("prognosis")?,
        judgement: judgement(&fields)?,
        comment: prose(&fields, "comment")?,
    })
}

fn prose(fields: &Fields<'_>, name: &'static str) -> Result<String, Refusal> {
    fields.get(name).map_or_else(|| Ok(String::new()), |at| at.prose())
}

fn judgement(fields: &Fields<'_>) -> Result<Judgement, Refusal> {
    let grade = |at: At<'_>| {
        let (min, max) = (1, Grade::MOST.into());
        let grade = u8::try_from(at.whole(min, max)?).ok().and_then(Grade::new);
        grade.ok_or_else(|| at.refuse(Expected::WholeNumber { min, max }))
    };
    Ok(Judgement {
        assessment: fields.get("assessment").map(|at| at.named()).transpose()?,
        grade: fields.get("grade").map(grade).transpose()?,
        by: name_or_empty(fields, "judgedBy")?,
    })
}

fn quantity(at: &At<'_>) -> Result<Quantity, Refusal> {
    let expected =
        Expected::DecimalText { below: Quantity::LIMIT, decimals: Quantity::DECIMALS, signed: true };
    at.parsed(expected, |text| decimal(text).and_then(Quantity::new))
}

/// What sentences are about, by name; those of lines say which.
pub(super) const TOPICS: &[&str] = &["result", "projects", "goals", "grades", "line"];

fn sentences(at: &At<'_>) -> Result<LiteMap<Topic, Own>, Refusal> {
    let mut all = LiteMap::new();
    for item in at.list(limit::SENTENCES)? {
        let fields = item.object()?;
        let (topic, own) = (topic(&fields)?, own(&fields)?);
        if all.insert(topic, own).is_some() {
            return Err(fields.need("about").refuse(Expected::Unique));
        }
    }
    Ok(all)
}

/// What a sentence is about. The line need not be there.
pub(super) fn topic(fields: &Fields<'_>) -> Result<Topic, Refusal> {
    let at = fields.need("about");
    Ok(match at.parsed(Expected::OneOf(TOPICS), |text| TOPICS.iter().copied().find(|of| *of == text))? {
        "result" => Topic::Result,
        "projects" => Topic::Projects,
        "goals" => Topic::Goals,
        "grades" => Topic::Grades,
        _ => Topic::Line(fields.need("line").id(LineId::PREFIX)?),
    })
}

/// What stands in its place.
pub(super) fn own(fields: &Fields<'_>) -> Result<Own, Refusal> {
    Ok(Own { text: prose(fields, "text")?, figures: name_or_empty(fields, "figures")? })
}

/// A goal as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct GoalWire<'a> {
    id: Id<'a>,
    #[serde(flatten)]
    label: LabelWire<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorWire<'a>>,
}

/// What is said of a goal as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LabelWire<'a> {
    name: Text<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    area: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    owner: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    roll_up: Option<Choice<'a>>,
    #[serde(flatten)]
    judgement: JudgementWire<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    comment: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JudgementWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    assessment: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<u8>,
    #[serde(skip_serializing_if = "str::is_empty")]
    judged_by: &'a str,
}

/// An indicator as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct IndicatorWire<'a> {
    id: Id<'a>,
    name: Text<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    better: Option<Choice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Cell<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Cell<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prognosis: Option<Cell<'a>>,
    #[serde(flatten)]
    judgement: JudgementWire<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    comment: &'a str,
}

/// What stands in the place of a drafted sentence as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SentenceWire<'a> {
    about: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Id<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    figures: &'a str,
}

/// All of it as fields of a workbook, each with a comma behind it; nothing where there is none.
pub(super) fn write(workbook: &Workbook) -> String {
    let mut written = String::new();
    if !workbook.goals.is_empty() {
        let goals: Vec<_> = workbook.goals.iter().map(goal_wire).collect();
        written.extend(["\"goals\":", &json(&goals), ","]);
    }
    if workbook.roll_up != Default::default() {
        written.extend(["\"goalRollUp\":\"", &workbook.roll_up.name(), "\","]);
    }
    if !workbook.sentences.is_empty() {
        let sentences = workbook.sentences.iter().map(|(topic, own)| sentence_wire(*topic, Some(own)));
        written.extend(["\"sentences\":", &json(&sentences.collect::<Vec<_>>()), ","]);
    }
    written
}

/// A goal as it is written.
pub(super) fn goal_wire(goal: &Goal) -> GoalWire<'_> {
    GoalWire {
        id: shown(goal.id),
        label: label_wire(&goal.label),
        indicators: goal.indicators.iter().map(indicator_wire).collect(),
    }
}

/// What is said of a goal as it is written.
pub(super) fn label_wire(label: &GoalLabel) -> LabelWire<'_> {
    LabelWire {
        name: text(&label.name),
        area: &label.area,
        owner: &label.owner,
        roll_up: label.roll_up.map(Named::name),
        judgement: judgement_wire(&label.judgement),
        comment: &label.comment,
    }
}

fn judgement_wire(judgement: &Judgement) -> JudgementWire<'_> {
    JudgementWire {
        assessment: judgement.assessment.map(Named::name),
        grade: judgement.grade.map(Grade::number),
        judged_by: &judgement.by,
    }
}

/// An indicator as it is written.
pub(super) fn indicator_wire(indicator: &Indicator) -> IndicatorWire<'_> {
    IndicatorWire {
        id: shown(indicator.id),
        name: text(&indicator.name),
        unit: &indicator.unit,
        better: (indicator.better != Better::default()).then(|| indicator.better.name()),
        target: quantity_wire(&indicator.target),
        outcome: quantity_wire(&indicator.outcome),
        prognosis: quantity_wire(&indicator.prognosis),
        judgement: judgement_wire(&indicator.judgement),
        comment: &indicator.comment,
    }
}

fn quantity_wire(entry: &Entry<Quantity>) -> Option<Cell<'_>> {
    match entry {
        Entry::Empty => None,
        Entry::Value(figure) => Some(Cell::Value(shown(figure.as_decimal()))),
        Entry::Unread(written) => Some(unread(written)),
        Entry::Formula(never) | Entry::Decisions(never) => match *never {},
    }
}

/// What stands in the place of a drafted sentence as it is written; without it only what it is about.
pub(super) fn sentence_wire(topic: Topic, own: Option<&Own>) -> SentenceWire<'_> {
    let (about, line) = match topic {
        Topic::Result => ("result", None),
        Topic::Projects => ("projects", None),
        Topic::Goals => ("goals", None),
        Topic::Grades => ("grades", None),
        Topic::Line(id) => ("line", Some(shown(id))),
    };
    let of = |text: fn(&Own) -> &str| own.map(text).unwrap_or_default();
    SentenceWire { about, line, text: of(|own| &own.text), figures: of(|own| &own.figures) }
}
