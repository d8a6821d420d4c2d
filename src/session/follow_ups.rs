//! Freezing the figures as they are reported, and taking what was frozen away.

use super::effect::Effect;
use super::msg::Msg;
use super::state::{State, StepLabel};
use super::update::{look_again, perform};
use crate::lang::{Verb, What};
use crate::model::edit::{Edit, FollowUpEdit};
use crate::model::follow_up::{FollowUpLabel, FrozenField};
use crate::model::id::FollowUpId;
use crate::rules::follow_up;

/// Freezes the figures as they are, as one step.
pub(super) fn freeze(state: &mut State, label: FollowUpLabel) -> Vec<Effect> {
    state.dialog = None;
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let texts = state.lang.texts().later();
    let (name, by, end) = (label.name.clone(), label.by.clone(), open.workbook.follow_ups.len());
    let Some(frozen) = follow_up::freeze(&open.workbook, &open.tables, state.ids.fresh(), label) else {
        return vec![Effect::Announce(texts.freeze_too_large.to_owned()), Effect::Focus];
    };
    state.noted_by = by;
    let said = texts.follow_up_frozen.replace("{}", &name);
    let edit = Edit::FollowUp(FollowUpEdit::Insert(end, Box::new(frozen)));
    let mut effects = perform(state, edit, StepLabel { verb: Verb::Add, what: What::Named(name) });
    effects.extend([Effect::Announce(said), Effect::Focus]);
    effects
}

/// Shows a frozen figure beside the prognosis, or not any more.
pub(super) fn beside(state: &mut State, field: FrozenField, is_shown: bool) -> Vec<Effect> {
    if let Some(open) = state.open.as_mut() {
        open.beside.retain(|known| *known != field);
        open.beside.extend(is_shown.then_some(field));
        // The columns that were selected stand elsewhere.
        open.selected = None;
    }
    look_again(state);
    Vec::new()
}

/// What takes a follow-up away, once that has been confirmed.
#[must_use]
pub fn removal(state: &State, id: FollowUpId) -> Option<(String, Msg)> {
    let name = state.open.as_ref()?.workbook.follow_up(id)?.label.name.clone();
    let label = StepLabel { verb: Verb::Delete, what: What::Named(name.clone()) };
    Some((name, Msg::Perform(Box::new(Edit::FollowUp(FollowUpEdit::Remove(id))), label)))
}
