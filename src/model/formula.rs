//! Formulas of amount cells: plain data that refers to other figures by identity.

use rust_decimal::Decimal;

use super::drift::{DriftColumn, LineField, Place, RowId};
use super::entry::Entry;
use super::id::{ActivityId, LineId, ProjectGroupId, ProjectId};
use super::investment::{ProjectColumn, ProjectField};
use super::member::Holder;
use super::money::Money;
use super::sign::SignConvention;
use super::unit::Unit;
use super::workbook::Workbook;

/// A formula in an amount cell.
///
/// It refers to rows, members and projects by identity, so inserting, moving and renaming change nothing.
/// What it refers to may be gone: that is a fault of the calculation, and undoing the deletion mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    frame: Frame,
    expression: Expression,
}

/// What the figures in a formula are written in.
///
/// `=actual+100` means another amount in tkr than in kr, and with costs written negative. The frame stays with
/// the formula, so that a later change of the workbook's unit or signs does not change what it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The unit of the figures that it reads, and of the amount that it gives.
    pub unit: Unit,
    /// The signs of the figures that it reads, and of the amount that it gives.
    pub signs: SignConvention,
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A number, not negative: `1.02`.
    Number(Decimal),
    /// A figure of the workbook.
    Figure(Reference),
    /// In parentheses, as it was written.
    Parentheses(Box<Expression>),
    /// With a sign before it: `-x`.
    Signed(Sign, Box<Expression>),
    /// Hundredths: `12%`.
    Percent(Box<Expression>),
    /// Two parts and what is done with them.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// A function of its arguments.
    Call(Function, Vec<Expression>),
}

/// A sign before a part of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `+`, which changes nothing.
    Plus,
    /// `-`
    Minus,
}

/// What is done with two parts of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `^`
    Power,
    /// `=`: 1 if both are the same, else 0; as all comparisons.
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// A function of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// SUM, SUMMA: all arguments together.
    Sum,
    /// MIN: the smallest argument.
    Min,
    /// MAX: the largest argument.
    Max,
    /// ROUND, AVRUNDA: a number rounded half away from zero to so many decimals.
    Round,
    /// IF, OM: the second argument if the first is not 0, else the third.
    If,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 5] = [Self::Sum, Self::Min, Self::Max, Self::Round, Self::If];

    /// The fewest and the most arguments that it takes.
    #[must_use]
    pub fn arguments(self) -> (usize, usize) {
        match self {
            Self::Sum | Self::Min | Self::Max => (1, usize::MAX),
            Self::Round => (2, 2),
            Self::If => (3, 3),
        }
    }
}

/// A figure that a formula reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Another column of the row that the formula stands in, for the same holder.
    Own(Column),
    /// A figure wherever it is.
    Of(Figure),
    /// How many months the actuals cover.
    MonthsPassed,
}

/// A column of a drift table or of an investment table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Of drift tables.
    Drift(DriftColumn),
    /// Of investment tables.
    Project(ProjectColumn),
}

/// A figure of the tables: which row, whose, and which column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// A figure of a drift table.
    Drift {
        /// The row.
        row: TableRow,
        /// One holder's part; `None` is the whole board's.
        holder: Option<Holder>,
        /// The column.
        column: DriftColumn,
    },
    /// A figure of an investment table.
    Project {
        /// The row.
        row: ProjectRow,
        /// The column.
        column: ProjectColumn,
    },
}

/// A row of a drift table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableRow {
    /// A line or a group.
    Row(RowId),
    /// The bottom line.
    Result(ActivityId),
}

/// A row of an investment table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProjectRow {
    /// A project.
    Project(ProjectId),
    /// The total of the table.
    Total(ProjectGroupId),
}

/// An amount cell that people write in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AmountCell {
    /// An amount of a line.
    Line(LineId, Place, LineField),
    /// An amount of a project.
    Project(ProjectId, ProjectField),
    /// What is decided for a project in a coming year.
    Decided(ProjectId, u16),
    /// What is asked for a project in a coming year.
    Requested(ProjectId, u16),
}

impl Formula {
    /// The most parts of a formula; each number, figure, sign, operator and function is one.
    pub const MOST_PARTS: usize = 400;

    /// A formula, or `None` if it has more parts than [`Formula::MOST_PARTS`].
    #[must_use]
    pub fn new(frame: Frame, expression: Expression) -> Option<Self> {
        (expression.parts() <= Self::MOST_PARTS).then_some(Self { frame, expression })
    }

    /// What its figures are written in.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// What it calculates.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }
}

impl Expression {
    /// How many parts it has, itself included.
    #[must_use]
    pub fn parts(&self) -> usize {
        1 + self.children().map(Self::parts).sum::<usize>()
    }

    fn children(&self) -> impl Iterator<Item = &Self> {
        let (one, two, many): (Option<&Self>, Option<&Self>, &[Self]) = match self {
            Self::Number(_) | Self::Figure(_) => (None, None, &[]),
            Self::Parentheses(inner) | Self::Signed(_, inner) | Self::Percent(inner) => {
                (Some(inner), None, &[])
            }
            Self::Binary(_, left, right) => (Some(left), Some(right), &[]),
            Self::Call(_, arguments) => (None, None, arguments),
        };
        one.into_iter().chain(two).chain(many)
    }

    /// Every figure that it reads, in the order they are written.
    #[must_use]
    pub fn references(&self) -> Vec<Reference> {
        fn collect(expression: &Expression, found: &mut Vec<Reference>) {
            if let Expression::Figure(reference) = expression {
                found.push(*reference);
            }
            expression.children().for_each(|child| collect(child, found));
        }
        let mut found = Vec::new();
        collect(self, &mut found);
        found
    }
}

impl Figure {
    /// Its column.
    #[must_use]
    pub fn column(self) -> Column {
        match self {
            Self::Drift { column, .. } => Column::Drift(column),
            Self::Project { column, .. } => Column::Project(column),
        }
    }
}

impl Reference {
    /// The figure that is meant in a formula that stands at `at`; `None` for a column that rows there do not
    /// have.
    #[must_use]
    pub fn seen_from(self, at: Figure) -> Option<Figure> {
        match (self, at) {
            (Self::Of(figure), _) => Some(figure),
            (Self::Own(Column::Drift(column)), Figure::Drift { row, holder, .. }) => {
                Some(Figure::Drift { row, holder, column })
            }
            (Self::Own(Column::Project(column)), Figure::Project { row, .. }) => {
                Some(Figure::Project { row, column })
            }
            _ => None,
        }
    }
}

impl AmountCell {
    /// The figure that the cell holds.
    #[must_use]
    pub fn figure(self) -> Figure {
        let project = |id, column| Figure::Project { row: ProjectRow::Project(id), column };
        match self {
            Self::Line(line, place, field) => Figure::Drift {
                row: TableRow::Row(RowId::Line(line)),
                holder: match place {
                    Place::Total => None,
                    Place::Part(holder) => Some(holder),
                },
                column: field.column(),
            },
            Self::Project(id, field) => project(id, field.column()),
            Self::Decided(id, year) => project(id, ProjectColumn::Decided(year)),
            Self::Requested(id, year) => project(id, ProjectColumn::Requested(year)),
        }
    }
}

impl Workbook {
    /// What stands in an amount cell; nothing where there is no such cell.
    #[must_use]
    pub fn entry(&self, cell: AmountCell) -> &Entry<Money> {
        static EMPTY: Entry<Money> = Entry::Empty;
        let year = |id, year| self.project(id).and_then(|project| project.coming_years.get(&year));
        let entry = match cell {
            AmountCell::Line(line, place, field) => self.line(line).map(|line| line.entry(place, field)),
            AmountCell::Project(id, field) => self.project(id).map(|project| project.amounts.get(field)),
            AmountCell::Decided(id, y) => year(id, y).map(|plan| &plan.decided),
            AmountCell::Requested(id, y) => year(id, y).map(|plan| &plan.requested),
        };
        entry.unwrap_or(&EMPTY)
    }
}
