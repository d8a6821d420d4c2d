//! Goals and indicators that have some words, one after the other.

use super::view;
use crate::model::id::{GoalId, IndicatorId};
use crate::session::address;
use crate::session::effect::Effect;
use crate::session::find::Way;
use crate::session::state::{State, View};

/// A goal, or one of its indicators.
pub type GoalPlace = (GoalId, Option<IndicatorId>);

/// The next place after `from`, or from the first or last one on, that has words.
pub(in crate::session) fn next(
    state: &State,
    has: impl Fn(&str) -> bool,
    from: Option<GoalPlace>,
    way: Way,
) -> Option<GoalPlace> {
    let mut places: Vec<(GoalPlace, bool)> = Vec::new();
    for goal in view::shown(state) {
        let texts = [goal.name, goal.about, goal.fulfilment, goal.why, goal.comment];
        places.push(((goal.id, None), texts.iter().any(|text| has(text))));
        for row in goal.rows {
            let texts = [row.name, row.assessment, row.comment];
            let is_found = texts.iter().chain(&row.figures).any(|text| has(text));
            places.push(((goal.id, Some(row.id)), is_found));
        }
    }
    if way == Way::Back {
        places.reverse();
    }
    let after = from.and_then(|from| places.iter().position(|(place, _)| *place == from));
    let after = after.map_or(0, |at| at + 1);
    places.into_iter().skip(after).find(|(_, is_found)| *is_found).map(|(place, _)| place)
}

/// Goes to a place, and says what stands there.
pub(in crate::session) fn go_to(state: &mut State, place: GoalPlace) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    (open.view, open.found_goal) = (View::Goals, Some(place));
    let (goal, indicator) = place;
    let goals = view::shown(state);
    let found = goals.iter().find(|known| known.id == goal);
    let row = found.and_then(|goal| goal.rows.iter().find(|row| Some(row.id) == indicator));
    let said = match (row, found) {
        (Some(row), _) => Some(format!("{}: {}.", row.name, row.assessment)),
        (None, Some(_)) => view::said(state, goal),
        (None, None) => None,
    };
    address::effect(state).into_iter().chain(said.map(Effect::Announce)).collect()
}
