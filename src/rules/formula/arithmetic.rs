//! The arithmetic of formulas: decimal throughout, so that 0.1 + 0.2 is 0.3.
//!
//! Sums, differences and products are exact where a decimal of 28 digits can hold them; a quotient has 28
//! digits. Powers have whole exponents only: others would need logarithms, which are not exact, and budgets have no
//! use for them.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Fault;
use crate::model::formula::{Expression, Function, Operator, Reference, Sign};

/// A part's value; `None` is an empty cell, which counts as 0.
type Value = Option<Decimal>;

/// The largest exponent, either side of zero: powers of anything but 1 are then long out of bounds.
const LARGEST_EXPONENT: u32 = 1_000;

/// What an expression comes to, with figures as `read` gives them.
pub(super) fn calculated(
    expression: &Expression,
    read: &impl Fn(Reference) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let number = |part: &Expression| calculated(part, read).map(Option::unwrap_or_default);
    Ok(Some(match expression {
        Expression::Number(number) => *number,
        Expression::Figure(reference) => return read(*reference),
        Expression::Parentheses(inner) => return calculated(inner, read),
        Expression::Signed(Sign::Plus, inner) => return calculated(inner, read),
        Expression::Signed(Sign::Minus, inner) => return Ok(calculated(inner, read)?.map(|value| -value)),
        Expression::Percent(inner) => number(inner)? / Decimal::ONE_HUNDRED,
        Expression::Binary(operator, left, right) => binary(*operator, number(left)?, number(right)?)?,
        Expression::Call(Function::If, arguments) => match &arguments[..] {
            // The other value may have a fault: it is not asked.
            [condition, then, otherwise] => {
                return calculated(if number(condition)?.is_zero() { otherwise } else { then }, read);
            }
            _ => return Ok(None),
        },
        Expression::Call(Function::Round, arguments) => match &arguments[..] {
            [value, decimals] => round(number(value)?, number(decimals)?)?,
            _ => return Ok(None),
        },
        Expression::Call(Function::Sum, arguments) => {
            arguments.iter().try_fold(Decimal::ZERO, |sum, argument| {
                sum.checked_add(number(argument)?).ok_or(Fault::TooLarge)
            })?
        }
        Expression::Call(function @ (Function::Min | Function::Max), arguments) => {
            let mut best: Value = None;
            for argument in arguments {
                // As in spreadsheets, an empty cell is passed over here.
                let Some(value) = calculated(argument, read)? else { continue };
                let better = |so_far: Decimal| match function {
                    Function::Min => so_far.min(value),
                    _ => so_far.max(value),
                };
                best = Some(best.map_or(value, better));
            }
            best.unwrap_or_default()
        }
    }))
}

fn binary(operator: Operator, left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    let held = |result: Option<Decimal>| result.ok_or(Fault::TooLarge);
    let truth = |holds: bool| Ok(if holds { Decimal::ONE } else { Decimal::ZERO });
    match operator {
        Operator::Add => held(left.checked_add(right)),
        Operator::Subtract => held(left.checked_sub(right)),
        Operator::Multiply => held(left.checked_mul(right)),
        Operator::Divide if right.is_zero() => Err(Fault::DivisionByZero),
        Operator::Divide => held(left.checked_div(right)),
        Operator::Power => power(left, right),
        Operator::Equal => truth(left == right),
        Operator::NotEqual => truth(left != right),
        Operator::Less => truth(left < right),
        Operator::LessOrEqual => truth(left <= right),
        Operator::Greater => truth(left > right),
        Operator::GreaterOrEqual => truth(left >= right),
    }
}

/// `base` to a whole power; anything to the power of 0 is 1.
fn power(base: Decimal, exponent: Decimal) -> Result<Decimal, Fault> {
    let whole = Some(exponent).filter(|exponent| exponent.fract().is_zero());
    let times = whole.and_then(|exponent| exponent.abs().to_u32()).filter(|n| *n <= LARGEST_EXPONENT);
    let mut left = times.ok_or(Fault::Exponent)?;
    let negative = exponent < Decimal::ZERO;
    if negative && base.is_zero() {
        return Err(Fault::DivisionByZero);
    }
    let (mut result, mut square) = (Decimal::ONE, base);
    while left > 0 {
        if left % 2 == 1 {
            result = result.checked_mul(square).ok_or(Fault::TooLarge)?;
        }
        left /= 2;
        if left > 0 {
            square = square.checked_mul(square).ok_or(Fault::TooLarge)?;
        }
    }
    if !negative {
        return Ok(result);
    }
    // A power so small that it became 0 has an inverse beyond all bounds.
    if result.is_zero() { Err(Fault::TooLarge) } else { Ok(Decimal::ONE / result) }
}

/// Half away from zero to `decimals`, which may be negative: -3 rounds to thousands.
fn round(value: Decimal, decimals: Decimal) -> Result<Decimal, Fault> {
    let whole = Some(decimals).filter(|decimals| decimals.fract().is_zero());
    let places = whole.and_then(|decimals| decimals.to_i32()).ok_or(Fault::Decimals)?;
    let half_away =
        |value: Decimal, places| value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    match (u32::try_from(places), places.unsigned_abs()) {
        (_, size) if size > Decimal::MAX_SCALE => Err(Fault::Decimals),
        (Ok(places), _) => Ok(half_away(value, places)),
        (Err(_), zeros) => {
            let unit = power(Decimal::TEN, Decimal::from(zeros))?;
            let rounded = half_away(value.checked_div(unit).ok_or(Fault::TooLarge)?, 0);
            rounded.checked_mul(unit).ok_or(Fault::TooLarge)
        }
    }
}
