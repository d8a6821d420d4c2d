//! The scenarios as they are shown: what each comes to, and the changes of the chosen one, in words.

use super::live::{Live, Slider};
use super::{chosen, is_full, live, lost, outcomes, shown};
use crate::lang::scenario::{change, difference_in_words, result_in_words, why_not, words};
use crate::model::id::ScenarioId;
use crate::model::money::Money;
use crate::session::state::State;

/// What the base or a scenario comes to, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Which scenario; `None` is the base.
    pub id: Option<ScenarioId>,
    /// Its name.
    pub name: String,
    /// The prognosticated result.
    pub result: String,
    /// How it differs from the base; empty for the base itself.
    pub difference: String,
    /// That it is the best or the worst; empty for the others.
    pub rank: &'static str,
    /// The bar of the difference: −100 to 100 of the largest.
    pub bar: i8,
}

/// The base and the scenarios beside it, in order.
#[must_use]
pub fn cards(state: &State) -> Vec<Card> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (lang, workbook, said) = (state.lang, &open.workbook, words(state.lang));
    let all = outcomes(open);
    let largest = all.iter().filter_map(|of| of.difference).map(Money::abs).max().unwrap_or_default();
    all.iter()
        .map(|of| Card {
            id: of.id,
            name: of.id.and_then(|id| workbook.scenario(id)).map_or(said.base, |of| &of.name).to_owned(),
            result: result_in_words(lang, workbook, of.result),
            difference: match of.difference.filter(|_| of.id.is_some()) {
                Some(difference) => difference_in_words(lang, workbook, difference),
                None => String::new(),
            },
            rank: match (of.is_best, of.is_worst) {
                (true, _) => said.best,
                (_, true) => said.worst,
                _ => "",
            },
            bar: of.difference.map(|difference| bar(difference, largest)).unwrap_or_default(),
        })
        .collect()
}

/// A part of the largest, for drawing only.
fn bar(difference: Money, largest: Money) -> i8 {
    let size = difference.abs().ratio(largest).and_then(crate::session::sheet::percent).unwrap_or_default();
    let size = i8::try_from(size).unwrap_or(100);
    if difference.is_negative() { -size } else { size }
}

/// Where the bar of a difference begins and how long it is, of a hundred: from the middle, and to the right where it is better.
#[must_use]
pub fn span(bar: i8) -> (i32, i32) {
    let size = i32::from(bar.unsigned_abs()) / 2;
    (if bar < 0 { 50 - size } else { 50 }, size)
}

/// A scenario in the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: ScenarioId,
    /// Its name.
    pub name: String,
    /// Whether it stands beside the base.
    pub is_shown: bool,
    /// Whether it can be shown or taken away: no more than [`super::MOST`] stand beside the base.
    pub can_show: bool,
    /// Whether it is archived.
    pub is_archived: bool,
    /// Whether its changes are listed.
    pub is_chosen: bool,
}

/// All scenarios, in order.
#[must_use]
pub fn listed(state: &State) -> Vec<Listed> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (shown, chosen) = (shown(open), chosen(open).map(|of| of.id));
    let all = open.workbook.scenarios.iter();
    all.map(|of| Listed {
        id: of.id,
        name: of.name.clone(),
        is_shown: shown.contains(&of.id),
        can_show: shown.contains(&of.id) || !is_full(open),
        is_archived: of.is_archived,
        is_chosen: chosen == Some(of.id),
    })
    .collect()
}

/// The chosen scenario with its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Which.
    pub id: ScenarioId,
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub note: String,
    /// The name of what it stands on.
    pub on: String,
    /// Its changes.
    pub changes: Vec<Tried>,
    /// Whether something of them is tried that is not written down.
    pub is_live: bool,
}

/// A change of the chosen scenario, as it is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// In words.
    pub text: String,
    /// Why it counts for nothing, where it does not.
    pub why: Option<String>,
    /// Whether it is to count.
    pub counts: bool,
    /// How large it can be made, if it has a size.
    pub slider: Option<Slider>,
}

/// The scenario whose changes are listed.
#[must_use]
pub fn detail(state: &State) -> Option<Detail> {
    let open = state.open.as_ref()?;
    let (of, lang) = (chosen(open)?, state.lang);
    let lost = lost(open, of.id);
    let on = of.on.and_then(|on| open.workbook.scenario(on)).map_or(words(lang).base, |on| &on.name);
    let tried = live(open).filter(|live| live.id == of.id).cloned().unwrap_or_else(|| Live::of(of));
    let changes = tried.changes().iter().enumerate().map(|(at, (made, counts))| Tried {
        text: change(lang, &open.workbook, made),
        why: lost.iter().find(|lost| lost.index == at).map(|lost| why_not(lang, &lost.why)),
        counts: *counts,
        slider: tried.slider(at),
    });
    Some(Detail {
        id: of.id,
        name: of.name.clone(),
        note: of.note.clone(),
        on: on.to_owned(),
        changes: changes.collect(),
        is_live: tried.differs(),
    })
}
