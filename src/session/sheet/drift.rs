//! A drift table as a sheet: the whole board's figures or one holder's, in the columns of the workbook.

use std::cell::OnceCell;

use super::{
    AmountColumn, Cell, Choice, ColumnKey, ColumnKind, Content, Fold, RowHead, RowStyle, SheetId, Source,
    Subject, Table, Target, Value,
};
use crate::lang::{heading, sentence};
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Method, Place, RowId};
use crate::model::entry::Entry;
use crate::model::formula::{Figure, TableRow};
use crate::model::id::ActivityId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens, amount};
use crate::rules::figures::Figures;
use crate::rules::months::are_the_actual;
use crate::rules::sense::Sense;
use crate::session::hold::line_is_fixed;
use crate::session::rest::LATER;

pub(super) fn table(source: Source<'_>, activity: ActivityId) -> Option<Table<'_>> {
    let rows = Rows::find(source, activity)?;
    let columns = &source.workbook.drift_columns;
    let seen = rows.seen(source.lens)?;
    Some(Table {
        id: SheetId::Drift(activity),
        caption: rows.name.to_owned(),
        corner: source.lang.texts().line,
        columns: columns.iter().map(|column| kind(*column)).collect(),
        rows: rows.heads(),
        shown: None,
        beneath: None,
        content: Box::new(OneLens { largest: OnceCell::new(), rows, seen }),
    })
}

/// Figures of one lens, one column for each kind.
struct OneLens<'a> {
    rows: Rows<'a>,
    seen: Seen,
    /// The largest deviation, once somebody looks at it.
    largest: OnceCell<Money>,
}

impl Content for OneLens<'_> {
    fn source(&self) -> Source<'_> {
        self.rows.source
    }

    fn key(&self, column: usize) -> ColumnKey {
        ColumnKey::Drift(self.rows.source.workbook.drift_columns[column])
    }

    fn parents(&self) -> Vec<Option<usize>> {
        self.rows.parents()
    }

    fn scale(&self) -> Option<Money> {
        Some(*self.largest.get_or_init(|| self.rows.largest_deviation(self.seen)))
    }

    fn heading(&self, column: usize) -> String {
        let source = self.rows.source;
        heading::drift(source.lang, source.workbook.drift_columns[column], source.workbook)
    }

    fn header(&self, row: usize) -> Cell {
        self.rows.header(row, self.seen)
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let column = self.rows.source.workbook.drift_columns[column];
        let largest = || *self.largest.get_or_init(|| self.rows.largest_deviation(self.seen));
        self.rows.cell(row, column, self.seen, largest)
    }

    fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        self.rows.figure(row, self.rows.source.workbook.drift_columns[column], self.seen)
    }

    fn choices(&self, _row: usize, column: usize) -> Vec<Choice> {
        self.rows.choices(self.rows.source.workbook.drift_columns[column])
    }

    fn value(&self, row: usize, column: usize) -> Option<Value> {
        self.rows.value(row, self.rows.source.workbook.drift_columns[column], self.seen)
    }
}

/// Whose figures are looked at, and where they stand among a row's parts.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    lens: Lens,
    part: Option<usize>,
}

impl Seen {
    /// Whose figures.
    pub(super) fn lens(self) -> Lens {
        self.lens
    }
}

/// The rows of a drift table with their lines, which both ways of looking at it share.
pub(super) struct Rows<'a> {
    pub(super) source: Source<'a>,
    pub(super) table: &'a DriftTable,
    pub(super) name: &'a str,
    /// The line of each row; `None` for sums.
    lines: Vec<Option<&'a Line>>,
}

impl<'a> Rows<'a> {
    pub(super) fn find(source: Source<'a>, activity: ActivityId) -> Option<Self> {
        let table = source.tables.iter().find(|table| table.activity == activity)?;
        let activity = source.workbook.activity(activity)?;
        // Sums stand above or below their rows, but lines have one order in both.
        let mut in_order = activity.lines();
        let lines = table
            .rows
            .iter()
            .map(|row| matches!(row.id, Some(RowId::Line(_))).then(|| in_order.next()).flatten())
            .collect();
        Some(Self { source, table, name: &activity.name, lines })
    }

    /// Where a lens finds its figures; `None` for a holder that is not in the workbook.
    pub(super) fn seen(&self, lens: Lens) -> Option<Seen> {
        match lens {
            Lens::Total => Some(Seen { lens, part: None }),
            Lens::Holder(holder) => {
                let part = self.table.holders.iter().position(|known| *known == holder)?;
                Some(Seen { lens, part: Some(part) })
            }
        }
    }

    /// The holder at a place.
    pub(super) fn seen_part(&self, part: usize) -> Seen {
        let holder = self.table.holders.get(part).copied().unwrap_or(Holder::Shared);
        Seen { lens: Lens::Holder(holder), part: Some(part) }
    }

    fn figures(row: &DriftRow, seen: Seen) -> Option<&Figures> {
        match seen.part {
            None => Some(&row.total),
            Some(part) => row.parts.get(part),
        }
    }

    pub(super) fn heads(&self) -> Vec<RowHead> {
        let head = |row: &DriftRow| RowHead {
            subject: row.id.map_or(Subject::Total, Subject::Row),
            depth: row.depth,
            style: match row.id {
                Some(RowId::Line(_)) => RowStyle::Line,
                Some(RowId::Group(_)) => RowStyle::Sum,
                None => RowStyle::Total,
            },
            fold: matches!(row.id, Some(RowId::Group(_))).then_some(Fold::Unfolded),
        };
        self.table.rows.iter().map(head).collect()
    }

    /// For each row, the sum that it is directly part of.
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut parents = vec![None; self.table.rows.len()];
        for (sum, row) in self.table.rows.iter().enumerate().filter(|(_, row)| row.id.is_some()) {
            row.adds.iter().for_each(|part| parents[*part] = Some(sum));
        }
        parents
    }

    /// The line of a row; `None` for sums.
    pub(super) fn line(&self, row: usize) -> Option<&'a Line> {
        self.lines.get(row).copied().flatten()
    }

    pub(super) fn header(&self, row: usize, seen: Seen) -> Cell {
        let row = &self.table.rows[row];
        let target = match row.id {
            Some(RowId::Line(id)) => Target::LineName(id),
            Some(RowId::Group(id)) => Target::GroupName(id),
            None => Target::ResultName(self.table.activity),
        };
        let mut header = Cell::text(&row.name, target);
        if row.unsplit && seen.part.is_some() {
            self.source.lang.texts().key_without_weights.clone_into(&mut header.about);
        }
        header
    }

    /// A cell; `largest` is the size of the largest deviation that its bar is seen against.
    pub(super) fn cell(
        &self,
        row: usize,
        column: DriftColumn,
        seen: Seen,
        largest: impl FnOnce() -> Money,
    ) -> Cell {
        let source = self.source;
        let (row, line) = (&self.table.rows[row], self.lines[row]);
        let Some(figures) = Self::figures(row, seen) else { return Cell::default() };
        let unit = source.workbook.drift_unit;
        let texts = source.lang.texts();
        let why = if line.is_some() && row.unsplit { texts.key_without_weights } else { texts.lacks_figures };
        let cell = match column {
            DriftColumn::Deviation | DriftColumn::DeviationToDate => {
                let terms = (unit, source.workbook.signs.deviation);
                source.deviation(amount(figures, column), row.sense, terms, largest())
            }
            // Over revenue and cost together it would say nothing.
            DriftColumn::UsedPercent if matches!(row.sense, Sense::Subtotal | Sense::Result) => {
                return Cell::default();
            }
            DriftColumn::UsedPercent => source.used(figures.used_ratio()),
            DriftColumn::DeviationPercent => source.percent(figures.deviation_ratio()),
            DriftColumn::BudgetToDate => {
                let mut cell = source.amount(figures.budget_to_date, row.sense, unit);
                if let (Some(line), None, Some(_)) = (line, figures.budget_to_date, figures.budget) {
                    why_none(source, line, column).clone_into(&mut cell.about);
                }
                cell
            }
            DriftColumn::Adjustments
            | DriftColumn::BeforeMeasures
            | DriftColumn::Measures
            | DriftColumn::CapitalCost => {
                source.amount(self.table.amount(row, seen.lens, column), row.sense, unit)
            }
            DriftColumn::RawPrognosis | DriftColumn::Prognosis => {
                self.prognosis(row, line, figures, column, seen)
            }
            _ => match line {
                Some(line) => line_cell(source, line, row, figures, seen.lens, column),
                None => source.amount(amount(figures, column), row.sense, unit),
            },
        };
        cell.lacking(figures.lacks.has(column), why)
    }

    /// The prognosis, or what it is before anything is added; that is what is written in both.
    fn prognosis(
        &self,
        row: &DriftRow,
        line: Option<&Line>,
        figures: &Figures,
        column: DriftColumn,
        seen: Seen,
    ) -> Cell {
        let (source, unit) = (self.source, self.source.workbook.drift_unit);
        let shown = source.amount(self.table.amount(row, seen.lens, column), row.sense, unit);
        let Some(line) = line else { return shown };
        let Some(added) = &row.added else {
            return line_cell(source, line, row, figures, seen.lens, DriftColumn::Prognosis);
        };
        let raw = Figures { prognosis: self.table.raw_prognosis(row, seen.lens), ..*figures };
        let mut cell = line_cell(source, line, row, &raw, seen.lens, DriftColumn::Prognosis);
        if column == DriftColumn::Prognosis && !cell.unread {
            let added = match seen.part {
                None => Some(added.total),
                Some(part) => added.parts.get(part).copied(),
            };
            let added = added.unwrap_or_default();
            let written = |amount| source.amount(amount, row.sense, unit).text;
            let words = sentence::added(source.lang, &written(raw.prognosis), |cause| {
                added.get(cause).map(|amount| written(Some(amount)))
            });
            let between = if cell.about.is_empty() { "" } else { ". " };
            cell.about = [&cell.about, between, &words].concat();
            (cell.text, cell.value) = (shown.text, shown.value);
        }
        cell
    }

    /// Which figure stands in a cell, or would if its column had figures.
    pub(super) fn figure(&self, row: usize, column: DriftColumn, seen: Seen) -> Option<Figure> {
        let row = self.table.rows.get(row)?.id.map_or(TableRow::Result(self.table.activity), TableRow::Row);
        let holder = match seen.lens {
            Lens::Total => None,
            Lens::Holder(holder) => Some(holder),
        };
        Some(Figure::Drift { row, holder, column })
    }

    pub(super) fn choices(&self, column: DriftColumn) -> Vec<Choice> {
        if column == DriftColumn::Method { method_choices(self.source, &Method::ALL) } else { Vec::new() }
    }

    /// What a cell counts as.
    pub(super) fn value(&self, row: usize, column: DriftColumn, seen: Seen) -> Option<Value> {
        match column {
            DriftColumn::Deviation
            | DriftColumn::DeviationToDate
            | DriftColumn::UsedPercent
            | DriftColumn::DeviationPercent => self.cell(row, column, seen, Money::default).value,
            _ => {
                let (row, line) = (&self.table.rows[row], self.lines[row]);
                let figures = Self::figures(row, seen)?;
                if line.is_some_and(|line| shows_unread(self.source, line, seen.lens, column, figures)) {
                    return None;
                }
                self.source.value(
                    self.table.amount(row, seen.lens, column),
                    row.sense,
                    self.source.workbook.drift_unit,
                )
            }
        }
    }

    /// The size of the largest deviation through a lens.
    pub(super) fn largest_deviation(&self, seen: Seen) -> Money {
        self.table
            .rows
            .iter()
            .filter_map(|row| Self::figures(row, seen))
            .flat_map(|figures| [figures.deviation, figures.deviation_to_date])
            .flatten()
            .map(Money::abs)
            .max()
            .unwrap_or_default()
    }
}

/// What a column holds.
pub(super) fn kind(column: DriftColumn) -> ColumnKind {
    match column {
        DriftColumn::Deviation | DriftColumn::DeviationToDate => ColumnKind::Deviation,
        DriftColumn::UsedPercent => ColumnKind::Meter,
        DriftColumn::Method => ColumnKind::Short,
        DriftColumn::Comment => ColumnKind::Text,
        _ => ColumnKind::Number,
    }
}

fn line_cell(
    source: Source,
    line: &Line,
    row: &DriftRow,
    figures: &Figures,
    lens: Lens,
    column: DriftColumn,
) -> Cell {
    let shown = amount(figures, column);
    let method = line.method.unwrap_or(source.workbook.method);
    let input = |amount_column, field| {
        let unit = source.workbook.drift_unit;
        let target = Target::LineAmount(line.id, lens, amount_column);
        let entry = entry(line, lens, field, shown);
        // A formula that does not count must not hide the calculated figure.
        let counts = field != LineField::Prognosis || method == Method::Typed;
        let entry = if counts || entry.formula().is_none() { entry } else { &Entry::Empty };
        let cell = source.input(shown, entry, row.sense, unit, target);
        let gives_nothing = counts && shown.is_none();
        let cell = if gives_nothing { source.with_faults_of_parts(cell, line, lens, field) } else { cell };
        told(source, line, lens, cell)
    };
    let field = |field| input(AmountColumn::Field(field), field);
    let is_held = written(column).is_some_and(|field| line_is_fixed(source.workbook, line, lens, field));
    let mut cell = match column {
        DriftColumn::PriorActual => field(LineField::PriorActual),
        DriftColumn::OriginalBudget => field(LineField::OriginalBudget),
        DriftColumn::Supplements => field(LineField::Supplements),
        DriftColumn::Budget => input(AmountColumn::Budget, LineField::OriginalBudget),
        // What its months add up to is written there.
        DriftColumn::Actual if are_the_actual(line, source.workbook.period_end) => Cell {
            about: source.lang.texts().sum_of_months.to_owned(),
            ..source.amount(shown, row.sense, source.workbook.drift_unit)
        },
        DriftColumn::Actual => field(LineField::Actual),
        DriftColumn::Prognosis => {
            let mut cell = field(LineField::Prognosis);
            if method != Method::Typed {
                // The text of a typed figure that no longer counts must not hide the calculated one.
                cell.unread = false;
                let figure = source.amount(shown, row.sense, source.workbook.drift_unit);
                (cell.text, cell.value) = (figure.text, figure.value);
                cell.about = heading::method(source.lang, method).to_owned();
                let why = if shown.is_none() { why_none(source, line, column) } else { "" };
                if !why.is_empty() {
                    cell.about = [&cell.about, ". ", why].concat();
                }
                if method == Method::Formula && shown.is_none() {
                    cell = source.with_faults_of_parts(cell, line, lens, LineField::Prognosis);
                }
            }
            cell
        }
        DriftColumn::Method => method_cell(source, line),
        DriftColumn::Comment => Cell::text(&line.comment, Target::LineComment(line.id)),
        _ => Cell::default(),
    };
    let is_held = is_held && cell.target.is_some();
    if let Some(rest) = LATER.get() {
        (rest.decided)(&source, &mut cell);
    }
    cell.holding(is_held, source.lang)
}

/// Why a line shows nothing in a column, in words; empty where there is nothing to say.
fn why_none(source: Source<'_>, line: &Line, column: DriftColumn) -> &'static str {
    LATER.get().and_then(|rest| (rest.why_none)(source, line, column)).unwrap_or_default()
}

/// The amount that is written in a column.
fn written(column: DriftColumn) -> Option<LineField> {
    match column {
        DriftColumn::Budget => Some(LineField::OriginalBudget),
        DriftColumn::RawPrognosis => Some(LineField::Prognosis),
        _ => LineField::ALL.into_iter().find(|field| field.column() == column),
    }
}

/// Whether a cell shows text that could not be read in place of its figure.
fn shows_unread(source: Source, line: &Line, lens: Lens, column: DriftColumn, figures: &Figures) -> bool {
    let shown = amount(figures, column);
    let is_unread = written(column).is_some_and(|field| entry(line, lens, field, shown).is_unread());
    let counts = || line.method.unwrap_or(source.workbook.method) == Method::Typed;
    is_unread
        && match column {
            DriftColumn::Prognosis | DriftColumn::RawPrognosis => counts(),
            DriftColumn::Actual => !are_the_actual(line, source.workbook.period_end),
            _ => true,
        }
}

/// What people wrote at this place, where `shown` is its figure; nothing where that follows from others.
fn entry(line: &Line, lens: Lens, field: LineField, shown: Option<Money>) -> &Entry<Money> {
    static EMPTY: Entry<Money> = Entry::Empty;
    match (&line.distribution, lens) {
        (Distribution::ByKey { .. }, Lens::Total) => line.entry(Place::Total, field),
        (Distribution::Direct(_), Lens::Holder(holder)) => line.entry(Place::Part(holder), field),
        // A total of nothing but text shows the text; beside other parts it is their sum, and marked.
        (Distribution::Direct(parts), Lens::Total) if shown.is_none() => {
            parts.values().map(|part| part.get(field)).find(|entry| entry.is_unread()).unwrap_or(&EMPTY)
        }
        (Distribution::Direct(_), Lens::Total) | (Distribution::ByKey { .. }, Lens::Holder(_)) => &EMPTY,
    }
}

/// Says what writing here does beyond the cell: a part by key, or a total that is spread.
fn told(source: Source, line: &Line, lens: Lens, mut cell: Cell) -> Cell {
    if !cell.about.is_empty() {
        return cell;
    }
    let texts = source.lang.texts();
    match (&line.distribution, lens) {
        (Distribution::ByKey { .. }, Lens::Holder(Holder::Shared)) => cell.target = None,
        (Distribution::ByKey { key, .. }, Lens::Holder(_)) => {
            let name = source.workbook.key(*key).map(|key| key.name.as_str()).unwrap_or_default();
            cell.about = texts.part_by_key.replace("{}", name);
        }
        (Distribution::Direct(_), Lens::Total) => texts.total_is_spread.clone_into(&mut cell.about),
        _ => {}
    }
    cell
}

fn method_cell(source: Source, line: &Line) -> Cell {
    let method = line.method.unwrap_or(source.workbook.method);
    Cell::choice(
        heading::method(source.lang, method),
        heading::method_value(method),
        Target::LineMethod(line.id),
    )
}

/// Prognosis methods as choices.
pub(super) fn method_choices(source: Source, methods: &[Method]) -> Vec<Choice> {
    let choice = |method: &Method| Choice {
        value: heading::method_value(*method).to_owned(),
        label: heading::method(source.lang, *method).to_owned(),
    };
    methods.iter().map(choice).collect()
}
