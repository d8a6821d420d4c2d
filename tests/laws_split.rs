//! The laws of splitting: nothing is lost, nobody gets more than a krona off, and how a workbook is shown
//! changes nothing in it.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;
use sambudget::file;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, DriftColumn, LineField, Place, RowId};
use sambudget::model::edit::{Edit, Setting};
use sambudget::model::formula::AmountCell;
use sambudget::model::key::Weight;
use sambudget::model::money::Money;
use sambudget::rules::drift::{amount, as_direct};
use sambudget::rules::split::{Proportions, split, split_around, split_equally, split_like, total_for_part};
use sambudget::rules::summary::{drift_tables, settlement};
use sambudget::session::msg::Msg;
use sambudget::session::selection::At;
use sambudget::session::state::{State, View};
use sambudget::session::update;
use support::workbook::{display_unit, money, signs, weight, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Weights as keys hold them, zeros among them.
fn key_weights() -> impl Strategy<Value = Vec<Decimal>> {
    let weight = prop_oneof![
        3 => weight().prop_map(Weight::as_decimal),
        2 => (0..10i64).prop_map(Decimal::from),
        1 => Just(Decimal::ZERO),
    ];
    vec(weight, 0..9)
}

/// Weights of both signs, as amounts that stand there have.
fn any_weights() -> impl Strategy<Value = Vec<Decimal>> {
    let weight = prop_oneof![
        2 => money().prop_map(Money::as_decimal),
        2 => (-10..10i64).prop_map(Decimal::from),
        1 => (weight(), any::<bool>())
            .prop_map(|(weight, minus)| if minus { -weight.as_decimal() } else { weight.as_decimal() }),
    ];
    // Now and then they almost cancel out: then shares are far larger than the total.
    let almost_nothing = prop_oneof![Just(Decimal::new(1, 10)), Just(Decimal::ONE), Just(Decimal::ZERO)];
    (vec(weight, 0..9), proptest::option::weighted(0.3, almost_nothing)).prop_map(|(mut weights, left)| {
        let sum: Decimal = weights.iter().sum();
        weights.extend(left.map(|left| left - sum));
        weights
    })
}

/// Whole weights among which remainders are often equal, or nearly.
fn whole_weights() -> impl Strategy<Value = Vec<u32>> {
    let weight = prop_oneof![3 => 0..12u32, 2 => 2_000..90_000u32, 1 => 10_000..10_020u32, 1 => Just(0)];
    vec(weight, 1..40)
}

/// Totals in kronor, in öre, and with all decimals, as shares of other amounts have.
fn any_total() -> impl Strategy<Value = Money> {
    let parts = prop_oneof![
        3 => (-3_000_000_000i64..3_000_000_000).prop_map(|kronor| i128::from(kronor) * 10i128.pow(10)),
        2 => (-9_000_000i64..9_000_000).prop_map(|ore| i128::from(ore) * 10i128.pow(8)),
        2 => (-9_000_000i64..9_000_000, 1..13i128).prop_map(|(kronor, by)| i128::from(kronor) * 10i128.pow(10) / by),
        1 => -99_999_999_999_999_999_999_999i128..99_999_999_999_999_999_999_999,
    ];
    parts.prop_map(|parts| Money::entered(Decimal::from_i128_with_scale(parts, 10)).unwrap())
}

/// What a split is, in fractions: nothing is rounded, and among equal remainders the first go first.
fn in_fractions(total: Money, weights: &[u32]) -> Option<Vec<Money>> {
    let krona = 10i128.pow(10);
    let kronor = total.as_decimal();
    let parts = kronor.mantissa() * 10i128.pow(10 - kronor.scale());
    let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if all == 0 {
        return None;
    }
    let shares: Vec<i128> = weights.iter().map(|weight| parts.abs() * i128::from(*weight)).collect();
    let mut split: Vec<i128> = shares.iter().map(|share| share / (all * krona) * krona).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(shares[*at] % (all * krona)));
    let mut left = parts.abs() - split.iter().sum::<i128>();
    for at in order {
        let more = left.min(krona);
        split[at] += more;
        left -= more;
    }
    assert_eq!(left, 0);
    let money =
        |part: i128| Money::entered(Decimal::from_i128_with_scale(part * parts.signum(), 10)).unwrap();
    Some(split.into_iter().map(money).collect())
}

fn sum(parts: &[Money]) -> Money {
    parts.iter().copied().sum()
}

proptest! {
    #![proptest_config(few(2000))]

    #[test]
    fn parts_add_up_to_the_total(total in money(), weights in key_weights()) {
        let splittable = weights.iter().any(|weight| !weight.is_zero());
        let parts = split(total, &weights);
        prop_assert_eq!(parts.is_some(), splittable);
        if let Some(parts) = parts {
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(sum(&parts), total);
        }
    }

    #[test]
    fn parts_by_weights_of_any_sign_add_up_to_the_total(total in money(), weights in any_weights()) {
        if let Some(parts) = split(total, &weights) {
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(sum(&parts), total);
        }
    }

    #[test]
    fn each_part_is_within_a_krona_of_its_quota(total in money(), weights in key_weights()) {
        let Some(parts) = split(total, &weights) else { return Ok(()) };
        let all: Decimal = weights.iter().sum();
        for (part, weight) in parts.iter().zip(&weights) {
            let quota = total.as_decimal() * weight / all;
            prop_assert!((part.as_decimal() - quota).abs() <= Decimal::ONE, "{} of {}", part, quota);
            prop_assert!(!weight.is_zero() || part.is_zero(), "{} for no weight", part);
        }
        // All parts but one are whole kronor, and that one carries the fraction of the total.
        let fractions = parts.iter().filter(|part| !part.as_decimal().fract().is_zero()).count();
        prop_assert!(fractions <= 1);
    }

    #[test]
    fn a_negative_amount_is_the_mirror(total in money(), weights in any_weights()) {
        let mirrored = split(-total, &weights);
        let parts = split(total, &weights).map(|parts| parts.into_iter().map(|part| -part).collect());
        prop_assert_eq!(mirrored, parts);
    }

    #[test]
    fn ties_go_in_order(total in money(), weights in key_weights()) {
        let Some(parts) = split(total, &weights) else { return Ok(()) };
        for (i, j) in (0..weights.len()).flat_map(|j| (0..j).map(move |i| (i, j))) {
            if weights[i] == weights[j] {
                let (first, second) = (parts[i].abs().as_decimal(), parts[j].abs().as_decimal());
                // Whole kronor go before the fraction that the total may have.
                prop_assert!(first >= second, "{} after {}", second, first);
            }
        }
    }

    #[test]
    fn a_split_is_what_fractions_give(total in any_total(), weights in whole_weights()) {
        let decimals: Vec<Decimal> = weights.iter().map(|weight| Decimal::from(*weight)).collect();
        prop_assert_eq!(split(total, &decimals), in_fractions(total, &weights));
        // In hundredths, as percentages are.
        let hundredths: Vec<Decimal> = weights.iter().map(|weight| Decimal::new((*weight).into(), 2)).collect();
        prop_assert_eq!(Proportions::of(hundredths).split(total), in_fractions(total, &weights));
    }

    /// Weights that are too large for whole numbers are split by in decimals. What people enter has öre at the most; then
    /// both ways are exact.
    #[test]
    fn only_proportions_matter(
        ore in -9_000_000_000i64..9_000_000_000,
        weights in whole_weights(),
        minus in vec(any::<bool>(), 40),
    ) {
        let total = Money::entered(Decimal::new(ore, 2)).unwrap();
        let times = |factor: u64| -> Vec<Decimal> {
            weights.iter().map(|weight| Decimal::from(u64::from(*weight) * factor)).collect()
        };
        prop_assert_eq!(split(total, &times(1)), split(total, &times(10_000_000_000)));
        let amounts: Vec<Money> = weights.iter().map(|weight| Money::kronor((*weight).into())).collect();
        if weights.iter().any(|weight| *weight != 0) {
            prop_assert_eq!(Some(split_like(total, &amounts)), split(total, &times(1)));
            // Sizes decide, whatever the signs.
            let signed: Vec<Money> =
                amounts.iter().zip(&minus).map(|(amount, minus)| if *minus { -*amount } else { *amount }).collect();
            prop_assert_eq!(split_like(total, &signed), split_like(total, &amounts));
        }
    }

    #[test]
    fn equal_parts_differ_by_a_krona_at_the_most(total in money(), count in 0..20usize) {
        let parts = split_equally(total, count);
        prop_assert_eq!(parts.len(), count);
        if let (Some(least), Some(most)) = (parts.iter().min(), parts.iter().max()) {
            prop_assert_eq!(sum(&parts), total);
            prop_assert!(*most - *least <= Money::kronor(1));
        }
    }

    #[test]
    fn like_what_stands_there_adds_up(total in money(), now in vec(money(), 0..9)) {
        let parts = split_like(total, &now);
        prop_assert_eq!(parts.len(), now.len());
        if !now.is_empty() {
            prop_assert_eq!(sum(&parts), total);
        }
    }

    #[test]
    fn what_is_held_stays_and_the_rest_takes_the_difference(
        total in money(),
        now in vec((money(), any::<bool>()), 0..9),
    ) {
        let parts = split_around(total, &now);
        let free: Vec<Money> = now.iter().filter(|(_, held)| !held).map(|(amount, _)| *amount).collect();
        prop_assert_eq!(parts.is_some(), !free.is_empty());
        let Some(parts) = parts else { return Ok(()) };
        prop_assert_eq!(sum(&parts), total);
        let held: Vec<Money> = now.iter().filter(|(_, held)| *held).map(|(amount, _)| *amount).collect();
        let (mut stay, mut rest) = (Vec::new(), Vec::new());
        for (part, (_, held)) in parts.into_iter().zip(&now) {
            if *held { stay.push(part) } else { rest.push(part) }
        }
        prop_assert_eq!(&stay, &held);
        prop_assert_eq!(rest, split_like(total - sum(&stay), &free), "as if the others were alone");
    }

    #[test]
    fn the_total_of_a_part_gives_that_part(
        part in (-20_000_000i64..20_000_000).prop_map(Money::kronor),
        weights in vec((0..2_000u32).prop_map(Decimal::from), 1..9),
        index in 0..9usize,
    ) {
        let total = total_for_part(part, &weights, index);
        if let Some(total) = total {
            prop_assert_eq!(split(total, &weights).unwrap()[index], part);
        }
        let weighs = weights.get(index).is_some_and(|weight| !weight.is_zero());
        prop_assert_eq!(total.is_some(), weighs);
    }
}

/// The parts of every row that a key splits, and of every sum over such rows, add up to its total.
fn check_parts(workbook: &Workbook) -> Result<(), TestCaseError> {
    for table in drift_tables(workbook).iter() {
        for row in &table.rows {
            if row.unsplit {
                continue;
            }
            for column in DriftColumn::ALL {
                let parts = row.parts.iter().filter_map(|part| amount(part, column));
                let of_parts = parts.reduce(|a, b| a + b);
                let total = amount(&row.total, column);
                prop_assert_eq!(of_parts, total, "{:?} {:?}", row.id, column);
            }
        }
    }
    Ok(())
}

const VIEWS: [View; 6] =
    [View::Overview, View::Drift, View::Months, View::Investments, View::Measures, View::Allocation];

proptest! {
    #![proptest_config(few(300))]

    #[test]
    fn what_the_members_have_is_what_the_line_has(workbook in workbook()) {
        check_parts(&workbook)?;
    }

    #[test]
    fn a_settlement_adds_up(workbook in workbook()) {
        let settled = settlement(&workbook, &drift_tables(&workbook));
        if let (Some(result), Some(parts)) = (settled.result, settled.parts) {
            prop_assert_eq!(parts.iter().map(|(_, part)| *part).sum::<Money>(), result);
        }
    }

    #[test]
    fn units_and_signs_change_only_the_view(
        workbook in workbook(),
        units in (display_unit(), display_unit()),
        signs in signs(),
    ) {
        let mut seen = workbook.clone();
        for setting in [Setting::DriftUnit(units.0), Setting::InvestmentUnit(units.1), Setting::Signs(signs)] {
            seen.apply(Edit::Set(setting)).unwrap();
        }
        prop_assert_eq!(drift_tables(&seen), drift_tables(&workbook));
        let changed = Workbook {
            drift_unit: workbook.drift_unit,
            investment_unit: workbook.investment_unit,
            signs: workbook.signs,
            ..seen
        };
        prop_assert_eq!(changed, workbook);
    }

    /// Whoever reads a workbook in another language, unit or other signs, in every view, and looks into cells without writing,
    /// finds and leaves it as it is stored.
    #[test]
    fn looking_in_another_language_changes_no_stored_figure(
        workbook in workbook(),
        units in (display_unit(), display_unit()),
        signs in signs(),
        order in Just(VIEWS.to_vec()).prop_shuffle(),
        cells in vec((any::<Index>(), any::<Index>()), VIEWS.len()),
    ) {
        let text = file::write(&workbook);
        let mut state = State::new(Lang::Swedish, Vec::new(), 7);
        update(&mut state, Msg::File("nämnd.json".to_owned(), Some(text.clone().into_bytes())));
        let stored = |state: &State| Workbook {
            lineage: Vec::new(),
            ..state.open.as_ref().unwrap().workbook.clone()
        };
        prop_assert_eq!(&stored(&state), &workbook);
        let ours =
            [Setting::DriftUnit(units.0), Setting::InvestmentUnit(units.1), Setting::Signs(signs)];
        let theirs = [
            Setting::DriftUnit(workbook.drift_unit),
            Setting::InvestmentUnit(workbook.investment_unit),
            Setting::Signs(workbook.signs),
        ];
        for (lang, settings) in [(Lang::English, &[][..]), (Lang::Swedish, &ours), (Lang::English, &theirs)] {
            update(&mut state, Msg::SetAll(settings.to_vec()));
            update(&mut state, Msg::Lang(lang));
            let before = stored(&state);
            for (view, (row, column)) in order.iter().zip(&cells) {
                update(&mut state, Msg::Show(*view));
                let Some(sheet) = state.open.as_ref().unwrap().sheets().first().copied() else { continue };
                let Some(shape) = state.table(sheet).map(|table| table.shape()) else { continue };
                if shape.rows == 0 {
                    continue;
                }
                let at = At { row: row.index(shape.rows), column: column.index(shape.columns) };
                update(&mut state, Msg::Edit(sheet, at));
                update(&mut state, Msg::LeaveEditor);
                prop_assert_eq!(&stored(&state), &before, "{:?} of {:?} in {:?}", at, sheet, lang);
            }
            prop_assert_eq!(&state.open.as_ref().unwrap().tables, &drift_tables(&workbook), "{:?}", lang);
        }
        prop_assert_eq!(file::write(&stored(&state)), text);
    }

    #[test]
    fn a_line_that_becomes_direct_keeps_its_parts(workbook in workbook()) {
        for line in workbook.lines().filter(|line| matches!(line.distribution, Distribution::ByKey { .. })) {
            let tables = drift_tables(&workbook);
            let Some(direct) = as_direct(&workbook, tables.formulas(), line) else { continue };
            // A formula that gives nothing where it stands may give something where it goes.
            let faulty = |field| tables.formulas().fault(AmountCell::Line(line.id, Place::Total, field)).is_some();
            if LineField::ALL.into_iter().any(faulty) {
                continue;
            }
            let mut changed = workbook.clone();
            let change = sambudget::model::edit::LineChange::Distribution(direct);
            changed.apply(Edit::Line(line.id, change)).unwrap();
            let entered = |workbook: &Workbook| -> Vec<_> {
                let tables = drift_tables(workbook);
                let row = tables.iter().find_map(|table| table.row(Some(RowId::Line(line.id)))).unwrap();
                let figures = row.parts.iter().chain([&row.total]);
                figures.map(|f| (f.prior_actual, f.budget, f.actual)).collect()
            };
            prop_assert_eq!(entered(&changed), entered(&workbook));
        }
    }
}
