//! Keys and members: what is written in weights, dates and codes, and what is said of what is odd.

use sambudget::model::id::{KeyId, MemberId};
use sambudget::model::member::Holder;
use sambudget::rules::check::{Finding, Severity};
use sambudget::session::command::Command;
use sambudget::session::forms::{Answer, form};
use sambudget::session::msg::Msg;
use sambudget::session::overview::checks;
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId, Subject};
use sambudget::session::state::View;

use super::app::{App, SYDNARKE_2022, choose, key, point, said};

fn allocation() -> App {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Allocation);
    app
}

fn cell(app: &App, sheet: SheetId, at: At) -> Cell {
    app.state.table(sheet).unwrap().cell(at).unwrap()
}

/// Writes in a cell and gives what is said.
fn write(app: &mut App, sheet: SheetId, at: At, text: &str) -> String {
    app.type_in((sheet, at), text);
    said(&app.send(Msg::EditorKey(key("Enter")))).to_owned()
}

/// What the checks say, but for rounding; each leads to its cell.
fn found(app: &App, severity: Severity) -> Vec<String> {
    let found = checks(&app.state).into_iter().filter(|(finding, ..)| finding.severity() == severity);
    let found = found.filter(|(finding, ..)| !matches!(finding, Finding::Rounding { .. }));
    found
        .map(|(_, text, to)| {
            assert!(to.is_some(), "{text} leads to its cell");
            text
        })
        .collect()
}

const WEIGHT: At = At { row: 0, column: 1 };

#[test]
fn a_weight_is_what_is_written_or_what_its_formula_gives() {
    // What is written, what is shown, and what is said first.
    let table = [
        ("1202", "1 202", "Ändrat"),
        ("0,125", "0,125", "Ändrat"),
        ("12,5 %", "12,5", "Ändrat"),
        ("=3*45", "135", "Formeln blev sitt värde"),
        ("=1/3", "0,333333", "Formeln blev sitt värde"),
        ("=SUMMA(10;2,5)", "12,5", "Formeln blev sitt värde"),
        ("=12,5%", "0,125", "Formeln blev sitt värde"),
    ];
    for (text, shown, first) in table {
        let mut app = allocation();
        let said = write(&mut app, SheetId::Keys, WEIGHT, text);
        let cell = cell(&app, SheetId::Keys, WEIGHT);
        assert_eq!((cell.text.replace('\u{a0}', " ").as_str(), cell.unread), (shown, false), "{text}");
        assert!(said.starts_with(first), "{text}: {said}");
    }
}

#[test]
fn what_is_no_weight_says_why() {
    let table = [
        ("\u{2212}3", "En vikt kan inte vara negativ."),
        ("0,12345678", "En vikt har högst sex decimaler."),
        ("2000000000", "En vikt är mindre än en miljard."),
        ("1.202", "Punkten kan skilja tusental eller decimaler."),
        ("många", "Kan inte läsas som vikt."),
    ];
    for (text, why) in table {
        let mut app = allocation();
        let said = write(&mut app, SheetId::Keys, WEIGHT, text);
        let cell = cell(&app, SheetId::Keys, WEIGHT);
        assert_eq!((cell.text.as_str(), cell.unread), (text, true));
        assert!(cell.about.starts_with(why) && said.starts_with(why), "{text}: {}, {said}", cell.about);
        assert!(cell.about.ends_with("Nyckeln fördelar inget förrän den är rättad."));
    }
    // A formula that gives no weight stays in its editor with the reason.
    for (text, why) in [
        ("=-3", "Det blir ingen vikt"),
        ("=budget*2", "Det blir ingen vikt"),
        ("=[Lokalhyror]", "Det blir ingen vikt"),
        ("=1/0", "Formeln ger inget belopp. Den delar med noll."),
        ("=3*", "Formeln kan inte läsas."),
    ] {
        let mut app = allocation();
        let before = app.workbook().clone();
        write(&mut app, SheetId::Keys, WEIGHT, text);
        let refusal =
            app.open().editor.as_ref().and_then(|editor| editor.refusal.clone()).unwrap_or_default();
        assert!(refusal.starts_with(why), "{text}: {refusal}");
        app.send(Msg::EditorKey(key("Escape")));
        assert_eq!(app.workbook(), &before);
    }
}

#[test]
fn shares_of_a_spreadsheet_are_pasted_as_they_are_shown() {
    let mut app = allocation();
    app.send(point(SheetId::Keys, WEIGHT));
    app.send(Msg::Paste(None, Some("12,5 %\t0,125\t=2*3".into())));
    let shown: Vec<String> =
        (1..=3).map(|column| cell(&app, SheetId::Keys, At { row: 0, column }).text).collect();
    assert_eq!(shown, ["12,5", "0,125", "6"]);
}

#[test]
fn a_date_that_there_is_not_stays_and_is_marked() {
    let mut app = allocation();
    let column = app.state.table(SheetId::Keys).unwrap().shape().columns - 1;
    let at = At { row: 0, column };
    for (text, is_date) in
        [("2015-12-31", true), ("31 december 2015", true), ("2015-02-30", false), ("snart", false)]
    {
        let said = write(&mut app, SheetId::Keys, at, text);
        let cell = cell(&app, SheetId::Keys, at);
        assert_eq!((cell.text.as_str(), cell.unread), (text, !is_date));
        assert_eq!(said.starts_with("Det finns inget sådant datum."), !is_date, "{text}: {said}");
        assert_eq!(cell.about.starts_with("Det finns inget sådant datum."), !is_date, "{text}");
        let of_date = |text: &&String| text.contains("det finns inget sådant datum");
        assert_eq!(
            found(&app, Severity::Warning).iter().filter(of_date).count(),
            usize::from(!is_date),
            "{text}"
        );
        assert_eq!(app.workbook().key(KeyId(app.workbook().keys[0].id.0)).unwrap().date, text);
    }
}

#[test]
fn a_code_that_is_odd_is_taken_with_a_remark() {
    let mut app = allocation();
    let code = |row| At { row, column: 1 };
    let other = app.workbook().members[1].name.clone();
    let other_code = app.workbook().members[1].code.clone().unwrap();
    for (text, remark, remarks) in [
        ("9999", "ingen kommun har den kommunkoden".to_owned(), 1),
        (other_code.as_str(), format!("samma kommunkod som {other}"), 2),
        ("0180", String::new(), 0),
    ] {
        let said = write(&mut app, SheetId::Members, code(0), text);
        let cell = cell(&app, SheetId::Members, code(0));
        let of_code = |text: &&String| text.contains("kommunkod");
        let found = found(&app, Severity::Note);
        assert_eq!((cell.text.as_str(), found.iter().filter(of_code).count()), (text, remarks), "{found:?}");
        assert!(cell.about.ends_with(&remark) && said.contains(&remark), "{text}: {}, {said}", cell.about);
        assert_eq!(
            app.workbook().member(MemberId(app.workbook().members[0].id.0)).unwrap().code.as_deref(),
            Some(text)
        );
    }
    // One that is none is refused, with the reason, until it is given up.
    for leave in ["Enter", "Tab"] {
        app.type_in((SheetId::Members, code(0)), "12");
        app.send(Msg::EditorKey(key(leave)));
        let refusal = app.open().editor.as_ref().and_then(|editor| editor.refusal.clone());
        assert!(refusal.is_some_and(|why| why.starts_with("En kommunkod är fyra siffror")));
        app.send(Msg::EditorKey(key("Escape")));
        assert_eq!(
            (cell(&app, SheetId::Members, code(0)).text.as_str(), app.open().editor.is_none()),
            ("0180", true)
        );
    }
}

/// Adds weights from a month through the dialog, as somebody who chose the key in the table would.
fn change_from(app: &mut App, month: u8) {
    app.send(point(SheetId::Keys, WEIGHT));
    app.send(Msg::Do(Command::KeyFrom));
    let asked = form(&app.state, app.asks().unwrap()).unwrap();
    let mut answers = asked.answers();
    answers[1] = Answer::At(usize::from(month) - 1);
    app.send(Msg::Submit(answers));
}

/// The table as texts, with the names of its rows.
fn shown(app: &App, sheet: SheetId) -> Vec<Vec<String>> {
    let table = app.state.table(sheet).unwrap();
    let shape = table.shape();
    let text = |row, column| table.cell(At { row, column }).unwrap().text.replace('\u{a0}', " ");
    (0..shape.rows).map(|row| (0..shape.columns).map(|column| text(row, column)).collect()).collect()
}

fn names(app: &App, sheet: SheetId) -> Vec<String> {
    shown(app, sheet).into_iter().map(|row| row[0].clone()).collect()
}

/// The first key of the example with even weights, and a line that it splits.
fn even() -> App {
    let mut app = allocation();
    for column in 1..=app.workbook().members.len() {
        write(&mut app, SheetId::Keys, At { row: 0, column }, "1");
    }
    app
}

#[test]
fn weights_from_a_month_begin_as_those_before_and_are_written_in_a_row_of_their_own() {
    let mut app = even();
    let before = app.workbook().clone();
    let name = before.keys[0].name.clone();
    let result = |app: &App| shown(app, SheetId::Settlement);
    let (settled, rows) = (result(&app), names(&app, SheetId::Keys).len());
    change_from(&mut app, 7);
    assert!(app.asks().is_none());
    assert_eq!(names(&app, SheetId::Keys)[..2], [name.clone(), format!("från juli: {name}")]);
    assert_eq!(names(&app, SheetId::Keys).len(), rows + 1);
    assert_eq!(
        names(&app, SheetId::Shares)[..4],
        ["", "t.o.m. juli: ", "från januari: ", "från juli: "].map(|more| format!("{more}{name}"))
    );
    assert_eq!(result(&app), settled, "nothing moves before a weight is changed");

    // Of four even members the first gets twice as much from July: 2/5 for one month of seven, and for six of twelve.
    let july = At { row: 1, column: 1 };
    let even = app.workbook().clone();
    write(&mut app, SheetId::Keys, july, "2");
    app.can_be_undone(&even);
    let shares = shown(&app, SheetId::Shares);
    let first: Vec<&str> = shares[..4].iter().map(|row| row[1].as_str()).collect();
    let members = before.members.len();
    assert_eq!((members, first), (4, vec!["32,50 %", "27,14 %", "25,00 %", "40,00 %"]));

    // The same month again is refused in words, and nothing changes.
    let now = app.workbook().clone();
    change_from(&mut app, 7);
    assert_eq!(app.state.form_error.as_deref(), Some("Nyckeln har redan egna vikter från den månaden."));
    app.send(Msg::CloseDialog);
    assert_eq!(app.workbook(), &now);
    // A month behind it begins as July's.
    change_from(&mut app, 10);
    assert_eq!(shown(&app, SheetId::Keys)[2][1], "2");
    // One before it as the year's.
    change_from(&mut app, 2);
    assert_eq!(shown(&app, SheetId::Keys)[1][1], "1");
    assert_eq!(
        names(&app, SheetId::Keys)[..4],
        ["", "från februari: ", "från juli: ", "från oktober: "].map(|more| format!("{more}{name}"))
    );

    // Rows of a month are taken away as other rows; one step takes each back.
    for _ in 0..3 {
        app.send(point(SheetId::Keys, At { row: 1, column: 1 }));
        app.send(Msg::Do(Command::DeleteRows));
    }
    assert_eq!(app.workbook(), &before);
    app.send(Msg::Undo);
    assert_eq!(names(&app, SheetId::Keys)[1], format!("från oktober: {name}"));
}

#[test]
fn the_checks_say_which_months_weights_are_wrong() {
    let mut app = even();
    change_from(&mut app, 7);
    let name = app.workbook().keys[0].name.clone();
    let member = app.workbook().members[0].name.clone();
    let july = At { row: 1, column: 1 };
    write(&mut app, SheetId::Keys, july, "många");
    let error = format!("{name}, från juli, {member}: ”många” kan inte läsas och räknas inte med.");
    assert!(found(&app, Severity::Error).contains(&error), "{:?}", found(&app, Severity::Error));
    let nothing = format!(
        "Nyckeln {name}, från juli har ingen vikt större än noll, eller en vikt som inte kan läsas: inget kan fördelas med den."
    );
    assert!(found(&app, Severity::Error).contains(&nothing));
    assert_eq!(shown(&app, SheetId::Shares)[0][1], "", "the year cannot be told without July");
    let to = checks(&app.state).into_iter().find(|(_, text, _)| *text == error).unwrap().2.unwrap();
    app.send(Msg::GoTo(to));
    assert_eq!(app.open().cursor().unwrap().at, july);

    app.send(Msg::Do(Command::Clear));
    let missing =
        format!("Nyckeln {name}, från juli saknar vikt för {member}, som därför inte får någon del.");
    assert!(found(&app, Severity::Warning).contains(&missing), "{:?}", found(&app, Severity::Warning));
    // A member that goes takes its weights of all months along, and undo brings them back.
    write(&mut app, SheetId::Keys, july, "7");
    let before = app.workbook().clone();
    app.send(Msg::DeleteForSure(Subject::Holder(Holder::Member(before.members[0].id))));
    assert_eq!(app.workbook().keys[0].later.values().next().unwrap().len(), 3);
    app.send(Msg::Undo);
    assert_eq!(app.workbook(), &before);
}

#[test]
fn shares_are_shown_with_the_decimals_that_a_key_asks_for() {
    let mut app = even();
    let row = |app: &App| shown(app, SheetId::Shares)[0].clone();
    let at = At { row: 0, column: row(&app).len() - 1 };
    write(&mut app, SheetId::Keys, WEIGHT, "0");
    assert_eq!(row(&app)[1..], ["0,00 %", "33,33 %", "33,33 %", "33,33 %", "\u{2212}0,01 %", "2"]);
    let about = cell(&app, SheetId::Shares, At { row: 0, column: 5 }).about;
    assert!(about.contains("inte jämnt 100 procent"), "{about}");
    let split = shown(&app, SheetId::Settlement);
    choose(&mut app, (SheetId::Shares, at), "0");
    assert_eq!(row(&app)[1..], ["0 %", "33 %", "33 %", "33 %", "\u{2212}1 %", "0"]);
    choose(&mut app, (SheetId::Shares, at), "4");
    assert_eq!(row(&app)[2..], ["33,3333 %", "33,3333 %", "33,3333 %", "\u{2212}0,0001 %", "4"]);
    assert_eq!(shown(&app, SheetId::Settlement), split, "what is split goes by the exact shares");
    // As many as usual are not written down.
    choose(&mut app, (SheetId::Shares, at), "2");
    assert_eq!(app.workbook().keys[0].share_decimals, None);
    write(&mut app, SheetId::Keys, At { row: 0, column: 2 }, "0");
    assert_eq!(row(&app)[1..], ["0,00 %", "0,00 %", "50,00 %", "50,00 %", "", "2"]);
}
