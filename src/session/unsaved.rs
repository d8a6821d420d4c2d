//! Workbooks whose last change could not be stored: only memory has it, so memory keeps it until it is stored
//! or deleted, also while another workbook or the start page is shown.

use super::effect::Effect;
use super::state::{Open, Saved, State, View};
use super::update::{item, store};
use super::{address, shelf};
use crate::file::compact;
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

/// Whether the last change of an open workbook could not be stored.
pub(super) fn is_unsaved(open: &Open) -> bool {
    matches!(open.saved, Saved::Failed(_))
}

/// Closes the open workbook; one with unsaved changes is kept.
pub(super) fn close(state: &mut State) {
    if let Some(open) = state.open.take()
        && is_unsaved(&open)
    {
        state.unsaved.push(open);
    }
}

/// Goes to a workbook: the one in memory if only memory has its last change, else the one in storage.
pub(super) fn open(state: &mut State, id: WorkbookId, view: View) -> Vec<Effect> {
    if let Some(open) = state.open.as_mut().filter(|open| open.workbook.id == id && is_unsaved(open)) {
        open.view = view;
        return address::effect(state).into_iter().collect();
    }
    let Some(at) = state.unsaved.iter().position(|open| open.workbook.id == id) else {
        return vec![Effect::Load(id, view)];
    };
    let kept = state.unsaved.swap_remove(at);
    close(state);
    state.open = Some(Open { view, selected: None, editor: None, ..kept });
    state.dialog = None;
    address::effect(state).into_iter().collect()
}

/// Tries to store again what could not be stored; to be called when there may be room.
pub(super) fn store_again(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    for open in &state.unsaved {
        let text = compact(&open.workbook);
        let item = item(&state.shelf, open, text.len());
        shelf::put(&mut state.shelf, item.clone());
        effects.push(Effect::Store { item, text });
    }
    if state.open.as_ref().is_some_and(is_unsaved) {
        effects.extend(store(state));
    }
    effects
}
