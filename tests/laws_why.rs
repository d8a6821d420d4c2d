//! The law of explanations: for every figure of every table, the operands come to exactly what the cell shows, and every
//! operand is what its own cell shows.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod workbook;
}

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use sambudget::lang::{Lang, why as words};
use sambudget::model::Workbook;
use sambudget::model::drift::{DriftColumn, LineField, Method, Place, RowId};
use sambudget::model::formula::AmountCell;
use sambudget::model::investment::ProjectColumn;
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::rules::drift::Lens;
use sambudget::rules::why::{Book, Is, Quantity, Where, Why, figure, why};
use sambudget::session::selection::At;
use sambudget::session::sheet::{Cell, SheetId, Value};
use sambudget::session::state::{Look, Open, Saved, State, View};
use sambudget::session::why::where_at;
use support::workbook::workbook;

/// The app with this workbook open, every column shown.
fn opened(mut workbook: Workbook) -> State {
    workbook.drift_columns = DriftColumn::ALL.into();
    for group in &mut workbook.project_groups {
        group.columns.retain(|column| !ProjectColumn::ALL.contains(column));
        group.columns.extend(ProjectColumn::ALL);
    }
    let mut state = State::new(Lang::Swedish, Vec::new(), 7);
    state.open = Some(Open::new(workbook, View::Drift, Saved::Pending));
    state
}

/// Every table that a workbook can be looked at in, with the look that shows it.
fn looks(workbook: &Workbook) -> Vec<(Look, DriftColumn, SheetId)> {
    let mut all = Vec::new();
    let holder = workbook.holders().last().map(Lens::Holder);
    let member = workbook.holders().next().map(Lens::Holder);
    for lens in [Some(Lens::Total), holder, member].into_iter().flatten() {
        let look = Look::Lens(lens);
        let drift = workbook.activities.iter().map(|table| SheetId::Drift(table.id));
        let projects = workbook.project_groups.iter().map(|group| SheetId::Projects(group.id));
        all.extend(drift.chain(projects).map(|sheet| (look, DriftColumn::Budget, sheet)));
    }
    let total = Look::Lens(Lens::Total);
    for table in &workbook.activities {
        for measure in [DriftColumn::Prognosis, DriftColumn::BudgetToDate, DriftColumn::Deviation] {
            all.push((Look::SideBySide, measure, SheetId::SideBySide(table.id)));
        }
        let years = [BookedYear::This, BookedYear::Prior];
        all.extend(years.map(|year| (total, DriftColumn::Budget, SheetId::Months(table.id, year))));
    }
    let tags = sambudget::rules::project::tags(workbook).len();
    let others = [
        SheetId::Measures,
        SheetId::Keys,
        SheetId::Shares,
        SheetId::Settlement,
        SheetId::Balance,
        SheetId::Results,
        SheetId::Members,
    ];
    let others = others.into_iter().chain((0..tags).map(SheetId::Tag));
    all.extend(others.map(|sheet| (total, DriftColumn::Budget, sheet)));
    all
}

fn quantity(value: Value) -> Quantity {
    match value {
        Value::Amount(amount, _) => Quantity::Amount(amount),
        Value::Ratio(number) | Value::Number(number) => Quantity::Number(number),
    }
}

/// Whether the cell shows the prognosis of a line that a method gives.
fn is_by_method(workbook: &Workbook, of: Where) -> bool {
    let Where::Drift { row: Some(RowId::Line(id)), column: DriftColumn::Prognosis, .. } = of else {
        return false;
    };
    workbook.line(id).is_some_and(|line| line.method.unwrap_or(workbook.method) != Method::Typed)
}

/// What must hold of one explanation.
fn holds(book: Book<'_>, of: Where, why: &Why) -> TestCaseResult {
    prop_assert_eq!(why.of, of);
    prop_assert_eq!(why.figure, figure(book, of), "{:?}", of);
    prop_assert!(why.figure.is_none() || why.missing.is_none(), "{:?}", why);
    prop_assert!(why.figure.is_some() || why.missing.is_some() || !why.left_out.is_empty(), "{:?}", why);
    if why.figure.is_some() {
        prop_assert_eq!(why.evaluate(), why.figure, "{:?}", why);
    }
    for operand in &why.operands {
        if let Is::At(at) = operand.is {
            let zero = match operand.amount {
                Quantity::Amount(_) => Quantity::Amount(Money::ZERO),
                Quantity::Number(_) => Quantity::Number(0.into()),
            };
            prop_assert_eq!(figure(book, at).unwrap_or(zero), operand.amount, "{:?} in {:?}", operand, why);
        }
        if operand.is == Is::Rounding {
            let limit = Money::entered("0.00001".parse().unwrap()).unwrap();
            prop_assert!(operand.amount.money().is_some_and(|amount| amount.abs() < limit), "{:?}", why);
        }
    }
    for lang in Lang::ALL {
        let text = words::sentence(lang, book, why);
        prop_assert!(!text.trim().is_empty(), "{:?}", why);
        prop_assert!(!words::rule(lang, book, why).is_empty());
    }
    Ok(())
}

fn cell_holds(state: &State, sheet: SheetId, at: At, cell: &Cell, value: Option<Value>) -> TestCaseResult {
    let open = state.open.as_ref().unwrap();
    let book = Book { workbook: &open.workbook, tables: &open.tables };
    let Some(of) = where_at(state, sheet, at) else {
        prop_assert!(value.is_none(), "{:?} {:?} has no place", sheet, at);
        return Ok(());
    };
    if let Some(value) = value {
        prop_assert_eq!(figure(book, of), Some(quantity(value)), "{:?}", of);
    }
    let why = why(book, of);
    // What nobody writes is calculated, and so is what a method gives.
    let is_calculated = value.is_some() && (cell.target.is_none() || is_by_method(&open.workbook, of));
    prop_assert!(
        why.is_some() || !is_calculated || is_one_entry(book, of),
        "{:?} is not explained: {:?}",
        of,
        cell
    );
    match why {
        Some(why) => holds(book, of, &why),
        None => Ok(()),
    }
}

/// What stands in a table that nobody writes in, but is no calculation: what the balance requirement's form has asked, and
/// what is written as booked in all, beside the months.
fn is_one_entry(book: Book<'_>, of: Where) -> bool {
    if let Where::Drift { row: Some(RowId::Line(id)), lens: Lens::Total, column, .. } = of {
        let field = LineField::ALL.into_iter().find(|field| field.column() == column);
        let entry = field.map(|field| book.workbook.entry(AmountCell::Line(id, Place::Total, field)));
        return entry.is_some_and(|entry| entry.value().is_some());
    }
    let Where::Balance { row, column: 0 } = of else { return false };
    let adjustments = book.workbook.balance.adjustments.len();
    (1..=adjustments).contains(&row)
        || (adjustments + 2..adjustments + 2 + book.workbook.balance.deficits.len()).contains(&row)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_operands_of_every_figure_come_to_what_its_cell_shows(workbook in workbook()) {
        let mut state = opened(workbook);
        let looks = looks(&state.open.as_ref().unwrap().workbook);
        for (look, measure, sheet) in looks {
            let open = state.open.as_mut().unwrap();
            (open.look, open.measure) = (look, measure);
            let Some(table) = state.table(sheet) else { continue };
            let shape = table.shape();
            for row in 0..shape.rows {
                for column in 1..shape.columns {
                    let at = At { row, column };
                    let cell = table.cell(at).unwrap();
                    cell_holds(&state, sheet, at, &cell, table.value(at))?;
                }
            }
        }
    }
}
