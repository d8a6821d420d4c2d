//! What a passphrase locks, as the session sees it: asked for by file, comparison and link, and then as any other. The
//! encryption itself is the browser's; here what is unlocked is what was packed.

use sambudget::file::link::{LinkError, write_locked_link};
use sambudget::file::locked::{Header, Locked, LockedError, write_locked};
use sambudget::file::{compact, fingerprint};
use sambudget::model::drift::DriftColumn::Actual;
use sambudget::session::command::Command;
use sambudget::session::comparison;
use sambudget::session::effect::Effect;
use sambudget::session::locked::{Packed, Step, packed, packed_stored};
use sambudget::session::msg::Msg;
use sambudget::session::on_disk;
use sambudget::session::opening::Stored;
use sambudget::session::state::{Dialog, Notice, View};

use super::app::{App, SYDNARKE_2022};
use super::disk::NOW;

const STAFF: &str = "Personalkostnader";

fn as_if_locked(content: &[u8]) -> Locked {
    // The browser would encrypt it; here it only stands there.
    Locked { header: Header::new([1; 16], [2; 12]), content: content.to_vec() }
}

fn file(packed: &Packed) -> Option<Vec<u8>> {
    Some(write_locked(&as_if_locked(&packed.file)).into_bytes())
}

fn unlocked(packed: Vec<u8>) -> Msg {
    Msg::Locked(Step::Unlocked(packed))
}

#[test]
fn a_locked_file_is_opened_as_any_other() {
    let mut giver = App::example(SYDNARKE_2022);
    giver.write(STAFF, Actual, "333");
    let packed = packed(&giver.state).unwrap();

    let mut taker = App::new();
    taker.send(Msg::File("låst.json".to_owned(), file(&packed)));
    assert_eq!(taker.asks(), Some(&Dialog::Unlock));
    assert_eq!(taker.state.locked.as_ref().unwrap().name.as_deref(), Some("låst.json"));
    taker.send(Msg::Locked(Step::Wrong));
    let why = taker.state.form_error.clone();
    assert_eq!(why.as_deref(), Some("Lösenordet stämmer inte. Försök igen."));
    assert_eq!(taker.asks(), Some(&Dialog::Unlock), "one can try again");
    taker.send(unlocked(packed.file));
    assert_eq!((taker.asks(), &taker.state.notice, &taker.state.form_error), (None, &None, &None));
    assert_eq!(taker.workbook().lineage, [fingerprint::of(giver.workbook())]);
    taker.show(View::Drift);
    assert_eq!(taker.shows(STAFF, Actual), giver.shows(STAFF, Actual));
    assert!(taker.state.locked.is_none());
}

#[test]
fn who_closes_the_dialog_has_nothing_new() {
    let packed = packed(&App::example(SYDNARKE_2022).state).unwrap();
    let mut taker = App::new();
    taker.send(Msg::File("låst.json".to_owned(), file(&packed)));
    taker.send(Msg::CloseDialog);
    taker.send(unlocked(packed.file));
    assert!(taker.state.open.is_none() && taker.state.shelf.is_empty());
}

#[test]
fn a_damaged_file_says_so_before_anybody_is_asked() {
    let packed = packed(&App::example(SYDNARKE_2022).state).unwrap();
    let mut broken = file(&packed).unwrap();
    let at = broken.len() - 40;
    broken[at] = if broken[at] == b'A' { b'B' } else { b'A' };
    let mut taker = App::new();
    taker.send(Msg::File("låst.json".to_owned(), Some(broken)));
    let name = "låst.json".to_owned();
    assert_eq!(
        taker.state.notice,
        Some(Notice::LockedRefused { name: name.clone(), error: LockedError::Damaged })
    );
    assert_eq!(taker.asks(), None);
    // What was locked is no file at all.
    taker.send(Msg::File(name.clone(), file(&packed)));
    taker.send(unlocked(b"nothing packed".to_vec()));
    assert_eq!(taker.state.notice, Some(Notice::LockedRefused { name, error: LockedError::Damaged }));
}

#[test]
fn locked_files_are_compared_one_passphrase_after_the_other() {
    let mut giver = App::example(SYDNARKE_2022);
    let mut taker = App::example(SYDNARKE_2022);
    giver.write(STAFF, Actual, "333");
    let first = packed(&giver.state).unwrap();
    giver.write(STAFF, Actual, "444");
    let second = packed(&giver.state).unwrap();
    taker.send(Msg::Do(Command::Compare));
    let plain = fingerprint::write(giver.workbook()).into_bytes();
    let files = vec![
        ("ett.json".to_owned(), file(&first)),
        ("öppen.json".to_owned(), Some(plain)),
        ("två.json".to_owned(), file(&second)),
    ];
    taker.send(Msg::Compare(comparison::Step::Files(files)));
    let asked = |app: &App| app.state.locked.as_ref().and_then(|waiting| waiting.name.clone());
    assert_eq!((taker.asks(), asked(&taker).as_deref()), (Some(&Dialog::Unlock), Some("ett.json")));
    taker.send(unlocked(first.file));
    assert_eq!((taker.asks(), asked(&taker).as_deref()), (Some(&Dialog::Unlock), Some("två.json")));
    taker.send(unlocked(second.file));
    assert_eq!((taker.asks(), asked(&taker)), (Some(&Dialog::Compare), None));
    let names = taker.state.comparison.as_ref().map(|comparison| comparison.names());
    assert_eq!(names.as_deref(), Some("ett.json, öppen.json, två.json"));
}

#[test]
fn a_locked_link_asks_twice_and_is_stored_once() {
    let giver = App::example(SYDNARKE_2022);
    let packed = packed(&giver.state).unwrap();
    let link = format!("#{}", write_locked_link(&as_if_locked(&packed.link)).unwrap());
    let mut taker = App::new();
    assert_eq!(taker.send(Msg::Address(link.clone())), [], "nothing is stored");
    assert_eq!(taker.asks(), Some(&Dialog::Unlock));
    assert_eq!(taker.send(unlocked(packed.link)), [], "nothing is stored");
    let Some(Dialog::Shared(shared)) = taker.asks().cloned() else { panic!("{:?}", taker.asks()) };
    assert_eq!((shared.year, shared.is_here), (2022, false));
    taker.send(Msg::OpenShared(shared.link));
    assert_eq!(taker.workbook().name, giver.workbook().name);

    let mut other = App::new();
    other.send(Msg::Address(link[..link.len() - 9].to_owned()));
    assert_eq!((other.asks(), &other.state.notice), (None, &Some(Notice::LinkRefused(LinkError::Damaged))));
}

#[test]
fn a_locked_file_counts_as_saved_and_is_in_the_lineage() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Do(Command::Lock));
    assert_eq!(app.asks(), Some(&Dialog::Share));
    let Packed { id, version, .. } = packed(&app.state).unwrap();
    let effects = app.send(Msg::Locked(Step::Save(id, version, "{}".to_owned(), NOW.to_owned())));
    let Effect::Download { name, text } = &effects[0] else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), text.as_str()), ("Sydnärkes IT-nämnd (SYD-IT) 2022 låst.json", "{}"));
    assert_eq!(app.state.shelf[0].exported.as_deref(), Some(NOW));
    assert_eq!(app.workbook().lineage.first(), Some(&version));
}

#[test]
fn a_workbook_on_the_shelf_is_locked_as_it_is_stored_and_counts_as_saved() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "333");
    let open = packed(&app.state).unwrap();
    let id = open.id;
    app.send(Msg::ShowStart);
    let stored = app.disk.of(id);
    assert_eq!(packed_stored(&app.state, id, &stored), Some(open.clone()), "what is open and what is stored");
    assert_eq!(packed_stored(&app.state, id, &Stored::default()), None);
    app.send(Msg::Ask(Dialog::LockFile(id)));
    let step = Step::SaveStored(id, Box::new(stored), "{}".to_owned(), NOW.to_owned());
    let effects = app.send(Msg::Locked(step));
    let Effect::Download { name, text } = &effects[0] else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), text.as_str()), ("Sydnärkes IT-nämnd (SYD-IT) 2022 låst.json", "{}"));
    assert_eq!(app.state.shelf[0].exported.as_deref(), Some(NOW));
    app.load(id);
    assert_eq!(app.workbook().lineage.first(), Some(&open.version));
}

#[test]
fn a_locked_file_that_is_opened_from_disk_says_that_it_is_not_written() {
    let packed = packed(&App::example(SYDNARKE_2022).state).unwrap();
    let mut taker = App::new();
    let disk = |step| Msg::Disk(step);
    taker.send(disk(on_disk::Step::There));
    taker.send(disk(on_disk::Step::Opened("låst.json".to_owned(), file(&packed).unwrap())));
    assert!(taker.state.locked.as_ref().unwrap().is_on_disk);
    let effects = taker.send(unlocked(packed.file.clone()));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Disk(_))), "{effects:?}");
    assert!(on_disk::tied(&taker.state).is_none());
    // One that was chosen in another way is not about a disk.
    let mut taker = App::new();
    taker.send(Msg::File("låst.json".to_owned(), file(&packed)));
    assert!(!taker.state.locked.as_ref().unwrap().is_on_disk);
}

/// A link of a newer minor version is said as a file's is.
#[test]
fn a_link_of_a_newer_version_says_so() {
    let text = compact(App::example(SYDNARKE_2022).workbook());
    let newer = text.replacen("\"version\":\"1.1\"", "\"version\":\"1.9\"", 1);
    let link = sambudget::file::link::link_of_text(&newer).unwrap();
    let mut taker = App::new();
    taker.send(Msg::OpenShared(link));
    let expected = Notice::ImportedNewer { version: "1.9".to_owned(), beside: None };
    assert_eq!(taker.state.notice, Some(expected));
}
