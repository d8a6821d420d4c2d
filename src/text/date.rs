//! Dates as people write them: whether a text names a day, a month or a year that there is.

use super::letters::lower;
use super::number::are_digits;

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
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=last).contains(&day)
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
