//! To balance: what may move is chosen, a proposal is shown with its reasons, and becomes a scenario.

use sambudget::file;
use sambudget::lang::Lang;
use sambudget::lang::to_balance::words;
use sambudget::model::drift::{DriftColumn::Prognosis, LineField, Place};
use sambudget::model::edit::Edit;
use sambudget::model::formula::AmountCell;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::forms::{Answer, Field, Form, form};
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::Ask;
use sambudget::session::scenarios::to_balance::{ToBalance, asked, list};
use sambudget::session::scenarios::view::{cards, detail};
use sambudget::session::state::{Dialog, StepLabel, View};

use super::app::{App, SYDNARKE_2022, said};
use super::sydnarke::sydnarke;

const STAFF: &str = "Personalkostnader";
const SERVICES: &str = "Övrigt tjänsteköp";
const RENT: &str = "Lokalhyror";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The board of the hand-worked scenarios, with two measures and capital cost.
fn board() -> App {
    let mut app = App::new();
    app.send(Msg::File("fil.json".into(), Some(file::write(&sydnarke()).into_bytes())));
    app.show(View::Scenarios);
    app
}

/// The form that is asked.
fn asks(app: &mut App) -> Form {
    app.send(Msg::Do(Command::ToBalance));
    assert_eq!(app.asks(), Some(&Dialog::ToBalance));
    form(&app.state, &Dialog::ToBalance).unwrap()
}

/// Its answers with these fields, by label, answered otherwise.
fn answers(form: &Form, other: &[(&str, Answer)]) -> Vec<Answer> {
    let mut answers = form.answers();
    for (name, answer) in other {
        answers[at(form, name)] = answer.clone();
    }
    answers
}

/// The place of a field.
fn at(form: &Form, name: &str) -> usize {
    let fields: Vec<&Field> = form.sections.iter().flat_map(|section| &section.fields).collect();
    let is = |field: &&Field| match field {
        Field::Text { label, .. } => label.starts_with(name),
        Field::Tick { label, .. } => label.starts_with(name),
        Field::Choice { label, .. } => *label == name,
        _ => false,
    };
    fields.iter().position(is).unwrap_or_else(|| panic!("no {name} in {fields:?}"))
}

fn propose(app: &mut App, other: &[(&str, Answer)]) -> Vec<Effect> {
    let form = asks(app);
    app.send(Msg::Submit(answers(&form, other)))
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

/// The proposal as it is shown.
fn shown(app: &App) -> Vec<Vec<String>> {
    let rows = list(&app.state).unwrap().shown(Lang::Swedish);
    rows.into_iter().map(|row| row.into_iter().map(|(text, _)| plain(&text)).collect()).collect()
}

#[test]
fn lines_move_only_as_much_as_is_needed_and_the_proposal_becomes_a_scenario() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Scenarios);
    let before = app.workbook().clone();
    let lines = [(STAFF, text("5")), (SERVICES, text("10 %")), (RENT, text("50 tkr"))];
    let effects = propose(&mut app, &lines);
    assert_eq!(plain(said(&effects)), "Från underskott 1 000 000 kr till 0 kr: 3 ändringar.");
    assert_eq!(app.asks(), Some(&Dialog::Proposal));
    assert_eq!(
        shown(&app),
        [
            ["1. Personalkostnader: −540 200 kr", "540 200", "−459 800", words(Lang::Swedish).largest, ""],
            ["2. Övrigt tjänsteköp: −439 500 kr", "439 500", "−20 300", words(Lang::Swedish).largest, ""],
            ["3. Lokalhyror: −20 300 kr", "20 300", "0", "Täcker resten", ""],
            ["Tillsammans", "1 000 000", "0", "", ""],
        ]
    );
    assert!(*app.workbook() == before, "nothing changes by a proposal");
    let saved = app.send(Msg::ToBalance(ToBalance::Save));
    let [Effect::Download { name, text }] = &saved[..] else { panic!("{saved:?}") };
    assert_eq!(name, "Förslag till balans Sydnärkes IT-nämnd (SYD-IT) 2022.csv");
    assert!(text.contains(";540200;-459800;"), "{text}");

    // One step, which undo takes back.
    app.send(Msg::ToBalance(ToBalance::Make));
    assert_eq!(app.asks(), None);
    let scenario = app.workbook().scenarios.last().unwrap().clone();
    assert_eq!((scenario.name.as_str(), scenario.changes.len()), ("Till balans", 3));
    assert_eq!(plain(&scenario.note), "Från underskott 1 000 000 kr till 0 kr: 3 ändringar.");
    app.send(Msg::Scenario(Ask::Look));
    let card = &cards(&app.state)[1];
    assert_eq!([card.name.as_str(), &plain(&card.difference)], ["Till balans", "1 000 tkr bättre än basen"]);
    let detail = detail(&app.state).unwrap();
    assert_eq!((detail.id, detail.changes.len()), (scenario.id, 3));
    app.send(Msg::Undo);
    assert!(*app.workbook() == before);
    app.send(Msg::ToBalance(ToBalance::Make));
    app.send(Msg::ToBalance(ToBalance::Make));
    let names: Vec<&str> = app.workbook().scenarios.iter().map(|of| of.name.as_str()).collect();
    assert_eq!(names, ["Till balans", "Till balans (2)"]);
}

#[test]
fn measures_say_the_last_start_that_suffices() {
    let mut app = board();
    // Both are ticked, since they do not count yet; no line may move.
    let effects = propose(&mut app, &[("Resultat", text("−1 300"))]);
    assert_eq!(
        plain(said(&effects)),
        "Från underskott 1 765 251 kr till underskott 1 065 251 kr: 2 ändringar."
    );
    let words = words(Lang::Swedish);
    assert_eq!(
        shown(&app),
        [
            ["1. Konsult 1: räknas med", "400 000", "−1 365 251", words.largest, "1 november"],
            ["2. Konsult 2: räknas med", "300 000", "−1 065 251", words.rest, "1 december"],
            ["Tillsammans", "700 000", "−1 065 251", "", ""],
        ]
    );
    app.send(Msg::ToBalance(ToBalance::Make));
    assert_eq!(plain(&app.workbook().scenarios[0].name), "Till underskott 1 300 tkr");

    // They can start at another time, and what was asked for last stands in the form.
    let form = asks(&mut app);
    assert_eq!(form.answers()[0], text("−1300"));
    let start = [("Åtgärderna startar", Answer::At(9)), ("Resultat", text("−1 400"))];
    app.send(Msg::Submit(answers(&form, &start)));
    assert_eq!(
        shown(&app)[0],
        [
            "1. Konsult 1: räknas med, startar 1 september",
            "400 000",
            "−1 365 251",
            words.alone,
            "1 september"
        ]
    );
    assert_eq!(asks(&mut app).answers()[at(&form, "Åtgärderna startar")], Answer::At(9));
}

#[test]
fn projects_are_moved_cancelled_or_cut() {
    let mut app = board();
    let only = |fate: usize, cut: &str| {
        let held = ["Konsult 1", "Konsult 2"].map(|name| (name, Answer::On(false)));
        let project = ("IT-INVEST. GEMENSAMT", Answer::On(true));
        let how = [("Projekten", Answer::At(fate)), ("Procent mindre", text(cut))];
        held.into_iter().chain([project]).chain(how).collect::<Vec<_>>()
    };
    for (fate, cut, effect) in [(0, "", "385 000"), (1, "", "385 000"), (2, "10", "38 500")] {
        let effects = propose(&mut app, &only(fate, cut));
        assert!(plain(said(&effects)).starts_with("Det räcker inte: från underskott 1 765 251 kr"));
        assert_eq!(shown(&app)[0][1], effect);
    }
    assert_eq!(asked(&app.state).unwrap().proposal.missing().to_string(), "1726751");
    // What is not enough can be made a scenario all the same.
    app.send(Msg::ToBalance(ToBalance::Make));
    assert!(plain(&app.workbook().scenarios[0].note).contains("saknas 1 726 751 kr"));
    let form = asks(&mut app);
    app.send(Msg::Submit(answers(&form, &only(2, "mycket"))));
    assert_eq!(app.state.wrong_field, Some(at(&form, "Procent mindre")));
}

#[test]
fn a_result_at_the_target_needs_nothing_and_what_does_not_help_is_said() {
    let mut app = App::example(SYDNARKE_2022);
    let effects = propose(&mut app, &[("Resultat", text("−1 000")), (STAFF, text("5"))]);
    assert_eq!(plain(said(&effects)), "Inget behöver ändras: resultatet är underskott 1 000 000 kr.");
    assert_eq!(list(&app.state).unwrap().without, Some(words(Lang::Swedish).already_there));
    // More of the travel is booked than is expected of the year.
    let travel = [("Resultat", text("0")), (STAFF, text("")), ("Resor", text("10"))];
    let effects = propose(&mut app, &travel);
    assert!(plain(said(&effects)).ends_with("Till målet saknas 1 000 000 kr."));
    let list = list(&app.state).unwrap();
    assert_eq!(list.without, Some(words(Lang::Swedish).none_helps));
    assert_eq!(list.about[1], "Ger inget i år: Resor & Kurser.");
}

#[test]
fn what_cannot_be_read_is_said_at_its_field_and_something_must_move() {
    let mut app = App::example(SYDNARKE_2022);
    let form = asks(&mut app);
    for (name, typed, why) in [
        ("Resultat", "noll", true),
        (STAFF, "mycket", true),
        (STAFF, "1001", true),
        (STAFF, "5 kg", true),
        (STAFF, "", false),
        (STAFF, "0", false),
    ] {
        app.send(Msg::Submit(answers(&form, &[(name, text(typed))])));
        assert_eq!(app.state.wrong_field, why.then(|| at(&form, name)), "{typed}");
        assert!(app.state.form_error.is_some(), "{typed}");
    }
    assert!(asked(&app.state).is_none());
}

#[test]
fn lines_whose_prognosis_is_held_are_not_offered() {
    let mut app = App::example(SYDNARKE_2022);
    let line = app.workbook().lines().find(|line| line.name == STAFF).unwrap().id;
    let hold = Edit::hold(AmountCell::Line(line, Place::Total, LineField::Prognosis), true);
    let what = sambudget::lang::What::Named(STAFF.into());
    app.send(Msg::Perform(Box::new(hold), StepLabel { verb: sambudget::lang::Verb::Change, what }));
    let form = asks(&mut app);
    let fields = form.sections.iter().flat_map(|section| &section.fields);
    let names = fields.filter(|field| matches!(field, Field::Text { label, .. } if label.starts_with(STAFF)));
    assert_eq!(names.count(), 0);
}

#[test]
fn it_is_for_every_workbook_and_says_what_is_missing() {
    let mut app = App::new_board();
    assert!(is_available(&app.state, Command::ToBalance));
    let form = asks(&mut app);
    app.send(Msg::Submit(form.answers()));
    assert_eq!(app.state.form_error.as_deref(), Some("Resultatet saknas"));
    let mut app = App::example(SYDNARKE_2022);
    propose(&mut app, &[(STAFF, text("5"))]);
    app.send(Msg::CloseDialog);
    // Another tab may have moved the base meanwhile: the scenario is what was proposed.
    app.show(View::Drift);
    app.write(RENT, Prognosis, "856");
    app.send(Msg::ToBalance(ToBalance::Make));
    assert_eq!(app.workbook().scenarios[0].changes.len(), 1);
}
