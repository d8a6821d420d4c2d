//! Files of spreadsheets that are read into a table: what the program for them has found, which sheet and range of it is
//! read, and the block of cells that it makes, as of a file of text.

use std::sync::Arc;

use rust_decimal::Decimal;
use sambudget_xlsx::{Found, FoundCell, FoundSheet, Limits, Trouble, Unreadable};

use super::book::name_of;
use super::open::{Content, Step, TableFile};
use crate::lang::Lang;
use crate::lang::table_file::{self, words};
use crate::model::unit::Unit;
use crate::session::effect::Effect;
use crate::session::notice::Notice;
use crate::session::ranges::columns_of;
use crate::session::state::State;
use crate::text::clipboard::{Block, BlockCell, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT};
use crate::text::encoding::Encoding;
use crate::text::number::NumberStyle;

/// What is read of a file before it counts as too large. Unpacked, the largest tables that are read have some 30 MB.
const LIMITS: Limits = Limits {
    bytes: 256 * 1024 * 1024,
    cells: MOST_CELLS,
    rows: MOST_ROWS,
    columns: MOST_COLUMNS,
    text: MOST_TEXT,
};

/// The sheets of a file, and what of them is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    found: Arc<Found>,
    /// Which of them is read.
    pub chosen: usize,
    /// Which cells of it are read, `A1:F20`; as it was written last.
    pub range: String,
    /// How many of these show a fault instead of a number.
    pub faults: usize,
}

impl Sheets {
    /// The names of the sheets, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.found.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    fn sheet(&self) -> Option<&FoundSheet> {
        self.found.sheets.get(self.chosen)
    }
}

/// Has a file of spreadsheets read, within limits.
pub(super) fn ask(file: &mut TableFile, name: String, bytes: &[u8]) -> Vec<Effect> {
    file.asked += 1;
    (file.wrong, file.content, file.reading) = (None, None, Some(name));
    let limits = serde_json::to_vec(&LIMITS).unwrap_or_default();
    vec![Effect::ReadSpreadsheet { asked: file.asked, bytes: bytes.into(), limits }]
}

/// What the program has found in the file that it was asked for last.
pub(super) fn told(state: &State, file: &mut TableFile, told: Result<Vec<u8>, Trouble>) {
    let Some(name) = file.reading.take() else { return };
    let content = found(state.lang, told).and_then(|found| content(state, file, name, found));
    match content {
        Ok(content) => file.content = Some(content),
        Err(wrong) => file.wrong = Some(wrong),
    }
}

fn found(lang: Lang, told: Result<Vec<u8>, Trouble>) -> Result<Found, String> {
    let told = told.map_err(|trouble| table_file::trouble(lang, trouble).to_owned())?;
    let found: Result<Found, Unreadable> = serde_json::from_slice(&told).unwrap_or(Err(Unreadable::Broken));
    found.map_err(|why| table_file::unreadable(lang, why).to_owned())
}

fn content(state: &State, file: &TableFile, name: String, found: Found) -> Result<Content, String> {
    // The sheet that the table would be saved as, or the first that something can be read of.
    let own = state.table(file.sheet).map(|table| name_of(&table.caption, &|_| false));
    let has_cells = |sheet: &FoundSheet| sheet.cells.as_ref().is_some_and(|cells| !cells.is_empty());
    let is_own = |sheet: &FoundSheet| has_cells(sheet) && Some(&sheet.name) == own.as_ref();
    let chosen = found.sheets.iter().position(is_own).or_else(|| found.sheets.iter().position(has_cells));
    let chosen = chosen.unwrap_or_default();
    let sheets = Sheets { found: Arc::new(found), chosen, range: String::new(), faults: 0 };
    let mut content = Content::without_cells(name, super::open::unit_of(state, file.sheet), sheets);
    take_sheet(state, file, &mut content, chosen)?;
    Ok(content)
}

/// Does what the user does with the sheets of a file; `None` if the step is about something else.
pub(super) fn step(
    state: &State,
    file: &TableFile,
    content: &mut Content,
    step: &Step,
) -> Option<Result<(), String>> {
    match step {
        Step::Sheet(sheet) => Some(take_sheet(state, file, content, *sheet)),
        Step::Range(range) => Some(take_range(state, file, content, range)),
        _ => None,
    }
}

/// Reads all of a sheet.
fn take_sheet(state: &State, file: &TableFile, content: &mut Content, sheet: usize) -> Result<(), String> {
    let Some(sheets) = &mut content.sheets else { return Ok(()) };
    sheets.chosen = sheet;
    let used = sheets.sheet().and_then(|sheet| Area::used(sheet.cells.as_deref()?));
    let range = used.map(Area::name).unwrap_or_default();
    take_range(state, file, content, &range)
}

/// Reads a range of the sheet. One that cannot be read leaves nothing, and the range as it was written.
fn take_range(state: &State, file: &TableFile, content: &mut Content, range: &str) -> Result<(), String> {
    let style = state.lang.numbers();
    content.block = Arc::new(Block::new(Vec::new(), style));
    content.columns = Vec::new();
    let Some(sheets) = &mut content.sheets else { return Ok(()) };
    range.clone_into(&mut sheets.range);
    let Taken { mut rows, units, faults } = taken(state.lang, sheets)?;
    sheets.faults = faults;
    let named: Vec<Unit> = units.iter().flatten().copied().collect();
    match named.first() {
        Some(first) if named.iter().all(|unit| unit == first) => content.unit = *first,
        Some(_) => with_units(&mut rows, &units),
        None => {}
    }
    let block = Block::new(rows, style);
    (content.has_headings, content.columns) = columns_of(state, file.sheet, &block);
    content.block = Arc::new(block);
    Ok(())
}

/// The cells of the range that is chosen.
fn taken(lang: Lang, sheets: &Sheets) -> Result<Taken, String> {
    let cells = sheets.sheet().and_then(|sheet| sheet.cells.as_deref());
    let cells = cells.ok_or_else(|| table_file::too_many_on_sheet(lang))?;
    if cells.is_empty() {
        return Err(words(lang).nothing_on_sheet.to_owned());
    }
    let area = Area::named(&sheets.range).ok_or(words(lang).no_range)?;
    area.taken(cells, lang).ok_or_else(|| table_file::too_many_on_sheet(lang))
}

/// What stands in a range.
struct Taken {
    rows: Vec<Vec<BlockCell>>,
    /// The units that the first row names for the columns.
    units: Vec<Option<Unit>>,
    /// How many cells show a fault.
    faults: usize,
}

/// Writes the unit of each column beside its numbers, where the columns differ.
fn with_units(rows: &mut [Vec<BlockCell>], units: &[Option<Unit>]) {
    for row in rows.iter_mut().skip(1) {
        for (cell, unit) in row.iter_mut().zip(units) {
            if let (Some(unit), Some(_)) = (unit, cell.exact) {
                cell.text = format!("{} {}", cell.text, unit.abbreviation());
            }
        }
    }
}

/// A rectangle of a sheet, first and last row and column, counted from 0.
#[derive(Clone, Copy)]
struct Area {
    first: (u32, u32),
    last: (u32, u32),
}

impl Area {
    /// The smallest that holds all filled cells.
    fn used(cells: &[(u32, u32, FoundCell)]) -> Option<Self> {
        let (row, column, _) = cells.first()?;
        let start = Self { first: (*row, *column), last: (*row, *column) };
        Some(cells.iter().fold(start, |area, (row, column, _)| Self {
            first: (area.first.0.min(*row), area.first.1.min(*column)),
            last: (area.last.0.max(*row), area.last.1.max(*column)),
        }))
    }

    /// The one that people call `A1:F20`, or one cell.
    fn named(name: &str) -> Option<Self> {
        let (first, last) = name.split_once(':').unwrap_or((name, name));
        let (first, last) = (place(first)?, place(last)?);
        Some(Self {
            first: (first.0.min(last.0), first.1.min(last.1)),
            last: (first.0.max(last.0), first.1.max(last.1)),
        })
    }

    fn name(self) -> String {
        let name = |(row, column): (u32, u32)| {
            let mut letters = Vec::new();
            let mut left = column + 1;
            while left > 0 {
                letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
                left = (left - 1) / 26;
            }
            format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
        };
        format!("{}:{}", name(self.first), name(self.last))
    }

    /// What stands in it; `None` where there are more cells than are read.
    fn taken(self, cells: &[(u32, u32, FoundCell)], lang: Lang) -> Option<Taken> {
        let size = |first: u32, last: u32| usize::try_from(last - first).ok()?.checked_add(1);
        let (height, width) = (size(self.first.0, self.last.0)?, size(self.first.1, self.last.1)?);
        if height.checked_mul(width)? > MOST_CELLS || width > MOST_COLUMNS as usize {
            return None;
        }
        let (mut rows, mut faults) = (vec![vec![BlockCell::default(); width]; height], 0);
        for (row, column, cell) in cells {
            let at = row.checked_sub(self.first.0).zip(column.checked_sub(self.first.1));
            let place = at.and_then(|(row, column)| rows.get_mut(row as usize)?.get_mut(column as usize));
            if let Some(place) = place {
                faults += usize::from(matches!(cell, FoundCell::Fault(_)));
                *place = block_cell(cell, lang);
            }
        }
        let units = rows.first()?.iter().map(|cell| unit_in(&cell.text)).collect();
        Some(Taken { rows, units, faults })
    }
}

/// `AB12` as row and column, counted from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().replace('$', "").to_ascii_uppercase();
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let add = |column: u32, letter: u8| {
        let letter = letter.is_ascii_uppercase().then(|| u32::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(letter)
    };
    let column = letters.bytes().try_fold(0, add)?.checked_sub(1)?;
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, column))
}

/// The unit that a heading names: `Budget (tkr)`.
fn unit_in(heading: &str) -> Option<Unit> {
    let (_, unit) = heading.trim().strip_suffix(')')?.rsplit_once('(')?;
    Unit::ALL.into_iter().find(|known| known.abbreviation() == unit)
}

/// A cell as it would be typed here.
fn block_cell(cell: &FoundCell, lang: Lang) -> BlockCell {
    let style = lang.numbers();
    let number = |text: &str| match style {
        NumberStyle::Swedish => text.replace('.', ","),
        NumberStyle::English => text.to_owned(),
    };
    match cell {
        FoundCell::Text(text) | FoundCell::Date(text) | FoundCell::Fault(text) => {
            BlockCell::text(text.clone())
        }
        FoundCell::Truth(is) => BlockCell::text(table_file::truth(lang, *is)),
        FoundCell::Number(text) => BlockCell { exact: text.parse().ok(), ..BlockCell::text(number(text)) },
        FoundCell::Percent(text) => {
            let exact = text.parse().ok().map(|percent: Decimal| percent / Decimal::ONE_HUNDRED);
            BlockCell { exact, ..BlockCell::text(format!("{} %", number(text))) }
        }
    }
}

/// A file could not be made.
pub(super) fn not_written(state: &mut State, trouble: Trouble) -> Vec<Effect> {
    state.notice = Some(Notice::SpreadsheetNotMade(trouble));
    Vec::new()
}

impl Content {
    /// What is in a file of spreadsheets, before a sheet of it is read.
    fn without_cells(name: String, unit: Unit, sheets: Sheets) -> Self {
        Self {
            name,
            bytes: Arc::new([]),
            encoding: Encoding::Utf8,
            separator: ';',
            unit,
            has_headings: true,
            columns: Vec::new(),
            adds: false,
            block: Arc::new(Block::new(Vec::new(), NumberStyle::Swedish)),
            sheets: Some(sheets),
        }
    }
}
