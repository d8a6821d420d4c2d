//! When a restore point is taken by itself, and how much a step changes.

use crate::file::point::{Point, Why};
use crate::model::drift::Row;
use crate::model::edit::{Edit, KeyChange, LineChange, PlanEdit, Setting};
use crate::text::moment::minute;

/// After so many minutes of work since the newest point another is taken.
pub const WORK: i64 = 15;
/// A step that changes more cells than this has a point before it.
pub const MUCH: usize = 200;
/// As how many cells something counts that has figures of its own: a line, a project.
const WHOLE: usize = 10;

/// Why a point is to be taken of the workbook at step `step`, after which it was changed at `now`; `None` where that is
/// not needed. `before` names the step after it, where that changes much.
///
/// A state that a point holds is not kept twice.
#[must_use]
pub fn due(points: &[Point], now: &str, step: u64, before: Option<Why>) -> Option<Why> {
    if points.iter().any(|point| point.step == step) {
        return None;
    }
    if before.is_some() {
        return before;
    }
    let is_today = |point: &&Point| point.when.get(..10) == now.get(..10);
    if !points.iter().any(|point| is_today(&point)) {
        return Some(Why::Day);
    }
    let newest = points.iter().filter_map(|point| minute(&point.when)).max();
    let passed = newest.zip(minute(now)).map(|(then, now)| now - then);
    passed.is_some_and(|passed| passed >= WORK).then_some(Why::Work)
}

/// How many cells an edit changes, about: a line or project that comes, goes or is calculated in another way counts as ten.
#[must_use]
pub fn weight(edit: &Edit) -> usize {
    match edit {
        Edit::Batch(edits) => edits.iter().map(weight).sum(),
        Edit::InsertRow(_, row) => of_row(row),
        Edit::InsertActivity(_, activity) => activity.rows.iter().map(of_row).sum(),
        Edit::InsertProjectGroup(_, group) => group.projects.len() * WHOLE,
        Edit::InsertProject(..) => WHOLE,
        Edit::Line(
            _,
            LineChange::Distribution(_)
            | LineChange::Method(_)
            | LineChange::Formula(_)
            | LineChange::Profile(_),
        ) => WHOLE,
        Edit::Key(_, KeyChange::Later(_, weights)) => weights.as_ref().map_or(1, |weights| weights.len()),
        Edit::Plan(PlanEdit::InsertGroup(_, group)) => group.measures.len() * WHOLE,
        Edit::Set(Setting::Controls(controls)) => controls.len(),
        _ => 1,
    }
}

fn of_row(row: &Row) -> usize {
    match row {
        Row::Line(_) => WHOLE,
        Row::Group(group) => 1 + group.lines().len() * WHOLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(when: &str, step: u64) -> Point {
        let (id, fingerprint) = (step.to_string(), String::new());
        Point { id, when: when.to_owned(), why: Why::Day, step, bytes: 1, fingerprint }
    }

    #[test]
    fn the_first_change_of_a_day_and_then_every_quarter_of_an_hour() {
        assert_eq!(due(&[], "2026-11-21 08:00:00", 0, None), Some(Why::Day));
        let points = [point("2026-11-21 08:00:00", 0)];
        assert_eq!(due(&points, "2026-11-21 08:14:59", 9, None), None);
        assert_eq!(due(&points, "2026-11-21 08:15:00", 9, None), Some(Why::Work));
        assert_eq!(due(&points, "2026-11-22 00:00:10", 9, None), Some(Why::Day));
        // A clock that was put back takes none until it has come as far again.
        assert_eq!(due(&points, "2026-11-21 07:00:00", 9, None), None);
    }

    #[test]
    fn before_much_is_changed_and_nothing_twice() {
        let points = [point("2026-11-21 08:00:00", 5)];
        let before = Some(Why::Saved);
        assert_eq!(due(&points, "2026-11-21 08:01:00", 6, before.clone()), before);
        assert_eq!(due(&points, "2026-11-21 08:01:00", 5, before), None);
        assert_eq!(due(&points, "2026-11-22 08:01:00", 5, None), None);
    }
}
