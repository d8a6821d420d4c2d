//! What stands in lists and beside the tables: every goal, scenario, entry, decision, note and control total is in the file, with
//! its figures as they are in the workbook.

use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::lang::{Lang, capital, decision, goal, meeting_log, scenario};
use sambudget::model::Workbook;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::investment::ProjectField;
use sambudget::model::money::Money;
use sambudget::rules::capital::{schedule, schedule_of_all};
use sambudget::rules::drift::Tables;
use sambudget::rules::scenario::{chain, play};
use sambudget::rules::summary::result;
use sambudget_xlsx::{Book, Cell, Sheet};

use super::filled::filled;
use super::{book_of, examples, support};

pub(super) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A number without how it is shown; what is no number as it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plain {
    Number(Decimal),
    Other(Cell),
}

pub(super) fn plain(cell: &Cell) -> Plain {
    match cell {
        Cell::Number { number, formula, .. } => {
            assert_eq!(*formula, None, "nothing explains what stands in a list");
            Plain::Number(number.parse().unwrap())
        }
        other => Plain::Other(other.clone()),
    }
}

pub(super) fn number(number: Option<Decimal>) -> Plain {
    number.map_or(Plain::Other(Cell::Empty), |number| Plain::Number(number.round_dp(12)))
}

fn money(amount: Option<Money>) -> Plain {
    number(amount.map(Money::as_decimal))
}

pub(super) fn words(words: &str) -> Plain {
    Plain::Other(text(words))
}

/// The rows of the sheet with a caption: whether each is a sum, and its cells.
pub(super) fn rows(book: &Book, caption: &str) -> Vec<(bool, Vec<Plain>)> {
    let Some(sheet) = book.sheets.iter().find(|sheet| sheet.caption == caption) else { return Vec::new() };
    sheet.rows.iter().map(|row| (row.is_sum, row.cells.iter().map(plain).collect())).collect()
}

pub(super) fn sheet<'a>(book: &'a Book, caption: &str) -> &'a Sheet {
    book.sheets.iter().find(|sheet| sheet.caption == caption).unwrap()
}

/// Holds the lists of a file against its workbook.
fn check(workbook: &Workbook, lang: Lang) {
    let book = book_of(workbook.clone(), lang);
    let tables = Tables::of(workbook);
    goals(&book, workbook, lang);
    scenarios(&book, workbook, &tables, lang);
    log(&book, workbook, lang);
    decisions(&book, workbook, lang);
    capital_cost(&book, workbook, &tables, lang);
    notes(&book, workbook, lang);
    let controls = rows(&book, lang.texts().later().controls);
    assert_eq!(controls.len(), workbook.controls.len());
}

fn goals(book: &Book, workbook: &Workbook, lang: Lang) {
    let found = rows(book, goal::words(lang).goal_and_indicator);
    let mut found = found.iter();
    for of in &workbook.goals {
        let (is_sum, cells) = found.next().unwrap();
        assert!(is_sum);
        let label = &of.label;
        assert_eq!(cells[..3], [&label.name, &label.area, &label.owner].map(|text| words(text)));
        assert_eq!(cells[12], words(&label.comment));
        for one in &of.indicators {
            let (is_sum, cells) = found.next().unwrap();
            assert!(!is_sum);
            assert_eq!((&cells[0], &cells[4]), (&words(&one.name), &words(&one.unit)));
            for (cell, entry) in cells[5..8].iter().zip([&one.target, &one.outcome, &one.prognosis]) {
                let expected = match entry {
                    Entry::Unread(written) => words(written),
                    entry => number(entry.value().map(|quantity| quantity.as_decimal())),
                };
                assert_eq!(*cell, expected);
            }
            assert_eq!(cells[9], number(one.judgement.grade.map(|grade| grade.number().into())));
            assert_eq!(cells[12], words(&one.comment));
        }
    }
    // What they come to together.
    assert_eq!(found.count(), usize::from(!workbook.goals.is_empty()));
}

fn scenarios(book: &Book, workbook: &Workbook, tables: &Tables, lang: Lang) {
    let found = rows(book, scenario::words(lang).all_with_changes);
    let mut found = found.iter();
    let before = result(tables).prognosis;
    if !workbook.scenarios.is_empty() {
        assert_eq!(found.next().unwrap().1[2], money(before));
    }
    let shown: Vec<_> = workbook.scenarios.iter().filter(|of| !of.is_archived).take(5).collect();
    for of in &workbook.scenarios {
        let (is_sum, cells) = found.next().unwrap();
        assert!(is_sum);
        assert_eq!((&cells[0], &cells[5]), (&words(&of.name), &words(&of.note)));
        let after = shown.iter().any(|known| known.id == of.id).then(|| {
            let played = play(workbook, tables, &chain(&workbook.scenarios, of.id));
            result(&played.tables).prognosis
        });
        let after = after.flatten();
        assert_eq!(cells[2], money(after));
        assert_eq!(cells[3], money(before.zip(after).map(|(before, after)| after - before)));
        for change in &of.changes {
            let (is_sum, cells) = found.next().unwrap();
            assert!(!is_sum);
            assert_eq!(cells[0], words(&scenario::change(lang, workbook, change)));
        }
    }
    assert_eq!(found.count(), 0);
    // Side by side as in their view.
    let names = |caption: &str| {
        let sheet = book.sheets.iter().find(|sheet| sheet.caption == caption);
        sheet.map(|sheet| sheet.columns.len())
    };
    let columns = (!shown.is_empty()).then_some(2 + 2 * shown.len());
    if workbook.lines().next().is_some() && before.is_some() {
        assert_eq!(names(scenario::words(lang).drift), columns);
    }
}

fn log(book: &Book, workbook: &Workbook, lang: Lang) {
    let found = rows(book, meeting_log::words(lang).title);
    assert_eq!(found.len(), workbook.meeting_log.len());
    for ((_, cells), entry) in found.iter().zip(&workbook.meeting_log) {
        assert_eq!(cells[1..4], [&entry.asked_by, &entry.what, &entry.name].map(|text| words(text)));
        let [before, after, gained] = entry.total;
        assert_eq!(cells[4..7], [before, after, entry.difference()].map(money));
        assert_eq!((&cells[8], &cells[9]), (&money(gained), &words(&entry.remark)));
    }
}

fn decisions(book: &Book, workbook: &Workbook, lang: Lang) {
    let found = rows(book, decision::words(lang).list_command);
    let places = || [Place::Total].into_iter().chain(workbook.holders().map(Place::Part));
    let of_lines = workbook.lines().flat_map(|line| {
        places().flat_map(move |place| LineField::ALL.map(|field| line.entry(place, field)))
    });
    let of_projects =
        workbook.projects().flat_map(|project| ProjectField::ALL.map(|field| project.amounts.get(field)));
    let decided = of_lines.chain(of_projects).filter_map(Entry::decisions);
    let count: usize = decided.map(|decisions| decisions.list().len()).sum();
    assert_eq!(found.iter().filter(|(is_sum, _)| !is_sum).count(), count);
    let amount = |cells: &[Plain]| match &cells[5] {
        Plain::Number(number) => *number,
        other => panic!("no amount: {other:?}"),
    };
    let sum = |sums| found.iter().filter(|(is_sum, _)| *is_sum == sums).map(|(_, cells)| amount(cells)).sum();
    let (one_by_one, sums): (Decimal, Decimal) = (sum(false), sum(true));
    assert_eq!(one_by_one, sums);
}

fn capital_cost(book: &Book, workbook: &Workbook, tables: &Tables, lang: Lang) {
    let found = rows(book, capital::words(lang).schedule);
    let formulas = tables.formulas();
    let of_project = |project| schedule(workbook, formulas, project).unwrap_or_default();
    let all = workbook.projects().map(of_project).chain([schedule_of_all(workbook, formulas)]);
    let years: Vec<_> = all.flatten().collect();
    let found: Vec<_> = found.iter().filter(|(is_sum, _)| !is_sum).collect();
    assert_eq!(found.len(), years.len());
    for ((_, cells), year) in found.iter().zip(years) {
        assert_eq!(cells[1], words(&year.year.to_string()));
        let figures = [year.book_value, year.depreciation, year.interest, year.cost()];
        assert_eq!(cells[2..], figures.map(|amount| money(Some(amount))));
    }
}

fn notes(book: &Book, workbook: &Workbook, lang: Lang) {
    let mut found: Vec<_> =
        rows(book, lang.texts().later().notes).into_iter().map(|(_, cells)| cells[1..].to_vec()).collect();
    for note in &workbook.notes {
        let expected = [&note.text, &note.by, &note.date].map(|text| words(text));
        let at = found.iter().position(|cells| *cells == expected).expect("a note of the workbook");
        found.swap_remove(at);
    }
    assert_eq!(found, Vec::<Vec<Plain>>::new());
}

pub(super) fn whole() -> Workbook {
    filled(examples().into_iter().find(|(name, _)| name == "sydnarke-2022").unwrap().1)
}

#[test]
fn every_list_is_a_sheet() {
    for lang in [Lang::Swedish, Lang::English] {
        let workbook = whole();
        check(&workbook, lang);
        let book = book_of(workbook, lang);
        super::formula::check(&book);
        let said = scenario::words(lang);
        for caption in [
            said.holders,
            said.drift,
            said.projects,
            said.all_with_changes,
            goal::words(lang).goal_and_indicator,
            meeting_log::words(lang).title,
            decision::words(lang).list_command,
            capital::words(lang).schedule,
            lang.texts().later().notes,
            lang.texts().later().controls,
        ] {
            assert!(!sheet(&book, caption).rows.is_empty(), "{caption}");
        }
    }
}

#[test]
fn a_workbook_without_lists_has_no_empty_sheets() {
    for (name, workbook) in examples() {
        let book = book_of(workbook.clone(), Lang::Swedish);
        assert!(book.sheets.iter().all(|sheet| !sheet.rows.is_empty()), "{name}");
        check(&workbook, Lang::Swedish);
    }
}

#[test]
fn lists_read_well() {
    let book = book_of(whole(), Lang::Swedish);
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let lists = [
        "Mål och indikatorer",
        "Scenarierna och deras ändringar",
        "Mötesloggen",
        "Alla beslut",
        "Kapitalkostnad år för år",
        "Anteckningar",
        "Kontrollsummor",
        "Rapport",
    ];
    assert_eq!(names[names.len() - lists.len()..], lists);
    let side_by_side =
        ["Medlemmarnas del av resultatet", "Drift prognos per scenario", "Investeringar prognos per scena"];
    assert!(names.windows(3).any(|names| *names == side_by_side), "{names:?}");
    let goals = sheet(&book, "Mål och indikatorer");
    let figure = |number: &str, format: &str| Cell::Number {
        number: number.to_owned(),
        format: format!("{format};\"\u{2212}\"{format}"),
        formula: None,
    };
    let judged = &goals.rows[2];
    assert_eq!((judged.depth, judged.is_sum), (1, false));
    let empty = Cell::Empty;
    assert_eq!(
        judged.cells,
        [
            text("@Nöjda användare"),
            empty.clone(),
            empty.clone(),
            text("lägre"),
            text("%"),
            figure("4.25", "#,##0.00"),
            figure("-0.000001", "#,##0.000000"),
            text("=ungefär fem"),
            text("Delvis uppnått (bedömt av =Nämnden)"),
            empty.clone(),
            empty.clone(),
            empty.clone(),
            text("+1 sedan i fjol\noch mer"),
        ]
    );
    // A mean that goes on without end is as exact as files are, and shown with two decimals.
    assert_eq!(goals.rows[3].cells[10], figure("2.666666666667", "#,##0.00"));
    let scenarios = sheet(&book, "Scenarierna och deras ändringar");
    let headings: Vec<&str> = scenarios.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(
        headings,
        [
            "Scenario",
            "Bygger på",
            "Prognostiserat resultat (kr)",
            "Bättre (+) eller sämre (−) (kr)",
            "Läge",
            "Anteckning"
        ]
    );
    let stages: Vec<Cell> = scenarios.rows.iter().map(|row| row.cells[4].clone()).collect();
    assert!(stages.contains(&text("undanlagt")) && stages.contains(&text("bäst")), "{stages:?}");
    // A change that counts for nothing says why.
    assert!(matches!(&stages[7], Cell::Text(why) if !why.is_empty()), "{stages:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn lists_have_everything(workbook in support::workbook::workbook(), swedish: bool) {
        check(&workbook, if swedish { Lang::Swedish } else { Lang::English });
    }
}
