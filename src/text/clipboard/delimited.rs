//! Files of text with a sign between cells and a line for each row: CSV, as programs of all kinds write it.

use super::grid::Grid;
use super::{Block, BlockCell, MOST_TEXT, Refusal};
use crate::text::number::NumberStyle;

/// The signs that may stand between cells; where nothing tells, the first.
pub const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];
/// How many lines are looked at to tell which.
const LOOKED_AT: usize = 50;

/// The sign between the cells of a text: the one that most lines have equally often.
///
/// ```
/// use sambudget::text::clipboard::separator;
/// assert_eq!(separator("Rad;Budget\nHyra;1,5\nEl;2,5\n"), ';');
/// assert_eq!(separator("Line,Budget\n\"Rent; heat\",1.5\n"), ',');
/// ```
#[must_use]
pub fn separator(text: &str) -> char {
    let lines: Vec<[usize; SEPARATORS.len()]> = counted(text);
    let agree = |at: usize| {
        let of = |line: &[usize; SEPARATORS.len()]| line.get(at).copied().filter(|count| *count > 0);
        let alike = |count: usize| lines.iter().filter(|line| of(line) == Some(count)).count();
        lines.iter().filter_map(of).map(alike).max().unwrap_or_default()
    };
    let mut best = (0, SEPARATORS[0]);
    for (at, sign) in SEPARATORS.into_iter().enumerate() {
        if agree(at) > best.0 {
            best = (agree(at), sign);
        }
    }
    best.1
}

/// How often each sign stands outside quotes in the first lines that are not empty.
fn counted(text: &str) -> Vec<[usize; SEPARATORS.len()]> {
    let mut lines = Vec::new();
    let mut line = [0; SEPARATORS.len()];
    let (mut is_quoted, mut is_empty) = (false, true);
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted => {
                if !is_empty {
                    lines.push(line);
                }
                (line, is_empty) = (Default::default(), true);
                if lines.len() == LOOKED_AT {
                    return lines;
                }
                continue;
            }
            _ => {}
        }
        is_empty = false;
        let at = SEPARATORS.iter().position(|sign| *sign == letter && !is_quoted);
        if let Some(count) = at.and_then(|at| line.get_mut(at)) {
            *count += 1;
        }
    }
    if !is_empty {
        lines.push(line);
    }
    lines
}

/// Reads rows and cells, between which `separator` stands. A cell that begins with a quote goes on to the quote that ends
/// it, over separators and line breaks, its own quotes doubled; where none ends it, the quote is a letter like others. Rows
/// without anything are left out.
///
/// # Errors
/// There is nothing, or it is larger than anybody's table; see [`Refusal`].
///
/// ```
/// use sambudget::text::clipboard::{BlockCell, delimited};
/// use sambudget::text::number::NumberStyle::Swedish;
/// let block = delimited("Rad;\"Budget; kr\"\r\n\r\nHyra;1 202,5\r\n", ';', Swedish).unwrap();
/// assert_eq!(block.rows().nth(1).unwrap(), ["Hyra", "1 202,5"].map(BlockCell::text));
/// ```
pub fn delimited(text: &str, separator: char, style: NumberStyle) -> Result<Block, Refusal> {
    let mut grid = Grid::default();
    let (mut row, mut column) = (0, 0);
    // Whether something stands in the row.
    let mut is_there = false;
    let mut rest = text;
    while !rest.is_empty() || column > 0 {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| {
            let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.to_owned(), after)
        });
        if cell.len() > MOST_TEXT {
            return Err(Refusal::TooLarge);
        }
        if !cell.trim().is_empty() {
            is_there = true;
            grid.put(row, column, BlockCell::text(cell))?;
        }
        (rest, column) = match after.strip_prefix(separator) {
            Some(rest) => (rest, column.saturating_add(1)),
            None => {
                row = if is_there { row.saturating_add(1) } else { row };
                is_there = false;
                let rest = after.strip_prefix('\r').unwrap_or(after);
                (rest.strip_prefix('\n').unwrap_or(rest), 0)
            }
        };
    }
    Block::of(grid, None, false, style)
}

/// The text of a cell in quotes, and what follows it.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut at = 0;
    loop {
        at += inside.get(at..)?.find('"')? + 1;
        let after = inside.get(at..)?;
        if after.starts_with('"') {
            at += 1;
        } else if after.is_empty() || after.starts_with([separator, '\n', '\r']) {
            return Some((inside.get(..at - 1)?.replace("\"\"", "\""), after));
        } else {
            return None;
        }
    }
}
