//! Dates as people write them in plans: `2022-09-01`, `2022-09`, `1/9`, `1 september 2022`, `sept`.

use super::letters::lower;

/// A day of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// The months by their first letters, Swedish and English.
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
    ((1..=12).contains(&month) && (1..=days(year, month)).contains(&day)).then_some(Date { year, month, day })
}

/// The month that a word names: `september`, `sept`, `okt`.
fn named_month(word: &str) -> Option<u8> {
    let is_named = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    (1..=12).zip(MONTHS.iter()).find(|(_, names)| is_named(names)).map(|(month, _)| month)
}

/// How many days a month has.
fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
