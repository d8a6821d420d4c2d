//! The way to a line, and where lines were found before, so that the next change of one is not looked for among all.

use litemap::LiteMap;

use super::drift::{Activity, Line, Row};
use super::id::LineId;
use super::parts::Guesses;

/// How many groups around a line a way goes through at most. Tables of boards have one or two.
const GROUPS: usize = 6;

/// The way to a line from the rows of its table: a place in each group around it, from the outermost, and its own. It lies
/// in one piece, because a large table has many, and each is needed where nothing else is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    groups: u16,
    places: [u16; GROUPS + 1],
}

impl Way {
    /// The way by these places; `None` where they are too many or too large to be kept in short.
    #[must_use]
    pub fn by(places: &[usize]) -> Option<Self> {
        let mut way =
            Self { groups: u16::try_from(places.len().checked_sub(1)?).ok()?, places: [0; GROUPS + 1] };
        if places.len() > way.places.len() {
            return None;
        }
        for (kept, place) in way.places.iter_mut().zip(places) {
            *kept = u16::try_from(*place).ok()?;
        }
        Some(way)
    }

    /// The way to a line from `rows`, after those of `way`; whether it is among them.
    fn to(line: LineId, rows: &[Row], way: &mut Vec<usize>) -> bool {
        rows.iter().enumerate().any(|(at, row)| {
            way.push(at);
            let is_there = match row {
                Row::Line(known) => known.id == line,
                Row::Group(group) => Self::to(line, &group.rows, way),
            };
            if !is_there {
                way.pop();
            }
            is_there
        })
    }

    /// The line at its end, if it is this one.
    #[must_use]
    pub fn line<'a>(&self, mut rows: &'a [Row], line: LineId) -> Option<&'a Line> {
        let (groups, rest) = self.places.split_at_checked(self.groups.into())?;
        for group in groups {
            let Row::Group(group) = rows.get(usize::from(*group))? else { return None };
            rows = &group.rows;
        }
        match rows.get(usize::from(*rest.first()?))? {
            Row::Line(known) if known.id == line => Some(known),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(super) fn line_mut<'a>(&self, mut rows: &'a mut [Row], line: LineId) -> Option<&'a mut Line> {
        let (groups, rest) = self.places.split_at_checked(self.groups.into())?;
        for group in groups {
            let Row::Group(group) = rows.get_mut(usize::from(*group))? else { return None };
            rows = &mut group.rows;
        }
        match rows.get_mut(usize::from(*rest.first()?))? {
            Row::Line(known) if known.id == line => Some(known),
            _ => None,
        }
    }
}

/// Where lines were found before: the place of the table, and the way from there. It is only ever a guess: who uses it
/// looks whether the line is there, and among all of them where it is not. So it is no part of what a
/// workbook is: two are equal whatever they have found, and a copy has found nothing.
#[derive(Debug, Default)]
pub struct Found {
    lines: LiteMap<LineId, (usize, Way)>,
    /// Where holders stood among the parts of lines.
    pub(super) holders: Guesses,
}

impl Clone for Found {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Found {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Found {}

impl Found {
    /// The place of the table with a line, and the way from there, as it is now; `None` where there is no such line, or the
    /// way is too long to be kept.
    pub(super) fn way_to(&mut self, line: LineId, activities: &[Activity]) -> Option<(usize, Way)> {
        let is_there = |(at, way): &(usize, Way)| {
            activities.get(*at).is_some_and(|table| way.line(&table.rows, line).is_some())
        };
        let known = self.lines.get(&line).copied().filter(is_there);
        known.or_else(|| {
            let mut places = Vec::new();
            let at = activities.iter().position(|table| Way::to(line, &table.rows, &mut places))?;
            let found = (at, Way::by(&places)?);
            self.lines.insert(line, found);
            Some(found)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::drift::{Distribution, Group, Kind, SubtotalPlace};
    use crate::model::id::{ActivityId, GroupId};
    use crate::model::parts::Parts;

    fn line(id: u64) -> Row {
        Row::Line(Line {
            id: LineId(id),
            name: String::new(),
            kind: Kind::Cost,
            distribution: Distribution::Direct(Parts::new()),
            profile: None,
            method: None,
            formula: None,
            months: None,
            adjustments: Vec::new(),
            comment: String::new(),
        })
    }

    fn group(id: u64, rows: Vec<Row>) -> Row {
        Row::Group(Group { id: GroupId(id), name: String::new(), subtotal: SubtotalPlace::Below, rows })
    }

    fn tables() -> Vec<Activity> {
        let of =
            |id, rows| Activity { id: ActivityId(id), name: String::new(), result_name: String::new(), rows };
        vec![
            of(1, vec![line(1), group(1, vec![line(2), group(2, vec![line(3)])])]),
            of(2, vec![group(3, vec![line(4)]), line(5)]),
        ]
    }

    fn find(found: &mut Found, tables: &mut [Activity], id: u64) -> Option<LineId> {
        let (at, way) = found.way_to(LineId(id), tables)?;
        way.line_mut(&mut tables.get_mut(at)?.rows, LineId(id)).map(|line| line.id)
    }

    #[test]
    fn a_line_is_found_wherever_it_stands() {
        let (mut found, mut tables) = (Found::default(), tables());
        for _ in 0..2 {
            for id in 1..=5 {
                assert_eq!(find(&mut found, &mut tables, id), Some(LineId(id)));
            }
            assert_eq!(find(&mut found, &mut tables, 6), None);
        }
    }

    #[test]
    fn a_way_that_cannot_be_kept_in_short_is_none() {
        assert!(Way::by(&[0; GROUPS + 1]).is_some());
        for places in [&[][..], &[0; GROUPS + 2], &[1 << 16]] {
            assert_eq!(Way::by(places), None);
        }
    }

    #[test]
    fn a_line_that_has_moved_or_gone_is_not_taken_for_another() {
        let (mut found, mut tables) = (Found::default(), tables());
        for id in 1..=5 {
            find(&mut found, &mut tables, id);
        }
        tables[0].rows.remove(0);
        tables.reverse();
        assert_eq!(find(&mut found, &mut tables, 1), None);
        for id in 2..=5 {
            assert_eq!(find(&mut found, &mut tables, id), Some(LineId(id)));
        }
    }
}
