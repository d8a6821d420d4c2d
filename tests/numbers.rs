//! What typed amounts mean, from a table that a controller can read, and how amounts are written.

use rust_decimal::Decimal;
use sambudget::model::money::Money;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::text::number::NumberStyle::{English, Swedish};
use sambudget::text::number::{
    Typed, Unreadable, edit_text, format_amount, format_number, format_percent, parse_amount, parse_number,
    rounded,
};

fn meaning(read: Result<Typed, Unreadable>) -> String {
    match read {
        Ok(Typed::Nothing) => "nothing".into(),
        Ok(Typed::Amount(money)) => format!("{money} kr"),
        Ok(Typed::Percent(percent)) => format!("{percent} %"),
        Err(Unreadable::NotANumber) => "not a number".into(),
        Err(Unreadable::Formula) => "formula".into(),
        Err(Unreadable::Ambiguous) => "ambiguous".into(),
        Err(Unreadable::TooLarge) => "too large".into(),
        Err(Unreadable::TooManyDecimals) => "too many decimals".into(),
    }
}

#[test]
fn the_table_of_typed_amounts() {
    let mut wrong = Vec::new();
    for line in include_str!("cases/numbers.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [style, unit, typed, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not four columns: {line}");
        };
        let style = if style == "English" { English } else { Swedish };
        let unit = Unit::ALL.into_iter().find(|u| u.abbreviation() == unit).unwrap();
        let typed = typed
            .replace("[nbsp]", "\u{a0}")
            .replace("[narrow]", "\u{202f}")
            .replace("[thin]", "\u{2009}")
            .replace("[tab]", "\t")
            .replace("[line]", "\n");
        let found = meaning(parse_amount(&typed, unit, style));
        if found != expected {
            wrong.push(format!("{line}\n    is read as: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn plain_numbers() {
    let read = |text| parse_number(text, Swedish);
    let number = |text: &str| Ok(Some(text.parse::<Decimal>().unwrap()));
    assert_eq!(read("12 345,5"), number("12345.5"));
    assert_eq!(read("27,5 %"), number("27.5"));
    assert_eq!(read("-3"), number("-3"));
    assert_eq!(read("9999999999999999999999999999"), number("9999999999999999999999999999"));
    assert_eq!(read("0,0000000000000000000000000001"), number("0.0000000000000000000000000001"));
    assert_eq!(read(" "), Ok(None));
    assert_eq!(read("-"), Ok(None));
    assert_eq!(read("12 kr"), Err(Unreadable::NotANumber));
    assert_eq!(read("=1"), Err(Unreadable::Formula));
    assert_eq!(read("1.202"), Err(Unreadable::Ambiguous));
    assert_eq!(read("12345678901234567890123456789"), Err(Unreadable::TooLarge));
    assert_eq!(read("10,0000000000000000000000000001"), Err(Unreadable::TooManyDecimals));
}

#[test]
fn megabytes_are_refused_calmly() {
    let long = "9".repeat(2_000_000);
    assert_eq!(parse_amount(&long, Unit::Kr, Swedish), Err(Unreadable::TooLarge));
    assert_eq!(parse_amount(&format!("0,{long}"), Unit::Kr, Swedish), Err(Unreadable::TooManyDecimals));
    for piece in ["(", "-", ",", ".", " 000", "kr", "💰", "\0", "e\u{301}", "%", "1 "] {
        let text = piece.repeat(200_000);
        assert!(parse_amount(&text, Unit::Kr, English).is_err(), "{piece}");
    }
}

#[test]
fn amounts_are_shown_in_their_unit() {
    let unit = |unit, decimals| DisplayUnit { unit, decimals };
    let money = |text: &str| Money::entered(text.parse().unwrap()).unwrap();
    for (kronor, unit, swedish, english) in [
        ("1202000", DisplayUnit::TKR, "1_202", "1,202"),
        ("1202000", DisplayUnit::MNKR, "1,2", "1.2"),
        ("1202000", DisplayUnit::KR, "1_202_000", "1,202,000"),
        ("-1202000", DisplayUnit::KR, "−1_202_000", "−1,202,000"),
        ("999", DisplayUnit::KR, "999", "999"),
        ("-999999.5", DisplayUnit::KR, "−1_000_000", "−1,000,000"),
        ("500", DisplayUnit::TKR, "1", "1"),
        ("-500", DisplayUnit::TKR, "−1", "−1"),
        ("499.9999999999", DisplayUnit::TKR, "0", "0"),
        ("-499.9999999999", DisplayUnit::TKR, "0", "0"),
        ("-49999", DisplayUnit::MNKR, "0,0", "0.0"),
        ("-50000", DisplayUnit::MNKR, "−0,1", "−0.1"),
        ("0", DisplayUnit::TKR, "0", "0"),
        ("1202500", unit(Unit::Tkr, 3), "1_202,500", "1,202.500"),
        ("9999999999999.9999999999", unit(Unit::Kr, 3), "10_000_000_000_000,000", "10,000,000,000,000.000"),
    ] {
        assert_eq!(format_amount(money(kronor), unit, Swedish), swedish.replace('_', "\u{a0}"));
        assert_eq!(format_amount(money(kronor), unit, English), english);
    }
    assert_eq!(rounded(money("-1202500"), DisplayUnit::TKR), Decimal::from(-1203));
    assert_eq!(rounded(money("-400"), DisplayUnit::TKR).to_string(), "0");
}

#[test]
fn editing_shows_the_exact_amount() {
    let money = Money::entered("-1202345.5".parse().unwrap()).unwrap();
    assert_eq!(edit_text(money, Unit::Tkr, Swedish), "−1202,3455");
    assert_eq!(edit_text(money, Unit::Mnkr, English), "−1.2023455");
    assert_eq!(edit_text(Money::ZERO, Unit::Mnkr, Swedish), "0");
}

#[test]
fn numbers_and_percentages_are_written() {
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(format_number(number("-1202.50"), None, Swedish), "−1\u{a0}202,5");
    assert_eq!(format_number(number("-0.00"), None, Swedish), "0");
    assert_eq!(format_number(number("-0.004"), Some(2), Swedish), "0,00");
    assert_eq!(format_number(number("2.5"), Some(0), Swedish), "3");
    assert_eq!(format_number(number("1"), Some(u32::MAX), Swedish).len(), "1,".len() + 28);
    assert_eq!(format_percent(number("0.58"), 0, Swedish), "58\u{a0}%");
    assert_eq!(format_percent(number("-0.0005"), 1, Swedish), "−0,1\u{a0}%");
    assert_eq!(format_percent(number("12.345"), 1, English), "1,234.5%");
    assert!(format_percent(Decimal::MIN, 0, English).starts_with('−'));
}

#[test]
fn the_largest_calculated_amounts_are_written_too() {
    let sum = Money::calculated(Decimal::MAX) + Money::calculated(Decimal::MAX);
    assert_eq!(format_amount(sum, DisplayUnit::MNKR, English), "17,014,118,346,046,923,173,168.7");
    assert_eq!(edit_text(-sum, Unit::Mnkr, English), "−17014118346046923173168.730372");
}
