//! Why a file is not a workbook: where, what was found, what was expected. Errors carry data; the interface
//! words them, `Display` is for developers and the golden tests.

use std::fmt;

use crate::model::capital::Rate;
use crate::model::scenario::Percent;
use crate::text::formula::FormulaError;

/// Why a file could not be read as a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// The file is larger than is read.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read, in bytes.
        limit: usize,
    },
    /// The file is not text (UTF-8).
    NotText {
        /// How many bytes from the start are text.
        good_bytes: usize,
    },
    /// The text is not JSON.
    NotJson {
        /// The line of the error, from 1.
        line: usize,
        /// The column of the error in bytes, from 1; 0 where the line has not begun.
        column: usize,
        /// Whether the text ends too early, as when a file was cut short.
        truncated: bool,
    },
    /// Lists and objects are nested deeper than is read.
    TooDeep {
        /// The deepest nesting that is read.
        limit: usize,
    },
    /// There are more JSON values than are read.
    TooManyValues {
        /// The most values that are read.
        limit: usize,
    },
    /// It is JSON, but not a workbook of this program.
    NotOurs {
        /// What stands where the format's name was expected, as a short piece of JSON; `None` is nothing.
        found: Option<String>,
    },
    /// It was written by a newer version of the program, in a format that this one does not know.
    Newer {
        /// The version of the file's format: `2.0`.
        found_version: String,
    },
    /// What is stored does not match its checksum: it is not what was written.
    Damaged,
    /// It holds what only the part of the program can read that is not loaded yet: a formula, or a step of a rare kind.
    NotYet,
    /// Something in the workbook is not as it must be.
    Content {
        /// Where: `activities[0].rows[3].kind`; empty is the whole file.
        path: String,
        /// What stands there, as a short piece of JSON; `None` is nothing.
        found: Option<String>,
        /// What must stand there.
        expected: Expected,
    },
}

/// What must stand at a place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A JSON object.
    Object,
    /// A JSON list.
    List,
    /// At most this many in the list, or of that kind in the whole workbook; what was found is their number.
    AtMost(usize),
    /// Groups inside one another at most this deep.
    NestedAtMost(usize),
    /// Each field only once in an object.
    FieldOnce,
    /// Text on one line, without control characters and at most this long, in characters.
    Name(usize),
    /// Text that may have several lines, at most this long, in characters; of control characters only line
    /// breaks and tabs.
    Prose(usize),
    /// One of these texts. `YEAR` stands for a year.
    OneOf(&'static [&'static str]),
    /// A decimal number as text, such as `"-1202.5"`.
    DecimalText {
        /// It is smaller than this.
        below: i64,
        /// It has at most this many decimals.
        decimals: u32,
        /// Whether it may be negative, and is then larger than minus `below`.
        signed: bool,
    },
    /// The word `even` or `priorYear`, or twelve weights that are not all 0.
    Profile,
    /// The number of a month as the name of a field: `1` to `12`.
    MonthNumber,
    /// An amount that is not negative.
    NotNegative,
    /// A part of a budget: 0.05 is five percent, and a hundred times it the most.
    PartOfBudget,
    /// A whole number as a JSON number.
    WholeNumber {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
    },
    /// A year as text.
    YearText {
        /// The first.
        first: u16,
        /// The last.
        last: u16,
    },
    /// A month of this year as text: `"2022-07"`.
    MonthOfYear(u16),
    /// A month as text: `"2026-07"`.
    Month,
    /// A day that there is, as text: `"2026-07-31"`.
    Day,
    /// An interest rate in percent as text, from 0 up to 100.
    Rate,
    /// A change in percent as text.
    Percent,
    /// A line that is in the workbook.
    KnownLine,
    /// A format version: `"1.0"`.
    Version,
    /// Four digits.
    MunicipalityCode,
    /// A fingerprint: `"7F3K-92QD"`.
    Fingerprint,
    /// An identity that starts with this letter: `m1`.
    Id(char),
    /// The identity of a line or a group: `l1`, `g1`.
    RowId,
    /// The identity of any row of a table: `l1`, `g1`, `p1`; of its table for a bottom line: `a1`, `i1`.
    TableRow,
    /// A row that is in the workbook.
    KnownRow,
    /// A text that is not empty.
    Text,
    /// The identity of a member, or `shared`.
    Holder,
    /// An identity, or a column, that is not there twice.
    Unique,
    /// A member of the workbook.
    KnownMember,
    /// An allocation key of the workbook.
    KnownKey,
    /// The identity of a drift table or a group: `a1`, `g1`.
    TableOrGroup,
    /// A step of the journal: `17.2a`.
    Step,
    /// A kind of edit of the journal.
    Edit,
    /// One of these fields, beside this one, with what is to change.
    ChangeOf(&'static [&'static str]),
    /// A formula; and why it is not one.
    Formula(FormulaError),
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object => f.write_str("an object"),
            Self::List => f.write_str("a list"),
            Self::AtMost(most) => write!(f, "at most {most}"),
            Self::NestedAtMost(most) => write!(f, "at most {most} groups inside one another"),
            Self::FieldOnce => f.write_str("each field only once"),
            Self::Name(most) => {
                write!(f, "text on one line of at most {most} characters, without control characters")
            }
            Self::Prose(most) => {
                write!(
                    f,
                    "text of at most {most} characters, with no control characters but line breaks and tabs"
                )
            }
            Self::OneOf(names) => write!(f, "one of {}", names.join(", ")),
            Self::DecimalText { below, decimals, signed } => {
                let (example, least) = if *signed {
                    ("-1202.5", format!("above -{below}"))
                } else {
                    ("1202.5", "not negative".into())
                };
                write!(
                    f,
                    "a decimal number as text, such as \"{example}\", {least}, below {below}, with at most \
                     {decimals} decimals"
                )
            }
            Self::Profile => f.write_str("\"even\", \"priorYear\", or twelve weights that are not all 0"),
            Self::MonthNumber => f.write_str("a month, \"1\" to \"12\""),
            Self::NotNegative => f.write_str("an amount that is not negative"),
            Self::PartOfBudget => f.write_str("a part of the budget from \"0\" to \"100\", such as \"0.05\""),
            Self::WholeNumber { min, max } => write!(f, "a whole number from {min} to {max}"),
            Self::YearText { first, last } => write!(f, "a year as text, from \"{first}\" to \"{last}\""),
            Self::MonthOfYear(year) => write!(f, "a month of the year, \"{year}-01\" to \"{year}-12\""),
            Self::Month => f.write_str("a month as text, such as \"2026-07\""),
            Self::Day => f.write_str("a day of the calendar as text, such as \"2026-07-31\""),
            Self::Rate => write!(
                f,
                "a rate in percent as text, such as \"1.75\", from 0 to {}, with at most {} decimals",
                Rate::MOST,
                Rate::DECIMALS
            ),
            Self::Percent => write!(
                f,
                "a change in percent as text, such as \"-2.5\", from -{} to {}, with at most {} decimals",
                Percent::MOST,
                Percent::MOST,
                Percent::DECIMALS
            ),
            Self::KnownLine => f.write_str("a line of the workbook"),
            Self::Version => f.write_str("a version such as \"1.0\""),
            Self::Fingerprint => f.write_str("a fingerprint such as \"7F3K-92QD\""),
            Self::MunicipalityCode => f.write_str("a municipality code of four digits as text"),
            Self::Id(letter) => write!(f, "an identity such as \"{letter}1\""),
            Self::RowId => f.write_str("the identity of a line or group, such as \"l1\" or \"g1\""),
            Self::TableRow => f.write_str(
                "the identity of a line, group or project, or of a table for its bottom line, such as \"l1\"",
            ),
            Self::KnownRow => f.write_str("a row of the workbook"),
            Self::Text => f.write_str("a text that is not empty"),
            Self::Holder => f.write_str("the identity of a member, such as \"m1\", or \"shared\""),
            Self::Unique => f.write_str("something that is not there already"),
            Self::KnownMember => f.write_str("a member of the workbook"),
            Self::KnownKey => f.write_str("an allocation key of the workbook"),
            Self::TableOrGroup => {
                f.write_str("the identity of a drift table or group, such as \"a1\" or \"g1\"")
            }
            Self::Step => f.write_str("a step such as \"17.2a\""),
            Self::Edit => f.write_str("a change that this program knows"),
            Self::ChangeOf(names) => write!(f, "beside it one of {}", names.join(", ")),
            Self::Formula(error) => write!(f, "a formula ({error})"),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => {
                write!(f, "the file is {bytes} bytes large, and at most {limit} are read")
            }
            Self::NotText { good_bytes } => {
                write!(f, "the file is not text in UTF-8: it stops being so after {good_bytes} bytes")
            }
            Self::NotJson { line, column, truncated: false } => {
                write!(f, "the file is not JSON: error at line {line}, column {column}")
            }
            Self::NotJson { line, column, truncated: true } => {
                write!(f, "the file is cut short: it ends at line {line}, column {column}")
            }
            Self::TooDeep { limit } => write!(f, "lists and objects are nested deeper than {limit}"),
            Self::TooManyValues { limit } => write!(f, "there are more than {limit} JSON values"),
            Self::NotOurs { found } => write!(
                f,
                "not a workbook: expected the format {:?}, but found {}",
                super::FORMAT,
                found.as_deref().unwrap_or("nothing")
            ),
            Self::Damaged => f.write_str("what is stored does not match its checksum"),
            Self::NotYet => f.write_str("what reads this is not loaded yet"),
            Self::Newer { found_version } => write!(
                f,
                "the workbook is of the newer format {found_version}, and this program reads {}",
                super::VERSION
            ),
            Self::Content { path, found, expected } => {
                let place = if path.is_empty() { "the top" } else { path };
                let found = found.as_deref().unwrap_or("nothing");
                write!(f, "at {place}: expected {expected}, but found {found}")
            }
        }
    }
}

impl std::error::Error for FileError {}
