//! Sentences that are drafted from the figures: of the result, of the projects, and of the lines that deviate most.

use crate::lang::report as said;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::investment::ProjectColumn;
use crate::model::order;
use crate::rules::drift::{DriftTable, Lens};
use crate::rules::project::{all_projects, lacks};
use crate::rules::summary::result;
use crate::session::overview::{looks_ahead, outcome};
use crate::session::sheet::Source;
use crate::session::state::Open;
use crate::text::number::rounded;

/// How many lines of a table get a sentence.
const MOST: usize = 5;

/// Of the year's result.
pub(super) fn of_result(source: Source<'_>, open: &Open) -> Option<String> {
    let ahead = looks_ahead(open);
    let figures = result(source.tables);
    let (amount, deviation) = outcome(ahead, &figures);
    let said = said::of_result(source.lang, source.workbook, ahead, amount?, deviation);
    Some(complete(source, said, figures.lacks.has(judged_by(ahead))))
}

/// The deviation that a row is judged by: it leaves out whatever its outcome or its budget leaves out.
fn judged_by(ahead: bool) -> DriftColumn {
    if ahead { DriftColumn::Deviation } else { DriftColumn::DeviationToDate }
}

/// A sentence, and that its figures leave something out if they do.
fn complete(source: Source<'_>, said: String, lacks: bool) -> String {
    if lacks { format!("{said} {}", said::words(source.lang).lacks) } else { said }
}

/// Of all projects together, where they have a budget.
pub(super) fn of_projects(source: Source<'_>) -> Option<String> {
    let figures = all_projects(source.workbook, source.tables.formulas(), Lens::Total);
    let shows = |column| source.workbook.project_groups.iter().any(|group| group.columns.contains(&column));
    let ahead = shows(ProjectColumn::Prognosis) && figures.net_prognosis.is_some();
    let spent = if ahead { figures.net_prognosis } else { figures.net_actual };
    let said = said::of_projects(source.lang, source.workbook, ahead, spent?, figures.net_budget?);
    let column = if ahead { ProjectColumn::Deviation } else { ProjectColumn::DeviationToDate };
    let (workbook, formulas) = (source.workbook, source.tables.formulas());
    let lacks = workbook.projects().any(|project| lacks(workbook, formulas, project, column));
    Some(complete(source, said, lacks))
}

/// Of the lines of a table that deviate most, as far as that can be seen in its unit; not of those whose figures are not
/// all known.
pub(super) fn of_lines(source: Source<'_>, open: &Open, table: &DriftTable) -> Vec<(RowId, String)> {
    let ahead = looks_ahead(open);
    let lines = table.rows.iter().filter_map(|row| {
        let id = row.id.filter(|id| matches!(id, RowId::Line(_)))?;
        let deviation = outcome(ahead, &row.total).1?;
        let is_seen = !rounded(deviation, source.workbook.drift_unit).is_zero();
        let is_known = !row.total.lacks.has(judged_by(ahead));
        (is_seen && is_known).then_some((id, &row.name, deviation))
    });
    let mut lines: Vec<_> = lines.collect();
    order::sort_by(&mut lines, |(_, _, a), (_, _, b)| b.abs().cmp(&a.abs()));
    lines
        .into_iter()
        .take(MOST)
        .map(|(id, name, deviation)| {
            (id, said::of_line(source.lang, source.workbook, ahead, name, deviation))
        })
        .collect()
}
