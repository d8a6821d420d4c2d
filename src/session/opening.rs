//! From what is stored to the open workbook: the snapshot, and the records after it in their order.

use super::journal::{self, Journal, Recorded, step_label};
use super::state::StepLabel;
use crate::file::journal::{Record, RecordId, read};
use crate::file::seal::is_whole;
use crate::file::{self, FileError};
use crate::model::Workbook;
use crate::model::edit::{Edit, Setting};
use crate::model::history::History;
use crate::model::order;
use crate::rules::drift::Reach;

/// What storage has of a workbook, as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// The newest step that the snapshot holds, and its text in bytes.
    pub snapshot: Option<(u64, Vec<u8>)>,
    /// Records of steps that the snapshot holds.
    pub past: Vec<(RecordId, String)>,
    /// Records since the snapshot; also some that it holds, where they could not be forgotten in time.
    pub records: Vec<(RecordId, String)>,
    /// The whole workbook as older versions stored it.
    pub older: Option<String>,
    /// How the tables were looked at.
    pub arrangement: String,
    /// Where the cursor stood in the tables.
    pub cursors: String,
    /// Whether some of the storage could not be reached.
    pub is_blocked: bool,
}

/// A workbook as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The workbook.
    pub workbook: Workbook,
    /// What can be undone and redone.
    pub history: History<Recorded>,
    /// What is known of its records.
    pub journal: Journal,
    /// The steps before the snapshot, where they can be read only as soon as the rest of the program is here.
    pub unread_past: Vec<(RecordId, String)>,
    /// Records that could not be read or applied. The workbook is as it was without them.
    pub stranded: Vec<(RecordId, String)>,
}

/// Opens what is stored; `None` if nothing is.
///
/// Records are applied in their order. One that cannot be read, or that leaves a gap before it, ends this: what comes
/// after was made on top of it. One that only does not fit any more, since two tabs wrote in the same instant, is
/// passed over. Either way it is not lost: see [`Opened::stranded`].
///
/// # Errors
/// If the snapshot, or what stands for it, is no workbook; [`FileError::NotYet`] if some of it can be read as soon as
/// the rest of the program is here; [`FileError::Newer`] if a newer version of the app wrote any of it: it is for that to
/// go on.
pub fn open(stored: &Stored) -> Result<Option<Opened>, FileError> {
    let (snapshot, bytes) = match (&stored.snapshot, &stored.older) {
        (Some((number, bytes)), _) => (*number, bytes.as_slice()),
        // What older versions stored is where the journal begins.
        (None, Some(text)) => (0, text.as_bytes()),
        (None, None) => return Ok(None),
    };
    let mut workbook = file::read_stored(bytes)?;
    let mut history = History::default();
    let mut journal = Journal { snapshot: Some(snapshot), newest: snapshot, ..Journal::default() };
    // Beside a snapshot it is only forgotten if it says the same: an older version may have written it since.
    journal.has_older = stored.older.as_ref().is_some_and(|older| older.as_bytes() == bytes);

    let past = in_order(&stored.past);
    journal.past = past.iter().map(|(id, text)| (*id, text.len())).collect();
    let mut unread_past = Vec::new();
    match history_of(past.iter().map(|(id, text)| (*id, text.as_str()))) {
        Some(past) => history = past,
        // The past is only for taking back: that can wait.
        None => unread_past = past.into_iter().cloned().collect(),
    }

    let mut stranded = Vec::new();
    let mut is_broken = false;
    for (id, text) in in_order(&stored.records) {
        if journal.knows(*id) {
            continue;
        }
        is_broken |= id.number > journal.newest + 1;
        let replayed =
            if is_broken { Err(Trouble::Broken) } else { replay(&mut workbook, &mut history, *id, text) };
        journal.newest = journal.newest.max(id.number);
        match replayed {
            Ok((_, text)) => journal.add(*id, text, true),
            Err(Trouble::NotYet) => return Err(FileError::NotYet),
            Err(Trouble::Newer) => return Err(FileError::Newer { found_version: String::new() }),
            // A step that is taken back may stand in the past.
            Err(Trouble::Refused) if !unread_past.is_empty() => return Err(FileError::NotYet),
            Err(trouble) => {
                is_broken |= trouble == Trouble::Broken;
                stranded.push((*id, text.clone()));
            }
        }
    }
    if !stranded.is_empty() {
        // New steps must not stand on these: a snapshot without them has to be stored first.
        journal.snapshot = None;
        journal.stranded = stranded.iter().map(|(id, _)| *id).collect();
    }
    Ok(Some(Opened { workbook, history, journal, unread_past, stranded }))
}

/// What is stored of a workbook as a file: readable if it can be read, otherwise untouched.
#[must_use]
pub fn as_file(stored: &Stored) -> Option<String> {
    if let Ok(Some(opened)) = open(stored) {
        return Some(file::fingerprint::write(&opened.workbook));
    }
    let snapshot = stored.snapshot.as_ref().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    snapshot.or_else(|| stored.older.clone())
}

fn in_order(records: &[(RecordId, String)]) -> Vec<&(RecordId, String)> {
    let mut records: Vec<_> = records.iter().collect();
    order::sort_by(&mut records, |(a, _), (b, _)| a.cmp(b));
    records.dedup_by_key(|(id, _)| *id);
    records
}

/// Why a record has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It cannot be read, or what comes before it is missing.
    Broken,
    /// It does not fit the workbook.
    Refused,
    /// It can be read as soon as the rest of the program is here.
    NotYet,
    /// A newer version of the app wrote it.
    Newer,
}

/// Does what a record says. Gives which figures that reaches, and the record with the inverse that holds here: after
/// another tab's step the one that was written may not.
pub(super) fn replay(
    workbook: &mut Workbook,
    history: &mut History<Recorded>,
    id: RecordId,
    text: &str,
) -> Result<(Reach, String), Trouble> {
    let refused = |_| Trouble::Refused;
    let mut text = text.to_owned();
    let broken = |error| match error {
        FileError::NotYet => Trouble::NotYet,
        FileError::Newer { .. } => Trouble::Newer,
        _ => Trouble::Broken,
    };
    if !is_whole(&id.to_string(), &text) {
        return Err(Trouble::Broken);
    }
    let reach = match read(&text).map_err(broken)? {
        Record::Do { label, edit, .. } => {
            let reach = Reach::of(&edit);
            let now = workbook.apply(edit.clone()).map_err(refused)?;
            // Most often what was read; to compare the inverses would take more of the page than to write the record.
            let record = Record::Do { label: label.clone(), edit: edit.clone(), inverse: now.clone() };
            text = journal::text(id, &record);
            if !is_beside(&edit) {
                history.record(edit, now, recorded(id, step_label(label)));
            }
            reach
        }
        Record::Undo(step) => {
            expect(history.next_undo(), step)?;
            let reach = history.undo_edit().map(Reach::of).unwrap_or_default();
            history.undo(workbook).map_err(refused)?;
            reach
        }
        Record::Redo(step) => {
            expect(history.next_redo(), step)?;
            let reach = history.redo_edit().map(Reach::of).unwrap_or_default();
            history.redo(workbook).map_err(refused)?;
            reach
        }
    };
    Ok((reach, text))
}

/// Whether an edit is written down, but is no step that anybody takes back: that the workbook was saved to a file stays true
/// whatever is undone.
fn is_beside(edit: &Edit) -> bool {
    matches!(edit, Edit::Set(Setting::Lineage(_)))
}

fn recorded(id: RecordId, label: StepLabel) -> Recorded {
    Recorded { id, label }
}

/// Only the last step is taken back, and only the last one that was taken back is done again.
fn expect(next: Option<&Recorded>, step: RecordId) -> Result<(), Trouble> {
    if next.is_some_and(|next| next.id == step) { Ok(()) } else { Err(Trouble::Refused) }
}

/// What can be undone and redone of the steps before the snapshot, in their order; `None` if they can be read only as soon as
/// the rest of the program is here.
pub(super) fn history_of<'a>(past: impl Iterator<Item = (RecordId, &'a str)>) -> Option<History<Recorded>> {
    let (mut history, mut beyond) = (History::default(), 0);
    for (id, text) in past {
        replay_past(&mut history, &mut beyond, id, text).ok()?;
    }
    if beyond > 0 {
        history.forget_undone();
    }
    Some(history)
}

/// Adds a step of before the snapshot to the history.
///
/// The oldest records may have been forgotten, so that steps are taken back that are not known; `beyond` counts
/// them. While there are any, what comes after them cannot be redone.
fn replay_past(
    history: &mut History<Recorded>,
    beyond: &mut usize,
    id: RecordId,
    text: &str,
) -> Result<(), FileError> {
    let is_next = |next: Option<&Recorded>, step| next.is_some_and(|next| next.id == step);
    let record = if is_whole(&id.to_string(), text) { read(text) } else { Err(FileError::Damaged) };
    match record {
        Ok(Record::Do { edit, .. }) if is_beside(&edit) => {}
        Ok(Record::Do { label, edit, inverse }) => {
            *beyond = 0;
            history.record(edit, inverse, recorded(id, step_label(label)));
        }
        Ok(Record::Undo(step)) if is_next(history.next_undo(), step) => {
            history.step_back();
        }
        Ok(Record::Undo(_)) if history.next_undo().is_none() => *beyond += 1,
        Ok(Record::Redo(_)) if *beyond > 0 => *beyond -= 1,
        Ok(Record::Redo(step)) if is_next(history.next_redo(), step) => {
            history.step_forward();
        }
        Err(FileError::NotYet) => return Err(FileError::NotYet),
        // Steps of before cannot be trusted to lead back any more.
        _ => (*history, *beyond) = (History::default(), 0),
    }
    Ok(())
}
