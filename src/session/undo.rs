//! Back and forth through the history.

use super::effect::Effect;
use super::journal::{self, Recorded};
use super::state::State;
use super::update::look_again;
use crate::file::journal::{Record, RecordId};
use crate::lang::{Lang, Verb, What, sentence};
use crate::model::Workbook;
use crate::model::edit::{Edit, EditError};
use crate::model::history::History;
use crate::rules::drift::{Reach, follow};

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
    let reach = (way.next)(&open.history).map(Reach::of).unwrap_or_default();
    Some(match (way.step)(&mut open.history, &mut open.workbook) {
        Ok(Some(Recorded { id, label })) => {
            follow(&mut open.tables, &open.workbook, &reach);
            look_again(state);
            let mut effects = journal::record_walk(state, &(way.record)(id));
            effects.push(Effect::Announce((way.say)(state.lang, label.verb, &label.what)));
            effects
        }
        Ok(None) => Vec::new(),
        Err(EditError::NotYet) => return None,
        Err(error) => vec![Effect::Announce(error.to_string())],
    })
}
