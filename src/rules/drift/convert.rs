//! A line's amounts when it changes between direct and split by a key.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::decision::{Decision, Decisions};
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::KeyId;
use crate::model::money::Money;
use crate::model::parts::Parts;
use crate::rules::figures::{entry_of, sum};
use crate::rules::formula::Formulas;
use crate::rules::key::{Span, weights};
use crate::rules::months::counted;
use crate::rules::split::split;

/// The amounts of a line when it becomes direct: each holder gets the parts that the key gave it, of the months' sum as of
/// other amounts, held where the total was. Text that
/// could not be read stays, with the first member; each decision is split likewise; a formula gives way to the parts of its amount, or stays likewise
/// if it gives none. `None` if the line is direct already or its key has no
/// usable weights.
#[must_use]
pub fn as_direct(workbook: &Workbook, formulas: &Formulas, line: &Line) -> Option<Distribution> {
    let Distribution::ByKey { key, total } = &line.distribution else { return None };
    let weights = weights(workbook, workbook.key(*key)?)?;
    let total = counted(line, total, workbook.period_end);
    let mut parts = Parts::new();
    for field in LineField::ALL {
        let entry = total.get(field);
        if total.is_held(field) {
            // What may not change as a whole may not change in its parts.
            workbook.holders().for_each(|holder| {
                parts.or_empty(holder).hold(field, true);
            });
        }
        match formulas.amount(AmountCell::Line(line.id, Place::Total, field), entry) {
            None if entry.is_empty() => {}
            Some(amount) => {
                let amounts = split(amount, weights.over(Span::of(field)))?;
                let mut decided =
                    entry.decisions().map(|all| decided_parts(all, &amounts, weights.over(Span::of(field))));
                for (at, (holder, part)) in workbook.holders().zip(&amounts).enumerate() {
                    let list = decided.as_mut().and_then(|all| all.get_mut(at)).map(std::mem::take);
                    let decisions = list.and_then(Decisions::new).map(Entry::Decisions);
                    let part = decisions.unwrap_or(Entry::Value(*part));
                    parts.or_empty(holder).replace(field, part);
                }
            }
            None => {
                let first = workbook.holders().next()?;
                parts.or_empty(first).replace(field, entry.clone());
            }
        }
    }
    Some(Distribution::Direct(parts))
}

/// The amounts of a line when a key is to split it: the totals of what the holders had; formulas count with their
/// amounts, decisions stay, and a total is held if all that it is the sum of was. `None` if it is split by this key already.
#[must_use]
pub fn as_by_key(formulas: &Formulas, line: &Line, new_key: KeyId) -> Option<Distribution> {
    match &line.distribution {
        Distribution::ByKey { key, .. } if *key == new_key => None,
        Distribution::ByKey { total, .. } => Some(Distribution::ByKey { key: new_key, total: total.clone() }),
        Distribution::Direct(parts) => {
            let mut total = LineAmounts::default();
            for field in LineField::ALL {
                let entries = parts.iter().map(|(holder, part)| {
                    let cell = AmountCell::Line(line.id, Place::Part(*holder), field);
                    (part.get(field), formulas.amount(cell, part.get(field)))
                });
                // A text that could not be read would vanish in a sum, and a formula that gives nothing; it takes
                // the place of the total, so that it is seen and mended.
                let mut unread =
                    entries.clone().filter(|(entry, amount)| !entry.is_empty() && amount.is_none());
                let unread = unread.next().map(|(entry, _)| entry.clone());
                let decisions = decided_total(entries.clone()).filter(|_| unread.is_none());
                let sum = sum(entries.map(|(_, amount)| amount));
                let decided_or_sum = || decisions.map_or_else(|| entry_of(sum), Entry::Decisions);
                total.replace(field, unread.unwrap_or_else(decided_or_sum));
                let mut written = parts.values().filter(|part| !part.get(field).is_empty()).peekable();
                total.hold(field, written.peek().is_some() && written.all(|part| part.is_held(field)));
            }
            Some(Distribution::ByKey { key: new_key, total })
        }
    }
}

/// What each holder gets of decisions, in order, so that they come to the holder's `amounts`: all but the last are split
/// by the key, and the last takes the rest. A holder that gets nothing of any has none.
fn decided_parts(decisions: &Decisions, amounts: &[Money], weights: &[Decimal]) -> Vec<Vec<Decision>> {
    let mut rests = amounts.to_vec();
    let mut all = vec![Vec::new(); amounts.len()];
    for (at, decision) in decisions.list().iter().enumerate() {
        let is_last = at + 1 == decisions.list().len();
        let parts = split(decision.amount, weights).filter(|_| !is_last).unwrap_or_else(|| rests.clone());
        for ((own, rest), amount) in all.iter_mut().zip(&mut rests).zip(parts) {
            *rest -= amount;
            own.push(Decision { amount, ..decision.clone() });
        }
    }
    for own in &mut all {
        if own.iter().all(|decision| decision.amount.is_zero()) {
            own.clear();
        }
    }
    all
}

/// The decisions of all parts as those of the whole, if there are any: what was decided for several in one goes together
/// again, and amounts beside decisions stay as what nobody has said more of.
fn decided_total<'a>(
    parts: impl Iterator<Item = (&'a Entry<Money>, Option<Money>)> + Clone,
) -> Option<Arc<Decisions>> {
    parts.clone().find_map(|(entry, _)| entry.decisions())?;
    let mut all: Vec<Decision> = Vec::new();
    for (entry, amount) in parts {
        let beside = amount.filter(|_| entry.decisions().is_none()).map(Decision::bare);
        let own = entry.decisions().map_or(&[][..], Decisions::list);
        for decision in own.iter().chain(&beside) {
            let same =
                |known: &&mut Decision| Decision { amount: known.amount, ..decision.clone() } == **known;
            match all.iter_mut().find(same) {
                Some(known) => known.amount += decision.amount,
                None => all.push(decision.clone()),
            }
        }
    }
    // Each is written in the file by itself.
    Decisions::new(all).filter(|all| all.list().iter().all(|decision| decision.amount.can_be_entered()))
}
