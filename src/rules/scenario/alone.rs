//! One change alone on the base: the edits that make it there, and what that means for the result and for each holder.

use super::members::standings;
use super::{Played, Unplayable, change};
use crate::model::Workbook;
use crate::model::edit::{Edit, LineChange, ProjectChange};
use crate::model::formula::AmountCell;
use crate::model::investment::ComingYear;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::scenario::{By, Change, Scenario};
use crate::rules::drift::Tables;
use crate::rules::summary::result;

/// Where a board stands: its prognosticated result, and each holder's part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The prognosticated result; `None` while there is no prognosis.
    pub result: Option<Money>,
    /// Each holder with its part, in the order of the tables; they add up to the result.
    pub parts: Vec<(Holder, Option<Money>)>,
}

/// A change alone on the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    /// What makes it.
    pub edits: Vec<Edit>,
    /// Where the board stands after it.
    pub after: Stand,
}

/// Where a board stands.
#[must_use]
pub fn stand(workbook: &Workbook, tables: &Tables) -> Stand {
    let parts = standings(workbook, tables).into_iter().map(|of| (of.holder, of.part));
    Stand { result: result(tables).prognosis, parts: parts.collect() }
}

/// A change alone on the base, as a scenario with this name would make it; `tables` are those of the base.
///
/// # Errors
/// Why it cannot be made.
pub fn alone(base: &Workbook, tables: &Tables, change: &Change, name: &str) -> Result<Alone, Unplayable> {
    let edits = change::edits(base, tables, change, name)?;
    let mut played = Played::on(base, tables);
    played.make(change, name)?;
    Ok(Alone { edits, after: stand(&played.workbook, &played.tables) })
}

/// Where the board stands after each of these changes alone, as a scenario with this name would make it; `None` after one that
/// cannot be made. They are tried one after the other on one copy of the base.
#[must_use]
pub fn each_alone<'c>(
    base: &Workbook,
    tables: &Tables,
    changes: impl IntoIterator<Item = &'c Change>,
    name: &str,
) -> Vec<Option<Stand>> {
    let mut played = Played::on(base, tables);
    let stand_after = |change: &Change| {
        played.make(change, name).ok()?;
        let after = stand(&played.workbook, &played.tables);
        if played.back_to(0).is_err() {
            played = Played::on(base, tables);
        }
        Some(after)
    };
    changes.into_iter().map(stand_after).collect()
}

/// The first amount cell that edits would write in though nobody writes there: it is held, or it is the sum of decisions.
#[must_use]
pub fn fixed_cell(workbook: &Workbook, edits: &[Edit]) -> Option<AmountCell> {
    let in_years = |id, year, new: &ComingYear| {
        let old = workbook.project(id)?.coming_years.get(&year)?;
        let decided = (old.decided != new.decided).then_some(AmountCell::Decided(id, year));
        let requested = (old.requested != new.requested).then_some(AmountCell::Requested(id, year));
        decided.into_iter().chain(requested).find(|cell| workbook.is_held(*cell))
    };
    edits.iter().find_map(|edit| match edit {
        Edit::Line(id, LineChange::Amount(place, field, _)) => {
            let is_fixed = workbook.line(*id)?.is_fixed(*place, *field);
            is_fixed.then_some(AmountCell::Line(*id, *place, *field))
        }
        Edit::Project(id, ProjectChange::Amount(field, _)) => {
            let is_fixed = workbook.project(*id)?.amounts.is_fixed(*field);
            is_fixed.then_some(AmountCell::Project(*id, *field))
        }
        Edit::Project(id, ProjectChange::ComingYear(year, new)) => in_years(*id, *year, new),
        _ => None,
    })
}

/// A scenario without a change that was made elsewhere: the same one, or else the first that differs from it in size alone.
/// `None` where it has no such change.
#[must_use]
pub fn without(scenario: &Scenario, change: &Change) -> Option<Scenario> {
    let changes = &scenario.changes;
    let same = changes.iter().position(|own| own == change);
    let at = same.or_else(|| changes.iter().position(|own| is_of_the_same(own, change)))?;
    let mut left = scenario.clone();
    left.changes.remove(at);
    Some(left)
}

/// Whether two changes are of the same, and differ in size at the most.
fn is_of_the_same(one: &Change, other: &Change) -> bool {
    use std::mem::discriminant;
    match (one, other) {
        (
            Change::Prognosis { rows, holder, by },
            Change::Prognosis { rows: others, holder: of, by: other_by },
        ) => {
            let is_same_way = match (by, other_by) {
                (By::Index(_, from), By::Index(_, other)) => from == other,
                (by, other) => discriminant(by) == discriminant(other),
            };
            rows == others && holder == of && is_same_way
        }
        (Change::Cell(cell, _), Change::Cell(other, _)) => cell == other,
        (Change::Measure(id, _), Change::Measure(other, _))
        | (Change::MeasureStart(id, _), Change::MeasureStart(other, _)) => id == other,
        (Change::Project(id, what), Change::Project(other, other_what)) => {
            id == other && discriminant(what) == discriminant(other_what)
        }
        (Change::Key { from, .. }, Change::Key { from: other, .. }) => from == other,
        _ => false,
    }
}
