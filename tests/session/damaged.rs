//! What is stored, with some of its bytes changed, lost or exchanged: what opens is a state that the workbook was in, whatever
//! is missing is said, and what cannot be opened is there as a file.

use sambudget::file::{self, shelf};
use sambudget::model::Workbook;
use sambudget::model::drift::DriftColumn::{Actual, Budget, Comment, Prognosis};
use sambudget::model::id::{IdSource, LineId, WorkbookId};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::opening::{Opened, Stored, as_file, open};
use sambudget::session::remembered::read_sets;
use sambudget::session::state::{Notice, View};

use super::app::App;

const STAFF: &str = "Personalkostnader";

/// A workbook that was worked on, with steps before and after its snapshot, and every state that it was in.
fn worked_on() -> (App, Vec<Workbook>) {
    let mut app = App::new_board();
    let mut states = vec![app.workbook().clone()];
    let mut then = |app: &mut App, act: &dyn Fn(&mut App)| {
        act(app);
        states.push(app.workbook().clone());
    };
    then(&mut app, &|app| drop(app.send(Msg::DriftColumns(vec![Budget, Actual, Prognosis, Comment]))));
    for (number, text) in ["1 000", "2 500,50", "=3*1 200", "12 %", "3 000"].into_iter().enumerate() {
        then(&mut app, &|app| app.look_at(number % 3));
        then(&mut app, &|app| drop(app.write(STAFF, Actual, text)));
        if number == 2 {
            then(&mut app, &|app| drop(app.send(Msg::Undo)));
            then(&mut app, &|app| drop(app.send(Msg::Hidden)));
        }
    }
    then(&mut app, &|app| drop(app.write(STAFF, Comment, "Två nya från 1 september")));
    then(&mut app, &|app| drop(app.send(Msg::Undo)));
    then(&mut app, &|app| drop(app.send(Msg::Redo)));
    then(&mut app, &|app| drop(app.write(STAFF, Budget, "9 000")));
    (app, states)
}

/// Chance that is the same every time.
struct Chance(IdSource);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        let LineId(drawn) = self.0.fresh();
        usize::try_from(drawn).unwrap() % end.max(1)
    }

    fn part(&mut self, of: &[u8], most: usize) -> std::ops::Range<usize> {
        let from = self.below(of.len());
        from..(from + 1 + self.below(most)).min(of.len())
    }

    /// Bytes with one of the faults that there are.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let at = self.below(bytes.len());
        match self.below(7) {
            0 => bytes[at] = u8::try_from(self.below(256)).unwrap(),
            1 => bytes[at] ^= 1 << self.below(8),
            // Another digit is what no reader can see.
            2 => {
                let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    let at = digits[self.below(digits.len())];
                    bytes[at] = b'0' + (bytes[at] - b'0' + 1 + u8::try_from(self.below(9)).unwrap()) % 10;
                }
            }
            3 => drop(bytes.drain(self.part(&bytes.clone(), 40))),
            4 => bytes.truncate(at),
            5 => {
                let (one, to) = (self.part(bytes, 60), self.below(bytes.len()));
                let copied = bytes[one].to_vec();
                copied.into_iter().zip(&mut bytes[to..]).for_each(|(new, old)| *old = new);
            }
            _ => {
                let other = self.below(bytes.len());
                let length = 1 + self.below(20).min(bytes.len() - at.max(other) - 1);
                (0..length).for_each(|step| bytes.swap(at + step, other + step));
            }
        }
    }

    fn damage_text(&mut self, text: &mut String) {
        let mut bytes = std::mem::take(text).into_bytes();
        self.damage(&mut bytes);
        *text = String::from_utf8_lossy(&bytes).into_owned();
    }

    fn damage_stored(&mut self, stored: &mut Stored) {
        let (past, records) = (stored.past.len(), stored.records.len());
        let (in_past, in_records) = (self.below(past), self.below(records));
        match self.below(8) {
            0..3 => self.damage(&mut stored.snapshot.as_mut().unwrap().1),
            3 => self.damage_text(&mut stored.past[in_past].1),
            4 | 5 => self.damage_text(&mut stored.records[in_records].1),
            // Under each other's names.
            6 => {
                let other = self.below(records);
                let text = stored.records[in_records].1.clone();
                stored.records[in_records].1 = std::mem::replace(&mut stored.records[other].1, text);
            }
            _ => std::mem::swap(&mut stored.past[in_past].1, &mut stored.records[in_records].1),
        }
    }
}

/// What is stored as people can read it.
fn shown(stored: &Stored) -> String {
    let snapshot = stored.snapshot.as_ref().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    let records = stored.past.iter().chain(&stored.records).map(|(id, text)| format!("{id} {text}"));
    snapshot.into_iter().chain(records).collect::<Vec<_>>().join("\n")
}

/// Every state that taking back leads to is one that was.
fn leads_back(opened: &Opened, states: &[Workbook]) {
    let (mut workbook, mut history) = (opened.workbook.clone(), opened.history.clone());
    while let Ok(Some(_)) = history.undo(&mut workbook) {
        assert!(states.contains(&workbook), "taken back to what never was");
    }
}

#[test]
fn what_opens_is_what_was_or_it_is_said() {
    let (app, states) = worked_on();
    let whole = app.disk.of(app.workbook().id);
    assert!(whole.past.len() > 3 && whole.records.len() > 3, "{whole:?}");
    let mut chance = Chance(IdSource::new(2026));
    let (mut unseen, mut partly, mut refused) = (0, 0, 0);
    for _ in 0..6_000 {
        let mut stored = whole.clone();
        chance.damage_stored(&mut stored);
        match open(&stored) {
            Ok(Some(opened)) => {
                assert!(states.contains(&opened.workbook), "a state that never was: {}", shown(&stored));
                let is_last = opened.workbook == *app.workbook();
                assert!(is_last || !opened.stranded.is_empty(), "steps are lost: {}", shown(&stored));
                leads_back(&opened, &states);
                if is_last { unseen += 1 } else { partly += 1 }
            }
            Ok(None) => panic!("nothing is there: {}", shown(&stored)),
            Err(_) => {
                assert!(as_file(&stored).is_some());
                refused += 1;
            }
        }
    }
    // Each kind of end was met often enough to say something.
    assert!(unseen > 500 && partly > 500 && refused > 500, "{unseen} {partly} {refused}");
}

/// Through the whole app, as the page does it.
#[test]
fn the_app_says_what_is_broken_and_goes_on() {
    let (app, states) = worked_on();
    let id = app.workbook().id;
    let mut chance = Chance(IdSource::new(7));
    for _ in 0..150 {
        let mut damaged = app.another_tab(99);
        damaged.disk.change(id, |stored| {
            chance.damage_stored(stored);
            chance.damage_text(&mut stored.arrangement);
            chance.damage_text(&mut stored.cursors);
        });
        let mut sets = app.disk.column_sets.clone();
        chance.damage_text(&mut sets);
        let _ = read_sets(&sets);
        damaged.load(id);
        match damaged.state.open.as_ref() {
            Some(open) => {
                assert!(states.contains(&open.workbook));
                let is_said = matches!(damaged.state.notice, Some(Notice::StepsStranded { .. }));
                assert!(is_said || open.workbook == *app.workbook(), "{:?}", damaged.state.notice);
                damaged.look_at(0);
                damaged.write(STAFF, Actual, "77");
            }
            None => is_offered(&damaged, id),
        }
    }
}

fn is_offered(damaged: &App, id: WorkbookId) {
    let notice = &damaged.state.notice;
    assert!(matches!(notice, Some(Notice::BrokenWorkbook { id: broken, .. }) if *broken == id), "{notice:?}");
}

#[test]
fn another_digit_does_not_open_and_the_file_of_it_says_so() {
    let (app, _) = worked_on();
    let mut stored = app.disk.of(app.workbook().id);
    let text = String::from_utf8(stored.snapshot.clone().unwrap().1).unwrap();
    let other = text.replacen("1000", "9000", 1);
    assert_ne!(other, text);
    stored.snapshot.as_mut().unwrap().1 = other.into_bytes();
    assert_eq!(open(&stored), Err(file::FileError::Damaged));
    // As a file it opens for whoever wants to see what is left, with a word about it.
    let rescued = as_file(&stored).unwrap();
    assert!(file::Content::read(rescued.as_bytes()).unwrap().is_edited);
    let mut other = App::new();
    other.send(Msg::File("räddad.json".into(), Some(rescued.into_bytes())));
    assert_eq!(other.state.notice, Some(Notice::FileEdited { name: "räddad.json".into() }));
    let exported = other.send(Msg::Export(other.workbook().id, "2026-11-22 12:00:00".into()));
    let file = exported.iter().find_map(|effect| match effect {
        Effect::Download { text, .. } => Some(text),
        _ => None,
    });
    assert!(!file.unwrap().contains("\"sum\""), "a file has none");
    other.show(View::Drift);
}

/// The line of the start page is only made anew.
#[test]
fn a_damaged_line_of_the_start_page_is_no_line_or_another() {
    let line = shelf::Line { name: "Sydnärke".into(), year: 2022, bytes: 48_211, ..shelf::Line::default() };
    let whole = shelf::write(&line);
    let mut chance = Chance(IdSource::new(1));
    for _ in 0..2_000 {
        let mut text = whole.clone();
        chance.damage_text(&mut text);
        if let Some(line) = shelf::read(&text) {
            assert_eq!(shelf::read(&shelf::write(&line)), Some(line));
        }
    }
}

#[test]
fn what_was_stored_before_there_were_checksums_opens() {
    let (app, _) = worked_on();
    let mut stored = app.disk.of(app.workbook().id);
    let (number, bytes) = stored.snapshot.clone().unwrap();
    let text = String::from_utf8(bytes).unwrap().replacen("\"sealed\":true,", "", 1);
    let end = text.rfind(",\"sum\":\"").unwrap();
    stored.snapshot = Some((number, (text[..end].to_owned() + "}").into_bytes()));
    for (_, text) in stored.past.iter_mut().chain(&mut stored.records) {
        let (sum, content) = text.split_once(',').unwrap();
        assert!(sum.starts_with("{\"sum\":\""));
        *text = "{".to_owned() + content;
    }
    let opened = open(&stored).unwrap().unwrap();
    assert_eq!((&opened.workbook, &opened.history), (app.workbook(), &app.open().history));
}
