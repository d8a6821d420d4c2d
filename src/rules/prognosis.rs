//! Prognosis methods (domain: Columns of a drift line).

use rust_decimal::Decimal;

use crate::model::drift::Method;
use crate::model::money::Money;
use crate::model::period::Month;
use crate::rules::months::Prior;
use crate::rules::profile::Passed;

/// What a method needs to know of a line, a part of one, or a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The controller's own figure, or what the formula of the method gives.
    pub typed: Option<Money>,
    /// The budget of the whole year.
    pub budget: Option<Money>,
    /// The budget of the months that are left; 0 where there is no budget, `None` where it is not known.
    pub rest_of_budget: Option<Money>,
    /// Booked up to the period end.
    pub actual: Option<Money>,
    /// What the profile gives to the months passed; `None` without a usable profile.
    pub passed: Option<Passed>,
    /// What the prior year's months say of the whole line, if they say anything.
    pub prior: Option<Prior>,
    /// The part in what the prior year has for the months that are left.
    pub prior_rest: Option<Money>,
    /// The last month that the actuals cover.
    pub period_end: Month,
}

/// The whole year's figure by `method`; `None` where what the method goes by is missing. It is never
/// silently 0.
///
/// Worked in domain.md (Sydnärke, 31 July 2022, tkr): budget 8 086 and actual 5 987 give a run rate of 10 263,4, and
/// 9 356,2 with the budget for the rest. More cases stand in `tests/cases/prognosis.tsv`.
#[must_use]
pub fn prognosis(method: Method, basis: Basis) -> Option<Money> {
    match method {
        Method::Typed | Method::Formula => basis.typed,
        Method::AsBudget => basis.budget,
        Method::RunRate => {
            let (actual, months) = (basis.actual?, basis.period_end.number());
            let small = actual.small_share(12, months.into());
            small.or_else(|| actual.share(Decimal::from(12), Decimal::from(months)))
        }
        Method::BudgetForRest => basis.actual.zip(basis.rest_of_budget).map(|(actual, rest)| actual + rest),
        Method::ByProfile => {
            basis.actual.zip(basis.passed).and_then(|(actual, passed)| passed.whole_year(actual))
        }
        Method::PriorRest => basis.actual.zip(basis.prior_rest).map(|(actual, rest)| actual + rest),
        // Each part in proportion to its own actual, so parts add up without being split.
        Method::PriorRestScaled => basis.actual.zip(basis.prior).and_then(|(actual, prior)| {
            let rest = actual.share_in_reach(prior.rest.as_decimal(), prior.to_date.as_decimal())?;
            Some(actual + rest)
        }),
    }
}

/// The budget of the months that are left: 0 where there is no budget; `None` where some of it cannot be read, or the
/// profile says nothing.
#[must_use]
pub fn rest_of_budget(
    budget: Option<Money>,
    budget_to_date: Option<Money>,
    is_unread: bool,
) -> Option<Money> {
    match (budget, budget_to_date) {
        _ if is_unread => None,
        (None, _) => Some(Money::ZERO),
        (Some(budget), to_date) => to_date.map(|to_date| budget - to_date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::drift::Profile;
    use crate::rules::months::Lack;

    #[test]
    fn what_is_missing_is_never_nothing() {
        let none = Basis {
            typed: None,
            budget: None,
            rest_of_budget: Some(Money::ZERO),
            actual: None,
            passed: Passed::of(&Profile::Even, Err(Lack::Missing), Month::DECEMBER).ok(),
            prior: Some(Prior { to_date: Money::ZERO, rest: Money::kronor(7) }),
            prior_rest: Some(Money::kronor(7)),
            period_end: Month::DECEMBER,
        };
        for method in Method::ALL {
            assert_eq!(prognosis(method, none), None, "{method:?}");
        }
        let actual = Some(Money::kronor(5));
        let actual = Basis { actual, rest_of_budget: None, passed: None, prior_rest: None, ..none };
        for method in [Method::BudgetForRest, Method::ByProfile, Method::PriorRest, Method::PriorRestScaled] {
            assert_eq!(prognosis(method, actual), None, "{method:?}");
        }
    }

    #[test]
    fn months_that_nearly_cancel_out_are_nothing_to_go_by() {
        let nearly = Money::entered("0.0000000001".parse().unwrap()).unwrap();
        let prior = Prior { to_date: nearly, rest: Money::kronor(9_000_000) };
        let basis = Basis {
            typed: None,
            budget: None,
            rest_of_budget: None,
            actual: Some(Money::kronor(9_000_000)),
            passed: Passed::of(&Profile::PriorYear, Ok(prior), Month::JANUARY).ok(),
            prior: Some(prior),
            prior_rest: None,
            period_end: Month::JANUARY,
        };
        assert_eq!(prognosis(Method::PriorRestScaled, basis), None);
        assert_eq!(prognosis(Method::ByProfile, basis), None);
    }

    #[test]
    fn a_budget_that_cannot_be_read_has_no_rest() {
        let (budget, to_date) = (Some(Money::kronor(12)), Some(Money::kronor(7)));
        assert_eq!(rest_of_budget(budget, to_date, false), Some(Money::kronor(5)));
        assert_eq!(rest_of_budget(budget, to_date, true), None);
        assert_eq!(rest_of_budget(budget, None, false), None);
        assert_eq!(rest_of_budget(None, None, false), Some(Money::ZERO));
    }
}
