//! The ordinary tables of a scenario: looking at them, and what is written there as changes of it.
//!
//! ```text
//! base ──played──▶ the workbook as it would be ──▶ tables ──cell written──▶ Edit ──▶ changes of the scenario ──▶ base with them
//! ```
//!
//! The workbook that is stored stays the base. What is played is only looked at, and planned with: no edit ever goes from it to
//! the base but as a change of the scenario.

mod reset;
mod written;

use crate::lang::scenario::{difference_in_words, result_in_words};
use crate::lang::within::words;
use crate::model::id::ScenarioId;
use crate::model::scenario::{Change, Scenario};
use crate::rules::scenario::{Outcome, Played, chain, play};
use crate::rules::why::Book;
use crate::session::command::Command;
use crate::session::effect::Effect;
use crate::session::state::{Open, State, View};
use crate::session::update::with_open;
pub use reset::is_typed;
pub(in crate::session) use reset::{can_reset, reset_cells, reset_rows};
pub(in crate::session) use written::{ask_again, perform, planned, write, written};

/// A scenario that is looked at in its tables.
#[derive(Debug, Clone)]
pub struct Within {
    /// Which.
    id: ScenarioId,
    /// What it comes to.
    played: Played,
    /// Changes that are being written, until all of them are.
    written: Vec<Change>,
    /// Whether nothing but its changes has changed since it was played.
    is_on_the_same: bool,
    /// Why something was not done last.
    refused: Option<&'static str>,
}

impl Within {
    /// Which scenario.
    #[must_use]
    pub fn id(&self) -> ScenarioId {
        self.id
    }

    /// The workbook as it would be, with its tables.
    #[must_use]
    pub fn book(&self) -> Book<'_> {
        Book { workbook: &self.played.workbook, tables: &self.played.tables }
    }
}

/// What is said above the tables while a scenario is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banner {
    /// The scenario's name.
    pub name: String,
    /// What it comes to, beside the base; in a view that shows the base, that it does.
    pub says: String,
    /// Whether the view shows the scenario.
    pub is_shown: bool,
}

/// What is said above the tables; `None` while they are those of the base.
#[must_use]
pub fn banner(state: &State) -> Option<Banner> {
    let open = state.open.as_ref()?;
    let is_shown = open.view.shows_a_scenario();
    let said = words(state.lang);
    let says = match open.view {
        _ if is_shown => comes_to(state)?,
        View::Scenarios => said.side_by_side.to_owned(),
        _ => said.shows_the_base.to_owned(),
    };
    Some(Banner { name: within(open)?.name.clone(), says, is_shown })
}

/// The scenario that is looked at in its tables, if one is.
#[must_use]
pub fn within(open: &Open) -> Option<&Scenario> {
    open.workbook.scenario(of(open)?.id)
}

fn of(open: &Open) -> Option<&Within> {
    open.trials.as_ref()?.within.as_ref()
}

fn of_mut(open: &mut Open) -> Option<&mut Within> {
    open.trials.as_mut()?.within.as_mut()
}

/// Whether what is written in the view goes to a scenario.
#[must_use]
pub fn takes_what_is_written(open: &Open) -> bool {
    open.view.shows_a_scenario() && of(open).is_some()
}

/// Whether a command is about what only the base has, so that it cannot be done while a scenario takes what is written.
#[must_use]
pub fn is_of_the_base(command: Command) -> bool {
    matches!(
        command,
        Command::Note
            | Command::NoteRow
            | Command::NoteMonth
            | Command::RemoveNote
            | Command::Hold
            | Command::Controls
            | Command::Decisions
            | Command::InsertRow
            | Command::InsertGroup
            | Command::DeleteRows
            | Command::MoveUp
            | Command::MoveDown
            | Command::Group
            | Command::Ungroup
            | Command::Properties
            | Command::Prognoses
            | Command::Fan
            | Command::Adjustments
            | Command::CarryOver
            | Command::KeyFrom
            | Command::OpenTable
    )
}

/// Shows the tables of a scenario, or those of the base again.
pub(super) fn look_in(state: &mut State, id: Option<ScenarioId>) -> Vec<Effect> {
    state.dialog = None;
    let Some(id) = id else { return leave(state) };
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    if open.workbook.scenario(id).is_none() {
        return Vec::new();
    }
    let played = play(&open.workbook, &open.tables, &chain(&open.workbook.scenarios, id));
    let trials = open.trials.get_or_insert_default();
    trials.chosen = Some(id);
    trials.within = Some(Within { id, played, written: Vec::new(), is_on_the_same: false, refused: None });
    (open.version, open.cut) = (open.version + 1, None);
    let mut effects = with_open(state, |open| {
        if !open.view.shows_a_scenario() {
            open.view = View::Drift;
        }
    });
    let said = comes_to(state).map(|result| words(state.lang).entered.replace("{}", &result));
    effects.extend(said.map(Effect::Announce));
    effects.push(Effect::Focus);
    effects
}

/// Shows the tables of the base again.
pub(in crate::session) fn leave(state: &mut State) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let trials = open.trials.as_mut();
    if trials.and_then(|trials| trials.within.take()).is_none() {
        return Vec::new();
    }
    (open.version, open.cut) = (open.version + 1, None);
    vec![Effect::Announce(words(state.lang).left.to_owned()), Effect::Focus]
}

/// What the scenario comes to, and by how much that differs from the base: `underskott 1 216 tkr, 216 tkr sämre än basen`.
fn comes_to(state: &State) -> Option<String> {
    let open = state.open.as_ref()?;
    let within = of(open)?;
    let Outcome { result, difference, .. } = Outcome::beside(&open.tables, within.id, &within.played.tables);
    let result = result_in_words(state.lang, &open.workbook, result);
    let difference = difference.map(|of| difference_in_words(state.lang, &open.workbook, of));
    Some([result].into_iter().chain(difference).collect::<Vec<_>>().join(", "))
}

/// The workbook has changed: plays the scenario anew. One that has gone is not looked at any more.
pub(in crate::session) fn refresh(state: &mut State) {
    let Some(open) = state.open.as_mut() else { return };
    let Some(trials) = open.trials.as_mut() else { return };
    let Some(within) = trials.within.as_mut() else { return };
    let chain = chain(&open.workbook.scenarios, within.id);
    if chain.is_empty() {
        // What was being written for it, while another tab took it away, must not come to the base.
        (trials.within, open.editor) = (None, None);
        return;
    }
    let is_on_the_same = std::mem::take(&mut within.is_on_the_same);
    if !is_on_the_same || within.played.again(&open.tables, &chain).is_err() {
        within.played = play(&open.workbook, &open.tables, &chain);
    }
}
