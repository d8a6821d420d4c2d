//! What a change means for each member, in kronor: the member lens of meetings.

use super::Played;
use crate::model::Workbook;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::Tables;
use crate::rules::summary::{result_parts, settlement};

/// What a scenario means for one holder, beside the base. What makes it better for the holder is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberEffect {
    /// Whose.
    pub holder: Holder,
    /// Its part of the prognosticated result in the base; `None` while there is no prognosis.
    pub before: Option<Money>,
    /// Its part in the scenario.
    pub after: Option<Money>,
    /// What it is to have (positive) or to pay by the settlement in the base and in the scenario, where there is one and
    /// it is the holder's.
    pub settled: Option<(Money, Money)>,
}

impl MemberEffect {
    /// By how much its part of the result becomes better; `None` where one of the two is not known.
    #[must_use]
    pub fn difference(&self) -> Option<Money> {
        self.before.zip(self.after).map(|(before, after)| after - before)
    }
}

/// Where a holder stands.
pub(super) struct Standing {
    /// Whose.
    pub holder: Holder,
    /// Its part of the prognosticated result.
    pub part: Option<Money>,
    /// What it is to have (positive) or to pay by the settlement, where there is one and it is the holder's.
    pub settled: Option<Money>,
}

/// Where each holder stands, in the order of the tables: the members, then what is shared.
pub(super) fn standings(workbook: &Workbook, tables: &Tables) -> Vec<Standing> {
    let parts = result_parts(tables);
    let settled = settlement(workbook, tables).parts.unwrap_or_default();
    let standing = |(place, holder): (usize, Holder)| Standing {
        holder,
        part: parts.get(place).and_then(|part| part.prognosis),
        settled: settled.iter().find(|(id, _)| Holder::Member(*id) == holder).map(|(_, amount)| *amount),
    };
    workbook.holders().enumerate().map(standing).collect()
}

/// What a scenario means for each holder, in the order of the tables: the members, then what is shared. The parts add up
/// to the difference of the whole board's result.
#[must_use]
pub fn member_effects(base: &Workbook, tables: &Tables, played: &Played) -> Vec<MemberEffect> {
    let after = standings(&played.workbook, &played.tables);
    let effect = |(was, is): (Standing, Standing)| MemberEffect {
        holder: was.holder,
        before: was.part,
        after: is.part,
        settled: was.settled.zip(is.settled),
    };
    standings(base, tables).into_iter().zip(after).map(effect).collect()
}
