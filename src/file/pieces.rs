//! A workbook's text piece by piece, each small: a large workbook can be written between the frames of a page.

use super::read::later;
use super::seal::Sealing;
use super::short;
use super::write::{
    activity_head, group_head, head, json, line_with, project, project_group_head, row, tail,
};
use crate::model::drift::Row;
use crate::model::member::Holder;
use crate::model::workbook::Workbook;

/// Where the writing of a workbook stands. All pieces together are the text of [`compact`](super::compact) or of
/// [`stored`](super::stored), if the workbook stays as it is meanwhile; otherwise they are worth nothing, and writing has
/// to begin again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pieces {
    place: Place,
    /// Whose plain amounts stand in one text; none for those of [`compact`](super::compact).
    holders: Vec<Holder>,
    /// What is stored is sealed.
    sealing: Sealing,
}

/// What the next piece is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Place {
    /// Everything before the tables.
    #[default]
    Head,
    /// The head of a drift table.
    Activity(usize),
    /// A row of a drift table: its place in each group around it, outermost first.
    Row { activity: usize, path: Vec<usize> },
    /// The head of an investment table.
    ProjectGroup(usize),
    /// A project of an investment table.
    Project { group: usize, index: usize },
    /// A follow-up.
    FollowUp(usize),
    /// Nothing more.
    End,
}

impl Pieces {
    /// The pieces of what is stored of this workbook.
    #[must_use]
    pub fn stored(workbook: &Workbook) -> Self {
        Self { holders: short::holders(workbook), ..Self::default() }
    }

    /// The next piece of the text of `workbook`; `None` when all of it has been given.
    pub fn next(&mut self, workbook: &Workbook) -> Option<String> {
        let is_first = self.place == Place::Head;
        let (piece, place) = match std::mem::replace(&mut self.place, Place::End) {
            Place::Head => (opened(&json(&head(workbook)), "}", ",\"activities\":["), Place::Activity(0)),
            Place::Activity(index) => match workbook.activities.get(index) {
                Some(activity) => {
                    let head = opened(&json(&activity_head(activity)), "]}", "");
                    (following(index, head), Place::Row { activity: index, path: vec![0] })
                }
                None => ("],\"projectGroups\":[".to_owned(), Place::ProjectGroup(0)),
            },
            Place::Row { activity, path } => row_at(workbook, &self.holders, activity, path),
            Place::ProjectGroup(index) => match workbook.project_groups.get(index) {
                Some(group) => {
                    let head = opened(&json(&project_group_head(group)), "]}", "");
                    (following(index, head), Place::Project { group: index, index: 0 })
                }
                None => (after_tables(workbook, !self.holders.is_empty()), Place::FollowUp(0)),
            },
            Place::Project { group, index } => {
                let table = workbook.project_groups.get(group);
                match table.and_then(|table| table.projects.get(index)) {
                    Some(found) => {
                        let next = Place::Project { group, index: index + 1 };
                        (following(index, json(&project(found, Some(workbook.signs)))), next)
                    }
                    None => ("]}".to_owned(), Place::ProjectGroup(group + 1)),
                }
            }
            // Where there are follow-ups, what brought them is here, and with it what writes them.
            Place::FollowUp(index) => {
                let piece = later::get().ok().and_then(|later| (later.follow_up_piece)(workbook, index));
                match piece {
                    Some(piece) => (piece, Place::FollowUp(index + 1)),
                    None => (tail(workbook), Place::End),
                }
            }
            Place::End => return None,
        };
        self.place = place;
        Some(match self.place {
            _ if self.holders.is_empty() => piece,
            _ if is_first => self.sealing.first(&piece),
            Place::End => self.sealing.last(&piece),
            _ => self.sealing.next(piece),
        })
    }
}

/// The row at a path, or the end of the rows that stand there.
fn row_at(workbook: &Workbook, holders: &[Holder], activity: usize, mut path: Vec<usize>) -> (String, Place) {
    let signs = Some(workbook.signs);
    let Some(index) = path.pop() else { return (String::new(), Place::Activity(activity + 1)) };
    let mut rows = workbook.activities.get(activity).map_or(&[][..], |activity| &activity.rows);
    for step in &path {
        rows = match rows.get(*step) {
            Some(Row::Group(group)) => &group.rows,
            _ => &[],
        };
    }
    let piece = match rows.get(index) {
        Some(Row::Group(group)) => {
            path.extend([index, 0]);
            following(index, opened(&json(&group_head(group)), "]}", ""))
        }
        Some(Row::Line(line)) if !holders.is_empty() => {
            path.push(index + 1);
            let split = short::split(&line.distribution, holders, signs);
            following(index, json(&line_with(line, split, signs)))
        }
        Some(line) => {
            path.push(index + 1);
            following(index, json(&row(line, signs)))
        }
        None => {
            // The table or group is whole; what follows it stands one level out.
            let Some(last) = path.last_mut() else {
                return ("]}".to_owned(), Place::Activity(activity + 1));
            };
            *last += 1;
            "]}".to_owned()
        }
    };
    (piece, Place::Row { activity, path })
}

/// What follows the tables directly.
fn after_tables(workbook: &Workbook, is_stored: bool) -> String {
    // Where there is a plan, a scenario, a meeting log or a goal, what brought it is here, and with it what writes it.
    let more = later::here().map(|later| (later.write_more)(workbook)).unwrap_or_default();
    // In a file unknown fields stand where they belong; storage has them in one place.
    let unknown = match is_stored && !workbook.unknown.is_empty() {
        true => ["\"unknownFields\":", &workbook.unknown, ","].concat(),
        false => String::new(),
    };
    ["],", &more, &unknown].concat()
}

/// JSON without its end, so that more can be written into it.
fn opened(json: &str, end: &str, then: &str) -> String {
    format!("{}{then}", json.strip_suffix(end).unwrap_or(json))
}

/// An item of a list, after those before it.
fn following(index: usize, item: String) -> String {
    if index == 0 { item } else { format!(",{item}") }
}
