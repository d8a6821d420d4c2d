//! Cells gathered in any order, and the rectangle that they make.

use super::{BlockCell, MOST_CELLS, MOST_COLUMNS, Refusal};

/// A sheet on which few cells may be written: whole rows and columns are copied as millions of empty cells.
#[derive(Default)]
pub(super) struct Grid {
    /// The cells that are not empty, with row and column.
    cells: Vec<(u32, u32, BlockCell)>,
    pub rows: u32,
    pub columns: u32,
}

impl Grid {
    /// Puts a cell in its place; the sheet grows as needed.
    pub fn put(&mut self, row: u32, column: u32, cell: BlockCell) -> Result<(), Refusal> {
        self.rows = self.rows.max(row.saturating_add(1));
        self.columns = self.columns.max(column.saturating_add(1));
        if cell.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS || self.cells.len() >= MOST_CELLS {
            return Err(Refusal::TooLarge);
        }
        self.cells.push((row, column, cell));
        Ok(())
    }

    /// The number of columns, and all cells row by row. Empty rows and columns at the end count, unless there are
    /// so many that nobody can have meant them.
    pub fn into_cells(mut self) -> Result<(usize, Vec<BlockCell>), Refusal> {
        if self.size().is_none() {
            self.rows = self.cells.iter().map(|(row, ..)| row.saturating_add(1)).max().unwrap_or(1);
            self.columns = self.cells.iter().map(|(_, column, _)| column + 1).max().unwrap_or(1);
        }
        let size = self.size().ok_or(Refusal::TooLarge)?;
        if size == 0 {
            return Err(Refusal::Nothing);
        }
        let columns = self.columns as usize;
        let mut cells = Vec::new();
        cells.resize_with(size, BlockCell::default);
        for (row, column, cell) in self.cells {
            if let Some(place) = cells.get_mut(row as usize * columns + column as usize) {
                *place = cell;
            }
        }
        Ok((columns, cells))
    }

    /// How many cells the rectangle has, if it is not too large.
    fn size(&self) -> Option<usize> {
        let size = (self.rows as usize).checked_mul(self.columns as usize)?;
        (size <= MOST_CELLS && self.columns <= MOST_COLUMNS).then_some(size)
    }
}
