//! How insistently one is reminded to save a workbook to a file.

use super::super::on_disk;
use super::super::state::State;
use crate::file::point::Why;
use crate::model::id::WorkbookId;
use crate::text::moment::day;

/// How insistently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Only the text that says when.
    Said,
    /// The text is marked.
    Marked,
    /// A notice, which can be put off until tomorrow.
    Asked,
}

/// How insistently, after so many changes and days since the workbook was saved to a file; where it never was, since it
/// came here.
///
/// ```
/// use sambudget::session::points::{Level, level};
/// assert_eq!(level(0, 400), Level::Said);
/// assert_eq!([level(99, 0), level(100, 0), level(300, 0)], [Level::Said, Level::Marked, Level::Asked]);
/// assert_eq!([level(19, 1), level(20, 1)], [Level::Said, Level::Marked]);
/// assert_eq!([level(1, 6), level(1, 7), level(1, 30)], [Level::Said, Level::Marked, Level::Asked]);
/// assert_eq!([level(99, 7), level(100, 7)], [Level::Marked, Level::Asked]);
/// ```
#[must_use]
pub fn level(changes: u64, days: i64) -> Level {
    match (changes, days) {
        (0, _) => Level::Said,
        (300.., _) | (_, 30..) | (100.., 7..) => Level::Asked,
        (100.., _) | (_, 7..) | (20.., 1..) => Level::Marked,
        _ => Level::Said,
    }
}

/// When the open workbook was last saved to a file, and what is said of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// Which workbook.
    pub id: WorkbookId,
    /// How many days ago; `None` if it never was.
    pub days: Option<i64>,
    /// How many steps have been done since.
    pub changes: u64,
    /// How insistently it is said.
    pub level: Level,
    /// Whether the notice was put off until another day.
    pub is_put_off: bool,
}

/// What there is to say of the open workbook, once it is known which points it has.
#[must_use]
pub fn reminder(state: &State) -> Option<Reminder> {
    let open = state.open.as_ref()?;
    let id = open.workbook.id;
    let points = state.points.of(id)?;
    let today = day(&state.points.now)?;
    let item = state.shelf.iter().find(|item| item.id == id);
    let exported = item.and_then(|item| item.exported.as_deref());
    let days = exported.and_then(day).map(|then| (today - then).max(0));
    let saved = points.iter().filter(|point| point.why == Why::Saved).map(|point| point.step);
    // A file on disk that is worked on in is saved all the time.
    let saved = saved.chain(on_disk::written(state)).max();
    // Where no point says which step was saved, whether anything has changed since is all that is known.
    let is_changed = || item.is_some_and(|item| Some(item.changed.as_str()) > exported);
    let changes = match (exported, saved) {
        (None, _) => open.journal.newest(),
        (Some(_), Some(step)) => open.journal.newest().saturating_sub(step),
        (Some(_), None) => u64::from(is_changed()),
    };
    let first = || points.iter().filter_map(|point| day(&point.when)).min();
    let since = days.or_else(|| Some(today - first()?)).unwrap_or_default();
    let is_put_off = state.points.put_off.get(..10) == state.points.now.get(..10);
    Some(Reminder { id, days, changes, level: level(changes, since), is_put_off })
}
