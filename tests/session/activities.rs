//! Several activities in one workbook: the table over them, where they are added, named, moved and taken away.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{self, Actual, Budget};
use sambudget::model::money::Money;
use sambudget::rules::drift::Lens;
use sambudget::session::command::{Command, name};
use sambudget::session::msg::Msg;
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::{SheetId, Value};
use sambudget::session::state::{Dialog, Look, View};

use super::app::{App, HERRLJUNGA, key};

const IDS: SheetId = SheetId::Results;

/// Herrljunga and Vårgårda on the overview, with the table over their three activities.
fn overview() -> App {
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Overview);
    assert_eq!(app.open().sheets(), [IDS]);
    app
}

fn names(app: &App) -> Vec<String> {
    app.sheet().rows.iter().map(|row| row.header.text.clone()).collect()
}

fn tabs(app: &App) -> Vec<String> {
    app.workbook().activities.iter().map(|activity| activity.name.clone()).collect()
}

fn select(app: &mut App, row: usize) {
    app.send(Msg::Point(IDS, Pointed::Cell(At { row, column: 0 }), How::Alone));
}

#[test]
fn activities_are_added_named_moved_and_taken_away_in_their_table() {
    let mut app = overview();
    let first = app.workbook().clone();
    assert_eq!(
        names(&app),
        ["Ekonomiavdelningen", "Personalavdelningen", "IT, växel och telefoni", "Summa resultat"]
    );
    // A new one is named at once, and is the one that Drift shows.
    select(&mut app, 0);
    app.send(Msg::Do(Command::InsertRow));
    app.send(Msg::Draft("Upphandling".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(names(&app)[3..], ["Upphandling", "Summa resultat"]);
    assert_eq!(app.open().activity, app.workbook().activities.last().map(|activity| activity.id));
    // It goes up, past the others, as every row does, and the tabs with it.
    select(&mut app, 3);
    let before = app.workbook().clone();
    app.send(Msg::Do(Command::MoveUp));
    assert_eq!(
        tabs(&app),
        ["Ekonomiavdelningen", "Personalavdelningen", "Upphandling", "IT, växel och telefoni"]
    );
    assert_eq!(name(&app.state, Command::Undo), "Ångra: flytta Upphandling");
    app.can_be_undone(&before);
    for _ in 0..3 {
        app.send(Msg::Do(Command::MoveUp));
    }
    assert_eq!(tabs(&app)[0], "Upphandling");
    app.send(Msg::Do(Command::MoveDown));
    assert_eq!(tabs(&app)[1], "Upphandling");
    // Dropped behind the last one.
    app.send(Msg::Drop(IDS, 3, true));
    assert_eq!(tabs(&app)[3], "Upphandling");
    assert_eq!(app.killed_and_opened().workbook(), app.workbook());
    // Without figures it goes at once; with them it asks.
    select(&mut app, 3);
    app.send(Msg::Do(Command::DeleteRows));
    assert_eq!(app.workbook(), &first);
    select(&mut app, 1);
    app.send(Msg::Do(Command::DeleteRows));
    let staff = app.workbook().activities[1].id;
    assert!(matches!(app.asks(), Some(Dialog::Delete(_))));
    app.send(Msg::DeleteForSure(sambudget::session::sheet::Subject::Activity(staff)));
    assert_eq!(names(&app), ["Ekonomiavdelningen", "IT, växel och telefoni", "Summa resultat"]);
    app.can_be_undone(&first);
}

#[test]
fn an_activity_is_renamed_where_it_stands() {
    let mut app = overview();
    let before = app.workbook().clone();
    select(&mut app, 0);
    app.send(Msg::Type(IDS, "E".into()));
    app.send(Msg::Draft("Ekonomi".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(tabs(&app)[0], "Ekonomi");
    app.can_be_undone(&before);
    // Without a name it would not be found again.
    select(&mut app, 1);
    app.send(Msg::Type(IDS, " ".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert!(app.open().editor.as_ref().is_some_and(|editor| editor.refusal.is_some()));
    app.send(Msg::EditorKey(key("Escape")));
    assert_eq!(tabs(&app)[1], "Personalavdelningen");
    // The sum is calculated, and so is its name.
    select(&mut app, 3);
    app.send(Msg::Type(IDS, "x".into()));
    assert!(app.open().editor.is_none());
}

fn amounts(app: &App, column: usize) -> Vec<Option<Money>> {
    let table = app.state.table(IDS).unwrap();
    let amount = |row| match table.value(At { row, column }) {
        Some(Value::Amount(amount, _)) => Some(amount),
        _ => None,
    };
    (0..table.rows.len()).map(amount).collect()
}

/// What each member has of an activity's result adds up to it, in every column and in the sum.
#[test]
fn the_table_over_activities_is_there_for_each_member() {
    let mut app = overview();
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    let whole: Vec<_> = (1..=app.sheet().columns.len()).map(|column| amounts(&app, column)).collect();
    let figures = whole.iter().flatten().flatten().filter(|amount| !amount.is_zero()).count();
    assert!(figures > 10, "{whole:?}");
    assert_eq!(app.state.table(IDS).unwrap().caption, "Resultat per verksamhet");
    let mut sums = vec![vec![None; 4]; whole.len()];
    for holder in app.workbook().holders().collect::<Vec<_>>() {
        app.send(Msg::Look(Look::Lens(Lens::Holder(holder))));
        for (column, sum) in sums.iter_mut().enumerate() {
            for (sum, part) in sum.iter_mut().zip(amounts(&app, column + 1)) {
                *sum = match (*sum, part) {
                    (Some(sum), Some(part)) => Some(sum + part),
                    (sum, part) => sum.or(part),
                };
            }
        }
    }
    assert_eq!(sums, whole);
    app.send(Msg::Look(Look::Lens(Lens::Holder(sambudget::model::member::Holder::Member(app.member(1))))));
    assert_eq!(app.state.table(IDS).unwrap().caption, "Resultat per verksamhet, Vårgårda");
    app.send(Msg::Lang(Lang::English));
    assert!(app.state.table(IDS).unwrap().caption.ends_with(", Vårgårda"));
}

/// What is written in an activity is in the table over them.
#[test]
fn the_table_follows() {
    let mut app = overview();
    let before = app.shows("Summa resultat", Actual);
    assert_eq!(before, "−1 474");
    app.show(View::Drift);
    app.write("Övriga kostnader", Actual, "3 436");
    app.show(View::Overview);
    assert_eq!(app.shows("Summa resultat", Actual), "−2 474");
    assert_eq!(app.shows("Ekonomiavdelningen", Actual), "−10");
    assert_eq!(app.shows("Ekonomiavdelningen", Budget), "0");
}
