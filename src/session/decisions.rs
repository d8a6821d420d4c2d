//! Decisions under budgets: which cells of a table they stand in, and what is said of those.

use super::command::{Command, key_of};
use super::effect::Effect;
use super::sheet::{AmountColumn, Cell, Source, Target};
use super::state::{Dialog, State};
use super::update::ask;
use crate::lang::decision::{Words, of_cell};
use crate::model::Workbook;
use crate::model::decision::Decision;
use crate::model::drift::{Distribution, Line, LineAmounts, LineField, Place};
use crate::model::entry::Entry;
use crate::model::formula::AmountCell;
use crate::model::investment::{Project, ProjectField};
use crate::model::money::Money;
use crate::model::unit::Unit;
use crate::rules::drift::Lens;
use crate::rules::sense::Sense;

/// The most holders whose decisions are shown together.
const MOST_HOLDERS: usize = 40;

/// What a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Ursprungsbudget.
    Original,
    /// Tilläggsbudget.
    Supplement,
    /// Ombudgetering.
    CarryOver,
}

impl Kind {
    /// Every kind, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Original, Self::Supplement, Self::CarryOver];

    /// What it is called.
    pub(super) fn name(self, words: &Words) -> &'static str {
        match self {
            Self::Original => words.original,
            Self::Supplement => words.supplement,
            Self::CarryOver => words.carry_over,
        }
    }

    /// What a decision in a cell is about.
    fn of(cell: AmountCell, decision: &Decision) -> Self {
        match cell {
            AmountCell::Line(_, _, LineField::OriginalBudget)
            | AmountCell::Project(_, ProjectField::OriginalBudget) => Self::Original,
            AmountCell::Project(_, ProjectField::CarryOver) => Self::CarryOver,
            _ if decision.carries_over => Self::CarryOver,
            _ => Self::Supplement,
        }
    }

    /// Whether a decision says it itself, because its cell has others too.
    pub(super) fn is_said(self, cell: AmountCell) -> bool {
        self == Self::CarryOver && matches!(cell, AmountCell::Line(..))
    }
}

/// The row that a budget is of.
#[derive(Clone, Copy)]
enum Row<'a> {
    Line(&'a Line),
    Project(&'a Project),
}

/// A budget with its decisions: a line's or a project's, or the parts of a line that a cell shows.
pub(super) struct Budget<'a> {
    row: Row<'a>,
    /// Where on the line; a project is one whole.
    pub places: Vec<Place>,
}

impl<'a> Budget<'a> {
    /// The budget that a cell shows; `None` where it shows none.
    pub fn find(workbook: &'a Workbook, target: Target) -> Option<Self> {
        match target {
            Target::LineAmount(
                id,
                lens,
                AmountColumn::Budget
                | AmountColumn::Field(LineField::OriginalBudget | LineField::Supplements),
            ) => {
                let line = workbook.line(id)?;
                let places = match (&line.distribution, lens) {
                    (Distribution::ByKey { .. }, _) => vec![Place::Total],
                    (_, Lens::Holder(holder)) => vec![Place::Part(holder)],
                    (_, Lens::Total) => workbook.holders().map(Place::Part).collect(),
                };
                Some(Self { row: Row::Line(line), places })
            }
            Target::ProjectBudget(id)
            | Target::ProjectAmount(
                id,
                ProjectField::OriginalBudget | ProjectField::Supplement | ProjectField::CarryOver,
            ) => Some(Self { row: Row::Project(workbook.project(id)?), places: vec![Place::Total] }),
            _ => None,
        }
    }

    /// Every budget of the workbook, in the order of its tables.
    pub fn all(workbook: &'a Workbook) -> impl Iterator<Item = Self> {
        let lines = workbook.lines().map(|line| {
            let places = match &line.distribution {
                Distribution::ByKey { .. } => vec![Place::Total],
                Distribution::Direct(parts) => {
                    workbook.holders().filter(|holder| parts.contains_key(holder)).map(Place::Part).collect()
                }
            };
            Self { row: Row::Line(line), places }
        });
        let project = |project| Self { row: Row::Project(project), places: vec![Place::Total] };
        lines.chain(workbook.projects().map(project))
    }

    /// The name of its row.
    pub fn name(&self) -> &'a str {
        match self.row {
            Row::Line(line) => &line.name,
            Row::Project(project) => &project.name,
        }
    }

    /// The project, if it is one's.
    pub fn project(&self) -> Option<&'a Project> {
        match self.row {
            Row::Line(_) => None,
            Row::Project(project) => Some(project),
        }
    }

    /// The unit that its amounts are written in.
    pub fn unit(&self, workbook: &Workbook) -> Unit {
        match self.row {
            Row::Line(_) => workbook.drift_unit.unit,
            Row::Project(_) => workbook.investment_unit.unit,
        }
    }

    /// What its amounts are.
    pub fn sense(&self) -> Sense {
        match self.row {
            Row::Line(line) => Sense::Kind(line.kind),
            Row::Project(_) => Sense::Expenditure,
        }
    }

    /// The cell that decisions of a kind stand in.
    pub fn cell(&self, place: Place, kind: Kind) -> AmountCell {
        match self.row {
            Row::Line(line) => {
                let is_original = kind == Kind::Original;
                let field = if is_original { LineField::OriginalBudget } else { LineField::Supplements };
                AmountCell::Line(line.id, place, field)
            }
            Row::Project(project) => {
                let field = match kind {
                    Kind::Original => ProjectField::OriginalBudget,
                    Kind::Supplement => ProjectField::Supplement,
                    Kind::CarryOver => ProjectField::CarryOver,
                };
                AmountCell::Project(project.id, field)
            }
        }
    }

    /// Its cells, in order.
    pub fn cells(&self) -> Vec<AmountCell> {
        let cells = |place: &Place| Kind::ALL.map(|kind| self.cell(*place, kind));
        let mut all: Vec<AmountCell> = self.places.iter().flat_map(cells).collect();
        all.dedup();
        all
    }

    /// What stands in one of its cells.
    pub fn entry(&self, cell: AmountCell) -> &'a Entry<Money> {
        static EMPTY: Entry<Money> = Entry::Empty;
        match (self.row, cell) {
            (Row::Line(line), AmountCell::Line(_, place, field)) => line.entry(place, field),
            (Row::Project(project), AmountCell::Project(_, field)) => project.amounts.get(field),
            _ => &EMPTY,
        }
    }

    /// Its decisions with their cells and kinds, in order; an amount that was only written is one of which nothing more is
    /// known.
    pub fn decisions(&self) -> Vec<(AmountCell, Kind, Decision)> {
        let in_cell = |cell: AmountCell| {
            let list = match self.entry(cell) {
                Entry::Value(amount) => vec![Decision::bare(*amount)],
                entry => entry.decisions().map(|all| all.list().to_vec()).unwrap_or_default(),
            };
            list.into_iter().map(move |decision| (cell, Kind::of(cell, &decision), decision))
        };
        self.cells().into_iter().flat_map(in_cell).collect()
    }
}

/// Whether so many holders have the budget of a cell that their decisions are looked at one holder at a time.
pub(super) fn is_too_many(state: &State, target: Target) -> bool {
    let budget = state.open.as_ref().and_then(|open| Budget::find(&open.workbook, target));
    budget.is_some_and(|budget| budget.places.len() > MOST_HOLDERS)
}

/// The kind that stands in the column of a cell; of a budget in total, what is decided most often.
pub(super) fn kind_at(target: Target) -> Kind {
    match target {
        Target::LineAmount(_, _, AmountColumn::Field(LineField::OriginalBudget))
        | Target::ProjectAmount(_, ProjectField::OriginalBudget) => Kind::Original,
        Target::ProjectAmount(_, ProjectField::CarryOver) => Kind::CarryOver,
        _ => Kind::Supplement,
    }
}

/// Says which decisions a cell has, if it has any.
pub(super) fn decided(source: &Source<'_>, cell: &mut Cell) {
    let kinds: &[Kind] = match cell.target {
        // A line's supplements and carry-overs stand in one cell.
        Some(Target::LineAmount(_, _, AmountColumn::Budget)) => &[Kind::Original, Kind::Supplement],
        Some(Target::ProjectBudget(_)) => &Kind::ALL[..],
        Some(target) => &[kind_at(target)],
        None => return,
    };
    decided_in(source, kinds, cell);
}

/// Whether there can be decisions behind a cell. Asked for every cell on screen, and most totals of many holders have none.
fn may_have_decisions(workbook: &Workbook, target: Target) -> bool {
    let Target::LineAmount(id, Lens::Total, column) = target else { return true };
    let is_budget = match column {
        AmountColumn::Budget => true,
        AmountColumn::Field(field) => matches!(field, LineField::OriginalBudget | LineField::Supplements),
    };
    if !is_budget {
        return false;
    }
    let decided = |part: &LineAmounts| {
        [LineField::OriginalBudget, LineField::Supplements]
            .iter()
            .any(|field| part.get(*field).decisions().is_some())
    };
    match workbook.line(id).map(|line| &line.distribution) {
        Some(Distribution::Direct(parts)) => parts.values().any(decided),
        _ => true,
    }
}

/// Says which decisions a cell has that shows a budget of these kinds, if it has any.
pub(super) fn decided_in(source: &Source<'_>, kinds: &[Kind], cell: &mut Cell) {
    let workbook = source.workbook;
    let target = cell.target.filter(|target| may_have_decisions(workbook, *target));
    let Some(budget) = target.and_then(|target| Budget::find(workbook, target)) else { return };
    let shown = || budget.places.iter().flat_map(|place| kinds.iter().map(|kind| budget.cell(*place, *kind)));
    cell.decisions =
        shown().map(|cell| budget.entry(cell).decisions().map_or(0, |all| all.list().len())).sum();
    if cell.decisions == 0 {
        return;
    }
    let texts = source.lang.texts();
    let mut written = shown().map(|cell| budget.entry(cell)).filter(|entry| !entry.is_empty());
    let is_sum = written.all(|entry| entry.decisions().is_some());
    let key = key_of(source.lang, Command::Decisions);
    let is_held = shown().all(|cell| workbook.is_held(cell));
    let held = if is_held { [texts.held, ". "].concat() } else { String::new() };
    // What would be done with a new amount is of no use while none is taken.
    let about = if is_sum && cell.about == texts.total_is_spread { "" } else { &cell.about };
    let between = if about.is_empty() { "" } else { ". " };
    cell.about = [&held, &of_cell(source.lang, cell.decisions, is_sum, &key), between, about].concat();
}

/// Somebody wants to write in a cell that is the sum of decisions. They are written in their dialog; what is typed over
/// their sum would lose them.
pub(super) fn decide(state: &mut State, cell: &Cell, typed: bool) -> Vec<Effect> {
    match cell.target.filter(|_| !typed) {
        Some(target) => ask(state, Dialog::Decisions(target)),
        None => vec![Effect::Announce(cell.about.clone())],
    }
}
