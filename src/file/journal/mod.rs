//! The journal's records as text: each step that was done, taken back or done again, one small JSON object.
//!
//! ```text
//! {"version":1,"type":"do","verb":"change","name":"Personal","edit":{…},"inverse":{…}}
//! {"version":1,"type":"undo","step":"17.a3f"}
//! {"version":1,"type":"redo","step":"17.a3f"}
//! ```
//!
//! Apart from the model like the workbook's file, with its limits and its errors, and with its readers and writers
//! for whatever a file has too: lines, groups, projects, cells. A record that is read says nothing yet about whether
//! its edit fits a workbook; that is found out by applying it. The law is tested in `tests/laws_journal.rs`: what is
//! written reads back equal.

mod read;
mod write;

use std::fmt;
use std::str::FromStr;

use super::cursor::{At, Fields, Refusal};
use crate::model::edit::Edit;
use crate::part::Part;

pub use read::read;
pub use write::write;

/// What reads and writes edits that are not everyday's, which the page loads later: whatever makes such an edit is in
/// that part too, and where a stored one is met, it is waited for.
pub struct Later {
    read: fn(&At<'_>, &Fields<'_>) -> Result<Edit, Refusal>,
    write: fn(&mut write::Object, &Edit),
}

/// All of it.
pub static ALL: Later = Later { read: read::other::edit, write: write::other::edit };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

/// The version of records that is written.
pub const VERSION: u32 = 1;

/// What a record is known by, and its place in the order of all records of a workbook.
///
/// The number counts the steps of a workbook. Two tabs that write in the same instant may take the same number; the
/// tab's own, drawn by chance, then tells their records apart and puts them in an order that is the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The number of the step, from 1.
    pub number: u64,
    /// Which tab wrote it.
    pub tab: u64,
}

impl fmt::Display for RecordId {
    /// `17.2a`: the tab as a hexadecimal number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:x}", self.number, self.tab)
    }
}

/// A text that is no [`RecordId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRecordId;

impl FromStr for RecordId {
    type Err = NoRecordId;

    fn from_str(text: &str) -> Result<Self, NoRecordId> {
        let read = || {
            let (number, tab) = text.split_once('.')?;
            Some(Self { number: number.parse().ok()?, tab: u64::from_str_radix(tab, 16).ok()? })
        };
        // One spelling for each.
        read().filter(|id| id.to_string() == text).ok_or(NoRecordId)
    }
}

/// One step of a workbook's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Something was done.
    Do {
        /// What, in the words of the history.
        label: Label,
        /// The change.
        edit: Edit,
        /// What takes it back.
        inverse: Edit,
    },
    /// The step of this record was taken back.
    Undo(RecordId),
    /// The step of this record was done again.
    Redo(RecordId),
}

/// What a step did, without words of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What was done, as a code: `change`.
    pub verb: String,
    /// To what.
    pub what: LabelWhat,
}

/// What a step was done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelWhat {
    /// Something with a name.
    Named(String),
    /// So many cells.
    Cells(usize),
    /// So many rows.
    Rows(usize),
}
