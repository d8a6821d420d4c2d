//! What the tool points out by itself (domain: Checks). Nothing here changes a figure.

use crate::model::order;
use rust_decimal::Decimal;

use super::drift::{DriftRow, DriftTable, Lens, Tables, amount};
use super::figures::Figures;
use super::formula::{Fault, Formulas};
use super::key::weights;
use super::months::{Lack, are_the_actual, method_lacks, profile_lacks, sum_of, to_date};
use super::print::written;
use super::project::{column_total, project_amount, project_table, tag_tables};
use super::sense::Sense;
use super::summary::{result, settlement};
use crate::model::Workbook;
use crate::model::control::{Control, ControlPlace};
use crate::model::drift::{Distribution, DriftColumn, Kind, Line, LineField, Method, Place, RowId};
use crate::model::formula::AmountCell;
use crate::model::id::{ActivityId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId};
use crate::model::investment::{ProjectColumn, ProjectField, ProjectGroup};
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::period::Month;
use crate::model::unit::DisplayUnit;
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
    /// A key has no weight larger than 0, or one that cannot be read: nothing can be split by it.
    KeyWithoutWeights(KeyId),
    /// A member has no weight in a key, and so gets nothing.
    WeightMissing(KeyId, MemberId),
    /// A line's whole-year cost is expected to be less than what is booked already.
    PrognosisBelowActual(LineId),
    /// A line's budget or prognosis has the other sign than revenue and cost usually have: often it was typed with
    /// another habit than the workbook's.
    UnusualSign(LineId, LineField),
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
    /// A weight of a key.
    Weight(KeyId, MemberId),
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
            | Self::KeyWithoutWeights(_) => Severity::Error,
            Self::WeightMissing(..)
            | Self::PrognosisBelowActual(_)
            | Self::UnusualSign(..)
            | Self::PrognosisMissing(_)
            | Self::ProfileLacks(..)
            | Self::MethodLacks(..)
            | Self::MonthsDiffer { .. }
            | Self::BudgetNotBalanced(..)
            | Self::ProjectOverBudget(..) => Severity::Warning,
            Self::Rounding { .. } => Severity::Note,
        }
    }
}

/// Everything worth a look in the workbook, what matters most first.
#[must_use]
pub fn findings(workbook: &Workbook, tables: &Tables) -> Vec<Finding> {
    let mut findings = Vec::new();
    unread(workbook, &mut findings);
    let faults = tables.formulas().faults();
    findings.extend(faults.map(|(cell, fault)| Finding::FormulaFault { cell, fault: fault.clone() }));
    controls(workbook, tables, &mut findings);
    keys(workbook, &mut findings);
    prognoses(workbook, tables, &mut findings);
    months(workbook, tables, &mut findings);
    signs(workbook, tables, &mut findings);
    balance(workbook, tables, &mut findings);
    projects(workbook, tables.formulas(), &mut findings);
    for table in tables.iter() {
        drift_rounding(workbook, table, &mut findings);
    }
    for group in &workbook.project_groups {
        project_rounding(workbook, tables.formulas(), group, &mut findings);
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
        for (year, months) in line.months.iter().flat_map(|m| BookedYear::ALL.map(|year| (year, m.of(year))))
        {
            for (month, entry) in Month::all().zip(months) {
                if let Unread(text) = entry {
                    add(Cell::Month(line.id, year, month), text);
                }
            }
        }
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
    for key in &workbook.keys {
        for (member, weight) in &key.weights {
            if let Unread(text) = weight {
                add(Cell::Weight(key.id, *member), text);
            }
        }
    }
}

/// The calculated figure at a place, signs as inside.
#[must_use]
pub fn calculated(workbook: &Workbook, tables: &Tables, place: ControlPlace) -> Option<Money> {
    let formulas = tables.formulas();
    match place {
        ControlPlace::Drift { activity, row, column } => tables
            .iter()
            .find(|table| table.activity == activity)
            .and_then(|table| table.row(row))
            .and_then(|row| amount(&row.total, column)),
        ControlPlace::AllActivities { column } => amount(&result(tables), column),
        ControlPlace::Projects { group, project: None, column } => {
            let group = workbook.project_group(group)?;
            column_total(workbook, formulas, group, Lens::Total, column)
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
        if weights(workbook, key).is_none() {
            findings.push(Finding::KeyWithoutWeights(key.id));
            continue;
        }
        for member in &workbook.members {
            if key.weight(member.id).is_empty() {
                findings.push(Finding::WeightMissing(key.id, member.id));
            }
        }
    }
}

fn figures_of(tables: &[DriftTable], line: &Line) -> Option<Figures> {
    let id = Some(RowId::Line(line.id));
    tables.iter().find_map(|table| table.row(id)).map(|row| row.total)
}

fn prognoses(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    if !workbook.drift_columns.contains(&DriftColumn::Prognosis) {
        return;
    }
    for line in workbook.lines() {
        let Some(figures) = figures_of(tables, line) else { continue };
        match (figures.prognosis, figures.actual) {
            (Some(prognosis), Some(actual)) if line.kind == Kind::Cost && prognosis < actual => {
                findings.push(Finding::PrognosisBelowActual(line.id));
            }
            (None, _) if figures.budget.is_some() || figures.actual.is_some() => {
                findings.push(match method_lacks(workbook, line) {
                    Some(lack) => Finding::MethodLacks(line.id, lack),
                    None => Finding::PrognosisMissing(line.id),
                });
            }
            _ => {}
        }
    }
}

/// Profiles that nothing follows from, and months that differ from what is booked in all.
fn months(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    for line in workbook.lines() {
        let Some(figures) = figures_of(tables, line) else { continue };
        if figures.budget.is_some()
            && let Some(lack) = profile_lacks(workbook, line)
        {
            findings.push(Finding::ProfileLacks(line.id, lack));
        }
        let prior = line.months.as_deref().and_then(|months| sum_of(months.of(BookedYear::Prior)));
        let pairs = [
            // Without a key the line's holders have their own actuals; a line with an empty one has nothing booked.
            (
                BookedYear::This,
                to_date(line, workbook.period_end).flatten(),
                Some(figures.actual.unwrap_or_default()),
            ),
            (BookedYear::Prior, prior, figures.prior_actual),
        ];
        for (year, months, booked) in pairs {
            if let (Some(months), Some(booked)) = (months, booked)
                && !rounded(booked - months, workbook.drift_unit).is_zero()
            {
                findings.push(Finding::MonthsDiffer { line: line.id, year, months, booked });
            }
        }
    }
}

fn signs(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    for line in workbook.lines() {
        let Some(figures) = figures_of(tables, line) else { continue };
        let amounts =
            [(LineField::OriginalBudget, figures.original_budget), (LineField::Prognosis, figures.prognosis)];
        let negative = |amount: &Option<Money>| amount.is_some_and(Money::is_negative);
        if let Some((field, _)) = amounts.iter().find(|(_, amount)| negative(amount)) {
            findings.push(Finding::UnusualSign(line.id, *field));
        }
    }
}

fn balance(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    for table in tables {
        if let Some(budget) = table.result().budget
            && !rounded(budget, workbook.drift_unit).is_zero()
        {
            findings.push(Finding::BudgetNotBalanced(table.activity, budget));
        }
    }
}

fn projects(workbook: &Workbook, formulas: &Formulas, findings: &mut Vec<Finding>) {
    for group in &workbook.project_groups {
        for (id, figures) in project_table(workbook, formulas, group, Lens::Total).projects {
            let Some(budget) = figures.budget else { continue };
            // A prognosis that only goes on as before is no decision to spend more.
            let is_meant = workbook.project(id).is_some_and(|project| {
                matches!(project.method.unwrap_or(workbook.method), Method::Typed | Method::AsBudget)
            });
            let outcome = figures.actual.max(figures.prognosis.filter(|_| is_meant));
            if let Some(over) = outcome.map(|outcome| outcome - budget)
                && over > Money::ZERO
            {
                findings.push(Finding::ProjectOverBudget(id, over));
            }
        }
    }
}

fn drift_rounding(workbook: &Workbook, table: &DriftTable, findings: &mut Vec<Finding>) {
    let unit = workbook.drift_unit;
    for row in &table.rows {
        for column in &workbook.drift_columns {
            let Some(figure) = amount(&row.total, *column) else { continue };
            let shown = rounded(figure, unit);
            let from_shown = down(table, row, *column, unit)
                .filter(|sum| *sum != shown)
                .or_else(|| across(row, *column, unit).filter(|difference| *difference != shown));
            if let Some(from_shown) = from_shown {
                let place = ControlPlace::Drift { activity: table.activity, row: row.id, column: *column };
                findings.push(Finding::Rounding { place, shown, from_shown, unit });
            }
        }
    }
}

/// What the shown rows add up to, for a sum.
fn down(table: &DriftTable, row: &DriftRow, column: DriftColumn, unit: DisplayUnit) -> Option<Decimal> {
    if row.adds.is_empty() {
        return None;
    }
    let is_deviation = matches!(column, DriftColumn::Deviation | DriftColumn::DeviationToDate);
    let adds = row.adds.iter().map(|at| &table.rows[*at]);
    Some(
        adds.filter_map(|part| {
            let figure = amount(&part.total, column)?;
            let as_is = is_deviation || matches!(row.sense, Sense::Kind(_));
            let figure = if as_is { figure } else { part.sense.to_result(figure) };
            Some(rounded(figure, unit))
        })
        .sum(),
    )
}

/// What the shown budget and outcome give, for a deviation.
fn across(row: &DriftRow, column: DriftColumn, unit: DisplayUnit) -> Option<Decimal> {
    let (budget, outcome) = match column {
        DriftColumn::DeviationToDate => (row.total.budget_to_date, row.total.actual),
        DriftColumn::Deviation => (row.total.budget, row.total.prognosis),
        _ => return None,
    };
    let (budget, outcome) = (rounded(budget?, unit), rounded(outcome?, unit));
    let cost = row.sense == Sense::Kind(Kind::Cost);
    Some(if cost { budget - outcome } else { outcome - budget })
}

fn project_rounding(
    workbook: &Workbook,
    formulas: &Formulas,
    group: &ProjectGroup,
    findings: &mut Vec<Finding>,
) {
    let unit = workbook.investment_unit;
    let mut add = |project: Option<ProjectId>, column, shown: Decimal, from_shown: Decimal| {
        if shown != from_shown {
            let place = place(group.id, project, column);
            findings.push(Finding::Rounding { place, shown, from_shown, unit });
        }
    };
    for column in &group.columns {
        let mut sum = Decimal::ZERO;
        for project in &group.projects {
            let Some(figure) = project_amount(workbook, formulas, project, *column) else { continue };
            let shown = rounded(figure, unit);
            sum += shown;
            let printed = |column| Some(rounded(project_amount(workbook, formulas, project, column)?, unit));
            let outcome = match column {
                ProjectColumn::DeviationToDate => printed(ProjectColumn::Actual),
                ProjectColumn::Deviation => printed(ProjectColumn::Prognosis),
                _ => None,
            };
            if let (Some(budget), Some(outcome)) = (printed(ProjectColumn::Budget), outcome) {
                add(Some(project.id), *column, shown, budget - outcome);
            }
        }
        if let Some(total) = column_total(workbook, formulas, group, Lens::Total, *column) {
            add(None, *column, rounded(total, unit), sum);
        }
    }
}

fn place(group: ProjectGroupId, project: Option<ProjectId>, column: ProjectColumn) -> ControlPlace {
    ControlPlace::Projects { group, project, column }
}
