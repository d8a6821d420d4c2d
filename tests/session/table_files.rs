//! Tables in files of other programs: what is saved, what is read in, and that what is saved reads back as it was.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{Actual, Budget, Comment, Prognosis};
use sambudget::model::unit::Unit;
use sambudget::session::command::Command;
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::ranges::Finds;
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Dialog, View};
use sambudget::session::table_files::open::{Content, Step};
use sambudget::session::table_files::{Convention, csv};
use sambudget::text::clipboard::DecimalSign;
use sambudget::text::encoding::Encoding;

use super::app::{App, HERRLJUNGA, SYDNARKE_2019, SYDNARKE_2022, point, said};

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalhyror";

fn step(app: &mut App, step: Step) -> Vec<Effect> {
    app.send(Msg::TableFile(step))
}

/// Opens a file for the table in view.
fn open(app: &mut App, bytes: &[u8]) {
    app.send(Msg::Do(Command::OpenTable));
    assert_eq!(app.asks(), Some(&Dialog::TableFile));
    step(app, Step::Chosen("fil.csv".into(), Some(bytes.to_vec())));
}

/// Why the file cannot be read.
fn wrong(app: &App) -> &str {
    app.state.table_file.as_ref().unwrap().wrong.as_deref().unwrap_or_default()
}

fn content(app: &App) -> &Content {
    app.state.table_file.as_ref().unwrap().content.as_ref().unwrap()
}

fn finds(app: &App) -> Finds {
    app.state.table_file.as_ref().unwrap().finds(&app.state).unwrap()
}

/// What a command saves: name and text.
fn saved(app: &mut App, command: Command) -> (String, String) {
    let effects = app.send(Msg::Do(command));
    let [Effect::Download { name, text }, Effect::Announce(said)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(said.contains(name), "{said}");
    (name.clone(), text.clone())
}

#[test]
fn the_table_in_view_is_saved_as_it_is_looked_at() {
    let mut app = App::example(SYDNARKE_2022);
    let (name, text) = saved(&mut app, Command::SaveTable(Convention::Swedish));
    assert_eq!(name, "Sydnärkes IT-nämnd (SYD-IT) 2022 Ekonomiskt resultat.csv");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}Rad;Budget 2022;Utfall t.o.m. juli;Prognos 2022;Avvikelse");
    assert!(lines[2].starts_with("Personalkostnader;12006;"), "{}", lines[2]);
    // Figures are whole, not as they are rounded for showing; in the other convention likewise.
    app.write(STAFF, Budget, "12006,5");
    let (_, text) = saved(&mut app, Command::SaveTable(Convention::Swedish));
    assert!(text.contains("\nPersonalkostnader;12006,5;"), "{text}");
    let (_, text) = saved(&mut app, Command::SaveTable(Convention::English));
    assert!(text.contains("\nPersonalkostnader,12006.5,"), "{text}");
}

#[test]
fn what_begins_like_a_formula_is_text_in_what_is_saved() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\";\"y\")", "＝1", "＋1", "－1", "＠x"]
    {
        let mut app = App::example(SYDNARKE_2022);
        app.send(Msg::DriftColumns(vec![Budget, Comment]));
        app.write(STAFF, Comment, text);
        let quoted = if text.contains('"') {
            format!("\" {}\"", text.replace('"', "\"\""))
        } else {
            format!(" {text}")
        };
        let (_, saved_text) = saved(&mut app, Command::SaveTable(Convention::Swedish));
        assert!(saved_text.contains(&format!(";{quoted}\r\n")), "{text}: {saved_text}");
        // It comes back as it was.
        open(&mut app, saved_text.as_bytes());
        assert_eq!((finds(&app).changes, finds(&app).missing), (0, Vec::new()), "{text}");
    }
}

#[test]
fn what_is_saved_reads_back_as_it_was() {
    for example in [SYDNARKE_2022, SYDNARKE_2019, HERRLJUNGA] {
        for view in [View::Drift, View::Months, View::Investments, View::Measures, View::Allocation] {
            let mut app = App::example(example);
            app.show(view);
            for sheet in app.open().sheets() {
                let texts = [Convention::Swedish, Convention::English]
                    .map(|convention| csv(&app.state.table(sheet).unwrap(), convention));
                if app.state.table(sheet).unwrap().rows.is_empty() {
                    continue;
                }
                for text in texts {
                    let before = app.workbook().clone();
                    app.send(Msg::Take(sheet));
                    open(&mut app, text.as_bytes());
                    if content(&app).block.decimals().asks() {
                        continue;
                    }
                    let found = finds(&app);
                    assert_eq!(found.changes, 0, "{example} {sheet:?}: {text}");
                    assert_eq!(found.missing, Vec::<String>::new(), "{example} {sheet:?}: {text}");
                    step(&mut app, Step::Take);
                    assert!(*app.workbook() == before, "{example} {sheet:?}");
                }
            }
        }
    }
}

#[test]
fn a_file_is_read_into_the_rows_and_columns_that_it_names() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    open(
        &mut app,
        "Rad;Utfall;Budget;Okänd\r\nLokalhyror;410;760,5;x\r\nPersonalkostnader;;12 000;\r\n".as_bytes(),
    );
    let read = content(&app);
    assert_eq!((read.encoding, read.separator, read.has_headings), (Encoding::Utf8, ';', true));
    assert_eq!((read.block.decimals().sign, read.unit), (DecimalSign::Comma, Unit::Tkr));
    assert_eq!(read.columns, [Some(0), Some(2), Some(1), None]);
    assert_eq!(finds(&app), Finds { changes: 3, ..Finds::default() });
    assert!(*app.workbook() == before, "nothing is written before yes");
    let effects = step(&mut app, Step::Take);
    assert_eq!(said(&effects), "Inläst: 3 celler.");
    assert_eq!(app.asks(), None);
    assert_eq!(app.row(RENT, [Budget, Actual]), ["761", "410"]);
    assert_eq!(app.shows(STAFF, Budget), "12 000");
    app.can_be_undone(&before);
    // Closed without yes, it writes nothing.
    let before = app.workbook().clone();
    open(&mut app, b"Rad;Budget\nLokalhyror;1\n");
    app.send(Msg::CloseDialog);
    assert!(*app.workbook() == before);
    // And what the shell says late finds no file.
    step(&mut app, Step::Take);
    assert!(*app.workbook() == before);
}

#[test]
fn how_a_file_is_read_is_found_and_can_be_corrected() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let units = [0xfeff].into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let latin = |text: &str| -> Vec<u8> { text.chars().map(|letter| u32::from(letter) as u8).collect() };
    let table: [(Vec<u8>, Encoding, char); 6] = [
        ("Rad;Budget\nÖvriga kostnader;1,5\n".into(), Encoding::Utf8, ';'),
        ("\u{feff}Rad\tBudget\nÖvriga kostnader\t1,5\n".into(), Encoding::Utf8, '\t'),
        ("Rad,Budget\r\n\"Övriga kostnader\",\"1,5\"\r\n".into(), Encoding::Utf8, ','),
        (utf16("Rad\tBudget\r\nÖvriga kostnader\t1,5\r\n", false), Encoding::Utf16Le, '\t'),
        (utf16("Rad|Budget\nÖvriga kostnader|1,5\n", true), Encoding::Utf16Be, '|'),
        (latin("Rad;Budget\rÖvriga kostnader;1,5\r"), Encoding::Windows1252, ';'),
    ];
    for (bytes, encoding, separator) in table {
        let mut app = App::example(SYDNARKE_2022);
        open(&mut app, &bytes);
        let read = content(&app);
        assert_eq!((read.encoding, read.separator), (encoding, separator), "{bytes:?}");
        step(&mut app, Step::Take);
        assert_eq!(app.cell("Övriga kostnader", Budget).draft, "1,5", "{encoding:?} {separator:?}");
    }
    let mut app = App::example(SYDNARKE_2022);
    open(&mut app, b"Rad;Budget\nLokalhyror;1.202\nPersonalkostnader;3.500\n");
    step(&mut app, Step::Sign(DecimalSign::Point));
    step(&mut app, Step::Unit(Unit::Kr));
    step(&mut app, Step::Take);
    assert_eq!(app.cell(RENT, Budget).draft, "0,001202", "one krona and twenty öre");
    open(&mut app, b"Rad;Budget\nLokalhyror;5\n");
    step(&mut app, Step::Separator(','));
    assert!(!content(&app).columns.contains(&Some(1)));
    step(&mut app, Step::Separator(';'));
    step(&mut app, Step::Column(1, Some(2)));
    assert_eq!(content(&app).columns, [Some(0), Some(2)]);
    // Two columns cannot go to one.
    step(&mut app, Step::Column(0, Some(2)));
    assert_eq!(content(&app).columns, [Some(2), None]);
    assert!(!content(&app).has_names());
    step(&mut app, Step::Column(1, Some(0)));
    step(&mut app, Step::Headings(false));
    assert_eq!(finds(&app).missing, ["Budget", "5"]);
}

#[test]
fn rows_that_are_not_here_are_added_if_the_user_says_so() {
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    let file =
        "Rad;Budget;Avvikelse prognos\nMolntjänster;300;7\nLokalhyror;700;7\nSumma;9999;7\nVäxel;200;\n;5;\n";
    open(&mut app, file.as_bytes());
    let found = finds(&app);
    assert_eq!(found.missing, ["Molntjänster", "Växel"]);
    assert_eq!((found.changes, found.calculated, found.nameless), (1, 1, 1), "a sum is calculated");
    step(&mut app, Step::Adds(true));
    let effects = step(&mut app, Step::Take);
    assert_eq!(said(&effects), "Inläst: 3 celler och 2 rader tillagda.");
    assert_eq!(app.shows("Molntjänster", Budget), "300");
    assert_eq!(app.shows("Växel", Budget), "200");
    assert_eq!(app.shows(RENT, Budget), "700");
    app.can_be_undone(&before);
    // Without it they are left out.
    app.send(Msg::Undo);
    open(&mut app, file.as_bytes());
    let effects = step(&mut app, Step::Take);
    assert_eq!(said(&effects), "Inläst: 1 cell.");
    assert!(app.workbook().lines().all(|line| line.name != "Växel"));
}

#[test]
fn rows_are_found_however_the_table_is_looked_at_and_held_cells_stay() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::SortDescending));
    app.send(Msg::Do(Command::Hold));
    let arranged = app.open().arrangements.clone();
    open(&mut app, b"Rad;Budget\nPersonalkostnader;1\nLokalhyror;700\n");
    let effects = step(&mut app, Step::Take);
    assert_eq!(
        said(&effects),
        "Inläst: 1 cell. 1 cell lämnades som den var: Personalkostnader, Budget 2022."
    );
    assert_eq!(app.shows(RENT, Budget), "700");
    assert_eq!(app.shows(STAFF, Budget), "12 006");
    assert_eq!(app.open().arrangements, arranged);
}

#[test]
fn a_formula_that_gives_the_figure_of_the_file_stays() {
    let mut app = App::example(SYDNARKE_2022);
    app.write(STAFF, Prognosis, "=budget-6");
    assert_eq!(app.shows(STAFF, Prognosis), "12 000");
    open(&mut app, b"Rad;Prognos\nPersonalkostnader;12000\n");
    assert_eq!((finds(&app).changes, finds(&app).unchanged), (0, 1));
    step(&mut app, Step::Take);
    assert!(app.cell(STAFF, Prognosis).draft.starts_with('='));
}

#[test]
fn what_is_no_table_or_too_large_is_said_in_words() {
    let rows = |count: usize| -> Vec<u8> {
        (0..count).flat_map(|row| format!("Rad {row};{row};1\n").into_bytes()).collect()
    };
    let table: [(Vec<u8>, &str); 6] = [
        (rows(1_000_000), "högst 200000 ifyllda celler"),
        (b"\"".repeat(1_000_000), "för mycket"),
        (vec![b';'; 1_000_000], "Det står ingenting i filen"),
        (Vec::new(), "Det står ingenting i filen"),
        (b"\r\n\r\n".into(), "Det står ingenting i filen"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".into(), "ingen fil med text"),
    ];
    let mut app = App::example(SYDNARKE_2022);
    let before = app.workbook().clone();
    for (bytes, why) in table {
        open(&mut app, &bytes);
        assert!(wrong(&app).contains(why), "{:?}: {}", &bytes[..bytes.len().min(10)], wrong(&app));
        step(&mut app, Step::Take);
    }
    step(&mut app, Step::TooLarge(50 * 1024 * 1024));
    assert!(wrong(&app).contains("det största som läses"), "{}", wrong(&app));
    step(&mut app, Step::Chosen("x".into(), None));
    assert!(wrong(&app).contains("kunde inte läsa"), "{}", wrong(&app));
    // A good one after that.
    step(&mut app, Step::Chosen("x".into(), Some(b"Rad;Budget\nLokalhyror;1\n".into())));
    assert_eq!((wrong(&app), finds(&app).changes), ("", 1));
    assert!(*app.workbook() == before);
}

#[test]
fn all_figures_are_saved_as_one_long_table() {
    let mut app = App::example(SYDNARKE_2022);
    let (name, text) = saved(&mut app, Command::SaveTidy);
    assert_eq!(name, "Sydnärkes IT-nämnd (SYD-IT) 2022 tidy.csv");
    let mut lines = text.lines();
    let heading = "workbook,workbook_id,year,period_end,part,activity,activity_id,line,line_id,kind,member,member_id,\
        member_code,column,amount,incomplete";
    assert_eq!(lines.next(), Some(heading));
    let of = |part: &str| text.lines().filter(|line| line.contains(part)).count();
    assert!(of(",drift,Ekonomiskt resultat,") > 100 && of(",investments,Investeringar,") > 10, "{text}");
    // In either language it is the same.
    app.send(Msg::Lang(Lang::English));
    assert_eq!(saved(&mut app, Command::SaveTidy).1, text);
    assert!(matches!(app.open().sheets()[0], SheetId::Drift(_)));
}
