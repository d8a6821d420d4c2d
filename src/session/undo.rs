//! Back and forth through the history.

use super::effect::Effect;
use super::journal::{self, Recorded};
use super::opening::history_of;
use super::state::State;
use super::update::{keep_inside, look_again};
use crate::file::journal::{Record, RecordId};
use crate::lang::{Lang, Verb, What, sentence};
use crate::model::Workbook;
use crate::model::edit::{Edit, EditError};
use crate::model::history::History;
use crate::rules::drift::{Reach, follow};

/// The rest of the program has come, and with it what reads the steps of before.
pub(super) fn read_past(state: &mut State) -> Vec<Effect> {
    for open in state.open.iter_mut().chain(&mut state.unsaved) {
        let past = std::mem::take(&mut open.unread_past);
        let before = history_of(past.iter().map(|(id, text)| (*id, text.as_str())));
        if let Some(before) = before.filter(|_| !past.is_empty()) {
            open.history.put_beneath(before);
            open.version += 1;
        }
    }
    Vec::new()
}

/// One of the two ways through the history.
struct Walk {
    next: fn(&History<Recorded>) -> Option<&Edit>,
    step: fn(&mut History<Recorded>, &mut Workbook) -> Result<Option<Recorded>, EditError>,
    record: fn(RecordId) -> Record,
    say: fn(Lang, Verb, &What) -> String,
}

const UNDO: Walk =
    Walk { next: History::undo_edit, step: History::undo, record: Record::Undo, say: sentence::undone };
const REDO: Walk =
    Walk { next: History::redo_edit, step: History::redo, record: Record::Redo, say: sentence::redone };

/// Takes back the last step; `None` if that needs the rest of the program, which is not here yet.
pub(super) fn undo(state: &mut State) -> Option<Vec<Effect>> {
    walk(state, &UNDO)
}

/// Does again what was taken back last; `None` as for [`undo`].
pub(super) fn redo(state: &mut State) -> Option<Vec<Effect>> {
    walk(state, &REDO)
}

fn walk(state: &mut State, way: &Walk) -> Option<Vec<Effect>> {
    let Some(open) = state.open.as_mut() else { return Some(Vec::new()) };
    if (way.next)(&open.history).is_none() && !open.unread_past.is_empty() {
        return None;
    }
    let reach = (way.next)(&open.history).map(Reach::of).unwrap_or_default();
    Some(match (way.step)(&mut open.history, &mut open.workbook) {
        Ok(Some(Recorded { id, label })) => {
            follow(&mut open.tables, &open.workbook, &reach);
            look_again(state);
            keep_inside(state);
            let mut effects = journal::record_walk(state, &(way.record)(id));
            effects.push(Effect::Announce((way.say)(state.lang, label.verb, &label.what)));
            effects
        }
        Ok(None) => Vec::new(),
        Err(EditError::NotYet) => return None,
        Err(error) => vec![Effect::Announce(error.to_string())],
    })
}
