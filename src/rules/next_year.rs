//! Next year's workbook, made from this one. What goes along, and what is emptied, stands in `docs/DECISIONS.md`.
//!
//! - Every line, group, key, member, table and project keeps its identity, so that the years can be told apart and set
//!   beside each other. The workbook itself has a new one.
//! - What is booked becomes the prior year's: actuals exactly, by holder as by key, and months. A key that changed within the
//!   year goes along with the weights that held last, which split the prior actuals of its lines too.
//! - Projects that are under way go along, and those that still cost something: what has been spent becomes prior
//!   spending (net of income), what was taken over to be carried over becomes carry-over, and what was decided for the coming year (or
//!   requested, where nothing was decided) its budget.
//! - Goals go along with their indicators and targets; what came of them is the year's own.
//! - A deficit that the balance requirement leaves is brought forward.

use litemap::LiteMap;

use super::balance::balance;
use super::capital::schedule;
use super::drift::{DriftRow, DriftTable, Tables, amount};
use super::figures::{Figures, sum};
use super::project::{of_project, project_amount};
use super::summary::result;
use crate::model::Workbook;
use crate::model::balance::{Balance, Deficit};
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Method, Place, Row, RowId};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::goal::{Goal, GoalLabel, Indicator, Judgement};
use crate::model::id::WorkbookId;
use crate::model::investment::{
    ComingYear, Project, ProjectAmounts, ProjectColumn, ProjectField, ProjectGroup, Status, Tag,
};
use crate::model::key::AllocationKey;
use crate::model::measure::{Mark, Measure, MeasureGroup};
use crate::model::member::{BoardForm, Holder};
use crate::model::money::Money;
use crate::model::months::{BookedYear, Months};
use crate::model::parts::Parts;
use crate::model::period::{FiscalYear, Month};
use crate::text::date::parse_date;

/// What the budgets of the lines begin as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstBudget {
    /// Nothing.
    Empty,
    /// This year's, supplements included.
    AsThisYear,
}

/// The workbook of the year after this one; `None` if there is no such year, or if an amount that goes along is larger
/// than an amount can be ([`Money::LIMIT`]).
#[must_use]
pub fn next_year(
    workbook: &Workbook,
    tables: &Tables,
    id: WorkbookId,
    budget: FirstBudget,
) -> Option<Workbook> {
    let year = FiscalYear::new(workbook.year.number() + 1)?;
    let making = Making { workbook, tables, year: year.number(), budget };
    let mut next = Workbook {
        id,
        year,
        period_end: Month::JANUARY,
        project_groups: workbook
            .project_groups
            .iter()
            .map(|group| making.group(group))
            .collect::<Option<_>>()?,
        plan: workbook.plan.iter().map(|group| making.measures(group)).collect(),
        keys: workbook.keys.iter().map(key).collect(),
        balance: making.balance()?,
        controls: Vec::new(),
        acceptances: Vec::new(),
        lineage: Vec::new(),
        follow_ups: Vec::new(),
        meeting_log: Vec::new(),
        goals: workbook.goals.iter().map(goal).collect(),
        sentences: LiteMap::new(),
        notes: Vec::new(),
        // What they say of the year before is not known.
        unknown: String::new(),
        ..workbook.clone()
    };
    for (activity, table) in next.activities.iter_mut().zip(tables.iter()) {
        making.rows(&mut activity.rows, table)?;
    }
    Some(next)
}

/// How many projects have a proposal of what to carry over that nobody has taken over.
#[must_use]
pub fn proposals(workbook: &Workbook, tables: &Tables) -> usize {
    workbook.projects().filter(|project| proposed_carry_over(workbook, tables, project).is_some()).count()
}

/// What of a project's budget is left to be carried over to next year, while nothing is said of it: its budget less what
/// the year comes to, of a project that is not finished. That is what is booked, when the actuals cover the whole year, and
/// what is expected before that. `None` where nothing is left.
#[must_use]
pub fn proposed_carry_over(workbook: &Workbook, tables: &Tables, project: &Project) -> Option<Money> {
    let is_said = !project.amounts.get(ProjectField::CarryOverOut).is_empty();
    if is_said || matches!(project.status, Status::Completed | Status::NotCarriedOut) {
        return None;
    }
    let figures = of_project(workbook, tables.formulas(), project);
    let is_over = workbook.period_end == Month::DECEMBER;
    let outcome = if is_over { figures.actual } else { figures.prognosis.or(figures.actual) };
    let left = figures.budget? - outcome.unwrap_or_default();
    (left > Money::ZERO && left.can_be_entered()).then_some(left)
}

/// A goal with its targets: what came of it is the year's own.
fn goal(goal: &Goal) -> Goal {
    let said = GoalLabel { judgement: Judgement::default(), comment: String::new(), ..goal.label.clone() };
    let indicator = |of: &Indicator| Indicator {
        outcome: Entry::Empty,
        prognosis: Entry::Empty,
        judgement: Judgement::default(),
        comment: String::new(),
        ..of.clone()
    };
    Goal { label: said, indicators: goal.indicators.iter().map(indicator).collect(), ..goal.clone() }
}

/// A key with the weights that hold when the year ends.
fn key(key: &AllocationKey) -> AllocationKey {
    let weights = key.later.values().next_back().unwrap_or(&key.weights).clone();
    AllocationKey { weights, later: LiteMap::new(), ..key.clone() }
}

struct Making<'a> {
    workbook: &'a Workbook,
    tables: &'a Tables,
    year: u16,
    budget: FirstBudget,
}

/// A calculated amount as one that is written; `None` if it is too large.
fn written(amount: Option<Money>) -> Option<Entry<Money>> {
    match amount {
        Some(amount) => amount.can_be_entered().then_some(Entry::Value(amount)),
        None => Some(Entry::Empty),
    }
}

/// What could not be read stays so.
fn unread(entry: &Entry<Money>) -> Option<Entry<Money>> {
    entry.is_unread().then(|| entry.clone())
}

impl Making<'_> {
    fn rows(&self, rows: &mut [Row], table: &DriftTable) -> Option<()> {
        for row in rows {
            match row {
                Row::Group(group) => self.rows(&mut group.rows, table)?,
                Row::Line(line) => {
                    let found = table.row(Some(RowId::Line(line.id)))?;
                    self.line(line, found, &table.holders)?;
                }
            }
        }
        Some(())
    }

    fn line(&self, line: &mut Line, row: &DriftRow, holders: &[Holder]) -> Option<()> {
        let distribution = match &line.distribution {
            Distribution::ByKey { key, .. } => {
                Distribution::ByKey { key: *key, total: self.amounts(line, Place::Total, &row.total)? }
            }
            Distribution::Direct(_) => {
                let mut parts = Parts::new();
                for (holder, figures) in holders.iter().zip(&row.parts) {
                    let amounts = self.amounts(line, Place::Part(*holder), figures)?;
                    if !amounts.is_empty() {
                        parts.insert(*holder, amounts);
                    }
                }
                Distribution::Direct(parts)
            }
        };
        line.distribution = distribution;
        line.months = line.months.take().and_then(|booked| {
            let mut months = Months::default();
            for month in Month::all() {
                months.replace(BookedYear::Prior, month, booked.get(BookedYear::This, month).clone());
            }
            (!months.is_empty()).then(|| Box::new(months))
        });
        line.adjustments.clear();
        line.comment.clear();
        Some(())
    }

    fn amounts(&self, line: &Line, place: Place, figures: &Figures) -> Option<LineAmounts> {
        let entry = |field| line.entry(place, field);
        let mut amounts = LineAmounts::default();
        let actual = unread(entry(LineField::Actual)).filter(|_| figures.actual.is_none());
        amounts.replace(LineField::PriorActual, actual.map_or_else(|| written(figures.actual), Some)?);
        if self.budget == FirstBudget::AsThisYear {
            let budget = unread(entry(LineField::OriginalBudget)).filter(|_| figures.budget.is_none());
            amounts.replace(LineField::OriginalBudget, budget.map_or_else(|| written(figures.budget), Some)?);
        }
        // What older assets cost is typed where capital cost is added: it goes on.
        let is_base = self.workbook.capital.line == Some(line.id)
            && line.method.unwrap_or(self.workbook.method) == Method::Typed;
        if is_base {
            let entry = entry(LineField::Prognosis);
            let cell = AmountCell::Line(line.id, place, LineField::Prognosis);
            let base = unread(entry).or_else(|| written(self.tables.formulas().amount(cell, entry)));
            amounts.replace(LineField::Prognosis, base?);
        }
        Some(amounts)
    }

    fn group(&self, group: &ProjectGroup) -> Option<ProjectGroup> {
        let mut next = ProjectGroup { projects: Vec::new(), ..group.clone() };
        next.columns.retain(|column| match column {
            ProjectColumn::Decided(year) | ProjectColumn::Requested(year) => *year > self.year,
            _ => true,
        });
        for project in group.projects.iter().filter(|project| self.goes_along(project)) {
            next.projects.push(self.project(project)?);
        }
        Some(next)
    }

    /// Whether a project is under way, or still costs something.
    fn goes_along(&self, project: &Project) -> bool {
        let formulas = self.tables.formulas();
        let costs = || {
            let years = schedule(self.workbook, formulas, project).unwrap_or_default();
            years.last().is_some_and(|last| last.year >= self.year)
        };
        !matches!(project.status, Status::Completed | Status::NotCarriedOut) || costs()
    }

    fn project(&self, project: &Project) -> Option<Project> {
        let formulas = self.tables.formulas();
        let figures = of_project(self.workbook, formulas, project);
        let mut amounts = ProjectAmounts::default();
        let mut put = |field: ProjectField, from: &[ProjectField], amount: Option<Money>| {
            let left = from.iter().find_map(|from| unread(project.amounts.get(*from)));
            amounts.replace(field, left.map_or_else(|| written(amount), Some)?);
            Some(())
        };
        use ProjectField as F;
        // Prior spending has no income of its own: what counts is net, as for capital cost.
        let spent = sum([figures.prior_spending, figures.net_actual]);
        put(F::PriorSpending, &[F::PriorSpending, F::Actual, F::Income], spent)?;
        put(F::CarryOver, &[F::CarryOverOut], figures.carry_over_out)?;
        put(F::DecidedTotal, &[F::DecidedTotal], figures.decided_total)?;
        put(F::CalculatedTotal, &[F::CalculatedTotal], figures.calculated_total)?;
        put(F::YearlyOperatingCost, &[F::YearlyOperatingCost], figures.yearly_operating_cost)?;
        let planned = |column| project_amount(self.workbook, formulas, project, column);
        let coming = planned(ProjectColumn::Decided(self.year));
        put(F::OriginalBudget, &[], coming.or_else(|| planned(ProjectColumn::Requested(self.year))))?;
        let mut coming_years = project.coming_years.clone();
        coming_years.retain(|year, _| *year > self.year);
        for (year, plan) in coming_years.iter_mut() {
            let amount = |column, entry: &Entry<Money>| unread(entry).or_else(|| written(planned(column)));
            *plan = ComingYear {
                decided: amount(ProjectColumn::Decided(*year), &plan.decided)?,
                requested: amount(ProjectColumn::Requested(*year), &plan.requested)?,
                ..ComingYear::default()
            };
        }
        coming_years.retain(|_, plan| !plan.is_empty());
        let status = match project.status {
            // The year that it was put off to has come.
            Status::Postponed(Some(year)) if year <= self.year => Status::NotStarted,
            status => status,
        };
        let tags = project.tags.iter().map(|tag| Tag { name: tag.name.clone(), actual: Entry::Empty });
        Some(Project {
            status,
            tags: tags.collect(),
            amounts,
            coming_years,
            comment: String::new(),
            ..project.clone()
        })
    }

    /// The measures that give something in the years to come. None of them is in the prognosis until somebody says so.
    fn measures(&self, group: &MeasureGroup) -> MeasureGroup {
        let next = |measure: &Measure| {
            let mut next = measure.clone();
            next.effects.retain(|year, _| *year >= self.year);
            next.marks.remove(Mark::Included);
            next.amount = Entry::Empty;
            // What has begun is there from the first month; a date without a year would be read as the new one's.
            if parse_date(&next.start, self.year - 1).is_some_and(|start| start.year < self.year) {
                next.start.clear();
            }
            (!next.effects.is_empty()).then_some(next)
        };
        MeasureGroup { measures: group.measures.iter().filter_map(next).collect(), ..group.clone() }
    }

    /// The deficits that are left to restore when this year has restored what it can, with its own.
    fn balance(&self) -> Option<Balance> {
        let result = amount(&result(self.tables), self.workbook.settlement.basis.column());
        let table = balance(self.workbook, result);
        let mut deficits: Vec<Deficit> =
            table.deficits.iter().map(|of| Deficit { amount: of.left, ..of.deficit }).collect();
        let own =
            table.left.filter(|left| left.is_negative() && self.workbook.form == BoardForm::Association);
        if let Some(left) = own {
            let year = self.year - 1;
            // A file may have one of the year itself already: each year stands once, and nothing of either is lost.
            match deficits.iter_mut().find(|known| known.year == year) {
                Some(known) => known.amount -= left,
                None => deficits.push(Deficit { year, amount: -left }),
            }
        }
        deficits.retain(|deficit| !deficit.amount.is_zero());
        let fits = deficits.iter().all(|deficit| deficit.amount.can_be_entered());
        fits.then_some(Balance { adjustments: Vec::new(), deficits })
    }
}
