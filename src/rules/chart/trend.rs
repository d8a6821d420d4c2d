//! How the prognosis of the result has gone from one follow-up to the next, and how far the methods reach (method fan).

use crate::model::Workbook;
use crate::model::follow_up::FrozenField;
use crate::model::money::Money;
use crate::rules::drift::{Lens, Tables};
use crate::rules::fan::fan;
use crate::rules::follow_up::{Outcome, drift, outcome};
use crate::rules::sense::Sense;
use crate::rules::summary::result;

/// When a result was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At the follow-up at this place.
    Then(usize),
    /// Now.
    Now,
    /// At the follow-up at this place, which is the outcome of the year.
    Final(usize),
}

/// The result as it was reported at one time; a surplus is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported {
    /// When.
    pub when: When,
    /// The budget then.
    pub budget: Option<Money>,
    /// What was booked then.
    pub actual: Option<Money>,
    /// What was expected of the year; of the outcome, what came of it.
    pub prognosis: Option<Money>,
}

/// The result at each follow-up, now, and as it came out; empty without two prognoses.
#[must_use]
pub fn trend(workbook: &Workbook, tables: &Tables, lens: Lens) -> Vec<Reported> {
    let rows = if workbook.follow_ups.is_empty() { Vec::new() } else { drift(workbook, tables, lens) };
    let Some(total) = rows.last() else { return Vec::new() };
    let of = |when, figure: &dyn Fn(FrozenField) -> Option<Money>| Reported {
        when,
        budget: figure(FrozenField::Budget),
        actual: figure(FrozenField::Actual),
        prognosis: figure(FrozenField::Prognosis),
    };
    let then = total.compared().iter();
    let mut all: Vec<Reported> =
        then.map(|at| of(When::Then(*at), &|field| total.then(*at, field).amount())).collect();
    all.push(of(When::Now, &|field| total.now(field).amount()));
    if let (Some(Outcome::Final(at)), Some(came)) = (outcome(workbook), total.outcome) {
        all.push(Reported {
            when: When::Final(at),
            budget: None,
            actual: came.amount(),
            prognosis: came.amount(),
        });
    }
    // One alone has no course.
    let known = all.iter().filter(|of| of.prognosis.is_some()).count();
    if known > 1 { all } else { Vec::new() }
}

/// Between which results the year ends if each line goes by the method that is worst for it, and by the one that is best: the
/// prognosis as it is lies between them. All that is added to what methods give stays. `None` without a prognosis, and where
/// all methods give the same.
#[must_use]
pub fn reach(workbook: &Workbook, tables: &Tables) -> Option<(Money, Money)> {
    let now = result(tables).prognosis?;
    let (mut worst, mut best) = (now, now);
    for line in workbook.lines() {
        let fan = fan(workbook, tables, line);
        let Some(((least, most), raw)) = fan.reach().zip(fan.by(fan.chosen)) else { continue };
        let [one, other] = [least, most].map(|figure| Sense::Kind(line.kind).deviation(raw, figure));
        worst += one.min(other).min(Money::ZERO);
        best += one.max(other).max(Money::ZERO);
    }
    (worst != best).then_some((worst, best))
}
