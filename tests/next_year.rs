//! Next year's workbook: what it holds of this one's, and what is proposed to be carried over, from a table that a
//! controller can read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use litemap::LiteMap;
use proptest::prelude::*;
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::model::balance::Deficit;
use sambudget::model::capital::{Component, InUse, Life, YearMonth};
use sambudget::model::drift::{DriftColumn, Method, RowId};
use sambudget::model::entry::Entry;
use sambudget::model::id::{ProjectGroupId, ProjectId, WorkbookId};
use sambudget::model::investment::{
    Category, ComingYear, Project, ProjectAmounts, ProjectField, ProjectGroup, Status,
};
use sambudget::model::member::{BoardForm, Holder};
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::model::period::{FiscalYear, Month};
use sambudget::rules::capital::{cost, schedule};
use sambudget::rules::drift::{Tables, amount};
use sambudget::rules::next_year::{FirstBudget, next_year, proposed_carry_over};
use sambudget::rules::project::of_project;
use support::workbook::workbook;

const NEW: WorkbookId = WorkbookId(4711);

fn entry(text: &str) -> Entry<Money> {
    match text {
        "-" => Entry::Empty,
        text => Entry::Value(Money::kronor(text.parse().unwrap_or_else(|_| panic!("{text} is no amount")))),
    }
}

fn project(status: Status) -> Project {
    Project {
        id: ProjectId(1),
        number: String::new(),
        name: "Switchar".to_owned(),
        holder: Holder::Shared,
        budgeted_by: None,
        category: Category::OwnPlan,
        status,
        method: Some(Method::Typed),
        tags: Vec::new(),
        amounts: ProjectAmounts::default(),
        coming_years: LiteMap::new(),
        in_use: InUse::default(),
        comment: "Försenat.".to_owned(),
    }
}

fn with(project: Project) -> Workbook {
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    workbook.project_groups = vec![ProjectGroup {
        id: ProjectGroupId(1),
        name: "Enligt plan".to_owned(),
        total_name: "Summa".to_owned(),
        columns: Vec::new(),
        projects: vec![project],
    }];
    workbook
}

fn made(workbook: &Workbook) -> Workbook {
    next_year(workbook, &Tables::of(workbook), NEW, FirstBudget::Empty).unwrap()
}

#[test]
fn what_is_proposed_to_be_carried_over_worked_out_by_hand() {
    let mut count = 0;
    for line in include_str!("cases/carry_over.tsv").lines().filter(|line| !line.starts_with('#')) {
        count += 1;
        let case: Vec<&str> = line.split('\t').collect();
        let [status, budget, supplement, carry_over, actual, prognosis, month, "=", proposal] = case[..]
        else {
            panic!("{case:?}")
        };
        let mut project = project(match status {
            "notStarted" => Status::NotStarted,
            "ongoing" => Status::Ongoing,
            "completed" => Status::Completed,
            "postponed" => Status::Postponed(None),
            "notCarriedOut" => Status::NotCarriedOut,
            other => Status::Postponed(other.strip_prefix("postponed:").and_then(|year| year.parse().ok())),
        });
        use ProjectField as F;
        let fields = [F::OriginalBudget, F::Supplement, F::CarryOver, F::Actual, F::Prognosis];
        for (field, text) in fields.into_iter().zip([budget, supplement, carry_over, actual, prognosis]) {
            project.amounts.replace(field, entry(text));
        }
        let mut workbook = with(project);
        workbook.period_end = Month::new(month.parse().unwrap()).unwrap();
        let proposed =
            proposed_carry_over(&workbook, &Tables::of(&workbook), workbook.projects().next().unwrap());
        assert_eq!(proposed, entry(proposal).value(), "{case:?}");

        // Nothing is carried over before it has been taken over; then exactly that, and nothing is proposed any more.
        let finished = ["completed", "notCarriedOut"].contains(&status);
        assert_eq!(made(&workbook).projects().next().is_none(), finished, "{case:?}");
        if let Some(proposed) = proposed {
            let carried = |workbook: &Workbook| {
                made(workbook).projects().next().unwrap().amounts.get(F::CarryOver).clone()
            };
            assert_eq!(carried(&workbook), Entry::Empty, "{case:?}");
            let amounts = &mut workbook.project_groups[0].projects[0].amounts;
            amounts.replace(F::CarryOverOut, Entry::Value(proposed));
            assert_eq!(carried(&workbook), Entry::Value(proposed), "{case:?}");
            let project = workbook.projects().next().unwrap();
            assert_eq!(proposed_carry_over(&workbook, &Tables::of(&workbook), project), None, "{case:?}");
        }
    }
    assert!(count > 14, "{count} cases");
}

#[test]
fn a_project_goes_along_with_what_is_spent_and_planned() {
    use ProjectField as F;
    let mut before = project(Status::Postponed(Some(2023)));
    for (field, text) in [
        (F::PriorSpending, "300"),
        (F::OriginalBudget, "1000"),
        (F::Actual, "450"),
        (F::IncomeBudget, "200"),
        (F::Income, "50"),
        (F::CarryOverOut, "550"),
        (F::DecidedTotal, "5000"),
        (F::CalculatedTotal, "5200"),
        (F::YearlyOperatingCost, "40"),
    ] {
        before.amounts.replace(field, entry(text));
    }
    let year = |decided, requested| ComingYear {
        decided: entry(decided),
        requested: entry(requested),
        ..ComingYear::default()
    };
    before.coming_years = LiteMap::from_iter([(2023, year("2000", "2500")), (2024, year("-", "1500"))]);
    let mut workbook = with(before);
    assert_eq!(workbook.year.number(), 2022);
    let next = made(&workbook);
    let after = next.projects().next().unwrap();
    let shown = |field| after.amounts.get(field).value().map_or("-".to_owned(), |amount| amount.to_string());
    let found = F::ALL.map(|field| (field, shown(field)));
    let expected = [
        (F::PriorSpending, "700"),
        (F::OriginalBudget, "2000"),
        (F::Supplement, "-"),
        (F::CarryOver, "550"),
        (F::Actual, "-"),
        (F::Prognosis, "-"),
        (F::DecidedTotal, "5000"),
        (F::CalculatedTotal, "5200"),
        (F::YearlyOperatingCost, "40"),
        (F::CarryOverOut, "-"),
        (F::IncomeBudget, "-"),
        (F::Income, "-"),
        (F::IncomePrognosis, "-"),
    ];
    assert_eq!(found, expected.map(|(field, text)| (field, text.to_owned())));
    assert_eq!((after.status, after.comment.as_str()), (Status::NotStarted, ""));
    assert_eq!(after.coming_years, LiteMap::from_iter([(2024, year("-", "1500"))]));
    // Where nothing was decided, what was requested.
    workbook.project_groups[0].projects[0].coming_years.insert(2023, year("-", "2500"));
    let next = made(&workbook);
    assert_eq!(next.projects().next().unwrap().amounts.get(F::OriginalBudget), &entry("2500"));
}

#[test]
fn what_is_in_use_goes_on_costing() {
    use ProjectField as F;
    let mut before = project(Status::Completed);
    before.amounts.replace(F::Actual, entry("120000"));
    before.amounts.replace(F::Prognosis, entry("120000"));
    before.in_use = InUse {
        from: YearMonth::of("2022-07"),
        components: vec![Component { name: String::new(), amount: None, life: Life::new(3).unwrap() }],
    };
    let mut workbook = with(before);
    let mut expected = {
        let tables = Tables::of(&workbook);
        schedule(&workbook, tables.formulas(), workbook.projects().next().unwrap()).unwrap().into_iter()
    };
    let mut years = 0;
    loop {
        let Some(project) = workbook.projects().next().cloned() else { break };
        let year = expected.next().unwrap();
        let found = cost(&workbook, Tables::of(&workbook).formulas(), &project);
        assert_eq!((workbook.year.number(), found), (year.year, Ok(year.cost())));
        years += 1;
        workbook = made(&workbook);
    }
    // From July 2022 to June 2025; then there is nothing left to take along.
    assert_eq!((years, expected.next()), (4, None));
}

#[test]
fn deficits_that_are_left_are_brought_forward() {
    let mut workbook = file::read(include_bytes!("files/v1.1/balance.json")).unwrap();
    workbook.form = BoardForm::Association;
    workbook.activities.clear();
    let kronor = Money::kronor;
    workbook.balance.deficits =
        vec![Deficit { year: 2020, amount: kronor(300) }, Deficit { year: 2021, amount: kronor(500) }];
    let result = |workbook: &mut Workbook, amount| {
        workbook.balance.adjustments = vec![sambudget::model::balance::BalanceAdjustment {
            amount: kronor(amount),
            reason: "Resultat".to_owned(),
        }];
        // A table with nothing booked has no result; one with 0 has.
        let line = file::read(include_bytes!("files/v1.1/adjustments.json")).unwrap();
        workbook.activities = line.activities;
        workbook.members = line.members;
        workbook.keys = line.keys;
        let found = sambudget::rules::summary::result(&Tables::of(workbook));
        let own = amount_of(&found, workbook).unwrap_or_default();
        workbook.balance.adjustments[0].amount = kronor(amount) - own;
        next_year(workbook, &Tables::of(workbook), NEW, FirstBudget::Empty).unwrap().balance
    };
    let left = |balance: &sambudget::model::balance::Balance| {
        balance.deficits.iter().map(|of| (of.year, of.amount)).collect::<Vec<_>>()
    };
    let surplus = result(&mut workbook, 400);
    assert_eq!((left(&surplus), surplus.adjustments.len()), (vec![(2021, kronor(400))], 0));
    let deficit = result(&mut workbook, -100);
    assert_eq!(left(&deficit), [(2020, kronor(300)), (2021, kronor(500)), (2022, kronor(100))]);
    // A file may have one of the year itself; both are left, as one.
    workbook.year = FiscalYear::new(2021).unwrap();
    assert_eq!(left(&result(&mut workbook, -100)), [(2020, kronor(300)), (2021, kronor(600))]);
    workbook.year = FiscalYear::new(2022).unwrap();
    // A board has no balance requirement of its own.
    workbook.form = BoardForm::JointBoard;
    assert_eq!(left(&result(&mut workbook, -100)), [(2020, kronor(300)), (2021, kronor(500))]);
}

fn amount_of(figures: &sambudget::rules::figures::Figures, workbook: &Workbook) -> Option<Money> {
    amount(figures, workbook.settlement.basis.column())
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(80))]

    /// Next year's prior actuals are this year's actuals exactly, in every row, for everybody where no key changed within
    /// the year; its months those of the prior year; projects have spent what they have spent. Nothing of this year's is
    /// left, and it can be kept.
    #[test]
    fn the_years_meet(before in workbook(), same in any::<bool>()) {
        let budget = if same { FirstBudget::AsThisYear } else { FirstBudget::Empty };
        let tables = Tables::of(&before);
        let Some(next) = next_year(&before, &tables, NEW, budget) else { return Ok(()) };
        let next_tables = Tables::of(&next);
        prop_assert_eq!(next.year.number(), before.year.number() + 1);
        prop_assert_eq!((next.id, next.period_end), (NEW, Month::JANUARY));
        prop_assert_eq!((&next.members, &next.signs), (&before.members, &before.signs));
        for (then, now) in before.keys.iter().zip(&next.keys) {
            prop_assert_eq!((then.id, &then.name, &then.date), (now.id, &now.name, &now.date));
            prop_assert_eq!((then.sets().last().unwrap().1, now.later.len()), (&now.weights, 0));
        }
        for (then, now) in tables.iter().zip(next_tables.iter()) {
            prop_assert_eq!(then.rows.len(), now.rows.len());
            for (then, now) in then.rows.iter().zip(&now.rows) {
                prop_assert_eq!((then.id, &then.name), (now.id, &now.name));
                let all = |row: &sambudget::rules::drift::DriftRow, column| {
                    let parts: Vec<_> = row.parts.iter().map(|part| amount(part, column)).collect();
                    (amount(&row.total, column), parts)
                };
                let (prior, actual) = (all(now, DriftColumn::PriorActual), all(then, DriftColumn::Actual));
                prop_assert_eq!(prior.0, actual.0);
                if before.keys.iter().all(|key| key.later.is_empty()) {
                    prop_assert_eq!(prior.1, actual.1);
                }
                if same {
                    // A key splits one amount where it split the parts of it: the total is the same.
                    prop_assert_eq!(all(now, DriftColumn::Budget).0, all(then, DriftColumn::Budget).0);
                }
                prop_assert_eq!(all(now, DriftColumn::Actual).0, None);
                if let Some(RowId::Line(id)) = then.id {
                    let (then, now) = (before.line(id).unwrap(), next.line(id).unwrap());
                    prop_assert_eq!(then.distribution.key(), now.distribution.key());
                    for month in Month::all() {
                        let empty = Entry::Empty;
                        let of = |line: &sambudget::model::drift::Line, year| {
                            line.months.as_ref().map_or(empty.clone(), |months| months.get(year, month).clone())
                        };
                        prop_assert_eq!(of(then, BookedYear::This), of(now, BookedYear::Prior));
                        prop_assert_eq!(of(now, BookedYear::This), Entry::Empty);
                    }
                    prop_assert!(now.comment.is_empty() && now.adjustments.is_empty());
                }
            }
        }
        for project in next.projects() {
            let then = of_project(&before, tables.formulas(), before.project(project.id).unwrap());
            let now = of_project(&next, next_tables.formulas(), project);
            let spent = sambudget::rules::figures::sum([then.prior_spending, then.net_actual]);
            // What could not be read stays so.
            if !project.amounts.get(ProjectField::PriorSpending).is_unread() {
                prop_assert_eq!(now.prior_spending, spent);
            }
            prop_assert_eq!((now.actual, now.supplement), (None, None));
        }
        prop_assert!(next.notes.is_empty() && next.follow_ups.is_empty() && next.controls.is_empty());
        prop_assert!(next.acceptances.is_empty() && next.balance.adjustments.is_empty());
        prop_assert_eq!(file::read(file::stored(&next).as_bytes()), Ok(next));
    }
}
