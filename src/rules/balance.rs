//! The balance requirement of an association: the year's result ± adjustments, and what it restores of earlier deficits
//! (domain: Result and settlement; kommunallagen 11 kap. 12–13 §§: a deficit is restored within three years).

use crate::model::Workbook;
use crate::model::balance::Deficit;
use crate::model::money::Money;

/// The balance requirement, calculated. A surplus is positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceTable {
    /// The year's result; `None` if there is none yet.
    pub result: Option<Money>,
    /// The result with its adjustments.
    pub adjusted: Option<Money>,
    /// Earlier deficits, the oldest first.
    pub deficits: Vec<Restored>,
    /// What is left of the adjusted result when it has restored what it can: a deficit of this year where negative.
    pub left: Option<Money>,
}

/// An earlier deficit, and what this year does to it. All amounts are positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// The deficit as the year began.
    pub deficit: Deficit,
    /// What this year's result restores of it.
    pub restored: Money,
    /// What is left.
    pub left: Money,
}

/// The balance requirement with a year's result. A surplus restores the oldest deficit first; a deficit restores nothing.
#[must_use]
pub fn balance(workbook: &Workbook, result: Option<Money>) -> BalanceTable {
    let adjustments: Money = workbook.balance.adjustments.iter().map(|adjustment| adjustment.amount).sum();
    let adjusted = result.map(|result| result + adjustments);
    let mut deficits = workbook.balance.deficits.clone();
    deficits.sort_by_key(|deficit| deficit.year);
    let mut surplus = adjusted.filter(|adjusted| !adjusted.is_negative()).unwrap_or_default();
    let deficits = deficits
        .into_iter()
        .map(|deficit| {
            let restored = surplus.min(deficit.amount);
            surplus -= restored;
            Restored { deficit, restored, left: deficit.amount - restored }
        })
        .collect();
    let left = adjusted.map(|adjusted| if adjusted.is_negative() { adjusted } else { surplus });
    BalanceTable { result, adjusted, deficits, left }
}
