//! What the shell is asked to do, as values.

use std::sync::Arc;

use super::on_disk;
use super::points::Keep;
use super::state::{ShelfItem, View};
use crate::file::journal::RecordId;
use crate::lang::Lang;
use crate::model::id::WorkbookId;
use crate::model::lineage::Fingerprint;

/// What is done with the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// What is selected is copied.
    Copy,
    /// What is selected is copied, to be moved by pasting.
    Cut,
    /// What was copied is written.
    Paste,
}

/// Something for the shell to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store records of a workbook at once, in this order, and its entry on the shelf; then say how it went.
    Journal {
        /// The entry; the shell fills in when.
        item: ShelfItem,
        /// The records with their texts.
        records: Vec<(RecordId, String)>,
    },
    /// Store a snapshot of a workbook in memory, written a little at a time; then say how it went.
    Snapshot(WorkbookId),
    /// After a snapshot: forget what is not needed any more.
    Tidy {
        /// The workbook.
        id: WorkbookId,
        /// Records that the snapshot holds.
        covered: Vec<RecordId>,
        /// Records that cannot be used: they are put aside, not forgotten.
        stranded: Vec<RecordId>,
        /// Whether to forget what older versions stored.
        older: bool,
    },
    /// Note that a workbook was saved to a file.
    StoreItem(ShelfItem),
    /// Read what is stored of a workbook, and say what was there.
    Load(WorkbookId, View),
    /// Do something with restore points or the bin, and say how it went.
    Keep(Keep),
    /// Do something with files on disk, and say how it went.
    Disk(on_disk::Ask),
    /// Look for the newest of these versions among what is kept of a workbook, and say what was found.
    FindBase {
        /// The workbook.
        id: WorkbookId,
        /// The versions, newest first.
        versions: Vec<Fingerprint>,
    },
    /// Forget a workbook for good.
    Remove(WorkbookId),
    /// Give a text to the user as a file.
    Download {
        /// The file's name.
        name: String,
        /// What is in it.
        text: String,
    },
    /// Have a picture made of a drawing, twice as fine, and give it to the user; say so where that is impossible.
    Picture {
        /// The file's name.
        name: String,
        /// The drawing, as SVG.
        svg: String,
        /// How wide and how high the drawing is, in pixels.
        size: (i32, i32),
    },
    /// Have a file of spreadsheets made by the program for them, and give it to the user.
    WriteSpreadsheet {
        /// The file's name.
        name: String,
        /// What stands in it, as JSON.
        told: Vec<u8>,
    },
    /// Have a file of spreadsheets read by the program for them, and say what it found.
    ReadSpreadsheet {
        /// The number of the file; goes back with the answer.
        asked: u32,
        /// The file.
        bytes: Arc<[u8]>,
        /// How much of it is read, as JSON.
        limits: Vec<u8>,
    },
    /// Give what is stored for a workbook to the user as a file, just as it is.
    DownloadStored(WorkbookId),
    /// Say something to screen readers.
    Announce(String),
    /// Copy, cut or paste, where the browser allows it without a key.
    Clipboard(Clipboard),
    /// Make the cursor's column wider by so many pixels; the shell knows how wide it is.
    Widen(i32),
    /// Ask what to find.
    Find,
    /// Save the open workbook to a file: the shell says when it is.
    Export,
    /// Put the keyboard focus on the cursor's cell or its editor.
    Focus,
    /// Show what can be chosen in the cell that is being edited.
    OpenList,
    /// Show the place in the address, and in the page's title.
    Address {
        /// What stands behind `#`.
        hash: String,
        /// The page's title.
        title: String,
    },
    /// Remember how the tables of a workbook are looked at; an empty text is as they stand.
    StoreArrangement(WorkbookId, String),
    /// Remember where the cursor stands in the tables of a workbook.
    StoreCursors(WorkbookId, String),
    /// Remember the sets of columns.
    StoreColumnSets(String),
    /// Remember the language.
    StoreLang(Lang),
}
