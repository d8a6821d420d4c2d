//! Storage that is full at any one write of a session, once or from then on: it is said loudly, what was acknowledged is there
//! when the browser is killed, and once there is room everything is stored.

use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{Actual, Prognosis};
use sambudget::model::edit::Setting;
use sambudget::model::period::Month;
use sambudget::session::msg::Msg;
use sambudget::session::opening;
use sambudget::session::state::{Notice, Saved, StorageProblem};

use super::app::{App, SYDNARKE_2022};

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";

/// What somebody does in a session, with snapshots between.
const ACTS: [fn(&mut App); 10] = [
    |app| drop(app.send(Msg::OpenExample(SYDNARKE_2022))),
    |app| drop(app.write(STAFF, Actual, "7 000")),
    |app| drop(app.write(LICENCES, Prognosis, "=budget*1,02")),
    |app| drop(app.send(Msg::Undo)),
    |app| drop(app.send(Msg::Redo)),
    |app| drop(app.send(Msg::Hidden)),
    |app| drop(app.send(Msg::Set(Setting::PeriodEnd(Month::DECEMBER)))),
    |app| app.clear(LICENCES, Actual),
    |app| drop(app.send(Msg::Hidden)),
    |app| drop(app.write(STAFF, Actual, "7 001")),
];

/// Works through the session while the write of this number fails, and with `for_good` every one after it. Gives whether
/// there were so many.
fn session(fails_at: usize, for_good: bool, problem: StorageProblem) -> bool {
    let mut app = App::new();
    app.disk.fails = Some((fails_at, for_good, problem));
    let (mut states, mut acknowledged) = (Vec::<Workbook>::new(), None);
    let mut has_failed = false;
    for (number, act) in ACTS.iter().enumerate() {
        act(&mut app);
        let open = app.open();
        states.push(open.workbook.clone());
        let context = format!("write {fails_at}, after act {number}");
        match open.saved {
            Saved::At(_) => acknowledged = Some(states.len() - 1),
            Saved::Failed(failed) => {
                has_failed = true;
                assert_eq!(failed, problem, "{context}");
                assert_eq!(app.state.notice, Some(Notice::NotSaved(problem)), "{context}");
                assert!(app.state.has_unsaved(), "{context}");
            }
            Saved::Pending => panic!("nobody knows whether it is stored: {context}"),
        }
        // Killed now, the browser has what was acknowledged, or more.
        let stored = opening::open(&app.disk.of(app.workbook().id)).unwrap();
        if let Some(acknowledged) = acknowledged {
            let there = stored.unwrap_or_else(|| panic!("nothing is there: {context}"));
            assert!(states[acknowledged..].contains(&there.workbook), "{context}");
            assert_eq!(there.stranded, [], "{context}");
        }
    }
    let was_met = app.disk.writes > fails_at;
    // A snapshot that fails where the steps are stored is no loss, and nobody is told.
    assert!(!has_failed || was_met);
    app.disk.fails = None;
    app.write(STAFF, Actual, "7 002");
    assert!(matches!(app.open().saved, Saved::At(_)));
    assert_eq!(app.state.notice, None);
    assert!(!app.state.has_unsaved());
    assert_eq!(app.killed_and_opened().workbook(), app.workbook());
    was_met
}

#[test]
fn whichever_write_fails_nothing_acknowledged_is_lost() {
    for problem in [StorageProblem::Full, StorageProblem::Unavailable] {
        for for_good in [false, true] {
            let met = (0..).take_while(|fails_at| session(*fails_at, for_good, problem)).count();
            assert!(met >= 8, "there are only {met} writes");
        }
    }
}
