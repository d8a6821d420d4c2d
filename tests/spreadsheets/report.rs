//! The report's sheet: what the report says as text stands there in the same order, but for its tables, which have sheets of
//! their own.

use proptest::prelude::*;
use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::edit::{Edit, LineChange};
use sambudget::session::report::{self, Part, Report, Section};
use sambudget::session::state::{Open, Saved, State, View};
use sambudget_xlsx::{Cell, Sheet};

use super::lists::whole;
use super::{book_of, examples, support};

fn report_of(workbook: &Workbook, lang: Lang) -> Report {
    let mut state = State::new(lang, Vec::new(), 1);
    state.open = Some(Open::new(workbook.clone(), View::Report, Saved::Pending));
    report::of(&state).unwrap()
}

/// The letters of cells, one cell after the other.
fn letters(sheet: &Sheet) -> String {
    let texts = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| match cell {
        Cell::Text(text) => text.as_str(),
        Cell::Empty => "",
        Cell::Number { .. } => panic!("a number"),
    });
    texts.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect()
}

/// The letters of the report as text, without those of its tables and of sections that say nothing besides.
fn expected(report: &Report) -> String {
    let sections = report.sections.iter().map(without_tables).filter(|section| says_more(report, section));
    let said = Report { sections: sections.collect(), end: report.end.clone(), ..blank(report) };
    report::text(&said).chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether there is anything beneath the heading of a section.
fn says_more(report: &Report, section: &Section) -> bool {
    let alone = Report { sections: vec![section.clone()], ..blank(report) };
    report::text(&alone).trim() != section.heading
}

fn blank(report: &Report) -> Report {
    Report {
        title: String::new(),
        period: String::new(),
        sections: Vec::new(),
        end: Vec::new(),
        ..report.clone()
    }
}

fn without_tables(section: &Section) -> Section {
    let parts = section.parts.iter().filter(|part| !matches!(part, Part::Table(_))).cloned().collect();
    Section { parts, ..section.clone() }
}

fn check(workbook: &Workbook, lang: Lang) {
    let report = report_of(workbook, lang);
    let book = book_of(workbook.clone(), lang);
    let last = book.sheets.last().filter(|sheet| sheet.caption == lang.texts().report);
    let says = report.sections.iter().any(|section| says_more(&report, &without_tables(section)));
    assert_eq!(last.is_some(), says, "a sheet if anything is said");
    if let Some(sheet) = last {
        assert_eq!(letters(sheet), expected(&report));
        let prose: Vec<bool> = sheet.columns.iter().map(|column| column.is_prose).collect();
        assert_eq!(prose, [false, true], "paragraphs are broken where their column ends");
    }
}

#[test]
fn the_reports_words_have_a_sheet() {
    for (_, workbook) in examples() {
        check(&workbook, Lang::Swedish);
        check(&workbook, Lang::English);
    }
    let mut workbook = whole();
    let line = workbook.lines().next().unwrap().id;
    let said = LineChange::Comment("=1+1 är ingen formel här".into());
    workbook.apply(Edit::Line(line, said)).unwrap();
    check(&workbook, Lang::Swedish);
    let book = book_of(workbook.clone(), Lang::Swedish);
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "Rapport").expect("a sheet");
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    let is_said = |cell: &Cell| matches!(cell, Cell::Text(text) if text.contains("=1+1 är ingen formel här"));
    assert!(cells().any(is_said), "{sheet:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_report_has_its_words_in_the_file(workbook in support::workbook::workbook(), swedish: bool) {
        check(&workbook, if swedish { Lang::Swedish } else { Lang::English });
    }
}
