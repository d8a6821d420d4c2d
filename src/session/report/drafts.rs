//! Sentences that are drafted from the figures: of the result, of the projects, and of the lines that deviate most.

use crate::lang::report as said;
use crate::model::drift::RowId;
use crate::model::investment::ProjectColumn;
use crate::model::order;
use crate::rules::drift::{DriftTable, Lens};
use crate::rules::project::all_projects;
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
    let (amount, deviation) = outcome(ahead, &result(source.tables));
    Some(said::of_result(source.lang, source.workbook, ahead, amount?, deviation))
}

/// Of all projects together, where they have a budget.
pub(super) fn of_projects(source: Source<'_>) -> Option<String> {
    let figures = all_projects(source.workbook, source.tables.formulas(), Lens::Total);
    let shows = |column| source.workbook.project_groups.iter().any(|group| group.columns.contains(&column));
    let ahead = shows(ProjectColumn::Prognosis) && figures.net_prognosis.is_some();
    let spent = if ahead { figures.net_prognosis } else { figures.net_actual };
    Some(said::of_projects(source.lang, source.workbook, ahead, spent?, figures.net_budget?))
}

/// Of the lines of a table that deviate most, as far as that can be seen in its unit.
pub(super) fn of_lines(source: Source<'_>, open: &Open, table: &DriftTable) -> Vec<(RowId, String)> {
    let ahead = looks_ahead(open);
    let lines = table.rows.iter().filter_map(|row| {
        let id = row.id.filter(|id| matches!(id, RowId::Line(_)))?;
        let deviation = outcome(ahead, &row.total).1?;
        let is_seen = !rounded(deviation, source.workbook.drift_unit).is_zero();
        is_seen.then_some((id, &row.name, deviation))
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
