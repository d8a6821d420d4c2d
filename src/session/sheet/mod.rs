//! Tables as grids of cells with texts: what is on screen, ready to be shown, and what each cell edits.
//!
//! Every view shows its figures through this one form, so that there is one grid for all.

mod amounts;
mod drift;
mod formula;
mod keys;
mod members;
mod projects;
mod results;

use crate::lang::Lang;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, LineField, RowId};
use crate::model::id::{ActivityId, GroupId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId};
use crate::model::investment::{ProjectColumn, ProjectField};
use crate::model::member::Holder;
use crate::rules::drift::{Lens, Tables};

/// Which table a grid shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetId {
    /// A drift table, in total or for one holder.
    Drift(ActivityId),
    /// A drift table with all holders side by side, one column of figures.
    SideBySide(ActivityId),
    /// An investment table.
    Projects(ProjectGroupId),
    /// The "of which" sums of tags, by their order.
    Tag(usize),
    /// The allocation keys.
    Keys,
    /// Each member's share by each key.
    Shares,
    /// The settlement of the year's result.
    Settlement,
    /// The results of all drift tables.
    Results,
    /// The members.
    Members,
}

/// A table, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which table.
    pub id: SheetId,
    /// What it is called, for people and screen readers.
    pub caption: String,
    /// The heading over the row headers.
    pub corner: String,
    /// The columns after the row headers.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<SheetRow>,
}

/// A column's heading and what its cells hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// What the cells hold, for alignment and width.
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Amounts or other numbers.
    Number,
    /// Deviations, with a bar.
    Deviation,
    /// Used percent, with a meter.
    Meter,
    /// A choice or a short text.
    Short,
    /// Free text.
    Text,
}

/// How a row looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowStyle {
    /// An ordinary row.
    Line,
    /// A subtotal.
    Sum,
    /// The bottom line.
    Total,
}

/// A row with its header and cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// What the row is about; with this it keeps its place on screen through changes.
    pub subject: Subject,
    /// The row header: column 0 of the grid.
    pub header: Cell,
    /// How many groups the row stands in.
    pub depth: usize,
    /// How the row looks.
    pub style: RowStyle,
    /// The cells after the header.
    pub cells: Vec<Cell>,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A line or a group of a drift table.
    Row(RowId),
    /// A project.
    Project(ProjectId),
    /// A member or what is shared.
    Holder(Holder),
    /// An allocation key.
    Key(KeyId),
    /// A drift table, in a table over tables.
    Activity(ActivityId),
    /// An investment table.
    ProjectGroup(ProjectGroupId),
    /// The bottom line.
    Total,
}

/// A cell, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What stands in its editor when editing begins.
    pub draft: String,
    /// What it edits; `None` for results.
    pub target: Option<Target>,
    /// The choices, where it is edited by choosing. The draft is one of their values.
    pub choices: Vec<Choice>,
    /// Whether it holds text that could not be read.
    pub unread: bool,
    /// What is drawn beside the text.
    pub mark: Mark,
    /// More about the figure, for a tooltip and for screen readers; may be empty.
    pub note: String,
}

/// A choice of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What stands for it in a draft.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// What is drawn beside a cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A deviation of nothing: the place of a bar, so that the figures stand under each other.
    OnBudget,
    /// A deviation: good or bad for the board, and its size against the largest of the table, 0 to 100.
    Deviation {
        /// Good for the board.
        good: bool,
        /// Percent of the largest deviation of the table.
        size: u8,
    },
    /// Used percent beside the percent of the year that has passed, both 0 to 100.
    Meter {
        /// Percent of the budget.
        used: u8,
        /// Percent of the year.
        passed: u8,
        /// More than all of the budget is used.
        over: bool,
    },
}

/// What a cell edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The name of a line.
    LineName(LineId),
    /// An amount of a line, seen through a lens.
    LineAmount(LineId, Lens, AmountColumn),
    /// The prognosis method of a line.
    LineMethod(LineId),
    /// The comment of a line.
    LineComment(LineId),
    /// The name of a group.
    GroupName(GroupId),
    /// What a drift table's bottom line is called.
    ResultName(ActivityId),
    /// The name of a project.
    ProjectName(ProjectId),
    /// The number of a project.
    ProjectNumber(ProjectId),
    /// Who a project is for.
    ProjectHolder(ProjectId),
    /// In whose budget a project stands.
    ProjectBudgetedBy(ProjectId),
    /// Whose plan a project belongs to.
    ProjectCategory(ProjectId),
    /// How far a project has come.
    ProjectStatus(ProjectId),
    /// The prognosis method of a project.
    ProjectMethod(ProjectId),
    /// An entered amount of a project.
    ProjectAmount(ProjectId, ProjectField),
    /// The total budget of a project: writes the original budget that gives it.
    ProjectBudget(ProjectId),
    /// What is decided for a project in a coming year.
    ProjectDecided(ProjectId, u16),
    /// What is asked for a project in a coming year.
    ProjectRequested(ProjectId, u16),
    /// The tags of a project.
    ProjectTags(ProjectId),
    /// The comment of a project.
    ProjectComment(ProjectId),
    /// What an investment table's bottom line is called.
    ProjectTotalName(ProjectGroupId),
    /// The name of a key.
    KeyName(KeyId),
    /// Where a key comes from.
    KeySource(KeyId),
    /// The day a key is of.
    KeyDate(KeyId),
    /// A member's weight in a key.
    KeyWeight(KeyId, MemberId),
    /// The name of a member.
    MemberName(MemberId),
    /// The municipality code of a member.
    MemberCode(MemberId),
}

/// An amount of a line that can be written, as a column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountColumn {
    /// An entered amount.
    Field(LineField),
    /// Budget in total: writes the original budget that gives it.
    Budget,
}

/// What a sheet is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its drift tables and formulas, calculated.
    pub tables: &'a Tables,
    /// The language of headings and numbers.
    pub lang: Lang,
    /// Whose figures.
    pub lens: Lens,
    /// Which figures stand side by side.
    pub measure: DriftColumn,
}

/// Makes the table `id`; `None` if it is not in the workbook (any more).
#[must_use]
pub fn sheet(source: Source, id: SheetId) -> Option<Sheet> {
    match id {
        SheetId::Drift(activity) => drift::table(source, activity),
        SheetId::SideBySide(activity) => drift::side_by_side(source, activity),
        SheetId::Projects(group) => projects::table(source, group),
        SheetId::Tag(tag) => projects::tag(source, tag),
        SheetId::Keys => Some(keys::table(source)),
        SheetId::Shares => Some(keys::shares(source)),
        SheetId::Settlement => Some(results::settlement(source)),
        SheetId::Results => Some(results::results(source)),
        SheetId::Members => Some(members::table(source)),
    }
}

impl Sheet {
    /// Its size as a grid.
    #[must_use]
    pub fn shape(&self) -> super::selection::Shape {
        super::selection::Shape { rows: self.rows.len(), columns: self.columns.len() + 1 }
    }

    /// The cell at a place; column 0 is the row header.
    #[must_use]
    pub fn cell(&self, at: super::selection::At) -> Option<&Cell> {
        let row = self.rows.get(at.row)?;
        if at.column == 0 { Some(&row.header) } else { row.cells.get(at.column - 1) }
    }
}

impl Cell {
    /// A cell that only shows text.
    #[must_use]
    pub fn shown(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A text that can be edited.
    #[must_use]
    pub fn text(text: &str, target: Target) -> Self {
        Self { text: text.to_owned(), draft: text.to_owned(), target: Some(target), ..Self::default() }
    }

    /// A choice that can be changed.
    #[must_use]
    pub fn choice(value: String, choices: Vec<Choice>, target: Target) -> Self {
        let text = choices.iter().find(|choice| choice.value == value).map(|choice| choice.label.clone());
        Self {
            text: text.unwrap_or_default(),
            draft: value,
            target: Some(target),
            choices,
            ..Self::default()
        }
    }
}

/// The default columns of a table that can choose its columns, for the menu.
#[must_use]
pub fn all_columns() -> (&'static [DriftColumn], &'static [ProjectColumn]) {
    (&DriftColumn::ALL, &ProjectColumn::ALL)
}
