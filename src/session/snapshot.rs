//! A snapshot of a workbook, written piece by piece between other messages, and given up if the workbook changes
//! meanwhile.

use super::journal::in_memory;
use super::state::{ShelfItem, State};
use super::update::item;
use crate::file::Pieces;
use crate::file::journal::RecordId;
use crate::model::id::WorkbookId;

/// A snapshot that is being written.
#[derive(Debug, Clone)]
pub struct SnapshotWriter {
    id: WorkbookId,
    number: u64,
    version: u64,
    pieces: Pieces,
}

/// What came of writing on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// The next piece of the text.
    Piece(String),
    /// The text is whole.
    Whole,
    /// The workbook has changed: what was written is worth nothing.
    Changed,
}

/// What is stored together with a snapshot's text, all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What the start page says of the workbook.
    pub item: ShelfItem,
    /// The newest step that the snapshot holds.
    pub number: u64,
    /// The records since the snapshot before, which it holds: they are kept as the past.
    pub records: Vec<(RecordId, String)>,
    /// The number of the oldest step that is kept.
    pub oldest: u64,
    /// The records of the past before it, which there is no more room for.
    pub forgotten: Vec<RecordId>,
}

impl SnapshotWriter {
    /// Begins a snapshot of a workbook; `None` if it is not in memory any more.
    #[must_use]
    pub fn begin(state: &State, id: WorkbookId) -> Option<Self> {
        let open = in_memory(state, id)?;
        Some(Self {
            id,
            number: open.journal.newest,
            version: open.version,
            pieces: Pieces::stored(&open.workbook),
        })
    }

    /// Writes the next piece.
    pub fn next(&mut self, state: &State) -> Progress {
        match in_memory(state, self.id) {
            Some(open) if open.journal.newest == self.number && open.version == self.version => {
                self.pieces.next(&open.workbook).map_or(Progress::Whole, Progress::Piece)
            }
            _ => Progress::Changed,
        }
    }

    /// What is to be stored with the text; `None` if the workbook has changed.
    #[must_use]
    pub fn beside(&self, state: &State) -> Option<Beside> {
        let open = in_memory(state, self.id)?;
        let journal = &open.journal;
        if journal.newest != self.number || open.version != self.version {
            return None;
        }
        let oldest = journal.oldest_kept();
        let past = journal.past.iter().map(|(id, _)| *id);
        Some(Beside {
            item: item(&state.shelf, open),
            number: self.number,
            records: journal.log.iter().map(|logged| (logged.id, logged.text.clone())).collect(),
            oldest,
            forgotten: past.filter(|id| id.number < oldest).collect(),
        })
    }
}
