//! Every change to a workbook, as a value. Applying one gives back its inverse.
//!
//! Undo, redo, scenarios, logs and merges all stand on this: an [`Edit`] says by identity what changes, and
//! [`Workbook::apply`] either does it whole and returns the edit that takes it back, or changes nothing and
//! says why. The law is tested in `tests/laws_edits.rs`: an edit and its inverse restore the workbook exactly.

mod apply;
mod between;
mod drift;
mod follow_up;
mod goal;
mod investment;
mod list;
mod month;
mod note;
mod parts;
mod plan;
mod sentence;

use std::fmt;

pub use apply::{ALL, LATER, Later};
pub use between::between;
pub use list::ListEdit;

use super::balance::Balance;
use super::capital::{CapitalCost, InUse};
use super::check::{Acceptance, CommentLimit};
use super::control::Control;
use super::drift::{
    Activity, Adjustment, Distribution, DriftColumn, Kind, LineField, Method, Place, Profile, Row, RowId,
    SubtotalPlace,
};
use super::entry::Entry;
use super::follow_up::{FollowUp, FollowUpLabel};
use super::formula::Formula;
use super::goal::{Goal, GoalLabel, Indicator, RollUp};
use super::id::{
    ActivityId, FollowUpId, GoalId, GroupId, IndicatorId, KeyId, LineId, LogId, MeasureGroupId, MeasureId,
    MemberId, ProjectGroupId, ProjectId, ScenarioId,
};
use super::investment::{
    Category, ComingField, ComingYear, Project, ProjectColumn, ProjectField, ProjectGroup, Status, Tag,
};
use super::key::{AllocationKey, MemberWeights, Weight};
use super::lineage::Fingerprint;
use super::measure::{Measure, MeasureGroup};
use super::meeting_log::LogEntry;
use super::member::{BoardForm, Holder, Member};
use super::money::Money;
use super::months::{Booked, BookedYear};
use super::note::Note;
use super::period::{FiscalYear, Month};
use super::scenario::Scenario;
use super::sentence::{Own, Topic};
use super::sign::SignConvention;
use super::unit::DisplayUnit;
use super::workbook::{Settlement, Workbook};

/// One change to a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A setting of the whole workbook.
    Set(Setting),
    /// A new member at a place in the order.
    InsertMember(usize, Member),
    /// Takes away a member that nothing refers to any more.
    RemoveMember(MemberId),
    /// Moves a member to a place in the order.
    MoveMember(MemberId, usize),
    /// Changes a member.
    Member(MemberId, MemberChange),
    /// A new allocation key at a place in the order.
    InsertKey(usize, AllocationKey),
    /// Takes away a key that nothing refers to any more.
    RemoveKey(KeyId),
    /// Moves a key to a place in the order, counted without it.
    MoveKey(KeyId, usize),
    /// Changes an allocation key.
    Key(KeyId, KeyChange),
    /// A new drift table at a place in the order.
    InsertActivity(usize, Activity),
    /// Takes away a drift table with all its rows.
    RemoveActivity(ActivityId),
    /// Moves a drift table to a place in the order, counted without it.
    MoveActivity(ActivityId, usize),
    /// Changes a drift table.
    Activity(ActivityId, ActivityChange),
    /// A new line or group (with everything in it) at a place.
    InsertRow(Position, Row),
    /// Takes away a line or a group with everything in it.
    RemoveRow(RowId),
    /// Moves a line or group; the position counts without the moved row.
    MoveRow(RowId, Position),
    /// Changes a group.
    Group(GroupId, GroupChange),
    /// Changes a line.
    Line(LineId, LineChange),
    /// What is booked on a line in a month.
    Month(LineId, BookedYear, Month, Entry<Booked>),
    /// A new investment table at a place in the order.
    InsertProjectGroup(usize, ProjectGroup),
    /// Takes away an investment table with all its projects.
    RemoveProjectGroup(ProjectGroupId),
    /// Moves an investment table to a place in the order, counted without it.
    MoveProjectGroup(ProjectGroupId, usize),
    /// Changes an investment table.
    ProjectGroup(ProjectGroupId, ProjectGroupChange),
    /// A new project in an investment table, at a place in its order.
    InsertProject(ProjectGroupId, usize, Box<Project>),
    /// Takes away a project.
    RemoveProject(ProjectId),
    /// Moves a project to an investment table and a place in its order, counted without it.
    MoveProject(ProjectId, ProjectGroupId, usize),
    /// Changes a project.
    Project(ProjectId, ProjectChange),
    /// Changes the action plan.
    Plan(PlanEdit),
    /// Changes the follow-ups.
    FollowUp(FollowUpEdit),
    /// Changes the scenarios.
    Scenario(ScenarioEdit),
    /// Changes the meeting log.
    Log(LogEdit),
    /// Changes the goals.
    Goal(GoalEdit),
    /// Puts a text in the place of a drafted sentence, over what stands there; without one it is drafted again.
    Sentence(Topic, Option<Own>),
    /// Puts a note at its place, over what is noted there; without text it takes that away.
    Note(Note),
    /// Several changes as one, in order: all of them or none.
    Batch(Vec<Edit>),
}

/// A setting of the whole workbook, with its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// The board's name.
    Name(String),
    /// The saved versions that it stems from. No step of the history: nobody wants to take back that a file was saved.
    Lineage(Vec<Fingerprint>),
    /// The board's legal form.
    Form(BoardForm),
    /// The host municipality.
    Host(Option<MemberId>),
    /// The fiscal year.
    Year(FiscalYear),
    /// The last month that the actuals cover.
    PeriodEnd(Month),
    /// The unit of drift tables.
    DriftUnit(DisplayUnit),
    /// The unit of investment tables.
    InvestmentUnit(DisplayUnit),
    /// The organisation's signs.
    Signs(SignConvention),
    /// The prognosis method where a line does not say.
    Method(Method),
    /// The formula of the method where a line does not have its own.
    Formula(Option<Box<Formula>>),
    /// The profile where a line does not say.
    Profile(Profile),
    /// The columns of drift tables.
    DriftColumns(Vec<DriftColumn>),
    /// How the year's result is split.
    Settlement(Settlement),
    /// How the capital cost of projects reaches the drift.
    Capital(CapitalCost),
    /// Printed figures to check against.
    Controls(Vec<Control>),
    /// What the balance requirement needs.
    Balance(Balance),
    /// Findings that are all right.
    Acceptances(Vec<Acceptance>),
    /// Which deviations must be explained.
    CommentLimit(CommentLimit),
    /// How the indicators of a goal become one assessment where it does not say.
    RollUp(RollUp),
    /// Fields of a newer version of the format; see [`Workbook::unknown`].
    Unknown(String),
}

/// A change to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberChange {
    /// Its name.
    Name(String),
    /// Its municipality code.
    Code(Option<String>),
}

/// A change to an allocation key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyChange {
    /// Its name.
    Name(String),
    /// Where it comes from.
    Source(String),
    /// The day it is of.
    Date(String),
    /// The weight of one member, in the weights from a month on or in those from the year's start.
    Weight(Option<Month>, MemberId, Entry<Weight>),
    /// The weights from a month on, in the place of those that held from then; `None` takes them away.
    Later(Month, Option<MemberWeights>),
    /// With how many decimals of a percent its shares are shown.
    Decimals(Option<u8>),
}

/// A change to a drift table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityChange {
    /// Its name.
    Name(String),
    /// What its bottom line is called.
    ResultName(String),
}

/// A change to a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupChange {
    /// Its name.
    Name(String),
    /// Where its subtotal is printed.
    Subtotal(SubtotalPlace),
}

/// A change to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineChange {
    /// Its name.
    Name(String),
    /// Revenue, cost or contribution.
    Kind(Kind),
    /// How its amounts reach the members, with the amounts.
    Distribution(Distribution),
    /// Its own profile.
    Profile(Option<Profile>),
    /// Its own prognosis method.
    Method(Option<Method>),
    /// The formula of its method.
    Formula(Option<Box<Formula>>),
    /// Its comment.
    Comment(String),
    /// What is added to its prognosis: all of it.
    Adjustments(Vec<Adjustment>),
    /// One amount.
    Amount(Place, LineField, Entry<Money>),
    /// Whether one amount is held.
    Hold(Place, LineField, bool),
}

/// A change to an investment table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectGroupChange {
    /// Its name.
    Name(String),
    /// What its bottom line is called.
    TotalName(String),
    /// The columns that are shown.
    Columns(Vec<ProjectColumn>),
}

/// A change to a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectChange {
    /// Its number.
    Number(String),
    /// Its name.
    Name(String),
    /// Who it is for.
    Holder(Holder),
    /// In whose budget it stands.
    BudgetedBy(Option<MemberId>),
    /// Whose plan it belongs to.
    Category(Category),
    /// How far it has come.
    Status(Status),
    /// Its own prognosis method.
    Method(Option<Method>),
    /// Its tags.
    Tags(Vec<Tag>),
    /// One amount.
    Amount(ProjectField, Entry<Money>),
    /// Whether one amount is held.
    Hold(ProjectField, bool),
    /// Budget and request of one coming year.
    ComingYear(u16, ComingYear),
    /// Whether the budget or request of one coming year is held.
    HoldYear(u16, ComingField, bool),
    /// When it is taken into use, and what it is written off as.
    InUse(InUse),
    /// Its comment.
    Comment(String),
}

/// A change to the action plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanEdit {
    /// A new group of measures at a place in the order.
    InsertGroup(usize, MeasureGroup),
    /// Takes away a group with all its measures.
    RemoveGroup(MeasureGroupId),
    /// The name of a group.
    RenameGroup(MeasureGroupId, String),
    /// Moves a group to a place in the order, counted without it.
    MoveGroup(MeasureGroupId, usize),
    /// A new measure in a group, at a place in its order.
    Insert(MeasureGroupId, usize, Box<Measure>),
    /// Takes away a measure.
    Remove(MeasureId),
    /// Moves a measure to a group and a place in its order, counted without it.
    Move(MeasureId, MeasureGroupId, usize),
    /// Puts a measure in the place of the one with its identity.
    Measure(Box<Measure>),
}

/// A change to the follow-ups. What is frozen in one never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUpEdit {
    /// A new follow-up at a place in the order.
    Insert(usize, Box<FollowUp>),
    /// Takes away a follow-up.
    Remove(FollowUpId),
    /// What is said of a follow-up.
    Label(FollowUpId, FollowUpLabel),
}

/// A change to the scenarios. What stood on one that is taken away stands on the base then.
pub type ScenarioEdit = ListEdit<Scenario, ScenarioId>;

/// A change to the meeting log.
pub type LogEdit = ListEdit<LogEntry, LogId>;

/// A change to the goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalEdit {
    /// A new goal with its indicators at a place in the order.
    Insert(usize, Box<Goal>),
    /// Takes away a goal with all its indicators.
    Remove(GoalId),
    /// Moves a goal to a place in the order, counted without it.
    Move(GoalId, usize),
    /// What is said of a goal.
    Label(GoalId, Box<GoalLabel>),
    /// A new indicator of a goal, at a place in its order.
    InsertIndicator(GoalId, usize, Box<Indicator>),
    /// Takes away an indicator.
    RemoveIndicator(IndicatorId),
    /// Moves an indicator to a goal and a place in its order, counted without it.
    MoveIndicator(IndicatorId, GoalId, usize),
    /// Puts an indicator in the place of the one with its identity.
    Indicator(Box<Indicator>),
}

/// A place among the rows of a drift table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Whose rows.
    pub parent: Parent,
    /// Before which of them, counted from 0; at most their number.
    pub index: usize,
}

/// What rows stand directly in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parent {
    /// The table itself.
    Activity(ActivityId),
    /// A group.
    Group(GroupId),
}

/// Why an edit could not be applied. The workbook is then as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// What the edit is about is not in the workbook (any more).
    Missing(What),
    /// An identity that is to be inserted is there already.
    Duplicate(What),
    /// Something still refers to what is to be taken away.
    InUse(What),
    /// A place in an order lies outside it.
    OutOfRange {
        /// The place that was asked for.
        index: usize,
        /// The number of things there.
        length: usize,
    },
    /// What applies it has not been loaded.
    NotYet,
    /// The line is not split the way that the edit expects, for instance a total written on a direct line.
    WrongPlace(LineId),
}

/// A thing in a workbook, by its identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A member.
    Member(MemberId),
    /// An allocation key.
    Key(KeyId),
    /// The weights of an allocation key from a month on.
    Weights(KeyId, Month),
    /// A drift table.
    Activity(ActivityId),
    /// A line or group.
    Row(RowId),
    /// An investment table.
    ProjectGroup(ProjectGroupId),
    /// A project.
    Project(ProjectId),
    /// A group of measures.
    MeasureGroup(MeasureGroupId),
    /// A measure.
    Measure(MeasureId),
    /// A follow-up.
    FollowUp(FollowUpId),
    /// A scenario.
    Scenario(ScenarioId),
    /// An entry of the meeting log.
    LogEntry(LogId),
    /// A goal.
    Goal(GoalId),
    /// An indicator.
    Indicator(IndicatorId),
}

impl What {
    /// Its identity as files have it; `None` for what has none of its own.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        Some(match self {
            Self::Member(id) => id.to_string(),
            Self::Key(id) => id.to_string(),
            Self::Activity(id) => id.to_string(),
            Self::Row(RowId::Line(id)) => id.to_string(),
            Self::Row(RowId::Group(id)) => id.to_string(),
            Self::ProjectGroup(id) => id.to_string(),
            Self::Project(id) => id.to_string(),
            Self::MeasureGroup(id) => id.to_string(),
            Self::Measure(id) => id.to_string(),
            Self::FollowUp(id) => id.to_string(),
            Self::Scenario(id) => id.to_string(),
            Self::LogEntry(id) => id.to_string(),
            Self::Goal(id) => id.to_string(),
            Self::Indicator(id) => id.to_string(),
            Self::Weights(..) => return None,
        })
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(what) => write!(f, "{what:?} is not in the workbook"),
            Self::Duplicate(what) => write!(f, "{what:?} is in the workbook already"),
            Self::InUse(what) => write!(f, "{what:?} is still referred to"),
            Self::OutOfRange { index, length } => write!(f, "place {index} is outside 0 to {length}"),
            Self::NotYet => f.write_str("what applies this is not loaded yet"),
            Self::WrongPlace(line) => write!(f, "line {line} has no amount at that place"),
        }
    }
}

impl std::error::Error for EditError {}

impl Edit {
    /// One amount of a line.
    #[must_use]
    pub fn amount(line: LineId, place: Place, field: LineField, entry: Entry<Money>) -> Self {
        Self::Line(line, LineChange::Amount(place, field, entry))
    }
}

impl Workbook {
    /// Applies `edit` and returns its inverse: the edit that restores the workbook exactly as it was.
    ///
    /// # Errors
    /// Says why the edit cannot be applied; the workbook is then unchanged, also when the edit is a batch of
    /// which only the last part fails.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        apply::apply(self, edit)
    }
}
