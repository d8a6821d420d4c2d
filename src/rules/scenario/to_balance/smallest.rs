//! The smallest set of effects that comes to what is needed.

use crate::model::money::Money;

/// How many of the largest effects are searched for the set that goes past what is needed by the least. Of twenty there are
/// at most 184 756 sets of one size, and most of them are never looked at.
pub const POOL: usize = 20;

/// The places of the effects in the smallest set that comes to `need`; of all of them if no set does. `effects` are the
/// largest first, each with whether a part of it can be used.
///
/// The number is least with the largest effects. Among the sets of that number it is the one that goes past `need` by the least
/// in whole kronor, which is not at all where a part of one can be used; among those the one with the largest effects, as
/// they stand in order.
///
/// ```
/// use sambudget::model::money::Money;
/// use sambudget::rules::scenario::to_balance::smallest::smallest;
/// let of = |all: &[i64]| all.iter().map(|kr| (Money::kronor(*kr), false)).collect::<Vec<_>>();
/// // Two are needed, and 700 + 310 goes past 1 000 by less than 700 + 400.
/// assert_eq!(smallest(&of(&[700, 400, 310, 200]), Money::kronor(1_000)), [0, 2]);
/// ```
#[must_use]
pub fn smallest(effects: &[(Money, bool)], need: Money) -> Vec<usize> {
    let mut sum = Money::ZERO;
    let reached = effects.iter().position(|(effect, _)| {
        sum += *effect;
        sum >= need
    });
    let Some(count) = reached.map(|last| last + 1) else { return (0..effects.len()).collect() };
    // So many that the pool does not hold them leave nothing to choose.
    let pool = effects.len().min(POOL.max(count));
    let pool = if count > POOL { count } else { pool };
    let mut search =
        Search { effects: &effects[..pool], need, set: Vec::new(), best: (0..count).collect(), past: None };
    search.from(0, count, Money::ZERO, false);
    search.best
}

struct Search<'e> {
    effects: &'e [(Money, bool)],
    need: Money,
    /// The places chosen so far.
    set: Vec<usize>,
    best: Vec<usize>,
    /// By how much the best set goes past what is needed.
    past: Option<Money>,
}

impl Search<'_> {
    /// Looks at every set with `left` more effects from a place on, those with the largest first.
    fn from(&mut self, first: usize, left: usize, sum: Money, has_part: bool) {
        if left == 0 {
            let past = if has_part { Money::ZERO } else { whole(sum - self.need) };
            if sum >= self.need && self.past.is_none_or(|best| past < best) {
                (self.past, self.best) = (Some(past), self.set.clone());
            }
            return;
        }
        for at in first..(self.effects.len() + 1).saturating_sub(left) {
            let largest = self.effects[at..at + left].iter().map(|(effect, _)| *effect).sum::<Money>();
            if self.past == Some(Money::ZERO) || sum + largest < self.need {
                return;
            }
            let (effect, is_part) = self.effects[at];
            self.set.push(at);
            self.from(at + 1, left - 1, sum + effect, has_part || is_part);
            self.set.pop();
        }
    }
}

/// Down to whole kronor.
fn whole(amount: Money) -> Money {
    Money::calculated(amount.as_decimal().floor())
}
