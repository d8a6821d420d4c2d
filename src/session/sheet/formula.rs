//! Cells with formulas: the amount is shown, the formula is edited.

use super::{AmountColumn, Cell, Source, Target};
use crate::lang;
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Place, RowId};
use crate::model::formula::{AmountCell, Column, Figure, Formula, ProjectRow, TableRow};
use crate::model::investment::{ProjectColumn, ProjectField};
use crate::model::months::BookedYear;
use crate::part::Part;
use crate::rules::drift::Lens;
use crate::rules::formula::{Fault, in_present_signs, plus_own};
use crate::text::formula::{View, print};

impl Target {
    /// Whether an amount is written here, and so perhaps a formula.
    #[must_use]
    pub fn is_amount(self) -> bool {
        self.figure().is_some()
    }

    /// The figure that is written here, as formulas refer to it, or that a month is a part of; `None` for what is no
    /// amount.
    #[must_use]
    pub fn figure(self) -> Option<Figure> {
        let project = |id, column| Figure::Project { row: ProjectRow::Project(id), column };
        Some(match self {
            Self::LineAmount(line, lens, column) => Figure::Drift {
                row: TableRow::Row(RowId::Line(line)),
                holder: match lens {
                    Lens::Total => None,
                    Lens::Holder(holder) => Some(holder),
                },
                column: column.column(),
            },
            Self::LineMonth(line, year, _) => Figure::Drift {
                row: TableRow::Row(RowId::Line(line)),
                holder: None,
                column: match year {
                    BookedYear::This => DriftColumn::Actual,
                    BookedYear::Prior => DriftColumn::PriorActual,
                },
            },
            Self::ProjectAmount(id, field) => project(id, field.column()),
            Self::ProjectBudget(id) => project(id, ProjectColumn::Budget),
            Self::ProjectDecided(id, year) => project(id, ProjectColumn::Decided(year)),
            Self::ProjectRequested(id, year) => project(id, ProjectColumn::Requested(year)),
            _ => return None,
        })
    }
}

/// The cell of the workbook behind a target, where the target stands for one.
fn cell_of(target: Target) -> Option<AmountCell> {
    Some(match target {
        Target::LineAmount(line, lens, column) => {
            let place = match lens {
                Lens::Total => Place::Total,
                Lens::Holder(holder) => Place::Part(holder),
            };
            AmountCell::Line(line, place, column.field())
        }
        Target::ProjectAmount(id, field) => AmountCell::Project(id, field),
        Target::ProjectBudget(id) => AmountCell::Project(id, ProjectField::OriginalBudget),
        Target::ProjectDecided(id, year) => AmountCell::Decided(id, year),
        Target::ProjectRequested(id, year) => AmountCell::Requested(id, year),
        _ => return None,
    })
}

/// What says of formulas what they are and what is wrong with them, which the page loads later.
#[derive(Debug)]
pub struct Later {
    with_formula: fn(&Source<'_>, &mut Cell, &Formula, Target),
    mark_fault: fn(&Source<'_>, &mut Cell, &Fault),
}

/// All of it.
pub static ALL: Later = Later {
    with_formula: |source, cell, formula, target| source.with_formula_now(cell, formula, target),
    mark_fault: |source, cell, fault| source.mark_fault_now(cell, fault),
};
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

impl Source<'_> {
    /// Makes `cell`, which shows the amount, one with a formula.
    pub(super) fn with_formula(&self, cell: &mut Cell, formula: &Formula, target: Target) {
        if let Some(later) = LATER.get() {
            (later.with_formula)(self, cell, formula, target);
        }
    }

    /// Says in a cell that a formula gives nothing.
    fn mark_fault(&self, cell: &mut Cell, fault: &Fault) {
        if let Some(later) = LATER.get() {
            (later.mark_fault)(self, cell, fault);
        }
    }

    fn with_formula_now(&self, cell: &mut Cell, formula: &Formula, target: Target) {
        let (Some(id), Some(at)) = (cell_of(target), target.figure()) else { return };
        cell.draft = self.formula_text(formula, target, at).unwrap_or_default();
        cell.about = lang::formula::note(self.lang, &cell.draft);
        if let Some(fault) = self.tables.formulas().fault(id) {
            self.mark_fault_now(cell, fault);
        }
    }

    fn mark_fault_now(&self, cell: &mut Cell, fault: &Fault) {
        lang::formula::short(self.lang, fault).clone_into(&mut cell.text);
        cell.about = lang::formula::fault(self.lang, self.workbook, fault);
        cell.unread = true;
        cell.value = None;
    }

    /// The formula as it is written where `target` is, so that writing it there again changes nothing.
    fn formula_text(&self, formula: &Formula, target: Target, at: Figure) -> Option<String> {
        let whole = self.more_than_original(target).map(|more| plus_own(formula, more));
        let formula = whole.unwrap_or_else(|| Some(formula.clone()))?;
        let formula = in_present_signs(self.workbook, self.tables, &formula, at)?;
        Some(print(&formula, View { workbook: self.workbook, at, style: self.lang.numbers() }))
    }

    /// The column beside the original budget in the budget that `target` writes, where something stands there.
    fn more_than_original(&self, target: Target) -> Option<Column> {
        let has = |cell| !self.workbook.entry(cell).is_empty();
        match (target, cell_of(target)?) {
            (Target::LineAmount(.., AmountColumn::Budget), AmountCell::Line(line, place, _)) => {
                let supplements = AmountCell::Line(line, place, LineField::Supplements);
                has(supplements).then_some(Column::Drift(DriftColumn::Supplements))
            }
            (Target::ProjectBudget(id), _) => {
                let more = [ProjectField::Supplement, ProjectField::CarryOver];
                let has = more.into_iter().any(|field| has(AmountCell::Project(id, field)));
                has.then_some(Column::Project(ProjectColumn::SupplementAndCarryOver))
            }
            _ => None,
        }
    }

    /// Says in a cell without an amount that the formula of its line's method gives nothing there, or in a total that of a
    /// part.
    pub(super) fn with_faults_of_parts(
        &self,
        mut cell: Cell,
        line: &Line,
        lens: Lens,
        field: LineField,
    ) -> Cell {
        let formulas = self.tables.formulas();
        let fault = |place| formulas.fault(AmountCell::Line(line.id, place, field));
        let found = match (&line.distribution, lens) {
            _ if formulas.is_empty() => None,
            (Distribution::Direct(parts), Lens::Total) => {
                parts.keys().find_map(|holder| fault(Place::Part(*holder)))
            }
            (Distribution::Direct(_), Lens::Holder(holder)) => fault(Place::Part(holder)),
            (Distribution::ByKey { .. }, _) => fault(Place::Total),
        };
        if let Some(fault) = found {
            self.mark_fault(&mut cell, fault);
        }
        cell
    }
}
