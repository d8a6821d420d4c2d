//! What is written is read again; what is no workbook is refused in time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use std::io::{Cursor, Read, Write};

use sambudget_xlsx::{Book, Cell, Column, FoundCell, Limits, Row, Sheet, Unreadable, read, write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const LIMITS: Limits = Limits { bytes: 20_000_000, cells: 1_000, rows: 5_000, columns: 100, text: 32_767 };

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(number: &str, formula: Option<&str>) -> Cell {
    Cell::Number {
        number: number.to_owned(),
        format: "#,##0.0".to_owned(),
        formula: formula.map(str::to_owned),
    }
}

fn book() -> Book {
    let column = |heading: &str, is_number| Column {
        heading: heading.to_owned(),
        width: 12,
        is_number,
        is_prose: false,
    };
    let row = |cells| Row { is_sum: false, depth: 1, cells };
    Book {
        title: "Nämnd & bolag".to_owned(),
        sheets: vec![Sheet {
            name: "Drift".to_owned(),
            caption: "Drift".to_owned(),
            columns: vec![column("Rad", false), column("Budget", true)],
            rows: vec![
                row(vec![text("Lokaler"), number("1202.5", None)]),
                row(vec![text("=1+1"), number("-0.1", None)]),
                Row {
                    is_sum: true,
                    depth: 0,
                    cells: vec![text("+46"), number("1202.4", Some("=SUM(B2:B3)"))],
                },
            ],
        }],
    }
}

#[test]
fn what_is_written_is_read_again() {
    let found = read(&write(&book()).unwrap(), LIMITS).unwrap();
    assert_eq!(found.sheets[0].name, "Drift");
    let text = |text: &str| FoundCell::Text(text.to_owned());
    let number = |text: &str| FoundCell::Number(text.to_owned());
    let cells = [
        (0, 0, text("Rad")),
        (0, 1, text("Budget")),
        (1, 0, text("Lokaler")),
        (1, 1, number("1202.5")),
        (2, 0, text("=1+1")),
        (2, 1, number("-0.1")),
        (3, 0, text("+46")),
        (3, 1, number("1202.4")),
    ];
    assert_eq!(found.sheets[0].cells.as_deref(), Some(cells.as_slice()));
}

/// A file with one of its parts replaced.
fn with(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        new.start_file(part.name().unwrap().into_owned(), SimpleFileOptions::default()).unwrap();
        if part.name().unwrap() == name {
            new.write_all(content).unwrap();
        } else {
            let mut same = Vec::new();
            part.read_to_end(&mut same).unwrap();
            new.write_all(&same).unwrap();
        }
    }
    new.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    let xmlns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let xml = format!("<worksheet xmlns=\"{xmlns}\"><sheetData>{rows}</sheetData></worksheet>");
    with(&write(&book()).unwrap(), "xl/worksheets/sheet1.xml", xml.as_bytes())
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut zeros = "<row><c><v>0</v></c></row>".to_owned();
    zeros.push_str(&" ".repeat(30_000_000));
    let bomb = sheet(&zeros);
    assert!(bomb.len() < 200_000);
    assert_eq!(read(&bomb, LIMITS), Err(Unreadable::TooLarge));
    // The same bomb, which says that it is small: in the list of parts and beside the part itself.
    let mut liar = bomb.clone();
    let mut archive = ZipArchive::new(Cursor::new(&bomb)).unwrap();
    let told =
        u32::try_from(archive.by_name("xl/worksheets/sheet1.xml").unwrap().size()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..at + 4] == told).collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(read(&liar, LIMITS), Err(Unreadable::TooLarge | Unreadable::Broken)));
}

#[test]
fn a_sheet_that_claims_to_be_enormous_is_left_out() {
    for rows in [
        "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>".to_owned(),
        "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>".to_owned(),
        (1..=1_001).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect(),
    ] {
        let found = read(&sheet(&rows), LIMITS).unwrap();
        assert_eq!(found.sheets[0].cells, None, "{}", &rows[..30]);
    }
}

#[test]
fn what_is_cut_short_locked_or_something_else_is_refused() {
    let whole = write(&book()).unwrap();
    for length in (0..whole.len()).step_by(97) {
        assert_eq!(read(&whole[..length], LIMITS), Err(Unreadable::Broken), "{length}");
    }
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend([0; 600]);
    assert_eq!(read(&locked, LIMITS), Err(Unreadable::Broken));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&locked, LIMITS), Err(Unreadable::Locked));
}

#[test]
fn dates_percents_and_faults_are_what_they_are() {
    // Style 1 of the file is a number format of ours; 14 and 9 are the format's own for days and percents.
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="22"/></cellXfs></styleSheet>"#;
    let rows = r##"<row r="1"><c r="A1" s="1"><v>44773</v></c><c r="B1" s="2"><v>0.125</v></c><c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="F1" s="3"><v>44773.5</v></c></row>"##;
    let file = with(&sheet(rows), "xl/styles.xml", styles.as_bytes());
    let found = read(&file, LIMITS).unwrap();
    let cells: Vec<FoundCell> =
        found.sheets[0].cells.clone().unwrap().into_iter().map(|cell| cell.2).collect();
    let expected = [
        FoundCell::Date("2022-07-31".to_owned()),
        FoundCell::Percent("12.5".to_owned()),
        FoundCell::Fault("#DIV/0!".to_owned()),
        FoundCell::Truth(true),
        FoundCell::Number("0.3".to_owned()),
        FoundCell::Date("2022-07-31 12:00".to_owned()),
    ];
    assert_eq!(cells, expected);
}
