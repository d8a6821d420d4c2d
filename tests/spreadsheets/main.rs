//! The file of spreadsheets: its formulas come to the figures of the core, and the real LibreOffice, which calculates them
//! anew, says so too.
//!
//! The latter needs LibreOffice Calc: `./run test` sees to that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod filled;
mod formula;
mod libreoffice;
mod lists;
mod report;
mod views;
#[path = "../support"]
#[allow(dead_code)] // each test uses a part
mod support {
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::file;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::session::state::{Open, Saved, State, View};
use sambudget::session::table_files::book;
use sambudget_xlsx::{Book, Cell};

/// The file of a workbook in a language.
fn book_of(workbook: Workbook, lang: Lang) -> Book {
    let mut state = State::new(lang, Vec::new(), 1);
    state.open = Some(Open::new(workbook, View::Drift, Saved::Pending));
    book(&mut state).unwrap()
}

/// The examples, by name.
fn examples() -> Vec<(String, Workbook)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/examples");
    let mut examples: Vec<(String, Workbook)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, file::read(&std::fs::read(&path).unwrap()).unwrap())
        })
        .collect();
    examples.sort_by(|left, right| left.0.cmp(&right.0));
    assert_eq!(examples.len(), 5);
    examples
}

/// The figures of a file: how many there are, and how many of them have a formula.
fn figures(book: &Book) -> (usize, usize) {
    let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    let formulas = cells.filter_map(|cell| match cell {
        Cell::Number { formula, .. } => Some(formula.is_some()),
        _ => None,
    });
    formulas.fold((0, 0), |(all, live), is_live| (all + 1, live + usize::from(is_live)))
}

#[test]
fn the_formulas_of_the_examples_come_to_their_figures() {
    for (name, workbook) in examples() {
        let book = book_of(workbook, Lang::Swedish);
        formula::check(&book);
        let (all, live) = figures(&book);
        // Enough of them that a file without formulas would not pass.
        assert!(live * 10 > all, "{name}: {live} of {all} figures are live");
    }
}

#[test]
fn sums_and_deviations_are_live_and_read_well() {
    let (_, workbook) = examples().into_iter().find(|(name, _)| name == "sydnarke-2022").unwrap();
    let book = book_of(workbook, Lang::Swedish);
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(&names[..2], ["Ekonomiskt resultat", "Ekonomiskt resultat Budget 2022"]);
    let drift = &book.sheets[0];
    let headings: Vec<&str> = drift.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(
        headings,
        ["Rad", "Budget 2022 (tkr)", "Utfall t.o.m. juli (tkr)", "Prognos 2022 (tkr)", "Avvikelse (tkr)"]
    );
    let figure = |number: &str, formula: Option<&str>| Cell::Number {
        number: number.to_owned(),
        format: "#,##0;\"\u{2212}\"#,##0".to_owned(),
        formula: formula.map(str::to_owned),
    };
    let (licences, total) = (&drift.rows[4], &drift.rows[10]);
    assert_eq!(
        licences.cells,
        [
            Cell::Text("Licenser & serviceavtal".to_owned()),
            figure("8086", None),
            figure("5987", None),
            figure("10300", None),
            figure("-2214", Some("=B6-D6")),
        ]
    );
    assert!(total.is_sum && !licences.is_sum);
    assert_eq!(
        total.cells,
        [
            Cell::Text("Summa".to_owned()),
            figure("0", Some("=SUM(B2:B11)")),
            figure("1412", Some("=SUM(C2:C11)")),
            figure("1000", Some("=SUM(D2:D11)")),
            figure("-1000", Some("=B12-D12")),
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn formulas_come_to_the_figures(workbook in support::workbook::workbook(), swedish: bool) {
        let book = book_of(workbook, if swedish { Lang::Swedish } else { Lang::English });
        formula::check(&book);
    }
}
