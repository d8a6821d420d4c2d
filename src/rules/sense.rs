//! What an amount means for the result, and how the organisation writes it (domain: Signs).

use crate::model::drift::Kind;
use crate::model::money::Money;
use crate::model::sign::{DeviationSign, Net, SignConvention, Written};

/// What the amounts of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Amounts of one kind, positive inside.
    Kind(Kind),

    /// Expenditure on investments, positive inside; written so by every board, also where the costs of the
    /// drift are written negative (ITSAM).
    Expenditure,
    /// A subtotal over several kinds: revenue − cost inside.
    Subtotal,
    /// A bottom line: revenue − cost inside.
    Result,
}

impl Sense {
    /// The sense of a sum over rows of these senses: the same kind if they are all of one, else a subtotal.
    #[must_use]
    pub fn of_sum(senses: impl IntoIterator<Item = Self>) -> Self {
        let mut senses = senses.into_iter();
        match senses.next() {
            Some(Self::Kind(kind)) if senses.all(|sense| sense == Self::Kind(kind)) => Self::Kind(kind),
            _ => Self::Subtotal,
        }
    }

    /// Whether less is better: cost and expenditure take from the result.
    #[must_use]
    pub fn is_spent(self) -> bool {
        matches!(self, Self::Kind(Kind::Cost) | Self::Expenditure)
    }

    /// What an amount of this sense adds to the result (revenue − cost).
    #[must_use]
    pub fn to_result(self, amount: Money) -> Money {
        if self.is_spent() { -amount } else { amount }
    }

    /// How good `outcome` is for the board against `budget`; positive is good. Cost and expenditure: budget −
    /// outcome, all else: outcome − budget.
    #[must_use]
    pub fn deviation(self, budget: Money, outcome: Money) -> Money {
        let (less, more) = if self.is_spent() { (outcome, budget) } else { (budget, outcome) };
        more.plus_turned(less, true)
    }

    fn opposite(self, signs: &SignConvention) -> bool {
        match self {
            Self::Kind(Kind::Revenue) => signs.revenue == Written::Negative,
            Self::Kind(Kind::Cost) => signs.cost == Written::Negative,
            Self::Kind(Kind::Contribution) => signs.contribution == Written::Negative,
            Self::Expenditure => false,
            Self::Subtotal => signs.subtotal == Net::NetCost,
            Self::Result => signs.result == Net::NetCost,
        }
    }

    /// The amount as the organisation writes it. Doing it twice gives the amount back, so what is typed is
    /// read with the same rule.
    #[must_use]
    pub fn written(self, amount: Money, signs: &SignConvention) -> Money {
        if self.opposite(signs) { -amount } else { amount }
    }

    /// A deviation (good is positive) of a row of this sense as the organisation writes it.
    #[must_use]
    pub fn written_deviation(self, deviation: Money, sign: DeviationSign, signs: &SignConvention) -> Money {
        match sign {
            DeviationSign::FavourablePositive => deviation,
            // Outcome − budget of the written figures is good when a larger written figure is good.
            DeviationSign::OutcomeMinusBudget => {
                let larger_is_good = self.is_spent() == self.opposite(signs);
                if larger_is_good { deviation } else { -deviation }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COST: Sense = Sense::Kind(Kind::Cost);
    const REVENUE: Sense = Sense::Kind(Kind::Revenue);

    #[test]
    fn outcome_minus_budget_is_that_of_the_written_figures() {
        let (budget, outcome) = (Money::kronor(100), Money::kronor(130));
        for revenue in [Written::Positive, Written::Negative] {
            for cost in [Written::Positive, Written::Negative] {
                for result in [Net::Result, Net::NetCost] {
                    let signs = SignConvention { revenue, cost, result, ..SignConvention::default() };
                    for sense in [COST, REVENUE, Sense::Expenditure, Sense::Result] {
                        let deviation = sense.deviation(budget, outcome);
                        assert_eq!(
                            sense.written_deviation(deviation, DeviationSign::OutcomeMinusBudget, &signs),
                            sense.written(outcome, &signs) - sense.written(budget, &signs),
                            "{sense:?} {signs:?}"
                        );
                        assert_eq!(sense.written(sense.written(budget, &signs), &signs), budget);
                    }
                }
            }
        }
    }

    #[test]
    fn good_is_positive() {
        let (less, more) = (Money::kronor(100), Money::kronor(130));
        assert!(!COST.deviation(more, less).is_negative());
        assert!(COST.deviation(less, more).is_negative());
        assert!(Sense::Expenditure.deviation(less, more).is_negative());
        assert!(REVENUE.deviation(more, less).is_negative());
        assert!(!Sense::Result.deviation(less, more).is_negative());
    }
}
