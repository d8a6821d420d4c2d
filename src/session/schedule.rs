//! What projects cost in each year of their lives, as a table in kronor: to look at, to copy and to save.

use litemap::LiteMap;

use super::effect::Effect;
use super::list::csv;
use super::shelf::file_name;
use super::state::State;
use crate::lang::capital::{without, words};
use crate::model::id::ProjectId;
use crate::model::money::Money;
use crate::model::unit::Unit;
use crate::rules::capital::{Year, schedule};
use crate::text::number::{edit_text, format_number};

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Which project; all of them if it has no name.
    pub name: String,
    /// Why there are no years, where there are none.
    pub without: Option<&'static str>,
    /// What the columns hold.
    pub headings: [&'static str; 5],
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
    let (texts, words) = (state.lang.texts(), words(state.lang));
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
        headings: [texts.year, words.book_value, words.depreciation, words.interest, words.capital_cost],
        totals: [sum(|year| year.depreciation), sum(|year| year.interest), sum(|year| year.cost())],
        years,
    })
}

impl Schedule {
    /// Its rows with the texts of an amount by `write`; the last has the totals.
    fn rows(&self, total: &str, write: impl Fn(Money) -> String) -> Vec<[String; 5]> {
        let row = |year: &Year| {
            let amounts = [year.book_value, year.depreciation, year.interest, year.cost()].map(&write);
            let [book_value, depreciation, interest, cost] = amounts;
            [year.year.to_string(), book_value, depreciation, interest, cost]
        };
        let [depreciation, interest, cost] = self.totals.map(&write);
        let last = [total.to_owned(), String::new(), depreciation, interest, cost];
        self.years.iter().map(row).chain([last]).collect()
    }

    /// Its rows as they are shown, in kronor; the last has the totals.
    #[must_use]
    pub fn shown(&self, state: &State) -> Vec<[String; 5]> {
        let style = state.lang.numbers();
        self.rows(state.lang.texts().total, |amount| format_number(amount.as_decimal(), None, style))
    }

    /// The whole table as text, a line for each row, as spreadsheets read it in the user's language.
    #[must_use]
    pub fn text(&self, state: &State, between: char, end: &str) -> String {
        let style = state.lang.numbers();
        // A hyphen for minus is read by all programs.
        let number = |amount| edit_text(amount, Unit::Kr, style).replace('\u{2212}', "-");
        let headings = self.headings.map(str::to_owned);
        let rows = [headings].into_iter().chain(self.rows(state.lang.texts().total, number));
        rows.map(|row| row.join(&between.to_string()) + end).collect()
    }
}

/// Saves the schedule to a file.
pub(super) fn save(state: &State, project: Option<ProjectId>) -> Vec<Effect> {
    let (Some(schedule), Some(open)) = (of(state, project), &state.open) else { return Vec::new() };
    let of = if schedule.name.is_empty() { &open.workbook.name } else { &schedule.name };
    let name = format!("{} {}.csv", words(state.lang).capital_cost, file_name(of));
    csv(name, &schedule.text(state, ';', "\r\n"))
}
