//! Tables that follow a change: only the figures that it reaches are calculated, by exact differences.
//!
//! The law, tested in `tests/laws_edits.rs` and after every message of the session's tests: tables that followed
//! are equal to tables made from nothing.

use std::slice::{from_mut, from_ref};

use super::build::is_opposite;
use super::line::{Calculation, add_instead, has_actual, of_line, own_part, sum_of};
use super::{DriftRow, DriftTable, Tables};
use crate::model::Workbook;
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Method, Place};
use crate::model::edit::{ActivityChange, Edit, KeyChange, LineChange, ProjectChange, Setting};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::{LineId, ProjectId};
use crate::model::investment::{Project, ProjectGroup};
use crate::model::member::Holder;
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
    /// All, if anything else is now added to prognoses than before.
    Additions,
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
            | Edit::Key(
                _,
                KeyChange::Name(_) | KeyChange::Source(_) | KeyChange::Date(_) | KeyChange::Decimals(_),
            )
            | Edit::Activity(_, ActivityChange::Name(_))
            | Edit::ProjectGroup(..)
            | Edit::FollowUp(_)
            | Edit::Scenario(_)
            | Edit::Log(_)
            | Edit::Goal(_)
            | Edit::Sentence(..)
            | Edit::Note(_) => Self::Nothing,
            Edit::Plan(_) | Edit::Line(_, LineChange::Adjustments(_)) => Self::Additions,
            // Measures take effect, and projects cost, in the year in which they start.
            Edit::Set(
                Setting::PeriodEnd(_)
                | Setting::Method(_)
                | Setting::Formula(_)
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

    /// Which figures two changes reach together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, reach) | (reach, Self::Nothing) => reach,
            (Self::Additions, Self::Additions) => Self::Additions,
            (Self::Amounts(mut all), Self::Amounts(more)) => {
                all.extend(more);
                Self::Amounts(all)
            }
            _ => Self::Everything,
        }
    }
}

/// The only line whose figures, with the sums that they belong to, a change that reached `reach` can have moved in tables that
/// have followed it; `None` where others can have moved too.
#[must_use]
pub fn line_reached(tables: &Tables, reach: &Reach) -> Option<LineId> {
    let Reach::Amounts(changes) = reach else { return None };
    // What is added to one line may follow from another, and so may a formula.
    let is_alone = tables.formulas.is_empty() && tables.formulas.additions().are_none();
    let line = changes.first()?.line().filter(|_| is_alone)?;
    changes.iter().all(|change| change.line() == Some(line)).then_some(line)
}

/// Brings the tables of `workbook` up to date after a change that reached `reach`.
pub fn follow(tables: &mut Tables, workbook: &Workbook, reach: &Reach) {
    let changes: &[Changed] = match reach {
        Reach::Nothing => return,
        Reach::Amounts(changes) => changes,
        Reach::Additions => &[],
        Reach::Everything => return *tables = Tables::of(workbook),
    };
    let has_formulas = !tables.formulas.is_empty() || changes.iter().any(Changed::brings_formula);
    // What projects cost the drift may follow from any of their amounts.
    let costs = workbook.capital.line.is_some() && changes.iter().any(Changed::may_cost);
    let additions = tables.formulas.additions();
    let by_amounts = changes.iter().any(|change| additions.follow_from(change.line()));
    let other_projects = changes.iter().any(|change| matches!(change, Changed::Projects { .. }));
    if has_formulas && (costs || by_amounts || other_projects) {
        return *tables = Tables::of(workbook);
    }
    let Tables { drift, formulas } = tables;
    let follow = |drift: &mut [DriftTable], follow: &dyn Fn(&mut DriftTable) -> bool| {
        drift.iter_mut().any(follow) // a line stands in one table
    };
    let calculation = Calculation::new(workbook, formulas);
    let mut known = changes.iter().all(|change| match change {
        Changed::Cell { cell: AmountCell::Line(line, place, field), .. } => {
            follow(drift, &|table| table.follow(&calculation, *line, (*place, *field)))
        }
        _ => true,
    });
    // The first amount of a line brings the formula of its method.
    let mut has_met_formula = calculation.has_met_formula();
    if costs || by_amounts || *reach == Reach::Additions {
        let tables = if has_formulas { None } else { Some(&drift[..]) };
        let additions = Additions::of(workbook, formulas, tables);
        let moved = formulas.additions().differing(&additions);
        formulas.add_instead(additions);
        let calculation = Calculation::new(workbook, formulas);
        let follow = |line: &LineId| follow(drift, &|table| table.follow_additions(&calculation, *line));
        // Most of what is written of measures changes no figure; where one is changed, formulas may read it.
        known = known && if has_formulas { moved.is_empty() } else { moved.iter().all(follow) };
        has_met_formula |= calculation.has_met_formula();
    }
    if !known || !has_formulas && has_met_formula {
        *tables = Tables::of(workbook);
    } else if has_formulas && !changes.is_empty() {
        formula::follow(formulas, drift, workbook, changes);
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

    /// The line of which it is an amount.
    fn line(&self) -> Option<LineId> {
        match self {
            Self::Cell { cell: AmountCell::Line(line, ..), .. } => Some(*line),
            _ => None,
        }
    }

    /// Whether projects may cost the drift something else than before.
    fn may_cost(&self) -> bool {
        self.line().is_none()
    }
}

impl DriftTable {
    /// Follows a change of one line's amount; `false` if the line does not stand here.
    pub(in crate::rules) fn follow(
        &mut self,
        calculation: &Calculation,
        id: LineId,
        (place, field): (Place, LineField),
    ) -> bool {
        let (Some(at), Some(line)) = (self.place_of(id), self.line(calculation.workbook, id)) else {
            return false;
        };
        let followed = match place {
            Place::Part(holder) => self.follow_part(at, calculation, line, (holder, field)),
            Place::Total => None,
        };
        if followed.is_none() {
            self.follow_all(at, calculation, line);
        }
        true
    }

    /// Follows a change of nothing but what is added to a line; `false` if the line does not stand here.
    fn follow_additions(&mut self, calculation: &Calculation, id: LineId) -> bool {
        let (Some(at), Some(line)) = (self.place_of(id), self.line(calculation.workbook, id)) else {
            return false;
        };
        let DriftRow { total, parts, added, .. } = &mut self.rows[at];
        let (total_before, mut parts_before) = (*total, parts.clone());
        add_instead(calculation, line, &self.holder_places, (total, parts, added));
        self.carry_from(at, None, &mut [total_before]);
        self.carry_from(at, Some(0), &mut parts_before);
        true
    }

    /// Follows a change that may reach every part of a line; `false` if the line does not stand here.
    pub(in crate::rules) fn follow_line(&mut self, calculation: &Calculation, id: LineId) -> bool {
        let found = self.place_of(id).zip(self.line(calculation.workbook, id));
        found.map(|(at, line)| self.follow_all(at, calculation, line)).is_some()
    }

    /// Follows a change of what one holder has in a field; `None` and no change but of what was added if it reaches other
    /// holders too, or the line as a whole otherwise than by what the part moves by.
    fn follow_part(
        &mut self,
        at: usize,
        calculation: &Calculation,
        line: &Line,
        (holder, field): (Holder, LineField),
    ) -> Option<()> {
        let (place, before) = self.holder_places.find(holder)?;
        let row = self.rows.get_mut(at)?;
        if is_for_all(calculation, line, row, field) {
            return None;
        }
        // Mostly all have amounts, in their order.
        let mut after = own_part(calculation, line, holder, before)?;
        let additions = calculation.additions(line);
        let is_added_to = !additions.is_empty() || row.added.is_some();
        if is_added_to {
            // What has no holder is split by what all of them have.
            let added =
                row.added.as_mut().filter(|_| additions.iter().all(|added| added.holder.is_some()))?;
            added.follow_part(place, &mut after, row.sense)?;
        }
        let part = row.parts.get_mut(place)?;
        let mut moved = *part;
        let is_known = moved.turn_into_move(&after);
        if is_added_to && !is_known {
            return None;
        }
        *part = after;
        if is_known {
            row.total.add(&moved, false);
            self.carry(at, None, from_ref(&moved));
            self.carry(at, Some(place), from_ref(&moved));
        } else {
            let total = std::mem::replace(&mut row.total, sum_of(&row.parts));
            self.carry_from(at, None, &mut [total]);
            self.carry_anew(at, Some(place));
        }
        Some(())
    }

    /// Follows a change that may reach every part of the line.
    fn follow_all(&mut self, at: usize, calculation: &Calculation, line: &Line) {
        let figures = of_line(calculation, line, &self.holder_places, self.rows.get(at));
        let row = &mut self.rows[at];
        let total = std::mem::replace(&mut row.total, figures.total);
        let mut parts = std::mem::replace(&mut row.parts, figures.parts);
        (row.unsplit, row.added) = (figures.unsplit, figures.added);
        self.carry_from(at, None, &mut [total]);
        self.carry_from(at, Some(0), &mut parts);
    }

    /// Carries into every sum above it that cells of the row at `at` had these figures before: the total, or those of the
    /// holders from a place on.
    fn carry_from(&mut self, at: usize, holder: Option<usize>, before: &mut [Figures]) {
        let mut anew = Vec::new();
        let after = self.rows[at].cells(holder).iter();
        for (place, (before, after)) in before.iter_mut().zip(after).enumerate() {
            if !before.turn_into_move(after) {
                *before = Figures::default();
                anew.push(place);
            }
        }
        self.carry(at, holder, before);
        anew.into_iter().for_each(|place| self.carry_anew(at, holder.map(|first| first + place)));
    }

    /// The same where they moved by these figures.
    fn carry(&mut self, mut at: usize, holder: Option<usize>, moved: &[Figures]) {
        let mut opposite = false;
        while let Some(sum) = self.sum_with(at) {
            opposite ^= is_opposite(self.rows[at].sense, self.rows[sum].sense);
            let cells = self.rows[sum].cells(holder).iter_mut();
            cells.zip(moved).for_each(|(cell, moved)| cell.add(moved, opposite));
            at = sum;
        }
    }

    /// The same of one cell in which something became known or empty: sums are added up anew, until one moves by what it does.
    fn carry_anew(&mut self, at: usize, holder: Option<usize>) {
        let Some(sum) = self.sum_with(at) else { return };
        let anew = self.added_up(sum, holder);
        let Some(cell) = self.rows[sum].cells(holder).first_mut() else { return };
        let mut moved = std::mem::replace(cell, anew);
        if moved.turn_into_move(&anew) {
            self.carry(sum, holder, from_ref(&moved));
        } else {
            self.carry_anew(sum, holder);
        }
    }

    /// What the rows that a sum adds up directly come to.
    fn added_up(&self, sum: usize, holder: Option<usize>) -> Figures {
        let row = &self.rows[sum];
        let mut anew = Figures::default();
        for added in row.adds.iter().map(|at| &self.rows[*at]) {
            let figures = holder.map_or(Some(&added.total), |place| added.parts.get(place));
            figures.into_iter().for_each(|figures| anew.add(figures, is_opposite(added.sense, row.sense)));
        }
        anew
    }
}

impl DriftRow {
    /// The figures of the holders from a place on, or in total for `None`.
    fn cells(&mut self, holder: Option<usize>) -> &mut [Figures] {
        match holder {
            None => from_mut(&mut self.total),
            Some(first) => self.parts.get_mut(first..).unwrap_or_default(),
        }
    }
}

/// Whether a change of what one holder has in a field reaches the other parts of a direct line, which has these figures yet:
/// whether anything is booked at all may decide for them, and in which proportions they share the prior year's rest.
fn is_for_all(calculation: &Calculation, line: &Line, row: &DriftRow, field: LineField) -> bool {
    let method = line.method.unwrap_or(calculation.workbook.method);
    if !matches!(method, Method::BudgetForRest | Method::PriorRest) {
        return false;
    }
    let was_booked = row.total.actual.is_some() || row.total.lacks.has(DriftColumn::Actual);
    let shares = || match (field, &line.distribution) {
        (LineField::PriorActual, _) => true,
        // Actuals tell shares only where no prior actual does.
        (LineField::Actual, Distribution::Direct(parts)) => {
            let mut prior = parts.values().map(|part| part.get(LineField::PriorActual).value());
            !prior.any(|amount| amount.is_some_and(|amount| !amount.is_zero()))
        }
        _ => false,
    };
    was_booked != has_actual(line) || method == Method::PriorRest && shares()
}
