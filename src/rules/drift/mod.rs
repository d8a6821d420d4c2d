//! Drift tables: every row with its figures, in total and for each holder.

mod booked;
mod build;
mod convert;
mod follow;
mod line;

use std::ops::Deref;

use litemap::LiteMap;
use rust_decimal::Decimal;

use self::line::Holders;
use super::added::{Added, Additions, Cause, LineAdded};
use super::figures::{Figures, sum};
use super::formula::{Formulas, calculate, has_formula};
use super::sense::Sense;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, Line, RowId};
use crate::model::found::Way;
use crate::model::id::{ActivityId, LineId};
use crate::model::member::Holder;
use crate::model::money::Money;
pub use booked::BookedMonth;
pub(in crate::rules) use build::{drift_tables_with, is_opposite};
pub use convert::{as_by_key, as_direct};
pub use follow::{Changed, Reach, follow, line_reached};
pub(in crate::rules) use line::{
    Calculation, RawPrognoses, direct_part, prior_rest, raw_figures, raw_prognoses, total_by_key,
};

/// All drift tables of a workbook, calculated, with the values of its formulas. It is read as the list of tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    drift: Vec<DriftTable>,
    formulas: Formulas,
}

impl Tables {
    /// The tables of `workbook`, made from nothing.
    #[must_use]
    pub fn of(workbook: &Workbook) -> Self {
        Self::with(workbook, Additions::of(workbook, &Formulas::default(), None))
    }

    /// The tables of `workbook` with nothing added to prognoses but this.
    pub(in crate::rules) fn with(workbook: &Workbook, additions: Additions) -> Self {
        let none = Formulas::with(additions);
        let calculation = Calculation::new(workbook, &none);
        let drift = drift_tables_with(&calculation);
        if !calculation.has_met_formula() && !workbook.projects().any(has_formula) {
            return Self { drift, formulas: none };
        }
        let (drift, formulas) = calculate(workbook, drift, none);
        Self { drift, formulas }
    }

    /// The values of the workbook's formulas, also of those in investment tables.
    #[must_use]
    pub fn formulas(&self) -> &Formulas {
        &self.formulas
    }
}

impl Deref for Tables {
    type Target = [DriftTable];

    fn deref(&self) -> &Self::Target {
        &self.drift
    }
}

/// Whose figures are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lens {
    /// The whole board's.
    #[default]
    Total,
    /// One holder's part.
    Holder(Holder),
}

impl Lens {
    /// On one holder's figures, or on the whole board's.
    #[must_use]
    pub fn of(holder: Option<Holder>) -> Self {
        holder.map_or(Self::Total, Self::Holder)
    }

    /// Whose figures are looked at; `None` is the whole board's.
    #[must_use]
    pub fn holder(self) -> Option<Holder> {
        match self {
            Self::Total => None,
            Self::Holder(holder) => Some(holder),
        }
    }
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
    /// Where each holder stands among the parts.
    holder_places: Holders,
    /// Where each line stands among the rows.
    places: LiteMap<LineId, LinePlace>,
    /// For each row, where the sum stands that adds it up.
    sums: Vec<Option<usize>>,
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
    /// For lines: what is in the prognosis beside what the method gives.
    pub added: Option<Box<LineAdded>>,
}

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LinePlace {
    /// Among the rows of the table.
    row: usize,
    /// Among the workbook's rows; `None` where that is too far down to be kept.
    way: Option<Way>,
}

impl DriftTable {
    /// A line of this table, found without looking at those before it.
    fn line<'w>(&self, workbook: &'w Workbook, id: LineId) -> Option<&'w Line> {
        match self.places.get(&id)?.way {
            Some(way) => way.line(&workbook.activity(self.activity)?.rows, id),
            None => workbook.line(id),
        }
    }

    /// The figures of `row` through `lens`; `None` for a holder that is not in the workbook.
    #[must_use]
    pub fn figures<'a>(&self, row: &'a DriftRow, lens: Lens) -> Option<&'a Figures> {
        match lens {
            Lens::Total => Some(&row.total),
            Lens::Holder(holder) => self.holder_places.place(holder).and_then(|index| row.parts.get(index)),
        }
    }

    /// What is in the prognosis of a row through `lens` beside what the methods give, in the sense of the row.
    #[must_use]
    pub fn added(&self, row: &DriftRow, lens: Lens) -> Added {
        if let Some(added) = &row.added {
            return match lens {
                Lens::Total => added.total,
                Lens::Holder(holder) => {
                    let part = self.holder_places.place(holder).and_then(|place| added.parts.get(place));
                    part.copied().unwrap_or_default()
                }
            };
        }
        let rows = row.adds.iter().filter_map(|at| self.rows.get(*at));
        rows.fold(Added::default(), |sum, part| {
            sum.plus(self.added(part, lens), build::is_opposite(part.sense, row.sense))
        })
    }

    /// The prognosis of a row through `lens` before anything is added: what the methods give.
    #[must_use]
    pub fn raw_prognosis(&self, row: &DriftRow, lens: Lens) -> Option<Money> {
        match (&row.added, lens) {
            (Some(added), Lens::Total) => added.raw,
            (Some(added), Lens::Holder(holder)) => {
                let place = self.holder_places.place(holder)?;
                added.raw_parts.get(place).copied().flatten()
            }
            (None, _) if row.adds.is_empty() => self.figures(row, lens)?.prognosis,
            (None, _) => sum(row.adds.iter().filter_map(|at| self.rows.get(*at)).map(|part| {
                let raw = self.raw_prognosis(part, lens)?;
                Some(if build::is_opposite(part.sense, row.sense) { -raw } else { raw })
            })),
        }
    }

    /// The amount of a row in a column through `lens`, signs as inside.
    #[must_use]
    pub fn amount(&self, row: &DriftRow, lens: Lens, column: DriftColumn) -> Option<Money> {
        match (column, Cause::of(column)) {
            (DriftColumn::RawPrognosis, _) => self.raw_prognosis(row, lens),
            (DriftColumn::BeforeMeasures, _) => {
                let effect = self.added(row, lens).get(Cause::Measure).unwrap_or_default();
                self.figures(row, lens)?.prognosis.map(|after| after - effect)
            }
            (_, Some(cause)) => self.added(row, lens).get(cause),
            _ => amount(self.figures(row, lens)?, column),
        }
    }

    /// The row of a line or group, or the bottom line for `None`.
    #[must_use]
    pub fn row(&self, id: Option<RowId>) -> Option<&DriftRow> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Where a line stands among the rows.
    pub(in crate::rules) fn place_of(&self, line: LineId) -> Option<usize> {
        self.places.get(&line).map(|place| place.row)
    }

    /// Where the sum stands that adds up the row at `at`; `None` for the bottom line.
    pub(in crate::rules) fn sum_with(&self, at: usize) -> Option<usize> {
        self.sums.get(at).copied().flatten()
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
        | DriftColumn::RawPrognosis
        | DriftColumn::Adjustments
        | DriftColumn::BeforeMeasures
        | DriftColumn::Measures
        | DriftColumn::CapitalCost
        | DriftColumn::Comment => None,
    }
}

/// The share of the year that has passed, as months of twelve: what used % is seen beside.
#[must_use]
pub fn year_passed(workbook: &Workbook) -> Decimal {
    Decimal::from(workbook.period_end.number()) / Decimal::from(12)
}
