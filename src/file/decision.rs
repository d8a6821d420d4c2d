//! The decisions of a budget cell in files, read and written; the page loads this later, with what else few cells have.

use super::cursor::{At, Refusal};
use super::error::Expected;
use super::schema::{Cell, Cells, Map};
use super::write::{shown, text};
use crate::model::decision::{Decision, Decisions};
use crate::model::drift::DriftColumn;
use crate::model::entry::Entry;
use crate::model::formula::Column;
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::model::period::Date;

/// What a decision among a line's supplements says that carries over.
const CARRY_OVER: &str = "carryOver";

/// The decisions of a cell in `column`; none make an empty cell.
pub(super) fn decisions(at: &At<'_>, column: Column) -> Result<Entry<Money>, Refusal> {
    let has_kinds = column == Column::Drift(DriftColumn::Supplements);
    let is_budget = has_kinds
        || matches!(
            column,
            Column::Drift(DriftColumn::OriginalBudget)
                | Column::Project(
                    ProjectColumn::OriginalBudget | ProjectColumn::Supplement | ProjectColumn::CarryOver
                )
        );
    // Only budgets are decided; anywhere else an amount stands.
    if !is_budget {
        return Err(at.refuse(At::AMOUNT));
    }
    let list = at
        .list(Decisions::MOST)?
        .map(|item| {
            let fields = item.object()?;
            let name = |name| fields.get(name).map_or_else(|| Ok(String::new()), |at| at.name());
            let kind = fields.get("kind").filter(|_| has_kinds);
            let carries_over = kind.map(|at| {
                at.parsed(Expected::OneOf(&[CARRY_OVER]), |text| (text == CARRY_OVER).then_some(true))
            });
            Ok(Decision {
                date: fields.get("date").map(|at| at.parsed(Expected::Day, Date::of)).transpose()?,
                reference: name("reference")?,
                reason: fields.get("reason").map_or_else(|| Ok(String::new()), |at| at.prose())?,
                amount: fields.need("amount").amount()?,
                carries_over: carries_over.transpose()?.unwrap_or_default(),
            })
        })
        .collect::<Result<Vec<_>, Refusal>>()?;
    if list.is_empty() {
        return Ok(Entry::Empty);
    }
    // Each is an amount, but together they may be more than one.
    Decisions::new(list).map(Entry::Decisions).ok_or_else(|| at.refuse(At::AMOUNT))
}

/// Decisions as they are written: what is empty is left out.
pub(super) fn write(decisions: &Decisions) -> Vec<Cells<'_>> {
    decisions.list().iter().map(wire).collect()
}

fn wire(decision: &Decision) -> Cells<'_> {
    let fields = [
        ("date", decision.date.map(shown).unwrap_or_default()),
        ("reference", text(&decision.reference)),
        ("kind", text(if decision.carries_over { CARRY_OVER } else { "" })),
        ("amount", shown(decision.amount)),
        ("reason", text(&decision.reason)),
    ];
    let fields = fields.into_iter().filter(|(_, written)| !written.is_empty());
    Map(fields.map(|(name, written)| (name.into(), Cell::Value(written))).collect())
}
