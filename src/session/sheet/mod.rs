//! Tables as grids of cells with texts: what is on screen, ready to be shown, and what each cell edits.
//!
//! Every view shows its figures through this one form, so that there is one grid for all. Each file makes one
//! table (or two alike) and knows its cells.

mod amounts;
mod arranged;
mod balance;
mod cell;
pub(super) mod control;
mod drift;
mod follow_ups;
pub(super) mod formula;
mod keys;
mod measures;
mod members;
pub(super) mod months;
mod projects;
mod reached;
mod results;
mod scenarios;
mod side_by_side;
mod tags;
mod target;
pub(super) mod tried;
mod value;

use litemap::LiteMap;

use super::arrangement::Arrangement;
use super::notes;
use super::rest::LATER;
use super::scenarios::Trials;
use super::selection::{At, Shape};
use super::state::Open;
use crate::lang::{Lang, sentence};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::follow_up::FrozenField;
use crate::model::formula::{Column, Figure};
use crate::model::id::{ActivityId, KeyId, MeasureGroupId, MeasureId, ProjectGroupId, ProjectId};
use crate::model::investment::ProjectColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::months::BookedYear;
use crate::model::note::NotePlace;
use crate::model::period::Month;
use crate::rules::drift::{Lens, Tables};
use crate::text::number::NumberStyle;
pub(super) use amounts::percent;
pub(super) use arranged::as_looked_at;
pub use cell::{Cell, Choice, Mark, Tried};
pub(super) use keys::{share_rows, shares_subject};
pub(super) use members::columns as member_columns;
pub(super) use months::booked_column;
pub(super) use results::columns as result_columns;
pub use target::{AmountColumn, Target};
pub use value::Value;

/// Which table a grid shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetId {
    /// A drift table, in total or for one holder.
    Drift(ActivityId),
    /// A drift table with all holders side by side, one column of figures.
    SideBySide(ActivityId),
    /// The months of a drift table.
    Months(ActivityId, BookedYear),
    /// An investment table.
    Projects(ProjectGroupId),
    /// The "of which" sums of tags, by their order.
    Tag(usize),
    /// The action plan.
    Measures,
    /// The allocation keys.
    Keys,
    /// Each member's share by each key.
    Shares,
    /// The settlement of the year's result.
    Settlement,
    /// The balance requirement of an association.
    Balance,
    /// The results of all drift tables.
    Results,
    /// The members.
    Members,
    /// The prognosis at each follow-up: the drift.
    FollowUps,
    /// The prognosis at each follow-up: the projects.
    FollowUpProjects,
    /// The scenarios side by side: the drift.
    Scenarios,
    /// The scenarios side by side: what they mean for each member.
    ScenarioMembers,
    /// The scenarios side by side: the projects.
    ScenarioProjects,
}

impl SheetId {
    /// Whether its rows are only looked at there: what they are about stands elsewhere.
    #[must_use]
    pub fn is_only_shown(self) -> bool {
        matches!(
            self,
            Self::FollowUps
                | Self::FollowUpProjects
                | Self::Scenarios
                | Self::ScenarioMembers
                | Self::ScenarioProjects
        )
    }

    /// The activity whose lines stand in the table.
    #[must_use]
    pub fn activity(self) -> Option<ActivityId> {
        match self {
            Self::Drift(id) | Self::SideBySide(id) | Self::Months(id, _) => Some(id),
            _ => None,
        }
    }
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
    /// The table of the base, where this one is a scenario's.
    beneath: Option<Box<Table<'a>>>,
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
    /// What the bars of all rows are drawn against; `None` where that is not known in one figure.
    fn scale(&self) -> Option<Money> {
        None
    }
    /// The heading of a column.
    fn heading(&self, column: usize) -> String;
    /// The header of a row.
    fn header(&self, row: usize) -> Cell;
    /// A cell.
    fn cell(&self, row: usize, column: usize) -> Cell;
    /// Which figure stands in a cell, or would if its column had figures.
    fn figure(&self, _row: usize, _column: usize) -> Option<Figure> {
        None
    }
    /// The choices of a cell that is edited by choosing.
    fn choices(&self, _row: usize, _column: usize) -> Vec<Choice> {
        Vec::new()
    }
    /// What a cell counts as, without the work of writing it out.
    fn value(&self, row: usize, column: usize) -> Option<Value> {
        self.cell(row, column).value
    }
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Amounts or other numbers.
    Number,
    /// Amounts of which many stand beside each other.
    Month,
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
    /// A group of measures.
    MeasureGroup(MeasureGroupId),
    /// A measure.
    Measure(MeasureId),
    /// A member or what is shared.
    Holder(Holder),
    /// An allocation key.
    Key(KeyId),
    /// The weights of an allocation key from a month on.
    KeyFrom(KeyId, Month),
    /// A drift table, in a table over tables.
    Activity(ActivityId),
    /// An investment table.
    ProjectGroup(ProjectGroupId),
    /// Another row, by its place.
    Place(usize),
    /// The bottom line.
    Total,
}

impl Subject {
    /// The weights of a key from a month on, or those from the year's start, which are the key's own row.
    #[must_use]
    pub fn key(key: KeyId, from: Option<Month>) -> Self {
        from.map_or(Self::Key(key), |from| Self::KeyFrom(key, from))
    }
}

/// What a sheet is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its drift tables and formulas, calculated.
    pub tables: &'a Tables,
    /// The base beneath, where the tables are those of a scenario.
    pub base: Option<&'a Open>,
    /// The language of headings and numbers.
    pub lang: Lang,
    /// Whose figures.
    pub lens: Lens,
    /// Which figures stand side by side.
    pub measure: DriftColumn,
    /// Which frozen figures stand beside the prognosis in follow-ups.
    pub beside: &'a [FrozenField],
    /// The scenarios that are looked at.
    pub trials: Option<&'a Trials>,
    /// How tables are looked at.
    pub arrangements: &'a LiteMap<SheetId, Arrangement>,
}

/// The table `id`; `None` if it is not in the workbook (any more).
#[must_use]
pub fn table(source: Source<'_>, id: SheetId) -> Option<Table<'_>> {
    let mut table = whole_table(source, id)?;
    if (source.base.is_some() || source.arrangements.contains_key(&id))
        && let Some(rest) = LATER.get()
    {
        (rest.arrange)(&mut table, source);
    }
    Some(table)
}

/// Folds, sorts and filters the rows of a table anew.
pub(super) fn put_in_order(source: Source<'_>, id: SheetId, arrangement: &mut Arrangement) {
    if let Some(table) = whole_table(source, id) {
        arrangement.put_in_order(&*table.content, &table.rows, table.columns.len());
    }
}

/// What tells the columns of a table from each other, also of those that are not shown; row headers not counted.
pub(super) fn column_keys(source: Source<'_>, id: SheetId) -> Option<Vec<ColumnKey>> {
    let table = whole_table(source, id)?;
    Some((0..table.columns.len()).map(|column| table.content.key(column)).collect())
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
        _ => (LATER.get()?.table)(source, id),
    }
}

/// A table other than the operating tables, as it stands.
pub(super) fn other_table(source: Source<'_>, id: SheetId) -> Option<Table<'_>> {
    match id {
        SheetId::Drift(_) => None,
        SheetId::SideBySide(activity) => side_by_side::table(source, activity),
        SheetId::Months(activity, year) => months::table(source, activity, year),
        SheetId::Projects(group) => projects::table(source, group),
        SheetId::Tag(tag) => tags::table(source, tag),
        SheetId::Measures => Some(measures::table(source)),
        SheetId::Keys => Some(keys::table(source)),
        SheetId::Shares => Some(keys::shares(source)),
        SheetId::Settlement => Some(results::settlement(source)),
        SheetId::Balance => Some(balance::table(source)),
        SheetId::Results => Some(results::results(source)),
        SheetId::Members => Some(members::table(source)),
        SheetId::FollowUps | SheetId::FollowUpProjects => follow_ups::table(source, id),
        SheetId::Scenarios | SheetId::ScenarioMembers | SheetId::ScenarioProjects => {
            scenarios::table(source, id)
        }
    }
}

impl Table<'_> {
    /// The place in the content of a shown row.
    fn row(&self, row: usize) -> usize {
        self.shown.as_ref().map_or(row, |shown| shown.rows[row])
    }

    /// Where a shown row stands in the table as it is made, whatever is folded, sorted or left out; from 0.
    #[must_use]
    pub fn own_row(&self, row: usize) -> usize {
        self.row(row)
    }

    /// The place in the content of a shown column, row headers not counted.
    fn column(&self, column: usize) -> usize {
        self.shown.as_ref().map_or(column, |shown| shown.columns[column])
    }

    /// Where a shown column stands in the table as it is made, both counted with the row headers.
    #[must_use]
    pub fn own_column(&self, column: usize) -> usize {
        column.checked_sub(1).map_or(0, |column| self.column(column) + 1)
    }

    /// Where a column of the table as it is made is shown, both counted with the row headers; those if it is not shown.
    #[must_use]
    pub fn shown_column(&self, own: usize) -> usize {
        match &self.shown {
            None => own,
            Some(shown) => shown.columns.iter().position(|column| column + 1 == own).map_or(0, |at| at + 1),
        }
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
        let mut cell = self.is_inside(at).then(|| match at.column.checked_sub(1) {
            None => self.content.header(self.row(at.row)),
            Some(column) => self.content.cell(self.row(at.row), self.column(column)),
        })?;
        let Source { workbook, base, lang, .. } = self.content.source();
        if !workbook.notes.is_empty()
            && let Some(note) = self.note_place(at).and_then(|place| workbook.note(place))
        {
            cell.note = sentence::note(lang, note);
        }
        if let (false, Some(rest)) = (workbook.controls.is_empty() && base.is_none(), LATER.get()) {
            (rest.mark)(self, at, &mut cell);
        }
        Some(cell)
    }

    /// What a note at a place would be about: the whole row in its header. `None` where nothing can be noted.
    #[must_use]
    pub fn note_place(&self, at: At) -> Option<NotePlace> {
        match at.column.checked_sub(1) {
            None => notes::of_row(self.id, self.rows.get(at.row)?.subject),
            Some(column) if self.is_inside(at) => {
                self.content.figure(self.row(at.row), self.column(column)).map(NotePlace::Cell)
            }
            Some(_) => None,
        }
    }

    /// What the cell at a place counts as; `None` for texts, empty cells and outside the table.
    #[must_use]
    pub fn value(&self, at: At) -> Option<Value> {
        let column = at.column.checked_sub(1).filter(|_| self.is_inside(at))?;
        self.content.value(self.row(at.row), self.column(column))
    }

    /// The figure of the cell at a place as formulas refer to it; `None` where there is no amount.
    #[must_use]
    pub fn figure(&self, at: At) -> Option<Figure> {
        let column = at.column.checked_sub(1).filter(|_| self.is_inside(at))?;
        let figure = self.content.figure(self.row(at.row), self.column(column));
        figure.filter(|figure| has_amount(*figure))
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
        matches!(
            kind,
            Some(ColumnKind::Number | ColumnKind::Month | ColumnKind::Deviation | ColumnKind::Meter)
        )
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

    /// What it is made from.
    pub(super) fn source(&self) -> Source<'_> {
        self.content.source()
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

/// Whether a figure's column holds amounts.
fn has_amount(figure: Figure) -> bool {
    let kind = match figure.column() {
        Column::Drift(
            DriftColumn::DeviationPercent
            | DriftColumn::RawPrognosis
            | DriftColumn::Adjustments
            | DriftColumn::BeforeMeasures
            | DriftColumn::Measures
            | DriftColumn::CapitalCost,
        ) => return false,
        Column::Project(ProjectColumn::CapitalCost) => return false,
        Column::Drift(column) => drift::kind(column),
        Column::Project(column) => projects::kind(column),
    };
    matches!(kind, ColumnKind::Number | ColumnKind::Deviation)
}
