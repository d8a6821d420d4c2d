//! How tables are looked at outlives the page: nothing of it is in the workbook, its file or its history.

use sambudget::file;
use sambudget::model::drift::DriftColumn::{Budget, Deviation};
use sambudget::session::arrangement::{Arrangement, Filter};
use sambudget::session::command::Command;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::selection::At;
use sambudget::session::sheet::{ColumnKey, SheetId};
use sambudget::session::state::{Look, View};

use super::app::{App, SYDNARKE_2022, key, point};

/// A table with the group `Egen drift` of two lines, folded; a wide column; sorted and filtered.
fn arranged() -> (App, SheetId) {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, first) = app.at("Datorer & basutrustning", Budget);
    app.send(point(sheet, first));
    app.send(Msg::Key(sheet, sambudget::session::selection::Key { shift: true, ..key("ArrowDown") }));
    app.send(Msg::Do(Command::Group));
    app.send(Msg::Draft("Egen drift".into()));
    app.send(Msg::EditorKey(key("Enter")));
    let (sheet, at) = app.at("Egen drift", Budget);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Fold));
    app.send(Msg::Do(Command::SortDescending));
    app.send(Msg::Width(sheet, ColumnKey::Drift(Budget), Some(200)));
    let large = Filter { words: String::new(), at_least: Some((ColumnKey::Drift(Deviation), 100.into())) };
    app.send(Msg::Filter(sheet, large));
    (app, sheet)
}

fn arrangement(app: &App, sheet: SheetId) -> Option<Arrangement> {
    app.open().arrangements.get(&sheet).cloned()
}

fn names(app: &App) -> Vec<String> {
    app.sheet().rows.iter().map(|row| row.header.text.clone()).collect()
}

#[test]
fn tables_are_arranged_as_they_were_left() {
    let (mut app, sheet) = arranged();
    app.send(Msg::Look(Look::SideBySide));
    let SheetId::Drift(activity) = sheet else { panic!("a drift table") };
    let beside = SheetId::SideBySide(activity);
    app.send(point(beside, sambudget::session::selection::At { row: 0, column: 2 }));
    app.send(Msg::Do(Command::HideColumns));
    app.look_at_total();

    let again = app.killed_and_opened();
    assert_eq!(names(&again), names(&app));
    assert_eq!(again.open().arrangements, app.open().arrangements);
    // The cursor stands on a row that is shown, and the first one.
    assert_eq!(again.open().cursor().unwrap().at.row, 0);
    // In the file there is nothing of it.
    let plain = App::example(SYDNARKE_2022);
    let columns = |app: &App| app.workbook().drift_columns.clone();
    assert_eq!(columns(&app), columns(&plain));
    assert!(!file::write(app.workbook()).contains("fold"));
}

#[test]
fn sorted_and_filtered_tables_are_said_when_they_are_opened() {
    let said = |app: &App| {
        let mut again = app.another_tab(99);
        again.send(Msg::Open(app.workbook().id));
        let effects = again.send(again.disk.loaded(app.workbook().id, View::Drift));
        effects
            .iter()
            .any(|e| matches!(e, Effect::Announce(text) if text.contains("sorterad eller filtrerad")))
    };
    let (mut app, sheet) = arranged();
    assert!(said(&app));
    app.send(Msg::Do(Command::Unsort));
    assert!(said(&app), "still filtered");
    app.send(Msg::Filter(sheet, Filter::default()));
    assert!(!said(&app), "folds and widths speak for themselves");
    app.send(Msg::Do(Command::SortAscending));
    assert!(said(&app));
    // Of a table that is not in sight it is said where that is shown.
    app.send(Msg::Do(Command::Unsort));
    app.send(Msg::Look(Look::SideBySide));
    app.send(point(app.sheet().id, sambudget::session::selection::At { row: 0, column: 2 }));
    app.send(Msg::Do(Command::SortAscending));
    assert!(!said(&app));
}

/// Where the cursor stands, as a table and a cell.
fn cursor(app: &App) -> (SheetId, At) {
    let cursor = app.open().cursor().expect("a cursor");
    (cursor.sheet, cursor.at)
}

#[test]
fn the_cursor_stands_where_it_was_left() {
    let mut app = App::example(SYDNARKE_2022);
    let drift = app.sheet().id;
    app.send(point(drift, At { row: 4, column: 2 }));
    app.send(Msg::Show(View::Allocation));
    assert_eq!(app.open().cursor(), None);
    app.send(point(SheetId::Keys, At { row: 0, column: 3 }));
    // In each view by itself, while one goes between them.
    app.send(Msg::Show(View::Drift));
    app.send(Msg::Take(drift));
    assert_eq!(cursor(&app), (drift, At { row: 4, column: 2 }));

    for leave in [Msg::Hidden, Msg::ShowStart, Msg::Address("#/".into())] {
        let mut app = App { state: app.state.clone(), disk: app.disk.clone() };
        let id = app.workbook().id;
        app.send(leave.clone());
        let mut again = app.another_tab(99);
        again.load(id);
        assert_eq!(cursor(&again), (drift, At { row: 4, column: 2 }), "{leave:?}");
        again.send(Msg::Show(View::Allocation));
        again.send(Msg::Take(SheetId::Keys));
        assert_eq!(cursor(&again), (SheetId::Keys, At { row: 0, column: 3 }), "{leave:?}");
    }
    // A table that has become smaller, and a text that nobody wrote.
    let id = app.workbook().id;
    let last = {
        let shape = app.state.table(drift).unwrap().shape();
        At { row: shape.rows - 1, column: shape.columns - 1 }
    };
    let kept = sambudget::session::remembered::write_cursors(&[(drift, At { row: 999, column: 999 })]);
    for (text, at) in [
        (kept.as_str(), last),
        ("drift.a9 1 1\nrubbish\n", At { row: 0, column: 1 }),
        ("", At { row: 0, column: 1 }),
    ] {
        let mut app = app.another_tab(5);
        app.disk.change(id, |stored| text.clone_into(&mut stored.cursors));
        app.load(id);
        assert_eq!(cursor(&app), (drift, at), "{text:?}");
    }
}

#[test]
fn the_table_that_was_left_is_shown() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::AddActivity);
    let second = app.workbook().activities[1].id;
    app.send(Msg::EditorKey(key("Escape")));
    app.send(Msg::ShowActivity(second));
    app.send(Msg::Take(SheetId::Drift(second)));
    app.send(Msg::Hidden);
    assert_eq!(app.killed_and_opened().open().activity, Some(second));
}

#[test]
fn undo_leaves_it_alone_and_it_leaves_undo_alone() {
    let (mut app, sheet) = arranged();
    let before = arrangement(&app, sheet);
    let steps = app.open().history.clone();
    app.write("Kapitalkostnader", Budget, "1");
    app.send(Msg::Undo);
    assert_eq!(arrangement(&app, sheet), before);
    app.send(Msg::Width(sheet, ColumnKey::Drift(Budget), None));
    assert_eq!(app.open().history.next_undo(), steps.next_undo());
}

#[test]
fn what_is_gone_is_dropped_and_the_rest_holds() {
    let (mut app, sheet) = arranged();
    let filter = arrangement(&app, sheet).unwrap().filter.unwrap();
    app.send(Msg::Do(Command::ShowAllRows));
    let (_, at) = app.at("Egen drift", Budget);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Ungroup));
    app.send(Msg::Filter(sheet, filter));
    app.send(Msg::DriftColumns(vec![Budget]));
    let again = app.killed_and_opened();
    let kept = arrangement(&again, sheet).unwrap();
    assert!(kept.folded.is_empty() && kept.filter.is_none(), "{kept:?}");
    assert_eq!(kept.sort.unwrap().column, Some(ColumnKey::Drift(Budget)));
    assert_eq!(kept.widths[&ColumnKey::Drift(Budget)], 200);
    // No row is out of sight for a column that is not there.
    assert_eq!(names(&again).len(), App::example(SYDNARKE_2022).sheet().rows.len());
}

#[test]
fn a_text_that_nobody_wrote_is_passed_over_line_by_line() {
    let app = App::example(SYDNARKE_2022);
    let SheetId::Drift(activity) = app.sheet().id else { panic!("a drift table") };
    let id = app.workbook().id;
    let texts = [
        ("", 0),
        ("\u{0}", 0),
        ("drift.a9z fold g1\ntag.7 sort name up\n", 0),
        ("drift.{} width d.budget -5\ndrift.{} width d.budget 99999999999\ndrift.{} width", 0),
        ("drift.{} sort d.budget sideways\ndrift.{} least d.budget much\ndrift.{} words  \n", 0),
        ("drift.{} nonsense 1\ndrift.{} width d.budget 111\nrubbish", 1),
    ];
    for (text, kept) in texts {
        let mut app = app.another_tab(5);
        let text = text.replace("{}", &activity.to_string());
        app.disk.change(id, |stored| stored.arrangement.clone_from(&text));
        app.load(id);
        let widths: usize = app.open().arrangements.values().map(|a| a.widths.len()).sum();
        assert_eq!(widths, kept, "{text:?}");
        let rows = App::example(SYDNARKE_2022).sheet().rows.len();
        assert_eq!(app.sheet().rows.len(), rows, "{text:?} hides rows");
    }
}
