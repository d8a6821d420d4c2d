//! How wide the columns of a table are: by what they hold, so that no figure is cut, in whole pixels.

use litemap::LiteMap;

use super::selection::At;
use super::sheet::{ColumnKey, ColumnKind, RowStyle, Table};

/// Twentieths of the height of a letter: what widths are reckoned in before they become pixels.
const UNIT: usize = 20;

/// A text with the letters that tables are made of. How wide the page draws it tells how wide its letters are.
pub const SAMPLE: &str = "0123456789 −0123456789 Askersund Personalkostnader";

/// The edges of the columns, row headers first, which begin behind the gutter; those of `given` have the width that people gave them. Where the page
/// draws [`SAMPLE`] so many pixels wide, in a window of `width` pixels, all others are as wide as what they hold.
#[must_use]
pub fn edges(table: &Table, sample: i32, width: i32, given: &LiteMap<ColumnKey, i32>) -> Vec<i32> {
    let pixels = |twentieths| pixels(twentieths, sample);
    // Row headers leave more than half of a narrow page to the figures.
    let names = pixels(names(table)).min((width * 2 / 5).max(pixels(6 * UNIT)));
    let gutter = if width < pixels(NARROW) { 0 } else { pixels(gutter(table)) };
    let mut end = gutter + names;
    let mut edges = vec![gutter, end];
    let figures =
        [[ColumnKind::Number, ColumnKind::Deviation], [ColumnKind::Month; 2]].map(|of| figures(table, &of));
    for column in 0..table.columns.len() {
        let given = table.key(column + 1).and_then(|key| given.get(&key).copied());
        end += given.unwrap_or_else(|| pixels(column_width(table, column, figures)));
        edges.push(end);
    }
    edges
}

/// Whether columns with these edges, made for `sample` as in [`edges`], have room for what stands in a row, and nothing there
/// needs room for a mark.
#[must_use]
pub fn has_room(table: &Table, sample: i32, edges: &[i32], row: usize) -> bool {
    (0..table.columns.len()).all(|column| {
        let bar = match table.columns[column] {
            ColumnKind::Number | ColumnKind::Month => 0,
            ColumnKind::Deviation => 6 * UNIT,
            _ => return true,
        };
        let Some(cell) = table.cell(At { row, column: column + 1 }) else { return true };
        let room = edges.get(column + 1..column + 3).map_or(0, |edges| edges[1] - edges[0]);
        !cell.unread && !cell.lacks && fits(&cell.text, sample, room - pixels(bar, sample))
    })
}

/// Whether a column of `room` pixels has room for a figure, where the page draws [`SAMPLE`] `sample` pixels wide.
#[must_use]
pub fn fits(figure: &str, sample: i32, room: i32) -> bool {
    pixels(figure_width(text_width(figure)), sample) <= room
}

/// Twentieths of the height of a letter in pixels, where the page draws [`SAMPLE`] `sample` pixels wide.
fn pixels(twentieths: usize, sample: i32) -> i32 {
    let whole = i32::try_from(text_width(SAMPLE)).unwrap_or(1);
    i32::try_from(twentieths).unwrap_or(i32::MAX).saturating_mul(sample) / whole
}

/// The room that the widest figure needs. Sums are bold, which is a little wider.
fn figure_width(widest: usize) -> usize {
    widest * 11 / 10 + PADDING
}

/// What a cell has around its text.
const PADDING: usize = 2 * UNIT;

/// A narrower page has no room for a gutter: figures need it more.
const NARROW: usize = 36 * UNIT;

/// The room of the rows' numbers, which are written smaller; at least two digits, so that few rows can be hit too.
fn gutter(table: &Table) -> usize {
    let last = (0..table.rows.len()).map(|row| table.own_row(row) + 1).max().unwrap_or_default();
    let digits = if last < 100 { 2 } else { last.to_string().len() };
    digits * UNIT / 2 + 4 * UNIT / 5
}

fn names(table: &Table) -> usize {
    let longest = (0..table.rows.len())
        .map(|row| {
            let text = table.cell(At { row, column: 0 }).map(|cell| text_width(&cell.text));
            let head = table.rows[row];
            // Sums are bold, groups have a mark, and each stands as deep as its groups.
            let text = text.unwrap_or_default();
            let text = if head.style == RowStyle::Line { text } else { text * 23 / 20 };
            text + head.depth * 24 + if head.fold.is_some() { 24 } else { 0 }
        })
        .max();
    (longest.unwrap_or_default() * 21 / 20 + PADDING).clamp(11 * UNIT, 24 * UNIT)
}

/// The widest figure of columns of some kinds, in the rows that hold the largest ones: the bottom line, the sums and the
/// first lines.
fn figures(table: &Table, kinds: &[ColumnKind]) -> usize {
    let rows = table.rows.len();
    let sample = (0..rows.min(12)).chain(rows.saturating_sub(3)..rows);
    // With the sums behind twelve months.
    let columns = table.columns.len().min(14);
    sample
        .flat_map(|row| (1..=columns).map(move |column| At { row, column }))
        .filter(|at| kinds.contains(&table.columns[at.column - 1]))
        .filter_map(|at| table.cell(at).filter(|cell| !cell.unread).map(|cell| text_width(&cell.text)))
        .max()
        .unwrap_or_default()
}

/// The room that a column needs for what could not be read or calculated there, or leaves such out, with its mark;
/// nothing without. Looks at no more than a screen of rows and the last, and at no more columns than [`figures`] does.
fn faults(table: &Table, column: usize) -> usize {
    let rows = if column > 12 { 0 } else { table.rows.len() };
    (0..rows.min(40))
        .chain(rows.checked_sub(1))
        .filter_map(|row| table.cell(At { row, column }).filter(|cell| cell.unread || cell.lacks))
        .map(|cell| (text_width(&cell.text) + 3 * UNIT / 2).min(10 * UNIT) + PADDING)
        .max()
        .unwrap_or_default()
}

/// The room that the texts of a column need, on the first screen of rows.
fn texts(table: &Table, column: usize) -> usize {
    let cells = (0..table.rows.len().min(40)).filter_map(|row| table.cell(At { row, column }));
    cells.map(|cell| text_width(&cell.text) * 23 / 20 + PADDING).max().unwrap_or_default()
}

fn column_width(table: &Table, column: usize, [figures, months]: [usize; 2]) -> usize {
    let heading = table.heading(column + 1);
    // Headings have smaller, bold letters, and may stand on two lines.
    let heading = on_two_lines(&heading) * 21 / 20 + PADDING;
    let [figures, months] = [figures, months].map(figure_width);
    let content = match table.columns[column] {
        ColumnKind::Number => figures.max(6 * UNIT).max(faults(table, column + 1)),
        // Twelve of them beside each other.
        ColumnKind::Month => months.max(4 * UNIT).max(faults(table, column + 1)),
        // The heading stands over the figures, beside the bars.
        ColumnKind::Deviation => figures.max(heading.min(9 * UNIT)) + 6 * UNIT,
        ColumnKind::Meter => 10 * UNIT,
        ColumnKind::Short => texts(table, column + 1).clamp(8 * UNIT, 16 * UNIT),
        ColumnKind::Text => texts(table, column + 1).clamp(11 * UNIT, 17 * UNIT),
    };
    content.max(heading.min(13 * UNIT))
}

/// The longer line of a text that is broken between two of its words, where that is shortest.
fn on_two_lines(text: &str) -> usize {
    let breaks = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let widths = breaks.map(|(first, second)| text_width(first).max(text_width(second.trim_start())));
    widths.min().unwrap_or_else(|| text_width(text))
}

/// About how wide a text is, in twentieths of the height of its letters.
fn text_width(text: &str) -> usize {
    text.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> usize {
    match letter {
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | '.' | ',' | ' ' | '\u{a0}' | '\'' | '|' => 6,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '−' => 17,
        letter if letter.is_uppercase() => 14,
        letter if letter.is_ascii_digit() => 12,
        _ => 11,
    }
}
