//! A small set: a sorted list. The standard library's tree is compiled anew for every type it holds, several kilobytes
//! each, and the sets here have a few members.

/// Members without repetition, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord + Copy> Set<T> {
    /// Whether it has this member.
    #[must_use]
    pub fn contains(&self, member: T) -> bool {
        self.0.binary_search(&member).is_ok()
    }

    /// Takes a member up; whether it is new.
    pub fn insert(&mut self, member: T) -> bool {
        match self.0.binary_search(&member) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, member);
                true
            }
        }
    }

    /// Lets a member go; whether it was there.
    pub fn remove(&mut self, member: T) -> bool {
        let found = self.0.binary_search(&member).map(|at| self.0.remove(at));
        found.is_ok()
    }

    /// Keeps the members that are to stay.
    pub fn retain(&mut self, stays: impl FnMut(&T) -> bool) {
        self.0.retain(stays);
    }

    /// Lets all go.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().copied()
    }
}

impl<T: Ord + Copy> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, members: I) {
        members.into_iter().for_each(|member| {
            self.insert(member);
        });
    }
}

impl<T: Ord + Copy> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        let mut set = Self::default();
        set.extend(members);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Set;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn is_a_set(steps in prop::collection::vec((any::<bool>(), 0_u8..12), 0..60)) {
            let (mut ours, mut theirs) = (Set::default(), BTreeSet::new());
            for (comes, member) in steps {
                let (a, b) = if comes {
                    (ours.insert(member), theirs.insert(member))
                } else {
                    (ours.remove(member), theirs.remove(&member))
                };
                prop_assert_eq!(a, b);
                prop_assert_eq!(ours.contains(member), theirs.contains(&member));
                prop_assert_eq!(ours.len(), theirs.len());
            }
            prop_assert!(ours.iter().eq(theirs.iter().copied()));
        }
    }
}
