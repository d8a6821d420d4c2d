//! The laws of dropping rows: whatever is selected and wherever it is dropped, no row is lost or changed, those that
//! were not dragged keep their order, those that were stand together, and undo is exact.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{Row, RowId};
use sambudget::model::id::ActivityId;
use sambudget::session::moving::landing;
use sambudget::session::msg::Msg;
use sambudget::session::selection::{How, Pointed};
use sambudget::session::sheet::{SheetId, Subject};
use sambudget::session::state::{Notice, Open, Saved, State, View};
use sambudget::session::update;
use support::workbook::workbook;

/// The rows of a drift table as they stand, groups before their rows.
fn rows(workbook: &Workbook, activity: ActivityId) -> Vec<RowId> {
    workbook.activity(activity).unwrap().all_rows().iter().map(|row| row.id()).collect()
}

fn lines(workbook: &Workbook, activity: ActivityId) -> Vec<&Row> {
    let rows = workbook.activity(activity).unwrap().all_rows();
    rows.into_iter().filter(|row| matches!(row, Row::Line(_))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_row_is_lost(
        workbook in workbook(),
        picks in vec(any::<Index>(), 1..4),
        onto in any::<Index>(),
        after in any::<bool>(),
    ) {
        let Some(activity) = workbook.activities.first().map(|activity| activity.id) else { return Ok(()) };
        let before = workbook.clone();
        let mut state = State::new(Lang::Swedish, Vec::new(), 1);
        state.open = Some(Open::new(workbook, View::Drift, Saved::Pending));
        let sheet = SheetId::Drift(activity);
        let heads: Vec<Subject> = state.table(sheet).unwrap().rows.iter().map(|row| row.subject).collect();
        for (count, pick) in picks.iter().enumerate() {
            let how = if count == 0 { How::Alone } else { How::Add };
            update(&mut state, Msg::Point(sheet, Pointed::Row(pick.index(heads.len())), how));
        }
        let dragged: Vec<RowId> = picks
            .iter()
            .filter_map(|pick| match heads[pick.index(heads.len())] {
                Subject::Row(row) => Some(row),
                _ => None,
            })
            .collect();
        let row = onto.index(heads.len());
        let promised = landing(&state, sheet, row, after);
        update(&mut state, Msg::Drop(sheet, row, after));

        let open = state.open.as_ref().unwrap();
        let now = &open.workbook;
        let is_refused = matches!(state.notice, Some(Notice::NotMoved(_)));
        prop_assert_eq!(promised.is_some_and(|promised| promised.is_err()), is_refused);
        if is_refused || promised.is_none() {
            prop_assert!(now == &before);
            return Ok(());
        }
        let mut all = rows(now, activity);
        all.sort_unstable();
        let mut expected = rows(&before, activity);
        expected.sort_unstable();
        prop_assert_eq!(all, expected);
        // Lines are what they were, and those outside of what was dragged keep their order.
        let within = |workbook: &Workbook, row: RowId| {
            let mut at = Some(row);
            while let Some(row) = at {
                if dragged.contains(&row) {
                    return true;
                }
                at = workbook.position(row).and_then(|position| match position.parent {
                    sambudget::model::edit::Parent::Group(group) => Some(RowId::Group(group)),
                    sambudget::model::edit::Parent::Activity(_) => None,
                });
            }
            false
        };
        let stay = |workbook: &Workbook| -> Vec<Row> {
            let stays = |row: &&&Row| !within(&before, row.id());
            lines(workbook, activity).iter().filter(stays).map(|row| (*row).clone()).collect()
        };
        prop_assert_eq!(stay(now), stay(&before));
        // What was dragged stands together: its outermost rows are neighbours in one list.
        let outermost = |row: &&RowId| {
            let around = before.position(**row).map(|position| position.parent);
            !matches!(around, Some(sambudget::model::edit::Parent::Group(g)) if within(&before, RowId::Group(g)))
        };
        let mut places: Vec<_> = dragged.iter().filter(outermost).filter_map(|row| now.position(*row)).collect();
        places.sort_unstable_by_key(|place| place.index);
        places.dedup_by_key(|place| place.index);
        prop_assert!(places.windows(2).all(|two| two[0].parent == two[1].parent && two[0].index + 1 == two[1].index));
        if now != &before {
            update(&mut state, Msg::Undo);
            prop_assert!(state.open.unwrap().workbook == before);
        }
    }
}
