//! Working in a file on disk, as the session sees it: what is written when, and that nothing is written over which was not read or
//! written here. The file itself is the shell's; here it is a text in the test.

use sambudget::file::fingerprint::{self, of_bytes};
use sambudget::model::drift::DriftColumn::Actual;
use sambudget::model::id::WorkbookId;
use sambudget::model::lineage::Fingerprint;
use sambudget::session::command::{Command, is_available};
use sambudget::session::comparison;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::on_disk::{
    Act, Ask, Is, Outcome, Step, Tied, Trouble, Wish, can_compare, decide, due, is_whole, tied,
};
use sambudget::session::points::{Kept, reminder};
use sambudget::session::state::Dialog;

use super::app::{App, SYDNARKE_2022};
use super::disk::NOW;

const STAFF: &str = "Personalkostnader";
const NAME: &str = "budget.json";

/// A file on disk, and what the shell remembers of it.
#[derive(Default)]
struct File {
    content: Vec<u8>,
    known: Option<Fingerprint>,
    chosen: Option<WorkbookId>,
    trouble: Option<Trouble>,
    written: usize,
}

impl File {
    /// Sends a message, and does what is asked of the disk until nothing more is.
    fn send(&mut self, app: &mut App, step: Step) {
        let effects = app.send(Msg::Disk(step));
        self.follow(app, effects);
    }

    fn follow(&mut self, app: &mut App, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Disk(ask) = effect else { continue };
            match ask {
                Ask::Choose(id, name) => {
                    assert_eq!(name, "Sydnärkes IT-nämnd (SYD-IT) 2022.json");
                    (self.known, self.chosen) = (Some(of_bytes(&self.content)), Some(id));
                    self.send(app, Step::Chosen(id, NAME.to_owned()));
                }
                Ask::Tie(id, known) => (self.known, self.chosen) = (known, Some(id)),
                Ask::Accept(_, known) => self.known = Some(known),
                Ask::Find(id) | Ask::Wake(id) if self.chosen == Some(id) => {
                    self.send(app, Step::Found(id, NAME.to_owned(), true));
                }
                Ask::Leave(_) => self.chosen = None,
                Ask::Write(id, step, version, text) => {
                    let outcome = self.write(text.as_bytes());
                    self.send(app, Step::Done(id, step, version, NOW.to_owned(), outcome));
                }
                Ask::Open | Ask::Find(_) | Ask::Wake(_) => {}
            }
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Outcome {
        if let Some(trouble) = self.trouble {
            return Outcome::Failed(trouble);
        }
        match decide(self.known, of_bytes(&self.content), of_bytes(bytes)) {
            Act::Leave => return Outcome::Changed(self.content.clone()),
            Act::Write => (self.content, self.written) = (bytes.to_vec(), self.written + 1),
            Act::Nothing => {}
        }
        self.known = Some(of_bytes(bytes));
        Outcome::Written
    }

    fn holds(&self, app: &App) -> bool {
        sambudget::file::read(&self.content)
            .is_ok_and(|held| fingerprint::of(&held) == fingerprint::of(app.workbook()))
    }
}

/// The example, worked on in a new file.
fn in_a_file() -> (App, File) {
    let (mut app, mut file) = (App::example(SYDNARKE_2022), File::default());
    app.send(Msg::Disk(Step::There));
    file.send(&mut app, Step::Look);
    let effects = app.send(Msg::Do(Command::Disk(Wish::Save)));
    file.follow(&mut app, effects);
    (app, file)
}

fn state_of(app: &App) -> &Tied {
    tied(&app.state).unwrap()
}

#[test]
fn what_is_done_is_in_the_file_after_a_while_of_quiet() {
    let (mut app, mut file) = in_a_file();
    assert!(file.holds(&app) && is_whole(&app.state), "at once where it was chosen");
    assert_eq!((due(&app.state), file.written), (None, 1));
    app.write(STAFF, Actual, "333");
    app.write(STAFF, Actual, "334");
    assert!(due(&app.state).is_some() && !file.holds(&app));
    file.send(&mut app, Step::Quiet);
    assert!(file.holds(&app) && is_whole(&app.state));
    assert_eq!((due(&app.state), file.written), (None, 2));
    // Nothing has happened, and nothing is written.
    file.send(&mut app, Step::Quiet);
    assert_eq!(file.written, 2);
    // What was taken back is too.
    app.send(Msg::Undo);
    file.send(&mut app, Step::Quiet);
    assert!(file.holds(&app));
}

#[test]
fn it_counts_as_saved_to_a_file() {
    let (mut app, mut file) = in_a_file();
    let id = app.workbook().id;
    app.send(Msg::Kept(Box::new(Kept::Step(NOW.to_owned()))));
    app.send(Msg::Kept(Box::new(Kept::Points(id, Vec::new(), String::new()))));
    app.write(STAFF, Actual, "333");
    file.send(&mut app, Step::Quiet);
    let version = fingerprint::of(app.workbook());
    assert_eq!(app.workbook().lineage.first(), Some(&version), "the first of the day");
    assert!(is_whole(&app.state), "that it was saved is no reason to write again");
    app.write(STAFF, Actual, "444");
    file.send(&mut app, Step::Quiet);
    assert_eq!(app.workbook().lineage.first(), Some(&version), "not every one");
    let told = reminder(&app.state).unwrap();
    assert_eq!((told.days, told.changes), (Some(0), 0));
}

#[test]
fn what_somebody_else_wrote_is_not_written_over_before_it_is_taken_in() {
    let (mut app, mut file) = in_a_file();
    let mut colleague = App::new();
    colleague.send(Msg::File(NAME.to_owned(), Some(file.content.clone())));
    colleague.show(sambudget::session::state::View::Drift);
    colleague.write(STAFF, Actual, "555");
    let theirs = fingerprint::write(colleague.workbook()).into_bytes();
    file.content.clone_from(&theirs);

    app.write("Licenser & serviceavtal", Actual, "77");
    file.send(&mut app, Step::Quiet);
    assert_eq!((state_of(&app).is.clone(), &file.content), (Is::Changed(theirs.clone().into()), &theirs));
    assert!(can_compare(state_of(&app)) && due(&app.state).is_none());
    app.write(STAFF, Actual, "78");
    file.send(&mut app, Step::Quiet);
    assert_eq!(file.content, theirs, "however long one goes on");
    app.send(Msg::Undo);

    app.send(Msg::Disk(Step::Compare));
    assert_eq!(app.asks(), Some(&Dialog::Compare));
    let effects = app.send(Msg::Compare(comparison::Step::Go));
    file.follow(&mut app, effects);
    assert_eq!(
        (app.shows(STAFF, Actual), app.asks()),
        ("555".to_owned(), None),
        "{:?}",
        app.state.form_error
    );
    file.send(&mut app, Step::Quiet);
    assert!(file.holds(&app) && is_whole(&app.state));
}

#[test]
fn what_fails_is_said_and_tried_again_with_the_next_step() {
    for trouble in [Trouble::Gone, Trouble::Full, Trouble::Refused, Trouble::NotSame] {
        let (mut app, mut file) = in_a_file();
        app.write(STAFF, Actual, "333");
        file.trouble = Some(trouble);
        file.send(&mut app, Step::Quiet);
        assert_eq!((state_of(&app).trouble, due(&app.state)), (Some(trouble), None), "not without end");
        assert!(state_of(&app).in_need().is_some() && !is_whole(&app.state));
        app.write(STAFF, Actual, "334");
        assert!(due(&app.state).is_some());
        file.trouble = None;
        file.send(&mut app, Step::Quiet);
        assert!(file.holds(&app) && state_of(&app).in_need().is_none());
    }
    // A permission that is gone has to be asked for.
    let (mut app, mut file) = in_a_file();
    app.write(STAFF, Actual, "333");
    file.trouble = Some(Trouble::Denied);
    file.send(&mut app, Step::Quiet);
    app.write(STAFF, Actual, "334");
    assert_eq!(due(&app.state), None);
    file.trouble = None;
    file.send(&mut app, Step::Again);
    assert!(file.holds(&app) && is_whole(&app.state));
}

#[test]
fn a_reload_finds_the_file_and_asks_where_the_browser_wants_it() {
    let (mut app, mut file) = in_a_file();
    let id = app.workbook().id;
    app.write(STAFF, Actual, "333");
    let mut again = app.killed_and_opened_at(id);
    assert!(tied(&again.state).is_none());
    again.send(Msg::Disk(Step::Found(id, NAME.to_owned(), false)));
    assert_eq!((state_of(&again).is.clone(), due(&again.state)), (Is::Asleep, None));
    file.send(&mut again, Step::Again);
    assert!(file.holds(&again) && is_whole(&again.state));
}

#[test]
fn a_file_that_is_opened_is_worked_in() {
    let (app, file) = in_a_file();
    let bytes = file.content.clone();
    // In a browser that does not have its workbook.
    let (mut other, mut file) = (App::new(), File { content: bytes.clone(), ..File::default() });
    assert_eq!(other.send(Msg::Disk(Step::Wish(Wish::Open))), [Effect::Disk(Ask::Open)]);
    file.send(&mut other, Step::Opened(NAME.to_owned(), bytes.clone()));
    assert_eq!(other.workbook().name, app.workbook().name);
    assert!(is_whole(&other.state) && file.written == 0, "it is as it was");
    other.show(sambudget::session::state::View::Drift);
    other.write(STAFF, Actual, "333");
    file.send(&mut other, Step::Quiet);
    assert!(file.holds(&other) && file.written == 1);

    // Where the workbook is here, with other figures: nothing is written over.
    let mut app = app;
    app.write(STAFF, Actual, "888");
    let theirs = file.content.clone();
    let mut file = File { content: theirs.clone(), ..File::default() };
    file.send(&mut app, Step::Opened(NAME.to_owned(), theirs.clone()));
    assert_eq!(state_of(&app).is, Is::Changed(theirs.into()));
    file.send(&mut app, Step::Quiet);
    assert_eq!((file.written, app.shows(STAFF, Actual).as_str()), (0, "888"));
}

#[test]
fn who_leaves_the_file_writes_it_no_more() {
    let (mut app, mut file) = in_a_file();
    assert!(is_available(&app.state, Command::Disk(Wish::Leave)));
    let effects = app.send(Msg::Do(Command::Disk(Wish::Leave)));
    file.follow(&mut app, effects);
    app.write(STAFF, Actual, "333");
    file.send(&mut app, Step::Quiet);
    assert!(file.written == 1 && tied(&app.state).is_none() && file.chosen.is_none());
    assert!(!is_available(&app.state, Command::Disk(Wish::Leave)));
}

#[test]
fn without_the_browser_there_is_nothing_of_it() {
    let mut app = App::example(SYDNARKE_2022);
    assert!(!is_available(&app.state, Command::Disk(Wish::Save)));
    assert!(!is_available(&app.state, Command::Disk(Wish::Open)));
    assert_eq!(app.send(Msg::Do(Command::Save)), [Effect::Export]);
    let (mut app, mut file) = in_a_file();
    app.write(STAFF, Actual, "333");
    let effects = app.send(Msg::Do(Command::Save));
    file.follow(&mut app, effects);
    assert!(file.holds(&app), "Ctrl+S writes the file at once");
}
