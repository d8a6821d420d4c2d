//! A line's amounts when it changes between direct and split by a key.

use litemap::LiteMap;

use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::id::KeyId;
use crate::model::member::Holder;
use crate::rules::figures::{entry_of, sum};
use crate::rules::formula::Formulas;
use crate::rules::key::weights;
use crate::rules::months::counted;
use crate::rules::split::split;

/// The amounts of a line when it becomes direct: each holder gets the parts that the key gave it, of the months' sum as of
/// other amounts, held where the total was. Text that
/// could not be read stays, with the first member; a formula gives way to the parts of its amount, or stays likewise
/// if it gives none. `None` if the line is direct already or its key has no
/// usable weights.
#[must_use]
pub fn as_direct(workbook: &Workbook, formulas: &Formulas, line: &Line) -> Option<Distribution> {
    let Distribution::ByKey { key, total } = &line.distribution else { return None };
    let weights = weights(workbook, workbook.key(*key)?)?;
    let total = counted(line, total, workbook.period_end);
    let mut parts: LiteMap<Holder, LineAmounts> = LiteMap::new();
    for field in LineField::ALL {
        let entry = total.get(field);
        if total.is_held(field) {
            // What may not change as a whole may not change in its parts.
            workbook.holders().for_each(|holder| {
                parts.entry(holder).or_default().hold(field, true);
            });
        }
        match formulas.amount(AmountCell::Line(line.id, Place::Total, field), entry) {
            None if entry.is_empty() => {}
            Some(amount) => {
                for (holder, part) in workbook.holders().zip(split(amount, &weights)?) {
                    parts.entry(holder).or_default().replace(field, Entry::Value(part));
                }
            }
            None => {
                let first = workbook.holders().next()?;
                parts.entry(first).or_default().replace(field, entry.clone());
            }
        }
    }
    Some(Distribution::Direct(parts))
}

/// The amounts of a line when a key is to split it: the totals of what the holders had; formulas count with their
/// amounts, and a total is held if all that it is the sum of was. `None` if it is split by this key already.
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
                let sum = sum(entries.map(|(_, amount)| amount));
                total.replace(field, unread.unwrap_or_else(|| entry_of(sum)));
                let mut written = parts.values().filter(|part| !part.get(field).is_empty()).peekable();
                total.hold(field, written.peek().is_some() && written.all(|part| part.is_held(field)));
            }
            Some(Distribution::ByKey { key: new_key, total })
        }
    }
}
