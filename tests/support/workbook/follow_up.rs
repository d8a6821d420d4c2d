//! Arbitrary follow-ups: of lines and projects of the workbook, and of some that are not there.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sambudget::model::edit::FollowUpEdit;
use sambudget::model::follow_up::{FollowUp, FollowUpLabel, Frozen, FrozenLine, FrozenParts, FrozenProject};
use sambudget::model::id::{ActivityId, FollowUpId, LineId, MemberId, ProjectId};
use sambudget::model::member::Holder;
use sambudget::model::period::Month;

use super::{Fresh, Resolver, kind, money, month, name, number, pick};

fn frozen() -> BoxedStrategy<Frozen> {
    let amount = || option::weighted(0.8, money());
    (amount(), amount(), amount()).prop_map(|(a, b, c)| [a, b, c]).boxed()
}

pub fn label() -> BoxedStrategy<FollowUpLabel> {
    (name(), name(), name(), any::<bool>())
        .prop_map(|(name, date, by, is_final)| FollowUpLabel { name, date, by, is_final })
        .boxed()
}

pub fn follow_up() -> BoxedStrategy<FollowUp> {
    let holders = (0..5_u64, any::<bool>()).prop_map(|(count, shared)| {
        let members = (0..count).map(|n| Holder::Member(MemberId(n)));
        members.chain(shared.then_some(Holder::Shared)).collect::<Vec<_>>()
    });
    let line = (number(), number(), name(), kind(), frozen(), vec(frozen(), 0..6));
    let project = (number(), name(), frozen());
    let end = prop_oneof![1 => Just(Month::DECEMBER), 2 => month()];
    (label(), end, holders, vec(line, 0..5), vec(project, 0..4))
        .prop_map(|(mut label, period_end, holders, lines, projects)| {
            label.is_final &= period_end == Month::DECEMBER;
            let lines = lines.into_iter().map(|(id, activity, name, kind, total, mut parts)| {
                parts.truncate(holders.len());
                let (id, activity, parts) = (LineId(id), ActivityId(activity), FrozenParts::of(parts));
                FrozenLine { id, activity, name, kind, total, parts }
            });
            let project =
                |(id, name, total)| FrozenProject { id: ProjectId(id), name, holder: Holder::Shared, total };
            FollowUp {
                id: FollowUpId(0),
                label,
                period_end,
                lines: lines.collect(),
                holders,
                projects: projects.into_iter().map(project).collect(),
            }
        })
        .boxed()
}

pub fn edit() -> BoxedStrategy<FollowUpEdit> {
    prop_oneof![
        2 => (0..3usize, follow_up()).prop_map(|(at, new)| FollowUpEdit::Insert(at, Box::new(new))),
        1 => number().prop_map(|n| FollowUpEdit::Remove(FollowUpId(n))),
        1 => (number(), label()).prop_map(|(n, label)| FollowUpEdit::Label(FollowUpId(n), label)),
    ]
    .boxed()
}

impl Resolver {
    pub fn follow_up_id(&self, drawn: FollowUpId) -> FollowUpId {
        pick(&self.follow_ups, drawn.0).unwrap_or(drawn)
    }

    /// Gives it a new identity, and the lines and projects of the workbook, each once.
    pub fn follow_up(&self, follow_up: &mut FollowUp, fresh: &mut Fresh) {
        follow_up.id = fresh.id();
        for line in &mut follow_up.lines {
            (line.id, line.activity) = (self.line_id(line.id), self.activity_id(line.activity));
        }
        follow_up.projects.iter_mut().for_each(|project| project.id = self.project_id(project.id));
        let mut seen = Vec::new();
        follow_up.lines.retain(|line| {
            !seen.contains(&line.id) && {
                seen.push(line.id);
                true
            }
        });
        let mut seen = Vec::new();
        follow_up.projects.retain(|project| {
            !seen.contains(&project.id) && {
                seen.push(project.id);
                true
            }
        });
    }

    pub fn follow_up_edit(&self, edit: FollowUpEdit, fresh: &mut Fresh) -> FollowUpEdit {
        match edit {
            FollowUpEdit::Insert(index, mut new) => {
                self.follow_up(&mut new, fresh);
                FollowUpEdit::Insert(index, new)
            }
            FollowUpEdit::Remove(id) => FollowUpEdit::Remove(self.follow_up_id(id)),
            FollowUpEdit::Label(id, label) => FollowUpEdit::Label(self.follow_up_id(id), label),
        }
    }
}
