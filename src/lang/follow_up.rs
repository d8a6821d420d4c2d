//! Follow-ups in words: the columns of their tables, and what is said of rows that were not there.

use super::{Lang, heading};
use crate::model::Workbook;
use crate::model::follow_up::FollowUp;
use crate::model::period::Month;
use crate::rules::follow_up::Outcome;

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
#[must_use]
pub fn outcome(lang: Lang, workbook: &Workbook, outcome: Outcome) -> String {
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
#[must_use]
pub fn distance(lang: Lang, name: &str, is_percent: bool) -> String {
    let unit = if is_percent { ", %" } else { "" };
    lang.pick(format!("{name} − utfall{unit}"), format!("{name} − actual{unit}"))
}

/// The heading of what has changed since a follow-up.
#[must_use]
pub fn change(lang: Lang, name: &str) -> String {
    lang.pick(format!("Förändring sedan {name}"), format!("Change since {name}"))
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
