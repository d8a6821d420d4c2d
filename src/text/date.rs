//! Dates as people write them: whether a text names a day, a month or a year that there is, and which day it is:
//! `2022-09-01`, `2022-09`, `1/9`, `1 september 2022`, `sept`.

use super::letters::lower;
use super::number::are_digits;
pub use crate::model::period::Date;
use crate::model::period::days;

/// The first letters of the months, which tell them apart in Swedish and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar"],
    &["apr"],
    &["maj", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

/// Whether a text is a date: a day as `2015-12-31`, `20151231`, `31/12 2015` or `31 december 2015`, or only a month
/// or a year.
///
/// ```
/// use sambudget::text::date::is_date;
/// assert!(is_date("2016-02-29"));
/// assert!(!is_date("2015-02-29"));
/// ```
#[must_use]
pub fn is_date(text: &str) -> bool {
    let text = lower(text.trim());
    let separates = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '/' | '.' | ',');
    let pieces: Vec<&str> = text.split(separates).filter(|piece| !piece.is_empty()).collect();
    match pieces[..] {
        [whole] if whole.len() == 8 && are_digits(whole) => {
            let (year, rest) = whole.split_at(4);
            let (month, day) = rest.split_at(2);
            is_day(year, month, day)
        }
        [year] => self::year(year).is_some(),
        [year, month] | [month, year] if self::year(year).is_some() => self::month(month).is_some(),
        [year, month, day] if self::year(year).is_some() => is_day(year, month, day),
        [one, other, year] => {
            is_day(year, other, one) || self::month(one).is_some() && is_day(year, one, other)
        }
        _ => false,
    }
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let is_number = (1..=longest).contains(&text.len()) && are_digits(text);
    is_number.then(|| text.parse().ok()).flatten()
}

/// A year of four digits.
fn year(text: &str) -> Option<u16> {
    number(text, 4).filter(|year| *year >= 1000)
}

/// A month from 1, by its number or its name.
fn month(text: &str) -> Option<u16> {
    let named = || MONTHS.iter().zip(1..).find(|(names, _)| names.iter().any(|name| text.starts_with(name)));
    number(text, 2).filter(|month| (1..=12).contains(month)).or_else(|| named().map(|(_, month)| month))
}

fn is_day(year: &str, month: &str, day: &str) -> bool {
    let (Some(year), Some(month), Some(day)) = (self::year(year), self::month(month), number(day, 2)) else {
        return false;
    };
    u8::try_from(month).is_ok_and(|month| (1..=u16::from(days(year, month))).contains(&day))
}

/// The date that a text says; one without a year is in `year`, and a month without a day is its first. `None` for what
/// is no date, or a day that the calendar does not have.
///
/// ```
/// use sambudget::text::date::{Date, parse_date};
/// let first = Some(Date { year: 2022, month: 9, day: 1 });
/// for text in ["2022-09-01", "2022-09", "1/9", "1/9 2022", "1 september", "1 Sept. 2022", "september"] {
///     assert_eq!(parse_date(text, 2022), first, "{text}");
/// }
/// for text in ["", "snart", "2022", "2022-13-01", "2022-02-29", "31/4", "0/9", "1 9 22"] {
///     assert_eq!(parse_date(text, 2022), None, "{text}");
/// }
/// ```
#[must_use]
pub fn parse_date(text: &str, year: u16) -> Option<Date> {
    let text = lower(text);
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| if part.len() <= 2 { part.parse::<u8>().ok() } else { None };
    let whole_year = |part: &str| if part.len() == 4 { part.parse::<u16>().ok() } else { None };
    let month = |part: &str| named_month(part).or_else(|| number(part));
    let (year, month, day) = match parts[..] {
        [y, m] if whole_year(y).is_some() => (whole_year(y)?, number(m)?, 1),
        [y, m, d] if whole_year(y).is_some() => (whole_year(y)?, number(m)?, number(d)?),
        [m] => (year, named_month(m)?, 1),
        [m, y] if named_month(m).is_some() => (whole_year(y)?, named_month(m)?, 1),
        [d, m] => (year, month(m)?, number(d)?),
        [d, m, y] => (whole_year(y)?, month(m)?, number(d)?),
        _ => return None,
    };
    Date::new(year, month, day)
}

/// The month that a word names: `september`, `sept`, `okt`.
fn named_month(word: &str) -> Option<u8> {
    let is_named = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    (1..=12).zip(MONTHS.iter()).find(|(_, names)| is_named(names)).map(|(month, _)| month)
}

/// The day that a text says, without leaving it to the reader: a month or a year alone is none. `None` also for a day that
/// the calendar does not have.
///
/// ```
/// use sambudget::text::date::{Date, parse_day};
/// let day = Date::new(2022, 3, 14);
/// for text in ["2022-03-14", "20220314", "14/3 2022", "14/3", "14 mars", "14 March 2022"] {
///     assert_eq!(parse_day(text, 2022), day, "{text}");
/// }
/// for text in ["", "2022", "2022-03", "mars", "mars 2022", "2022-02-30", "20221301", "i våras"] {
///     assert_eq!(parse_day(text, 2022), None, "{text}");
/// }
/// ```
#[must_use]
pub fn parse_day(text: &str, year: u16) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && are_digits(text) {
        let number = text.parse::<u32>().ok()?;
        let part = |number: u32| u8::try_from(number % 100).ok();
        return Date::new(u16::try_from(number / 10_000).ok()?, part(number / 100)?, part(number)?);
    }
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let has_year = parts.clone().any(|part| part.len() == 4 && are_digits(part));
    let has_day = parts.count() >= if has_year { 3 } else { 2 };
    parse_date(text, year).filter(|_| has_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_and_years_that_there_are() {
        for date in [
            "2015-12-31",
            "20151231",
            " 2015-1-1 ",
            "31/12 2015",
            "31.12.2015",
            "31 december 2015",
            "Dec 31, 2015",
            "1 maj 2020",
            "november 2023",
            "2023-11",
            "11/2023",
            "2023",
            "2016-02-29",
            "2000-02-29",
        ] {
            assert!(is_date(date), "{date}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "2015-13-01",
            "2015-02-30",
            "2015-02-29",
            "1900-02-29",
            "20151332",
            "31/11 2015",
            "0 december 2015",
            "32 december 2015",
            "hösten 2023",
            "x",
            "12",
            "2015-00-10",
            "2015-12-31-1",
            "31 dacember 2015",
            "–",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
