//! What is said of calculated figures, in both languages: `tests/cases/why.tsv`, made to be read by a controller.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

use litemap::LiteMap;
use sambudget::file;
use sambudget::lang::{Lang, why as words};
use sambudget::model::Workbook;
use sambudget::model::balance::{BalanceAdjustment, Deficit};
use sambudget::model::capital::{CapitalCost, Component, Depreciation, InUse, Life, Rate, YearMonth};
use sambudget::model::drift::{
    Activity, Adjustment, Distribution, DriftColumn, Group, Kind, Line, LineAmounts, LineField, Method,
    Place, Profile, Row, RowId, SubtotalPlace,
};
use sambudget::model::entry::Entry;
use sambudget::model::formula::AmountCell;
use sambudget::model::id::{
    ActivityId, GroupId, KeyId, LineId, MeasureGroupId, MeasureId, MemberId, ProjectGroupId, ProjectId,
};
use sambudget::model::investment::{
    Category, Project, ProjectAmounts, ProjectColumn, ProjectField, ProjectGroup, Status,
};
use sambudget::model::key::{AllocationKey, MemberWeights, Weight};
use sambudget::model::measure::{Mark, Measure, MeasureColumn, MeasureGroup};
use sambudget::model::member::{Holder, Member};
use sambudget::model::money::Money;
use sambudget::model::months::{Booked, BookedYear, Months};
use sambudget::model::period::{FiscalYear, Month};
use sambudget::model::sign::{DeviationSign, Net, SignConvention, Written};
use sambudget::model::unit::DisplayUnit;
use sambudget::model::workbook::{Settlement, SettlementAgainst, SettlementBasis, SettlementWay};
use sambudget::rules::drift::{Lens, Tables};
use sambudget::rules::key::{ShareOf, Span};
use sambudget::rules::why::{Book, PlanRow, Settled, Where, why};
use sambudget::text::formula::{View, parse};
use sambudget::text::number::NumberStyle;

const ACTIVITY: ActivityId = ActivityId(1);
const KEY: KeyId = KeyId(1);
const MEMBERS: [&str; 3] = ["Hälsingland", "Laxå", "Degerfors"];

fn tkr(amount: &str) -> Entry<Money> {
    match amount {
        "-" => Entry::Empty,
        text => {
            text.parse().map_or_else(|_| Entry::Unread(text.into()), |n: i64| Money::kronor(1_000 * n).into())
        }
    }
}

fn amounts(of: &[(LineField, &str)]) -> LineAmounts {
    of.iter().fold(LineAmounts::default(), |amounts, (field, text)| amounts.with(*field, tkr(text)))
}

/// Weights of the members, in their order.
fn weights(of: &[i64]) -> MemberWeights {
    let weight = |weight: i64| Entry::Value(Weight::new(weight.into()).unwrap());
    of.iter().enumerate().map(|(at, of)| (MemberId(1 + at as u64), weight(*of))).collect()
}

/// The workbook that the head of the table describes, with the settings of a case.
fn workbook(settings: &str) -> Workbook {
    let mut workbook = file::read(include_bytes!("files/v1.0/small.json")).unwrap();
    let member =
        |(at, name): (usize, &&str)| Member { id: MemberId(1 + at as u64), name: (*name).into(), code: None };
    workbook.members = MEMBERS.iter().enumerate().map(member).collect();
    let weights = weights(&[1234, 2333, 1000]);
    let key = |id, name: &str, weights| AllocationKey {
        id,
        name: name.into(),
        source: String::new(),
        date: String::new(),
        weights,
        later: LiteMap::new(),
        share_decimals: None,
    };
    workbook.keys = vec![key(KEY, "Invånare", weights), key(KeyId(2), "Tom", LiteMap::new())];
    workbook.year = FiscalYear::new(2022).unwrap();
    workbook.period_end = Month::new(7).unwrap();
    (workbook.drift_unit, workbook.investment_unit) = (DisplayUnit::TKR, DisplayUnit::TKR);
    workbook.signs = SignConvention::default();
    (workbook.method, workbook.profile) = (Method::Typed, Profile::Even);
    workbook.drift_columns = DriftColumn::ALL.into();
    workbook.capital = CapitalCost {
        rate: Rate::new("1.5".parse().unwrap()).unwrap(),
        depreciation: Depreciation::StraightLine,
        line: Some(LineId(8)),
        key: Some(KEY),
    };
    workbook.settlement = Settlement {
        key: Some(KEY),
        basis: SettlementBasis::Prognosis,
        against: SettlementAgainst::Zero,
        way: SettlementWay::Invoiced,
    };
    workbook.balance.adjustments =
        vec![BalanceAdjustment { amount: Money::kronor(-200_000), reason: "Realisationsvinst".into() }];
    workbook.balance.deficits = [(2021, 300_000), (2020, 500_000)]
        .map(|(year, amount)| Deficit { year, amount: Money::kronor(amount) })
        .into();
    workbook.activities =
        vec![Activity { id: ACTIVITY, name: "Drift".into(), result_name: "Resultat".into(), rows: rows() }];
    workbook.project_groups = vec![projects()];
    workbook.plan = plan();
    (workbook.controls, workbook.acceptances, workbook.notes) = Default::default();
    for setting in settings.split("; ").filter(|setting| *setting != "-") {
        set(&mut workbook, setting);
    }
    with_formula(&mut workbook);
    workbook
}

fn line(id: u64, name: &str, kind: Kind, distribution: Distribution, method: Option<Method>) -> Row {
    Row::Line(Line {
        id: LineId(id),
        name: name.into(),
        kind,
        distribution,
        profile: None,
        months: None,
        method,
        formula: None,
        adjustments: Vec::new(),
        comment: String::new(),
    })
}

fn rows() -> Vec<Row> {
    use LineField::{Actual, OriginalBudget, Prognosis, Supplements};
    let by_key = |of: &[(LineField, &str)]| Distribution::ByKey { key: KEY, total: amounts(of) };
    let direct = |of: &[(u64, &str, &str)]| {
        let part = |(member, budget, actual): &(u64, &str, &str)| {
            (Holder::Member(MemberId(*member)), amounts(&[(OriginalBudget, budget), (Actual, actual)]))
        };
        Distribution::Direct(of.iter().map(part).collect())
    };
    let (cost, revenue) = (Kind::Cost, Kind::Revenue);
    let licences = by_key(&[(OriginalBudget, "8086"), (Actual, "5987"), (Prognosis, "10300")]);
    let group = vec![
        line(1, "Licenser", cost, licences.clone(), Some(Method::RunRate)),
        line(
            2,
            "Konsulter",
            cost,
            by_key(&[(OriginalBudget, "4000"), (Supplements, "214"), (Actual, "2000")]),
            Some(Method::BudgetForRest),
        ),
    ];
    let mut staff =
        line(4, "Personal", cost, direct(&[(1, "600", "350"), (2, "600", "280")]), Some(Method::RunRate));
    let mut months =
        line(6, "Telefoni", cost, by_key(&[(OriginalBudget, "120")]), Some(Method::PriorRestScaled));
    let rent =
        line(7, "Hyra", cost, by_key(&[(OriginalBudget, "500"), (Actual, "300")]), Some(Method::Typed));
    let mut with_months = Months::default();
    for (month, (this, prior)) in [
        (10, 8),
        (20, 8),
        (30, 8),
        (0, 8),
        (0, 8),
        (0, 10),
        (10, 10),
        (0, 12),
        (0, 12),
        (0, 12),
        (0, 12),
        (0, 12),
    ]
    .into_iter()
    .enumerate()
    {
        let month = Month::all().nth(month).unwrap();
        let booked = |amount: i64| Entry::Value(Booked(Money::kronor(1_000 * amount)));
        with_months.replace(BookedYear::Prior, month, booked(prior));
        if this != 0 {
            with_months.replace(BookedYear::This, month, booked(this));
        }
    }
    if let (Row::Line(staff), Row::Line(months)) = (&mut staff, &mut months) {
        let whole = Adjustment { holder: None, amount: Money::kronor(100_001), reason: "Ny tjänst".into() };
        let own = Adjustment {
            holder: Some(Holder::Member(MemberId(1))),
            amount: Money::kronor(-20_000),
            reason: "Vakans".into(),
        };
        staff.adjustments = vec![whole, own];
        months.months = Some(Box::new(with_months));
        months.profile = Some(Profile::PriorYear);
    }
    vec![
        line(
            3,
            "Intäkter",
            revenue,
            by_key(&[(OriginalBudget, "39012"), (Actual, "22000"), (Prognosis, "39054")]),
            Some(Method::Typed),
        ),
        Row::Group(Group {
            id: GroupId(1),
            name: "IT-kostnader".into(),
            subtotal: SubtotalPlace::Below,
            rows: group,
        }),
        staff,
        line(5, "Porto", cost, by_key(&[(OriginalBudget, "60")]), Some(Method::RunRate)),
        months,
        rent,
        line(8, "Kapitalkostnader", cost, by_key(&[(OriginalBudget, "100")]), Some(Method::AsBudget)),
        line(
            9,
            "Utan vikter",
            cost,
            Distribution::ByKey { key: KeyId(2), total: amounts(&[(OriginalBudget, "10")]) },
            Some(Method::AsBudget),
        ),
    ]
}

fn projects() -> ProjectGroup {
    use ProjectField::{Actual, CarryOver, OriginalBudget, Prognosis, Supplement};
    let project = |id: u64, name: &str, holder, method, of: &[(ProjectField, &str)], in_use| Project {
        id: ProjectId(id),
        number: String::new(),
        name: name.into(),
        holder,
        budgeted_by: None,
        category: Category::OwnPlan,
        status: Status::Ongoing,
        method: Some(method),
        tags: Vec::new(),
        amounts: of
            .iter()
            .fold(ProjectAmounts::default(), |amounts, (field, text)| amounts.with(*field, tkr(text))),
        coming_years: LiteMap::new(),
        in_use,
        comment: String::new(),
    };
    let component = Component { name: String::new(), amount: None, life: Life::new(5).unwrap() };
    let in_use = InUse { from: YearMonth::of("2022-07"), components: vec![component] };
    let network = [
        (OriginalBudget, "800"),
        (Supplement, "200"),
        (CarryOver, "200"),
        (Actual, "700"),
        (Prognosis, "1200"),
    ];
    let own = Holder::Member(MemberId(2));
    ProjectGroup {
        id: ProjectGroupId(1),
        name: "Investeringar".into(),
        total_name: "Summa investeringar".into(),
        columns: ProjectColumn::ALL.into(),
        projects: vec![
            project(1, "Nät", Holder::Shared, Method::Typed, &network, in_use),
            project(
                2,
                "Servrar",
                own,
                Method::RunRate,
                &[(OriginalBudget, "500"), (Actual, "350")],
                InUse::default(),
            ),
        ],
    }
}

fn plan() -> Vec<MeasureGroup> {
    let measure = |id: u64, name: &str, start: &str, effect, lines: &[u64], secured: bool| {
        let mut measure = Measure::new(MeasureId(id), String::new(), name.into());
        measure.start = start.into();
        measure.effects.insert(2022, Entry::Value(Money::kronor(effect)));
        lines.iter().for_each(|id| {
            measure.lines.insert(LineId(*id));
        });
        measure.marks.insert(Mark::Included);
        if secured {
            measure.marks.insert(Mark::Secured);
        }
        measure
    };
    vec![MeasureGroup {
        id: MeasureGroupId(1),
        name: "Avtal".into(),
        measures: vec![
            measure(1, "Växelavtal", "1 september", 1_200_000, &[2], true),
            measure(2, "Licensavtal", "1 oktober", 400_000, &[1, 2], true),
            measure(3, "Kanske", "", 900_000, &[2], false),
        ],
    }]
}

/// Changes the line of this name.
fn change(rows: &mut [Row], name: &str, how: &dyn Fn(&mut Line)) {
    for row in rows {
        match row {
            Row::Line(line) if line.name == name => how(line),
            Row::Group(group) => change(&mut group.rows, name, how),
            Row::Line(_) => {}
        }
    }
}

/// The formula `=budget*1,02` as the prognosis of the rent.
fn with_formula(workbook: &mut Workbook) {
    let cell = AmountCell::Line(LineId(7), Place::Total, LineField::Prognosis);
    let view = View { workbook, at: cell.figure(), style: NumberStyle::Swedish };
    let formula = parse("=budget*1,02", view).unwrap();
    let put = |line: &mut Line| {
        if let Distribution::ByKey { total, .. } = &mut line.distribution {
            *total = total.clone().with(LineField::Prognosis, Entry::Formula(Box::new(formula.clone())));
        }
    };
    change(&mut workbook.activities[0].rows, "Hyra", &put);
}

/// A setting of a case: `month 1`, `cost negative`, `method Licenser asBudget`, `actual Porto i maj`, `weights 10 1 1 2` (the
/// key's from October), `early Licenser` (its budget is all of the months to July), `income Nät 100 60 -` (in the budget,
/// booked, prognosis).
fn set(workbook: &mut Workbook, setting: &str) {
    let (what, rest) = setting.split_once(' ').unwrap();
    let signs = &mut workbook.signs;
    match (what, rest) {
        ("month", number) => workbook.period_end = Month::new(number.parse().unwrap()).unwrap(),
        ("cost", "negative") => signs.cost = Written::Negative,
        ("revenue", "negative") => {
            (signs.revenue, signs.result, signs.subtotal) = (Written::Negative, Net::NetCost, Net::NetCost)
        }
        ("depreciation", "annuity") => workbook.capital.depreciation = Depreciation::Annuity,
        ("deviation", "outcomeMinusBudget") => signs.deviation = DeviationSign::OutcomeMinusBudget,
        ("settlement", "contribution") => {
            workbook.settlement.against = SettlementAgainst::Contribution;
            let by_key = Distribution::ByKey { key: KEY, total: amounts(&[(LineField::Prognosis, "3000")]) };
            let contribution = line(10, "Kommunbidrag", Kind::Contribution, by_key, Some(Method::Typed));
            workbook.activities[0].rows.insert(0, contribution);
        }
        ("method", of) => {
            let (name, method) = of.split_once(' ').unwrap();
            let method =
                Method::ALL.into_iter().find(|known| format!("{known:?}").eq_ignore_ascii_case(method));
            change(&mut workbook.activities[0].rows, name, &|line| line.method = method);
        }
        ("formula", of) => {
            let (name, text) = of.split_once(' ').unwrap();
            let at = workbook.lines().find(|line| line.name == name).unwrap().id;
            let cell = AmountCell::Line(at, Place::Total, LineField::Prognosis);
            let view = View { workbook, at: cell.figure(), style: NumberStyle::Swedish };
            let formula = Some(Box::new(parse(text, view).unwrap()));
            let put = |line: &mut Line| {
                (line.method, line.formula) = (Some(Method::Formula), formula.clone());
            };
            change(&mut workbook.activities[0].rows, name, &put);
        }
        ("weights", of) => {
            let numbers: Vec<i64> = of.split(' ').map(|number| number.parse().unwrap()).collect();
            let from = Month::new(u8::try_from(numbers[0]).unwrap()).unwrap();
            workbook.keys[0].later.insert(from, weights(&numbers[1..]));
        }
        ("decimals", of) => workbook.keys[0].share_decimals = Some(of.parse().unwrap()),
        ("income", of) => {
            let [name, budget, booked, prognosis] = of.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{of}")
            };
            let mut projects = workbook.project_groups.iter_mut().flat_map(|group| &mut group.projects);
            let amounts = &mut projects.find(|project| project.name == name).unwrap().amounts;
            for (field, text) in [
                (ProjectField::IncomeBudget, budget),
                (ProjectField::Income, booked),
                (ProjectField::IncomePrognosis, prognosis),
            ] {
                *amounts = amounts.clone().with(field, tkr(text));
            }
        }
        ("profile" | "early", name) => {
            let late = [10, 10, 10, 10, 10, 10, 20, 20, 25, 25, 25, 25];
            let early = [10, 10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0];
            let weights = if what == "early" { early } else { late }.map(Into::into);
            let put = |line: &mut Line| line.profile = Some(Profile::Months(weights));
            change(&mut workbook.activities[0].rows, name, &put);
        }
        (field, of) => {
            let (name, text) = of.split_once(' ').unwrap();
            let field = match field {
                "prior" => LineField::PriorActual,
                "actual" => LineField::Actual,
                _ => LineField::OriginalBudget,
            };
            change(&mut workbook.activities[0].rows, name, &|line| {
                if let Distribution::ByKey { total, .. } = &mut line.distribution {
                    *total = total.clone().with(field, tkr(text));
                }
            });
        }
    }
}

fn column_of<T: Copy + std::fmt::Debug>(all: &[T], name: &str) -> T {
    let found = all.iter().find(|known| format!("{known:?}").eq_ignore_ascii_case(name));
    *found.unwrap_or_else(|| panic!("{name} is no column"))
}

/// The figure that a case is about: the table, the row, the column, and whose.
fn place(workbook: &Workbook, [table, row, column, whose]: [&str; 4]) -> Where {
    let holder = MEMBERS.iter().position(|name| *name == whose).map(|at| MemberId(1 + at as u64));
    let lens = holder.map_or(Lens::Total, |id| Lens::Holder(Holder::Member(id)));
    let drift_row = || match row {
        "Resultat" => None,
        "IT-kostnader" => Some(RowId::Group(GroupId(1))),
        name => Some(RowId::Line(workbook.lines().find(|line| line.name == name).expect(name).id)),
    };
    match table {
        "drift" => {
            let column = column_of(&DriftColumn::ALL, column);
            Where::Drift { activity: ACTIVITY, row: drift_row(), lens, column }
        }
        "months" => {
            let year = if whose == "prior" { BookedYear::Prior } else { BookedYear::This };
            Where::Month { activity: ACTIVITY, row: drift_row(), year, month: None }
        }
        "projects" => {
            let project = workbook.projects().find(|project| project.name == row).map(|project| project.id);
            let column = column_of(&ProjectColumn::ALL, column);
            Where::Project { group: ProjectGroupId(1), project, lens, column }
        }
        "plan" => {
            let measure = workbook.measures().find(|measure| measure.description == row);
            let row = match row {
                "Avtal" => PlanRow::Group(MeasureGroupId(1)),
                _ => measure.map_or(PlanRow::Total, |measure| PlanRow::Measure(measure.id)),
            };
            Where::Measure { row, column: column_of(&MeasureColumn::ALL, column) }
        }
        "settlement" => {
            let figure = match column {
                "part" => Settled::Part,
                "paid" => Settled::Paid,
                _ => Settled::Cost,
            };
            Where::Settlement { member: holder, figure }
        }
        "balance" => Where::Balance { row: row.parse().unwrap(), column: column.parse().unwrap() },
        "member" => {
            Where::Member { holder: holder.map(Holder::Member), column: column_of(&DriftColumn::ALL, column) }
        }
        "results" => Where::Results { activity: None, lens, column: column_of(&DriftColumn::ALL, column) },
        "key" => {
            // The number of the month from which weights hold, or the months that shares are of.
            let from = column.parse().ok().and_then(Month::new);
            let of = match column {
                "-" => ShareOf::Over(Span::Year),
                "toDate" => ShareOf::Over(Span::ToDate),
                _ => ShareOf::Set(from.filter(|from| *from != Month::JANUARY)),
            };
            match holder {
                Some(member) => Where::Share { key: KEY, of, member },
                None => Where::Weight { key: KEY, from, member: None },
            }
        }
        other => panic!("{other} is no table"),
    }
}

/// What is said of the figure, with plain spaces.
fn said(workbook: &Workbook, of: [&str; 4]) -> [String; 2] {
    let tables = Tables::of(workbook);
    let book = Book { workbook, tables: &tables };
    let why = why(book, place(workbook, of));
    [Lang::Swedish, Lang::English].map(|lang| {
        let text = why.as_ref().map_or("-".to_owned(), |why| words::sentence(lang, book, why));
        text.replace('\u{a0}', " ")
    })
}

#[test]
fn cases_worked_out_by_hand() {
    let table = include_str!("cases/why.tsv");
    let cases: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() > 50, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let columns: Vec<&str> = case.split('\t').collect();
        let [settings, table, row, column, whose, "=", swedish, english] = columns[..] else {
            panic!("{case:?} has not eight columns");
        };
        let found = said(&workbook(settings), [table, row, column, whose]);
        if found != [swedish, english] {
            wrong.push(format!(
                "{settings}\t{table}\t{row}\t{column}\t{whose}\t=\t{}\t{}",
                found[0], found[1]
            ));
        }
    }
    assert!(wrong.is_empty(), "these say something else:\n{}", wrong.join("\n"));
}
