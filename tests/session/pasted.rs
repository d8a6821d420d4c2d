//! What becomes of a pasted block beyond its cells: headings and names put it where they are, what stands beneath a figure
//! is not counted twice, and what cannot go is said.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{
    self, Actual, Budget, Deviation, Method, Prognosis, RawPrognosis,
};
use sambudget::model::drift::{LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::member::Holder;
use sambudget::model::months::BookedYear;
use sambudget::rules::drift::Lens;
use sambudget::session::command::Command;
use sambudget::session::forms::{Answer, form};
use sambudget::session::msg::Msg;
use sambudget::session::ranges::copied;
use sambudget::session::selection::{At, How, Pointed};
use sambudget::session::sheet::SheetId;
use sambudget::session::state::{Dialog, Look, Notice, View};

use super::app::{App, HERRLJUNGA, SYDNARKE_2022, choose, point, said};

const STAFF: &str = "Personalkostnader";
const RENT: &str = "Lokalhyror";
const TRAVEL: &str = "Resor & Kurser";
const LICENCES: &str = "Licenser & serviceavtal";

/// Pastes a text at a cell; columns between `|`, rows between `/`. Gives what is said.
fn paste(app: &mut App, row: &str, column: DriftColumn, block: &str) -> String {
    let (sheet, at) = app.at(row, column);
    paste_at(app, sheet, at, block)
}

fn paste_at(app: &mut App, sheet: SheetId, at: At, block: &str) -> String {
    app.send(point(sheet, at));
    let text: Vec<String> = block
        .split('/')
        .map(|row| row.split('|').map(|cell| cell.trim().replace('_', "/")).collect::<Vec<_>>().join("\t"))
        .collect();
    said(&app.send(Msg::Paste(None, Some(text.join("\n"))))).to_owned()
}

#[test]
fn figures_go_where_their_headings_and_names_say() {
    // Where the cursor stands, what is pasted, which cells have changed, and what is said of it.
    let by_heading = "Kolumnerna är satta efter rubrikerna.";
    let by_name = "Raderna är satta efter namnen.";
    let both = "Kolumnerna är satta efter rubrikerna. Raderna är satta efter namnen.";
    type Changed = &'static [(&'static str, DriftColumn, &'static str)];
    let table: [((&str, DriftColumn), &str, Changed, &str); 12] = [
        (
            (STAFF, Budget),
            "Rad|Utfall|Budget/Lokalhyror|410|760/Resor & Kurser|262|110",
            &[(RENT, Actual, "410"), (RENT, Budget, "760"), (TRAVEL, Actual, "262"), (TRAVEL, Budget, "110")],
            both,
        ),
        // In either language, in any letters, with the year, the unit and an empty corner.
        (
            (STAFF, Budget),
            "|ACTUAL|budget 2022 (tkr)|Prognosis/lokalhyror|410|760|770",
            &[(RENT, Actual, "410"), (RENT, Budget, "760"), (RENT, Prognosis, "770")],
            both,
        ),
        ((STAFF, Budget), "|Utfall t.o.m. juli/Lokalhyror|410", &[(RENT, Actual, "410")], both),
        // Headings alone: from the cursor's row on, whichever column it stands in.
        (
            (RENT, Deviation),
            "Prognos|Utfall/770|410",
            &[(RENT, Prognosis, "770"), (RENT, Actual, "410")],
            by_heading,
        ),
        // Names alone: from the cursor's column on.
        (
            (STAFF, Actual),
            "Lokalhyror|410|770/Resor & Kurser|262|210",
            &[
                (RENT, Actual, "410"),
                (RENT, Prognosis, "770"),
                (TRAVEL, Actual, "262"),
                (TRAVEL, Prognosis, "210"),
            ],
            by_name,
        ),
        // What is not here is left out and named.
        (
            (STAFF, Budget),
            "Rad|Konto|Utfall|Budget/Lokalhyror|6010|410|760",
            &[(RENT, Actual, "410"), (RENT, Budget, "760")],
            "Raderna är satta efter namnen. Finns inte i tabellen: Konto.",
        ),
        (
            (STAFF, Budget),
            "|Utfall/Lokalhyror|410/Städning|90/Resor & Kurser|262",
            &[(RENT, Actual, "410"), (TRAVEL, Actual, "262")],
            "Finns inte i tabellen: Städning.",
        ),
        // A single figure has no heading, and a row of words is no heading either.
        ((RENT, Budget), "760", &[(RENT, Budget, "760")], ""),
        ((RENT, Budget), "ca|Budget|Konto|Nytt/1|2|3|4", &[(RENT, Budget, "ca")], ""),
        // A heading that stands twice says nothing.
        ((RENT, Budget), "Budget|Budget/1|2", &[(RENT, Budget, "Budget")], ""),
        // Last year's actual is not this year's, though it begins alike.
        ((RENT, Budget), "Utfall 2021|Utfall 2020/1|2", &[(RENT, Budget, "Utfall 2021")], ""),
        // Without a heading or names: as it lies.
        ((RENT, Budget), "760|410/13 000|7 000", &[(RENT, Budget, "760"), (RENT, Actual, "410")], ""),
    ];
    for ((row, column), block, changed, says) in table {
        let mut app = App::example(SYDNARKE_2022);
        app.send(Msg::DriftColumns(vec![Budget, Actual, Prognosis, Deviation]));
        let before = app.sheet();
        let said = paste(&mut app, row, column, block);
        for (row, column, shown) in changed {
            assert_eq!(app.shows(row, *column), *shown, "{block}: {row} {column:?}");
        }
        assert!(said.contains(says), "{block}: {said}");
        assert_eq!(
            said.contains("är satta"),
            says.contains("är satta") || says.contains("Finns inte"),
            "{said}"
        );
        if says.is_empty() {
            continue;
        }
        // Nothing else was written: neither names nor other cells.
        for (row, was) in app.sheet().rows.iter().zip(&before.rows) {
            assert_eq!(row.header.text, was.header.text, "{block}");
            for (at, (cell, was)) in row.cells.iter().zip(&was.cells).enumerate().take(3) {
                let of = [Budget, Actual, Prognosis][at];
                let is_meant =
                    changed.iter().any(|(name, column, _)| *name == row.header.text && *column == of);
                let is_line = cell.target.is_some();
                assert!(is_meant || !is_line || cell.text == was.text, "{block}: {} {of:?}", row.header.text);
            }
        }
    }
}

#[test]
fn members_months_and_projects_are_named_too() {
    // Side by side, by the members' names.
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::AddLine(app.workbook().activities[0].id, None));
    app.send(Msg::EditorKey(super::app::key("Escape")));
    app.send(Msg::Look(Look::SideBySide));
    let (sheet, at) = app.at_index("Ny rad", 1);
    app.send(Msg::Measure(Budget));
    let said = paste_at(&mut app, sheet, At { row: 0, ..at }, "|Laxå|Askersund/Ny rad|20|10");
    assert!(said.contains("Kolumnerna är satta") && said.contains("Raderna är satta"), "{said}");
    let amount = |app: &App, member| {
        let holder = Place::Part(Holder::Member(app.member(member)));
        app.line("Ny rad").entry(holder, LineField::OriginalBudget).value().map(|amount| amount.to_string())
    };
    assert_eq!([0, 2].map(|member| amount(&app, member)), [Some("10000".into()), Some("20000".into())]);

    // Months, whole or in three letters.
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Months);
    let sheet = SheetId::Months(app.workbook().activities[0].id, BookedYear::This);
    paste_at(&mut app, sheet, At { row: 0, column: 1 }, "|mars|Feb/Lokalhyror|3|2");
    let months = app.line(RENT).months.clone().unwrap();
    let of = |month| months.get(BookedYear::This, month).value().map(|booked| booked.0.to_string());
    let month = |number| sambudget::model::period::Month::new(number).unwrap();
    assert_eq!([1, 2, 3].map(|number| of(month(number))), [None, Some("2000".into()), Some("3000".into())]);

    // Projects.
    let mut app = App::example(HERRLJUNGA);
    app.show(View::Investments);
    let table = app.sheet();
    let name = table.rows[1].header.draft.clone();
    let wanted = table.columns.iter().position(|column| column.heading.starts_with("Utfall")).unwrap();
    paste_at(&mut app, table.id, At { row: 0, column: 1 }, &format!("Projekt|Utfall/{name}|17"));
    assert_eq!(app.sheet().rows[1].cells[wanted].text, "17");
    assert_eq!(app.sheet().rows[0], table.rows[0]);
}

#[test]
fn headings_are_known_in_moved_tables_and_in_english() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Budget, Actual, Prognosis, Deviation]));
    let sheet = app.sheet().id;
    app.send(Msg::Point(sheet, Pointed::Column(1), How::Alone));
    app.send(Msg::Do(Command::MoveRight));
    app.send(Msg::Lang(Lang::English));
    let (_, at) = app.at_index(RENT, 1);
    let said = paste_at(&mut app, sheet, at, "|Utfall|Budget/Lokalhyror|410|760");
    assert!(said.contains("The columns are placed by their headings."), "{said}");
    let row = &app.sheet().rows[at.row];
    assert_eq!(row.cells[0].text, "410");
    assert_eq!(row.cells[1].text, "760");
}

#[test]
fn names_that_are_new_are_new_rows_as_before() {
    let mut app = App::new_board();
    let rows = app.sheet().rows.len() - 1;
    let sheet = app.sheet().id;
    let last = At { row: rows - 1, column: 0 };
    paste_at(&mut app, sheet, last, "Rad|Utfall|Budget/Konsulter|90|100/Utbildning|40|50");
    let Some(Dialog::PasteLarger(asked)) = app.asks() else { panic!("a question") };
    assert_eq!((asked.rows_over, asked.columns_over), (1, 0));
    app.send(Msg::PasteLarger(true));
    for (name, shown) in [("Konsulter", ["100", "90"]), ("Utbildning", ["50", "40"])] {
        assert_eq!(app.row(name, [Budget, Actual]), shown, "{name}");
    }
    assert!(!app.sheet().rows.iter().any(|row| row.header.text == "Rad"));
    assert_eq!(app.sheet().rows.last().unwrap().header.text, "Resultat");
    app.send(Msg::Undo);
    assert_eq!(app.sheet().rows.len(), rows + 1);
}

#[test]
fn an_adjusted_prognosis_pasted_on_itself_is_what_it_was() {
    let adjusted = |own: bool| {
        let mut app = App::example(SYDNARKE_2022);
        app.send(Msg::DriftColumns(vec![Budget, Method, Prognosis, RawPrognosis]));
        if !own {
            let method = app.at(LICENCES, Method);
            choose(&mut app, method, "runRate");
        }
        let (sheet, at) = app.at(LICENCES, Prognosis);
        app.send(point(sheet, at));
        app.send(Msg::Do(Command::Adjustments));
        let asked = form(&app.state, app.asks().unwrap()).unwrap();
        let mut answers = asked.answers();
        (answers[0], answers[1]) = (Answer::Text("-200".into()), Answer::Text("Avtalet".into()));
        app.send(Msg::Submit(answers));
        assert_eq!(app.asks(), None);
        app
    };
    for own in [true, false] {
        let mut app = adjusted(own);
        let before = app.row(LICENCES, [RawPrognosis, Prognosis]);
        let (sheet, at) = app.at(LICENCES, Prognosis);
        app.send(point(sheet, at));
        assert_ne!(before[0], before[1]);
        let written = copied(&app.state).unwrap();
        app.send(Msg::Paste(Some(written.html.clone()), Some(written.tsv.clone())));
        assert_eq!(app.row(LICENCES, [RawPrognosis, Prognosis]), before);
        // Elsewhere it is the figure that is seen.
        let (sheet, at) = app.at(RENT, Budget);
        app.send(point(sheet, at));
        app.send(Msg::Paste(Some(written.html), Some(written.tsv)));
        assert_eq!(app.shows(RENT, Budget), before[1]);
    }
}

#[test]
fn a_total_does_not_take_away_text_that_stands_beside_figures() {
    let mut app = App::new_board();
    app.write(STAFF, Actual, "300");
    app.send(Msg::Look(Look::Lens(Lens::Holder(Holder::Shared))));
    app.write(STAFF, Actual, "ungefär 5");
    app.look_at_total();
    let before = app.workbook().clone();
    paste(&mut app, STAFF, Actual, "900");
    assert!(app.workbook() == &before, "the text stands still");
    let Some(Notice::LeftAlone { cells: 1, names, .. }) = &app.state.notice else { panic!("a notice") };
    assert_eq!(names, &[app.state.table(app.sheet().id).unwrap().name_of(app.at(STAFF, Actual).1)]);
    // Alone it is what was written in the total before, and gives way.
    app.write(STAFF, Budget, "ungefär 7");
    assert!(app.cell(STAFF, Budget).unread);
    paste(&mut app, STAFF, Budget, "900");
    assert_eq!(app.shows(STAFF, Budget), "900");
    assert_eq!(app.line(STAFF).entry(Place::Part(Holder::Shared), LineField::OriginalBudget), &Entry::Empty);
}

#[test]
fn cutting_says_what_is_calculated() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(vec![Budget, Actual, Prognosis, Deviation]));
    let (sheet, from) = app.at(RENT, Deviation);
    let table: [(At, &str); 2] = [
        (from, "1 cell är beräknad och står kvar."),
        (
            At { column: from.column - 1, ..from },
            "Flyttas när du klistrar in. Esc låter det stå. 1 cell är beräknad och står kvar.",
        ),
    ];
    for (to, says) in table {
        app.send(point(sheet, from));
        app.send(Msg::Point(sheet, Pointed::Cell(to), How::Extend));
        assert_eq!(said(&app.send(Msg::Copied(true))), says);
    }
}
