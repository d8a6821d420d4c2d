//! The journal of an open workbook: every step as a small record, written down at once; and from time to time a
//! snapshot of the whole workbook, after which the records before it are only history.
//!
//! ```text
//! step ─▶ record ─▶ Effect::Journal ─▶ Msg::Stored           only then the step counts as saved
//!    many records ─▶ Effect::Snapshot ─▶ Msg::SnapshotStored ─▶ Effect::Tidy
//! ```

use super::effect::Effect;
use super::state::{Moment, Notice, Open, Saved, State, StepLabel, StorageProblem};
use super::update::item;
use super::{elsewhere, shelf};
use crate::file::journal::{Label, LabelWhat, Record, RecordId, write};
use crate::file::seal::sealed;
use crate::lang::{Verb, What};
use crate::model::edit::Edit;
use crate::model::id::WorkbookId;

/// After so many bytes of records a snapshot is taken, so that opening stays quick.
pub const SNAPSHOT_AFTER: usize = 200_000;
/// After so many records a snapshot is taken.
pub const SNAPSHOT_AFTER_RECORDS: usize = 1_000;
/// How many bytes of records are kept behind a snapshot, for undo after the workbook is opened again; the
/// oldest go first. About ten thousand typed cells.
pub const KEPT: usize = 2_000_000;

/// A step of the history with the record that it is kept in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The record.
    pub id: RecordId,
    /// The step's name, for the menu.
    pub label: StepLabel,
}

/// What is known of an open workbook's records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// The number of the newest step, whichever tab made it.
    pub(super) newest: u64,
    /// The newest step that the stored snapshot holds; `None` while there is no snapshot for the records to stand
    /// on.
    pub(super) snapshot: Option<u64>,
    /// The records since the snapshot, in the order in which they were applied.
    pub(super) log: Vec<Logged>,
    /// The records before the snapshot with their sizes, oldest first.
    pub(super) past: Vec<(RecordId, usize)>,
    /// Whether a snapshot is being taken.
    pub(super) is_taking: bool,
    /// Whether another tab wrote something that this one has not taken over yet.
    pub(super) is_behind: bool,
    /// Records that could not be read or applied, to be put aside once a snapshot is stored without them.
    pub(super) stranded: Vec<RecordId>,
    /// Whether what an older version stored is still there, to be forgotten once a snapshot is stored.
    pub(super) has_older: bool,
}

/// A record since the snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Logged {
    pub(super) id: RecordId,
    pub(super) text: String,
    pub(super) is_stored: bool,
}

impl Journal {
    /// Whether everything is stored: a snapshot, and every record since.
    pub(super) fn is_settled(&self) -> bool {
        self.snapshot.is_some() && self.log.iter().all(|logged| logged.is_stored)
    }

    /// Whether a record is part of the workbook already.
    pub(super) fn knows(&self, id: RecordId) -> bool {
        self.log.iter().any(|logged| logged.id == id) || self.past.iter().any(|(past, _)| *past == id)
    }

    /// The number of the newest step, whichever tab made it; 0 before the first.
    #[must_use]
    pub fn newest(&self) -> u64 {
        self.newest
    }

    /// The records that are kept, oldest first.
    pub(super) fn ids(&self) -> impl DoubleEndedIterator<Item = RecordId> {
        self.past.iter().map(|(id, _)| *id).chain(self.log.iter().map(|logged| logged.id))
    }

    /// What was written down of a step since the snapshot.
    pub(super) fn text(&self, id: RecordId) -> Option<&str> {
        self.log.iter().rev().find(|logged| logged.id == id).map(|logged| logged.text.as_str())
    }

    /// Adds a record that has been applied.
    pub(super) fn add(&mut self, id: RecordId, text: String, is_stored: bool) {
        self.newest = self.newest.max(id.number);
        self.log.push(Logged { id, text, is_stored });
    }

    fn wants_snapshot(&self) -> bool {
        let size = || self.log.iter().map(|logged| logged.text.len()).sum::<usize>();
        let has_grown = || self.log.len() > SNAPSHOT_AFTER_RECORDS || size() > SNAPSHOT_AFTER;
        !self.is_taking && (self.snapshot.is_none() || self.has_older || has_grown())
    }

    /// The number of the oldest step that is kept when a snapshot is stored: as many as there is room for. What
    /// stands in the log is always kept.
    pub(super) fn oldest_kept(&self) -> u64 {
        let mut room = KEPT.saturating_sub(self.log.iter().map(|logged| logged.text.len()).sum());
        let mut oldest = u64::MAX;
        for (id, size) in self.past.iter().rev() {
            match room.checked_sub(*size) {
                Some(left) => (room, oldest) = (left, id.number),
                None => return oldest,
            }
        }
        0
    }
}

/// Remembers a step that has been done, and has it written down.
pub(super) fn record_step(state: &mut State, edit: Edit, inverse: Edit, label: StepLabel) -> Vec<Effect> {
    let Some((open, id)) = next(state) else { return Vec::new() };
    let record = Record::Do { label: wire_label(&label), edit, inverse };
    let text = text(id, &record);
    if let Record::Do { edit, inverse, .. } = record {
        open.history.record(edit, inverse, Recorded { id, label });
    }
    write_down(state, id, text)
}

/// Has something written down that has been done, but is no step that could be taken back.
pub(super) fn record_beside(state: &mut State, edit: Edit, inverse: Edit, label: &StepLabel) -> Vec<Effect> {
    let Some((_, id)) = next(state) else { return Vec::new() };
    let text = text(id, &Record::Do { label: wire_label(label), edit, inverse });
    write_down(state, id, text)
}

/// Has a record written down that says that a step was taken back or done again.
pub(super) fn record_walk(state: &mut State, record: &Record) -> Vec<Effect> {
    let Some((_, id)) = next(state) else { return Vec::new() };
    write_down(state, id, text(id, record))
}

/// A record as it is stored.
pub(super) fn text(id: RecordId, record: &Record) -> String {
    sealed(&id.to_string(), &write(record))
}

/// The open workbook, and what its next record is known by.
fn next(state: &mut State) -> Option<(&mut Open, RecordId)> {
    let tab = state.tab;
    let open = state.open.as_mut()?;
    let id = RecordId { number: open.journal.newest + 1, tab };
    Some((open, id))
}

fn write_down(state: &mut State, id: RecordId, text: String) -> Vec<Effect> {
    if let Some(open) = state.open.as_mut() {
        open.journal.add(id, text, false);
        open.saved = Saved::Pending;
    }
    keep(state)
}

/// Has everything of the open workbook stored that is not stored yet.
pub(super) fn keep(state: &mut State) -> Vec<Effect> {
    let State { open: Some(open), shelf, .. } = state else { return Vec::new() };
    keep_one(open, shelf)
}

/// Has everything of a workbook stored that is not stored yet, and a snapshot taken if it is time for one.
pub(super) fn keep_one(open: &mut Open, shelf: &mut Vec<super::state::ShelfItem>) -> Vec<Effect> {
    let item = item(shelf, open);
    shelf::put(shelf, item.clone());
    let new = open.journal.log.iter().filter(|logged| !logged.is_stored);
    let records: Vec<_> = new.map(|logged| (logged.id, logged.text.clone())).collect();
    let mut effects = Vec::new();
    if !records.is_empty() {
        effects.push(Effect::Journal { item, records });
    }
    if open.journal.wants_snapshot() {
        open.journal.is_taking = true;
        effects.push(Effect::Snapshot(open.workbook.id));
    }
    effects
}

/// A workbook in memory, open or left while something of it was not stored.
pub(super) fn in_memory(state: &State, id: WorkbookId) -> Option<&Open> {
    state.open.iter().chain(&state.unsaved).find(|open| open.workbook.id == id)
}

fn in_memory_mut(state: &mut State, id: WorkbookId) -> Option<&mut Open> {
    state.open.iter_mut().chain(&mut state.unsaved).find(|open| open.workbook.id == id)
}

/// The page goes out of sight: a good time for a snapshot.
pub(super) fn hidden(state: &mut State) -> Vec<Effect> {
    match state.open.as_mut() {
        Some(open) if !open.journal.is_taking && !open.journal.log.is_empty() => {
            open.journal.is_taking = true;
            vec![Effect::Snapshot(open.workbook.id)]
        }
        _ => Vec::new(),
    }
}

/// Records have been stored.
pub(super) fn stored(state: &mut State, id: WorkbookId, records: &[RecordId], at: Moment) -> Vec<Effect> {
    if let Some(open) = in_memory_mut(state, id) {
        // The newest are most likely the ones.
        for logged in open.journal.log.iter_mut().rev().filter(|logged| records.contains(&logged.id)) {
            logged.is_stored = true;
        }
    }
    if let Some(item) = state.shelf.iter_mut().find(|item| item.id == id) {
        item.changed.clone_from(&at);
    }
    shelf::sort(&mut state.shelf);
    settle(state, id, at)
}

/// Records could not be stored.
pub(super) fn not_stored(state: &mut State, id: WorkbookId, problem: StorageProblem) -> Vec<Effect> {
    if let Some(open) = in_memory_mut(state, id) {
        open.saved = Saved::Failed(problem);
    }
    state.notice = Some(Notice::NotSaved(problem));
    Vec::new()
}

/// A snapshot that has been stored and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The newest step that it holds.
    pub number: u64,
    /// Its size in bytes; `None` if a newer one was there, which stays.
    pub bytes: Option<usize>,
    /// The records since the snapshot before it, which it holds.
    pub covered: Vec<RecordId>,
    /// The number of the oldest step that was kept with it.
    pub oldest: u64,
}

/// A snapshot has been stored: the records that it holds are history now.
pub(super) fn snapshot_stored(
    state: &mut State,
    id: WorkbookId,
    snapshot: &Snapshot,
    at: Moment,
) -> Vec<Effect> {
    let Some(open) = in_memory_mut(state, id) else { return Vec::new() };
    let journal = &mut open.journal;
    journal.is_taking = false;
    journal.snapshot = journal.snapshot.max(Some(snapshot.number));
    let Some(bytes) = snapshot.bytes else { return settle(state, id, at) };

    journal.past.retain(|(past, _)| past.number >= snapshot.oldest);
    open.history.forget(|step| step.id.number < snapshot.oldest);
    let (covered, since) = std::mem::take(&mut journal.log)
        .into_iter()
        .partition::<Vec<_>, _>(|logged| snapshot.covered.contains(&logged.id));
    journal.past.extend(covered.iter().map(|logged| (logged.id, logged.text.len())));
    journal.log = since;
    let mut effects = vec![Effect::Tidy {
        id,
        covered: covered.into_iter().map(|logged| logged.id).collect(),
        stranded: std::mem::take(&mut journal.stranded),
        older: std::mem::take(&mut journal.has_older),
    }];
    if let Some(item) = state.shelf.iter_mut().find(|item| item.id == id) {
        item.bytes = bytes;
        if item.changed.is_empty() {
            item.changed.clone_from(&at);
        }
        effects.push(Effect::StoreItem(item.clone()));
    }
    shelf::sort(&mut state.shelf);
    effects.extend(settle(state, id, at));
    effects
}

/// A snapshot could not be stored. That matters only where records have nothing to stand on without it.
pub(super) fn snapshot_failed(state: &mut State, id: WorkbookId, problem: StorageProblem) -> Vec<Effect> {
    let Some(open) = in_memory_mut(state, id) else { return Vec::new() };
    open.journal.is_taking = false;
    if open.journal.snapshot.is_some() { Vec::new() } else { not_stored(state, id, problem) }
}

/// Says that a workbook is saved, if all of it is.
fn settle(state: &mut State, id: WorkbookId, at: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(open) = in_memory_mut(state, id)
        && open.journal.is_settled()
    {
        let was_behind = std::mem::take(&mut open.journal.is_behind);
        open.saved = Saved::At(at);
        state.unsaved.retain(|open| open.workbook.id != id);
        if was_behind {
            effects.extend(elsewhere::catch_up(state, id));
        }
    }
    if matches!(state.notice, Some(Notice::NotSaved(_))) && !state.has_unsaved() {
        state.notice = None;
    }
    effects
}

pub(super) fn wire_label(label: &StepLabel) -> Label {
    let what = match &label.what {
        What::Named(name) => LabelWhat::Named(name.clone()),
        What::Cells(count) => LabelWhat::Cells(*count),
        What::Rows(count) => LabelWhat::Rows(*count),
    };
    Label { verb: label.verb.code().to_owned(), what }
}

/// The name of a step from its record. A verb of a newer version is a change.
pub(super) fn step_label(label: Label) -> StepLabel {
    let what = match label.what {
        LabelWhat::Named(name) => What::Named(name),
        LabelWhat::Cells(count) => What::Cells(count),
        LabelWhat::Rows(count) => What::Rows(count),
    };
    StepLabel { verb: Verb::of_code(&label.verb).unwrap_or(Verb::Change), what }
}
