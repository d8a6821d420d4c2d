//! Scenarios on top of the open workbook: which of them stand beside it, what they come to, and what is done with them.

pub mod to_balance;
pub mod view;

use super::effect::Effect;
use super::sheet::SheetId;
use super::state::{Open, State, StepLabel};
use super::update::perform;
use crate::file::limit;
use crate::lang::scenario::words;
use crate::lang::{Verb, What};
use crate::model::edit::{Edit, ScenarioEdit};
use crate::model::id::ScenarioId;
use crate::model::scenario::Scenario;
use crate::rules::scenario::{self as rule, Lost, Outcome, Played, chain, play};

/// The most scenarios that stand beside the base.
pub const MOST: usize = 5;

/// The scenarios that are looked at.
#[derive(Debug, Clone, Default)]
pub struct Trials {
    /// Those that are not shown beside the base, though they are not archived.
    hidden: Vec<ScenarioId>,
    /// The one whose changes are listed.
    pub chosen: Option<ScenarioId>,
    /// The version of the workbook that they were played on.
    version: Option<u64>,
    /// Those beside the base, in order, with what they come to.
    pub played: Vec<(ScenarioId, Played)>,
    /// What was proposed last so that the result reaches a target.
    pub to_balance: Option<Box<to_balance::Asked>>,
}

impl Trials {
    /// The tables with them side by side; none while there is nothing beside the base.
    #[must_use]
    pub fn sheets(&self) -> Vec<SheetId> {
        match self.played.first() {
            None => Vec::new(),
            Some((_, played)) if played.workbook.projects().next().is_none() => {
                vec![SheetId::ScenarioMembers, SheetId::Scenarios]
            }
            Some(_) => vec![SheetId::ScenarioMembers, SheetId::Scenarios, SheetId::ScenarioProjects],
        }
    }
}

/// What is tried in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    /// Prognoses become larger or smaller.
    Rows,
    /// A figure is typed over.
    Cell,
    /// A measure counts or not, or starts at another time.
    Measure,
    /// A project is moved, cut or cancelled.
    Project,
    /// A key takes the place of another.
    Key,
}

/// What is asked of the scenarios.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// They are to be seen: play them if that has not been done.
    Look,
    /// Shows one beside the base, or not any more.
    Show(ScenarioId, bool),
    /// Lists the changes of one.
    Choose(ScenarioId),
    /// Takes the change at a place away.
    Drop(ScenarioId, usize),
    /// Makes a copy.
    Copy(ScenarioId),
    /// Puts one away, or brings it back.
    Archive(ScenarioId, bool),
    /// Deletes one.
    Delete(ScenarioId),
}

/// Does what is asked.
pub(super) fn ask(state: &mut State, ask: Ask) -> Vec<Effect> {
    match ask {
        Ask::Look => look(state),
        Ask::Show(id, is_shown) => {
            if is_shown && shown_now(state).len() >= MOST {
                return vec![Effect::Announce(words(state.lang).most.to_owned())];
            }
            with_trials(state, |trials| {
                trials.hidden.retain(|known| *known != id);
                if !is_shown {
                    trials.hidden.push(id);
                }
                trials.version = None;
            });
            look(state)
        }
        Ask::Choose(id) => {
            with_trials(state, |trials| trials.chosen = Some(id));
            Vec::new()
        }
        Ask::Drop(id, at) => {
            let Some(mut scenario) = scenario(state, id).cloned() else { return Vec::new() };
            if at < scenario.changes.len() {
                scenario.changes.remove(at);
            }
            put(state, scenario)
        }
        Ask::Copy(id) => copy(state, id),
        Ask::Archive(id, is_archived) => {
            let Some(scenario) = scenario(state, id).cloned() else { return Vec::new() };
            put(state, Scenario { is_archived, ..scenario })
        }
        Ask::Delete(id) => {
            let Some(name) = scenario(state, id).map(|scenario| scenario.name.clone()) else {
                return Vec::new();
            };
            let label = StepLabel { verb: Verb::Delete, what: What::Named(name) };
            let mut effects = perform(state, Edit::Scenario(ScenarioEdit::Remove(id)), label);
            effects.push(Effect::Focus);
            effects
        }
    }
}

fn scenario(state: &State, id: ScenarioId) -> Option<&Scenario> {
    state.open.as_ref()?.workbook.scenario(id)
}

fn with_trials(state: &mut State, with: impl FnOnce(&mut Trials)) {
    if let Some(open) = state.open.as_mut() {
        with(open.trials.get_or_insert_default());
        open.version += 1;
    }
}

/// The scenarios beside the base, in the order of the workbook.
fn shown_now(state: &State) -> Vec<ScenarioId> {
    state.open.as_ref().map(shown).unwrap_or_default()
}

/// The same of an open workbook.
#[must_use]
pub fn shown(open: &Open) -> Vec<ScenarioId> {
    let hidden = open.trials.as_ref().map(|trials| trials.hidden.as_slice()).unwrap_or_default();
    let all = open.workbook.scenarios.iter().filter(|scenario| !scenario.is_archived);
    all.map(|scenario| scenario.id).filter(|id| !hidden.contains(id)).take(MOST).collect()
}

/// The scenario whose changes are listed: the chosen one, or the first beside the base.
#[must_use]
pub fn chosen(open: &Open) -> Option<&Scenario> {
    let chosen = open.trials.as_ref().and_then(|trials| trials.chosen);
    chosen
        .and_then(|id| open.workbook.scenario(id))
        .or_else(|| open.workbook.scenarios.iter().find(|scenario| !scenario.is_archived))
}

/// Plays what stands beside the base, where the base has changed since.
fn look(state: &mut State) -> Vec<Effect> {
    with_trials(state, |_| {});
    refresh(state);
    Vec::new()
}

/// Plays the scenarios anew, where they are looked at and the workbook is another than they were played on.
pub(super) fn refresh(state: &mut State) {
    let Some(open) = state.open.as_mut() else { return };
    let shown = shown(open);
    let Some(trials) = open.trials.as_mut() else { return };
    if trials.version == Some(open.version) {
        return;
    }
    trials.version = Some(open.version);
    let base = &open.workbook;
    trials.played =
        shown.into_iter().map(|id| (id, play(base, &open.tables, &chain(&base.scenarios, id)))).collect();
    // The columns that were selected may stand elsewhere.
    if open.view == super::state::View::Scenarios {
        open.selected = None;
    }
}

/// Stands for the identity of a scenario that is not in the workbook yet; it gets one of its own there.
pub const NEW: ScenarioId = ScenarioId(0);

/// Puts a scenario in the place of what it was, or a new one at the end, as one step; the changes of it are listed from then
/// on.
pub(super) fn put(state: &mut State, mut scenario: Scenario) -> Vec<Effect> {
    state.dialog = None;
    if scenario.id == NEW && self::scenario(state, NEW).is_none() {
        scenario.id = state.ids.fresh();
    }
    let (id, name) = (scenario.id, scenario.name.clone());
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    open.trials.get_or_insert_default().chosen = Some(id);
    let end = open.workbook.scenarios.len();
    let (edit, verb) = match open.workbook.scenario(id) {
        Some(known) if *known == scenario => return vec![Effect::Focus],
        Some(_) => (ScenarioEdit::Put(Box::new(scenario)), Verb::Change),
        None => (ScenarioEdit::Insert(end, Box::new(scenario)), Verb::Add),
    };
    let label = StepLabel { verb, what: What::Named(name) };
    let mut effects = perform(state, Edit::Scenario(edit), label);
    effects.extend(said(state, id));
    effects.push(Effect::Focus);
    effects
}

/// Says what a scenario comes to.
fn said(state: &State, id: ScenarioId) -> Option<Effect> {
    let open = state.open.as_ref()?;
    let outcome = outcomes(open).into_iter().find(|outcome| outcome.id == Some(id))?;
    Some(Effect::Announce(crate::lang::scenario::outcome(state.lang, &open.workbook, &outcome)))
}

fn copy(state: &mut State, id: ScenarioId) -> Vec<Effect> {
    let Some(known) = scenario(state, id) else { return Vec::new() };
    let names: Vec<&str> =
        state.open.iter().flat_map(|open| &open.workbook.scenarios).map(|of| of.name.as_str()).collect();
    if names.len() >= limit::SCENARIOS {
        return vec![Effect::Announce(words(state.lang).too_many.to_owned())];
    }
    let name = (2..).map(|n| format!("{} ({n})", known.name)).find(|name| !names.contains(&name.as_str()));
    let copy = Scenario { id: NEW, name: name.unwrap_or_default(), is_archived: false, ..known.clone() };
    put(state, copy)
}

/// What the base and the scenarios beside it come to, in order.
#[must_use]
pub fn outcomes(open: &Open) -> Vec<Outcome> {
    let played = open.trials.as_ref().map(|trials| trials.played.as_slice()).unwrap_or_default();
    rule::outcomes(&open.tables, played)
}

/// The changes of a scenario that count for nothing, where it is shown beside the base.
#[must_use]
pub fn lost(open: &Open, id: ScenarioId) -> Vec<Lost> {
    let played = open.trials.iter().flat_map(|trials| &trials.played);
    let found = played.filter(|(known, _)| *known == id).flat_map(|(_, played)| &played.lost);
    found.filter(|lost| lost.scenario == id).cloned().collect()
}
