//! The shapes in which the app and the program for files of spreadsheets speak of tables.

use serde::{Deserialize, Serialize};

/// A workbook to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// What it is about, for its properties and over every printed page.
    pub title: String,
    /// Its sheets, at least one. Their names are such as spreadsheets take: at most 31 letters, each once.
    pub sheets: Vec<Sheet>,
}

/// A sheet to be written: one table, its headings in the first row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// Its name over every printed page.
    pub caption: String,
    /// Its columns; the first has the names of the rows.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How wide it is, in digits.
    pub width: u16,
    /// Whether it has numbers, which stand to the right, as their heading does.
    pub is_number: bool,
    /// Whether it holds paragraphs, which are broken where the column ends.
    pub is_prose: bool,
}

/// A row to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Whether it is a sum, which stands out.
    pub is_sum: bool,
    /// How many steps its name is moved in.
    pub depth: u8,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text. It stays one, whatever it begins with.
    Text(String),
    /// A number.
    Number {
        /// The number: digits, with a point before decimals and a hyphen for minus.
        number: String,
        /// How it is shown, in the language of number formats.
        format: String,
        /// The formula that gives it, in the language of files: English, commas between arguments.
        formula: Option<String>,
    },
}

/// How much is read before a file counts as too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The most bytes that its parts may have together, unpacked.
    pub bytes: u64,
    /// The most filled cells of a sheet.
    pub cells: usize,
    /// The most rows, empty ones counted.
    pub rows: u32,
    /// The most columns, empty ones counted.
    pub columns: u32,
    /// The longest text of a cell, in bytes.
    pub text: usize,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Its sheets, in order.
    pub sheets: Vec<FoundSheet>,
}

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundSheet {
    /// Its name.
    pub name: String,
    /// Its filled cells; `None` where it has more than is read.
    pub cells: Option<Vec<(u32, u32, FoundCell)>>,
}

/// A filled cell of a file: its row and column are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoundCell {
    /// A text.
    Text(String),
    /// A number as a spreadsheet shows it at most: 15 digits that count.
    Number(String),
    /// A number that is shown as percent, in hundredths: 12.5 for `12,5 %`.
    Percent(String),
    /// A day, `2022-07-31`, with the time of day where it has one.
    Date(String),
    /// Yes or no.
    Truth(bool),
    /// What stands where a formula has no result: `#DIV/0!`.
    Fault(String),
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// It is no file of a spreadsheet, or cut short.
    Broken,
    /// It is locked with a password.
    Locked,
    /// Unpacked it is larger than is read.
    TooLarge,
}

/// Why the program gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It could not be fetched.
    NotFetched,
    /// It took too long, and was ended.
    TooLong,
    /// It failed: the memory that it may use was not enough, or the file is too odd.
    Failed,
}
