//! The laws of the journal: a record that is written reads back equal; whatever was done, taken back and done again,
//! and wherever the snapshot stands, opening gives the same workbook and the same steps to undo and redo; and what is
//! damaged is never a silent loss.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod edit;
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use sambudget::file::journal::{Label, LabelWhat, Record, RecordId, read, write};
use sambudget::file::{self, FileError, compact};
use sambudget::lang::{Verb, What};
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, Row};
use sambudget::model::edit::{Edit, KeyChange, LineChange};
use sambudget::model::history::History;
use sambudget::session::journal::Recorded;
use sambudget::session::opening::{Opened, Stored, open};
use sambudget::session::state::StepLabel;
use support::edit::{edit, resolved};
use support::workbook::{Fresh, name, without_empty_weights, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The edit in the one form that is kept: what is empty is not written.
fn normal(mut edit: Edit) -> Edit {
    fn distribution(distribution: &mut Distribution) {
        if let Distribution::Direct(parts) = distribution {
            parts.retain(|_, amounts| !amounts.is_empty());
        }
    }
    fn of_row(row: &mut Row) {
        match row {
            Row::Line(line) => distribution(&mut line.distribution),
            Row::Group(group) => group.rows.iter_mut().for_each(of_row),
        }
    }
    match &mut edit {
        Edit::InsertKey(_, key) => without_empty_weights(key),
        Edit::Key(_, KeyChange::Later(_, Some(weights))) => weights.retain(|_, weight| !weight.is_empty()),
        Edit::InsertActivity(_, activity) => activity.rows.iter_mut().for_each(of_row),
        Edit::InsertRow(_, new) => of_row(new),
        Edit::Line(_, LineChange::Distribution(new)) => distribution(new),
        Edit::InsertProjectGroup(_, group) => {
            let years = group.projects.iter_mut().map(|project| &mut project.coming_years);
            years.for_each(|years| years.retain(|_, year| !year.is_empty()));
        }
        Edit::InsertProject(_, _, project) => project.coming_years.retain(|_, year| !year.is_empty()),
        Edit::Batch(edits) => *edits = std::mem::take(edits).into_iter().map(normal).collect(),
        _ => {}
    }
    edit
}

fn label() -> impl Strategy<Value = StepLabel> {
    let what = prop_oneof![
        name().prop_map(What::Named),
        (0..20_000usize).prop_map(What::Cells),
        (0..99usize).prop_map(What::Rows)
    ];
    (proptest::sample::select(&Verb::ALL[..]), what).prop_map(|(verb, what)| StepLabel { verb, what })
}

fn wire(label: &StepLabel) -> Label {
    let what = match &label.what {
        What::Named(name) => LabelWhat::Named(name.clone()),
        What::Cells(count) => LabelWhat::Cells(*count),
        What::Rows(count) => LabelWhat::Rows(*count),
    };
    Label { verb: label.verb.code().to_owned(), what }
}

fn id() -> impl Strategy<Value = RecordId> {
    (any::<u64>(), any::<u64>()).prop_map(|(number, tab)| RecordId { number, tab })
}

/// What a user does to the history.
#[derive(Debug, Clone)]
enum Act {
    Do(Edit, StepLabel),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (edit(), label()).prop_map(|(edit, label)| Act::Do(normal(edit), label)),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// A workbook that is worked on, with everything that was written down.
#[derive(Clone)]
struct Work {
    workbook: Workbook,
    history: History<Recorded>,
    records: Vec<(RecordId, String)>,
}

impl Work {
    fn on(workbook: Workbook) -> Self {
        Self { workbook, history: History::default(), records: Vec::new() }
    }

    fn act(&mut self, act: Act, tab: u64, fresh: &mut Fresh) {
        let id = RecordId { number: self.records.len() as u64 + 1, tab };
        let record = match act {
            Act::Do(edit, label) => {
                let edit = resolved(edit, &self.workbook, fresh);
                let Ok(inverse) = self.workbook.apply(edit.clone()) else { return };
                let recorded = Recorded { id, label: label.clone() };
                self.history.record(edit.clone(), inverse.clone(), recorded);
                Record::Do { label: wire(&label), edit, inverse }
            }
            Act::Undo => match self.history.undo(&mut self.workbook).unwrap() {
                Some(step) => Record::Undo(step.id),
                None => return,
            },
            Act::Redo => match self.history.redo(&mut self.workbook).unwrap() {
                Some(step) => Record::Redo(step.id),
                None => return,
            },
        };
        self.records.push((id, write(&record)));
    }

    /// What is stored when the snapshot was taken after so many records, and so many of the oldest are forgotten.
    fn stored(&self, snapshot: &Self, forgotten: usize) -> Stored {
        let at = snapshot.records.len();
        Stored {
            snapshot: Some((at as u64, file::stored(&snapshot.workbook).into_bytes())),
            past: self.records[forgotten.min(at)..at].to_vec(),
            records: self.records[at..].to_vec(),
            ..Stored::default()
        }
    }
}

fn opened(stored: &Stored) -> Opened {
    open(stored).unwrap().unwrap()
}

proptest! {
    #![proptest_config(few(300))]

    #[test]
    fn a_record_reads_back_equal(
        workbook in workbook(),
        edit in edit(),
        inverse in edit(),
        label in label(),
        step in id(),
    ) {
        let mut fresh = Fresh::new(1);
        let [edit, inverse] = [edit, inverse].map(|edit| resolved(normal(edit), &workbook, &mut fresh));
        for record in [Record::Do { label: wire(&label), edit, inverse }, Record::Undo(step), Record::Redo(step)] {
            let text = write(&record);
            prop_assert!(!text.contains('\n'));
            let read = read(&text);
            prop_assert_eq!(read.as_ref(), Ok(&record), "{}", text);
        }
        prop_assert_eq!(step.to_string().parse(), Ok(step));
    }

    /// A record with characters changed, taken away or put in is refused, or another record that can be written.
    #[test]
    fn a_damaged_record_is_refused_or_a_sound_one(
        edit in edit(),
        at in any::<Index>(),
        length in 0..10usize,
        instead in proptest::sample::select(&["", "\"", "{", "]", "0", "null", "\\", "å", ":1,"][..]),
    ) {
        let label = Label { verb: "change".into(), what: LabelWhat::Cells(3) };
        let record = Record::Do { label, edit: edit.clone(), inverse: edit };
        let text: Vec<char> = write(&record).chars().collect();
        let from = at.index(text.len());
        let to = (from + length).min(text.len());
        let damaged: String =
            text[..from].iter().copied().chain(instead.chars()).chain(text[to..].iter().copied()).collect();
        if let Ok(record) = read(&damaged) {
            prop_assert_eq!(read(&write(&record)), Ok(record));
        }
    }
}

proptest! {
    #![proptest_config(few(200))]

    /// Closed at any moment and opened again: the same workbook, the same steps back and forward with their names.
    #[test]
    fn what_is_opened_is_what_was_left(
        before in workbook(),
        acts in vec(act(), 0..25),
        snapshot_at in any::<Index>(),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut work = Work::on(before);
        let mut moments = vec![work.clone()];
        for act in acts {
            work.act(act, 7, &mut fresh);
            moments.push(work.clone());
        }
        let snapshot = &moments[snapshot_at.index(moments.len())];
        for left in moments.iter().filter(|left| left.records.len() >= snapshot.records.len()) {
            let opened = opened(&left.stored(snapshot, 0));
            prop_assert_eq!(&opened.workbook, &left.workbook);
            prop_assert_eq!(&opened.history, &left.history);
            prop_assert_eq!(opened.stranded, vec![]);
        }
    }

    /// With its oldest records forgotten a history is shorter, but leads nowhere else: what is forgotten in memory is
    /// what is forgotten in storage.
    #[test]
    fn forgetting_is_the_same_in_memory_and_in_storage(
        before in workbook(),
        acts in vec(act(), 1..25),
        forgotten in 0..12usize,
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut work = Work::on(before);
        for act in acts {
            work.act(act, 7, &mut fresh);
        }
        let forgotten = forgotten.min(work.records.len());
        let opened = opened(&work.stored(&work, forgotten));
        work.history.forget(|step| step.id.number <= forgotten as u64);
        prop_assert_eq!(&opened.history, &work.history);
        let (mut workbook, mut history) = (opened.workbook, opened.history);
        while let Ok(Some(_)) = history.undo(&mut workbook) {}
        prop_assert!(history.next_undo().is_none(), "a step back is refused");
        while let Ok(Some(_)) = history.redo(&mut workbook) {}
        prop_assert!(history.next_redo().is_none(), "a step forward is refused");
    }

    /// A record that is damaged or missing: the workbook opens as it was before it, and all that comes after is
    /// given back.
    #[test]
    fn damage_opens_up_to_there_and_is_reported(
        before in workbook(),
        acts in vec(act(), 1..20),
        at in any::<Index>(),
        is_missing in any::<bool>(),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut work = Work::on(before);
        let mut moments = vec![work.clone()];
        for act in acts {
            work.act(act, 7, &mut fresh);
            moments.push(work.clone());
        }
        prop_assume!(!work.records.is_empty());
        let at = at.index(work.records.len());
        let mut stored = work.stored(&moments[0], 0);
        let mut expected = stored.records[at..].to_vec();
        if is_missing {
            stored.records.remove(at);
            expected.remove(0);
        } else {
            stored.records[at].1.pop();
            expected[0].1.pop();
        }
        let opened = opened(&stored);
        let good = moments.iter().find(|moment| moment.records.len() == at).unwrap();
        prop_assert_eq!(&opened.workbook, &good.workbook);
        prop_assert_eq!(&opened.history, &good.history);
        prop_assert_eq!(opened.stranded, expected);
    }

    /// Two tabs that wrote without knowing of one another: opening takes both in an order that is always the same,
    /// and gives back what no longer fits.
    #[test]
    fn two_tabs_in_the_same_instant_lose_nothing_silently(
        before in workbook(),
        common in vec(act(), 0..6),
        one in vec(act(), 0..6),
        other in vec(act(), 0..6),
        seed in any::<u64>(),
    ) {
        let mut fresh = Fresh::new(seed);
        let mut work = Work::on(before.clone());
        common.into_iter().for_each(|act| work.act(act, 7, &mut fresh));
        let (mut first, mut second) = (work.clone(), work.clone());
        one.into_iter().for_each(|act| first.act(act, 7, &mut fresh));
        other.into_iter().for_each(|act| second.act(act, 8, &mut fresh));

        let mut records = first.records.clone();
        records.extend_from_slice(&second.records[work.records.len()..]);
        let snapshot = Some((0, file::stored(&before).into_bytes()));
        let stored = Stored { snapshot, records: records.clone(), ..Stored::default() };
        let once = opened(&stored);
        records.reverse();
        prop_assert_eq!(&opened(&Stored { records: records.clone(), ..stored }), &once);
        if second.records.len() == work.records.len() {
            prop_assert_eq!(&once.workbook, &first.workbook);
        }
        // Every step back leads back, to the beginning.
        let (mut workbook, mut history) = (once.workbook, once.history);
        while history.undo(&mut workbook).unwrap().is_some() {}
        prop_assert_eq!(workbook, before);
    }
}

#[test]
fn a_workbook_of_an_older_version_is_where_its_journal_begins() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let before = workbook().new_tree(&mut runner).unwrap().current();
    let mut work = Work::on(before.clone());
    let label = StepLabel { verb: Verb::Settings, what: What::Named("Nämnden".into()) };
    let edit = Edit::Set(sambudget::model::edit::Setting::Name("Nämnden".into()));
    work.act(Act::Do(edit, label), 7, &mut Fresh::new(1));
    let stored = Stored { older: Some(compact(&before)), records: work.records.clone(), ..Stored::default() };
    assert_eq!(opened(&stored).workbook, work.workbook);
    assert_eq!(open(&Stored::default()), Ok(None));
    let broken = Stored { older: Some("{".into()), ..Stored::default() };
    assert!(matches!(open(&broken), Err(FileError::NotJson { .. })));
}

/// Records and what is wrong with them.
#[test]
fn refusals_say_where() {
    let cases = [
        ("", "the file is cut short: it ends at line 1, column 0"),
        ("[]", "at the top: expected an object, but found []"),
        (r#"{"version":0}"#, "at version: expected a whole number from 1 to 4294967295, but found 0"),
        (r#"{"version":1,"type":"jump"}"#, "at type: expected one of do, undo, redo, but found \"jump\""),
        (
            r#"{"version":1,"type":"redo","step":"17"}"#,
            "at step: expected a step such as \"17.2a\", but found \"17\"",
        ),
        (
            r#"{"version":1,"type":"do","verb":"change","name":"x","edit":{"paint":"l1"}}"#,
            "at edit: expected a change that this program knows, but found {\"paint\":\"l1\"}",
        ),
        (
            r#"{"version":1,"type":"do","verb":"change","name":"x","edit":{"line":"l1"}}"#,
            "at edit.line: expected beside it one of amount, hold, release, name, kind, split, profile, method, formula, adjustments, comment, but found \"l1\"",
        ),
        (
            r#"{"version":1,"type":"do","verb":"change","name":"x","edit":{"batch":[{"line":"l1","field":"actual","amount":"1,5"}]}}"#,
            "at edit.batch[0].amount: expected a decimal number as text, such as \"-1202.5\", above -10000000000000, below \
             10000000000000, with at most 10 decimals, but found \"1,5\"",
        ),
        (
            r#"{"version":1,"type":"do","verb":"move","name":"x","edit":{"moveRow":"l1","in":"l2","at":0}}"#,
            "at edit.in: expected the identity of a drift table or group, such as \"a1\" or \"g1\", but found \"l2\"",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text).unwrap_err().to_string(), expected, "{text}");
    }
    let newer = read(r#"{"version":2,"type":"undo"}"#);
    assert_eq!(newer, Err(FileError::Newer { found_version: "2".into() }));
}
