//! Next year's workbook beside this one, and carry-overs that are proposed and taken over.

use sambudget::model::drift::DriftColumn;
use sambudget::model::drift::DriftColumn::{Actual, Budget, PriorActual};
use sambudget::model::investment::{ProjectColumn, ProjectField};
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::forms::{Answer, form, preview};
use sambudget::session::msg::Msg;
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::SheetId;
use sambudget::session::state::View;

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, point};

const STAFF: &str = "Personalkostnader";

/// Answers the dialog: which first budget.
fn make(app: &mut App, budget: usize) -> Vec<Effect> {
    app.send(Msg::Do(Command::NextYear));
    assert!(form(&app.state, app.asks().unwrap()).is_some());
    app.send(Msg::Submit(vec![Answer::At(budget)]))
}

#[test]
fn next_year_is_made_beside_this_one() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let before = app.workbook().clone();
    let (actual, budget) = (app.shows(STAFF, Actual), app.shows(STAFF, Budget));
    let effects = make(&mut app, 0);
    let said = Effect::Announce("Arbetsboken för 2023 är skapad och öppen.".into());
    assert!(effects.contains(&said), "{effects:?}");
    let made = app.workbook().clone();
    assert_eq!((made.year.number(), &made.name), (2023, &before.name));
    assert_ne!(made.id, before.id);
    assert_eq!(app.open().view, View::Drift);
    assert_eq!(app.row(STAFF, [PriorActual, Actual, Budget]), [actual.clone(), String::new(), String::new()]);
    // It is stored, and what it came from is as it was.
    assert!(app.state.shelf.iter().any(|item| item.id == made.id && item.year == 2023));
    let opened = app.killed_and_opened_at(before.id);
    assert_eq!(opened.workbook(), &before);

    // Once more, with this year's budget: both are kept, and told apart.
    app.load(before.id);
    make(&mut app, 1);
    assert_eq!(app.workbook().name, format!("{} (2)", before.name));
    assert_eq!(app.row(STAFF, [PriorActual, Actual, Budget]), [actual, String::new(), budget]);
}

#[test]
fn carry_overs_are_proposed_taken_over_and_carried_in() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].clone();
    let sheet = SheetId::Projects(group.id);
    app.send(point(sheet, At { row: 0, column: 1 }));
    assert!(is_available(&app.state, Command::CarryOver), "{:?}", group.projects);
    let columns = [&group.columns[..], &[ProjectColumn::CarryOverOut]].concat();
    app.send(Msg::ProjectColumns(group.id, columns.clone()));
    let shown = |app: &App| {
        let table = app.state.table(sheet).unwrap();
        let column =
            (1..=table.columns.len()).find(|column| table.heading(*column) == "Ombudgeteras till nästa år");
        let column = column.unwrap();
        (0..table.rows.len()).map(|row| table.cell(At { row, column }).unwrap()).collect::<Vec<_>>()
    };
    let proposed = shown(&app);
    let is_proposed = |cell: &&sambudget::session::sheet::Cell| cell.text.starts_with("förslag ");
    let count = proposed.iter().filter(is_proposed).count();
    assert!(count > 0, "{proposed:?}");
    assert!(
        proposed
            .iter()
            .filter(is_proposed)
            .all(|cell| cell.value.is_none() && cell.about.starts_with("Förslag"))
    );
    assert_eq!(proposed.last().unwrap().text, "", "a proposal counts in no sum");

    // Not taken over, it does not go along; the dialog says so.
    app.send(Msg::Do(Command::NextYear));
    let said = preview(&app.state, &[Answer::At(0)]).unwrap().unwrap();
    assert!(said.last().unwrap().contains("som inte är övertagna följer inte med"), "{said:?}");
    app.send(Msg::CloseDialog);

    let before = app.workbook().clone();
    app.send(point(sheet, At { row: 0, column: 1 }));
    app.send(Msg::Do(Command::CarryOver));
    app.can_be_undone(&before);
    app.send(Msg::Do(Command::CarryOver));
    let taken = shown(&app);
    assert!(!taken.iter().any(|cell| is_proposed(&cell)));
    assert!(taken.last().unwrap().value.is_some());
    assert!(!is_available(&app.state, Command::CarryOver));
    let out = |app: &App, field| {
        let groups = app.workbook().project_groups.clone();
        let projects = groups.into_iter().find(|of| of.id == group.id).unwrap().projects.into_iter();
        projects.filter_map(|of| Some((of.id, of.amounts.get(field).value()?))).collect::<Vec<_>>()
    };
    let carried = out(&app, ProjectField::CarryOverOut);
    assert_eq!(carried.len(), count);
    make(&mut app, 0);
    assert_eq!(out(&app, ProjectField::CarryOver), carried);
}

#[test]
fn only_the_selected_are_taken_over_where_several_are() {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].id;
    let sheet = SheetId::Projects(group);
    app.send(point(sheet, At { row: 0, column: 1 }));
    app.send(Msg::Point(sheet, Pointed::Cell(At { row: 1, column: 1 }), How::Extend));
    {
        app.send(Msg::Do(Command::CarryOver));
        let projects = &app.workbook().project_group(group).unwrap().projects;
        let taken = projects.iter().map(|of| !of.amounts.get(ProjectField::CarryOverOut).is_empty());
        assert!(taken.skip(2).all(|taken| !taken));
        // The column was not shown before.
        assert!(app.workbook().project_group(group).unwrap().columns.contains(&ProjectColumn::CarryOverOut));
    }
}
