//! The plain amounts of a direct line in one text. Storage has them so: a large workbook has a hundred thousand amounts,
//! and an object for each holder was most of what had to be read before a table could be shown.
//!
//! ```text
//! "plainFields": ["originalBudget", "actual"],
//! "plainParts": "1200000 350000;;7000"        the first holder's two, none of the second, one of the third
//! ```
//!
//! Holders stand in the order of their identities, `shared` last. A holder with anything but amounts (a formula, a text
//! that could not be read, a held amount) stands in `parts`, as in a file.

use std::fmt::Write;

use litemap::LiteMap;

use super::cursor::{At, Fields, Refusal};
use super::error::Expected;
use super::schema::{Map, Split};
use super::write;
use crate::model::drift::{Distribution, LineAmounts, LineField};
use crate::model::entry::Entry;
use crate::model::member::Holder;
use crate::model::sign::SignConvention;
use crate::model::workbook::Workbook;

/// Between the holders.
const HOLDER: char = ';';
/// Between the amounts of one.
const AMOUNT: char = ' ';

/// The holders of a workbook in the order of the plain amounts.
pub(super) fn holders(workbook: &Workbook) -> Vec<Holder> {
    let mut all: LiteMap<Holder, ()> = LiteMap::new();
    for member in &workbook.members {
        all.insert(Holder::Member(member.id), ());
    }
    all.keys().copied().chain([Holder::Shared]).collect()
}

/// How a line's amounts reach these holders, its plain amounts in one text.
pub(super) fn split<'a>(
    distribution: &'a Distribution,
    holders: &[Holder],
    now: Option<SignConvention>,
) -> Split<'a> {
    let Distribution::Direct(parts) = distribution else { return write::split(distribution, now) };
    let is_plain = |of: &Holder, part: &LineAmounts| {
        LineField::ALL
            .iter()
            .all(|field| matches!(part.get(*field), Entry::Empty | Entry::Value(_)) && !part.is_held(*field))
            && holders.binary_search(of).is_ok()
    };
    let mut split = Split { distribution: "direct".into(), ..Split::default() };
    let fields: Vec<LineField> = LineField::ALL
        .into_iter()
        .filter(|field| parts.values().any(|part| !part.get(*field).is_empty()))
        .collect();
    let mut text = String::with_capacity(parts.len() * 16);
    for holder in holders {
        text.push(HOLDER);
        let Some(part) = parts.get(holder).filter(|part| is_plain(holder, part)) else { continue };
        for field in &fields {
            if let Entry::Value(amount) = part.get(*field) {
                // Writing to a text cannot fail.
                let _ = write!(text, "{amount}");
            }
            text.push(AMOUNT);
        }
        text.truncate(text.trim_end_matches(AMOUNT).len());
    }
    let others = parts.iter().filter(|(of, part)| !is_plain(of, part));
    split.parts =
        Map(others.map(|(of, part)| (write::holder(*of), write::line_amounts(part, now))).collect());
    // The first separator stands before the first holder.
    let text = text.trim_end_matches(HOLDER);
    if let Some(text) = text.get(1..) {
        split.plain_fields = write::names(&fields);
        split.plain_parts = text.to_owned().into();
    }
    split
}

/// Reads the plain amounts of a line, if it has any, into `parts`, which are those of `holders`: every holder that
/// may have some, in order.
///
/// # Errors
/// If there are more holders or amounts than there can be, one is no amount, or a field stands twice.
pub(super) fn read(
    fields: &Fields<'_>,
    holders: impl Iterator<Item = Holder> + Clone,
    parts: &mut LiteMap<Holder, LineAmounts>,
) -> Result<(), Refusal> {
    let Some(at) = fields.get("plainParts") else { return Ok(()) };
    let names = fields.need("plainFields");
    let mut columns = Vec::with_capacity(LineField::ALL.len());
    for item in names.list(LineField::ALL.len())? {
        let field: LineField = item.named()?;
        if columns.contains(&field) {
            return Err(item.refuse(Expected::Unique));
        }
        columns.push(field);
    }
    let text = at.text()?;
    let mut left = holders.clone();
    *parts = LiteMap::with_capacity(left.clone().count());
    for part in text.split(HOLDER) {
        let Some(holder) = left.next() else {
            let most = holders.count();
            return Err(at.refuse_count(text.split(HOLDER).count(), most));
        };
        let mut amounts = LineAmounts::default();
        let mut left_columns = columns.iter();
        for amount in part.split(AMOUNT) {
            if amount.is_empty() {
                left_columns.next();
                continue;
            }
            let amount = At::amount_of(amount).ok_or_else(|| at.refuse_name(amount, At::AMOUNT))?;
            let Some(field) = left_columns.next() else {
                return Err(names.refuse_count(part.split(AMOUNT).count(), columns.len()));
            };
            amounts.replace(*field, Entry::Value(amount));
        }
        if !amounts.is_empty() {
            // Each goes behind those before it, so nothing comes back.
            let _ = parts.try_append(holder, amounts);
        }
    }
    Ok(())
}
