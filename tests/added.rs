//! What is added to prognoses, from a table that a controller can read, and what holds for all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::drift::{Adjustment, Distribution, Line, LineField, Row};
use sambudget::model::money::Money;
use sambudget::rules::added::Cause;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::{Lens, Tables};
use support::table::{self, KEY, LINE, board, cases, direct, entry, line, money, row, shown, shown_parts};

fn adjustment(text: &str) -> Adjustment {
    let (holder, text) = match text.split_once(' ') {
        Some((name, amount)) => (Some(table::holder(name)), amount),
        None => (None, text),
    };
    Adjustment { holder, amount: money(text), reason: "handräknat".to_owned() }
}

/// A workbook with one line as a case says.
fn workbook(case: &[&str]) -> Workbook {
    let [kind, split, budget, prognosis, adjustments] = case else { panic!("{case:?} has not five columns") };
    let amounts = |(budget, prognosis): (&str, &str)| {
        table::only(LineField::OriginalBudget, budget).with(LineField::Prognosis, entry(prognosis))
    };
    let (weights, distribution) = match split.strip_prefix("key ") {
        Some(weights) => (weights, Distribution::ByKey { key: KEY, total: amounts((budget, prognosis)) }),
        None => ("-", direct(budget.split(' ').zip(prognosis.split(' ')).map(amounts))),
    };
    let adjustments = adjustments.split("; ").map(adjustment).collect();
    board(2, weights, [Line { adjustments, ..line(LINE, table::kind(kind), distribution) }])
}

/// Prognosis and deviation of the line, each in total and for every holder.
fn figures(workbook: &Workbook) -> [String; 4] {
    let tables = Tables::of(workbook);
    let row = row(&tables, LINE);
    [
        shown(row.total.prognosis),
        shown_parts(row, |part| part.prognosis),
        shown(row.total.deviation),
        shown_parts(row, |part| part.deviation),
    ]
}

#[test]
fn cases_worked_out_by_hand() {
    for case in cases(include_str!("cases/added.tsv"), 16) {
        let at = case.iter().position(|column| *column == "=").unwrap();
        assert_eq!(figures(&workbook(&case[..at])), case[at + 1..], "{case:?}");
    }
}

#[test]
fn what_counts_nowhere_is_said() {
    let nothing = workbook(&["cost", "direct", "100 300 -", "- - -", "40"]);
    let found = findings(&with_prognosis_shown(nothing.clone()), &Tables::of(&nothing));
    assert!(found.contains(&Finding::AddedToNothing(LINE)), "{found:?}");
    let something = workbook(&["cost", "direct", "100 300 -", "1 - -", "40"]);
    let found = findings(&with_prognosis_shown(something.clone()), &Tables::of(&something));
    assert!(!found.contains(&Finding::AddedToNothing(LINE)), "{found:?}");
}

fn with_prognosis_shown(mut workbook: Workbook) -> Workbook {
    workbook.drift_columns = sambudget::model::drift::DriftColumn::USUAL.into();
    workbook
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// Before + what is added = after, in every row and for every holder, and nothing else changes.
    #[test]
    fn before_and_what_is_added_are_the_prognosis(mut after in support::workbook::workbook()) {
        // What projects cost has its own law.
        after.capital.line = None;
        let mut before = after.clone();
        fn without(rows: &mut [Row]) {
            for row in rows {
                match row {
                    Row::Line(line) => line.adjustments.clear(),
                    Row::Group(group) => without(&mut group.rows),
                }
            }
        }
        before.activities.iter_mut().for_each(|activity| without(&mut activity.rows));
        before.plan.clear();
        // A formula may read what is added, and then gives another amount.
        let (then, now) = (Tables::of(&before), Tables::of(&after));
        let is_plain = now.formulas().is_empty();
        for (then, now) in then.iter().zip(now.iter()) {
            for (row_then, row_now) in then.rows.iter().zip(&now.rows) {
                let lenses = [Lens::Total].into_iter().chain(now.holders.iter().map(|of| Lens::Holder(*of)));
                for lens in lenses {
                    let (was, is) = (then.figures(row_then, lens).unwrap(), now.figures(row_now, lens).unwrap());
                    let raw = now.raw_prognosis(row_now, lens);
                    if is_plain {
                        prop_assert_eq!(raw, was.prognosis);
                        prop_assert_eq!((is.budget, is.actual), (was.budget, was.actual));
                    }
                    let added = now.added(row_now, lens);
                    let sum = added.sum();
                    if raw.is_none() && sum.is_none() {
                        // Beside a capital cost that stands by itself, a part can be known to be nothing.
                        prop_assert!(is.prognosis.is_none_or(Money::is_zero));
                        continue;
                    }
                    let expected = match (raw, sum) {
                        (raw, None) => raw,
                        (raw, Some(sum)) => Some(raw.unwrap_or_default() + sum),
                    };
                    prop_assert_eq!(is.prognosis, expected);
                    let apart = Cause::ALL.into_iter().filter_map(|cause| added.get(cause));
                    prop_assert_eq!(apart.reduce(|one, other| one + other), sum);
                }
                let parts = row_now.parts.iter().filter_map(|part| part.prognosis);
                let sum: Money = parts.sum();
                if !row_now.unsplit {
                    prop_assert_eq!(sum, row_now.total.prognosis.unwrap_or_default());
                }
            }
        }
    }
}
