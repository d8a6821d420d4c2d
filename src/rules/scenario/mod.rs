//! What scenarios come to: their changes as edits of a copy of the base, one after the other, and the tables that follow.
//!
//! The base itself never changes by it. What a change is about may have gone from the base since it was made; then that
//! change is left out and said ([`Lost`]), and the others count.

mod alone;
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
pub use alone::{Alone, Stand, alone, each_alone, fixed_cell, stand, without};
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
    played.make_all(scenarios, None);
    played
}

impl Played {
    /// The base as it is.
    fn on(base: &Workbook, tables: &Tables) -> Self {
        Self { workbook: base.clone(), tables: tables.clone(), lost: Vec::new(), back: Vec::new() }
    }

    /// Plays these scenarios in the place of those that were played, on the same base, whose tables are `tables`: what was
    /// made is taken back, which costs less than a copy of a large workbook. What comes of it is what [`play`] gives.
    ///
    /// # Errors
    /// If something cannot be taken back; then it is of no use any more, and must be played anew.
    pub fn again(&mut self, tables: &Tables, scenarios: &[&Scenario]) -> Result<(), EditError> {
        let reach = self.take_back(0)?;
        self.lost.clear();
        self.make_all(scenarios, Some((tables, reach)));
        Ok(())
    }

    /// Makes the changes of these scenarios. Where something was taken back, `behind` has the tables as they are without it,
    /// and what it reached: the own tables follow once, together with the first change that is made.
    fn make_all(&mut self, scenarios: &[&Scenario], mut behind: Option<(&Tables, Reach)>) {
        for scenario in scenarios {
            for (index, change) in scenario.changes.iter().enumerate() {
                if let Err(why) = self.make_behind(change, &scenario.name, &mut behind) {
                    self.lost.push(Lost { scenario: scenario.id, index, why });
                }
            }
        }
        if let Some((_, reach)) = behind {
            follow(&mut self.tables, &self.workbook, &reach);
        }
    }

    /// Makes a change of the scenario with this name, whole or not at all.
    fn make(&mut self, change: &Change, name: &str) -> Result<(), Unplayable> {
        self.make_behind(change, name, &mut None)
    }

    /// The same; where the own tables are `behind`, they follow with it.
    fn make_behind(
        &mut self,
        change: &Change,
        name: &str,
        behind: &mut Option<(&Tables, Reach)>,
    ) -> Result<(), Unplayable> {
        let tables = behind.as_ref().map_or(&self.tables, |(tables, _)| tables);
        let edit = Edit::Batch(change::edits(&self.workbook, tables, change, name)?);
        let reach = behind.as_ref().map_or(Reach::Nothing, |(_, reach)| reach.clone());
        self.make_edit(edit, reach).map_err(Unplayable::Edit)?;
        *behind = None;
        Ok(())
    }

    /// Takes back what was made after the first so many changes.
    fn back_to(&mut self, kept: usize) -> Result<(), EditError> {
        let reach = self.take_back(kept)?;
        follow(&mut self.tables, &self.workbook, &reach);
        Ok(())
    }

    /// The same in the workbook alone: which figures of the tables it reaches, that are still as they were.
    fn take_back(&mut self, kept: usize) -> Result<Reach, EditError> {
        let mut reach = Reach::Nothing;
        while self.back.len() > kept
            && let Some(back) = self.back.pop()
        {
            reach = reach.and(Reach::of(&back));
            self.workbook.apply(back)?;
        }
        Ok(reach)
    }

    /// Makes an edit that is no change of the scenario yet, as if it were its last; what is played again does without it.
    ///
    /// # Errors
    /// If it is not possible; then nothing has changed.
    pub fn write(&mut self, edit: Edit) -> Result<(), EditError> {
        self.make_edit(edit, Reach::Nothing)
    }

    /// Makes an edit; the tables follow it, and what they are behind with.
    fn make_edit(&mut self, edit: Edit, behind: Reach) -> Result<(), EditError> {
        let reach = behind.and(Reach::of(&edit));
        self.back.push(self.workbook.apply(edit)?);
        follow(&mut self.tables, &self.workbook, &reach);
        Ok(())
    }
}
