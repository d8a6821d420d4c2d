//! Takes restore points: by themselves after steps, and where somebody asks for one.

use super::Keep;
use super::due::{MUCH, due, weight};
use crate::file::journal::RecordId;
use crate::file::point::{Point, Why};
use crate::lang::Verb;
use crate::model::id::WorkbookId;
use crate::session::effect::Effect;
use crate::session::journal::{in_memory, wire_label};
use crate::session::state::{Moment, Open, State};

/// A new point; the shell says its size, and when it is where that is not known.
fn point(state: &mut State, why: Why, step: u64, when: Moment) -> Point {
    state.points.taken += 1;
    // The tab's own number, drawn by chance, keeps points of several tabs apart.
    let id = format!("{step}.{:x}.{}", state.tab, state.points.taken);
    Point { id, when, why, step, bytes: 0, fingerprint: String::new() }
}

/// Takes a point of the open workbook as it is now.
pub(super) fn of_now(state: &mut State, why: Why) -> Vec<Effect> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (workbook, step) = (open.workbook.clone(), open.journal.newest());
    let point = point(state, why, step, Moment::new());
    let when = state.points.now.clone();
    remember(state, workbook.id, &Point { when, ..point.clone() });
    vec![Effect::Keep(Keep::Take(Box::new(workbook), point))]
}

/// Takes a point with a name.
pub(super) fn named(state: &mut State, name: String) -> Vec<Effect> {
    state.dialog = None;
    let mut effects = of_now(state, Why::Named(name));
    effects.push(Effect::Focus);
    effects
}

/// The workbook was saved to a file: as it is in memory, or as it is stored.
pub(in crate::session) fn saved(state: &mut State, id: WorkbookId, at: Moment) -> Effect {
    let found = in_memory(state, id).map(|open| (open.workbook.clone(), open.journal.newest()));
    let step = found.as_ref().map_or(0, |(_, step)| *step);
    let point = point(state, Why::Saved, step, at);
    remember(state, id, &point);
    Effect::Keep(match found {
        Some((workbook, _)) => Keep::Take(Box::new(workbook), point),
        None => Keep::TakeStored(id, point),
    })
}

/// The workbook of the next year is made of the open one.
pub(in crate::session) fn next_year(state: &mut State) -> Vec<Effect> {
    of_now(state, Why::NextYear)
}

/// What is on its way to storage counts as there.
fn remember(state: &mut State, id: WorkbookId, point: &Point) {
    if state.points.of == Some(id)
        && let Some(list) = state.points.list.as_mut()
    {
        list.push(point.clone());
    }
}

/// Looks at the steps of the open workbook that have not been looked at, and takes the points that are due before them.
pub(super) fn by_itself(state: &mut State) -> Vec<Effect> {
    let (Some(open), Some((id, seen))) = (state.open.as_ref(), state.points.followed) else {
        return Vec::new();
    };
    if state.points.of(id).is_none() {
        return Vec::new(); // it is not known yet which points there are
    }
    let newest = open.journal.newest();
    let own = |record: &RecordId| record.number > seen && record.tab == state.tab;
    let steps: Vec<u64> = open.journal.ids().filter(own).map(|record| record.number).collect();
    state.points.followed = Some((id, newest));
    let mut effects = Vec::new();
    for step in steps {
        effects.extend(before(state, id, step));
    }
    effects
}

/// The point before a step, if one is due.
fn before(state: &mut State, id: WorkbookId, step: u64) -> Option<Effect> {
    let open = state.open.as_ref()?;
    let why = due(state.points.of(id)?, &state.points.now, step - 1, much(open, step))?;
    let point = point(state, why, step - 1, state.points.now.clone());
    remember(state, id, &point);
    Some(Effect::Keep(Keep::TakeBack(id, point)))
}

/// What a step did, if it changed much.
fn much(open: &Open, step: u64) -> Option<Why> {
    let (recorded, edit, inverse) = open.history.done().rev().find(|(known, ..)| known.id.number == step)?;
    let is_whole = matches!(recorded.label.verb, Verb::Restore | Verb::Merge);
    let is_much = is_whole || weight(edit).max(weight(inverse)) > MUCH;
    is_much.then(|| Why::Before(wire_label(&recorded.label)))
}
