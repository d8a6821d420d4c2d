//! Why the figures of investment tables are what they are.

use super::amounts::Builder;
use super::figure::{project_at, project_field, written};
use super::line::of_formula;
use super::{Book, Is, Missing, Quantity, Rule, Where, Why, Working};
use crate::model::drift::{Method, Profile};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::investment::{Project, ProjectColumn, ProjectField};
use crate::model::member::Holder;
use crate::rules::capital::{Without, components};
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
        ProjectColumn::DeviationToDate => &[(ProjectColumn::Budget, false), (ProjectColumn::Actual, true)],
        ProjectColumn::Deviation => &[(ProjectColumn::Budget, false), (ProjectColumn::Prognosis, true)],
        ProjectColumn::Prognosis => return prognosis(book, project, of),
        ProjectColumn::CapitalCost => return capital_cost(book, project, of),
        _ => return formula(book, project, of, column),
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
                (_, ProjectColumn::Actual) => Missing::Actual,
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
    for (of, minus) in columns {
        builder.add(at(*of)?, *minus);
        if lacks(workbook, formulas, project, *of) {
            builder.leave_out(at(*of)?);
        }
    }
    builder.sum()
}

/// What a formula gives where somebody wrote one.
fn formula(book: Book<'_>, project: &Project, of: Where, column: ProjectColumn) -> Option<Why> {
    let cell = match column {
        ProjectColumn::Decided(year) => AmountCell::Decided(project.id, year),
        ProjectColumn::Requested(year) => AmountCell::Requested(project.id, year),
        column => AmountCell::Project(project.id, project_field(column)?),
    };
    match book.workbook.entry(cell) {
        Entry::Formula(formula) => Some(of_formula(book, of, formula, cell)),
        _ => None,
    }
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
        return formula(book, project, of, ProjectColumn::Prognosis);
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
    match components(workbook, book.tables.formulas(), project) {
        Ok(components) => {
            for part in components {
                let (months, year) = (part.months, part.year);
                let depreciation = Is::Depreciation { amount: part.amount, life: part.life, months };
                let interest =
                    Is::Interest { rate: workbook.capital.rate, book_value: year.book_value, months };
                builder.push(depreciation, year.depreciation, false);
                builder.push(interest, year.interest, false);
            }
            Some(builder.done())
        }
        Err(Without::Plan) => None,
        Err(why) => Some(builder.missing(Missing::Capital(why))),
    }
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
