//! Splits beside those of another program; spreading a total, from a table that a controller can read; and the laws of
//! spreading and moving.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod table;
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::money::Money;
use sambudget::rules::split::split;
use sambudget::rules::spread::{SpreadCell, Unspread, spread, transfer};
use support::table;
use support::workbook::money;

/// The cells of a case, with what they are in proportion to.
fn cells(way: &str, now: &str, basis: &str) -> Vec<SpreadCell> {
    let basis: Vec<Decimal> = match way {
        "proportion" => now.split(' ').map(|cell| cell.trim_end_matches('*').parse().unwrap()).collect(),
        "equally" => now.split(' ').map(|_| Decimal::ONE).collect(),
        "key" | "row" | "column" => basis.split(' ').map(|weight| weight.parse().unwrap()).collect(),
        other => panic!("{other} is no way to spread"),
    };
    assert_eq!(basis.len(), now.split(' ').count(), "{now}: a basis for each cell");
    let cell = |(now, weight): (&str, Decimal)| SpreadCell {
        now: Money::entered(now.trim_end_matches('*').parse().unwrap()).unwrap(),
        is_held: now.ends_with('*'),
        weight,
    };
    now.split(' ').zip(basis).map(cell).collect()
}

/// What a case comes to: the cells then, and what is said.
fn outcome(total: &str, cells: &[SpreadCell]) -> String {
    let total = Money::entered(total.parse().unwrap()).unwrap();
    match spread(total, cells) {
        Ok(spread) => {
            assert_eq!(spread.parts.iter().copied().sum::<Money>(), total);
            let parts: Vec<String> = spread.parts.iter().map(ToString::to_string).collect();
            format!("{}\t{}", parts.join(" "), if spread.is_without_basis { "equal" } else { "-" })
        }
        Err(Unspread::AllHeld) => "all held".into(),
        Err(Unspread::TooLarge) => "too large".into(),
        Err(Unspread::NoCell) => "no cell".into(),
    }
}

#[test]
fn the_table() {
    let mut ways = Vec::new();
    for case in table::cases(include_str!("cases/spread.tsv"), 20) {
        let [way, total, now, basis, "=", wanted @ ..] = &case[..] else {
            panic!("{case:?} has not four columns")
        };
        assert_eq!(outcome(total, &cells(way, now, basis)), wanted.join("\t"), "{case:?}");
        ways.push(*way);
    }
    for way in ["proportion", "equally", "key", "row", "column"] {
        assert!(ways.iter().filter(|known| **known == way).count() >= 3, "{way} has too few cases");
    }
}

#[test]
fn splits_are_those_of_another_program() {
    let all = table::cases(include_str!("reference/splits.tsv"), 300);
    let splits = all.iter().filter(|case| case[0] == "split");
    let (mut count, mut wrong) = (0, Vec::new());
    for case in splits {
        let [_, total, weights, parts] = case[..] else { panic!("{case:?}") };
        let weights: Vec<Decimal> = weights.split(' ').map(|weight| weight.parse().unwrap()).collect();
        let found = split(table::money(total), &weights).unwrap();
        let found: Vec<String> = found.into_iter().map(|part| part.to_string()).collect();
        if found.join(" ") != parts {
            wrong.push(format!("{total} by {weights:?}: {} and not {parts}", found.join(" ")));
        }
        count += 1;
    }
    assert!(count > 300, "{count} splits");
    assert!(wrong.is_empty(), "{} of {count}, the first of them {}", wrong.len(), wrong[0]);
}

#[test]
fn nothing_can_be_spread_over_no_cell() {
    assert_eq!(spread(Money::kronor(1), &[]), Err(Unspread::NoCell));
}

fn any_cells() -> impl Strategy<Value = Vec<SpreadCell>> {
    let weight = prop_oneof![
        2 => money().prop_map(Money::as_decimal),
        2 => (-10..10i64).prop_map(Decimal::from),
        1 => Just(Decimal::ZERO),
    ];
    let cell = (money(), any::<bool>(), weight);
    vec(cell.prop_map(|(now, is_held, weight)| SpreadCell { now, is_held, weight }), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_are_the_total_and_what_is_held_stays(total in money(), cells in any_cells()) {
        let free = cells.iter().filter(|cell| !cell.is_held).count();
        match spread(total, &cells) {
            Ok(spread) => {
                prop_assert_eq!(spread.parts.iter().copied().sum::<Money>(), total);
                for (cell, part) in cells.iter().zip(&spread.parts) {
                    prop_assert!(!cell.is_held || *part == cell.now);
                    prop_assert!(Money::entered(part.as_decimal()).is_some());
                }
                let basis = cells.iter().any(|cell| !cell.is_held && !cell.weight.is_zero());
                prop_assert_eq!(spread.is_without_basis, !basis);
            }
            Err(Unspread::NoCell) => prop_assert!(cells.is_empty()),
            Err(Unspread::AllHeld) => prop_assert!(free == 0 && !cells.is_empty()),
            Err(Unspread::TooLarge) => {
                let held: Money = cells.iter().filter(|cell| cell.is_held).map(|cell| cell.now).sum();
                let share = (total - held).abs().as_decimal();
                prop_assert!(share >= Decimal::from(Money::LIMIT) - Decimal::ONE, "{} is not large", share);
            }
        }
    }

    #[test]
    fn each_part_is_within_a_krona_of_its_share(total in money(), weights in vec(0..1_000i64, 1..9)) {
        let cell = |weight: &i64| SpreadCell { now: Money::ZERO, is_held: false, weight: (*weight).into() };
        let parts = spread(total, &weights.iter().map(cell).collect::<Vec<_>>()).unwrap().parts;
        let sum: i64 = weights.iter().sum();
        for (part, weight) in parts.iter().zip(&weights) {
            let (weight, sum) = if sum == 0 { (1, weights.len() as i64) } else { (*weight, sum) };
            let share = total.as_decimal() * Decimal::from(weight) / Decimal::from(sum);
            prop_assert!((part.as_decimal() - share).abs() <= Decimal::ONE, "{} of {}", part, share);
        }
    }

    #[test]
    fn a_negative_total_is_the_mirror(total in money(), cells in any_cells()) {
        let mirror = |cell: &SpreadCell| SpreadCell { now: -cell.now, ..*cell };
        let mirrored = spread(-total, &cells.iter().map(mirror).collect::<Vec<_>>());
        let parts = spread(total, &cells).map(|spread| spread.parts.into_iter().map(|part| -part).collect());
        prop_assert_eq!(mirrored.map(|spread| spread.parts), parts);
    }

    #[test]
    fn what_is_moved_keeps_the_sum_and_comes_back(amount in money(), from in money(), to in money()) {
        let Some(after) = transfer(amount, from, to) else {
            let largest = (from - amount).abs().max((to + amount).abs());
            prop_assert!(largest >= Money::kronor(Money::LIMIT - 1));
            return Ok(());
        };
        prop_assert_eq!(after.0 + after.1, from + to);
        prop_assert_eq!(transfer(-amount, after.0, after.1), Some((from, to)));
    }
}
