//! The figures of a line: in total and for each holder.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineAmounts, Method};
use crate::model::id::KeyId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::figures::{Figures, Terms, of_amounts, sum};
use crate::rules::key::weights;
use crate::rules::sense::Sense;
use crate::rules::split::split;

/// How a line's figures are worked out in this workbook.
fn terms<'a>(workbook: &'a Workbook, line: &'a Line) -> Terms<'a> {
    Terms {
        sense: Sense::Kind(line.kind),
        method: line.method.unwrap_or(workbook.method),
        profile: line.profile.as_ref().unwrap_or(&workbook.profile),
        period_end: workbook.period_end,
    }
}

/// The figures of one line: in total, and for each holder in order.
pub(super) struct LineFigures {
    pub(super) total: Figures,
    pub(super) parts: Vec<Figures>,
    pub(super) unsplit: bool,
}

pub(super) fn of_line(workbook: &Workbook, line: &Line, holders: &[Holder]) -> LineFigures {
    let terms = terms(workbook, line);
    match &line.distribution {
        Distribution::Direct(parts) => {
            let parts: Vec<Figures> = holders.iter().map(|holder| of_part(parts, *holder, terms)).collect();
            LineFigures { total: sum_of(&parts), parts, unsplit: false }
        }
        Distribution::ByKey { key, total } => by_key(workbook, *key, total, terms, holders.len()),
    }
}

/// One holder's figures of a direct line.
fn of_part(parts: &BTreeMap<Holder, LineAmounts>, holder: Holder, terms: Terms) -> Figures {
    parts.get(&holder).map(|part| of_amounts(part, terms)).unwrap_or_default()
}

/// The figures of one holder's part, if the line is direct.
pub(super) fn direct_part(workbook: &Workbook, line: &Line, holder: Holder) -> Option<Figures> {
    match &line.distribution {
        Distribution::Direct(parts) => Some(of_part(parts, holder, terms(workbook, line))),
        Distribution::ByKey { .. } => None,
    }
}

/// Figures added up, column by column.
pub(super) fn sum_of<'a>(figures: impl IntoIterator<Item = &'a Figures>) -> Figures {
    figures.into_iter().fold(Figures::default(), |sum, part| sum.plus(*part))
}

fn by_key(
    workbook: &Workbook,
    key: KeyId,
    amounts: &LineAmounts,
    terms: Terms,
    holders: usize,
) -> LineFigures {
    let total = of_amounts(amounts, terms);
    let weights = workbook.key(key).and_then(|key| weights(workbook, key));
    // What is shared by all has no weight: a key gives everything to the members.
    let parts = weights.map(|weights| split_figures(&total, &weights, terms, holders));
    let unsplit = parts.is_none();
    LineFigures { total, parts: parts.unwrap_or_else(|| vec![Figures::default(); holders]), unsplit }
}

/// Each part of figures that a key splits. Entered amounts, budget to date and prognosis are split one by
/// one (a prognosis as budget is the budget); budgets and deviations follow from the parts, so that every row
/// adds up across and every column down.
fn split_figures(total: &Figures, weights: &[Decimal], terms: Terms, holders: usize) -> Vec<Figures> {
    let parts_of = |amount: Option<Money>| -> Vec<Option<Money>> {
        let mut parts: Vec<Option<Money>> = amount
            .and_then(|amount| split(amount, weights))
            .map(|parts| parts.into_iter().map(Some).collect())
            .unwrap_or_default();
        parts.resize(holders, None);
        parts
    };
    let prior_actual = parts_of(total.prior_actual);
    let original_budget = parts_of(total.original_budget);
    let supplements = parts_of(total.supplements);
    let budget_to_date = parts_of(total.budget_to_date);
    let actual = parts_of(total.actual);
    let prognosis = parts_of(total.prognosis);
    (0..holders)
        .map(|i| {
            let budget = sum([original_budget[i], supplements[i]]);
            // What is the budget in total is the budget in every part, however original and supplements round.
            let as_budget = |whole, part| if whole == total.budget { budget } else { part };
            let budget_to_date = as_budget(total.budget_to_date, budget_to_date[i]);
            let prognosis = match terms.method {
                Method::AsBudget => budget,
                Method::Typed | Method::RunRate => prognosis[i],
            };
            Figures {
                prior_actual: prior_actual[i],
                original_budget: original_budget[i],
                supplements: supplements[i],
                budget,
                budget_to_date,
                actual: actual[i],
                deviation_to_date: actual[i]
                    .filter(|_| total.deviation_to_date.is_some())
                    .map(|actual| terms.sense.deviation(budget_to_date.unwrap_or_default(), actual)),
                prognosis,
                deviation: prognosis
                    .filter(|_| total.deviation.is_some())
                    .map(|prognosis| terms.sense.deviation(budget.unwrap_or_default(), prognosis)),
            }
        })
        .collect()
}
