//! Scenarios as they are made and looked at: changes are steps, the base moves beneath them, and what they come to is said.

use sambudget::lang::Lang;
use sambudget::lang::scenario::{change, outcome, words};
use sambudget::model::drift::DriftColumn::{Budget, Prognosis};
use sambudget::model::edit::{Edit, ScenarioEdit};
use sambudget::model::id::ScenarioId;
use sambudget::model::scenario::Scenario;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::live::Slider;
use sambudget::session::scenarios::view::{cards, detail, listed};
use sambudget::session::scenarios::{Ask, MOST, Trial, outcomes};
use sambudget::session::selection::At;
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Dialog, View};

use super::app::{App, SYDNARKE_2022, point, said};

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalhyror";

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

/// A new scenario of this name; on the base.
fn new(app: &mut App, name: &str) -> ScenarioId {
    app.send(Msg::Do(Command::NewScenario));
    app.send(Msg::Submit(vec![text(name), text(""), Answer::At(0)]));
    app.workbook().scenarios.last().unwrap().id
}

/// Answers a form of a change.
fn try_out(app: &mut App, id: ScenarioId, trial: Trial, answers: Vec<Answer>) -> Vec<Effect> {
    app.send(Msg::Ask(Dialog::Try(id, trial)));
    app.send(Msg::Submit(answers))
}

/// The place of a row among those of the form of prognoses.
fn row(app: &App, name: &str) -> Answer {
    let rows = app.workbook().activities[0].all_rows();
    let named = |id| {
        let line = app.workbook().lines().find(|line| sambudget::model::drift::RowId::Line(line.id) == id);
        line.is_some_and(|line| line.name == name)
    };
    Answer::At(rows.iter().position(|row| named(row.id())).unwrap())
}

fn wages(app: &mut App, percent: &str) -> ScenarioId {
    let id = new(app, "+2 % löner");
    let answers = vec![row(app, STAFF), Answer::At(0), Answer::At(0), text(percent), Answer::At(6)];
    try_out(app, id, Trial::Rows, answers);
    id
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// What the base and the scenarios come to, as it is said once they are looked at.
fn outcomes_said(app: &mut App) -> Vec<String> {
    app.send(Msg::Scenario(Ask::Look));
    let open = app.state.open.as_ref().unwrap();
    outcomes(open).iter().map(|of| plain(&outcome(app.state.lang, &open.workbook, of))).collect()
}

#[test]
fn a_scenario_is_made_looked_at_and_undone() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Scenarios);
    app.send(Msg::Scenario(Ask::Look));
    let before = app.workbook().clone();
    let id = wages(&mut app, "2 %");
    let shown = outcomes_said(&mut app);
    assert_eq!(shown[0], "Basen: underskott 1 000 tkr");
    assert_eq!(shown[1], "+2 % löner: underskott 1 216 tkr, 216 tkr sämre än basen");
    let ranks: Vec<_> = cards(&app.state).iter().map(|card| (card.rank, card.bar)).collect();
    assert_eq!(ranks, [("bäst", 0), ("sämst", -100)]);
    let detail = detail(&app.state).unwrap();
    assert_eq!((detail.id, detail.on.as_str()), (id, "Basen"));
    assert_eq!(plain(&detail.changes[0].text), "Personalkostnader: +2 %");
    assert_eq!(detail.changes[0].why, None);
    // Beside each other in the tables: members first, and they add up.
    let table = app.state.table(SheetId::ScenarioMembers).unwrap();
    let cell = |row, column| plain(&table.cell(At { row, column }).unwrap().text);
    let names: Vec<String> = (0..table.rows.len()).map(|row| cell(row, 0)).collect();
    assert_eq!(names[..4], ["Askersund", "Hallsberg", "Laxå", "Lekeberg"]);
    let differences: Vec<String> = (0..4).map(|row| cell(row, 3)).collect();
    assert_eq!(differences, ["−59", "−85", "−30", "−42"]);
    assert_eq!(table.cell(At { row: 0, column: 3 }).unwrap().about, "sämre än basen");
    let drift = app.state.table(SheetId::Scenarios).unwrap();
    let staff = (0..drift.rows.len())
        .find(|row| drift.cell(At { row: *row, column: 0 }).unwrap().text == STAFF)
        .unwrap();
    let shows = |column| plain(&drift.cell(At { row: staff, column }).unwrap().text);
    assert_eq!([shows(1), shows(2), shows(3)], ["10 804", "11 020", "−216"]);
    drop((table, drift));
    // Two steps, each of which can be undone.
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert!(*app.workbook() == before);
}

#[test]
fn what_is_not_changed_follows_the_base() {
    let mut app = App::example(SYDNARKE_2022);
    wages(&mut app, "2");
    app.send(Msg::Scenario(Ask::Look));
    app.show(View::Drift);
    app.write(RENT, Prognosis, "856");
    // An edit elsewhere waits for no scenario, and none is shown that was played on another base.
    assert_eq!(cards(&app.state).len(), 1);
    let said = outcomes_said(&mut app);
    assert_eq!(said[0], "Basen: underskott 1 101 tkr");
    assert_eq!(said[1], "+2 % löner: underskott 1 317 tkr, 216 tkr sämre än basen");
}

#[test]
fn the_kinds_of_changes_are_said_in_words_and_taken_away_one_by_one() {
    let mut app = App::example(SYDNARKE_2022);
    let id = new(&mut app, "Allt");
    app.send(Msg::Scenario(Ask::Look));
    let staff = row(&app, STAFF);
    let rows =
        |way, much: &str| vec![staff.clone(), Answer::At(0), Answer::At(way), text(much), Answer::At(8)];
    let effects = try_out(&mut app, id, Trial::Rows, rows(0, "2,5"));
    assert!(plain(said(&effects)).starts_with("Allt: underskott 1 270 tkr"), "{effects:?}");
    try_out(&mut app, id, Trial::Rows, rows(1, "−100"));
    try_out(&mut app, id, Trial::Rows, rows(2, "2"));
    try_out(&mut app, id, Trial::Project, vec![Answer::At(0), Answer::At(0), text("6")]);
    try_out(&mut app, id, Trial::Project, vec![Answer::At(0), Answer::At(1), text("10")]);
    try_out(&mut app, id, Trial::Project, vec![Answer::At(0), Answer::At(2), text("")]);
    let lines: Vec<_> = app.workbook().lines().map(|line| line.name.clone()).collect();
    let rent = lines.iter().position(|name| name == RENT).unwrap();
    try_out(&mut app, id, Trial::Cell, vec![Answer::At(rent), Answer::At(0), Answer::At(0), text("800")]);
    let detail = detail(&app.state).unwrap();
    let shown: Vec<String> = detail.changes.iter().map(|tried| plain(&tried.text)).collect();
    let project = app.workbook().projects().next().unwrap().name.clone();
    assert_eq!(
        shown,
        [
            "Personalkostnader: +2,5 %".to_owned(),
            "Personalkostnader: −100 tkr".to_owned(),
            "Personalkostnader: +2 % från september".to_owned(),
            format!("{project}: 6 månader senare"),
            format!("{project}: 10 % mindre"),
            format!("{project}: avbryts"),
            "Lokalhyror, Prognos: 800 tkr".to_owned(),
        ]
    );
    // The project has no month in which it is taken into use: that is said, and the rest counts.
    let lost: Vec<bool> = detail.changes.iter().map(|tried| tried.why.is_some()).collect();
    assert_eq!(lost, [false, false, false, true, false, false, false]);
    for left in (0..shown.len()).rev() {
        app.send(Msg::Scenario(Ask::Drop(id, 0)));
        assert_eq!(app.workbook().scenario(id).unwrap().changes.len(), left);
    }
    assert_eq!(cards(&app.state)[0].result, cards(&app.state)[1].result);
}

#[test]
fn what_cannot_be_read_is_said_at_its_field() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Do(Command::NewScenario));
    app.send(Msg::Submit(vec![text(" "), text(""), Answer::At(0)]));
    assert_eq!(app.state.wrong_field, Some(0));
    app.send(Msg::CloseDialog);
    let id = new(&mut app, "X");
    let staff = row(&app, STAFF);
    for (trial, answers, field) in [
        (Trial::Rows, vec![staff.clone(), Answer::At(0), Answer::At(0), text("mycket"), Answer::At(0)], 3),
        (Trial::Rows, vec![staff.clone(), Answer::At(0), Answer::At(0), text("1001"), Answer::At(0)], 3),
        (Trial::Rows, vec![staff, Answer::At(0), Answer::At(1), text("3 %"), Answer::At(0)], 3),
        (Trial::Project, vec![Answer::At(0), Answer::At(0), text("1,5")], 2),
        (Trial::Measure, vec![Answer::At(0), Answer::On(true), text("")], 0),
        (Trial::Key, vec![Answer::At(0), Answer::At(0)], 1),
        (Trial::Cell, vec![Answer::At(0), Answer::At(0), Answer::At(0), text("x")], 3),
        // The lines of this board are split by a key: a member has no amount of its own.
        (Trial::Cell, vec![Answer::At(0), Answer::At(1), Answer::At(0), text("800")], 1),
    ] {
        let before = app.workbook().clone();
        try_out(&mut app, id, trial, answers.clone());
        assert_eq!(app.state.wrong_field, Some(field), "{trial:?} {answers:?}: {:?}", app.state.form_error);
        assert!(app.state.form_error.is_some() && *app.workbook() == before);
        app.send(Msg::CloseDialog);
    }
}

#[test]
fn selected_rows_are_tried_from_the_table() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Drift);
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    assert!(is_available(&app.state, Command::Try));
    app.send(Msg::Do(Command::Try));
    app.send(Msg::Submit(vec![Answer::At(0), Answer::At(0), Answer::At(0), text("2"), Answer::At(0)]));
    let scenario = &app.workbook().scenarios[0];
    assert_eq!(plain(&scenario.name), "Personalkostnader: +2 %");
    let change = change(Lang::English, app.workbook(), &scenario.changes[0]);
    assert_eq!(plain(&change), "Personalkostnader: +2 %");
}

#[test]
fn scenarios_are_copied_hidden_archived_and_stand_on_each_other() {
    let mut app = App::example(SYDNARKE_2022);
    let id = wages(&mut app, "2");
    app.send(Msg::Scenario(Ask::Look));
    app.send(Msg::Scenario(Ask::Copy(id)));
    let copy = &app.workbook().scenarios[1];
    assert_eq!(copy.name, "+2 % löner (2)");
    let copy = copy.id;
    // The copy stands on the first: both together. The first cannot stand on the copy then.
    app.send(Msg::Ask(Dialog::Scenario(Some(copy))));
    app.send(Msg::Submit(vec![text("Dubbelt"), text("Fråga från Laxå"), Answer::At(1)]));
    assert_eq!(app.workbook().scenario(copy).unwrap().on, Some(id));
    let said = outcomes_said(&mut app);
    // 2 % of 10 804 twice: the second time of 11 020,08.
    assert_eq!(said[2], "Dubbelt: underskott 1 436 tkr, 436 tkr sämre än basen");
    app.send(Msg::Ask(Dialog::Scenario(Some(id))));
    let form = sambudget::session::forms::form(&app.state, app.asks().unwrap()).unwrap();
    assert_eq!(form.answers()[2], Answer::At(0));
    app.send(Msg::Submit(vec![text("+2 % löner"), text(""), Answer::At(1)]));
    assert_eq!(app.workbook().scenario(id).unwrap().on, None);

    app.send(Msg::Scenario(Ask::Show(id, false)));
    assert_eq!(
        cards(&app.state).iter().map(|card| card.name.as_str()).collect::<Vec<_>>(),
        ["Basen", "Dubbelt"]
    );
    app.send(Msg::Scenario(Ask::Show(id, true)));
    app.send(Msg::Scenario(Ask::Archive(id, true)));
    assert_eq!(listed(&app.state).iter().filter(|of| of.is_shown).count(), 1);
    assert!(outcomes_said(&mut app)[1].contains("436"), "what is archived still carries what stands on it");
    app.send(Msg::Scenario(Ask::Delete(id)));
    assert!(outcomes_said(&mut app)[1].contains("216"), "it stands on the base then");
    app.send(Msg::Undo);
    assert!(outcomes_said(&mut app)[1].contains("436"));
}

#[test]
fn more_than_fit_are_said() {
    let mut app = App::example(SYDNARKE_2022);
    for at in 0..=MOST as u64 {
        let scenario = Scenario {
            id: ScenarioId(at + 1),
            name: at.to_string(),
            note: String::new(),
            on: None,
            is_archived: false,
            changes: Vec::new(),
        };
        let edit = Edit::Scenario(ScenarioEdit::Insert(at as usize, Box::new(scenario)));
        let label = sambudget::session::state::StepLabel {
            verb: sambudget::lang::Verb::Add,
            what: sambudget::lang::What::Named(at.to_string()),
        };
        app.send(Msg::Perform(Box::new(edit), label));
    }
    app.send(Msg::Scenario(Ask::Look));
    assert_eq!(cards(&app.state).len(), MOST + 1);
    let cannot: Vec<_> = listed(&app.state).iter().filter(|of| !of.can_show).map(|of| of.id).collect();
    assert_eq!(cannot, [ScenarioId(MOST as u64 + 1)]);
    let effects = app.send(Msg::Scenario(Ask::Show(ScenarioId(MOST as u64 + 1), true)));
    assert_eq!(said(&effects), words(Lang::Swedish).most);
    app.send(Msg::Scenario(Ask::Show(ScenarioId(1), false)));
    assert_eq!(cards(&app.state).last().unwrap().id, Some(ScenarioId(MOST as u64 + 1)));
}

/// What the scenario comes to, as it is tried.
fn difference(app: &App) -> String {
    plain(&cards(&app.state)[1].difference)
}

#[test]
fn changes_are_tried_live_and_kept_or_given_up() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Scenarios);
    let id = wages(&mut app, "2");
    let staff = row(&app, STAFF);
    let minus = vec![staff, Answer::At(0), Answer::At(1), text("−100"), Answer::At(0)];
    try_out(&mut app, id, Trial::Rows, minus);
    assert_eq!(difference(&app), "116 tkr sämre än basen");
    let before = app.workbook().clone();
    let tried = |app: &App| detail(&app.state).unwrap();
    // Off, and on again: that is said, and nothing is written down.
    let effects = app.send(Msg::Scenario(Ask::Tick(id, 1, false)));
    assert_eq!(plain(said(&effects)), "+2 % löner: underskott 1 216 tkr, 216 tkr sämre än basen");
    assert!(tried(&app).is_live && !tried(&app).changes[1].counts);
    app.send(Msg::Scenario(Ask::Tick(id, 1, true)));
    assert!(!tried(&app).is_live);
    // From 2 % to 3 %: tenths of a percent between −10 % and 10 %.
    assert_eq!(tried(&app).changes[0].slider, Some(Slider { least: -100, most: 100, now: 20 }));
    app.send(Msg::Scenario(Ask::Slide(id, 0, 30)));
    assert_eq!(plain(&tried(&app).changes[0].text), "Personalkostnader: +3 %");
    assert_eq!(difference(&app), "224 tkr sämre än basen");
    // An amount in twentieths of itself, until it is doubled or turned round; no further than its ends.
    assert_eq!(tried(&app).changes[1].slider, Some(Slider { least: -40, most: 40, now: 20 }));
    app.send(Msg::Scenario(Ask::Slide(id, 1, 1_000)));
    assert_eq!(plain(&tried(&app).changes[1].text), "Personalkostnader: −200 tkr");
    assert_eq!(difference(&app), "124 tkr sämre än basen");
    assert!(*app.workbook() == before);
    app.send(Msg::Scenario(Ask::GiveUp));
    assert!(!tried(&app).is_live);
    assert_eq!(difference(&app), "116 tkr sämre än basen");
    // What is kept is one step, with its entries of the meeting log.
    let before = app.workbook().clone();
    app.send(Msg::Scenario(Ask::Slide(id, 0, 30)));
    app.send(Msg::Scenario(Ask::Tick(id, 1, false)));
    app.send(Msg::Scenario(Ask::Keep));
    assert!(!tried(&app).is_live);
    assert_eq!(app.workbook().scenario(id).unwrap().changes.len(), 1);
    assert_eq!(difference(&app), "324 tkr sämre än basen");
    app.send(Msg::Undo);
    assert!(*app.workbook() == before);
    assert_eq!(difference(&app), "116 tkr sämre än basen");
}

#[test]
fn what_is_tried_goes_on_when_changes_come_and_go() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Scenarios);
    let id = wages(&mut app, "2");
    app.send(Msg::Scenario(Ask::Slide(id, 0, 30)));
    let cut = vec![Answer::At(0), Answer::At(1), text("10")];
    try_out(&mut app, id, Trial::Project, cut);
    let texts = |app: &App| {
        detail(&app.state).unwrap().changes.iter().map(|tried| plain(&tried.text)).collect::<Vec<_>>()
    };
    assert_eq!(texts(&app)[0], "Personalkostnader: +3 %");
    assert_eq!(difference(&app), "324 tkr sämre än basen");
    // The slider of a part that is taken away cannot go below nothing.
    let slider = detail(&app.state).unwrap().changes[1].slider;
    assert_eq!(slider, Some(Slider { least: 0, most: 1_000, now: 100 }));
    app.send(Msg::Scenario(Ask::Drop(id, 1)));
    assert_eq!(texts(&app), ["Personalkostnader: +3 %"]);
    assert!(detail(&app.state).unwrap().is_live);
    // Another scenario that stands on it follows what is tried.
    app.send(Msg::Scenario(Ask::Copy(id)));
    let copy = app.workbook().scenarios[1].id;
    app.send(Msg::Ask(Dialog::Scenario(Some(copy))));
    app.send(Msg::Submit(vec![text("Ovanpå"), text(""), Answer::At(1)]));
    app.send(Msg::Scenario(Ask::Drop(copy, 0)));
    assert_eq!(cards(&app.state)[2].result, cards(&app.state)[1].result);
    // What counts for nothing is said at its own place, also below one that is ticked off.
    let moved = vec![Answer::At(0), Answer::At(0), text("6")];
    try_out(&mut app, id, Trial::Project, moved);
    app.send(Msg::Scenario(Ask::Choose(id)));
    app.send(Msg::Scenario(Ask::Tick(id, 0, false)));
    let lost: Vec<bool> =
        detail(&app.state).unwrap().changes.iter().map(|tried| tried.why.is_some()).collect();
    assert_eq!(lost, [false, true]);
}

#[test]
fn a_new_scenario_takes_the_place_of_none_and_its_texts_open_again() {
    let mut workbook = App::example(SYDNARKE_2022).workbook().clone();
    workbook.scenarios.push(Scenario {
        id: ScenarioId(0),
        name: "Av egen hand".to_owned(),
        note: String::new(),
        on: None,
        is_archived: false,
        changes: Vec::new(),
    });
    let mut app = App::new();
    app.send(Msg::File("fil.json".into(), Some(sambudget::file::write(&workbook).into_bytes())));
    app.send(Msg::Do(Command::NewScenario));
    app.send(Msg::Submit(vec![text("Ett\u{7} till"), text("En rad\nen till\u{b}"), Answer::At(0)]));
    let all: Vec<(&str, &str)> =
        app.workbook().scenarios.iter().map(|of| (of.name.as_str(), of.note.as_str())).collect();
    assert_eq!(all, [("Av egen hand", ""), ("Ett till", "En rad\nen till")]);
    let written = sambudget::file::write(app.workbook());
    assert!(sambudget::file::read(written.as_bytes()).is_ok());
    // A name that is too long is said, not cut.
    app.send(Msg::Do(Command::NewScenario));
    app.send(Msg::Submit(vec![text(&"x".repeat(501)), text(""), Answer::At(0)]));
    assert_eq!(app.state.wrong_field, Some(0));
    assert_eq!(app.workbook().scenarios.len(), 2);
}
