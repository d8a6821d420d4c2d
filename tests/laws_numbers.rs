//! Laws of reading and writing numbers: nothing is lost on the way out and back, and nothing panics.

use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::money::Money;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::text::number::{
    NumberStyle, Typed, edit_text, format_amount, format_number, format_percent, parse_amount, parse_number,
    rounded,
};

fn styles() -> impl Strategy<Value = NumberStyle> {
    prop_oneof![Just(NumberStyle::Swedish), Just(NumberStyle::English)]
}

fn units() -> impl Strategy<Value = Unit> {
    proptest::sample::select(Unit::ALL.to_vec())
}

fn display_units() -> impl Strategy<Value = DisplayUnit> {
    (units(), 0..=DisplayUnit::MOST_DECIMALS).prop_map(|(unit, decimals)| DisplayUnit { unit, decimals })
}

/// Amounts of every size and every number of decimals, small ones as often as large ones.
fn amounts() -> impl Strategy<Value = Money> {
    let limit = i128::from(Money::LIMIT) * 10i128.pow(Money::DECIMALS) - 1;
    (-limit..=limit, 0..=23u32, 0..=Money::DECIMALS).prop_filter_map(
        "within the limit",
        |(n, drop, scale)| {
            let n = n / 10i128.pow(drop.max(Money::DECIMALS - scale));
            Money::entered(Decimal::from_i128_with_scale(n, scale))
        },
    )
}

/// Texts of the characters that numbers are written with, so that many of them nearly are numbers.
fn almost_numbers() -> impl Strategy<Value = String> {
    let pieces = vec![
        "0", "1", "9", "000", "202", "12", "007", "34 567", ",", ".", " ", "\u{a0}", "\u{202f}", "\t", "-",
        "−", "–", "+", "(", ")", "%", "kr", "tkr", "mnkr", ":-", "=", "e", "_", "٣",
    ];
    vec(proptest::sample::select(pieces), 0..7).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..40).prop_map(|chars| chars.into_iter().collect())
}

/// The digits of a text without the zeros at either end.
fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').into()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_edited_is_the_amount(money in amounts(), unit in units(), style in styles()) {
        let text = edit_text(money, unit, style);
        prop_assert_eq!(parse_amount(&text, unit, style), Ok(Typed::Amount(money)), "{}", text);
    }

    #[test]
    fn what_is_shown_is_the_rounded_amount(money in amounts(), unit in display_units(), style in styles()) {
        let text = format_amount(money, unit, style);
        let shown = rounded(money, unit) * unit.unit.in_kronor();
        // An amount just below the limit may be shown as the limit, which cannot be entered.
        prop_assume!(shown.abs() < Decimal::from(Money::LIMIT));
        let shown = Money::entered(shown).unwrap();
        prop_assert_eq!(parse_amount(&text, unit.unit, style), Ok(Typed::Amount(shown)), "{}", text);
        // What the unit can show exactly is shown exactly.
        prop_assert_eq!(format_amount(shown, unit, style), text);
    }

    #[test]
    fn what_is_shown_is_at_most_half_a_step_away(money in amounts(), unit in display_units()) {
        let step = Decimal::new(1, u32::from(unit.decimals)) * unit.unit.in_kronor();
        let away = rounded(money, unit) * unit.unit.in_kronor() - money.as_decimal();
        prop_assert!(away.abs() * Decimal::TWO <= step, "{} away", away);
        prop_assert_eq!(rounded(-money, unit), -rounded(money, unit));
    }

    #[test]
    fn numbers_come_back(money in amounts(), style in styles()) {
        let number = money.as_decimal();
        prop_assert_eq!(parse_number(&format_number(number, None, style), style), Ok(Some(number)));
        prop_assert_eq!(parse_number(&format_percent(number, 10, style), style), Ok(Some(number * Decimal::ONE_HUNDRED)));
    }

    #[test]
    fn zero_has_no_sign(n in -2000i64..2000, scale in 0..10u32, unit in display_units(), style in styles()) {
        let number = Decimal::new(n, scale);
        let texts = [
            format_amount(Money::calculated(number), unit, style),
            format_number(number, Some(2), style),
            format_number(number, None, style),
            format_percent(number, 1, style),
            edit_text(Money::calculated(number), unit.unit, style),
        ];
        for text in texts {
            prop_assert!(!text.contains('-'), "{}", text);
            prop_assert!(!text.starts_with('−') || text.contains(|c| matches!(c, '1'..='9')), "{}", text);
        }
    }

    #[test]
    fn no_text_panics(text in any_text(), unit in units(), style in styles()) {
        let _ = parse_amount(&text, unit, style);
        let _ = parse_number(&text, style);
    }

    #[test]
    fn no_digit_is_dropped(text in almost_numbers(), unit in units(), style in styles()) {
        match parse_amount(&text, unit, style) {
            Ok(Typed::Amount(money)) => prop_assert_eq!(digits(&text), digits(&money.to_string()), "{}", text),
            Ok(Typed::Percent(number)) => prop_assert_eq!(digits(&text), digits(&number.to_string()), "{}", text),
            Ok(Typed::Nothing) => prop_assert_eq!(digits(&text), "", "{}", text),
            Err(_) => {}
        }
    }

    #[test]
    fn a_minus_turns_the_sign(text in "[0-9][0-9 .,]{0,8}", style in styles()) {
        let plain = parse_amount(&text, Unit::Kr, style);
        let turned = match plain {
            Ok(Typed::Amount(money)) => Ok(Typed::Amount(-money)),
            other => other,
        };
        for negative in [format!("-{text}"), format!("− {text}"), format!("({text})")] {
            prop_assert_eq!(parse_amount(&negative, Unit::Kr, style), turned, "{}", negative);
        }
    }
}
