//! A pasted table with its headings: its figures go to the columns and rows that are named, wherever those stand here.

use crate::lang::{Lang, heading};
use crate::model::drift::DriftColumn;
use crate::model::investment::ProjectColumn;
use crate::model::unit::Unit;
use crate::session::selection::At;
use crate::session::sheet::{ColumnKey, ColumnKind, SheetId, Source, Table, table as sheet_table};
use crate::session::state::State;
use crate::text::clipboard::{Block, BlockCell};
use crate::text::letters::lower;

/// How many of the names that the table does not have are said.
const MOST_NAMED: usize = 3;

/// Where the rows and columns of a block go that has names of the table in its first row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The row of the table for each row of the block; `None` is left out.
    pub rows: Vec<Option<usize>>,
    /// The column for each column of the block, row headers counted.
    pub columns: Vec<Option<usize>>,
    /// Whether its first row names columns.
    by_heading: bool,
    /// Whether its first column names rows.
    pub by_row_name: bool,
    /// Names that the table does not have.
    missing: Vec<String>,
}

impl Named {
    /// The block's names in the table that it is pasted in at a cell; `None` where it is pasted as it lies.
    pub fn find(state: &State, sheet: SheetId, at: At, block: &Block) -> Option<Self> {
        // What was copied here goes as it was copied.
        let open = state.open.as_ref()?;
        if block.is_own() || open.cut.as_ref().is_some_and(|cut| cut.waits(open.version)) {
            return None;
        }
        let rows: Vec<&[BlockCell]> = block.rows().collect();
        let tables =
            Lang::ALL.map(|lang| Some((lang, sheet_table(Source { lang, ..state.source()? }, sheet)?)));
        let tables: Vec<(Lang, Table)> = tables.into_iter().flatten().collect();
        let (_, table) = tables.first()?;

        let headings = headings(&tables, rows.first()?).filter(|_| rows.len() > 1);
        let body = usize::from(headings.is_some());
        let has_corner = headings.as_ref().is_none_or(|columns| columns.first() == Some(&None));
        let names: Vec<&str> =
            rows.iter().map(|row| row.first().map_or("", |cell| cell.text.trim())).collect();
        let found = if block.columns() > 1 && has_corner { row_names(&tables, &names[body..]) } else { None };
        // Over names, others are new names, or the rows are renamed.
        let found = found.filter(|found| at.column > 0 || found.iter().all(Option::is_some));
        if headings.is_none() && found.is_none() {
            return None;
        }

        let mut missing: Vec<String> = Vec::new();
        let mut to = vec![None; body];
        match &found {
            Some(found) => {
                to.extend(found);
                missing.extend(unfound(&names[body..], found));
            }
            None => to.extend((0..rows.len() - body).map(|more| Some(at.row + more))),
        }
        let (by_heading, by_row_name) = (headings.is_some(), found.is_some());
        let columns = match headings {
            Some(mut columns) => {
                let first: Vec<&str> = rows[0].iter().map(|cell| cell.text.trim()).collect();
                // The corner says what the names are.
                let named = usize::from(by_row_name || at.column == 0 && columns[0].is_none());
                missing.extend(unfound(&first[named..], &columns[named..]));
                if at.column == 0 && !by_row_name && columns[0].is_none() {
                    columns[0] = Some(0);
                }
                columns
            }
            None => {
                let first = at.column.max(1);
                let columns = (0..block.columns()).map(|column| column.checked_sub(1).map(|c| first + c));
                columns.map(|to| to.filter(|to| *to < table.shape().columns)).collect()
            }
        };
        Some(Self { rows: to, columns, by_heading, by_row_name, missing })
    }

    /// Each cell of the block with the cell of the table that it goes to, of those that have one above row `end`.
    pub fn cells<'a>(&self, block: &'a Block, end: usize) -> Vec<(At, &'a BlockCell)> {
        let mut cells = Vec::new();
        for (row, from) in self.rows.iter().zip(block.rows()) {
            let Some(row) = row.filter(|row| *row < end) else { continue };
            for (column, cell) in self.columns.iter().zip(from) {
                cells.extend(column.map(|column| (At { row, column }, cell)));
            }
        }
        cells
    }

    /// That names decided where it went, and which were not found.
    pub fn said(&self, lang: Lang) -> String {
        let texts = lang.texts().later();
        let mut said = String::new();
        let ways = [(self.by_heading, texts.by_heading), (self.by_row_name, texts.by_row_name)];
        for (_, text) in ways.into_iter().filter(|(is, _)| *is) {
            said = [&said, " ", text].concat();
        }
        if !self.missing.is_empty() {
            let mut names = self.missing[..self.missing.len().min(MOST_NAMED)].join(", ");
            names.push_str(if self.missing.len() > MOST_NAMED { " …" } else { "" });
            said = [&said, " ", &texts.not_in_table.replace("{}", &names)].concat();
        }
        said
    }
}

/// The names that were not found, each as it is written.
fn unfound<'a>(names: &[&'a str], found: &[Option<usize>]) -> Vec<String> {
    let missing = names.iter().zip(found).filter(|(name, found)| found.is_none() && !name.is_empty());
    missing.map(|(name, _): (&&'a str, _)| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The columns that a row names, each once; `None` where fewer than half of its words do, the corner not counted.
pub(super) fn headings(tables: &[(Lang, Table)], row: &[BlockCell]) -> Option<Vec<Option<usize>>> {
    let names: Vec<String> = row.iter().map(|cell| plain(&cell.text)).collect();
    let mut columns: Vec<Option<usize>> = vec![None; names.len()];
    let (_, table) = tables.first()?;
    let year = table.source().workbook.year.number();
    // Whole headings first, so that `Utfall 2021` is not taken for this year's actual.
    for way in [Way::Heading, Way::Plain, Way::WithYear(year)] {
        for (name, column) in names.iter().zip(&mut columns) {
            if column.is_none() && !name.is_empty() {
                *column = (1..=table.columns.len())
                    .find(|at| tables.iter().any(|(lang, table)| is_called(table, *lang, *at, way, name)));
            }
        }
    }
    let mut once: Vec<usize> = columns.iter().flatten().copied().collect();
    let found = once.len();
    crate::model::order::sort(&mut once);
    once.dedup();
    let words = names.iter().zip(&columns).enumerate();
    let words =
        words.filter(|(at, (name, column))| !name.is_empty() && (*at > 0 || column.is_some())).count();
    (found > 0 && once.len() == found && found * 2 >= words).then_some(columns)
}

/// What a column may be called.
#[derive(Clone, Copy)]
enum Way {
    /// By its heading: `Utfall t.o.m. juli`.
    Heading,
    /// Without year and period: `Utfall`.
    Plain,
    /// With the year of the workbook: `Utfall 2022`.
    WithYear(u16),
}

fn is_called(table: &Table, lang: Lang, column: usize, way: Way, name: &str) -> bool {
    let heading = table.heading(column);
    let of = match (way, table.key(column)) {
        (Way::Heading, _) if table.columns.get(column - 1) == Some(&ColumnKind::Month) => {
            // Months are written whole or in three letters.
            let month = heading::month_named(&heading);
            return month.is_some() && heading::month_named(name) == month;
        }
        (Way::Heading, _) => heading,
        // There the parts add up to one.
        (_, Some(ColumnKey::Project(ProjectColumn::Budget))) if name == "budget" => return true,
        (_, Some(ColumnKey::Drift(column))) => heading::drift_plain(lang, column).to_owned(),
        (_, Some(ColumnKey::Project(ProjectColumn::Decided(_) | ProjectColumn::Requested(_)))) => {
            return false;
        }
        (_, Some(ColumnKey::Project(column))) => heading::project_plain(lang, column).to_owned(),
        _ => return false,
    };
    match way {
        Way::WithYear(year) => {
            let is_of_year = table.key(column) != Some(ColumnKey::Drift(DriftColumn::PriorActual));
            is_of_year && plain(&format!("{of} {year}")) == name
        }
        _ => plain(&of) == name,
    }
}

/// The rows that texts name, rows of one name in their order; `None` where fewer than half of them do.
fn row_names(tables: &[(Lang, Table)], names: &[&str]) -> Option<Vec<Option<usize>>> {
    let rows = rows_named(tables, names);
    let found = rows.iter().flatten().count();
    let words = names.iter().filter(|name| !name.is_empty()).count();
    (found > 0 && found * 2 >= words).then_some(rows)
}

/// The rows that texts name, as far as they name any, rows of one name in their order.
pub(super) fn rows_named(tables: &[(Lang, Table)], names: &[&str]) -> Vec<Option<usize>> {
    let Some((_, table)) = tables.first() else { return vec![None; names.len()] };
    let of = |row: usize| {
        tables.iter().filter_map(move |(_, table)| table.cell(At { row, column: 0 })).flat_map(|cell| {
            // Shown with a number, or written without it.
            [plain(&cell.text), plain(&cell.draft)]
        })
    };
    let known: Vec<Vec<String>> = (0..table.rows.len()).map(|row| of(row).collect()).collect();
    let mut is_taken = vec![false; known.len()];
    let mut find = |name: &&str| {
        let name = plain(name);
        let is = |row: &usize| !name.is_empty() && !is_taken[*row] && known[*row].contains(&name);
        let row = (0..known.len()).find(is)?;
        is_taken[row] = true;
        Some(row)
    };
    names.iter().map(&mut find).collect()
}

/// A name as it is compared: small letters, one space between words, without unit.
fn plain(text: &str) -> String {
    let words =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':'));
    let is_unit = |word: &&str| Unit::ALL.iter().any(|unit| unit.abbreviation() == *word);
    let words = lower(&words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    words.split(' ').filter(|word| !is_unit(word)).collect::<Vec<_>>().join(" ")
}
