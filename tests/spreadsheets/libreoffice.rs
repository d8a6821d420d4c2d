//! The file as the real LibreOffice has it.

use std::path::{Path, PathBuf};
use std::process::Command;

use rust_decimal::Decimal;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget_xlsx::{Book, Cell, FoundCell, Limits, read, write};

use super::filled::filled;
use super::{book_of, examples};

const LIMITS: Limits =
    Limits { bytes: 1 << 30, cells: 2_000_000, rows: 1_000_000, columns: 16_384, text: 100_000 };

/// LibreOffice works everything out anew when it opens such files.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// The figures of the five examples, of one with something in every list, and texts that other programs would calculate, as LibreOffice saves them after it has
/// calculated every formula: those in the file have a result that is wrong.
#[test]
#[ignore = "needs LibreOffice Calc: ./run test"]
fn libreoffice_calculates_every_figure_of_the_core() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("spreadsheets");
    let _ = std::fs::remove_dir_all(&folder);
    let profile = folder.join("profile/user");
    std::fs::create_dir_all(&profile).unwrap();
    std::fs::write(profile.join("registrymodifications.xcu"), PROFILE).unwrap();
    let mut books: Vec<(String, Book)> = Vec::new();
    for (name, workbook) in examples() {
        books.push((format!("{name}-hostile"), book_of(hostile(workbook.clone()), Lang::English)));
        if name == "sydnarke-2022" {
            books.push((format!("{name}-lists"), book_of(filled(workbook.clone()), Lang::Swedish)));
        }
        books.push((name, book_of(workbook, Lang::Swedish)));
    }
    for (name, book) in &books {
        std::fs::write(folder.join(format!("{name}.xlsx")), write(&wrong(book)).unwrap()).unwrap();
    }
    convert(&folder);
    for (name, book) in &books {
        compare(name, book, &std::fs::read(folder.join(format!("calculated/{name}.xlsx"))).unwrap());
    }
}

/// The same file, with results of formulas that they do not come to.
fn wrong(book: &Book) -> Book {
    let mut book = book.clone();
    for cell in book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells) {
        if let Cell::Number { number, formula: Some(_), .. } = cell {
            *number = "987654321".to_owned();
        }
    }
    book
}

/// A workbook all of whose names begin like formulas.
fn hostile(mut workbook: Workbook) -> Workbook {
    let evil = |name: &mut String, sign: &str| *name = format!("{sign}HYPERLINK(\"http://x\";\"{name}\")");
    for (member, sign) in workbook.members.iter_mut().zip(["=", "+", "-", "@"].into_iter().cycle()) {
        evil(&mut member.name, sign);
    }
    for activity in &mut workbook.activities {
        evil(&mut activity.name, "=");
    }
    workbook
}

fn convert(folder: &Path) {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(folder.join("calculated"))
        .args(&files)
        .output()
        .expect("LibreOffice is called soffice");
    let said = [output.stdout, output.stderr].concat();
    // That it finds no Java has nothing to do with the files.
    let said: Vec<u8> = said
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.ends_with(b"java may not function correctly"))
        .flatten()
        .copied()
        .collect();
    let said = String::from_utf8_lossy(&said).to_lowercase();
    assert!(output.status.success(), "{said}");
    // What it says where it can, but would rather not.
    for word in ["error", "warn", "repair", "corrupt"] {
        assert!(!said.contains(word), "{said}");
    }
}

fn compare(name: &str, book: &Book, bytes: &[u8]) {
    let found = read(bytes, LIMITS).unwrap();
    assert_eq!(found.sheets.len(), book.sheets.len(), "{name}");
    let mut figures = 0;
    for (sheet, found) in book.sheets.iter().zip(&found.sheets) {
        assert_eq!(sheet.name, found.name, "{name}");
        let mut cells = found.cells.clone().unwrap().into_iter();
        let headings = sheet.columns.iter().map(|column| Cell::Text(column.heading.clone()));
        let rows =
            [headings.collect::<Vec<_>>()].into_iter().chain(sheet.rows.iter().map(|row| row.cells.clone()));
        for (row, of) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(of) {
                let at = format!("{name}, {}, row {row}, column {column}", sheet.name);
                let mut next = || {
                    let (found_row, found_column, cell) = cells.next().expect(&at);
                    assert_eq!((found_row, found_column), (row, column), "{at}");
                    cell
                };
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) if text.is_empty() => {}
                    Cell::Text(text) => assert_eq!(next(), FoundCell::Text(text), "{at}"),
                    Cell::Number { number, .. } => {
                        let (FoundCell::Number(found) | FoundCell::Percent(found)) = next() else {
                            panic!("{at}: not a number")
                        };
                        figures += 1;
                        same(&number, &found, &at);
                    }
                }
            }
        }
        assert_eq!(cells.next(), None, "{name}, {}", sheet.name);
    }
    assert!(figures > 50, "{name}: {figures} figures");
}

/// Whether two numbers are the same in all digits that a spreadsheet keeps.
fn same(number: &str, found: &str, at: &str) {
    let (number, found): (Decimal, Decimal) = (number.parse().unwrap(), found.parse().unwrap());
    let percent = number * Decimal::ONE_HUNDRED;
    let is_close = |left: Decimal| (left - found).abs() <= Decimal::new(1, 9) * left.abs().max(Decimal::ONE);
    assert!(is_close(number) || is_close(percent), "{at}: {number}, in LibreOffice {found}");
}
