//! Putting lists in order. The standard library's sorts are made for speed at any length and take five kilobytes, for every
//! type that they sort; the page loads them all. This one is compiled once, and a tenth of that.

use std::cmp::Ordering;

/// Sorts by `compare`; what is equal keeps its order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // Most lists are in order already, those of files above all.
    if items.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let mut from = places(items.len(), &|a, b| compare(&items[a], &items[b]));
    // Each item goes to its place by swaps along the circles that the order consists of.
    for start in 0..from.len() {
        let mut place = start;
        while from[place] != start {
            let next = from[place];
            items.swap(place, next);
            from[place] = place;
            place = next;
        }
        from[place] = place;
    }
}

/// Sorts by what is natural for the items; what is equal keeps its order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// For each place from the first, where the item stands that belongs there.
#[inline(never)]
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = places.clone();
    let mut length = 1;
    // Runs that are in order are merged two by two, until there is one.
    while length < count {
        for (runs, merged) in places.chunks(2 * length).zip(merged.chunks_mut(2 * length)) {
            let (mut left, mut right) = runs.split_at(length.min(runs.len()));
            for place in merged {
                let from = match (left.first(), right.first()) {
                    (Some(a), Some(b)) if compare(*b, *a) == Ordering::Less => &mut right,
                    (Some(_), _) => &mut left,
                    (None, _) => &mut right,
                };
                if let Some((first, rest)) = from.split_first() {
                    (*place, *from) = (*first, rest);
                }
            }
        }
        std::mem::swap(&mut places, &mut merged);
        length *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..20, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
        }
    }
}
