//! Checks of lines and tables: prognoses, deviations, signs and balance.

use super::Finding;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Kind, Line, LineField, Method, RowId};
use crate::model::formula::{Figure, TableRow};
use crate::model::member::BoardForm;
use crate::model::note::NotePlace;
use crate::rules::balance::balance as balance_requirement;
use crate::rules::drift::{DriftTable, Tables, amount};
use crate::rules::fan::outside;
use crate::rules::figures::Figures;
use crate::rules::months::method_lacks;
use crate::rules::summary::result;
use crate::text::number::rounded;

pub(super) fn figures_of(tables: &[DriftTable], line: &Line) -> Option<Figures> {
    let id = Some(RowId::Line(line.id));
    tables.iter().find_map(|table| table.row(id)).map(|row| row.total)
}

pub(super) fn prognoses(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    if !workbook.drift_columns.contains(&DriftColumn::Prognosis) {
        return;
    }
    for line in workbook.lines() {
        let Some(figures) = figures_of(tables, line) else { continue };
        match (figures.prognosis, figures.actual) {
            (Some(prognosis), Some(actual)) if line.kind == Kind::Cost && prognosis < actual => {
                findings.push(Finding::PrognosisBelowActual { line: line.id, prognosis, actual });
            }
            (None, actual) => {
                let is_wanted = figures.budget.is_some() || actual.is_some();
                let lack = method_lacks(workbook, line).filter(|_| is_wanted);
                findings.extend(lack.map(|lack| Finding::MethodLacks(line.id, lack)));
                if !line.adjustments.is_empty() {
                    findings.push(Finding::AddedToNothing(line.id));
                } else if is_wanted && lack.is_none() {
                    findings.push(Finding::PrognosisMissing(line.id));
                }
            }
            _ => {}
        }
    }
}

/// Adjustments that nobody said a reason for.
pub(super) fn unreasoned(workbook: &Workbook, findings: &mut Vec<Finding>) {
    let is_unreasoned =
        |line: &&Line| line.adjustments.iter().any(|adjustment| adjustment.reason.trim().is_empty());
    findings
        .extend(workbook.lines().filter(is_unreasoned).map(|line| Finding::AdjustmentUnreasoned(line.id)));
}

/// Own figures that are outside what every method gives.
pub(super) fn outside_methods(workbook: &Workbook, tables: &Tables, findings: &mut Vec<Finding>) {
    if !workbook.drift_columns.contains(&DriftColumn::Prognosis) {
        return;
    }
    let own = workbook.lines().filter(|line| line.method.unwrap_or(workbook.method) == Method::Typed);
    findings.extend(own.filter_map(|line| {
        let (own, limit) = outside(workbook, tables, line)?;
        Some(Finding::OutsideMethods { line: line.id, own, limit })
    }));
}

/// Whether a note says something of a row's prognosis or deviation: one on the row, or on a cell with such a figure.
fn explains(place: NotePlace, row: TableRow) -> bool {
    match place {
        NotePlace::Row(noted) => noted == row,
        NotePlace::Cell(Figure::Drift { row: noted, column, .. }) => {
            let of_outcome = matches!(
                column,
                DriftColumn::Actual
                    | DriftColumn::Prognosis
                    | DriftColumn::Deviation
                    | DriftColumn::DeviationToDate
                    | DriftColumn::DeviationPercent
                    | DriftColumn::Comment
            );
            noted == row && of_outcome
        }
        _ => false,
    }
}

/// Deviations over the limit with neither a comment nor a note about them. Where the tables show a prognosis, that of the whole year
/// counts, else that to date.
pub(super) fn unexplained(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    let limit = workbook.comment_limit;
    if !limit.is_set() {
        return;
    }
    let ahead = workbook.drift_columns.contains(&DriftColumn::Prognosis);
    for line in workbook.lines().filter(|line| line.comment.trim().is_empty()) {
        let Some(figures) = figures_of(tables, line) else { continue };
        let (deviation, budget) = if ahead {
            (figures.deviation, figures.budget)
        } else {
            (figures.deviation_to_date, figures.budget_to_date)
        };
        let Some(deviation) = deviation else { continue };
        let size = deviation.abs();
        let over_amount = limit.amount.is_none_or(|amount| size > amount);
        // A deviation from no budget is more than any part of it.
        let part = size.ratio(budget.unwrap_or_default().abs());
        let over_part = limit.part.is_none_or(|limit| part.is_none_or(|part| part > limit));
        let row = TableRow::Row(RowId::Line(line.id));
        let is_noted = workbook.notes.iter().any(|note| explains(note.place, row));
        if !deviation.is_zero() && over_amount && over_part && !is_noted {
            findings.push(Finding::Unexplained(line.id, deviation));
        }
    }
}

pub(super) fn overdue(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    if workbook.form != BoardForm::Association {
        return;
    }
    let result = amount(&result(tables), workbook.settlement.basis.column());
    let late = balance_requirement(workbook, result).deficits.into_iter().filter(|restored| {
        restored.deficit.restore_by() <= workbook.year.number() && !restored.left.is_zero()
    });
    findings.extend(late.map(|restored| Finding::DeficitOverdue(restored.deficit.year, restored.left)));
}

pub(super) fn signs(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    for line in workbook.lines() {
        let Some(figures) = figures_of(tables, line) else { continue };
        let amounts =
            [(LineField::OriginalBudget, figures.original_budget), (LineField::Prognosis, figures.prognosis)];
        let mut known = amounts.into_iter().filter_map(|(field, amount)| Some((field, amount?)));
        let odd = known.find(|(_, amount)| amount.is_negative());
        findings.extend(odd.map(|(field, amount)| Finding::UnusualSign(line.id, field, amount)));
    }
}

pub(super) fn balance(workbook: &Workbook, tables: &[DriftTable], findings: &mut Vec<Finding>) {
    for table in tables {
        if let Some(budget) = table.result().budget
            && !rounded(budget, workbook.drift_unit).is_zero()
        {
            findings.push(Finding::BudgetNotBalanced(table.activity, budget));
        }
    }
}
