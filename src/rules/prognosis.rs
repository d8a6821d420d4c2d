//! Prognosis methods (domain: Columns of a drift line).

use rust_decimal::Decimal;

use crate::model::drift::Method;
use crate::model::money::Money;
use crate::model::period::Month;

/// What a method needs to know of a line, a part of one, or a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The controller's own figure.
    pub typed: Option<Money>,
    /// The budget of the whole year.
    pub budget: Option<Money>,
    /// Booked up to the period end.
    pub actual: Option<Money>,
    /// The last month that the actuals cover.
    pub period_end: Month,
}

/// The whole year's figure by `method`; `None` where what the method goes by is missing. It is never
/// silently 0.
///
/// Worked in domain.md (Sydnärke, 31 July 2022): actual 5 987 tkr gives a run rate of 10 263,4 tkr.
#[must_use]
pub fn prognosis(method: Method, basis: Basis) -> Option<Money> {
    match method {
        Method::Typed => basis.typed,
        Method::AsBudget => basis.budget,
        Method::RunRate => {
            let months = Decimal::from(basis.period_end.number());
            basis.actual.and_then(|actual| actual.share(Decimal::from(12), months))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_method_by_its_basis() {
        let basis = Basis {
            typed: Some(Money::kronor(10_300_000)),
            budget: Some(Money::kronor(8_086_000)),
            actual: Some(Money::kronor(5_987_000)),
            period_end: Month::new(7).unwrap(),
        };
        assert_eq!(prognosis(Method::Typed, basis), basis.typed);
        assert_eq!(prognosis(Method::AsBudget, basis), basis.budget);
        let run_rate = prognosis(Method::RunRate, basis).unwrap();
        assert_eq!(run_rate.to_string(), "10263428.5714285714");
        let nothing = Basis { typed: None, budget: None, actual: None, ..basis };
        for method in Method::ALL {
            assert_eq!(prognosis(method, nothing), None);
        }
        let december = Basis { period_end: Month::DECEMBER, ..basis };
        assert_eq!(prognosis(Method::RunRate, december), basis.actual);
    }
}
