//! Scenarios on top of the open workbook: which of them stand beside it, what they come to, and what is done with them.

pub mod lens;
pub mod live;
mod playing;
pub mod to_balance;
pub mod view;
pub mod within;

use super::commit::one_line;
use super::effect::Effect;
use super::meeting_log;
use super::sheet::SheetId;
use super::state::{Open, State, StepLabel};
use super::update::perform;
use super::wall::Wall;
use crate::file::limit;
use crate::lang::scenario::words;
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, ScenarioEdit};
use crate::model::id::ScenarioId;
use crate::model::scenario::Scenario;
use crate::rules::drift::{Lens, Tables};
use crate::rules::scenario::beside::{self, BesideRow};
use crate::rules::scenario::{self as rule, Lost, Outcome, Played};
use live::Live;
pub use playing::live;
pub(super) use playing::{as_written, look, refresh, settle};
use playing::{play_some, try_live};
use within::Within;

/// The most scenarios that stand beside the base.
pub const MOST: usize = 5;

/// The scenarios that are looked at.
#[derive(Debug, Clone, Default)]
pub struct Trials {
    /// Those that are not shown beside the base, though they are not archived.
    hidden: Vec<ScenarioId>,
    /// The one whose changes are listed.
    pub chosen: Option<ScenarioId>,
    /// What is tried live on one of them.
    live: Option<Live>,
    /// The change that is looked at through the member lens.
    lens: Option<Box<lens::Looked>>,
    /// The one whose tables are looked at.
    pub(super) within: Option<Within>,
    /// What is shown of all this to a meeting.
    pub(super) wall: Option<Wall>,
    /// The version of the workbook that they were played on.
    version: Option<u64>,
    /// Those beside the base, in order, with what they come to.
    pub played: Vec<(ScenarioId, Played)>,
    /// What they mean for each member beside the base: kept, as it adds up whole tables.
    pub holders: Vec<BesideRow>,
    /// The projects in the base and in each of them.
    pub projects: Vec<BesideRow>,
    /// What was proposed last so that the result reaches a target.
    pub to_balance: Option<Box<to_balance::Asked>>,
}

impl Trials {
    /// Whether these, and no others, stand beside the base.
    fn has(&self, shown: &[ScenarioId]) -> bool {
        self.played.iter().map(|(id, _)| id).eq(shown)
    }

    /// The scenario of a base whose tables are looked at.
    #[must_use]
    pub fn within_of<'w>(&self, base: &'w Workbook) -> Option<&'w Scenario> {
        base.scenario(self.within.as_ref()?.id())
    }

    /// Whether these were played on this version of the workbook.
    fn is_of(&self, version: u64, shown: &[ScenarioId]) -> bool {
        self.version == Some(version) && self.has(shown)
    }

    /// Forgets what they come to.
    fn forget(&mut self) {
        (self.version, self.played) = (None, Vec::new());
        (self.holders, self.projects) = (Vec::new(), Vec::new());
    }

    /// Keeps what they mean for members and projects.
    fn add_up(&mut self, base: &Workbook, tables: &Tables) {
        let played: Vec<&Played> = self.played.iter().map(|(_, played)| played).collect();
        (self.holders, self.projects) =
            (beside::holders(base, tables, &played), beside::projects(base, tables, &played));
    }

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
    /// Shows the tables of one, or those of the base again.
    LookIn(Option<ScenarioId>),
    /// Says what the change at a place of the chosen one alone means for each member; of none without a place.
    Lens(Option<usize>),
    /// Takes the change at a place away.
    Drop(ScenarioId, usize),
    /// Lets the change at a place count or not, without writing that down.
    Tick(ScenarioId, usize, bool),
    /// Moves the slider of the change at a place, without writing that down.
    Slide(ScenarioId, usize, i32),
    /// Says what a scenario comes to: its slider has been let go.
    Say(ScenarioId),
    /// Writes down what is tried live.
    Keep,
    /// Gives up what is tried live.
    GiveUp,
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
        Ask::Look => {
            look(state);
            Vec::new()
        }
        Ask::Show(id, is_shown) => {
            let Some(open) = state.open.as_mut() else { return Vec::new() };
            if is_shown && is_full(open) {
                return vec![Effect::Announce(words(state.lang).most.to_owned())];
            }
            let trials = open.trials.get_or_insert_default();
            trials.hidden.retain(|known| *known != id);
            if !is_shown {
                trials.hidden.push(id);
            }
            look(state);
            Vec::new()
        }
        Ask::Choose(id) => {
            if let Some(open) = state.open.as_mut() {
                open.trials.get_or_insert_default().chosen = Some(id);
            }
            Vec::new()
        }
        Ask::Lens(at) => lens::look_at(state, at),
        Ask::LookIn(id) => within::look_in(state, id),
        Ask::Drop(id, at) => {
            let Some(mut scenario) = scenario(state, id).cloned() else { return Vec::new() };
            if at < scenario.changes.len() {
                scenario.changes.remove(at);
            }
            put(state, scenario)
        }
        Ask::Tick(id, at, counts) => {
            let mut effects = leave_other(state, id);
            try_live(state, id, |live| live.tick(at, counts));
            effects.extend(said(state, id));
            effects
        }
        Ask::Slide(id, at, to) => {
            let effects = leave_other(state, id);
            try_live(state, id, |live| live.slide(at, to));
            effects
        }
        Ask::Say(id) => said(state, id).into_iter().collect(),
        Ask::Keep => {
            let kept = state.open.as_ref().and_then(|open| {
                let live = live(open)?;
                Some(live.scenario(open.workbook.scenario(live.id)?))
            });
            let logged = meeting_log::to_log(state);
            kept.map(|kept| put_with(state, kept, logged)).unwrap_or_default()
        }
        Ask::GiveUp => {
            let mut effects = meeting_log::before_leaving(state);
            let Some(open) = state.open.as_mut() else { return Vec::new() };
            let given_up = open.trials.as_mut().and_then(|trials| trials.live.take());
            if let Some(live) = given_up {
                play_some(open, live.id);
            }
            effects.push(Effect::Focus);
            effects
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

/// Something is tried on a scenario: what was tried on another one is left, and logged.
fn leave_other(state: &mut State, id: ScenarioId) -> Vec<Effect> {
    let other = state.open.as_ref().and_then(live).filter(|live| live.id != id);
    if other.is_some() { meeting_log::before_leaving(state) } else { Vec::new() }
}

fn scenario(state: &State, id: ScenarioId) -> Option<&Scenario> {
    state.open.as_ref()?.workbook.scenario(id)
}

/// The scenarios beside the base, in the order of the workbook.
#[must_use]
pub fn shown(open: &Open) -> Vec<ScenarioId> {
    let hidden = open.trials.as_ref().map(|trials| trials.hidden.as_slice()).unwrap_or_default();
    let all = open.workbook.scenarios.iter().filter(|scenario| !scenario.is_archived);
    all.map(|scenario| scenario.id).filter(|id| !hidden.contains(id)).take(MOST).collect()
}

/// Whether no other scenario can be shown beside the base.
pub(super) fn is_full(open: &Open) -> bool {
    shown(open).len() >= MOST
}

/// Whether the workbook can have no more scenarios.
pub(super) fn has_all(open: &Open) -> bool {
    open.workbook.scenarios.len() >= limit::SCENARIOS
}

/// The scenario whose changes are listed: the chosen one, or the first beside the base.
#[must_use]
pub fn chosen(open: &Open) -> Option<&Scenario> {
    let chosen = open.trials.as_ref().and_then(|trials| trials.chosen);
    chosen
        .and_then(|id| open.workbook.scenario(id))
        .or_else(|| open.workbook.scenarios.iter().find(|scenario| !scenario.is_archived))
}

/// Stands for the identity of a scenario that is not in the workbook yet: none has it there. It gets one of its own when it is put
/// into it.
#[must_use]
pub fn unused(workbook: &Workbook) -> ScenarioId {
    (0..).map(ScenarioId).find(|id| workbook.scenario(*id).is_none()).unwrap_or(ScenarioId(u64::MAX))
}

/// Puts a scenario in the place of what it was, or a new one at the end, as one step; the changes of it are listed from then
/// on.
pub(super) fn put(state: &mut State, scenario: Scenario) -> Vec<Effect> {
    put_with(state, scenario, Vec::new())
}

/// The same, with more that belongs to the step.
fn put_with(state: &mut State, mut scenario: Scenario, mut more: Vec<Edit>) -> Vec<Effect> {
    state.dialog = None;
    if self::scenario(state, scenario.id).is_none() {
        scenario.id = state.ids.fresh();
    }
    // Whoever named it, what is stored opens again.
    scenario.name = one_line(&scenario.name);
    let (id, name) = (scenario.id, scenario.name.clone());
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    follow_live(open, &scenario);
    open.trials.get_or_insert_default().chosen = Some(id);
    let end = open.workbook.scenarios.len();
    let (edit, verb) = match open.workbook.scenario(id) {
        Some(known) if *known == scenario => return vec![Effect::Focus],
        Some(_) => (ScenarioEdit::Put(Box::new(scenario)), Verb::Change),
        None => (ScenarioEdit::Insert(end, Box::new(scenario)), Verb::Add),
    };
    let label = StepLabel { verb, what: What::Named(name) };
    let edit = Edit::Scenario(edit);
    let edit = if more.is_empty() {
        edit
    } else {
        more.push(edit);
        Edit::Batch(more)
    };
    let mut effects = perform(state, edit, label);
    look(state);
    effects.extend(said(state, id));
    effects.push(Effect::Focus);
    effects
}

/// A scenario is about to be written down with other changes: what is tried on it goes on with those that stay.
pub(super) fn follow_live(open: &mut Open, scenario: &Scenario) {
    let is_tried = live(open).is_some_and(|live| live.id == scenario.id);
    let tried = open.trials.as_mut().and_then(|trials| trials.live.as_mut());
    if let Some(live) = tried.filter(|_| is_tried) {
        live.follow(&scenario.changes);
    }
}

/// Says what a scenario comes to.
fn said(state: &State, id: ScenarioId) -> Option<Effect> {
    let open = state.open.as_ref()?;
    let outcome = outcomes(open).into_iter().find(|outcome| outcome.id == Some(id))?;
    Some(Effect::Announce(crate::lang::scenario::outcome(state.lang, &open.workbook, &outcome)))
}

fn copy(state: &mut State, id: ScenarioId) -> Vec<Effect> {
    let (Some(open), Some(known)) = (state.open.as_ref(), scenario(state, id)) else { return Vec::new() };
    if has_all(open) {
        return vec![Effect::Announce(words(state.lang).too_many.to_owned())];
    }
    let names: Vec<&str> = open.workbook.scenarios.iter().map(|of| of.name.as_str()).collect();
    let name = (2..).map(|n| format!("{} ({n})", known.name)).find(|name| !names.contains(&name.as_str()));
    let id = unused(&open.workbook);
    let copy = Scenario { id, name: name.unwrap_or_default(), is_archived: false, ..known.clone() };
    put(state, copy)
}

/// What the base and the scenarios beside it come to, in order.
#[must_use]
pub fn outcomes(open: &Open) -> Vec<Outcome> {
    let played = open.trials.as_ref().map(|trials| trials.played.as_slice()).unwrap_or_default();
    rule::outcomes(&open.tables, played, Lens::Total)
}

/// The changes of a scenario that count for nothing, where it is shown beside the base.
#[must_use]
pub fn lost(open: &Open, id: ScenarioId) -> Vec<Lost> {
    let played = open.trials.iter().flat_map(|trials| &trials.played);
    let found = played.filter(|(known, _)| *known == id).flat_map(|(_, played)| &played.lost);
    let counting = live(open).filter(|live| live.id == id).map(Live::counting);
    // Only those that count have been played.
    let at = |index: usize| counting.as_ref().map_or(Some(index), |places| places.get(index).copied());
    found
        .filter(|lost| lost.scenario == id)
        .filter_map(|lost| Some(Lost { index: at(lost.index)?, ..lost.clone() }))
        .collect()
}
