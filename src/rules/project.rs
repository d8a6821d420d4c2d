//! Investment tables: every project with its figures, totals, and the "of which" sums of tags.

use super::capital;
use super::drift::Lens;
use super::figures::sum;
use super::formula::{Formulas, cells_of};
use super::months::Lack;
use super::profile::Passed;
use super::prognosis::{Basis, prognosis, rest_of_budget};
use crate::model::Workbook;
use crate::model::drift::{Method, Profile};
use crate::model::formula::AmountCell;
use crate::model::id::{ProjectGroupId, ProjectId};
use crate::model::investment::{Project, ProjectColumn, ProjectField, ProjectGroup};
use crate::model::member::Holder;
use crate::model::money::Money;

/// The figures of a project, or of a total over projects, in kronor; expenditure and income are positive, net is
/// expenditure − income, and a deviation is positive when money is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProjectFigures {
    /// Spent in the years before.
    pub prior_spending: Option<Money>,
    /// The budget as first decided.
    pub original_budget: Option<Money>,
    /// Decided on top.
    pub supplement: Option<Money>,
    /// Carried over from the year before.
    pub carry_over: Option<Money>,
    /// Original + supplement + carry-over.
    pub budget: Option<Money>,
    /// Grants and other income in the budget.
    pub income_budget: Option<Money>,
    /// Total budget − its income; the total budget where there is none.
    pub net_budget: Option<Money>,
    /// Booked so far.
    pub actual: Option<Money>,
    /// Income booked so far.
    pub income: Option<Money>,
    /// Actual − income.
    pub net_actual: Option<Money>,
    /// Net budget − net actual: projects have no budget to date.
    pub deviation_to_date: Option<Money>,
    /// The whole year's figure.
    pub prognosis: Option<Money>,
    /// The whole year's income: the controller's own figure, or what is in the budget.
    pub income_prognosis: Option<Money>,
    /// Prognosis − its income.
    pub net_prognosis: Option<Money>,
    /// Net budget − net prognosis.
    pub deviation: Option<Money>,
    /// Decided total expenditure over all years.
    pub decided_total: Option<Money>,
    /// Currently calculated total expenditure over all years.
    pub calculated_total: Option<Money>,
    /// What it will cost the drift per year.
    pub yearly_operating_cost: Option<Money>,
    /// What of the budget is carried over to the year after, where somebody has said so.
    pub carry_over_out: Option<Money>,
}

impl ProjectFigures {
    fn plus(self, other: Self) -> Self {
        Self {
            prior_spending: sum([self.prior_spending, other.prior_spending]),
            original_budget: sum([self.original_budget, other.original_budget]),
            supplement: sum([self.supplement, other.supplement]),
            carry_over: sum([self.carry_over, other.carry_over]),
            budget: sum([self.budget, other.budget]),
            income_budget: sum([self.income_budget, other.income_budget]),
            net_budget: sum([self.net_budget, other.net_budget]),
            actual: sum([self.actual, other.actual]),
            income: sum([self.income, other.income]),
            net_actual: sum([self.net_actual, other.net_actual]),
            deviation_to_date: sum([self.deviation_to_date, other.deviation_to_date]),
            prognosis: sum([self.prognosis, other.prognosis]),
            income_prognosis: sum([self.income_prognosis, other.income_prognosis]),
            net_prognosis: sum([self.net_prognosis, other.net_prognosis]),
            deviation: sum([self.deviation, other.deviation]),
            decided_total: sum([self.decided_total, other.decided_total]),
            calculated_total: sum([self.calculated_total, other.calculated_total]),
            yearly_operating_cost: sum([self.yearly_operating_cost, other.yearly_operating_cost]),
            carry_over_out: sum([self.carry_over_out, other.carry_over_out]),
        }
    }
}

/// The figures of one project.
#[must_use]
pub fn of_project(workbook: &Workbook, formulas: &Formulas, project: &Project) -> ProjectFigures {
    let value = |field| formulas.amount(AmountCell::Project(project.id, field), project.amounts.get(field));
    let original_budget = value(ProjectField::OriginalBudget);
    let supplement = value(ProjectField::Supplement);
    let carry_over = value(ProjectField::CarryOver);
    let budget = sum([original_budget, supplement, carry_over]);
    let is_unread = |field| !project.amounts.get(field).is_empty() && value(field).is_none();
    let budget_unread =
        [ProjectField::OriginalBudget, ProjectField::Supplement, ProjectField::CarryOver].map(is_unread);
    let budget_unread = budget_unread.contains(&true);
    let actual = value(ProjectField::Actual);
    // A project has neither a profile nor months: its budget belongs to all months alike.
    let passed = Passed::of(&Profile::Even, Err(Lack::Missing), workbook.period_end).ok();
    let to_date = budget.zip(passed).and_then(|(budget, passed)| passed.budget_to_date(budget));
    let basis = Basis {
        typed: value(ProjectField::Prognosis),
        budget,
        rest_of_budget: rest_of_budget(budget, to_date, budget_unread),
        actual,
        passed,
        prior: None,
        prior_rest: None,
        period_end: workbook.period_end,
    };
    let method = project.method.unwrap_or(workbook.method);
    let prognosis = if Method::OF_PROJECTS.contains(&method) { prognosis(method, basis) } else { None };
    let income_budget = value(ProjectField::IncomeBudget);
    let income = value(ProjectField::Income);
    // Grants are decided: what is not known better comes as it was budgeted.
    let own_income = !project.amounts.get(ProjectField::IncomePrognosis).is_empty();
    let income_prognosis = match own_income {
        true => value(ProjectField::IncomePrognosis),
        false => income_budget.filter(|_| prognosis.is_some()),
    };
    let net_budget = net(budget, income_budget);
    let net_actual = net(actual, income);
    // Income alone is no prognosis.
    let net_prognosis = prognosis.and_then(|_| net(prognosis, income_prognosis));
    let is_known = !budget_unread && !is_unread(ProjectField::IncomeBudget);
    let left = |outcome: Option<Money>, income| {
        let outcome = outcome.filter(|_| is_known && !is_unread(income));
        outcome.map(|outcome| net_budget.unwrap_or_default() - outcome)
    };
    ProjectFigures {
        prior_spending: value(ProjectField::PriorSpending),
        original_budget,
        supplement,
        carry_over,
        budget,
        income_budget,
        net_budget,
        actual,
        income,
        net_actual,
        deviation_to_date: left(net_actual, ProjectField::Income),
        prognosis,
        income_prognosis,
        net_prognosis,
        deviation: left(net_prognosis, ProjectField::IncomePrognosis),
        decided_total: value(ProjectField::DecidedTotal),
        calculated_total: value(ProjectField::CalculatedTotal),
        yearly_operating_cost: value(ProjectField::YearlyOperatingCost),
        carry_over_out: value(ProjectField::CarryOverOut),
    }
}

/// Expenditure less income; `None` where neither is known.
fn net(expenditure: Option<Money>, income: Option<Money>) -> Option<Money> {
    sum([expenditure, income.map(|income| -income)])
}

/// The amount in a column, signs as inside; `None` for columns without amounts.
#[must_use]
pub fn amount(figures: &ProjectFigures, column: ProjectColumn) -> Option<Money> {
    match column {
        ProjectColumn::PriorSpending => figures.prior_spending,
        ProjectColumn::OriginalBudget => figures.original_budget,
        ProjectColumn::Supplement => figures.supplement,
        ProjectColumn::CarryOver => figures.carry_over,
        ProjectColumn::SupplementAndCarryOver => sum([figures.supplement, figures.carry_over]),
        ProjectColumn::Budget => figures.budget,
        ProjectColumn::IncomeBudget => figures.income_budget,
        ProjectColumn::NetBudget => figures.net_budget,
        ProjectColumn::Income => figures.income,
        ProjectColumn::NetActual => figures.net_actual,
        ProjectColumn::IncomePrognosis => figures.income_prognosis,
        ProjectColumn::NetPrognosis => figures.net_prognosis,
        ProjectColumn::Actual => figures.actual,
        ProjectColumn::DeviationToDate => figures.deviation_to_date,
        ProjectColumn::Prognosis => figures.prognosis,
        ProjectColumn::Deviation => figures.deviation,
        ProjectColumn::DecidedTotal => figures.decided_total,
        ProjectColumn::CalculatedTotal => figures.calculated_total,
        ProjectColumn::YearlyOperatingCost => figures.yearly_operating_cost,
        ProjectColumn::CarryOverOut => figures.carry_over_out,
        _ => None,
    }
}

/// What stands in a project's column for a coming year, or any amount column.
#[must_use]
pub fn project_amount(
    workbook: &Workbook,
    formulas: &Formulas,
    project: &Project,
    column: ProjectColumn,
) -> Option<Money> {
    let (id, year) = (project.id, |year: u16| project.coming_years.get(&year));
    match column {
        ProjectColumn::Decided(y) => formulas.amount(AmountCell::Decided(id, y), &year(y)?.decided),
        ProjectColumn::Requested(y) => formulas.amount(AmountCell::Requested(id, y), &year(y)?.requested),
        ProjectColumn::CapitalCost => capital::cost(workbook, formulas, project).ok(),
        column => amount(&of_project(workbook, formulas, project), column),
    }
}

/// Whether a project's amount in a column leaves something out: a cell that it follows from cannot be read, or has a
/// formula that gives nothing.
#[must_use]
pub fn lacks(workbook: &Workbook, formulas: &Formulas, project: &Project, column: ProjectColumn) -> bool {
    let cells = cells_of(project.id, column, project.method.unwrap_or(workbook.method));
    cells.into_iter().any(|cell| formulas.lacks(cell, workbook.entry(cell)))
}

/// An investment table, calculated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectTable {
    /// Which table.
    pub group: ProjectGroupId,
    /// The projects that the lens lets through, in order.
    pub projects: Vec<(ProjectId, ProjectFigures)>,
    /// Their total.
    pub total: ProjectFigures,
}

/// The investment table of `group`: all projects, or one holder's.
#[must_use]
pub fn project_table(
    workbook: &Workbook,
    formulas: &Formulas,
    group: &ProjectGroup,
    lens: Lens,
) -> ProjectTable {
    let seen = |project: &&Project| match lens {
        Lens::Total => true,
        Lens::Holder(holder) => project.holder == holder,
    };
    let projects: Vec<_> = group
        .projects
        .iter()
        .filter(seen)
        .map(|project| (project.id, of_project(workbook, formulas, project)))
        .collect();
    let total = projects.iter().fold(ProjectFigures::default(), |sum, (_, figures)| sum.plus(*figures));
    ProjectTable { group: group.id, projects, total }
}

/// The total of an investment table in any amount column, coming years included.
#[must_use]
pub fn column_total(
    workbook: &Workbook,
    formulas: &Formulas,
    group: &ProjectGroup,
    lens: Lens,
    column: ProjectColumn,
) -> Option<Money> {
    sum(group
        .projects
        .iter()
        .filter(|project| lens == Lens::Total || lens == Lens::Holder(project.holder))
        .map(|project| project_amount(workbook, formulas, project, column)))
}

/// All projects of the workbook together.
#[must_use]
pub fn all_projects(workbook: &Workbook, formulas: &Formulas, lens: Lens) -> ProjectFigures {
    workbook
        .project_groups
        .iter()
        .map(|group| project_table(workbook, formulas, group, lens).total)
        .fold(ProjectFigures::default(), ProjectFigures::plus)
}

/// The "of which" sum of a tag over the projects, per holder (varav Sydnet 2.0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagTable {
    /// The tag's name.
    pub tag: String,
    /// Each holder that has a part, in the order the projects name them.
    pub holders: Vec<(Holder, Option<Money>)>,
    /// All of it.
    pub total: Option<Money>,
    /// Those whose part leaves out something that cannot be read or calculated.
    pub lacking: Vec<Holder>,
}

/// The tags of the workbook, in the order that projects first name them.
#[must_use]
pub fn tags(workbook: &Workbook) -> Vec<&str> {
    let mut tags: Vec<&str> = Vec::new();
    for tag in workbook.projects().flat_map(|project| &project.tags) {
        if !tags.contains(&tag.name.as_str()) {
            tags.push(&tag.name);
        }
    }
    tags
}

/// The tags in the order of [`tags`], with their sums of actuals.
#[must_use]
pub fn tag_tables(workbook: &Workbook, formulas: &Formulas) -> Vec<TagTable> {
    let mut tables: Vec<TagTable> = Vec::new();
    for project in workbook.projects() {
        for tag in &project.tags {
            let own = Some(&tag.actual).filter(|own| !own.is_empty());
            let entry = own.unwrap_or(project.amounts.get(ProjectField::Actual));
            let part = formulas.amount(AmountCell::Project(project.id, ProjectField::Actual), entry);
            let at = tables.iter().position(|table| table.tag == tag.name).unwrap_or_else(|| {
                tables.push(TagTable {
                    tag: tag.name.clone(),
                    holders: Vec::new(),
                    total: None,
                    lacking: Vec::new(),
                });
                tables.len() - 1
            });
            let table = &mut tables[at];
            table.total = sum([table.total, part]);
            if part.is_none() && !entry.is_empty() {
                table.lacking.push(project.holder);
            }
            match table.holders.iter_mut().find(|(holder, _)| *holder == project.holder) {
                Some((_, sum_so_far)) => *sum_so_far = sum([*sum_so_far, part]),
                None => table.holders.push((project.holder, part)),
            }
        }
    }
    tables
}
