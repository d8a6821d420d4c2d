//! Arbitrary meeting logs: of changes about what is in the workbook, and about some that is not there.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sambudget::model::edit::LogEdit;
use sambudget::model::follow_up::{Frozen, FrozenParts};
use sambudget::model::id::{LogId, ScenarioId};
use sambudget::model::meeting_log::{LogEntry, LogStage};
use sambudget::model::member::Holder;

use super::scenario::change;
use super::{Fresh, Resolver, money, name, number, pick, prose};

fn frozen() -> BoxedStrategy<Frozen> {
    let amount = || option::weighted(0.8, money());
    (amount(), amount(), amount()).prop_map(|(a, b, c)| [a, b, c]).boxed()
}

pub fn entry() -> BoxedStrategy<LogEntry> {
    let stage = prop_oneof![Just(LogStage::Open), Just(LogStage::Accepted), Just(LogStage::Dropped)];
    let said = (name(), name(), name(), name(), prose());
    let figures = (frozen(), option::of(money()), vec(frozen(), 0..2));
    (said, number(), change(), any::<bool>(), figures, stage)
        .prop_map(|((when, name, what, asked_by, remark), scenario, change, counts, figures, stage)| {
            let (total, shown, parts) = figures;
            LogEntry {
                id: LogId(0),
                when,
                scenario: ScenarioId(scenario),
                name,
                what,
                asked_by,
                remark,
                change,
                counts,
                shown,
                holders: parts.iter().map(|_| Holder::Shared).collect(),
                total,
                parts: FrozenParts::of(parts),
                stage,
            }
        })
        .boxed()
}

pub fn edit() -> BoxedStrategy<LogEdit> {
    let index = || prop_oneof![15 => 0..3usize, 1 => Just(1_000)];
    let id = || number().prop_map(LogId);
    prop_oneof![
        2 => (index(), entry()).prop_map(|(at, new)| LogEdit::Insert(at, Box::new(new))),
        1 => id().prop_map(LogEdit::Remove),
        1 => (id(), index()).prop_map(|(id, to)| LogEdit::Move(id, to)),
        3 => (id(), entry()).prop_map(|(id, new)| LogEdit::Put(Box::new(LogEntry { id, ..new }))),
    ]
    .boxed()
}

impl Resolver {
    fn log_id(&self, drawn: LogId) -> LogId {
        pick(&self.meeting_log, drawn.0).unwrap_or(drawn)
    }

    fn within_entry(&self, entry: &mut LogEntry) {
        entry.scenario = self.scenario_id(entry.scenario);
        self.change(&mut entry.change);
    }

    /// Gives it a new identity, and what it refers to from the workbook.
    pub fn log_entry(&self, entry: &mut LogEntry, fresh: &mut Fresh) {
        entry.id = fresh.id();
        self.within_entry(entry);
    }

    pub fn log_edit(&self, edit: LogEdit, fresh: &mut Fresh) -> LogEdit {
        match edit {
            LogEdit::Insert(index, mut new) => {
                self.log_entry(&mut new, fresh);
                LogEdit::Insert(index, new)
            }
            LogEdit::Remove(id) => LogEdit::Remove(self.log_id(id)),
            LogEdit::Move(id, to) => LogEdit::Move(self.log_id(id), to),
            LogEdit::Put(mut new) => {
                new.id = self.log_id(new.id);
                self.within_entry(&mut new);
                LogEdit::Put(new)
            }
        }
    }
}
