//! What scenarios come to: their changes as edits of a copy of the base, one after the other, and the tables that follow.
//!
//! The base itself never changes by it. What a change is about may have gone from the base since it was made; then that
//! change is left out and said ([`Lost`]), and the others count.

pub mod beside;
mod change;
pub mod lens;
mod members;
mod outcome;
mod scope;
pub mod to_balance;
pub mod typed;

use super::drift::{Reach, Tables, follow};
use crate::model::Workbook;
use crate::model::edit::{Edit, EditError};
use crate::model::id::ScenarioId;
use crate::model::scenario::{Change, Scenario};
pub use members::{MemberEffect, member_effects};
pub use outcome::{Outcome, outcomes};

/// A base with the changes of a scenario made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// The workbook as it would be.
    pub workbook: Workbook,
    /// Its tables.
    pub tables: Tables,
    /// The changes that could not be made, in order.
    pub lost: Vec<Lost>,
    /// What takes back each change that was made, in the order in which they were made.
    back: Vec<Edit>,
}

/// A change that could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Whose change.
    pub scenario: ScenarioId,
    /// Its place among the changes of that scenario.
    pub index: usize,
    /// Why.
    pub why: Unplayable,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unplayable {
    /// None of its lines is in the base any more.
    LinesGone,
    /// None of its lines has a prognosis to change.
    NoPrognosis,
    /// An amount is to be spread over both revenue and cost: more of the one is less of the other.
    MixedKinds,
    /// The profile of a line does not say what of its prognosis belongs to which months.
    NoProfile,
    /// A cell with actuals is to be changed.
    Actual,
    /// A project has no month from which it is in use.
    NoStart,
    /// The new month lies outside the years that there are.
    OutOfYears,
    /// A result is larger than can be reckoned with.
    TooLarge,
    /// The edit of the base is not possible: what it is about has gone.
    Edit(EditError),
}

/// The scenarios that `id` stands on, the one on the base first and `id` last. A scenario that is not there, and one that
/// would stand on itself, stand on the base.
#[must_use]
pub fn chain(scenarios: &[Scenario], id: ScenarioId) -> Vec<&Scenario> {
    let mut chain: Vec<&Scenario> = Vec::new();
    let mut next = Some(id);
    while let Some(found) = next.and_then(|id| scenarios.iter().find(|scenario| scenario.id == id)) {
        if chain.iter().any(|known| known.id == found.id) {
            break;
        }
        chain.push(found);
        next = found.on;
    }
    chain.reverse();
    chain
}

/// The base with the changes of these scenarios made, in order. `tables` are those of the base.
#[must_use]
pub fn play(base: &Workbook, tables: &Tables, scenarios: &[&Scenario]) -> Played {
    let mut played = Played::on(base, tables);
    played.make_all(scenarios);
    played
}

impl Played {
    /// The base as it is.
    fn on(base: &Workbook, tables: &Tables) -> Self {
        Self { workbook: base.clone(), tables: tables.clone(), lost: Vec::new(), back: Vec::new() }
    }

    /// Plays these scenarios in the place of those that were played, on the same base: what was made is taken back, which costs
    /// less than a copy of a large workbook. What comes of it is what [`play`] gives.
    ///
    /// # Errors
    /// If something cannot be taken back; then it is of no use any more, and must be played anew.
    pub fn again(&mut self, scenarios: &[&Scenario]) -> Result<(), EditError> {
        self.back_to(0)?;
        self.lost.clear();
        self.make_all(scenarios);
        Ok(())
    }

    fn make_all(&mut self, scenarios: &[&Scenario]) {
        for scenario in scenarios {
            for (index, change) in scenario.changes.iter().enumerate() {
                if let Err(why) = self.make(change, &scenario.name) {
                    self.lost.push(Lost { scenario: scenario.id, index, why });
                }
            }
        }
    }

    /// Makes a change of the scenario with this name, whole or not at all.
    fn make(&mut self, change: &Change, name: &str) -> Result<(), Unplayable> {
        let edits = change::edits(&self.workbook, &self.tables, change, name)?;
        let back = self.apply(Edit::Batch(edits)).map_err(Unplayable::Edit)?;
        self.back.push(back);
        Ok(())
    }

    /// Takes back what was made after the first so many changes.
    fn back_to(&mut self, kept: usize) -> Result<(), EditError> {
        while self.back.len() > kept {
            if let Some(back) = self.back.pop() {
                self.apply(back)?;
            }
        }
        Ok(())
    }

    /// Makes an edit that is no change of the scenario yet, as if it were its last; what is played again does without it.
    ///
    /// # Errors
    /// If it is not possible; then nothing has changed.
    pub fn write(&mut self, edit: Edit) -> Result<(), EditError> {
        let back = self.apply(edit)?;
        self.back.push(back);
        Ok(())
    }

    /// Makes an edit, and gives what takes it back.
    fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        let reach = Reach::of(&edit);
        let back = self.workbook.apply(edit)?;
        follow(&mut self.tables, &self.workbook, &reach);
        Ok(back)
    }
}
