//! What is added to a line's prognosis, asked for in a dialog and shown apart.

use sambudget::model::drift::DriftColumn::{self, Adjustments, Deviation, Method, Prognosis, RawPrognosis};
use sambudget::model::drift::RowId;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::check::Finding;
use sambudget::session::command::{Command, is_available};
use sambudget::session::forms::{Answer, form};
use sambudget::session::msg::Msg;
use sambudget::session::overview::checks;
use sambudget::session::state::{Dialog, Look, View};

use super::app::{App, SYDNARKE_2022, point};

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";

/// The cursor on a line's cell, all columns shown.
fn on(line: &str) -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let (sheet, at) = app.at(line, Prognosis);
    app.send(point(sheet, at));
    app
}

/// Answers the open form: amount and reason of each row, all of them the whole line's.
fn answer(app: &mut App, rows: &[(&str, &str)]) {
    let answers = rows
        .iter()
        .flat_map(|(amount, reason)| {
            [Answer::Text((*amount).into()), Answer::Text((*reason).into()), Answer::At(0)]
        })
        .collect();
    app.send(Msg::Submit(answers));
}

#[test]
fn an_adjustment_is_added_to_what_the_method_gives() {
    let mut app = on(LICENCES);
    let before = app.workbook().clone();
    assert_eq!(
        (app.shows(LICENCES, Prognosis), app.shows(LICENCES, Adjustments)),
        ("10 300".into(), "".into())
    );
    app.send(Msg::Do(Command::Adjustments));
    answer(&mut app, &[("-200", "Avtalet omförhandlas i höst"), ("", "")]);
    assert_eq!(app.state.dialog, None);
    assert_eq!(app.shows(LICENCES, RawPrognosis), "10 300");
    assert_eq!(app.shows(LICENCES, Adjustments), "−200");
    assert_eq!(app.shows(LICENCES, Prognosis), "10 100");
    assert_eq!(app.shows(LICENCES, Deviation), "−2 014");
    let (sheet, at) = app.at(LICENCES, Prognosis);
    let cell = app.state.table(sheet).unwrap().cell(at).unwrap();
    assert!(
        cell.about.replace('\u{a0}', " ").contains("10 300 från metoden, justeringar −200"),
        "{}",
        cell.about
    );
    assert_eq!(cell.draft, "10300", "what is edited is the figure before it");
    let unreasoned = |app: &App| {
        checks(&app.state)
            .iter()
            .filter(|(finding, ..)| matches!(finding, Finding::AdjustmentUnreasoned(_)))
            .count()
    };
    assert_eq!(unreasoned(&app), 0);
    app.can_be_undone(&before);

    // Written in the prognosis, a new own figure stays apart from the adjustment.
    app.write(LICENCES, Prognosis, "9 000");
    assert_eq!(
        (app.shows(LICENCES, RawPrognosis), app.shows(LICENCES, Prognosis)),
        ("9 000".into(), "8 800".into())
    );
    let (sheet, at) = app.at(LICENCES, Prognosis);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Adjustments));
    let shown = form(&app.state, app.state.dialog.as_ref().unwrap()).unwrap().answers();
    assert_eq!(shown[0], Answer::Text("−200".into()));
    answer(&mut app, &[("-200", ""), ("", ""), ("", "")]);
    assert_eq!(unreasoned(&app), 1, "an adjustment that nobody gave a reason for");
    app.send(Msg::Do(Command::Adjustments));
    // A row without amount and reason goes away.
    answer(&mut app, &[("", ""), ("", ""), ("", "")]);
    assert_eq!(app.shows(LICENCES, Prognosis), "9 000");
    assert_eq!(app.shows(LICENCES, Adjustments), "");
}

#[test]
fn an_own_figure_begins_as_what_the_method_gives() {
    // Run rate 10 263, adjusted by −200: as an own figure it is 10 263 still, and the prognosis what it was.
    let mut app = on(LICENCES);
    app.send(Msg::Do(Command::Adjustments));
    answer(&mut app, &[("-200", "Avtalet"), ("", "")]);
    app.write(LICENCES, Method, "runRate");
    assert_eq!(
        (app.shows(LICENCES, RawPrognosis), app.shows(LICENCES, Prognosis)),
        ("10 263".into(), "10 063".into())
    );
    app.write(LICENCES, Method, "typed");
    assert_eq!(
        (app.shows(LICENCES, RawPrognosis), app.shows(LICENCES, Prognosis)),
        ("10 263".into(), "10 063".into())
    );
}

#[test]
fn what_cannot_be_taken_says_why_and_changes_nothing() {
    for (amount, reason, why) in [
        ("tolv", "", "Ett belopp kan inte läsas."),
        ("5 %", "", "Ett belopp kan inte läsas."),
        ("", "Skäl utan belopp", "En justering har ett skäl men inget belopp."),
    ] {
        let mut app = on(STAFF);
        let before = app.workbook().clone();
        app.send(Msg::Do(Command::Adjustments));
        answer(&mut app, &[(amount, reason), ("", "")]);
        assert!(
            app.state.form_error.as_ref().is_some_and(|error| error.starts_with(why)),
            "{:?}",
            app.state.form_error
        );
        assert!(matches!(app.state.dialog, Some(Dialog::Adjustments(_))));
        assert_eq!(app.workbook(), &before);
    }
}

#[test]
fn only_lines_are_adjusted() {
    let mut app = on(STAFF);
    assert!(is_available(&app.state, Command::Adjustments));
    app.send(Msg::Show(View::Investments));
    assert!(!is_available(&app.state, Command::Adjustments));
}

#[test]
fn members_have_their_parts_of_it() {
    let mut app = on(LICENCES);
    app.send(Msg::Do(Command::Adjustments));
    answer(&mut app, &[("-200", "Avtalet"), ("", "")]);
    let holders: Vec<_> = app.workbook().holders().collect();
    let parts: Vec<String> = holders
        .into_iter()
        .map(|holder| {
            app.send(Msg::Look(Look::Lens(sambudget::rules::drift::Lens::Holder(holder))));
            app.shows(LICENCES, Adjustments)
        })
        .collect();
    assert!(parts.iter().filter(|part| part.starts_with('−')).count() > 1, "{parts:?}");
}

#[test]
fn parts_add_up_where_the_budget_leaves_something_out() {
    // The budget of a line by key reads a sum that leaves something out; the whole is compared with it, and so is what
    // only those who share get.
    let mut app = on(LICENCES);
    app.write("Lokalhyror", DriftColumn::Actual, "ungefär");
    app.write(LICENCES, DriftColumn::Budget, "=[Summa; utfall]");
    let (sheet, at) = app.at(LICENCES, Prognosis);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Adjustments));
    let dialog = app.state.dialog.clone().unwrap();
    let mut answers = form(&app.state, &dialog).unwrap().answers();
    let shared = app.workbook().members.len() + 1;
    (answers[0], answers[1], answers[2]) =
        (Answer::Text("-200".into()), Answer::Text("Avtalet".into()), Answer::At(shared));
    app.send(Msg::Submit(answers));
    assert_eq!(app.state.form_error, None);
    let line = app.workbook().lines().find(|line| line.name == LICENCES).unwrap();
    assert_eq!(line.adjustments[0].holder, Some(Holder::Shared));
    let row = Some(RowId::Line(line.id));
    let row = app.open().tables.iter().find_map(|table| table.row(row)).unwrap();
    assert!(row.total.lacks.has(DriftColumn::OriginalBudget) && row.total.original_budget.is_some());
    let parts: Money = row.parts.iter().filter_map(|part| part.deviation).sum();
    assert_eq!(Some(parts), row.total.deviation);
}
