//! Allocation keys that change within the year: a table for controllers, and laws.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::drift::{
    Activity, Distribution, Kind, Line, LineAmounts, LineField, Method, Profile, Row,
};
use sambudget::model::entry::Entry;
use sambudget::model::id::{ActivityId, KeyId, LineId, MemberId};
use sambudget::model::key::{AllocationKey, MemberWeights, Weight};
use sambudget::model::member::{Holder, Member};
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};
use sambudget::rules::drift::Tables;
use sambudget::rules::key::{Span, rounding_difference, shares, weights};
use sambudget::rules::summary::settlement;

const KEY: KeyId = KeyId(1);

fn kronor(text: &str) -> Money {
    Money::entered(text.parse().unwrap()).unwrap_or_else(|| panic!("{text} is no amount"))
}

fn month(number: u8) -> Month {
    Month::new(number).unwrap_or_else(|| panic!("{number} is no month"))
}

fn set(weights: &[Decimal]) -> MemberWeights {
    let weight = |weight: &Decimal| Entry::Value(Weight::new(*weight).expect("a weight"));
    (1..).map(MemberId).zip(weights.iter().map(weight)).collect()
}

fn workbook(first: &[Decimal], later: &[(u8, Vec<Decimal>)], through: u8) -> Workbook {
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let member = |id| Member { id: MemberId(id), name: format!("Medlem {id}"), code: None };
    workbook.members = (1..=first.len() as u64).map(member).collect();
    workbook.keys = vec![AllocationKey {
        id: KEY,
        name: "Nyckel".to_owned(),
        source: String::new(),
        date: String::new(),
        weights: set(first),
        later: later.iter().map(|(from, weights)| (month(*from), set(weights))).collect(),
        share_decimals: None,
    }];
    (workbook.period_end, workbook.profile, workbook.method) = (month(through), Profile::Even, Method::Typed);
    workbook
}

fn with_line(workbook: &mut Workbook, kind: Kind, distribution: Distribution) {
    let line = Line {
        id: LineId(1),
        name: "Rad".to_owned(),
        kind,
        distribution,
        profile: None,
        method: None,
        formula: None,
        months: None,
        adjustments: Vec::new(),
        comment: String::new(),
    };
    workbook.activities = vec![Activity {
        id: ActivityId(1),
        name: "Drift".to_owned(),
        result_name: "Resultat".to_owned(),
        rows: vec![Row::Line(line)],
    }];
}

/// What each member has of a figure of a line that the key splits.
fn parts_of_line(mut workbook: Workbook, figure: &str, amount: Money) -> Vec<Money> {
    let field = match figure {
        "prior actual" => LineField::PriorActual,
        "budget" | "budget to date" => LineField::OriginalBudget,
        "actual" => LineField::Actual,
        "prognosis" => LineField::Prognosis,
        other => panic!("{other} is no figure"),
    };
    let total = LineAmounts::default().with(field, Entry::Value(amount));
    with_line(&mut workbook, Kind::Cost, Distribution::ByKey { key: KEY, total });
    let tables = Tables::of(&workbook);
    let parts = tables.iter().next().unwrap().rows[0].parts.iter();
    let part = parts.map(|part| match figure {
        "prior actual" => part.prior_actual,
        "budget" => part.budget,
        "budget to date" => part.budget_to_date,
        "actual" => part.actual,
        _ => part.prognosis,
    });
    part.take(workbook.members.len()).map(Option::unwrap).collect()
}

/// Each member's part of the year's result by a column.
fn settled(mut workbook: Workbook, basis: SettlementBasis, amount: Money) -> Vec<Money> {
    let amounts = [LineField::Actual, LineField::Prognosis]
        .into_iter()
        .fold(LineAmounts::default(), |all, field| all.with(field, Entry::Value(amount)));
    let parts = [(Holder::Shared, amounts)].into_iter().collect();
    with_line(&mut workbook, Kind::Revenue, Distribution::Direct(parts));
    workbook.settlement =
        Settlement { key: Some(KEY), basis, against: SettlementAgainst::Zero, way: SettlementWay::Invoiced };
    let parts = settlement(&workbook, &Tables::of(&workbook)).parts.unwrap();
    parts.into_iter().map(|(_, part)| part).collect()
}

fn numbers(text: &str) -> Vec<Decimal> {
    text.split(' ').map(|number| number.parse().unwrap_or_else(|_| panic!("{number} is no number"))).collect()
}

#[test]
fn cases_worked_out_by_hand() {
    let table = include_str!("cases/keys.tsv");
    let mut count = 0;
    for case in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = case.split('\t').collect();
        let [first, later, through, figure, amount, "=", parts] = columns[..] else {
            panic!("{case} has not seven columns")
        };
        let change = |text: &str| {
            let (from, weights) = text.split_once(": ").unwrap_or_else(|| panic!("{text} is no change"));
            (from.parse().unwrap(), numbers(weights))
        };
        let later: Vec<(u8, Vec<Decimal>)> =
            later.split("; ").filter(|text| *text != "-").map(change).collect();
        let workbook = workbook(&numbers(first), &later, through.parse().unwrap());
        let amount = kronor(amount);
        let found = match figure {
            "settled actual" => settled(workbook, SettlementBasis::Actual, amount),
            "settled prognosis" => settled(workbook, SettlementBasis::Prognosis, amount),
            _ => parts_of_line(workbook, figure, amount),
        };
        assert_eq!(found, parts.split(' ').map(kronor).collect::<Vec<_>>(), "{case}");
        count += 1;
    }
    assert!(count >= 38, "{count} cases");
}

#[test]
fn what_is_missing_in_one_set_leaves_nothing_to_split_by() {
    let whole = workbook(&numbers("3 1"), &[(7, numbers("1 1"))], 3);
    assert!(weights(&whole, &whole.keys[0]).is_some());
    for wrong in [Entry::Unread("många".to_owned()), Entry::Value(Weight::new(Decimal::ZERO).unwrap())] {
        let mut workbook = whole.clone();
        let later = workbook.keys[0].later.get_mut(&month(7)).unwrap();
        later.insert(MemberId(1), wrong.clone());
        later.insert(MemberId(2), wrong);
        assert_eq!(weights(&workbook, &workbook.keys[0]), None);
    }
}

#[test]
fn shares_as_they_are_shown_may_miss_a_hundred_percent() {
    // Weights, decimals of a percent, and what the shown shares lack or have too much, in percent.
    for (of, decimals, difference) in [
        ("1 1 1", 2, "-0.01"),
        ("1 1 1", 0, "-1"),
        ("1 1 1", 6, "-0.000001"),
        ("2 2 2 1 1", 0, "1"),
        ("1 1 1 1 1 1", 1, "0.2"),
        ("1 1", 0, "0"),
        ("1 3", 2, "0"),
        ("12.34 87.66", 0, "0"),
    ] {
        let shares = shares(&numbers(of)).unwrap();
        assert_eq!(rounding_difference(&shares, decimals), difference.parse().unwrap(), "{of} {decimals}");
    }
}

/// Sets of small weights, each with something to split by.
fn small_weights(members: usize) -> BoxedStrategy<Vec<u32>> {
    vec(0..60u32, members)
        .prop_filter("something", |weights| weights.iter().any(|weight| *weight > 0))
        .boxed()
}

/// The year's first weights, and others from months.
type Sets = (Vec<u32>, BTreeMap<u8, Vec<u32>>);

fn sets() -> BoxedStrategy<Sets> {
    (1..6usize)
        .prop_flat_map(|members| (small_weights(members), btree_map(1..=12u8, small_weights(members), 1..4)))
        .boxed()
}

fn decimals(weights: &[u32]) -> Vec<Decimal> {
    weights.iter().copied().map(Decimal::from).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_month_counts_the_shares_that_hold_in_it((first, later) in sets(), through in 1..=12u8) {
        let changes: Vec<(u8, Vec<Decimal>)> =
            later.iter().map(|(from, weights)| (*from, decimals(weights))).collect();
        let workbook = workbook(&decimals(&first), &changes, through);
        let found = weights(&workbook, &workbook.keys[0]).unwrap();
        for (span, months) in [(Span::Year, 12), (Span::ToDate, through)] {
            // Over the product of all sums, so that everything is a whole number.
            let sum = |weights: &[u32]| weights.iter().copied().map(u128::from).sum::<u128>();
            let all: u128 = later.values().map(|weights| sum(weights)).product::<u128>() * sum(&first);
            let mut expected = vec![0u128; first.len()];
            for month in 1..=months {
                let holds = later.range(..=month).next_back().map_or(&first, |(_, weights)| weights);
                for (expected, weight) in expected.iter_mut().zip(holds) {
                    *expected += u128::from(*weight) * (all / sum(holds));
                }
            }
            let total: u128 = expected.iter().sum();
            let found = found.over(span);
            let of_found: Decimal = found.iter().sum();
            for (found, expected) in found.iter().zip(&expected) {
                prop_assert_eq!(found * Decimal::from(total), of_found * Decimal::from(*expected));
            }
        }
        prop_assert_eq!(found.over(Span::Before), &decimals(&first)[..]);
        prop_assert!(through < 12 || found.is_even());
    }

    #[test]
    fn the_same_shares_from_a_month_change_nothing(
        first in small_weights(4),
        factor in 1..5u32,
        from in 1..=12u8,
        through in 1..=12u8,
        amount in -1_000_000..1_000_000i64,
    ) {
        let same: Vec<u32> = first.iter().map(|weight| weight * factor).collect();
        let before = workbook(&decimals(&first), &[], through);
        let after = workbook(&decimals(&first), &[(from, decimals(&same))], through);
        for figure in ["prior actual", "budget", "budget to date", "actual", "prognosis"] {
            let amount = Money::kronor(amount);
            prop_assert_eq!(
                parts_of_line(before.clone(), figure, amount),
                parts_of_line(after.clone(), figure, amount),
                "{}",
                figure
            );
        }
    }

    #[test]
    fn parts_add_up_whatever_the_weights(
        weights in vec(vec(0..1_000_000_000_000_000u64, 3), 2..4),
        through in 1..=12u8,
        amount in -9_000_000_000_000..9_000_000_000_000i64,
    ) {
        let sets: Vec<Vec<Decimal>> = weights
            .iter()
            .map(|set| set.iter().map(|millionths| Decimal::new(*millionths as i64 + 1, 6).min(Decimal::from(999_999_999))).collect())
            .collect();
        let later: Vec<(u8, Vec<Decimal>)> = (4..).step_by(3).zip(sets[1..].iter().cloned()).collect();
        let workbook = workbook(&sets[0], &later, through);
        for figure in ["prior actual", "budget", "actual", "prognosis"] {
            let parts = parts_of_line(workbook.clone(), figure, Money::kronor(amount));
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money::kronor(amount), "{}", figure);
        }
    }
}
