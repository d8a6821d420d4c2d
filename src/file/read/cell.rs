//! Reads amount cells: an amount, text that could not be read, a formula, or decisions; and which of them are held.

use super::{Known, later, signs};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::{Expected, FileError};
use crate::file::name::Named;
use crate::model::drift::DriftColumn;
use crate::model::entry::Entry;
use crate::model::formula::{Column, Formula, Frame};
use crate::model::money::Money;
use crate::model::unit::Unit;
use crate::text::formula::LATER;

/// What stands in an amount cell of this column; for a formula, of one of its table.
pub(in crate::file) fn amount(at: &At<'_>, known: &Known, column: Column) -> Result<Entry<Money>, Refusal> {
    if let Some(amount) = at.plain_amount() {
        return Ok(Entry::Value(amount));
    }
    let entry = at.entry(At::amount)?;
    let Entry::Unread(text) = &entry else { return Ok(entry) };
    let fields = at.object()?;
    if let Some(decisions) = fields.get("decisions") {
        return (later::get()?.decisions)(&decisions, column);
    }
    // A text with a unit is a formula; one without is what it was before there were formulas.
    let Some(unit) = fields.get("unit") else { return Ok(entry) };
    let signs = match (fields.get("signs"), known.signs) {
        (None, Some(signs)) => signs,
        _ => signs(&fields.need("signs"))?,
    };
    let formulas = LATER.get().ok_or(FileError::NotYet)?;
    let formula = (formulas.parse_stored)(text, Frame { unit: unit.named()?, signs }, column);
    formula
        .map(|formula| Entry::Formula(Box::new(formula)))
        .map_err(|error| fields.need("text").refuse(Expected::Formula(error)))
}

/// The formula of a prognosis method.
pub(in crate::file) fn formula(at: &At<'_>, known: &Known) -> Result<Box<Formula>, Refusal> {
    // Without a unit it would be text that could not be read.
    at.object()?.need("unit").named::<Unit>()?;
    match amount(at, known, Column::Drift(DriftColumn::Prognosis))? {
        Entry::Formula(formula) => Ok(formula),
        _ => Err(at.refuse(Expected::Object)),
    }
}

/// Holds the fields that are held beside their amounts, by `hold`, which says whether one was held before.
pub(super) fn held<F: Named>(
    fields: &Fields<'_>,
    mut hold: impl FnMut(F, bool) -> bool,
) -> Result<(), Refusal> {
    let Some(at) = fields.get("held") else { return Ok(()) };
    for item in at.list(F::NAMES.len())? {
        if hold(item.named()?, true) {
            return Err(item.refuse(Expected::Unique));
        }
    }
    Ok(())
}
