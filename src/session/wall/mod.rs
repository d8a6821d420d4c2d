//! The wall: what a meeting sees, one slide after the other, large and without anything to work with around it; the same in a
//! window for the audience, while the controller works in this one.

mod goals;
pub mod slide;
pub mod word;

use super::charts::offered;
use super::effect::Effect;
use super::scenarios;
use super::sheet::SheetId;
use super::state::{Dialog, Open, State, View};
use crate::rules::chart;
use slide::Slide;

/// What is shown to a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wall {
    /// Which of the slides.
    at: usize,
    /// Whether a window shows it to an audience.
    pub has_audience: bool,
}

/// What is asked of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Shows it, from the slide that goes with the view.
    Present,
    /// Goes on.
    Next,
    /// Goes back.
    Previous,
    /// Goes to the slide at a place, where there is one.
    To(usize),
    /// Goes on with the slide at a place, after this window was loaded again: in silence, as nobody has turned anything.
    Resume(usize),
    /// Another window shows it to an audience, or does no longer.
    Audience(bool),
}

/// Rows that fit on the wall, in letters that can be read from the back of a room.
pub const ROWS: usize = 12;

/// A slide, before it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What the year comes to; scenarios beside the base, where there are any.
    Outcome,
    /// A chart.
    Chart(chart::Kind),
    /// The rows of a table from this one on.
    Table(SheetId, usize),
    /// The goals from this row on.
    Goals(usize),
}

/// Does what is asked.
pub(super) fn step(state: &mut State, step: Step) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let wall = open.trials.get_or_insert_default().wall.get_or_insert_default();
    match step {
        Step::Audience(is_there) => {
            wall.has_audience = is_there;
            scenarios::look(state);
            return Vec::new();
        }
        Step::Resume(at) => {
            wall.at = at;
            return Vec::new();
        }
        Step::Present => state.dialog = Some(Dialog::Wall),
        Step::Next | Step::Previous | Step::To(_) => {}
    }
    scenarios::look(state);
    let all = kinds(state);
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let sheets = open.sheets();
    let (view, chart) = (open.view, open.chart);
    let with_view = all.iter().position(|kind| match kind {
        Kind::Outcome => false,
        Kind::Chart(kind) => view == View::Charts && *kind == chart,
        Kind::Table(sheet, _) => sheets.contains(sheet),
        Kind::Goals(_) => view == View::Goals,
    });
    let Some(wall) = open.trials.as_mut().and_then(|trials| trials.wall.as_mut()) else { return Vec::new() };
    let last = all.len().saturating_sub(1);
    wall.at = match step {
        Step::Present => with_view.unwrap_or_default(),
        Step::Next => wall.at + 1,
        Step::Previous => wall.at.saturating_sub(1),
        Step::To(at) => at,
        Step::Audience(_) | Step::Resume(_) => wall.at,
    }
    .min(last);
    slide(state).map(|slide| Effect::Announce(slide.title)).into_iter().collect()
}

/// Whether a meeting sees what scenarios come to, whatever view is worked in.
#[must_use]
pub fn is_shown(open: &Open) -> bool {
    open.trials.as_ref().and_then(|trials| trials.wall.as_ref()).is_some_and(|wall| wall.has_audience)
}

/// Whether anybody sees the wall: in this window or in another.
#[must_use]
pub fn is_on(state: &State) -> bool {
    state.dialog == Some(Dialog::Wall) || state.open.as_ref().is_some_and(is_shown)
}

/// The place of the slide that was turned to, while anything is presented.
#[must_use]
pub fn place(state: &State) -> Option<usize> {
    let trials = state.open.as_ref()?.trials.as_ref()?;
    Some(trials.wall.as_ref()?.at)
}

/// The slide that is shown, if any.
#[must_use]
pub fn slide(state: &State) -> Option<Slide> {
    let (at, all) = (place(state)?, kinds(state));
    // A workbook that is changed may have fewer.
    let at = at.min(all.len().saturating_sub(1));
    slide::of(state, *all.get(at)?, (at, all.len()))
}

/// All slides of the open workbook, in order: what it comes to first, then the scenarios beside each other, then
/// charts and tables.
fn kinds(state: &State) -> Vec<Kind> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let scenarios = open.trials.as_ref().map(|trials| trials.sheets()).unwrap_or_default();
    let workbook = &open.workbook;
    let several = (workbook.activities.len() > 1).then_some(SheetId::Results);
    let drift = workbook.activities.iter().map(|of| open.look.sheet(of.id));
    let projects = workbook.project_groups.iter().map(|of| SheetId::Projects(of.id));
    let plan = (!workbook.plan.is_empty()).then_some(SheetId::Measures);
    let sheets = several.into_iter().chain(drift).chain(projects).chain(plan).chain([SheetId::Settlement]);
    let (tried, charts): (Vec<_>, Vec<_>) =
        offered(state).into_iter().partition(|kind| kind.is_of_scenarios());
    let pages = |sheet| {
        let rows = state.table(sheet).map_or(0, |table| table.rows.len());
        (0..rows).step_by(ROWS).map(move |first| Kind::Table(sheet, first))
    };
    [Kind::Outcome]
        .into_iter()
        .chain(tried.into_iter().map(Kind::Chart))
        .chain(scenarios.into_iter().flat_map(pages))
        .chain(charts.into_iter().map(Kind::Chart))
        .chain(sheets.flat_map(pages))
        .chain((0..goals::count(state)).step_by(ROWS).map(Kind::Goals))
        .collect()
}
