//! Which rows of a table have to be looked at again when one line has changed: nothing else can have other cells
//! (`tests/laws_touched.rs`).

use super::{RowStyle, SheetId, Subject, Table};
use crate::model::drift::RowId;
use crate::model::id::LineId;
use crate::model::money::Money;

impl Table<'_> {
    /// What the bars of all rows are drawn against; `None` where that is not known in one figure.
    #[must_use]
    pub fn scale(&self) -> Option<Money> {
        self.content.scale()
    }

    /// Whether a row can have other cells when nothing but this line has changed.
    #[must_use]
    pub fn is_reached_by(&self, row: usize, line: LineId) -> bool {
        let is_of_lines = matches!(self.id, SheetId::Drift(_) | SheetId::SideBySide(_));
        self.rows.get(row).is_none_or(|head| {
            !is_of_lines || head.style != RowStyle::Line || head.subject == Subject::Row(RowId::Line(line))
        })
    }

    /// The rows of a line and of the sums that it belongs to; `None` where rows are hidden or sorted.
    #[must_use]
    pub fn rows_of(&self, line: LineId) -> Option<Vec<usize>> {
        let parents = self.shown.is_none().then(|| self.content.parents())?;
        let own = self.rows.iter().position(|head| head.subject == Subject::Row(RowId::Line(line)))?;
        let above = std::iter::successors(Some(own), |row| parents.get(*row).copied().flatten());
        Some(above.chain(self.rows.len().checked_sub(1)).collect())
    }
}
