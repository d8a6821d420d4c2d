//! Arbitrary decisions where they can stand: in budgets.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sambudget::model::decision::{Decision, Decisions};
use sambudget::model::drift::LineField;
use sambudget::model::entry::Entry;
use sambudget::model::investment::ProjectField;
use sambudget::model::money::Money;
use sambudget::model::period::Date;

use super::{chars, formula, money, prose};

/// What can stand in an amount of a line.
pub fn line_entry(field: LineField) -> BoxedStrategy<Entry<Money>> {
    let has_kinds = field == LineField::Supplements;
    match field {
        LineField::OriginalBudget | LineField::Supplements => {
            prop_oneof![6 => formula::line_entry(), 1 => decisions(has_kinds)].boxed()
        }
        _ => formula::line_entry().boxed(),
    }
}

/// What can stand in an amount of a project.
pub fn project_entry(field: ProjectField) -> BoxedStrategy<Entry<Money>> {
    match field {
        ProjectField::OriginalBudget | ProjectField::Supplement | ProjectField::CarryOver => {
            prop_oneof![6 => formula::project_entry(), 1 => decisions(false)].boxed()
        }
        _ => formula::project_entry().boxed(),
    }
}

fn decisions(has_kinds: bool) -> BoxedStrategy<Entry<Money>> {
    let text = || chars(8, |c| !c.is_control());
    let date = (1950..2200u16, 1..13u8, 1..29u8).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap());
    let decision = (option::of(date), text(), prose(), money(), any::<bool>()).prop_map(
        move |(date, reference, reason, amount, carries_over)| Decision {
            date,
            reference,
            reason,
            amount,
            carries_over: carries_over && has_kinds,
        },
    );
    vec(decision, 1..4)
        .prop_filter_map("more than a cell keeps", |list| Decisions::new(list).map(Entry::Decisions))
        .boxed()
}
