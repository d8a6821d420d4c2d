//! Workbooks of a size, for measuring: members × lines with budget, actual and prognosis of each.

use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::capital::{CapitalCost, Component, Life, YearMonth};
use sambudget::model::drift::{
    Adjustment, Distribution, DriftColumn, Group, Kind, LineAmounts, LineField, Method, Place, Row,
    SubtotalPlace,
};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::formula::{AmountCell, Column, Frame};
use sambudget::model::id::{IdSource, LineId, MeasureGroupId, MeasureId};
use sambudget::model::investment::ProjectField;
use sambudget::model::measure::{Mark, Measure, MeasureGroup};
use sambudget::model::member::{BoardForm, Holder};
use sambudget::model::money::Money;
use sambudget::model::parts::Parts;
use sambudget::model::period::{FiscalYear, Month};
use sambudget::model::sign::SignConvention;
use sambudget::model::unit::{DisplayUnit, Unit};
use sambudget::session::new_workbook::{NewWorkbook, SignPreset, empty_line, empty_project, make};
use sambudget::text::formula::{View, parse, parse_stored};
use sambudget::text::municipality;
use sambudget::text::number::NumberStyle;

/// How large a workbook is.
#[derive(Clone, Copy)]
pub struct Size {
    /// Its name in the print.
    pub name: &'static str,
    /// Members.
    pub members: usize,
    /// Lines, in groups of ten.
    pub lines: usize,
}

/// The sizes that are measured.
pub const SIZES: [Size; 3] = [
    Size { name: "S", members: 5, lines: 12 },
    Size { name: "M", members: 30, lines: 60 },
    Size { name: "L", members: 290, lines: 200 },
];

/// Amounts that look like a budget's and are the same in every run.
fn amount(seed: usize) -> Entry<Money> {
    let mixed = (seed as u64).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    Entry::Value(Money::kronor(1_000 + (mixed >> 33) as i64 % 9_000_000))
}

/// A workbook of a size, every cell filled.
pub fn workbook(size: Size) -> Workbook {
    let mut ids = IdSource::new(1);
    let members = municipality::all().take(size.members);
    let form = NewWorkbook {
        name: format!("Storlek {}", size.name),
        year: FiscalYear::new(2026).expect("a year"),
        form: BoardForm::JointBoard,
        members: members.map(|known| (known.name.to_owned(), Some(known.code.to_owned()))).collect(),
        host: None,
        unit: DisplayUnit::TKR,
        signs: SignPreset::default(),
        usual_lines: false,
        period_end: Month::DECEMBER,
    };
    let mut workbook = make(&form, Lang::Swedish, &mut ids);
    workbook.method = Method::Typed;
    let mut seed = 0;
    let mut rows = Vec::new();
    for group in 0..size.lines.div_ceil(10) {
        let lines = (group * 10..size.lines.min(group * 10 + 10)).map(|line| {
            let kind = if line % 4 == 0 { Kind::Revenue } else { Kind::Cost };
            let mut line = empty_line(&mut ids, &format!("Rad {}", line + 1), kind);
            let mut parts = Parts::new();
            for member in &workbook.members {
                let mut amounts = LineAmounts::default();
                for field in [LineField::OriginalBudget, LineField::Actual, LineField::Prognosis] {
                    seed += 1;
                    amounts.replace(field, amount(seed));
                }
                parts.insert(Holder::Member(member.id), amounts);
            }
            line.distribution = Distribution::Direct(parts);
            Row::Line(line)
        });
        let lines = lines.collect();
        let (id, name) = (ids.fresh(), format!("Grupp {}", group + 1));
        rows.push(Row::Group(Group { id, name, subtotal: SubtotalPlace::Below, rows: lines }));
    }
    if let Some(activity) = workbook.activities.first_mut() {
        activity.rows = rows;
    }
    workbook
}

/// The same with a board's whole arithmetic: lines by every method, one in five split by the key, adjustments, a project
/// whose capital cost reaches a line, and a measure that is split over two lines and two members.
pub fn with_rules(mut workbook: Workbook) -> Workbook {
    let key = workbook.keys.first().expect("a key").id;
    let ids: Vec<LineId> = workbook.lines().map(|line| line.id).collect();
    let all: Vec<Holder> = workbook.holders().collect();
    let rows = workbook.activities.iter_mut().flat_map(|activity| &mut activity.rows);
    let rows = rows.flat_map(|row| match row {
        Row::Group(group) => group.rows.as_mut_slice(),
        row => std::slice::from_mut(row),
    });
    for (nth, row) in rows.enumerate() {
        let Row::Line(line) = row else { continue };
        line.method = Some(Method::ALL[nth % 5]);
        let Distribution::Direct(parts) = &line.distribution else { continue };
        if nth % 5 == 4 {
            let mut total = LineAmounts::default();
            for field in [LineField::OriginalBudget, LineField::Actual, LineField::Prognosis] {
                let sum: Money = parts.values().filter_map(|part| part.get(field).value()).sum();
                total.replace(field, Entry::Value(sum));
            }
            line.distribution = Distribution::ByKey { key, total };
        }
        if nth % 10 == 3 {
            let (holder, reason) = (Some(all[nth % all.len()]), "Avtalet omförhandlas".to_owned());
            line.adjustments = vec![Adjustment { holder, amount: Money::kronor(-7_000), reason }];
        }
    }
    let mut project = empty_project(&mut IdSource::new(2), "Växlar", all[0]);
    project.amounts.replace(ProjectField::CalculatedTotal, amount(1));
    project.in_use.from = YearMonth::of("2026-04");
    project.in_use.components =
        vec![Component { name: String::new(), amount: None, life: Life::new(5).expect("a life") }];
    workbook.project_groups.first_mut().expect("investments").projects = vec![project];
    workbook.capital = CapitalCost { line: Some(ids[1]), key: Some(key), ..workbook.capital };
    let mut measure = Measure::new(MeasureId(1), "1.1".to_owned(), "Åtgärd".to_owned());
    measure.effects.insert(2026, Entry::Value(Money::kronor(1_200_000)));
    measure.lines = [ids[2], ids[5]].into_iter().collect();
    measure.members = workbook.members.iter().take(2).map(|member| member.id).collect();
    measure.marks = [Mark::Secured, Mark::Included].into_iter().collect();
    workbook.plan =
        vec![MeasureGroup { id: MeasureGroupId(1), name: "Personal".to_owned(), measures: vec![measure] }];
    workbook.period_end = Month::new(7).expect("a month");
    workbook
}

/// Edits that put formulas in prognoses, spread over the table: a run rate in most, and in every tenth a share of
/// what the line's group has budgeted.
pub fn formulas(workbook: &Workbook, count: usize) -> Vec<Edit> {
    let groups: Vec<_> = workbook.activities.iter().flat_map(|activity| &activity.rows).collect();
    let lines: Vec<_> = workbook.lines().map(|line| line.id).collect();
    let cells = workbook.members.len() * lines.len();
    let edits = (0..count.min(cells)).map(|nth| {
        let at = nth * (cells / count.min(cells));
        let (line, member) = (lines[at % lines.len()], workbook.members[at / lines.len()].id);
        let place = Place::Part(Holder::Member(member));
        let cell = AmountCell::Line(line, place, LineField::Prognosis);
        let group = groups.iter().find_map(|row| match row {
            Row::Group(group) => group.lines().iter().any(|known| known.id == line).then_some(group.id),
            Row::Line(_) => None,
        });
        let text = match group.filter(|_| nth % 10 == 0) {
            Some(group) => format!("=[#{group}; budget; totalt]/1000"),
            None => "=utfall/7*12".to_owned(),
        };
        let view = View { workbook, at: cell.figure(), style: NumberStyle::Swedish };
        let formula = parse(&text, view).expect("a formula");
        Edit::amount(line, place, LineField::Prognosis, Entry::Formula(Box::new(formula)))
    });
    edits.collect()
}

/// A formula for any amount of a line.
pub fn half_the_budget() -> Entry<Money> {
    let frame = Frame { unit: Unit::Tkr, signs: SignConvention::default() };
    let formula = parse_stored("=budget/2", frame, Column::Drift(DriftColumn::Actual)).expect("a formula");
    Entry::Formula(Box::new(formula))
}
