//! Spreads a total over cells, and moves an amount from one to another (domain: Per member).
//!
//! One rule for all ways of spreading: cells that are held stay, and the others take the rest in proportion to their
//! weights, in whole kronor by largest remainder ([`split`](super::split::split())). Where those weights come to
//! nothing, there is nothing to go by, and the rest is spread equally.

use rust_decimal::Decimal;

use super::split::split;
use crate::model::money::Money;

/// A cell that a total is spread over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpreadCell {
    /// What stands there now.
    pub now: Money,
    /// Whether it is held, and so stays as it is.
    pub is_held: bool,
    /// What its part is in proportion to. It may have any sign; among weights of both signs only sizes count, as they
    /// could turn a small total into large parts.
    pub weight: Decimal,
}

/// A total that is spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// What each cell has, in their order; together they are the total.
    pub parts: Vec<Money>,
    /// Whether the weights came to nothing, so that the parts are equal.
    pub is_without_basis: bool,
}

/// Why a total cannot be spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unspread {
    /// There is no cell.
    NoCell,
    /// All cells are held, so that none can take the difference.
    AllHeld,
    /// A part would be larger than can be entered ([`Money::LIMIT`]).
    TooLarge,
}

/// Spreads `total` over `cells`; signs as inside.
///
/// # Errors
/// Where it cannot be spread; see [`Unspread`].
///
/// ```
/// use sambudget::model::money::Money;
/// use sambudget::rules::spread::{SpreadCell, spread};
/// let cell = |now, is_held, weight: i64| SpreadCell { now: Money::kronor(now), is_held, weight: weight.into() };
/// let spread = spread(Money::kronor(500), &[cell(100, true, 9), cell(0, false, 1), cell(0, false, 3)]).unwrap();
/// assert_eq!(spread.parts, [100, 100, 300].map(Money::kronor));
/// ```
pub fn spread(total: Money, cells: &[SpreadCell]) -> Result<Spread, Unspread> {
    let held: Money = cells.iter().filter(|cell| cell.is_held).map(|cell| cell.now).sum();
    let mut weights: Vec<Decimal> =
        cells.iter().filter(|cell| !cell.is_held).map(|cell| cell.weight).collect();
    if weights.is_empty() {
        return Err(if cells.is_empty() { Unspread::NoCell } else { Unspread::AllHeld });
    }
    let is_mixed = weights.iter().any(|weight| weight.is_sign_negative() && !weight.is_zero())
        && weights.iter().any(|weight| weight.is_sign_positive() && !weight.is_zero());
    if is_mixed {
        weights.iter_mut().for_each(|weight| *weight = weight.abs());
    }
    let is_without_basis = weights.iter().all(Decimal::is_zero);
    if is_without_basis {
        weights.fill(Decimal::ONE);
    }
    let mut rest = split(total - held, &weights).ok_or(Unspread::TooLarge)?.into_iter();
    let part = |cell: &SpreadCell| if cell.is_held { Some(cell.now) } else { rest.next() };
    let parts: Vec<Money> = cells.iter().filter_map(part).collect();
    match parts.iter().all(|part| part.can_be_entered()) {
        true => Ok(Spread { parts, is_without_basis }),
        false => Err(Unspread::TooLarge),
    }
}

/// What two cells hold after `amount` was moved from the first to the second: their sum stays. A negative amount moves
/// the other way. `None` if one of them would be larger than can be entered.
///
/// ```
/// use sambudget::model::money::Money;
/// use sambudget::rules::spread::transfer;
/// let [from, to, amount] = [1_200, 400, 250].map(Money::kronor);
/// assert_eq!(transfer(amount, from, to), Some((Money::kronor(950), Money::kronor(650))));
/// ```
#[must_use]
pub fn transfer(amount: Money, from: Money, to: Money) -> Option<(Money, Money)> {
    let after = (from - amount, to + amount);
    (after.0.can_be_entered() && after.1.can_be_entered()).then_some(after)
}
