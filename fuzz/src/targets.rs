//! What is fuzzed: every reader of what comes from outside, each with a law that must hold for all bytes.
//!
//! A new reader is one function here and one line in [`ALL`], and a folder of that name in `fuzz/corpus`. The main
//! package's `tests/fuzz_corpus.rs` includes this file and runs the corpus through it, without a fuzzer.

use std::sync::OnceLock;

use sambudget::file::link::{read_link, read_locked_link, write_link, write_locked_link};
use sambudget::file::locked::{read_locked, unpack, write_locked};
use sambudget::file::{self, LIMIT_BYTES, journal};
use sambudget::model::Workbook;
use sambudget::model::drift::{DriftColumn, RowId};
use sambudget::model::formula::{Column, Figure, Frame, TableRow};
use sambudget::model::unit::Unit;
use sambudget::text::change::changed;
use sambudget::text::clipboard::{self, Block};
use sambudget::text::date::{parse_date, parse_day};
use sambudget::text::encoding::Encoding;
use sambudget::text::formula::{View, parse, parse_stored, print, print_stored};
use sambudget::text::number::{NumberStyle, Typed, edit_text, parse_amount, parse_number};
use sambudget_xlsx::Limits;

/// What a reader does with an input; it panics where a law does not hold.
pub type Law = fn(&[u8]);

/// Every target with its name.
pub const ALL: [(&str, Law); 10] = [
    ("file", read_file),
    ("number", read_number),
    ("formula", read_formula),
    ("html", read_html),
    ("tsv", read_tsv),
    ("journal", read_record),
    ("locked", read_lock),
    ("link", read_a_link),
    ("csv", read_csv),
    ("xlsx", read_xlsx),
];

/// The target of this name.
#[allow(dead_code)] // the replay runs all
pub fn named(name: &str) -> Option<fn(&[u8])> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// The names of all targets.
#[allow(dead_code)]
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|(name, _)| *name).collect()
}

const STYLES: [NumberStyle; 2] = [NumberStyle::Swedish, NumberStyle::English];

/// What is read reads back equal from what is written of it, in every form; what is refused is so in few words.
fn read_file(bytes: &[u8]) {
    match file::read(bytes) {
        Ok(workbook) => {
            let written = file::write(&workbook);
            assert_eq!(file::read(written.as_bytes()).as_ref(), Ok(&workbook), "as a file");
            assert_eq!(file::write(&workbook), written, "the same bytes");
            assert_eq!(file::read(file::stored(&workbook).as_bytes()).as_ref(), Ok(&workbook), "as stored");
        }
        Err(error) => assert!(error.to_string().chars().count() < 1_000, "{error}"),
    }
}

/// An amount that was read is read again from what a field would show of it.
fn read_number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for style in STYLES {
        for unit in [Unit::Kr, Unit::Tkr, Unit::Mnkr] {
            if let Ok(Typed::Amount(amount)) = parse_amount(&text, unit, style) {
                let again = parse_amount(&edit_text(amount, unit, style), unit, style);
                assert_eq!(again, Ok(Typed::Amount(amount)), "{text:?} in {unit:?}, {style:?}");
                let _ = changed(amount, &text, unit, style);
            }
        }
        let _ = parse_number(&text, style);
    }
    let _ = (parse_date(&text, 2022), parse_day(&text, 2022));
}

/// A formula that was read is read again from what is printed of it, for people and for files.
fn read_formula(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let workbook = NAMES.get_or_init(a_workbook);
    for column in [DriftColumn::Prognosis, DriftColumn::Actual] {
        let frame = Frame { unit: Unit::Tkr, signs: workbook.signs };
        if let Ok(formula) = parse_stored(&text, frame, Column::Drift(column)) {
            let again = parse_stored(&print_stored(&formula), frame, Column::Drift(column));
            assert_eq!(again.as_ref(), Ok(&formula), "{text:?}");
        }
        let Some(line) = workbook.lines().next() else { return };
        let row = TableRow::Row(RowId::Line(line.id));
        for style in STYLES {
            let at = Figure::Drift { row, holder: None, column };
            let view = View { workbook, at, style };
            if let Ok(formula) = parse(&text, view) {
                // Where the unit does not matter to it, the formula is read back in that of the view.
                let printed = print(&formula, view);
                let again = parse(&printed, view).map(|again| print(&again, view));
                assert_eq!(again.as_ref(), Ok(&printed), "{text:?}");
            }
        }
    }
}

/// The block that is read is within its limits, says what would be typed, and is written and read again as large.
fn read_html(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    pasted(Some(&text), None);
}

/// The same for text with tabs.
fn read_tsv(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    pasted(None, Some(&text));
}

fn pasted(html: Option<&str>, tsv: Option<&str>) {
    for style in STYLES {
        let Ok(block) = clipboard::read(html, tsv, style) else { continue };
        let shape = |block: &Block| (block.rows().count(), block.columns());
        let (rows, columns) = shape(&block);
        assert!(rows > 0 && columns > 0 && rows * columns <= clipboard::MOST_CELLS, "{rows} × {columns}");
        for cell in block.rows().flatten() {
            assert!(cell.text.len() <= clipboard::MOST_TEXT, "{} bytes", cell.text.len());
            let _ = block.typed(cell, style);
        }
    }
}

/// A record that is read reads back equal from what is written of it.
fn read_record(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match journal::read(text) {
        Ok(record) => {
            let written = journal::write(&record);
            assert_eq!(journal::read(&written).as_ref(), Ok(&record), "{written}");
        }
        Err(error) => assert!(error.to_string().chars().count() < 1_000, "{error}"),
    }
}

/// What is locked reads back equal from what is written of it, as a file and as a link; what is unpacked is no larger than a
/// file.
fn read_lock(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = [read_locked(bytes).and_then(Result::ok), read_locked_link(&text).ok()];
    for locked in found.into_iter().flatten() {
        assert_eq!(read_locked(write_locked(&locked).as_bytes()), Some(Ok(locked.clone())), "as a file");
        if let Ok(link) = write_locked_link(&locked) {
            assert_eq!(read_locked_link(&link), Ok(locked), "as a link");
        }
    }
    assert!(unpack(bytes).map_or(true, |text| text.len() <= LIMIT_BYTES), "unpacked");
}

/// What a link holds reads back equal from the link that is made of it.
fn read_a_link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(workbook) = read_link(&text)
        && let Ok(link) = write_link(&workbook)
    {
        assert_eq!(read_link(&link), Ok(workbook));
    }
}

/// A table in a file of text is within its limits, however its letters and its separator are taken.
fn read_csv(bytes: &[u8]) {
    let text = Encoding::of(bytes).text(bytes);
    for style in STYLES {
        for by in [clipboard::separator(&text), ';', ',', '\t'] {
            let Ok(block) = clipboard::delimited(&text, by, style) else { continue };
            let (rows, columns) = (block.rows().count(), block.columns());
            assert!(rows * columns <= clipboard::MOST_CELLS, "{rows} × {columns}");
        }
    }
}

/// A file of spreadsheets has no more than the limits, whatever it says of itself.
fn read_xlsx(bytes: &[u8]) {
    const LIMITS: Limits = Limits { bytes: 1 << 20, cells: 1_000, rows: 10_000, columns: 500, text: 2_000 };
    let Ok(found) = sambudget_xlsx::read(bytes, LIMITS) else { return };
    for (row, column, cell) in found.sheets.iter().filter_map(|sheet| sheet.cells.as_ref()).flatten() {
        assert!(*row < LIMITS.rows && *column < LIMITS.columns, "{row}, {column}");
        assert!(format!("{cell:?}").len() <= 8 * LIMITS.text, "{cell:?}");
    }
    let cells: usize = found.sheets.iter().filter_map(|sheet| sheet.cells.as_ref()).map(Vec::len).sum();
    assert!(cells <= LIMITS.cells, "{cells}");
}

/// A workbook whose names formulas can mean.
static NAMES: OnceLock<Workbook> = OnceLock::new();

fn a_workbook() -> Workbook {
    let full = include_bytes!("../../tests/files/v1.0/full.json");
    file::read(full).unwrap_or_else(|error| panic!("the file that the names are of: {error}"))
}
