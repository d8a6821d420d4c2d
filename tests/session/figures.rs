//! Writing figures: what follows from a cell, and what becomes of what cannot be read.

use sambudget::lang::Lang;
use sambudget::model::drift::DriftColumn::{
    self, Actual, Budget, BudgetToDate, Deviation, DeviationPercent, DeviationToDate, Method as MethodColumn,
    Prognosis, UsedPercent,
};
use sambudget::model::drift::{LineField, Method};
use sambudget::model::edit::Setting;
use sambudget::model::entry::Entry;
use sambudget::model::money::Money;
use sambudget::model::period::Month;
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, findings};
use sambudget::session::effect::Effect;
use sambudget::session::msg::Msg;

use super::app::{App, SYDNARKE_2022, choose, key, point};

const STAFF: &str = "Personalkostnader";
const RESULT: &str = "Summa";

fn sydnarke() -> App {
    App::example(SYDNARKE_2022)
}

fn all_columns(app: &mut App) {
    app.send(Msg::DriftColumns(DriftColumn::ALL.into()));
}

#[test]
fn a_written_budget_reaches_line_result_and_members() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    assert_eq!(
        app.row(STAFF, [Budget, Actual, Prognosis, Deviation]),
        ["12 006", "6 163", "10 804", "1 202"]
    );
    assert_eq!(app.shows(RESULT, Deviation), "−1 000");
    app.look_at(0);
    assert_eq!(app.shows(STAFF, Budget), "3 303"); // 12 006 × 43 621 ÷ 158 551

    app.look_at_total();
    let effects = app.write(STAFF, Budget, "13 006");
    let said = |effect: &Effect| matches!(effect, Effect::Announce(_));
    assert_eq!(effects.iter().filter(|e| said(e)).count(), 1, "the result is said once: {effects:?}");
    assert_eq!(app.row(STAFF, [Budget, Deviation]), ["13 006", "2 202"]);
    assert_eq!(app.row(RESULT, [Budget, Deviation]), ["1 000", "0"]);
    app.look_at(0);
    assert_eq!(app.row(STAFF, [Budget, Prognosis, Deviation]), ["3 578", "2 972", "606"]);

    app.look_at_total();
    app.can_be_undone(&before);
    assert_eq!(app.shows(STAFF, Budget), "13 006");
}

#[test]
fn f2_goes_into_what_is_typed() {
    let mut app = sydnarke();
    let (sheet, at) = app.at(STAFF, Budget);
    app.send(point(sheet, at));
    app.send(Msg::Type(sheet, "12".into()));
    app.send(Msg::EditorKey(key("F2")));
    // The arrow belongs to the text now, and Esc gives the old figure back.
    app.send(Msg::EditorKey(key("ArrowLeft")));
    assert_eq!(app.open().editor.as_ref().map(|editor| editor.draft.as_str()), Some("12"));
    app.send(Msg::EditorKey(key("Escape")));
    assert_eq!(app.shows(STAFF, Budget), "12 006");
}

#[test]
fn keys_write_and_move() {
    let mut app = sydnarke();
    let (sheet, at) = app.at(STAFF, Budget);
    app.type_in((sheet, at), "12 100");
    app.send(Msg::EditorKey(key("Escape")));
    assert_eq!(app.shows(STAFF, Budget), "12 006", "Esc takes nothing");
    assert_eq!(app.open().cursor().unwrap().at, at);

    app.type_in((sheet, at), "12 100");
    app.send(Msg::EditorKey(key("Tab")));
    let right = app.open().cursor().unwrap().at;
    assert_eq!((right.row, right.column), (at.row, at.column + 1));
    assert_eq!(app.shows(STAFF, Budget), "12 100");

    // F2 opens with the exact text; leaving it as it was writes nothing.
    app.send(point(sheet, at));
    app.send(Msg::Key(sheet, key("F2")));
    assert_eq!(app.open().editor.as_ref().unwrap().draft, "12100");
    let effects = app.send(Msg::EditorKey(key("Enter")));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Journal { .. })));
    assert_eq!(app.open().cursor().unwrap().at.row, at.row + 1);
}

#[test]
fn results_cannot_be_written() {
    let mut app = sydnarke();
    let before = app.workbook().clone();
    let (sheet, at) = app.at(STAFF, Deviation);
    app.send(point(sheet, at));
    let effects = app.send(Msg::Type(sheet, "5".into()));
    assert!(effects.contains(&Effect::Announce(Lang::Swedish.texts().is_calculated.into())));
    assert!(app.open().editor.is_none());
    assert_eq!(app.workbook(), &before);
}

#[test]
fn what_cannot_be_read_stays_marked_and_counts_nowhere() {
    let texts = [
        "tolv",
        "se bilaga 3",
        "12 %",
        "1.202",
        "1e5",
        "123456789012345678901234567890",
        "0,12345678901234567890123456789012",
        "99999999999999999",
        "<script>alert(1)</script>",
    ];
    for text in texts {
        let mut app = sydnarke();
        let before = app.workbook().clone();
        app.write(STAFF, Actual, text);
        let cell = app.cell(STAFF, Actual);
        assert_eq!((cell.text.as_str(), cell.draft.as_str(), cell.unread), (text, text, true));
        assert!(!cell.about.is_empty(), "{text}: the mark says why");
        assert_eq!(app.total(STAFF, LineField::Actual), &Entry::Unread(text.into()));
        // 1 412 without the 6 163 of this line.
        assert_eq!(app.shows(RESULT, Actual), "−4 751", "{text}");
        let found = findings(app.workbook(), &app.open().tables);
        let is_it = |finding: &&Finding| matches!(finding, Finding::Unread { text: t, .. } if t == text);
        assert_eq!(found.iter().filter(is_it).count(), 1, "{text}: the checks name it");

        app.can_be_undone(&before);
        app.write(STAFF, Actual, "6 163");
        assert_eq!(app.workbook(), &before, "{text}: mended");
    }
}

#[test]
fn a_line_with_an_unread_budget_has_no_deviation() {
    let mut app = sydnarke();
    app.write(STAFF, Budget, "tolv miljoner");
    assert_eq!(app.row(STAFF, [Prognosis, Deviation]), ["10 804", ""]);
}

#[test]
fn a_negative_budget_has_defined_figures() {
    // Written; budget and deviation as shown, deviation and used in percent of the budget.
    let cases = [
        ("−100", ["−100", "−10 904", "−10 904 %", "−6 163 %"]),
        ("0", ["0", "−10 804", "", ""]),
        ("(10 804)", ["−10 804", "−21 608", "−200 %", "−57 %"]),
    ];
    for (text, expected) in cases {
        let mut app = sydnarke();
        all_columns(&mut app);
        app.write(STAFF, Budget, text);
        assert_eq!(app.row(STAFF, [Budget, Deviation, DeviationPercent, UsedPercent]), expected, "{text}");
    }
}

#[test]
fn a_written_prognosis_is_the_own_figure_and_clearing_gives_it_back() {
    let mut app = sydnarke();
    assert_eq!(app.workbook().method, Method::AsBudget);
    app.clear(STAFF, Prognosis);
    assert_eq!(app.line(STAFF).method, None);
    assert_eq!(app.shows(STAFF, Prognosis), "12 006", "as budget again");

    app.write(STAFF, Prognosis, "11 000");
    assert_eq!(app.line(STAFF).method, Some(Method::Typed));
    assert_eq!(app.row(STAFF, [Prognosis, Deviation]), ["11 000", "1 006"]);
    app.write(STAFF, Budget, "13 000");
    assert_eq!(app.row(STAFF, [Prognosis, Deviation]), ["11 000", "2 000"], "the own figure stays");
}

#[test]
fn a_chosen_method_calculates_from_then_on() {
    let mut app = sydnarke();
    all_columns(&mut app);
    let method = app.at(STAFF, MethodColumn);
    choose(&mut app, method, "runRate");
    assert_eq!(app.line(STAFF).method, Some(Method::RunRate));
    assert_eq!(app.shows(STAFF, Prognosis), "10 565"); // 6 163 ÷ 7 × 12
    app.write(STAFF, Actual, "7 000");
    assert_eq!(app.shows(STAFF, Prognosis), "12 000");
    app.send(Msg::Set(Setting::PeriodEnd(Month::new(8).unwrap())));
    assert_eq!(app.shows(STAFF, Prognosis), "10 500");

    choose(&mut app, method, "asBudget");
    assert_eq!(app.shows(STAFF, Prognosis), "12 006");
    // The own figure begins as the one that is shown.
    choose(&mut app, method, "typed");
    assert_eq!(app.shows(STAFF, Prognosis), "12 006");
    assert_eq!(app.total(STAFF, LineField::Prognosis), &Entry::Value(Money::kronor(12_006_000)));
}

#[test]
fn a_later_period_end_recalculates_what_is_to_date() {
    let mut app = sydnarke();
    all_columns(&mut app);
    let months =
        [(7, "7 004", "841"), (8, "8 004", "1 841"), (12, "12 006", "5 843"), (1, "1 001", "−5 163")];
    for (month, budget, deviation) in months {
        app.send(Msg::Set(Setting::PeriodEnd(Month::new(month).unwrap())));
        assert_eq!(app.row(STAFF, [BudgetToDate, DeviationToDate]), [budget, deviation], "month {month}");
        assert_eq!(app.shows(STAFF, Budget), "12 006");
    }
}

#[test]
fn another_unit_changes_no_amount() {
    let mut app = sydnarke();
    app.write(STAFF, Budget, "1202,5");
    let activities = app.workbook().activities.clone();
    let units = [(DisplayUnit::MNKR, "1,2"), (DisplayUnit::KR, "1 202 500"), (DisplayUnit::TKR, "1 203")];
    for (unit, shown) in units {
        app.send(Msg::Set(Setting::DriftUnit(unit)));
        assert_eq!(app.shows(STAFF, Budget), shown);
        assert_eq!(app.workbook().activities, activities);
        // What is typed is read in the unit that is shown.
        let before = app.workbook().clone();
        app.write(STAFF, Actual, "2");
        let kronor = Money::calculated(unit.unit.in_kronor() * rust_decimal::Decimal::TWO);
        assert_eq!(app.total(STAFF, LineField::Actual), &Entry::Value(kronor));
        app.can_be_undone(&before);
        app.send(Msg::Undo);
    }
}

#[test]
fn amounts_are_read_in_the_boards_own_signs() {
    let mut app = sydnarke();
    assert_eq!(app.shows("Intäkter", Budget), "−39 012");
    app.write("Intäkter", Budget, "−40 000");
    assert_eq!(app.total("Intäkter", LineField::OriginalBudget), &Entry::Value(Money::kronor(40_000_000)));
    assert_eq!(app.row("Intäkter", [Budget, Deviation]), ["−40 000", "−946"]);
}

#[test]
fn the_other_language_writes_the_same_figures() {
    let mut app = sydnarke();
    app.send(Msg::Lang(Lang::English));
    assert_eq!(app.row(STAFF, [Budget, Deviation]), ["12,006", "1,202"]);
    app.write(STAFF, Budget, "1,202.5");
    assert_eq!(app.total(STAFF, LineField::OriginalBudget), &Entry::Value(Money::kronor(1_202_500)));
}

#[test]
fn an_amount_typed_with_another_habit_of_signs_is_pointed_out() {
    let said = |app: &App| -> Vec<String> {
        let found = sambudget::session::overview::checks(&app.state).into_iter().map(|(_, text, _)| text);
        found.filter(|text| text.contains("Kontrollera tecknet")).collect()
    };
    let mut app = App::new_board();
    app.write("Övriga intäkter", Budget, "300");
    app.write(STAFF, Budget, "300");
    assert_eq!(said(&app), Vec::<String>::new());
    app.write("Övriga intäkter", Budget, "−300");
    app.write(STAFF, Budget, "−300");
    assert_eq!(
        said(&app),
        [
            "Övriga intäkter, Budget 2026: beloppet minskar intäkterna. Kontrollera tecknet.",
            "Personalkostnader, Budget 2026: beloppet minskar kostnaderna. Kontrollera tecknet.",
        ]
    );
    for example in 0..5 {
        assert_eq!(said(&App::example(example)), Vec::<String>::new(), "a published table has its own habit");
    }
}
