//! What differs between two workbooks as rows of tables, in the words of the tables.

use super::members::whose;
use crate::lang::Lang;
use crate::lang::comparison::words;
use crate::lang::difference::{Named, named, value};
use crate::model::Workbook;
use crate::model::edit::{EditError, between};
use crate::model::formula::AmountCell;
use crate::model::id::MemberId;
use crate::model::key::weight_of;
use crate::model::merge::{Clash, Merged, Spot};
use crate::model::order;

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where, in the words of the tables.
    pub named: Named,
    /// What stands in the common version, if there is one.
    pub base: Option<String>,
    /// What stands in the workbook.
    pub mine: String,
    /// What stands in the file.
    pub theirs: String,
    /// The member whose own it is.
    pub whose: Option<MemberId>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Only the file changed it: it is taken in. Of both, where both have their way: what it becomes.
    Taken(Option<String>),
    /// Somebody has to choose: the place among the choices, and whether the file's is possible.
    Choice(usize, bool),
    /// Only the workbook changed it: it stays.
    Kept,
}

/// What differs, the tables in the order of the workbook, what one has to choose first in each.
pub(super) fn differences(
    lang: Lang,
    mine: &Workbook,
    base: Option<&Workbook>,
    theirs: &Workbook,
    merged: &Merged,
) -> Result<Vec<Difference>, EditError> {
    let make = |spot: Spot, fate: Fate| {
        let texts = [Some(mine), Some(theirs), base].map(|of| of.map(|of| value(lang, spot, of, mine)));
        let [mine_text, theirs_text, base_text] = texts;
        let (mine_text, mut theirs_text) = (mine_text.unwrap_or_default(), theirs_text.unwrap_or_default());
        if mine_text == theirs_text && matches!(fate, Fate::Choice(..)) {
            words(lang).otherwise.clone_into(&mut theirs_text);
        }
        let known = [Some(mine), Some(theirs), base].into_iter().flatten();
        let named = known.filter_map(|workbook| named(lang, spot, workbook)).next().unwrap_or_default();
        let whose = whose(spot, mine).or_else(|| whose(spot, theirs));
        Difference { named, base: base_text, mine: mine_text, theirs: theirs_text, whose, fate }
    };
    let spots = |from, to| -> Result<Vec<Spot>, EditError> {
        Ok(between(from, to)?.iter().filter_map(Spot::of).collect())
    };
    let mut all: Vec<Difference> = Vec::new();
    for (at, conflict) in merged.conflicts.iter().enumerate() {
        // What others stand on is found out where it is tried.
        let can_be = !matches!(conflict.clash, Clash::InUse(_)) || base.is_none();
        all.push(make(conflict.spot, Fate::Choice(at, can_be)));
    }
    for spot in spots(mine, &merged.workbook)? {
        let made = make(spot, Fate::Kept);
        let becomes = value(lang, spot, &merged.workbook, mine);
        let both = (becomes != made.theirs).then_some(becomes);
        all.push(Difference { fate: Fate::Taken(both), ..made });
    }
    if let Some(base) = base {
        let in_conflict = |spot: Spot| merged.conflicts.iter().any(|conflict| conflict.spot == spot);
        let other = spots(theirs, mine)?;
        let kept = spots(base, mine)?.into_iter().filter(|spot| other.contains(spot) && !in_conflict(*spot));
        let taken: Vec<Spot> = spots(mine, &merged.workbook)?;
        all.extend(kept.filter(|spot| !taken.contains(spot)).map(|spot| make(spot, Fate::Kept)));
    }
    let mut tables: Vec<&str> = mine.activities.iter().map(|table| table.name.as_str()).collect();
    tables.extend(mine.project_groups.iter().map(|table| table.name.as_str()));
    let place = |of: &Difference| {
        let table = tables.iter().position(|name| *name == of.named.table).unwrap_or(tables.len());
        (table, of.named.table.clone())
    };
    let mut placed: Vec<_> = all.into_iter().map(|one| (place(&one), one)).collect();
    order::sort_by(&mut placed, |(a, _), (b, _)| a.cmp(b));
    Ok(placed.into_iter().map(|(_, one)| one).collect())
}

/// Where nothing stands in one of two workbooks of which no common version is known, the other has its way until somebody
/// chooses otherwise: whether that is theirs.
pub(super) fn is_empty_here(mine: &Workbook, theirs: &Workbook, spot: Spot) -> Option<bool> {
    let is_empty = |workbook: &Workbook| match spot {
        Spot::There(_) => named(Lang::English, spot, workbook).is_none(),
        Spot::Amount(cell) => has_cell(workbook, cell) && workbook.entry(cell).is_empty(),
        Spot::Weight(key, member) => {
            workbook.key(key).is_some_and(|key| weight_of(&key.weights, member).is_empty())
        }
        Spot::Month(line, year, month) => {
            let months = workbook.line(line).map(|line| line.months.as_ref());
            months.is_some_and(|months| months.is_none_or(|months| months.get(year, month).is_empty()))
        }
        _ => false,
    };
    match (is_empty(mine), is_empty(theirs)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn has_cell(workbook: &Workbook, cell: AmountCell) -> bool {
    named(Lang::English, Spot::Amount(cell), workbook).is_some()
}
