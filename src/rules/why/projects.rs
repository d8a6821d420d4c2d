//! Why the figures of investment tables are what they are.

use super::amounts::Builder;
use super::figure::{project_at, project_field, written};
use super::line::of_entry;
use super::{Book, Is, Missing, Quantity, Rule, Where, Why, Working};
use crate::model::capital::Rate;
use crate::model::drift::{Method, Profile};
use crate::model::formula::AmountCell;
use crate::model::investment::{Project, ProjectColumn, ProjectField};
use crate::model::member::Holder;
use crate::rules::capital::{ComponentCost, Without, components};
use crate::rules::drift::Lens;
use crate::rules::months::Lack;
use crate::rules::profile::Passed;
use crate::rules::project::{lacks, project_amount, tags};

/// Why a figure of an investment table is what it is.
pub(super) fn why(book: Book<'_>, of: Where) -> Option<Why> {
    let Where::Project { group, project, lens, column } = of else { return None };
    match project {
        Some(id) => of_project(book, book.workbook.project(id)?, of, column),
        None => {
            let (workbook, formulas) = (book.workbook, book.tables.formulas());
            let mut builder = Builder::new(book, of, Rule::Rows);
            let seen = |project: &&Project| lens == Lens::Total || lens == Lens::Holder(project.holder);
            for project in workbook.project_group(group)?.projects.iter().filter(seen) {
                let at = Where::Project { group, project: Some(project.id), lens: Lens::Total, column };
                if let Some(amount) = project_amount(workbook, formulas, project, column) {
                    builder.push_at(at, Quantity::Amount(written(book, at, amount)), false);
                }
                if lacks(workbook, formulas, project, column) {
                    builder.leave_out(at);
                }
            }
            builder.sum()
        }
    }
}

fn of_project(book: Book<'_>, project: &Project, of: Where, column: ProjectColumn) -> Option<Why> {
    let (workbook, formulas) = (book.workbook, book.tables.formulas());
    let at = |column| project_at(workbook, project, column);
    let mut builder = Builder::new(book, of, Rule::Columns);
    let columns: &[(ProjectColumn, bool)] = match column {
        ProjectColumn::Budget => &[
            (ProjectColumn::OriginalBudget, false),
            (ProjectColumn::Supplement, false),
            (ProjectColumn::CarryOver, false),
        ],
        ProjectColumn::SupplementAndCarryOver => {
            &[(ProjectColumn::Supplement, false), (ProjectColumn::CarryOver, false)]
        }
        ProjectColumn::NetBudget => &[(ProjectColumn::Budget, false), (ProjectColumn::IncomeBudget, true)],
        ProjectColumn::NetActual => &[(ProjectColumn::Actual, false), (ProjectColumn::Income, true)],
        ProjectColumn::NetPrognosis => {
            &[(ProjectColumn::Prognosis, false), (ProjectColumn::IncomePrognosis, true)]
        }
        // Without income nobody speaks of net.
        ProjectColumn::DeviationToDate if has_income(project) => {
            &[(ProjectColumn::NetBudget, false), (ProjectColumn::NetActual, true)]
        }
        ProjectColumn::Deviation if has_income(project) => {
            &[(ProjectColumn::NetBudget, false), (ProjectColumn::NetPrognosis, true)]
        }
        ProjectColumn::DeviationToDate => &[(ProjectColumn::Budget, false), (ProjectColumn::Actual, true)],
        ProjectColumn::Deviation => &[(ProjectColumn::Budget, false), (ProjectColumn::Prognosis, true)],
        ProjectColumn::Prognosis => return prognosis(book, project, of),
        // What is not known better comes as it was budgeted.
        ProjectColumn::IncomePrognosis
            if builder.is_known() && project.amounts.get(ProjectField::IncomePrognosis).is_empty() =>
        {
            &[(ProjectColumn::IncomeBudget, false)]
        }
        ProjectColumn::CapitalCost => return capital_cost(book, project, of),
        _ => return entered(book, project, of, column),
    };
    let is_deviation = matches!(column, ProjectColumn::Deviation | ProjectColumn::DeviationToDate);
    if is_deviation {
        builder = Builder::new(book, of, Rule::Deviation);
        if !builder.is_known() {
            let outcome = columns.get(1)?.0;
            let no_outcome = project_amount(workbook, formulas, project, outcome).is_none();
            let lacks = lacks(workbook, formulas, project, column);
            return Some(builder.missing(match (lacks, outcome) {
                (true, _) => Missing::Unread,
                (_, ProjectColumn::Actual | ProjectColumn::NetActual) => Missing::Actual,
                _ if no_outcome => why_no_prognosis(book, project),
                _ => Missing::Budget,
            }));
        }
        columns.iter().for_each(|(of, minus)| {
            if let Some(at) = at(*of) {
                builder.add_or_zero(at, *minus);
            }
        });
        let mut why = builder.done();
        // What is added is written first.
        why.operands.sort_by_key(|operand| operand.minus);
        return Some(why);
    }
    if column == ProjectColumn::NetPrognosis && !builder.is_known() {
        return Some(builder.missing(why_no_prognosis(book, project)));
    }
    for (of, minus) in columns {
        builder.add(at(*of)?, *minus);
        if lacks(workbook, formulas, project, *of) {
            builder.leave_out(at(*of)?);
        }
    }
    builder.sum()
}

/// Whether somebody has written an income of the project.
pub(super) fn has_income(project: &Project) -> bool {
    [ProjectField::IncomeBudget, ProjectField::Income, ProjectField::IncomePrognosis]
        .iter()
        .any(|field| !project.amounts.get(*field).is_empty())
}

/// What a formula gives where somebody wrote one, or decisions come to.
fn entered(book: Book<'_>, project: &Project, of: Where, column: ProjectColumn) -> Option<Why> {
    let cell = match column {
        ProjectColumn::Decided(year) => AmountCell::Decided(project.id, year),
        ProjectColumn::Requested(year) => AmountCell::Requested(project.id, year),
        column => AmountCell::Project(project.id, project_field(column)?),
    };
    of_entry(book, of, cell)
}

/// Why a project has no prognosis.
fn why_no_prognosis(book: Book<'_>, project: &Project) -> Missing {
    let (workbook, formulas) = (book.workbook, book.tables.formulas());
    let method = project.method.unwrap_or(workbook.method);
    match method {
        _ if !Method::OF_PROJECTS.contains(&method) => Missing::ProjectMethod,
        _ if lacks(workbook, formulas, project, ProjectColumn::Prognosis) => Missing::Unread,
        Method::Typed => Missing::Typed,
        Method::AsBudget => Missing::Budget,
        _ if project_amount(workbook, formulas, project, ProjectColumn::Actual).is_none() => Missing::Actual,
        _ => Missing::OutOfReach,
    }
}

fn prognosis(book: Book<'_>, project: &Project, of: Where) -> Option<Why> {
    let workbook = book.workbook;
    let method = project.method.unwrap_or(workbook.method);
    if method == Method::Typed {
        return entered(book, project, of, ProjectColumn::Prognosis);
    }
    let mut builder = Builder::new(book, of, Rule::Method(method));
    if !builder.is_known() {
        return Some(builder.missing(why_no_prognosis(book, project)));
    }
    let actual = project_at(workbook, project, ProjectColumn::Actual)?;
    let budget = project_at(workbook, project, ProjectColumn::Budget)?;
    match method {
        Method::AsBudget => {
            builder.add(budget, false);
        }
        // The budget of a project belongs to all months alike.
        Method::RunRate | Method::ByProfile => {
            builder.add(actual, false);
            builder.number(Is::MonthsOfYear, 12);
            builder.number(Is::MonthsPassed, workbook.period_end.number());
            builder.working(Working::Share);
        }
        _ => {
            builder.add(actual, false);
            if builder.add(budget, false) {
                let passed = Passed::of(&Profile::Even, Err(Lack::Missing), workbook.period_end).ok()?;
                let budget =
                    project_amount(workbook, book.tables.formulas(), project, ProjectColumn::Budget)?;
                builder.push(Is::BudgetToDate, passed.budget_to_date(budget)?, true);
            }
        }
    }
    Some(builder.done())
}

/// Depreciation and internal interest, component by component.
fn capital_cost(book: Book<'_>, project: &Project, of: Where) -> Option<Why> {
    let workbook = book.workbook;
    let mut builder = Builder::new(book, of, Rule::CapitalCost);
    match components(workbook, book.tables.formulas(), project, workbook.year.number()) {
        Ok(components) => {
            for part in components {
                push_depreciation(&mut builder, &part);
                push_interest(&mut builder, &part, workbook.capital.rate);
            }
            Some(builder.done())
        }
        Err(Without::Plan) => None,
        Err(why) => Some(builder.missing(Missing::Capital(why))),
    }
}

/// What is written off of a component.
pub(super) fn push_depreciation(builder: &mut Builder<'_>, part: &ComponentCost) {
    let ComponentCost { amount, life, months, .. } = *part;
    let depreciation = match part.annuity {
        Some(annuity) => Is::AnnuityRest { annuity, life, months },
        None => Is::Depreciation { amount, life, months },
    };
    builder.push(depreciation, part.year.depreciation, false);
}

/// Internal interest on a component.
pub(super) fn push_interest(builder: &mut Builder<'_>, part: &ComponentCost, rate: Rate) {
    let months = part.months;
    let interest = match part.annuity {
        Some(_) => Is::AnnuityInterest { rate, months },
        None => Is::Interest { rate, book_value: part.year.book_value, months },
    };
    builder.push(interest, part.year.interest, false);
}

/// An "of which" sum.
pub(super) fn of_tag(book: Book<'_>, tag: usize, holder: Option<Holder>) -> Option<Why> {
    let (workbook, formulas) = (book.workbook, book.tables.formulas());
    let name = *tags(workbook).get(tag)?;
    let mut builder = Builder::new(book, Where::Tag { tag, holder }, Rule::Additions);
    for project in workbook.projects().filter(|project| holder.is_none_or(|of| of == project.holder)) {
        let at = project_at(workbook, project, ProjectColumn::Actual)?;
        for tag in project.tags.iter().filter(|tag| tag.name == name) {
            let own = Some(&tag.actual).filter(|own| !own.is_empty());
            let entry = own.unwrap_or(project.amounts.get(ProjectField::Actual));
            let part = formulas.amount(AmountCell::Project(project.id, ProjectField::Actual), entry);
            match part {
                Some(amount) if own.is_none() => builder.push_at(at, Quantity::Amount(amount), false),
                Some(amount) => builder.push_part(at, amount, false),
                None if !entry.is_empty() => builder.leave_out(at),
                None => {}
            }
        }
    }
    builder.sum()
}
