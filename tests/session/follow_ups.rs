//! Follow-ups: the prognosis frozen, changed since, compared, renamed, taken away and brought back.

use sambudget::model::drift::DriftColumn::{Actual, Budget, Prognosis};
use sambudget::model::edit::Setting;
use sambudget::model::follow_up::FrozenField;
use sambudget::model::period::Month;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::follow_ups::removal;
use sambudget::session::forms::{Answer, Field, form};
use sambudget::session::msg::Msg;
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, Mark, SheetId, Subject};
use sambudget::session::state::{Dialog, View};

use super::app::{App, SYDNARKE_2022};

const STAFF: &str = "Personalkostnader";
const DRIFT: SheetId = SheetId::FollowUps;

/// Freezes under this name.
fn freeze(app: &mut App, name: &str) -> Vec<Effect> {
    app.send(Msg::Do(Command::Freeze));
    let mut answers = form(&app.state, app.asks().unwrap()).unwrap().answers();
    answers[0] = Answer::Text(name.to_owned());
    answers[1] = Answer::Text("2022-08-12".to_owned());
    answers[2] = Answer::Text("Anna Ek".to_owned());
    app.send(Msg::Submit(answers))
}

fn headings(app: &App, sheet: SheetId) -> Vec<String> {
    let table = app.state.table(sheet).unwrap();
    (1..=table.columns.len()).map(|column| table.heading(column)).collect()
}

fn cell(app: &App, sheet: SheetId, row: &str, heading: &str) -> Cell {
    let table = app.state.table(sheet).unwrap();
    let row = (0..table.rows.len()).find(|at| table.cell(At { row: *at, column: 0 }).unwrap().text == row);
    let column = headings(app, sheet).iter().position(|known| known == heading).unwrap() + 1;
    table.cell(At { row: row.unwrap(), column }).unwrap()
}

fn text(app: &App, row: &str, heading: &str) -> String {
    cell(app, DRIFT, row, heading).text.replace('\u{a0}', " ")
}

#[test]
fn a_prognosis_is_frozen_and_stands_beside_what_is_expected_now() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.shows(STAFF, Prognosis);
    app.show(View::FollowUps);
    assert_eq!(app.open().sheets(), [], "nothing is frozen");
    app.send(Msg::Do(Command::Freeze));
    let asked = form(&app.state, app.asks().unwrap()).unwrap();
    let fields: Vec<&Field> = asked.sections.iter().flat_map(|section| &section.fields).collect();
    assert!(
        matches!(fields[..], [Field::Text { text, .. }, Field::Today { .. }, Field::Text { .. }]
        if text == "Uppföljning juli"),
        "{fields:?}"
    );
    app.send(Msg::CloseDialog);
    let effects = freeze(&mut app, "Delår");
    assert!(effects.contains(&Effect::Announce("Delår är fryst.".into())), "{effects:?}");
    assert_eq!(app.open().sheets(), [DRIFT, SheetId::FollowUpProjects]);
    assert_eq!(headings(&app, DRIFT), ["Delår", "Prognos nu", "Förändring sedan Delår", "Förlopp"]);
    assert_eq!(text(&app, STAFF, "Delår"), before);
    assert_eq!(text(&app, STAFF, "Förändring sedan Delår"), "0");

    // A cost that grows is worse; the frozen figure stays.
    app.show(View::Drift);
    app.write(STAFF, Prognosis, "13 000");
    app.show(View::FollowUps);
    assert_eq!(
        (text(&app, STAFF, "Delår"), text(&app, STAFF, "Prognos nu")),
        (before.clone(), "13 000".into())
    );
    let change = cell(&app, DRIFT, STAFF, "Förändring sedan Delår");
    assert!(matches!(change.mark, Mark::Deviation { good: false, .. }), "{change:?}");
    assert_eq!(change.about, "sämre än då");
    let course = cell(&app, DRIFT, STAFF, "Förlopp");
    let mut points = [None; Mark::COURSE];
    (points[0], points[1]) = (Some(0), Some(100));
    assert_eq!(course.mark, Mark::Course(points));
    let spoken = format!("Delår: {before}; nu: 13 000");
    assert_eq!(course.about.replace('\u{a0}', " "), spoken);

    // What was reported is looked at, not changed.
    app.send(super::app::point(DRIFT, At { row: 1, column: 1 }));
    for command in [Command::DeleteRows, Command::MoveDown, Command::Group, Command::InsertRow] {
        assert!(!is_available(&app.state, command), "{command:?}");
    }

    // It is one step, and what follows it is another.
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert_eq!(app.open().sheets(), []);
    app.send(Msg::Redo);
    assert_eq!(text(&app, STAFF, "Prognos nu"), before);
}

#[test]
fn a_member_sees_its_own_part() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::FollowUps);
    freeze(&mut app, "Delår");
    let total = text(&app, STAFF, "Delår");
    app.look_at(1);
    let table = app.state.table(DRIFT).unwrap();
    let (then, now) = (1, 2);
    let rows = (0..table.rows.len())
        .map(|row| [then, now].map(|column| table.cell(At { row, column }).unwrap().text));
    let mut some = 0;
    for [then, now] in rows {
        assert_eq!(then, now);
        some += usize::from(!now.is_empty());
    }
    assert!(some > 1, "{some} rows with figures");
    assert_ne!(text(&app, STAFF, "Delår"), total);
}

#[test]
fn what_comes_and_goes_is_said() {
    let mut app = App::example(SYDNARKE_2022);
    let line = app.line(STAFF).id;
    let activity = app.workbook().activities[0].id;
    freeze(&mut app, "Delår");
    app.show(View::FollowUps);
    let result = app.workbook().activities[0].result_name.clone();
    let total = text(&app, &result, "Delår");
    app.send(Msg::AddLine(activity, None));
    app.send(Msg::LeaveEditor);
    app.send(Msg::DeleteForSure(Subject::Row(sambudget::model::drift::RowId::Line(line))));
    app.show(View::FollowUps);
    let new = cell(&app, DRIFT, "Ny rad", "Delår");
    assert_eq!(
        (new.text.as_str(), new.value, new.about.as_str()),
        ("fanns inte", None, "Raden fanns inte vid Delår.")
    );
    assert_eq!(cell(&app, DRIFT, STAFF, "Prognos nu").text, "borttagen");
    assert_ne!(text(&app, "Borttaget sedan dess", "Delår"), "");
    assert_eq!(text(&app, &result, "Delår"), total, "what was reported is what was reported");
}

#[test]
fn the_final_outcome_says_how_far_earlier_prognoses_were() {
    let mut app = App::example(SYDNARKE_2022);
    freeze(&mut app, "Delår");
    app.send(Msg::Set(Setting::PeriodEnd(Month::DECEMBER)));
    app.send(Msg::Do(Command::Freeze));
    let asked = form(&app.state, app.asks().unwrap()).unwrap();
    let mut answers = asked.answers();
    assert_eq!(answers[0], Answer::Text("Bokslut".into()));
    assert_eq!(answers.get(3), Some(&Answer::On(true)), "December is proposed as the outcome");
    answers[1] = Answer::Text("2023-01-20".into());
    app.send(Msg::Submit(answers));
    app.show(View::FollowUps);
    let wanted = [
        "Delår",
        "Prognos nu",
        "Förändring sedan Delår",
        "Förlopp",
        "Utfall, Bokslut",
        "Delår − utfall",
        "Delår − utfall, %",
    ];
    assert_eq!(headings(&app, DRIFT), wanted);
    // Licenses: prognosis 10 300 against 5 987 booked.
    let row = "Licenser & serviceavtal";
    let found =
        ["Utfall, Bokslut", "Delår − utfall", "Delår − utfall, %"].map(|column| text(&app, row, column));
    assert_eq!(found, ["5 987", "4 313", "72 %"]);
}

#[test]
fn a_follow_up_is_renamed_and_taken_away() {
    let mut app = App::example(SYDNARKE_2022);
    freeze(&mut app, "Delår");
    let id = app.workbook().follow_ups[0].id;
    let frozen = app.workbook().follow_ups[0].clone();
    app.send(Msg::Ask(Dialog::FollowUp(Some(id))));
    let mut answers = form(&app.state, app.asks().unwrap()).unwrap().answers();
    assert_eq!(answers[1..], [Answer::Text("2022-08-12".into()), Answer::Text("Anna Ek".into())]);
    answers[0] = Answer::Text(" ".into());
    app.send(Msg::Submit(answers.clone()));
    assert_eq!(app.state.form_error.as_deref(), Some("Skriv ett namn."));
    answers[0] = Answer::Text("Juli".into());
    app.send(Msg::Submit(answers));
    assert_eq!(app.asks(), None);
    let named = &app.workbook().follow_ups[0];
    assert_eq!((named.label.name.as_str(), &named.lines), ("Juli", &frozen.lines));

    let before = app.workbook().clone();
    let (name, msg) = removal(&app.state, id).unwrap();
    assert_eq!(name, "Juli");
    app.send(msg);
    assert!(app.workbook().follow_ups.is_empty());
    app.can_be_undone(&before);
    assert!(removal(&app.state, sambudget::model::id::FollowUpId(0)).is_none());
    assert!(is_available(&app.state, Command::Freeze));
}

#[test]
fn what_is_frozen_is_found_again_and_in_english() {
    let mut app = App::example(SYDNARKE_2022);
    freeze(&mut app, "Delår");
    app.show(View::FollowUps);
    let mut again = app.killed_and_opened();
    again.show(View::FollowUps);
    assert_eq!(again.workbook().follow_ups, app.workbook().follow_ups);
    again.send(Msg::Lang(sambudget::lang::Lang::English));
    assert_eq!(headings(&again, DRIFT), ["Delår", "Prognosis now", "Change since Delår", "Course"]);
    let caption = again.state.table(SheetId::FollowUpProjects).unwrap().caption;
    assert_eq!(caption, "The prognosis at each follow-up, investments");
}

#[test]
fn frozen_budgets_and_actuals_stand_beside_the_prognosis_where_one_asks() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::FollowUps);
    freeze(&mut app, "Delår");
    app.show(View::Drift);
    let (budget, actual) = (app.shows(STAFF, Budget), app.shows(STAFF, Actual));
    app.write(STAFF, Actual, "7 000");
    app.show(View::FollowUps);
    // A column that is hidden stays so, and no other does, when others come beside it.
    let course = app.state.table(DRIFT).unwrap().key(4).unwrap();
    app.send(super::app::point(DRIFT, At { row: 1, column: 4 }));
    app.send(Msg::Do(Command::HideColumns));
    app.send(Msg::Beside(FrozenField::Actual, true));
    app.send(Msg::Beside(FrozenField::Budget, true));
    let expected = [
        "Budget, Delår",
        "Budget nu",
        "Utfall, Delår",
        "Utfall nu",
        "Prognos, Delår",
        "Prognos nu",
        "Förändring sedan Delår",
    ];
    assert_eq!(headings(&app, DRIFT), expected);
    assert!(app.open().arrangements[&DRIFT].hidden.contains(course));
    assert_eq!(
        [text(&app, STAFF, "Budget, Delår"), text(&app, STAFF, "Budget nu")],
        [budget.clone(), budget]
    );
    assert_eq!(
        [text(&app, STAFF, "Utfall, Delår"), text(&app, STAFF, "Utfall nu")],
        [actual, "7 000".into()]
    );
    app.send(Msg::Beside(FrozenField::Budget, false));
    app.send(Msg::Beside(FrozenField::Actual, false));
    assert_eq!(headings(&app, DRIFT), ["Delår", "Prognos nu", "Förändring sedan Delår"]);
}
