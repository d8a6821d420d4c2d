//! What the rows of a drift table have booked month by month.

use std::array::from_fn;

use super::DriftTable;
use super::build::is_opposite;
use crate::model::Workbook;
use crate::model::drift::RowId;
use crate::model::entry::Entry;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::rules::figures::sum;

/// What a row has booked in a month, signs as inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BookedMonth {
    /// The amount; `None` where nothing that can be read is written.
    pub amount: Option<Money>,
    /// Whether it leaves out text that cannot be read.
    pub lacks: bool,
}

impl BookedMonth {
    /// Several months together: their sum, which lacks what any of them lacks.
    #[must_use]
    pub fn together(months: &[Self]) -> Self {
        Self {
            amount: sum(months.iter().map(|month| month.amount)),
            lacks: months.iter().any(|month| month.lacks),
        }
    }
}

impl DriftTable {
    /// What each row has booked in each month of a year, January first; sums add up as in the table.
    #[must_use]
    pub fn booked(&self, workbook: &Workbook, year: BookedYear) -> Vec<[BookedMonth; 12]> {
        let mut rows = vec![[BookedMonth::default(); 12]; self.rows.len()];
        for (line_at, row) in self.rows.iter().enumerate() {
            let Some(RowId::Line(id)) = row.id else { continue };
            let Some(months) = self.line(workbook, id).and_then(|line| line.months.as_deref()) else {
                continue;
            };
            let own: [BookedMonth; 12] = from_fn(|month| match &months.of(year)[month] {
                Entry::Value(booked) => BookedMonth { amount: Some(booked.0), lacks: false },
                entry => BookedMonth { amount: None, lacks: !entry.is_empty() },
            });
            let (mut at, mut opposite) = (line_at, false);
            loop {
                for (sum_of, own) in rows[at].iter_mut().zip(own) {
                    let amount = if opposite { own.amount.map(|amount| -amount) } else { own.amount };
                    sum_of.amount = sum([sum_of.amount, amount]);
                    sum_of.lacks |= own.lacks;
                }
                let Some(above) = self.sum_with(at) else { break };
                opposite ^= is_opposite(self.rows[at].sense, self.rows[above].sense);
                at = above;
            }
        }
        rows
    }
}
