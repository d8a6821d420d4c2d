//! What projects cost in each year of their lives, as a table in kronor.

use litemap::LiteMap;

use super::listing::{Item, Listing};
use super::state::State;
use crate::lang::capital::{without, words};
use crate::model::id::ProjectId;
use crate::model::money::Money;
use crate::rules::capital::{Year, schedule};

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which project; all of them if it has no name.
    pub name: String,
    /// Why there are no years, where there are none.
    pub without: Option<&'static str>,
    /// Each year: the book value when it begins, depreciation, interest, and both.
    pub years: Vec<Year>,
    /// What the amounts of all years add up to: depreciation, interest, and both.
    pub totals: [Money; 3],
}

/// The schedule of a project, or of all projects together.
#[must_use]
pub fn of(state: &State, project: Option<ProjectId>) -> Option<Schedule> {
    let open = state.open.as_ref()?;
    let (workbook, formulas) = (&open.workbook, open.tables.formulas());
    let words = words(state.lang);
    let (name, years) = match project.map(|id| workbook.project(id)) {
        Some(found) => {
            let project = found?;
            (project.name.clone(), schedule(workbook, formulas, project))
        }
        None => {
            let mut all: LiteMap<u16, Year> = LiteMap::new();
            let known = workbook.projects().filter_map(|project| schedule(workbook, formulas, project).ok());
            for year in known.flatten() {
                match all.get_mut(&year.year) {
                    Some(sum) => *sum = sum.plus(year),
                    None => {
                        all.insert(year.year, year);
                    }
                }
            }
            (String::new(), Ok(all.iter().map(|(_, year)| *year).collect()))
        }
    };
    let why = years.as_ref().err().map(|why| without(state.lang, *why));
    let years: Vec<Year> = years.unwrap_or_default();
    let none = project.is_none() && years.is_empty();
    let sum = |of: fn(&Year) -> Money| years.iter().map(of).sum::<Money>();
    Some(Schedule {
        name,
        without: why.or(none.then_some(words.no_capital_cost)),
        totals: [sum(|year| year.depreciation), sum(|year| year.interest), sum(|year| year.cost())],
        years,
    })
}

impl Schedule {
    /// It as a table.
    #[must_use]
    pub fn listing(self, state: &State) -> Listing {
        let (texts, words) = (state.lang.texts(), words(state.lang));
        let row = |year: &Year| {
            let amounts = [year.book_value, year.depreciation, year.interest, year.cost()].map(Item::Amount);
            [Item::Text(year.year.to_string())].into_iter().chain(amounts).collect()
        };
        let last = [Item::Text(texts.total.to_owned()), Item::Text(String::new())];
        let last = last.into_iter().chain(self.totals.map(Item::Amount)).collect();
        Listing {
            title: words.schedule,
            name: self.name,
            caption: words.in_kronor,
            without: self.without,
            headings: vec![
                texts.year,
                words.book_value,
                words.depreciation,
                words.interest,
                words.capital_cost,
            ],
            rows: self.years.iter().map(row).chain([last]).collect(),
            totals: 1,
        }
    }
}
