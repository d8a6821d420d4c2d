//! Changing the number that stands in a cell: `+250`, `-3 %`, `*1,02`, `/2`.

use std::fmt;

use rust_decimal::Decimal;

use super::number::{NumberStyle, Typed, is_dash, parse_amount, parse_number};
use crate::model::decimal;
use crate::model::money::Money;
use crate::model::unit::Unit;

/// Why a text does not change a number. The text is for developers; the interface has its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoChange {
    /// It does not begin with `+`, `-`, `*` or `/`.
    NoOperator,
    /// What follows is not a number.
    NotANumber,
    /// It divides by zero.
    DivisionByZero,
    /// The new amount is larger than a cell keeps ([`Money::LIMIT`]).
    TooLarge,
}

impl fmt::Display for NoChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoOperator => "expected +, -, * or / first",
            Self::NotANumber => "not a number",
            Self::DivisionByZero => "division by zero",
            Self::TooLarge => "too large",
        })
    }
}

impl std::error::Error for NoChange {}

/// The amount after the change that `text` says; `now` has the signs that people see, as the new amount has.
///
/// What is added is read in `unit`; a percentage is one of the amount itself. The new amount is exact but for
/// the decimals that an amount keeps.
///
/// # Errors
/// Where the text is no change, or gives no amount; see [`NoChange`].
///
/// ```
/// use sambudget::model::{money::Money, unit::Unit};
/// use sambudget::text::{change::{NoChange, changed}, number::NumberStyle::Swedish};
/// let change = |text| changed(Money::kronor(8_086_000), text, Unit::Tkr, Swedish);
/// assert_eq!(change("+250"), Ok(Money::kronor(8_336_000)));
/// assert_eq!(change("-50 %"), Ok(Money::kronor(4_043_000)));
/// assert_eq!(change("*1,02"), Ok(Money::kronor(8_247_720)));
/// assert_eq!(change("/2"), Ok(Money::kronor(4_043_000)));
/// assert_eq!(change("/0"), Err(NoChange::DivisionByZero));
/// assert_eq!(change("250"), Err(NoChange::NoOperator));
/// ```
pub fn changed(now: Money, text: &str, unit: Unit, style: NumberStyle) -> Result<Money, NoChange> {
    let text = text.trim();
    let operator = text.chars().next().ok_or(NoChange::NoOperator)?;
    let operand = text.get(operator.len_utf8()..).unwrap_or_default().trim();
    let kronor = now.as_decimal();
    let new = match operator {
        '+' => decimal::add(kronor, added(kronor, operand, unit, style)?),
        c if is_dash(c) => decimal::subtract(kronor, added(kronor, operand, unit, style)?),
        '*' => decimal::multiply(kronor, factor(operand, style)?),
        '/' => {
            let divisor = factor(operand, style)?;
            if divisor.is_zero() {
                return Err(NoChange::DivisionByZero);
            }
            decimal::divide(kronor, divisor)
        }
        _ => return Err(NoChange::NoOperator),
    };
    // Rounding to the decimals that are kept can reach the limit itself.
    let new = new.map(Money::calculated).and_then(|new| Money::entered(new.as_decimal()));
    new.ok_or(NoChange::TooLarge)
}

/// An amount in kronor, or a part of what stands there.
fn added(now: Decimal, operand: &str, unit: Unit, style: NumberStyle) -> Result<Decimal, NoChange> {
    match parse_amount(operand, unit, style) {
        Ok(Typed::Amount(amount)) => Ok(amount.as_decimal()),
        Ok(Typed::Percent(percent)) => decimal::multiply(hundredths(percent), now).ok_or(NoChange::TooLarge),
        Ok(Typed::Nothing) | Err(_) => Err(NoChange::NotANumber),
    }
}

/// A plain number, or hundredths.
fn factor(operand: &str, style: NumberStyle) -> Result<Decimal, NoChange> {
    let number = parse_number(operand, style).ok().flatten().ok_or(NoChange::NotANumber)?;
    Ok(if operand.ends_with('%') { hundredths(number) } else { number })
}

fn hundredths(percent: Decimal) -> Decimal {
    // A decimal has room for two more decimals, or rounds.
    decimal::divide(percent, Decimal::ONE_HUNDRED).unwrap_or_default()
}
