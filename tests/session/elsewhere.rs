//! Two tabs with the same workbook: each shows what the other stored, and neither writes over it.

use sambudget::model::drift::DriftColumn::{Actual, Budget};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::sheet::Subject;
use sambudget::session::state::{Notice, StorageProblem, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, key};
use super::disk::Disk;

const STAFF: &str = "Personalkostnader";
const TRAVEL: &str = "Resor & Kurser";

/// Two tabs of one browser with the same workbook open.
fn two_tabs() -> (App, App) {
    let one = App::example(SYDNARKE_2022);
    let other = one.killed_and_opened();
    (one, other)
}

/// What the browser tells a tab when another one stored something.
fn news(effects: &[Effect]) -> Vec<Msg> {
    let mut news = Vec::new();
    for effect in effects {
        if let Effect::Journal { item, records } = effect {
            news.extend(records.iter().map(|(id, text)| Msg::RecordElsewhere(item.id, *id, text.clone())));
        }
    }
    news
}

/// Has a tab hear of what another one did. They have one storage.
fn tell(app: &mut App, disk: &Disk, effects: &[Effect]) -> Vec<Effect> {
    app.disk = disk.clone();
    news(effects).into_iter().flat_map(|msg| app.send(msg)).collect()
}

#[test]
fn changes_of_both_tabs_stay_and_both_can_take_them_back() {
    let (mut one, mut other) = two_tabs();
    let effects = other.write(TRAVEL, Actual, "222");
    let further = tell(&mut one, &other.disk, &effects);
    assert_eq!(further, [Effect::Focus], "what was just stored is not stored again");
    assert_eq!(one.workbook(), other.workbook());
    assert_eq!(one.state.notice, Some(Notice::ChangedElsewhere));

    let effects = one.write(STAFF, Actual, "333");
    tell(&mut other, &one.disk, &effects);
    assert_eq!((other.shows(TRAVEL, Actual).as_str(), other.shows(STAFF, Actual).as_str()), ("222", "333"));
    assert_eq!(one.open().history, other.open().history);

    // The step of the other tab is the last but one of both.
    for _ in 0..2 {
        let effects = other.send(Msg::Undo);
        tell(&mut one, &other.disk, &effects);
    }
    assert_eq!(one.shows(TRAVEL, Actual), App::example(SYDNARKE_2022).shows(TRAVEL, Actual));
    let effects = one.send(Msg::Redo);
    tell(&mut other, &one.disk, &effects);
    assert_eq!((one.workbook(), &one.open().history), (other.workbook(), &other.open().history));
}

#[test]
fn steps_of_the_same_instant_come_in_one_order_in_both() {
    let (mut one, mut other) = two_tabs();
    let of_one = one.write(STAFF, Actual, "333");
    let of_other = [other.write(STAFF, Actual, "444"), other.write(TRAVEL, Actual, "222")].concat();
    // The browser has both; each tab hears of the other's and reads again what is stored.
    let mut disk = one.disk.clone();
    let id = one.workbook().id;
    disk.change(id, |stored| stored.records.extend(other.disk.of(id).records));
    for (app, effects) in [(&mut one, &of_other), (&mut other, &of_one)] {
        app.disk.is_slow = true; // until it has read, what it shows is not what is stored
        let further: Vec<Effect> = news(effects).into_iter().flat_map(|msg| app.send(msg)).collect();
        assert_eq!(further, [Effect::Load(id, View::Drift)], "read again, once");
        app.disk = disk.clone();
        app.send(app.disk.loaded(id, View::Drift));
    }
    assert_eq!(one.workbook(), other.workbook());
    assert_eq!(one.open().history, other.open().history);
    assert_eq!(one.shows(TRAVEL, Actual), "222");
    one.send(Msg::Undo);
    one.send(Msg::Undo);
    one.send(Msg::Undo);
    assert_eq!(one.workbook(), App::example(SYDNARKE_2022).workbook(), "every step leads back");
}

#[test]
fn a_step_that_does_not_fit_after_the_other_tabs_is_given_back() {
    let (mut one, mut other) = two_tabs();
    let row = Subject::Row(one.open().tables[0].rows[0].id.unwrap());
    let id = one.workbook().id;
    let name = one.open().tables[0].rows[0].name.clone();
    // Tab 7 comes before tab 99.
    one.send(Msg::DeleteForSure(row));
    let effects = other.write(&name, Actual, "444");
    one.disk.change(id, |stored| stored.records.extend(other.disk.of(id).records));
    one.disk.is_slow = true;
    news(&effects).into_iter().for_each(|msg| drop(one.send(msg)));
    one.disk.is_slow = false;
    one.send(one.disk.loaded(id, View::Drift));
    let Some(Notice::StepsStranded { steps, .. }) = &one.state.notice else {
        panic!("{:?}", one.state.notice)
    };
    assert!(steps.len() == 1 && steps[0].contains("444000"), "{steps:?}");
    assert_eq!(one.disk.aside.len(), 1, "it is put aside, not forgotten");
    let effects = one.send(Msg::ExportStranded);
    assert!(matches!(&effects[..], [Effect::Download { text, .. }] if text.contains("444000")));
    assert_eq!(one.killed_and_opened().state.notice, None);
}

#[test]
fn what_is_being_typed_goes_on_in_its_row() {
    let (mut app, mut other) = two_tabs();
    app.type_in(app.at(STAFF, Budget), "12 500");
    let activity = other.workbook().activities[0].id;
    let first = other.open().tables[0].rows[0].id.unwrap();
    let mut effects = other.send(Msg::AddLine(activity, Some(Subject::Row(first))));
    effects.extend(other.send(Msg::EditorKey(key("Escape"))));
    tell(&mut app, &other.disk, &effects);
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows(STAFF, Budget), "12 500");
    assert_eq!(
        app.workbook().lines().count(),
        other.workbook().lines().count(),
        "the other tab's line is there"
    );
}

#[test]
fn what_only_memory_has_is_not_replaced_and_is_put_together_when_there_is_room() {
    let (mut app, mut other) = two_tabs();
    app.disk.broken = Some(StorageProblem::Full);
    app.write(STAFF, Actual, "333");
    let effects = other.write(TRAVEL, Actual, "222");
    let before = app.workbook().clone();
    let further = news(&effects).into_iter().flat_map(|msg| app.send(msg)).collect::<Vec<_>>();
    assert_eq!((app.workbook(), app.state.has_unsaved(), further), (&before, true, vec![]));

    app.disk = other.disk.clone();
    app.disk.is_slow = true;
    let effects = app.write(STAFF, Budget, "444");
    app.disk.is_slow = false;
    let answers = app.disk.carry_out(&app.state, &effects);
    app.disk.is_slow = true;
    let further: Vec<Effect> = answers.into_iter().flat_map(|answer| app.send(answer)).collect();
    let id = app.workbook().id;
    assert_eq!(further, [Effect::Load(id, View::Drift)], "all is stored: now both are read");
    app.disk.is_slow = false;
    app.send(app.disk.loaded(id, View::Drift));
    let shown = [app.shows(STAFF, Actual), app.shows(STAFF, Budget), app.shows(TRAVEL, Actual)];
    assert_eq!(shown, ["333", "444", "222"]);
}

#[test]
fn other_workbooks_and_what_is_known_change_nothing() {
    let (_, mut other) = two_tabs();
    let effects = other.write(TRAVEL, Actual, "222");
    let mut app = App::example(HERRLJUNGA);
    let before = app.workbook().clone();
    for msg in news(&effects) {
        assert_eq!(app.send(msg), []);
    }
    assert_eq!((app.workbook(), &app.state.notice), (&before, &None));
    for msg in news(&effects) {
        assert_eq!(other.send(msg), [], "its own");
    }
}

#[test]
fn the_start_page_shows_what_others_stored() {
    let other = App::example(SYDNARKE_2022);
    let mut app = App::new();
    let effects = app.send(Msg::Shelf(other.state.shelf.clone()));
    assert_eq!((effects, &app.state.shelf), (Vec::<Effect>::new(), &other.state.shelf));
}

#[test]
fn the_start_page_keeps_what_only_memory_has() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    app.disk.broken = Some(StorageProblem::Full);
    app.write(STAFF, Actual, "333");
    app.send(Msg::ShowStart);
    app.send(Msg::Shelf(App::example(HERRLJUNGA).state.shelf.clone()));
    assert!(app.state.shelf.len() == 2 && app.state.shelf.iter().any(|item| item.id == id));
}
