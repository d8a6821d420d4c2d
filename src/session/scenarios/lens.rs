//! What one change of a scenario alone means for each member, as it is shown beside the changes.

use super::chosen;
use crate::lang::lens::words;
use crate::lang::scenario::{change as in_words, why_not};
use crate::model::id::ScenarioId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::scenario::Change;
use crate::rules::scenario::lens::{LensRow, lens};
use crate::rules::scenario::{Unplayable, chain};
use crate::session::effect::Effect;
use crate::session::state::{Open, State, View};
use crate::text::number::{NumberStyle, format_number};

/// A change that is looked at through the lens, with what it means.
#[derive(Debug, Clone)]
pub struct Looked {
    id: ScenarioId,
    change: Change,
    rows: Result<Vec<LensRow>, Unplayable>,
}

/// What a change means for each member, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensView {
    /// The changes of the chosen scenario, in words.
    pub changes: Vec<String>,
    /// The place of the one that is looked at.
    pub at: Option<usize>,
    /// Why it cannot be made alone, where it cannot.
    pub why: Option<String>,
    /// Whether there is a settlement.
    pub has_settlement: bool,
    /// Whose, and in kronor: drift, capital cost, both together, and the settlement. The last is all of them together.
    pub rows: Vec<(String, [String; 4])>,
}

/// Looks at the change at a place of the chosen scenario; at none without a place.
pub(super) fn look_at(state: &mut State, at: Option<usize>) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let looked = at.and_then(|at| {
        let scenario = chosen(open)?;
        Some(looked(open, scenario.id, scenario.changes.get(at)?.clone()))
    });
    open.trials.get_or_insert_default().lens = looked.flatten().map(Box::new);
    Vec::new()
}

fn looked(open: &Open, id: ScenarioId, change: Change) -> Option<Looked> {
    let on = open.workbook.scenario(id)?.on;
    let grounds = on.map(|on| chain(&open.workbook.scenarios, on)).unwrap_or_default();
    let rows = lens(&open.workbook, &open.tables, &grounds, &change);
    Some(Looked { id, change, rows })
}

/// The workbook has changed: in the view of the scenarios, what is looked at is made anew where it is still there.
pub(in crate::session) fn refresh(state: &mut State) {
    let Some(open) = state.open.as_mut() else { return };
    let Some(known) = open.trials.as_mut().and_then(|trials| trials.lens.take()) else { return };
    let Looked { id, change, .. } = *known;
    let is_there = open.workbook.scenario(id).is_some_and(|of| of.changes.contains(&change));
    let anew = if is_there && open.view == View::Scenarios { looked(open, id, change) } else { None };
    if let Some(trials) = open.trials.as_mut() {
        trials.lens = anew.map(Box::new);
    }
}

/// The lens beside the changes of the chosen scenario; `None` where it has none.
#[must_use]
pub fn lens_view(state: &State) -> Option<LensView> {
    let open = state.open.as_ref()?;
    let (scenario, lang) = (chosen(open)?, state.lang);
    let changes: Vec<String> =
        scenario.changes.iter().map(|change| in_words(lang, &open.workbook, change)).collect();
    if changes.is_empty() {
        return None;
    }
    let looked = open.trials.as_ref().and_then(|trials| trials.lens.as_ref());
    let looked = looked.filter(|looked| looked.id == scenario.id);
    let rows = looked.and_then(|looked| looked.rows.as_deref().ok()).unwrap_or_default();
    let written =
        |amount: Option<Money>| amount.map_or("–".to_owned(), |amount| signed(amount, lang.numbers()));
    let row = |of: &LensRow| {
        let name = match of.holder {
            Some(Holder::Member(id)) => open.workbook.member(id).map(|member| member.name.as_str()),
            Some(Holder::Shared) => Some(lang.texts().shared),
            None => Some(words(lang).all),
        };
        let cells = [of.drift, Some(of.capital), of.result(), of.settled].map(written);
        (name.unwrap_or_default().to_owned(), cells)
    };
    Some(LensView {
        at: looked.and_then(|looked| scenario.changes.iter().position(|change| *change == looked.change)),
        why: looked.and_then(|looked| looked.rows.as_ref().err()).map(|why| why_not(lang, why)),
        has_settlement: rows.iter().any(|row| row.settled.is_some()),
        rows: rows.iter().map(row).collect(),
        changes,
    })
}

/// An amount in kronor with its sign, also where that is plus.
fn signed(amount: Money, style: NumberStyle) -> String {
    let sign = if amount > Money::ZERO { "+" } else { "" };
    format!("{sign}{}", format_number(amount.as_decimal(), None, style))
}
