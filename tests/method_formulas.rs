//! A formula as a prognosis method: from a table that a controller can read, and what holds for all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod table;
}

use sambudget::file;
use sambudget::lang::Lang;
use sambudget::lang::finding::sentence;
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, DriftColumn, LineAmounts, LineField, Method, Place, RowId};
use sambudget::model::edit::{Edit, LineChange, Setting};
use sambudget::model::entry::Entry;
use sambudget::model::formula::{Figure, Formula, TableRow};
use sambudget::model::money::Money;
use sambudget::model::unit::DisplayUnit;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::{Reach, Tables, follow};
use sambudget::rules::fan::fan;
use sambudget::text::formula::{View, parse};
use support::table::{self, HOLDERS, KEY, LINE, board, cases, direct, entry, line, row, shown, shown_parts};

fn formula(workbook: &Workbook, text: &str) -> Option<Box<Formula>> {
    let at =
        Figure::Drift { row: TableRow::Row(RowId::Line(LINE)), holder: None, column: DriftColumn::Prognosis };
    let view = View { workbook, at, style: Lang::Swedish.numbers() };
    (text != "-").then(|| Box::new(parse(text, view).unwrap_or_else(|error| panic!("{text}: {error:?}"))))
}

/// The workbook of a case, with the formula as the line's own.
fn workbook(case: &[&str]) -> Workbook {
    let [kind, month, text, budget, actual, own] = case else { panic!("{case:?} has not six columns") };
    let amounts = |[budget, actual, own]: [&str; 3]| {
        LineAmounts::default()
            .with(LineField::OriginalBudget, entry(budget))
            .with(LineField::Actual, entry(actual))
            .with(LineField::Prognosis, entry(own))
    };
    let distribution = match budget.strip_prefix("key ") {
        Some(budget) => {
            let [actual, own] = [actual, own].map(|of| of.strip_prefix("key ").unwrap());
            Distribution::ByKey { key: KEY, total: amounts([budget, actual, own]) }
        }
        None => {
            let mut of = [budget, actual, own].map(|of| of.split(' '));
            direct(HOLDERS.map(|_| amounts([0, 1, 2].map(|at| of[at].next().unwrap()))))
        }
    };
    let mut line = line(LINE, table::kind(kind), distribution);
    line.method = Some(Method::Formula);
    let mut workbook = board(2, "3 1", [line]);
    workbook.period_end = table::month(month);
    workbook.drift_columns = DriftColumn::USUAL.into();
    workbook.drift_unit = DisplayUnit { unit: sambudget::model::unit::Unit::Kr, decimals: 0 };
    let formula = formula(&workbook, text);
    workbook.apply(Edit::Line(LINE, LineChange::Formula(formula))).unwrap();
    workbook
}

fn said(workbook: &Workbook, tables: &Tables) -> Vec<String> {
    let all = findings(workbook, tables);
    let of_formulas = all.iter().filter(|of| matches!(of, Finding::FormulaFault { .. }));
    of_formulas.map(|of| sentence(Lang::Swedish, workbook, of)).collect()
}

#[test]
fn the_table() {
    for case in cases(include_str!("cases/method_formulas.tsv"), 20) {
        let [given @ .., "=", prognosis, parts, check] = &case[..] else { panic!("{case:?}") };
        let workbook = workbook(given);
        let tables = Tables::of(&workbook);
        let found = row(&tables, LINE);
        assert_eq!(shown(found.total.prognosis), *prognosis, "{case:?}");
        assert_eq!(shown_parts(found, |part| part.prognosis), *parts, "{case:?}");
        let said = said(&workbook, &tables);
        match (*check, &said[..]) {
            ("-", said) => assert!(said.is_empty(), "{case:?}: {said:?}"),
            (check, [first, ..]) => assert!(first.contains(check), "{case:?}: {first}"),
            (_, []) => panic!("{case:?}: nothing is said"),
        }
    }
}

/// As the workbook's formula, for lines that go by the workbook's method, it gives the same; and each figure that follows
/// a change is the one that is made anew.
#[test]
fn as_the_workbooks_formula() {
    for case in cases(include_str!("cases/method_formulas.tsv"), 20) {
        let [given @ .., "=", prognosis, _, _] = &case[..] else { panic!("{case:?}") };
        let mut workbook = workbook(given);
        let own = workbook.line(LINE).unwrap().formula.clone();
        let edit = Edit::Batch(vec![
            Edit::Set(Setting::Formula(own)),
            Edit::Set(Setting::Method(Method::Formula)),
            Edit::Line(LINE, LineChange::Formula(None)),
            Edit::Line(LINE, LineChange::Method(None)),
        ]);
        let mut tables = Tables::of(&workbook);
        let before = workbook.clone();
        let reach = Reach::of(&edit);
        let inverse = workbook.apply(edit).unwrap();
        follow(&mut tables, &workbook, &reach);
        assert_eq!(shown(row(&tables, LINE).total.prognosis), *prognosis, "{case:?}");
        assert_eq!(file::read(file::write(&workbook).as_bytes()).unwrap(), workbook, "{case:?}");
        workbook.apply(inverse).unwrap();
        assert_eq!(workbook, before, "{case:?}");
    }
}

/// Amounts that come, change and go bring the formula's figures with them.
#[test]
fn figures_follow_each_amount() {
    let mut workbook = workbook(&["cost", "7", "=utfall*2", "- - -", "- - -", "- - -"]);
    let mut tables = Tables::of(&workbook);
    let [m1, m2, _] = HOLDERS.map(|(_, holder)| Place::Part(holder));
    let steps = [
        (m1, LineField::Actual, Entry::Value(Money::kronor(700)), "1400", "1400 - -"),
        (m2, LineField::OriginalBudget, Entry::Value(Money::kronor(600)), "1400", "1400 - -"),
        (m2, LineField::Actual, Entry::Value(Money::kronor(350)), "2100", "1400 700 -"),
        (m2, LineField::Prognosis, Entry::Value(Money::kronor(9)), "2100", "1400 700 -"),
        (m1, LineField::Actual, Entry::Unread("tolv".into()), "700", "- 700 -"),
        (m1, LineField::Actual, Entry::Empty, "700", "- 700 -"),
        (m2, LineField::Actual, Entry::Empty, "-", "- - -"),
    ];
    for (place, field, entry, prognosis, parts) in steps {
        let edit = Edit::amount(LINE, place, field, entry.clone());
        let reach = Reach::of(&edit);
        workbook.apply(edit).unwrap();
        follow(&mut tables, &workbook, &reach);
        assert_eq!(tables, Tables::of(&workbook), "{place:?} {field:?} {entry:?}");
        let found = row(&tables, LINE);
        assert_eq!(shown(found.total.prognosis), prognosis, "{place:?} {field:?} {entry:?}");
        assert_eq!(shown_parts(found, |part| part.prognosis), parts, "{place:?} {field:?} {entry:?}");
    }
}

/// What the fan says of the formula beforehand is what it gives once it is chosen, and what it says of the own figure while
/// the formula is chosen is what that gives; a formula that would read itself says nothing.
#[test]
fn the_fan_foretells_it() {
    for case in cases(include_str!("cases/method_formulas.tsv"), 20) {
        let [given @ .., "=", _, _, _] = &case[..] else { panic!("{case:?}") };
        let mut chosen = workbook(given);
        let fan_of = |workbook: &Workbook| {
            let tables = Tables::of(workbook);
            fan(workbook, &tables, workbook.line(LINE).unwrap())
        };
        let by_formula = fan_of(&chosen);
        let faults = !said(&chosen, &Tables::of(&chosen)).is_empty();
        chosen.apply(Edit::Line(LINE, LineChange::Method(Some(Method::Typed)))).unwrap();
        let typed = fan_of(&chosen);
        let foretold = if faults { None } else { by_formula.by(Method::Formula) };
        assert_eq!(typed.by(Method::Formula), foretold, "{case:?}");
        assert_eq!(by_formula.by(Method::Typed), typed.by(Method::Typed), "{case:?}");
    }
}

/// A formula that nobody has written is missing once, however many parts the line has.
#[test]
fn a_formula_that_is_missing_is_said_once() {
    let workbook = workbook(&["cost", "7", "-", "1 2 3", "- - -", "- - -"]);
    assert_eq!(said(&workbook, &Tables::of(&workbook)).len(), 1);
}
