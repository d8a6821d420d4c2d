//! What every method gives for a line, side by side.

use sambudget::model::drift::DriftColumn::{Method as MethodColumn, Prognosis};
use sambudget::model::drift::{DriftColumn, Method};
use sambudget::rules::check::Finding;
use sambudget::session::command::Command;
use sambudget::session::fan::{choose, fan_view};
use sambudget::session::msg::Msg;
use sambudget::session::overview::checks;
use sambudget::session::state::Dialog;

use super::app::{App, SYDNARKE_2022, point};

const LICENCES: &str = "Licenser & serviceavtal";
const STAFF: &str = "Personalkostnader";

fn figures(app: &App, line: &str) -> Vec<(Method, String, Option<u8>)> {
    let fan = fan_view(&app.state, app.line(line).id).unwrap();
    let plain = |text: String| text.replace('\u{a0}', " ");
    let known = fan.methods.into_iter().filter(|item| !item.figure.is_empty());
    known.map(|item| (item.method, plain(item.figure), item.at)).collect()
}

#[test]
fn all_methods_stand_on_one_scale_with_the_budget() {
    // Sydnärke in July 2022 (domain.md): budget 8 086, run rate 10 263,4, budget for the rest 9 356,2, own 10 300.
    let app = App::example(SYDNARKE_2022);
    let found = figures(&app, LICENCES);
    for expected in [
        (Method::Typed, "10 300".to_owned(), Some(100)),
        (Method::AsBudget, "8 086".to_owned(), Some(0)),
        (Method::RunRate, "10 263".to_owned(), Some(98)),
        (Method::BudgetForRest, "9 356".to_owned(), Some(57)),
        (Method::ByProfile, "10 263".to_owned(), Some(98)),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    let fan = fan_view(&app.state, app.line(LICENCES).id).unwrap();
    assert_eq!(fan.budget.map(|(figure, at)| (figure.replace('\u{a0}', " "), at)), Some(("8 086".into(), 0)));
    assert!(fan.is_outside, "10 300 is more than any method gives");
}

#[test]
fn a_method_is_taken_from_the_fan_as_one_step() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let before = app.workbook().clone();
    let (sheet, at) = app.at(LICENCES, Prognosis);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Fan));
    let line = app.line(LICENCES).id;
    assert_eq!(app.state.dialog, Some(Dialog::Fan(line)));
    let msg = choose(&app.state, line, Method::BudgetForRest).unwrap();
    app.send(msg);
    assert_eq!(app.state.dialog, None);
    assert_eq!(app.shows(LICENCES, Prognosis), "9 356");
    assert_eq!(app.shows(LICENCES, MethodColumn), "Budget för resten");
    app.can_be_undone(&before);
}

#[test]
fn an_own_figure_outside_all_methods_is_remarked() {
    let mut app = App::example(SYDNARKE_2022);
    let outside = |app: &App, line: &str| {
        let id = app.line(line).id;
        checks(&app.state)
            .iter()
            .any(|(finding, ..)| matches!(finding, Finding::OutsideMethods { line, .. } if *line == id))
    };
    assert!(outside(&app, LICENCES));
    app.write(LICENCES, Prognosis, "10 000");
    assert!(!outside(&app, LICENCES));
    app.write(LICENCES, Prognosis, "8 000");
    assert!(outside(&app, LICENCES));
    // Revenue alike: 39 054 is between the budget and the run rate or not, whatever its sign on the page.
    let revenue = fan_view(&app.state, app.line("Intäkter").id).unwrap();
    assert!(
        revenue
            .methods
            .iter()
            .filter(|item| !item.figure.is_empty())
            .all(|item| item.figure.starts_with('−'))
    );
    assert!(fan_view(&app.state, app.line(STAFF).id).is_some());
}
