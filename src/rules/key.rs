//! Allocation keys: weights in member order, over the months that an amount is of, and each member's share.

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::decimal;
use crate::model::drift::LineField;
use crate::model::entry::Entry;
use crate::model::key::{AllocationKey, MemberWeights, Weight, weight_of};
use crate::model::period::Month;
use crate::model::workbook::SettlementBasis;
use crate::part::Part;
use crate::text::number::round;

/// Which months an amount is of: a key that changes within the year splits it by the weights of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// All twelve: budget and prognosis.
    Year,
    /// Those through the period end: actual and budget to date.
    ToDate,
    /// Those of the year before, which no change of this year reaches: prior actual.
    Before,
}

impl Span {
    /// The months that an entered amount is of.
    #[must_use]
    pub fn of(field: LineField) -> Self {
        match field {
            LineField::PriorActual => Self::Before,
            LineField::Actual => Self::ToDate,
            LineField::OriginalBudget | LineField::Supplements | LineField::Prognosis => Self::Year,
        }
    }

    /// The months that a settled result is of.
    #[must_use]
    pub fn settled(basis: SettlementBasis) -> Self {
        match basis {
            SettlementBasis::Actual => Self::ToDate,
            SettlementBasis::Prognosis => Self::Year,
        }
    }
}

/// What a key splits by, in member order. Only the proportions matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    year: Vec<Decimal>,
    /// To date and before, where they are others than the year's.
    other: Option<Box<[Vec<Decimal>; 2]>>,
}

impl Weights {
    /// The weights of these months.
    #[must_use]
    pub fn over(&self, span: Span) -> &[Decimal] {
        match (span, &self.other) {
            (Span::ToDate, Some(other)) => &other[0],
            (Span::Before, Some(other)) => &other[1],
            _ => &self.year,
        }
    }

    /// Whether the key has others from a month on.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.other.is_some()
    }

    /// Whether the months through the period end are split as the whole year is.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.over(Span::ToDate) == self.over(Span::Year)
    }
}

/// The key's weights; a member without a weight counts 0 (the checks point it out). Where the key has others from a month
/// on, each month of a span counts the shares that hold in it. `None` if no weight of a set is larger than 0, or one
/// of them is text that cannot be read: then there is nothing to split by, because a guess would move kronor from one
/// member to another.
#[must_use]
pub fn weights(workbook: &Workbook, key: &AllocationKey) -> Option<Weights> {
    let first = usable(workbook, &key.weights)?;
    if key.later.is_empty() {
        return Some(Weights { year: first, other: None });
    }
    (LATER.get()?.changing)(workbook, key, first)
}

fn usable(workbook: &Workbook, weights: &MemberWeights) -> Option<Vec<Decimal>> {
    if weights.values().any(Entry::is_unread) {
        return None;
    }
    let weight = |id| weight_of(weights, id).value().map(Weight::as_decimal).unwrap_or_default();
    let weights: Vec<Decimal> = workbook.members.iter().map(|member| weight(member.id)).collect();
    weights.iter().any(|weight| !weight.is_zero()).then_some(weights)
}

/// Whether there is something to split by in one set of a key's weights.
#[must_use]
pub fn is_usable(workbook: &Workbook, weights: &MemberWeights) -> bool {
    usable(workbook, weights).is_some()
}

/// What few workbooks need, which the page loads later: a workbook whose keys change is read when it is there.
#[derive(Debug)]
pub struct Later {
    changing: fn(&Workbook, &AllocationKey, Vec<Decimal>) -> Option<Weights>,
}

/// All of it.
pub static ALL: Later = Later { changing };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

/// Weights with the number of the month from which they hold.
type Since = (u8, Vec<Decimal>);

/// Weights with in how many months they hold.
type Held<'a> = (u8, &'a [Decimal]);

fn changing(workbook: &Workbook, key: &AllocationKey, first: Vec<Decimal>) -> Option<Weights> {
    let mut sets: Vec<Since> = vec![(1, first)];
    for (from, weights) in &key.later {
        sets.push((from.number(), usable(workbook, weights)?));
    }
    let (year, to_date) = (over(&sets, 12)?, over(&sets, workbook.period_end.number())?);
    Some(Weights { year, other: Some(Box::new([to_date, sets.swap_remove(0).1])) })
}

/// The weights of the months from January through a month.
fn over<'a>(sets: &'a [Since], through: u8) -> Option<Vec<Decimal>> {
    let held = |(at, (from, weights)): (usize, &'a Since)| {
        let next = sets.get(at + 1).map_or(through + 1, |(next, _): &Since| *next).min(through + 1);
        let months = next.saturating_sub(*from);
        (months > 0).then_some((months, weights.as_slice()))
    };
    together(&sets.iter().enumerate().filter_map(held).collect::<Vec<_>>())
}

/// What weights come to together, each with in how many months they hold: every month counts the shares that hold in it.
/// Only the proportions matter.
#[must_use]
pub fn together(sets: &[Held<'_>]) -> Option<Vec<Decimal>> {
    match sets {
        [(_, only)] => Some(only.to_vec()),
        _ => exact(sets).or_else(|| near(sets)),
    }
}

/// Weights of a key that count in some months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The month from which they hold; `None` is the year's start.
    pub from: Option<Month>,
    /// In how many of the months.
    pub months: u8,
    /// The weights, in member order.
    pub weights: Vec<Decimal>,
}

/// Which of a key's weights count in these months, in the order of the year; [`together`] they are what [`weights`] has for
/// them. `None` where there is nothing to split by.
#[must_use]
pub fn holding(workbook: &Workbook, key: &AllocationKey, span: Span) -> Option<Vec<Holding>> {
    let through = if span == Span::ToDate { workbook.period_end.number() } else { 12 };
    let mut holding: Vec<Holding> = Vec::new();
    for (from, weights) in key.sets() {
        let weights = usable(workbook, weights)?;
        let since = from.map_or(1, Month::number);
        if since <= through && (from.is_none() || span != Span::Before) {
            if let Some(before) = holding.last_mut() {
                before.months = since - before.from.map_or(1, Month::number);
            }
            holding.push(Holding { from, months: through + 1 - since, weights });
        }
    }
    holding.retain(|held| held.months > 0);
    Some(holding)
}

/// Which shares of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareOf {
    /// What amounts of these months are split by.
    Over(Span),
    /// By one set of its weights, from a month on or from the year's start.
    Set(Option<Month>),
}

impl ShareOf {
    /// What amounts of these months are split by: in December the months passed are the year.
    #[must_use]
    pub fn over(workbook: &Workbook, span: Span) -> Self {
        let is_year = span == Span::ToDate && workbook.period_end == Month::DECEMBER;
        Self::Over(if is_year { Span::Year } else { span })
    }
}

/// Each member's share by a key, 0 to 1, in member order; `None` where there is nothing to split by.
#[must_use]
pub fn shares_by(workbook: &Workbook, key: &AllocationKey, of: ShareOf) -> Option<Vec<Decimal>> {
    match of {
        ShareOf::Over(span) => shares(weights(workbook, key)?.over(span)),
        ShareOf::Set(from) => shares(&usable(workbook, key.weights_from(from)?)?),
    }
}

/// The largest weight that is made of several: an amount times it has room in a decimal, to the last krona.
const ROOM: u128 = 1_000_000_000_000;

/// Months × share, added up for each member, as whole numbers in exactly these proportions. `None` if they are too large.
fn exact(sets: &[Held<'_>]) -> Option<Vec<Decimal>> {
    let mut wholes = Vec::with_capacity(sets.len());
    let mut all: u128 = 1;
    for (months, weights) in sets {
        let decimals = weights.iter().map(Decimal::scale).max()?;
        let whole = |weight: &Decimal| {
            u128::try_from(weight.mantissa())
                .ok()?
                .checked_mul(10u128.checked_pow(decimals - weight.scale())?)
        };
        let whole = without_divisor(weights.iter().map(whole).collect::<Option<_>>()?);
        let sum: u128 = whole.iter().sum();
        all = (all / divisor(all, sum)).checked_mul(sum)?;
        wholes.push((u128::from(*months), whole, sum));
    }
    let mut added = vec![0u128; wholes.first()?.1.len()];
    for (months, whole, sum) in &wholes {
        let factor = months.checked_mul(all / sum)?;
        for (added, weight) in added.iter_mut().zip(whole) {
            *added = added.checked_add(weight.checked_mul(factor)?)?;
        }
    }
    let fits = |weight: u128| (weight < ROOM).then(|| Decimal::from(weight));
    without_divisor(added).into_iter().map(fits).collect()
}

/// The same to 24 decimals: where numbers of a dozen digits have no common measure, the twenty-fifth is nobody's krona.
fn near(sets: &[Held<'_>]) -> Option<Vec<Decimal>> {
    let mut added = vec![Decimal::ZERO; sets.first()?.1.len()];
    for (months, weights) in sets {
        let sum = decimal::sum(weights)?;
        for (added, weight) in added.iter_mut().zip(*weights) {
            let share = decimal::divide(decimal::multiply(*weight, Decimal::from(*months))?, sum)?;
            *added = decimal::add(*added, share)?;
        }
    }
    Some(added.into_iter().map(|weight| round(weight, 24)).collect())
}

/// The same proportions in the smallest whole numbers.
fn without_divisor(mut numbers: Vec<u128>) -> Vec<u128> {
    let common = numbers.iter().fold(0, |common, number| divisor(common, *number));
    if common > 1 {
        numbers.iter_mut().for_each(|number| *number /= common);
    }
    numbers
}

/// The largest number that divides both.
fn divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Each member's share of the whole in member order, 0 to 1; `None` if the weights add up to nothing.
#[must_use]
pub fn shares(weights: &[Decimal]) -> Option<Vec<Decimal>> {
    let sum = decimal::sum(weights)?;
    weights.iter().map(|weight| decimal::divide(*weight, sum)).collect()
}

/// A share in percent as it is shown with so many decimals.
#[must_use]
pub fn shown_share(share: Decimal, decimals: u8) -> Decimal {
    round(share * Decimal::ONE_HUNDRED, decimals.into())
}

/// What is missing from, or more than, a hundred percent where shares are added up as they are shown, in percent: the
/// known rounding difference. 0 where they add up.
#[must_use]
pub fn rounding_difference(shares: &[Decimal], decimals: u8) -> Decimal {
    let shown: Decimal = shares.iter().map(|share| shown_share(*share, decimals)).sum();
    shown - Decimal::ONE_HUNDRED
}

/// The sum of the weights that are known.
#[must_use]
pub fn weight_sum(weights: &MemberWeights) -> Decimal {
    let weights = weights.values().filter_map(|entry| entry.value().map(Weight::as_decimal));
    // Weights are limited, and so are members: a decimal has room for them.
    decimal::sum(&weights.collect::<Vec<_>>()).unwrap_or_default()
}
