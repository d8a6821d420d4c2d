//! Sentences that are drafted from the figures: of the result, of the projects, of the goals, and of the lines that deviate
//! most. Each has the figures in it beside it, as they are shown: by those is known whether it says something else than before.

use crate::lang::goal as goals;
use crate::lang::report as said;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::id::LineId;
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::model::order;
use crate::model::period::Month;
use crate::model::sentence::Topic;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::{DriftRow, DriftTable, Lens};
use crate::rules::goal::overall;
use crate::rules::project::{all_projects, lacks};
use crate::rules::summary::result;
use crate::session::overview::{looks_ahead, outcome};
use crate::session::sheet::Source;
use crate::session::state::Open;
use crate::text::number::rounded;

/// How many lines of a table get a sentence.
const MOST: usize = 5;

/// A drafted sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// Its words.
    pub text: String,
    /// The figures in it.
    pub figures: String,
}

/// The figures of a sentence about amounts: of which time they are, what is shown of them, and in which unit; `-` where one is
/// missing.
fn figures(end: Month, ahead: bool, unit: DisplayUnit, amounts: &[Option<Money>], lacks: bool) -> String {
    let time = if ahead { "year".to_owned() } else { format!("month{}", end.number()) };
    let shown = |amount: &Option<Money>| match amount {
        Some(amount) => rounded(*amount, unit).normalize().to_string(),
        None => "-".to_owned(),
    };
    let unit = unit.unit.abbreviation().to_owned();
    let lacks = lacks.then(|| "incomplete".to_owned());
    [time]
        .into_iter()
        .chain(amounts.iter().map(shown))
        .chain([unit])
        .chain(lacks)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The sentence that is drafted of a topic now, if there is anything to say; of a line also where it is not among those that
/// deviate most.
pub(super) fn draft(source: Source<'_>, open: &Open, topic: Topic) -> Option<Draft> {
    match topic {
        Topic::Result => of_result(source, open),
        Topic::Projects => of_projects(source),
        Topic::Goals => of_goals(source),
        Topic::Grades => of_grades(source),
        Topic::Line(id) => {
            let id = RowId::Line(id);
            let mut rows = source.tables.iter().flat_map(|table| &table.rows);
            of_line(source, open, rows.find(|row| row.id == Some(id))?).map(|(_, _, draft)| draft)
        }
    }
}

/// Of the year's result.
fn of_result(source: Source<'_>, open: &Open) -> Option<Draft> {
    let ahead = looks_ahead(open);
    let known = result(source.tables);
    let (amount, deviation) = outcome(ahead, &known);
    let said = said::of_result(source.lang, source.workbook, ahead, amount?, deviation);
    let lacks = known.lacks.has(judged_by(ahead));
    let (end, unit) = (source.workbook.period_end, source.workbook.drift_unit);
    let figures = figures(end, ahead, unit, &[amount, deviation], lacks);
    Some(Draft { text: complete(source, said, lacks), figures })
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
fn of_projects(source: Source<'_>) -> Option<Draft> {
    let known = all_projects(source.workbook, source.tables.formulas(), Lens::Total);
    let shows = |column| source.workbook.project_groups.iter().any(|group| group.columns.contains(&column));
    let ahead = shows(ProjectColumn::Prognosis) && known.net_prognosis.is_some();
    let spent = if ahead { known.net_prognosis } else { known.net_actual };
    let said = said::of_projects(source.lang, source.workbook, ahead, spent?, known.net_budget?);
    let column = if ahead { ProjectColumn::Deviation } else { ProjectColumn::DeviationToDate };
    let (workbook, formulas) = (source.workbook, source.tables.formulas());
    let lacks = workbook.projects().any(|project| lacks(workbook, formulas, project, column));
    let (end, unit) = (workbook.period_end, workbook.investment_unit);
    let figures = figures(end, ahead, unit, &[spent, known.net_budget], lacks);
    Some(Draft { text: complete(source, said, lacks), figures })
}

/// How many goals are reached.
fn of_goals(source: Source<'_>) -> Option<Draft> {
    let overall = overall(source.workbook);
    let counts = overall.counts;
    let counts = [counts.reached, counts.partly, counts.not_reached, counts.no_value];
    let figures = counts.map(|count| count.to_string()).join(" ");
    Some(Draft { text: goals::of_goals(source.lang, &overall)?, figures })
}

/// What the grades of goals come to.
fn of_grades(source: Source<'_>) -> Option<Draft> {
    let overall = overall(source.workbook);
    let count = |grade: u8| overall.grades.iter().filter(|known| known.number() == grade).count();
    let figures = [1, 2, 3, 4, 5].map(|grade| count(grade).to_string()).join(" ");
    Some(Draft { text: goals::of_grades(source.lang, &overall)?, figures })
}

/// Of the lines of a table that deviate most, as far as that can be seen in its unit; not of those whose figures are not
/// all known.
pub(super) fn of_lines(source: Source<'_>, open: &Open, table: &DriftTable) -> Vec<(LineId, Draft)> {
    let lines = table.rows.iter().filter_map(|row| of_line(source, open, row));
    let unit = source.workbook.drift_unit;
    let mut lines: Vec<_> = lines.filter(|(_, deviation, _)| !rounded(*deviation, unit).is_zero()).collect();
    order::sort_by(&mut lines, |(_, a, _), (_, b, _)| b.abs().cmp(&a.abs()));
    lines.into_iter().take(MOST).map(|(id, _, draft)| (id, draft)).collect()
}

/// Of a line whose figures are all known, with its deviation.
fn of_line(source: Source<'_>, open: &Open, row: &DriftRow) -> Option<(LineId, Money, Draft)> {
    let Some(RowId::Line(id)) = row.id else { return None };
    let ahead = looks_ahead(open);
    let deviation = outcome(ahead, &row.total).1?;
    if row.total.lacks.has(judged_by(ahead)) {
        return None;
    }
    let (end, unit) = (source.workbook.period_end, source.workbook.drift_unit);
    let text = said::of_line(source.lang, source.workbook, ahead, &row.name, deviation);
    let figures = figures(end, ahead, unit, &[Some(deviation)], false);
    Some((id, deviation, Draft { text, figures }))
}
