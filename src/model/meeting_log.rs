//! The meeting log: what was tried live on scenarios, in order, with what came of it.
//!
//! An entry is of one change, apart from all others of its scenario: the same change made in the base gives what stands in it,
//! as long as the base is the same.

use super::follow_up::{Frozen, FrozenParts};
use super::id::{LogId, ScenarioId};
use super::member::Holder;
use super::money::Money;
use super::scenario::Change;
use super::workbook::Workbook;

/// A change that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its identity.
    pub id: LogId,
    /// When it was tried, as the shell says it: `2022-09-14 10:32:05`; may be empty.
    pub when: String,
    /// The scenario that it was tried in; it may have gone since.
    pub scenario: ScenarioId,
    /// The name of the scenario then.
    pub name: String,
    /// What was tried in words, as it was said then.
    pub what: String,
    /// Who asked; may be empty.
    pub asked_by: String,
    /// What else is said of it; may be empty.
    pub remark: String,
    /// What was tried, as it stood then.
    pub change: Change,
    /// Whether it counted; otherwise it was tried how it is without.
    pub counts: bool,
    /// What the whole scenario came to then: the prognosticated result, where it was known.
    pub shown: Option<Money>,
    /// The holders there were, in the order of the parts.
    pub holders: Vec<Holder>,
    /// The prognosticated result before and after, and by how much it became better when it was taken into the base, where it
    /// was: in the order of [`LogField`].
    pub total: Frozen,
    /// Each holder's part of these. They add up to the total.
    pub parts: FrozenParts,
    /// What became of it.
    pub stage: LogStage,
}

/// A figure of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogField {
    /// The result before: of the base.
    Before,
    /// The result after: of the base with this change alone.
    After,
    /// By how much the base became better when this was taken into it.
    Gained,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogStage {
    /// Nothing yet.
    #[default]
    Open,
    /// It was taken into the base.
    Accepted,
    /// It was dropped.
    Dropped,
}

impl LogEntry {
    /// By how much the result is better after than before; worse is negative. `None` where one of them is not known.
    #[must_use]
    pub fn difference(&self) -> Option<Money> {
        difference(self.total)
    }

    /// Each holder with its part of the figures.
    pub fn of_holders(&self) -> impl Iterator<Item = (Holder, Frozen)> + '_ {
        self.holders.iter().enumerate().map(|(place, holder)| (*holder, self.parts.get(place)))
    }

    /// About how much it fills of a file, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let texts = [&self.when, &self.name, &self.what, &self.asked_by, &self.remark];
        let texts: usize = texts.iter().map(|text| text.len()).sum();
        let rows = match &self.change {
            Change::Prognosis { rows, .. } => rows.len(),
            _ => 0,
        };
        400 + texts + self.parts.as_text().len() + 16 * (self.holders.len() + rows)
    }
}

/// By how much what stands after is better than what stands before.
#[must_use]
pub fn difference(of: Frozen) -> Option<Money> {
    let [before, after, _] = of;
    before.zip(after).map(|(before, after)| after - before)
}

impl Workbook {
    /// The entry of the meeting log with this identity.
    #[must_use]
    pub fn log_entry(&self, id: LogId) -> Option<&LogEntry> {
        self.meeting_log.iter().find(|entry| entry.id == id)
    }
}
