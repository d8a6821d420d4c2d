//! Keys and the mouse on what is selected, as tables: state and key in, state out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use proptest::prelude::*;
use sambudget::session::selection::{
    Area, At, Ground, How, Key, Pointed, Selection, Shape, Wish, ends_editing, wish,
};

const SHAPE: Shape = Shape { rows: 6, columns: 5 };

/// The map at the head of the table of cases.
const FILLED: [&str; 6] = ["xx.xx", "xx..x", "x....", "xxxxx", "x...x", "xxxxx"];

fn at(text: &str) -> At {
    let (column, row) = text.split_at(1);
    let column = "ABCDE".find(column).unwrap_or_else(|| panic!("a column: {text}"));
    At { row: row.parse::<usize>().unwrap_or_else(|_| panic!("a row: {text}")) - 1, column }
}

fn name(at: At) -> String {
    format!("{}{}", &"ABCDE"[at.column..=at.column], at.row + 1)
}

fn area(text: &str) -> Area {
    let (anchor, head) = text.split_once(':').unwrap_or((text, text));
    Area { anchor: at(anchor), head: at(head) }
}

fn selection(text: &str) -> Selection {
    let (areas, cursor) = text.split_once('@').map_or((text, None), |(areas, at)| (areas, Some(at)));
    let mut areas = areas.split('+').map(area);
    let mut found = Selection::area(areas.next().unwrap());
    for area in areas {
        found = found.pointed(SHAPE, Pointed::Cell(area.anchor), How::Add);
        found = found.pointed(SHAPE, Pointed::Cell(area.head), How::Extend);
    }
    if let Some(cursor) = cursor {
        found.cursor = at(cursor);
    }
    found
}

fn written(selection: &Selection) -> String {
    let area = |area: &Area| match area.size() {
        (1, 1) => name(area.anchor),
        _ => format!("{}:{}", name(area.anchor), name(area.head)),
    };
    let areas: Vec<String> = selection.areas().iter().map(area).collect();
    let cursor = if selection.current().anchor == selection.cursor {
        String::new()
    } else {
        format!("@{}", name(selection.cursor))
    };
    format!("{}{cursor}", areas.join("+"))
}

fn key(text: &str) -> Key {
    let mut key = Key { name: String::new(), shift: false, ctrl: false, alt: false };
    for part in text.split('+') {
        match part {
            "Shift" => key.shift = true,
            "Ctrl" => key.ctrl = true,
            "Alt" => key.alt = true,
            "Space" => key.name = " ".into(),
            name => key.name = name.into(),
        }
    }
    key
}

fn ground<'a>(is_filled: &'a dyn Fn(At) -> bool) -> Ground<'a> {
    Ground { shape: SHAPE, page_rows: 3, page_columns: 2, is_filled }
}

/// What the grid does with the wish of a key that selects.
fn pressed(before: &Selection, key: &Key) -> Option<Selection> {
    let is_filled = |at: At| FILLED[at.row].as_bytes()[at.column] == b'x';
    let ground = ground(&is_filled);
    match wish(key).unwrap_or_else(|| panic!("{key:?} is nothing for the grid")) {
        Wish::Move(step) => before.moved(&ground, step),
        Wish::Extend(step) => Some(before.extended(&ground, step)),
        Wish::SelectAll => Some(before.everything(SHAPE)),
        Wish::SelectRows => Some(before.whole_rows(SHAPE)),
        Wish::SelectColumns => Some(before.whole_columns(SHAPE)),
        other => panic!("{key:?} selects nothing: {other:?}"),
    }
}

#[test]
fn keys_select() {
    let cases = include_str!("cases/selection.tsv");
    let rows = cases.lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut count = 0;
    for line in rows {
        let [before, keys, becomes] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let mut now = Some(selection(before));
        for key_name in keys.split(' ') {
            now = now.and_then(|now| pressed(&now, &key(key_name)));
        }
        let found = now.as_ref().map_or("out".to_owned(), written);
        assert_eq!(found, becomes, "{before} and {keys}");
        count += 1;
    }
    assert!(count > 70, "the table was read: {count}");
}

#[test]
fn the_mouse_selects() {
    use How::*;
    let cell = |text| Pointed::Cell(at(text));
    let table = [
        ("B2", cell("D4"), Alone, "D4"),
        ("B2", cell("D4"), Extend, "B2:D4"),
        ("B2:D4", cell("A1"), Extend, "B2:A1"),
        ("B2", cell("D4"), Add, "B2+D4"),
        ("B2+D4", cell("E5"), Extend, "B2+D4:E5"),
        ("B2", Pointed::Row(3), Alone, "A4:E4"),
        ("B2", Pointed::Row(3), Add, "B2+A4:E4"),
        ("A4:E4", Pointed::Row(5), Extend, "A4:E6"),
        ("A4:E4", Pointed::Row(1), Extend, "A4:E2"),
        // What is begun in a cell is whole rows up to a row, and whole columns up to a column.
        ("B2", Pointed::Row(3), Extend, "A2:E4@B2"),
        ("C4:D5", Pointed::Row(1), Extend, "A4:E2@C4"),
        ("B2+A4:E4", Pointed::Row(5), Extend, "B2+A4:E6"),
        ("B2+A4:E4@B2", Pointed::Row(5), Extend, "B2+A2:E6@B2"),
        ("B2", Pointed::Column(3), Extend, "B1:D6@B2"),
        ("C3", Pointed::All, Extend, "A1:E6@C3"),
        ("B2", Pointed::Column(2), Alone, "C1:C6"),
        ("C1:C6", Pointed::Column(4), Extend, "C1:E6"),
        ("B2", Pointed::All, Alone, "A1:E6"),
        // Outside of the grid is its edge.
        ("B2", Pointed::Cell(At { row: 90, column: 90 }), Alone, "E6"),
    ];
    for (before, pointed, how, becomes) in table {
        let found = selection(before).pointed(SHAPE, pointed, how);
        assert_eq!(written(&found), becomes, "{before}, {pointed:?}, {how:?}");
    }
}

/// Whole rows and columns are selected without the view going to their ends.
#[test]
fn what_is_kept_in_sight_is_what_moved() {
    let moved = |before: &str, key_name| pressed(&selection(before), &key(key_name)).unwrap().lead;
    assert_eq!(moved("B2", "ArrowDown"), at("B3"));
    assert_eq!(moved("B2", "Ctrl+Shift+End"), at("E6"));
    assert_eq!(moved("B2", "Ctrl+a"), at("B2"));
    let pointed = selection("B2").pointed(SHAPE, Pointed::Column(3), How::Alone);
    assert_eq!(pointed.lead, at("B2"));
    // Rows are followed by their names.
    let row = selection("D2").pointed(SHAPE, Pointed::Row(3), How::Alone);
    assert_eq!(row.lead, at("A4"));
    let rows = pressed(&row, &key("Shift+ArrowDown")).unwrap();
    assert_eq!((written(&rows).as_str(), rows.lead), ("A4:E5", at("A5")));
    assert_eq!(rows.pointed(SHAPE, Pointed::Row(5), How::Extend).lead, at("A6"));
    // One that is whole no more is followed again where it ends, and so is one that becomes whole.
    assert_eq!(pressed(&row, &key("Shift+ArrowLeft")).unwrap().lead, at("D4"));
    assert_eq!(moved("A1", "Shift+End"), at("E1"));
    // Whole columns go on to the right, not down.
    let columns = pressed(&pointed, &key("Shift+ArrowRight")).unwrap();
    assert_eq!((written(&columns).as_str(), columns.lead), ("D1:E6", at("E2")));
}

/// A row is selected as by its number, whatever is selected of it one by one.
#[test]
fn whole_rows_are_told_from_parts() {
    let table = [("A4:E4", 3, true), ("A4:E4", 2, false), ("A2:D6", 3, false), ("B2+A1:E6", 5, true)];
    for (selected, row, is_whole) in table {
        assert_eq!(selection(selected).has_row(row, SHAPE.columns), is_whole, "{selected}, {row}");
    }
}

#[test]
fn cells_that_lie_in_two_rectangles_count_once() {
    let both = selection("B2:C3+C3:D4");
    let cells: Vec<String> = both.cells().map(name).collect();
    assert_eq!(cells.join(" "), "B2 C2 B3 C3 D3 C4 D4");
    assert_eq!(both.rows(), [1, 2, 3]);
    assert_eq!(both.columns(), [1, 2, 3]);
}

#[test]
fn keys_of_the_editor() {
    use sambudget::session::selection::Step;
    let table = [
        ("Tab", false, Some((true, Step::Next))),
        ("Shift+Tab", false, Some((true, Step::Previous))),
        ("Enter", false, Some((true, Step::Enter))),
        ("Shift+Enter", false, Some((true, Step::EnterBack))),
        ("Escape", false, Some((false, Step::Stay))),
        // Arrows move the caret after F2, and leave a cell that was begun by typing.
        ("ArrowLeft", false, None),
        ("ArrowLeft", true, Some((true, Step::Left))),
        ("Shift+ArrowLeft", true, None),
        ("PageDown", true, Some((true, Step::PageDown))),
        ("Ctrl+ArrowLeft", true, None),
        ("7", true, None),
    ];
    for (name, typed_over, expected) in table {
        assert_eq!(ends_editing(&key(name), typed_over), expected, "{name}, typed over: {typed_over}");
    }
    for nothing in ["7", "Å", "Shift", "Dead", "Ctrl+z", "Alt+x", "F5"] {
        assert_eq!(wish(&key(nothing)), None, "{nothing}");
    }
}

fn any_key() -> impl Strategy<Value = Key> {
    let names = prop::sample::select(vec![
        "ArrowUp",
        "ArrowDown",
        "ArrowLeft",
        "ArrowRight",
        "Home",
        "End",
        "PageUp",
        "PageDown",
        "Tab",
        "Enter",
        "a",
        " ",
    ]);
    (names, any::<bool>(), any::<bool>()).prop_map(|(name, shift, ctrl)| Key {
        name: name.into(),
        shift,
        ctrl,
        alt: false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the keys and however the grid shrinks meanwhile, what is selected lies in the grid, and the
    /// cursor is one of the selected cells.
    #[test]
    fn the_selection_stays_in_the_grid(keys in prop::collection::vec((any_key(), 1usize..9, 1usize..9), 1..40)) {
        let mut now = Selection::default();
        let filled = |at: At| (at.row + at.column).is_multiple_of(3);
        for (key, rows, columns) in keys {
            let shape = Shape { rows, columns };
            let ground = Ground { shape, page_rows: 3, page_columns: 2, is_filled: &filled };
            now = match wish(&key) {
                Some(Wish::Move(step)) => now.moved(&ground, step).unwrap_or(now.inside(shape)),
                Some(Wish::Extend(step)) => now.extended(&ground, step),
                Some(Wish::SelectAll) => now.inside(shape).everything(shape),
                Some(Wish::SelectRows) => now.inside(shape).whole_rows(shape),
                Some(Wish::SelectColumns) => now.inside(shape).whole_columns(shape),
                _ => now.inside(shape),
            };
            prop_assert!(now.contains(now.cursor), "{now:?}");
            prop_assert!(now.cells().all(|at| at.row < rows && at.column < columns), "{now:?} in {shape:?}");
        }
    }
}
