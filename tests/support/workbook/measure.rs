//! Arbitrary action plans. Years are drawn as how many years after that of the workbook.

use litemap::LiteMap;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use sambudget::model::edit::PlanEdit;
use sambudget::model::id::{LineId, MeasureGroupId, MeasureId, MemberId};
use sambudget::model::measure::{DecidedBy, Mark, Measure, MeasureGroup, Stage};
use sambudget::model::period::FiscalYear;

use super::{Fresh, Resolver, entry, money, name, number};

fn start() -> impl Strategy<Value = String> {
    const WORDS: [&str; 8] = ["", "", "2022-09-01", "1 oktober", "15/3", "1/13", "snart", "december"];
    prop_oneof![4 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned), 1 => name()]
}

pub fn measure() -> impl Strategy<Value = Measure> {
    let words = (name(), name(), name(), name(), name(), start());
    let decided = option::of(proptest::sample::select(&[DecidedBy::Administration, DecidedBy::Board][..]));
    let stage = proptest::sample::select(&[Stage::Planned, Stage::Started][..]);
    // Most are included, so that they have effects.
    let mark = proptest::sample::select(&[Mark::Secured, Mark::Approved, Mark::Included, Mark::Included][..]);
    let touched = (vec(number(), 0..4), vec(number(), 0..3), vec(mark, 0..5));
    let amounts = (btree_map(0..4u16, entry(money()), 0..4), option::weighted(0.2, entry(money())));
    (words, decided, stage, touched, amounts).prop_map(|(words, decided_by, stage, touched, amounts)| {
        let (number, description, activity, goal, decided_on, start) = words;
        let (lines, members, marks) = touched;
        Measure {
            id: MeasureId(0),
            number,
            description,
            activity,
            goal,
            decided_by,
            decided_on,
            stage,
            start,
            effects: amounts.0.into_iter().filter(|(_, effect)| !effect.is_empty()).collect(),
            lines: lines.into_iter().map(LineId).collect(),
            members: members.into_iter().map(MemberId).collect(),
            marks: marks.into_iter().collect(),
            amount: amounts.1.unwrap_or_default(),
        }
    })
}

pub fn group() -> impl Strategy<Value = MeasureGroup> {
    (name(), vec(measure(), 0..4)).prop_map(|(name, measures)| MeasureGroup {
        id: MeasureGroupId(0),
        name,
        measures,
    })
}

pub fn edit() -> BoxedStrategy<PlanEdit> {
    let index = || prop_oneof![15 => 0..3usize, 1 => Just(1_000)];
    let of_group = || number().prop_map(MeasureGroupId);
    let of_measure = || number().prop_map(MeasureId);
    prop_oneof![
        1 => (index(), group()).prop_map(|(at, group)| PlanEdit::InsertGroup(at, group)),
        1 => of_group().prop_map(PlanEdit::RemoveGroup),
        1 => (of_group(), index()).prop_map(|(id, to)| PlanEdit::MoveGroup(id, to)),
        1 => (of_group(), name()).prop_map(|(id, name)| PlanEdit::RenameGroup(id, name)),
        3 => (of_group(), index(), measure())
            .prop_map(|(group, at, measure)| PlanEdit::Insert(group, at, Box::new(measure))),
        1 => of_measure().prop_map(PlanEdit::Remove),
        2 => (of_measure(), of_group(), index()).prop_map(|(id, group, at)| PlanEdit::Move(id, group, at)),
        // Which one is drawn with it, as its identity.
        4 => (of_measure(), measure()).prop_map(|(id, measure)| PlanEdit::Measure(Box::new(Measure { id, ..measure }))),
    ]
    .boxed()
}

impl Resolver {
    fn measure_id(&self, drawn: MeasureId) -> MeasureId {
        super::pick(&self.measures, drawn.0).unwrap_or(drawn)
    }

    fn measure_group_id(&self, drawn: MeasureGroupId) -> MeasureGroupId {
        super::pick(&self.measure_groups, drawn.0).unwrap_or(drawn)
    }

    /// What a measure refers to; a line may be nothing, as when it was taken away after it.
    fn measure(&self, measure: &mut Measure) {
        measure.lines = measure.lines.iter().map(|id| self.line_id(id)).collect();
        measure.members = measure.members.iter().filter_map(|id| self.member(id)).collect();
        let drawn = std::mem::replace(&mut measure.effects, LiteMap::new());
        let year = |after: u16| FiscalYear::new(self.year + after).map(FiscalYear::number);
        measure.effects =
            drawn.into_iter().filter_map(|(after, effect)| Some((year(after)?, effect))).collect();
    }

    /// Gives the group and its measures new identities, and resolves what they refer to.
    pub fn measure_group(&self, group: &mut MeasureGroup, fresh: &mut Fresh) {
        group.id = fresh.id();
        for measure in &mut group.measures {
            measure.id = fresh.id();
            self.measure(measure);
        }
    }

    pub fn plan_edit(&self, edit: PlanEdit, fresh: &mut Fresh) -> PlanEdit {
        match edit {
            PlanEdit::InsertGroup(at, mut group) => {
                self.measure_group(&mut group, fresh);
                PlanEdit::InsertGroup(at, group)
            }
            PlanEdit::RemoveGroup(id) => PlanEdit::RemoveGroup(self.measure_group_id(id)),
            PlanEdit::MoveGroup(id, to) => PlanEdit::MoveGroup(self.measure_group_id(id), to),
            PlanEdit::RenameGroup(id, name) => PlanEdit::RenameGroup(self.measure_group_id(id), name),
            PlanEdit::Insert(group, at, mut measure) => {
                // Now and then one that is there already.
                measure.id = if measure.number.is_empty() { self.measure_id(measure.id) } else { fresh.id() };
                self.measure(&mut measure);
                PlanEdit::Insert(self.measure_group_id(group), at, measure)
            }
            PlanEdit::Remove(id) => PlanEdit::Remove(self.measure_id(id)),
            PlanEdit::Move(id, group, at) => {
                PlanEdit::Move(self.measure_id(id), self.measure_group_id(group), at)
            }
            PlanEdit::Measure(mut measure) => {
                measure.id = self.measure_id(measure.id);
                self.measure(&mut measure);
                PlanEdit::Measure(measure)
            }
        }
    }
}
