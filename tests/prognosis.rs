//! Prognosis methods, from a table that a controller can read, and what holds for every line and project.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod table;
}

use sambudget::file;
use sambudget::lang::heading::{method_of_value, method_value};
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, LineAmounts, LineField, Method, Place, Profile, RowId};
use sambudget::model::edit::{Edit, LineChange, ProjectChange, Setting};
use sambudget::model::entry::Entry;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::model::period::Month;
use sambudget::rules::drift::{Lens, Reach, Tables, follow};
use sambudget::rules::figures::{Terms, of_amounts};
use sambudget::rules::months::Prior;
use sambudget::rules::profile::Passed;
use sambudget::rules::project::project_table;
use sambudget::rules::sense::Sense;
use support::table::{self, cases, entry, months, shown};

fn profile(text: &str) -> Profile {
    match text {
        "even" => return Profile::Even,
        "priorYear" => return Profile::PriorYear,
        _ => {}
    }
    let weights: Vec<_> = text.split(' ').map(|weight| weight.parse().unwrap()).collect();
    Profile::Months(weights.try_into().expect("twelve weights"))
}

/// Budget to date, prognosis and deviation of a case.
fn figures(case: &[&str]) -> Vec<String> {
    let [kind, method, profile_of, month, budget, supplements, actual, typed, prior] = case else {
        panic!("{case:?} has not nine columns")
    };
    let amounts = LineAmounts::default()
        .with(LineField::OriginalBudget, entry(budget))
        .with(LineField::Supplements, entry(supplements))
        .with(LineField::Actual, entry(actual))
        .with(LineField::Prognosis, entry(typed));
    let period_end = table::month(month);
    let prior = Prior::of(months(BookedYear::Prior, prior).as_deref(), period_end);
    let terms = Terms {
        sense: Sense::Kind(table::kind(kind)),
        method: method_of_value(method).unwrap(),
        passed: Passed::of(&profile(profile_of), prior, period_end).ok(),
        passed_lacks: false,
        actual_lacks: false,
        prior: prior.ok(),
        prior_lacks: false,
        prior_rest: prior.ok().map(|prior| prior.rest),
        period_end,
        is_booked: false,
    };
    let found = of_amounts(&amounts, &terms, |_| (None, true));
    [found.budget_to_date, found.prognosis, found.deviation].map(shown).into()
}

#[test]
fn the_table() {
    let mut seen = Vec::new();
    for case in cases(include_str!("cases/prognosis.tsv"), 90) {
        let [given @ .., "=", _, _, _] = &case[..] else { panic!("{case:?} has not three results") };
        let [kind, method, profile, month, budget, ..] = given else { panic!("{case:?}") };
        seen.push((*kind, *method, *profile, *month, *budget));
        assert_eq!(figures(given), case[given.len() + 1..], "{case:?}");
    }
    // Formulas have a table of their own.
    let methods = || Method::ALL.into_iter().filter(|method| *method != Method::Formula);
    for (method, month) in methods().flat_map(|of| ["1", "7", "12"].map(|month| (of, month))) {
        let name = method_value(method);
        let is_there = seen.iter().any(|(_, of, _, at, _)| (*of, *at) == (name, month));
        assert!(is_there, "{name} in month {month} has no case");
    }
    for method in methods().map(method_value) {
        let is_zero = |budget: &str| budget == "0";
        let is_negative = |budget: &str| budget.starts_with('-') && budget != "-";
        for (what, wanted) in [("no", is_zero as fn(&str) -> bool), ("a negative", is_negative)] {
            let is_there = seen.iter().any(|(_, of, _, _, budget)| *of == method && wanted(budget));
            assert!(is_there, "{method} with {what} budget has no case");
        }
    }
}

fn sydnarke() -> Workbook {
    file::read(include_bytes!("../public/examples/sydnarke-2022.json")).unwrap()
}

#[test]
fn parts_add_up_and_tables_follow_by_every_method() {
    for method in Method::ALL {
        let mut workbook = sydnarke();
        workbook.apply(Edit::Set(Setting::Method(method))).unwrap();
        for line in workbook.lines().map(|line| line.id).collect::<Vec<_>>() {
            workbook.apply(Edit::Line(line, LineChange::Method(None))).unwrap();
        }
        let mut tables = Tables::of(&workbook);
        for row in &tables[0].rows {
            if row.unsplit {
                continue;
            }
            let parts = row.parts.iter().filter_map(|part| part.prognosis).sum::<Money>();
            assert_eq!(row.total.prognosis.unwrap_or_default(), parts, "{method:?}: {}", row.name);
        }
        let line = workbook.lines().next().unwrap();
        let place = match &line.distribution {
            Distribution::ByKey { .. } => Place::Total,
            Distribution::Direct(parts) => Place::Part(*parts.keys().next().unwrap()),
        };
        let id = line.id;
        for field in [LineField::Actual, LineField::OriginalBudget] {
            let edit = Edit::amount(id, place, field, Entry::Value(Money::kronor(123_456)));
            let reach = Reach::of(&edit);
            workbook.apply(edit).unwrap();
            follow(&mut tables, &workbook, &reach);
            assert_eq!(tables, Tables::of(&workbook), "{method:?} {field:?}");
        }
    }
}

#[test]
fn a_holder_without_bookings_still_has_the_rest_of_its_budget() {
    let mut workbook = sydnarke();
    let line = workbook.lines().next().unwrap().id;
    let holders: Vec<Holder> = workbook.holders().take(2).collect();
    let amounts = |budget: i64, actual: Option<i64>| {
        let amounts =
            LineAmounts::default().with(LineField::OriginalBudget, Entry::Value(Money::kronor(budget)));
        amounts.with(
            LineField::Actual,
            actual.map_or(Entry::Empty, |actual| Entry::Value(Money::kronor(actual))),
        )
    };
    // July, even: 700 + 1 200 x 5/12 and 0 + 600 x 5/12.
    let parts =
        [(holders[0], amounts(1_200, Some(700))), (holders[1], amounts(600, None))].into_iter().collect();
    workbook.apply(Edit::Line(line, LineChange::Distribution(Distribution::Direct(parts)))).unwrap();
    workbook.apply(Edit::Line(line, LineChange::Method(Some(Method::BudgetForRest)))).unwrap();
    let mut tables = Tables::of(&workbook);
    let row = |tables: &Tables| {
        tables[0].rows.iter().find(|row| row.id == Some(RowId::Line(line))).unwrap().clone()
    };
    assert_eq!(row(&tables).total.prognosis, Some(Money::kronor(1_450)));
    // Without any booking nothing can be told, and the tables follow.
    let edit = Edit::amount(line, Place::Part(holders[0]), LineField::Actual, Entry::Empty);
    let reach = Reach::of(&edit);
    let inverse = workbook.apply(edit).unwrap();
    follow(&mut tables, &workbook, &reach);
    assert_eq!(tables, Tables::of(&workbook));
    assert_eq!(row(&tables).total.prognosis, None);
    workbook.apply(inverse).unwrap();
    follow(&mut tables, &workbook, &reach);
    assert_eq!(row(&tables).total.prognosis, Some(Money::kronor(1_450)));
}

#[test]
fn a_project_spends_alike_in_all_months() {
    let mut workbook: Workbook =
        file::read(include_bytes!("../public/examples/herrljunga-vargarda-2020.json")).unwrap();
    workbook.apply(Edit::Set(Setting::PeriodEnd(Month::new(6).unwrap()))).unwrap();
    let project = workbook.projects().find(|project| project.number == "5201").unwrap().id;
    let group = workbook.project_groups[0].id;
    // Budget 1 500 + 1 278 tkr, actual 4 065 tkr.
    for (method, tkr) in
        [(Method::BudgetForRest, 4_065 + 1_389), (Method::ByProfile, 2 * 4_065), (Method::RunRate, 2 * 4_065)]
    {
        workbook.apply(Edit::Project(project, ProjectChange::Method(Some(method)))).unwrap();
        let tables = Tables::of(&workbook);
        let table =
            project_table(&workbook, tables.formulas(), workbook.project_group(group).unwrap(), Lens::Total);
        let found = table.projects.iter().find(|(id, _)| *id == project).unwrap().1;
        assert_eq!(found.prognosis, Some(Money::kronor(1_000 * tkr)), "{method:?}");
    }
}
