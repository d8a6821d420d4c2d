//! The values of formulas (issue: a formula starts with `=`; domain: Amounts).
//!
//! Every formula cell is a node. A formula reads figures, which follow from other cells, perhaps with formulas of
//! their own: [`web`] knows which cells reach which formulas, and so the order to calculate in, and the circles.
//! A formula that has no value has a [`Fault`] instead, which names what is wrong; it is never silently 0, and
//! the cell counts in no sum. A sum that a formula reads is the one that the table shows.

mod arithmetic;
mod calculate;
mod fault;
mod reader;
mod reframe;
mod web;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::Workbook;
use crate::model::drift::{Line, LineField, Place};
use crate::model::entry::Entry;
use crate::model::formula::{AmountCell, Expression, Figure, Formula, ProjectRow, Reference, TableRow};
use crate::model::money::Money;
use crate::part::Part;
use crate::rules::added::Additions;
use crate::rules::drift::{Changed, DriftTable};
pub(in crate::rules) use calculate::has_formula;
pub use fault::Fault;
pub use reader::{evaluate, evaluate_method};
pub use reframe::{in_present_signs, less_own, plus_own};
pub(in crate::rules) use web::cells_of;

/// The formulas of a workbook with their values. Derived from it as the drift tables are, and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Formulas {
    /// In the order of the figures that their cells hold.
    nodes: Vec<Node>,
    /// The nodes in an order in which each comes after all that it depends on, but for circles.
    order: Vec<usize>,
    /// Where each node stands in that order.
    ranks: Vec<usize>,
    /// The figures that are read, in order, with the nodes that read them.
    readers: Vec<(Figure, usize)>,
    /// What is added to the prognoses that formulas read.
    additions: Additions,
}

/// A cell with a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Node {
    cell: AmountCell,
    /// The figures that it reads.
    reads: Vec<Figure>,
    /// The circle that it stands in.
    circle: Option<Arc<[Figure]>>,
    /// What it gives; `None` until it has been calculated.
    outcome: Option<Result<Money, Fault>>,
    /// Whether it gives an amount, but reads one that leaves something out.
    is_incomplete: bool,
}

/// The formula that a cell goes by.
enum Source<'a> {
    /// The one that is written in it.
    Cell(&'a Formula),
    /// That of the line's method, in the place of what is written there; `None` if none is written.
    Method(Option<&'a Formula>),
}

/// The formula that an amount of a line goes by.
fn of_line<'a>(workbook: &'a Workbook, line: &'a Line, place: Place, field: LineField) -> Option<Source<'a>> {
    if field == LineField::Prognosis && line.is_by_formula(workbook) {
        return line.counts_at(place).then(|| Source::Method(line.formula_in(workbook)));
    }
    line.entry(place, field).formula().map(|formula| Source::Cell(formula))
}

impl Node {
    /// What the tables have of it, and whether that leaves something out: until it is calculated, all.
    fn seen(&self) -> (Option<Money>, bool) {
        match &self.outcome {
            Some(Ok(amount)) => (Some(*amount), self.is_incomplete),
            Some(Err(fault)) => (None, *fault != Fault::Empty),
            None => (None, true),
        }
    }
}

/// A row of any table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum AnyRow {
    Table(TableRow),
    Project(ProjectRow),
}

impl AnyRow {
    fn of(figure: Figure) -> Self {
        match figure {
            Figure::Drift { row, .. } => Self::Table(row),
            Figure::Project { row, .. } => Self::Project(row),
        }
    }
}

/// Tables with the values of their formulas.
type Calculated = (Vec<DriftTable>, Formulas);
/// What an expression of numbers alone comes to, exact.
///
/// # Errors
/// Says why it comes to nothing; `None` where it reads a figure.
pub fn of_numbers(expression: &Expression) -> Option<Result<Decimal, Fault>> {
    let unknown = |_| Err(Fault::TooLarge);
    let is_plain = expression.references().is_empty();
    is_plain.then(|| arithmetic::calculated(expression, &unknown).map(Option::unwrap_or_default))
}

/// What a formula comes to, in the signs that it is written in, where its figures are these: as
/// it shows them, `None` for an empty cell.
#[must_use]
pub fn of_figures(formula: &Formula, read: &dyn Fn(Reference) -> Option<Decimal>) -> Option<Money> {
    let figure = |reference: Reference| Ok(read(reference));
    let value = arithmetic::calculated(formula.expression(), &figure).ok()?.unwrap_or_default();
    arithmetic::product(value, formula.frame().unit.in_kronor()).ok().map(Money::calculated)
}

/// What calculates formulas, which the page loads later: what brings a formula into a workbook asks for it first.
#[derive(Debug)]
pub struct Later {
    calculate: fn(&Workbook, Vec<DriftTable>, Formulas) -> Calculated,
    follow: fn(&mut Formulas, &mut [DriftTable], &Workbook, &[Changed]),
}

/// All of it.
pub static ALL: Later = Later { calculate: calculate::calculate, follow: calculate::follow };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

/// The drift tables and formulas of a workbook that may have formulas; `drift` are its tables without their values,
/// made with `none`.
pub(in crate::rules) fn calculate(
    workbook: &Workbook,
    drift: Vec<DriftTable>,
    none: Formulas,
) -> (Vec<DriftTable>, Formulas) {
    match LATER.get() {
        Some(later) => (later.calculate)(workbook, drift, none),
        None => (drift, none),
    }
}

/// Brings formulas and tables up to date after changes that the tables have followed already. The tables then
/// follow the formulas.
pub(in crate::rules) fn follow(
    formulas: &mut Formulas,
    drift: &mut [DriftTable],
    workbook: &Workbook,
    changes: &[Changed],
) {
    if let Some(later) = LATER.get() {
        (later.follow)(formulas, drift, workbook, changes);
    }
}

impl Formulas {
    /// No formulas, beside what is added to prognoses.
    pub(in crate::rules) fn with(additions: Additions) -> Self {
        Self { additions, ..Self::default() }
    }

    /// What is added to the prognoses of lines.
    #[must_use]
    pub fn additions(&self) -> &Additions {
        &self.additions
    }

    /// The same values with other additions, which they do not follow from.
    pub(in crate::rules) fn add_instead(&mut self, additions: Additions) {
        self.additions = additions;
    }

    /// Whether the workbook has no formula.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn find(&self, cell: AmountCell) -> Result<usize, usize> {
        let figure = cell.figure();
        self.nodes.binary_search_by(|node| node.cell.figure().cmp(&figure))
    }

    /// What the formula in `cell` gives, signs as inside, or why it gives nothing; `None` if there is no formula.
    #[must_use]
    pub fn outcome(&self, cell: AmountCell) -> Option<&Result<Money, Fault>> {
        self.find(cell).ok().and_then(|node| self.nodes.get(node)?.outcome.as_ref())
    }

    /// What the tables have of the formula in `cell`, and whether that leaves something out; `None` before it is calculated.
    pub(in crate::rules) fn seen(&self, cell: AmountCell) -> Option<(Option<Money>, bool)> {
        let node = self.nodes.get(self.find(cell).ok()?)?;
        node.outcome.is_some().then(|| node.seen())
    }

    /// The amount of a cell in which `entry` stands: what was written, or what its formula gives.
    #[must_use]
    pub fn amount(&self, cell: AmountCell, entry: &Entry<Money>) -> Option<Money> {
        match entry {
            Entry::Formula(_) => self.outcome(cell)?.as_ref().ok().copied(),
            entry => entry.value(),
        }
    }

    /// Why the formula in `cell` gives nothing, if it does not.
    #[must_use]
    pub fn fault(&self, cell: AmountCell) -> Option<&Fault> {
        self.outcome(cell)?.as_ref().err().filter(|fault| **fault != Fault::Empty)
    }

    /// Whether the formula in `cell` gives an amount, but reads one that leaves something out.
    #[must_use]
    pub fn is_incomplete(&self, cell: AmountCell) -> bool {
        self.find(cell).ok().and_then(|node| self.nodes.get(node)).is_some_and(|node| node.is_incomplete)
    }

    /// Whether something stands in a cell that counts nowhere, because it cannot be read or gives nothing, or that
    /// leaves something out itself.
    #[must_use]
    pub fn lacks(&self, cell: AmountCell, entry: &Entry<Money>) -> bool {
        !entry.is_empty() && (self.amount(cell, entry).is_none() || self.is_incomplete(cell))
    }

    /// Every formula that gives nothing, and why, in the order of the cells.
    pub fn faults(&self) -> impl Iterator<Item = (AmountCell, &Fault)> {
        self.nodes.iter().filter_map(|node| {
            let fault = node.outcome.as_ref()?.as_ref().err()?;
            (*fault != Fault::Empty).then_some((node.cell, fault))
        })
    }
}
