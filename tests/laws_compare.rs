//! The laws of comparing and merging: the edits between two workbooks, applied to the first, give the second; and what
//! only one of two people changed is in what is merged of both.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod edit;
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::edit::{Edit, What, between};
use sambudget::model::follow_up::FollowUp;
use sambudget::model::id::{FollowUpId, ProjectGroupId, ProjectId};
use sambudget::model::merge::{Aspect, Clash, Conflict, Merged, SettingName, Spot, compare, merge};
use support::edit::{edit, resolved};
use support::workbook::{Fresh, follow_up, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// What people made of `workbook`.
fn edited(workbook: &Workbook, edits: Vec<Edit>, seed: u64) -> Workbook {
    let (mut fresh, mut edited) = (Fresh::new(seed), workbook.clone());
    for edit in edits {
        let edit = resolved(edit, &edited, &mut fresh);
        // What is refused changes nothing.
        let _ = edited.apply(edit);
    }
    edited
}

proptest! {
    #![proptest_config(few(100))]

    #[test]
    fn edits_between_two_lead_from_one_to_the_other(
        before in workbook(),
        edits in vec(edit(), 0..40),
        seed in any::<u64>(),
    ) {
        let after = edited(&before, edits, seed);
        for (from, to) in [(&before, &after), (&after, &before)] {
            let edits = between(from, to).unwrap();
            let mut way = from.clone();
            let back = way.apply(Edit::Batch(edits.clone()));
            prop_assert_eq!(&way, to, "{:?}", edits);
            prop_assert!(way.apply(back.unwrap()).is_ok());
            prop_assert_eq!(&way, from);
        }
    }

    /// Also between those that have nothing to do with each other, but for identities that happen to be the same.
    #[test]
    fn edits_between_strangers_lead_there_too(from in workbook(), to in workbook()) {
        let edits = between(&from, &to).unwrap();
        let mut way = from.clone();
        prop_assert!(way.apply(Edit::Batch(edits)).is_ok());
        prop_assert_eq!(way, Workbook { id: from.id, ..to });
    }

    #[test]
    fn between_a_workbook_and_itself_there_is_nothing(workbook in workbook()) {
        prop_assert_eq!(between(&workbook, &workbook), Ok(Vec::new()));
    }
}

/// A workbook, and what two people made of it, each in at most so many steps.
fn two_of_one(steps: usize) -> impl Strategy<Value = (Workbook, Workbook, Workbook)> {
    let edits = move || vec(edit(), 0..steps);
    (workbook(), edits(), edits(), any::<u64>()).prop_map(|(base, my_edits, their_edits, seed)| {
        let (mine, theirs) = (edited(&base, my_edits, seed), edited(&base, their_edits, !seed));
        (base, mine, theirs)
    })
}

fn spots(from: &Workbook, to: &Workbook) -> Vec<Spot> {
    between(from, to).unwrap().iter().filter_map(Spot::of).collect()
}

/// Whether a conflict is about a spot, or about all of what it belongs to.
fn is_in_conflict(merged: &Merged, spot: Spot) -> bool {
    merged.conflicts.iter().any(|conflict| {
        let is_whole = matches!(conflict.spot, Spot::There(_) | Spot::Of(_, Aspect::Distribution));
        conflict.spot == spot || is_whole && conflict.spot.subject() == spot.subject()
    })
}

fn table_of(workbook: &Workbook, id: ProjectId) -> Option<ProjectGroupId> {
    let mut groups = workbook.project_groups.iter();
    groups.find(|group| group.projects.iter().any(|project| project.id == id)).map(|group| group.id)
}

/// Whether a spot is only about the order in which things stand: of things that both moved about, one order or the other
/// holds. What they stand in is somebody's choice.
fn is_order(spot: Spot, one: &Workbook, other: &Workbook) -> bool {
    match spot {
        Spot::Place(What::Row(id)) => {
            let [one, other] = [one, other].map(|workbook| workbook.position(id));
            one.map(|position| position.parent) == other.map(|position| position.parent)
        }
        Spot::Place(What::Project(id)) => table_of(one, id) == table_of(other, id),
        Spot::Place(what) => !matches!(what, What::Measure(_)),
        _ => false,
    }
}

/// Whether both can have their way there, in an order that says whose it was.
fn is_joined(spot: Spot) -> bool {
    matches!(
        spot,
        Spot::Place(_) | Spot::Note(_) | Spot::Of(_, Aspect::Comment | Aspect::Adjustments | Aspect::Tags)
    ) || matches!(spot, Spot::Setting(_))
}

proptest! {
    #![proptest_config(few(100))]

    #[test]
    fn merging_with_oneself_or_with_nothing_new_is_nothing(
        base in workbook(),
        edits in vec(edit(), 0..30),
        seed in any::<u64>(),
    ) {
        let mine = edited(&base, edits, seed);
        for (here, there) in [(&mine, &mine), (&mine, &base), (&base, &mine)] {
            let merged = merge(&base, here, there).unwrap();
            prop_assert_eq!(&merged.conflicts, &[]);
            prop_assert_eq!(&merged.workbook, &mine);
        }
    }

    /// Nobody's change is lost: what either changed is in what is merged, or somebody is asked.
    #[test]
    fn what_either_changed_is_merged_or_asked(
        (base, mine, theirs) in two_of_one(25),
    ) {
        let (my_spots, their_spots) = (spots(&base, &mine), spots(&base, &theirs));
        let merged = merge(&base, &mine, &theirs).unwrap();
        let (not_mine, not_theirs) = (spots(&merged.workbook, &mine), spots(&merged.workbook, &theirs));
        let is_left = |spot: &&Spot| !is_order(**spot, &merged.workbook, &theirs);
        for spot in their_spots.iter().filter(|spot| not_theirs.contains(spot)).filter(is_left) {
            prop_assert!(
                is_in_conflict(&merged, *spot) || my_spots.contains(spot),
                "theirs at {:?} is lost, {:?}", spot, merged.conflicts
            );
        }
        for spot in my_spots.iter().filter(|spot| not_mine.contains(spot)) {
            // With the line that it stands on, theirs took the capital cost away from there.
            let is_capital = *spot == Spot::Setting(SettingName::Capital) && base.capital != theirs.capital;
            prop_assert!(their_spots.contains(spot) || is_capital, "mine at {:?} is lost", spot);
        }
        // Where they collide, mine stands until somebody chooses.
        for conflict in &merged.conflicts {
            prop_assert!(
                !not_mine.contains(&conflict.spot) || matches!(conflict.clash, Clash::Needs(_)),
                "{:?}", conflict
            );
        }
    }

    /// It does not matter whose changes come first, but for whose words stand first and in which order things stand.
    #[test]
    fn whose_changes_come_first_does_not_matter(
        (base, mine, theirs) in two_of_one(12),
    ) {
        let [one, other] = [(&mine, &theirs), (&theirs, &mine)].map(|(a, b)| merge(&base, a, b).unwrap());
        prop_assert_eq!(
            one.conflicts.is_empty(), other.conflicts.is_empty(),
            "{:?} {:?}", one.conflicts, other.conflicts
        );
        if one.conflicts.is_empty() {
            let left: Vec<Spot> = spots(&one.workbook, &other.workbook);
            prop_assert!(left.iter().all(|spot| is_joined(*spot)), "{:?}", left);
        }
    }

    /// Whoever gives way in every conflict that leaves a choice has theirs there.
    #[test]
    fn what_is_chosen_is_there(
        (base, mine, theirs) in two_of_one(25),
    ) {
        let merged = merge(&base, &mine, &theirs).unwrap();
        prop_assert_eq!(merged.settled(&[]), Ok(merged.workbook.clone()));
        for (place, conflict) in merged.conflicts.iter().enumerate() {
            let settled = merged.settled(&[place]);
            prop_assert_eq!(settled.is_ok(), merged.can_be_theirs(place));
            match settled {
                Err(_) => prop_assert!(matches!(conflict.spot, Spot::There(_)), "{:?}", conflict),
                Ok(settled) => {
                    let left = spots(&settled, &theirs);
                    // With what it needs, what both wanted comes there.
                    let is_both = matches!(conflict.clash, Clash::Needs(_));
                    let is_order = is_order(conflict.spot, &settled, &theirs);
                    prop_assert!(
                        is_both || is_order || !left.contains(&conflict.spot),
                        "{:?} in {:?}", conflict, left
                    );
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(few(100))]

    /// What is frozen in a follow-up never changes, so one with other figures takes its place: whoever chooses theirs has
    /// theirs, of all of them in their order, and of one without touching the others; and nobody who does not choose.
    #[test]
    fn a_follow_up_of_the_same_identity_can_be_chosen(
        base in workbook(),
        frozen in vec(follow_up::follow_up(), 1..4),
        mine in vec(follow_up::follow_up(), 4),
        theirs in vec(follow_up::follow_up(), 4),
        changed in vec((any::<bool>(), any::<bool>()), 4),
        is_label in any::<bool>(),
        turned in any::<bool>(),
    ) {
        let known = |(id, one): (u64, FollowUp)| FollowUp { id: FollowUpId(id), ..one };
        let base = Workbook { follow_ups: (1..).zip(frozen).map(known).collect(), ..base };
        let made = |anew: &[FollowUp], is_changed: &dyn Fn(usize) -> bool| {
            let mut made = base.clone();
            for (at, one) in made.follow_ups.iter_mut().enumerate().filter(|(at, _)| is_changed(*at)) {
                let anew = anew[at].clone();
                *one = FollowUp { id: one.id, ..anew };
            }
            made
        };
        let mut here = made(&mine, &|at| changed[at].0 && !is_label);
        if is_label {
            // What mine says of one that theirs put there anew.
            "Delår".clone_into(&mut here.follow_ups[0].label.name);
        }
        let mut there = made(&theirs, &|at| changed[at].1);
        if turned {
            there.follow_ups.reverse();
        }
        let found = |workbook: &Workbook, id| workbook.follow_up(id).cloned();
        let both = merge(&base, &here, &there).unwrap();
        for one in there.follow_ups.iter().filter(|one| base.follow_up(one.id) == Some(one)) {
            let is_asked = both.conflicts.iter().any(|c| c.spot.subject() == Some(What::FollowUp(one.id)));
            prop_assert!(!is_asked, "theirs left it as it was: {:?}", both.conflicts);
        }
        for merged in [compare(&here, &there).unwrap(), both] {
            prop_assert_eq!(merged.settled(&[]), Ok(merged.workbook.clone()));
            for one in &here.follow_ups {
                let spots = [Spot::There(What::FollowUp(one.id)), Spot::Of(What::FollowUp(one.id), Aspect::Label)];
                let is_of = |conflict: &&Conflict| spots.contains(&conflict.spot);
                let theirs = found(&there, one.id);
                let (is_same, is_asked) = (theirs.as_ref() == Some(one), merged.conflicts.iter().any(|c| is_of(&c)));
                prop_assert!(!(is_same && is_asked), "the same is no choice: {:?}", merged.conflicts);
                if is_asked {
                    prop_assert_eq!(found(&merged.workbook, one.id), Some(one.clone()), "mine until somebody chooses");
                }
            }
            for (place, conflict) in merged.conflicts.iter().enumerate() {
                let Some(What::FollowUp(id)) = conflict.spot.subject() else { continue };
                prop_assert!(merged.can_be_theirs(place));
                let settled = merged.settled(&[place]).unwrap();
                prop_assert_eq!(found(&settled, id), found(&there, id));
                let others = |workbook: &Workbook| {
                    workbook.follow_ups.iter().filter(|one| one.id != id).cloned().collect::<Vec<_>>()
                };
                prop_assert_eq!(others(&settled), others(&merged.workbook));
            }
            let all: Vec<usize> = (0..merged.conflicts.len()).collect();
            let settled = merged.settled(&all).unwrap();
            for one in &settled.follow_ups {
                let is_mine = !merged.conflicts.iter().any(|c| c.spot.subject() == Some(What::FollowUp(one.id)));
                prop_assert!(is_mine || Some(one) == there.follow_up(one.id));
            }
        }
    }
}
