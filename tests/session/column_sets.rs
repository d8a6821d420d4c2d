//! Sets of columns: named, chosen, renamed and taken away, for every workbook of the browser.

use sambudget::model::drift::DriftColumn::{
    self, Actual, Budget, Deviation, DeviationPercent, DeviationToDate,
};
use sambudget::session::arrangement::Filter;
use sambudget::session::column_sets::{ColumnSet, is_shown, sets};
use sambudget::session::command::{Command, is_available, name};
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::selection::At;
use sambudget::session::sheet::{ColumnKey, SheetId};
use sambudget::session::state::{Look, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, point};

fn named(app: &App, sheet: SheetId, name: &str) -> ColumnSet {
    let sets = sets(&app.state, sheet);
    sets.iter().find(|set| set.name == name).unwrap_or_else(|| panic!("no {name} in {sets:?}")).clone()
}

fn names(app: &App, sheet: SheetId) -> Vec<String> {
    sets(&app.state, sheet).into_iter().map(|set| set.name).collect()
}

fn choose(app: &mut App, sheet: SheetId, name: &str) {
    let set = named(app, sheet, name);
    app.send(Msg::UseColumns(sheet, Box::new(set)));
}

/// Saves the columns of the table with the cursor, as the dialog does.
fn save(app: &mut App, name: &str) {
    app.send(Msg::Do(Command::SaveColumns));
    app.send(Msg::Submit(vec![Answer::Text(name.into())]));
    assert_eq!((app.asks(), app.state.form_error.as_ref()), (None, None));
}

#[test]
fn deviations_only_is_one_step_to_undo() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let sheet = app.sheet().id;
    choose(&mut app, sheet, "Bara avvikelser");
    assert_eq!(app.workbook().drift_columns, [DeviationToDate, Deviation, DeviationPercent]);
    assert_eq!(name(&app.state, Command::Undo), "Ångra: ställa in Bara avvikelser");
    assert!(is_shown(&app.state, sheet, &named(&app, sheet, "Bara avvikelser")));
    assert!(!is_shown(&app.state, sheet, &named(&app, sheet, "Alla kolumner")));
    app.can_be_undone(&before);
    choose(&mut app, sheet, "Alla kolumner");
    assert_eq!(app.workbook().drift_columns, DriftColumn::ALL);
    // What is shown already is no step.
    let steps = app.open().history.clone();
    choose(&mut app, sheet, "Alla kolumner");
    assert!(app.open().history == steps);
}

#[test]
fn a_filter_by_a_column_that_the_set_does_not_have_hides_no_row() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, rows) = (app.sheet().id, app.sheet().rows.len());
    let large = Filter { words: String::new(), at_least: Some((ColumnKey::Drift(Budget), 1_000.into())) };
    app.send(Msg::Filter(sheet, large));
    assert!(app.sheet().rows.len() < rows);
    choose(&mut app, sheet, "Bara avvikelser");
    assert_eq!(app.sheet().rows.len(), rows);
    // It holds again where the column is.
    choose(&mut app, sheet, "Alla kolumner");
    assert!(app.sheet().rows.len() < rows);
}

#[test]
fn a_set_has_columns_order_and_widths_and_serves_every_workbook() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Deviation, Budget, Actual]));
    let sheet = app.sheet().id;
    app.send(Msg::Width(sheet, ColumnKey::Drift(Budget), Some(222)));
    app.send(point(sheet, At { row: 0, column: 1 }));
    save(&mut app, "  Till mötet ");
    assert_eq!(
        names(&app, sheet),
        ["Alla kolumner", "Vanliga kolumner", "Bara avvikelser", "Åtgärder", "Till mötet"]
    );

    // After a reload, in another workbook.
    let mut other = app.another_tab(5);
    other.send(Msg::OpenExample(HERRLJUNGA));
    let sheet = other.sheet().id;
    choose(&mut other, sheet, "Till mötet");
    assert_eq!(other.workbook().drift_columns, [Deviation, Budget, Actual]);
    assert_eq!(other.open().arrangements[&sheet].widths[&ColumnKey::Drift(Budget)], 222);
    // It is for drift tables only.
    let projects = SheetId::Projects(other.workbook().project_groups[0].id);
    assert!(!names(&other, projects).contains(&"Till mötet".to_owned()));
}

#[test]
fn sets_are_replaced_renamed_and_taken_away() {
    let mut app = App::example(SYDNARKE_2022);
    let sheet = app.sheet().id;
    app.send(point(sheet, At { row: 0, column: 1 }));
    assert!(!is_available(&app.state, Command::EditColumnSets));
    for (name, columns) in [("A", vec![Budget]), ("B", vec![Actual]), ("A", vec![Deviation])] {
        app.send(Msg::DriftColumns(columns));
        save(&mut app, name);
    }
    assert_eq!(names(&app, sheet)[4..], ["A", "B"]);
    assert_eq!(named(&app, sheet, "A").columns, [ColumnKey::Drift(Deviation)]);

    let edit = |app: &mut App, at: usize, new: &str, is_deleted: bool| {
        app.send(Msg::Do(Command::EditColumnSets));
        let answers = vec![Answer::At(at), Answer::Text(new.into()), Answer::On(is_deleted)];
        app.send(Msg::Submit(answers));
        app.state.form_error.clone()
    };
    assert_eq!(edit(&mut app, 0, "C", false), None);
    assert_eq!(names(&app, sheet)[4..], ["C", "B"]);
    assert!(edit(&mut app, 0, " ", false).is_some(), "a name is asked for");
    app.send(Msg::CloseDialog);
    assert_eq!(edit(&mut app, 0, "C", false), None, "its own name again");
    assert_eq!(names(&app, sheet)[4..], ["C", "B"]);
    // The name of another takes its place.
    assert_eq!(edit(&mut app, 0, "B", false), None);
    assert_eq!(named(&app, sheet, "B").columns, [ColumnKey::Drift(Deviation)]);
    assert_eq!(edit(&mut app, 0, "", true), None);
    assert_eq!(names(&app, sheet).len(), 4);
    assert_eq!(app.disk.column_sets, "");
    assert!(!is_available(&app.state, Command::EditColumnSets));

    app.send(Msg::Do(Command::SaveColumns));
    app.send(Msg::Submit(vec![Answer::Text("  ".into())]));
    assert!(app.state.form_error.is_some());
}

#[test]
fn side_by_side_a_set_hides_members_for_looking_only() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Look(Look::SideBySide));
    let sheet = app.sheet().id;
    let (before, all) = (app.workbook().clone(), app.sheet().columns);
    app.send(point(sheet, At { row: 0, column: 2 }));
    app.send(Msg::Do(Command::HideColumns));
    save(&mut app, "Utan den första");
    let fewer = app.sheet().columns;
    assert_eq!(fewer.len(), all.len() - 1);
    choose(&mut app, sheet, "Alla kolumner");
    assert_eq!(app.sheet().columns, all);
    choose(&mut app, sheet, "Utan den första");
    assert_eq!(app.sheet().columns, fewer);
    assert!(app.workbook() == &before);
    // A board of other members has none of its columns but the total and what is shared.
    let mut other = app.another_tab(5);
    other.send(Msg::OpenExample(HERRLJUNGA));
    other.send(Msg::Look(Look::SideBySide));
    let sheet = other.sheet().id;
    choose(&mut other, sheet, "Utan den första");
    assert!(other.sheet().columns.len() < all.len());
}

#[test]
fn investments_take_the_columns_that_they_know() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let before = app.workbook().clone();
    let sheet = SheetId::Projects(app.workbook().project_groups[0].id);
    app.send(Msg::ColumnSets("set projects X\ncolumns p.decided:1999 p.budget d.budget p.actual\n".into()));
    choose(&mut app, sheet, "X");
    let headings: Vec<_> = app.sheet().columns.into_iter().map(|column| column.heading).collect();
    assert_eq!(headings.len(), 2, "{headings:?}");
    app.can_be_undone(&before);
    // Columns of other kinds only: it is not offered.
    app.send(Msg::ColumnSets("set projects Y\ncolumns p.decided:1999\n".into()));
    assert!(!names(&app, sheet).contains(&"Y".to_owned()));
}
