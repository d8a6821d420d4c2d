//! Which restore points go when there are more than there is room for.

use litemap::LiteMap;

use crate::file::point::{Point, Why};
use crate::model::id::WorkbookId;
use crate::model::order;

/// How many points of work a workbook keeps.
pub const OF_WORK: usize = 8;
/// How many points a workbook keeps.
pub const OF_WORKBOOK: usize = 60;
/// How many bytes all points of a browser may have together.
pub const ROOM: usize = 40_000_000;

/// The points that go, of all that are kept: first those of work but the last eight; then, while a workbook has more
/// than 60 or all of them together have more than 40 MB, the oldest of the most frequent kind there is: of work, of
/// days, before steps, of files, and at last those with a name. The newest of each kind of a workbook always stays.
#[must_use]
pub fn to_forget(points: &[(WorkbookId, Point)]) -> Vec<(WorkbookId, String)> {
    let mut points: Vec<&(WorkbookId, Point)> = points.iter().collect();
    // In the order in which they go.
    order::sort_by(&mut points, |(_, a), (_, b)| {
        (kind(a), &a.when, a.step, &a.id).cmp(&(kind(b), &b.when, b.step, &b.id))
    });
    let mut of_workbook: LiteMap<WorkbookId, usize> = LiteMap::new();
    let mut of_kind: LiteMap<(WorkbookId, u8), usize> = LiteMap::new();
    for (id, point) in &points {
        *of_workbook.entry(*id).or_insert(0_usize) += 1;
        *of_kind.entry((*id, kind(point))).or_insert(0_usize) += 1;
    }
    let mut bytes: usize = points.iter().map(|(_, point)| point.bytes).sum();
    let mut gone = Vec::new();
    for (id, point) in points {
        // Of each kind the oldest come first, so the last one that is left is the newest.
        let alike = of_kind.entry((*id, kind(point))).or_insert(0);
        let here = of_workbook.entry(*id).or_insert(0);
        let is_frequent = matches!(point.why, Why::Work) && *alike > OF_WORK;
        if *alike > 1 && (is_frequent || *here > OF_WORKBOOK || bytes > ROOM) {
            (*alike, *here, bytes) = (*alike - 1, *here - 1, bytes.saturating_sub(point.bytes));
            gone.push((*id, point.id.clone()));
        }
    }
    gone
}

/// The kinds in the order in which they go.
fn kind(point: &Point) -> u8 {
    match point.why {
        Why::Work => 0,
        Why::Day => 1,
        Why::Before(_) | Why::NextYear => 2,
        Why::Saved => 3,
        Why::Named(_) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(workbook: u64, why: &Why, count: u64, bytes: usize) -> Vec<(WorkbookId, Point)> {
        let point = |step: u64| Point {
            id: format!("{step}.{}", kind_of(why)),
            when: format!("2026-01-{:02} 08:00:00", 1 + step % 28),
            why: why.clone(),
            step,
            bytes,
            fingerprint: String::new(),
        };
        (0..count).map(|step| (workbook.into(), point(step))).collect()
    }

    fn kind_of(why: &Why) -> u8 {
        let (when, fingerprint, id) = (String::new(), String::new(), String::new());
        kind(&Point { id, when, why: why.clone(), step: 0, bytes: 0, fingerprint })
    }

    #[test]
    fn the_last_eight_of_work_stay() {
        let gone = to_forget(&points(1, &Why::Work, 11, 1_000));
        assert_eq!(gone.iter().map(|(_, id)| id.as_str()).collect::<Vec<_>>(), ["0.0", "1.0", "2.0"]);
        assert_eq!(to_forget(&points(1, &Why::Day, 11, 1_000)), []);
    }

    #[test]
    fn sixty_of_a_workbook_stay_and_the_frequent_go_first() {
        let mut all = points(1, &Why::Work, 8, 1_000);
        all.extend(points(1, &Why::Named(String::new()), 25, 1_000));
        all.extend(points(1, &Why::Saved, 25, 1_000));
        all.extend(points(1, &Why::Day, 5, 1_000));
        all.extend(points(2, &Why::Work, 8, 1_000));
        let gone = to_forget(&all);
        assert_eq!(
            gone.iter().map(|(id, point)| (*id, point.as_str())).collect::<Vec<_>>(),
            [(WorkbookId::from(1), "0.0"), (WorkbookId::from(1), "1.0"), (WorkbookId::from(1), "2.0"),]
        );
    }

    #[test]
    fn forty_megabytes_stay_and_the_newest_of_each_kind_even_over_that() {
        let mut all = points(1, &Why::Day, 3, 15_000_000);
        all.extend(points(2, &Why::Named(String::new()), 1, 9_000_000));
        let gone = to_forget(&all);
        assert_eq!(gone.len(), 1);
        assert_eq!(gone[0].1, "0.1");
        assert_eq!(to_forget(&points(1, &Why::Saved, 1, 90_000_000)), []);
    }
}
