//! The laws of what is remembered of looking at tables: what is written reads back equal, and no text does harm.

use std::collections::BTreeSet;

use litemap::LiteMap;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use sambudget::model::drift::DriftColumn;
use sambudget::model::id::{ActivityId, GroupId, MemberId, ProjectGroupId};
use sambudget::model::investment::ProjectColumn;
use sambudget::model::member::Holder;
use sambudget::model::months::BookedYear;
use sambudget::rules::drift::Lens;
use sambudget::session::arrangement::{Arrangement, Filter, Sort};
use sambudget::session::column_sets::ColumnSet;
use sambudget::session::draft::Draft;
use sambudget::session::remembered::{kind, read, read_cursors, read_sets, write, write_cursors, write_sets};
use sambudget::session::selection::At;
use sambudget::session::sheet::{ColumnKey, SheetId};
use sambudget::session::state::Cursor;

fn sheet() -> impl Strategy<Value = SheetId> {
    prop_oneof![
        any::<u64>().prop_map(|id| SheetId::Drift(ActivityId(id))),
        any::<u64>().prop_map(|id| SheetId::SideBySide(ActivityId(id))),
        (any::<u64>(), select(BookedYear::ALL.to_vec()))
            .prop_map(|(id, year)| SheetId::Months(ActivityId(id), year)),
        any::<u64>().prop_map(|id| SheetId::Projects(ProjectGroupId(id))),
        (0usize..9).prop_map(SheetId::Tag),
        select(vec![SheetId::Keys, SheetId::Shares, SheetId::Settlement, SheetId::Results, SheetId::Members]),
    ]
}

fn column() -> impl Strategy<Value = ColumnKey> {
    prop_oneof![
        select(DriftColumn::ALL.to_vec()).prop_map(ColumnKey::Drift),
        select(ProjectColumn::ALL.to_vec()).prop_map(ColumnKey::Project),
        (1990u16..2100).prop_map(|year| ColumnKey::Project(ProjectColumn::Decided(year))),
        (1990u16..2100).prop_map(|year| ColumnKey::Project(ProjectColumn::Requested(year))),
        Just(ColumnKey::Lens(Lens::Total)),
        Just(ColumnKey::Lens(Lens::Holder(Holder::Shared))),
        any::<u64>().prop_map(|id| ColumnKey::Lens(Lens::Holder(Holder::Member(MemberId(id))))),
        any::<usize>().prop_map(ColumnKey::Place),
    ]
}

fn widths() -> impl Strategy<Value = LiteMap<ColumnKey, i32>> {
    btree_map(column(), 40i32..=800, 0..4).prop_map(|map| map.into_iter().collect())
}

/// A name or words as people write them, on one line.
fn words() -> impl Strategy<Value = String> {
    "[a-zåäö&%.,1-9]{1,8}( [a-zåäö]{1,8}){0,2}"
}

fn arrangement() -> impl Strategy<Value = Arrangement> {
    let sort =
        (option::of(column()), any::<bool>()).prop_map(|(column, descending)| Sort { column, descending });
    let least = (column(), any::<i64>(), 0u32..10).prop_map(|(c, n, scale)| (c, Decimal::new(n, scale)));
    let filter = (option::of(words()), option::of(least))
        .prop_map(|(words, at_least)| Filter { words: words.unwrap_or_default(), at_least });
    let groups = btree_set(any::<u64>().prop_map(GroupId), 0..4);
    let placed = columns_in_any_order(0);
    let parts = (groups, btree_set(column(), 0..4), placed, widths(), option::of(sort), option::of(filter));
    parts.prop_map(|(folded, hidden, placed, widths, sort, filter)| {
        let mut arrangement = Arrangement::default();
        arrangement.folded = folded.into_iter().collect();
        arrangement.hidden = hidden.into_iter().collect();
        arrangement.placed = placed;
        arrangement.widths = widths;
        arrangement.sort = sort;
        arrangement.filter = filter.filter(|filter| !filter.is_empty());
        arrangement
    })
}

fn columns_in_any_order(least: usize) -> impl Strategy<Value = Vec<ColumnKey>> {
    let columns: BoxedStrategy<BTreeSet<ColumnKey>> = btree_set(column(), least..6).boxed();
    columns.prop_map(|columns| columns.into_iter().collect::<Vec<_>>()).prop_shuffle()
}

fn column_set() -> impl Strategy<Value = ColumnSet> {
    (sheet(), words(), columns_in_any_order(1), widths())
        .prop_map(|(sheet, name, columns, widths)| ColumnSet { kind: kind(sheet), name, columns, widths })
}

/// Lines that are nearly right.
fn nearly() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        select(vec![
            "drift.a1",
            "side.a1",
            "tag.x",
            "keys",
            "fold",
            "hide",
            "order",
            "width",
            "sort",
            "words",
            "least",
            "set",
            "columns",
            "drift",
            "d.budget",
            "p.decided:",
            "h.m",
            "n.-1",
            "total",
            "up",
            "down",
            "name",
            "1e99",
            "99999999999999999999999999999999999",
            "-0",
            ".",
            "",
            "\t",
            "\u{85}",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    vec(vec(word, 0..6).prop_map(|words| words.join(" ")), 0..12).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn cursors_read_back_equal(cursors in vec((sheet(), any::<usize>(), any::<usize>()), 0..6)) {
        let cursors: Vec<_> = cursors.into_iter().map(|(sheet, row, column)| (sheet, At { row, column })).collect();
        prop_assert_eq!(read_cursors(&write_cursors(&cursors)), cursors);
    }

    #[test]
    fn drafts_read_back_equal(
        look in column(), sheet in sheet(), row in any::<usize>(), at in any::<usize>(),
        before in "[^\\n\\r\\t]{0,12}", text in "[^\\n\\r]{0,12}",
        cursors in vec((sheet(), any::<usize>(), any::<usize>()), 0..3),
    ) {
        let cursor = Cursor { sheet, at: At { row, column: at } };
        let draft = Draft { look, cursor, before, text };
        let cursors: Vec<_> = cursors.into_iter().map(|(sheet, row, column)| (sheet, At { row, column })).collect();
        let both = write_cursors(&cursors) + &draft.write();
        prop_assert_eq!(Draft::read(&both), Some(draft));
        // Beside each other neither is taken for the other.
        prop_assert_eq!(read_cursors(&both), cursors);
        prop_assert_eq!(Draft::read(&write_cursors(&read_cursors(&both))), None);
    }

    #[test]
    fn arrangements_read_back_equal(arrangements in btree_map(sheet(), arrangement(), 0..5)) {
        let arrangements: LiteMap<_, _> = arrangements.into_iter().collect();
        let expected: LiteMap<SheetId, Arrangement> =
            arrangements.clone().into_iter().filter(|(_, a)| *a != Arrangement::default()).collect();
        prop_assert_eq!(read(&write(&arrangements)), expected);
    }

    #[test]
    fn sets_read_back_equal(sets in vec(column_set(), 0..5)) {
        prop_assert_eq!(read_sets(&write_sets(&sets)), sets);
    }

    /// Whatever stands there: it is read without harm, and what was made of it is kept as it is from then on.
    #[test]
    fn any_text_is_read(text in prop_oneof![any::<String>(), nearly()]) {
        let arrangements = read(&text);
        prop_assert_eq!(read(&write(&arrangements)), arrangements);
        let sets = read_sets(&text);
        prop_assert_eq!(read_sets(&write_sets(&sets)), sets);
        let draft = Draft::read(&text);
        prop_assert_eq!(draft.as_ref().and_then(|draft| Draft::read(&draft.write())), draft);
        let cursors = read_cursors(&text);
        prop_assert_eq!(read_cursors(&write_cursors(&cursors)), cursors);
    }

    /// Good lines hold among bad ones.
    #[test]
    fn bad_lines_take_nothing_with_them(good in btree_map(sheet(), arrangement(), 0..4), bad in "[x-z .]{0,20}") {
        let good: LiteMap<_, _> = good.into_iter().collect();
        let text = write(&good).lines().map(|line| format!("{bad}\n{line}\n")).collect::<String>();
        prop_assert_eq!(read(&text), read(&write(&good)));
    }
}
