//! Keys and members: what is written in weights, dates and codes, and what is said of what is odd.

use sambudget::model::id::{KeyId, MemberId};
use sambudget::rules::check::{Finding, Severity};
use sambudget::session::msg::Msg;
use sambudget::session::overview::checks;
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId};
use sambudget::session::state::View;

use super::app::{App, SYDNARKE_2022, key, point, said};

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
