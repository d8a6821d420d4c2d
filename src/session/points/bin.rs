//! The bin: a deleted workbook stays there for some days, with everything of it.

use crate::file::point::Binned;
use crate::model::id::WorkbookId;
use crate::session::effect::Effect;
use crate::session::journal::in_memory;
use crate::session::state::State;
use crate::text::moment::day;

/// For how many days a workbook stays in the bin.
pub const DAYS: i64 = 30;

/// A workbook in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InBin {
    /// Its identity.
    pub id: WorkbookId,
    /// What is stored of it there.
    pub binned: Binned,
}

/// How many days a workbook stays yet that was deleted then; `None` where that cannot be told.
#[must_use]
pub fn days_left(deleted: &str, now: &str) -> Option<i64> {
    Some((DAYS - (day(now)? - day(deleted)?)).clamp(0, DAYS))
}

/// Whether its time is over. What cannot be told stays.
#[must_use]
pub fn is_over(deleted: &str, now: &str) -> bool {
    days_left(deleted, now) == Some(0)
}

/// Whether a workbook goes to the bin when it is deleted: what only memory has cannot.
#[must_use]
pub fn is_binned(state: &State, id: WorkbookId) -> bool {
    in_memory(state, id).is_none_or(|open| open.journal.snapshot.is_some())
}

/// Deletes a workbook in the bin for good.
pub(super) fn forget(state: &mut State, id: WorkbookId) -> Vec<Effect> {
    state.dialog = None;
    let known = state.points.bin.len();
    state.points.bin.retain(|known| known.id != id);
    if state.points.bin.len() == known { Vec::new() } else { vec![Effect::Remove(id)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_days_and_not_a_day_less() {
        let deleted = "2026-01-15 23:59:00";
        assert_eq!(days_left(deleted, "2026-01-15 23:59:30"), Some(30));
        assert_eq!(days_left(deleted, "2026-02-13 00:00:00"), Some(1));
        assert!(!is_over(deleted, "2026-02-13 23:00:00"));
        assert!(is_over(deleted, "2026-02-14 00:00:00"));
        // A clock that was put back, and what is no moment, take nothing away.
        assert_eq!(days_left(deleted, "2025-12-01 00:00:00"), Some(30));
        assert!(!is_over("", "2026-02-14 00:00:00"));
    }
}
