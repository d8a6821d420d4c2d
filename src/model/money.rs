//! Exact amounts in kronor.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact amount in kronor; no binary floats, ever.
///
/// Holds at most [`Money::DECIMALS`] decimals of a krona. Amounts that people enter are also smaller than
/// [`Money::LIMIT`]; together this leaves room for adding more than a hundred thousand of the largest ones
/// without rounding, so sums are exact and do not depend on their order (domain: "sum exact values, then
/// round for display").
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

impl Money {
    /// Nothing at all: 0 kr.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The most decimals of a krona that an amount keeps.
    pub const DECIMALS: u32 = 10;
    /// Entered amounts are smaller than this many kronor, either side of zero: ten thousand billion,
    /// several times what Sweden produces in a year.
    pub const LIMIT: i64 = 10_000_000_000_000;

    /// A whole number of kronor.
    #[must_use]
    pub fn kronor(kronor: i64) -> Self {
        Self(Decimal::from(kronor))
    }

    /// An entered amount in kronor, or `None` if it is too large ([`Money::LIMIT`]) or has more decimals
    /// than an amount keeps ([`Money::DECIMALS`]).
    #[must_use]
    pub fn entered(kronor: Decimal) -> Option<Self> {
        let kronor = kronor.normalize();
        let fits = kronor.abs() < Decimal::from(Self::LIMIT) && kronor.scale() <= Self::DECIMALS;
        fits.then_some(Self(kronor))
    }

    /// A calculated amount in kronor, rounded half away from zero to the decimals that an amount keeps.
    #[must_use]
    pub fn calculated(kronor: Decimal) -> Self {
        Self(
            kronor.round_dp_with_strategy(Self::DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize(),
        )
    }

    /// The amount as a decimal number of kronor.
    #[must_use]
    pub fn as_decimal(self) -> Decimal {
        self.0
    }

    /// Whether this is exactly 0 kr.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is less than 0 kr.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The amount times `factor`, or `None` if that is larger than a decimal can hold.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Option<Self> {
        self.0.checked_mul(factor).map(Self::calculated)
    }

    /// The amount times `numerator / denominator`, multiplied first so that nothing is lost on the way;
    /// `None` if the denominator is 0 or the product is larger than a decimal can hold.
    ///
    /// ```
    /// use sambudget::model::money::Money;
    /// // Run rate after seven months (domain.md): 5 987 tkr ÷ 7 × 12 = 10 263,4 tkr.
    /// let rate = Money::kronor(5_987_000).share(12.into(), 7.into()).unwrap();
    /// assert_eq!(rate.to_string(), "10263428.5714285714");
    /// ```
    #[must_use]
    pub fn share(self, numerator: Decimal, denominator: Decimal) -> Option<Self> {
        self.0.checked_mul(numerator)?.checked_div(denominator).map(Self::calculated)
    }

    /// This amount as a fraction of `whole` (1 is all of it), or `None` if `whole` is 0.
    #[must_use]
    pub fn ratio(self, whole: Self) -> Option<Decimal> {
        self.0.checked_div(whole.0)
    }
}

impl From<i64> for Money {
    fn from(kronor: i64) -> Self {
        Self::kronor(kronor)
    }
}

impl fmt::Display for Money {
    /// Plain decimal text in kronor, as in files: `-1202.5`. For people, see `text::number`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.normalize(), f)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} kr")
    }
}

/// Adding saturates instead of panicking; amounts within the entered limit never come near that.
fn add(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(if a > Decimal::ZERO { Decimal::MAX } else { Decimal::MIN })
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(add(self.0, other.0))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(add(self.0, -other.0))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entered_amounts_have_limits() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(Money::entered(number("1202.50")).map(|m| m.to_string()), Some("1202.5".into()));
        assert_eq!(Money::entered(number("9999999999999.9999999999")).map(|_| ()), Some(()));
        assert_eq!(Money::entered(number("10000000000000")), None);
        assert_eq!(Money::entered(number("0.12345678901")), None);
    }

    #[test]
    fn the_largest_amounts_add_without_loss() {
        let largest = Money::entered("9999999999999.9999999999".parse().unwrap()).unwrap();
        let sum: Money = (0..100_000).map(|_| largest).sum();
        assert_eq!(sum.to_string(), "999999999999999999.99999");
    }

    #[test]
    fn zero_has_one_form() {
        assert_eq!((Money::kronor(1) - Money::kronor(1)).to_string(), "0");
        assert_eq!((-Money::ZERO).to_string(), "0");
    }
}
