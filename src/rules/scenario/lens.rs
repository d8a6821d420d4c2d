//! The member lens: what one change alone means for each member, in kronor.

use super::members::standings;
use super::{Unplayable, play};
use crate::model::Workbook;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::scenario::{Change, Scenario};
use crate::rules::added::Cause;
use crate::rules::drift::{DriftTable, Lens, Tables};
use crate::rules::figures::sum;

/// What a change means for one holder. What is better for the holder is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LensRow {
    /// Whose; `None` is all of them together.
    pub holder: Option<Holder>,
    /// Of its part of the result, what is not capital cost; `None` while there is no prognosis.
    pub drift: Option<Money>,
    /// Of its part of the result, what projects cost the drift.
    pub capital: Money,
    /// By how much more it is to have, or less to pay, by the settlement; `None` where there is none or it is not the holder's.
    pub settled: Option<Money>,
}

impl LensRow {
    /// By how much its part of the result becomes better: drift and capital cost together.
    #[must_use]
    pub fn result(&self) -> Option<Money> {
        self.drift.map(|drift| drift + self.capital)
    }
}

/// What a change alone means for each holder, in the order of the tables, and last for all of them together: made on what its
/// scenario stands on, `grounds`, without the scenario's other changes. The holders add up to the last row.
///
/// # Errors
/// Why it cannot be made there.
pub fn lens(
    base: &Workbook,
    tables: &Tables,
    grounds: &[&Scenario],
    change: &Change,
) -> Result<Vec<LensRow>, Unplayable> {
    let mut played = play(base, tables, grounds);
    let before = (standings(&played.workbook, &played.tables), capitals(&played.workbook, &played.tables));
    played.make(change, "")?;
    let after = (standings(&played.workbook, &played.tables), capitals(&played.workbook, &played.tables));
    let mut rows: Vec<LensRow> = Vec::new();
    for (at, (was, is)) in before.0.iter().zip(&after.0).enumerate() {
        let of = |capitals: &[Money]| capitals.get(at).copied().unwrap_or_default();
        // What projects cost makes the result smaller.
        let capital = of(&before.1) - of(&after.1);
        let result = (was.part.is_some() || is.part.is_some())
            .then(|| is.part.unwrap_or_default() - was.part.unwrap_or_default());
        rows.push(LensRow {
            holder: Some(was.holder),
            drift: result.map(|result| result - capital),
            capital,
            settled: was.settled.zip(is.settled).map(|(was, is)| is - was),
        });
    }
    let all = LensRow {
        holder: None,
        drift: sum(rows.iter().map(|row| row.drift)),
        capital: rows.iter().map(|row| row.capital).sum(),
        settled: sum(rows.iter().map(|row| row.settled)),
    };
    rows.push(all);
    Ok(rows)
}

/// What projects cost each holder's drift this year, in the order of the tables.
fn capitals(workbook: &Workbook, tables: &Tables) -> Vec<Money> {
    let of = |holder: Holder| {
        let cost = |table: &DriftTable| {
            let row = table.rows.last()?;
            table.added(row, Lens::Holder(holder)).get(Cause::CapitalCost)
        };
        // The bottom line has cost turned.
        -tables.iter().filter_map(cost).sum::<Money>()
    };
    workbook.holders().map(of).collect()
}
