//! Drift tables as sheets: one lens with many columns, or all holders side by side.

use super::{
    AmountColumn, Cell, Choice, Column, ColumnKind, RowStyle, Sheet, SheetId, SheetRow, Source, Subject,
    Target,
};
use crate::lang::heading;
use crate::model::drift::{Distribution, DriftColumn, Line, LineField, Method, Place, Row, RowId};
use crate::model::entry::Entry;
use crate::model::id::ActivityId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::drift::{DriftRow, DriftTable, Lens, amount};
use crate::rules::figures::Figures;
use crate::rules::sense::Sense;

pub(super) fn table(source: Source, activity: ActivityId) -> Option<Sheet> {
    let (table, name) = find(source, activity)?;
    let columns = &source.workbook.drift_columns;
    let largest = largest_deviation(table, source.lens);
    let rows = table.rows.iter().map(|row| SheetRow {
        cells: columns.iter().map(|column| cell(source, table, row, *column, largest)).collect(),
        ..frame(source, activity, row)
    });
    Some(Sheet {
        id: SheetId::Drift(activity),
        caption: name.to_owned(),
        corner: source.lang.texts().line.to_owned(),
        columns: columns
            .iter()
            .map(|column| Column {
                heading: heading::drift(source.lang, *column, source.workbook),
                kind: kind(*column),
            })
            .collect(),
        rows: rows.collect(),
    })
}

pub(super) fn side_by_side(source: Source, activity: ActivityId) -> Option<Sheet> {
    let (table, name) = find(source, activity)?;
    let lenses: Vec<Lens> =
        [Lens::Total].into_iter().chain(table.holders.iter().map(|holder| Lens::Holder(*holder))).collect();
    let measure = source.measure;
    let rows = table.rows.iter().map(|row| SheetRow {
        cells: lenses
            .iter()
            .map(|lens| {
                let source = Source { lens: *lens, ..source };
                cell(source, table, row, measure, largest_deviation(table, *lens))
            })
            .collect(),
        ..frame(source, activity, row)
    });
    let heading = heading::drift(source.lang, measure, source.workbook);
    Some(Sheet {
        id: SheetId::SideBySide(activity),
        caption: format!("{name}: {heading}"),
        corner: source.lang.texts().line.to_owned(),
        columns: lenses
            .iter()
            .map(|lens| Column {
                heading: heading::lens(source.lang, *lens, source.workbook),
                kind: kind(measure),
            })
            .collect(),
        rows: rows.collect(),
    })
}

fn find(source: Source<'_>, activity: ActivityId) -> Option<(&DriftTable, &str)> {
    let table = source.tables.iter().find(|table| table.activity == activity)?;
    Some((table, &source.workbook.activity(activity)?.name))
}

/// What a column holds.
fn kind(column: DriftColumn) -> ColumnKind {
    match column {
        DriftColumn::Deviation | DriftColumn::DeviationToDate => ColumnKind::Deviation,
        DriftColumn::UsedPercent => ColumnKind::Meter,
        DriftColumn::Method => ColumnKind::Short,
        DriftColumn::Comment => ColumnKind::Text,
        _ => ColumnKind::Number,
    }
}

fn largest_deviation(table: &DriftTable, lens: Lens) -> Money {
    table
        .rows
        .iter()
        .filter_map(|row| table.figures(row, lens))
        .flat_map(|figures| [figures.deviation, figures.deviation_to_date])
        .flatten()
        .map(Money::abs)
        .max()
        .unwrap_or_default()
}

/// A row without its cells.
fn frame(source: Source, activity: ActivityId, row: &DriftRow) -> SheetRow {
    let (target, style) = match row.id {
        Some(RowId::Line(id)) => (Target::LineName(id), RowStyle::Line),
        Some(RowId::Group(id)) => (Target::GroupName(id), RowStyle::Sum),
        None => (Target::ResultName(activity), RowStyle::Total),
    };
    let mut header = Cell::text(&row.name, target);
    if row.unsplit && source.lens != Lens::Total {
        source.lang.texts().key_without_weights.clone_into(&mut header.note);
    }
    SheetRow {
        subject: row.id.map_or(Subject::Total, Subject::Row),
        header,
        depth: row.depth,
        style,
        cells: Vec::new(),
    }
}

fn cell(source: Source, table: &DriftTable, row: &DriftRow, column: DriftColumn, largest: Money) -> Cell {
    let Some(figures) = table.figures(row, source.lens) else { return Cell::default() };
    let unit = source.workbook.drift_unit;
    match column {
        DriftColumn::Deviation | DriftColumn::DeviationToDate => {
            let terms = (unit, source.workbook.signs.deviation);
            source.deviation(amount(figures, column), row.sense, terms, largest)
        }
        // Over revenue and cost together it would say nothing.
        DriftColumn::UsedPercent if matches!(row.sense, Sense::Subtotal | Sense::Result) => Cell::default(),
        DriftColumn::UsedPercent => source.used(figures.used_ratio()),
        DriftColumn::DeviationPercent => source.percent(figures.deviation_ratio()),
        DriftColumn::BudgetToDate => source.amount(figures.budget_to_date, row.sense, unit),
        _ => match line(source, row) {
            Some(line) => line_cell(source, line, row, figures, column),
            None => source.amount(amount(figures, column), row.sense, unit),
        },
    }
}

fn line<'a>(source: Source<'a>, row: &DriftRow) -> Option<&'a Line> {
    match source.workbook.row(row.id?)? {
        Row::Line(line) => Some(line),
        Row::Group(_) => None,
    }
}

fn line_cell(source: Source, line: &Line, row: &DriftRow, figures: &Figures, column: DriftColumn) -> Cell {
    let shown = amount(figures, column);
    let method = line.method.unwrap_or(source.workbook.method);
    let input = |amount_column, field| {
        let unit = source.workbook.drift_unit;
        let target = Target::LineAmount(line.id, source.lens, amount_column);
        let entry = entry(line, source.lens, field);
        // A formula that does not count must not hide the calculated figure.
        let counts = field != LineField::Prognosis || method == Method::Typed;
        let entry = if counts || entry.formula().is_none() { entry } else { &Entry::Empty };
        let cell = source.input(shown, entry, row.sense, unit, target);
        let cell = if counts { source.with_faults_of_parts(cell, line, field) } else { cell };
        noted(source, line, cell)
    };
    let field = |field| input(AmountColumn::Field(field), field);
    match column {
        DriftColumn::PriorActual => field(LineField::PriorActual),
        DriftColumn::OriginalBudget => field(LineField::OriginalBudget),
        DriftColumn::Supplements => field(LineField::Supplements),
        DriftColumn::Budget => input(AmountColumn::Budget, LineField::OriginalBudget),
        DriftColumn::Actual => field(LineField::Actual),
        DriftColumn::Prognosis => {
            let mut cell = field(LineField::Prognosis);
            if method != Method::Typed {
                // The text of a typed figure that no longer counts must not hide the calculated one.
                cell.unread = false;
                let figure = source.amount(shown, row.sense, source.workbook.drift_unit);
                cell.text = figure.text;
                cell.note = heading::method(source.lang, method).to_owned();
            }
            cell
        }
        DriftColumn::Method => method_cell(source, line),
        DriftColumn::Comment => Cell::text(&line.comment, Target::LineComment(line.id)),
        _ => Cell::default(),
    }
}

/// What people wrote at this place; nothing where the figure follows from others.
fn entry(line: &Line, lens: Lens, field: LineField) -> &Entry<Money> {
    static EMPTY: Entry<Money> = Entry::Empty;
    match (&line.distribution, lens) {
        (Distribution::ByKey { .. }, Lens::Total) => line.entry(Place::Total, field),
        (Distribution::Direct(_), Lens::Holder(holder)) => line.entry(Place::Part(holder), field),
        // Where one of the parts could not be read, the total shows what.
        (Distribution::Direct(parts), Lens::Total) => {
            parts.values().map(|part| part.get(field)).find(|entry| entry.is_unread()).unwrap_or(&EMPTY)
        }
        (Distribution::ByKey { .. }, Lens::Holder(_)) => &EMPTY,
    }
}

/// Says what writing here does beyond the cell: a part by key, or a total that is spread.
fn noted(source: Source, line: &Line, mut cell: Cell) -> Cell {
    if !cell.note.is_empty() {
        return cell;
    }
    let texts = source.lang.texts();
    match (&line.distribution, source.lens) {
        (Distribution::ByKey { .. }, Lens::Holder(Holder::Shared)) => cell.target = None,
        (Distribution::ByKey { key, .. }, Lens::Holder(_)) => {
            let name = source.workbook.key(*key).map(|key| key.name.as_str()).unwrap_or_default();
            cell.note = texts.part_by_key.replace("{}", name);
        }
        (Distribution::Direct(_), Lens::Total) => texts.total_is_spread.clone_into(&mut cell.note),
        _ => {}
    }
    cell
}

fn method_cell(source: Source, line: &Line) -> Cell {
    let method = line.method.unwrap_or(source.workbook.method);
    let choices = method_choices(source);
    Cell::choice(heading::method_value(method).to_owned(), choices, Target::LineMethod(line.id))
}

/// The prognosis methods as choices.
pub(super) fn method_choices(source: Source) -> Vec<Choice> {
    Method::ALL
        .into_iter()
        .map(|method| Choice {
            value: heading::method_value(method).to_owned(),
            label: heading::method(source.lang, method).to_owned(),
        })
        .collect()
}
