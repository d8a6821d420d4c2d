//! Arbitrary goals with their indicators, and what stands in the place of drafted sentences.

use litemap::LiteMap;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;
use sambudget::model::edit::{Edit, GoalEdit};
use sambudget::model::goal::{
    Assessment, Better, Goal, GoalLabel, Grade, Indicator, Judgement, Quantity, RollUp,
};
use sambudget::model::id::{GoalId, IndicatorId, LineId};
use sambudget::model::sentence::{Own, Topic};

use super::{Fresh, Resolver, entry, name, number, pick, prose};

pub fn roll_up() -> impl Strategy<Value = RollUp> + Clone {
    proptest::sample::select(&[RollUp::Counted, RollUp::Graded][..])
}

fn quantity() -> impl Strategy<Value = Quantity> + Clone {
    (-999_999_999_999i64..=999_999_999_999, 0u32..=6)
        .prop_filter_map("in limits", |(digits, scale)| Quantity::new(Decimal::new(digits, scale)))
}

fn judgement() -> impl Strategy<Value = Judgement> {
    let all = [Assessment::Reached, Assessment::Partly, Assessment::NotReached, Assessment::NoValue];
    let assessment = option::of(proptest::sample::select(all.to_vec()));
    let grade = option::of((1u8..=5).prop_filter_map("a grade", Grade::new));
    (assessment, grade, name()).prop_map(|(assessment, grade, by)| Judgement { assessment, grade, by })
}

pub fn indicator() -> BoxedStrategy<Indicator> {
    let better = proptest::sample::select(&[Better::Higher, Better::Lower][..]);
    let figures = (entry(quantity()), entry(quantity()), entry(quantity()));
    (name(), name(), better, figures, judgement(), prose())
        .prop_map(|(name, unit, better, (target, outcome, prognosis), judgement, comment)| Indicator {
            id: IndicatorId(0),
            name,
            unit,
            better,
            target,
            outcome,
            prognosis,
            judgement,
            comment,
        })
        .boxed()
}

fn label() -> BoxedStrategy<GoalLabel> {
    (name(), name(), name(), option::of(roll_up()), judgement(), prose())
        .prop_map(|(name, area, owner, roll_up, judgement, comment)| GoalLabel {
            name,
            area,
            owner,
            roll_up,
            judgement,
            comment,
        })
        .boxed()
}

pub fn goal() -> BoxedStrategy<Goal> {
    (label(), vec(indicator(), 0..4))
        .prop_map(|(label, indicators)| Goal { id: GoalId(0), label, indicators })
        .boxed()
}

fn topic() -> impl Strategy<Value = Topic> {
    prop_oneof![
        Just(Topic::Result),
        Just(Topic::Projects),
        Just(Topic::Goals),
        Just(Topic::Grades),
        number().prop_map(|id| Topic::Line(LineId(id))),
    ]
}

fn own() -> impl Strategy<Value = Own> {
    (prose(), name()).prop_map(|(text, figures)| Own { text, figures })
}

pub fn sentences() -> BoxedStrategy<LiteMap<Topic, Own>> {
    vec((topic(), own()), 0..4).prop_map(|all| all.into_iter().collect()).boxed()
}

pub fn edit() -> BoxedStrategy<Edit> {
    let index = || prop_oneof![15 => 0..3usize, 1 => Just(1_000)];
    let of_goal = || number().prop_map(GoalId);
    let of_indicator = || number().prop_map(IndicatorId);
    let goals = prop_oneof![
        2 => (index(), goal()).prop_map(|(at, new)| GoalEdit::Insert(at, Box::new(new))),
        1 => of_goal().prop_map(GoalEdit::Remove),
        1 => (of_goal(), index()).prop_map(|(id, to)| GoalEdit::Move(id, to)),
        2 => (of_goal(), label()).prop_map(|(id, label)| GoalEdit::Label(id, Box::new(label))),
        2 => (of_goal(), index(), indicator())
            .prop_map(|(goal, at, new)| GoalEdit::InsertIndicator(goal, at, Box::new(new))),
        1 => of_indicator().prop_map(GoalEdit::RemoveIndicator),
        2 => (of_indicator(), of_goal(), index())
            .prop_map(|(id, goal, at)| GoalEdit::MoveIndicator(id, goal, at)),
        // Which one is drawn with it, as its identity.
        3 => (of_indicator(), indicator())
            .prop_map(|(id, new)| GoalEdit::Indicator(Box::new(Indicator { id, ..new }))),
    ];
    let sentences = (topic(), option::of(own())).prop_map(|(topic, own)| Edit::Sentence(topic, own));
    prop_oneof![3 => goals.prop_map(Edit::Goal), 1 => sentences].boxed()
}

impl Resolver {
    fn goal_id(&self, drawn: GoalId) -> GoalId {
        pick(&self.goals, drawn.0).unwrap_or(drawn)
    }

    fn indicator_id(&self, drawn: IndicatorId) -> IndicatorId {
        pick(&self.indicators, drawn.0).unwrap_or(drawn)
    }

    /// The line that a sentence is about; it may be nothing, as when it was taken away after it.
    pub fn topic(&self, topic: Topic) -> Topic {
        match topic {
            Topic::Line(id) => Topic::Line(self.line_id(id)),
            topic => topic,
        }
    }

    /// Gives a goal and its indicators new identities.
    pub fn goal(goal: &mut Goal, fresh: &mut Fresh) {
        goal.id = fresh.id();
        goal.indicators.iter_mut().for_each(|one| one.id = fresh.id());
    }

    pub fn goal_edit(&self, edit: GoalEdit, fresh: &mut Fresh) -> GoalEdit {
        match edit {
            GoalEdit::Insert(at, mut goal) => {
                Self::goal(&mut goal, fresh);
                GoalEdit::Insert(at, goal)
            }
            GoalEdit::Remove(id) => GoalEdit::Remove(self.goal_id(id)),
            GoalEdit::Move(id, to) => GoalEdit::Move(self.goal_id(id), to),
            GoalEdit::Label(id, label) => GoalEdit::Label(self.goal_id(id), label),
            GoalEdit::InsertIndicator(goal, at, mut new) => {
                // Now and then one that is there already.
                new.id = if new.unit.is_empty() { self.indicator_id(new.id) } else { fresh.id() };
                GoalEdit::InsertIndicator(self.goal_id(goal), at, new)
            }
            GoalEdit::RemoveIndicator(id) => GoalEdit::RemoveIndicator(self.indicator_id(id)),
            GoalEdit::MoveIndicator(id, goal, at) => {
                GoalEdit::MoveIndicator(self.indicator_id(id), self.goal_id(goal), at)
            }
            GoalEdit::Indicator(mut new) => {
                new.id = self.indicator_id(new.id);
                GoalEdit::Indicator(new)
            }
        }
    }
}
