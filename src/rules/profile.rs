//! Budget to date: the part of a budget that belongs to the months passed (domain: Columns of a drift line).

use rust_decimal::Decimal;

use crate::model::drift::Profile;
use crate::model::money::Money;
use crate::model::period::Month;

/// The part of the year's budget that belongs to the months passed: numerator and denominator, so that nothing
/// is lost by dividing early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    months: Decimal,
    year: Decimal,
}

impl Passed {
    /// What `profile` gives to the months up to and including `period_end`. `None` if all its weights are 0.
    #[must_use]
    pub fn of(profile: &Profile, period_end: Month) -> Option<Self> {
        let (months, year) = match profile {
            Profile::Even => (Decimal::from(period_end.number()), Decimal::from(12)),
            Profile::Months(weights) => {
                let passed = weights.iter().take(usize::from(period_end.number())).sum();
                (passed, weights.iter().sum())
            }
        };
        (!year.is_zero()).then_some(Self { months, year })
    }

    /// Budget to date: `budget` × profile(months passed). `None` only beyond what can be calculated with.
    ///
    /// ```
    /// use sambudget::model::{drift::Profile, money::Money, period::Month};
    /// use sambudget::rules::profile::Passed;
    /// let july = Passed::of(&Profile::Even, Month::new(7).unwrap()).unwrap();
    /// assert_eq!(july.budget_to_date(Money::kronor(12_000)), Some(Money::kronor(7_000)));
    /// ```
    #[must_use]
    pub fn budget_to_date(self, budget: Money) -> Option<Money> {
        budget.share(self.months, self.year)
    }

    /// What the whole year comes to if `actual` is what belongs to the months passed. `None` if the profile gives
    /// nothing to those months: then nothing can be told from them.
    #[must_use]
    pub fn whole_year(self, actual: Money) -> Option<Money> {
        actual.share(self.year, self.months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide_and_only_their_proportions_matter() {
        let mut weights = [Decimal::ONE; 12];
        weights[0] = Decimal::from(13);
        let profile = Profile::Months(weights);
        let at = |month| {
            let passed = Passed::of(&profile, Month::new(month).unwrap()).unwrap();
            passed.budget_to_date(Money::kronor(2_400))
        };
        assert_eq!(at(1), Some(Money::kronor(1_300)));
        assert_eq!(at(7), Some(Money::kronor(1_900)));
        assert_eq!(at(12), Some(Money::kronor(2_400)));
        assert_eq!(Passed::of(&Profile::Months([Decimal::ZERO; 12]), Month::JANUARY), None);
    }
}
