//! What the tool points out by itself (domain: Checks). Nothing here changes a figure.

mod lines;
mod measures;
mod months;
mod rounding;

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::control::{Control, ControlPlace};
use crate::model::drift::{Distribution, LineField, Method, Place};
use crate::model::formula::AmountCell;
use crate::model::id::{ActivityId, KeyId, LineId, MeasureId, MemberId, ProjectId};
use crate::model::investment::ProjectField;
use crate::model::key::{AllocationKey, weight_of};
use crate::model::member::Member;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::order;
use crate::model::period::Month;
use crate::model::unit::DisplayUnit;
use crate::rules::capital::{self, Problem, Without};
use crate::rules::drift::{Lens, Tables};
use crate::rules::figures::sum;
use crate::rules::formula::{Fault, Formulas};
use crate::rules::key::is_usable;
use crate::rules::measure::Uncounted;
use crate::rules::months::{Lack, are_the_actual};
use crate::rules::print::written;
use crate::rules::project::{column_total, project_amount, project_table, tag_tables};
use crate::rules::summary::settlement;
use crate::text::date::is_date;
use crate::text::municipality::by_code;
use crate::text::number::rounded;

/// Something worth a look, with the place to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A printed figure differs from the calculated one.
    ControlDiffers {
        /// Which figure.
        place: ControlPlace,
        /// As printed, in the printed unit and signs.
        printed: Decimal,
        /// As calculated, rounded to the printed unit and in its signs; `None` if there is nothing calculated at that place.
        calculated: Option<Decimal>,
        /// The unit of both.
        unit: DisplayUnit,
    },
    /// The printed parts of a sum do not add up to the printed sum.
    PrintedPartsDiffer {
        /// Which sum.
        place: ControlPlace,
        /// The printed sum, in the printed unit and signs.
        printed: Decimal,
        /// What the printed parts add up to.
        parts: Decimal,
        /// The unit of both.
        unit: DisplayUnit,
    },
    /// Figures as shown do not add up to the shown result, because each is rounded on its own
    /// (avrundningsdifferens). Not an error.
    Rounding {
        /// Which figure.
        place: ControlPlace,
        /// As shown, in the organisation's signs.
        shown: Decimal,
        /// What the shown figures that it is made of give.
        from_shown: Decimal,
        /// The unit of both.
        unit: DisplayUnit,
    },
    /// A cell holds text that could not be read; it counts in no sum.
    Unread {
        /// Which cell.
        cell: Cell,
        /// What stands there.
        text: String,
    },
    /// A formula gives no amount; its cell counts in no sum.
    FormulaFault {
        /// Which cell.
        cell: AmountCell,
        /// Why.
        fault: Fault,
    },
    /// A key has no weight larger than 0, or one that cannot be read, from the year's start or from a month on: nothing can be
    /// split by it.
    KeyWithoutWeights(KeyId, Option<Month>),
    /// A member has no weight in a key, from the year's start or from a month on, and so gets nothing.
    WeightMissing(KeyId, Option<Month>, MemberId),
    /// The date of a key is none that there is.
    KeyDate(KeyId),
    /// A member's municipality code is odd.
    Code(MemberId, OddCode),
    /// A line's whole-year cost is expected to be less than what is booked already.
    PrognosisBelowActual {
        /// Which line.
        line: LineId,
        /// What is expected of the whole year, signs as inside.
        prognosis: Money,
        /// What is booked already, signs as inside.
        actual: Money,
    },
    /// A line's budget or prognosis has the other sign than revenue and cost usually have: often it was typed with
    /// another habit than the workbook's. The amount has the signs of inside.
    UnusualSign(LineId, LineField, Money),
    /// A line has a budget or an actual, but no prognosis.
    PrognosisMissing(LineId),
    /// A line's profile has nothing to go by, and so it has no budget to date.
    ProfileLacks(LineId, Lack),
    /// A line's method has nothing to go by, and so it has no prognosis.
    MethodLacks(LineId, Lack),
    /// The months of a line do not add up to what is booked in all.
    MonthsDiffer {
        /// Which line.
        line: LineId,
        /// Of which year; this year to the period end.
        year: BookedYear,
        /// What the months come to, signs as inside.
        months: Money,
        /// What is booked in all, signs as inside.
        booked: Money,
    },
    /// What is booked on a line split by key is the sum of its months, and some that have passed are not written.
    MonthsMissing {
        /// Which line.
        line: LineId,
        /// How many months to the period end are written.
        written: u8,
        /// How many have passed.
        passed: u8,
    },
    /// A line is adjusted without a reason.
    AdjustmentUnreasoned(LineId),
    /// Adjustments or measures of a line count nowhere: its method gives no prognosis that they could change.
    AddedToNothing(LineId),
    /// A line deviates from its budget by more than the workbook's limit, and nothing is said of it: by so much.
    Unexplained(LineId, Money),
    /// The controller's own prognosis of a line is smaller or larger than what any method gives.
    OutsideMethods {
        /// Which line.
        line: LineId,
        /// The controller's own prognosis, signs as inside.
        own: Money,
        /// The smallest or largest that a method gives, which it is beyond.
        limit: Money,
    },
    /// An earlier deficit had to be restored by this year, and some of it is left: its year, and what is left.
    DeficitOverdue(u16, Money),
    /// A measure that is to be in the prognosis does not count, or its start is no date.
    MeasureUncounted(MeasureId, Uncounted),
    /// A measure is counted with more than its yearly effect and its start give this year.
    MeasureOverEffect {
        /// Which measure.
        measure: MeasureId,
        /// What is counted.
        counted: Money,
        /// What the effect and the start give.
        effect: Money,
    },
    /// A measure touches a line that has been taken away; the others take all of its effect.
    MeasureLineGone(MeasureId),
    /// Something is missing or odd in the capital cost of a project.
    CapitalCost(ProjectId, Problem),
    /// A drift table's budget does not balance: revenue − cost is not 0.
    BudgetNotBalanced(ActivityId, Money),
    /// A project has cost, or will cost, more than its total budget. The amount is what exceeds it.
    ProjectOverBudget(ProjectId, Money),
}

/// An input cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// An amount of a line.
    Line(LineId, Place, LineField),
    /// An amount of a project.
    Project(ProjectId, ProjectField),
    /// Budget or request of a project for a coming year.
    ComingYear(ProjectId, u16),
    /// A weight of a key, from the year's start or from a month on.
    Weight(KeyId, Option<Month>, MemberId),
    /// The effect of a measure in a year, or without a year its own amount.
    Measure(MeasureId, Option<u16>),
    /// A month of a line.
    Month(LineId, BookedYear, Month),
}

impl From<AmountCell> for Cell {
    fn from(cell: AmountCell) -> Self {
        match cell {
            AmountCell::Line(line, place, field) => Self::Line(line, place, field),
            AmountCell::Project(project, field) => Self::Project(project, field),
            AmountCell::Decided(project, year) | AmountCell::Requested(project, year) => {
                Self::ComingYear(project, year)
            }
        }
    }
}

/// What is odd about a municipality code. It is taken all the same: the division may change, and two bodies may be of
/// one municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddCode {
    /// No municipality has it.
    Unknown,
    /// Another member has the same.
    SameAs(MemberId),
}

/// What is odd about a member's municipality code, if something is.
#[must_use]
pub fn odd_code(workbook: &Workbook, member: &Member) -> Option<OddCode> {
    let code = member.code.as_deref()?;
    let same = |other: &&Member| other.id != member.id && other.code.as_deref() == Some(code);
    match workbook.members.iter().find(same) {
        Some(other) => Some(OddCode::SameAs(other.id)),
        None => by_code(code).is_none().then_some(OddCode::Unknown),
    }
}

/// Whether the date of a key is one that there is, or nothing.
#[must_use]
pub fn has_date(key: &AllocationKey) -> bool {
    key.date.is_empty() || is_date(&key.date)
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A figure is wrong or missing.
    Error,
    /// Something to look at.
    Warning,
    /// Good to know.
    Note,
}

impl Finding {
    /// Turns its figures from the signs used inside to those of the print.
    fn write(&mut self, written: impl Fn(ControlPlace, Decimal) -> Decimal) {
        let (place, figures) = match self {
            Self::ControlDiffers { place, printed, calculated, .. } => {
                (*place, [Some(printed), calculated.as_mut()])
            }
            Self::PrintedPartsDiffer { place, printed, parts, .. } => (*place, [Some(printed), Some(parts)]),
            Self::Rounding { place, shown, from_shown, .. } => (*place, [Some(shown), Some(from_shown)]),
            _ => return,
        };
        for figure in figures.into_iter().flatten() {
            *figure = written(place, *figure);
        }
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::ControlDiffers { .. }
            | Self::PrintedPartsDiffer { .. }
            | Self::Unread { .. }
            | Self::FormulaFault { .. }
            | Self::MeasureUncounted(_, Uncounted::StartUnread)
            | Self::CapitalCost(_, Problem::Unknown(Without::Amount))
            | Self::KeyWithoutWeights(..) => Severity::Error,
            Self::WeightMissing(..)
            | Self::KeyDate(_)
            | Self::PrognosisBelowActual { .. }
            | Self::UnusualSign(..)
            | Self::PrognosisMissing(_)
            | Self::ProfileLacks(..)
            | Self::MethodLacks(..)
            | Self::MonthsDiffer { .. }
            | Self::MonthsMissing { .. }
            | Self::MeasureOverEffect { .. }
            | Self::AddedToNothing(_)
            | Self::Unexplained(..)
            | Self::DeficitOverdue(..)
            | Self::MeasureUncounted(..)
            | Self::MeasureLineGone(_)
            | Self::CapitalCost(..)
            | Self::BudgetNotBalanced(..)
            | Self::ProjectOverBudget(..) => Severity::Warning,
            Self::Rounding { .. }
            | Self::Code(..)
            | Self::AdjustmentUnreasoned(_)
            | Self::OutsideMethods { .. } => Severity::Note,
        }
    }
}

/// Everything worth a look in the workbook, what matters most first.
#[must_use]
pub fn findings(workbook: &Workbook, tables: &Tables) -> Vec<Finding> {
    let mut findings = Vec::new();
    unread(workbook, &mut findings);
    // A formula that nobody has written is missing once, however many parts the line has.
    let mut unwritten = None;
    for (cell, fault) in tables.formulas().faults() {
        let line = match (cell, fault) {
            (AmountCell::Line(line, ..), Fault::Unwritten) => Some(line),
            _ => None,
        };
        if line.is_none() || line != unwritten {
            findings.push(Finding::FormulaFault { cell, fault: fault.clone() });
        }
        unwritten = line;
    }
    controls(workbook, tables, &mut findings);
    keys(workbook, &mut findings);
    codes(workbook, &mut findings);
    lines::prognoses(workbook, tables, &mut findings);
    months::months(workbook, tables, &mut findings);
    lines::unreasoned(workbook, &mut findings);
    lines::outside_methods(workbook, tables, &mut findings);
    measures::measures(workbook, tables, &mut findings);
    lines::unexplained(workbook, tables, &mut findings);
    lines::signs(workbook, tables, &mut findings);
    lines::balance(workbook, tables, &mut findings);
    lines::overdue(workbook, tables, &mut findings);
    capital::findings(workbook, tables.formulas(), &mut findings);
    projects(workbook, tables.formulas(), &mut findings);
    for table in tables.iter() {
        rounding::drift_rounding(workbook, table, &mut findings);
    }
    for group in &workbook.project_groups {
        rounding::project_rounding(workbook, tables.formulas(), group, &mut findings);
    }
    for finding in &mut findings {
        finding.write(|place, figure| written(workbook, tables, place, figure));
    }
    order::sort_by(&mut findings, |a, b| a.severity().cmp(&b.severity()));
    findings
}

fn unread(workbook: &Workbook, findings: &mut Vec<Finding>) {
    use crate::model::entry::Entry::Unread;
    let mut add = |cell, text: &String| findings.push(Finding::Unread { cell, text: text.clone() });
    for line in workbook.lines() {
        let places: Vec<_> = match &line.distribution {
            Distribution::ByKey { total, .. } => vec![(Place::Total, total)],
            Distribution::Direct(parts) => {
                parts.iter().map(|(holder, part)| (Place::Part(*holder), part)).collect()
            }
        };
        for (place, amounts) in places {
            for field in LineField::ALL {
                let is_replaced = field == LineField::Actual && are_the_actual(line, workbook.period_end);
                if let (Unread(text), false) = (amounts.get(field), is_replaced) {
                    add(Cell::Line(line.id, place, field), text);
                }
            }
        }
        months::unread(line, &mut add);
    }
    for project in workbook.projects() {
        for field in ProjectField::ALL {
            if let Unread(text) = project.amounts.get(field) {
                add(Cell::Project(project.id, field), text);
            }
        }
        for (year, plan) in &project.coming_years {
            for entry in [&plan.decided, &plan.requested] {
                if let Unread(text) = entry {
                    add(Cell::ComingYear(project.id, *year), text);
                }
            }
        }
    }
    for measure in workbook.measures() {
        for (year, effect) in &measure.effects {
            if let Unread(text) = effect {
                add(Cell::Measure(measure.id, Some(*year)), text);
            }
        }
        if let Unread(text) = &measure.amount {
            add(Cell::Measure(measure.id, None), text);
        }
    }
    for key in &workbook.keys {
        for (from, weights) in key.sets() {
            for (member, weight) in weights {
                if let Unread(text) = weight {
                    add(Cell::Weight(key.id, from, *member), text);
                }
            }
        }
    }
}

/// The calculated figure at a place, signs as inside.
#[must_use]
pub fn calculated(workbook: &Workbook, tables: &Tables, place: ControlPlace) -> Option<Money> {
    let formulas = tables.formulas();
    match place {
        ControlPlace::Drift { activity, row, holder, column } => tables
            .iter()
            .find(|table| table.activity == activity)
            .and_then(|table| table.amount(table.row(row)?, Lens::of(holder), column)),
        ControlPlace::AllActivities { holder, column } => {
            sum(tables.iter().map(|table| table.amount(table.row(None)?, Lens::of(holder), column)))
        }
        ControlPlace::Projects { group, project: None, holder, column } => {
            let group = workbook.project_group(group)?;
            column_total(workbook, formulas, group, Lens::of(holder), column)
        }
        ControlPlace::Projects { project: Some(project), column, .. } => {
            project_amount(workbook, formulas, workbook.project(project)?, column)
        }
        ControlPlace::Tag { tag, holder } => {
            let tables = tag_tables(workbook, formulas);
            let table = tables.get(tag)?;
            match holder {
                None => table.total,
                Some(holder) => table.holders.iter().find(|(h, _)| *h == holder).and_then(|(_, sum)| *sum),
            }
        }
        ControlPlace::Settlement { member } => {
            let settlement = settlement(workbook, tables);
            match member {
                None => settlement.result,
                Some(member) => {
                    settlement.parts?.into_iter().find(|(id, _)| *id == member).map(|(_, part)| part)
                }
            }
        }
    }
}

fn controls(workbook: &Workbook, tables: &Tables, findings: &mut Vec<Finding>) {
    for Control { place, printed, unit } in &workbook.controls {
        let calculated = calculated(workbook, tables, *place).map(|figure| rounded(figure, *unit));
        let printed = rounded(*printed, *unit);
        if calculated != Some(printed) {
            findings.push(Finding::ControlDiffers { place: *place, printed, calculated, unit: *unit });
        }
    }
    printed_settlement(workbook, findings);
}

/// Printed settlements are checked in themselves too: parts that were rounded one by one lose kronor.
fn printed_settlement(workbook: &Workbook, findings: &mut Vec<Finding>) {
    let whole = ControlPlace::Settlement { member: None };
    let Some(printed) = workbook.controls.iter().find(|control| control.place == whole) else { return };
    let parts: Vec<Money> = workbook
        .controls
        .iter()
        .filter(|control| matches!(control.place, ControlPlace::Settlement { member: Some(_) }))
        .map(|control| control.printed)
        .collect();
    let sum: Money = parts.iter().copied().sum();
    if !parts.is_empty() && sum != printed.printed {
        findings.push(Finding::PrintedPartsDiffer {
            place: whole,
            printed: rounded(printed.printed, printed.unit),
            parts: rounded(sum, printed.unit),
            unit: printed.unit,
        });
    }
}

fn keys(workbook: &Workbook, findings: &mut Vec<Finding>) {
    for key in &workbook.keys {
        if !has_date(key) {
            findings.push(Finding::KeyDate(key.id));
        }
        for (from, weights) in key.sets() {
            if !is_usable(workbook, weights) {
                findings.push(Finding::KeyWithoutWeights(key.id, from));
                continue;
            }
            for member in &workbook.members {
                if weight_of(weights, member.id).is_empty() {
                    findings.push(Finding::WeightMissing(key.id, from, member.id));
                }
            }
        }
    }
}

fn codes(workbook: &Workbook, findings: &mut Vec<Finding>) {
    let odd = |member: &Member| Some(Finding::Code(member.id, odd_code(workbook, member)?));
    findings.extend(workbook.members.iter().filter_map(odd));
}

fn projects(workbook: &Workbook, formulas: &Formulas, findings: &mut Vec<Finding>) {
    for group in &workbook.project_groups {
        for (id, figures) in project_table(workbook, formulas, group, Lens::Total).projects {
            let Some(budget) = figures.net_budget else { continue };
            // A prognosis that only goes on as before is no decision to spend more.
            let is_meant = workbook.project(id).is_some_and(|project| {
                matches!(project.method.unwrap_or(workbook.method), Method::Typed | Method::AsBudget)
            });
            // Of an income, what has come so far says nothing of what is still to come: booked is held against the
            // expenditure alone.
            let spent = figures.actual.zip(figures.budget).filter(|(_, budget)| !budget.is_negative());
            let expected = figures.net_prognosis.filter(|_| is_meant).map(|prognosis| prognosis - budget);
            let over = spent.map(|(actual, budget)| actual - budget).max(expected);
            if let Some(over) = over.filter(|over| *over > Money::ZERO) {
                findings.push(Finding::ProjectOverBudget(id, over));
            }
        }
    }
}
