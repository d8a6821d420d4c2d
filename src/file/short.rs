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

use super::cursor::{At, Fields, Refusal, plain_amount_at};
use super::error::Expected;
use super::parts::Written;
use super::schema::Split;
use super::write;
use crate::model::drift::{Distribution, LineAmounts, LineField};
use crate::model::entry::Entry;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::parts::Parts;
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
    split.parts = Written { parts: others.map(|(of, part)| (*of, part)).collect(), now };
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
    parts: &mut Parts,
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
    *parts = Parts::with_capacity(left.clone().count());
    let mut reading = Reading { text, at: 0 };
    loop {
        let Some(holder) = left.next() else {
            let most = holders.count();
            return Err(at.refuse_count(text.split(HOLDER).count(), most));
        };
        let mut amounts = LineAmounts::default();
        let (mut column, mut is_empty) = (0, true);
        let mark = loop {
            if let Some(amount) = reading.amount().map_err(|written| at.refuse_name(written, At::AMOUNT))? {
                let Some(field) = columns.get(column) else {
                    return Err(names.refuse_count(column + 1, columns.len()));
                };
                amounts.replace(*field, Entry::Value(amount));
                is_empty = false;
            }
            match reading.mark() {
                Some(b' ') => column += 1,
                mark => break mark,
            }
        };
        if !is_empty {
            parts.insert(holder, amounts);
        }
        if mark.is_none() {
            return Ok(());
        }
    }
}

/// Goes along the text, which is most of what is read before a large workbook is shown.
struct Reading<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reading<'t> {
    /// The amount that stands here, if any does.
    ///
    /// # Errors
    /// What stands here, if it is none.
    fn amount(&mut self) -> Result<Option<Money>, &'t str> {
        let begin = self.at;
        if self.is_at_mark() {
            return Ok(None);
        }
        let plain = plain_amount_at(self.text.as_bytes(), &mut self.at);
        if plain.is_some() && self.is_at_mark() {
            return Ok(plain);
        }
        while !self.is_at_mark() {
            self.at += 1;
        }
        // Marks are letters of their own, so this is between two.
        let written = self.text.get(begin..self.at).unwrap_or_default();
        At::amount_of(written).map(Some).ok_or(written)
    }

    /// Past the mark that stands here; `None` at the end.
    fn mark(&mut self) -> Option<u8> {
        let mark = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        mark
    }

    fn is_at_mark(&self) -> bool {
        matches!(self.text.as_bytes().get(self.at), None | Some(b' ' | b';'))
    }
}
