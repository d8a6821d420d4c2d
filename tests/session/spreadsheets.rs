//! Files of spreadsheets: the whole workbook is saved as one, and what is saved reads back as it was; what cannot be read is
//! said. The program for such files is asked as the shell asks it.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{Actual, Budget, Comment};
use sambudget::model::unit::Unit;
use sambudget::session::command::Command;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::notice::Notice;
use sambudget::session::ranges::Finds;
use sambudget::session::state::{Dialog, View};
use sambudget::session::table_files::open::{Content, Step};
use sambudget_xlsx::{Book, Cell, Column, Found, FoundCell, FoundSheet, Row, Sheet, Trouble, Unreadable};

use super::app::{App, HERRLJUNGA, SYDNARKE_2019, SYDNARKE_2022, said};

const STAFF: &str = "Personalkostnader";

fn step(app: &mut App, step: Step) -> Vec<Effect> {
    app.send(Msg::TableFile(step))
}

/// The file that the command makes, by the program for it.
fn saved(app: &mut App) -> (String, Book, Vec<u8>) {
    let effects = app.send(Msg::Do(Command::SaveSpreadsheet));
    let [Effect::WriteSpreadsheet { name, told }, Effect::Announce(_)] = &effects[..] else {
        panic!("{effects:?}")
    };
    let book: Book = serde_json::from_slice(told).unwrap();
    let bytes = sambudget_xlsx::write(&book).unwrap();
    (name.clone(), book, bytes)
}

/// Chooses a file for the table in view, and has the program read it.
fn open(app: &mut App, bytes: &[u8]) {
    app.send(Msg::Do(Command::OpenTable));
    assert_eq!(app.asks(), Some(&Dialog::TableFile));
    let effects = step(app, Step::Chosen("fil.xlsx".into(), Some(bytes.to_vec())));
    let [Effect::ReadSpreadsheet { asked, bytes, limits }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(app.state.table_file.as_ref().unwrap().reading.as_deref(), Some("fil.xlsx"));
    let found = sambudget_xlsx::read(bytes, serde_json::from_slice(limits).unwrap());
    step(app, Step::Told(*asked, Ok(serde_json::to_vec(&found).unwrap())));
}

/// The same with what the program answers.
fn answered(app: &mut App, told: Result<Vec<u8>, Trouble>) {
    app.send(Msg::Do(Command::OpenTable));
    step(app, Step::Chosen("fil.xlsx".into(), Some(b"PK\x03\x04".to_vec())));
    step(app, Step::Told(1, told));
}

fn sheet(cells: Vec<(u32, u32, FoundCell)>) -> Result<Vec<u8>, Trouble> {
    let sheets = vec![FoundSheet { name: "Blad1".into(), cells: Some(cells) }];
    Ok(serde_json::to_vec(&Ok::<_, Unreadable>(Found { sheets })).unwrap())
}

fn text(text: &str) -> FoundCell {
    FoundCell::Text(text.to_owned())
}

fn number(text: &str) -> FoundCell {
    FoundCell::Number(text.to_owned())
}

fn wrong(app: &App) -> &str {
    app.state.table_file.as_ref().unwrap().wrong.as_deref().unwrap_or_default()
}

fn content(app: &App) -> &Content {
    app.state.table_file.as_ref().unwrap().content.as_ref().unwrap()
}

fn finds(app: &App) -> Finds {
    app.state.table_file.as_ref().unwrap().finds(&app.state).unwrap()
}

#[test]
fn every_table_is_a_sheet_and_reads_back_as_it_was() {
    for (example, lang) in [SYDNARKE_2022, SYDNARKE_2019, HERRLJUNGA].into_iter().zip([
        Lang::Swedish,
        Lang::English,
        Lang::Swedish,
    ]) {
        let mut app = App::example(example);
        app.send(Msg::Lang(lang));
        let (name, book, bytes) = saved(&mut app);
        assert!(name.ends_with(".xlsx"), "{name}");
        let mut read = 0;
        for view in [View::Drift, View::Months, View::Investments, View::Measures, View::Allocation] {
            app.show(view);
            for id in app.open().sheets() {
                let caption = app.state.table(id).unwrap().caption;
                let Some(at) = book.sheets.iter().position(|sheet| sheet.caption == caption) else {
                    continue;
                };
                let before = app.workbook().clone();
                app.send(Msg::Take(id));
                open(&mut app, &bytes);
                assert_eq!(content(&app).sheets.as_ref().unwrap().chosen, at, "{example} {caption}");
                assert_eq!(wrong(&app), "", "{example} {caption}");
                let Finds { changes, missing, nameless, .. } = finds(&app);
                assert_eq!((changes, missing, nameless), (0, Vec::new(), 0), "{example} {caption}");
                step(&mut app, Step::Take);
                assert!(*app.workbook() == before, "{example} {caption}");
                read += 1;
            }
        }
        assert!(read >= 4, "{example}: {read} tables");
    }
}

#[test]
fn what_begins_like_a_formula_is_a_text() {
    for name in ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\";\"y\")", "＝1"] {
        let mut app = App::example(SYDNARKE_2022);
        app.send(Msg::DriftColumns(vec![Budget, Comment]));
        app.write(STAFF, Comment, name);
        let (_, book, bytes) = saved(&mut app);
        let cells: Vec<&Cell> =
            book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells).collect();
        assert!(cells.contains(&&Cell::Text(name.to_owned())), "{name}");
        open(&mut app, &bytes);
        assert_eq!((finds(&app).changes, finds(&app).missing), (0, Vec::new()), "{name}");
    }
}

#[test]
fn a_sheet_is_read_into_the_rows_and_columns_that_it_names() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let cells = vec![
        (0, 0, text("Ekonomi 2022")),
        (2, 1, text("Rad")),
        (2, 2, text("Utfall (kr)")),
        (2, 3, text("Budget (tkr)")),
        (3, 1, text("Lokalhyror")),
        (3, 2, number("410500.5")),
        (3, 3, number("760.5")),
        (4, 1, text(STAFF)),
        (4, 2, FoundCell::Fault("#DIV/0!".into())),
        (4, 3, number("12000")),
    ];
    answered(&mut app, sheet(cells));
    assert_eq!(content(&app).sheets.as_ref().unwrap().range, "A1:D5");
    // What stands above the table is left out.
    for (range, is_read) in
        [("b3:d5", true), ("B3-D5", false), ("", false), ("A0:B2", false), ("$B$3:$D$5", true)]
    {
        step(&mut app, Step::Range(range.into()));
        assert_eq!(wrong(&app).is_empty(), is_read, "{range}: {}", wrong(&app));
        assert_eq!(content(&app).sheets.as_ref().unwrap().range, range);
    }
    assert_eq!(content(&app).columns, [Some(0), Some(2), Some(1)]);
    assert_eq!(content(&app).sheets.as_ref().unwrap().faults, 1);
    assert_eq!(finds(&app), Finds { changes: 4, ..Finds::default() });
    assert!(*app.workbook() == before, "nothing is written before yes");
    let effects = step(&mut app, Step::Take);
    assert!(said(&effects).starts_with("Inläst: 4 celler."), "{}", said(&effects));
    assert_eq!(app.row("Lokalhyror", [Budget, Actual]), ["761", "411"]);
    // What is no number is not silently nothing.
    assert_eq!(app.shows(STAFF, Actual), "#DIV/0!");
}

#[test]
fn the_unit_is_that_of_the_headings() {
    let mut app = App::example(SYDNARKE_2022);
    let cells = vec![
        (0, 0, text("Rad")),
        (0, 1, text("Budget (mnkr)")),
        (1, 0, text("Lokalhyror")),
        (1, 1, number("0.76")),
    ];
    answered(&mut app, sheet(cells));
    assert_eq!(content(&app).unit, Unit::Mnkr);
    step(&mut app, Step::Take);
    assert_eq!(app.shows("Lokalhyror", Budget), "760");
}

#[test]
fn what_cannot_be_read_is_said() {
    let because = |why| Ok(serde_json::to_vec(&Err::<Found, _>(why)).unwrap());
    let table = [
        (because(Unreadable::Locked), "låst med lösenord"),
        (because(Unreadable::Broken), "spara den som xlsx eller CSV"),
        (because(Unreadable::TooLarge), "uppackad är den större än vad som läses"),
        (Err(Trouble::NotFetched), "kunde inte hämtas"),
        (Err(Trouble::TooLong), "tog för lång tid"),
        (Err(Trouble::Failed), "Det gick inte"),
        (Ok(b"{}".to_vec()), "går inte att läsa"),
        (sheet(Vec::new()), "Bladet är tomt"),
        (sheet(vec![(0, 0, text("a")), (90_000, 3_000, text("b"))]), "kopiera tabellen till ett eget blad"),
    ];
    for (told, words) in table {
        let mut app = App::example(SYDNARKE_2022);
        answered(&mut app, told);
        assert!(wrong(&app).contains(words), "{}", wrong(&app));
        let before = app.workbook().clone();
        step(&mut app, Step::Take);
        assert!(*app.workbook() == before);
    }
    // A sheet with too much is one among others.
    let sheets = vec![
        FoundSheet { name: "Stor".into(), cells: None },
        FoundSheet { name: "Liten".into(), cells: Some(vec![(0, 0, text("Rad"))]) },
    ];
    let mut app = App::example(SYDNARKE_2022);
    answered(&mut app, Ok(serde_json::to_vec(&Ok::<_, Unreadable>(Found { sheets })).unwrap()));
    assert_eq!((wrong(&app), content(&app).sheets.as_ref().unwrap().chosen), ("", 1));
    step(&mut app, Step::Sheet(0));
    assert!(wrong(&app).contains("kopiera tabellen till ett eget blad"), "{}", wrong(&app));
}

#[test]
fn an_answer_that_comes_too_late_is_about_another_file() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::Do(Command::OpenTable));
    step(&mut app, Step::Chosen("fil.xlsx".into(), Some(b"PK\x03\x04".to_vec())));
    step(&mut app, Step::Chosen("fil.xlsx".into(), Some(b"PK\x03\x04".to_vec())));
    step(&mut app, Step::Told(1, sheet(vec![(0, 0, text("Rad"))])));
    assert!(app.state.table_file.as_ref().unwrap().content.is_none());
    // A file of text came instead.
    step(&mut app, Step::Chosen("fil.csv".into(), Some(b"Rad;Budget\r\n".to_vec())));
    step(&mut app, Step::Told(2, sheet(vec![(0, 0, text("Rad"))])));
    assert!(content(&app).sheets.is_none());
    app.send(Msg::CloseDialog);
    step(&mut app, Step::Told(2, sheet(vec![(0, 0, text("Rad"))])));
    assert!(app.state.dialog.is_none());
}

#[test]
fn a_file_that_is_not_made_is_said() {
    let mut app = App::example(SYDNARKE_2022);
    step(&mut app, Step::NotWritten(Trouble::NotFetched));
    assert_eq!(app.state.notice, Some(Notice::SpreadsheetNotMade(Trouble::NotFetched)));
}

/// The largest table that is read, as a file: it is within the limits.
#[test]
fn the_largest_table_is_within_the_limits() {
    let column = |heading: String| Column { heading, width: 9, is_number: true, is_prose: false };
    let cell = |number: usize| Cell::Number { number: number.to_string(), format: "0".into(), formula: None };
    let book = Book {
        title: "Stor".into(),
        sheets: vec![Sheet {
            name: "Stor".into(),
            caption: "Stor".into(),
            columns: (0..300).map(|at| column(format!("Kolumn {at}"))).collect(),
            rows: (0..200)
                .map(|row| Row {
                    is_sum: false,
                    depth: 0,
                    cells: (0..300).map(|at| cell(row * at)).collect(),
                })
                .collect(),
        }],
    };
    let mut app = App::example(SYDNARKE_2022);
    open(&mut app, &sambudget_xlsx::write(&book).unwrap());
    assert_eq!(content(&app).block.rows().len(), 201);
    assert_eq!(content(&app).block.columns(), 300);
}
