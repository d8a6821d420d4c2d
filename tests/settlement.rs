//! The settlement of the year's result, and the balance requirement of an association.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use litemap::LiteMap;
use proptest::prelude::*;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::balance::{Balance, BalanceAdjustment, Deficit};
use sambudget::model::drift::{Activity, Distribution, Kind, Line, LineAmounts, LineField, Method, Row};
use sambudget::model::entry::Entry;
use sambudget::model::id::{ActivityId, KeyId, LineId, MemberId};
use sambudget::model::key::{AllocationKey, Weight};
use sambudget::model::member::{BoardForm, Holder, Member};
use sambudget::model::money::Money;
use sambudget::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};
use sambudget::rules::balance::balance;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::Tables;
use sambudget::rules::summary::{result, settlement};

fn kronor(text: &str) -> Money {
    Money::kronor(text.parse().unwrap_or_else(|_| panic!("{text} is no amount")))
}

fn line(id: u64, kind: Kind, parts: impl IntoIterator<Item = (Holder, Money)>) -> Row {
    let amounts = |amount| LineAmounts::default().with(LineField::Actual, Entry::Value(amount));
    Row::Line(Line {
        id: LineId(id),
        name: format!("Rad {id}"),
        kind,
        distribution: Distribution::Direct(
            parts.into_iter().map(|(of, amount)| (of, amounts(amount))).collect(),
        ),
        profile: None,
        method: Some(Method::RunRate),
        months: None,
        adjustments: Vec::new(),
        comment: String::new(),
    })
}

fn workbook(against: &str, weights: &str, paid: &str, revenue: &str, cost: &str) -> Workbook {
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let member = |id| Member { id: MemberId(id), name: format!("Medlem {id}"), code: None };
    workbook.members = (1..=3).map(member).collect();
    let mut of_key = LiteMap::new();
    for (id, weight) in (1..).zip(weights.split(' ')) {
        of_key.insert(MemberId(id), Entry::Value(Weight::new(weight.parse().unwrap()).unwrap()));
    }
    let (name, source, date) = ("Nyckel".to_owned(), String::new(), String::new());
    workbook.keys = vec![AllocationKey { id: KeyId(1), name, source, date, weights: of_key }];
    let holders = (1..=3).map(|id| Holder::Member(MemberId(id))).chain([Holder::Shared]);
    let paid = holders.zip(paid.split(' ').map(kronor));
    workbook.activities = vec![Activity {
        id: ActivityId(1),
        name: "Drift".to_owned(),
        result_name: "Resultat".to_owned(),
        rows: vec![
            line(1, Kind::Contribution, paid),
            line(2, Kind::Revenue, [(Holder::Shared, kronor(revenue))]),
            line(3, Kind::Cost, [(Holder::Shared, kronor(cost))]),
        ],
    }];
    workbook.settlement = Settlement {
        key: Some(KeyId(1)),
        basis: SettlementBasis::Actual,
        against: match against {
            "zero" => SettlementAgainst::Zero,
            "contribution" => SettlementAgainst::Contribution,
            other => panic!("{other} is nothing to compare with"),
        },
        way: SettlementWay::Invoiced,
    };
    workbook
}

#[test]
fn cases_worked_out_by_hand() {
    let table = include_str!("cases/settlement.tsv");
    let mut count = 0;
    for case in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = case.split('\t').collect();
        let [against, weights, paid, revenue, cost, "=", result, parts] = columns[..] else {
            panic!("{case} has not eight columns")
        };
        let workbook = workbook(against, weights, paid, revenue, cost);
        let settled = settlement(&workbook, &Tables::of(&workbook));
        assert_eq!(settled.result, Some(kronor(result)), "{case}");
        let found: Vec<Money> = settled.parts.unwrap().into_iter().map(|(_, part)| part).collect();
        assert_eq!(found, parts.split(' ').map(kronor).collect::<Vec<_>>(), "{case}");
        count += 1;
    }
    assert!(count >= 9, "{count} cases");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_are_the_result(workbook in support::workbook::workbook()) {
        let tables = Tables::of(&workbook);
        let settled = settlement(&workbook, &tables);
        if let Some(parts) = settled.parts {
            prop_assert_eq!(Some(parts.into_iter().map(|(_, part)| part).sum::<Money>()), settled.result);
        }
    }

    #[test]
    fn nothing_is_restored_twice_or_from_nothing(workbook in support::workbook::workbook()) {
        let tables = Tables::of(&workbook);
        let table = balance(&workbook, result(&tables).actual);
        let restored: Money = table.deficits.iter().map(|deficit| deficit.restored).sum();
        if let (Some(adjusted), Some(left)) = (table.adjusted, table.left) {
            prop_assert_eq!(adjusted, restored + left);
            prop_assert!(restored.is_zero() || !left.is_negative());
        }
        for deficit in &table.deficits {
            prop_assert_eq!(deficit.deficit.amount, deficit.restored + deficit.left);
            prop_assert!(!deficit.left.is_negative() && !deficit.restored.is_negative());
        }
    }
}

/// The balance requirement of a result in 2022 with an adjustment and deficits of earlier years: the adjusted result, what
/// is restored of each deficit and left of it, the oldest first, and what is left of the result.
#[test]
fn a_surplus_restores_the_oldest_deficit_first() {
    let cases = [
        (100, -20, &[(2020, 50), (2019, 10)][..], 80, &[(10, 0), (50, 0)][..], 20),
        (100, 0, &[(2019, 70), (2021, 50)], 100, &[(70, 0), (30, 20)], 0),
        (-40, 10, &[(2021, 50)], -30, &[(0, 50)], -30),
        (0, 0, &[(2021, 50)], 0, &[(0, 50)], 0),
        (-5, 25, &[(2020, 15)], 20, &[(15, 0)], 5),
    ];
    for (year_result, adjustment, deficits, adjusted, restored, left) in cases {
        let mut workbook = workbook("zero", "1 1 1", "0 0 0 0", "0", "0");
        let reason = "Realisationsvinst".to_owned();
        workbook.balance = Balance {
            adjustments: vec![BalanceAdjustment { amount: Money::kronor(adjustment), reason }],
            deficits: deficits
                .iter()
                .map(|(year, amount)| Deficit { year: *year, amount: Money::kronor(*amount) })
                .collect(),
        };
        let table = balance(&workbook, Some(Money::kronor(year_result)));
        assert_eq!((table.adjusted, table.left), (Some(Money::kronor(adjusted)), Some(Money::kronor(left))));
        let found: Vec<_> = table.deficits.iter().map(|row| (row.restored, row.left)).collect();
        let expected: Vec<_> = restored.iter().map(|(a, b)| (Money::kronor(*a), Money::kronor(*b))).collect();
        assert_eq!(found, expected, "{year_result} {deficits:?}");
    }
}

#[test]
fn a_deficit_is_to_be_restored_within_three_years() {
    // The workbook is of 2022 and has a surplus of 100.
    for (year, amount, is_late) in
        [(2018, 150, true), (2019, 150, true), (2019, 100, false), (2020, 150, false)]
    {
        let mut workbook = workbook("zero", "1 1 1", "100 0 0 0", "0", "0");
        workbook.form = BoardForm::Association;
        let deficit = Deficit { year, amount: Money::kronor(amount) };
        workbook.balance = Balance { adjustments: Vec::new(), deficits: vec![deficit] };
        let found = findings(&workbook, &Tables::of(&workbook));
        let late = found.contains(&Finding::DeficitOverdue(year, Money::kronor(50)));
        assert_eq!(late, is_late, "{year} {amount}: {found:?}");
        // A joint board is part of its host, which has the requirement.
        workbook.form = BoardForm::JointBoard;
        let found = findings(&workbook, &Tables::of(&workbook));
        assert!(!found.iter().any(|finding| matches!(finding, Finding::DeficitOverdue(..))));
    }
}
