//! Looking at a table otherwise than it stands: folded, hidden, sorted, filtered, searched. Nothing of it changes
//! the workbook.

use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Deviation};
use sambudget::session::arrangement::Filter;
use sambudget::session::command::{Command, is_available, name};
use sambudget::session::find::Way;
use sambudget::session::msg::Msg;
use sambudget::session::selection::At;
use sambudget::session::sheet::{ColumnKey, Fold, SheetId};
use sambudget::session::state::{Look, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, key, point};

fn names(app: &App) -> Vec<String> {
    app.sheet().rows.iter().map(|row| row.header.text.clone()).collect()
}

/// A table with a group: `Intäkter Personal … Egen drift(Datorer, Tele) …`.
fn grouped() -> App {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, first) = app.at("Datorer & basutrustning", Budget);
    app.send(point(sheet, first));
    app.send(Msg::Key(sheet, sambudget::session::selection::Key { shift: true, ..key("ArrowDown") }));
    app.send(Msg::Do(Command::Group));
    app.send(Msg::Draft("Egen drift".into()));
    app.send(Msg::EditorKey(key("Enter")));
    app
}

#[test]
fn a_folded_group_shows_its_sum_only() {
    let mut app = grouped();
    let before = app.workbook().clone();
    let all = names(&app);
    let (sheet, at) = app.at("Tele- och datakommunikation", Budget);
    app.send(point(sheet, at));
    assert_eq!(name(&app.state, Command::Fold), "Fäll ihop gruppen");
    app.send(Msg::Do(Command::Fold));
    let folded = names(&app);
    assert_eq!(folded.len(), all.len() - 2);
    assert!(!folded.contains(&"Tele- och datakommunikation".to_owned()), "{folded:?}");
    assert_eq!(app.shows("Egen drift", Budget), "1 300");
    let row = app.sheet().rows.iter().position(|row| row.header.text == "Egen drift").unwrap();
    assert_eq!(app.state.table(sheet).unwrap().rows[row].fold, Some(Fold::Folded));
    // Its number is that of the table: those of its rows are not given to others.
    let own_row = |row| app.state.table(sheet).unwrap().own_row(row);
    assert_eq!([own_row(row), own_row(row + 1)], [row, row + 3]);
    // The cursor stays on a row that is shown, and writing there writes what is shown.
    app.write("Licenser & serviceavtal", Budget, "8 000");
    assert_eq!(app.shows("Licenser & serviceavtal", Budget), "8 000");
    app.send(Msg::Undo);
    app.send(Msg::Do(Command::UnfoldAll));
    assert_eq!(names(&app), all);
    app.send(Msg::Do(Command::FoldAll));
    assert_eq!(names(&app), folded);
    assert_eq!(app.workbook(), &before);
}

#[test]
fn sorting_moves_no_data_and_sums_stay_with_their_rows() {
    let mut app = grouped();
    let before = app.workbook().clone();
    let (sheet, at) = app.at("Personalkostnader", Budget);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::SortDescending));
    let sorted = names(&app);
    assert_eq!(
        sorted,
        [
            "Kapitalkostnader",
            "Personalkostnader",
            "Licenser & serviceavtal",
            "Övrigt tjänsteköp",
            "Egen drift",
            "Tele- och datakommunikation",
            "Datorer & basutrustning",
            "Lokalhyror",
            "Övriga kostnader",
            "Resor & Kurser",
            "Intäkter",
            "Summa",
        ]
    );
    // Writing does not move the row from under the hands; sorting again does.
    app.write("Resor & Kurser", Budget, "99 000");
    assert_eq!(names(&app), sorted);
    app.send(Msg::Do(Command::SortDescending));
    assert_eq!(names(&app)[0], "Resor & Kurser");
    app.send(Msg::Undo);
    app.send(Msg::Do(Command::Unsort));
    assert_eq!(app.workbook(), &before);
    assert!(!is_available(&app.state, Command::Unsort));
}

#[test]
fn a_new_row_is_shown_in_a_sorted_table() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, at) = app.at("Personalkostnader", Budget);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::SortAscending));
    app.send(Msg::Do(Command::InsertRow));
    app.send(Msg::Draft("Konsulter".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert!(names(&app).contains(&"Konsulter".to_owned()));
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert!(!names(&app).iter().any(|name| name == "Konsulter" || name == "Ny rad"));
}

#[test]
fn a_row_that_is_added_under_a_filter_is_there_to_be_named() {
    let mut app = grouped();
    let (sheet, at) = app.at("Personalkostnader", Budget);
    app.send(point(sheet, at));
    app.send(Msg::Filter(sheet, Filter { words: "kost".into(), at_least: None }));
    app.send(Msg::Do(Command::InsertRow));
    let editor = app.open().editor.clone().expect("the name is open");
    assert_eq!((editor.cursor.at.column, editor.names_new_row), (0, true));
    app.send(Msg::Draft("Ny kostnad".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert!(names(&app).contains(&"Ny kostnad".to_owned()), "{:?}", names(&app));
    assert_eq!(app.shows("Personalkostnader", Budget), "12 006");
}

#[test]
fn the_cursor_stays_among_the_columns_that_an_undo_leaves() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let (sheet, at) = app.at("Resor & Kurser", DriftColumn::Comment);
    app.send(point(sheet, at));
    app.send(Msg::Undo);
    let cursor = app.open().cursor().unwrap();
    let shape = app.state.table(sheet).unwrap().shape();
    assert_eq!((cursor.at.row, cursor.at.column), (at.row, shape.columns - 1));
}

#[test]
fn a_filter_shows_large_deviations_only() {
    let mut app = grouped();
    let (sheet, _) = app.at("Personalkostnader", Budget);
    let deviation = ColumnKey::Drift(Deviation);
    let filter = Filter { words: String::new(), at_least: Some((deviation, 1_000.into())) };
    app.send(Msg::Filter(sheet, filter));
    assert_eq!(
        names(&app),
        ["Personalkostnader", "Licenser & serviceavtal", "Övrigt tjänsteköp", "Kapitalkostnader", "Summa"]
    );
    // A row that no longer fits stays until the filter is given again.
    app.write("Kapitalkostnader", Budget, "12 100");
    assert_eq!(app.shows("Kapitalkostnader", Deviation), "0");
    app.send(Msg::Undo);
    let words = Filter { words: "kostnader ÖVRIGA".into(), at_least: None };
    app.send(Msg::Filter(sheet, words));
    assert_eq!(names(&app), ["Övriga kostnader", "Summa"]);
    // A sum is shown with the rows that it adds.
    app.send(Msg::Filter(sheet, Filter { words: "tele".into(), at_least: None }));
    assert_eq!(names(&app), ["Egen drift", "Tele- och datakommunikation", "Summa"]);
    // Whoever goes to a row that is filtered away sees it.
    let rows = sambudget::session::find::rows(&app.state);
    assert!(!rows.iter().any(|(name, _)| name.starts_with("Lokalhyror")), "only what is shown is listed");
    app.send(Msg::Do(Command::ShowAllRows));
    assert_eq!(names(&app).len(), 12);
    let rows = sambudget::session::find::rows(&app.state);
    let (_, place) = rows.into_iter().find(|(name, _)| name.starts_with("Lokalhyror")).unwrap();
    app.send(Msg::Filter(sheet, Filter { words: "tele".into(), at_least: None }));
    app.send(Msg::GoTo(place));
    assert_eq!(app.sheet().rows[app.open().cursor().unwrap().at.row].header.text, "Lokalhyror");
}

#[test]
fn members_are_hidden_side_by_side() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Look(Look::SideBySide));
    let sheet = app.open().sheets()[0];
    let headings = |app: &App| app.sheet().columns.iter().map(|c| c.heading.clone()).collect::<Vec<_>>();
    assert_eq!(headings(&app)[2], "Hallsberg");
    app.send(point(sheet, At { row: 0, column: 3 }));
    app.send(Msg::Do(Command::HideColumns));
    assert!(!headings(&app).contains(&"Hallsberg".to_owned()));
    assert_eq!(
        app.sheet().rows[0].cells[2].text.replace('\u{a0}', " "),
        "−5 420",
        "Laxå's figure under Laxå"
    );
    app.send(Msg::Do(Command::ShowColumns));
    assert_eq!(headings(&app)[2], "Hallsberg");
}

#[test]
fn words_and_figures_are_found_through_all_tables() {
    let mut app = App::example(HERRLJUNGA);
    let at = |app: &App| {
        let cursor = app.open().cursor().unwrap();
        (app.open().view, app.state.table(cursor.sheet).unwrap().name_of(cursor.at))
    };
    let sheet: SheetId = app.open().sheets()[0];
    app.send(point(sheet, At { row: 0, column: 1 }));
    let figure = app.sheet().rows[1].cells[0].text.replace('\u{a0}', "");
    app.send(Msg::Find(figure, Way::Forward));
    let found = at(&app);
    assert_eq!(found.0, View::Drift);
    assert!(found.1.starts_with(&app.sheet().rows[1].header.text), "{found:?}");
    // A member is found in another view, from wherever one stands; the way back leads back.
    let member = app.workbook().members[0].name.clone();
    app.send(Msg::Show(View::Investments));
    app.send(Msg::Find(member.to_uppercase(), Way::Forward));
    assert!(at(&app).1.to_lowercase().contains(&member.to_lowercase()) || app.open().view != View::Drift);
    let before = app.open().cursor();
    app.send(Msg::Find("finns inte".into(), Way::Forward));
    assert_eq!(app.open().cursor(), before);
    app.send(Msg::Find(String::new(), Way::Back));
    assert_eq!(app.open().cursor(), before);
}

#[test]
fn every_row_can_be_gone_to_by_name() {
    let mut app = App::example(HERRLJUNGA);
    let rows = sambudget::session::find::rows(&app.state);
    let lines = app.workbook().lines().count() + app.workbook().projects().count();
    assert!(rows.len() > lines, "{} rows", rows.len());
    for (name, place) in rows {
        app.send(Msg::GoTo(place));
        let cursor = app.open().cursor().unwrap();
        assert_eq!(cursor.sheet, place.sheet, "{name}");
        let row = app.state.table(cursor.sheet).unwrap().rows[cursor.at.row];
        assert_eq!(row.subject, place.subject, "{name}");
    }
}

#[test]
fn widths_are_kept_within_reason() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, _) = app.at("Personalkostnader", Actual);
    let column = ColumnKey::Drift(Actual);
    let width = |app: &App| app.open().arrangements[&sheet].widths.get(&column).copied();
    app.send(Msg::Width(sheet, column, Some(200)));
    assert_eq!(width(&app), Some(200));
    app.send(Msg::Width(sheet, column, Some(-5)));
    assert!(width(&app).unwrap() > 20);
    app.send(Msg::Width(sheet, column, None));
    assert_eq!(width(&app), None);
}
