//! Opening a file of text with a table: how it is read, where its columns go, and what that would do. Nothing is written
//! before the user says so.

use std::sync::Arc;

use sambudget_xlsx::Trouble;

use super::save::table_in_view;
use super::sheets::{self, Sheets};
use crate::file::LIMIT_BYTES;
use crate::lang::table_file::{self, words};
use crate::model::unit::Unit;
use crate::session::effect::Effect;
use crate::session::ranges::{self, Finds, Import, Imported};
use crate::session::sheet::SheetId;
use crate::session::shelf::is_spreadsheet;
use crate::session::state::{Dialog, State};
use crate::text::clipboard::{Block, DecimalSign, Refusal, delimited, separator};
use crate::text::encoding::Encoding;

/// How many rows of a file are shown before it is read.
const SHOWN: usize = 8;

/// A file that is being opened, for one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFile {
    /// The table that it is read into.
    pub sheet: SheetId,
    /// Why the file cannot be read.
    pub wrong: Option<String>,
    /// What is in it, once there is one.
    pub content: Option<Content>,
    /// The name of a file of spreadsheets that is being read.
    pub reading: Option<String>,
    /// How many such files were read; an answer about another than the last comes too late.
    pub(super) asked: u32,
}

/// What is in a file, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The file's name.
    pub name: String,
    pub(super) bytes: Arc<[u8]>,
    /// How its letters stand as bytes.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub separator: char,
    /// The unit of its amounts.
    pub unit: Unit,
    /// Whether its first row has headings.
    pub has_headings: bool,
    /// Where each of its columns goes: a column of the table, its row headers first.
    pub columns: Vec<Option<usize>>,
    /// Whether rows are added for names that the table does not have.
    pub adds: bool,
    /// Its cells.
    pub block: Arc<Block>,
    /// Its sheets, where it is one of spreadsheets.
    pub sheets: Option<Sheets>,
}

/// What the user does with a file that is being opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A file was chosen: its name and content, or nothing if the browser could not read it.
    Chosen(String, Option<Vec<u8>>),
    /// A file was chosen that is larger than is read: its size in bytes.
    TooLarge(usize),
    /// Its letters stand so.
    Encoding(Encoding),
    /// This stands between its cells.
    Separator(char),
    /// Its numbers have this decimal sign.
    Sign(DecimalSign),
    /// Its amounts have this unit.
    Unit(Unit),
    /// Its first row has headings, or not.
    Headings(bool),
    /// A column of it goes there.
    Column(usize, Option<usize>),
    /// Rows are added, or not.
    Adds(bool),
    /// The program for files of spreadsheets has answered for the file of this number: as JSON what it found, or why it cannot.
    Told(u32, Result<Vec<u8>, Trouble>),
    /// The same program made no file of the open workbook.
    NotWritten(Trouble),
    /// This sheet is read.
    Sheet(usize),
    /// These cells of it are read, `A1:F20`.
    Range(String),
    /// All that is right: read it.
    Take,
}

/// Asks for a file for the table in view.
pub(in crate::session) fn ask(state: &mut State) -> Vec<Effect> {
    let Some(sheet) = table_in_view(state) else { return Vec::new() };
    state.table_file =
        Some(Box::new(TableFile { sheet, wrong: None, content: None, reading: None, asked: 0 }));
    state.dialog = Some(Dialog::TableFile);
    Vec::new()
}

/// Does what the user does with the file.
pub(in crate::session) fn step(state: &mut State, step: Step) -> Vec<Effect> {
    if let Step::NotWritten(trouble) = step {
        return sheets::not_written(state, trouble);
    }
    let Some(mut file) = state.table_file.take().filter(|_| state.dialog == Some(Dialog::TableFile)) else {
        return Vec::new();
    };
    if let Some(mut content) = file.content.take() {
        let wrong = sheets::step(state, &file, &mut content, &step);
        file.content = Some(content);
        if let Some(wrong) = wrong {
            file.wrong = wrong.err();
            state.table_file = Some(file);
            return Vec::new();
        }
    }
    let done = match (step, &mut file.content) {
        (Step::Chosen(name, Some(bytes)), _) if is_spreadsheet(&bytes) && bytes.len() <= LIMIT_BYTES => {
            let effects = sheets::ask(&mut file, name, &bytes);
            state.table_file = Some(file);
            return effects;
        }
        (Step::Told(asked, told), _) => {
            if asked == file.asked {
                sheets::told(state, &mut file, told);
            }
            None
        }
        (Step::Chosen(name, bytes), _) => {
            file.reading = None;
            let read = chosen(state, file.sheet, name, bytes.as_deref());
            (file.wrong, file.content) = match read {
                Ok(content) => (None, Some(content)),
                Err(wrong) => (Some(wrong), None),
            };
            None
        }
        (Step::TooLarge(bytes), _) => {
            (file.content, file.reading) = (None, None);
            file.wrong = Some(table_file::too_large(state.lang, bytes, LIMIT_BYTES));
            None
        }
        (_, None) | (Step::Sheet(_) | Step::Range(_) | Step::NotWritten(_), _) => None,
        (Step::Take, Some(content)) => Some(take(state, file.sheet, content)),
        (Step::Encoding(encoding), Some(content)) => {
            let again = Content { encoding, ..content.clone() };
            file.wrong = read_again(state, file.sheet, content, again).err();
            None
        }
        (Step::Separator(separator), Some(content)) => {
            let again = Content { separator, ..content.clone() };
            file.wrong = read_again(state, file.sheet, content, again).err();
            None
        }
        (Step::Sign(sign), Some(content)) => {
            Arc::make_mut(&mut content.block).choose(sign);
            None
        }
        (Step::Unit(unit), Some(content)) => {
            content.unit = unit;
            None
        }
        (Step::Headings(has_headings), Some(content)) => {
            content.has_headings = has_headings;
            None
        }
        (Step::Column(column, to), Some(content)) => {
            // Two columns cannot go to one.
            for other in &mut content.columns {
                *other = other.filter(|_| *other != to);
            }
            if let Some(place) = content.columns.get_mut(column) {
                *place = to;
            }
            None
        }
        (Step::Adds(adds), Some(content)) => {
            content.adds = adds;
            None
        }
    };
    match done {
        Some(effects) => effects,
        None => {
            state.table_file = Some(file);
            Vec::new()
        }
    }
}

fn chosen(state: &State, sheet: SheetId, name: String, bytes: Option<&[u8]>) -> Result<Content, String> {
    let words = words(state.lang);
    let bytes = bytes.ok_or(words.unreadable)?;
    if bytes.len() > LIMIT_BYTES {
        return Err(table_file::too_large(state.lang, bytes.len(), LIMIT_BYTES));
    }
    let encoding = Encoding::of(bytes);
    let text = encoding.text(bytes);
    // Letters are no control characters; pictures and programs are full of them.
    if text.chars().take(10_000).any(|letter| letter == '\0') {
        return Err(words.no_text.to_owned());
    }
    let separator = separator(&text);
    let block = read(state, &text, separator)?;
    let (has_headings, columns) = ranges::columns_of(state, sheet, &block);
    let unit = unit_of(state, sheet);
    Ok(Content {
        name,
        bytes: bytes.into(),
        encoding,
        separator,
        unit,
        has_headings,
        columns,
        adds: false,
        block: Arc::new(block),
        sheets: None,
    })
}

fn read(state: &State, text: &str, separator: char) -> Result<Block, String> {
    delimited(text, separator, state.lang.numbers()).map_err(|refusal| match refusal {
        Refusal::Nothing => words(state.lang).nothing.to_owned(),
        Refusal::TooLarge => table_file::too_many(state.lang),
    })
}

/// Reads the same bytes in another way; the columns are found anew.
fn read_again(state: &State, sheet: SheetId, content: &mut Content, again: Content) -> Result<(), String> {
    let block = read(state, &again.encoding.text(&again.bytes), again.separator);
    *content = again;
    let block = block?;
    (content.has_headings, content.columns) = ranges::columns_of(state, sheet, &block);
    content.block = Arc::new(block);
    Ok(())
}

/// The unit of a table's amounts.
pub(super) fn unit_of(state: &State, sheet: SheetId) -> Unit {
    let Some(open) = &state.open else { return Unit::Kr };
    match sheet {
        SheetId::Projects(_) | SheetId::Tag(_) | SheetId::FollowUpProjects | SheetId::ScenarioProjects => {
            open.workbook.investment_unit.unit
        }
        _ => open.workbook.drift_unit.unit,
    }
}

impl TableFile {
    /// What reading the file would do.
    #[must_use]
    pub fn finds(&self, state: &State) -> Option<Finds> {
        Some(ranges::finds(state, self.import()?))
    }

    fn import(&self) -> Option<Import<'_>> {
        self.content.as_ref().map(|content| content.import(self.sheet))
    }

    /// The first rows of the file, and how many there are.
    #[must_use]
    pub fn first_rows(&self) -> (Vec<Vec<String>>, usize) {
        let Some(Content { block, .. }) = &self.content else { return (Vec::new(), 0) };
        let rows = block.rows().take(SHOWN);
        let rows = rows.map(|row| row.iter().map(|cell| cell.text.clone()).collect());
        (rows.collect(), block.rows().len())
    }
}

impl Content {
    fn import(&self, sheet: SheetId) -> Import<'_> {
        Import {
            sheet,
            block: &self.block,
            has_headings: self.has_headings,
            columns: &self.columns,
            unit: self.unit,
            adds: self.adds,
        }
    }

    /// Whether a column has the names of rows; without, nothing can be read.
    #[must_use]
    pub fn has_names(&self) -> bool {
        self.columns.contains(&Some(0))
    }
}

fn take(state: &mut State, sheet: SheetId, content: &Content) -> Vec<Effect> {
    state.dialog = None;
    let Imported { cells, added, left, mut effects } = ranges::import(state, content.import(sheet));
    let taken = table_file::taken(state.lang, cells, added);
    // One sentence, for the status bar keeps the last.
    effects.push(Effect::Announce(left.map_or(taken.clone(), |left| [&taken, " ", &left].concat())));
    effects.push(Effect::Focus);
    effects
}
