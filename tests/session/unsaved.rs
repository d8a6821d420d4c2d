//! What could not be stored stays in memory, wherever the user goes, until it is stored or deleted.

use sambudget::model::drift::DriftColumn::Actual;
use sambudget::session::effect::Effect;
use sambudget::session::examples::text;
use sambudget::session::msg::Msg;
use sambudget::session::state::{Notice, Saved, StorageProblem, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, journaled};
use super::disk::NOW;

const STAFF: &str = "Personalkostnader";

/// Sydnärke with an actual of 7 000 that the storage had no room for.
fn unsaved() -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.disk.broken = Some(StorageProblem::Full);
    app.write(STAFF, Actual, "7 000");
    app
}

#[test]
fn it_stays_whichever_way_it_is_left() {
    let ways: [fn(&App) -> Msg; 4] = [
        |_| Msg::ShowStart,
        |_| Msg::Address("#/".into()),
        |_| Msg::OpenExample(HERRLJUNGA),
        |_| Msg::File("nämnd.json".into(), Some(text(3).unwrap().as_bytes().to_vec())),
    ];
    for way in ways {
        let mut app = unsaved();
        app.disk.broken = None; // others can be stored
        let (id, before) = (app.workbook().id, app.workbook().clone());
        app.send(way(&app));
        assert!(app.state.open.as_ref().is_none_or(|open| open.workbook.id != id));
        assert!(app.state.has_unsaved() && app.state.is_unsaved(id));

        let effects = app.send(Msg::Address(format!("#/{id}/drift")));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Load(..))), "the stored one is older");
        assert_eq!((app.workbook(), app.open().view), (&before, View::Drift));
        assert_eq!(app.open().saved, Saved::Failed(StorageProblem::Full));
        app.send(Msg::Undo);
        assert_eq!(app.shows(STAFF, Actual), "6 163", "with its history");
    }
}

#[test]
fn it_is_stored_as_soon_as_there_is_room() {
    let mut app = unsaved();
    let id = app.workbook().id;
    app.send(Msg::OpenExample(HERRLJUNGA));
    let other = app.workbook().id;
    app.send(Msg::ShowStart);
    assert!(app.state.is_unsaved(id) && app.state.is_unsaved(other));

    (app.disk.broken, app.disk.is_slow) = (None, true);
    let effects = app.send(Msg::DeleteWorkbook(other));
    assert_eq!(effects[0], Effect::Remove(other));
    assert!(journaled(&effects).iter().any(|text| text.contains("7000000")), "{effects:?}");
    assert!(app.state.is_unsaved(id), "until the browser says that it is stored");
    app.disk.is_slow = false;
    for answer in app.disk.carry_out(&app.state, &effects) {
        app.send(answer);
    }
    assert!(!app.state.has_unsaved());
    assert_eq!(app.state.notice, None);
    app.load(id);
    assert_eq!(app.shows(STAFF, Actual), "7 000");
}

#[test]
fn what_is_stored_of_another_workbook_leaves_the_message() {
    let mut app = unsaved();
    app.disk.broken = None;
    app.send(Msg::OpenExample(HERRLJUNGA));
    assert_eq!(app.state.notice, Some(Notice::NotSaved(StorageProblem::Full)));
}

#[test]
fn the_file_has_what_memory_has() {
    let mut app = unsaved();
    let id = app.workbook().id;
    app.send(Msg::ShowStart);
    let effects = app.send(Msg::Export(id, NOW.into()));
    assert!(effects.iter().any(|e| matches!(e, Effect::Download { text, .. } if text.contains("7000000"))));
}

#[test]
fn a_deleted_one_is_gone() {
    let mut app = unsaved();
    let id = app.workbook().id;
    app.send(Msg::ShowStart);
    app.send(Msg::DeleteWorkbook(id));
    assert!(!app.state.has_unsaved());
}
