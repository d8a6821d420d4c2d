//! Notes: what people write about a row, a cell or a month, with who and when as they typed it.

use super::formula::{Figure, ProjectRow, TableRow};
use super::member::Holder;
use super::period::Month;
use super::workbook::Workbook;

/// A note. There is at most one at a place, and one without text is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub place: NotePlace,
    /// What it says: plain text, perhaps on several lines.
    pub text: String,
    /// Who wrote it, as typed; may be empty.
    pub by: String,
    /// When it was written, as typed; may be empty.
    pub date: String,
}

/// What a note is about, by identity: the note stays with it through renames, moves and other columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotePlace {
    /// A month of the fiscal year, for the whole workbook.
    Month(Month),
    /// A whole row of a drift table: a line, a group or the bottom line.
    Row(TableRow),
    /// A whole row of an investment table: a project or the total.
    Project(ProjectRow),
    /// A cell: row, holder and column. It need not hold a figure, and the column need not be shown.
    Cell(Figure),
}

/// The row that a note is about, or that its cell stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteRow {
    /// Of a drift table.
    Table(TableRow),
    /// Of an investment table.
    Project(ProjectRow),
}

impl NotePlace {
    /// The row that it is about or stands in; `None` for a month.
    #[must_use]
    pub fn row(self) -> Option<NoteRow> {
        match self {
            Self::Month(_) => None,
            Self::Row(row) | Self::Cell(Figure::Drift { row, .. }) => Some(NoteRow::Table(row)),
            Self::Project(row) | Self::Cell(Figure::Project { row, .. }) => Some(NoteRow::Project(row)),
        }
    }

    /// The holder whose cell it is, if it is one holder's.
    #[must_use]
    pub fn holder(self) -> Option<Holder> {
        match self {
            Self::Cell(Figure::Drift { holder, .. }) => holder,
            _ => None,
        }
    }
}

impl Note {
    /// No note at a place: what puts it there takes a note away.
    #[must_use]
    pub fn none(place: NotePlace) -> Self {
        Self { place, text: String::new(), by: String::new(), date: String::new() }
    }

    /// Whether it says nothing, and so is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.text.is_empty()
    }
}

impl Workbook {
    /// The note at a place.
    #[must_use]
    pub fn note(&self, place: NotePlace) -> Option<&Note> {
        self.note_index(place).ok().and_then(|index| self.notes.get(index))
    }

    /// Where in the list the note at a place stands, or would.
    ///
    /// # Errors
    /// Where a note at this place would have to be inserted, if there is none.
    pub(super) fn note_index(&self, place: NotePlace) -> Result<usize, usize> {
        self.notes.binary_search_by(|note| note.place.cmp(&place))
    }
}
