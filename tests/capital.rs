//! Capital cost: from a table that a controller can read, beside schedules worked out by another program, and what holds for
//! all of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod table;
    pub mod workbook;
}

use proptest::prelude::*;
use sambudget::model::Workbook;
use sambudget::model::capital::{CapitalCost, Component, Depreciation, InUse, Life, Rate, YearMonth};
use sambudget::model::drift::{DriftColumn, Kind, LineField, Place, RowId};
use sambudget::model::edit::{Edit, ProjectChange, Setting};
use sambudget::model::entry::Entry;
use sambudget::model::formula::{
    AmountCell, Expression, Figure, Formula, Frame, Operator, Reference, TableRow,
};
use sambudget::model::id::{ActivityId, LineId, ProjectGroupId, ProjectId};
use sambudget::model::investment::{Project, ProjectAmounts, ProjectField, Status};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::model::period::FiscalYear;
use sambudget::model::unit::Unit;
use sambudget::rules::added::Cause;
use sambudget::rules::capital::{Problem, Without, Year, amount, cost, schedule};
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::drift::{Lens, Reach, Tables, follow};
use sambudget::rules::figures::Figures;
use sambudget::rules::formula::Fault;
use support::table::{
    self, HOLDERS, KEY, LINE, board, cases, distribution, entry, line, money, row, shown, shown_parts,
};

fn component(amount: Option<Money>, years: &str) -> Component {
    Component { name: String::new(), amount, life: Life::new(years.parse().unwrap()).unwrap() }
}

/// A project as a case says.
fn project(number: u64, text: &str) -> Project {
    let words: Vec<&str> = text.split(' ').collect();
    let [holder, amounts, from, components, status @ ..] = &words[..] else { panic!("{text} is no project") };
    let mut entered = ProjectAmounts::default();
    for (name, value) in amounts.split(',').filter_map(|part| part.split_once('=')) {
        let field = match name {
            "calculated" => ProjectField::CalculatedTotal,
            "prior" => ProjectField::PriorSpending,
            "prognosis" => ProjectField::Prognosis,
            "budget" => ProjectField::OriginalBudget,
            _ => panic!("{name} is no amount"),
        };
        entered = entered.with(field, entry(value));
    }
    let parts = components.split('+').filter_map(|part| part.split_once('/'));
    Project {
        holder: table::holder(holder),
        status: match status {
            [] => Status::Ongoing,
            ["notCarriedOut"] => Status::NotCarriedOut,
            ["postponed"] => Status::Postponed(None),
            [year] => Status::Postponed(Some(year.strip_prefix("postponed:").unwrap().parse().unwrap())),
            _ => panic!("{text} has too many words"),
        },
        amounts: entered,
        in_use: InUse {
            from: (*from != "-").then(|| YearMonth::of(from).unwrap()),
            components: parts
                .map(|(amount, years)| component((amount != "rest").then(|| money(amount)), years))
                .collect(),
        },
        ..table::project(ProjectId(number))
    }
}

/// A workbook with one line and projects as a case says; a rate with `annuity` behind it is of that method.
fn workbook(rate: &str, key: &str, before: &str, projects: &str) -> Workbook {
    let before = before.strip_prefix("direct ").unwrap_or(before);
    let (percent, depreciation) = method(rate);
    let line = line(LINE, Kind::Cost, distribution(before, LineField::Prognosis));
    let mut workbook = board(2, key, [line]);
    workbook.year = FiscalYear::new(2026).unwrap();
    workbook.drift_columns = DriftColumn::USUAL.into();
    let projects = (1..).zip(projects.split("; ")).map(|(number, text)| project(number, text));
    workbook.project_groups = vec![table::project_group(projects.collect())];
    workbook.capital = CapitalCost {
        rate: Rate::new(percent.parse().unwrap()).unwrap(),
        depreciation,
        line: Some(LINE),
        key: (key != "-").then_some(KEY),
    };
    workbook
}

fn method(rate: &str) -> (&str, Depreciation) {
    match rate.strip_suffix(" annuity") {
        Some(percent) => (percent, Depreciation::Annuity),
        None => (rate, Depreciation::StraightLine),
    }
}

/// The usual case: one project of the first member, from July.
fn usual() -> Workbook {
    workbook("2.5", "3 1", "direct 400000 100000 -", "m1 calculated=1200000 2026-07 rest/5")
}

fn first(workbook: &Workbook) -> &Project {
    workbook.projects().next().unwrap()
}

fn line_figures(workbook: &Workbook, tables: &Tables) -> [String; 2] {
    let row = row(tables, LINE);
    assert_eq!(workbook.holders().count(), row.parts.len());
    [shown(row.total.prognosis), shown_parts(row, |part| part.prognosis)]
}

fn known(workbook: &Workbook) -> [Option<Money>; 4] {
    let tables = Tables::of(workbook);
    let row = row(&tables, LINE);
    [row.total.prognosis, row.parts[0].prognosis, row.parts[1].prognosis, row.parts[2].prognosis]
}

/// Where the budget cannot be read, a capital cost is compared with nothing, and not with a budget of 0.
#[test]
fn a_budget_that_cannot_be_read_is_not_compared_with() {
    for (before, of_all) in [("direct - - -", false), ("key -", true)] {
        let mut workbook = workbook("2.5", "3 1", before, "m1 calculated=1200000 2026-01 rest/5");
        let figures = |workbook: &Workbook| {
            let tables = Tables::of(workbook);
            let row = tables[0].row(Some(RowId::Line(LINE))).unwrap();
            let of = |figures: &Figures| (figures.prognosis.is_some(), figures.deviation.is_some());
            (of(&row.total), of(&row.parts[0]))
        };
        assert_eq!(figures(&workbook), ((true, true), (true, true)), "{before}: without a budget");
        let place = if of_all { Place::Total } else { Place::Part(HOLDERS[0].1) };
        let unread = Entry::Unread("tolv".to_owned());
        workbook.apply(Edit::amount(LINE, place, LineField::OriginalBudget, unread)).unwrap();
        assert_eq!(figures(&workbook), ((true, false), (true, false)), "{before}: with one that is not read");
    }
}

#[test]
fn cases_worked_out_by_hand() {
    for case in cases(include_str!("cases/capital.tsv"), 31) {
        let [rate, key, before, projects, "=", expected @ ..] = &case[..] else { panic!("{case:?}") };
        let workbook = workbook(rate, key, before, projects);
        let tables = Tables::of(&workbook);
        let costs: Vec<String> = workbook
            .projects()
            .map(|project| shown(cost(&workbook, tables.formulas(), project).ok()))
            .collect();
        let [total, parts] = line_figures(&workbook, &tables);
        assert_eq!([costs.join(" "), total, parts], *expected, "{case:?}");
    }
}

#[test]
fn schedules_are_those_of_another_program() {
    let mut count = 0;
    let mut expected: Vec<[Money; 4]> = Vec::new();
    let mut years: Vec<u16> = Vec::new();
    let mut case: Option<Workbook> = None;
    let mut check = |case: &Option<Workbook>, years: &[u16], expected: &[[Money; 4]]| {
        let Some(workbook) = case else { return };
        let tables = Tables::of(workbook);
        let schedule = schedule(workbook, tables.formulas(), first(workbook)).unwrap();
        let found: Vec<_> = schedule
            .iter()
            .map(|year| [year.book_value, year.depreciation, year.interest, year.cost()])
            .collect();
        assert_eq!(schedule.iter().map(|year| year.year).collect::<Vec<_>>(), years);
        assert_eq!(found, expected, "{:?}", first(workbook).in_use);
        count += 1;
    };
    for columns in cases(include_str!("reference/schedules.tsv"), 60) {
        match &columns[..] {
            ["case", start, rate, components] => {
                check(&case, &years, &expected);
                (years, expected) = (Vec::new(), Vec::new());
                let mut workbook = usual();
                let (percent, depreciation) = method(rate);
                workbook.capital.rate = Rate::new(percent.parse().unwrap()).unwrap();
                workbook.capital.depreciation = depreciation;
                let components = components.split("; ").map(|part| {
                    let (amount, years) = part.split_once(' ').unwrap();
                    component(Some(money(amount)), years)
                });
                workbook.project_groups[0].projects[0].in_use =
                    InUse { from: YearMonth::of(start), components: components.collect() };
                case = Some(workbook);
            }
            [year, book_value, depreciation, interest, cost] => {
                years.push(year.parse().unwrap());
                expected.push([book_value, depreciation, interest, cost].map(|text| money(text)));
            }
            _ => panic!("{columns:?}"),
        }
    }
    check(&case, &years, &expected);
    assert!(count > 60, "{count} cases");
}

/// What an edit makes of the usual case: the tables have followed, and are those made from nothing.
fn after(workbook: &Workbook, edit: Edit) -> (Workbook, [Option<Money>; 4]) {
    let (mut workbook, mut tables) = (workbook.clone(), Tables::of(workbook));
    let reach = Reach::of(&edit);
    workbook.apply(edit).unwrap();
    follow(&mut tables, &workbook, &reach);
    assert_eq!(tables, Tables::of(&workbook));
    let figures = known(&workbook);
    (workbook, figures)
}

fn kronor(amounts: [i64; 3]) -> [Option<Money>; 4] {
    let [total, one, two] = amounts;
    [Some(total), Some(one), Some(two), None].map(|amount| amount.map(Money::kronor))
}

#[test]
fn the_drift_follows_every_change_of_a_project_at_once() {
    let before = usual();
    assert_eq!(known(&before), kronor([635_000, 535_000, 100_000]));
    let change = |change| Edit::Project(ProjectId(1), change);
    let in_use = |from: &str, years: &str| {
        let components = vec![component(None, years)];
        change(ProjectChange::InUse(InUse { from: YearMonth::of(from), components }))
    };
    let status = |status| change(ProjectChange::Status(status));
    let amount = |kronor| {
        change(ProjectChange::Amount(ProjectField::CalculatedTotal, Entry::Value(Money::kronor(kronor))))
    };
    let capital = |change: &dyn Fn(&mut CapitalCost)| {
        let mut capital = before.capital;
        change(&mut capital);
        Edit::Set(Setting::Capital(capital))
    };
    let cases = [
        ("from January", in_use("2026-01", "5"), [770_000, 670_000, 100_000]),
        ("next year", in_use("2027-01", "5"), [500_000, 400_000, 100_000]),
        ("ten years", in_use("2026-07", "10"), [575_000, 475_000, 100_000]),
        ("half the amount", amount(600_000), [567_500, 467_500, 100_000]),
        ("another member's", change(ProjectChange::Holder(HOLDERS[1].1)), [635_000, 400_000, 235_000]),
        ("shared", change(ProjectChange::Holder(Holder::Shared)), [635_000, 501_250, 133_750]),
        ("not carried out", status(Status::NotCarriedOut), [500_000, 400_000, 100_000]),
        ("postponed", status(Status::Postponed(Some(2027))), [500_000, 400_000, 100_000]),
        ("no interest", capital(&|c| c.rate = Rate::default()), [620_000, 520_000, 100_000]),
        (
            "by annuity",
            // 258 296 a year, of which six months are here.
            capital(&|c| c.depreciation = Depreciation::Annuity),
            [629_148, 529_148, 100_000],
        ),
        ("nowhere", capital(&|c| c.line = None), [500_000, 400_000, 100_000]),
        (
            "the next year",
            Edit::Set(Setting::Year(FiscalYear::new(2027).unwrap())),
            [767_000, 667_000, 100_000],
        ),
        ("gone", Edit::RemoveProject(ProjectId(1)), [500_000, 400_000, 100_000]),
        ("its table gone", Edit::RemoveProjectGroup(ProjectGroupId(1)), [500_000, 400_000, 100_000]),
    ];
    for (what, edit, expected) in cases {
        assert_eq!(after(&before, edit).1, kronor(expected), "{what}");
    }
}

#[test]
fn a_line_that_is_taken_away_comes_back_with_its_capital_cost() {
    let before = usual();
    let mut workbook = before.clone();
    let inverse = workbook.apply(Edit::RemoveRow(RowId::Line(LINE))).unwrap();
    assert_eq!(workbook.capital.line, None);
    let tables = Tables::of(&workbook);
    let found = findings(&workbook, &tables);
    assert!(found.contains(&Finding::CapitalCost(ProjectId(1), Problem::NoLine)), "{found:?}");
    workbook.apply(inverse).unwrap();
    assert_eq!(workbook, before);
    let mut workbook = before.clone();
    assert!(workbook.apply(Edit::RemoveKey(KEY)).is_err(), "a key that splits it is in use");
    let nowhere = CapitalCost { line: Some(LineId(7)), ..before.capital };
    assert!(workbook.apply(Edit::Set(Setting::Capital(nowhere))).is_err());
}

fn said(workbook: &Workbook) -> Vec<Problem> {
    let all = findings(workbook, &Tables::of(workbook)).into_iter();
    all.filter_map(|finding| match finding {
        Finding::CapitalCost(_, problem) => Some(problem),
        _ => None,
    })
    .collect()
}

#[test]
fn what_is_missing_or_odd_is_said() {
    let of = |project: &str| said(&workbook("2.5", "3 1", "direct - - -", project));
    assert_eq!(of("m1 calculated=1200000 2026-07 rest/5"), []);
    assert_eq!(of("m1 calculated=1200000 - -"), [], "nothing is said, nothing is missing");
    assert_eq!(of("m1 calculated=1200000 - rest/5"), [Problem::Unknown(Without::Start)]);
    assert_eq!(of("m1 calculated=1200000 2026-07 -"), [Problem::Unknown(Without::Life)]);
    assert_eq!(of("m1 calculated=tolv 2026-07 rest/5"), [Problem::Unknown(Without::Amount)]);
    assert_eq!(of("m1 - 2026-07 rest/5"), [Problem::Unknown(Without::Amount)]);
    assert_eq!(of("m1 calculated=tolv 2026-07 rest/5 notCarriedOut"), []);
    assert_eq!(of("m1 calculated=100 2026-07 60/5+40/3"), []);
    assert_eq!(of("m1 calculated=100 2026-07 60/5+50/3"), [Problem::Components(Money::kronor(10))]);
    assert_eq!(of("m1 calculated=100 2026-07 60/5+30/3"), [Problem::Components(Money::kronor(-10))]);
    assert_eq!(of("m1 calculated=100 2026-07 60/5+rest/3"), []);
    assert_eq!(of("m1 calculated=100 2026-07 160/5+rest/3"), [Problem::Components(Money::kronor(60))]);
}

/// A formula for a project's amount: a share of a figure.
fn share_of(figure: Figure, workbook: &Workbook) -> Entry<Money> {
    let read = Expression::Figure(Reference::Of(figure));
    let tenth = Expression::Number("10".parse().unwrap());
    let expression = Expression::Binary(Operator::Divide, Box::new(read), Box::new(tenth));
    let frame = Frame { unit: Unit::Kr, signs: workbook.signs };
    Entry::Formula(Box::new(Formula::new(frame, expression).unwrap()))
}

fn drift_figure(row: TableRow, holder: Option<Holder>, column: DriftColumn) -> Figure {
    Figure::Drift { row, holder, column }
}

fn with_formula(figure: Figure, workbook: &Workbook) -> Edit {
    let entry = share_of(figure, workbook);
    Edit::Project(ProjectId(1), ProjectChange::Amount(ProjectField::CalculatedTotal, entry))
}

#[test]
fn an_amount_that_would_follow_from_its_own_cost_is_a_circle_and_is_said() {
    let line = TableRow::Row(RowId::Line(LINE));
    let bottom = TableRow::Result(ActivityId(1));
    for (row, holder, column) in [
        (line, None, DriftColumn::Prognosis),
        (line, Some(HOLDERS[0].1), DriftColumn::Prognosis),
        (bottom, None, DriftColumn::Prognosis),
        (bottom, Some(HOLDERS[0].1), DriftColumn::Prognosis),
    ] {
        let before = usual();
        let (workbook, figures) = after(&before, with_formula(drift_figure(row, holder, column), &before));
        assert_eq!(figures, kronor([500_000, 400_000, 100_000]), "no wrong figure counts");
        assert_eq!(said(&workbook), [Problem::Unknown(Without::Amount)]);
        let tables = Tables::of(&workbook);
        let cell = AmountCell::Project(ProjectId(1), ProjectField::CalculatedTotal);
        let Some(Fault::Circle(along)) = tables.formulas().fault(cell) else {
            panic!("{:?}", tables.formulas().outcome(cell))
        };
        assert_eq!(**along, [cell.figure(), drift_figure(row, holder, column)]);
    }
}

#[test]
fn an_amount_may_follow_from_what_its_cost_does_not_reach() {
    let line = TableRow::Row(RowId::Line(LINE));
    // The other member's part: 100 000 / 10 over five years from July is 1 000, and interest 125.
    let before = usual();
    let other = drift_figure(line, Some(HOLDERS[1].1), DriftColumn::Prognosis);
    let (workbook, figures) = after(&before, with_formula(other, &before));
    assert_eq!(figures, kronor([501_125, 401_125, 100_000]));
    assert_eq!(said(&workbook), []);

    // And it follows when that part changes: 200 000 gives 2 250.
    let entry = Entry::Value(Money::kronor(200_000));
    let edit = Edit::amount(LINE, Place::Part(HOLDERS[1].1), LineField::Prognosis, entry);
    assert_eq!(after(&workbook, edit).1, kronor([602_250, 402_250, 200_000]));

    // A shared project reaches every member's part.
    let (_, figures) = after(&workbook, Edit::Project(ProjectId(1), ProjectChange::Holder(Holder::Shared)));
    assert_eq!(figures, kronor([500_000, 400_000, 100_000]));
    // Components with amounts of their own do not follow from the project's.
    let fixed = InUse {
        from: YearMonth::of("2026-07"),
        components: vec![component(Some(Money::kronor(100_000)), "5")],
    };
    let (workbook, _) = after(&workbook, Edit::Project(ProjectId(1), ProjectChange::InUse(fixed)));
    let own = drift_figure(line, None, DriftColumn::Prognosis);
    let (workbook, figures) = after(&workbook, with_formula(own, &workbook));
    assert_eq!(figures, kronor([511_250, 411_250, 100_000]));
    assert_eq!(
        amount(&workbook, Tables::of(&workbook).formulas(), first(&workbook)),
        Some(Money::kronor(51_125))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Over the life of a project, depreciation adds up to its amount exactly by each method, and each year begins with what
    /// the years before have left.
    #[test]
    fn depreciation_adds_up_to_the_amount(
        in_use in support::workbook::in_use(),
        whole in support::workbook::money(),
        capital in support::workbook::capital(),
    ) {
        let mut workbook = usual();
        (workbook.capital.rate, workbook.capital.depreciation) = (capital.rate, capital.depreciation);
        let project = &mut workbook.project_groups[0].projects[0];
        project.in_use = in_use;
        project.amounts.replace(ProjectField::CalculatedTotal, Entry::Value(whole));
        let tables = Tables::of(&workbook);
        let components = &first(&workbook).in_use.components;
        let Ok(years) = schedule(&workbook, tables.formulas(), first(&workbook)) else {
            prop_assert!(components.is_empty() || first(&workbook).in_use.from.is_none());
            return Ok(());
        };
        let given: Money = components.iter().filter_map(|component| component.amount).sum();
        let has_rest = components.iter().any(|component| component.amount.is_none());
        let total: Money = years.iter().map(|year| year.depreciation).sum();
        prop_assert_eq!(total, if has_rest { whole } else { given });
        let mut left = total;
        for Year { book_value, depreciation, .. } in years {
            prop_assert_eq!(book_value, left);
            left -= depreciation;
        }
        prop_assert_eq!(left, Money::ZERO);
    }

    /// By annuity every whole year but the last costs the same; and without interest it is the straight line.
    #[test]
    fn an_annuity_is_the_same_each_year(years in 2..60u8, kronor in 1..10_000_000_000i64, capital in support::workbook::capital()) {
        let mut workbook = usual();
        workbook.capital.rate = capital.rate;
        let project = &mut workbook.project_groups[0].projects[0];
        project.in_use.components = vec![component(None, &years.to_string())];
        let whole = Entry::Value(Money::kronor(kronor));
        project.amounts.replace(ProjectField::CalculatedTotal, whole);
        let tables = Tables::of(&workbook);
        let straight = schedule(&workbook, tables.formulas(), first(&workbook)).unwrap();
        workbook.capital.depreciation = Depreciation::Annuity;
        let annuity = schedule(&workbook, tables.formulas(), first(&workbook)).unwrap();
        if capital.rate == Rate::default() {
            prop_assert_eq!(annuity, straight);
        } else {
            // From July: the first and the last are half years.
            let whole_years = &annuity[1..annuity.len() - 1];
            prop_assert!(whole_years.iter().all(|year| year.cost() == whole_years[0].cost()), "{:?}", annuity);
            let odd = annuity.iter().any(|year| year.interest.is_negative());
            prop_assert!(!odd, "{:?}", annuity);
        }
    }

    /// Before + capital cost = after, in every row and for every holder; the line has all that projects cost, and the
    /// holders together have what the line has.
    #[test]
    fn before_and_capital_cost_are_the_prognosis(after in support::workbook::workbook()) {
        let mut before = after.clone();
        before.capital.line = None;
        let (then, now) = (Tables::of(&before), Tables::of(&after));
        let costs: Money =
            after.projects().filter_map(|project| cost(&after, now.formulas(), project).ok()).sum();
        let is_plain = now.formulas().is_empty();
        for (then, now) in then.iter().zip(now.iter()) {
            for (row_then, row_now) in then.rows.iter().zip(&now.rows) {
                let lenses = [Lens::Total].into_iter().chain(now.holders.iter().map(|of| Lens::Holder(*of)));
                for lens in lenses {
                    let added = now.added(row_now, lens).get(Cause::CapitalCost);
                    let (was, is) = (then.figures(row_then, lens).unwrap(), now.figures(row_now, lens).unwrap());
                    if is_plain {
                        let sum = added.map_or(was.prognosis, |a| Some(was.prognosis.unwrap_or_default() + a));
                        prop_assert_eq!(is.prognosis, sum);
                        prop_assert_eq!((is.budget, is.actual), (was.budget, was.actual));
                    }
                }
                if row_now.id == after.capital.line.map(RowId::Line) && row_now.id.is_some() {
                    let line = after.line(after.capital.line.unwrap()).unwrap();
                    let costs = if line.kind == Kind::Cost { costs } else { -costs };
                    let added = now.added(row_now, Lens::Total).get(Cause::CapitalCost).unwrap_or_default();
                    prop_assert_eq!(added, costs);
                    let parts = now.holders.iter().filter_map(|of| now.added(row_now, Lens::Holder(*of)).get(Cause::CapitalCost));
                    prop_assert_eq!(parts.sum::<Money>(), costs);
                }
            }
        }
    }
}
