//! What the app tells by itself, until it is dismissed.

use sambudget_xlsx::Trouble;

use super::moving::Immovable;
use super::ranges::Why;
use super::state::StorageProblem;
use crate::file::error::FileError;
use crate::file::link::LinkError;
use crate::file::locked::LockedError;
use crate::model::id::{KeyId, WorkbookId};

/// Something that the user should know. Stays until dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file could not be opened; nothing has changed.
    FileRefused {
        /// The file's name.
        name: String,
        /// Why.
        error: FileError,
    },
    /// The file is a spreadsheet, whose cells can be copied and pasted.
    FileIsSpreadsheet {
        /// The file's name.
        name: String,
    },
    /// A file of spreadsheets could not be made of the open workbook.
    SpreadsheetNotMade(Trouble),
    /// A file that a passphrase locks could not be opened, whatever the passphrase; nothing has changed.
    LockedRefused {
        /// The file's name.
        name: String,
        /// Why.
        error: LockedError,
    },
    /// A link with a workbook could not be opened; nothing has changed.
    LinkRefused(LinkError),
    /// The browser could not read the file.
    FileUnreadable {
        /// The file's name.
        name: String,
    },
    /// The workbook of a file was put beside the one that is here already.
    ImportedBeside {
        /// The board's name.
        name: String,
        /// The name that tells the file's from the one that was here.
        as_name: String,
    },
    /// The file was made by a newer version: what this one does not show is kept.
    ImportedNewer {
        /// The version of its format.
        version: String,
        /// The board's name and what the file's is called, where one of that name is here already.
        beside: Option<(String, String)>,
    },
    /// The content of a file was changed outside the app; it is opened as it is.
    FileEdited {
        /// The file's name.
        name: String,
    },
    /// Changes came in from files of others, as one step.
    Merged {
        /// How many.
        changes: usize,
        /// The names of the files.
        names: String,
    },
    /// A workbook could not be stored.
    NotSaved(StorageProblem),
    /// A restore point could not be stored; work goes on all the same.
    PointNotKept(StorageProblem),
    /// A workbook could not be put into the bin, or not be taken out of it.
    NotBinned(StorageProblem),
    /// What is stored of a restore point cannot be read.
    PointUnreadable,
    /// The browser does not give access to what is stored.
    StorageUnreachable,
    /// Steps of a workbook could not be read or no longer fit it; they are put aside and offered as a file.
    StepsStranded {
        /// The workbook's name.
        name: String,
        /// The steps as they were written down.
        steps: Vec<String>,
    },
    /// What is stored under a workbook's name cannot be read; it is kept and offered as a file.
    BrokenWorkbook {
        /// Which workbook.
        id: WorkbookId,
        /// Why.
        error: FileError,
    },
    /// Another tab changed the open workbook, which now shows what it stored.
    ChangedElsewhere,
    /// A workbook is no longer in this browser.
    WorkbookGone,
    /// An example was opened that is in this browser already, perhaps with changes.
    ExampleWasHere,
    /// A key that is in use was to be taken away.
    KeyInUse(KeyId),
    /// A line cannot become direct while its key has no weights to say what the parts are.
    KeyHasNoWeights,
    /// The last thing of its kind cannot be taken away.
    LastOne,
    /// Rows cannot be moved there.
    NotMoved(Immovable),
    /// There is more on the clipboard than anybody's table holds.
    PasteTooLarge,
    /// Some of the cells that were to be written were left as they were.
    LeftAlone {
        /// How many.
        cells: usize,
        /// The first of them, in words.
        names: Vec<String>,
        /// Why, each reason once.
        reasons: Vec<Why>,
        /// How many texts found no choice in their cells.
        no_choices: usize,
        /// The first of them.
        words: Vec<String>,
    },
}
