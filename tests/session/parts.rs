//! Per member: totals that spread, and parts of lines that a key splits.

use sambudget::model::drift::DriftColumn::{self, Actual, Budget, Prognosis};
use sambudget::model::drift::{LineField, Method, Place};
use sambudget::model::edit::Setting;
use sambudget::model::entry::Entry;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::rules::drift::{Lens, amount};
use sambudget::session::msg::{LineProperties, Msg};
use sambudget::session::selection::{At, Key};
use sambudget::session::state::{Dialog, Look, Notice, PartOfTotal, View};

use super::app::{App, SYDNARKE_2022, key, point};

const STAFF: &str = "Personalkostnader";

#[test]
fn a_total_spreads_exactly_and_in_proportion() {
    // Members' amounts, the written total, members' amounts after.
    let cases: [(&[&str], &str, &[&str]); 6] = [
        (&[], "100", &["34", "33", "33"]),
        (&["100", "200", "100"], "1000", &["250", "500", "250"]),
        (&["1", "1", "1"], "100", &["34", "33", "33"]),
        (&["100", "0", "100"], "−3", &["−2", "0", "−1"]),
        (&["100", "200", "100"], "1000,50", &["250", "500,5", "250"]),
        (&["−100", "200"], "300", &["100", "200", "0"]),
    ];
    for (before, total, expected) in cases {
        let mut app = App::new_board();
        for (index, text) in before.iter().enumerate() {
            app.look_at(index);
            app.write(STAFF, Budget, text);
        }
        app.look_at_total();
        let undo_to = app.workbook().clone();
        app.write(STAFF, Budget, total);
        let expected: Vec<String> = expected.iter().map(|t| t.replace('−', "-").replace(',', ".")).collect();
        assert_eq!(app.parts(STAFF, LineField::OriginalBudget), expected, "{total} over {before:?}");
        app.can_be_undone(&undo_to);
    }
}

#[test]
fn what_is_shared_takes_its_part_of_a_new_total() {
    let mut app = App::new_board();
    app.look_at(0);
    app.write(STAFF, Budget, "100");
    app.send(Msg::Look(Look::Lens(Lens::Holder(Holder::Shared))));
    app.write(STAFF, Budget, "300");
    app.look_at_total();
    app.write(STAFF, Budget, "1000");
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["250", "0", "0", "750"]);
}

/// The text that was refused and stays in the editor.
fn refused(app: &App) -> String {
    let editor = app.open().editor.clone().expect("still open");
    assert!(editor.refusal.is_some());
    editor.draft
}

#[test]
fn text_over_a_spread_total_loses_no_amount() {
    // Beside an amount, which would still count, it stays in the editor.
    let mut app = App::new_board();
    app.look_at(1);
    app.write(STAFF, Budget, "100");
    app.look_at_total();
    let before = app.workbook().clone();
    app.write(STAFF, Budget, "senare");
    assert_eq!((refused(&app).as_str(), app.workbook()), ("senare", &before));

    // A line without amounts keeps it, and an amount takes its place.
    let mut app = App::new_board();
    app.write(STAFF, Budget, "senare");
    assert!(app.cell(STAFF, Budget).unread);
    assert_eq!(app.shows(STAFF, Budget), "senare");
    app.write(STAFF, Budget, "ännu senare");
    assert_eq!(app.shows(STAFF, Budget), "ännu senare");
    app.write(STAFF, Budget, "300");
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["100", "100", "100"]);
    assert!(!app.cell(STAFF, Budget).unread);
}

#[test]
fn a_total_over_a_part_that_cannot_be_read_loses_no_text() {
    let mut app = App::new_board();
    app.look_at(0);
    app.write(STAFF, Budget, "12 02");
    app.look_at(1);
    app.write(STAFF, Budget, "500");
    app.look_at_total();
    let before = app.workbook().clone();
    app.write(STAFF, Budget, "1000");
    assert_eq!((refused(&app).as_str(), app.workbook()), ("1000", &before));
}

#[test]
fn a_direct_line_keeps_the_other_parts_of_a_prognosis_as_shown() {
    let mut app = App::new_board();
    app.write(STAFF, Budget, "300");
    assert_eq!(app.workbook().method, Method::AsBudget);
    app.look_at(0);
    app.write(STAFF, Prognosis, "150");
    app.look_at_total();
    assert_eq!(app.line(STAFF).method, Some(Method::Typed));
    assert_eq!(app.parts(STAFF, LineField::Prognosis), ["150", "100", "100"]);
    assert_eq!(app.shows(STAFF, Prognosis), "350");
}

/// Every part of a line in a column, member by member and then shared.
fn line_parts(app: &App, line: &str, column: DriftColumn) -> Vec<Option<Money>> {
    let table = &app.open().tables[0];
    let row = table.rows.iter().find(|row| row.name == line).unwrap();
    row.parts.iter().map(|part| amount(part, column)).collect()
}

#[test]
fn a_written_part_of_a_by_key_line_asks_and_both_answers_keep_it() {
    let amounts = [("3 000", 3_000_000), ("0", 0), ("−1,001", -1_001), ("1", 1_000), ("2,999", 2_999)];
    let methods = Method::ALL;
    for column in [Budget, Actual, Prognosis] {
        for (method, (text, kronor)) in methods.into_iter().flat_map(|m| amounts.map(|a| (m, a))) {
            for answer in [Msg::ChangeTotal, Msg::MakeDirect] {
                let case = format!("{column:?} {text} {method:?} {answer:?}");
                let mut app = App::example(SYDNARKE_2022);
                app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
                app.write(STAFF, DriftColumn::Supplements, "0,007");
                let line = app.line(STAFF);
                let properties = LineProperties {
                    name: line.name.clone(),
                    kind: line.kind,
                    key: Some(app.workbook().keys[0].id),
                    method: Some(method),
                    formula: None,
                    profile: None,
                };
                let id = line.id;
                app.send(Msg::LineProperties(id, properties));
                app.look_at(2);
                let before = app.workbook().clone();
                let parts = line_parts(&app, STAFF, column);

                app.write(STAFF, column, text);
                assert!(matches!(app.asks(), Some(Dialog::PartOfTotal(_))), "{case}");
                assert_eq!(app.workbook(), &before, "{case}: nothing before the answer");
                let direct = answer == Msg::MakeDirect;
                app.send(answer);
                assert_eq!(app.asks(), None);
                let now = line_parts(&app, STAFF, column);
                assert_eq!(now[2], Some(Money::kronor(kronor)), "{case}");
                assert_eq!(app.is_direct(STAFF), direct, "{case}");
                if direct {
                    let others = |parts: &[Option<Money>]| [parts[0], parts[1], parts[3], parts[4]];
                    assert_eq!(
                        others(&now).map(Option::unwrap_or_default),
                        others(&parts).map(Option::unwrap_or_default),
                        "{case}: the others stay"
                    );
                }
                app.can_be_undone(&before);
            }
        }
    }
}

#[test]
fn closing_the_question_changes_nothing() {
    let mut app = App::example(SYDNARKE_2022);
    app.look_at(0);
    let before = app.workbook().clone();
    app.write(STAFF, Budget, "1");
    app.send(Msg::CloseDialog);
    assert_eq!((app.asks(), app.workbook()), (None, &before));
}

#[test]
fn text_over_a_part_of_a_key_stays_in_the_editor() {
    let mut app = App::example(SYDNARKE_2022);
    app.look_at(0);
    for text in ["tolv", "", "=1+"] {
        app.type_in(app.at(STAFF, Budget), "x");
        app.send(Msg::Draft(text.into()));
        app.send(Msg::EditorKey(key("Enter")));
        let editor = app.open().editor.clone().unwrap();
        assert_eq!((editor.draft.as_str(), editor.refusal.is_some()), (text, true));
        app.send(Msg::EditorKey(key("Escape")));
    }
}

#[test]
fn no_total_gives_a_part_to_a_member_without_weight() {
    let mut app = App::example(SYDNARKE_2022);
    app.show(View::Allocation);
    let (keys, member) = (app.open().sheets()[1], app.member(0));
    app.send(Msg::Edit(keys, At { row: 0, column: 1 }));
    app.send(Msg::Draft("0".into()));
    app.send(Msg::EditorKey(key("Enter")));
    app.show(View::Drift);
    app.look_at(0);
    app.write(STAFF, Budget, "5");
    let Some(Dialog::PartOfTotal(part)) = app.asks() else { panic!("asks") };
    assert_eq!((part.holder, part.total), (Holder::Member(member), None));
    app.send(Msg::ChangeTotal);
    assert!(app.asks().is_some(), "there is no such total; the question stays");
    app.send(Msg::MakeDirect);
    assert_eq!(line_parts(&app, STAFF, Budget)[0], Some(Money::kronor(5_000)));
}

#[test]
fn a_total_that_no_file_could_keep_is_not_offered() {
    let mut app = App::example(SYDNARKE_2022);
    app.look_at(2);
    app.write(STAFF, Budget, "9 999 999 999");
    let Some(Dialog::PartOfTotal(PartOfTotal { total, .. })) = app.asks() else { panic!("asks") };
    assert_eq!(*total, None);
}

#[test]
fn side_by_side_writes_into_the_parts() {
    let mut app = App::new_board();
    app.send(Msg::Look(Look::SideBySide));
    app.send(Msg::Measure(Budget));
    let (sheet, at) = app.at_index(STAFF, 3);
    app.type_in((sheet, at), "70");
    app.send(Msg::EditorKey(Key { shift: true, ..key("Tab") }));
    assert_eq!(app.parts(STAFF, LineField::OriginalBudget), ["70"]);
    assert_eq!(
        app.line(STAFF).entry(Place::Part(Holder::Member(app.member(1))), LineField::OriginalBudget),
        &Entry::Value(Money::kronor(70))
    );
    assert_eq!(app.open().cursor().unwrap().at.column, 2);
}

#[test]
fn from_key_to_direct_and_back_keeps_the_total() {
    let mut app = App::example(SYDNARKE_2022);
    let key = app.workbook().keys[0].id;
    let line = app.line(STAFF).clone();
    let properties = |key| LineProperties {
        name: line.name.clone(),
        kind: line.kind,
        key,
        method: line.method,
        formula: None,
        profile: None,
    };
    let parts = line_parts(&app, STAFF, Budget);
    app.send(Msg::LineProperties(line.id, properties(None)));
    assert!(app.is_direct(STAFF));
    assert_eq!(&line_parts(&app, STAFF, Budget)[..4], &parts[..4]);
    assert_eq!(app.shows(STAFF, Budget), "12 006");
    app.send(Msg::LineProperties(line.id, properties(Some(key))));
    assert_eq!(app.line(STAFF), &line);
}

#[test]
fn a_line_cannot_become_direct_by_a_key_without_weights() {
    let mut app = App::example(SYDNARKE_2022);
    for column in 1..=4 {
        app.show(View::Allocation);
        let keys = app.open().sheets()[1];
        let at = At { row: 0, column };
        app.send(point(keys, at));
        app.send(Msg::Key(keys, key("Delete")));
    }
    app.show(View::Drift);
    let line = app.line(STAFF).clone();
    let (name, kind, method) = (line.name, line.kind, line.method);
    app.send(Msg::LineProperties(
        line.id,
        LineProperties { name, kind, key: None, method, formula: None, profile: None },
    ));
    assert_eq!(app.state.notice, Some(Notice::KeyHasNoWeights));
    assert!(!app.is_direct(STAFF));
    assert_eq!(app.shows(STAFF, Budget), "12 006", "the total stands");
    app.look_at(0);
    assert_eq!(app.shows(STAFF, Budget), "", "the part is unknown, not 0");
    app.write(STAFF, Budget, "5");
    let editor = app.open().editor.clone().expect("still open");
    assert_eq!((editor.draft.as_str(), editor.refusal.is_some()), ("5", true));
}

#[test]
fn a_prognosis_as_budget_is_the_budget_in_every_part() {
    let mut app = App::example(SYDNARKE_2022);
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
    app.clear(STAFF, Prognosis);
    app.send(Msg::Set(Setting::PeriodEnd(Month::DECEMBER)));
    // Kronor that round one way as original and supplements, and another way as their sum.
    for kronor in 1..40 {
        app.write(STAFF, DriftColumn::Supplements, &format!("0,{kronor:03}"));
        let budget = line_parts(&app, STAFF, Budget);
        assert_eq!(line_parts(&app, STAFF, Prognosis), budget, "{kronor}");
        assert_eq!(line_parts(&app, STAFF, DriftColumn::BudgetToDate), budget, "{kronor}");
    }
}
