//! What another version of the open workbook changes: mostly a line and the sums above it.

use super::state::Open;
use crate::model::id::LineId;

impl Open {
    /// The only line of an operating table that has other cells than in the version `before`, beside the sums that it belongs to and
    /// bars that are drawn against another largest deviation; `None` where any cell can be another.
    #[must_use]
    pub fn touched_since(&self, before: u64) -> Option<LineId> {
        let (now, line) = self.touched?;
        (now == self.version && before.checked_add(1) == Some(now)).then_some(line)
    }
}
