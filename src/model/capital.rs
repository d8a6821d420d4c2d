//! What investments cost the drift once they are in use: settings of the workbook, and what a project says of its use.

use std::fmt;

use rust_decimal::Decimal;

use super::id::{KeyId, LineId};
use super::money::Money;
use super::period::{FiscalYear, Month};

/// How the capital cost of projects is worked out, and how it reaches the drift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CapitalCost {
    /// The internal interest (internränta), in percent per year.
    pub rate: Rate,
    /// How projects are written off.
    pub depreciation: Depreciation,
    /// The line of a drift table that it is added to; nowhere without one. What older assets cost is that line's own
    /// prognosis.
    pub line: Option<LineId>,
    /// The key that splits what shared projects cost over the members; without one it stays shared.
    pub key: Option<KeyId>,
}

/// How an amount is written off over its useful life (avskrivningsmetod).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Depreciation {
    /// In a straight line: the same depreciation each month, and less and less interest.
    #[default]
    StraightLine,
    /// Annuity: the same capital cost each year, of which less and less is interest.
    Annuity,
}

/// An interest rate in percent per year: 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Rate(Decimal);

impl Rate {
    /// The highest rate, in percent.
    pub const MOST: u32 = 100;
    /// The most decimals of a percent.
    pub const DECIMALS: u32 = 4;

    /// The rate of so many percent, or `None` if it is negative, above [`Rate::MOST`] or has too many decimals.
    #[must_use]
    pub fn new(percent: Decimal) -> Option<Self> {
        let percent = percent.normalize();
        let fits = !percent.is_sign_negative() || percent.is_zero();
        let fits = fits && percent <= Decimal::from(Self::MOST) && percent.scale() <= Self::DECIMALS;
        fits.then_some(Self(percent))
    }

    /// In percent per year.
    #[must_use]
    pub fn percent(self) -> Decimal {
        self.0
    }
}

/// A useful life (avskrivningstid) in whole years: 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Life(u8);

impl Life {
    /// The longest, in years.
    pub const MOST: u8 = 100;

    /// The life of so many years, or `None` outside 1 to [`Life::MOST`].
    #[must_use]
    pub fn new(years: u8) -> Option<Self> {
        (1..=Self::MOST).contains(&years).then_some(Self(years))
    }

    /// In years.
    #[must_use]
    pub fn years(self) -> u8 {
        self.0
    }
}

/// A month of a year: `2026-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    /// The year.
    pub year: FiscalYear,
    /// The month.
    pub month: Month,
}

impl YearMonth {
    /// Reads `2026-07`; nothing else.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Some(Self { year: FiscalYear::new(year.parse().ok()?)?, month: Month::new(month.parse().ok()?)? })
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year.number(), self.month.number())
    }
}

/// When a project is taken into use, and what it is written off as.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InUse {
    /// The first month in use.
    pub from: Option<YearMonth>,
    /// What it is made of: one component for all of it, or several that last differently long.
    pub components: Vec<Component>,
}

impl InUse {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.components.is_empty()
    }
}

/// A part of a project with a useful life of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// What it is: `Växlar`; may be empty.
    pub name: String,
    /// What it costs, in kronor; a grant is negative. Without an amount it is what the others leave of the project's, and
    /// several such share that equally.
    pub amount: Option<Money>,
    /// How long it is written off.
    pub life: Life,
}
