//! The weights of a year's months as people write them.

use rust_decimal::Decimal;

use super::number::{NumberStyle, parse_number};
use crate::model::key::Weight;

/// Twelve weights, January first. An empty text is 0. `None` if one of them is no weight, or all of them are 0:
/// there would be nothing to spread a budget by.
///
/// ```
/// use sambudget::text::{number::NumberStyle::Swedish, weights::parse_weights};
/// let texts: [String; 12] = std::array::from_fn(|month| if month < 6 { "1,5".into() } else { String::new() });
/// let weights = parse_weights(&texts, Swedish).unwrap();
/// assert_eq!(weights.iter().sum::<rust_decimal::Decimal>(), 9.into());
/// assert_eq!(parse_weights(&[const { String::new() }; 12], Swedish), None);
/// ```
#[must_use]
pub fn parse_weights(texts: &[String; 12], style: NumberStyle) -> Option<[Decimal; 12]> {
    let mut weights = [Decimal::ZERO; 12];
    for (weight, text) in weights.iter_mut().zip(texts) {
        let number = parse_number(text, style).ok()?;
        *weight = Weight::new(number.unwrap_or_default())?.as_decimal();
    }
    weights.iter().any(|weight| !weight.is_zero()).then_some(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_weight_is_refused() {
        for wrong in ["x", "-1", "1.202", "12 02"] {
            let texts =
                std::array::from_fn(|month| if month == 3 { wrong.to_owned() } else { "1".to_owned() });
            assert_eq!(parse_weights(&texts, NumberStyle::Swedish), None, "{wrong}");
        }
    }
}
