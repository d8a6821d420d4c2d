//! Allocation keys: weights in member order, and each member's share.

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::decimal;
use crate::model::entry::Entry;
use crate::model::key::{AllocationKey, Weight};

/// The key's weights in member order; a member without a weight counts 0 (the checks point it out). `None`
/// if no weight is larger than 0, or one of them is text that cannot be read: then there is nothing to split by,
/// because a guess would move kronor from one member to another.
#[must_use]
pub fn weights(workbook: &Workbook, key: &AllocationKey) -> Option<Vec<Decimal>> {
    if key.weights.values().any(Entry::is_unread) {
        return None;
    }
    let weights: Vec<Decimal> = workbook
        .members
        .iter()
        .map(|member| key.weight(member.id).value().map(Weight::as_decimal).unwrap_or_default())
        .collect();
    weights.iter().any(|weight| !weight.is_zero()).then_some(weights)
}

/// Each member's share of the whole in member order, 0 to 1; `None` as for [`weights`].
#[must_use]
pub fn shares(workbook: &Workbook, key: &AllocationKey) -> Option<Vec<Decimal>> {
    let weights = weights(workbook, key)?;
    let sum = decimal::sum(&weights)?;
    weights.into_iter().map(|weight| decimal::divide(weight, sum)).collect()
}

/// The sum of the weights that are known.
#[must_use]
pub fn weight_sum(key: &AllocationKey) -> Decimal {
    let weights = key.weights.values().filter_map(|entry| entry.value().map(Weight::as_decimal));
    // Weights are limited, and so are members: a decimal has room for them.
    decimal::sum(&weights.collect::<Vec<_>>()).unwrap_or_default()
}
