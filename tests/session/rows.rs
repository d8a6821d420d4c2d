//! Lines, groups and projects: added, named, and moved through the table as it is printed.

use sambudget::model::drift::{Row, RowId, SubtotalPlace};
use sambudget::model::edit::Parent;
use sambudget::session::msg::{Direction, Msg};
use sambudget::session::sheet::Subject;
use sambudget::session::state::View;

use super::app::{App, HERRLJUNGA, form, key, point};

/// The rows of the first drift table in one line: `A G(B C) D`.
pub fn outline(app: &App) -> String {
    fn of(rows: &[Row]) -> String {
        let one = |row: &Row| match row {
            Row::Line(line) => line.name.clone(),
            Row::Group(group) => format!("{}({})", group.name, of(&group.rows)),
        };
        rows.iter().map(one).collect::<Vec<_>>().join(" ")
    }
    of(&app.workbook().activities[0].rows)
}

pub fn row(app: &App, name: &str) -> RowId {
    let rows = app.workbook().activities[0].all_rows();
    let named = |row: &&&Row| match row {
        Row::Line(line) => line.name == name,
        Row::Group(group) => group.name == name,
    };
    rows.iter().find(named).expect(name).id()
}

/// Adds a row as the buttons do: the name of the new row is open for writing.
fn add(
    app: &mut App,
    make: fn(sambudget::model::id::ActivityId, Option<Subject>) -> Msg,
    after: &str,
    name: &str,
) {
    let after = (!after.is_empty()).then(|| Subject::Row(row(app, after)));
    let activity = app.workbook().activities[0].id;
    app.send(make(activity, after));
    assert!(app.open().editor.is_some(), "the name is open");
    app.send(Msg::Draft(name.into()));
    app.send(Msg::EditorKey(key("Enter")));
}

/// `A G(B H(C)) D`, without figures.
pub fn table() -> App {
    let mut app = App::new();
    app.send(Msg::Create(sambudget::session::new_workbook::NewWorkbook { usual_lines: false, ..form() }));
    add(&mut app, Msg::AddLine, "", "A");
    add(&mut app, Msg::AddGroup, "", "G");
    add(&mut app, Msg::AddGroup, "G", "H");
    add(&mut app, Msg::AddLine, "H", "C");
    add(&mut app, Msg::AddLine, "G", "B");
    let activity = app.workbook().activities[0].id;
    app.send(Msg::AddLine(activity, None));
    app.send(Msg::Draft("D".into()));
    app.send(Msg::EditorKey(key("Enter")));
    app
}

#[test]
fn rows_are_added_after_the_row_or_at_the_end() {
    let mut app = table();
    assert_eq!(outline(&app), "A G(B H(C)) D");
    let before = app.workbook().clone();
    add(&mut app, Msg::AddLine, "C", "E");
    assert_eq!(outline(&app), "A G(B H(C E)) D");
    app.send(Msg::Undo); // the name
    app.send(Msg::Undo); // the row
    assert_eq!(app.workbook(), &before);
}

#[test]
fn after_a_group_with_its_sum_below_is_after_the_group() {
    let mut app = table();
    let RowId::Group(group) = row(&app, "G") else { panic!("a group") };
    app.send(Msg::GroupProperties(group, "G".into(), SubtotalPlace::Below));
    add(&mut app, Msg::AddLine, "G", "E");
    assert_eq!(outline(&app), "A G(B H(C)) E D");
}

#[test]
fn moving_walks_through_the_table_as_it_is_printed() {
    let down = [
        "G(A B H(C)) D",
        "G(B A H(C)) D",
        "G(B H(A C)) D",
        "G(B H(C A)) D",
        "G(B H(C) A) D",
        "G(B H(C)) A D",
        "G(B H(C)) D A",
    ];
    let mut app = table();
    let subject = Subject::Row(row(&app, "A"));
    let (sheet, at) = app.at_index("A", 2);
    app.send(point(sheet, at));
    for (step, expected) in down.iter().enumerate() {
        let before = app.workbook().clone();
        app.send(Msg::Move(vec![subject], Direction::Down));
        assert_eq!(outline(&app), *expected, "step {step} down");
        app.can_be_undone(&before);
    }
    let last = app.workbook().clone();
    app.send(Msg::Move(vec![subject], Direction::Down));
    assert_eq!(app.workbook(), &last, "already last");

    for expected in down.iter().rev().skip(1).chain(&["A G(B H(C)) D"]) {
        app.send(Msg::Move(vec![subject], Direction::Up));
        assert_eq!(outline(&app), *expected, "up");
    }
    app.send(Msg::Move(vec![subject], Direction::Up));
    assert_eq!(outline(&app), "A G(B H(C)) D", "already first");
}

#[test]
fn the_cursor_goes_with_the_moved_row() {
    let mut app = table();
    let (sheet, at) = app.at_index("D", 1);
    app.send(point(sheet, at));
    app.send(Msg::Move(vec![Subject::Row(row(&app, "D"))], Direction::Up));
    let cursor = app.open().cursor().unwrap();
    assert_eq!(cursor.at, app.at_index("D", 1).1);
}

#[test]
fn groups_move_with_all_that_is_in_them() {
    let mut app = table();
    app.send(Msg::Move(vec![Subject::Row(row(&app, "G"))], Direction::Up));
    assert_eq!(outline(&app), "G(B H(C)) A D");
    app.send(Msg::Move(vec![Subject::Row(row(&app, "H"))], Direction::Down));
    assert_eq!(outline(&app), "G(B) H(C) A D");
    app.send(Msg::Move(vec![Subject::Row(row(&app, "H"))], Direction::Up));
    assert_eq!(outline(&app), "G(B H(C)) A D");
}

#[test]
fn a_group_is_renamed_and_goes_with_its_rows() {
    let mut app = table();
    let RowId::Group(group) = row(&app, "G") else { panic!("a group") };
    let before = app.workbook().clone();
    app.send(Msg::GroupProperties(group, "Kostnader".into(), SubtotalPlace::Below));
    app.can_be_undone(&before);
    assert_eq!(outline(&app), "A Kostnader(B H(C)) D");
    // Without figures it goes at once.
    app.send(Msg::Delete(Subject::Row(RowId::Group(group))));
    assert_eq!((app.asks(), outline(&app).as_str()), (None, "A D"));
    app.send(Msg::Undo);
    assert_eq!(outline(&app), "A Kostnader(B H(C)) D");
}

#[test]
fn groups_stand_no_deeper_than_a_file_keeps() {
    let mut app = App::new();
    app.send(Msg::Create(sambudget::session::new_workbook::NewWorkbook { usual_lines: false, ..form() }));
    let mut last = String::new();
    for n in 1..=20 {
        let name = format!("G{n}");
        add(&mut app, Msg::AddGroup, &last, &name);
        last = name;
    }
    // The 17th did not fit in the 16th and stands at the end, and so on within it.
    let position = app.workbook().position(row(&app, "G17")).unwrap();
    assert_eq!(position.parent, Parent::Activity(app.workbook().activities[0].id));
    // G17 holds four groups in one another, so the 13th is too deep for it: it passes by.
    let moved = Subject::Row(row(&app, "G17"));
    for _ in 0..12 {
        app.send(Msg::Move(vec![moved], Direction::Up));
    }
    let inside = |app: &App| app.workbook().position(row(app, "G17")).map(|position| position.parent);
    let Some(RowId::Group(twelfth)) = Some(row(&app, "G12")) else { panic!("a group") };
    assert_eq!(inside(&app), Some(Parent::Group(twelfth)), "{}", outline(&app));
    app.send(Msg::Move(vec![moved], Direction::Up));
    assert!(outline(&app).contains("G12(G17("), "{}", outline(&app));
}

#[test]
fn projects_are_added_and_move_from_table_to_table() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].id;
    let before = app.workbook().clone();
    app.send(Msg::AddProject(group, None));
    app.send(Msg::Draft("Switchar".into()));
    app.send(Msg::EditorKey(key("Enter")));
    let added = app.workbook().project_groups[0].projects.last().unwrap();
    assert_eq!(added.name, "Switchar");
    let subject = Subject::Project(added.id);
    app.send(Msg::AddProjectGroup);
    app.send(Msg::Move(vec![subject], Direction::Down));
    let in_group = |app: &App, index: usize| {
        app.workbook().project_groups[index].projects.iter().any(|p| Subject::Project(p.id) == subject)
    };
    let next = app.workbook().project_groups.len() - 1;
    assert!(!in_group(&app, 0) && in_group(&app, next.min(1)));
    app.send(Msg::Move(vec![subject], Direction::Up));
    assert!(in_group(&app, 0));
    app.send(Msg::Move(vec![subject], Direction::Up));
    let place =
        app.workbook().project_groups[0].projects.iter().position(|p| Subject::Project(p.id) == subject);
    assert_eq!(place, Some(before.project_groups[0].projects.len() - 1));
}
