//! Investment tables and the "of which" sums of tags as sheets.

use super::{Cell, Choice, Column, ColumnKind, RowStyle, Sheet, SheetId, SheetRow, Source, Subject, Target};
use crate::lang::heading;
use crate::model::entry::Entry;
use crate::model::id::ProjectGroupId;
use crate::model::investment::{Category, Project, ProjectColumn, ProjectField, ProjectGroup, Status};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::project::{
    ProjectFigures, amount, column_total, project_amount, project_table, tag_tables,
};
use crate::rules::sense::Sense;

const EXPENDITURE: Sense = Sense::Expenditure;

pub(super) fn table(source: Source, id: ProjectGroupId) -> Option<Sheet> {
    let group = source.workbook.project_group(id)?;
    let table = project_table(source.workbook, source.tables.formulas(), group, source.lens);
    let largest = table
        .projects
        .iter()
        .flat_map(|(_, figures)| [figures.deviation, figures.deviation_to_date])
        .flatten()
        .map(Money::abs)
        .max()
        .unwrap_or_default();
    let mut rows: Vec<SheetRow> = table
        .projects
        .iter()
        .filter_map(|(id, figures)| Some((source.workbook.project(*id)?, figures)))
        .map(|(project, figures)| SheetRow {
            subject: Subject::Project(project.id),
            header: name_cell(group, project),
            depth: 0,
            style: RowStyle::Line,
            cells: group.columns.iter().map(|c| cell(source, project, figures, *c, largest)).collect(),
        })
        .collect();
    rows.push(SheetRow {
        subject: Subject::Total,
        header: Cell::text(&group.total_name, Target::ProjectTotalName(id)),
        depth: 0,
        style: RowStyle::Total,
        cells: group.columns.iter().map(|c| total_cell(source, group, *c, &table.total, largest)).collect(),
    });
    Some(Sheet {
        id: SheetId::Projects(id),
        caption: group.name.clone(),
        corner: source.lang.texts().project.to_owned(),
        columns: group
            .columns
            .iter()
            .map(|column| Column {
                heading: heading::project(source.lang, *column, source.workbook),
                kind: kind(*column),
            })
            .collect(),
        rows,
    })
}

/// The name, with the number before it where the number has no column of its own.
fn name_cell(group: &ProjectGroup, project: &Project) -> Cell {
    let mut cell = Cell::text(&project.name, Target::ProjectName(project.id));
    if !project.number.is_empty() && !group.columns.contains(&ProjectColumn::Number) {
        cell.text = format!("{} {}", project.number, project.name);
    }
    cell
}

fn kind(column: ProjectColumn) -> ColumnKind {
    match column {
        ProjectColumn::Deviation | ProjectColumn::DeviationToDate => ColumnKind::Deviation,
        ProjectColumn::Number
        | ProjectColumn::Holder
        | ProjectColumn::BudgetedBy
        | ProjectColumn::Category
        | ProjectColumn::Status
        | ProjectColumn::Method => ColumnKind::Short,
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
    match column {
        ProjectColumn::Number => Cell::text(&project.number, Target::ProjectNumber(id)),
        ProjectColumn::Holder => {
            Cell::choice(holder_value(project.holder), holders(source), Target::ProjectHolder(id))
        }
        ProjectColumn::BudgetedBy => {
            let value = project.budgeted_by.map(|member| member.to_string()).unwrap_or_default();
            Cell::choice(value, members_or_none(source), Target::ProjectBudgetedBy(id))
        }
        ProjectColumn::Category => {
            let choices = [Category::OwnPlan, Category::OnBehalf].map(|category| Choice {
                value: heading::category_value(category).to_owned(),
                label: heading::category(source.lang, category).to_owned(),
            });
            let value = heading::category_value(project.category).to_owned();
            Cell::choice(value, choices.into(), Target::ProjectCategory(id))
        }
        ProjectColumn::Status => {
            let value = heading::status_value(project.status);
            Cell::choice(value, statuses(source, project.status), Target::ProjectStatus(id))
        }
        ProjectColumn::Method => {
            let method = project.method.unwrap_or(source.workbook.method);
            let choices = super::drift::method_choices(source);
            Cell::choice(heading::method_value(method).to_owned(), choices, Target::ProjectMethod(id))
        }
        ProjectColumn::PriorSpending => field(ProjectField::PriorSpending),
        ProjectColumn::OriginalBudget => field(ProjectField::OriginalBudget),
        ProjectColumn::Supplement => field(ProjectField::Supplement),
        ProjectColumn::CarryOver | ProjectColumn::SupplementAndCarryOver => {
            let mut cell = field(ProjectField::CarryOver);
            if column == ProjectColumn::SupplementAndCarryOver && !cell.unread {
                // Two decisions in one column: what is written goes to the carry-over, supplements stay.
                cell.text = source.amount(amount(figures, column), EXPENDITURE, unit).text;
            }
            cell
        }
        ProjectColumn::Budget => {
            let entry = project.amounts.get(ProjectField::OriginalBudget);
            source.input(figures.budget, entry, EXPENDITURE, unit, Target::ProjectBudget(id))
        }
        ProjectColumn::Actual => field(ProjectField::Actual),
        ProjectColumn::Prognosis => {
            let method = project.method.unwrap_or(source.workbook.method);
            let entry = project.amounts.get(ProjectField::Prognosis);
            let entry = if method == crate::model::drift::Method::Typed { entry } else { &Entry::Empty };
            let target = Target::ProjectAmount(id, ProjectField::Prognosis);
            source.input(figures.prognosis, entry, EXPENDITURE, unit, target)
        }
        ProjectColumn::DecidedTotal => field(ProjectField::DecidedTotal),
        ProjectColumn::CalculatedTotal => field(ProjectField::CalculatedTotal),
        ProjectColumn::YearlyOperatingCost => field(ProjectField::YearlyOperatingCost),
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
        ProjectColumn::Tags => {
            let names: Vec<_> = project.tags.iter().map(|tag| tag.name.as_str()).collect();
            Cell::text(&names.join(", "), Target::ProjectTags(id))
        }
        ProjectColumn::Comment => Cell::text(&project.comment, Target::ProjectComment(id)),
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
    let own = Choice { value: String::new(), label: source.lang.texts().no_host.to_owned() };
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

pub(super) fn tag(source: Source, tag: usize) -> Option<Sheet> {
    let table = tag_tables(source.workbook, source.tables.formulas()).into_iter().nth(tag)?;
    let unit = source.workbook.investment_unit;
    let texts = source.lang.texts();
    let row = |subject, name: String, style, sum| SheetRow {
        subject,
        header: Cell::shown(name),
        depth: 0,
        style,
        cells: vec![source.amount(sum, EXPENDITURE, unit)],
    };
    let mut rows: Vec<SheetRow> = table
        .holders
        .iter()
        .map(|(holder, sum)| {
            let name = heading::holder(source.lang, *holder, source.workbook);
            row(Subject::Holder(*holder), name, RowStyle::Line, *sum)
        })
        .collect();
    rows.push(row(Subject::Total, texts.total.to_owned(), RowStyle::Total, table.total));
    Some(Sheet {
        id: SheetId::Tag(tag),
        caption: texts.of_which.replace("{}", &table.tag),
        corner: texts.holder.to_owned(),
        columns: vec![Column {
            heading: heading::project(source.lang, ProjectColumn::Actual, source.workbook),
            kind: ColumnKind::Number,
        }],
        rows,
    })
}
