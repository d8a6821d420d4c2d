//! Restore points: when they are taken, what they hold, and the way back; the reminder; and the bin.

use std::collections::VecDeque;

use proptest::prelude::*;

use sambudget::file;
use sambudget::file::point::{Binned, Point, Why};
use sambudget::lang::points::difference;
use sambudget::lang::{Lang, Verb, What};
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::Prognosis;
use sambudget::model::drift::RowId;
use sambudget::model::edit::{Edit, LineChange, Setting};
use sambudget::model::id::WorkbookId;
use sambudget::session::command::Command;
use sambudget::session::effect::Effect;
use sambudget::session::forms::Answer;
use sambudget::session::msg::Msg;
use sambudget::session::points::{
    Ask, Going, Gone, InBin, Keep, Kept, Level, OF_WORK, OF_WORKBOOK, Purpose, ROOM, reminder, to_forget, why,
};
use sambudget::session::state::{Dialog, Notice, StepLabel, StorageProblem, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, said};
use super::disk::NOW;

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalhyror";

/// The app with the part of the shell that keeps points: what is asked of it is done at once.
struct Desk {
    app: App,
    now: String,
    points: Vec<(WorkbookId, Point, Vec<u8>)>,
    put_off: String,
    broken: Option<StorageProblem>,
}

impl Desk {
    fn new(example: usize) -> Self {
        let app = App::example(example);
        let mut desk =
            Self { app, now: NOW.into(), points: Vec::new(), put_off: String::new(), broken: None };
        desk.look();
        desk
    }

    /// Sends a message and does what it asks for, until nothing more is asked; then the shell looks at the time. What the
    /// message itself led to is given back.
    fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let mut all = self.through(msg);
        all.extend(self.look());
        all
    }

    fn look(&mut self) -> Vec<Effect> {
        let now = self.now.clone();
        self.through(Msg::Kept(Box::new(Kept::Step(now))))
    }

    fn through(&mut self, msg: Msg) -> Vec<Effect> {
        let (mut all, mut waiting) = (Vec::new(), VecDeque::from([msg]));
        while let Some(msg) = waiting.pop_front() {
            let effects = self.app.send(msg);
            for effect in &effects {
                if let Effect::Keep(keep) = effect {
                    let answers = self.answers(keep.clone());
                    waiting.extend(answers.into_iter().map(|kept| Msg::Kept(Box::new(kept))));
                }
                if let Effect::Load(id, view) = effect {
                    waiting.push_back(self.app.disk.loaded(*id, *view));
                }
            }
            all.extend(effects);
        }
        all
    }

    fn answers(&mut self, keep: Keep) -> Vec<Kept> {
        match keep {
            Keep::List(id) => vec![self.list(id)],
            Keep::Take(workbook, point) => self.take(&workbook, point),
            Keep::TakeBack(id, point) => {
                let mut going = Going::begin(&self.app.state, id, point.step).unwrap();
                loop {
                    match going.next(&self.app.state) {
                        Gone::On => {}
                        Gone::Back(Some(workbook)) => break self.take(&workbook, point),
                        gone => panic!("{gone:?}"),
                    }
                }
            }
            Keep::TakeStored(id, point) => {
                let opened = sambudget::session::opening::open(&self.app.disk.of(id)).unwrap().unwrap();
                let step = opened.journal.newest();
                self.take(&opened.workbook, Point { step, ..point })
            }
            Keep::Read(id, name, purpose) => {
                let found = self.points.iter().find(|(of, point, _)| *of == id && point.id == name);
                let bytes = found.map(|(.., bytes)| bytes.clone());
                let is_open = self.app.state.open.as_ref().is_some_and(|open| open.workbook.id == id);
                let stored = (!is_open).then(|| Box::new(self.app.disk.of(id)));
                vec![Kept::Content(id, name, purpose, bytes, stored)]
            }
            Keep::PutOff(_, now) => {
                self.put_off = now;
                Vec::new()
            }
            Keep::Bin(_) | Keep::Unbin(_) => Vec::new(),
        }
    }

    fn take(&mut self, workbook: &Workbook, mut point: Point) -> Vec<Kept> {
        if let Some(problem) = self.broken {
            let is_wanted = matches!(point.why, Why::Named(_));
            return vec![Kept::NotTaken(problem, is_wanted), self.list(workbook.id)];
        }
        let bytes = file::stored(workbook).into_bytes();
        point.bytes = bytes.len();
        if point.when.is_empty() {
            point.when.clone_from(&self.now);
        }
        self.points.push((workbook.id, point, bytes));
        let known: Vec<_> = self.points.iter().map(|(id, point, _)| (*id, point.clone())).collect();
        let gone = to_forget(&known);
        self.points.retain(|(id, point, _)| !gone.contains(&(*id, point.id.clone())));
        vec![self.list(workbook.id)]
    }

    fn list(&self, id: WorkbookId) -> Kept {
        let points = self.points.iter().filter(|(of, ..)| *of == id).map(|(_, point, _)| point.clone());
        Kept::Points(id, points.collect(), self.put_off.clone())
    }

    fn write(&mut self, row: &str, text: &str) {
        self.app.write(row, Prognosis, text);
        self.look();
    }

    /// The reasons of all points, oldest first.
    fn reasons(&self) -> Vec<String> {
        self.points.iter().map(|(_, point, _)| why(Lang::Swedish, point).replace('\u{a0}', " ")).collect()
    }

    fn content(&self, at: usize) -> Workbook {
        file::read(&self.points[at].2).unwrap()
    }

    fn name(&self, at: usize) -> String {
        self.points[at].1.id.clone()
    }

    fn id(&self) -> WorkbookId {
        self.app.workbook().id
    }

    fn restore(&mut self, at: usize) -> Vec<Effect> {
        let (id, name) = (self.points[at].0, self.name(at));
        self.send(Msg::Points(Ask::Restore(id, name)))
    }
}

/// A step that changes very much: every line is calculated in another way, and back, and again.
fn much(app: &App) -> Msg {
    let change = |id| Edit::Line(id, LineChange::Comment("x".into()));
    let lines: Vec<_> = app.workbook().lines().map(|line| line.id).collect();
    let edits: Vec<Edit> = lines.iter().cycle().take(201).map(|id| change(*id)).collect();
    let label = StepLabel { verb: Verb::Paste, what: What::Cells(edits.len()) };
    Msg::Perform(Box::new(Edit::Batch(edits)), label)
}

#[test]
fn the_state_before_the_days_first_change_is_kept_and_one_each_quarter_of_an_hour() {
    let mut desk = Desk::new(SYDNARKE_2022);
    assert_eq!(desk.reasons(), [] as [&str; 0], "looking takes none");
    let before = desk.app.workbook().clone();
    desk.write(STAFF, "11 000");
    desk.write(STAFF, "11 001");
    assert_eq!(desk.reasons(), ["Före dagens första ändring"]);
    assert_eq!(desk.content(0), before);

    desk.now = "2026-11-21 14:47:05".into();
    let between = desk.app.workbook().clone();
    desk.write(RENT, "700");
    desk.write(RENT, "701");
    assert_eq!(desk.reasons()[1..], ["Under arbetet"]);
    assert_eq!(desk.content(1), between);

    desk.now = "2026-11-22 08:00:00".into();
    let evening = desk.app.workbook().clone();
    desk.send(Msg::Undo);
    assert_eq!(desk.reasons()[2..], ["Före dagens första ändring"]);
    assert_eq!(desk.content(2), evening, "also where the day begins with undo");
    desk.now = "2026-11-23 08:00:00".into();
    let evening = desk.app.workbook().clone();
    desk.send(Msg::Redo);
    assert_eq!(desk.content(3), evening, "or with redo");
}

/// A point is copied between frames: what is written meanwhile is in none.
#[test]
fn who_writes_while_a_point_is_taken_has_it_begun_again() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let before = desk.app.workbook().clone();
    let (id, step) = (desk.id(), desk.app.state.open.as_ref().unwrap().journal.newest());
    desk.app.write(STAFF, Prognosis, "11 000");
    let mut going = Going::begin(&desk.app.state, id, step).unwrap();
    for _ in 0..3 {
        assert!(matches!(going.next(&desk.app.state), Gone::On));
    }
    desk.app.write(STAFF, Prognosis, "11 001");
    assert!(matches!(going.next(&desk.app.state), Gone::Changed));

    let mut going = Going::begin(&desk.app.state, id, step).unwrap();
    let back = loop {
        match going.next(&desk.app.state) {
            Gone::On => {}
            gone => break gone,
        }
    };
    assert!(matches!(back, Gone::Back(Some(workbook)) if *workbook == before));
    desk.app.send(Msg::ShowStart);
    desk.app.send(Msg::DeleteWorkbook(id));
    assert!(Going::begin(&desk.app.state, id, step).is_none(), "it is gone");
}

#[test]
fn what_happened_before_the_points_were_known_counts_too() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    app.write(STAFF, Prognosis, "11 000");
    app.write(RENT, Prognosis, "700");
    app.send(Msg::Undo);
    let (now, put_off) = (NOW.into(), String::new());
    let mut desk = Desk { app, now, points: Vec::new(), put_off, broken: None };
    desk.look();
    assert_eq!(desk.reasons(), ["Före dagens första ändring"]);
    assert_eq!(desk.content(0), before);
}

#[test]
fn much_that_changes_at_once_has_a_point_before_it() {
    let mut desk = Desk::new(SYDNARKE_2022);
    desk.write(STAFF, "5 000");
    let before = desk.app.workbook().clone();
    let msg = much(&desk.app);
    desk.send(msg);
    assert_eq!(desk.reasons()[1..], ["Före: klistra in 201 celler"]);
    assert_eq!(desk.content(1), before);
    // The step after it does not change much, and little time has passed.
    desk.write(STAFF, "5 001");
    assert_eq!(desk.points.len(), 2);
}

#[test]
fn what_is_restored_is_what_was_and_one_step_that_can_be_undone() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let then = desk.app.workbook().clone();
    desk.write(STAFF, "11 000");
    let staff = desk.app.line(RENT).id;
    desk.send(Msg::Perform(
        Box::new(Edit::Batch(vec![
            Edit::RemoveRow(RowId::Line(staff)),
            Edit::Set(Setting::Name("En annan".into())),
        ])),
        StepLabel { verb: Verb::Delete, what: What::Rows(1) },
    ));
    let now = desk.app.workbook().clone();
    let effects = desk.restore(0);
    assert!(*desk.app.workbook() == then);
    assert!(said(&effects).starts_with("Tillbaka till 2026-11-21 14:32. Det går att ångra."), "{effects:?}");
    assert_eq!(desk.reasons()[1..], ["Före: gå tillbaka till 2026-11-21 14:32"]);
    assert_eq!(desk.content(1), now, "a point of the present was taken first");
    desk.app.can_be_undone(&now);
    // Again there is nothing to do.
    let effects = desk.restore(0);
    assert_eq!(said(&effects), "Ingenting skiljer: arbetsboken är som den var då.");
}

#[test]
fn a_point_is_restored_from_the_start_page_and_opens_as_a_copy() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let then = desk.app.workbook().clone();
    desk.write(STAFF, "11 000");
    desk.send(Msg::ShowStart);
    desk.restore(0);
    assert!(*desk.app.workbook() == then);

    desk.send(Msg::Undo);
    let (id, name) = (desk.id(), desk.name(0));
    let effects = desk.send(Msg::Points(Ask::Copy(id, name)));
    assert_ne!(desk.id(), id);
    assert_eq!(said(&effects), format!("Öppnad som kopia: {} (2).", then.name));
    let copy = Workbook { id, name: then.name.clone(), ..desk.app.workbook().clone() };
    assert!(copy == then);
}

#[test]
fn a_point_has_the_fields_of_a_newer_version_too() {
    let text = file::write(App::example(SYDNARKE_2022).workbook());
    let newer = text.replacen("\"name\":", "\"mood\": \"bright\",\n  \"name\":", 1);
    assert_ne!(newer, text);
    let (app, now, put_off) = (App::new(), NOW.into(), String::new());
    let mut desk = Desk { app, now, points: Vec::new(), put_off, broken: None };
    desk.send(Msg::File("nyare.json".into(), Some(newer.into_bytes())));
    desk.send(Msg::Show(View::Drift));
    let newer = desk.app.workbook().clone();
    assert!(!newer.unknown.is_empty());
    desk.write(STAFF, "11 000");
    let (id, name) = (desk.id(), desk.name(0));
    desk.send(Msg::Points(Ask::Copy(id, name)));
    let copy = desk.app.workbook();
    assert_eq!(copy.unknown, newer.unknown);
    assert!(
        Workbook { id, name: newer.name.clone(), lineage: newer.lineage.clone(), ..copy.clone() } == newer
    );
}

#[test]
fn what_differs_is_counted_in_words_one_point_after_the_other() {
    let mut desk = Desk::new(SYDNARKE_2022);
    desk.write(STAFF, "11 000");
    desk.now = "2026-11-22 08:00:00".into();
    desk.write(RENT, "756");
    let id = desk.id();
    let words = |desk: &Desk, at: usize| {
        let found = desk.app.state.points.differs.iter().find(|(name, _)| *name == desk.name(at));
        difference(Lang::Swedish, &found.unwrap().1.unwrap()).replace('\u{a0}', " ")
    };
    for is_open in [true, false] {
        if !is_open {
            desk.send(Msg::ShowStart);
        }
        desk.send(Msg::Ask(Dialog::Points(id)));
        desk.send(Msg::Points(Ask::List(id)));
        assert_eq!(words(&desk, 0), "2 siffror. Resultat då underskott 1 000 tkr, nu underskott 1 197 tkr.");
        assert_eq!(words(&desk, 1), "1 siffra. Resultat då underskott 1 196 tkr, nu underskott 1 197 tkr.");
    }
}

#[test]
fn one_by_hand_has_a_name_and_a_file_has_a_point() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let id = desk.id();
    desk.send(Msg::Do(Command::NamePoint));
    desk.send(Msg::Submit(vec![Answer::Text("  ".into())]));
    assert!(desk.app.state.form_error.is_some());
    desk.send(Msg::Submit(vec![Answer::Text("före nämnden".into())]));
    assert_eq!(desk.reasons(), ["”före nämnden”"]);

    desk.send(Msg::Export(id, desk.now.clone()));
    assert_eq!(desk.reasons()[1..], ["Sparad som fil"]);
    desk.send(Msg::ShowStart);
    desk.send(Msg::Export(id, desk.now.clone()));
    let stored = Box::new(desk.app.disk.of(id));
    desk.send(Msg::Filed(id, stored, desk.now.clone()));
    assert_eq!(desk.reasons()[2..], ["Sparad som fil"], "also of one that is not open");
    assert_eq!(desk.content(1), desk.content(2));
}

#[test]
fn the_workbook_that_next_year_is_made_of_is_kept() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let (id, before) = (desk.id(), desk.app.workbook().clone());
    desk.send(Msg::Do(Command::NextYear));
    desk.send(Msg::Submit(vec![Answer::At(0)]));
    assert_ne!(desk.id(), id);
    assert_eq!(desk.reasons(), ["När nästa års arbetsbok gjordes"]);
    assert_eq!((desk.points[0].0, desk.content(0)), (id, before));
}

#[test]
fn work_goes_on_where_points_cannot_be_kept() {
    let mut desk = Desk::new(SYDNARKE_2022);
    desk.broken = Some(StorageProblem::Full);
    desk.write(STAFF, "11 000");
    assert_eq!(desk.app.state.notice, Some(Notice::PointNotKept(StorageProblem::Full)));
    desk.send(Msg::DismissNotice);
    desk.now = "2026-11-22 08:00:00".into();
    desk.write(STAFF, "11 001");
    assert_eq!(desk.app.state.notice, None, "said once");
    desk.send(Msg::Do(Command::NamePoint));
    desk.send(Msg::Submit(vec![Answer::Text("nu".into())]));
    assert_eq!(desk.app.state.notice, Some(Notice::PointNotKept(StorageProblem::Full)), "asked for");
    assert_eq!(desk.app.shows(STAFF, Prognosis), "11 001");
}

#[test]
fn a_broken_point_changes_nothing() {
    let mut desk = Desk::new(SYDNARKE_2022);
    desk.write(STAFF, "11 000");
    desk.points[0].2.truncate(100);
    let before = desk.app.workbook().clone();
    desk.restore(0);
    assert_eq!(desk.app.state.notice, Some(Notice::PointUnreadable));
    assert!(*desk.app.workbook() == before);
    // One that has been thinned out meanwhile, too.
    desk.send(Msg::DismissNotice);
    desk.send(Msg::Points(Ask::Restore(before.id, "1.0.0".into())));
    assert_eq!(desk.app.state.notice, Some(Notice::PointUnreadable));
}

#[test]
fn the_reminder_grows_and_can_be_put_off_until_tomorrow() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let now = |desk: &Desk| reminder(&desk.app.state).unwrap();
    assert_eq!((now(&desk).days, now(&desk).level), (None, Level::Said), "nothing has changed");
    desk.write(STAFF, "11 000");
    assert_eq!((now(&desk).changes, now(&desk).level), (1, Level::Said));
    desk.now = "2026-11-29 08:00:00".into();
    desk.look();
    assert_eq!(now(&desk).level, Level::Marked);
    desk.now = "2026-12-22 08:00:00".into();
    desk.look();
    assert_eq!((now(&desk).level, now(&desk).is_put_off), (Level::Asked, false));
    desk.send(Msg::Points(Ask::PutOff));
    assert!(now(&desk).is_put_off);
    desk.now = "2026-12-23 08:00:00".into();
    desk.look();
    assert!(!now(&desk).is_put_off);

    let id = desk.id();
    desk.send(Msg::Export(id, desk.now.clone()));
    let saved = now(&desk);
    assert_eq!((saved.days, saved.changes, saved.level), (Some(0), 0, Level::Said));
    desk.now = "2027-03-01 08:00:00".into();
    desk.look();
    assert_eq!((now(&desk).days, now(&desk).level), (Some(68), Level::Said), "nothing has changed since");
    desk.write(STAFF, "11 001");
    assert_eq!((now(&desk).changes, now(&desk).level), (1, Level::Asked));
}

#[test]
fn a_deleted_workbook_goes_to_the_bin() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let id = desk.id();
    desk.write(STAFF, "11 000");
    let effects = desk.send(Msg::DeleteWorkbook(id));
    assert!(matches!(&effects[0], Effect::Keep(Keep::Bin(item)) if item.id == id));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Remove(_))), "nothing is forgotten");
    assert_eq!(said(&effects), "Sydnärkes IT-nämnd (SYD-IT) 2022 ligger i papperskorgen.");
    assert!(desk.app.state.shelf.is_empty() && desk.app.state.open.is_none());

    let binned = Binned { deleted: NOW.into(), name: "Sydnärke".into(), year: 2022, ..Binned::default() };
    desk.through(Msg::Kept(Box::new(Kept::Bin(vec![InBin { id, binned }]))));
    let effects = desk.send(Msg::Points(Ask::Unbin(id)));
    assert_eq!(effects[0], Effect::Keep(Keep::Unbin(id)));
    desk.send(Msg::Ask(Dialog::ForgetBinned(id)));
    let effects = desk.send(Msg::Points(Ask::Forget(id)));
    assert_eq!(effects[0], Effect::Remove(id));
    assert!(desk.app.state.points.bin.is_empty() && desk.app.asks().is_none());
    assert_eq!(desk.send(Msg::Points(Ask::Forget(id))), [], "only what is in the bin");
}

#[test]
fn an_answer_about_another_workbook_is_passed_over() {
    let mut desk = Desk::new(SYDNARKE_2022);
    let id = desk.id();
    desk.send(Msg::OpenExample(HERRLJUNGA));
    desk.through(Msg::Kept(Box::new(Kept::Points(id, Vec::new(), String::new()))));
    assert_eq!(desk.app.state.points.of(id), None);
    let before = desk.app.workbook().clone();
    let content = Kept::Content(id, "1".into(), Purpose::Restore, Some(file::stored(&before).into()), None);
    desk.through(Msg::Kept(Box::new(content)));
    assert!(*desk.app.workbook() == before);
}

/// Points of three workbooks, of all kinds, of all sizes.
fn many() -> impl Strategy<Value = Vec<(WorkbookId, Point)>> {
    let why = prop_oneof![
        4 => Just(Why::Work),
        3 => Just(Why::Day),
        1 => Just(Why::NextYear),
        1 => Just(Why::Saved),
        1 => Just(Why::Named("x".into())),
    ];
    let point = (0..3_u64, why, 0..90_u64, 0..900_000_usize);
    let points = proptest::collection::vec(point, 0..200);
    points.prop_map(|points| {
        let made = |(at, (workbook, why, step, bytes)): (usize, (u64, Why, u64, usize))| {
            let when = format!("2026-0{}-{:02} 08:00:00", 1 + step / 28, 1 + step % 28);
            let (id, fingerprint) = (at.to_string(), String::new());
            (WorkbookId::from(workbook), Point { id, when, why, step, bytes, fingerprint })
        };
        points.into_iter().enumerate().map(made).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Of each kind of a workbook the newest stays; what is left is within the limits or is nothing but those; and what
    /// is within them loses nothing.
    #[test]
    fn thinning_keeps_what_it_must(points in many()) {
        let gone = to_forget(&points);
        let is_gone = |(id, point): &(WorkbookId, Point)| gone.contains(&(*id, point.id.clone()));
        let left: Vec<_> = points.iter().filter(|point| !is_gone(point)).cloned().collect();
        prop_assert_eq!(left.len() + gone.len(), points.len());
        let alike = |a: &(WorkbookId, Point), b: &(WorkbookId, Point)| a.0 == b.0 && a.1.why == b.1.why;
        for point in &points {
            let newest = points.iter().filter(|other| alike(point, other)).map(|(_, point)| &point.when).max();
            prop_assert!(left.iter().any(|other| alike(point, other) && Some(&other.1.when) == newest));
        }
        let newest_only = |of: &dyn Fn(&(WorkbookId, Point)) -> bool| {
            left.iter().filter(|a| of(a)).all(|a| left.iter().filter(|b| alike(a, b)).count() == 1)
        };
        for workbook in (0..3).map(WorkbookId::from) {
            let of = |point: &(WorkbookId, Point)| point.0 == workbook;
            prop_assert!(left.iter().filter(|point| of(point)).count() <= OF_WORKBOOK || newest_only(&of));
            let work = left.iter().filter(|(id, point)| *id == workbook && point.why == Why::Work).count();
            prop_assert!(work <= OF_WORK);
        }
        let bytes: usize = left.iter().map(|(_, point)| point.bytes).sum();
        prop_assert!(bytes <= ROOM || newest_only(&|_| true));
        prop_assert_eq!(to_forget(&left), []);
    }
}
