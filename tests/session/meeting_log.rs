//! The meeting log: what is tried is logged as it holds still, taken into the base or dropped, and becomes a draft of decisions.

use sambudget::file;
use sambudget::lang::Lang;
use sambudget::lang::meeting_log::words;
use sambudget::model::Workbook;
use sambudget::model::drift::{DriftColumn::Prognosis, LineField, Place, RowId};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::formula::AmountCell;
use sambudget::model::id::{KeyId, LineId, LogId, MeasureId, ScenarioId};
use sambudget::model::meeting_log::{LogEntry, LogField, LogStage};
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::model::scenario::{By, Change, Percent, ProjectChange, Scenario};
use sambudget::rules::drift::Tables;
use sambudget::rules::scenario::{member_effects, play};
use sambudget::rules::summary::result;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::meeting_log::{Ask, detail, list, proposal, rows};
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::{Ask as Scenarios, unused};
use sambudget::session::state::{Dialog, StepLabel, View};
use sambudget::session::wall::Step;

use super::app::{App, said};
use super::sydnarke::{LEKEBERG, SERVICES, SHARED, WAGES, sydnarke};

const RENT: &str = "Lokalhyror";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn percent(text: &str) -> Percent {
    Percent::new(text.parse().unwrap()).unwrap()
}

fn rise(line: LineId, by: By) -> Change {
    Change::Prognosis { rows: vec![RowId::Line(line)], holder: None, by }
}

/// The board of the hand-worked scenarios, with a scenario of these changes that is looked at.
fn meeting(changes: Vec<Change>) -> (App, ScenarioId) {
    let mut app = App::new();
    app.send(Msg::File("fil.json".into(), Some(file::write(&sydnarke()).into_bytes())));
    app.show(View::Scenarios);
    let id = scenario(&mut app, "Inför nämnden", changes);
    (app, id)
}

fn scenario(app: &mut App, name: &str, changes: Vec<Change>) -> ScenarioId {
    let (name, note) = (name.to_owned(), String::new());
    app.send(Msg::PutScenario(Box::new(Scenario {
        id: unused(app.workbook()),
        name,
        note,
        on: None,
        is_archived: false,
        changes,
    })));
    app.workbook().scenarios.last().unwrap().id
}

fn wages() -> (App, ScenarioId) {
    meeting(vec![rise(WAGES, By::Percent(percent("2")))])
}

fn log(app: &App) -> &[LogEntry] {
    &app.workbook().meeting_log
}

fn ask(app: &mut App, ask: Ask) -> Vec<Effect> {
    app.send(Msg::Log(ask))
}

fn at(minute: u8) -> String {
    format!("2022-09-14 10:{minute:02}:05")
}

/// Slides the change at a place, and lets the slider go.
fn slide(app: &mut App, id: ScenarioId, place: usize, to: i32, minute: u8) {
    app.send(Msg::Scenario(Scenarios::Slide(id, place, to)));
    app.send(Msg::Scenario(Scenarios::Say(id)));
    ask(app, Ask::Tried(id, place, at(minute)));
}

fn whats(app: &App) -> Vec<String> {
    log(app).iter().map(|entry| plain(&entry.what)).collect()
}

fn prognosis(workbook: &Workbook) -> Money {
    result(&Tables::of(workbook)).prognosis.unwrap()
}

#[test]
fn what_is_tried_is_logged_in_order_and_no_slider_leaves_a_trail() {
    let postponed = Change::Project(SHARED, ProjectChange::Moved(6));
    let (mut app, id) = meeting(vec![rise(WAGES, By::Percent(percent("2"))), postponed]);
    assert_eq!(rows(&app.state), []);
    // On the way to 3 % nothing is logged; the project is asked about first.
    slide(&mut app, id, 1, 12, 1);
    for place in 21..=30 {
        app.send(Msg::Scenario(Scenarios::Slide(id, 0, place)));
    }
    slide(&mut app, id, 0, 30, 2);
    assert_eq!(log(&app), []);
    let before = app.workbook().clone();
    let effects = ask(&mut app, Ask::Log(at(9)));
    assert_eq!(said(&effects), "2 poster till mötesloggen");
    assert_eq!(whats(&app), ["IT-INVEST. GEMENSAMT: 12 månader senare", "Personalkostnader: +3 %"]);
    assert_eq!([&log(&app)[0].when, &log(&app)[1].when], [&at(1), &at(2)]);
    app.can_be_undone(&before);
    // What stands there is not logged again, neither when it is asked for nor when it is kept.
    let effects = ask(&mut app, Ask::Log(at(10)));
    assert_eq!(said(&effects), "Det står redan i mötesloggen.");
    slide(&mut app, id, 0, 25, 11);
    let before = app.workbook().clone();
    app.send(Msg::Scenario(Scenarios::Keep));
    assert_eq!(whats(&app)[2..], ["Personalkostnader: +2,5 %"]);
    assert_eq!(log(&app)[2].when, at(11));
    // The scenario and the log are one step.
    app.can_be_undone(&before);
}

#[test]
fn what_is_given_up_or_left_is_logged_too() {
    let (mut app, id) = wages();
    slide(&mut app, id, 0, 30, 1);
    let effects = app.send(Msg::Scenario(Scenarios::GiveUp));
    assert!(effects.contains(&Effect::Announce("Personalkostnader: +3\u{a0}% (till mötesloggen)".into())));
    assert_eq!(whats(&app), ["Personalkostnader: +3 %"]);
    let other = scenario(&mut app, "En annan", vec![rise(SERVICES, By::Percent(percent("1")))]);
    slide(&mut app, id, 0, 40, 2);
    app.send(Msg::Scenario(Scenarios::Slide(other, 0, 20)));
    assert_eq!(whats(&app)[1..], ["Personalkostnader: +4 %"]);
    // Ticked off is asked for as well; it is as the base, so there is nothing to take in.
    app.send(Msg::Scenario(Scenarios::GiveUp));
    app.send(Msg::Scenario(Scenarios::Choose(id)));
    app.send(Msg::Scenario(Scenarios::Tick(id, 0, false)));
    ask(&mut app, Ask::Tried(id, 0, at(3)));
    ask(&mut app, Ask::Log(at(3)));
    let without = log(&app).last().unwrap().clone();
    assert_eq!(plain(&without.what), "Utan: Personalkostnader: +2 %");
    assert_eq!(without.difference(), Some(Money::kronor(216_080)));
    let last = rows(&app.state).pop().unwrap();
    assert!(!last.can_accept && last.is_better == Some(true));
    let before = app.workbook().clone();
    assert_eq!(ask(&mut app, Ask::Accept(without.id)), []);
    assert!(*app.workbook() == before);
    // Nothing that moved is nothing to log.
    app.send(Msg::Scenario(Scenarios::Tick(id, 0, true)));
    app.send(Msg::Scenario(Scenarios::GiveUp));
    assert!(*app.workbook() == before);
}

#[test]
fn without_anything_tried_the_scenario_as_it_is_written_is_logged() {
    let (mut app, id) = wages();
    app.send(Msg::Wall(Step::Present));
    ask(&mut app, Ask::Log(at(1)));
    assert_eq!(app.asks(), Some(&Dialog::Wall), "the presentation goes on");
    assert_eq!(whats(&app), ["Personalkostnader: +2 %"]);
    let entry = &log(&app)[0];
    assert_eq!((entry.scenario, entry.name.as_str(), &entry.when), (id, "Inför nämnden", &at(1)));
    let [before, after, _] = entry.total;
    assert_eq!([before, after], [-1_765_251, -1_981_331].map(|amount| Some(Money::kronor(amount))));
    assert_eq!(entry.shown, after, "what was on the wall");
    // The base moves: the same question has another answer then.
    app.send(Msg::CloseDialog);
    app.show(View::Drift);
    app.write(RENT, Prognosis, "856");
    ask(&mut app, Ask::Log(at(2)));
    assert_eq!(whats(&app).len(), 2);
    // A scenario without changes has nothing to log.
    scenario(&mut app, "Tomt", Vec::new());
    let effects = ask(&mut app, Ask::Log(at(3)));
    assert_eq!(said(&effects), words(Lang::Swedish).nothing_tried);
    assert_eq!(whats(&app).len(), 2);
}

/// A change of each kind.
fn every_kind() -> Vec<Change> {
    let cell = AmountCell::Line(LineId(9), Place::Total, LineField::Prognosis);
    vec![
        rise(WAGES, By::Percent(percent("2"))),
        rise(SERVICES, By::Amount(Money::kronor(-100_000))),
        rise(WAGES, By::Index(percent("2.5"), Month::new(9).unwrap())),
        Change::Cell(cell, Entry::Value(Money::kronor(855_000))),
        Change::Measure(MeasureId(1), true),
        Change::MeasureStart(MeasureId(2), "1 november".into()),
        Change::Project(LEKEBERG, ProjectChange::Moved(6)),
        Change::Project(SHARED, ProjectChange::Cut(percent("10"))),
        Change::Project(SHARED, ProjectChange::Cancelled),
        Change::Key { from: KeyId(1), to: KeyId(1) },
    ]
}

#[test]
fn accepting_gives_on_the_base_what_the_scenario_showed_and_undo_takes_it_back() {
    for change in every_kind() {
        let (mut app, id) = meeting(vec![change.clone()]);
        let base = app.workbook().clone();
        let tables = Tables::of(&base);
        let shown = play(&base, &tables, &[base.scenario(id).unwrap()]);
        assert_eq!(shown.lost, [], "{change:?}");
        ask(&mut app, Ask::Log(at(1)));
        let before = app.workbook().clone();
        let entry = log(&app)[0].id;
        ask(&mut app, Ask::Accept(entry));
        assert_eq!(app.state.form_error, None, "{change:?}");
        // All that the scenario showed, to the krona and member by member.
        assert!(app.open().tables == shown.tables, "{change:?}");
        let logged = &log(&app)[0];
        assert_eq!(logged.total[LogField::After as usize], result(&shown.tables).prognosis, "{change:?}");
        assert_eq!(logged.shown, logged.total[LogField::After as usize], "{change:?}");
        assert_eq!(logged.stage, LogStage::Accepted);
        let all = result(&shown.tables).prognosis.unwrap() - result(&tables).prognosis.unwrap();
        assert_eq!(logged.total[LogField::Gained as usize], Some(all), "{change:?}");
        let effects = member_effects(&base, &tables, &shown);
        let gained = logged.of_holders().filter_map(|(holder, of)| Some((holder, of[2]?)));
        let effects = effects.iter().filter_map(|of| Some((of.holder, of.difference()?)));
        assert_eq!(gained.collect::<Vec<_>>(), effects.collect::<Vec<_>>(), "{change:?}");
        // Actuals never change, and the scenario does not count it twice.
        assert_eq!(result(&app.open().tables).actual, result(&tables).actual, "{change:?}");
        assert_eq!(app.workbook().scenario(id).unwrap().changes, []);
        app.can_be_undone(&before);
    }
}

#[test]
fn what_the_members_have_adds_up_and_is_listed() {
    let (mut app, _) = meeting(every_kind());
    ask(&mut app, Ask::Log(at(1)));
    assert_eq!(log(&app).len(), every_kind().len());
    for entry in log(&app) {
        for figure in [LogField::Before, LogField::After] {
            let parts = entry.of_holders().filter_map(|(_, of)| of[figure as usize]);
            assert_eq!(Some(parts.sum::<Money>()), entry.total[figure as usize], "{}", entry.what);
        }
        let detail = detail(&app.state, entry.id).unwrap();
        let shown = detail.list.shown(Lang::Swedish);
        assert_eq!(shown.last().unwrap()[0].0, "Summa");
        assert_eq!(shown.len(), app.workbook().holders().count() + 1);
    }
    let id = log(&app)[0].id;
    let shown = detail(&app.state, id).unwrap().list.shown(Lang::Swedish);
    let texts = |row: usize| shown[row].iter().map(|(text, _)| plain(text)).collect::<Vec<_>>();
    assert_eq!(texts(0)[0], "Askersund");
    assert_eq!(texts(shown.len() - 1), ["Summa", "−1 765 251", "−1 981 331", "−216 080"]);
    let text = list(&app.state).unwrap().text(Lang::Swedish, ';', "\n");
    assert!(text.starts_with("När;Vem frågade;Vad prövades;Scenario;Resultat före;"), "{text}");
    assert!(text.contains("2022-09-14 10:01;;Personalkostnader: +2\u{a0}%;Inför nämnden;-1765251;-1981331;"));
    let effects = ask(&mut app, Ask::Save);
    assert!(matches!(&effects[..], [Effect::Download { name, .. }] if name.starts_with("Mötesloggen ")));
}

#[test]
fn who_asked_is_written_afterwards_and_an_entry_is_dropped_reopened_and_removed() {
    let (mut app, _) = wages();
    ask(&mut app, Ask::Log(at(1)));
    let id = log(&app)[0].id;
    let before = app.workbook().clone();
    ask(&mut app, Ask::AskedBy(id, "  Anna Berg (Laxå) ".into()));
    assert_eq!(rows(&app.state)[0].asked_by, "Anna Berg (Laxå)");
    app.can_be_undone(&before);
    ask(&mut app, Ask::Remark(id, "Tas upp i oktober".into()));
    assert_eq!(detail(&app.state, id).unwrap().remark, "Tas upp i oktober");
    ask(&mut app, Ask::AskedBy(id, "x".repeat(1_000)));
    assert_eq!(rows(&app.state)[0].asked_by.len(), 500, "what is stored opens again");
    let effects = ask(&mut app, Ask::Drop(id));
    assert_eq!(plain(said(&effects)), "Avförd: Personalkostnader: +2 %");
    assert_eq!((rows(&app.state)[0].stage, rows(&app.state)[0].can_accept), (LogStage::Dropped, false));
    assert_eq!(ask(&mut app, Ask::Accept(id)), [], "what is dropped is opened first");
    ask(&mut app, Ask::Reopen(id));
    assert!(rows(&app.state)[0].can_accept);
    let before = app.workbook().clone();
    let effects = ask(&mut app, Ask::Remove(id));
    assert_eq!(plain(said(&effects)), "Borttagen ur mötesloggen: Personalkostnader: +2 %");
    app.can_be_undone(&before);
    // What is gone is nothing to do anything with.
    assert_eq!(ask(&mut app, Ask::Drop(LogId(99))), []);
}

#[test]
fn a_change_of_many_lines_is_logged_under_a_short_name() {
    let rows: Vec<RowId> = sydnarke().lines().map(|line| RowId::Line(line.id)).collect();
    let rows = rows.iter().cycle().take(200).copied().collect();
    let (mut app, _) = meeting(vec![Change::Prognosis { rows, holder: None, by: By::Percent(percent("1")) }]);
    ask(&mut app, Ask::Log(at(1)));
    assert_eq!(log(&app)[0].what.chars().count(), 500);
    assert!(log(&app)[0].what.ends_with('…') && log(&app)[0].difference().is_some());
}

fn step(app: &mut App, edit: Edit) {
    let what = sambudget::lang::What::Named(String::new());
    app.send(Msg::Perform(Box::new(edit), StepLabel { verb: sambudget::lang::Verb::Change, what }));
}

#[test]
fn what_cannot_be_taken_in_is_said_in_words() {
    let cell = AmountCell::Line(LineId(9), Place::Total, LineField::Prognosis);
    let typed = Change::Cell(cell, Entry::Value(Money::kronor(855_000)));
    let (mut app, id) = meeting(vec![rise(WAGES, By::Percent(percent("2"))), typed]);
    ask(&mut app, Ask::Log(at(1)));
    let entries = [log(&app)[0].id, log(&app)[1].id];
    // Held is held.
    step(&mut app, Edit::hold(cell, true));
    let before = app.workbook().clone();
    ask(&mut app, Ask::Accept(entries[1]));
    let why = plain(app.state.form_error.as_deref().unwrap());
    assert_eq!(
        why,
        "Lokalhyror, Prognos: 855 tkr kan inte tas in i basen: Lokalhyror, Prognos hålls fast eller är en summa av \
         beslut. Släpp cellen eller ändra besluten först."
    );
    assert!(*app.workbook() == before);
    step(&mut app, Edit::hold(cell, false));
    ask(&mut app, Ask::Accept(entries[1]));
    assert_eq!(app.state.form_error, None);
    // The line has gone, and with it what was to be changed; the entry says what it was.
    step(&mut app, Edit::RemoveRow(RowId::Line(WAGES)));
    let before = app.workbook().clone();
    ask(&mut app, Ask::Accept(entries[0]));
    let why = plain(app.state.form_error.as_deref().unwrap());
    assert_eq!(why, "Personalkostnader: +2 % kan inte tas in i basen: raderna finns inte längre.");
    assert!(*app.workbook() == before);
    // What was asked for is logged though it cannot be made.
    app.send(Msg::Scenario(Scenarios::Choose(id)));
    ask(&mut app, Ask::Log(at(2)));
    assert_eq!(log(&app).last().unwrap().total[1..], [None, None]);
}

#[test]
fn a_size_that_was_tried_is_taken_in_and_its_change_leaves_the_scenario() {
    let (mut app, id) =
        meeting(vec![rise(WAGES, By::Percent(percent("2"))), rise(SERVICES, By::Percent(percent("1")))]);
    slide(&mut app, id, 0, 30, 1);
    slide(&mut app, id, 1, 20, 2);
    ask(&mut app, Ask::Log(at(3)));
    let wages = log(&app)[0].id;
    let base = prognosis(app.workbook());
    let effects = ask(&mut app, Ask::Accept(wages));
    assert!(said(&effects).ends_with("Ändringen finns nu i basen och togs ur scenariot Inför nämnden."));
    assert_eq!(prognosis(app.workbook()) - base, Money::kronor(-324_120));
    // What is tried beside it goes on.
    let left = &app.workbook().scenario(id).unwrap().changes;
    assert_eq!(*left, [rise(SERVICES, By::Percent(percent("1")))]);
    let detail = sambudget::session::scenarios::view::detail(&app.state).unwrap();
    assert_eq!(plain(&detail.changes[0].text), "Övrigt tjänsteköp: +2 %");
    assert!(detail.is_live);
}

#[test]
fn accepted_entries_become_a_draft_of_decisions_and_stand_in_the_report() {
    let (mut app, _) = meeting(vec![
        rise(WAGES, By::Percent(percent("2"))),
        Change::Project(SHARED, ProjectChange::Moved(6)),
        Change::Measure(MeasureId(1), true),
    ]);
    ask(&mut app, Ask::Log(at(1)));
    assert_eq!(proposal(&app.state), None);
    let report = |app: &App| sambudget::session::report::of(&app.state).unwrap();
    assert!(report(&app).sections.iter().all(|section| section.heading != "Förslag till beslut"));
    let ids: Vec<LogId> = log(&app).iter().map(|entry| entry.id).collect();
    ask(&mut app, Ask::Accept(ids[1]));
    let draft = proposal(&app.state).unwrap();
    assert_eq!(draft.together, None);
    assert_eq!(
        plain(&draft.decisions[0]),
        "Nämnden beslutar att skjuta upp projektet ”IT-INVEST. GEMENSAMT” 6 månader. Det förbättrar årets \
         prognostiserade resultat med 330 tkr: Askersund +91 tkr, Hallsberg +129 tkr, Laxå +46 tkr, Lekeberg +64 tkr."
    );
    ask(&mut app, Ask::Accept(ids[0]));
    let draft = proposal(&app.state).unwrap();
    // In the order in which they were tried.
    assert!(plain(&draft.decisions[0]).starts_with(
        "Nämnden beslutar att höja prognosen för Personalkostnader med 2 %. Det försämrar årets prognostiserade \
         resultat med 216 tkr: Askersund −59 tkr"
    ));
    assert!(plain(draft.together.as_ref().unwrap()).starts_with(
        "Besluten tillsammans förbättrar årets prognostiserade resultat med 114 tkr: Askersund"
    ));
    assert_eq!(draft.text().matches("\n\n").count(), 2);
    // The report has it as drafts, and without drafts not at all.
    let section = report(&app).sections.pop().unwrap();
    assert_eq!((section.heading, section.parts.len()), ("Förslag till beslut", 3));
    assert!(sambudget::session::report::text(&report(&app)).contains("[Utkast] Nämnden beslutar att höja"));
    app.send(Msg::Report(sambudget::session::report::Ask::Drafts(false)));
    assert!(report(&app).sections.iter().all(|section| section.heading != "Förslag till beslut"));
    // In English, and of what has gone by the name that it had.
    app.send(Msg::Lang(Lang::English));
    step(&mut app, Edit::RemoveRow(RowId::Line(WAGES)));
    let draft = proposal(&app.state).unwrap();
    assert!(
        plain(&draft.decisions[0])
            .starts_with("The board decides to make the change “Personalkostnader: +2 %”.")
    );
    assert!(plain(&draft.decisions[1]).starts_with("The board decides to postpone the project"));
}

#[test]
fn the_log_is_reached_by_its_command_and_goes_along_in_a_file_but_not_into_next_year() {
    let (mut app, _) = wages();
    assert!(is_available(&app.state, Command::MeetingLog));
    app.send(Msg::Do(Command::MeetingLog));
    assert_eq!(app.asks(), Some(&Dialog::MeetingLog));
    ask(&mut app, Ask::Log(at(1)));
    let id = log(&app)[0].id;
    ask(&mut app, Ask::Accept(id));
    assert_eq!(app.asks(), Some(&Dialog::MeetingLog), "it stays open");
    assert!(file::read(file::write(app.workbook()).as_bytes()).unwrap() == *app.workbook());
    let again = app.killed_and_opened();
    assert_eq!(log(&again), log(&app));
    app.send(Msg::NextYear(sambudget::rules::next_year::FirstBudget::Empty));
    assert_eq!(log(&app), []);
}
