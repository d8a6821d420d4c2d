//! The table of a file written into a table here: rows go by their names, columns to those that the user sees chosen.

use litemap::LiteMap;

use super::by_name::{headings, rows_named};
use super::paste::text_for;
use super::write::Writing;
use crate::lang::{Lang, Verb, What};
use crate::model::unit::Unit;
use crate::session::arrangement::Arrangement;
use crate::session::effect::Effect;
use crate::session::list::unguarded;
use crate::session::selection::At;
use crate::session::sheet::{Cell, SheetId, Source, Table, Target, Value, table as sheet_table};
use crate::session::state::{State, StepLabel};
use crate::session::structure::new_rows;
use crate::text::clipboard::{Block, BlockCell};
use crate::text::number::{NumberStyle, Typed, parse_amount, parse_number};

/// What is read into which table, and how.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// The table.
    pub sheet: SheetId,
    /// What is in the file.
    pub block: &'a Block,
    /// Whether its first row has headings.
    pub has_headings: bool,
    /// For each of its columns, the column of the table, row headers counted as the first; `None` is left out.
    pub columns: &'a [Option<usize>],
    /// The unit of its amounts; of those that have none of their own.
    pub unit: Unit,
    /// Whether rows are added for names that the table does not have.
    pub adds: bool,
}

/// What reading a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finds {
    /// How many cells of rows that are here would be written.
    pub changes: usize,
    /// How many cells have that figure or text already.
    pub unchanged: usize,
    /// How many cells of the file fall on what is calculated here.
    pub calculated: usize,
    /// The names that no row here has.
    pub missing: Vec<String>,
    /// How many rows of the file have no name.
    pub nameless: usize,
}

/// How tables are looked at as they stand.
static AS_IT_STANDS: LiteMap<SheetId, Arrangement> = LiteMap::new();

/// The table as it stands, with all its rows, in every language.
fn tables(state: &State, sheet: SheetId) -> Vec<(Lang, Table<'_>)> {
    let Some(source) = state.source() else { return Vec::new() };
    // The user's language first: cells are written as it has them.
    let langs = [state.lang].into_iter().chain(Lang::ALL.into_iter().filter(|lang| *lang != state.lang));
    let table =
        |lang| Some((lang, sheet_table(Source { lang, arrangements: &AS_IT_STANDS, ..source }, sheet)?));
    langs.filter_map(table).collect()
}

/// Whether the first row of a file has headings, and the columns that they name. The names of rows are taken to stand in the
/// first column that names none, and columns that are calculated are left out.
pub(in crate::session) fn columns_of(
    state: &State,
    sheet: SheetId,
    block: &Block,
) -> (bool, Vec<Option<usize>>) {
    let tables = tables(state, sheet);
    let Some(((_, table), first)) = tables.first().zip(block.rows().next()) else {
        return (true, Vec::new());
    };
    let named = headings(&tables, first);
    let has_headings = named.is_some();
    let mut columns = named.unwrap_or_else(|| vec![None; block.columns()]);
    for column in &mut columns {
        *column = column.filter(|column| is_written(table, *column));
    }
    if let Some(names) = columns.iter_mut().find(|column| column.is_none()) {
        *names = Some(0);
    }
    (has_headings, columns)
}

/// Whether people write in a column of a table.
fn is_written(table: &Table, column: usize) -> bool {
    (0..table.shape().rows)
        .any(|row| table.cell(At { row, column }).is_some_and(|cell| cell.target.is_some()))
}

/// The columns that a file can be read into, by their headings; the row headers first.
#[must_use]
pub fn written_columns(state: &State, sheet: SheetId) -> Vec<(usize, String)> {
    let tables = tables(state, sheet);
    let Some((_, table)) = tables.first() else { return Vec::new() };
    let columns = (0..table.shape().columns).filter(|column| *column == 0 || is_written(table, *column));
    columns.map(|column| (column, table.heading(column))).collect()
}

/// Where the rows of a file go.
struct Rows {
    /// Its rows without headings and without those that have no name, each with its name and the row here.
    rows: Vec<(usize, String, Option<usize>)>,
    nameless: usize,
}

impl Rows {
    fn find(tables: &[(Lang, Table)], of: &Import) -> Self {
        let names = of.columns.iter().position(|column| *column == Some(0));
        let body = of.block.rows().enumerate().skip(usize::from(of.has_headings));
        let name = |cells: &[BlockCell]| {
            names.and_then(|at| cells.get(at)).map(|cell| unguarded(cell.text.trim()).to_owned())
        };
        let all: Vec<(usize, String)> =
            body.map(|(row, cells)| (row, name(cells).unwrap_or_default())).collect();
        let count = all.len();
        let all: Vec<(usize, String)> = all.into_iter().filter(|(_, name)| !name.is_empty()).collect();
        let found = rows_named(tables, &all.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
        let nameless = count - all.len();
        Self { rows: all.into_iter().zip(found).map(|((row, name), to)| (row, name, to)).collect(), nameless }
    }
}

/// What reading a file would do.
#[must_use]
pub fn finds(state: &State, of: Import) -> Finds {
    let tables = tables(state, of.sheet);
    let Some((_, table)) = tables.first() else { return Finds::default() };
    let Rows { rows, nameless } = Rows::find(&tables, &of);
    let missing = rows.iter().filter(|(_, _, to)| to.is_none()).map(|(_, name, _)| name.clone()).collect();
    let mut finds = Finds { missing, nameless, ..Finds::default() };
    for (row, _, to) in rows {
        if let Some(to) = to {
            of_row(table, &of, row, to, state.lang.numbers(), &mut finds, &mut |_, _| {});
        }
    }
    finds
}

/// Goes through the cells of a row of the file that say something, and gives what is written in the cell of each.
fn of_row(
    table: &Table,
    of: &Import,
    row: usize,
    to: usize,
    style: NumberStyle,
    finds: &mut Finds,
    write: &mut dyn FnMut(At, String),
) {
    let Some(cells) = of.block.rows().nth(row) else { return };
    for (cell, column) in cells.iter().zip(of.columns) {
        let Some(column) = column.filter(|column| *column > 0) else { continue };
        if cell.text.trim().is_empty() {
            continue;
        }
        let at = At { row: to, column };
        let Some(here) = table.cell(at) else { continue };
        let Some(target) = here.target else {
            finds.calculated += 1;
            continue;
        };
        let from = BlockCell::text(unguarded(&cell.text));
        let Some(text) = text_for(table, at, of.block, &from, style) else { continue };
        let text = if target.is_amount() { in_unit(text, of.unit, &here, style) } else { text };
        if is_same(&here, target, &text, style) {
            finds.unchanged += 1;
        } else {
            finds.changes += 1;
            write(at, text);
        }
    }
}

/// An amount with its unit, where it is another one than the cell's and the text does not say it.
fn in_unit(text: String, unit: Unit, here: &Cell, style: NumberStyle) -> String {
    let is_cells = matches!(here.value, Some(Value::Amount(_, own)) if own.unit == unit);
    let is_plain = parse_number(&text, style).is_ok_and(|number| number.is_some()) && !text.ends_with('%');
    if is_plain && !is_cells { format!("{text} {}", unit.abbreviation()) } else { text }
}

/// Whether a cell has that figure or text already. What gives the same figure otherwise, a formula or decisions, stays.
fn is_same(here: &Cell, target: Target, text: &str, style: NumberStyle) -> bool {
    match here.value {
        Some(Value::Amount(amount, unit)) if target.is_amount() => {
            parse_amount(text, unit.unit, style) == Ok(Typed::Amount(amount))
        }
        Some(value) if target.is_number() => parse_number(text, style) == Ok(Some(value.number())),
        _ => text == here.draft || text == here.text,
    }
}

/// What reading a file did: how many cells it wrote and rows it added, what it left as it was, in words, and what the
/// shell is to do.
pub(in crate::session) struct Imported {
    pub cells: usize,
    pub added: usize,
    pub left: Option<String>,
    pub effects: Vec<Effect>,
}

/// Reads a file into a table as one step.
pub(in crate::session) fn import(state: &mut State, of: Import) -> Imported {
    let missing = finds(state, of).missing;
    let adds = of.adds && can_grow(of.sheet);
    let first = if adds { new_rows(state, of.sheet, missing.len()) } else { Vec::new() };
    let before = tables(state, of.sheet).first().map_or(0, |(_, table)| table.pastable_rows());
    // Rows are found and written as they stand, however they are looked at.
    let arranged = state.open.as_mut().map(|open| std::mem::take(&mut open.arrangements));
    let names = rows_of(state, &of);
    let mut writing = Writing::begin(state, first);
    let style = writing.state.lang.numbers();
    let mut writes: Vec<(At, String)> = Vec::new();
    if let Some(table) = writing.state.table(of.sheet) {
        let mut new = before;
        for (row, name, to) in names {
            let to = match to {
                Some(to) if to < before => to,
                // The bottom line is calculated, and stands elsewhere once there are new rows.
                Some(_) => continue,
                None if adds => {
                    writes.push((At { row: new, column: 0 }, name));
                    new += 1;
                    new - 1
                }
                None => continue,
            };
            let mut put = |at, text| writes.push((at, text));
            of_row(&table, &of, row, to, style, &mut Finds::default(), &mut put);
        }
    }
    writing.write(of.sheet, writes);
    let added = if adds { missing.len() } else { 0 };
    let cells = writing.cells.saturating_sub(added);
    let (left, effects) = writing.end(StepLabel { verb: Verb::Import, what: What::Cells(cells) });
    if let (Some(open), Some(arranged)) = (state.open.as_mut(), arranged) {
        open.arrangements = arranged;
    }
    Imported { cells, added, left, effects }
}

fn rows_of(state: &State, of: &Import) -> Vec<(usize, String, Option<usize>)> {
    Rows::find(&tables(state, of.sheet), of).rows
}

/// Whether rows can be added to a table.
#[must_use]
pub fn can_grow(sheet: SheetId) -> bool {
    matches!(sheet, SheetId::Drift(_) | SheetId::SideBySide(_) | SheetId::Projects(_) | SheetId::Measures)
}
