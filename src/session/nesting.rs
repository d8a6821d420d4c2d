//! How deep groups stand in one another: as deep as a file may have them, so that what is stored opens again.

use crate::file::limit::GROUP_DEPTH;
use crate::model::Workbook;
use crate::model::drift::{Row, RowId};
use crate::model::edit::Parent;

/// Whether `row` may stand within `parent`.
pub(super) fn fits(workbook: &Workbook, row: &Row, parent: Parent) -> bool {
    height(row) == 0 || groups_around(workbook, parent) + height(row) <= GROUP_DEPTH
}

/// How many groups stand in one another in a row, itself counted.
fn height(row: &Row) -> usize {
    match row {
        Row::Line(_) => 0,
        Row::Group(group) => 1 + group.rows.iter().map(height).max().unwrap_or_default(),
    }
}

/// How many groups a row within `parent` stands in.
pub(super) fn groups_around(workbook: &Workbook, parent: Parent) -> usize {
    match parent {
        Parent::Activity(_) => 0,
        Parent::Group(id) => {
            let around = workbook.position(RowId::Group(id)).map(|position| position.parent);
            1 + around.map_or(0, |parent| groups_around(workbook, parent))
        }
    }
}
