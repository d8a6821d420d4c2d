//! The worked figures of the domain, on the examples that they come from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
#[path = "support/published.rs"]
mod published;

use published::example_path;
use rust_decimal::Decimal;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::drift::Method;
use sambudget::model::edit::{Edit, LineChange};
use sambudget::model::investment::ProjectColumn;
use sambudget::model::money::Money;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::rules::drift::{DriftTable, Lens};
use sambudget::rules::figures::Figures;
use sambudget::rules::project::{amount, project_table};
use sambudget::rules::split::split;
use sambudget::rules::summary::drift_tables;
use sambudget::text::number::{NumberStyle, format_amount, rounded};

fn example(name: &str) -> Workbook {
    file::read(&std::fs::read(example_path(name)).unwrap()).unwrap()
}

fn table(workbook: &Workbook) -> DriftTable {
    drift_tables(workbook)[0].clone()
}

fn figures(workbook: &Workbook, line: &str) -> Figures {
    table(workbook).rows.iter().find(|row| row.name == line).unwrap().total
}

fn tkr(amount: Option<Money>) -> Decimal {
    rounded(amount.unwrap(), DisplayUnit::TKR)
}

#[test]
fn a_licence_line_in_july() {
    let mut workbook = example("sydnarke-2022");
    let licences = figures(&workbook, "Licenser & serviceavtal");
    let [budget, actual, prognosis, deviation] =
        [licences.budget, licences.actual, licences.prognosis, licences.deviation].map(tkr);
    assert_eq!([budget, actual, prognosis, deviation], [8_086, 5_987, 10_300, -2_214].map(Decimal::from));

    // 5 987 ÷ 7 × 12
    let id = workbook.lines().find(|line| line.name == "Licenser & serviceavtal").unwrap().id;
    workbook.apply(Edit::Line(id, LineChange::Method(Some(Method::RunRate)))).unwrap();
    let run_rate = figures(&workbook, "Licenser & serviceavtal").prognosis.unwrap();
    let one_decimal = DisplayUnit { unit: Unit::Tkr, decimals: 1 };
    assert_eq!(format_amount(run_rate, one_decimal, NumberStyle::Swedish), "10\u{a0}263,4");
}

#[test]
fn revenue_and_all_lines_in_july() {
    let workbook = example("sydnarke-2022");
    let revenue = figures(&workbook, "Intäkter");
    let shown = [revenue.budget, revenue.prognosis, revenue.deviation].map(tkr);
    assert_eq!(shown, [39_012, 39_054, 42].map(Decimal::from));

    let table = table(&workbook);
    let bottom = table.rows.last().unwrap();
    let net = |amount: Option<Money>| tkr(amount.map(|amount| bottom.sense.written(amount, &workbook.signs)));
    assert_eq!(net(bottom.total.actual), Decimal::from(1_412));
    assert_eq!(net(bottom.total.prognosis), Decimal::from(1_000));
    assert_eq!(tkr(bottom.total.deviation), Decimal::from(-1_000));
}

#[test]
fn projects_with_carry_over() {
    let workbook = example("herrljunga-vargarda-2020");
    let table = project_table(
        &workbook,
        drift_tables(&workbook).formulas(),
        &workbook.project_groups[0],
        Lens::Total,
    );
    let columns = [
        ProjectColumn::OriginalBudget,
        ProjectColumn::SupplementAndCarryOver,
        ProjectColumn::Budget,
        ProjectColumn::Actual,
        ProjectColumn::DeviationToDate,
    ];
    let first = workbook.projects().find(|project| project.number == "5201").unwrap();
    let (_, figures) = table.projects.iter().find(|(id, _)| *id == first.id).unwrap();
    let shown = columns.map(|column| tkr(amount(figures, column)));
    assert_eq!(shown, [1_500, 1_278, 2_778, 4_065, -1_287].map(Decimal::from));
    let shown = columns.map(|column| tkr(amount(&table.total, column)));
    assert_eq!(shown, [5_800, 2_447, 8_247, 8_868, -621].map(Decimal::from));

    // Their rows add to 2 448 and 8 248: rounding.
    let of_rows = |column| -> Decimal { table.projects.iter().map(|(_, f)| tkr(amount(f, column))).sum() };
    assert_eq!(of_rows(ProjectColumn::SupplementAndCarryOver), Decimal::from(2_448));
    assert_eq!(of_rows(ProjectColumn::Budget), Decimal::from(8_248));
}

#[test]
fn a_settlement_loses_no_krona() {
    let printed = [43_621, 62_190, 22_027, 30_713];
    assert_eq!(printed.iter().sum::<i64>(), 158_551);
    let parts = split(Money::kronor(158_552), &printed.map(Decimal::from)).unwrap();
    assert_eq!(parts, [43_621, 62_191, 22_027, 30_713].map(Money::kronor));
}

#[test]
fn one_amount_in_two_units() {
    let staff = figures(&example("sydnarke-2022"), "Personalkostnader").deviation.unwrap();
    assert_eq!(staff, Money::kronor(1_202_000));
    assert_eq!(format_amount(staff, DisplayUnit::TKR, NumberStyle::Swedish), "1\u{a0}202");
    assert_eq!(format_amount(staff, DisplayUnit::MNKR, NumberStyle::Swedish), "1,2");
}
