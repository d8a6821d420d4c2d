//! The figures of a row: what was entered, and what follows from it.

use rust_decimal::Decimal;

use super::months::Prior;
use super::profile::Passed;
use super::prognosis::{Basis, prognosis, rest_of_budget};
use super::sense::Sense;
use crate::model::drift::{DriftColumn, LineAmounts, LineField, Method};
use crate::model::entry::Entry;
use crate::model::money::Money;
use crate::model::period::Month;

/// The figures of a row for one holder or in total, in kronor, signs as inside (see `model::sign`). `None`
/// is an empty cell: nothing is known there, which is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Booked the year before.
    pub prior_actual: Option<Money>,
    /// The budget as first decided.
    pub original_budget: Option<Money>,
    /// Decided on top.
    pub supplements: Option<Money>,
    /// Original budget + supplements.
    pub budget: Option<Money>,
    /// The part of the budget that belongs to the months passed.
    pub budget_to_date: Option<Money>,
    /// Booked so far.
    pub actual: Option<Money>,
    /// Actual against budget to date; good is positive.
    pub deviation_to_date: Option<Money>,
    /// The whole year's figure.
    pub prognosis: Option<Money>,
    /// Prognosis against budget; good is positive.
    pub deviation: Option<Money>,
    /// Where they leave something out.
    pub lacks: Lacks,
}

/// The columns in which figures leave something out that stands in a cell: text that cannot be read, or a formula
/// that gives nothing. Such a cell counts in no sum, and every sum that it belongs to is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lacks(u32);

impl Lacks {
    /// Those of these columns that are said to leave something out.
    fn of<const N: usize>(columns: [(DriftColumn, bool); N]) -> Self {
        let bits = columns.into_iter().filter(|(_, lacks)| *lacks).map(|(column, _)| Self::bit(column));
        Self(bits.fold(0, |all, bit| all | bit))
    }

    fn bit(column: DriftColumn) -> u32 {
        let column = match column {
            // A ratio leaves out what the amounts above it and below it leave out.
            DriftColumn::UsedPercent => {
                return Self::bit(DriftColumn::Budget) | Self::bit(DriftColumn::Actual);
            }
            DriftColumn::DeviationPercent => DriftColumn::Deviation,
            DriftColumn::RawPrognosis | DriftColumn::BeforeMeasures => DriftColumn::Prognosis,
            column => column,
        };
        1 << column as u32
    }

    /// Whether something is left out in a column.
    #[must_use]
    pub fn has(self, column: DriftColumn) -> bool {
        self.0 & Self::bit(column) != 0
    }
}

/// How the figures of a line are worked out.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// What its amounts mean.
    pub sense: Sense,
    /// How its prognosis comes about.
    pub method: Method,
    /// The part of the budget that belongs to the months passed; `None` if its profile gives nothing to any
    /// month.
    pub passed: Option<Passed>,
    /// Whether it is not told because a month cannot be read.
    pub passed_lacks: bool,
    /// Whether the actual is a sum of months that leaves out one which cannot be read.
    pub actual_lacks: bool,
    /// What the prior year's months say of the whole line, if they say anything.
    pub prior: Option<Prior>,
    /// Whether they, or whose they are, cannot be told because something cannot be read.
    pub prior_lacks: bool,
    /// The part in what the prior year has for the months that are left.
    pub prior_rest: Option<Money>,
    /// The last month that the actuals cover.
    pub period_end: Month,
    /// Whether an empty actual beside a budget, or beside a part of the prior year's rest, means that nothing is booked
    /// yet: some other part of the line has one, and the method adds to what is booked.
    pub is_booked: bool,
}

/// The sum of what is known; `None` if nothing is.
#[must_use]
pub fn sum(amounts: impl IntoIterator<Item = Option<Money>>) -> Option<Money> {
    amounts.into_iter().flatten().reduce(|a, b| a + b)
}

/// Both together; `None` if neither is known. Written out where it stands, because large tables are little else than this.
#[inline(always)]
pub(super) fn together(one: Option<Money>, other: Option<Money>) -> Option<Money> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.plus(other)),
        (one, other) => one.or(other),
    }
}

/// What stands for a sum in a cell. Together amounts may be more than a cell keeps; such a sum stays as text, so that it
/// is seen, and can be told from nothing.
#[must_use]
pub fn entry_of(sum: Option<Money>) -> Entry<Money> {
    match sum {
        Some(sum) if !sum.can_be_entered() => Entry::Unread(format!("{sum} kr")),
        sum => sum.into(),
    }
}

/// The figures that follow from entered amounts.
///
/// `formula` gives what the formula in a field comes to, or that of the method, and whether that leaves something
/// out. Where a budget cell holds text that could not be read, or a formula that gives nothing, nothing is compared
/// with it. An empty budget beside a known outcome counts as no budget.
#[must_use]
pub fn of_amounts(
    amounts: &LineAmounts,
    terms: &Terms,
    formula: impl Fn(LineField) -> (Option<Money>, bool),
) -> Figures {
    // The amount in a field, and whether it leaves something out.
    let value = |field| match amounts.get(field) {
        Entry::Formula(_) => formula(field),
        // The formula of the method is in the place of what is written.
        _ if field == LineField::Prognosis && terms.method == Method::Formula => formula(field),
        Entry::Empty => (None, false),
        Entry::Value(amount) => (Some(*amount), false),
        entry => (entry.value(), entry.is_unread()),
    };
    let (original_budget, original_lacks) = value(LineField::OriginalBudget);
    let (supplements, supplements_lack) = value(LineField::Supplements);
    let budget_unread =
        original_lacks && original_budget.is_none() || supplements_lack && supplements.is_none();
    let budget_lacks = original_lacks || supplements_lack;
    let budget = together(original_budget, supplements);
    let budget_to_date = budget.zip(terms.passed).and_then(|(budget, passed)| passed.budget_to_date(budget));
    let (actual, actual_lacks) = value(LineField::Actual);
    let actual_lacks = actual_lacks || terms.actual_lacks;
    let (typed, typed_lacks) = value(LineField::Prognosis);
    let (prior_actual, prior_lacks) = value(LineField::PriorActual);
    let to_date_lacks = budget_lacks || budget.is_some() && terms.passed_lacks;
    // A part in which nothing stands leaves nothing out.
    let has_booked = actual.is_some() || prior_actual.is_some() || prior_lacks;
    let prognosis_lacks = match terms.method {
        Method::Typed | Method::Formula => typed_lacks,
        Method::AsBudget => budget_lacks,
        Method::RunRate => actual_lacks,
        Method::ByProfile => actual_lacks || actual.is_some() && terms.passed_lacks,
        Method::BudgetForRest => to_date_lacks || actual_lacks,
        Method::PriorRest | Method::PriorRestScaled => actual_lacks || has_booked && terms.prior_lacks,
    };
    let adds = budget.is_some() || terms.prior_rest.is_some_and(|rest| !rest.is_zero());
    let prognosis = prognosis(
        terms.method,
        Basis {
            typed,
            budget,
            rest_of_budget: rest_of_budget(budget, budget_to_date, budget_unread),
            actual: if terms.is_booked && adds && amounts.get(LineField::Actual).is_empty() {
                Some(Money::ZERO)
            } else {
                actual
            },
            passed: terms.passed,
            prior: terms.prior,
            prior_rest: terms.prior_rest,
            period_end: terms.period_end,
        },
    );
    // A budget without a readable profile has no budget to date, which is not the same as none at all.
    let no_budget_to_date = budget.is_some() && budget_to_date.is_none();
    let leaves_out = prior_lacks || to_date_lacks || actual_lacks || prognosis_lacks;
    Figures {
        prior_actual,
        original_budget,
        supplements,
        budget,
        budget_to_date,
        actual,
        deviation_to_date: actual
            .filter(|_| !budget_unread && !no_budget_to_date)
            .map(|actual| terms.sense.deviation(budget_to_date.unwrap_or_default(), actual)),
        prognosis,
        deviation: prognosis
            .filter(|_| !budget_unread)
            .map(|prognosis| terms.sense.deviation(budget.unwrap_or_default(), prognosis)),
        lacks: if leaves_out {
            Lacks::of([
                (DriftColumn::PriorActual, prior_lacks),
                (DriftColumn::OriginalBudget, original_lacks),
                (DriftColumn::Supplements, supplements_lack),
                (DriftColumn::Budget, budget_lacks),
                (DriftColumn::BudgetToDate, to_date_lacks),
                (DriftColumn::Actual, actual_lacks),
                (DriftColumn::DeviationToDate, to_date_lacks || actual_lacks),
                (DriftColumn::Prognosis, prognosis_lacks),
                (DriftColumn::Deviation, budget_lacks || prognosis_lacks),
            ])
        } else {
            Lacks::default()
        },
    }
}

impl Figures {
    /// So many without anything known. Copied in ever larger pieces: one by one takes several times as long.
    pub(super) fn empty(count: usize) -> Vec<Self> {
        let mut all = Vec::with_capacity(count);
        all.push(Self::default());
        while all.len() < count {
            all.extend_from_within(..all.len().min(count - all.len()));
        }
        all.truncate(count);
        all
    }

    /// These figures and `other`, column by column.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.add(&other, false);
        self
    }

    /// Adds `other`, column by column; with its amounts (but not its deviations) turned if `opposite`. In place,
    /// because large tables are little else than this.
    pub fn add(&mut self, other: &Self, opposite: bool) {
        #[inline(always)]
        fn add(sum: &mut Option<Money>, other: Option<Money>, opposite: bool) {
            if let Some(other) = other {
                *sum = Some(sum.unwrap_or_default().plus_turned(other, opposite));
            }
        }
        add(&mut self.prior_actual, other.prior_actual, opposite);
        add(&mut self.original_budget, other.original_budget, opposite);
        add(&mut self.supplements, other.supplements, opposite);
        add(&mut self.budget, other.budget, opposite);
        add(&mut self.budget_to_date, other.budget_to_date, opposite);
        add(&mut self.actual, other.actual, opposite);
        add(&mut self.deviation_to_date, other.deviation_to_date, false);
        add(&mut self.prognosis, other.prognosis, opposite);
        add(&mut self.deviation, other.deviation, false);
        // Most leave nothing out, and need not be fetched for it.
        if other.lacks.0 != 0 {
            self.lacks.0 |= other.lacks.0;
        }
    }

    /// Figures of a part that is not known, of a whole with these figures: where something stands, it is left out.
    #[must_use]
    pub fn unknown_part(&self) -> Self {
        let known = |column, amount: Option<Money>| (column, amount.is_some() || self.lacks.has(column));
        let lacks = Lacks::of([
            known(DriftColumn::PriorActual, self.prior_actual),
            known(DriftColumn::OriginalBudget, self.original_budget),
            known(DriftColumn::Supplements, self.supplements),
            known(DriftColumn::Budget, self.budget),
            known(DriftColumn::BudgetToDate, self.budget_to_date),
            known(DriftColumn::Actual, self.actual),
            known(DriftColumn::DeviationToDate, self.deviation_to_date),
            known(DriftColumn::Prognosis, self.prognosis),
            known(DriftColumn::Deviation, self.deviation),
        ]);
        Self { lacks, ..Self::default() }
    }

    /// Turns figures into what they moved by to become `after`: empty in columns that stayed. That is what a sum over them
    /// moves by too, which [`Figures::add`] adds to it.
    ///
    /// `false`, and nothing of use, where a figure became known or empty, or something is left out that was not before or
    /// the other way round: what a sum then is depends on its other parts.
    pub fn turn_into_move(&mut self, after: &Self) -> bool {
        #[inline(never)]
        fn turn(column: &mut Option<Money>, after: Option<Money>) -> bool {
            if let (Some(before), Some(after)) = (*column, after) {
                *column = if before == after { None } else { Some(after.plus_turned(before, true)) };
                return true;
            }
            column.is_none() && after.is_none()
        }
        let is_same = self.lacks == after.lacks;
        self.lacks = Lacks::default();
        is_same
            && turn(&mut self.prior_actual, after.prior_actual)
            && turn(&mut self.original_budget, after.original_budget)
            && turn(&mut self.supplements, after.supplements)
            && turn(&mut self.budget, after.budget)
            && turn(&mut self.budget_to_date, after.budget_to_date)
            && turn(&mut self.actual, after.actual)
            && turn(&mut self.deviation_to_date, after.deviation_to_date)
            && turn(&mut self.prognosis, after.prognosis)
            && turn(&mut self.deviation, after.deviation)
    }

    /// The deviation as a part of the budget (0.1 is 10 %); `None` without a budget, or with one of 0. A
    /// negative budget counts by its size, so that good stays positive.
    #[must_use]
    pub fn deviation_ratio(&self) -> Option<Decimal> {
        self.deviation?.ratio(self.budget?.abs())
    }

    /// Actual ÷ budget (1 is all of it); `None` without a budget, or with one of 0.
    #[must_use]
    pub fn used_ratio(&self) -> Option<Decimal> {
        self.actual?.ratio(self.budget?)
    }
}
