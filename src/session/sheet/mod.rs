//! Tables as grids of cells with texts: what is on screen, ready to be shown, and what each cell edits.
//!
//! Every view shows its figures through this one form, so that there is one grid for all. Each file makes one
//! table (or two alike) and knows its cells.

mod amounts;
mod drift;
mod keys;
mod members;
mod projects;
mod results;
mod side_by_side;
mod tags;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::arrangement::Arrangement;
use super::selection::{At, Shape};
use crate::lang::Lang;
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, LineField, RowId};
use crate::model::id::{ActivityId, GroupId, KeyId, LineId, MemberId, ProjectGroupId, ProjectId};
use crate::model::investment::{ProjectColumn, ProjectField};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::{DriftTable, Lens};
use crate::text::number::NumberStyle;

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

/// A table of the open workbook: its rows and columns, and each cell when it is asked for. Making one costs a
/// walk over the rows; a large table's cells are made only where somebody looks.
pub struct Table<'a> {
    /// Which table.
    pub id: SheetId,
    /// What it is called, for people and screen readers.
    pub caption: String,
    /// The heading over the row headers.
    pub corner: &'static str,
    /// What the columns after the row headers hold.
    pub columns: Vec<ColumnKind>,
    /// The rows.
    pub rows: Vec<RowHead>,
    content: Box<dyn Content + 'a>,
    /// The place of each shown row and column in the content; without any, all are shown as they stand.
    shown: Option<Shown>,
}

/// The rows and columns of a table that are shown, in order.
struct Shown {
    rows: Vec<usize>,
    columns: Vec<usize>,
}

/// What tells a column from the others of its table, through changes of which are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKey {
    /// A column of a drift table.
    Drift(DriftColumn),
    /// A column of an investment table.
    Project(ProjectColumn),
    /// Whose figures, side by side.
    Lens(Lens),
    /// Another column, by its place.
    Place(usize),
}

/// The cells of a table by the place of row and column; both count from 0, row headers are not a column here.
pub(super) trait Content {
    /// What the table is made from.
    fn source(&self) -> Source<'_>;
    /// What tells a column from the others.
    fn key(&self, column: usize) -> ColumnKey {
        ColumnKey::Place(column)
    }
    /// For each row, the row with the sum that it is directly part of; shorter where no row is part of another.
    fn parents(&self) -> Vec<Option<usize>> {
        Vec::new()
    }
    /// The heading of a column.
    fn heading(&self, column: usize) -> String;
    /// The header of a row.
    fn header(&self, row: usize) -> Cell;
    /// A cell.
    fn cell(&self, row: usize, column: usize) -> Cell;
    /// The choices of a cell that is edited by choosing.
    fn choices(&self, _row: usize, _column: usize) -> Vec<Choice> {
        Vec::new()
    }
    /// What a cell counts as, without the work of writing it out.
    fn value(&self, row: usize, column: usize) -> Option<Value> {
        self.cell(row, column).value
    }
}

/// What a cell counts as where several are counted together: as it is shown, so that people can check it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// An amount in the organisation's signs, shown in a unit.
    Amount(Money, DisplayUnit),
    /// A part of a whole: 1 is all of it.
    Ratio(Decimal),
    /// Another number.
    Number(Decimal),
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

/// A row without its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowHead {
    /// What the row is about; with this it keeps its place on screen through changes.
    pub subject: Subject,
    /// How many groups the row stands in.
    pub depth: usize,
    /// How the row looks.
    pub style: RowStyle,
    /// For groups: whether their rows are shown.
    pub fold: Option<Fold>,
}

/// Whether the rows of a group are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Only its sum is shown.
    Folded,
    /// Its rows are shown.
    Unfolded,
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
    /// Whether it is edited by choosing ([`Table::choices`]). The draft is the value of one of the choices.
    pub is_choice: bool,
    /// Whether it holds text that could not be read.
    pub unread: bool,
    /// What is drawn beside the text.
    pub mark: Mark,
    /// More about the figure, for a tooltip and for screen readers; may be empty.
    pub note: String,
    /// What it counts as, where it is a figure.
    pub value: Option<Value>,
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

impl Target {
    /// Whether the cell may be emptied by a key: amounts, free texts, and choices that may be none.
    #[must_use]
    pub fn can_be_empty(self) -> bool {
        match self {
            Self::LineAmount(..)
            | Self::LineComment(_)
            | Self::ProjectNumber(_)
            | Self::ProjectAmount(..)
            | Self::ProjectBudget(_)
            | Self::ProjectDecided(..)
            | Self::ProjectRequested(..)
            | Self::ProjectTags(_)
            | Self::ProjectComment(_)
            | Self::ProjectBudgetedBy(_)
            | Self::KeySource(_)
            | Self::KeyDate(_)
            | Self::KeyWeight(..)
            | Self::MemberCode(_) => true,
            Self::LineName(_)
            | Self::LineMethod(_)
            | Self::GroupName(_)
            | Self::ResultName(_)
            | Self::ProjectName(_)
            | Self::ProjectHolder(_)
            | Self::ProjectCategory(_)
            | Self::ProjectStatus(_)
            | Self::ProjectMethod(_)
            | Self::ProjectTotalName(_)
            | Self::KeyName(_)
            | Self::MemberName(_) => false,
        }
    }

    /// Whether an amount is written here.
    #[must_use]
    pub fn is_amount(self) -> bool {
        matches!(
            self,
            Self::LineAmount(..)
                | Self::ProjectAmount(..)
                | Self::ProjectBudget(_)
                | Self::ProjectDecided(..)
                | Self::ProjectRequested(..)
        )
    }

    /// Whether a number is written here: an amount or a weight.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.is_amount() || matches!(self, Self::KeyWeight(..))
    }

    /// Whether what is written here makes sense in `other` too: numbers in cells for numbers, and other things
    /// only in cells of the same column.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        self.is_number() && other.is_number()
            || !self.is_number() && std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
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
    /// Its drift tables, calculated.
    pub tables: &'a [DriftTable],
    /// The language of headings and numbers.
    pub lang: Lang,
    /// Whose figures.
    pub lens: Lens,
    /// Which figures stand side by side.
    pub measure: DriftColumn,
    /// How tables are looked at.
    pub arrangements: &'a BTreeMap<SheetId, Arrangement>,
}

/// The table `id`; `None` if it is not in the workbook (any more).
#[must_use]
pub fn table(source: Source<'_>, id: SheetId) -> Option<Table<'_>> {
    let mut table = whole_table(source, id)?;
    if let Some(arrangement) = source.arrangements.get(&id) {
        table.arrange(arrangement);
    }
    Some(table)
}

/// Folds, sorts and filters the rows of a table anew.
pub(super) fn put_in_order(source: Source<'_>, id: SheetId, arrangement: &mut Arrangement) {
    if let Some(table) = whole_table(source, id) {
        arrangement.put_in_order(&*table.content, &table.rows, table.columns.len());
    }
}

/// Whether a table has other rows than when they were put in order.
pub(super) fn is_stale(source: Source<'_>, id: SheetId) -> bool {
    let arrangement = source.arrangements.get(&id).filter(|arrangement| arrangement.is_ordered());
    arrangement.is_some_and(|a| whole_table(source, id).is_some_and(|table| a.is_stale(&table.rows)))
}

/// The table as it stands.
fn whole_table(source: Source<'_>, id: SheetId) -> Option<Table<'_>> {
    match id {
        SheetId::Drift(activity) => drift::table(source, activity),
        SheetId::SideBySide(activity) => side_by_side::table(source, activity),
        SheetId::Projects(group) => projects::table(source, group),
        SheetId::Tag(tag) => tags::table(source, tag),
        SheetId::Keys => Some(keys::table(source)),
        SheetId::Shares => Some(keys::shares(source)),
        SheetId::Settlement => Some(results::settlement(source)),
        SheetId::Results => Some(results::results(source)),
        SheetId::Members => Some(members::table(source)),
    }
}

impl Table<'_> {
    /// Shows it as it is looked at.
    fn arrange(&mut self, arrangement: &Arrangement) {
        let content = &*self.content;
        for row in &mut self.rows {
            if matches!(row.subject, Subject::Row(RowId::Group(id)) if arrangement.folded.contains(&id)) {
                row.fold = Some(Fold::Folded);
            }
        }
        let rows = arrangement.rows(&self.rows);
        let columns = arrangement.columns(content, self.columns.len());
        if rows.is_some() || columns.len() < self.columns.len() {
            let rows = rows.unwrap_or_else(|| (0..self.rows.len()).collect());
            self.rows = rows.iter().map(|row| self.rows[*row]).collect();
            self.columns = columns.iter().map(|column| self.columns[*column]).collect();
            self.shown = Some(Shown { rows, columns });
        }
    }

    /// The place in the content of a shown row.
    fn row(&self, row: usize) -> usize {
        self.shown.as_ref().map_or(row, |shown| shown.rows[row])
    }

    /// The place in the content of a shown column, row headers not counted.
    fn column(&self, column: usize) -> usize {
        self.shown.as_ref().map_or(column, |shown| shown.columns[column])
    }

    /// What tells a column from the others; `None` for the row headers and outside the table.
    #[must_use]
    pub fn key(&self, column: usize) -> Option<ColumnKey> {
        let column = column.checked_sub(1).filter(|column| *column < self.columns.len())?;
        Some(self.content.key(self.column(column)))
    }

    /// Its size as a grid.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape { rows: self.rows.len(), columns: self.columns.len() + 1 }
    }

    /// The cell at a place; column 0 is the row header. `None` outside the table.
    #[must_use]
    pub fn cell(&self, at: At) -> Option<Cell> {
        self.is_inside(at).then(|| match at.column.checked_sub(1) {
            None => self.content.header(self.row(at.row)),
            Some(column) => self.content.cell(self.row(at.row), self.column(column)),
        })
    }

    /// What the cell at a place counts as; `None` for texts, empty cells and outside the table.
    #[must_use]
    pub fn value(&self, at: At) -> Option<Value> {
        let column = at.column.checked_sub(1).filter(|_| self.is_inside(at))?;
        self.content.value(self.row(at.row), self.column(column))
    }

    /// The choices of the cell at a place; none where it is not edited by choosing.
    #[must_use]
    pub fn choices(&self, at: At) -> Vec<Choice> {
        let column = at.column.checked_sub(1).filter(|_| self.is_inside(at));
        let choices = |column| self.content.choices(self.row(at.row), self.column(column));
        column.map(choices).unwrap_or_default()
    }

    /// The heading over a column; column 0 is that of the row headers.
    #[must_use]
    pub fn heading(&self, column: usize) -> String {
        match column.checked_sub(1) {
            None => self.corner.to_owned(),
            Some(column) if column < self.columns.len() => self.content.heading(self.column(column)),
            Some(_) => String::new(),
        }
    }

    /// Whether a column holds figures, which stand to the right.
    #[must_use]
    pub fn is_number_column(&self, column: usize) -> bool {
        let kind = column.checked_sub(1).and_then(|column| self.columns.get(column));
        matches!(kind, Some(ColumnKind::Number | ColumnKind::Deviation | ColumnKind::Meter))
    }

    /// How many rows come before the bottom line.
    #[must_use]
    pub fn pastable_rows(&self) -> usize {
        self.rows.len() - usize::from(self.has_total())
    }

    /// Whether its last row is a bottom line.
    #[must_use]
    pub fn has_total(&self) -> bool {
        self.rows.last().is_some_and(|row| row.style == RowStyle::Total)
    }

    /// Whether something stands in the cell at a place.
    #[must_use]
    pub fn is_filled(&self, at: At) -> bool {
        self.value(at).is_some() || self.cell(at).is_some_and(|cell| !cell.text.is_empty())
    }

    /// A cell in words: `Personalkostnader, Budget`.
    #[must_use]
    pub fn name_of(&self, at: At) -> String {
        let row = self.cell(At { column: 0, ..at }).map(|cell| cell.text).unwrap_or_default();
        if at.column == 0 { row } else { format!("{row}, {}", self.heading(at.column)) }
    }

    /// How its numbers are written.
    #[must_use]
    pub fn numbers(&self) -> NumberStyle {
        self.content.source().lang.numbers()
    }

    /// The row that is about `subject`.
    #[must_use]
    pub fn row_of(&self, subject: Subject) -> Option<usize> {
        self.rows.iter().position(|row| row.subject == subject)
    }

    fn is_inside(&self, at: At) -> bool {
        at.row < self.rows.len() && at.column <= self.columns.len()
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

    /// A choice that can be changed: what it shows, and the value that stands for it.
    #[must_use]
    pub fn choice(text: impl Into<String>, value: impl Into<String>, target: Target) -> Self {
        Self {
            text: text.into(),
            draft: value.into(),
            target: Some(target),
            is_choice: true,
            ..Self::default()
        }
    }
}

/// The default columns of a table that can choose its columns, for the menu.
#[must_use]
pub fn all_columns() -> (&'static [DriftColumn], &'static [ProjectColumn]) {
    (&DriftColumn::ALL, &ProjectColumn::ALL)
}
