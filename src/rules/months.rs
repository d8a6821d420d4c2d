//! What the months of a line do to its figures (domain: Columns of a drift line).
//!
//! - What is booked to date on a line that a key splits **is** the sum of its months through the period end, as soon as
//!   one of them is written; without, it is what was written as the line's actual.
//! - On a direct line each holder has an actual of its own, which months of the whole line cannot tell. There the months
//!   are held against the sum, and the checks say by how much they differ.
//! - An empty month beside written ones is one in which nothing was booked. Text that cannot be read counts in no sum.
//! - The prior year's months say how a year goes. Something has to be written on both sides of the period end, and all of
//!   it has to be readable; otherwise nothing follows from them ([`Lack`]), and it is never silently 0.

use std::borrow::Cow;

use super::figures::{entry_of, sum};
use super::profile::Passed;
use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Method};
use crate::model::entry::Entry;
use crate::model::money::Money;
use crate::model::months::{Booked, BookedYear, Months};
use crate::model::period::Month;

/// Why nothing follows from the months of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// All twelve weights are 0.
    Weights,
    /// The prior year's months are not written, before the period end or after it.
    Missing,
    /// One of the prior year's months cannot be read.
    Unread,
    /// The prior year's months come to 0 together.
    Nothing,
    /// The prior year's months through the period end come to 0 together.
    NothingToDate,
    /// No holder has an actual, of this year or the prior one, that tells its share of what is left.
    Shares,
}

/// The prior year's months beside a period end, signs as inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prior {
    /// What they come to through the period end.
    pub to_date: Money,
    /// What those after it come to.
    pub rest: Money,
}

/// What months come to; `None` if none has an amount.
#[must_use]
pub fn sum_of(months: &[Entry<Booked>]) -> Option<Money> {
    sum(months.iter().map(|entry| entry.value().map(|booked| booked.0)))
}

impl Prior {
    /// What the prior year's months say at `period_end`.
    ///
    /// # Errors
    /// Says why they say nothing.
    pub fn of(months: Option<&Months>, period_end: Month) -> Result<Self, Lack> {
        let months = months.ok_or(Lack::Missing)?.of(BookedYear::Prior);
        if months.iter().any(Entry::is_unread) {
            return Err(Lack::Unread);
        }
        let (passed, left) = months.split_at(period_end.index() + 1);
        // In December nothing is left, and that is known.
        let rest = if left.is_empty() { Some(Money::ZERO) } else { sum_of(left) };
        match (sum_of(passed), rest) {
            (Some(to_date), Some(rest)) => Ok(Self { to_date, rest }),
            _ => Err(Lack::Missing),
        }
    }
}

/// This year's months of a line through the period end; `None` where it has no months.
#[must_use]
pub fn passed(line: &Line, period_end: Month) -> Option<&[Entry<Booked>]> {
    line.months.as_deref().and_then(|months| months.of(BookedYear::This).get(..=period_end.index()))
}

/// What this year's months of a line come to through the period end: `None` while none of them is written. The amount
/// in it is `None` if none of those that are written can be read.
#[must_use]
pub fn to_date(line: &Line, period_end: Month) -> Option<Option<Money>> {
    let months = passed(line, period_end)?;
    months.iter().any(|entry| !entry.is_empty()).then(|| sum_of(months))
}

/// Whether the line's actual is the sum of its months: a key splits it, and some month through the period end is written.
#[must_use]
pub fn are_the_actual(line: &Line, period_end: Month) -> bool {
    line.distribution.key().is_some() && to_date(line, period_end).is_some()
}

/// Whether the line's actual is the sum of its months, and one of those cannot be read.
#[must_use]
pub fn leave_out(line: &Line, period_end: Month) -> bool {
    let unread = |months: &[Entry<Booked>]| months.iter().any(Entry::is_unread);
    line.distribution.key().is_some() && passed(line, period_end).is_some_and(unread)
}

/// The amounts of a line that a key splits, as they count: with the sum of its months as the actual, where it has months.
#[must_use]
pub fn counted<'a>(line: &Line, total: &'a LineAmounts, period_end: Month) -> Cow<'a, LineAmounts> {
    match to_date(line, period_end) {
        None => Cow::Borrowed(total),
        Some(sum) => Cow::Owned(total.clone().with(LineField::Actual, entry_of(sum))),
    }
}

/// Why a line's budget to date cannot be told from its profile; `None` if it can.
#[must_use]
pub fn profile_lacks(workbook: &Workbook, line: &Line) -> Option<Lack> {
    let prior = Prior::of(line.months.as_deref(), workbook.period_end);
    Passed::of(line.profile_in(workbook), prior, workbook.period_end).err()
}

/// Why a line's method has nothing to go by; `None` if it lacks no months.
#[must_use]
pub fn method_lacks(workbook: &Workbook, line: &Line) -> Option<Lack> {
    let prior = Prior::of(line.months.as_deref(), workbook.period_end);
    match (line.method.unwrap_or(workbook.method), prior) {
        (Method::PriorRest | Method::PriorRestScaled, Err(lack)) => Some(lack),
        (Method::PriorRestScaled, Ok(prior)) if prior.to_date.is_zero() => Some(Lack::NothingToDate),
        (Method::PriorRest, Ok(_)) => has_no_shares(line).then_some(Lack::Shares),
        (Method::BudgetForRest | Method::ByProfile, _) => profile_lacks(workbook, line),
        _ => None,
    }
}

/// Whether nothing tells the holders' shares of a direct line.
fn has_no_shares(line: &Line) -> bool {
    let Distribution::Direct(parts) = &line.distribution else { return false };
    // What cannot be told yet may say something, and its own finding says why it does not.
    let says = |part: &LineAmounts, field| {
        let entry = part.get(field);
        !entry.is_empty() && entry.value() != Some(Money::ZERO)
    };
    !parts.values().any(|part| says(part, LineField::PriorActual) || says(part, LineField::Actual))
}
