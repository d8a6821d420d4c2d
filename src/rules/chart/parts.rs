//! The parts of the result by holder, and the projects, as charts show them.

use crate::model::Workbook;
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::member::Holder;
use crate::rules::drift::{DriftTable, Lens};
use crate::rules::figures::Figures;
use crate::rules::formula::Formulas;
use crate::rules::project::{ProjectFigures, all_projects, project_table};
use crate::rules::summary::result_parts;

/// A holder's part of the result of all drift tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Whose.
    pub holder: Holder,
    /// Its figures; a surplus is positive.
    pub figures: Figures,
}

/// The part of each holder that has one, in the order of the members. They add up to the result.
#[must_use]
pub fn parts(workbook: &Workbook, tables: &[DriftTable]) -> Vec<Part> {
    let parts = workbook.holders().zip(result_parts(tables));
    let has_part = |part: &Part| part.figures.budget.is_some() || part.figures.prognosis.is_some();
    parts.map(|(holder, figures)| Part { holder, figures }).filter(has_part).collect()
}

/// The projects of the workbook, and all of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectBars {
    /// Those with a budget, an actual or a prognosis, in the order of the tables.
    pub projects: Vec<(ProjectGroupId, ProjectId, ProjectFigures)>,
    /// All projects together.
    pub total: ProjectFigures,
}

/// The figures of each project.
#[must_use]
pub fn projects(workbook: &Workbook, formulas: &Formulas) -> ProjectBars {
    let tables =
        workbook.project_groups.iter().map(|group| project_table(workbook, formulas, group, Lens::Total));
    let all = tables.flat_map(|table| table.projects.into_iter().map(move |(id, of)| (table.group, id, of)));
    let has_figure = |of: &ProjectFigures| {
        of.net_budget.is_some() || of.net_actual.is_some() || of.net_prognosis.is_some()
    };
    let projects = all.filter(|(.., of)| has_figure(of)).collect();
    ProjectBars { projects, total: all_projects(workbook, formulas, Lens::Total) }
}
