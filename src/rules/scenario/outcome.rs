//! What the base and the scenarios beside it come to.

use super::Played;
use crate::model::id::ScenarioId;
use crate::model::money::Money;
use crate::rules::drift::{Lens, Tables};
use crate::rules::summary::result_through;

/// What the base or a scenario comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which scenario; `None` is the base.
    pub id: Option<ScenarioId>,
    /// The prognosticated result; `None` while there is no prognosis.
    pub result: Option<Money>,
    /// By how much it is better than the base's; worse is negative.
    pub difference: Option<Money>,
    /// Whether no other is better, and one is worse.
    pub is_best: bool,
    /// Whether no other is worse, and one is better.
    pub is_worst: bool,
}

impl Outcome {
    /// What a scenario comes to whose tables these are, beside the base alone.
    #[must_use]
    pub fn beside(base: &Tables, id: ScenarioId, played: &Tables) -> Self {
        let (before, after) =
            (result_through(base, Lens::Total).prognosis, result_through(played, Lens::Total).prognosis);
        let difference = before.zip(after).map(|(before, after)| after - before);
        Self { id: Some(id), result: after, difference, is_best: false, is_worst: false }
    }
}

/// What the base and these scenarios come to through `lens`: the base first.
#[must_use]
pub fn outcomes(base: &Tables, played: &[(ScenarioId, Played)], lens: Lens) -> Vec<Outcome> {
    let result = |tables: &Tables| result_through(tables, lens).prognosis;
    let before = result(base);
    let played = played.iter().map(|(id, played)| (Some(*id), result(&played.tables)));
    let all: Vec<_> = [(None, before)].into_iter().chain(played).collect();
    let known = || all.iter().filter_map(|(_, result)| *result);
    let (best, worst) = (known().max(), known().min());
    let differ = best != worst;
    all.iter()
        .map(|&(id, result)| Outcome {
            id,
            result,
            difference: before.zip(result).map(|(before, result)| result - before),
            is_best: differ && result.is_some() && result == best,
            is_worst: differ && result.is_some() && result == worst,
        })
        .collect()
}
