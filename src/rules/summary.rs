//! The results of all drift tables together, and the settlement of the year's result.

use super::drift::{DriftTable, Lens, Tables, amount};
use super::figures::Figures;
use super::key::{Span, weights};
use super::sense::Sense;
use super::split::split;
use crate::model::Workbook;
use crate::model::drift::Kind;
use crate::model::id::MemberId;
use crate::model::money::Money;
use crate::model::workbook::SettlementAgainst;

/// Every drift table of the workbook, calculated, with the values of its formulas.
#[must_use]
pub fn drift_tables(workbook: &Workbook) -> Tables {
    Tables::of(workbook)
}

/// The bottom lines of all drift tables added up (revenue − cost).
#[must_use]
pub fn result(tables: &[DriftTable]) -> Figures {
    result_through(tables, Lens::Total)
}

/// The same for what is looked at.
#[must_use]
pub fn result_through(tables: &[DriftTable], lens: Lens) -> Figures {
    let results = tables.iter().filter_map(|table| table.figures(table.rows.last()?, lens));
    results.fold(Figures::default(), |sum, figures| sum.plus(*figures))
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
    /// Where the parts are against what the members have paid in: what each has paid, and its share of the net cost, in the
    /// order of the parts.
    pub paid: Option<Vec<(Money, Money)>>,
    /// Whether the result leaves something out that cannot be read or calculated.
    pub lacks: bool,
}

/// The settlement of the year's result by the workbook's key, exact to the krona (domain: Result and
/// settlement).
#[must_use]
pub fn settlement(workbook: &Workbook, tables: &[DriftTable]) -> SettlementTable {
    let result = result(tables);
    let column = workbook.settlement.basis.column();
    let (result, lacks) = (amount(&result, column), result.lacks);
    let weights =
        workbook.settlement.key.and_then(|key| workbook.key(key)).and_then(|key| weights(workbook, key));
    let lacks = lacks.has(column);
    let ids = || workbook.members.iter().map(|member| member.id);
    let Some((result_known, weights)) = result.zip(weights) else {
        return SettlementTable { result, lacks, parts: None, paid: None };
    };
    // A result to date is of the months passed, a prognosis of the year.
    let weights = weights.over(Span::settled(workbook.settlement.basis));
    let contributed = contributions(workbook, tables);
    if let (SettlementAgainst::Contribution, Some(contributed)) = (workbook.settlement.against, contributed) {
        // What is not paid by a member is split with the net cost, so that nothing is lost.
        let own = &contributed[..workbook.members.len().min(contributed.len())];
        let net = own.iter().copied().sum::<Money>() - result_known;
        let paid = split(net, weights).map(|shares| own.iter().copied().zip(shares).collect::<Vec<_>>());
        let parts =
            paid.as_ref().map(|paid| ids().zip(paid.iter().map(|(paid, share)| *paid - *share)).collect());
        return SettlementTable { result, lacks, parts, paid };
    }
    let parts = split(result_known, weights).map(|parts| ids().zip(parts).collect());
    SettlementTable { result, lacks, parts, paid: None }
}

/// What each holder has contributed, by the basis of the settlement; `None` if the tables have no contributions.
fn contributions(workbook: &Workbook, tables: &[DriftTable]) -> Option<Vec<Money>> {
    let lines = tables.iter().flat_map(|table| &table.rows);
    let mut found: Option<Vec<Money>> = None;
    for row in lines.filter(|row| row.sense == Sense::Kind(Kind::Contribution) && row.adds.is_empty()) {
        let sums = found.get_or_insert_with(|| vec![Money::ZERO; row.parts.len()]);
        for (sum, part) in sums.iter_mut().zip(&row.parts) {
            *sum += amount(part, workbook.settlement.basis.column()).unwrap_or_default();
        }
    }
    found
}
