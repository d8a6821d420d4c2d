//! Goes back to a restore point, opens one as a workbook of its own, or says what differs from it.

use super::{Keep, Purpose, take};
use crate::file;
use crate::file::point::{Point, Why};
use crate::lang::{Verb, What};
use crate::model::Workbook;
use crate::model::edit::{Edit, between};
use crate::model::id::WorkbookId;
use crate::rules::differs::differs;
use crate::session::effect::Effect;
use crate::session::journal::{in_memory, wire_label};
use crate::session::opening::{self, Stored};
use crate::session::scenarios::within;
use crate::session::shelf;
use crate::session::state::{Dialog, Notice, State, StepLabel, View};
use crate::session::update::{keep_inside, perform, result_in_words};

/// A moment to the minute.
#[must_use]
pub fn when(moment: &str) -> String {
    moment.chars().take(16).collect()
}

/// How many bytes of points are compared unasked when they are listed.
const UNASKED: usize = 3_000_000;

/// How many points are compared unasked when these, oldest first, are listed: the newest.
#[must_use]
pub fn unasked(points: &[Point]) -> usize {
    let (mut count, mut left) = (0, UNASKED);
    for point in points.iter().rev() {
        if point.bytes > left {
            break;
        }
        (count, left) = (count + 1, left - point.bytes);
    }
    count
}

/// The next point to be compared while the points of a workbook are listed, newest first: one at a time, so that the page
/// has its turn between them.
pub(super) fn next_comparison(state: &State, id: WorkbookId) -> Option<Effect> {
    if state.dialog != Some(Dialog::Points(id)) {
        return None;
    }
    let points = state.points.of(id)?;
    let is_known = |point: &&Point| state.points.differs.iter().any(|(known, _)| *known == point.id);
    let next = points.iter().rev().take(unasked(points)).find(|point| !is_known(point))?;
    Some(Effect::Keep(Keep::Read(id, next.id.clone(), Purpose::Compare)))
}

/// The content of a point has come.
pub(super) fn content(
    state: &mut State,
    id: WorkbookId,
    point: String,
    purpose: Purpose,
    bytes: Option<&[u8]>,
    stored: Option<&Stored>,
) -> Vec<Effect> {
    let then = bytes.and_then(|bytes| file::read_stored(bytes).ok());
    match (purpose, then) {
        (Purpose::Compare, then) => {
            let found = then.and_then(|then| {
                let here = in_memory(state, id).map(|open| differs(&open.workbook, &then).ok());
                here.unwrap_or_else(|| differs(&opening::open(stored?).ok()??.workbook, &then).ok())
            });
            state.points.differs.retain(|(known, _)| *known != point);
            state.points.differs.push((point, found));
            next_comparison(state, id).into_iter().collect()
        }
        (_, None) => {
            state.dialog = None;
            state.notice = Some(Notice::PointUnreadable);
            Vec::new()
        }
        (Purpose::Restore, Some(then)) => restore(state, id, &point, &then),
        (Purpose::Copy, Some(then)) => copy(state, then),
    }
}

/// Makes the open workbook what it was at a point, as one step that can be taken back; a point of now is taken first.
fn restore(state: &mut State, id: WorkbookId, point: &str, then: &Workbook) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref().filter(|open| open.workbook.id == id) else { return Vec::new() };
    let later = state.lang.texts().later();
    let edits = match between(&open.workbook, then) {
        Ok(edits) => edits,
        Err(error) => return vec![Effect::Announce(error.to_string())],
    };
    if edits.is_empty() {
        return vec![Effect::Announce(later.point_same.to_owned()), Effect::Focus];
    }
    let of = state.points.of(id).unwrap_or_default().iter().find(|known| known.id == point);
    let name = of.map(|point| when(&point.when)).unwrap_or_default();
    let label = StepLabel { verb: Verb::Restore, what: What::Named(name.clone()) };
    let mut effects = take::of_now(state, Why::Before(wire_label(&label)));
    effects.extend(within::leave(state));
    effects.extend(perform(state, Edit::Batch(edits), label));
    keep_inside(state);
    let said = later.point_restored.replace("{}", &name);
    effects.push(Effect::Announce(format!("{said} {}", result_in_words(state))));
    effects.push(Effect::Focus);
    effects
}

/// Opens it as a workbook of its own, beside the one that it is a point of.
fn copy(state: &mut State, mut then: Workbook) -> Vec<Effect> {
    then.id = state.ids.fresh();
    let name = std::mem::take(&mut then.name);
    then.name = shelf::free_name(state, &name, then.year.number());
    let said = state.lang.texts().later().point_copied.replace("{}", &then.name);
    let mut effects = shelf::keep(state, then, View::Drift);
    effects.push(Effect::Announce(said));
    effects
}
