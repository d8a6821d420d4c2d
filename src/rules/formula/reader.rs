//! The figures that formulas read, in the unit and signs that each formula was written in, and what a formula
//! comes to.

use std::cell::Cell;

use rust_decimal::Decimal;

use super::arithmetic::{calculated, product};
use super::web::{fields_of, is_after_costs, rows_with};
use super::{Fault, Formulas, Source, of_line};
use crate::model::Workbook;
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Place, RowId};
use crate::model::entry::Entry;
use crate::model::formula::{AmountCell, Figure, Formula, Frame, ProjectRow, Reference, TableRow};
use crate::model::id::{ActivityId, LineId};
use crate::model::investment::{Project, ProjectColumn};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::sign::DeviationSign;
use crate::rules::drift::{Calculation, DriftTable, Lens, Tables, amount, direct_part, total_by_key};
use crate::rules::figures::Figures;
use crate::rules::months::are_the_actual;
use crate::rules::project::{column_total, lacks, project_amount};
use crate::rules::sense::Sense;
use crate::text::number::in_unit;

/// What `formula` gives in a cell that shows the figure `at`, signs as inside and exact but for the decimals that
/// an amount keeps.
///
/// # Errors
/// Says why it gives no amount.
pub fn evaluate(workbook: &Workbook, tables: &Tables, formula: &Formula, at: Figure) -> Result<Money, Fault> {
    Reader::new(workbook, tables, tables.formulas()).evaluate(formula, at)
}

/// What the formula of a method would give in a cell that shows the prognosis `at`; `None` where all that it reads is empty.
///
/// # Errors
/// Says why it gives no amount, also where it reads a prognosis that it would itself be part of.
pub fn evaluate_method(
    workbook: &Workbook,
    tables: &Tables,
    formula: &Formula,
    at: Figure,
) -> Result<Option<Money>, Fault> {
    let reads = formula.expression().references();
    if reads.iter().filter_map(|read| read.seen_from(at)).any(|read| is_of_itself(tables, read, at)) {
        return Err(Fault::Circle([at].into()));
    }
    match Reader::new(workbook, tables, tables.formulas()).by_method(formula, at) {
        Err(Fault::Empty) => Ok(None),
        outcome => outcome.map(Some),
    }
}

/// Whether the prognosis of a line's row is in a figure: its own, or a sum's.
fn is_of_itself(tables: &Tables, read: Figure, at: Figure) -> bool {
    let (
        Figure::Drift { row, holder, .. },
        Figure::Drift { row: TableRow::Row(RowId::Line(line)), holder: own, .. },
    ) = (read, at)
    else {
        return false;
    };
    is_after_costs(read)
        && (holder.is_none() || own.is_none() || holder == own)
        && rows_with(tables, line).contains(&row)
}

/// Reads figures as they stand now.
pub(super) struct Reader<'a> {
    workbook: &'a Workbook,
    drift: &'a [DriftTable],
    formulas: &'a Formulas,
    /// The line that was asked for last: many formulas of a line are calculated after one another.
    last: Cell<Option<&'a Line>>,
    /// Whether a figure was read that leaves something out.
    met_lack: Cell<bool>,
    /// Whether a figure was read that is there.
    met_value: Cell<bool>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(workbook: &'a Workbook, drift: &'a [DriftTable], formulas: &'a Formulas) -> Self {
        Self {
            workbook,
            drift,
            formulas,
            last: Cell::new(None),
            met_lack: Cell::default(),
            met_value: Cell::default(),
        }
    }

    /// Whether a figure was read that leaves something out.
    pub(super) fn has_met_lack(&self) -> bool {
        self.met_lack.get()
    }

    fn line(&self, id: LineId) -> Option<&'a Line> {
        if let Some(line) = self.last.get().filter(|line| line.id == id) {
            return Some(line);
        }
        let line = self.workbook.line(id)?;
        self.last.set(Some(line));
        Some(line)
    }

    /// The formula that a cell goes by.
    pub(super) fn source(&self, cell: AmountCell) -> Option<Source<'a>> {
        match cell {
            AmountCell::Line(id, place, field) => {
                self.line(id).and_then(|line| of_line(self.workbook, line, place, field))
            }
            cell => self.workbook.entry(cell).formula().map(|formula| Source::Cell(formula)),
        }
    }

    pub(super) fn evaluate(&self, formula: &Formula, at: Figure) -> Result<Money, Fault> {
        let frame = formula.frame();
        let value = calculated(formula.expression(), &|reference| match reference {
            Reference::MonthsPassed => Ok(Some(self.workbook.period_end.number().into())),
            reference => self.figure(reference.seen_from(at).ok_or(Fault::Gone(at))?, frame),
        })?;
        let kronor = product(value.unwrap_or_default(), frame.unit.in_kronor())?;
        // As what is entered: smaller than the limit, also when rounded to the decimals that are kept.
        let amount = Money::entered(Money::calculated(kronor).as_decimal()).ok_or(Fault::TooLarge)?;
        Ok(self.sense(at).ok_or(Fault::Gone(at))?.written(amount, &frame.signs))
    }

    /// What the formula of a method gives where `at` is shown.
    ///
    /// # Errors
    /// As [`Reader::evaluate`]; where all that it reads is empty, it says so.
    pub(super) fn by_method(&self, formula: &Formula, at: Figure) -> Result<Money, Fault> {
        let outcome = self.evaluate(formula, at);
        let reads = || formula.expression().references().iter().any(|read| read.seen_from(at).is_some());
        match outcome {
            Ok(_) | Err(Fault::DivisionByZero)
                if !self.met_value.get() && !self.met_lack.get() && reads() =>
            {
                Err(Fault::Empty)
            }
            outcome => outcome,
        }
    }

    /// What the amounts of a figure's row mean; `None` if the row is gone.
    pub(super) fn sense(&self, figure: Figure) -> Option<Sense> {
        match figure {
            Figure::Project { .. } => Some(Sense::Expenditure),
            Figure::Drift { row: TableRow::Row(RowId::Line(id)), .. } => {
                self.line(id).map(|line| Sense::Kind(line.kind))
            }
            Figure::Drift { row: TableRow::Row(id), .. } => {
                self.drift.iter().find_map(|table| table.row(Some(id))).map(|row| row.sense)
            }
            Figure::Drift { row: TableRow::Result(_), .. } => Some(Sense::Result),
        }
    }

    /// A figure as `frame` shows it, exact; `None` is an empty cell.
    fn figure(&self, figure: Figure, frame: Frame) -> Result<Option<Decimal>, Fault> {
        let found = self.shown(figure, frame)?;
        self.met_value.set(self.met_value.get() || found.is_some());
        Ok(found)
    }

    fn shown(&self, figure: Figure, frame: Frame) -> Result<Option<Decimal>, Fault> {
        let gone = Fault::Gone(figure);
        let sense = self.sense(figure).ok_or(gone.clone())?;
        let (amount, deviation) = match figure {
            Figure::Drift { row, holder, column } => {
                let figures = self.drift_figures(row, holder, column)?.ok_or(gone)?;
                self.met_lack.set(self.met_lack.get() || figures.lacks.has(column));
                match column {
                    DriftColumn::UsedPercent => return Ok(figures.used_ratio()),
                    DriftColumn::DeviationPercent => return Ok(figures.deviation_ratio()),
                    _ => {}
                }
                let is_deviation = matches!(column, DriftColumn::Deviation | DriftColumn::DeviationToDate);
                (amount(&figures, column), is_deviation.then_some(frame.signs.deviation))
            }
            Figure::Project { row, column } => {
                let is_deviation =
                    matches!(column, ProjectColumn::Deviation | ProjectColumn::DeviationToDate);
                let sign = is_deviation.then_some(frame.signs.project_deviation);
                let amount = self.project_figure(row, column)?.ok_or(gone)?;
                self.met_lack.set(self.met_lack.get() || self.project_lacks(row, column));
                (amount, sign)
            }
        };
        Ok(amount.map(|amount| in_unit(written(sense, amount, deviation, frame), frame.unit)))
    }

    fn drift_figures(
        &self,
        row: TableRow,
        holder: Option<Holder>,
        column: DriftColumn,
    ) -> Result<Option<Figures>, Fault> {
        let in_table = |id: Option<RowId>, activity: Option<ActivityId>| {
            let mut tables = self.drift.iter().filter(|table| activity.is_none_or(|a| table.activity == a));
            let lens = holder.map_or(Lens::Total, Lens::Holder);
            tables
                .find_map(|table| Some((table.row(id)?, table)))
                .and_then(|(row, table)| Some((*table.figures(row, lens)?, row.unsplit)))
        };
        match row {
            TableRow::Row(RowId::Line(id)) => {
                let Some(line) = self.line(id) else { return Ok(None) };
                if let Some(Holder::Member(member)) = holder
                    && self.workbook.member(member).is_none()
                {
                    return Ok(None);
                }
                self.check_line(line, holder, column)?;
                let terms = Calculation::new(self.workbook, self.formulas);
                match (&line.distribution, holder) {
                    (Distribution::Direct(_), Some(holder)) => Ok(direct_part(&terms, line, holder)),
                    (Distribution::ByKey { .. }, None) => Ok(total_by_key(&terms, line)),
                    (distribution, _) => match in_table(Some(RowId::Line(id)), None) {
                        Some((_, true)) if distribution.key().is_some() => Err(Fault::NoParts(id)),
                        found => Ok(found.map(|(figures, _)| figures)),
                    },
                }
            }
            TableRow::Row(id) => Ok(in_table(Some(id), None).map(|(figures, _)| figures)),
            TableRow::Result(activity) => Ok(in_table(None, Some(activity)).map(|(figures, _)| figures)),
        }
    }

    /// Whether the cells that a figure of a line follows from can be read.
    fn check_line(&self, line: &Line, holder: Option<Holder>, column: DriftColumn) -> Result<(), Fault> {
        let fields = fields_of(column, line.method.unwrap_or(self.workbook.method));
        // What stands in a cell that its months are in the place of does not count.
        let by_months = are_the_actual(line, self.workbook.period_end);
        let check = |place: Place, field: LineField| {
            if by_months && field == LineField::Actual {
                return Ok(());
            }
            let cell = AmountCell::Line(line.id, place, field);
            if field == LineField::Prognosis && line.is_by_formula(self.workbook) && line.counts_at(place) {
                let is_fine = matches!(self.formulas.outcome(cell), Some(Ok(_) | Err(Fault::Empty)));
                return if is_fine { Ok(()) } else { Err(Fault::Operand(cell)) };
            }
            self.check(cell, line.entry(place, field))
        };
        match (&line.distribution, holder) {
            (Distribution::ByKey { .. }, _) => {
                fields.iter().try_for_each(|field| check(Place::Total, *field))
            }
            (Distribution::Direct(_), Some(holder)) => {
                fields.iter().try_for_each(|field| check(Place::Part(holder), *field))
            }
            (Distribution::Direct(parts), None) => parts.keys().try_for_each(|holder| {
                fields.iter().try_for_each(|field| check(Place::Part(*holder), *field))
            }),
        }
    }

    fn check(&self, cell: AmountCell, entry: &Entry<Money>) -> Result<(), Fault> {
        match entry {
            Entry::Unread(_) => Err(Fault::Unread(cell)),
            Entry::Formula(_) if self.formulas.amount(cell, entry).is_none() => Err(Fault::Operand(cell)),
            _ => Ok(()),
        }
    }

    /// The amount of a project or a total; the outer `None` is that it is gone.
    fn project_figure(&self, row: ProjectRow, column: ProjectColumn) -> Result<Option<Option<Money>>, Fault> {
        match row {
            ProjectRow::Project(id) => {
                let Some(project) = self.workbook.project(id) else { return Ok(None) };
                let method = project.method.unwrap_or(self.workbook.method);
                for cell in super::web::cells_of(id, column, method) {
                    self.check(cell, self.workbook.entry(cell))?;
                }
                Ok(Some(project_amount(self.workbook, self.formulas, project, column)))
            }
            ProjectRow::Total(id) => Ok(self
                .workbook
                .project_group(id)
                .map(|group| column_total(self.workbook, self.formulas, group, Lens::Total, column))),
        }
    }

    /// Whether a figure of projects leaves something out.
    fn project_lacks(&self, row: ProjectRow, column: ProjectColumn) -> bool {
        let lack = |project: &Project| lacks(self.workbook, self.formulas, project, column);
        match row {
            ProjectRow::Project(id) => self.workbook.project(id).is_some_and(lack),
            ProjectRow::Total(id) => {
                self.workbook.project_group(id).is_some_and(|group| group.projects.iter().any(lack))
            }
        }
    }

    /// Whether a figure can be read without sums of the tables.
    pub(super) fn needs_no_sum(&self, figure: Figure) -> bool {
        match figure {
            Figure::Project { .. } => true,
            Figure::Drift { row: TableRow::Row(RowId::Line(id)), holder, .. } => {
                self.line(id).is_none_or(|line| match line.distribution {
                    Distribution::Direct(_) => holder.is_some(),
                    Distribution::ByKey { .. } => holder.is_none(),
                })
            }
            Figure::Drift { .. } => false,
        }
    }
}

fn written(sense: Sense, amount: Money, deviation: Option<DeviationSign>, frame: Frame) -> Money {
    match deviation {
        Some(sign) => sense.written_deviation(amount, sign, &frame.signs),
        None => sense.written(amount, &frame.signs),
    }
}
