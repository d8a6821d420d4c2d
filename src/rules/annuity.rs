//! An amount written off so that it costs the same each year of its useful life (annuity).
//!
//! - The **annuity** is amount × r ÷ (1 − (1 + r)^−n) for a rate of r and n years: what a year costs, and each month a
//!   twelfth of it. What the months of a calendar year cost is in whole kronor.
//! - **Interest** of a month is a twelfth of the rate on what was left when that year of its life began, by the exact
//!   annuity; a calendar year's is in whole kronor.
//! - **Depreciation** is the annuity less the interest. In the calendar year in which the life ends it is what is left, so
//!   that it adds up to the amount exactly.

use rust_decimal::Decimal;

use super::capital::in_kronor;
use crate::model::capital::Rate;
use crate::model::decimal;
use crate::model::money::Money;

/// What an amount costs by an annuity.
pub(super) struct Annuity {
    amount: Money,
    months: i32,
    /// 1 ÷ (1 + r) to the power of 0, 1, 2 … and the number of years.
    powers: Vec<Decimal>,
    /// What a year costs for each krona.
    factor: Decimal,
}

/// What some months cost.
#[derive(Clone, Copy)]
pub(super) struct Cost {
    pub(super) depreciation: Money,
    pub(super) interest: Money,
}

impl Annuity {
    /// An amount over so many months, whole years, at a rate; `None` without interest: then there is none to share out.
    pub(super) fn new(amount: Money, months: i32, rate: Rate) -> Option<Self> {
        let rate = decimal::divide(rate.percent(), Decimal::ONE_HUNDRED)?;
        let shrunk = decimal::divide(Decimal::ONE, decimal::add(Decimal::ONE, rate)?)?;
        let mut powers = vec![Decimal::ONE];
        for _ in 0..months / 12 {
            powers.push(decimal::multiply(*powers.last()?, shrunk)?);
        }
        // Without interest this divides by 0.
        let factor = decimal::divide(rate, decimal::subtract(Decimal::ONE, *powers.last()?)?)?;
        Some(Self { amount, months, powers, factor })
    }

    /// What so many months cost, in whole kronor.
    pub(super) fn of_months(&self, months: i32) -> Money {
        let twelfths = decimal::multiply(self.factor, months.into()).unwrap_or_default();
        in_kronor(self.amount, twelfths, 12.into())
    }

    /// The interest of the months of a calendar year, between so many that have passed of its life, in whole kronor.
    fn interest(&self, (before, after): (i32, i32)) -> Money {
        let years = self.months / 12;
        let parts: Vec<Decimal> = (before..after)
            .filter_map(|month| {
                let left = usize::try_from(years - month / 12).ok()?;
                decimal::subtract(Decimal::ONE, *self.powers.get(left)?)
            })
            .collect();
        let share = decimal::sum(&parts).and_then(|sum| decimal::multiply(self.factor, sum));
        in_kronor(self.amount, share.unwrap_or_default(), 12.into())
    }

    /// What has been written off before each of these calendar years, and what it costs. A year is between so many months
    /// that have passed of its life; they are all years from the first in use, in order.
    pub(super) fn years(
        &self,
        years: impl Iterator<Item = (i32, i32)>,
    ) -> impl Iterator<Item = (Money, Cost)> {
        let mut written_off = Money::ZERO;
        years.map(move |(before, after)| {
            let interest = self.interest((before, after));
            let depreciation = if after == self.months {
                self.amount - written_off
            } else {
                self.of_months(after - before) - interest
            };
            let before = written_off;
            written_off += depreciation;
            (before, Cost { depreciation, interest })
        })
    }
}
