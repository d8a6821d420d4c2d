//! Tables of the report, made of those of the views: every row, without what is only of use where one writes.

use super::{Column, Kind, ReportTable, Row};
use crate::lang::Lang;
use crate::lang::report::{part_of, words};
use crate::model::Workbook;
use crate::model::drift::{self, DriftColumn, RowId};
use crate::model::investment::ProjectColumn;
use crate::model::measure::{Mark, MeasureColumn};
use crate::session::list::List;
use crate::session::selection::At;
use crate::session::sheet::{Cell, ColumnKey, RowStyle, SheetId, Source, Table, table};

/// The most columns of a table beside the names of its rows; one with more is printed in parts.
const MOST: usize = 14;

/// The columns of an action plan that boards print, beside its headers.
const PLAN: [MeasureColumn; 13] = [
    MeasureColumn::Number,
    MeasureColumn::Activity,
    MeasureColumn::Goal,
    MeasureColumn::DecidedBy,
    MeasureColumn::DecidedOn,
    MeasureColumn::Stage,
    MeasureColumn::Start,
    MeasureColumn::Effect(0),
    MeasureColumn::Effect(1),
    MeasureColumn::Effect(2),
    MeasureColumn::Effect(3),
    MeasureColumn::Marked(Mark::Included),
    MeasureColumn::Amount,
];

/// A table of the views; `note` says in which unit it is and what its signs mean. Columns of text in which nothing stands,
/// and those of a balance requirement without earlier deficits, are left out. None if the workbook has no such table.
pub(super) fn of(source: Source<'_>, id: SheetId, note: &str) -> Vec<ReportTable> {
    let Some(table) = table(source, id) else { return Vec::new() };
    let columns: Vec<usize> = (1..=table.columns.len())
        .filter(|column| is_printed(&table, *column))
        .filter(|column| {
            let stays = table.is_number_column(*column) && id != SheetId::Balance;
            stays || has_text(&table, *column)
        })
        .collect();
    let mut lacks = false;
    let rows = table.rows.iter().enumerate().map(|(row, head)| {
        let mut cell = |column| {
            let cell = table.cell(At { row, column }).unwrap_or_default();
            lacks |= is_marked(&cell);
            written(&cell)
        };
        Row {
            name: cell(0),
            kind: match head.style {
                RowStyle::Line => Kind::Line,
                RowStyle::Sum => Kind::Group,
                RowStyle::Total => Kind::Sum,
            },
            depth: head.depth,
            cells: columns.iter().map(|column| cell(*column)).collect(),
        }
    });
    let rows = rows.collect();
    let mark = if lacks { format!(" * {}", words(source.lang).lacks) } else { String::new() };
    let column = |column: &usize| Column {
        heading: table.heading(*column),
        is_number: table.is_number_column(*column),
    };
    let whole = ReportTable {
        caption: table.caption.clone(),
        corner: table.corner,
        columns: columns.iter().map(column).collect(),
        rows,
        note: format!("{note}{mark}"),
    };
    in_parts(source.lang, whole)
}

/// A table with more columns than any page has room for, in parts with about as many columns each; another as it is.
fn in_parts(lang: Lang, whole: ReportTable) -> Vec<ReportTable> {
    let parts = whole.columns.len().div_ceil(MOST).max(1);
    let size = whole.columns.len().div_ceil(parts);
    let of = |part: usize| {
        let take = |row: &Row| row.cells.iter().skip(part * size).take(size).cloned().collect();
        ReportTable {
            caption: if parts > 1 {
                part_of(lang, &whole.caption, part + 1, parts)
            } else {
                whole.caption.clone()
            },
            columns: whole.columns.iter().skip(part * size).take(size).cloned().collect(),
            rows: whole.rows.iter().map(|row| Row { cells: take(row), ..row.clone() }).collect(),
            ..whole.clone()
        }
    };
    (0..parts).map(of).collect()
}

/// A cell as it stands in the report: what leaves something out, or cannot be read, is marked.
fn written(cell: &Cell) -> String {
    if is_marked(cell) { format!("{}\u{a0}*", cell.text) } else { cell.text.clone() }
}

fn is_marked(cell: &Cell) -> bool {
    cell.lacks || cell.unread
}

/// Whether something is written in a column.
fn has_text(table: &Table<'_>, column: usize) -> bool {
    (0..table.rows.len()).any(|row| table.cell(At { row, column }).is_some_and(|cell| !cell.text.is_empty()))
}

/// Whether a column belongs into a report: comments stand beneath the table, methods are the controller's own.
fn is_printed(table: &Table<'_>, column: usize) -> bool {
    match table.key(column) {
        Some(ColumnKey::Drift(column)) => !matches!(column, DriftColumn::Method | DriftColumn::Comment),
        Some(ColumnKey::Project(column)) => !matches!(column, ProjectColumn::Method | ProjectColumn::Comment),
        Some(ColumnKey::Place(place)) if table.id == SheetId::Measures => {
            MeasureColumn::ALL.get(place).is_some_and(|column| PLAN.contains(column))
        }
        _ => true,
    }
}

/// A list as a table: its first column names the rows, the last row is the sum.
pub(super) fn of_list(lang: Lang, list: &List, caption: &str, note: String) -> ReportTable {
    let shown = list.shown(lang);
    let last = shown.len().saturating_sub(1);
    let is_number = |at: usize| list.is_number(at);
    let rows = shown.into_iter().enumerate().map(|(at, row)| {
        let mut cells = row.into_iter().map(|(text, _)| text);
        Row {
            name: cells.next().unwrap_or_default(),
            kind: if at == last { Kind::Sum } else { Kind::Line },
            depth: 0,
            cells: cells.collect(),
        }
    });
    let headings = list.headings.iter().enumerate().skip(1);
    let columns =
        headings.map(|(at, heading)| Column { heading: (*heading).to_owned(), is_number: is_number(at) });
    ReportTable {
        caption: caption.to_owned(),
        corner: list.headings.first().copied().unwrap_or(words(lang).name),
        columns: columns.collect(),
        rows: rows.collect(),
        note,
    }
}

/// What the controller wrote of a line.
pub(super) fn comment(workbook: &Workbook, id: RowId) -> Option<&str> {
    match workbook.row(id)? {
        drift::Row::Line(line) => Some(line.comment.as_str()).filter(|text| !text.is_empty()),
        drift::Row::Group(_) => None,
    }
}
