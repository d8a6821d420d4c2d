//! Comparing with files of colleagues and merging them: the evening before a meeting.

use sambudget::file::fingerprint;
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{Actual, Prognosis};
use sambudget::model::id::WorkbookId;
use sambudget::session::comparison::{Difference, Fate, Step};
use sambudget::session::effect::Effect;
use sambudget::session::examples::text;
use sambudget::session::msg::Msg;
use sambudget::session::state::{Dialog, Notice, View};

use super::app::{App, SYDNARKE_2022, journaled, said};
use super::disk::NOW;

const STAFF: &str = "Personalkostnader";
const LICENCES: &str = "Licenser & serviceavtal";
pub const FILE: &str = "Laxå.json";

/// The file that the user gets of the open workbook.
pub fn saved(app: &mut App) -> String {
    let effects = app.send(Msg::Export(app.workbook().id, NOW.into()));
    let found = effects.into_iter().find_map(|effect| match effect {
        Effect::Download { text, .. } => Some(text),
        _ => None,
    });
    found.unwrap()
}

/// A colleague who has opened a file in another browser.
pub fn colleague(file: &str) -> App {
    let mut app = App::new();
    app.send(Msg::File("från kollegan.json".into(), Some(file.as_bytes().to_vec())));
    assert_eq!(app.state.notice, None);
    app.show(View::Drift);
    app
}

pub fn compare(app: &mut App, files: &[(&str, &str)]) -> Vec<Effect> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), Some(text.as_bytes().to_vec())));
    app.send(Msg::Compare(Step::Files(files.collect())))
}

pub fn step(app: &mut App, step: Step) -> Vec<Effect> {
    app.send(Msg::Compare(step))
}

fn differences(app: &App) -> Vec<Difference> {
    app.state.comparison.as_ref().unwrap().shown().unwrap().differences.to_vec()
}

/// Row, column, mine, theirs and what becomes of it, in short.
pub fn rows(app: &App) -> Vec<String> {
    let fate = |fate: &Fate| match fate {
        Fate::Taken(_) => "taken",
        Fate::Choice(..) => "choice",
        Fate::Kept => "kept",
    };
    let row = |of: &Difference| {
        let text = format!(
            "{} | {} | {} | {} | {}",
            of.named.row,
            of.named.column,
            of.mine,
            of.theirs,
            fate(&of.fate)
        );
        text.replace('\u{a0}', " ")
    };
    differences(app).iter().map(row).collect()
}

/// Mine and a colleague's file: both changed the staff, each something else besides.
fn two() -> (App, String) {
    let mut mine = App::example(SYDNARKE_2022);
    let sent = saved(&mut mine);
    let mut other = colleague(&sent);
    other.write(STAFF, Prognosis, "11 500");
    other.write(LICENCES, Prognosis, "10 000");
    mine.write(STAFF, Prognosis, "11 000");
    mine.write(STAFF, Actual, "6 200");
    let file = saved(&mut other);
    (mine, file)
}

#[test]
fn what_collides_is_chosen_and_all_comes_in_as_one_step() {
    let (mut app, file) = two();
    let before = app.workbook().clone();
    let effects = compare(&mut app, &[(FILE, &file)]);
    assert_eq!(app.asks(), Some(&Dialog::Compare));
    assert_eq!(journaled(&effects), [] as [&str; 0], "nothing is written before yes");
    // What was saved is found among the steps of the history, without any restore point.
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::FindBase { .. })), "{effects:?}");
    let mut shown = rows(&app);
    shown.sort();
    assert_eq!(
        shown,
        [
            "Licenser & serviceavtal | Prognos | 10 300 tkr | 10 000 tkr | taken",
            "Personalkostnader | Prognos | 11 000 tkr | 11 500 tkr | choice",
            "Personalkostnader | Utfall | 6 200 tkr | 6 163 tkr | kept",
        ]
    );
    let of = differences(&app).into_iter().find(|of| matches!(of.fate, Fate::Choice(..))).unwrap();
    assert!(of.base.is_some_and(|base| base != of.mine && base != of.theirs));

    // Without a choice there is no yes.
    step(&mut app, Step::Go);
    assert_eq!(app.state.form_error.as_deref(), Some("Välj först: 1 val återstår."));
    assert_eq!(app.workbook(), &before);
    assert_eq!(said(&step(&mut app, Step::Choose(0, true))), "Inga val återstår.");
    let effects = step(&mut app, Step::Go);
    assert!(!journaled(&effects).is_empty());
    assert_eq!(app.asks(), None);
    assert_eq!(app.state.notice, Some(Notice::Merged { changes: 2, names: FILE.into() }));
    assert_eq!(app.row(STAFF, [Prognosis, Actual]), ["11 500", "6 200"]);
    assert_eq!(app.shows(LICENCES, Prognosis), "10 000");

    // One step, with a name.
    let label = &app.open().history.next_undo().unwrap().label;
    assert_eq!(
        sambudget::lang::sentence::undo(app.state.lang, label.verb, &label.what),
        format!("Ångra: slå ihop med {FILE}")
    );
    let merged = app.workbook().clone();
    app.send(Msg::Undo);
    let same = |one: &Workbook, other: &Workbook| {
        Workbook { lineage: Vec::new(), ..one.clone() } == Workbook { lineage: Vec::new(), ..other.clone() }
    };
    assert!(same(app.workbook(), &before));
    app.send(Msg::Redo);
    assert!(app.workbook() == &merged);
    // Merging it again brings nothing more.
    compare(&mut app, &[(FILE, &file)]);
    step(&mut app, Step::ChooseAll(None, true));
    step(&mut app, Step::Go);
    assert!(same(app.workbook(), &merged));
}

#[test]
fn mine_stays_where_mine_is_chosen() {
    let (mut app, file) = two();
    compare(&mut app, &[(FILE, &file)]);
    step(&mut app, Step::ChooseAll(None, false));
    step(&mut app, Step::Go);
    assert_eq!(app.row(STAFF, [Prognosis, Actual]), ["11 000", "6 200"]);
    assert_eq!(app.shows(LICENCES, Prognosis), "10 000");
    let now = fingerprint::of(app.workbook());
    compare(&mut app, &[(FILE, &file)]);
    app.send(Msg::CloseDialog);
    assert_eq!(fingerprint::of(app.workbook()), now, "looking changes nothing");
}

#[test]
fn several_returned_files_come_in_at_once() {
    let mut app = App::example(SYDNARKE_2022);
    let sent = saved(&mut app);
    let returned: Vec<String> = [(STAFF, "11 100"), (LICENCES, "10 200")]
        .map(|(line, text)| {
            let mut other = colleague(&sent);
            other.write(line, Prognosis, text);
            saved(&mut other)
        })
        .into();
    let before = fingerprint::of(app.workbook());
    compare(&mut app, &[("ett.json", &returned[0]), ("två.json", &returned[1])]);
    assert_eq!(app.state.comparison.as_ref().unwrap().shown().unwrap().file, (1, 2));
    step(&mut app, Step::Go);
    assert_eq!(fingerprint::of(app.workbook()), before, "not before the last yes");
    // What the first one brought stays.
    let taken = rows(&app).into_iter().filter(|row| row.ends_with("taken"));
    assert_eq!(taken.count(), 1, "{:?}", rows(&app));
    step(&mut app, Step::Go);
    assert_eq!([app.shows(STAFF, Prognosis), app.shows(LICENCES, Prognosis)], ["11 100", "10 200"]);
    app.send(Msg::Undo);
    assert_eq!(fingerprint::of(app.workbook()), before, "one step");
}

#[test]
fn without_a_common_version_everything_is_a_choice() {
    let mut app = App::example(SYDNARKE_2022);
    // The file stems from nothing that this browser knows, but the workbook is the same one.
    let mut file = App::example(SYDNARKE_2022);
    file.write(STAFF, Prognosis, "11 500");
    let file = sambudget::file::write(file.workbook());
    app.clear(STAFF, Actual);
    let effects = compare(&mut app, &[(FILE, &file)]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::FindBase { .. })), "{effects:?}");
    let mut shown = rows(&app);
    shown.sort();
    assert_eq!(
        shown,
        [
            format!(
                "Personalkostnader | Prognos | {} tkr | 11 500 tkr | choice",
                app.shows(STAFF, Prognosis)
            ),
            "Personalkostnader | Utfall |  | 6 163 tkr | choice".to_owned(),
        ]
    );
    // What is empty here is the file's until somebody chooses otherwise.
    assert_eq!(app.state.comparison.as_ref().unwrap().left(), 1);
    step(&mut app, Step::ChooseAll(None, true));
    step(&mut app, Step::Go);
    assert_eq!(app.row(STAFF, [Prognosis, Actual]), ["11 500", "6 163"]);
}

#[test]
fn a_file_of_a_workbook_that_is_here_asks_first() {
    let (mut app, file) = two();
    let id = app.workbook().id;
    app.send(Msg::ShowStart);
    app.send(Msg::File(FILE.into(), Some(file.clone().into_bytes())));
    assert_eq!(app.asks(), Some(&Dialog::KnownFile));
    let effects = step(&mut app, Step::Known(true));
    assert_eq!(effects, [Effect::Load(id, View::Overview)]);
    app.send(app.disk.loaded(id, View::Drift));
    assert_eq!(app.asks(), Some(&Dialog::Compare), "as soon as it is open");
    assert_eq!(rows(&app).len(), 3);
    app.send(Msg::CloseDialog);

    // Or it stands beside it.
    app.send(Msg::File(FILE.into(), Some(file.into_bytes())));
    step(&mut app, Step::Known(false));
    assert_ne!(app.workbook().id, id);
    assert!(matches!(app.state.notice, Some(Notice::ImportedBeside { .. })));
    app.show(View::Drift);
    assert_eq!(app.shows(STAFF, Prognosis), "11 500");
}

#[test]
fn a_copy_is_known_by_what_it_stems_from() {
    let mut app = App::example(SYDNARKE_2022);
    let sent = saved(&mut app);
    let mut other = colleague(&sent);
    other.write(STAFF, Prognosis, "11 500");
    let copy = Workbook { id: WorkbookId(4711), ..other.workbook().clone() };
    let file = fingerprint::write(&copy);
    app.send(Msg::File(FILE.into(), Some(file.into_bytes())));
    assert_eq!(app.asks(), Some(&Dialog::KnownFile));
    step(&mut app, Step::Known(true));
    assert_eq!(rows(&app).len(), 1);
}

#[test]
fn bad_files_and_what_changed_meanwhile_are_said() {
    let (mut app, file) = two();
    compare(&mut app, &[(FILE, &file), ("annat.json", "{}")]);
    assert!(app.state.form_error.as_ref().unwrap().starts_with("annat.json kan inte öppnas."));
    assert!(app.state.comparison.is_none());

    compare(&mut app, &[(FILE, &file)]);
    step(&mut app, Step::ChooseAll(None, true));
    let mut tab = app.another_tab(5);
    tab.load(app.workbook().id);
    let effects = tab.write(LICENCES, Actual, "1");
    let records = effects.iter().find_map(|effect| match effect {
        Effect::Journal { records, .. } => Some(records.clone()),
        _ => None,
    });
    let (record, text) = records.unwrap().remove(0);
    app.disk = tab.disk.clone();
    app.send(Msg::RecordElsewhere(tab.workbook().id, record, text));
    step(&mut app, Step::Go);
    assert_eq!(app.asks(), Some(&Dialog::Compare));
    assert!(app.state.form_error.as_ref().unwrap().contains("ändrats under tiden"));
    assert_eq!(app.state.comparison.as_ref().unwrap().left(), 1, "it has been compared anew");
}

#[test]
fn a_file_that_was_changed_by_hand_opens_and_says_so() {
    let mut app = App::example(SYDNARKE_2022);
    let file = saved(&mut app).replacen(STAFF, "Löner", 1);
    let mut other = App::new();
    other.send(Msg::File(FILE.into(), Some(file.into_bytes())));
    assert_eq!(other.state.notice, Some(Notice::FileEdited { name: FILE.into() }));
    other.show(View::Drift);
    other.cell("Löner", Prognosis);
}

#[test]
fn saving_to_a_file_is_remembered_and_is_no_step() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Actual, "7 000");
    let first = fingerprint::of(app.workbook());
    saved(&mut app);
    assert_eq!(app.workbook().lineage, [first]);
    saved(&mut app);
    assert_eq!(app.workbook().lineage, [first], "nothing new");
    app.send(Msg::Undo);
    assert_eq!(app.shows(STAFF, Actual), "6 163", "what was written is taken back, not that it was saved");
    assert_eq!(app.workbook().lineage, [first]);
    let second = fingerprint::of(app.workbook());
    saved(&mut app);
    assert_eq!(app.workbook().lineage, [second, first]);
    app.send(Msg::Redo);
    assert_eq!(app.shows(STAFF, Actual), "7 000", "saving forgets nothing that could be done again");
    assert_eq!(app.killed_and_opened().workbook().lineage, [second, first]);
    // Another board's file knows nothing of it.
    let other = sambudget::file::read(text(3).unwrap().as_bytes()).unwrap();
    assert_eq!(other.lineage, []);
}
