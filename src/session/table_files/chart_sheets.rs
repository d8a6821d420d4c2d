//! The table beside each chart as a sheet of a file of spreadsheets, and what is said of the chart beneath it.

use super::book::LONGEST_NAME;
use super::listed::{Line, Listed, figure, nothing, text};
use crate::lang::table_file::words;
use crate::rules::chart::Kind;
use crate::session::charts::{self, Chart, chart, offered};
use crate::session::sheet::Value;
use crate::session::state::State;

/// The charts that have something to show, a sheet for each: their columns hold different things.
pub(super) fn all(state: &State) -> Vec<Listed> {
    offered(state).into_iter().filter_map(|kind| Some(sheet(state, &chart(state, kind)?))).collect()
}

fn sheet(state: &State, of: &Chart) -> Listed {
    let caption = words(state.lang).chart_named.replace("{}", &of.title);
    let last = of.rows.len().saturating_sub(1);
    let is_sum = |at: usize| at == last && has_total(of.kind);
    let cell = |cell: &charts::Cell| match cell.value {
        Some(value) => figure(value, &cell.text, state.lang.numbers()),
        None => nothing(),
    };
    let row = |(at, row): (usize, &Vec<charts::Cell>)| -> Line {
        let name = row.first().map(|name| text(&name.text));
        (is_sum(at), 0, name.into_iter().chain(row.iter().skip(1).map(cell)).collect())
    };
    let said = [&of.summary].into_iter().chain(&of.notes).filter(|said| !said.is_empty());
    let said = said.map(|said| (false, 0, vec![text(said)]));
    Listed {
        // The word is there to tell it from the tables, where there is room for it.
        name: if caption.replace(": ", " ").chars().count() <= LONGEST_NAME {
            caption.clone()
        } else {
            of.title.clone()
        },
        caption,
        headings: headings(of),
        rows: of.rows.iter().enumerate().map(row).chain(said).collect(),
        prose: None,
    }
}

/// Whether the last row of a chart's table is the total of the others.
fn has_total(kind: Kind) -> bool {
    match kind {
        Kind::Waterfall | Kind::Scenario(_) | Kind::Members | Kind::Projects | Kind::Capital => true,
        Kind::Used | Kind::Trend | Kind::Beside => false,
    }
}

/// What the columns hold, those of amounts with their unit.
fn headings(of: &Chart) -> Vec<String> {
    let unit = |at: usize| {
        of.rows.iter().find_map(|row| match row.get(at)?.value? {
            Value::Amount(_, shown) => Some(shown.unit.abbreviation()),
            Value::Ratio(_) | Value::Number(_) => None,
        })
    };
    let heading = |(at, heading): (usize, &&str)| match unit(at) {
        Some(unit) => format!("{heading} ({unit})"),
        None => (*heading).to_owned(),
    };
    of.headings.iter().enumerate().map(heading).collect()
}
