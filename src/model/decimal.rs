//! Arithmetic with decimals, compiled once. rust_decimal has each addition written out where it stands, one and a half
//! kilobytes every time, and the page loads them all.

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The sum; `None` if a decimal has no room for it.
#[must_use]
#[inline(never)]
pub fn add(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_add(right)
}

/// The difference; `None` if a decimal has no room for it.
#[must_use]
pub fn subtract(left: Decimal, right: Decimal) -> Option<Decimal> {
    add(left, -right)
}

/// The product, rounded at the last digit that there is room for; `None` if it is too large.
#[must_use]
#[inline(never)]
pub fn multiply(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_mul(right)
}

/// The quotient, rounded at the last digit that there is room for; `None` if it is too large, or divided by 0.
#[must_use]
#[inline(never)]
pub fn divide(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_div(right)
}

/// Which is larger.
#[must_use]
#[inline(never)]
pub fn compare(left: Decimal, right: Decimal) -> Ordering {
    left.cmp(&right)
}

/// All together; `None` if a decimal has no room for it.
#[must_use]
pub fn sum(numbers: &[Decimal]) -> Option<Decimal> {
    numbers.iter().try_fold(Decimal::ZERO, |sum, number| add(sum, *number))
}
