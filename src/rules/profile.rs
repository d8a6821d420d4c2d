//! Budget to date: the part of a budget that belongs to the months passed (domain: Columns of a drift line).

use rust_decimal::Decimal;

use crate::model::drift::Profile;
use crate::model::money::Money;
use crate::model::period::Month;

/// The part of the year that `profile` gives to the months up to and including `period_end`, as numerator
/// and denominator, so that nothing is lost by dividing early. `None` if all weights are 0.
#[must_use]
pub fn passed(profile: &Profile, period_end: Month) -> Option<(Decimal, Decimal)> {
    match profile {
        Profile::Even => Some((Decimal::from(period_end.number()), Decimal::from(12))),
        Profile::Months(weights) => {
            let passed = weights.iter().take(usize::from(period_end.number())).sum();
            let year: Decimal = weights.iter().sum();
            (!year.is_zero()).then_some((passed, year))
        }
    }
}

/// `budget` × profile(months passed). `None` if all weights of the profile are 0.
///
/// ```
/// use sambudget::model::{drift::Profile, money::Money, period::Month};
/// use sambudget::rules::profile::budget_to_date;
/// let july = Month::new(7).unwrap();
/// let to_date = budget_to_date(Money::kronor(12_000), &Profile::Even, july);
/// assert_eq!(to_date, Some(Money::kronor(7_000)));
/// ```
#[must_use]
pub fn budget_to_date(budget: Money, profile: &Profile, period_end: Month) -> Option<Money> {
    let (passed, year) = passed(profile, period_end)?;
    budget.share(passed, year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide_and_only_their_proportions_matter() {
        let mut weights = [Decimal::ONE; 12];
        weights[0] = Decimal::from(13);
        let profile = Profile::Months(weights);
        let at = |month| budget_to_date(Money::kronor(2_400), &profile, Month::new(month).unwrap());
        assert_eq!(at(1), Some(Money::kronor(1_300)));
        assert_eq!(at(7), Some(Money::kronor(1_900)));
        assert_eq!(at(12), Some(Money::kronor(2_400)));
        assert_eq!(
            budget_to_date(Money::kronor(1), &Profile::Months([Decimal::ZERO; 12]), Month::JANUARY),
            None
        );
    }
}
