//! Drift tables: every row with its figures, in total and for each holder.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::figures::{Figures, Terms, of_amounts};
use super::key::weights;
use super::sense::Sense;
use super::split::split;
use crate::model::Workbook;
use crate::model::drift::{
    Activity, Distribution, DriftColumn, Kind, Line, LineAmounts, Method, Row, RowId, SubtotalPlace,
};
use crate::model::entry::Entry;
use crate::model::id::ActivityId;
use crate::model::member::Holder;
use crate::model::money::Money;

/// Whose figures are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lens {
    /// The whole board's.
    #[default]
    Total,
    /// One holder's part.
    Holder(Holder),
}

/// A drift table, calculated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftTable {
    /// Which table.
    pub activity: ActivityId,
    /// The holders in the order of every row's parts: the members, then shared.
    pub holders: Vec<Holder>,
    /// The rows as printed; the bottom line comes last.
    pub rows: Vec<DriftRow>,
}

/// A row of a drift table, calculated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftRow {
    /// The line or group; `None` is the bottom line.
    pub id: Option<RowId>,
    /// How many groups it stands in; a subtotal stands as deep as its heading would.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// What its amounts mean.
    pub sense: Sense,
    /// The whole board's figures.
    pub total: Figures,
    /// Each holder's figures, in the order of the table's holders. They add up to the total.
    pub parts: Vec<Figures>,
    /// For sums: the rows (by place in the table) that they directly add up. Empty for lines.
    pub adds: Vec<usize>,
    /// Whether the line's parts follow from a key that has no usable weights: the total stands, the parts
    /// are unknown.
    pub unsplit: bool,
}

impl DriftTable {
    /// The figures of `row` through `lens`; `None` for a holder that is not in the workbook.
    #[must_use]
    pub fn figures<'a>(&self, row: &'a DriftRow, lens: Lens) -> Option<&'a Figures> {
        match lens {
            Lens::Total => Some(&row.total),
            Lens::Holder(holder) => {
                self.holders.iter().position(|known| *known == holder).and_then(|index| row.parts.get(index))
            }
        }
    }

    /// The row of a line or group, or the bottom line for `None`.
    #[must_use]
    pub fn row(&self, id: Option<RowId>) -> Option<&DriftRow> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The bottom line's figures for the whole board.
    #[must_use]
    pub fn result(&self) -> Figures {
        self.rows.last().map(|row| row.total).unwrap_or_default()
    }
}

/// The amount in a column, signs as inside; `None` for columns without amounts.
#[must_use]
pub fn amount(figures: &Figures, column: DriftColumn) -> Option<Money> {
    match column {
        DriftColumn::PriorActual => figures.prior_actual,
        DriftColumn::OriginalBudget => figures.original_budget,
        DriftColumn::Supplements => figures.supplements,
        DriftColumn::Budget => figures.budget,
        DriftColumn::BudgetToDate => figures.budget_to_date,
        DriftColumn::Actual => figures.actual,
        DriftColumn::DeviationToDate => figures.deviation_to_date,
        DriftColumn::Prognosis => figures.prognosis,
        DriftColumn::Deviation => figures.deviation,
        DriftColumn::UsedPercent
        | DriftColumn::DeviationPercent
        | DriftColumn::Method
        | DriftColumn::Comment => None,
    }
}

/// How a line's figures are worked out in this workbook.
fn terms<'a>(workbook: &'a Workbook, line: &'a Line) -> Terms<'a> {
    Terms {
        sense: Sense::Kind(line.kind),
        method: line.method.unwrap_or(workbook.method),
        profile: line.profile.as_ref().unwrap_or(&workbook.profile),
        period_end: workbook.period_end,
    }
}

/// The figures of one line: in total, and for each holder in order.
struct LineFigures {
    total: Figures,
    parts: Vec<Figures>,
    unsplit: bool,
}

fn of_line(workbook: &Workbook, line: &Line, holders: &[Holder]) -> LineFigures {
    let terms = terms(workbook, line);
    match &line.distribution {
        Distribution::Direct(parts) => {
            let parts: Vec<Figures> = holders
                .iter()
                .map(|holder| parts.get(holder).map(|part| of_amounts(part, terms)).unwrap_or_default())
                .collect();
            let total = parts.iter().fold(Figures::default(), |sum, part| sum.plus(*part));
            LineFigures { total, parts, unsplit: false }
        }
        Distribution::ByKey { key, total } => by_key(workbook, *key, total, terms, holders.len()),
    }
}

fn by_key(
    workbook: &Workbook,
    key: crate::model::id::KeyId,
    amounts: &LineAmounts,
    terms: Terms,
    holders: usize,
) -> LineFigures {
    let total = of_amounts(amounts, terms);
    let weights = workbook.key(key).and_then(|key| weights(workbook, key));
    // What is shared by all has no weight: a key gives everything to the members.
    let parts = weights.map(|weights| split_figures(&total, &weights, terms, holders));
    let unsplit = parts.is_none();
    LineFigures { total, parts: parts.unwrap_or_else(|| vec![Figures::default(); holders]), unsplit }
}

/// Each part of figures that a key splits. Entered amounts, budget to date and prognosis are split one by
/// one (a prognosis as budget is the budget); budgets and deviations follow from the parts, so that every row adds up across and every column down.
fn split_figures(total: &Figures, weights: &[Decimal], terms: Terms, holders: usize) -> Vec<Figures> {
    let parts_of = |amount: Option<Money>| -> Vec<Option<Money>> {
        let mut parts: Vec<Option<Money>> = amount
            .and_then(|amount| split(amount, weights))
            .map(|parts| parts.into_iter().map(Some).collect())
            .unwrap_or_default();
        parts.resize(holders, None);
        parts
    };
    let prior_actual = parts_of(total.prior_actual);
    let original_budget = parts_of(total.original_budget);
    let supplements = parts_of(total.supplements);
    let budget_to_date = parts_of(total.budget_to_date);
    let actual = parts_of(total.actual);
    let prognosis = parts_of(total.prognosis);
    (0..holders)
        .map(|i| {
            let budget = super::figures::sum([original_budget[i], supplements[i]]);
            // What is the budget in total is the budget in every part, however original and supplements round.
            let as_budget = |whole, part| if whole == total.budget { budget } else { part };
            let budget_to_date = as_budget(total.budget_to_date, budget_to_date[i]);
            let prognosis = match terms.method {
                Method::AsBudget => budget,
                Method::Typed | Method::RunRate => prognosis[i],
            };
            Figures {
                prior_actual: prior_actual[i],
                original_budget: original_budget[i],
                supplements: supplements[i],
                budget,
                budget_to_date,
                actual: actual[i],
                deviation_to_date: actual[i]
                    .filter(|_| total.deviation_to_date.is_some())
                    .map(|actual| terms.sense.deviation(budget_to_date.unwrap_or_default(), actual)),
                prognosis,
                deviation: prognosis
                    .filter(|_| total.deviation.is_some())
                    .map(|prognosis| terms.sense.deviation(budget.unwrap_or_default(), prognosis)),
            }
        })
        .collect()
}

struct Builder<'a> {
    workbook: &'a Workbook,
    holders: Vec<Holder>,
    rows: Vec<DriftRow>,
}

impl Builder<'_> {
    /// Adds the rows and returns their places, sums counted once.
    fn add(&mut self, rows: &[Row], depth: usize) -> Vec<usize> {
        rows.iter()
            .map(|row| match row {
                Row::Line(line) => self.add_line(line, depth),
                Row::Group(group) => {
                    let above = group.subtotal == SubtotalPlace::Above;
                    let heading = above.then(|| self.push_sum(Some(row.id()), &group.name, depth));
                    let adds = self.add(&group.rows, depth + 1);
                    let at = heading.unwrap_or_else(|| self.push_sum(Some(row.id()), &group.name, depth));
                    let sense = Sense::of_sum(adds.iter().map(|row| self.rows[*row].sense));
                    self.fill_sum(at, adds, sense);
                    at
                }
            })
            .collect()
    }

    fn add_line(&mut self, line: &Line, depth: usize) -> usize {
        let LineFigures { total, parts, unsplit } = of_line(self.workbook, line, &self.holders);
        self.rows.push(DriftRow {
            id: Some(RowId::Line(line.id)),
            depth,
            name: line.name.clone(),
            sense: Sense::Kind(line.kind),
            total,
            parts,
            adds: Vec::new(),
            unsplit,
        });
        self.rows.len() - 1
    }

    fn push_sum(&mut self, id: Option<RowId>, name: &str, depth: usize) -> usize {
        self.rows.push(DriftRow {
            id,
            depth,
            name: name.to_owned(),
            sense: Sense::Subtotal,
            total: Figures::default(),
            parts: Vec::new(),
            adds: Vec::new(),
            unsplit: false,
        });
        self.rows.len() - 1
    }

    /// Sums rows of one kind as that kind, and rows of several as what they add to the result.
    fn fill_sum(&mut self, at: usize, adds: Vec<usize>, sense: Sense) {
        let oriented = |figures: Figures, own: Sense| match sense {
            Sense::Kind(_) | Sense::Expenditure => figures,
            Sense::Subtotal | Sense::Result => figures.map_amounts(|amount| own.to_result(amount)),
        };
        let mut total = Figures::default();
        let mut parts = vec![Figures::default(); self.holders.len()];
        for row in adds.iter().map(|row| &self.rows[*row]) {
            total = total.plus(oriented(row.total, row.sense));
            for (sum, part) in parts.iter_mut().zip(&row.parts) {
                *sum = sum.plus(oriented(*part, row.sense));
            }
        }
        let unsplit = adds.iter().any(|row| self.rows[*row].unsplit);
        let row = &mut self.rows[at];
        row.total = total;
        row.parts = parts;
        row.adds = adds;
        row.sense = sense;
        row.unsplit = unsplit;
    }
}

/// The drift table of `activity`, every figure recalculated.
#[must_use]
pub fn drift_table(workbook: &Workbook, activity: &Activity) -> DriftTable {
    let holders = workbook.holders().collect();
    let mut builder = Builder { workbook, holders, rows: Vec::new() };
    let adds = builder.add(&activity.rows, 0);
    let at = builder.push_sum(None, &activity.result_name, 0);
    builder.fill_sum(at, adds, Sense::Result);
    DriftTable { activity: activity.id, holders: builder.holders, rows: builder.rows }
}

/// The share of the year that has passed, as months of twelve: what used % is seen beside.
#[must_use]
pub fn year_passed(workbook: &Workbook) -> Decimal {
    Decimal::from(workbook.period_end.number()) / Decimal::from(12)
}

/// The amounts of a line when it becomes direct: each holder gets the parts that the key gave it. Text that
/// could not be read stays, with the first member. `None` if the line is direct already or its key has no
/// usable weights.
#[must_use]
pub fn as_direct(workbook: &Workbook, line: &Line) -> Option<Distribution> {
    let Distribution::ByKey { key, total } = &line.distribution else { return None };
    let weights = weights(workbook, workbook.key(*key)?)?;
    let mut parts: BTreeMap<Holder, LineAmounts> = BTreeMap::new();
    for field in crate::model::drift::LineField::ALL {
        match total.get(field) {
            Entry::Empty => {}
            Entry::Value(amount) => {
                for (holder, part) in workbook.holders().zip(split(*amount, &weights)?) {
                    parts.entry(holder).or_default().replace(field, Entry::Value(part));
                }
            }
            unread @ Entry::Unread(_) => {
                let first = workbook.holders().next()?;
                parts.entry(first).or_default().replace(field, unread.clone());
            }
        }
    }
    Some(Distribution::Direct(parts))
}

/// The amounts of a line when a key is to split it: the totals of what the holders had. `None` if it is split
/// by this key already.
#[must_use]
pub fn as_by_key(line: &Line, new_key: crate::model::id::KeyId) -> Option<Distribution> {
    match &line.distribution {
        Distribution::ByKey { key, .. } if *key == new_key => None,
        Distribution::ByKey { total, .. } => Some(Distribution::ByKey { key: new_key, total: total.clone() }),
        Distribution::Direct(parts) => {
            let mut total = LineAmounts::default();
            for field in crate::model::drift::LineField::ALL {
                let entries = parts.values().map(|part| part.get(field));
                // A text that could not be read would vanish in a sum; it takes the place of the total, so
                // that it is seen and mended.
                let unread = entries.clone().find(|entry| entry.is_unread()).cloned();
                // A sum beyond what a cell keeps stays as text too.
                let sum = match super::figures::sum(entries.map(Entry::value)) {
                    Some(sum) if Money::entered(sum.as_decimal()).is_none() => {
                        Entry::Unread(format!("{sum} kr"))
                    }
                    sum => sum.into(),
                };
                total.replace(field, unread.unwrap_or(sum));
            }
            Some(Distribution::ByKey { key: new_key, total })
        }
    }
}

/// The kind that the amounts of a line have; a helper for reading what is typed.
#[must_use]
pub fn sense_of(kind: Kind) -> Sense {
    Sense::Kind(kind)
}
