//! What each holder has of a direct line, in the order of the holders.

use super::drift::LineAmounts;
use super::member::Holder;

/// The amounts of holders, each holder once.
///
/// A list in order that is looked up in, as a map is, but with a guess: in a large table nothing of a line is near when one of
/// its amounts is written, and to look in the middle, in the middle of a half and so on is to wait for the memory at each step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts(Vec<(Holder, LineAmounts)>);

impl Parts {
    /// Nobody's amounts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with room for so many holders.
    #[must_use]
    pub fn with_capacity(holders: usize) -> Self {
        Self(Vec::with_capacity(holders))
    }

    /// How many holders have amounts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody has any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the holder's amounts stand, or would. `guess` is looked at first: any number will do.
    pub(super) fn find(&self, holder: Holder, guess: usize) -> Result<usize, usize> {
        match self.0.get(guess) {
            Some((known, _)) if *known == holder => Ok(guess),
            _ => self.0.binary_search_by_key(&holder, |(known, _)| *known),
        }
    }

    /// The amounts at a place that was found; none as yet where the holder has none there.
    pub(super) fn at(&mut self, place: Result<usize, usize>, holder: Holder) -> &mut LineAmounts {
        let at = place.unwrap_or_else(|at| {
            self.0.insert(at, (holder, LineAmounts::default()));
            at
        });
        &mut self.0[at].1
    }

    /// What a holder has.
    #[must_use]
    pub fn get(&self, holder: &Holder) -> Option<&LineAmounts> {
        self.get_near(holder, usize::MAX)
    }

    /// The same, found at once where it stands at the place `guess`: holders stand in their order, and often all are there.
    #[must_use]
    pub fn get_near(&self, holder: &Holder, guess: usize) -> Option<&LineAmounts> {
        let found = self.find(*holder, guess).ok()?;
        self.0.get(found).map(|(_, amounts)| amounts)
    }

    /// Whether a holder has amounts.
    #[must_use]
    pub fn contains_key(&self, holder: &Holder) -> bool {
        self.find(*holder, usize::MAX).is_ok()
    }

    /// The amounts of a holder, who has none as yet if there are none.
    pub fn or_empty(&mut self, holder: Holder) -> &mut LineAmounts {
        self.at(self.find(holder, usize::MAX), holder)
    }

    /// Puts amounts in the place of those that the holder had, which are given back.
    pub fn insert(&mut self, holder: Holder, amounts: LineAmounts) -> Option<LineAmounts> {
        // They mostly come in order.
        if self.0.last().is_none_or(|(last, _)| *last < holder) {
            self.0.push((holder, amounts));
            return None;
        }
        match self.find(holder, usize::MAX) {
            Ok(at) => self.0.get_mut(at).map(|(_, known)| std::mem::replace(known, amounts)),
            Err(at) => {
                self.0.insert(at, (holder, amounts));
                None
            }
        }
    }

    /// Takes a holder's amounts away.
    pub fn remove(&mut self, holder: &Holder) -> Option<LineAmounts> {
        let found = self.find(*holder, usize::MAX).ok()?;
        Some(self.0.remove(found).1)
    }

    /// Keeps those for which this holds.
    pub fn retain(&mut self, mut keeps: impl FnMut(&Holder, &mut LineAmounts) -> bool) {
        self.0.retain_mut(|(holder, amounts)| keeps(holder, amounts));
    }

    /// The holders with their amounts.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&Holder, &LineAmounts)> + ExactSizeIterator + Clone {
        self.0.iter().map(|(holder, amounts)| (holder, amounts))
    }

    /// The same, the amounts to be changed.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&Holder, &mut LineAmounts)> {
        self.0.iter_mut().map(|(holder, amounts)| (&*holder, amounts))
    }

    /// The holders.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Holder> + ExactSizeIterator + Clone {
        self.0.iter().map(|(holder, _)| holder)
    }

    /// The amounts, in the order of the holders.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &LineAmounts> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, amounts)| amounts)
    }
}

impl FromIterator<(Holder, LineAmounts)> for Parts {
    /// Of a holder that comes twice the last amounts stand.
    fn from_iter<I: IntoIterator<Item = (Holder, LineAmounts)>>(all: I) -> Self {
        let mut parts = Self::new();
        for (holder, amounts) in all {
            parts.insert(holder, amounts);
        }
        parts
    }
}

impl IntoIterator for Parts {
    type Item = (Holder, LineAmounts);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Where holders were found among the parts of lines before, as guesses for the next line: mostly all lines have the same.
#[derive(Debug, Default)]
pub struct Guesses(Vec<u16>);

impl Guesses {
    /// As many as seldom have two holders of the largest boards in one place, and not more than stay near.
    const BITS: u32 = 12;

    fn place(holder: Holder) -> usize {
        let number = match holder {
            Holder::Member(id) => id.0,
            Holder::Shared => u64::MAX,
        };
        // The upper bits of a product depend on all of a number.
        (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - Self::BITS)) as usize
    }

    /// Where a holder may stand.
    pub(super) fn of(&self, holder: Holder) -> usize {
        self.0.get(Self::place(holder)).map_or(usize::MAX, |guess| usize::from(*guess))
    }

    /// A holder stood there.
    pub(super) fn remember(&mut self, holder: Holder, at: usize) {
        if self.0.is_empty() {
            self.0 = vec![0; 1 << Self::BITS];
        }
        if let (Some(guess), Ok(at)) = (self.0.get_mut(Self::place(holder)), u16::try_from(at)) {
            *guess = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::drift::LineField;
    use crate::model::entry::Entry;
    use crate::model::id::MemberId;
    use crate::model::money::Money;

    fn amounts(kronor: i64) -> LineAmounts {
        LineAmounts::default().with(LineField::Actual, Entry::Value(Money::kronor(kronor)))
    }

    #[test]
    fn whatever_the_guess_the_holder_is_found() {
        let holders = [Holder::Member(MemberId(3)), Holder::Member(MemberId(70)), Holder::Shared];
        let mut parts: Parts = holders.iter().rev().map(|holder| (*holder, amounts(1))).collect();
        assert_eq!(parts.insert(holders[1], amounts(2)), Some(amounts(1)));
        assert_eq!(parts.keys().copied().collect::<Vec<_>>(), holders);
        for guess in [0, 1, 2, 3, usize::MAX] {
            assert_eq!(parts.get_near(&holders[1], guess), Some(&amounts(2)));
            assert_eq!(parts.get_near(&Holder::Member(MemberId(4)), guess), None);
        }
        assert_eq!(parts.remove(&holders[0]), Some(amounts(1)));
        assert_eq!(parts.get_near(&holders[0], 0), None);
        *parts.or_empty(holders[0]) = amounts(5);
        assert_eq!(parts.values().collect::<Vec<_>>(), [&amounts(5), &amounts(2), &amounts(1)]);
    }

    #[test]
    fn two_holders_in_one_place_are_only_guessed_wrong() {
        let mut guesses = Guesses::default();
        assert_eq!(guesses.of(Holder::Shared), usize::MAX);
        for number in 0..10_000_u64 {
            guesses.remember(Holder::Member(MemberId(number)), number as usize);
            assert_eq!(guesses.of(Holder::Member(MemberId(number))), number as usize);
        }
        guesses.remember(Holder::Shared, usize::MAX);
    }
}
