//! Text with a tab between cells and a line for each row, as spreadsheets read and write it.
//!
//! A cell with a tab, a line break or a quote in it may be quoted, its quotes doubled; quotes around anything
//! else belong to the text, because no spreadsheet puts them there.

use super::grid::Grid;
use super::{BlockCell, MOST_TEXT, Refusal};

const BREAKS: [char; 3] = ['\t', '\n', '\r'];

/// Reads rows and cells. One line break at the end ends the last row.
pub(super) fn read(text: &str) -> Result<Grid, Refusal> {
    let mut grid = Grid::default();
    let (mut row, mut column) = (0, 0);
    let mut rest = text;
    while !rest.is_empty() || column > 0 {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let (cell, after) = rest.split_at(rest.find(BREAKS).unwrap_or(rest.len()));
            (cell.to_owned(), after)
        });
        if cell.len() > MOST_TEXT {
            return Err(Refusal::TooLarge);
        }
        grid.put(row, column, BlockCell::text(cell))?;
        (rest, row, column) = match after.strip_prefix('\t') {
            Some(rest) => (rest, row, column.saturating_add(1)),
            None => {
                let rest = after.strip_prefix('\r').unwrap_or(after);
                (rest.strip_prefix('\n').unwrap_or(rest), row.saturating_add(1), 0)
            }
        };
    }
    Ok(grid)
}

/// The text of a cell that is quoted because it had to be, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut at = 0;
    loop {
        at += inside.get(at..)?.find('"')? + 1;
        let after = inside.get(at..)?;
        if after.starts_with('"') {
            at += 1;
        } else if after.is_empty() || after.starts_with(BREAKS) {
            let cell = inside.get(..at - 1)?;
            return cell.contains(['\t', '\n', '\r', '"']).then(|| (cell.replace("\"\"", "\""), after));
        } else {
            return None;
        }
    }
}

/// Writes rows; a line break ends each, unless there is only one cell.
pub(super) fn write(rows: impl ExactSizeIterator<Item = Vec<String>>) -> String {
    let is_single_row = rows.len() == 1;
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push('\t');
            }
            if cell.starts_with('"') || cell.contains(BREAKS) {
                text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                text.push_str(cell);
            }
        }
        if !(is_single_row && row.len() == 1) {
            text.push('\n');
        }
    }
    text
}
