//! Investment tables as sheets.

use super::{
    Cell, Choice, ColumnKey, ColumnKind, Content, RowHead, RowStyle, SheetId, Source, Subject, Table, Target,
};
use crate::lang::{capital, heading};
use crate::model::drift::Method;
use crate::model::entry::Entry;
use crate::model::formula::{Figure, ProjectRow};
use crate::model::id::ProjectGroupId;
use crate::model::investment::{Category, Project, ProjectColumn, ProjectField, ProjectGroup, Status};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::capital::{Without, cost};
use crate::rules::next_year::proposed_carry_over;
use crate::rules::project::{
    ProjectFigures, ProjectTable, amount, column_total, lacks, project_amount, project_table,
};
use crate::rules::sense::Sense;
use crate::session::decisions::{Kind, decided, decided_in};
use crate::session::hold::project_is_fixed;

const EXPENDITURE: Sense = Sense::Expenditure;

pub(super) fn table(source: Source<'_>, id: ProjectGroupId) -> Option<Table<'_>> {
    let group = source.workbook.project_group(id)?;
    let ProjectTable { projects, total, .. } =
        project_table(source.workbook, source.tables.formulas(), group, source.lens);
    let projects: Vec<(&Project, ProjectFigures)> = projects
        .into_iter()
        .filter_map(|(id, figures)| Some((group.projects.iter().find(|project| project.id == id)?, figures)))
        .collect();
    let largest = projects
        .iter()
        .flat_map(|(_, figures)| [figures.deviation, figures.deviation_to_date])
        .flatten()
        .map(Money::abs)
        .max()
        .unwrap_or_default();
    let head = |subject, style| RowHead { subject, depth: 0, style, fold: None };
    let lines = projects.iter().map(|(project, _)| head(Subject::Project(project.id), RowStyle::Line));
    Some(Table {
        id: SheetId::Projects(id),
        caption: group.name.clone(),
        corner: source.lang.texts().later().project,
        columns: group.columns.iter().map(|column| kind(*column)).collect(),
        rows: lines.chain([head(Subject::Total, RowStyle::Total)]).collect(),
        shown: None,
        beneath: None,
        content: Box::new(Projects { source, group, projects, total, largest }),
    })
}

/// The projects of one table with their figures.
struct Projects<'a> {
    source: Source<'a>,
    group: &'a ProjectGroup,
    projects: Vec<(&'a Project, ProjectFigures)>,
    total: ProjectFigures,
    largest: Money,
}

impl Content for Projects<'_> {
    fn source(&self) -> Source<'_> {
        self.source
    }

    fn key(&self, column: usize) -> ColumnKey {
        ColumnKey::Project(self.group.columns[column])
    }

    fn heading(&self, column: usize) -> String {
        heading::project(self.source.lang, self.group.columns[column], self.source.workbook)
    }

    fn header(&self, row: usize) -> Cell {
        match self.projects.get(row) {
            Some((project, _)) => name_cell(self.group, project),
            None => Cell::text(&self.group.total_name, Target::ProjectTotalName(self.group.id)),
        }
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let column = self.group.columns[column];
        let (workbook, formulas) = (self.source.workbook, self.source.tables.formulas());
        let lacks = |project: &Project| lacks(workbook, formulas, project, column);
        let (cell, lacks) = match self.projects.get(row) {
            Some((project, figures)) => {
                (cell(self.source, project, figures, column, self.largest), lacks(project))
            }
            None => {
                let cell = total_cell(self.source, self.group, column, &self.total, self.largest);
                (cell, self.projects.iter().any(|(project, _)| lacks(project)))
            }
        };
        cell.lacking(lacks, self.source.lang.texts().lacks_figures)
    }

    fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        let column = self.group.columns[column];
        let row = match self.projects.get(row) {
            Some((project, _)) => ProjectRow::Project(project.id),
            None => ProjectRow::Total(self.group.id),
        };
        Some(Figure::Project { row, column })
    }

    fn choices(&self, row: usize, column: usize) -> Vec<Choice> {
        let project = self.projects.get(row);
        project
            .map(|(project, _)| choices(self.source, project, self.group.columns[column]))
            .unwrap_or_default()
    }
}

/// The name, with the number before it where the number has no column of its own.
fn name_cell(group: &ProjectGroup, project: &Project) -> Cell {
    let mut cell = Cell::text(&project.name, Target::ProjectName(project.id));
    if !project.number.is_empty() && !group.columns.contains(&ProjectColumn::Number) {
        cell.text = format!("{} {}", project.number, project.name);
    }
    cell
}

pub(super) fn kind(column: ProjectColumn) -> ColumnKind {
    match column {
        ProjectColumn::Deviation | ProjectColumn::DeviationToDate => ColumnKind::Deviation,
        ProjectColumn::Number
        | ProjectColumn::Holder
        | ProjectColumn::BudgetedBy
        | ProjectColumn::Category
        | ProjectColumn::Status
        | ProjectColumn::Method
        | ProjectColumn::UseFrom
        | ProjectColumn::UsefulLife => ColumnKind::Short,
        ProjectColumn::Tags | ProjectColumn::Comment => ColumnKind::Text,
        _ => ColumnKind::Number,
    }
}

fn cell(
    source: Source,
    project: &Project,
    figures: &ProjectFigures,
    column: ProjectColumn,
    largest: Money,
) -> Cell {
    let unit = source.workbook.investment_unit;
    let id = project.id;
    let field = |field: ProjectField| {
        let entry = project.amounts.get(field);
        let shown = amount(figures, field.column());
        source.input(shown, entry, EXPENDITURE, unit, Target::ProjectAmount(id, field))
    };
    let year = |entry: Option<&Entry<Money>>, target| {
        let entry = entry.unwrap_or(&Entry::Empty);
        let shown = project_amount(source.workbook, source.tables.formulas(), project, column);
        source.input(shown, entry, EXPENDITURE, unit, target)
    };
    let mut cell = match column {
        ProjectColumn::Number => Cell::text(&project.number, Target::ProjectNumber(id)),
        ProjectColumn::Holder => {
            let name = heading::holder(source.lang, project.holder, source.workbook);
            Cell::choice(name, holder_value(project.holder), Target::ProjectHolder(id))
        }
        ProjectColumn::BudgetedBy => {
            let member = project.budgeted_by.and_then(|id| source.workbook.member(id));
            let name = member.map_or(source.lang.texts().later().no_host, |member| member.name.as_str());
            let value = project.budgeted_by.map(|member| member.to_string()).unwrap_or_default();
            Cell::choice(name, value, Target::ProjectBudgetedBy(id))
        }
        ProjectColumn::Category => Cell::choice(
            heading::category(source.lang, project.category),
            heading::category_value(project.category),
            Target::ProjectCategory(id),
        ),
        ProjectColumn::Status => Cell::choice(
            heading::status(source.lang, project.status),
            heading::status_value(project.status),
            Target::ProjectStatus(id),
        ),
        ProjectColumn::Method => {
            let method = project.method.unwrap_or(source.workbook.method);
            Cell::choice(
                heading::method(source.lang, method),
                heading::method_value(method),
                Target::ProjectMethod(id),
            )
        }
        ProjectColumn::PriorSpending => field(ProjectField::PriorSpending),
        ProjectColumn::OriginalBudget => field(ProjectField::OriginalBudget),
        ProjectColumn::Supplement => field(ProjectField::Supplement),
        ProjectColumn::CarryOver | ProjectColumn::SupplementAndCarryOver => {
            let mut cell = field(ProjectField::CarryOver);
            if column == ProjectColumn::SupplementAndCarryOver && !cell.unread {
                // Two decisions in one column: what is written goes to the carry-over, supplements stay.
                let sum = source.amount(amount(figures, column), EXPENDITURE, unit);
                (cell.text, cell.value) = (sum.text, sum.value);
            }
            cell
        }
        ProjectColumn::Budget => {
            let entry = project.amounts.get(ProjectField::OriginalBudget);
            source.input(figures.budget, entry, EXPENDITURE, unit, Target::ProjectBudget(id))
        }
        ProjectColumn::Actual => field(ProjectField::Actual),
        ProjectColumn::IncomeBudget => field(ProjectField::IncomeBudget),
        ProjectColumn::Income => field(ProjectField::Income),
        ProjectColumn::IncomePrognosis => field(ProjectField::IncomePrognosis),
        ProjectColumn::NetBudget | ProjectColumn::NetActual | ProjectColumn::NetPrognosis => {
            source.amount(amount(figures, column), EXPENDITURE, unit)
        }
        ProjectColumn::Prognosis => {
            let method = project.method.unwrap_or(source.workbook.method);
            let entry = project.amounts.get(ProjectField::Prognosis);
            let entry = if method == Method::Typed { entry } else { &Entry::Empty };
            let target = Target::ProjectAmount(id, ProjectField::Prognosis);
            let mut cell = source.input(figures.prognosis, entry, EXPENDITURE, unit, target);
            // The workbook's method may be one of lines alone.
            if !Method::OF_PROJECTS.contains(&method) {
                source.lang.texts().later().projects_without_months.clone_into(&mut cell.about);
            }
            cell
        }
        ProjectColumn::DecidedTotal => field(ProjectField::DecidedTotal),
        ProjectColumn::CalculatedTotal => field(ProjectField::CalculatedTotal),
        ProjectColumn::YearlyOperatingCost => field(ProjectField::YearlyOperatingCost),
        ProjectColumn::CarryOverOut => {
            let mut cell = field(ProjectField::CarryOverOut);
            // Visibly a proposal, and counted in no sum, until somebody takes it over.
            if let Some(left) = proposed_carry_over(source.workbook, source.tables, project) {
                let later = source.lang.texts().later();
                cell.text = later.proposed.replace("{}", &source.amount_as_is(Some(left), unit).text);
                later.proposed_carry_over.clone_into(&mut cell.about);
            }
            cell
        }
        ProjectColumn::Decided(y) => {
            year(project.coming_years.get(&y).map(|plan| &plan.decided), Target::ProjectDecided(id, y))
        }
        ProjectColumn::Requested(y) => {
            year(project.coming_years.get(&y).map(|plan| &plan.requested), Target::ProjectRequested(id, y))
        }
        ProjectColumn::DeviationToDate | ProjectColumn::Deviation => {
            let terms = (unit, source.workbook.signs.project_deviation);
            source.deviation(amount(figures, column), EXPENDITURE, terms, largest)
        }
        ProjectColumn::UseFrom => {
            let from = project.in_use.from.map(|from| from.to_string()).unwrap_or_default();
            Cell::text(&from, Target::ProjectStart(id))
        }
        ProjectColumn::UsefulLife => match project.in_use.components.as_slice() {
            [_, _, ..] => Cell {
                about: capital::words(source.lang).several_components.to_owned(),
                ..Cell::shown(capital::life(source.lang, &project.in_use))
            },
            one => Cell {
                draft: one.first().map(|component| component.life.years().to_string()).unwrap_or_default(),
                ..Cell::text(&capital::life(source.lang, &project.in_use), Target::ProjectLife(id))
            },
        },
        ProjectColumn::CapitalCost => {
            let cost = cost(source.workbook, source.tables.formulas(), project);
            let why = cost.err().filter(|why| *why != Without::Plan);
            Cell {
                about: why.map(|why| capital::without(source.lang, why).to_owned()).unwrap_or_default(),
                ..source.amount(cost.ok(), EXPENDITURE, unit)
            }
        }
        ProjectColumn::Tags => {
            let names: Vec<_> = project.tags.iter().map(|tag| tag.name.as_str()).collect();
            Cell::text(&names.join(", "), Target::ProjectTags(id))
        }
        ProjectColumn::Comment => Cell::text(&project.comment, Target::ProjectComment(id)),
    };
    let is_held = cell.target.is_some_and(|target| project_is_fixed(project, target));
    match column {
        ProjectColumn::SupplementAndCarryOver => {
            decided_in(&source, &[Kind::Supplement, Kind::CarryOver], &mut cell);
        }
        _ => decided(&source, &mut cell),
    }
    cell.holding(is_held, source.lang)
}

/// The choices of a project's cell.
fn choices(source: Source, project: &Project, column: ProjectColumn) -> Vec<Choice> {
    match column {
        ProjectColumn::Holder => holders(source),
        ProjectColumn::BudgetedBy => members_or_none(source),
        ProjectColumn::Category => [Category::OwnPlan, Category::OnBehalf]
            .map(|category| Choice {
                value: heading::category_value(category).to_owned(),
                label: heading::category(source.lang, category).to_owned(),
            })
            .into(),
        ProjectColumn::Status => statuses(source, project.status),
        ProjectColumn::Method => super::drift::method_choices(source, &Method::OF_PROJECTS),
        _ => Vec::new(),
    }
}

fn total_cell(
    source: Source,
    group: &ProjectGroup,
    column: ProjectColumn,
    total: &ProjectFigures,
    largest: Money,
) -> Cell {
    let unit = source.workbook.investment_unit;
    match column {
        ProjectColumn::DeviationToDate | ProjectColumn::Deviation => {
            let terms = (unit, source.workbook.signs.project_deviation);
            source.deviation(amount(total, column), EXPENDITURE, terms, largest)
        }
        column => {
            let sum = column_total(source.workbook, source.tables.formulas(), group, source.lens, column);
            source.amount(sum, EXPENDITURE, unit)
        }
    }
}

/// What stands for a holder in a draft.
pub(super) fn holder_value(holder: Holder) -> String {
    match holder {
        Holder::Member(id) => id.to_string(),
        Holder::Shared => "shared".to_owned(),
    }
}

fn holders(source: Source) -> Vec<Choice> {
    source
        .workbook
        .holders()
        .map(|holder| Choice {
            value: holder_value(holder),
            label: heading::holder(source.lang, holder, source.workbook),
        })
        .collect()
}

fn members_or_none(source: Source) -> Vec<Choice> {
    let own = Choice { value: String::new(), label: source.lang.texts().later().no_host.to_owned() };
    let members = source
        .workbook
        .members
        .iter()
        .map(|member| Choice { value: member.id.to_string(), label: member.name.clone() });
    [own].into_iter().chain(members).collect()
}

fn statuses(source: Source, now: Status) -> Vec<Choice> {
    let year = source.workbook.year.number();
    let mut statuses = vec![Status::NotStarted, Status::Ongoing, Status::Completed, Status::Postponed(None)];
    statuses.extend((1..=5).map(|ahead| Status::Postponed(Some(year + ahead))));
    statuses.push(Status::NotCarriedOut);
    if !statuses.contains(&now) {
        statuses.push(now);
    }
    statuses
        .into_iter()
        .map(|status| Choice {
            value: heading::status_value(status),
            label: heading::status(source.lang, status),
        })
        .collect()
}
