//! The results of all drift tables together, and the settlement of the year's result.

use super::drift::{DriftTable, Tables};
use super::figures::Figures;
use super::key::weights;
use super::split::split;
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::id::MemberId;
use crate::model::money::Money;
use crate::model::workbook::SettlementBasis;

/// Every drift table of the workbook, calculated, with the values of its formulas.
#[must_use]
pub fn drift_tables(workbook: &Workbook) -> Tables {
    Tables::of(workbook)
}

/// The bottom lines of all drift tables added up (revenue − cost).
#[must_use]
pub fn result(tables: &[DriftTable]) -> Figures {
    tables.iter().fold(Figures::default(), |sum, table| sum.plus(table.result()))
}

/// Each holder's part of the result of all drift tables, in the order of the tables' holders.
#[must_use]
pub fn result_parts(tables: &[DriftTable]) -> Vec<Figures> {
    let mut parts: Vec<Figures> = Vec::new();
    for row in tables.iter().filter_map(|table| table.rows.last()) {
        parts.resize(parts.len().max(row.parts.len()), Figures::default());
        for (sum, part) in parts.iter_mut().zip(&row.parts) {
            *sum = sum.plus(*part);
        }
    }
    parts
}

/// How the year's result is split over the members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementTable {
    /// The result that is split: a surplus is positive. `None` if there is none yet.
    pub result: Option<Money>,
    /// Each member's part, exact: the parts add up to the result. `None` without a usable key.
    pub parts: Option<Vec<(MemberId, Money)>>,
    /// Whether the result leaves something out that cannot be read or calculated.
    pub lacks: bool,
}

/// The settlement of the year's result by the workbook's key, exact to the krona (domain: Result and
/// settlement).
#[must_use]
pub fn settlement(workbook: &Workbook, tables: &[DriftTable]) -> SettlementTable {
    let result = result(tables);
    let (column, result, lacks) = match workbook.settlement.basis {
        SettlementBasis::Actual => (DriftColumn::Actual, result.actual, result.lacks),
        SettlementBasis::Prognosis => (DriftColumn::Prognosis, result.prognosis, result.lacks),
    };
    let weights =
        workbook.settlement.key.and_then(|key| workbook.key(key)).and_then(|key| weights(workbook, key));
    let parts = result.zip(weights).and_then(|(result, weights)| split(result, &weights));
    let ids = workbook.members.iter().map(|member| member.id);
    let lacks = lacks.has(column);
    SettlementTable { result, lacks, parts: parts.map(|parts| ids.zip(parts).collect()) }
}
