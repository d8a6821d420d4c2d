//! To balance: the smallest set of changes that brings the year's result to a target, of what is said that may move.
//!
//! Everything that is not said to move is held. The rule:
//!
//! 1. Each mover is played by itself on the base, as far as it may go: by so much it makes the result better. What does not is idle.
//! 2. **Smallest** is the least number of movers that suffices. Among those sets it is the one that goes past the target
//!    by the least in whole kronor, and among those the one with the largest effects ([`smallest`]).
//! 3. A line moves only as much as is needed: of the lines in the set the one with the least effect covers the rest, in
//!    whole kronor, and comes last.
//! 4. Of effects that depend on each other (formulas that read the same lines) the set is played together; while it falls short
//!    the next largest joins, and what it can do without leaves. So nothing can be left out, but the number is the
//!    least only where effects are independent.
//! 5. Every figure is played: a step's effect is what it adds to the steps before it, so that they add up from the
//!    result before to the one after, and the last is that of the whole scenario.
//!
//! It costs a play for each mover and each step, and at most five for each last start. Where more than
//! [`smallest::POOL`] movers could make a difference, only the largest are searched for the set that goes past the target by the least.

mod desk;
mod mover;
pub mod smallest;

use super::play;
use crate::model::Workbook;
use crate::model::entry::Entry;
use crate::model::id::{LineId, MeasureId, ProjectId, ScenarioId};
use crate::model::money::Money;
use crate::model::period::Month;
use crate::model::scenario::{Change, Percent, ProjectChange, Scenario};
use crate::rules::drift::Tables;
use crate::rules::measure::months_left;
use crate::rules::summary::result;
use desk::Desk;
pub use mover::is_held;
use mover::{Candidate, candidates, first_of};
use smallest::smallest;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The result that is to be reached, in kronor; a surplus is positive.
    pub target: Money,
    /// What may move, each thing once. All else is held.
    pub movers: Vec<Mover>,
}

/// Something that may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mover {
    /// A line's prognosis, for the better: a cost becomes smaller, though by itself not smaller than what is booked, and a
    /// revenue or contribution larger. Not one whose prognosis is held.
    Line(LineId, Most),
    /// A measure is included, and starts on the first of this month; without one as the plan says.
    Measure(MeasureId, Option<Month>),
    /// This becomes of a project.
    Project(ProjectId, ProjectChange),
}

/// The largest change of a line, whichever way; whole kronor of it are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Most {
    /// So many percent of its prognosis.
    Percent(Percent),
    /// So much.
    Amount(Money),
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The prognosticated result before it.
    pub before: Money,
    /// The result that was to be reached.
    pub target: Money,
    /// The result after it, as the whole scenario is played.
    pub after: Money,
    /// What moves, in order. Nothing where the target is reached without it.
    pub steps: Vec<Step>,
    /// What may move, but would not make the result better.
    pub idle: Vec<Mover>,
}

/// One thing that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub mover: Mover,
    /// The same as changes of a scenario.
    pub changes: Vec<Change>,
    /// By how much it makes this year's result better, after the steps before it.
    pub effect: Money,
    /// Why it has its place.
    pub reason: Reason,
    /// Of a measure: the last month on whose first day it can start for the target still to be reached, while all else
    /// is as proposed. `None` where the target is not reached or the start does not decide what it gives.
    pub last_start: Option<Month>,
}

/// Why a step has its place in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is enough by itself.
    Alone,
    /// Of what is taken as far as it goes, it has the largest effect that was left.
    Largest,
    /// Others have a larger effect, but with it the result comes closer to the target.
    Closer,
    /// It covers the rest.
    Rest,
}

impl Proposal {
    /// What is still missing to the target; 0 where that is reached.
    #[must_use]
    pub fn missing(&self) -> Money {
        (self.target - self.after).max(Money::ZERO)
    }

    /// All of it as the changes of a scenario on the base.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.steps.iter().flat_map(|step| step.changes.clone()).collect()
    }
}

/// What brings the result to the target; `tables` are those of the base. `None` while there is no prognosis. What may move
/// but does not suffice is proposed as far as it goes.
#[must_use]
pub fn to_balance(base: &Workbook, tables: &Tables, wish: &Wish) -> Option<Proposal> {
    let (before, target) = (result(tables).prognosis?, wish.target);
    let mut proposal = Proposal { before, target, after: before, steps: Vec::new(), idle: Vec::new() };
    if before >= target {
        return Some(proposal);
    }
    let mut desk = Desk::new(base, tables);
    let (candidates, idle) = candidates(&mut desk, &wish.movers);
    proposal.idle = idle;
    let effects: Vec<(Money, bool)> = candidates.iter().map(|of| (of.effect, of.line.is_some())).collect();
    let set = smallest(&effects, target - before);
    let set = together(&mut desk, &candidates, set, target);
    let order = in_order(&mut desk, &candidates, set, target);
    proposal.steps = steps(&mut desk, &candidates, &order, target);
    proposal.after = played(base, tables, proposal.changes()).unwrap_or(before);
    if proposal.missing().is_zero() {
        last_starts(&mut desk, &mut proposal);
    }
    Some(proposal)
}

/// What a set comes to when it is played, each as far as it may go.
fn all_of(desk: &mut Desk, candidates: &[Candidate], set: &[usize]) -> Money {
    set.iter().for_each(|at| {
        desk.make(&candidates[*at].most());
    });
    let result = desk.result();
    desk.clear();
    result.unwrap_or(Money::ZERO)
}

/// The same set, or where effects depend on each other one that reaches the target as they are played together.
fn together(desk: &mut Desk, candidates: &[Candidate], mut set: Vec<usize>, target: Money) -> Vec<usize> {
    let before = desk.result().unwrap_or_default();
    let mut now = all_of(desk, candidates, &set);
    if now == before + set.iter().map(|at| candidates[*at].effect).sum() {
        return set;
    }
    for at in 0..candidates.len() {
        if now >= target {
            break;
        }
        if !set.contains(&at) {
            let with: Vec<usize> = set.iter().copied().chain([at]).collect();
            let then = all_of(desk, candidates, &with);
            if then > now {
                (set, now) = (with, then);
            }
        }
    }
    set.sort_unstable();
    for at in set.clone().into_iter().rev() {
        let without: Vec<usize> = set.iter().copied().filter(|other| *other != at).collect();
        let then = all_of(desk, candidates, &without);
        if then >= target.min(now) {
            (set, now) = (without, then);
        }
    }
    set
}

/// A set in the order of its steps: the largest first, and last the line that covers the rest, with how much it moves.
fn in_order(
    desk: &mut Desk,
    candidates: &[Candidate],
    mut set: Vec<usize>,
    target: Money,
) -> Vec<(usize, Vec<Change>)> {
    let last = set.iter().rposition(|at| candidates[*at].line.is_some());
    if all_of(desk, candidates, &set) >= target
        && let Some(last) = last
    {
        let at = set.remove(last);
        set.push(at);
    }
    let mut order: Vec<(usize, Vec<Change>)> = set.iter().map(|at| (*at, candidates[*at].most())).collect();
    if let Some((last, others)) = order.split_last_mut() {
        others.iter().for_each(|(_, changes)| {
            desk.make(changes);
        });
        last.1 = candidates[last.0].just_enough(desk, target);
        desk.clear();
    }
    order
}

/// The steps with what each adds to those before it, and why it has its place.
fn steps(
    desk: &mut Desk,
    candidates: &[Candidate],
    order: &[(usize, Vec<Change>)],
    target: Money,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut now = desk.result().unwrap_or_default();
    for (place, (at, changes)) in order.iter().enumerate() {
        desk.make(changes);
        let then = desk.result().unwrap_or(now);
        let all_larger = || (0..*at).all(|larger| order.iter().any(|(known, _)| *known == larger));
        let reason = match (then >= target, place) {
            (true, 0) => Reason::Alone,
            (true, _) => Reason::Rest,
            _ if all_larger() => Reason::Largest,
            _ => Reason::Closer,
        };
        let (mover, changes) = (candidates[*at].mover, changes.clone());
        steps.push(Step { mover, changes, effect: then - now, reason, last_start: None });
        now = then;
    }
    desk.clear();
    steps
}

/// The result with these changes, as any scenario is played.
fn played(base: &Workbook, tables: &Tables, changes: Vec<Change>) -> Option<Money> {
    let (name, note) = (String::new(), String::new());
    let scenario = Scenario { id: ScenarioId(0), name, note, on: None, is_archived: false, changes };
    result(&play(base, tables, &[&scenario]).tables).prognosis
}

/// Finds for each measure the last month in which it can start. Later gives less, so that half of the months that are left
/// are passed over with each play.
fn last_starts(desk: &mut Desk, proposal: &mut Proposal) {
    let target = proposal.target;
    for at in 0..proposal.steps.len() {
        let Mover::Measure(id, _) = proposal.steps[at].mover else { continue };
        for (other, step) in proposal.steps.iter().enumerate() {
            if other != at {
                desk.make(&step.changes);
            }
        }
        desk.make(&proposal.steps[at].changes);
        let measure = desk.workbook().measure(id).filter(|measure| measure.amount == Entry::Empty);
        let year = desk.workbook().year;
        let left = measure.and_then(|measure| months_left(&measure.start, year.number()));
        // It suffices with the first, and not any more with what lies after December.
        let (mut enough, mut late) = (13 - left.unwrap_or_default(), 13);
        while enough + 1 < late {
            let half = (enough + late) / 2;
            let start = Month::new(half).map(|month| Change::MeasureStart(id, first_of(year, month)));
            let kept = desk.mark();
            let made = start.is_some_and(|start| desk.make(&[start]));
            let suffices = made && desk.result().is_some_and(|result| result >= target);
            desk.back_to(kept);
            if suffices { enough = half } else { late = half }
        }
        proposal.steps[at].last_start = Month::new(enough);
        desk.clear();
    }
}
