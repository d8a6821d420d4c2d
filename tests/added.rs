//! What is added to prognoses, from a table that a controller can read, and what holds for all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use litemap::LiteMap;
use proptest::prelude::*;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::drift::{
    Activity, Adjustment, Distribution, Kind, Line, LineAmounts, LineField, Method, Row, RowId,
};
use sambudget::model::entry::Entry;
use sambudget::model::id::{ActivityId, KeyId, LineId, MemberId};
use sambudget::model::key::{AllocationKey, Weight};
use sambudget::model::member::{Holder, Member};
use sambudget::model::money::Money;
use sambudget::rules::added::Cause;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::{Lens, Tables};

const HOLDERS: [(&str, Holder); 3] =
    [("m1", Holder::Member(MemberId(1))), ("m2", Holder::Member(MemberId(2))), ("s", Holder::Shared)];
const LINE: LineId = LineId(1);

fn amount(text: &str) -> Money {
    Money::kronor(text.parse().unwrap_or_else(|_| panic!("{text} is no amount")))
}

fn entry(text: &str) -> Entry<Money> {
    match text {
        "-" => Entry::Empty,
        text => {
            text.parse().map_or_else(|_| Entry::Unread(text.to_owned()), |n| Entry::Value(Money::kronor(n)))
        }
    }
}

fn shown(amount: Option<Money>) -> String {
    amount.map_or("-".to_owned(), |amount| amount.to_string())
}

fn adjustment(text: &str) -> Adjustment {
    let (holder, text) = match text.split_once(' ') {
        Some((name, amount)) => {
            let known = HOLDERS.iter().find(|(holder, _)| *holder == name);
            (Some(known.unwrap_or_else(|| panic!("{name} is no holder")).1), amount)
        }
        None => (None, text),
    };
    Adjustment { holder, amount: amount(text), reason: "handräknat".to_owned() }
}

/// A workbook with one line as a case says.
fn workbook(case: &[&str]) -> Workbook {
    let [kind, split, budget, prognosis, adjustments] = case else { panic!("{case:?} has not five columns") };
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let member = |id, name: &str| Member { id: MemberId(id), name: name.to_owned(), code: None };
    workbook.members = vec![member(1, "Ett"), member(2, "Två")];
    let mut weights = LiteMap::new();
    if let Some(of_key) = split.strip_prefix("key ") {
        for (id, weight) in of_key.split(' ').enumerate().filter(|(_, weight)| *weight != "-") {
            let weight = Weight::new(weight.parse().unwrap()).unwrap();
            weights.insert(MemberId(id as u64 + 1), Entry::Value(weight));
        }
    }
    let (name, source, date) = ("Nyckel".to_owned(), String::new(), String::new());
    workbook.keys = vec![AllocationKey { id: KeyId(1), name, source, date, weights }];
    let amounts = |budget: &str, prognosis: &str| {
        LineAmounts::default()
            .with(LineField::OriginalBudget, entry(budget))
            .with(LineField::Prognosis, entry(prognosis))
    };
    let distribution = if *split == "direct" {
        let parts = HOLDERS.iter().zip(budget.split(' ').zip(prognosis.split(' ')));
        Distribution::Direct(parts.map(|((_, holder), (b, p))| (*holder, amounts(b, p))).collect())
    } else {
        Distribution::ByKey { key: KeyId(1), total: amounts(budget, prognosis) }
    };
    let line = Line {
        id: LINE,
        name: "Rad".to_owned(),
        kind: if *kind == "cost" { Kind::Cost } else { Kind::Revenue },
        distribution,
        profile: None,
        months: None,
        method: Some(Method::Typed),
        adjustments: adjustments.split("; ").map(adjustment).collect(),
        comment: String::new(),
    };
    let activity = ActivityId(1);
    let (name, result_name) = ("Drift".to_owned(), "Resultat".to_owned());
    workbook.activities = vec![Activity { id: activity, name, result_name, rows: vec![Row::Line(line)] }];
    workbook
}

/// Prognosis and deviation of the line, each in total and for every holder.
fn figures(workbook: &Workbook) -> Vec<String> {
    let tables = Tables::of(workbook);
    let row = tables[0].row(Some(RowId::Line(LINE))).unwrap();
    let parts = |of: fn(&sambudget::rules::figures::Figures) -> Option<Money>| {
        row.parts.iter().map(|part| shown(of(part))).collect::<Vec<_>>().join(" ")
    };
    vec![
        shown(row.total.prognosis),
        parts(|part| part.prognosis),
        shown(row.total.deviation),
        parts(|part| part.deviation),
    ]
}

#[test]
fn cases_worked_out_by_hand() {
    let table = include_str!("cases/added.tsv");
    let cases: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() > 15, "{} cases", cases.len());
    for case in cases {
        let columns: Vec<&str> = case.split('\t').collect();
        let at = columns.iter().position(|column| *column == "=").unwrap();
        assert_eq!(figures(&workbook(&columns[..at])), columns[at + 1..], "{case}");
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
