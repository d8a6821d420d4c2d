//! The fiscal year, the month that the actuals reach, and days.

use std::fmt;

/// A fiscal year: the calendar year, as municipalities have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The first year that a workbook can be for.
    pub const FIRST: u16 = 1950;
    /// The last year that a workbook can be for.
    pub const LAST: u16 = 2199;

    /// The year, or `None` outside [`FiscalYear::FIRST`] to [`FiscalYear::LAST`].
    #[must_use]
    pub fn new(year: u16) -> Option<Self> {
        (Self::FIRST..=Self::LAST).contains(&year).then_some(Self(year))
    }

    /// The year as a number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }
}

/// A month of the fiscal year, 1 (January) to 12 (December). As a period end it says that the actuals cover
/// this month and the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u8);

impl Month {
    /// January.
    pub const JANUARY: Self = Self(1);
    /// December: as a period end, the whole year.
    pub const DECEMBER: Self = Self(12);

    /// The month, or `None` outside 1 to 12: a period end always lies in its fiscal year.
    #[must_use]
    pub fn new(month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self(month))
    }

    /// Its place among the months of a year, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0) - 1
    }

    /// Every month in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=12).map(Self)
    }

    /// 1 to 12; also the number of months passed when this is the period end.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

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

impl Date {
    /// The day, or `None` if the calendar does not have it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=days(year, month)).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// The day that a text names as a file has it: `2022-03-14`.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        // One spelling for each.
        date.filter(|date| date.to_string() == text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has.
#[must_use]
pub fn days(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
