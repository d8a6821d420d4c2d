//! A list on its way to a sheet of a file of spreadsheets, and what its cells are made of.

use rust_decimal::Decimal;
use sambudget_xlsx::{Cell, Column, Row, Sheet};

use super::book::{digits, format, width};
use crate::session::list::{Item, List};
use crate::session::sheet::Value;
use crate::text::number::NumberStyle;

/// What is divided goes on without end.
const DECIMALS: u32 = 12;

/// How wide a column of paragraphs is, in letters.
const PROSE: u16 = 100;

/// A list on its way to a sheet.
pub(super) struct Listed {
    /// What it is called.
    pub caption: String,
    /// What its sheet is called, as far as sheets can be called so.
    pub name: String,
    /// What its columns hold.
    pub headings: Vec<String>,
    /// Its rows.
    pub rows: Vec<Line>,
    /// The column that holds paragraphs, if one does.
    pub prose: Option<usize>,
}

/// A row: whether it stands out, how far it is moved in, and its cells.
pub(super) type Line = (bool, u8, Vec<Cell>);

impl Listed {
    /// A list whose sheet is called as it is.
    pub fn new(caption: &str, headings: Vec<String>, rows: Vec<Line>) -> Self {
        Self { caption: caption.to_owned(), name: caption.to_owned(), headings, rows, prose: None }
    }

    /// As a sheet of this name.
    pub fn sheet(self, name: String) -> Sheet {
        let columns = self.headings.iter().enumerate().map(|(at, heading)| {
            // What stands alone in its row runs over the empty cells beside it.
            let is_alone = |cells: &[Cell]| cells.iter().skip(1).all(|cell| *cell == Cell::Empty);
            let rows = self.rows.iter().map(|(_, _, cells)| cells).filter(|cells| !is_alone(cells));
            let cells = || rows.clone().filter_map(|cells| cells.get(at));
            let is_prose = self.prose == Some(at);
            let fitting = width(heading, cells().map(letters).max().unwrap_or_default());
            Column {
                heading: heading.clone(),
                width: if is_prose { PROSE } else { fitting },
                is_prose,
                is_number: cells().any(|cell| matches!(cell, Cell::Number { .. })),
            }
        });
        let columns: Vec<Column> = columns.collect();
        let rows = self.rows.into_iter().map(|(is_sum, depth, mut cells)| {
            cells.resize(columns.len(), Cell::Empty);
            Row { is_sum, depth, cells }
        });
        let rows = rows.collect();
        Sheet { name, caption: self.caption, columns, rows }
    }
}

/// How many letters a cell shows in a row, about.
fn letters(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default(),
        Cell::Number { number, .. } => {
            let before_the_point = number.split('.').next().unwrap_or_default();
            before_the_point.len() * 4 / 3 + 3
        }
    }
}

/// A text; nothing where it is empty.
pub(super) fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// An empty cell.
pub(super) fn nothing() -> Cell {
    Cell::Empty
}

/// A number shown with so many decimals, or with all that it has.
pub(super) fn number(number: Option<Decimal>, decimals: Option<u32>) -> Cell {
    number.map_or(Cell::Empty, |number| {
        let number = number.round_dp(DECIMALS).normalize();
        let decimals = decimals.unwrap_or_else(|| number.scale());
        written(number, digits(usize::try_from(decimals).unwrap_or_default(), ""))
    })
}

/// A figure of a view in the unit in which it stands there, and shown as there: as this text.
pub(super) fn figure(value: Value, text: &str, style: NumberStyle) -> Cell {
    let number = match value {
        Value::Amount(amount, shown) => amount.as_decimal() / shown.unit.in_kronor(),
        Value::Ratio(number) | Value::Number(number) => number.round_dp(DECIMALS),
    };
    written(number.normalize(), format(value, text, style))
}

fn written(number: Decimal, format: String) -> Cell {
    Cell::Number { number: number.to_string(), format, formula: None }
}

/// The cells of a row of a list.
pub(super) fn cells(row: Vec<Item>) -> Vec<Cell> {
    let cell = |item| match item {
        Item::Text(written) => text(written),
        Item::Number(figure, decimals, _) => number(Some(figure), decimals),
    };
    row.into_iter().map(cell).collect()
}

/// Headings, those over numbers with the unit.
pub(super) fn in_kronor(list: &List) -> Vec<String> {
    let with_unit = |(at, heading): (usize, &&str)| match list.is_number(at) {
        true => format!("{heading} (kr)"),
        false => (*heading).to_owned(),
    };
    list.headings.iter().enumerate().map(with_unit).collect()
}
