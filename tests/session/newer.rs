//! A newer version of the app in another tab: what it stored is never written over by this one, which says so and lets go of
//! the workbook.

use sambudget::file::FileError;
use sambudget::file::journal::RecordId;
use sambudget::model::drift::DriftColumn::Actual;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::state::{Notice, View};

use super::app::{App, SYDNARKE_2022};
use super::disk::Disk;

const STAFF: &str = "Personalkostnader";
/// A step as a newer version might write it down.
const NEWER_STEP: &str = r#"{"version": 9, "type": "foresee", "figure": "1"}"#;

fn of_newer_version(notice: Option<&Notice>) -> bool {
    matches!(notice, Some(Notice::BrokenWorkbook { error: FileError::Newer { .. }, .. }))
}

/// Everything that the app could do to what is stored of the workbook afterwards.
fn goes_on(app: &mut App) -> Vec<Effect> {
    let messages = [Msg::Hidden, Msg::Undo, Msg::Redo, Msg::Address(String::new()), Msg::Hidden];
    messages.into_iter().flat_map(|msg| app.send(msg)).collect()
}

fn writes(effect: &Effect) -> bool {
    matches!(effect, Effect::Journal { .. } | Effect::Snapshot(_) | Effect::Tidy { .. } | Effect::Remove(_))
}

#[test]
fn a_step_of_a_newer_version_closes_the_workbook_and_stays() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "333");
    let id = app.workbook().id;
    let newest = app.disk.of(id).records.iter().map(|(record, _)| record.number).max().unwrap();
    let record = RecordId { number: newest + 1, tab: 42 };
    app.disk.change(id, |stored| stored.records.push((record, NEWER_STEP.into())));
    let stored = app.disk.of(id);
    app.disk.is_slow = true; // until it has read, what it shows is not what is stored
    let effects = app.send(Msg::RecordElsewhere(id, record, NEWER_STEP.into()));
    assert_eq!(effects, [Effect::Load(id, View::Drift)]);
    app.disk.is_slow = false;
    app.send(app.disk.loaded(id, View::Drift));
    assert!(
        app.state.open.is_none() && of_newer_version(app.state.notice.as_ref()),
        "{:?}",
        app.state.notice
    );
    assert!(!goes_on(&mut app).iter().any(writes));
    assert_eq!(app.disk.of(id), stored, "nothing was written over, put aside or forgotten");
    // Nor does it when it is opened again.
    app.send(Msg::Open(id));
    app.send(app.disk.loaded(id, View::Drift));
    assert!(app.state.open.is_none() && of_newer_version(app.state.notice.as_ref()));
    assert!(!goes_on(&mut app).iter().any(writes));
    assert_eq!(app.disk.of(id), stored);
}

#[test]
fn a_snapshot_of_a_newer_version_closes_the_workbook_and_stays() {
    let mut app = App::example(SYDNARKE_2022);
    let id = app.workbook().id;
    let newer = |disk: &mut Disk| {
        disk.change(id, |stored| {
            let (number, bytes) = stored.snapshot.take().unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let text = text.replacen("\"sealed\":true,", "", 1);
            let text = text.replacen(&format!("\"{}\"", sambudget::file::VERSION), "\"2.0\"", 1);
            stored.snapshot = Some((number + 7, text.into_bytes()));
        });
    };
    newer(&mut app.disk);
    let stored = app.disk.of(id);
    // What that tab writes next does not follow on what this one has.
    app.state.loading = Some(id);
    app.send(app.disk.loaded(id, View::Drift));
    assert!(
        app.state.open.is_none() && of_newer_version(app.state.notice.as_ref()),
        "{:?}",
        app.state.notice
    );
    assert!(!goes_on(&mut app).iter().any(writes));
    assert_eq!(app.disk.of(id), stored);
}
