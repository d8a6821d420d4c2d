//! Closed at any moment and opened again: everything is as it was, undo and redo with their names included.

use sambudget::file::{compact, stored};
use sambudget::lang::{Lang, sentence};
use sambudget::model::drift::DriftColumn::{Actual, Budget, Comment};
use sambudget::model::edit::Setting;
use sambudget::model::period::Month;
use sambudget::session::effect::Effect;
use sambudget::session::journal::{KEPT, SNAPSHOT_AFTER, SNAPSHOT_AFTER_RECORDS};
use sambudget::session::msg::Msg;
use sambudget::session::snapshot::{Progress, SnapshotWriter};
use sambudget::session::state::{Notice, Saved, View};
use sambudget::session::update;

use super::app::{App, SYDNARKE_2022, journaled};
use super::disk::{NOW, snapshot};

const STAFF: &str = "Personalkostnader";
const TRAVEL: &str = "Resor & Kurser";

/// What the buttons say.
fn names(app: &App) -> [Option<String>; 2] {
    let history = &app.open().history;
    [
        history.next_undo().map(|s| sentence::undo(Lang::Swedish, s.label.verb, &s.label.what)),
        history.next_redo().map(|s| sentence::redo(Lang::Swedish, s.label.verb, &s.label.what)),
    ]
}

#[test]
fn undo_and_redo_are_as_they_were() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "7 000");
    app.write(TRAVEL, Actual, "222");
    app.clear(TRAVEL, Budget);
    app.send(Msg::Undo);
    let expected = names(&app);
    assert_eq!(expected, [Some("Ångra: ändra Resor & Kurser".into()), Some("Gör om: tömma 1 cell".into())]);
    // Every message was checked against what is stored already; here a second life goes on where the first ended.
    let mut again = app.killed_and_opened();
    assert_eq!(names(&again), expected);
    again.send(Msg::Redo);
    assert_eq!(again.shows(TRAVEL, Budget), "");
    for _ in 0..3 {
        again.send(Msg::Undo);
    }
    assert_eq!(again.workbook(), App::example(SYDNARKE_2022).workbook());
    let mut third = again.killed_and_opened();
    for _ in 0..3 {
        third.send(Msg::Redo);
    }
    assert_eq!(third.shows(STAFF, Actual), "7 000");
    assert_eq!(third.shows(TRAVEL, Budget), "");
}

#[test]
fn a_step_is_saved_only_when_it_is_stored() {
    let mut app = App::example(SYDNARKE_2022);
    app.disk.is_slow = true;
    let effects = app.write(STAFF, Actual, "7 000");
    assert_eq!((&app.open().saved, journaled(&effects).len()), (&Saved::Pending, 1));
    let more = app.write(STAFF, Actual, "7 001");
    assert_eq!(journaled(&more).len(), 2, "what has no answer yet is written again");
    app.disk.is_slow = false;
    let first = app.disk.carry_out(&app.state, &effects);
    app.disk.is_slow = true;
    first.into_iter().for_each(|msg| drop(app.send(msg)));
    assert_eq!(app.open().saved, Saved::Pending, "the second step is not stored yet");
    app.disk.is_slow = false;
    let second = app.disk.carry_out(&app.state, &more);
    second.into_iter().for_each(|msg| drop(app.send(msg)));
    assert_eq!(app.open().saved, Saved::At(NOW.into()));
}

#[test]
fn a_new_workbook_is_saved_only_with_its_snapshot() {
    let mut app = App::new();
    app.disk.is_slow = true;
    let effects = app.send(Msg::OpenExample(SYDNARKE_2022));
    let id = app.workbook().id;
    assert_eq!(app.open().saved, Saved::Pending);
    assert!(app.state.has_unsaved());
    app.write(STAFF, Actual, "7 000");
    // It is not let go of before it is stored.
    app.send(Msg::ShowStart);
    app.disk.is_slow = false;
    let answers = app.disk.carry_out(&app.state, &effects);
    answers.into_iter().for_each(|msg| drop(app.send(msg)));
    assert!(!app.state.has_unsaved());
    app.load(id);
    assert_eq!(app.shows(STAFF, Actual), "7 000");
}

#[test]
fn a_large_journal_becomes_a_snapshot_and_stays_as_history() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Actual, Comment]));
    let before = app.workbook().clone();
    let steps = SNAPSHOT_AFTER / 40_000 + 3;
    let mut taken = 0;
    for number in 0..steps {
        let effects = app.write(STAFF, Comment, &format!("{number} {}", "å".repeat(19_000)));
        taken += effects.iter().filter(|effect| matches!(effect, Effect::Snapshot(_))).count();
    }
    assert!(taken > 0);
    let stored = app.disk.of(app.workbook().id);
    assert!(!stored.past.is_empty() && !stored.records.is_empty());
    let mut again = app.killed_and_opened();
    for _ in 0..steps {
        again.send(Msg::Undo);
    }
    assert_eq!(again.workbook(), &before);
}

#[test]
fn so_does_a_long_one() {
    let App { mut state, mut disk } = App::example(SYDNARKE_2022);
    let mut taken = 0;
    for number in 0..SNAPSHOT_AFTER_RECORDS + 10 {
        let month = if number % 2 == 0 { Month::JANUARY } else { Month::DECEMBER };
        let effects = update(&mut state, Msg::Set(Setting::PeriodEnd(month)));
        taken += effects.iter().filter(|effect| matches!(effect, Effect::Snapshot(_))).count();
        disk.carry_out(&state, &effects).into_iter().for_each(|msg| drop(update(&mut state, msg)));
    }
    assert_eq!(taken, 1);
    let app = App { state, disk };
    let again = app.killed_and_opened();
    assert_eq!((again.workbook(), &again.open().history), (app.workbook(), &app.open().history));
}

#[test]
fn the_oldest_steps_go_when_there_are_too_many() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Actual, Comment]));
    let text = |number: usize| format!("{number} {}", "å".repeat(19_000));
    for number in 0..KEPT / 40_000 {
        app.write(STAFF, Comment, &text(number));
        app.send(Msg::Undo);
        app.send(Msg::Redo);
    }
    app.send(Msg::Undo);
    app.send(Msg::Hidden);
    let stored = app.disk.of(app.workbook().id);
    let kept: usize = stored.past.iter().map(|(_, text)| text.len()).sum();
    assert!(stored.past[0].0.number > 1 && kept <= KEPT && kept > KEPT / 2, "{kept}");
    // `send` has compared the histories; in both, all that is left leads back and forth.
    let mut again = app.killed_and_opened();
    let mut steps = 0;
    while again.open().history.next_undo().is_some() {
        again.send(Msg::Undo);
        steps += 1;
    }
    assert!(steps > 10 && steps < KEPT / 40_000, "{steps}");
    let mut third = again.killed_and_opened();
    while third.open().history.next_redo().is_some() {
        third.send(Msg::Redo);
    }
    assert!(third.shows(STAFF, Comment).starts_with(&format!("{} ", KEPT / 40_000 - 1)));
}

#[test]
fn a_hidden_page_takes_a_snapshot_of_what_is_new() {
    let mut app = App::example(SYDNARKE_2022);
    // Where the cursor stands is no part of it.
    let hidden = |app: &mut App| {
        let mut effects = app.send(Msg::Hidden);
        effects.retain(|effect| !matches!(effect, Effect::StoreCursors(..)));
        effects
    };
    assert_eq!(hidden(&mut app), []);
    app.write(STAFF, Actual, "7 000");
    assert_eq!(hidden(&mut app), [Effect::Snapshot(app.workbook().id)]);
    assert_eq!(app.disk.of(app.workbook().id).records, []);
}

#[test]
fn a_snapshot_is_given_up_when_the_workbook_changes() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    let mut writer = SnapshotWriter::begin(&app.state, id).unwrap();
    for _ in 0..5 {
        assert!(matches!(writer.next(&app.state), Progress::Piece(_)));
    }
    app.write(STAFF, Actual, "7 000");
    assert_eq!((writer.next(&app.state), writer.beside(&app.state)), (Progress::Changed, None));
    let (text, beside) = snapshot(&app.state, id).unwrap();
    assert_eq!((text, beside.number), (stored(app.workbook()), 1));
    app.send(Msg::ShowStart);
    assert!(SnapshotWriter::begin(&app.state, id).is_none());
}

#[test]
fn what_an_older_version_stored_opens_and_is_forgotten_only_after_its_snapshot() {
    let mut app = App::example(SYDNARKE_2022);
    let (id, text) = (app.workbook().id, compact(app.workbook()));
    app.send(Msg::ShowStart);
    app.disk.change(id, |stored| {
        *stored = sambudget::session::opening::Stored { older: Some(text.clone()), ..Default::default() }
    });
    app.disk.is_slow = true;
    app.send(Msg::Open(id));
    let effects = app.send(app.disk.loaded(id, View::Drift));
    assert_eq!(app.open().saved, Saved::At(NOW.into()), "it is stored, as it always was");
    assert_eq!(app.disk.of(id).older, Some(text));
    app.disk.is_slow = false;
    let answers = app.disk.carry_out(&app.state, &effects);
    answers.into_iter().for_each(|msg| drop(app.send(msg)));
    let stored = app.disk.of(id);
    assert!(stored.older.is_none() && stored.snapshot.is_some());
}

#[test]
fn damaged_steps_are_reported_and_what_follows_stands_without_them() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "7 000");
    app.write(STAFF, Actual, "7 001");
    app.write(STAFF, Actual, "7 002");
    let id = app.workbook().id;
    app.disk.change(id, |stored| {
        stored.records[1].1.truncate(40);
    });
    let mut again = app.killed_and_opened();
    let Some(Notice::StepsStranded { steps, name }) = &again.state.notice else { panic!() };
    assert_eq!((steps.len(), steps[0].len(), name), (2, 40, &again.workbook().name));
    assert_eq!(again.shows(STAFF, Actual), "7 000");
    assert_eq!(again.disk.aside.len(), 2);
    again.write(STAFF, Actual, "7 003");
    let third = again.killed_and_opened();
    assert_eq!((third.shows(STAFF, Actual).as_str(), &third.state.notice), ("7 003", &None));
}

#[test]
fn a_workbook_that_another_tab_took_away_is_stored_anew_with_the_next_step() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    app.disk = super::disk::Disk::default();
    app.disk.is_slow = true;
    app.send(Msg::Shelf(Vec::new()));
    let effects = app.write(STAFF, Actual, "7 000");
    assert!(effects.contains(&Effect::Snapshot(id)));
    app.disk.is_slow = false;
    let answers = app.disk.carry_out(&app.state, &effects);
    answers.into_iter().for_each(|msg| drop(update(&mut app.state, msg)));
    assert_eq!(app.open().saved, Saved::At(NOW.into()));
    assert_eq!(app.killed_and_opened().shows(STAFF, Actual), "7 000");
}
