//! What is tried live on a scenario: its changes ticked on and off, and moved with sliders, before anything is written down.
//!
//! It is of this page alone: only what is kept becomes a step of the workbook.

use rust_decimal::Decimal;

use crate::model::id::ScenarioId;
use crate::model::money::Money;
use crate::model::scenario::{By, Change, Percent, ProjectChange, Scenario};
use crate::session::state::Moment;

/// A scenario as it is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// Which scenario.
    pub id: ScenarioId,
    /// Its changes as they are written down. Where they are others now, what is tried is of no use any more.
    stored: Vec<Change>,
    /// Each of them as it is tried, and whether it counts.
    tried: Vec<(Change, bool)>,
    /// The places of changes that hold still since a time, the last one last.
    settled: Vec<(usize, Moment)>,
}

/// What a slider can be moved between; which figure that is, the change says in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slider {
    /// Its left end.
    pub least: i32,
    /// Its right end.
    pub most: i32,
    /// Where it stands.
    pub now: i32,
}

impl Live {
    /// A scenario as it is written down.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let tried = scenario.changes.iter().map(|change| (change.clone(), true)).collect();
        Self { id: scenario.id, stored: scenario.changes.clone(), tried, settled: Vec::new() }
    }

    /// Whether it is about this scenario, and what is written down of that has not changed since.
    #[must_use]
    pub fn is_about(&self, scenario: &Scenario) -> bool {
        self.id == scenario.id && self.stored == scenario.changes
    }

    /// The scenario is written down with other changes: what is tried of those that stay goes on.
    pub fn follow(&mut self, changes: &[Change]) {
        if let Some(more) = changes.strip_prefix(&self.stored[..]) {
            self.tried.extend(more.iter().map(|change| (change.clone(), true)));
        } else {
            let gone = (0..self.stored.len()).find(|at| {
                let (before, after) = (&self.stored[..*at], &self.stored[at + 1..]);
                changes.len() + 1 == self.stored.len()
                    && changes.starts_with(before)
                    && changes.ends_with(after)
            });
            match gone {
                Some(at) => {
                    self.tried.remove(at);
                    self.settled.retain(|(place, _)| *place != at);
                    for (place, _) in self.settled.iter_mut().filter(|(place, _)| *place > at) {
                        *place -= 1;
                    }
                }
                None => {
                    self.tried = changes.iter().map(|change| (change.clone(), true)).collect();
                    self.settled.clear();
                }
            }
        }
        self.stored = changes.to_vec();
    }

    /// Whether anything is tried that is not written down.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.tried.iter().zip(&self.stored).any(|((change, counts), stored)| !counts || change != stored)
    }

    /// The change at a place holds still since this time.
    pub fn settle(&mut self, at: usize, when: Moment) {
        self.settled.retain(|(place, _)| *place != at);
        self.settled.push((at, when));
    }

    /// The changes that are tried otherwise than they are written down, with whether they count, in the order in which they
    /// came to hold still; since when, where that is known.
    #[must_use]
    pub fn tried(&self) -> Vec<(Change, bool, Option<Moment>)> {
        let differs = |at: &usize| {
            let (tried, stored) = (self.tried.get(*at), self.stored.get(*at));
            tried.zip(stored).is_some_and(|((change, counts), stored)| !counts || change != stored)
        };
        let known = self.settled.iter().map(|(at, when)| (*at, Some(when.clone())));
        let others = (0..self.tried.len()).filter(|at| self.settled.iter().all(|(known, _)| known != at));
        known
            .chain(others.map(|at| (at, None)))
            .filter(|(at, _)| differs(at))
            .filter_map(|(at, when)| {
                self.tried.get(at).map(|(change, counts)| (change.clone(), *counts, when))
            })
            .collect()
    }

    /// The changes as they are tried, each with whether it counts.
    #[must_use]
    pub fn changes(&self) -> &[(Change, bool)] {
        &self.tried
    }

    /// The places, among all changes, of those that count.
    #[must_use]
    pub fn counting(&self) -> Vec<usize> {
        let counting = self.tried.iter().enumerate().filter(|(_, (_, counts))| *counts);
        counting.map(|(place, _)| place).collect()
    }

    /// The scenario with only what counts.
    #[must_use]
    pub fn scenario(&self, of: &Scenario) -> Scenario {
        let counting = self.tried.iter().filter(|(_, counts)| *counts);
        Scenario { changes: counting.map(|(change, _)| change.clone()).collect(), ..of.clone() }
    }

    /// Lets the change at a place count or not.
    pub fn tick(&mut self, at: usize, counts: bool) {
        if let Some(tried) = self.tried.get_mut(at) {
            tried.1 = counts;
        }
    }

    /// Moves the slider of the change at a place.
    pub fn slide(&mut self, at: usize, to: i32) {
        let moved = self
            .stored
            .get(at)
            .zip(self.tried.get(at))
            .and_then(|(stored, (tried, _))| moved(stored, tried, to));
        if let (Some(moved), Some(tried)) = (moved, self.tried.get_mut(at)) {
            tried.0 = moved;
        }
    }

    /// The slider of the change at a place, if it has a size.
    #[must_use]
    pub fn slider(&self, at: usize) -> Option<Slider> {
        slider(self.stored.get(at)?, &self.tried.get(at)?.0)
    }
}

/// How many places of a slider are one percent.
const PER_PERCENT: i32 = 10;
/// How far percent can be slid either way, if what is written down is not more.
const PERCENT: i32 = 10;
/// In how many parts of what is written down an amount is slid; it can be doubled, and turned round.
const PARTS: i32 = 20;
/// How many months earlier and later.
const MONTHS: (i32, i32) = (-12, 24);

/// A percent as the place of a slider: the nearest there is.
fn place(percent: Percent) -> i32 {
    let place = (percent.percent() * Decimal::from(PER_PERCENT)).round();
    i32::try_from(place).unwrap_or_default()
}

fn percent(place: i32) -> Option<Percent> {
    Percent::new(Decimal::new(place.into(), 1))
}

fn of_percent(stored: Percent, now: Percent, least: Option<i32>) -> Slider {
    let most = place(stored).abs().max(PERCENT * PER_PERCENT);
    Slider { least: least.unwrap_or(-most), most, now: place(now) }
}

fn slider(stored: &Change, now: &Change) -> Option<Slider> {
    Some(match (stored, now) {
        (Change::Prognosis { by: stored, .. }, Change::Prognosis { by: now, .. }) => match (stored, now) {
            (By::Percent(stored), By::Percent(now)) | (By::Index(stored, _), By::Index(now, _)) => {
                of_percent(*stored, *now, None)
            }
            (By::Amount(stored), By::Amount(now)) => {
                let parts = now.ratio(*stored)? * Decimal::from(PARTS);
                Slider { least: -2 * PARTS, most: 2 * PARTS, now: i32::try_from(parts.round()).ok()? }
            }
            _ => return None,
        },
        (Change::Project(_, ProjectChange::Moved(stored)), Change::Project(_, ProjectChange::Moved(now))) => {
            let stored = i32::from(*stored);
            Slider { least: MONTHS.0.min(stored), most: MONTHS.1.max(stored), now: (*now).into() }
        }
        (Change::Project(_, ProjectChange::Cut(stored)), Change::Project(_, ProjectChange::Cut(now))) => {
            let most = 100 * PER_PERCENT;
            Slider { most: most.max(place(*stored)), ..of_percent(*stored, *now, Some(0)) }
        }
        _ => return None,
    })
}

/// A change with its slider at a place between the ends; `None` if that is no change.
fn moved(stored: &Change, now: &Change, to: i32) -> Option<Change> {
    let ends = slider(stored, now)?;
    let to = to.clamp(ends.least, ends.most);
    let mut moved = now.clone();
    match (&mut moved, stored) {
        (Change::Prognosis { by: By::Percent(now) | By::Index(now, _), .. }, _)
        | (Change::Project(_, ProjectChange::Cut(now)), _) => *now = percent(to)?,
        (Change::Prognosis { by: By::Amount(now), .. }, Change::Prognosis { by: By::Amount(stored), .. }) => {
            *now = part(*stored, to)?
        }
        (Change::Project(_, ProjectChange::Moved(now)), _) => *now = to.try_into().ok()?,
        _ => return None,
    }
    Some(moved)
}

fn part(of: Money, to: i32) -> Option<Money> {
    of.share(Decimal::from(to), Decimal::from(PARTS))
}
