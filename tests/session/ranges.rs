//! Many cells at once: clearing, filling, copying and pasting, each as one step.

use sambudget::lang::{Lang, sentence};
use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Deviation, Method, Prognosis};
use sambudget::model::edit::Setting;
use sambudget::model::unit::DisplayUnit;
use sambudget::session::command::{Command, is_available};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;
use sambudget::session::ranges::{Fill, Why, copied, in_words};
use sambudget::session::selection::{Area, At, How, Pointed, Selection};
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Dialog, Notice, View};
use sambudget::text::clipboard::{DecimalSign, Written};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, journaled, key, point, said};

const STAFF: &str = "Personalkostnader";
const COMPUTERS: &str = "Datorer & basutrustning";
const TELEPHONY: &str = "Tele- och datakommunikation";
const LICENCES: &str = "Licenser & serviceavtal";

fn sydnarke() -> App {
    App::example(SYDNARKE_2022)
}

/// Selects from one cell to another.
#[track_caller]
fn select(app: &mut App, from: (&str, DriftColumn), to: (&str, DriftColumn)) -> SheetId {
    let (sheet, first) = app.at(from.0, from.1);
    let (_, last) = app.at(to.0, to.1);
    app.send(point(sheet, first));
    app.send(Msg::Point(sheet, Pointed::Cell(last), How::Extend));
    sheet
}

fn paste(app: &mut App, text: &str) {
    app.send(Msg::Paste(None, Some(text.into())));
}

fn copy(app: &App) -> Written {
    copied(&app.state).expect("something to copy")
}

/// What undoing would take back, in words.
fn step(app: &App) -> String {
    let step = app.open().history.next_undo().expect("a step");
    sentence::step(Lang::Swedish, step.label.verb, &step.label.what)
}

#[test]
fn clearing_a_block_is_one_step() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let sheet = select(&mut app, (STAFF, Budget), (COMPUTERS, Deviation));
    app.send(Msg::Key(sheet, key("Delete")));
    assert_eq!(app.row(STAFF, [Budget, Actual, Prognosis, Deviation]), ["", "", "", ""]);
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["", ""]);
    assert_eq!(step(&app), "tömma 6 celler");
    assert_eq!(app.state.notice, None, "that results stay is no news");
    app.can_be_undone(&before);
}

#[test]
fn clearing_says_what_it_emptied_and_what_stays() {
    let mut app = sydnarke();
    let sheet = select(&mut app, (STAFF, Budget), (COMPUTERS, Deviation));
    let effects = app.send(Msg::Key(sheet, key("Delete")));
    assert_eq!(said(&effects), "6 celler tömda. 2 celler är beräknade och står kvar.");
    assert_eq!(said(&app.send(Msg::Key(sheet, key("Delete")))), "", "nothing stands there");
    app.send(Msg::Undo);
    let (sheet, at) = app.at(STAFF, Deviation);
    app.send(point(sheet, at));
    let effects = app.send(Msg::Key(sheet, key("Delete")));
    assert_eq!((said(&effects), journaled(&effects).len()), ("1 cell är beräknad och står kvar.", 0));
    let (sheet, at) = app.at(STAFF, Actual);
    app.send(point(sheet, at));
    app.send(Msg::Do(Command::Hold));
    select(&mut app, (STAFF, Budget), (STAFF, Deviation));
    assert_eq!(
        said(&app.send(Msg::Key(sheet, key("Delete")))),
        "2 celler tömda. 1 cell är beräknad och står kvar. 1 cell lämnades som den var: Personalkostnader, Utfall t.o.m. juli."
    );
}

#[test]
fn names_are_not_cleared_with_their_row() {
    let mut app = sydnarke();
    let (sheet, at) = app.at_index(STAFF, 0);
    app.send(Msg::Point(sheet, Pointed::Row(at.row), How::Alone));
    app.send(Msg::Key(sheet, key("Delete")));
    assert_eq!(app.row(STAFF, [Budget, Actual, Prognosis]), ["", "", ""]);
}

/// The cell that moved is brought into sight; a heading and the corner select more than is in sight, and move nothing.
#[test]
fn the_view_stays_where_a_heading_or_the_corner_is_pressed() {
    let mut app = sydnarke();
    let (sheet, at) = app.at_index(STAFF, 0);
    let table = [
        (Pointed::Column(2), How::Alone, false),
        (Pointed::Column(3), How::Extend, false),
        (Pointed::All, How::Alone, false),
        (Pointed::Row(at.row), How::Alone, true),
        (Pointed::Cell(at), How::Alone, true),
    ];
    let moves =
        |app: &App| app.state.open.as_ref().unwrap().selected.as_ref().map_or(0, |selected| selected.moves);
    let at_first = moves(&app);
    app.send(Msg::Point(sheet, Pointed::Column(2), How::Alone));
    assert_eq!(moves(&app), at_first, "nothing in it was pressed before");
    app.send(point(sheet, at));
    for (pointed, how, moved) in table {
        let before = moves(&app);
        app.send(Msg::Point(sheet, pointed, how));
        assert_eq!(moves(&app) != before, moved, "{pointed:?}");
    }
}

#[test]
fn filling_copies_the_edge_over_the_rest() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    select(&mut app, (STAFF, Budget), (TELEPHONY, Actual));
    app.send(Msg::Do(Command::FillDown));
    assert_eq!(app.row(TELEPHONY, [Budget, Actual]), ["12 006", "6 163"]);
    assert_eq!(step(&app), "fylla i 4 celler");
    app.can_be_undone(&before);
    app.send(Msg::Undo);

    select(&mut app, (STAFF, Budget), (COMPUTERS, Actual));
    app.send(Msg::Do(Command::FillRight));
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["12 006", "12 006"]);
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["200", "200"]);
    app.send(Msg::Undo);

    // A single row is filled from the one above, as in a spreadsheet.
    select(&mut app, (COMPUTERS, Budget), (COMPUTERS, Actual));
    app.send(Msg::Do(Command::FillDown));
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["12 006", "6 163"]);
}

#[test]
fn a_fill_over_results_says_what_it_left_alone() {
    let mut app = sydnarke();
    select(&mut app, (STAFF, Prognosis), (STAFF, Deviation));
    app.send(Msg::Do(Command::FillRight));
    let Some(Notice::LeftAlone { cells, names, .. }) = &app.state.notice else { panic!("a notice") };
    assert_eq!((*cells, names[0].as_str()), (1, "Personalkostnader, Avvikelse"));
}

#[test]
fn the_handle_continues_a_series_and_copies_the_rest() {
    let mut app = App::new_board();
    let activity = app.workbook().activities[0].id;
    let sheet = SheetId::Drift(activity);
    let name = |app: &App, row: usize| app.sheet().rows[row].header.text.clone();
    let (first, second, third) = (name(&app, 0), name(&app, 1), name(&app, 2));
    app.write(&first, Budget, "100");
    app.write(&second, Budget, "250");
    let column = app.at(&first, Budget).1.column;
    let drag = |app: &mut App, from: usize, to: usize, until: usize, how| {
        app.send(point(sheet, At { row: from, column }));
        app.send(Msg::Point(sheet, Pointed::Cell(At { row: to, column }), How::Extend));
        app.send(Msg::Fill(sheet, At { row: until, column }, how));
    };
    drag(&mut app, 0, 1, 3, Fill::Series);
    assert_eq!(app.shows(&third, Budget), "400");
    assert_eq!(app.shows(&name(&app, 3), Budget), "550");
    assert_eq!(app.open().selected.as_ref().unwrap().cells.current().size(), (4, 1));
    app.send(Msg::Undo);
    drag(&mut app, 0, 1, 3, Fill::Copy);
    assert_eq!([app.shows(&third, Budget), app.shows(&name(&app, 3), Budget)], ["100", "250"]);
    app.send(Msg::Undo);
    // Upwards the series goes back; a single figure is copied.
    app.write(&third, Budget, "300");
    app.write(&name(&app, 3), Budget, "200");
    drag(&mut app, 2, 3, 0, Fill::Series);
    assert_eq!([app.shows(&first, Budget), app.shows(&second, Budget)], ["500", "400"]);
    drag(&mut app, 0, 0, 1, Fill::Series);
    assert_eq!(app.shows(&second, Budget), "500");
    // Formulas are copied, so that they go on to calculate.
    app.look_at(0);
    app.write(&first, Budget, "=utfall*2");
    app.write(&second, Budget, "=utfall*3");
    drag(&mut app, 0, 1, 2, Fill::Series);
    assert_eq!(app.cell(&third, Budget).draft, "=utfall*2");
}

#[test]
fn a_copied_formula_calculates_where_it_is_pasted() {
    let mut app = sydnarke();
    app.write(STAFF, Prognosis, "=utfall*2+100");
    let at = app.at(STAFF, Prognosis);
    app.send(point(at.0, at.1));
    let Written { html, tsv } = copy(&app);
    assert_eq!(tsv, "12426", "others get the figure");
    let (sheet, below) = app.at(COMPUTERS, Prognosis);
    app.send(point(sheet, below));
    app.send(Msg::Paste(Some(html.clone()), Some(tsv)));
    // With its own row's figure, and the hundred is still a hundred thousand.
    assert_eq!(app.shows(COMPUTERS, Prognosis), "432");
    assert_eq!(app.cell(COMPUTERS, Prognosis).draft, "=utfall*2+100");
    app.send(Msg::Set(Setting::DriftUnit(DisplayUnit::KR)));
    let (sheet, other) = app.at(LICENCES, Prognosis);
    app.send(point(sheet, other));
    app.send(Msg::Paste(Some(html), None));
    assert_eq!(app.cell(LICENCES, Prognosis).draft, "=tkr: utfall*2+100");
}

#[test]
fn what_is_copied_and_pasted_in_place_changes_nothing() {
    for example in [SYDNARKE_2022, HERRLJUNGA] {
        for view in [View::Drift, View::Investments, View::Allocation] {
            let mut app = App::example(example);
            app.show(view);
            for sheet in app.open().sheets() {
                let shape = app.state.table(sheet).unwrap().shape();
                if shape.rows == 0 {
                    continue;
                }
                app.send(point(sheet, At { row: 0, column: 1 }));
                app.send(Msg::Do(Command::SelectAll));
                let before = app.workbook().clone();
                let Written { html, tsv } = copy(&app);
                app.send(Msg::Paste(Some(html), Some(tsv)));
                assert_eq!(app.asks(), None, "{sheet:?}");
                assert!(app.workbook() == &before, "{sheet:?} of example {example} is another");
            }
        }
    }
}

#[test]
fn a_block_goes_where_the_cursor_stands() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    select(&mut app, (STAFF, Budget), (STAFF, Budget));
    // As Excel writes it: tabs, and a line break at the end.
    paste(&mut app, "13 000\t7 000,5\r\n250\t\u{2212}90\r\n");
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["13 000", "7 001"]);
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["250", "−90"]);
    assert_eq!(step(&app), "klistra in 4 celler");
    let selected = app.open().selected.as_ref().unwrap().cells.current();
    assert_eq!(selected.size(), (2, 2), "what was pasted is selected");
    app.can_be_undone(&before);
}

#[test]
fn one_cell_fills_a_selection_and_a_block_is_repeated() {
    let mut app = sydnarke();
    select(&mut app, (STAFF, Budget), (COMPUTERS, Actual));
    paste(&mut app, "7");
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["7", "7"]);
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["7", "7"]);
    select(&mut app, (STAFF, Budget), (LICENCES, Budget));
    paste(&mut app, "1\n2");
    let shown = [STAFF, COMPUTERS, TELEPHONY, LICENCES].map(|row| app.shows(row, Budget));
    assert_eq!(shown, ["1", "2", "1", "2"]);
}

#[test]
fn what_cannot_be_read_stays_and_results_are_left_alone() {
    let mut app = sydnarke();
    select(&mut app, (STAFF, Prognosis), (STAFF, Prognosis));
    paste(&mut app, "ungefär 5\t17");
    assert_eq!(app.shows(STAFF, Prognosis), "ungefär 5");
    assert!(app.cell(STAFF, Prognosis).unread);
    let Some(Notice::LeftAlone { cells: 1, .. }) = &app.state.notice else { panic!("a notice") };
}

#[test]
fn the_decimal_sign_is_that_of_the_clipboard_and_is_asked_for_where_it_contradicts_itself() {
    let mut app = sydnarke();
    select(&mut app, (STAFF, Budget), (STAFF, Budget));
    let html = "<html><style>td{mso-displayed-decimal-separator:\"\\.\";mso-displayed-thousand-separator:\"\\,\";}\
        </style><table><tr><td>1,202</td></tr></table></html>";
    app.send(Msg::Paste(Some(html.into()), None));
    assert_eq!(app.shows(STAFF, Budget), "1 202");

    paste(&mut app, "1,5\n2.5\n1,202");
    let Some(Dialog::PasteDecimals(_)) = app.asks() else { panic!("a question: {:?}", app.asks()) };
    app.send(Msg::PasteWith(DecimalSign::Point));
    assert_eq!(app.shows(TELEPHONY, Budget), "1 202");
    assert_eq!(app.asks(), None);
}

#[test]
fn a_paste_larger_than_the_table_asks_first() {
    let mut app = App::new_board();
    let activity = app.workbook().activities[0].id;
    let (sheet, rows) = (SheetId::Drift(activity), app.sheet().rows.len() - 1);
    let before = app.workbook().clone();
    let block = "Konsulter\t100\nUtbildning\t50\nResor\t25";
    let last = At { row: rows - 1, column: 0 };
    app.send(point(sheet, last));
    paste(&mut app, block);
    let Some(Dialog::PasteLarger(asked)) = app.asks() else { panic!("a question") };
    assert_eq!((asked.rows_over, asked.columns_over, asked.can_grow), (2, 0, true));
    assert_eq!(app.workbook(), &before, "nothing is written before the answer");

    app.send(Msg::PasteLarger(true));
    assert_eq!(app.sheet().rows.len(), rows + 3);
    assert_eq!(["Konsulter", "Utbildning", "Resor"].map(|row| app.shows(row, Budget)), ["100", "50", "25"]);
    assert_eq!(step(&app), "klistra in 6 celler");
    app.can_be_undone(&before);
    app.send(Msg::Undo);

    app.send(point(sheet, last));
    paste(&mut app, block);
    app.send(Msg::PasteLarger(false));
    assert_eq!(app.sheet().rows.len(), rows + 1);
    assert_eq!(app.shows("Konsulter", Budget), "100");
    let bottom = app.sheet().rows[rows].header.text.clone();
    assert_eq!(bottom, "Resultat", "what does not fit does not rename the bottom line");
}

#[test]
fn an_amount_keeps_its_unit_between_tables_of_different_units() {
    let mut app = sydnarke();
    select(&mut app, (STAFF, Budget), (STAFF, Budget));
    let Written { html, tsv } = copy(&app);
    app.send(Msg::Set(sambudget::model::edit::Setting::DriftUnit(sambudget::model::unit::DisplayUnit::KR)));
    select(&mut app, (COMPUTERS, Budget), (COMPUTERS, Budget));
    app.send(Msg::Paste(Some(html), Some(tsv)));
    assert_eq!(app.shows(COMPUTERS, Budget), "12 006 000");
}

/// Cuts the staff's budget and actual.
fn cut_staff(app: &mut App) -> Written {
    select(app, (STAFF, Budget), (STAFF, Actual));
    let written = copy(app);
    app.send(Msg::Copied(true));
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["12 006", "6 163"], "they stay until they are pasted");
    written
}

#[test]
fn what_is_cut_moves_when_it_is_pasted_as_one_step() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let Written { html, tsv } = cut_staff(&mut app);
    let (sheet, at) = app.at(COMPUTERS, Budget);
    app.send(point(sheet, at));
    app.send(Msg::Paste(Some(html.clone()), Some(tsv.replace('\n', "\r\n"))));
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["", ""]);
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["12 006", "6 163"]);
    assert_eq!(step(&app), "flytta 2 celler");
    app.can_be_undone(&before);
    // Once: pasted again it is a copy.
    let (sheet, at) = app.at(TELEPHONY, Budget);
    app.send(point(sheet, at));
    app.send(Msg::Paste(Some(html), Some(tsv)));
    assert_eq!(app.row(COMPUTERS, [Budget, Actual]), ["12 006", "6 163"]);
    assert_eq!(step(&app), "klistra in 2 celler");
}

#[test]
fn what_is_cut_may_land_on_itself() {
    let mut app = sydnarke();
    let Written { html, tsv } = cut_staff(&mut app);
    let (sheet, at) = app.at(STAFF, Actual);
    app.send(point(sheet, at));
    app.send(Msg::Paste(Some(html), Some(tsv)));
    assert_eq!(app.row(STAFF, [Budget, Actual, Prognosis]), ["", "12 006", "6 163"]);
}

/// What ends the waiting: then, and where not all of it can stand, pasting only copies, and nothing is lost.
#[test]
fn what_is_cut_stays_where_it_is_not_moved() {
    type Then = fn(&mut App);
    let table: [(&str, Then, DriftColumn); 5] = [
        (
            "escape",
            |app| {
                let sheet = app.sheet().id;
                app.send(Msg::Key(sheet, key("Escape")));
            },
            Budget,
        ),
        (
            "another copy",
            |app| {
                app.send(Msg::Copied(false));
            },
            Budget,
        ),
        ("a change", |app| drop(app.write(LICENCES, Budget, "5")), Budget),
        (
            "a change that was undone",
            |app| {
                app.write(LICENCES, Budget, "5");
                app.send(Msg::Undo);
            },
            Budget,
        ),
        ("a result beneath it", |_| {}, Prognosis),
    ];
    for (what, then, column) in table {
        let mut app = sydnarke();
        let Written { html, tsv } = cut_staff(&mut app);
        then(&mut app);
        let (sheet, at) = app.at(COMPUTERS, column);
        app.send(point(sheet, at));
        app.send(Msg::Paste(Some(html), Some(tsv)));
        assert_eq!(app.shows(COMPUTERS, column), "12 006", "{what}");
        assert_eq!(app.row(STAFF, [Budget, Actual]), ["12 006", "6 163"], "{what}");
        assert!(step(&app).starts_with("klistra in"), "{what}: {}", step(&app));
    }
    // Something else on the clipboard is not it.
    let mut app = sydnarke();
    cut_staff(&mut app);
    paste(&mut app, "7");
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["7", "7"]);
    assert_eq!(step(&app), "klistra in 2 celler");
}

#[test]
fn what_is_cut_moves_to_another_table_as_one_step() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let Written { html, tsv } = cut_staff(&mut app);
    app.look_at(0);
    let (sheet, at) = app.at(LICENCES, Budget);
    app.send(point(sheet, at));
    app.look_at_total();
    app.send(Msg::Show(View::Investments));
    let sheet = app.sheet().id;
    app.send(point(sheet, At { row: 0, column: 1 }));
    app.send(Msg::Paste(Some(html), Some(tsv)));
    app.show(View::Drift);
    assert_eq!(app.row(STAFF, [Budget, Actual]), ["", ""]);
    assert_eq!(step(&app), "flytta 2 celler");
    app.can_be_undone(&before);
}

#[test]
fn the_selection_in_words() {
    let mut app = sydnarke();
    let words = |app: &App| {
        let selected = app.open().selected.clone().unwrap();
        let table = app.state.table(selected.sheet).unwrap();
        in_words(Lang::Swedish, &table, &selected.cells).replace('\u{a0}', " ")
    };
    select(&mut app, (STAFF, Budget), (COMPUTERS, Actual));
    assert_eq!(words(&app), "Markerat: 4 tal · summa 18 535 · medel 4 634 · minst 166 · störst 12 006");
    select(&mut app, (STAFF, Budget), (STAFF, Budget));
    assert_eq!(words(&app), "", "one cell says what it is itself");
    // Text counts in nothing, and a cell of two rectangles counts once.
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(Msg::Point(sheet, Pointed::Cell(at), How::Add));
    app.send(Msg::Point(sheet, Pointed::Cell(At { column: 0, ..at }), How::Add));
    assert_eq!(words(&app), "Markerat: 1 tal · summa 12 006 · medel 12 006 · minst 12 006 · störst 12 006");
}

#[test]
fn rows_are_grouped_ungrouped_and_deleted_together() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    select(&mut app, (STAFF, Budget), (COMPUTERS, Budget));
    app.send(Msg::Do(Command::Group));
    app.send(Msg::Draft("Egen drift".into()));
    app.send(Msg::EditorKey(key("Enter")));
    assert_eq!(app.shows("Egen drift", Budget), "12 206");
    let (sheet, at) = app.at_index("Egen drift", 0);
    app.send(point(sheet, at));
    assert!(is_available(&app.state, Command::Ungroup));
    app.send(Msg::Do(Command::Ungroup));
    assert_eq!(app.workbook(), &before, "the rows stand as before");

    select(&mut app, (STAFF, Budget), (COMPUTERS, Budget));
    app.send(Msg::Do(Command::DeleteRows));
    assert!(matches!(app.asks(), Some(Dialog::DeleteRows(rows)) if rows.len() == 2));
    let Some(Dialog::DeleteRows(rows)) = app.asks().cloned() else { panic!("a question") };
    app.send(Msg::DeleteRowsForSure(rows));
    assert!(app.workbook().lines().all(|line| line.name != STAFF && line.name != COMPUTERS));
    assert_eq!(step(&app), "ta bort 2 rader");
    app.can_be_undone(&before);
}

#[test]
fn a_choice_takes_the_name_of_a_choice() {
    let mut app = sydnarke();
    app.send(Msg::DriftColumns(vec![Budget, Actual, Method, Prognosis]));
    let (sheet, at) = app.at(STAFF, Method);
    app.send(point(sheet, at));
    paste(&mut app, "löpande takt");
    assert_eq!(app.shows(STAFF, Method), "Löpande takt");
    paste(&mut app, "något annat");
    assert_eq!(app.shows(STAFF, Method), "Löpande takt");
    let Some(Notice::LeftAlone { cells: 1, words, reasons, .. }) = &app.state.notice else {
        panic!("a notice")
    };
    assert_eq!((&words[..], &reasons[..]), (&["något annat".to_owned()][..], &[Why::NoChoice][..]));
    // The first few are named, each once.
    let effects = app.send(Msg::Paste(None, Some("ett\nett\ntvå\ntre\nfyra".into())));
    let words = "Finns inte bland valen: ”ett”, ”två”, ”tre” ….";
    assert!(said(&effects).ends_with(words), "{}", said(&effects));
}

/// The rectangle that the handle fills is the area made longer in one direction.
#[test]
fn the_handle_fills_in_one_direction() {
    use sambudget::session::ranges::filled_area;
    let at = |row, column| At { row, column };
    let area = Area { anchor: at(2, 2), head: at(3, 3) };
    let table = [
        (at(2, 3), at(2, 2), at(3, 3)),
        (at(6, 3), at(2, 2), at(6, 3)),
        (at(6, 5), at(2, 2), at(6, 3)),
        (at(3, 7), at(2, 2), at(3, 7)),
        (at(0, 2), at(0, 2), at(3, 3)),
        (at(3, 0), at(2, 0), at(3, 3)),
    ];
    for (to, first, last) in table {
        let filled = filled_area(area, to);
        assert_eq!((filled.first(), filled.last()), (first, last), "to {to:?}");
    }
    assert!(Selection::area(area).contains(at(3, 2)));
}

#[test]
fn a_paste_says_what_it_wrote_and_what_it_left_alone() {
    let mut app = App::example(SYDNARKE_2022);
    let (sheet, prognosis) = app.at(STAFF, Prognosis);
    app.send(point(sheet, prognosis));
    let effects = app.send(Msg::Paste(None, Some("77\t88".into())));
    let said: Vec<&String> = effects
        .iter()
        .filter_map(|effect| if let Effect::Announce(text) = effect { Some(text) } else { None })
        .collect();
    let last = said.last().expect("something is said");
    assert!(last.starts_with("1 cell inklistrad."), "{last}");
    assert!(last.contains("1 cell lämnades"), "{last}");
    assert_eq!(app.shows(STAFF, Prognosis), "77");
}
