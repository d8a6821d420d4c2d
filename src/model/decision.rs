//! Decisions under a budget: supplements, carry-overs and parts of the original budget, each with its date and
//! reference. Where a cell has decisions, they stand in it (`Entry::Decisions`), and its amount is their sum: nothing else
//! is stored that could differ from them.

use std::sync::Arc;

use super::entry::Content;
use super::formula::Formula;
use super::money::Money;
use super::period::Date;

/// A decision that changes a budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The day it was taken; `None` where nobody has said.
    pub date: Option<Date>,
    /// Where it is found: `KS § 45`; may be empty.
    pub reference: String,
    /// Why, or what it is for; may be empty.
    pub reason: String,
    /// What it adds to the budget, in kronor, signs as inside; negative lowers it.
    pub amount: Money,
    /// Whether it carries over what was left of the year before. It says so itself only among the supplements of a line,
    /// which have both; elsewhere the column says it.
    pub carries_over: bool,
}

impl Decision {
    /// An amount of which nothing more is known.
    #[must_use]
    pub fn bare(amount: Money) -> Self {
        Self { date: None, reference: String::new(), reason: String::new(), amount, carries_over: false }
    }

    /// The amount, where nothing more is known.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        *self == Self::bare(self.amount)
    }
}

/// The decisions of a cell, at least one, in the order they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decisions {
    list: Vec<Decision>,
    sum: Money,
}

impl Decisions {
    /// The most decisions of a cell.
    pub const MOST: usize = 1_000;

    /// Decisions; `None` if there are none or more than [`Decisions::MOST`], or if together they are more than a cell keeps.
    #[must_use]
    pub fn new(list: Vec<Decision>) -> Option<Arc<Self>> {
        let sum: Money = list.iter().map(|decision| decision.amount).sum();
        let fits = (1..=Self::MOST).contains(&list.len()) && sum.can_be_entered();
        fits.then(|| Arc::new(Self { list, sum }))
    }

    /// All of them.
    #[must_use]
    pub fn list(&self) -> &[Decision] {
        &self.list
    }

    /// What they come to.
    #[must_use]
    pub fn sum(&self) -> Money {
        self.sum
    }
}

impl Content for Money {
    type Formula = Box<Formula>;
    /// Shared, because steps, their inverses and copies of a workbook hold the same.
    type Decisions = Arc<Decisions>;

    fn sum(decisions: &Arc<Decisions>) -> Self {
        decisions.sum
    }
}
