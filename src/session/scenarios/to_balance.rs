//! To balance: what is proposed so that the result reaches a target, as a list, and made a scenario.

use super::{has_all, put, unused};
use crate::file::limit;
use crate::lang::scenario;
use crate::lang::to_balance::{first_of, mover, name, outcome, reason, step, words};
use crate::model::money::Money;
use crate::model::scenario::Scenario;
use crate::rules::scenario::to_balance::{Proposal, Wish, to_balance};
use crate::session::effect::Effect;
use crate::session::list::{Item, List};
use crate::session::shelf::file_name;
use crate::session::state::{Dialog, State};

/// What was asked for last, and what was proposed.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What was asked for.
    pub wish: Wish,
    /// What was proposed.
    pub proposal: Proposal,
}

/// What is done to come to balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToBalance {
    /// A proposal is made of what may move, and shown.
    Propose(Box<Wish>),
    /// The proposal becomes a scenario.
    Make,
    /// The proposal is saved to a file.
    Save,
}

/// Does it.
pub(in crate::session) fn run(state: &mut State, what: ToBalance) -> Vec<Effect> {
    match what {
        ToBalance::Propose(wish) => propose(state, *wish),
        ToBalance::Make => make(state),
        ToBalance::Save => save(state),
    }
}

/// What was asked for last in the open workbook.
#[must_use]
pub fn asked(state: &State) -> Option<&Asked> {
    state.open.as_ref()?.trials.as_ref()?.to_balance.as_deref()
}

fn propose(state: &mut State, wish: Wish) -> Vec<Effect> {
    let Some(open) = state.open.as_mut() else { return Vec::new() };
    let Some(proposal) = to_balance(&open.workbook, &open.tables, &wish) else {
        return vec![Effect::Announce(scenario::words(state.lang).unknown_result.to_owned())];
    };
    let said = outcome(state.lang, &proposal);
    open.trials.get_or_insert_default().to_balance = Some(Box::new(Asked { wish, proposal }));
    state.dialog = Some(Dialog::Proposal);
    vec![Effect::Announce(said)]
}

/// The proposal as a list: its steps in order, and all of them together.
#[must_use]
pub fn list(state: &State) -> Option<List> {
    let workbook = &state.open.as_ref()?.workbook;
    let proposal = &asked(state)?.proposal;
    let (lang, words) = (state.lang, words(state.lang));
    let text = |text: &str| Item::Text(text.to_owned());
    let mut after = proposal.before;
    let rows = proposal.steps.iter().enumerate().map(|(place, of)| {
        after += of.effect;
        let last = of.last_start.map(|month| first_of(lang, month)).unwrap_or_default();
        vec![
            Item::Text(step(lang, workbook, place, of)),
            Item::amount(of.effect),
            Item::amount(after),
            text(reason(lang, of.reason)),
            Item::Text(last),
        ]
    });
    let mut rows: Vec<Vec<Item>> = rows.collect();
    let all: Money = proposal.after - proposal.before;
    rows.push(vec![text(words.all), Item::amount(all), Item::amount(proposal.after), text(""), text("")]);
    let without = match (proposal.steps.is_empty(), proposal.missing().is_zero()) {
        (false, _) => None,
        (true, true) => Some(words.already_there),
        (true, false) => Some(words.none_helps),
    };
    let mut about = vec![outcome(lang, proposal)];
    let idle: Vec<String> = proposal.idle.iter().map(|idle| mover(workbook, *idle)).collect();
    if !idle.is_empty() {
        about.push(words.idle.replace("{}", &idle.join(", ")));
    }
    let headings = vec![words.step, words.effect, words.result_after, words.reason, words.last_start];
    Some(List { about, without, headings, rows })
}

/// The proposal becomes a scenario on the base, as one step.
fn make(state: &mut State) -> Vec<Effect> {
    let (Some(asked), Some(open)) = (asked(state), state.open.as_ref()) else { return Vec::new() };
    let changes = asked.proposal.changes();
    if changes.is_empty() {
        return Vec::new();
    }
    let known = &open.workbook.scenarios;
    if has_all(open) || changes.len() > limit::CHANGES {
        return vec![Effect::Announce(scenario::words(state.lang).too_many.to_owned())];
    }
    let name = name(state.lang, &open.workbook, asked.wish.target);
    let numbered = (2..).map(|n| format!("{name} ({n})"));
    let mut names = [name.clone()].into_iter().chain(numbered);
    let name = names.find(|name| known.iter().all(|of| of.name != *name)).unwrap_or_default();
    let note = outcome(state.lang, &asked.proposal);
    let id = unused(&open.workbook);
    put(state, Scenario { id, name, note, on: None, is_archived: false, changes })
}

fn save(state: &State) -> Vec<Effect> {
    let (Some(list), Some(open)) = (list(state), &state.open) else { return Vec::new() };
    let title = words(state.lang).proposal;
    let name = format!("{title} {} {}.csv", file_name(&open.workbook.name), open.workbook.year.number());
    list.save(state.lang, name)
}
