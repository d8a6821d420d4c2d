//! Two tabs with the same workbook: each shows what the other stored, and neither writes over it.

use sambudget::file::{compact, read};
use sambudget::model::drift::DriftColumn::{Actual, Budget};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::state::{Notice, StorageProblem};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, key, stored};

const STAFF: &str = "Personalkostnader";
const TRAVEL: &str = "Resor & Kurser";

/// What another tab stored, after an actual of 222 for travel.
fn of_another_tab() -> (App, Msg) {
    let mut other = App::example(SYDNARKE_2022);
    other.write(TRAVEL, Actual, "222");
    let msg = Msg::StoredElsewhere(other.workbook().id, compact(other.workbook()));
    (other, msg)
}

#[test]
fn changes_of_both_tabs_stay() {
    let (other, msg) = of_another_tab();
    let mut app = App::example(SYDNARKE_2022);
    let effects = app.send(msg);
    assert!(stored(&effects).is_empty(), "what was just stored is not stored again");
    assert_eq!(app.workbook(), other.workbook());
    assert_eq!(app.state.notice, Some(Notice::ChangedElsewhere));
    app.write(STAFF, Actual, "333");
    assert_eq!((app.shows(TRAVEL, Actual).as_str(), app.shows(STAFF, Actual).as_str()), ("222", "333"));
}

#[test]
fn what_is_being_typed_goes_on_in_its_row() {
    let mut other = App::example(SYDNARKE_2022);
    let activity = other.workbook().activities[0].id;
    let first = other.open().tables[0].rows[0].id.unwrap();
    other.send(Msg::AddLine(activity, Some(sambudget::session::sheet::Subject::Row(first))));
    other.send(Msg::EditorKey(key("Escape")));

    let mut app = App::example(SYDNARKE_2022);
    app.type_in(app.at(STAFF, Budget), "12 500");
    app.send(Msg::StoredElsewhere(other.workbook().id, compact(other.workbook())));
    let effects = app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows(STAFF, Budget), "12 500");
    let kept = read(stored(&effects)[0].as_bytes()).unwrap();
    assert_eq!(kept.lines().count(), other.workbook().lines().count(), "the other tab's line is there");
}

#[test]
fn what_only_memory_has_is_not_replaced() {
    let (_, msg) = of_another_tab();
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "333");
    app.send(Msg::NotStored(app.workbook().id, StorageProblem::Full));
    let before = app.workbook().clone();
    app.send(msg);
    assert_eq!((app.workbook(), app.state.has_unsaved()), (&before, true));
}

#[test]
fn other_workbooks_and_broken_texts_change_nothing() {
    let (_, msg) = of_another_tab();
    let mut app = App::example(HERRLJUNGA);
    let before = app.workbook().clone();
    app.send(msg);
    app.send(Msg::StoredElsewhere(before.id, "{".into()));
    app.send(Msg::StoredElsewhere(before.id, compact(&before)));
    assert_eq!((app.workbook(), &app.state.notice), (&before, &None));
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
    app.send(Msg::NotStored(id, StorageProblem::Full));
    app.send(Msg::ShowStart);
    app.send(Msg::Shelf(App::example(HERRLJUNGA).state.shelf.clone()));
    assert!(app.state.shelf.len() == 2 && app.state.shelf.iter().any(|item| item.id == id));
}
