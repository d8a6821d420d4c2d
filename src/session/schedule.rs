//! What projects cost in each year of their lives, as a list in kronor: to look at, print, copy and save.

use super::effect::Effect;
use super::list::{Item, List};
use super::shelf::file_name;
use super::state::State;
use crate::lang::capital::{without, words};
use crate::model::id::ProjectId;
use crate::rules::capital::{Year, schedule, schedule_of_all};
use crate::rules::why::{Book, Where, Yearly};

/// The schedule of a project, or of all projects together; the last row has the totals.
#[must_use]
pub fn of(state: &State, project: Option<ProjectId>) -> Option<List> {
    let open = state.open.as_ref()?;
    let Book { workbook, tables } = open.seen();
    let formulas = tables.formulas();
    let (texts, words) = (state.lang.texts(), words(state.lang));
    let (name, years) = match project.map(|id| workbook.project(id)) {
        Some(found) => {
            let project = found?;
            (project.name.as_str(), schedule(workbook, formulas, project))
        }
        None => (words.all_projects, Ok(schedule_of_all(workbook, formulas))),
    };
    let why = years.as_ref().err().map(|why| without(state.lang, *why));
    let years: Vec<Year> = years.unwrap_or_default();
    let none = project.is_none() && years.is_empty();
    let nothing = Item::Text(String::new());
    let row = |name: String, year: Option<u16>, of: &Year| {
        let amount = |amount, figure| Item::amount(amount).because(Where::Schedule { project, year, figure });
        vec![
            Item::Text(name),
            // Book values of several years do not add up to anything.
            year.map_or(nothing.clone(), |_| amount(of.book_value, Yearly::BookValue)),
            amount(of.depreciation, Yearly::Depreciation),
            amount(of.interest, Yearly::Interest),
            amount(of.cost(), Yearly::Cost),
        ]
    };
    let mut rows: Vec<Vec<Item>> =
        years.iter().map(|year| row(year.year.to_string(), Some(year.year), year)).collect();
    rows.extend(years.iter().copied().reduce(Year::plus).map(|all| row(texts.total.to_owned(), None, &all)));
    Some(List {
        about: vec![name.to_owned()],
        without: why.or(none.then_some(words.no_capital_cost)),
        headings: vec![texts.year, words.book_value, words.depreciation, words.interest, words.capital_cost],
        rows,
    })
}

/// Saves the schedule to a file.
pub(super) fn save(state: &State, project: Option<ProjectId>) -> Vec<Effect> {
    let (Some(list), Some(open)) = (of(state, project), &state.open) else { return Vec::new() };
    let found = project.and_then(|id| open.workbook.project(id));
    let of = found.map_or(&open.workbook.name, |project| &project.name);
    list.save(state.lang, format!("{} {}.csv", words(state.lang).capital_cost, file_name(of)))
}
