//! Figures that do not add up as they are shown, because each is rounded on its own.

use rust_decimal::Decimal;

use super::Finding;
use crate::model::Workbook;
use crate::model::control::ControlPlace;
use crate::model::drift::DriftColumn;
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::investment::{ProjectColumn, ProjectGroup};
use crate::model::unit::DisplayUnit;
use crate::rules::drift::{DriftRow, DriftTable, Lens, amount};
use crate::rules::formula::Formulas;
use crate::rules::project::{column_total, project_amount};
use crate::rules::sense::Sense;
use crate::text::number::rounded;

pub(super) fn drift_rounding(workbook: &Workbook, table: &DriftTable, findings: &mut Vec<Finding>) {
    let unit = workbook.drift_unit;
    for row in &table.rows {
        for column in &workbook.drift_columns {
            let Some(figure) = amount(&row.total, *column) else { continue };
            let shown = rounded(figure, unit);
            let from_shown = down(table, row, *column, unit)
                .filter(|sum| *sum != shown)
                .or_else(|| across(row, *column, unit).filter(|difference| *difference != shown));
            if let Some(from_shown) = from_shown {
                let (activity, row) = (table.activity, row.id);
                let place = ControlPlace::Drift { activity, row, holder: None, column: *column };
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
    let (budget, outcome) = (budget?, outcome?);
    // Where a row of a sum has no outcome, the sum's deviation is that of the others: what differs then is no rounding.
    if amount(&row.total, column) != Some(row.sense.deviation(budget, outcome)) {
        return None;
    }
    let (budget, outcome) = (rounded(budget, unit), rounded(outcome, unit));
    Some(if row.sense.is_spent() { budget - outcome } else { outcome - budget })
}

pub(super) fn project_rounding(
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
                ProjectColumn::DeviationToDate => printed(ProjectColumn::NetActual),
                ProjectColumn::Deviation => printed(ProjectColumn::NetPrognosis),
                _ => None,
            };
            if let (Some(budget), Some(outcome)) = (printed(ProjectColumn::NetBudget), outcome) {
                add(Some(project.id), *column, shown, budget - outcome);
            }
        }
        if let Some(total) = column_total(workbook, formulas, group, Lens::Total, *column) {
            add(None, *column, rounded(total, unit), sum);
        }
    }
}

fn place(group: ProjectGroupId, project: Option<ProjectId>, column: ProjectColumn) -> ControlPlace {
    ControlPlace::Projects { group, project, holder: None, column }
}
