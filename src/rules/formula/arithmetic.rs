//! The arithmetic of formulas: decimal throughout, so that 0.1 + 0.2 is 0.3.
//!
//! Sums, differences and products are exact where a decimal of 28 digits can hold them; a quotient has 28
//! digits. Powers have whole exponents only: others would need logarithms, which are not exact, and budgets have no
//! use for them.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Fault;
use crate::model::decimal;
use crate::model::formula::{Expression, Function, Operator, Reference, Sign};
use crate::text::number::round;

/// A part's value; `None` is an empty cell, which counts as 0.
type Value = Option<Decimal>;

/// The largest exponent, either side of zero: powers of anything but 1 are then long out of bounds.
const LARGEST_EXPONENT: i128 = 1_000;

/// What an expression comes to, with figures as `read` gives them.
pub(super) fn calculated(
    expression: &Expression,
    read: &dyn Fn(Reference) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let number = |part: &Expression| calculated(part, read).map(Option::unwrap_or_default);
    Ok(Some(match expression {
        Expression::Number(number) => *number,
        Expression::Figure(reference) => return read(*reference),
        Expression::Parentheses(inner) | Expression::Signed(Sign::Plus, inner) => {
            return calculated(inner, read);
        }
        Expression::Signed(Sign::Minus, inner) => return Ok(calculated(inner, read)?.map(|value| -value)),
        Expression::Percent(inner) => product(number(inner)?, Decimal::new(1, 2))?,
        Expression::Binary(operator, left, right) => binary(*operator, number(left)?, number(right)?)?,
        Expression::Call(function, arguments) => match (function, &arguments[..]) {
            // The other value may have a fault: it is not asked.
            (Function::If, [condition, then, otherwise]) => {
                return calculated(if number(condition)?.is_zero() { otherwise } else { then }, read);
            }
            (Function::Round, [value, decimals]) => rounded(number(value)?, number(decimals)?)?,
            (Function::Sum, _) => {
                let mut sum = Decimal::ZERO;
                for argument in arguments {
                    sum = self::sum(sum, number(argument)?)?;
                }
                sum
            }
            (function, _) => {
                let wanted = if *function == Function::Min { Ordering::Less } else { Ordering::Greater };
                let mut best: Value = None;
                for argument in arguments {
                    // As in spreadsheets, an empty cell is passed over here.
                    let Some(value) = calculated(argument, read)? else { continue };
                    if best.is_none_or(|best| decimal::compare(value, best) == wanted) {
                        best = Some(value);
                    }
                }
                best.unwrap_or_default()
            }
        },
    }))
}

fn sum(left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    decimal::add(left, right).ok_or(Fault::TooLarge)
}

pub(super) fn product(left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    decimal::multiply(left, right).ok_or(Fault::TooLarge)
}

fn quotient(left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    if right.is_zero() {
        return Err(Fault::DivisionByZero);
    }
    decimal::divide(left, right).ok_or(Fault::TooLarge)
}

fn binary(operator: Operator, left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    let order = || decimal::compare(left, right);
    let holds = match operator {
        Operator::Add => return sum(left, right),
        Operator::Subtract => return sum(left, -right),
        Operator::Multiply => return product(left, right),
        Operator::Divide => return quotient(left, right),
        Operator::Power => return power(left, right),
        Operator::Equal => order().is_eq(),
        Operator::NotEqual => order().is_ne(),
        Operator::Less => order().is_lt(),
        Operator::LessOrEqual => order().is_le(),
        Operator::Greater => order().is_gt(),
        Operator::GreaterOrEqual => order().is_ge(),
    };
    Ok(if holds { Decimal::ONE } else { Decimal::ZERO })
}

/// The number if it is whole and no larger than `most`, either side of zero.
fn whole(number: Decimal, most: i128) -> Option<i128> {
    let number = number.normalize();
    Some(number.mantissa()).filter(|whole| number.scale() == 0 && whole.abs() <= most)
}

/// `base` to a whole power; anything to the power of 0 is 1.
fn power(base: Decimal, exponent: Decimal) -> Result<Decimal, Fault> {
    let exponent = whole(exponent, LARGEST_EXPONENT).ok_or(Fault::Exponent)?;
    if exponent < 0 && base.is_zero() {
        return Err(Fault::DivisionByZero);
    }
    let (mut result, mut square, mut left) = (Decimal::ONE, base, exponent.unsigned_abs());
    while left > 0 {
        if left % 2 == 1 {
            result = product(result, square)?;
        }
        left /= 2;
        if left > 0 {
            square = product(square, square)?;
        }
    }
    match exponent {
        0.. => Ok(result),
        // A power so small that it became 0 has an inverse beyond all bounds.
        _ if result.is_zero() => Err(Fault::TooLarge),
        _ => quotient(Decimal::ONE, result),
    }
}

/// Half away from zero to `decimals`, which may be negative: -3 rounds to thousands.
fn rounded(value: Decimal, decimals: Decimal) -> Result<Decimal, Fault> {
    let places = whole(decimals, Decimal::MAX_SCALE.into()).ok_or(Fault::Decimals)?;
    match u32::try_from(places) {
        Ok(places) => Ok(round(value, places)),
        Err(_) => {
            let unit = power(Decimal::TEN, -decimals)?;
            product(round(quotient(value, unit)?, 0), unit)
        }
    }
}
