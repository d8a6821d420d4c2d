//! Allocation keys: weights that split an amount over the members.

use litemap::LiteMap;

use rust_decimal::Decimal;

use super::entry::Entry;
use super::id::{KeyId, MemberId};

/// A weight in an allocation key: inhabitants, workstations, percent. Only the proportions matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(Decimal);

impl Weight {
    /// Weights are smaller than this, so that an amount times a weight always fits a decimal.
    pub const LIMIT: i64 = 1_000_000_000;
    /// The most decimals that a weight has.
    pub const DECIMALS: u32 = 6;

    /// A weight, or `None` if it is negative, too large or has too many decimals.
    #[must_use]
    pub fn new(weight: Decimal) -> Option<Self> {
        let weight = weight.normalize();
        let fits = weight >= Decimal::ZERO
            && weight < Decimal::from(Self::LIMIT)
            && weight.scale() <= Self::DECIMALS;
        fits.then_some(Self(weight))
    }

    /// The weight as a number.
    #[must_use]
    pub fn as_decimal(self) -> Decimal {
        self.0
    }
}

/// A named set of weights per member, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllocationKey {
    /// Its identity through renames.
    pub id: KeyId,
    /// Its name: `Invånare 31 december`.
    pub name: String,
    /// Where the weights come from.
    pub source: String,
    /// The day that the weights are of, as people write it: `2015-12-31`; may be empty.
    pub date: String,
    /// The weights; a member that is not here has none, which the checks point out.
    pub weights: LiteMap<MemberId, Entry<Weight>>,
}

impl AllocationKey {
    /// What stands in the weight cell of `member`.
    #[must_use]
    pub fn weight(&self, member: MemberId) -> &Entry<Weight> {
        static EMPTY: Entry<Weight> = Entry::Empty;
        self.weights.get(&member).unwrap_or(&EMPTY)
    }
}
