//! Amounts and numbers as people write them: read strictly, written in one way.
//!
//! Reading takes what stands in spreadsheets and reports (domain: Amounts), in Swedish or English use, and
//! refuses what could be a slip of the hand: a wrong figure is worse than a marked cell. One rule decides
//! most: thousands are grouped in exact threes, with one kind of separator, or not at all.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::decimal;
use crate::model::money::Money;
use crate::model::unit::{DisplayUnit, Unit};

const NO_BREAK_SPACE: char = '\u{a0}';
pub(super) const MINUS: char = '\u{2212}';
/// Digits that a decimal surely holds; it has 96 bits, almost 29 digits.
const MOST_DIGITS: usize = Decimal::MAX_SCALE as usize;

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NumberStyle {
    /// A no-break space between thousands and a decimal comma: `1 202,5`.
    #[default]
    Swedish,
    /// A comma between thousands and a decimal point: `1,202.5`.
    English,
}

impl NumberStyle {
    /// What stands between whole and decimals.
    #[must_use]
    pub fn decimal_sign(self) -> char {
        match self {
            Self::Swedish => ',',
            Self::English => '.',
        }
    }

    fn group_sign(self) -> char {
        match self {
            Self::Swedish => NO_BREAK_SPACE,
            Self::English => ',',
        }
    }
}

/// What a typed text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typed {
    /// An empty cell, or a lone dash.
    Nothing,
    /// An amount in kronor, the unit already applied; signed as typed.
    Amount(Money),
    /// A percentage in percent: 12 for `12 %`.
    Percent(Decimal),
}

/// Why a text could not be read. The text is for developers; the interface has its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// It is not a number, or its thousands are not grouped in threes.
    NotANumber,
    /// It starts with `=`: a formula, which is read by `text::formula` where one can stand.
    Formula,
    /// It means two numbers a thousand times apart: `1.202` in Swedish use, `1202,500` in English.
    Ambiguous,
    /// It is as large as [`Money::LIMIT`] in kronor or larger, or has more digits than a decimal holds.
    TooLarge,
    /// It has more decimals than are kept: [`Money::DECIMALS`] of a krona, about 28 for plain numbers.
    TooManyDecimals,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a number",
            Self::Formula => "a formula, and no number",
            Self::Ambiguous => "ambiguous: the mark may separate thousands or decimals",
            Self::TooLarge => "too large",
            Self::TooManyDecimals => "too many decimals",
        })
    }
}

impl std::error::Error for Unreadable {}

/// Reads an amount that was typed in `unit`; a unit written after it (`kr`, `tkr`, `mnkr`, `:-`) goes first.
///
/// # Errors
/// Whatever cannot be read with certainty, or not kept exactly; see [`Unreadable`].
///
/// ```
/// use sambudget::model::{money::Money, unit::Unit};
/// use sambudget::text::number::{NumberStyle::Swedish, Typed, Unreadable, parse_amount};
/// let read = |text| parse_amount(text, Unit::Tkr, Swedish);
/// assert_eq!(read("1 202,5"), Ok(Typed::Amount(Money::kronor(1_202_500))));
/// assert_eq!(read("(1,2 mnkr)"), Ok(Typed::Amount(Money::kronor(-1_200_000))));
/// assert_eq!(read("12 %"), Ok(Typed::Percent(12.into())));
/// assert_eq!(read("–"), Ok(Typed::Nothing));
/// assert_eq!(read("1.202"), Err(Unreadable::Ambiguous));
/// assert_eq!(read("12 02"), Err(Unreadable::NotANumber));
/// ```
pub fn parse_amount(text: &str, unit: Unit, style: NumberStyle) -> Result<Typed, Unreadable> {
    let Some((number, ending)) = read(text, style)? else { return Ok(Typed::Nothing) };
    let unit = match ending {
        Ending::Percent => return Ok(Typed::Percent(number)),
        Ending::Unit(written) => written,
        Ending::None => unit,
    };
    let kronor = decimal::multiply(number, unit.in_kronor()).ok_or(Unreadable::TooLarge)?;
    if decimal::compare(kronor.abs(), Decimal::from(Money::LIMIT)).is_ge() {
        return Err(Unreadable::TooLarge);
    }
    Money::entered(kronor).map(Typed::Amount).ok_or(Unreadable::TooManyDecimals)
}

/// Reads a plain number, such as a weight of a key; `None` for an empty cell or a lone dash. A percent sign
/// after it is allowed and changes nothing; a unit is not.
///
/// # Errors
/// As [`parse_amount`], but limited only by what a decimal holds.
///
/// ```
/// use sambudget::text::number::{NumberStyle::Swedish, parse_number};
/// assert_eq!(parse_number("27,5 %", Swedish), Ok("27.5".parse().ok()));
/// assert_eq!(parse_number("", Swedish), Ok(None));
/// ```
pub fn parse_number(text: &str, style: NumberStyle) -> Result<Option<Decimal>, Unreadable> {
    match read(text, style)? {
        Some((_, Ending::Unit(_))) => Err(Unreadable::NotANumber),
        number => Ok(number.map(|(number, _)| number)),
    }
}

/// The figure that is shown for an amount: a number in the unit, rounded half away from zero to its decimals.
///
/// ```
/// use sambudget::model::{money::Money, unit::DisplayUnit};
/// use sambudget::text::number::rounded;
/// assert_eq!(rounded(Money::kronor(-1_202_500), DisplayUnit::TKR), (-1203).into());
/// ```
#[must_use]
pub fn rounded(money: Money, unit: DisplayUnit) -> Decimal {
    round(in_unit(money, unit.unit), u32::from(unit.decimals))
}

/// An amount as it is shown: rounded as by [`rounded`], all the decimals of the unit, thousands grouped,
/// U+2212 for minus. What rounds to zero has no sign.
///
/// ```
/// use sambudget::model::{money::Money, unit::DisplayUnit};
/// use sambudget::text::number::{NumberStyle, format_amount};
/// let amount = Money::kronor(-1_202_500_000);
/// assert_eq!(format_amount(amount, DisplayUnit::MNKR, NumberStyle::Swedish), "−1\u{a0}202,5");
/// assert_eq!(format_amount(amount, DisplayUnit::TKR, NumberStyle::English), "−1,202,500");
/// ```
#[must_use]
pub fn format_amount(money: Money, unit: DisplayUnit, style: NumberStyle) -> String {
    format_number(in_unit(money, unit.unit), Some(u32::from(unit.decimals)), style)
}

/// The exact amount for editing: a number in the unit with all its decimals, thousands not grouped, so that
/// a person changes digits and not spaces. [`parse_amount`] reads it back unchanged.
///
/// ```
/// use sambudget::model::{money::Money, unit::Unit};
/// use sambudget::text::number::{NumberStyle, edit_text};
/// assert_eq!(edit_text(Money::kronor(-1_202_345), Unit::Tkr, NumberStyle::Swedish), "−1202,345");
/// ```
#[must_use]
pub fn edit_text(money: Money, unit: Unit, style: NumberStyle) -> String {
    write(in_unit(money, unit).normalize(), 0, None, style.decimal_sign())
}

/// A number with thousands grouped and U+2212 for minus: rounded half away from zero to `decimals` (at most
/// 28) and filled up with zeros to as many, or with `None` exactly the decimals that it has.
///
/// ```
/// use sambudget::text::number::{NumberStyle, format_number};
/// assert_eq!(format_number(12345.into(), None, NumberStyle::Swedish), "12\u{a0}345");
/// assert_eq!(format_number(12345.into(), Some(2), NumberStyle::English), "12,345.00");
/// ```
#[must_use]
pub fn format_number(number: Decimal, decimals: Option<u32>, style: NumberStyle) -> String {
    let decimals = decimals.map(|decimals| decimals.min(Decimal::MAX_SCALE));
    let number = decimals.map_or(number.normalize(), |decimals| round(number, decimals));
    let fill = decimals.unwrap_or_default() as usize;
    write(number, fill, Some(style.group_sign()), style.decimal_sign())
}

/// A ratio as a percentage, rounded half away from zero to `decimals`.
///
/// ```
/// use rust_decimal::Decimal;
/// use sambudget::text::number::{NumberStyle, format_percent};
/// let ratio = Decimal::new(58, 2);
/// assert_eq!(format_percent(ratio, 0, NumberStyle::Swedish), "58\u{a0}%");
/// assert_eq!(format_percent(ratio, 1, NumberStyle::English), "58.0%");
/// ```
#[must_use]
pub fn format_percent(ratio: Decimal, decimals: u32, style: NumberStyle) -> String {
    let largest = if ratio.is_sign_negative() { Decimal::MIN } else { Decimal::MAX };
    let percent = decimal::multiply(ratio, Decimal::ONE_HUNDRED).unwrap_or(largest);
    let mut text = format_number(percent, Some(decimals), style);
    text.push_str(match style {
        NumberStyle::Swedish => "\u{a0}%",
        NumberStyle::English => "%",
    });
    text
}

/// What may stand after a number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Ending {
    None,
    Percent,
    Unit(Unit),
}

/// A signed number and what stands after it; `None` for blank text and a lone dash.
fn read(text: &str, style: NumberStyle) -> Result<Option<(Decimal, Ending)>, Unreadable> {
    let text = text.trim();
    if text.starts_with('=') {
        return Err(Unreadable::Formula);
    }
    let (body, ending) = split_ending(text);
    let bracketed = body.strip_prefix('(').and_then(|body| body.strip_suffix(')')).map(str::trim);
    let (negative, body, ending) = match (bracketed, body.strip_prefix(is_dash)) {
        // The unit may stand within the brackets or after them: `(1 202 tkr)`, `(1 202) tkr`.
        (Some(body), _) if ending == Ending::None => {
            let (body, ending) = split_ending(body);
            (true, body, ending)
        }
        (Some(body), _) => (true, body, ending),
        // Spreadsheets show an empty amount as `-` and, in their accounting format, as `-   kr`.
        (None, Some("")) => return Ok(None),
        (None, Some(body)) => (true, body.trim_start(), ending),
        (None, None) if text.is_empty() => return Ok(None),
        (None, None) => (false, body.strip_prefix('+').unwrap_or(body), ending),
    };
    Ok(Some((unsigned(body, negative, style)?, ending)))
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}' | MINUS)
}

/// Spaces that people and programs put between thousands; a tab or a line break is between two numbers.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | NO_BREAK_SPACE | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

pub(super) fn split_ending(text: &str) -> (&str, Ending) {
    let number = text.trim_end_matches(char::is_alphabetic);
    let word = text.strip_prefix(number).unwrap_or_default();
    let is = |unit: &str| word.eq_ignore_ascii_case(unit);
    let (number, ending) = if let Some(number) = text.strip_suffix('%') {
        (number, Ending::Percent)
    } else if let Some(number) = text.strip_suffix(is_dash).and_then(|text| text.strip_suffix(':')) {
        (number, Ending::Unit(Unit::Kr))
    } else if is("kr") || is("sek") {
        (number, Ending::Unit(Unit::Kr))
    } else if is("tkr") || is("kkr") {
        (number, Ending::Unit(Unit::Tkr))
    } else if is("mnkr") || is("mkr") {
        (number, Ending::Unit(Unit::Mnkr))
    } else {
        (text, Ending::None)
    };
    (number.trim_end(), ending)
}

/// A number of digits, spaces, commas and points.
fn unsigned(text: &str, negative: bool, style: NumberStyle) -> Result<Decimal, Unreadable> {
    let Parts { whole, separator, fraction } = split(text, style)?;
    let has_digits = fraction.map_or(!whole.is_empty(), |fraction| !fraction.is_empty());
    let fraction = fraction.unwrap_or_default();
    if !has_digits || !are_digits(fraction) || !is_well_grouped(whole, separator) {
        return Err(Unreadable::NotANumber);
    }

    // Zeros at either end are no digits of the number, however many there are.
    let fraction = fraction.trim_end_matches('0');
    let whole = || whole.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0');
    let whole_digits = whole().count();
    if whole_digits > MOST_DIGITS {
        return Err(Unreadable::TooLarge);
    }
    if whole_digits + fraction.len() > MOST_DIGITS {
        return Err(Unreadable::TooManyDecimals);
    }
    let digits = whole().chain(fraction.chars()).filter_map(|c| c.to_digit(10));
    let mantissa = digits.fold(0, |number, digit| number * 10 + i128::from(digit));
    let mantissa = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(mantissa, fraction.len() as u32).map_err(|_| Unreadable::TooLarge)
}

/// A number taken apart, before its digits are looked at.
struct Parts<'a> {
    whole: &'a str,
    /// What groups the thousands of `whole`: this mark, or spaces.
    separator: Option<char>,
    /// What follows the decimal sign, if there is one.
    fraction: Option<&'a str>,
}

/// Decides which of the commas and points group thousands, and which is the decimal sign.
fn split(text: &str, style: NumberStyle) -> Result<Parts<'_>, Unreadable> {
    let Some(mark) = text.chars().rev().find(|c| matches!(c, ',' | '.')) else {
        return Ok(Parts { whole: text, separator: None, fraction: None });
    };
    let (before, after) = text.rsplit_once(mark).unwrap_or((text, ""));
    let other = if mark == ',' { '.' } else { ',' };
    let grouped = Parts { whole: text, separator: Some(mark), fraction: None };
    let decimal = |separator| Parts { whole: before, separator, fraction: Some(after) };

    match (before.contains(mark), before.contains(other)) {
        (true, true) => Err(Unreadable::NotANumber),
        (true, false) => Ok(grouped),
        (false, true) => Ok(decimal(Some(other))),
        (false, false) => {
            let plain = mark == style.decimal_sign() || matches!(before, "" | "0") || after.len() != 3;
            if plain || !are_digits(after) || !is_well_grouped(before, None) {
                return Ok(decimal(None));
            }
            // One foreign mark before three digits: `1.202` in Swedish use, `1,202` in English.
            match (style, matches!(before.len(), 1..=3)) {
                (NumberStyle::Swedish, true) => Err(Unreadable::Ambiguous),
                (NumberStyle::Swedish, false) => Ok(decimal(None)),
                (NumberStyle::English, true) if !before.starts_with('0') => Ok(grouped),
                // `1202,500` is neither grouped English nor certainly Swedish.
                (NumberStyle::English, _) => Err(Unreadable::Ambiguous),
            }
        }
    }
}

pub(super) fn are_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether this is digits without separators, or one to three digits (no leading zero) and then threes.
pub(super) fn is_well_grouped(whole: &str, separator: Option<char>) -> bool {
    let separates = |c| separator.map_or(is_space(c), |mark| c == mark);
    let mut groups = whole.split(separates);
    let first = groups.next().unwrap_or_default();
    let mut groups = groups.peekable();
    let leads = groups.peek().is_none() || matches!(first.len(), 1..=3) && !first.starts_with('0');
    leads && are_digits(first) && groups.all(|group| group.len() == 3 && are_digits(group))
}

/// The exact amount as a number in the unit.
pub(crate) fn in_unit(money: Money, unit: Unit) -> Decimal {
    // Moves the decimal sign only: amounts have few decimals, so nothing is rounded.
    decimal::multiply(money.as_decimal(), Decimal::new(1, unit.power())).unwrap_or_default()
}

/// The number rounded half away from zero to `decimals`.
pub(crate) fn round(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// The digits of a normalized number, with zeros after its decimals until they are `fill` many.
fn write(number: Decimal, fill: usize, group_sign: Option<char>, decimal_sign: char) -> String {
    let digits = number.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(2 * digits.len() + fill);
    if number.is_sign_negative() && !number.is_zero() {
        text.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.extend(group_sign);
        }
        text.push(digit);
    }
    if !fraction.is_empty() || fill > 0 {
        text.push(decimal_sign);
        text.push_str(fraction);
        text.extend(std::iter::repeat_n('0', fill.saturating_sub(fraction.len())));
    }
    text
}
