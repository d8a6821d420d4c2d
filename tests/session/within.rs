//! The ordinary tables of a scenario: what is written there becomes its changes, and the base never has them.

use proptest::prelude::*;
use sambudget::lang::chart::{of_scenario, title};
use sambudget::lang::within::words;
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Deviation, Prognosis};
use sambudget::model::edit::Setting;
use sambudget::model::id::ScenarioId;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::scenario::{By, Change, Percent};
use sambudget::rules::chart::Kind;
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::scenarios::Ask;
use sambudget::session::scenarios::lens::lens_view;
use sambudget::session::scenarios::within::{banner, within};
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::{SheetId, Tried};
use sambudget::session::state::{Dialog, Look, Notice, View};

use super::app::{App, SYDNARKE_2022, key, point, said};

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalhyror";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// An example with an empty scenario, whose drift table is looked at.
fn inside() -> (App, ScenarioId) {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Do(Command::NewScenario));
    app.send(Msg::Submit(vec![Answer::Text("Prövning".into()), Answer::Text(String::new()), Answer::At(0)]));
    let id = app.workbook().scenarios.last().unwrap().id;
    app.send(Msg::Scenario(Ask::LookIn(Some(id))));
    (app, id)
}

/// Puts the cursor on a cell.
fn go(app: &mut App, row: &str, column: DriftColumn) {
    let (sheet, at) = app.at(row, column);
    app.send(point(sheet, at));
}

fn changes(app: &App) -> &[Change] {
    &within(app.open()).unwrap().changes
}

/// The workbook but for its scenarios: what is reported.
fn base(app: &App) -> Workbook {
    Workbook { scenarios: Vec::new(), ..app.workbook().clone() }
}

#[test]
fn a_cell_typed_over_is_a_change_of_the_scenario_and_the_base_stays() {
    let (mut app, _) = inside();
    let before = base(&app);
    assert_eq!(app.open().view, View::Drift);
    let effects = app.write(RENT, Prognosis, "856");
    assert!(plain(said(&effects)).contains("underskott 1 101 tkr"), "{effects:?}");
    assert_eq!(app.shows(RENT, Prognosis), "856");
    assert!(base(&app) == before);
    assert!(!changes(&app).is_empty());
    let typed = app.cell(RENT, Prognosis);
    assert_eq!(typed.tried, Tried::Typed);
    assert!(
        plain(&typed.about).starts_with("Överskriven i scenariot. Scenario: 856, bas: 755"),
        "{}",
        typed.about
    );
    let follows = app.cell(RENT, Deviation);
    assert_eq!(follows.tried, Tried::Follows);
    assert_eq!(app.cell(STAFF, Prognosis).tried, Tried::No);
    let bar = banner(&app.state).unwrap();
    assert_eq!(plain(&bar.says), "underskott 1 101 tkr, 101 tkr sämre än basen");
    // The base shows its own figures, at once and after the scenario has been left.
    app.show(View::Scenarios);
    assert!(!banner(&app.state).unwrap().is_shown);
    app.send(Msg::Scenario(Ask::LookIn(None)));
    app.show(View::Drift);
    assert_eq!(banner(&app.state), None);
    assert_eq!(app.shows(RENT, Prognosis), "755");
    assert_eq!(app.cell(RENT, Prognosis).tried, Tried::No);
}

#[test]
fn typing_again_takes_the_place_of_what_was_typed() {
    let (mut app, _) = inside();
    app.write(RENT, Prognosis, "856");
    let count = changes(&app).len();
    app.write(RENT, Prognosis, "900");
    assert_eq!(changes(&app).len(), count);
    assert_eq!(app.shows(RENT, Prognosis), "900");
    app.send(Msg::Undo);
    assert_eq!(app.shows(RENT, Prognosis), "856");
    app.send(Msg::Undo);
    assert_eq!(app.shows(RENT, Prognosis), "755");
    app.send(Msg::Redo);
    assert_eq!(app.shows(RENT, Prognosis), "856");
}

#[test]
fn what_goes_by_figures_stays_between_what_was_typed_before_and_after() {
    let (mut app, id) = inside();
    app.write(RENT, Prognosis, "800");
    let rent = sambudget::model::drift::RowId::Line(app.line(RENT).id);
    let mut scenario = app.workbook().scenario(id).unwrap().clone();
    let by = By::Percent(Percent::new(10.into()).unwrap());
    scenario.changes.push(Change::Prognosis { rows: vec![rent], holder: None, by });
    app.send(Msg::PutScenario(Box::new(scenario)));
    assert_eq!(app.shows(RENT, Prognosis), "880");
    // What is added stays beside what is written, as in the base.
    app.write(RENT, Prognosis, "1000");
    assert_eq!(app.shows(RENT, Prognosis), "1 080");
}

#[test]
fn cells_and_rows_go_back_to_the_base() {
    let (mut app, _) = inside();
    app.write(RENT, Prognosis, "856");
    app.write(RENT, Budget, "900");
    app.write(STAFF, Prognosis, "11000");
    let before = changes(&app).to_vec();
    go(&mut app, RENT, Prognosis);
    assert!(is_available(&app.state, Command::Reset));
    let effects = app.send(Msg::Do(Command::Reset));
    assert!(plain(said(&effects)).starts_with("Återställt:"), "{effects:?}");
    assert_eq!(app.shows(RENT, Prognosis), "755");
    assert_eq!(app.shows(RENT, Budget), "900");
    assert_eq!(app.cell(RENT, Prognosis).tried, Tried::No);
    // One step.
    app.send(Msg::Undo);
    assert_eq!(changes(&app), before);
    app.send(Msg::Do(Command::ResetRows));
    assert_eq!(
        (app.shows(RENT, Prognosis), app.shows(RENT, Budget)),
        ("755".into(), base_shows(&app, RENT, Budget))
    );
    assert_eq!(app.shows(STAFF, Prognosis), "11 000");
    // Where nothing is typed over, that is said.
    go(&mut app, RENT, Deviation);
    let effects = app.send(Msg::Do(Command::Reset));
    assert_eq!(said(&effects), words(app.state.lang).nothing_to_reset);
}

/// What the base shows.
fn base_shows(app: &App, row: &str, column: DriftColumn) -> String {
    let mut other = App { state: app.state.clone(), disk: app.disk.clone() };
    other.send(Msg::Scenario(Ask::LookIn(None)));
    other.shows(row, column)
}

#[test]
fn actuals_and_what_belongs_to_the_base_are_refused_in_words_and_nothing_typed_is_lost() {
    let (mut app, _) = inside();
    let before = app.workbook().clone();
    app.write(RENT, Actual, "1");
    let editor = app.open().editor.clone().unwrap();
    assert_eq!((editor.draft.as_str(), editor.refusal.as_deref()), ("1", Some(words(app.state.lang).actual)));
    app.send(Msg::EditorKey(key("Escape")));
    let (sheet, at) = app.at(RENT, Budget);
    app.send(Msg::Edit(sheet, At { column: 0, ..at }));
    app.send(Msg::Draft("Hyror".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(
        app.open().editor.clone().unwrap().refusal.as_deref(),
        Some(words(app.state.lang).of_the_base)
    );
    app.send(Msg::EditorKey(key("Escape")));
    // Structure and the rest.
    let activity = app.workbook().activities[0].id;
    for msg in [
        Msg::AddLine(activity, None),
        Msg::AddMember("Örebro".into(), None),
        Msg::AddKey,
        Msg::Do(Command::InsertRow),
        Msg::Do(Command::DeleteRows),
        Msg::Do(Command::Hold),
        Msg::Set(Setting::PeriodEnd(sambudget::model::period::Month::DECEMBER)),
    ] {
        let effects = app.send(msg.clone());
        assert_eq!(said(&effects), words(app.state.lang).of_the_base, "{msg:?}");
    }
    // A dialog keeps what was written in it.
    let line = app.line(RENT).id;
    app.fill(&Dialog::Line(line), [(0, Answer::Text("Hyror".into()))]);
    assert_eq!(app.state.dialog, Some(Dialog::Line(line)));
    assert_eq!(app.state.form_error.as_deref(), Some(words(app.state.lang).of_the_base));
    app.send(Msg::CloseDialog);
    assert!(*app.workbook() == before);
    // How tables are looked at is no figure.
    let columns = vec![Budget, Prognosis];
    app.send(Msg::DriftColumns(columns.clone()));
    assert_eq!(app.workbook().drift_columns, columns);
}

#[test]
fn many_cells_are_one_step_and_what_cannot_be_is_left_alone() {
    let (mut app, _) = inside();
    let before = app.workbook().clone();
    go(&mut app, RENT, Prognosis);
    app.send(Msg::Paste(None, Some("900\n901\n".into())));
    assert_eq!(app.shows(RENT, Prognosis), "900");
    assert!(base(&app) == base_of(&before));
    app.send(Msg::Undo);
    assert!(*app.workbook() == before);
    // Actuals among them stay.
    go(&mut app, RENT, Actual);
    app.send(Msg::Paste(None, Some("1\n2\n".into())));
    assert!(matches!(app.state.notice, Some(Notice::LeftAlone { cells: 2, .. })), "{:?}", app.state.notice);
    assert!(*app.workbook() == before);
    // Clearing is typing over with nothing.
    go(&mut app, RENT, Budget);
    app.send(Msg::Do(Command::Clear));
    assert_eq!(app.shows(RENT, Budget), "");
    assert!(base(&app) == base_of(&before));
    assert!(app.cell(RENT, Budget).about.starts_with("Överskriven i scenariot. Scenario: tomt"));
    app.send(Msg::Do(Command::Reset));
    assert!(*app.workbook() == before || changes(&app).is_empty());
}

fn base_of(workbook: &Workbook) -> Workbook {
    Workbook { scenarios: Vec::new(), ..workbook.clone() }
}

#[test]
fn a_scenario_that_goes_is_not_looked_at_any_more() {
    let (mut app, id) = inside();
    app.write(RENT, Prognosis, "856");
    app.send(Msg::Scenario(Ask::Delete(id)));
    assert_eq!(banner(&app.state), None);
    assert_eq!(app.shows(RENT, Prognosis), "755");
    app.send(Msg::Undo);
    assert_eq!(banner(&app.state), None, "going back is asked for");
}

/// What waits in the editor of a scenario's table.
fn begin_to_write(app: &mut App) {
    let at = app.at(RENT, Actual);
    app.type_in(at, "7");
    app.send(Msg::EditorKey(key("Enter")));
    assert!(app.open().editor.is_some());
}

#[test]
fn what_waits_in_a_scenario_does_not_come_to_the_base() {
    let (mut app, id) = inside();
    begin_to_write(&mut app);
    // Over a reload the tables are those of the base.
    app.send(Msg::Hidden);
    let again = app.killed_and_opened();
    assert_eq!(again.open().editor, None);
    // Another tab takes the scenario away.
    let mut other = app.another_tab(88);
    other.load(app.workbook().id);
    let effects = other.send(Msg::Scenario(Ask::Delete(id)));
    app.disk = other.disk.clone();
    for effect in effects {
        if let Effect::Journal { item, records } = effect {
            for (record, text) in records {
                app.send(Msg::RecordElsewhere(item.id, record, text));
            }
        }
    }
    assert_eq!((banner(&app.state), &app.open().editor), (None, &None));
}

#[test]
fn what_is_not_typed_over_follows_the_base() {
    let (mut app, id) = inside();
    app.write(RENT, Prognosis, "856");
    app.send(Msg::Scenario(Ask::LookIn(None)));
    app.write(STAFF, Prognosis, "11000");
    app.send(Msg::Scenario(Ask::LookIn(Some(id))));
    assert_eq!((app.shows(STAFF, Prognosis), app.cell(STAFF, Prognosis).tried), ("11 000".into(), Tried::No));
    assert_eq!(app.shows(RENT, Prognosis), "856");
}

#[test]
fn projects_and_measures_are_tried_in_their_tables() {
    let (mut app, _) = inside();
    let before = base(&app);
    app.show(View::Investments);
    let group = app.workbook().project_groups[0].id;
    let sheet = SheetId::Projects(group);
    let column = {
        let table = app.state.table(sheet).unwrap();
        (1..table.shape().columns).find(|column| table.heading(*column).starts_with("Prognos")).unwrap()
    };
    let at = At { row: 0, column };
    app.send(point(sheet, at));
    app.send(Msg::Type(sheet, "123".into()));
    app.send(Msg::EditorKey(key("Enter")));
    let cell = app.state.table(sheet).unwrap().cell(at).unwrap();
    assert_eq!((plain(&cell.text), cell.tried), ("123".into(), Tried::Typed));
    assert!(base(&app) == before);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Reset));
    assert_eq!(app.state.table(sheet).unwrap().cell(at).unwrap().tried, Tried::No);
    assert!(changes(&app).is_empty());
}

#[test]
fn files_of_the_whole_workbook_have_the_base() {
    let (mut app, _) = inside();
    // The sheets of scenarios have what is written in them, and no other.
    let book = |app: &mut App| {
        let said = sambudget::lang::scenario::words(app.state.lang);
        let of_scenarios = [said.drift, said.holders, said.projects, said.all_with_changes];
        let mut book = sambudget::session::table_files::book(&mut app.state).unwrap();
        let drawn = [title(app.state.lang, Kind::Beside).to_owned(), of_scenario(app.state.lang, "Prövning")];
        // The fingerprint is of the scenarios too.
        let is_print = |row: &sambudget_xlsx::Row| {
            row.cells.iter().any(
                |cell| matches!(cell, sambudget_xlsx::Cell::Text(text) if text.starts_with("Fingeravtryck")),
            )
        };
        book.sheets.iter_mut().for_each(|sheet| sheet.rows.retain(|row| !is_print(row)));
        let is_base = |sheet: &sambudget_xlsx::Sheet| {
            let caption = sheet.caption.as_str();
            !of_scenarios.contains(&caption) && !drawn.iter().any(|name| caption.ends_with(name.as_str()))
        };
        book.sheets.into_iter().partition::<Vec<_>, _>(is_base)
    };
    let (before, tried_before) = book(&mut app);
    let tidy = app.send(Msg::Do(Command::SaveTidy));
    app.write(RENT, Prognosis, "856");
    let (after, tried) = book(&mut app);
    assert!(after == before && before.len() > 5);
    assert!(tried != tried_before && tried.len() == 6);
    assert_eq!(app.send(Msg::Do(Command::SaveTidy)), tidy);
    // The table in view says that it is a scenario's.
    let saved = app.send(Msg::Do(Command::SaveTable(sambudget::session::table_files::Convention::Swedish)));
    let Some(Effect::Download { name, text }) = saved.first() else { panic!("{saved:?}") };
    assert!(name.contains("scenario Prövning"), "{name}");
    assert!(text.contains("856"));
    assert_eq!(app.shows(RENT, Prognosis), "856", "the scenario is still looked at");
}

#[test]
fn selected_lines_and_members_are_tried_together() {
    let (mut app, _) = inside();
    app.send(Msg::Look(Look::SideBySide));
    let sheet = app.open().sheets()[0];
    let (first, last) = {
        let table = app.state.table(sheet).unwrap();
        let row = |name| {
            (0..table.rows.len()).find(|row| table.cell(At { row: *row, column: 0 }).unwrap().text == name)
        };
        let column = |name| (0..table.shape().columns).find(|column| table.heading(*column) == name).unwrap();
        let staff = row(STAFF).unwrap();
        (At { row: staff, column: column("Askersund") }, At { row: staff + 1, column: column("Hallsberg") })
    };
    app.send(point(sheet, first));
    app.send(Msg::Point(sheet, Pointed::Cell(last), How::Extend));
    let try_out = |app: &mut App, way, much: &str| {
        app.send(Msg::Do(Command::Try));
        let text = Answer::Text(much.into());
        app.send(Msg::Submit(vec![Answer::At(0), Answer::At(0), Answer::At(way), text, Answer::At(0)]));
        assert_eq!((app.asks(), &app.state.form_error), (None, &None));
    };
    try_out(&mut app, 0, "10");
    let of = |change: &Change| match change {
        Change::Prognosis { rows, holder, by } => (rows.len(), holder.unwrap(), *by),
        other => panic!("{other:?}"),
    };
    let made: Vec<_> = changes(&app).iter().map(of).collect();
    let tenth = By::Percent(Percent::new(10.into()).unwrap());
    let both = [app.member(0), app.member(1)].map(Holder::Member);
    assert_eq!(made, both.map(|holder| (2, holder, tenth)));
    // An amount is split, and all of it arrives.
    app.send(Msg::Undo);
    let before = prognosis(&app);
    try_out(&mut app, 1, "100");
    assert_eq!(changes(&app).len(), 2);
    assert_eq!(prognosis(&app) - before, -Money::kronor(100_000));
    app.send(Msg::Undo);
    assert!(changes(&app).is_empty(), "one step");
}

#[test]
fn one_change_is_looked_at_through_the_member_lens() {
    let (mut app, id) = inside();
    app.write(RENT, Prognosis, "856");
    app.write(STAFF, Prognosis, "11000");
    app.show(View::Scenarios);
    assert_eq!(lens_view(&app.state).unwrap().at, None);
    app.send(Msg::Scenario(Ask::Lens(Some(0))));
    let shown = lens_view(&app.state).unwrap();
    assert_eq!((shown.at, &shown.why, shown.changes.len()), (Some(0), &None, changes(&app).len()));
    let all = shown.rows.last().unwrap();
    assert_eq!(all.0, "Alla");
    assert_eq!(all.1.clone().map(|text| plain(&text))[..3], ["−101 000", "0", "−101 000"]);
    // The base moves: the lens follows. A change that has gone is not looked at any more.
    app.send(Msg::Scenario(Ask::Drop(id, 0)));
    assert_eq!(lens_view(&app.state).unwrap().at, None);
}

/// The result that is expected in what is looked at.
fn prognosis(app: &App) -> Money {
    sambudget::rules::summary::result(app.open().seen().tables).prognosis.unwrap()
}

/// What is done in a scenario.
#[derive(Debug, Clone)]
enum Step {
    Write(usize, usize, i32),
    Clear(usize, usize),
    Paste(usize, usize, i32),
    Reset(usize, usize),
    ResetRow(usize),
    Look(usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let at = || (0usize..20, 0usize..12);
    prop_oneof![
        5 => (at(), -900i32..9_000).prop_map(|((row, column), amount)| Step::Write(row, column, amount)),
        1 => at().prop_map(|(row, column)| Step::Clear(row, column)),
        1 => (at(), 0i32..900).prop_map(|((row, column), amount)| Step::Paste(row, column, amount)),
        2 => at().prop_map(|(row, column)| Step::Reset(row, column)),
        1 => (0usize..20).prop_map(Step::ResetRow),
        1 => (0usize..5).prop_map(Step::Look),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn at(app: &mut App, row: usize, column: usize) -> SheetId {
    let sheet = app.open().sheets()[0];
    let shape = app.state.table(sheet).unwrap().shape();
    let at = At { row: row % shape.rows, column: 1 + column % (shape.columns - 1) };
    app.send(point(sheet, at));
    sheet
}

fn act(app: &mut App, step: &Step) {
    match *step {
        Step::Write(row, column, amount) => {
            let sheet = at(app, row, column);
            app.send(Msg::Type(sheet, amount.to_string()));
            app.send(Msg::EditorKey(key("Enter")));
            // What was refused is given up.
            app.send(Msg::EditorKey(key("Escape")));
            app.send(Msg::CloseDialog);
        }
        Step::Clear(row, column) => {
            at(app, row, column);
            app.send(Msg::Do(Command::Clear));
        }
        Step::Paste(row, column, amount) => {
            at(app, row, column);
            app.send(Msg::Paste(None, Some(format!("{amount}\t{amount}\n{amount}\t{amount}\n"))));
            app.send(Msg::CloseDialog);
        }
        Step::Reset(row, column) => {
            at(app, row, column);
            app.send(Msg::Do(Command::Reset));
        }
        Step::ResetRow(row) => {
            at(app, row, 0);
            app.send(Msg::Do(Command::ResetRows));
        }
        Step::Look(0) => app.look_at_total(),
        Step::Look(index) => {
            let index = index % app.workbook().members.len();
            app.look_at(index);
        }
        Step::Undo => drop(app.send(Msg::Undo)),
        Step::Redo => drop(app.send(Msg::Redo)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is done in the tables of a scenario, the base stays as it is; resetting every row gives its figures; and undoing
    /// all of it gives back the workbook.
    #[test]
    fn nothing_written_in_a_scenario_reaches_the_base(steps in prop::collection::vec(step(), 1..14)) {
        let (mut app, _) = inside();
        let (before, base_before) = (app.workbook().clone(), base(&app));
        let steps_before = app.open().history.next_undo().cloned();
        for step in &steps {
            // What was done before is not undone here.
            if matches!(step, Step::Undo) && app.open().history.next_undo().cloned() == steps_before {
                continue;
            }
            act(&mut app, step);
            prop_assert!(within(app.open()).is_some());
            prop_assert!(base(&app) == base_before, "{step:?}");
        }
        let undone = {
            let mut other = App { state: app.state.clone(), disk: app.disk.clone() };
            while other.open().history.next_undo().cloned() != steps_before {
                other.send(Msg::Undo);
            }
            other
        };
        prop_assert!(*undone.workbook() == before);
        app.send(Msg::Look(Look::Lens(Lens::Total)));
        let rows = app.state.table(app.open().sheets()[0]).unwrap().rows.len();
        for row in 0..rows {
            at(&mut app, row, 0);
            app.send(Msg::Do(Command::ResetRows));
        }
        prop_assert!(changes(&app).is_empty(), "{:?}", changes(&app));
        prop_assert!(app.open().seen().tables == &app.open().tables);
    }

    /// What is typed in a scenario gives the figures that it would give in the base.
    #[test]
    fn a_scenario_shows_what_the_base_would(writes in prop::collection::vec((0usize..20, 0usize..12, 0i32..9_000), 1..8)) {
        let (mut scenario, _) = inside();
        let mut base = App::example(SYDNARKE_2022);
        base.show(View::Drift);
        for (row, column, amount) in writes {
            let is_actual = {
                let sheet = at(&mut scenario, row, column);
                let table = scenario.state.table(sheet).unwrap();
                let heading = table.heading(scenario.open().cursor().unwrap().at.column);
                heading.starts_with("Utfall")
            };
            if is_actual {
                continue;
            }
            for app in [&mut scenario, &mut base] {
                act(app, &Step::Look(row % 4));
                act(app, &Step::Write(row, column, amount));
            }
            let seen = scenario.open().seen();
            prop_assert!(seen.tables == &base.open().tables, "{row} {column} {amount}: {:?}", changes(&scenario));
        }
    }
}
