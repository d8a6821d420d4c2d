//! What is written in the tables of a scenario, as changes of it: one step of the history, whatever is written at once.

use super::{of, of_mut, takes_what_is_written, within};
use crate::file::limit;
use crate::lang::sentence::Refused;
use crate::lang::within::why_not;
use crate::lang::{Lang, Verb, What};
use crate::model::edit::{Edit, ProjectGroupChange, ScenarioEdit, Setting};
use crate::model::scenario::Change;
use crate::rules::scenario::typed::{self, NoChange};
use crate::session::commit::Plan;
use crate::session::effect::Effect;
use crate::session::state::{Dialog, Open, State, StepLabel};
use crate::session::update::{look_again, perform_on_base};

/// Makes what is planned for a cell the change of the scenario that it is; what is none is refused.
pub(in crate::session) fn planned(open: &Open, lang: Lang, plan: &mut Option<Plan>) {
    if let Some(Plan::Edit(edit, label)) = plan {
        *plan = Some(match as_change(open, edit.clone(), label.clone()) {
            Ok((edit, label)) => Plan::Edit(edit, label),
            Err(why) => Plan::Refuse(Refused::Told(why_not(lang, why))),
        });
    }
}

/// Does an edit as the change of the scenario that it is. What is none is refused in words, and changes nothing.
pub(in crate::session) fn perform(state: &mut State, edit: Edit, label: StepLabel) -> Vec<Effect> {
    let lang = state.lang;
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    match as_change(open, edit, label) {
        Ok((edit, label)) => {
            let puts = match &edit {
                Edit::Scenario(ScenarioEdit::Put(scenario)) => Some((scenario.id, scenario.changes.clone())),
                _ => None,
            };
            if let Some(within) = of_mut(open) {
                within.is_on_the_same = puts.is_some();
            }
            // What is tried of it with sliders goes on.
            let live = open.trials.as_mut().and_then(|trials| trials.live.as_mut());
            if let (Some((id, changes)), Some(live)) = (puts, live)
                && live.id == id
            {
                live.follow(&changes);
            }
            perform_on_base(state, edit, label)
        }
        Err(why) => {
            let why = why_not(lang, why);
            if let Some(within) = of_mut(open) {
                within.refused = Some(why);
            }
            vec![Effect::Announce(why.to_owned())]
        }
    }
}

/// A dialog that asked for what was refused stays, with the reason: nothing that was written there is lost.
pub(in crate::session) fn ask_again(state: &mut State, asked: Option<Dialog>) {
    let Some(within) = state.open.as_mut().and_then(of_mut) else { return };
    if let (Some(why), Some(asked)) = (within.refused.take(), asked) {
        state.dialog = Some(asked);
        (state.form_error, state.wrong_field) = (Some(why.to_owned()), None);
    }
}

/// An edit as the change of the scenario that it is. In a view that shows the base, and where it is only about how tables are
/// looked at, it is done as it is.
fn as_change(open: &Open, edit: Edit, label: StepLabel) -> Result<(Edit, StepLabel), NoChange> {
    if !takes_what_is_written(open) || is_only_looking(&edit) {
        return Ok((edit, label));
    }
    let Some(played) = of(open) else { return Ok((edit, label)) };
    let changes = typed::changes(&played.played.workbook, &edit)?;
    Ok((put(open, changes)?, named(open, label)))
}

/// Whether an edit is about the scenarios themselves, or about units and columns, which have no figures.
fn is_only_looking(edit: &Edit) -> bool {
    match edit {
        Edit::Scenario(_) => true,
        Edit::Set(Setting::DriftUnit(_) | Setting::InvestmentUnit(_) | Setting::DriftColumns(_)) => true,
        Edit::ProjectGroup(_, ProjectGroupChange::Columns(_)) => true,
        Edit::Batch(edits) => !edits.is_empty() && edits.iter().all(is_only_looking),
        _ => false,
    }
}

fn put(open: &Open, changes: Vec<Change>) -> Result<Edit, NoChange> {
    let mut scenario = within(open).ok_or(NoChange::OfTheBase)?.clone();
    changes.into_iter().for_each(|change| typed::put(&mut scenario.changes, change));
    if scenario.changes.len() > limit::CHANGES {
        return Err(NoChange::Full);
    }
    Ok(Edit::Scenario(ScenarioEdit::Put(Box::new(scenario))))
}

/// The name of a step that says in which scenario it was done.
pub(super) fn named(open: &Open, label: StepLabel) -> StepLabel {
    let name = within(open).map(|of| of.name.clone()).unwrap_or_default();
    match label.what {
        What::Named(what) if !what.is_empty() => {
            StepLabel { what: What::Named(format!("{name}: {what}")), ..label }
        }
        // How many cells is less than where.
        _ => StepLabel { verb: Verb::Change, what: What::Named(name) },
    }
}

/// Writes an edit of many in the tables of the scenario, so that the next is planned on it; `None` where they are not looked at.
/// All of them become changes at the end ([`written`]).
pub(in crate::session) fn write(open: &mut Open, edit: &Edit) -> Option<Result<(), NoChange>> {
    if !takes_what_is_written(open) {
        return None;
    }
    let within = of_mut(open)?;
    Some(typed::changes(&within.played.workbook, edit).and_then(|changes| {
        within.played.write(edit.clone()).map_err(|_| NoChange::OfTheBase)?;
        within.written.extend(changes);
        Ok(())
    }))
}

/// What was written becomes changes of the scenario, as one step; nothing where nothing was.
pub(in crate::session) fn written(state: &mut State, label: &StepLabel) -> Vec<Effect> {
    let lang = state.lang;
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let Some(within) = of_mut(open).filter(|within| !within.written.is_empty()) else { return Vec::new() };
    let changes = std::mem::take(&mut within.written);
    within.is_on_the_same = true;
    match put(open, changes) {
        Ok(edit) => {
            let label = named(open, label.clone());
            perform(state, edit, label)
        }
        Err(why) => {
            // The tables show again what the scenario is.
            look_again(state);
            vec![Effect::Announce(why_not(lang, why).to_owned())]
        }
    }
}
