//! Control figures: what a printed report or the ledger says, for the calculated figure to be checked
//! against (domain: Checks).

use super::drift::{DriftColumn, RowId};
use super::id::{ActivityId, MemberId, ProjectGroupId, ProjectId};
use super::investment::ProjectColumn;
use super::member::Holder;
use super::money::Money;
use super::unit::DisplayUnit;

/// A printed figure and the calculated one that it should equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// The figure that it is checked against.
    pub place: ControlPlace,
    /// The printed figure in kronor, with the signs that are used inside (see `model::sign`).
    pub printed: Money,
    /// The unit and decimals it was printed in: both figures are compared as rounded to these.
    pub unit: DisplayUnit,
}

/// Where a calculated figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ControlPlace {
    /// A line, subtotal, or (with `row: None`) the bottom line of a drift table.
    Drift {
        /// The drift table.
        activity: ActivityId,
        /// The line or group; `None` is the bottom line.
        row: Option<RowId>,
        /// One holder's part; `None` is the whole board's.
        holder: Option<Holder>,
        /// The column.
        column: DriftColumn,
    },
    /// The bottom line of all drift tables together.
    AllActivities {
        /// One holder's part; `None` is the whole board's.
        holder: Option<Holder>,
        /// The column.
        column: DriftColumn,
    },
    /// A project, or (with `project: None`) the total of an investment table.
    Projects {
        /// The investment table.
        group: ProjectGroupId,
        /// The project; `None` is the total.
        project: Option<ProjectId>,
        /// Of which holder's projects a total is; `None` is of all, and of a project itself.
        holder: Option<Holder>,
        /// The column.
        column: ProjectColumn,
    },
    /// The "of which" sum of a tag, by its place among the tags of the workbook in first-seen order.
    Tag {
        /// Which tag, counted from 0 in the order that the projects name them.
        tag: usize,
        /// One holder's part; `None` is the total.
        holder: Option<Holder>,
    },
    /// The settlement of the year's result.
    Settlement {
        /// One member's part; `None` is the whole result.
        member: Option<MemberId>,
    },
}
