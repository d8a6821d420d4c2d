//! A number as a program shows it: taken apart, weighed as evidence of the decimal sign, and typed anew.
//!
//! Programs show more forms than people type: the currency first, the minus last. Each part is looked for
//! at both ends until only digits, marks and spaces are left; what is left over otherwise makes it no number.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::super::number::{
    Ending, MINUS, NumberStyle, are_digits, is_dash, is_space, is_well_grouped, split_ending,
};
use super::{BlockCell, DecimalSign, Decimals, Known};

/// Spreadsheets calculate with binary numbers, which have no more decimal digits than these.
pub(super) const EXACT_DIGITS: u32 = 15;

/// A number taken apart.
pub(super) struct Shown<'a> {
    negative: bool,
    /// Digits, commas, points and spaces; nothing for a lone dash, which is how an accounting format shows 0.
    core: &'a str,
    pub ending: Ending,
}

/// What a cell says about the decimal sign.
pub(super) enum Vote {
    /// Nothing.
    None,
    /// It is a number with this sign only.
    For(DecimalSign),
    /// It is one number with a comma and another with a point.
    Open,
}

/// A number as attributes have it, to at most this many digits: no thousand separators, with a point or the
/// comma of LibreOffice's language before the decimals, and perhaps an exponent.
pub(super) fn value(text: &str, most_digits: u32) -> Option<Decimal> {
    let text = text.trim();
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (is_negative, number) = number.strip_prefix('-').map_or((false, number), |number| (true, number));
    let (whole, fraction) = number.split_once([',', '.']).unwrap_or((number, ""));
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let mut mantissa = whole_number(whole, fraction)?;
    let mut decimals = i32::try_from(fraction.len()).ok()?.checked_sub(exponent.parse().ok()?)?;
    let too_many = mantissa.checked_ilog10().unwrap_or_default().saturating_sub(most_digits - 1);
    if let Some(step) = 10_i128.checked_pow(too_many).filter(|step| *step > 1) {
        mantissa = mantissa.checked_add(step / 2)? / step;
        decimals = decimals.checked_sub_unsigned(too_many)?;
    }
    decimal(if is_negative { -mantissa } else { mantissa }, decimals)
}

/// The number that these digits are, one after the other, if there are not too many for a decimal and some more.
fn whole_number(whole: &str, fraction: &str) -> Option<i128> {
    let digits = || whole.bytes().chain(fraction.bytes());
    digits().try_fold(0_i128, |number, digit| number.checked_mul(10)?.checked_add(i128::from(digit - b'0')))
}

/// This number with so many decimals; less than none are zeros in front of the decimal sign.
fn decimal(mut mantissa: i128, mut decimals: i32) -> Option<Decimal> {
    if mantissa == 0 {
        // Decimals of nothing are none, however many are said.
        decimals = decimals.min(0);
    }
    while decimals > 0 && mantissa % 10 == 0 {
        (mantissa, decimals) = (mantissa / 10, decimals - 1);
    }
    if decimals < 0 {
        mantissa = mantissa.checked_mul(10_i128.checked_pow(decimals.unsigned_abs())?)?;
    }
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(decimals).unwrap_or_default()).ok()
}

/// Takes a text apart, if it is a number of some kind.
pub(super) fn take_apart(text: &str) -> Option<Shown<'_>> {
    let mut core = text.trim();
    let (mut sign, mut ending) = (None, Ending::None);
    loop {
        let (before, is_signed) = (core.len(), sign.is_some());
        let leading_word = core.find(|c: char| !c.is_alphabetic()).unwrap_or(core.len());
        let (word, after_word) = core.split_at(leading_word);
        if let (false, Some(rest)) =
            (is_signed, core.strip_prefix('(').and_then(|core| core.strip_suffix(')')))
        {
            (sign, core) = (Some(true), rest);
        } else if let (false, Some(rest)) = (is_signed, core.strip_prefix(is_dash)) {
            (sign, core) = (Some(true), rest);
        } else if let (false, Some(rest)) = (is_signed, core.strip_prefix('+')) {
            (sign, core) = (Some(false), rest);
        } else if let (Ending::None, (rest, found @ (Ending::Percent | Ending::Unit(_)))) =
            (ending, split_ending(core))
        {
            (ending, core) = (found, rest);
        } else if let (Ending::None, ("", found @ Ending::Unit(_))) = (ending, split_ending(word)) {
            (ending, core) = (found, after_word);
        } else if let (false, Some(rest)) = (is_signed, core.strip_suffix(is_dash)) {
            (sign, core) = (Some(true), rest);
        }
        core = core.trim();
        if core.len() == before {
            break;
        }
    }
    let negative = sign.unwrap_or_default();
    let is_number = core.contains(|c: char| c.is_ascii_digit());
    let may_stand = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.') || is_space(c);
    let is_lone_dash = core.is_empty() && negative;
    (is_lone_dash || is_number && core.chars().all(may_stand)).then_some(Shown { negative, core, ending })
}

impl Shown<'_> {
    /// Digits and decimals with this sign, if the thousands are then grouped as they should.
    fn digits(&self, sign: DecimalSign) -> Option<(String, &str)> {
        let (whole, fraction) = match self.core.split_once(sign.char()) {
            Some((_, "")) => return None,
            Some((whole, fraction)) => (whole, fraction),
            None => (self.core, ""),
        };
        let mark = sign.other().char();
        let separator = whole.contains(mark).then_some(mark);
        let is_number = !self.core.is_empty() && are_digits(fraction) && is_well_grouped(whole, separator);
        is_number.then(|| (whole.chars().filter(char::is_ascii_digit).collect(), fraction))
    }

    /// How many decimals it shows with this sign.
    pub fn decimals(&self, sign: DecimalSign) -> usize {
        self.digits(sign).map_or(0, |(_, fraction)| fraction.len())
    }

    /// By how many digits the exact value may be larger than what is shown: percent are a hundredth, and there are
    /// formats that show thousands or millions.
    fn units(&self) -> &'static [i32] {
        if self.ending == Ending::Percent { &[-2] } else { &[0, 3, 6] }
    }

    /// The exact value in the unit, of these, in which it is shown. `None` if it is not what is shown with
    /// this sign, to the last digit: a date, another unit, a value that the source program has cut.
    fn exact(&self, sign: DecimalSign, exact: Decimal, units: &[i32]) -> Option<Decimal> {
        if self.core.is_empty() {
            return exact.is_zero().then_some(exact);
        }
        let (whole, fraction) = self.digits(sign)?;
        let shown = whole_number(&whole, fraction)?;
        let shown = if self.negative { -shown } else { shown };
        let decimals = i32::try_from(fraction.len()).ok()?;
        let (exact, exact_decimals) = (exact.mantissa(), exact.scale().cast_signed());
        let in_unit = units.iter().map(|unit| exact_decimals + unit).find(|exact_decimals| {
            // Both as whole numbers of the smaller step.
            let most = decimals.max(*exact_decimals);
            let step = |decimals: i32| 10_i128.checked_pow((most - decimals).unsigned_abs());
            let away = || {
                let exact = exact.checked_mul(step(*exact_decimals)?)?;
                exact.checked_sub(shown.checked_mul(step(decimals)?)?)?.checked_mul(2)?.checked_abs()
            };
            away().zip(step(decimals)).is_some_and(|(away, step)| away <= step)
        })?;
        decimal(exact, in_unit)
    }

    /// The exact value in the unit in which it is shown, and the sign with which it is. If the block's sign is
    /// known, it comes first; else what is shown in the unit of the value, because `1,203` for 1202.5 is more
    /// likely a whole number than thousands with three decimals.
    pub fn find_exact(&self, sign: Option<DecimalSign>, exact: Decimal) -> Option<(Decimal, DecimalSign)> {
        let first = sign.unwrap_or(DecimalSign::Comma);
        let units = self.units();
        units.chunks(if sign.is_some() { units.len() } else { 1 }).find_map(|units| {
            let found = |sign| Some((self.exact(sign, exact, units)?, sign));
            found(first).or_else(|| found(first.other()))
        })
    }
}

/// What a cell says about the decimal sign.
pub(super) fn vote(cell: &BlockCell) -> Vote {
    let Some(shown) = take_apart(&cell.text) else { return Vote::None };
    let is_number = |sign| match cell.exact {
        Some(exact) => shown.exact(sign, exact, shown.units()).is_some(),
        None => shown.digits(sign).is_some(),
    };
    match (is_number(DecimalSign::Comma), is_number(DecimalSign::Point)) {
        (true, false) => Vote::For(DecimalSign::Comma),
        (false, true) => Vote::For(DecimalSign::Point),
        (true, true) if cell.exact.is_none() && shown.core.contains([',', '.']) => Vote::Open,
        _ => Vote::None,
    }
}

/// The cell as somebody who writes in `style` would have typed it; `None` if only the decimal sign could decide
/// which number it is, and nothing decides the sign.
pub(super) fn typed(cell: &BlockCell, decimals: Decimals, style: NumberStyle) -> Option<Cow<'_, str>> {
    let as_it_stands = Some(Cow::Borrowed(cell.text.as_str()));
    let Some(shown) = take_apart(&cell.text) else { return as_it_stands };
    let sign = (decimals.known != Known::Contradictory).then_some(decimals.sign);
    let known_sign = sign.filter(|_| decimals.known != Known::Assumed);
    let first = decimals.sign;
    let (negative, digits) =
        if let Some((exact, _)) = cell.exact.and_then(|exact| shown.find_exact(known_sign, exact)) {
            (exact.is_sign_negative() && !exact.is_zero(), plain(exact.abs(), style))
        } else {
            let (whole, fraction) = match (sign, shown.digits(first), shown.digits(first.other())) {
                (None, Some(comma), Some(point)) if comma != point => return None,
                (_, Some(digits), _) | (None, None, Some(digits)) => digits,
                _ => return as_it_stands,
            };
            let point = if fraction.is_empty() { String::new() } else { style.decimal_sign().into() };
            (shown.negative, whole + &point + fraction)
        };
    let minus = if negative { String::from(MINUS) } else { String::new() };
    let ending = match shown.ending {
        Ending::None => "",
        Ending::Percent => " %",
        Ending::Unit(unit) => return Some(Cow::Owned(minus + &digits + " " + unit.abbreviation())),
    };
    Some(Cow::Owned(minus + &digits + ending))
}

/// A number without thousand separators.
pub(super) fn plain(number: Decimal, style: NumberStyle) -> String {
    let mut text = number.normalize().to_string();
    if style == NumberStyle::Swedish {
        text = text.replace('.', ",");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_attributes() {
        for (text, expected) in [
            ("1202.5", Some("1202.5")),
            ("8086000,5", Some("8086000.5")),
            (" -0.12345 ", Some("-0.12345")),
            ("0", Some("0")),
            ("-0.00", Some("0")),
            ("0E-2000000000", Some("0")),
            ("170141183460469231731687303715884105727", None),
            ("1202.3450000000001", Some("1202.345")),
            ("0.30000000000000004", Some("0.3")),
            ("1202.3449999999999", Some("1202.345")),
            ("999999999999999.9", Some("1000000000000000")),
            ("1.2344999999999999E-2", Some("0.012345")),
            ("1.5E+3", Some("1500")),
            ("1e20", Some("100000000000000000000")),
            ("5E-324", None),
            ("1.7976931348623157E+308", None),
            ("1e-99999999999", None),
            ("", None),
            ("-", None),
            (".5", None),
            ("1.202,5", None),
            ("1 202", None),
            ("1e", None),
            ("+1", None),
            ("٣", None),
            ("NaN", None),
        ] {
            let found = value(text, EXACT_DIGITS).map(|number| number.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        let whole = "1234567890123.0123456789";
        assert_eq!(value(whole, Decimal::MAX_SCALE).map(|number| number.to_string()).as_deref(), Some(whole));
    }

    #[test]
    fn exact_values_are_what_is_shown() {
        use DecimalSign::{Comma, Point};
        for (text, sign, exact, expected) in [
            ("1 203", Comma, "1202.5", Some("1202.5")),
            ("1 202", Comma, "1202.5", Some("1202.5")), // rounded to even
            ("1 201", Comma, "1202.5", None),
            ("1,203", Point, "1202.5", Some("1202.5")),
            ("1,203", Comma, "1202.5", Some("1.2025")), // in thousands
            ("1,20", Point, "1202.5", None),
            ("-1,20", Comma, "-1.2045", Some("-1.2045")),
            ("1,20", Comma, "-1.2045", None),
            ("12 %", Comma, "0.1234", Some("12.34")),
            ("12", Comma, "0.1234", None),
            ("1 203", Comma, "1202500", Some("1202.5")),
            ("1,2 mnkr", Comma, "1202500", Some("1.2025")),
            ("-   kr", Comma, "0", Some("0")),
            ("-", Comma, "0.4", None),
            ("99999999999999999999999999999999999999,5", Comma, "1", None),
        ] {
            let found =
                take_apart(text).and_then(|shown| shown.exact(sign, exact.parse().unwrap(), shown.units()));
            assert_eq!(found.map(|number| number.to_string()).as_deref(), expected, "{text} {exact}");
        }
    }
}
