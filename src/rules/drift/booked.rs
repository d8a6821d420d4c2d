//! What the rows of a drift table have booked month by month.

use super::DriftTable;
use super::build::is_opposite;
use crate::model::Workbook;
use crate::model::drift::RowId;
use crate::model::money::Money;
use crate::model::months::BookedYear;

impl DriftTable {
    /// What each row has booked in each month of a year, January first, signs as inside; sums add up as in the table.
    #[must_use]
    pub fn booked(&self, workbook: &Workbook, year: BookedYear) -> Vec<[Option<Money>; 12]> {
        let mut rows = vec![[None; 12]; self.rows.len()];
        for (line_at, row) in self.rows.iter().enumerate() {
            let Some(RowId::Line(id)) = row.id else { continue };
            let Some(months) = self.line(workbook, id).and_then(|line| line.months.as_deref()) else {
                continue;
            };
            for (month, entry) in months.of(year).iter().enumerate() {
                let Some(booked) = entry.value() else { continue };
                let (mut at, mut amount) = (line_at, booked.0);
                loop {
                    let sum: &mut Option<Money> = &mut rows[at][month];
                    *sum = Some(sum.unwrap_or_default() + amount);
                    let Some(above) = self.sum_with(at) else { break };
                    if is_opposite(self.rows[at].sense, self.rows[above].sense) {
                        amount = -amount;
                    }
                    at = above;
                }
            }
        }
        rows
    }
}
