//! How the prognoses of many lines come about, set at once.

use sambudget::model::drift::DriftColumn::{self, Method as MethodColumn, Prognosis};
use sambudget::model::drift::{Distribution, LineField, Method, Place};
use sambudget::model::entry::Entry;
use sambudget::model::period::Month;
use sambudget::session::command::{Command, is_available};
use sambudget::session::forms::{Answer, Field, form};
use sambudget::session::msg::Msg;
use sambudget::session::state::{Dialog, View};

use super::app::{App, SYDNARKE_2022, point};

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";

/// Asks, and answers: the month, the method by its place, which lines by their place, and whether own figures stay.
fn answer(app: &mut App, month: usize, method: Method, which: usize, keep: bool) {
    let method = Method::ALL.iter().position(|known| *known == method).unwrap();
    app.send(Msg::Do(Command::Prognoses));
    assert_eq!(app.state.dialog, Some(Dialog::Prognoses));
    app.send(Msg::Submit(vec![
        Answer::At(month - 1),
        Answer::At(method),
        Answer::At(which),
        Answer::On(keep),
        Answer::Text(String::new()),
    ]));
    assert_eq!(app.state.dialog, None);
}

/// The same with a formula as the method.
fn answer_formula(app: &mut App, month: usize, formula: &str, which: usize) {
    app.send(Msg::Do(Command::Prognoses));
    app.send(Msg::Submit(vec![
        Answer::At(month - 1),
        Answer::At(Method::ALL.len() - 1),
        Answer::At(which),
        Answer::On(false),
        Answer::Text(formula.to_owned()),
    ]));
}

#[test]
fn a_formula_for_many_lines_at_once() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let (sheet, at) = app.at(STAFF, Prognosis);
    app.send(point(sheet, at));
    let before = app.workbook().clone();
    // What is no formula, and none at all, stay in the dialog, and say why.
    for formula in ["", "=utfall/mån*12", "utfall+", "=prognos["] {
        answer_formula(&mut app, 7, formula, 1);
        assert_eq!(app.state.dialog, Some(Dialog::Prognoses), "{formula}");
        app.send(Msg::CloseDialog);
        assert_eq!(app.workbook(), &before);
    }
    answer_formula(&mut app, 7, "utfall/månader*12", 1);
    assert_eq!((app.state.dialog.as_ref(), app.shows(LICENCES, MethodColumn).as_str()), (None, "Formel"));
    assert_eq!(app.shows(LICENCES, Prognosis), "10 263");
    assert_eq!(app.shows(STAFF, Prognosis), "10 565");
    app.can_be_undone(&before);
    // The same formula follows the period.
    answer_formula(&mut app, 12, "utfall/månader*12", 1);
    assert_eq!(app.workbook().period_end, Month::DECEMBER);
    assert_eq!(app.shows(LICENCES, Prognosis), "5 987");
    // What is typed over it is the own figure.
    app.write(LICENCES, Prognosis, "6000");
    assert_eq!(
        (app.shows(LICENCES, Prognosis), app.shows(LICENCES, MethodColumn)),
        ("6 000".into(), "Egen".into())
    );
}

#[test]
fn a_formula_of_the_workbook_and_of_a_line() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let line = app.line(LICENCES).id;
    let by_formula = Method::ALL.len() - 1;
    let last = |dialog: &Dialog, app: &App| form(&app.state, dialog).unwrap().answers().len() - 1;
    app.fill(&Dialog::Settings, [(4, Answer::At(by_formula))]);
    assert_eq!(app.state.wrong_field, Some(18), "a formula is asked for");
    app.send(Msg::CloseDialog);
    app.fill(&Dialog::Settings, [(4, Answer::At(by_formula)), (18, Answer::Text("=budget*2".into()))]);
    assert!(app.workbook().formula.is_some());
    // The line follows the workbook, then has its own.
    let own = Dialog::Line(line);
    let at = last(&own, &app);
    app.fill(&own, [(3, Answer::At(0))]);
    assert_eq!(app.shows(LICENCES, Prognosis), "16 172");
    app.fill(&own, [(3, Answer::At(1 + by_formula)), (at, Answer::Text("=budget/2".into()))]);
    assert_eq!(app.shows(LICENCES, Prognosis), "4 043");
    // It reads back as it was written, and what is left as it stood changes nothing, in other units and signs too.
    let written = |app: &App| form(&app.state, &own).unwrap().answers()[at].clone();
    assert_eq!(written(&app), Answer::Text("=budget/2".into()));
    let before = app.workbook().clone();
    app.fill(&own, []);
    assert_eq!(app.workbook(), &before);
    // A circle is said in the cell.
    app.fill(&own, [(at, Answer::Text("=prognos+1".into()))]);
    assert_eq!(app.shows(LICENCES, Prognosis), "cirkel");
    app.fill(&own, [(at, Answer::Text(String::new()))]);
    assert_eq!(app.shows(LICENCES, Prognosis), "16 172");
}

#[test]
fn one_dialog_sets_all_lines_of_the_table() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let (sheet, at) = app.at(STAFF, Prognosis);
    app.send(point(sheet, at));
    let before = app.workbook().clone();
    // The lines have own figures: without a word they are left.
    answer(&mut app, 7, Method::BudgetForRest, 1, true);
    assert_eq!(app.workbook(), &before);
    answer(&mut app, 7, Method::BudgetForRest, 1, false);
    assert_eq!(app.shows(LICENCES, Prognosis), "9 356");
    assert_eq!(app.shows(LICENCES, MethodColumn), "Budget för resten");
    let of_lines = app.workbook().lines().map(|line| line.method.unwrap_or(app.workbook().method));
    assert!(of_lines.into_iter().all(|method| method == Method::BudgetForRest));
    app.can_be_undone(&before);
    // Through December nothing is left of the budget.
    answer(&mut app, 12, Method::BudgetForRest, 1, false);
    assert_eq!(app.workbook().period_end, Month::DECEMBER);
    assert_eq!(app.shows(LICENCES, Prognosis), "5 987");
    // Own figures begin as what is shown.
    answer(&mut app, 12, Method::Typed, 1, true);
    assert_eq!(app.shows(LICENCES, Prognosis), "5 987");
    assert_eq!(app.shows(LICENCES, MethodColumn), "Egen");
}

#[test]
fn only_the_selected_lines() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, at) = app.at(LICENCES, Prognosis);
    app.send(point(sheet, at));
    let staff = app.shows(STAFF, Prognosis);
    let question = {
        app.send(Msg::Do(Command::Prognoses));
        form(&app.state, &Dialog::Prognoses).unwrap()
    };
    let Field::Choice { names, at: first, .. } = &question.sections[0].fields[2] else { panic!("no choice") };
    assert_eq!((names.len(), names[0].as_str(), *first), (2, "Markerade rader", 1));
    app.send(Msg::CloseDialog);
    answer(&mut app, 7, Method::RunRate, 0, false);
    assert_eq!(app.shows(LICENCES, Prognosis), "10 263");
    assert_eq!(app.shows(STAFF, Prognosis), staff);
}

#[test]
fn own_figures_stay_where_they_were_written() {
    let mut app = App::example(SYDNARKE_2022);
    let line = app.line(LICENCES).clone();
    // One line has no figure of its own; it gets the method, the others keep theirs.
    let place = match &line.distribution {
        Distribution::ByKey { .. } => Place::Total,
        Distribution::Direct(parts) => Place::Part(*parts.keys().next().unwrap()),
    };
    app.write(LICENCES, Prognosis, "");
    assert_eq!(app.line(LICENCES).entry(place, LineField::Prognosis), &Entry::Empty);
    let (sheet, at) = app.at(LICENCES, Prognosis);
    app.send(point(sheet, at));
    let staff = app.shows(STAFF, Prognosis);
    answer(&mut app, 7, Method::BudgetForRest, 1, true);
    assert_eq!(app.shows(LICENCES, Prognosis), "9 356");
    assert_eq!(app.shows(STAFF, Prognosis), staff);
}

#[test]
fn it_is_asked_in_operating_tables_only() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, at) = app.at(STAFF, Prognosis);
    app.send(point(sheet, at));
    assert!(is_available(&app.state, Command::Prognoses));
    app.send(Msg::Show(View::Allocation));
    assert!(!is_available(&app.state, Command::Prognoses));
}
