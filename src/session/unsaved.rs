//! Workbooks whose last change could not be stored: only memory has it, so memory keeps it until it is stored
//! or deleted, also while another workbook or the start page is shown.

use super::address;
use super::effect::Effect;
use super::journal::keep_one;
use super::state::{Open, Saved, State, View};
use crate::model::id::WorkbookId;

impl State {
    /// Whether a change exists in memory only, so that the page should not be closed yet.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty() || self.open.as_ref().is_some_and(is_unsaved)
    }

    /// Whether the last change of a workbook exists in memory only.
    #[must_use]
    pub fn is_unsaved(&self, id: WorkbookId) -> bool {
        let open = self.open.iter().filter(|open| is_unsaved(open));
        self.unsaved.iter().chain(open).any(|open| open.workbook.id == id)
    }
}

/// Whether some of an open workbook exists in memory only. What is just on its way to storage does not count.
pub(super) fn is_unsaved(open: &Open) -> bool {
    matches!(open.saved, Saved::Failed(_)) || open.journal.snapshot.is_none()
}

/// Closes the open workbook; one that is not stored to the last step is kept.
pub(super) fn close(state: &mut State) {
    if let Some(open) = state.open.take()
        && (is_unsaved(&open) || !open.journal.is_settled())
    {
        state.unsaved.push(open);
    }
}

/// Goes to a workbook: the one in memory if there is one, else the one in storage.
pub(super) fn open(state: &mut State, id: WorkbookId, view: View) -> Vec<Effect> {
    if let Some(open) = state.open.as_mut().filter(|open| open.workbook.id == id) {
        open.view = view;
        return address::effect(state).into_iter().collect();
    }
    let Some(at) = state.unsaved.iter().position(|open| open.workbook.id == id) else {
        state.loading = Some(id);
        return vec![Effect::Load(id, view)];
    };
    let kept = state.unsaved.swap_remove(at);
    close(state);
    state.open = Some(Open { view, selected: None, editor: None, ..kept });
    (state.dialog, state.loading) = (None, None);
    address::effect(state).into_iter().collect()
}

/// Tries to store again what could not be stored; to be called when there may be room.
pub(super) fn store_again(state: &mut State) -> Vec<Effect> {
    let State { open, unsaved, shelf, .. } = state;
    open.iter_mut()
        .chain(unsaved)
        .filter(|open| is_unsaved(open))
        .flat_map(|open| keep_one(open, shelf))
        .collect()
}
