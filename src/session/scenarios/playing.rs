//! Plays the scenarios: all of them where the workbook has changed, and as few as possible while something is tried live.

use std::borrow::Cow;

use super::live::Live;
use super::{Trials, shown};
use crate::model::id::ScenarioId;
use crate::model::scenario::Scenario;
use crate::rules::scenario::{Played, chain, play};
use crate::session::state::{Moment, Open, State, View};
use crate::session::wall;

/// The scenarios are to be seen, whatever is looked at: what shows them is drawn again if they had to be played.
pub(in crate::session) fn look(state: &mut State) {
    let Some(open) = state.open.as_mut() else { return };
    let shown = shown(open);
    let is_played = open.trials.as_ref().is_some_and(|trials| trials.is_of(open.version, &shown));
    if !is_played {
        look_at(open, &shown);
    }
}

/// The scenarios beside the base as they are written down, whatever is tried live or looked at, and what they come to.
pub(in crate::session) fn as_written(open: &mut Open) -> Option<Box<Trials>> {
    let shown = shown(open);
    let looked_at = open.trials.take();
    if !shown.is_empty() {
        play_all(open, &shown);
    }
    std::mem::replace(&mut open.trials, looked_at)
}

/// The workbook has changed: plays the scenarios anew where somebody looks at them. Elsewhere, where every edit would wait for
/// it, they are forgotten until they are seen: nothing shows the new base beside what was played on the old one.
pub(in crate::session) fn refresh(state: &mut State) {
    let is_on_the_wall = wall::is_on(state);
    let Some(open) = state.open.as_mut() else { return };
    if matches!(open.view, View::Scenarios | View::Charts) || is_on_the_wall {
        let shown = shown(open);
        play_all(open, &shown);
    } else if let Some(trials) = open.trials.as_mut() {
        trials.forget();
    }
}

/// What is tried live, where it is about what the workbook has.
#[must_use]
pub fn live(open: &Open) -> Option<&Live> {
    let live = open.trials.as_ref()?.live.as_ref()?;
    open.workbook.scenario(live.id).filter(|scenario| live.is_about(scenario))?;
    Some(live)
}

/// Tries something live on a scenario, and plays what that changes.
pub(super) fn try_live(state: &mut State, id: ScenarioId, with: impl FnOnce(&mut Live)) {
    let Some(open) = state.open.as_mut() else { return };
    let Some(scenario) = open.workbook.scenario(id) else { return };
    let mut live = live(open).filter(|live| live.id == id).cloned().unwrap_or_else(|| Live::of(scenario));
    with(&mut live);
    let before = open.trials.get_or_insert_default().live.replace(live).map(|live| live.id);
    for id in before.into_iter().filter(|before| *before != id).chain([id]) {
        play_some(open, id);
    }
}

/// The change at a place of what is tried live holds still since this time.
pub(in crate::session) fn settle(state: &mut State, id: ScenarioId, at: usize, when: Moment) {
    let Some(open) = state.open.as_mut() else { return };
    if live(open).is_some_and(|live| live.id == id)
        && let Some(live) = open.trials.as_mut().and_then(|trials| trials.live.as_mut())
    {
        live.settle(at, when);
    }
}

/// The scenarios, one of them as it is tried.
fn as_tried(open: &Open) -> Cow<'_, [Scenario]> {
    let Some(live) = live(open) else { return Cow::Borrowed(&open.workbook.scenarios) };
    let tried = |of: &Scenario| if live.is_about(of) { live.scenario(of) } else { of.clone() };
    Cow::Owned(open.workbook.scenarios.iter().map(tried).collect())
}

/// Plays again what stands on a scenario, and itself: what is tried live changes no other.
pub(super) fn play_some(open: &mut Open, id: ScenarioId) {
    let shown = shown(open);
    if !open.trials.as_ref().is_some_and(|trials| trials.is_of(open.version, &shown)) {
        return look_at(open, &shown);
    }
    let scenarios = as_tried(open).into_owned();
    open.version += 1;
    let Open { workbook: base, tables, trials, version, .. } = open;
    let trials = trials.get_or_insert_default();
    trials.version = Some(*version);
    for (shown, played) in &mut trials.played {
        let chain = chain(&scenarios, *shown);
        if chain.iter().any(|of| of.id == id) && played.again(tables, &chain).is_err() {
            *played = play(base, tables, &chain);
        }
    }
    trials.add_up(base, tables);
}

fn look_at(open: &mut Open, shown: &[ScenarioId]) {
    open.version += 1;
    play_all(open, shown);
}

fn play_all(open: &mut Open, shown: &[ScenarioId]) {
    let scenarios = as_tried(open);
    let played = |id: &ScenarioId| (*id, play(&open.workbook, &open.tables, &chain(&scenarios, *id)));
    let all: Vec<(ScenarioId, Played)> = shown.iter().map(played).collect();
    let trials = open.trials.get_or_insert_default();
    // The columns that were selected may stand elsewhere.
    if !trials.has(shown) && open.view == View::Scenarios {
        open.selected = None;
    }
    (trials.version, trials.played) = (Some(open.version), all);
    trials.add_up(&open.workbook, &open.tables);
}
