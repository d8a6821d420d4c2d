//! Allocation keys: weights that split an amount over the members.

use litemap::LiteMap;

use rust_decimal::Decimal;

use super::entry::Entry;
use super::id::{KeyId, MemberId};
use super::period::Month;

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

/// The weights of members; a member that is not here has none, which the checks point out.
pub type MemberWeights = LiteMap<MemberId, Entry<Weight>>;

/// A named set of weights per member, with where it comes from. It may have other weights from a month of the year.
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
    /// The weights, from the year's start.
    pub weights: MemberWeights,
    /// The weights that hold from the first day of a month of the year, in the place of those before.
    pub later: LiteMap<Month, MemberWeights>,
    /// With how many decimals of a percent its shares are shown, at most [`AllocationKey::MOST_DECIMALS`]; what is
    /// split goes by the exact ones. `None` is as usual ([`AllocationKey::DECIMALS`]).
    pub share_decimals: Option<u8>,
}

impl AllocationKey {
    /// With how many decimals of a percent shares are shown where a key does not say.
    pub const DECIMALS: u8 = 2;
    /// The most decimals of a percent that shares are shown with.
    pub const MOST_DECIMALS: u8 = 6;

    /// With how many decimals of a percent its shares are shown.
    #[must_use]
    pub fn decimals(&self) -> u8 {
        self.share_decimals.unwrap_or(Self::DECIMALS)
    }

    /// Its weights from a month on, or without one from the year's start; `None` if it has none of its own from there.
    #[must_use]
    pub fn weights_from(&self, from: Option<Month>) -> Option<&MemberWeights> {
        from.map_or(Some(&self.weights), |from| self.later.get(&from))
    }

    /// Every set of its weights in the order of the year, with the month from which it holds; `None` is the year's start.
    pub fn sets(&self) -> impl Iterator<Item = (Option<Month>, &MemberWeights)> {
        let later = self.later.iter().map(|(from, weights)| (Some(*from), weights));
        std::iter::once((None, &self.weights)).chain(later)
    }
}

/// What stands in the weight cell of `member`.
#[must_use]
pub fn weight_of(weights: &MemberWeights, member: MemberId) -> &Entry<Weight> {
    static EMPTY: Entry<Weight> = Entry::Empty;
    weights.get(&member).unwrap_or(&EMPTY)
}
