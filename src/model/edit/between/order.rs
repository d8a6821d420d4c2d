//! From one order to another with as few moves as possible.

/// Where something new comes among `now` so that it follows what it follows in `wanted`, where it stands at `index`.
pub(super) fn place_after<T: PartialEq>(
    now: impl IntoIterator<Item = T>,
    wanted: impl IntoIterator<Item = T>,
    index: usize,
) -> usize {
    let now: Vec<T> = now.into_iter().collect();
    let before: Vec<T> = wanted.into_iter().take(index).collect();
    let follows = before.iter().rev().find_map(|one| now.iter().position(|other| other == one));
    follows.map_or(0, |place| place + 1)
}

/// The moves that put `now` in the order of `wanted`: each of what, and to which place, counted without it; what is not in
/// `now` comes there. What is only in `now` stays where it is.
pub(super) fn moves<T: Copy + PartialEq>(now: &[T], wanted: &[T]) -> Vec<(T, usize)> {
    let staying = staying(now, wanted);
    let mut order = now.to_vec();
    let mut moves = Vec::new();
    let mut before = None;
    for item in wanted {
        if !staying.contains(item) {
            order.retain(|other| other != item);
            let place = before.and_then(|before| order.iter().position(|other| *other == before));
            let place = place.map_or(0, |place| place + 1);
            order.insert(place, *item);
            moves.push((*item, place));
        }
        before = Some(*item);
    }
    moves
}

/// What need not be moved: the longest run of those in `now` that stand in the order of `wanted` already.
pub(super) fn staying<T: Copy + PartialEq>(now: &[T], wanted: &[T]) -> Vec<T> {
    let places: Vec<usize> =
        now.iter().filter_map(|item| wanted.iter().position(|other| other == item)).collect();
    // By the length of a run, the item at which the run of that length ends that ends lowest; and what each follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut follows: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end] < *place);
        follows.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(item) = at {
        run.push(wanted[places[item]]);
        at = follows[item];
    }
    run
}

#[cfg(test)]
mod tests {
    use super::moves;
    use proptest::prelude::*;

    #[test]
    fn one_that_went_is_one_move() {
        assert_eq!(moves(&[1, 2, 3, 4, 5], &[5, 1, 2, 3, 4]), [(5, 0)]);
        assert_eq!(moves(&[1, 2, 3, 4, 5], &[2, 3, 4, 1, 5]), [(1, 3)]);
        assert_eq!(moves(&[1, 9, 2], &[1, 2]), []);
        assert_eq!(moves(&[1, 9, 2], &[1, 3, 2]), [(3, 1)], "one that comes");
    }

    proptest! {
        #[test]
        fn moves_lead_to_the_order(wanted in Just((0..12).collect::<Vec<u8>>()).prop_shuffle()) {
            let mut now: Vec<u8> = (0..12).collect();
            for (item, place) in moves(&now.clone(), &wanted) {
                now.retain(|other| *other != item);
                now.insert(place, item);
            }
            prop_assert_eq!(now, wanted);
        }
    }
}
