//! Charts of the open workbook: which there are, each with its drawing, the table behind it, and what is said of it.

mod amounts;
mod beside;
mod capital;
pub mod drawing;
mod frame;
mod label;
mod members;
mod projects;
mod scale;
pub mod svg;
mod trend;
mod used;
mod waterfall;

use super::effect::Effect;
use super::place::Destination;
use super::sheet::Value;
use super::shelf::file_name;
use super::state::{Open, State, View};
use crate::lang::chart::{of_scenario, title};
use crate::rules::chart::{self as rule, Kind};
use crate::rules::drift::Lens;
use crate::rules::summary::result;
use amounts::Source;
use drawing::{Area, Drawing, WIDTH};
pub use label::width;

/// A chart, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Which one.
    pub kind: Kind,
    /// What it shows.
    pub title: String,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// What else is to be known: signs, what is left out, what is rounded.
    pub notes: Vec<String>,
    /// What the columns of its table hold.
    pub headings: Vec<&'static str>,
    /// The rows of its table; the name comes first. Totals come last.
    pub rows: Vec<Vec<Cell>>,
    /// As it is drawn.
    pub drawing: Drawing,
    /// Its parts, in the order in which keys go through them.
    pub parts: Vec<Part>,
}

/// What stands in a cell of a chart's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// As it is written.
    pub text: String,
    /// The number that it is, where it is one.
    pub value: Option<Value>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, value: None }
    }
}

/// A part of a chart that one can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it is drawn.
    pub area: Area,
    /// What it is and its figures, in words.
    pub said: String,
    /// Where it leads, if anywhere.
    pub to: Option<Destination>,
}

/// What is asked of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Show another one.
    Show(Kind),
    /// Save one to a file.
    Save(Kind, Format),
    /// The browser could not make a picture of it.
    NoPicture,
}

/// How a chart is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As a drawing that can be made larger without loss.
    Svg,
    /// As a picture, twice as fine as the drawing.
    Png,
}

/// The charts that have something to show, in order.
#[must_use]
pub fn offered(state: &State) -> Vec<Kind> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let played = open.trials.iter().flat_map(|trials| &trials.played).map(|(id, _)| Kind::Scenario(*id));
    let all = Kind::OF_BASE.into_iter().chain([Kind::Beside]).chain(played);
    all.filter(|kind| has(open, *kind)).collect()
}

/// The same with their names.
#[must_use]
pub fn named(state: &State) -> Vec<(Kind, String)> {
    let name = |kind| match kind {
        Kind::Scenario(id) => {
            let found = state.open.as_ref().and_then(|open| open.workbook.scenario(id));
            of_scenario(state.lang, found.map_or("", |scenario| &scenario.name))
        }
        kind => title(state.lang, kind).to_owned(),
    };
    offered(state).into_iter().map(|kind| (kind, name(kind))).collect()
}

fn has(open: &Open, kind: Kind) -> bool {
    let (workbook, tables) = (&open.workbook, &open.tables);
    match kind {
        Kind::Waterfall => rule::waterfall(tables, Lens::Total).is_some(),
        Kind::Used => !rule::used(tables, Lens::Total).is_empty(),
        Kind::Members => !rule::parts(workbook, tables).is_empty(),
        Kind::Projects => !rule::projects(workbook, tables.formulas()).projects.is_empty(),
        Kind::Trend => !rule::trend(workbook, tables, Lens::Total).is_empty(),
        Kind::Capital => !rule::coming(workbook, tables.formulas()).is_empty(),
        Kind::Beside | Kind::Scenario(_) => {
            open.trials.as_ref().is_some_and(|trials| !trials.played.is_empty())
                && result(tables).prognosis.is_some()
        }
    }
}

/// The chart that is shown: the one that was chosen, or the first that has something to show.
#[must_use]
pub fn shown(state: &State) -> Option<Chart> {
    let chosen = state.open.as_ref()?.chart;
    chart(state, chosen).or_else(|| chart(state, offered(state).into_iter().next()?))
}

/// A chart of the open workbook; `None` where there is nothing to show.
#[must_use]
pub fn chart(state: &State, kind: Kind) -> Option<Chart> {
    let source = Source::new(state)?;
    match kind {
        Kind::Waterfall => waterfall::of(&source),
        Kind::Used => used::of(&source),
        Kind::Members => members::of(&source),
        Kind::Projects => projects::of(&source),
        Kind::Capital => capital::of(&source),
        Kind::Trend => trend::of(&source),
        Kind::Beside => beside::of(&source),
        Kind::Scenario(id) => waterfall::of_scenario(&source, id),
    }
}

/// Whether a view shows projects, which have a unit of their own.
#[must_use]
pub fn is_of_projects(open: &Open) -> bool {
    match open.view {
        View::Investments => true,
        View::Charts => open.chart == Kind::Projects,
        _ => false,
    }
}

/// Does what is asked.
pub(super) fn ask(state: &mut State, ask: Ask) -> Vec<Effect> {
    match ask {
        Ask::Show(kind) => super::update::with_open(state, |open| open.chart = kind),
        Ask::Save(kind, format) => save(state, kind, format).into_iter().collect(),
        Ask::NoPicture => {
            vec![Effect::Announce(crate::lang::chart::words(state.lang).no_picture.to_owned())]
        }
    }
}

fn save(state: &State, kind: Kind, format: Format) -> Option<Effect> {
    let chart = chart(state, kind)?;
    let workbook = &state.open.as_ref()?.workbook;
    let name =
        format!("{} {} {}", file_name(&chart.title), file_name(&workbook.name), workbook.year.number());
    let text = svg::svg(&chart.drawing, &chart.title, &chart.summary);
    Some(match format {
        Format::Svg => Effect::Download { name: format!("{name}.svg"), text },
        Format::Png => {
            Effect::Picture { name: format!("{name}.png"), svg: text, size: (WIDTH, chart.drawing.height) }
        }
    })
}
