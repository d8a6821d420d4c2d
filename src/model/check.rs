//! What the controller says of what the checks find: that it is all right, and why; and which deviations must be
//! explained (domain: Checks).

use rust_decimal::Decimal;

use super::money::Money;

/// A finding that is all right as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Which finding, as a code that the checks give it. It has the figures in it that the finding is about: when they
    /// change, the finding is there again.
    pub finding: String,
    /// Why it is all right.
    pub reason: String,
    /// Who says so, as typed; may be empty.
    pub by: String,
    /// When, as typed; may be empty.
    pub date: String,
}

/// Which deviations must be explained: those that are larger than all limits that are set. Without a limit none must.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CommentLimit {
    /// An amount in kronor, not negative.
    pub amount: Option<Money>,
    /// A part of the budget, not negative: 0.05 is five percent. A line without a budget is beyond any.
    pub part: Option<Decimal>,
}

impl CommentLimit {
    /// The largest part of a budget that can be a limit: a hundred times it.
    pub const MOST: Decimal = Decimal::ONE_HUNDRED;

    /// Whether a limit is set.
    #[must_use]
    pub fn is_set(self) -> bool {
        self.amount.is_some() || self.part.is_some()
    }
}
