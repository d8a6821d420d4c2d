//! Tables that follow a change: only the figures that it reaches are calculated, by exact differences.
//!
//! The law, tested in `tests/laws_edits.rs` and after every message of the session's tests: tables that followed
//! are equal to tables made from nothing.

use super::build::is_opposite;
use super::line::{Calculation, direct_part, of_line, sum_of};
use super::{DriftRow, DriftTable, Tables};
use crate::model::Workbook;
use crate::model::drift::{Line, LineField, Method, Place};
use crate::model::edit::{ActivityChange, Edit, KeyChange, LineChange, ProjectChange, Setting};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{LineId, ProjectId};
use crate::model::investment::{Project, ProjectGroup};
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::rules::added::Additions;
use crate::rules::figures::Figures;
use crate::rules::formula::{self, has_formula};

/// Which figures of the drift tables and formulas a change reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reach {
    /// None.
    #[default]
    Nothing,
    /// Those that follow from these amounts.
    Amounts(Vec<Changed>),
    /// All, if measures now give anything else than before.
    Plan,
    /// Possibly all.
    Everything,
}

/// Amounts that have changed. `formula`: whether a formula came among them; where one went away is known without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// What stands in one cell.
    Cell {
        /// The cell.
        cell: AmountCell,
        /// Whether it is a formula now.
        formula: bool,
    },
    /// Which projects there are and where, or how their prognoses come about.
    Projects {
        /// Whether there are formulas among what came.
        formula: bool,
    },
    /// What projects cost the drift, in which years, or whom.
    Costs,
}

impl Reach {
    /// Which figures `edit` reaches; its inverse reaches the same.
    #[must_use]
    pub fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Line(line, LineChange::Amount(place, field, entry)) => {
                let cell = AmountCell::Line(*line, *place, *field);
                Self::Amounts(vec![Changed::cell(cell, entry)])
            }
            // All that may follow from months, also what they do to other holders' figures.
            Edit::Month(line, year, ..) => {
                let changed = |field| Changed::Cell {
                    cell: AmountCell::Line(*line, Place::Total, field),
                    formula: false,
                };
                Self::Amounts(match year {
                    BookedYear::This => vec![changed(LineField::Actual)],
                    // By the profile of the budget, and by the methods of the actual.
                    BookedYear::Prior => vec![changed(LineField::OriginalBudget), changed(LineField::Actual)],
                })
            }
            Edit::Project(project, change) => Self::of_project(*project, change),
            Edit::InsertProjectGroup(_, ProjectGroup { projects, .. }) => Self::of_projects(projects),
            Edit::InsertProject(_, _, project) => Self::of_projects(std::slice::from_ref(project)),
            Edit::RemoveProjectGroup(_) | Edit::RemoveProject(_) | Edit::MoveProject(..) => {
                Self::of_projects(&[])
            }
            Edit::Line(_, LineChange::Comment(_) | LineChange::Hold(..))
            | Edit::Member(..)
            | Edit::Key(_, KeyChange::Name(_) | KeyChange::Source(_) | KeyChange::Date(_))
            | Edit::Activity(_, ActivityChange::Name(_))
            | Edit::ProjectGroup(..)
            | Edit::FollowUp(_)
            | Edit::Note(_) => Self::Nothing,
            Edit::Plan(_) => Self::Plan,
            // Measures take effect, and projects cost, in the year in which they start.
            Edit::Set(
                Setting::PeriodEnd(_)
                | Setting::Method(_)
                | Setting::Profile(_)
                | Setting::Capital(_)
                | Setting::Year(_),
            ) => Self::Everything,
            Edit::Set(_) => Self::Nothing,
            Edit::Batch(edits) => edits.iter().map(Self::of).fold(Self::Nothing, Self::and),
            _ => Self::Everything,
        }
    }

    fn of_project(project: ProjectId, change: &ProjectChange) -> Self {
        Self::Amounts(match change {
            ProjectChange::Amount(field, entry) => {
                vec![Changed::cell(AmountCell::Project(project, *field), entry)]
            }
            ProjectChange::ComingYear(year, plan) => vec![
                Changed::cell(AmountCell::Decided(project, *year), &plan.decided),
                Changed::cell(AmountCell::Requested(project, *year), &plan.requested),
            ],
            ProjectChange::Method(_) => vec![Changed::Projects { formula: false }],
            ProjectChange::Holder(_) | ProjectChange::Status(_) | ProjectChange::InUse(_) => {
                vec![Changed::Costs]
            }
            _ => return Self::Nothing,
        })
    }

    /// A change of which projects there are, with those that it brings.
    fn of_projects(brought: &[Project]) -> Self {
        Self::Amounts(vec![Changed::Projects { formula: brought.iter().any(has_formula) }])
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, reach) | (reach, Self::Nothing) => reach,
            (Self::Amounts(mut all), Self::Amounts(more)) => {
                all.extend(more);
                Self::Amounts(all)
            }
            _ => Self::Everything,
        }
    }
}

/// Brings the tables of `workbook` up to date after a change that reached `reach`.
pub fn follow(tables: &mut Tables, workbook: &Workbook, reach: &Reach) {
    let changes: &[Changed] = match reach {
        Reach::Nothing => return,
        Reach::Amounts(changes) => changes,
        Reach::Plan => &[],
        Reach::Everything => return *tables = Tables::of(workbook),
    };
    let has_formulas = !tables.formulas.is_empty() || changes.iter().any(Changed::brings_formula);
    // What projects cost the drift may follow from any of their amounts.
    let costs = workbook.capital.line.is_some() && changes.iter().any(Changed::may_cost);
    let by_amounts = tables.formulas.additions().by_amounts && !changes.is_empty();
    let other_projects = changes.iter().any(|change| matches!(change, Changed::Projects { .. }));
    if has_formulas && (costs || by_amounts || other_projects) {
        return *tables = Tables::of(workbook);
    }
    let mut moved = Vec::new();
    if costs || by_amounts || *reach == Reach::Plan {
        let additions = Additions::of(workbook, &tables.formulas);
        moved = tables.formulas.additions().differing(&additions);
        // Most of what is written of measures changes no figure.
        if has_formulas && !moved.is_empty() {
            return *tables = Tables::of(workbook);
        }
        tables.formulas.add_instead(additions);
        if changes.is_empty() && moved.is_empty() {
            return;
        }
    }
    let calculation = Calculation::new(workbook, &tables.formulas);
    let mut everywhere = |follow: &dyn Fn(&mut DriftTable) -> bool| tables.drift.iter_mut().any(follow);
    let known = changes.iter().all(|change| match change {
        Changed::Cell { cell: AmountCell::Line(line, place, _), .. } => {
            everywhere(&|table| table.follow(&calculation, *line, *place))
        }
        _ => true,
    });
    let known = known
        && moved.iter().all(|line| everywhere(&|table| table.follow(&calculation, *line, Place::Total)));
    if !known {
        *tables = Tables::of(workbook);
    } else if has_formulas {
        formula::follow(&mut tables.formulas, &mut tables.drift, workbook, changes);
    }
}

impl Changed {
    fn cell(cell: AmountCell, entry: &Entry<Money>) -> Self {
        Self::Cell { cell, formula: entry.formula().is_some() }
    }

    fn brings_formula(&self) -> bool {
        match self {
            Self::Cell { formula, .. } | Self::Projects { formula } => *formula,
            Self::Costs => false,
        }
    }

    /// Whether projects may cost the drift something else than before.
    fn may_cost(&self) -> bool {
        !matches!(self, Self::Cell { cell: AmountCell::Line(..), .. })
    }
}

/// Figures before and after.
#[derive(Clone, Copy)]
struct Change {
    before: Figures,
    after: Figures,
}

impl DriftTable {
    /// Follows a change of one line's amounts; `false` if the line does not stand here.
    pub(in crate::rules) fn follow(&mut self, calculation: &Calculation, id: LineId, place: Place) -> bool {
        let (Some(at), Some(line)) = (self.place_of(id), self.line(calculation.workbook, id)) else {
            return false;
        };
        match self.changed_part(calculation, line, place) {
            Some((holder, after)) => {
                let before = std::mem::replace(&mut self.rows[at].parts[holder], after);
                let part = Change { before, after };
                let total = adjust(&mut self.rows[at].total, part).unwrap_or_else(|| {
                    let row = &mut self.rows[at];
                    let after = sum_of(&row.parts);
                    Change { before: std::mem::replace(&mut row.total, after), after }
                });
                self.follow_sums(at, &[(holder, part)], total);
            }
            None => self.follow_line(at, calculation, line),
        }
        true
    }

    /// The one part that changed, by its place among the holders, if the line is direct.
    fn changed_part(&self, calculation: &Calculation, line: &Line, place: Place) -> Option<(usize, Figures)> {
        let Place::Part(holder) = place else { return None };
        // Whether anything is booked at all may decide for the others, and in which proportion they share.
        let method = line.method.unwrap_or(calculation.workbook.method);
        let for_all = matches!(method, Method::BudgetForRest | Method::PriorRest);
        // What is added may be split by what the others have.
        if for_all || !calculation.additions(line).is_empty() {
            return None;
        }
        let index = self.holder_places.place(holder)?;
        Some((index, direct_part(calculation, line, holder)?))
    }

    /// Follows a change that may reach every part of the line.
    fn follow_line(&mut self, at: usize, calculation: &Calculation, line: &Line) {
        let figures = of_line(calculation, line, &self.holder_places);
        let row = &mut self.rows[at];
        let total = Change { before: row.total, after: figures.total };
        let parts: Vec<(usize, Change)> = row
            .parts
            .iter()
            .zip(&figures.parts)
            .map(|(before, after)| Change { before: *before, after: *after })
            .enumerate()
            .collect();
        (row.total, row.parts) = (figures.total, figures.parts);
        (row.unsplit, row.added) = (figures.unsplit, figures.added);
        self.follow_sums(at, &parts, total);
    }

    /// Carries changes of the row at `at` into every sum above it.
    fn follow_sums(&mut self, at: usize, parts: &[(usize, Change)], total: Change) {
        let Some(sum) = self.sum_with(at) else { return };
        let (own, sense) = (self.rows[at].sense, self.rows[sum].sense);
        let opposite = is_opposite(own, sense);
        let turned = |change: Change| Change {
            before: change.before.turned(opposite),
            after: change.after.turned(opposite),
        };
        let mut changes = Vec::with_capacity(parts.len());
        for (holder, part) in parts {
            let change = self.adjust_sum(sum, turned(*part), |row| row.parts.get_mut(*holder));
            changes.extend(change.map(|change| (*holder, change)));
        }
        if let Some(total) = self.adjust_sum(sum, turned(total), |row| Some(&mut row.total)) {
            self.follow_sums(sum, &changes, total);
        }
    }

    /// Adjusts one cell of the sum at `sum`, or adds it up anew where cells became empty or known.
    fn adjust_sum(
        &mut self,
        sum: usize,
        change: Change,
        cell: impl Fn(&mut DriftRow) -> Option<&mut Figures>,
    ) -> Option<Change> {
        let figures = cell(&mut self.rows[sum])?;
        if let Some(change) = adjust(figures, change) {
            return Some(change);
        }
        let sense = self.rows[sum].sense;
        let mut after = Figures::default();
        for at in self.rows[sum].adds.clone() {
            let row = &mut self.rows[at];
            let opposite = is_opposite(row.sense, sense);
            after.add(cell(row)?, opposite);
        }
        let figures = cell(&mut self.rows[sum])?;
        Some(Change { before: std::mem::replace(figures, after), after })
    }
}

/// Moves a sum by the difference that a change makes; `None` and no change if that does not decide whether
/// anything is known.
fn adjust(sum: &mut Figures, change: Change) -> Option<Change> {
    let before = *sum;
    *sum = before.moved(change.before, change.after)?;
    Some(Change { before, after: *sum })
}
