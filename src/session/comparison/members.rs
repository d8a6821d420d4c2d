//! What differs by member: several returned files, one of each member, are the usual case, and then a member's file is right
//! about what is that member's.

use super::{Comparison, Fate};
use crate::model::Workbook;
use crate::model::drift::Place;
use crate::model::edit::What;
use crate::model::formula::AmountCell;
use crate::model::id::MemberId;
use crate::model::member::Holder;
use crate::model::merge::Spot;

/// A member, and how many of the choices are about what is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfMember {
    /// The member.
    pub id: MemberId,
    /// Its name.
    pub name: String,
    /// How many choices there are.
    pub choices: usize,
}

impl Comparison {
    /// The members who have choices of their own, in the order of the workbook; none where all choices are one member's.
    #[must_use]
    pub fn members(&self) -> Vec<OfMember> {
        let (Some(now), Some(mine)) = (&self.now, &self.so_far) else { return Vec::new() };
        let is_choice = |fate: &Fate| matches!(fate, Fate::Choice(..));
        let choices: Vec<Option<MemberId>> =
            now.differences.iter().filter(|of| is_choice(&of.fate)).map(|of| of.whose).collect();
        let theirs = now.merged.theirs().members.iter().filter(|member| mine.member(member.id).is_none());
        let all = mine.members.iter().chain(theirs).map(|member| OfMember {
            id: member.id,
            name: member.name.clone(),
            choices: choices.iter().filter(|whose| **whose == Some(member.id)).count(),
        });
        all.filter(|of| (1..choices.len()).contains(&of.choices)).collect()
    }
}

/// The member whose own a spot is: its amounts on lines, its weights, its projects, what is noted at its cells, itself.
pub(super) fn whose(spot: Spot, workbook: &Workbook) -> Option<MemberId> {
    let holder = match (spot, spot.subject()) {
        (Spot::Amount(AmountCell::Line(_, place, _)) | Spot::Held(AmountCell::Line(_, place, _)), _) => {
            match place {
                Place::Part(holder) => Some(holder),
                Place::Total => None,
            }
        }
        (Spot::Weight(_, member), _) | (_, Some(What::Member(member))) => Some(Holder::Member(member)),
        (_, Some(What::Project(project))) => workbook.project(project).map(|project| project.holder),
        (Spot::Note(place), _) => place.holder(),
        _ => None,
    };
    match holder? {
        Holder::Member(member) => Some(member),
        Holder::Shared => None,
    }
}
