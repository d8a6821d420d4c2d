//! The laws of matching workbooks by names: one whose identities are all others matches itself wholly, nothing is matched
//! twice, and in which order things stand does not matter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sambudget::file::renamed;
use sambudget::model::Workbook;
use sambudget::model::drift::Row;
use sambudget::model::edit::{What, between};
use sambudget::model::merge::compare;
use sambudget::rules::matched::{Matched, are_strangers, matched};
use support::workbook::{Fresh, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The same workbook with every name another one.
fn with_own_names(mut workbook: Workbook) -> Workbook {
    fn rows(all: &mut [Row], own: &mut dyn FnMut(&mut String)) {
        for row in all {
            match row {
                Row::Line(line) => own(&mut line.name),
                Row::Group(group) => {
                    own(&mut group.name);
                    rows(&mut group.rows, own);
                }
            }
        }
    }
    let mut count = 0;
    let mut own = |name: &mut String| {
        count += 1;
        name.push_str(&format!(" nr {count}"));
    };
    workbook.members.iter_mut().for_each(|member| {
        member.code = None;
        own(&mut member.name);
    });
    workbook.keys.iter_mut().for_each(|key| own(&mut key.name));
    for table in &mut workbook.activities {
        own(&mut table.name);
        rows(&mut table.rows, &mut own);
    }
    for table in &mut workbook.project_groups {
        own(&mut table.name);
        for project in &mut table.projects {
            project.number.clear();
            own(&mut project.name);
        }
    }
    for group in &mut workbook.plan {
        own(&mut group.name);
        group.measures.iter_mut().for_each(|measure| own(&mut measure.description));
    }
    workbook.follow_ups.iter_mut().for_each(|one| own(&mut one.label.name));
    workbook.scenarios.iter_mut().for_each(|one| own(&mut one.name));
    workbook.meeting_log.iter_mut().for_each(|one| own(&mut one.what));
    for goal in &mut workbook.goals {
        own(&mut goal.label.name);
        goal.indicators.iter_mut().for_each(|one| own(&mut one.name));
    }
    workbook
}

fn text(what: &What) -> String {
    what.identity().expect("an identity")
}

/// The workbook as somebody else has it, and which identity of theirs is which of its own.
fn of_another(workbook: &Workbook, seed: u64) -> (Workbook, BTreeMap<String, String>) {
    let (mut fresh, mut own) = (Fresh::new(seed), BTreeMap::new());
    let theirs = renamed(workbook, &mut |id| {
        let new = id[..1].to_owned() + &text(&What::Key(fresh.id()))[1..];
        own.insert(new.clone(), id.to_owned());
        new
    });
    (theirs.unwrap(), own)
}

/// Theirs with the identities of mine, as far as they are matched; what refers to nothing gets them too.
fn as_mine(theirs: &Workbook, matched: &Matched, own: &BTreeMap<String, String>) -> Workbook {
    let known: BTreeMap<String, String> =
        matched.pairs.iter().map(|(theirs, mine)| (text(theirs), text(mine))).collect();
    let things: BTreeSet<String> = matched.theirs.iter().map(|(what, _)| text(what)).collect();
    renamed(theirs, &mut |id| match known.get(id) {
        Some(mine) => mine.clone(),
        None if things.contains(id) => id.to_owned(),
        None => own[id].clone(),
    })
    .unwrap()
}

proptest! {
    #![proptest_config(few(100))]

    #[test]
    fn one_with_other_identities_matches_itself_wholly(workbook in workbook(), seed in any::<u64>()) {
        let mine = with_own_names(workbook);
        let (theirs, own) = of_another(&mine, seed);
        let matched = matched(&mine, &theirs);
        prop_assert_eq!((&matched.mine, &matched.theirs), (&Vec::new(), &Vec::new()));
        let theirs = as_mine(&theirs, &matched, &own);
        prop_assert_eq!(&theirs, &mine);
        prop_assert_eq!(between(&mine, &theirs), Ok(Vec::new()));
    }

    /// Names that stand more than once are left alone: what is matched is the same thing.
    #[test]
    fn what_is_matched_is_the_same_thing(workbook in workbook(), seed in any::<u64>()) {
        let (theirs, own) = of_another(&workbook, seed);
        let matched = matched(&workbook, &theirs);
        for (theirs, mine) in matched.pairs.iter() {
            prop_assert_eq!(&own[&text(theirs)], &text(mine));
        }
        prop_assert!(compare(&workbook, &as_mine(&theirs, &matched, &own)).is_ok());
    }

    #[test]
    fn nothing_is_matched_twice_and_nothing_is_left_out(mine in workbook(), theirs in workbook()) {
        let matched = matched(&mine, &theirs);
        let taken: BTreeSet<What> = matched.pairs.values().copied().collect();
        prop_assert_eq!(taken.len(), matched.pairs.len());
        for (theirs, mine) in matched.pairs.iter() {
            prop_assert_eq!(std::mem::discriminant(theirs), std::mem::discriminant(mine));
            if let (What::Row(theirs), What::Row(mine)) = (theirs, mine) {
                prop_assert_eq!(std::mem::discriminant(theirs), std::mem::discriminant(mine));
            }
        }
        prop_assert!(matched.mine.iter().all(|(what, _)| !taken.contains(what)));
        prop_assert!(matched.theirs.iter().all(|(what, _)| !matched.pairs.contains_key(what)));
        // From the other side it is the same.
        let other = self::matched(&theirs, &mine);
        let turned: BTreeMap<What, What> = other.pairs.iter().map(|(one, two)| (*two, *one)).collect();
        prop_assert_eq!(turned, matched.pairs.iter().map(|(one, two)| (*one, *two)).collect());
    }

    #[test]
    fn order_does_not_matter(mine in workbook(), theirs in workbook()) {
        let mut turned = theirs.clone();
        turned.members.reverse();
        turned.keys.reverse();
        turned.activities.reverse();
        turned.activities.iter_mut().for_each(|table| reverse(&mut table.rows));
        turned.project_groups.reverse();
        turned.project_groups.iter_mut().for_each(|table| table.projects.reverse());
        turned.plan.reverse();
        turned.plan.iter_mut().for_each(|group| group.measures.reverse());
        prop_assert_eq!(matched(&mine, &turned).pairs, matched(&mine, &theirs).pairs);
    }

    #[test]
    fn a_workbook_is_no_stranger_to_itself(workbook in workbook()) {
        let is_empty = workbook.members.is_empty()
            && workbook.keys.is_empty()
            && workbook.activities.is_empty()
            && workbook.project_groups.is_empty()
            && workbook.plan.is_empty()
            && workbook.follow_ups.is_empty()
            && workbook.scenarios.is_empty()
            && workbook.meeting_log.is_empty()
            && workbook.goals.is_empty();
        prop_assert_eq!(are_strangers(&workbook, &workbook), is_empty);
    }
}

fn reverse(rows: &mut [Row]) {
    rows.reverse();
    for row in rows {
        if let Row::Group(group) = row {
            reverse(&mut group.rows);
        }
    }
}
