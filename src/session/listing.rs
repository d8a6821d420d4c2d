//! Tables of their own, to look at, to print, to copy and to save: what projects cost year by year, and all decisions.

use super::effect::Effect;
use super::shelf::file_name;
use super::state::State;
use super::{decisions, schedule};
use crate::model::id::ProjectId;
use crate::model::money::Money;
use crate::model::unit::Unit;
use crate::text::number::{edit_text, format_number};

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// What a project costs year by year, or all of them.
    Schedule(Option<ProjectId>),
    /// Every decision of the workbook.
    Decisions,
}

/// A table with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What it is.
    pub title: &'static str,
    /// What it is about.
    pub name: String,
    /// What its amounts are.
    pub caption: &'static str,
    /// Why it has no rows, where it has none.
    pub without: Option<&'static str>,
    /// What the columns hold.
    pub headings: Vec<&'static str>,
    /// Its rows; the last ones are totals.
    pub rows: Vec<Vec<Item>>,
    /// How many of the rows are totals.
    pub totals: usize,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A text.
    Text(String),
    /// An amount in kronor as the organisation writes it.
    Amount(Money),
}

/// The table, unless what it is about is gone.
#[must_use]
pub fn of(state: &State, listed: Listed) -> Option<Listing> {
    match listed {
        Listed::Schedule(project) => schedule::of(state, project).map(|found| found.listing(state)),
        Listed::Decisions => decisions::listing(state),
    }
}

impl Item {
    /// As it is shown.
    #[must_use]
    pub fn shown(&self, state: &State) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Amount(amount) => format_number(amount.as_decimal(), None, state.lang.numbers()),
        }
    }

    /// As spreadsheets read it in the user's language, between these signs.
    fn plain(&self, state: &State, between: char) -> String {
        match self {
            // A hyphen for minus is read by all programs.
            Self::Amount(amount) => {
                edit_text(*amount, Unit::Kr, state.lang.numbers()).replace('\u{2212}', "-")
            }
            Self::Text(text) => {
                // What begins like a formula would be calculated.
                let space = if text.starts_with(['=', '+', '-', '@']) { " " } else { "" };
                if text.contains([between, '"', '\n', '\r']) {
                    format!("\"{space}{}\"", text.replace('"', "\"\""))
                } else {
                    [space, text].concat()
                }
            }
        }
    }
}

impl Listing {
    /// The whole table as text, a line for each row, as spreadsheets read it in the user's language.
    #[must_use]
    pub fn text(&self, state: &State, between: char, end: &str) -> String {
        let headings = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(|item| item.plain(state, between)).collect());
        let join = |row: Vec<String>| row.join(&between.to_string()) + end;
        [headings].into_iter().chain(rows).map(join).collect()
    }
}

/// Saves a table to a file.
pub(super) fn save(state: &State, listed: Listed) -> Vec<Effect> {
    let (Some(listing), Some(open)) = (of(state, listed), &state.open) else { return Vec::new() };
    let of = if listing.name.is_empty() { &open.workbook.name } else { &listing.name };
    let kind = match listed {
        Listed::Schedule(_) => crate::lang::capital::words(state.lang).capital_cost,
        Listed::Decisions => listing.title,
    };
    let name = format!("{kind} {}.csv", file_name(of));
    // The mark says that it is UTF-8, and the semicolon leaves the comma to the decimals.
    vec![Effect::Download { name, text: format!("\u{feff}{}", listing.text(state, ';', "\r\n")) }]
}
