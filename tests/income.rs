//! Income (grants) and expenditure of projects apart: a table for controllers, and laws.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::capital::{Component, InUse, Life, YearMonth};
use sambudget::model::drift::Method;
use sambudget::model::entry::Entry;
use sambudget::model::id::ProjectId;
use sambudget::model::investment::{Category, Project, ProjectAmounts, ProjectColumn, ProjectField, Status};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::capital::cost;
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::project::{amount, of_project, project_table};
use support::workbook::workbook;

const FIELDS: [ProjectField; 6] = [
    ProjectField::OriginalBudget,
    ProjectField::IncomeBudget,
    ProjectField::Actual,
    ProjectField::Income,
    ProjectField::Prognosis,
    ProjectField::IncomePrognosis,
];
const COLUMNS: [ProjectColumn; 5] = [
    ProjectColumn::NetBudget,
    ProjectColumn::NetActual,
    ProjectColumn::DeviationToDate,
    ProjectColumn::NetPrognosis,
    ProjectColumn::Deviation,
];

fn tkr(text: &str) -> Money {
    Money::kronor(1_000 * text.parse::<i64>().unwrap_or_else(|_| panic!("{text} is no amount")))
}

fn of_text(text: &str) -> Option<Money> {
    (text != "-").then(|| tkr(text))
}

fn project(amounts: ProjectAmounts, from: &str) -> Project {
    let life = Life::new(10).unwrap();
    Project {
        id: ProjectId(1),
        number: String::new(),
        name: "Reservkraft".to_owned(),
        holder: Holder::Shared,
        budgeted_by: None,
        category: Category::OwnPlan,
        status: Status::Ongoing,
        method: Some(Method::Typed),
        tags: Vec::new(),
        amounts,
        coming_years: litemap::LiteMap::new(),
        in_use: InUse {
            from: YearMonth::of(from),
            components: vec![Component { name: String::new(), amount: None, life }],
        },
        comment: String::new(),
    }
}

#[test]
fn cases_worked_out_by_hand() {
    let workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let tables = Tables::of(&workbook);
    let formulas = tables.formulas();
    let table = include_str!("cases/income.tsv");
    let mut count = 0;
    for case in table.lines().filter(|line| !line.starts_with('#')) {
        let (entered, expected) = case.split_once("\t=\t").unwrap_or_else(|| panic!("{case} has no ="));
        let mut amounts = ProjectAmounts::default();
        let mut entries = entered.split('\t');
        for (field, text) in FIELDS.into_iter().zip(&mut entries) {
            amounts.replace(
                field,
                match text {
                    "?" => Entry::Unread("se bilaga".to_owned()),
                    text => of_text(text).into(),
                },
            );
        }
        assert_eq!(entries.next(), None, "{case}");
        let project = project(amounts, &format!("{}-01", workbook.year.number()));
        let figures = of_project(&workbook, formulas, &project);
        let mut expected = expected.split('\t');
        for (column, text) in COLUMNS.into_iter().zip(&mut expected) {
            assert_eq!(amount(&figures, column), of_text(text), "{column:?}: {case}");
        }
        let depreciation = expected.next().unwrap();
        assert_eq!(cost(&workbook, formulas, &project).ok(), of_text(depreciation), "{case}");
        assert_eq!(expected.next(), None, "{case}");
        count += 1;
    }
    assert!(count >= 13, "{count} cases");
}

/// The workbook with no income in any project.
fn without_income(mut workbook: Workbook) -> Workbook {
    for project in workbook.project_groups.iter_mut().flat_map(|group| &mut group.projects) {
        for field in [ProjectField::IncomeBudget, ProjectField::Income, ProjectField::IncomePrognosis] {
            project.amounts.replace(field, Entry::Empty);
        }
    }
    workbook
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn without_income_net_is_gross(workbook in workbook()) {
        let workbook = without_income(workbook);
        let tables = Tables::of(&workbook);
        for group in &workbook.project_groups {
            let table = project_table(&workbook, tables.formulas(), group, Lens::Total);
            for (_, figures) in table.projects {
                prop_assert_eq!(figures.net_budget, figures.budget);
                prop_assert_eq!(figures.net_actual, figures.actual);
                prop_assert_eq!(figures.net_prognosis, figures.prognosis);
            }
        }
    }

    #[test]
    fn net_and_income_are_the_expenditure_in_every_sum(workbook in workbook()) {
        let tables = Tables::of(&workbook);
        for group in &workbook.project_groups {
            let total = project_table(&workbook, tables.formulas(), group, Lens::Total).total;
            let of = |money: Option<Money>| money.unwrap_or_default();
            prop_assert_eq!(of(total.net_budget) + of(total.income_budget), of(total.budget));
            prop_assert_eq!(of(total.net_actual) + of(total.income), of(total.actual));
        }
    }
}
