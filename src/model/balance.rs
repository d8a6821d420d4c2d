//! What an association's balance requirement needs beside the year's result (domain: Result and settlement;
//! kommunallagen 11 kap. 12–13 §§).

use super::money::Money;

/// What is known beside the year's result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balance {
    /// What does not count in the balance requirement's result, such as capital gains.
    pub adjustments: Vec<BalanceAdjustment>,
    /// What is left to restore of earlier years' deficits.
    pub deficits: Vec<Deficit>,
}

/// A difference between the year's result and that of the balance requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceAdjustment {
    /// What is added to the result in kronor; negative lowers it.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// What is left of an earlier year's deficit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deficit {
    /// The year it was made.
    pub year: u16,
    /// What is left of it in kronor, positive.
    pub amount: Money,
}

impl Deficit {
    /// How many years there are to restore a deficit.
    pub const YEARS: u16 = 3;

    /// The last year in which it has to be restored.
    #[must_use]
    pub fn restore_by(self) -> u16 {
        self.year.saturating_add(Self::YEARS)
    }
}
