//! Decisions under budgets: a table that a controller can read, and what holds for all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use litemap::LiteMap;
use proptest::prelude::*;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::decision::{Decision, Decisions};
use sambudget::model::drift::{
    Activity, Distribution, Kind, Line, LineAmounts, LineField, Place, Row, RowId,
};
use sambudget::model::edit::{Edit, LineChange, ProjectChange};
use sambudget::model::entry::Entry;
use sambudget::model::id::{ActivityId, KeyId, LineId, MemberId};
use sambudget::model::investment::ProjectField;
use sambudget::model::key::{AllocationKey, Weight};
use sambudget::model::member::{Holder, Member};
use sambudget::model::money::Money;
use sambudget::model::period::{Date, Month};
use sambudget::rules::drift::{Lens, as_by_key, as_direct};
use sambudget::rules::summary::drift_tables;
use support::workbook::workbook;

const HOLDERS: [Holder; 3] = [Holder::Member(MemberId(1)), Holder::Member(MemberId(2)), Holder::Shared];
const LINE: LineId = LineId(1);

fn money(text: &str) -> Money {
    Money::entered(text.parse().unwrap_or_else(|_| panic!("{text} is no amount"))).unwrap()
}

/// What stands in a budget cell; the day of a decision is its place among the others.
fn entry(text: &str) -> Entry<Money> {
    let Some(list) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else {
        return if text == "-" { Entry::Empty } else { Entry::Value(money(text)) };
    };
    let decision = |(text, day): (&str, u8)| {
        let amount = text.strip_prefix('c');
        Decision {
            date: Date::new(2022, 3, day),
            reference: format!("§ {day}"),
            reason: "handräknat".to_owned(),
            amount: money(amount.unwrap_or(text)),
            carries_over: amount.is_some(),
        }
    };
    Entry::Decisions(Decisions::new(list.split(' ').zip(1..).map(decision).collect()).unwrap())
}

fn shown(amount: Option<Money>) -> String {
    amount.map_or("-".to_owned(), |amount| amount.to_string())
}

/// A workbook with one line as a case says.
fn of_case(case: &[&str]) -> Workbook {
    let [kind, split, original, supplements, months] = case else { panic!("{case:?} has not five columns") };
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let member = |id, name: &str| Member { id: MemberId(id), name: name.to_owned(), code: None };
    workbook.members = vec![member(1, "Ett"), member(2, "Två")];
    workbook.period_end = Month::new(months.parse().unwrap()).unwrap();
    let mut weights = LiteMap::new();
    for (id, weight) in split.strip_prefix("key ").unwrap_or("1 1").split(' ').enumerate() {
        let weight = Weight::new(weight.parse().unwrap()).unwrap();
        weights.insert(MemberId(id as u64 + 1), Entry::Value(weight));
    }
    let (name, source, date) = ("Nyckel".to_owned(), String::new(), String::new());
    let later = LiteMap::new();
    workbook.keys =
        vec![AllocationKey { id: KeyId(1), name, source, date, weights, later, share_decimals: None }];
    let amounts = |original: &str, supplements: &str| {
        let mut amounts = LineAmounts::default();
        amounts.replace(LineField::OriginalBudget, entry(original));
        amounts.replace(LineField::Supplements, entry(supplements));
        amounts
    };
    let distribution = if *split == "direct" {
        let parts = HOLDERS.iter().zip(original.split('|').zip(supplements.split('|')));
        let parts = parts.map(|(holder, (o, s))| (*holder, amounts(o, s)));
        Distribution::Direct(parts.filter(|(_, amounts)| !amounts.is_empty()).collect())
    } else {
        Distribution::ByKey { key: KeyId(1), total: amounts(original, supplements) }
    };
    let line = Line {
        id: LINE,
        name: "Rad".to_owned(),
        kind: if *kind == "cost" { Kind::Cost } else { Kind::Revenue },
        distribution,
        profile: None,
        months: None,
        method: None,
        formula: None,
        adjustments: Vec::new(),
        comment: String::new(),
    };
    let (name, result_name) = ("Drift".to_owned(), "Resultat".to_owned());
    workbook.activities =
        vec![Activity { id: ActivityId(1), name, result_name, rows: vec![Row::Line(line)] }];
    workbook
}

/// Original budget, supplements, budget, the budget of each holder, and the budget to date.
fn figures(workbook: &Workbook) -> Vec<String> {
    let tables = drift_tables(workbook);
    let table = &tables[0];
    let row = table.row(Some(RowId::Line(LINE))).unwrap();
    let of = |holder| shown(table.figures(row, Lens::Holder(holder)).unwrap().budget);
    let total = &row.total;
    let [original, supplements, budget] = [total.original_budget, total.supplements, total.budget].map(shown);
    vec![original, supplements, budget, HOLDERS.map(of).join(" "), shown(total.budget_to_date)]
}

#[test]
fn every_case_of_the_table() {
    let table = include_str!("cases/decisions.tsv");
    let cases: Vec<&str> = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(cases.len() >= 10, "{} cases", cases.len());
    for line in cases {
        let columns: Vec<&str> = line.split('\t').collect();
        let workbook = of_case(&columns[..5]);
        assert_eq!(figures(&workbook), &columns[6..], "{line}");
        // The file says the same.
        let read = file::read(file::write(&workbook).as_bytes()).unwrap();
        assert_eq!(figures(&read), &columns[6..], "read again: {line}");
        assert_eq!(read, workbook, "{line}");
    }
}

fn decisions(workbook: &Workbook, place: Place) -> Vec<Decision> {
    let entry = workbook.line(LINE).unwrap().entry(place, LineField::Supplements);
    entry.decisions().map(|all| all.list().to_vec()).unwrap_or_default()
}

fn split_in_another_way(workbook: &mut Workbook, new: Option<Distribution>) {
    workbook.apply(Edit::Line(LINE, LineChange::Distribution(new.unwrap()))).unwrap();
}

#[test]
fn decisions_are_split_with_their_line_and_go_together_again() {
    let mut workbook = of_case(&["cost", "key 2 1", "900", "[100 c-50 1]", "12"]);
    let (whole, before) = (decisions(&workbook, Place::Total), figures(&workbook));
    let tables = drift_tables(&workbook);
    let direct = as_direct(&workbook, tables.formulas(), workbook.line(LINE).unwrap());
    split_in_another_way(&mut workbook, direct);
    assert_eq!(figures(&workbook), before);
    let amounts = |holder| -> Vec<String> {
        let all = decisions(&workbook, Place::Part(holder));
        assert!(all.iter().zip(&whole).all(|(part, whole)| {
            (part.date, &part.reference, part.carries_over)
                == (whole.date, &whole.reference, whole.carries_over)
        }));
        all.iter().map(|decision| decision.amount.to_string()).collect()
    };
    // 51 is split into 34 and 17; what is left of each when the first two are split goes with the last.
    assert_eq!(amounts(HOLDERS[0]), ["67", "-33", "0"]);
    assert_eq!(amounts(HOLDERS[1]), ["33", "-17", "1"]);
    assert!(amounts(HOLDERS[2]).is_empty(), "what is shared has nothing of any");
    let tables = drift_tables(&workbook);
    let by_key = as_by_key(tables.formulas(), workbook.line(LINE).unwrap(), KeyId(1));
    split_in_another_way(&mut workbook, by_key);
    assert_eq!(decisions(&workbook, Place::Total), whole);
    assert_eq!(figures(&workbook), before);
}

#[test]
fn plain_amounts_beside_decisions_are_not_lost() {
    let mut workbook = of_case(&["cost", "direct", "-|-|-", "40|[10]|2", "12"]);
    let tables = drift_tables(&workbook);
    let by_key = as_by_key(tables.formulas(), workbook.line(LINE).unwrap(), KeyId(1));
    split_in_another_way(&mut workbook, by_key);
    let whole = decisions(&workbook, Place::Total);
    assert_eq!(whole[0], Decision::bare(Money::kronor(42)));
    assert_eq!((whole.len(), whole[1].reference.as_str()), (2, "§ 1"));
    assert_eq!(figures(&workbook)[1], "52");
}

#[test]
fn there_are_no_decisions_without_one_or_beyond_what_a_cell_keeps() {
    let largest = money("9999999999999");
    assert_eq!(Decisions::new(Vec::new()), None);
    assert_eq!(Decisions::new(vec![Decision::bare(largest), Decision::bare(Money::kronor(1))]), None);
    assert_eq!(Decisions::new(vec![Decision::bare(Money::kronor(1)); Decisions::MOST + 1]), None);
    let both = vec![Decision::bare(largest), Decision::bare(-largest)];
    assert_eq!(Decisions::new(both).map(|both| both.sum()), Some(Money::ZERO));
}

#[test]
fn a_file_keeps_no_more_decisions_than_a_cell() {
    let text = include_str!("files/v1.1/decisions.json");
    let many = |count: usize| {
        let all = vec!["{\"amount\": \"1\"}"; count].join(",");
        file::read(text.replace("\"decisions\": [", &format!("\"decisions\": [{all},")).as_bytes())
    };
    assert!(many(Decisions::MOST - 3).is_ok());
    let error = many(Decisions::MOST).unwrap_err().to_string();
    assert!(error.contains("supplements.decisions: expected at most 1000, but found 1003"), "{error}");
}

/// The workbook with the sum of decisions in their place, written as an amount.
fn with_sums(workbook: &Workbook) -> Workbook {
    let mut plain = workbook.clone();
    let sum = |entry: &Entry<Money>| entry.decisions().map(|all| Entry::Value(all.sum()));
    for line in workbook.lines() {
        let places: Vec<Place> = match &line.distribution {
            Distribution::ByKey { .. } => vec![Place::Total],
            Distribution::Direct(parts) => parts.keys().map(|holder| Place::Part(*holder)).collect(),
        };
        for (place, field) in places.iter().flat_map(|place| LineField::ALL.map(|field| (*place, field))) {
            if let Some(sum) = sum(line.entry(place, field)) {
                plain.apply(Edit::amount(line.id, place, field, sum)).unwrap();
            }
        }
    }
    for project in workbook.projects() {
        for field in ProjectField::ALL {
            if let Some(sum) = sum(project.amounts.get(field)) {
                plain.apply(Edit::Project(project.id, ProjectChange::Amount(field, sum))).unwrap();
            }
        }
    }
    plain
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_table_is_as_if_the_sum_had_been_written(workbook in workbook()) {
        let plain = with_sums(&workbook);
        let (decided, written) = (drift_tables(&workbook), drift_tables(&plain));
        for (decided, written) in decided.iter().zip(written.iter()) {
            prop_assert_eq!(decided, written);
        }
    }
}
