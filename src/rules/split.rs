//! Splits an amount exactly by weights (domain: Per member).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::decimal;
use crate::model::money::Money;
use crate::model::order;

/// The decimals of a remainder that tell it from another: fewer than the quota of the largest amount has.
const TELLING_DECIMALS: u32 = 14;

/// Splits `total` in proportion to `weights`, one part per weight; the parts always add up to the total.
///
/// Parts are whole kronor by largest remainder, ties in the order of the weights; a negative amount is split
/// as the mirror of the positive one. If the total has a fraction of a krona, the next part in the order of
/// remainders carries it. Weights may have any sign.
///
/// `None` if the weights add up to 0 (there is nothing to go by), or if weights of both signs so nearly cancel
/// out that a share is larger than both the total and any amount that can be entered ([`Money::LIMIT`]): its
/// decimals could no longer be held exactly.
///
/// ```
/// use sambudget::model::money::Money;
/// use sambudget::rules::split::split;
/// // Sydnärke 2019: 158 552 kr, of which the printed parts lost one krona.
/// let weights = [43_621, 62_190, 22_027, 30_713].map(Into::into);
/// let parts = split(Money::kronor(158_552), &weights).unwrap();
/// assert_eq!(parts, [43_621, 62_191, 22_027, 30_713].map(Money::kronor));
/// ```
#[must_use]
pub fn split(total: Money, weights: &[Decimal]) -> Option<Vec<Money>> {
    by_either(total, weights, Whole::of(weights).as_ref())
}

/// Weights to split many amounts by: what [`split`] has to find out about them is found out once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proportions {
    weights: Vec<Decimal>,
    whole: Option<Whole>,
}

impl Proportions {
    /// Those of these weights.
    #[must_use]
    pub fn of(weights: Vec<Decimal>) -> Self {
        Self { whole: Whole::of(&weights), weights }
    }

    /// Splits `total` as [`split`] does.
    #[must_use]
    pub fn split(&self, total: Money) -> Option<Vec<Money>> {
        by_either(total, &self.weights, self.whole.as_ref())
    }
}

fn by_either(total: Money, weights: &[Decimal], whole: Option<&Whole>) -> Option<Vec<Money>> {
    whole.and_then(|whole| whole.split(total)).or_else(|| in_decimals(total, weights))
}

/// Weights as whole numbers in the same proportions, as those of keys nearly always can be written. By them an amount is
/// split in whole numbers of 64 bits: remainders are compared exactly, and it is many times faster than in decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Whole {
    weights: Vec<u64>,
    /// Their sum: more than 0, and less than 2³², so that the product of two numbers up to it has room.
    sum: u64,
}

impl Whole {
    fn of(weights: &[Decimal]) -> Option<Self> {
        let decimals = weights.iter().map(Decimal::scale).max()?;
        let mut sum = 0u32;
        let whole = |weight: &Decimal| {
            let factor = 10u32.checked_pow(decimals - weight.scale())?;
            let whole = u32::try_from(weight.mantissa()).ok()?.checked_mul(factor)?;
            sum = sum.checked_add(whole)?;
            Some(u64::from(whole))
        };
        let weights = weights.iter().map(whole).collect::<Option<_>>()?;
        (sum > 0).then_some(Self { weights, sum: sum.into() })
    }

    /// Those of the sizes of whole amounts, without a detour over decimals.
    fn of_sizes(amounts: &[Money]) -> Option<Self> {
        let mut sum = 0u32;
        let size = |amount: &Money| {
            let (kronor, fraction) = amount.kronor_and_parts()?;
            sum = sum.checked_add(u32::try_from(kronor).ok()?)?;
            (fraction == 0).then_some(kronor)
        };
        let weights = amounts.iter().map(size).collect::<Option<_>>()?;
        (sum > 0).then_some(Self { weights, sum: sum.into() })
    }

    /// As [`split`]; `None` where numbers are too large for this.
    fn split(&self, total: Money) -> Option<Vec<Money>> {
        let sum = self.sum;
        let (kronor, fraction) = total.kronor_and_parts()?;
        // Remainders are counted in so many parts of a krona, the fewest in which the fraction is whole. Two of them have
        // room together.
        let (fraction, parts) = in_fewest_parts(fraction);
        let krona = sum.checked_mul(parts).filter(|krona| krona >> 63 == 0)?;
        let (for_each, rest) = (kronor / sum, kronor % sum);
        let mut left = kronor;
        let mut quotas: Vec<i64> = Vec::with_capacity(self.weights.len());
        let mut remainders = Vec::with_capacity(self.weights.len());
        for weight in &self.weights {
            let share = rest * weight;
            let more = share / sum;
            let (mut whole, mut remainder) = (for_each * weight + more, share - more * sum);
            if fraction != 0 {
                remainder = remainder * parts + fraction * weight;
                if remainder >= krona {
                    (whole, remainder) = (whole + 1, remainder - krona);
                }
            }
            left -= whole;
            quotas.push(i64::try_from(whole).ok()?);
            remainders.push(remainder);
        }
        // Fewer kronor are left than there are parts. Who has a larger remainder than this gets one of them, of those who
        // have this one the first do, and the next after them carries the fraction.
        let last = with_larger_before(remainders.clone(), usize::try_from(left).ok()?)?;
        let mut to_equals = left - remainders.iter().filter(|remainder| **remainder > last).count() as u64;
        let sign = if total.is_negative() { -1 } else { 1 };
        let mut carried = Some(total - Money::kronor(sign * i64::try_from(kronor).ok()?));
        let part = |(whole, remainder): (i64, u64)| {
            let is_first = remainder == last && to_equals > 0;
            to_equals -= u64::from(is_first);
            let part = Money::kronor(sign * (whole + i64::from(is_first || remainder > last)));
            if remainder == last && !is_first { part + carried.take().unwrap_or_default() } else { part }
        };
        Some(quotas.into_iter().zip(remainders).map(part).collect())
    }
}

/// A fraction of a krona, in parts of 10⁻¹⁰ kr, as one of tenths, hundredths or smaller: the largest that do.
fn in_fewest_parts(mut fraction: u64) -> (u64, u64) {
    let mut parts = Money::PARTS;
    while parts > 1 && fraction.is_multiple_of(10) {
        (fraction, parts) = (fraction / 10, parts / 10);
    }
    (fraction, parts)
}

/// The number that stands at a place when the largest stands first. Not all are put in order for it.
fn with_larger_before(mut numbers: Vec<u64>, mut place: usize) -> Option<u64> {
    loop {
        let middle = *numbers.get(numbers.len() / 2)?;
        let larger = numbers.iter().filter(|number| **number > middle).count();
        let smaller = numbers.iter().filter(|number| **number < middle).count();
        let equal = numbers.len() - larger - smaller;
        let is_larger = place < larger;
        if !is_larger {
            place -= larger;
            if place < equal {
                return Some(middle);
            }
            place -= equal;
        }
        numbers.retain(|number| if is_larger { *number > middle } else { *number < middle });
    }
}

/// As [`split`], for weights of any size and sign. Remainders are told apart by their first decimals.
fn in_decimals(total: Money, weights: &[Decimal]) -> Option<Vec<Money>> {
    if total.is_negative() {
        return in_decimals(-total, weights).map(|parts| parts.into_iter().map(|part| -part).collect());
    }
    let sum = decimal::sum(weights)?;
    if sum.is_zero() {
        return None;
    }
    let total = total.as_decimal();
    let limit = Decimal::from(Money::LIMIT);
    let largest = if decimal::compare(total, limit).is_gt() { total } else { limit };
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (index, weight) in weights.iter().enumerate() {
        let quota = decimal::divide(decimal::multiply(total, *weight)?, sum)?;
        let whole = quota.floor();
        if decimal::compare(whole.abs(), largest).is_gt() {
            return None;
        }
        parts.push(whole);
        let remainder = decimal::subtract(quota, whole)?;
        // The third of a small quota has more digits than that of a large one, and they are a tie all the same.
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        remainders.push((remainder.round_dp_with_strategy(TELLING_DECIMALS, strategy), index));
    }
    let mut left = decimal::subtract(total, decimal::sum(&parts)?)?;
    order::sort_by(&mut remainders, |(a, i), (b, j)| decimal::compare(*b, *a).then(i.cmp(j)));
    // Normally one round at the most; rounding at the 28th digit could ask for more.
    let mut order = remainders.iter().map(|(_, index)| *index).cycle();
    let step = if left.is_sign_negative() { -Decimal::ONE } else { Decimal::ONE };
    for _ in 0..=2 * weights.len() {
        if left.is_zero() {
            break;
        }
        let share = if decimal::compare(left.abs(), Decimal::ONE).is_lt() { left } else { step };
        let index = order.next()?;
        parts[index] = decimal::add(parts[index], share)?;
        left = decimal::subtract(left, share)?;
    }
    left.is_zero().then(|| parts.into_iter().map(Money::calculated).collect())
}

/// Splits `total` equally over `count` parts; empty if there are none.
#[must_use]
pub fn split_equally(total: Money, count: usize) -> Vec<Money> {
    split(total, &vec![Decimal::ONE; count]).unwrap_or_default()
}

/// Splits `total` in proportion to the amounts that stand there now; equally if they add up to nothing.
#[must_use]
pub fn split_like(total: Money, now: &[Money]) -> Vec<Money> {
    if let Some(parts) = Whole::of_sizes(now).and_then(|whole| whole.split(total)) {
        return parts;
    }
    let weights: Vec<Decimal> = now.iter().map(|amount| amount.as_decimal()).collect();
    // Amounts of both signs could turn a small total into large parts; sizes decide then.
    let mixed = now.iter().any(|a| a.is_negative()) && now.iter().any(|a| !a.is_negative() && !a.is_zero());
    let weights = if mixed { weights.iter().map(Decimal::abs).collect() } else { weights };
    split(total, &weights).unwrap_or_else(|| split_equally(total, now.len()))
}

/// Splits `total` as [`split_like`] does, around amounts that are held (marked `true`): those stay as they are, and the
/// others take the difference in proportion to what stands there. `None` if all are held.
///
/// ```
/// use sambudget::model::money::Money;
/// use sambudget::rules::split::split_around;
/// let now = [(Money::kronor(100), true), (Money::kronor(50), false), (Money::kronor(150), false)];
/// let parts = split_around(Money::kronor(500), &now).unwrap();
/// assert_eq!(parts, [100, 100, 300].map(Money::kronor));
/// ```
#[must_use]
pub fn split_around(total: Money, now: &[(Money, bool)]) -> Option<Vec<Money>> {
    let held: Money = now.iter().filter(|(_, held)| *held).map(|(amount, _)| *amount).sum();
    let free: Vec<Money> = now.iter().filter(|(_, held)| !*held).map(|(amount, _)| *amount).collect();
    if free.is_empty() {
        return None;
    }
    let mut rest = split_like(total - held, &free).into_iter();
    now.iter().map(|(amount, held)| if *held { Some(*amount) } else { rest.next() }).collect()
}

/// A total of which the part at `index` is `part` when `weights` split it; `None` if there is none, for
/// instance because the weight there is 0, or because it would be larger than can be entered.
#[must_use]
pub fn total_for_part(part: Money, weights: &[Decimal], index: usize) -> Option<Money> {
    let weight = weights.get(index).filter(|weight| !weight.is_zero())?;
    let near = Money::calculated(part.share(decimal::sum(weights)?, *weight)?.as_decimal().round());
    // Rounding of the other parts can shift this one by a krona; the total is then close by.
    let reach = i64::try_from(weights.len()).ok()? + 2;
    (0..=reach)
        .flat_map(|away| [near + Money::kronor(away), near - Money::kronor(away)])
        .filter(|total| total.can_be_entered())
        .find(|total| split(*total, weights).and_then(|parts| parts.get(index).copied()) == Some(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(total: &str, weights: &[i64]) -> Vec<String> {
        let total = Money::entered(total.parse().unwrap()).unwrap();
        let weights: Vec<Decimal> = weights.iter().map(|w| Decimal::from(*w)).collect();
        split(total, &weights).unwrap().into_iter().map(|part| part.to_string()).collect()
    }

    #[test]
    fn ties_go_in_order_and_negatives_are_mirrored() {
        assert_eq!(parts("100", &[1, 1, 1]), ["34", "33", "33"]);
        assert_eq!(parts("-100", &[1, 1, 1]), ["-34", "-33", "-33"]);
        assert_eq!(parts("0.50", &[0, 1, 1]), ["0", "0.5", "0"]);
        assert_eq!(parts("10.25", &[1, 0, 2]), ["3.25", "0", "7"]);
        assert_eq!(parts("2", &[0, 0, 5]), ["0", "0", "2"]);
        assert_eq!(parts("14", &[40, 1, 1]), ["14", "0", "0"], "a third each is left over");
    }

    #[test]
    fn no_weights_is_no_split() {
        assert_eq!(split(Money::kronor(5), &[]), None);
        assert_eq!(split(Money::kronor(5), &[Decimal::ZERO; 3]), None);
        assert!(split_equally(Money::kronor(5), 0).is_empty());
    }

    #[test]
    fn weights_that_almost_cancel_out_are_no_weights() {
        let weight = |text: &str| text.parse::<Decimal>().unwrap();
        let weights = [weight("9999999999999.9999999999"), weight("-9999999999999.9999999998")];
        assert_eq!(split(Money::entered(weight("79684.1")).unwrap(), &weights), None);
        assert_eq!(parts("10", &[3, -2]), ["30", "-20"]);
    }

    #[test]
    fn like_what_stands_there() {
        let now = [30, 60, 10].map(Money::kronor);
        assert_eq!(split_like(Money::kronor(1_000), &now), [300, 600, 100].map(Money::kronor));
        assert_eq!(split_like(Money::kronor(9), &[Money::ZERO; 3]), [3, 3, 3].map(Money::kronor));
    }

    #[test]
    fn the_total_of_a_part() {
        let weights = [43_621, 62_190, 22_027, 30_713].map(Decimal::from);
        for part in [0, 1, 43_621, -700, 1_000_000] {
            let part = Money::kronor(part);
            let total = total_for_part(part, &weights, 2).unwrap();
            assert_eq!(split(total, &weights).unwrap()[2], part);
        }
        assert_eq!(total_for_part(Money::kronor(5), &[Decimal::ONE, Decimal::ZERO], 1), None);
    }
}
