//! Every finding of the checks, in one table: the smallest workbook that has it, and that it goes with its cause.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)] // each test uses a part
mod support {
    pub mod table;
}

use std::collections::BTreeSet;

use litemap::LiteMap;
use rust_decimal::Decimal;
use sambudget::lang::{Lang, finding};
use sambudget::model::Workbook;
use sambudget::model::balance::Deficit;
use sambudget::model::capital::YearMonth;
use sambudget::model::check::CommentLimit;
use sambudget::model::control::{Control, ControlPlace};
use sambudget::model::drift::{Adjustment, DriftColumn, Kind, Line, LineField, Method, Place, Profile, Row};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::formula::{AmountCell, Expression, Formula, Frame, Operator};
use sambudget::model::id::{ActivityId, LineId, MeasureGroupId, MeasureId, MemberId, ProjectId};
use sambudget::model::investment::{Project, ProjectAmounts, ProjectField};
use sambudget::model::measure::{Mark, Measure, MeasureGroup};
use sambudget::model::member::BoardForm;
use sambudget::model::money::Money;
use sambudget::model::months::BookedYear;
use sambudget::model::period::Month;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::rules::capital::{Problem, Without};
use sambudget::rules::check::{Cell, Finding, OddCode, findings};
use sambudget::rules::drift::Tables;
use sambudget::rules::formula::Fault;
use sambudget::rules::measure::Uncounted;
use sambudget::rules::months::Lack;
use sambudget::session::acceptance::code;
use support::table::{
    HOLDERS, KEY, LINE, board, direct, distribution, entry, key, line, money, months, only, project,
    project_group, weights,
};

/// The revenue of the usual workbook, its cost, and a line for what a case needs.
const REVENUE: LineId = LineId(2);
const COST: LineId = LINE;
const OTHER: LineId = LineId(3);
const PROJECT: ProjectId = ProjectId(1);
const MEASURE: MeasureId = MeasureId(1);
const BOTTOM: ControlPlace =
    ControlPlace::Drift { activity: ActivityId(1), row: None, holder: None, column: DriftColumn::Budget };
const WHOLE: ControlPlace = ControlPlace::Settlement { member: None };

/// A line of the first member with budget and prognosis.
fn budgeted(id: LineId, kind: Kind, amount: &str) -> Line {
    line(
        id,
        kind,
        direct([only(LineField::OriginalBudget, amount).with(LineField::Prognosis, entry(amount))]),
    )
}

/// 1 000 kr of revenue, cost and a project, in kronor: nothing is worth a look.
fn usual() -> Workbook {
    let lines = [budgeted(REVENUE, Kind::Revenue, "1000"), budgeted(COST, Kind::Cost, "1000")];
    let mut workbook = board(2, "3 1", lines);
    workbook.drift_columns = DriftColumn::USUAL.into();
    (workbook.drift_unit, workbook.investment_unit) = (DisplayUnit::KR, DisplayUnit::KR);
    let amounts = ProjectAmounts::default()
        .with(ProjectField::OriginalBudget, entry("1000"))
        .with(ProjectField::Prognosis, entry("1000"));
    workbook.project_groups = vec![project_group(vec![Project { amounts, ..project(PROJECT) }])];
    workbook
}

fn put(workbook: &mut Workbook, id: LineId, field: LineField, text: &str) {
    workbook.apply(Edit::amount(id, Place::Part(HOLDERS[0].1), field, entry(text))).unwrap();
}

fn add(workbook: &mut Workbook, line: Line) {
    workbook.activities[0].rows.push(Row::Line(line));
}

/// The line with this identity.
fn of(workbook: &mut Workbook, id: LineId) -> &mut Line {
    let rows = workbook.activities[0].rows.iter_mut();
    let mut lines = rows.filter_map(|row| if let Row::Line(line) = row { Some(line) } else { None });
    lines.find(|line| line.id == id).unwrap()
}

fn control(workbook: &mut Workbook, place: ControlPlace, printed: &str, unit: DisplayUnit) {
    workbook.controls.push(Control { place, printed: money(printed), unit });
}

fn settled(workbook: &mut Workbook) {
    put(workbook, REVENUE, LineField::Actual, "600");
    put(workbook, COST, LineField::Actual, "560");
    workbook.settlement.key = Some(KEY);
    control(workbook, WHOLE, "40", DisplayUnit::KR);
}

/// The key has these weights from December.
fn from_december(workbook: &mut Workbook, of: &str) {
    workbook.keys[0].later.insert(Month::DECEMBER, weights(of));
}

/// A measure without effect on the cost, included.
fn planned(workbook: &mut Workbook) {
    let mut measure = Measure::new(MEASURE, "1.1".to_owned(), "Åtgärd".to_owned());
    measure.lines = [COST].into_iter().collect();
    measure.effects = LiteMap::from_iter([(workbook.year.number(), entry("0"))]);
    measure.marks = [Mark::Secured, Mark::Included].into_iter().collect();
    workbook.plan =
        vec![MeasureGroup { id: MeasureGroupId(1), name: "Grupp".to_owned(), measures: vec![measure] }];
}

fn the_measure(workbook: &mut Workbook) -> &mut Measure {
    &mut workbook.plan[0].measures[0]
}

fn in_thousands(workbook: &mut Workbook) {
    workbook.drift_unit = DisplayUnit { unit: Unit::Tkr, decimals: 0 };
    workbook.drift_columns = vec![DriftColumn::Budget];
}

/// A project from July: in use, but for how long is not said.
fn without_life(workbook: &mut Workbook) {
    workbook.project_groups[0].projects[0].in_use.from = YearMonth::of("2022-07");
}

fn divided_by_zero(workbook: &mut Workbook) {
    let number = |text: &str| Box::new(Expression::Number(text.parse().unwrap()));
    let expression = Expression::Binary(Operator::Divide, number("1"), number("0"));
    let frame = Frame { unit: Unit::Kr, signs: workbook.signs };
    let formula = Entry::Formula(Box::new(Formula::new(frame, expression).unwrap()));
    let place = Place::Part(HOLDERS[0].1);
    workbook.apply(Edit::amount(COST, place, LineField::PriorActual, formula)).unwrap();
}

/// What is there before, what causes it, and what is found.
type Case = (fn(&mut Workbook), fn(&mut Workbook), Finding);

fn table() -> Vec<Case> {
    let part = Place::Part(HOLDERS[0].1);
    let kr = |amount| Money::kronor(amount);
    let none: fn(&mut Workbook) = |_| {};
    vec![
        (
            |w| control(w, BOTTOM, "0", DisplayUnit::KR),
            |w| w.controls[0].printed = money("-3"),
            Finding::ControlDiffers {
                place: BOTTOM,
                printed: Decimal::from(-3),
                calculated: Some(Decimal::ZERO),
                unit: DisplayUnit::KR,
            },
        ),
        (
            settled,
            // As it is calculated, but the other member's 10 are not printed.
            |w| control(w, ControlPlace::Settlement { member: Some(MemberId(1)) }, "30", DisplayUnit::KR),
            Finding::PrintedPartsDiffer {
                place: WHOLE,
                printed: Decimal::from(40),
                parts: Decimal::from(30),
                unit: DisplayUnit::KR,
            },
        ),
        (
            |w| {
                in_thousands(w);
                add(w, budgeted(OTHER, Kind::Cost, "0"));
            },
            // 1 less 0,5 and 0,5, which are 1 and 1 as they are shown.
            |w| [COST, OTHER].into_iter().for_each(|id| put(w, id, LineField::OriginalBudget, "500")),
            Finding::Rounding {
                place: BOTTOM,
                shown: Decimal::ZERO,
                from_shown: Decimal::NEGATIVE_ONE,
                unit: DisplayUnit::TKR,
            },
        ),
        (
            none,
            |w| put(w, COST, LineField::PriorActual, "ungefär"),
            Finding::Unread {
                cell: Cell::Line(COST, part, LineField::PriorActual),
                text: "ungefär".to_owned(),
            },
        ),
        (
            none,
            divided_by_zero,
            Finding::FormulaFault {
                cell: AmountCell::Line(COST, part, LineField::PriorActual),
                fault: Fault::DivisionByZero,
            },
        ),
        (none, |w| w.keys = vec![key("0 0")], Finding::KeyWithoutWeights(KEY, None)),
        (none, |w| w.keys = vec![key("3 -")], Finding::WeightMissing(KEY, None, MemberId(2))),
        (
            |w| from_december(w, "1 1"),
            |w| from_december(w, "0 0"),
            Finding::KeyWithoutWeights(KEY, Some(Month::DECEMBER)),
        ),
        (
            |w| from_december(w, "1 1"),
            |w| from_december(w, "- 1"),
            Finding::WeightMissing(KEY, Some(Month::DECEMBER), MemberId(1)),
        ),
        (
            |w| w.keys[0].date = "2022-02-28".into(),
            |w| w.keys[0].date = "2022-02-30".into(),
            Finding::KeyDate(KEY),
        ),
        (
            |w| w.members[0].code = Some("1882".into()),
            |w| w.members[0].code = Some("9999".into()),
            Finding::Code(MemberId(1), OddCode::Unknown),
        ),
        (
            |w| put(w, COST, LineField::Actual, "1000"),
            |w| put(w, COST, LineField::Actual, "1000.01"),
            Finding::PrognosisBelowActual { line: COST, prognosis: kr(1000), actual: money("1000.01") },
        ),
        (
            |w| {
                put(w, COST, LineField::OriginalBudget, "1200");
                put(w, COST, LineField::Prognosis, "1200");
                put(w, REVENUE, LineField::OriginalBudget, "1200");
                put(w, REVENUE, LineField::Prognosis, "1200");
                add(w, budgeted(OTHER, Kind::Cost, "0"));
            },
            |w| {
                put(w, COST, LineField::OriginalBudget, "1400");
                put(w, COST, LineField::Prognosis, "1400");
                put(w, OTHER, LineField::OriginalBudget, "-200");
                put(w, OTHER, LineField::Prognosis, "-200");
            },
            Finding::UnusualSign(OTHER, LineField::OriginalBudget, kr(-200)),
        ),
        (none, |w| put(w, COST, LineField::Prognosis, "-"), Finding::PrognosisMissing(COST)),
        (
            none,
            |w| of(w, COST).profile = Some(Profile::PriorYear),
            Finding::ProfileLacks(COST, Lack::Missing),
        ),
        (none, |w| of(w, COST).method = Some(Method::PriorRest), Finding::MethodLacks(COST, Lack::Missing)),
        (
            |w| {
                put(w, COST, LineField::PriorActual, "900");
                of(w, COST).months = months(BookedYear::Prior, "900 - - - - - - - - - - -");
            },
            |w| put(w, COST, LineField::PriorActual, "901"),
            Finding::MonthsDiffer { line: COST, year: BookedYear::Prior, months: kr(900), booked: kr(901) },
        ),
        (
            |w| {
                let months = months(BookedYear::This, "0 0 0 0 0 0 0 - - - - -");
                let plain = line(OTHER, Kind::Cost, distribution("key -", LineField::Actual));
                add(w, Line { months, method: Some(Method::RunRate), ..plain });
            },
            |w| of(w, OTHER).months = months(BookedYear::This, "0 0 0 0 0 0 - - - - - -"),
            Finding::MonthsMissing { line: OTHER, written: 6, passed: 7 },
        ),
        (
            |w| {
                let reason = "Nytt avtal".to_owned();
                of(w, COST).adjustments.push(Adjustment { holder: None, amount: Money::ZERO, reason });
            },
            |w| of(w, COST).adjustments[0].reason.clear(),
            Finding::AdjustmentUnreasoned(COST),
        ),
        (
            planned,
            |w| the_measure(w).amount = entry("1"),
            Finding::MeasureOverEffect { measure: MEASURE, counted: kr(1), effect: kr(0) },
        ),
        (
            |w| add(w, line(OTHER, Kind::Cost, direct([]))),
            |w| {
                let reason = "Nytt avtal".to_owned();
                of(w, OTHER).adjustments.push(Adjustment { holder: None, amount: money("5"), reason });
            },
            Finding::AddedToNothing(OTHER),
        ),
        (
            |w| {
                w.comment_limit = CommentLimit { amount: Some(money("4")), part: None };
                of(w, COST).method = Some(Method::AsBudget);
            },
            |w| {
                let reason = "Nytt avtal".to_owned();
                of(w, COST).adjustments.push(Adjustment { holder: None, amount: money("5"), reason });
            },
            Finding::Unexplained(COST, kr(-5)),
        ),
        (
            none,
            |w| put(w, COST, LineField::Prognosis, "1001"),
            Finding::OutsideMethods { line: COST, own: kr(1001), limit: kr(1000) },
        ),
        (
            |w| (w.form, w.balance.deficits) = (BoardForm::Association, vec![deficit(2020)]),
            |w| w.balance.deficits = vec![deficit(2019)],
            Finding::DeficitOverdue(2019, kr(7)),
        ),
        (planned, |w| the_measure(w).lines.clear(), Finding::MeasureUncounted(MEASURE, Uncounted::NoLine)),
        (
            planned,
            |w| the_measure(w).lines = [COST, LineId(9)].into_iter().collect(),
            Finding::MeasureLineGone(MEASURE),
        ),
        (none, without_life, Finding::CapitalCost(PROJECT, Problem::Unknown(Without::Life))),
        (
            none,
            |w| {
                put(w, COST, LineField::OriginalBudget, "1001");
                put(w, COST, LineField::Prognosis, "1001");
            },
            Finding::BudgetNotBalanced(ActivityId(1), kr(-1)),
        ),
        (
            none,
            |w| {
                let amounts = w.project_groups[0].projects[0].amounts.clone();
                w.project_groups[0].projects[0].amounts = amounts.with(ProjectField::Actual, entry("1003"));
            },
            Finding::ProjectOverBudget(PROJECT, kr(3)),
        ),
    ]
}

fn deficit(year: u16) -> Deficit {
    Deficit { year, amount: money("7") }
}

fn found(workbook: &Workbook) -> Vec<Finding> {
    findings(workbook, &Tables::of(workbook))
}

/// The name of a finding as the program has it.
fn name(finding: &Finding) -> String {
    format!("{finding:?}").chars().take_while(|c| c.is_alphanumeric()).collect()
}

#[test]
fn each_finding_comes_with_its_cause_and_goes_with_it() {
    for (before, cause, expected) in table() {
        let mut workbook = usual();
        before(&mut workbook);
        assert_eq!(found(&workbook), [], "{expected:?} without its cause");
        let good = workbook.clone();
        cause(&mut workbook);
        assert_ne!(workbook, good, "{expected:?} has a cause");
        assert_eq!(found(&workbook), std::slice::from_ref(&expected), "{expected:?} and nothing else");
        let said = Lang::ALL.map(|lang| finding::sentence(lang, &workbook, &expected));
        assert!(said[0] != said[1] && said.iter().all(|text| text.len() > 10), "{said:?}");
    }
}

#[test]
fn every_finding_has_a_row() {
    let source = include_str!("../src/rules/check/mod.rs");
    let (_, after) = source.split_once("pub enum Finding {\n").unwrap();
    let (variants, _) = after.split_once("\n}").unwrap();
    let declared = variants.lines().filter_map(|line| line.strip_prefix("    "));
    let declared = declared.filter(|line| line.starts_with(char::is_uppercase));
    let declared: BTreeSet<String> =
        declared.map(|line| line.chars().take_while(|c| c.is_alphanumeric()).collect()).collect();
    let rows = table();
    assert_eq!(rows.iter().map(|(.., finding)| name(finding)).collect::<BTreeSet<_>>(), declared);
    let codes: BTreeSet<String> = rows.iter().map(|(.., finding)| code(finding)).collect();
    assert_eq!(codes.len(), rows.len(), "each can be accepted by itself: {codes:?}");
}
