//! Why the figures of the capital cost of each year are what they are.

use super::amounts::Builder;
use super::projects::{push_depreciation, push_interest};
use super::{Book, Is, Missing, Rule, Where, Why, Yearly};
use crate::model::id::ProjectId;
use crate::model::money::Money;
use crate::rules::capital::{Year, components, schedule};
use crate::rules::figures::sum;

fn of_year(year: &Year, figure: Yearly) -> Money {
    match figure {
        Yearly::BookValue => year.book_value,
        Yearly::Depreciation => year.depreciation,
        Yearly::Interest => year.interest,
        Yearly::Cost => year.cost(),
    }
}

/// The years of a project, or of each of them.
fn years(book: Book<'_>, project: Option<ProjectId>) -> Vec<(ProjectId, Vec<Year>)> {
    let projects = book.workbook.projects().filter(|of| project.is_none_or(|id| id == of.id));
    let known = |of| schedule(book.workbook, book.tables.formulas(), of).ok();
    projects.filter_map(|of| Some((of.id, known(of)?))).collect()
}

/// A figure of a year, or of all years; `None` where the project costs nothing then.
pub(super) fn amount(
    book: Book<'_>,
    project: Option<ProjectId>,
    year: Option<u16>,
    figure: Yearly,
) -> Option<Money> {
    let all = years(book, project);
    let wanted = all.iter().flat_map(|(_, years)| years).filter(|of| year.is_none_or(|year| year == of.year));
    sum(wanted.map(|of| Some(of_year(of, figure))))
}

/// Why a figure of the schedule is what it is.
pub(super) fn why(book: Book<'_>, of: Where) -> Option<Why> {
    let Where::Schedule { project, year, figure } = of else { return None };
    let at = |project, year, figure| Where::Schedule { project, year, figure };
    let mut builder = Builder::new(book, of, Rule::CapitalCost);
    let all = years(book, project);
    let Some(year) = year else {
        let mut known: Vec<u16> = all.iter().flat_map(|(_, years)| years).map(|of| of.year).collect();
        known.sort_unstable();
        known.dedup();
        known.into_iter().for_each(|year| {
            builder.add(at(project, Some(year), figure), false);
        });
        return builder.sum();
    };
    let Some(id) = project else {
        for (id, _) in all.iter().filter(|(_, years)| years.iter().any(|of| of.year == year)) {
            builder.add(at(Some(*id), Some(year), figure), false);
        }
        return builder.sum();
    };
    let of_project = book.workbook.project(id)?;
    let parts = match components(book.workbook, book.tables.formulas(), of_project, year) {
        Ok(parts) if builder.is_known() => parts,
        Ok(_) => return None,
        Err(why) => return Some(builder.missing(Missing::Capital(why))),
    };
    let first = all.first().and_then(|(_, years)| Some(years.first()?.year));
    match figure {
        Yearly::BookValue if first == Some(year) => {
            for (place, part) in parts.iter().enumerate() {
                builder.push(Is::Component(id, place), part.amount, false);
            }
        }
        Yearly::BookValue => {
            builder.add(at(project, Some(year - 1), Yearly::BookValue), false);
            builder.add(at(project, Some(year - 1), Yearly::Depreciation), true);
        }
        Yearly::Depreciation => parts.iter().for_each(|part| push_depreciation(&mut builder, part)),
        Yearly::Interest => {
            parts.iter().for_each(|part| push_interest(&mut builder, part, book.workbook.capital.rate));
        }
        Yearly::Cost => {
            builder.add(at(project, Some(year), Yearly::Depreciation), false);
            builder.add(at(project, Some(year), Yearly::Interest), false);
        }
    }
    builder.sum()
}
