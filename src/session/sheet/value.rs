//! What cells count as.

use rust_decimal::Decimal;

use crate::model::money::Money;
use crate::model::unit::DisplayUnit;

/// What a cell counts as where several are counted together: as it is shown, so that people can check it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// An amount in the organisation's signs, shown in a unit.
    Amount(Money, DisplayUnit),
    /// A part of a whole: 1 is all of it.
    Ratio(Decimal),
    /// Another number.
    Number(Decimal),
}
