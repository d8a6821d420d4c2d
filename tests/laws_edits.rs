//! The laws of edits, for arbitrary workbooks and arbitrary edits: an edit and its inverse restore the
//! workbook exactly, a refused edit changes nothing, history leads back to the start and to the end, and the
//! drift tables follow.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod edit;
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::copying::Copying;
use sambudget::model::drift::{LineField, Method, Place};
use sambudget::model::edit::{Edit, LineChange};
use sambudget::model::entry::Entry;
use sambudget::model::history::History;
use sambudget::model::money::Money;
use sambudget::rules::drift::{Reach, follow};
use sambudget::rules::summary::drift_tables;
use support::edit::{edit, resolved};
use support::workbook::{Fresh, Resolver, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// An amount of a line, chosen once the workbook is there: line, holder, field, what is written.
type Written = (Index, Index, Index, Option<i64>);

fn written() -> impl Strategy<Value = Written> {
    // Few amounts, so that cells become empty, stay as they were and come to nothing together.
    (any::<Index>(), any::<Index>(), any::<Index>(), proptest::option::weighted(0.7, -2..9i64))
}

fn amount_edit(workbook: &Workbook, (line, holder, field, kronor): &Written) -> Option<Edit> {
    let lines: Vec<_> = workbook.lines().collect();
    let line = lines.get(line.index(lines.len().max(1)))?;
    let holders: Vec<_> = workbook.holders().collect();
    let place = match line.distribution.key() {
        Some(_) => Place::Total,
        None => Place::Part(holders[holder.index(holders.len())]),
    };
    let entry = kronor.map_or(Entry::Empty, |kronor| Entry::Value(Money::kronor(kronor * 1_001)));
    Some(Edit::amount(line.id, place, LineField::ALL[field.index(LineField::ALL.len())], entry))
}

proptest! {
    #![proptest_config(few(100))]

    #[test]
    fn a_copy_made_row_by_row_is_the_workbook(workbook in workbook()) {
        let mut copying = Copying::of(&workbook);
        let mut rows = 0;
        while copying.next(&workbook) {
            rows += 1;
            prop_assert!(rows < 10_000, "it does not end");
        }
        prop_assert_eq!(copying.done(), workbook);
    }
}

proptest! {
    #![proptest_config(few(200))]

    /// apply ∘ inverse is the identity, both ways; an error is no change.
    #[test]
    fn an_edit_and_its_inverse_restore_the_workbook(
        before in workbook(),
        edits in vec(edit(), 1..8),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        for edit in edits {
            let edit = resolved(edit, &before, &mut fresh);
            let mut workbook = before.clone();
            match workbook.apply(edit.clone()) {
                Err(_) => prop_assert_eq!(&workbook, &before, "a refused edit changed something"),
                Ok(inverse) => {
                    let after = workbook.clone();
                    let again = workbook.apply(inverse);
                    prop_assert!(again.is_ok(), "the inverse of {edit:?} is refused: {again:?}");
                    prop_assert_eq!(&workbook, &before, "the inverse does not restore");
                    prop_assert!(workbook.apply(again.unwrap()).is_ok());
                    prop_assert_eq!(&workbook, &after, "the inverse of the inverse is not the edit");
                }
            }
        }
    }

    /// What is noted goes with what it is about: every note is about something that is there, has words, and stands
    /// at its place among the others. What stays keeps its notes.
    #[test]
    fn notes_go_with_what_they_are_about(
        before in workbook(),
        edits in vec(edit(), 1..40),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut workbook = before;
        for edit in edits {
            let edit = resolved(edit, &workbook, &mut fresh);
            let notes = workbook.notes.clone();
            if workbook.apply(edit.clone()).is_err() {
                continue;
            }
            let ids = Resolver::of(&workbook);
            prop_assert!(workbook.notes.iter().all(|note| ids.has(note.place) && !note.text.is_empty()));
            prop_assert!(workbook.notes.windows(2).all(|two| two[0].place < two[1].place));
            if !matches!(edit, Edit::Note(_) | Edit::Batch(_)) {
                let kept: Vec<_> = notes.into_iter().filter(|note| ids.has(note.place)).collect();
                prop_assert_eq!(&workbook.notes, &kept);
            }
        }
    }

    /// Undo all is the original, redo all the final workbook; and a workbook that edits led to can be kept:
    /// it reads back equal from its file.
    #[test]
    fn history_leads_back_and_forth(
        before in workbook(),
        edits in vec(edit(), 0..40),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut history = History::default();
        let mut workbook = before.clone();
        let mut done = 0;
        for edit in edits {
            let edit = resolved(edit, &workbook, &mut fresh);
            if history.perform(&mut workbook, edit, done).is_ok() {
                done += 1;
            }
        }
        let after = workbook.clone();
        for expected in (0..done).rev() {
            prop_assert_eq!(history.undo(&mut workbook), Ok(Some(expected)));
        }
        prop_assert_eq!(history.undo(&mut workbook), Ok(None));
        prop_assert_eq!(&workbook, &before, "undoing all does not lead back");
        for expected in 0..done {
            prop_assert_eq!(history.redo(&mut workbook), Ok(Some(expected)));
        }
        prop_assert_eq!(history.redo(&mut workbook), Ok(None));
        prop_assert_eq!(&workbook, &after, "redoing all does not lead to the end");

        prop_assert_eq!(file::read(file::compact(&after).as_bytes()), Ok(after));
    }

    /// The same where only amounts change, several at once too, on lines that all go by one method.
    #[test]
    fn tables_follow_amounts_by_every_method(
        before in workbook(),
        method in proptest::sample::select(Method::ALL.to_vec()),
        steps in vec(vec(written(), 1..4), 1..40),
    ) {
        let mut workbook = before;
        let lines: Vec<_> = workbook.lines().map(|line| line.id).collect();
        for line in lines {
            workbook.apply(Edit::Line(line, LineChange::Method(Some(method)))).unwrap();
        }
        let mut tables = drift_tables(&workbook);
        for step in steps {
            let edits: Vec<Edit> = step.iter().filter_map(|step| amount_edit(&workbook, step)).collect();
            let edit = Edit::Batch(edits);
            workbook.apply(edit.clone()).unwrap();
            follow(&mut tables, &workbook, &Reach::of(&edit));
            prop_assert_eq!(&tables, &drift_tables(&workbook), "behind after {:?}", edit);
        }
    }

    /// Tables that follow each edit, and each inverse, are the tables made from nothing.
    #[test]
    fn tables_follow_every_edit(
        before in workbook(),
        edits in vec(edit(), 1..30),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut workbook = before;
        let mut tables = drift_tables(&workbook);
        for edit in edits {
            let edit = resolved(edit, &workbook, &mut fresh);
            let reach = Reach::of(&edit);
            let Ok(inverse) = workbook.apply(edit.clone()) else { continue };
            follow(&mut tables, &workbook, &reach);
            prop_assert_eq!(&tables, &drift_tables(&workbook), "behind after {:?}", edit);

            let mut back = workbook.clone();
            let reach = Reach::of(&inverse);
            prop_assert!(back.apply(inverse).is_ok());
            let mut followed = tables.clone();
            follow(&mut followed, &back, &reach);
            prop_assert_eq!(&followed, &drift_tables(&back), "behind after taking back {:?}", edit);
        }
    }
}
