//! The clipboard of spreadsheets: what Excel, LibreOffice Calc and Google Sheets put on it, and what we put on it.
//!
//! A copied range comes in two forms: HTML with a table, which may tell exact values and the decimal sign, and
//! text with tabs (TSV). [`read`] makes a [`Block`] of either, [`write()`] makes both of a block. What a cell's text
//! means as an amount is not decided here: [`Block::typed`] gives the text that the user would have typed, and
//! [`super::number::parse_amount`] reads it.

mod decimals;
mod delimited;
mod grid;
mod html;
mod shown;
mod tsv;
mod write;

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::number::NumberStyle;
pub use decimals::{DecimalSign, Decimals, Known};
pub use delimited::{SEPARATORS, delimited, separator};
use grid::Grid;
pub(crate) use write::escape;
pub use write::{Written, write};

/// The most cells that are read; a table of 290 members and 200 lines has 58,000 in each field.
pub const MOST_CELLS: usize = 200_000;
/// Text in a column from this one on is too far to the right to be read.
pub const MOST_COLUMNS: u32 = 4_000;
/// The most rows that a table in HTML may have, hidden ones counted.
pub const MOST_ROWS: u32 = 100_000;
/// The longest text of a cell, in bytes; Excel's longest is as many characters.
pub const MOST_TEXT: usize = 32_767;

/// One cell of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockCell {
    /// What the cell shows. Its lines are separated by `\n`.
    pub text: String,
    /// The exact value where the source program tells it: 0.1234 for a cell that shows `12 %`.
    pub exact: Option<Decimal>,
    /// What only this app knows of the cell, such as its formula; it comes back from our own copies alone.
    pub own: Option<String>,
}

impl BlockCell {
    /// A cell of nothing but text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.exact.is_none() && self.own.is_none()
    }
}

/// A rectangle of cells, and the decimal sign that they are written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    columns: usize,
    /// Row by row.
    cells: Vec<BlockCell>,
    decimals: Decimals,
    is_own: bool,
}

/// Why there is no block. The text is for developers; the interface has its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// There is no table and no text.
    Nothing,
    /// More than [`MOST_CELLS`], [`MOST_COLUMNS`], [`MOST_ROWS`] or [`MOST_TEXT`].
    TooLarge,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "nothing to paste",
            Self::TooLarge => "too large to paste",
        })
    }
}

impl std::error::Error for Refusal {}

impl Block {
    /// A block of this app's, to be written. `style` is how its texts are written. Short rows are filled up.
    #[must_use]
    pub fn new(rows: Vec<Vec<BlockCell>>, style: NumberStyle) -> Self {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let filled = |mut row: Vec<BlockCell>| {
            row.resize_with(columns, BlockCell::default);
            row
        };
        let cells = rows.into_iter().flat_map(filled).collect();
        Self {
            columns,
            cells,
            decimals: Decimals { sign: style.into(), known: Known::Declared, open: 0 },
            is_own: true,
        }
    }

    fn of(
        grid: Grid,
        declared: Option<DecimalSign>,
        is_own: bool,
        style: NumberStyle,
    ) -> Result<Self, Refusal> {
        let (columns, cells) = grid.into_cells()?;
        let decimals = match declared {
            Some(sign) if is_own => Decimals { sign, known: Known::Declared, open: 0 },
            _ => Decimals::of(&cells, declared, style),
        };
        Ok(Self { columns, cells, decimals, is_own })
    }

    /// The rows, each with as many cells; at least one of one cell.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[BlockCell]> {
        self.cells.chunks(self.columns.max(1))
    }

    /// How many cells a row has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Whether this app wrote it.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.is_own
    }

    /// The decimal sign of its numbers, and how it is known.
    #[must_use]
    pub fn decimals(&self) -> Decimals {
        self.decimals
    }

    /// The user says which sign it is.
    pub fn choose(&mut self, sign: DecimalSign) {
        self.decimals = Decimals { sign, known: Known::Chosen, ..self.decimals };
    }

    /// What somebody who writes in `style` would have typed for a cell of this block: the exact number where it is
    /// known, else the shown one, without thousand separators, its sign first, its unit or `%` last.
    /// Text that is no number is given as it stands. It is for cells that take amounts; what goes into a cell
    /// of text is [`BlockCell::text`].
    ///
    /// `None` if the text is one number or another and nothing decides which ([`Decimals::asks`]): it is kept
    /// as text that could not be read.
    ///
    /// ```
    /// use sambudget::text::clipboard::read;
    /// use sambudget::text::number::NumberStyle::English;
    /// let block = read(None, Some("1.234,5\t1.202\t(1 202) kr\tca 5"), English).unwrap();
    /// let typed: Vec<_> = block.rows().flatten().map(|cell| block.typed(cell, English).unwrap()).collect();
    /// assert_eq!(typed, ["1234.5", "1202", "−1202 kr", "ca 5"]);
    /// ```
    #[must_use]
    pub fn typed<'a>(&self, cell: &'a BlockCell, style: NumberStyle) -> Option<Cow<'a, str>> {
        if self.is_own && cell.exact.is_none() {
            // This app has read it once, and said that it is no number.
            return Some(Cow::Borrowed(&cell.text));
        }
        shown::typed(cell, self.decimals, style)
    }
}

/// Reads what is on the clipboard, from the HTML if it has a table, else from the text. `style` is the user's
/// own way to write numbers; its decimal sign is taken where nothing on the clipboard tells another.
///
/// Merged cells have their text in the first one. Rows and columns that the source program hides are left out
/// of what is read from HTML. Tables that follow each other come below each other.
///
/// # Errors
/// There is nothing, or it is larger than anybody's table; see [`Refusal`].
///
/// ```
/// use sambudget::text::clipboard::{BlockCell, DecimalSign, Known, read};
/// use sambudget::text::number::NumberStyle::Swedish;
/// let block = read(Some("<table><tr><td>Hyra<td>1,202.5</table>"), None, Swedish).unwrap();
/// assert_eq!(block.rows().next().unwrap(), [BlockCell::text("Hyra"), BlockCell::text("1,202.5")]);
/// assert_eq!((block.decimals().sign, block.decimals().known), (DecimalSign::Point, Known::Inferred));
/// ```
pub fn read(html: Option<&str>, tsv: Option<&str>, style: NumberStyle) -> Result<Block, Refusal> {
    if let Some(html::Found { grid, declared, is_own }) = html::read(html.unwrap_or_default())? {
        return Block::of(grid, declared, is_own, style);
    }
    Block::of(tsv::read(tsv.unwrap_or_default())?, None, false, style)
}
