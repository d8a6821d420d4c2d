//! Rows that are moved: dropped on other rows, several at once, and refused in words.

use sambudget::lang::sentence;
use sambudget::model::drift::{RowId, SubtotalPlace};
use sambudget::session::arrangement::Filter;
use sambudget::session::command::{Command, is_available, name};
use sambudget::session::moving::{Immovable, landing};
use sambudget::session::msg::Msg;
use sambudget::session::selection::{At, How, Key, Pointed};
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Notice, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, key};
use super::rows::{outline, row, table};

/// Selects whole rows by their headers, the first alone and the others with Ctrl.
fn select(app: &mut App, names: &[&str]) -> SheetId {
    let sheet = app.sheet().id;
    for (count, name) in names.iter().enumerate() {
        let (_, at) = app.at_index(name, 0);
        let how = if count == 0 { How::Alone } else { How::Add };
        app.send(Msg::Point(sheet, Pointed::Row(at.row), how));
    }
    sheet
}

fn selected(app: &App) -> Vec<String> {
    let rows = app.sheet().rows;
    let cells = &app.open().selected.as_ref().unwrap().cells;
    cells.rows().into_iter().map(|row| rows[row].header.text.clone()).collect()
}

const BEFORE: bool = false;
const AFTER: bool = true;

/// What is dragged, on which row, behind it or in front of it, and what comes of it.
type Case<'a> = (&'a [&'a str], &'a str, bool, Result<&'a str, Immovable>);

/// In the table `A G(B H(C)) D`.
#[test]
fn rows_land_where_they_are_dropped() {
    let cases: &[Case] = &[
        // Within a table and a group, at both ends.
        (&["A"], "D", AFTER, Ok("G(B H(C)) D A")),
        (&["A"], "D", BEFORE, Ok("G(B H(C)) A D")),
        (&["D"], "A", BEFORE, Ok("D A G(B H(C))")),
        (&["D"], "A", AFTER, Ok("A D G(B H(C))")),
        // Into a group: behind its name, beside its rows; out of it again.
        (&["D"], "G", AFTER, Ok("A G(D B H(C))")),
        (&["D"], "C", AFTER, Ok("A G(B H(C D))")),
        (&["D"], "H", BEFORE, Ok("A G(B D H(C))")),
        (&["C"], "G", BEFORE, Ok("A C G(B H()) D")),
        // On the bottom line is at the end.
        (&["A"], "Resultat", BEFORE, Ok("G(B H(C)) D A")),
        // Groups with all that is in them, wherever else their rows are selected.
        (&["H"], "A", AFTER, Ok("A H(C) G(B) D")),
        (&["H", "C"], "D", AFTER, Ok("A G(B) D H(C)")),
        // Several, from several places, in the order of the table.
        (&["D", "A"], "B", AFTER, Ok("G(B A D H(C))")),
        (&["A", "B"], "D", AFTER, Ok("G(H(C)) D A B")),
        (&["B", "D"], "A", BEFORE, Ok("B D A G(H(C))")),
        (&["A", "D"], "A", AFTER, Ok("A D G(B H(C))")),
        // Where they stand already is no step.
        (&["A"], "A", AFTER, Ok("A G(B H(C)) D")),
        (&["A"], "A", BEFORE, Ok("A G(B H(C)) D")),
        (&["A"], "G", BEFORE, Ok("A G(B H(C)) D")),
        (&["B", "H"], "B", AFTER, Ok("A G(B H(C)) D")),
        // A group stands in nothing of its own.
        (&["G"], "B", AFTER, Err(Immovable::Within)),
        (&["G"], "C", AFTER, Err(Immovable::Within)),
        (&["A", "G"], "G", AFTER, Err(Immovable::Within)),
    ];
    for (dragged, onto, after, expected) in cases {
        let what = format!("{dragged:?} {} {onto}", if *after { "after" } else { "before" });
        let mut app = table();
        let before = app.workbook().clone();
        let sheet = select(&mut app, dragged);
        let (_, at) = app.at_index(onto, 0);
        let shown = landing(&app.state, sheet, at.row, *after).unwrap();
        app.send(Msg::Drop(sheet, at.row, *after));
        match expected {
            Ok(expected) => {
                assert_eq!(outline(&app), *expected, "{what}");
                assert_eq!(app.state.notice, None, "{what}");
                if outline(&app) != "A G(B H(C)) D" {
                    // The line was as deep as the row is now, and the rows are still selected.
                    let first = app.sheet().rows.into_iter().find(|row| selected(&app)[0] == row.header.text);
                    assert_eq!(first.unwrap().depth, shown.unwrap(), "{what}");
                    app.can_be_undone(&before);
                } else {
                    assert!(app.workbook() == &before && app.open().history.next_undo().is_some());
                }
            }
            Err(why) => {
                assert_eq!((shown, app.workbook() == &before), (Err(*why), true), "{what}");
                assert_eq!(app.state.notice, Some(Notice::NotMoved(*why)), "{what}");
            }
        }
    }
}

#[test]
fn a_group_with_its_sum_below_takes_rows_above_its_sum() {
    let mut app = table();
    let RowId::Group(group) = row(&app, "G") else { panic!("a group") };
    app.send(Msg::GroupProperties(group, "G".into(), SubtotalPlace::Below));
    let sheet = select(&mut app, &["D"]);
    let (_, at) = app.at_index("G", 0);
    app.send(Msg::Drop(sheet, at.row, BEFORE));
    assert_eq!(outline(&app), "A G(B H(C) D)");
    let (_, at) = app.at_index("G", 0);
    app.send(Msg::Drop(sheet, at.row, AFTER));
    assert_eq!(outline(&app), "A G(B H(C)) D");
}

#[test]
fn several_rows_walk_through_the_table_together() {
    let mut app = table();
    let before = app.workbook().clone();
    select(&mut app, &["A", "B"]);
    let steps = ["G(A B H(C)) D", "G(H(A B C)) D", "G(H(C A B)) D", "G(H(C) A B) D", "G(H(C)) A B D"];
    // The first step down gathers them around the last of them.
    for (count, expected) in ["G(H(A B C)) D"].iter().chain(&steps[2..]).enumerate() {
        app.send(Msg::Do(Command::MoveDown));
        assert_eq!(outline(&app), *expected, "step {count}");
        assert_eq!(selected(&app), ["A", "B"], "step {count}");
    }
    assert_eq!(name(&app.state, Command::Undo), "Ångra: flytta 2 rader");
    for expected in [steps[3], steps[2], steps[1]] {
        app.send(Msg::Do(Command::MoveUp));
        assert_eq!(outline(&app), expected, "up");
    }
    for _ in 0..7 {
        app.send(Msg::Undo);
    }
    assert!(app.workbook() == &before, "each was one step");
}

#[test]
fn one_row_is_named_and_whole_rows_stay_whole() {
    let mut app = table();
    let sheet = select(&mut app, &["D"]);
    let (_, at) = app.at_index("A", 0);
    app.send(Msg::Drop(sheet, at.row, BEFORE));
    assert_eq!(name(&app.state, Command::Undo), "Ångra: flytta D");
    let last = app.sheet().columns.len();
    let area = app.open().selected.as_ref().unwrap().cells.current();
    assert_eq!((area.first(), area.last()), (At { row: 0, column: 0 }, At { row: 0, column: last }));
}

#[test]
fn a_sorted_table_says_that_its_rows_have_no_places() {
    let mut app = table();
    let before = app.workbook().clone();
    let sheet = select(&mut app, &["D"]);
    app.send(Msg::Do(Command::SortDescending));
    for msg in [Msg::Do(Command::MoveUp), Msg::Do(Command::MoveDown), Msg::Drop(sheet, 0, BEFORE)] {
        app.send(Msg::DismissNotice);
        app.send(msg.clone());
        assert_eq!(app.state.notice, Some(Notice::NotMoved(Immovable::Sorted)), "{msg:?}");
    }
    assert!(app.workbook() == &before);
    // In the table's own order they move, and the words are gone.
    app.send(Msg::Do(Command::Unsort));
    app.send(Msg::Do(Command::MoveUp));
    assert_eq!((outline(&app).as_str(), &app.state.notice), ("A G(B H(C) D)", &None));
}

#[test]
fn rows_pass_by_a_folded_group_and_land_around_it() {
    let mut app = table();
    let RowId::Group(group) = row(&app, "G") else { panic!("a group") };
    let sheet = select(&mut app, &["A"]);
    app.send(Msg::Fold(sheet, group));
    app.send(Msg::Do(Command::MoveDown));
    assert_eq!(outline(&app), "G(B H(C)) A D");
    app.send(Msg::Do(Command::MoveUp));
    assert_eq!(outline(&app), "A G(B H(C)) D");
    let (_, at) = app.at_index("G", 0);
    app.send(Msg::Drop(sheet, at.row, AFTER));
    assert_eq!(outline(&app), "G(B H(C)) A D");
}

#[test]
fn rows_of_a_filtered_table_land_beside_those_that_are_shown() {
    let mut app = App::example(SYDNARKE_2022);
    let names = |app: &App| app.sheet().rows.iter().map(|row| row.header.text.clone()).collect::<Vec<_>>();
    let all = names(&app);
    let sheet = select(&mut app, &["Personalkostnader"]);
    app.send(Msg::Filter(sheet, Filter { words: "kostnader".into(), at_least: None }));
    assert_eq!(names(&app), ["Personalkostnader", "Övriga kostnader", "Kapitalkostnader", "Summa"]);
    app.send(Msg::Drop(sheet, 1, AFTER));
    assert_eq!(names(&app), ["Övriga kostnader", "Personalkostnader", "Kapitalkostnader", "Summa"]);
    app.send(Msg::Do(Command::ShowAllRows));
    let place = |name: &str| all.iter().position(|known| known == name).unwrap();
    let mut expected = all.clone();
    expected.insert(place("Övriga kostnader") + 1, "Personalkostnader".into());
    expected.remove(place("Personalkostnader"));
    assert_eq!(names(&app), expected);
}

#[test]
fn projects_land_in_other_tables_and_nowhere_else() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    app.send(Msg::AddProjectGroup);
    let before = app.workbook().clone();
    let ids: Vec<_> = app.workbook().project_groups.iter().map(|group| group.id).collect();
    let (from, to) = (SheetId::Projects(ids[0]), SheetId::Projects(*ids.last().unwrap()));
    let shift = Key { shift: true, ..key("ArrowDown") };
    app.send(Msg::Point(from, Pointed::Row(0), How::Alone));
    app.send(Msg::Key(from, shift));
    let names: Vec<_> = before.project_groups[0].projects[..2].iter().map(|p| p.name.clone()).collect();
    assert!(is_available(&app.state, Command::MoveDown));
    // An empty table has its bottom line only.
    app.send(Msg::Drop(to, 0, BEFORE));
    let now: Vec<_> =
        app.workbook().project_groups.last().unwrap().projects.iter().map(|p| &p.name).collect();
    assert_eq!(now, names.iter().collect::<Vec<_>>());
    assert_eq!(app.open().cursor().unwrap().sheet, to, "the cursor goes with them");
    app.can_be_undone(&before);
    // The keyboard brings both back, a table up.
    app.send(Msg::Do(Command::MoveUp));
    let above = app.workbook().project_groups.len() - 2;
    let now: Vec<_> = app.workbook().project_groups[above].projects.iter().map(|p| &p.name).collect();
    assert_eq!(now[now.len() - 2..], names.iter().collect::<Vec<_>>());

    app.send(Msg::Undo);
    app.send(Msg::Undo);
    app.send(Msg::Point(from, Pointed::Row(0), How::Alone));
    let drift = SheetId::Drift(app.workbook().activities[0].id);
    app.send(Msg::Drop(drift, 0, BEFORE));
    assert_eq!(app.state.notice, Some(Notice::NotMoved(Immovable::Elsewhere)));
    assert!(app.workbook() == &before);
}

#[test]
fn members_move_before_what_is_shared() {
    let mut app = App::new_board();
    app.show(View::Allocation);
    app.send(Msg::Point(SheetId::Members, Pointed::Row(0), How::Alone));
    app.send(Msg::Drop(SheetId::Members, 2, AFTER));
    let names = |app: &App| app.workbook().members.iter().map(|m| m.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&app), ["Laxå", "Lekeberg", "Askersund"]);
    app.send(Msg::Drop(SheetId::Members, 1, BEFORE));
    assert_eq!(names(&app), ["Laxå", "Askersund", "Lekeberg"]);
    let step = app.open().history.next_undo().unwrap();
    let label = sentence::undo(app.state.lang, step.label.verb, &step.label.what);
    assert_eq!(label, "Ångra: flytta Askersund");
}
