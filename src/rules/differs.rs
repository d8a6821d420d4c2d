//! What differs between two workbooks, counted: figures, lines, projects, and the results of both.

use super::summary::{drift_tables, result};
use crate::model::Workbook;
use crate::model::drift::{Row, RowId};
use crate::model::edit::{Edit, EditError, KeyChange, LineChange, ProjectChange, between};
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;

/// How many of what differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Differs {
    /// Amounts and weights that stand in both and differ.
    pub figures: usize,
    /// Lines and groups that are only in one, stand elsewhere, or differ in something else than amounts.
    pub lines: usize,
    /// The same of projects.
    pub projects: usize,
    /// Everything else: settings, members, notes, measures.
    pub others: usize,
    /// The results then and now: the prognosis, or what is booked where there is none.
    pub results: [Option<Money>; 2],
    /// The unit of the results.
    pub unit: DisplayUnit,
}

impl Differs {
    /// Whether nothing does.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.figures + self.lines + self.projects + self.others == 0
    }

    fn count(&mut self, edit: &Edit) {
        match edit {
            Edit::Batch(edits) => edits.iter().for_each(|edit| self.count(edit)),
            Edit::Line(_, LineChange::Amount(..))
            | Edit::Month(..)
            | Edit::Key(_, KeyChange::Weight(..))
            | Edit::Project(_, ProjectChange::Amount(..) | ProjectChange::ComingYear(..)) => {
                self.figures += 1
            }
            Edit::InsertRow(_, row) => self.lines += rows(row),
            Edit::InsertActivity(_, activity) => self.lines += activity.rows.iter().map(rows).sum::<usize>(),
            Edit::RemoveRow(_) | Edit::MoveRow(..) | Edit::Group(..) | Edit::Line(..) => self.lines += 1,
            Edit::InsertProjectGroup(_, group) => self.projects += group.projects.len(),
            Edit::InsertProject(..) | Edit::RemoveProject(_) | Edit::MoveProject(..) | Edit::Project(..) => {
                self.projects += 1;
            }
            _ => self.others += 1,
        }
    }
}

fn rows(row: &Row) -> usize {
    match row {
        Row::Line(_) => 1,
        Row::Group(group) => 1 + group.rows.iter().map(rows).sum::<usize>(),
    }
}

/// What differs between a workbook now and what it was then.
///
/// # Errors
/// As [`between`].
pub fn differs(now: &Workbook, then: &Workbook) -> Result<Differs, EditError> {
    let figure = |workbook| {
        let figures = result(&drift_tables(workbook));
        figures.prognosis.or(figures.actual)
    };
    let (figures, lines, projects, others) = (0, 0, 0, 0);
    let results = [figure(then), figure(now)];
    let mut found = Differs { figures, lines, projects, others, results, unit: now.drift_unit };
    for edit in between(now, then)? {
        match &edit {
            // What goes with all that is in it.
            Edit::RemoveRow(RowId::Group(id)) => {
                found.lines +=
                    now.group(*id).map_or(1, |group| 1 + group.rows.iter().map(rows).sum::<usize>());
            }
            Edit::RemoveActivity(id) => {
                found.lines += now.activity(*id).map_or(1, |of| of.rows.iter().map(rows).sum());
            }
            Edit::RemoveProjectGroup(id) => {
                found.projects += now.project_group(*id).map_or(1, |group| group.projects.len());
            }
            edit => found.count(edit),
        }
    }
    Ok(found)
}
