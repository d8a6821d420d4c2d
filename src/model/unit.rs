//! The unit that amounts are written and shown in.

use rust_decimal::Decimal;

/// Kronor, thousands of kronor or millions of kronor. Amounts are always held in kronor; the unit is a
/// setting of the view, and of how typed amounts are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// kr
    Kr,
    /// tkr, 1 000 kr
    Tkr,
    /// mnkr, 1 000 000 kr
    Mnkr,
}

impl Unit {
    /// Every unit, smallest first.
    pub const ALL: [Self; 3] = [Self::Kr, Self::Tkr, Self::Mnkr];

    /// How many kronor one of this unit is.
    #[must_use]
    pub fn in_kronor(self) -> Decimal {
        Decimal::from(10u32.pow(self.power()))
    }

    /// The power of ten between this unit and kronor: 0, 3 or 6.
    #[must_use]
    pub fn power(self) -> u32 {
        match self {
            Self::Kr => 0,
            Self::Tkr => 3,
            Self::Mnkr => 6,
        }
    }

    /// The abbreviation, the same in Swedish and in English use: `kr`, `tkr`, `mnkr`.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::Kr => "kr",
            Self::Tkr => "tkr",
            Self::Mnkr => "mnkr",
        }
    }
}

/// A unit and how many decimals of it are shown (0 to 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DisplayUnit {
    /// The unit.
    pub unit: Unit,
    /// Decimals shown; at most [`DisplayUnit::MOST_DECIMALS`].
    pub decimals: u8,
}

impl DisplayUnit {
    /// The most decimals that a view shows.
    pub const MOST_DECIMALS: u8 = 3;
    /// Whole kronor.
    pub const KR: Self = Self { unit: Unit::Kr, decimals: 0 };
    /// Whole thousands of kronor, the usual unit of a board's report.
    pub const TKR: Self = Self { unit: Unit::Tkr, decimals: 0 };
    /// Millions of kronor with one decimal.
    pub const MNKR: Self = Self { unit: Unit::Mnkr, decimals: 1 };
}
