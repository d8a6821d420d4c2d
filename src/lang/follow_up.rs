//! Follow-ups in words: the columns of their tables, and what is said of rows that were not there.

use super::{Lang, finding, heading};
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::follow_up::{FollowUp, FrozenField};
use crate::model::period::Month;
use crate::rules::follow_up::{self as rule, Column, Of, Outcome};

/// What a new follow-up is proposed to be called, by the month that its actuals cover.
#[must_use]
pub fn proposed_name(lang: Lang, month: Month) -> String {
    match month.number() {
        4 => lang.pick("Tertial 1", "First four months").to_owned(),
        8 => lang.pick("Tertial 2", "First eight months").to_owned(),
        12 => lang.pick("Bokslut", "Annual accounts").to_owned(),
        _ => {
            let month = heading::month(lang, month);
            lang.pick(format!("Uppföljning {month}"), format!("Follow-up {month}"))
        }
    }
}

/// What the heading of the outcome is.
fn outcome(lang: Lang, workbook: &Workbook, outcome: Outcome) -> String {
    let actual = lang.pick("Utfall", "Actual");
    match outcome {
        Outcome::Final(at) => match workbook.follow_ups.get(at) {
            Some(of) => format!("{actual}, {}", of.label.name),
            None => actual.to_owned(),
        },
        Outcome::Now => actual.to_owned(),
    }
}

/// The heading of how far a prognosis was from the outcome, in kronor or in percent of the outcome.
fn distance(lang: Lang, name: &str, is_percent: bool) -> String {
    let unit = if is_percent { ", %" } else { "" };
    lang.pick(format!("{name} − utfall{unit}"), format!("{name} − actual{unit}"))
}

/// The heading of what has changed since a follow-up.
fn change(lang: Lang, name: &str) -> String {
    lang.pick(format!("Förändring sedan {name}"), format!("Change since {name}"))
}

/// What a figure that is frozen is called.
#[must_use]
pub fn field(lang: Lang, field: FrozenField) -> &'static str {
    let column = match field {
        FrozenField::Budget => DriftColumn::Budget,
        FrozenField::Actual => DriftColumn::Actual,
        FrozenField::Prognosis => DriftColumn::Prognosis,
    };
    heading::drift_plain(lang, column)
}

/// The heading of a column. Where other figures stand beside the prognosis, it says what it is too.
#[must_use]
pub fn column(lang: Lang, workbook: &Workbook, column: Column, is_beside: bool) -> String {
    let name = |at: usize| workbook.follow_ups.get(at).map(|of| of.label.name.as_str()).unwrap_or_default();
    match column {
        Column::Then(at, FrozenField::Prognosis) if !is_beside => name(at).to_owned(),
        Column::Then(at, of) => format!("{}, {}", field(lang, of), name(at)),
        Column::Now(of) => format!("{} {}", field(lang, of), lang.texts().later().now),
        Column::Change => change(lang, rule::compared(workbook).last().map_or("", |at| name(*at))),
        Column::Course => lang.texts().later().course.to_owned(),
        Column::Outcome => rule::outcome(workbook).map(|of| outcome(lang, workbook, of)).unwrap_or_default(),
        Column::Distance(at) => distance(lang, name(at), false),
        Column::DistancePercent(at) => distance(lang, name(at), true),
    }
}

/// What a row is called.
#[must_use]
pub fn row(lang: Lang, workbook: &Workbook, row: Of, is_projects: bool) -> String {
    let (texts, words) = (lang.texts(), finding::Words { lang, workbook });
    let follow_up = |at: usize| workbook.follow_ups.get(at);
    match row {
        Of::Row(id) => words.row(id),
        Of::Activity(id) => words.activity(id),
        Of::Project(id) => workbook.project(id).map(|of| of.name.clone()).unwrap_or_default(),
        Of::ProjectGroup(id) => workbook.project_group(id).map(|of| of.name.clone()).unwrap_or_default(),
        Of::GoneLine(at, id) => {
            follow_up(at).and_then(|of| of.line(id)).map(|of| of.name.clone()).unwrap_or_default()
        }
        Of::GoneProject(at, id) => {
            follow_up(at).and_then(|of| of.project(id)).map(|of| of.name.clone()).unwrap_or_default()
        }
        Of::Gone(_) => texts.later().gone_rows.to_owned(),
        Of::Total => match &workbook.activities[..] {
            _ if is_projects => texts.sum_investments.to_owned(),
            [only] => only.result_name.clone(),
            _ => texts.result.to_owned(),
        },
    }
}

/// A follow-up in a list: what its actuals cover, when it was reported and by whom, and whether it is final.
#[must_use]
pub fn about(lang: Lang, of: &FollowUp) -> String {
    let month = heading::month(lang, of.period_end);
    let mut words = vec![lang.pick(format!("utfall t.o.m. {month}"), format!("actuals to {month}"))];
    words.extend([&of.label.date, &of.label.by].into_iter().filter(|text| !text.is_empty()).cloned());
    if of.label.is_final {
        words.push(lang.pick("årets slutliga utfall", "the final outcome of the year").to_owned());
    }
    words.join(", ")
}

/// That a row was not there at a follow-up.
#[must_use]
pub fn was_absent(lang: Lang, name: &str) -> String {
    lang.pick(format!("Raden fanns inte vid {name}."), format!("The row was not there at {name}."))
}
