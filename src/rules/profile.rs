//! Budget to date: the part of a budget that belongs to the months passed (domain: Columns of a drift line).

use rust_decimal::Decimal;

use crate::model::drift::Profile;
use crate::model::money::Money;
use crate::model::period::Month;
use crate::rules::months::{Lack, Prior};

/// The part of the year's budget that belongs to the months passed: numerator and denominator, so that nothing
/// is lost by dividing early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    months: Decimal,
    year: Decimal,
    /// Both as whole numbers in the same proportion, where they are not too large for it.
    small: Option<(i64, i64)>,
}

impl Passed {
    /// What `profile` gives to the months up to and including `period_end`; `prior` is what the prior year's months say.
    ///
    /// # Errors
    /// Says why it gives nothing: all weights are 0, or the prior year's months are of no use.
    pub fn of(profile: &Profile, prior: Result<Prior, Lack>, period_end: Month) -> Result<Self, Lack> {
        let (months, year, lack) = match profile {
            Profile::Even => {
                return Ok(Self::fraction_of(Decimal::from(period_end.number()), Decimal::from(12)));
            }
            Profile::Months(weights) => {
                let passed = weights.iter().take(usize::from(period_end.number())).sum();
                (passed, weights.iter().sum(), Lack::Weights)
            }
            Profile::PriorYear => {
                let Prior { to_date, rest } = prior?;
                (to_date.as_decimal(), (to_date + rest).as_decimal(), Lack::Nothing)
            }
        };
        if year.is_zero() { Err(lack) } else { Ok(Self::fraction_of(months, year)) }
    }

    fn fraction_of(months: Decimal, year: Decimal) -> Self {
        let small = |number: Decimal| i64::try_from(number.mantissa()).ok();
        let small = small(months).zip(small(year)).filter(|_| months.scale() == year.scale());
        Self { months, year, small }
    }

    /// The months passed and the whole year, in whatever the profile counts in: months, weights or kronor of the prior year.
    #[must_use]
    pub fn fraction(self) -> (Decimal, Decimal) {
        (self.months, self.year)
    }

    /// Budget to date: `budget` × profile(months passed). `None` only beyond what can be reckoned with.
    ///
    /// ```
    /// use sambudget::model::{drift::Profile, money::Money, period::Month};
    /// use sambudget::rules::{months::Lack, profile::Passed};
    /// let july = Passed::of(&Profile::Even, Err(Lack::Missing), Month::new(7).unwrap()).unwrap();
    /// assert_eq!(july.budget_to_date(Money::kronor(12_000)), Some(Money::kronor(7_000)));
    /// ```
    #[must_use]
    pub fn budget_to_date(self, budget: Money) -> Option<Money> {
        let small = self.small.and_then(|(months, year)| budget.small_share(months, year));
        small.or_else(|| budget.share_in_reach(self.months, self.year))
    }

    /// What the whole year comes to if `actual` is what belongs to the months passed. `None` if the profile gives
    /// nothing to those months: then nothing can be told from them.
    #[must_use]
    pub fn whole_year(self, actual: Money) -> Option<Money> {
        let small = self.small.and_then(|(months, year)| actual.small_share(year, months));
        small.or_else(|| actual.share_in_reach(self.year, self.months))
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
            let passed = Passed::of(&profile, Err(Lack::Missing), Month::new(month).unwrap()).unwrap();
            passed.budget_to_date(Money::kronor(2_400))
        };
        assert_eq!(at(1), Some(Money::kronor(1_300)));
        assert_eq!(at(7), Some(Money::kronor(1_900)));
        assert_eq!(at(12), Some(Money::kronor(2_400)));
        let none = Profile::Months([Decimal::ZERO; 12]);
        assert_eq!(Passed::of(&none, Err(Lack::Missing), Month::JANUARY), Err(Lack::Weights));
    }

    #[test]
    fn the_prior_year_decides_if_it_says_anything() {
        let at = |prior| Passed::of(&Profile::PriorYear, prior, Month::JANUARY);
        let prior = |to_date, rest| Ok(Prior { to_date: Money::kronor(to_date), rest: Money::kronor(rest) });
        let part = at(prior(300, 900)).unwrap();
        assert_eq!(part.budget_to_date(Money::kronor(2_400)), Some(Money::kronor(600)));
        assert_eq!(at(prior(300, -300)), Err(Lack::Nothing));
        assert_eq!(at(Err(Lack::Unread)), Err(Lack::Unread));
    }
}
