//! The settlement of the year's result, and the balance requirement of an association.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::balance::{Balance, BalanceAdjustment, Deficit};
use sambudget::model::drift::{Distribution, Kind, Line, LineAmounts, LineField};
use sambudget::model::entry::Entry;
use sambudget::model::id::{LineId, MemberId};
use sambudget::model::member::{BoardForm, Holder};
use sambudget::model::money::Money;
use sambudget::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};
use sambudget::rules::balance::balance;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::Tables;
use sambudget::rules::summary::{result, settlement};
use support::table::{HOLDERS, KEY, board, cases, line, money, shown};

/// A line with the actual of each holder.
fn booked(id: u64, kind: Kind, parts: impl IntoIterator<Item = (Holder, Money)>) -> Line {
    let amounts = |amount| LineAmounts::default().with(LineField::Actual, Entry::Value(amount));
    let parts = parts.into_iter().map(|(of, amount)| (of, amounts(amount))).collect();
    line(LineId(id), kind, Distribution::Direct(parts))
}

/// How a case settles: what the parts are the difference from.
fn settled(against: &str) -> Settlement {
    Settlement {
        key: Some(KEY),
        basis: SettlementBasis::Actual,
        against: match against {
            "zero" => SettlementAgainst::Zero,
            "contribution" => SettlementAgainst::Contribution,
            other => panic!("{other} is nothing to compare with"),
        },
        way: SettlementWay::Invoiced,
    }
}

fn workbook(against: &str, weights: &str, paid: &str, revenue: &str, cost: &str) -> Workbook {
    let holders = (1..=3).map(|id| Holder::Member(MemberId(id))).chain([Holder::Shared]);
    let lines = [
        booked(1, Kind::Contribution, holders.zip(paid.split(' ').map(money))),
        booked(2, Kind::Revenue, [(Holder::Shared, money(revenue))]),
        booked(3, Kind::Cost, [(Holder::Shared, money(cost))]),
    ];
    let mut workbook = board(3, weights, lines);
    workbook.settlement = settled(against);
    workbook
}

#[test]
fn cases_worked_out_by_hand() {
    for case in cases(include_str!("cases/settlement.tsv"), 9) {
        let [against, weights, paid, revenue, cost, "=", result, parts] = case[..] else {
            panic!("{case:?} has not eight columns")
        };
        let workbook = workbook(against, weights, paid, revenue, cost);
        let settled = settlement(&workbook, &Tables::of(&workbook));
        assert_eq!(shown(settled.result), result, "{case:?}");
        let found: Vec<String> =
            settled.parts.unwrap().into_iter().map(|(_, part)| part.to_string()).collect();
        assert_eq!(found.join(" "), parts, "{case:?}");
    }
}

#[test]
fn settlements_are_those_of_another_program() {
    let all = cases(include_str!("reference/splits.tsv"), 50);
    let mut count = 0;
    for case in all.iter().filter(|case| case[0] == "settlement") {
        let [_, result, weights, paid, parts] = case[..] else { panic!("{case:?}") };
        let paid: Vec<Money> = paid.split(' ').map(money).collect();
        let cost = paid.iter().copied().sum::<Money>() - money(result);
        let members = paid.len() as u64;
        let holders = (1..=members).map(|id| Holder::Member(MemberId(id)));
        let lines = [
            booked(1, Kind::Contribution, holders.zip(paid)),
            booked(2, Kind::Cost, [(Holder::Shared, cost)]),
        ];
        let mut workbook = board(members, weights, lines);
        workbook.settlement = settled("contribution");
        let table = settlement(&workbook, &Tables::of(&workbook));
        let found: Vec<String> = table.parts.unwrap().into_iter().map(|(_, part)| part.to_string()).collect();
        assert_eq!(shown(table.result), result, "{case:?}");
        assert_eq!(found.join(" "), parts, "{case:?}");
        count += 1;
    }
    assert!(count > 50, "{count} settlements");
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

/// The years and amounts of a case; a dash is none.
fn deficits(text: &str) -> Vec<Deficit> {
    let deficit = |text: &str| {
        let (year, amount) = text.split_once(": ").unwrap();
        Deficit { year: year.parse().unwrap(), amount: money(amount) }
    };
    text.split("; ").filter(|text| *text != "-").map(deficit).collect()
}

fn list(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() { "-".to_owned() } else { texts.join("; ") }
}

#[test]
fn balance_requirements_worked_out_by_hand() {
    for case in cases(include_str!("cases/balance.tsv"), 15) {
        let [year_result, adjustments, earlier, "=", adjusted, restored, left, overdue, _working] = case[..]
        else {
            panic!("{case:?} has not nine columns")
        };
        let booked_result = (year_result != "-").then(|| (HOLDERS[0].1, money(year_result)));
        let mut workbook = board(2, "1 1", [booked(1, Kind::Contribution, booked_result)]);
        workbook.form = BoardForm::Association;
        let adjustment = |amount| BalanceAdjustment { amount, reason: "Realisationsvinst".to_owned() };
        let amounts = adjustments.split(' ').filter(|text| *text != "-").map(money);
        workbook.balance =
            Balance { adjustments: amounts.map(adjustment).collect(), deficits: deficits(earlier) };

        let tables = Tables::of(&workbook);
        let table = balance(&workbook, result(&tables).actual);
        assert_eq!(shown(table.result), year_result, "{case:?}");
        assert_eq!([shown(table.adjusted), shown(table.left)], [adjusted, left], "{case:?}");
        let rows = table.deficits.iter();
        let found = rows.map(|row| format!("{}: {} {}", row.deficit.year, row.restored, row.left));
        assert_eq!(list(found), restored, "{case:?}");
        let late = |finding| match finding {
            Finding::DeficitOverdue(year, left) => Some(format!("{year}: {left}")),
            _ => None,
        };
        assert_eq!(list(findings(&workbook, &tables).into_iter().filter_map(late)), overdue, "{case:?}");
        // A joint board is part of its host, which has the requirement.
        workbook.form = BoardForm::JointBoard;
        assert_eq!(list(findings(&workbook, &tables).into_iter().filter_map(late)), "-", "{case:?}");
    }
}
