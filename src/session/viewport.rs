//! Where the cells of a grid lie, and which of them are in sight: whole pixels in, whole pixels out.
//!
//! ```text
//!    │ frozen │ columns that scroll      head    headings stay at the top
//!  1 │ names  │                          rows    those in sight are drawn, and a few around them
//!  2 │ …      │                          total   a bottom line stays at the bottom
//!  └ gutter: the numbers of the rows, which select them; it stays at the left
//! ```

use std::ops::Range;

use super::selection::{At, Pointed};
use super::state::Sight;

/// Rows that are drawn above and below those in sight, so that scrolling meets drawn ones.
const SPARE_ROWS: usize = 4;
/// Columns that are drawn beside those in sight.
const SPARE_COLUMNS: usize = 1;

/// Where the cells of a grid lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The height of every row.
    pub row: i32,
    /// The height of the headings.
    pub head: i32,
    /// Where each column begins, row headers first; the last one is where the grid ends. Before the first is the gutter.
    pub edges: Vec<i32>,
    /// How many columns stay in sight at the left; row headers are the first.
    pub frozen: usize,
    /// Rows, the bottom line counted.
    pub rows: usize,
    /// Whether the last row is a bottom line that stays in sight.
    pub total: bool,
}

/// The part of the page that shows a grid, and how far the grid is scrolled in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Port {
    /// Its width without scroll bars.
    pub width: i32,
    /// Its height without scroll bars.
    pub height: i32,
    /// How far it is scrolled to the right.
    pub left: i32,
    /// How far it is scrolled down.
    pub top: i32,
}

/// The cells that are drawn, beside the frozen columns and the bottom line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// Rows that scroll.
    pub rows: Range<usize>,
    /// Columns that scroll.
    pub columns: Range<usize>,
}

/// A rectangle within the grid, from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From the left.
    pub left: i32,
    /// From the top.
    pub top: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Layout {
    /// How wide the whole grid is.
    #[must_use]
    pub fn width(&self) -> i32 {
        self.edge(self.edges.len())
    }

    /// How high the whole grid is.
    #[must_use]
    pub fn height(&self) -> i32 {
        self.head + self.row * count(self.rows)
    }

    fn edge(&self, column: usize) -> i32 {
        self.edges.get(column).or(self.edges.last()).copied().unwrap_or_default()
    }

    /// How wide the gutter is; 0 without one.
    #[must_use]
    pub fn gutter(&self) -> i32 {
        self.edge(0)
    }

    fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// The rows that scroll: all but a bottom line.
    fn scrolling_rows(&self) -> usize {
        self.rows - usize::from(self.total && self.rows > 0)
    }

    fn foot(&self) -> i32 {
        if self.total { self.row } else { 0 }
    }

    /// How wide the gutter and the frozen columns are.
    #[must_use]
    pub fn frozen_width(&self) -> i32 {
        self.edge(self.frozen.min(self.columns()))
    }

    /// The column at a distance from the left edge of the grid.
    fn column_at(&self, x: i32) -> usize {
        self.edges.partition_point(|edge| *edge <= x).saturating_sub(1)
    }

    /// The cells to draw.
    #[must_use]
    pub fn window(&self, port: Port) -> Window {
        let row = self.row.max(1);
        let first = index(port.top / row);
        let in_sight = index((port.height - self.head - self.foot()).max(0) / row) + 2;
        let rows = self.scrolling_rows();
        let last_column = self.column_at(port.left + port.width) + 1 + SPARE_COLUMNS;
        let first_column = self.column_at(port.left + self.frozen_width());
        Window {
            rows: first.saturating_sub(SPARE_ROWS).min(rows)..(first + in_sight + SPARE_ROWS).min(rows),
            columns: first_column
                .saturating_sub(SPARE_COLUMNS)
                .clamp(self.frozen.min(self.columns()), self.columns())
                ..last_column.clamp(self.frozen.min(self.columns()), self.columns()),
        }
    }

    /// Everything, for printing: as many windows beside each other as the frozen columns and what fits beside them on
    /// paper of this width.
    #[must_use]
    pub fn sheets(&self, paper: i32) -> Vec<Window> {
        let mut sheets = Vec::new();
        let mut start = self.frozen.min(self.columns());
        loop {
            // At least one column, however wide it is.
            let fits = self.edge(start) + paper - self.frozen_width();
            let end =
                self.column_at(fits).clamp(start + 1, self.columns().max(start + 1)).min(self.columns());
            sheets.push(Window { rows: 0..self.scrolling_rows(), columns: start..end });
            if end >= self.columns() {
                return sheets;
            }
            start = end;
        }
    }

    /// How much is in sight at once.
    #[must_use]
    pub fn sight(&self, port: Port) -> Sight {
        let beside = self.columns().saturating_sub(self.frozen).max(1);
        let width = (self.width() - self.frozen_width()) / count(beside);
        Sight {
            rows: index((port.height - self.head - self.foot()).max(0) / self.row.max(1)).max(1),
            columns: index((port.width - self.frozen_width()).max(0) / width.max(1)).max(1),
        }
    }

    /// Whether a row is a bottom line that stays in sight.
    #[must_use]
    pub fn is_foot(&self, row: usize) -> bool {
        self.total && row + 1 == self.rows
    }

    /// Where a cell lies in the grid as it is scrolled now: a cell that stays in sight moves with it.
    #[must_use]
    pub fn place(&self, port: Port, at: At) -> Place {
        let left = self.edge(at.column);
        let top = self.head + self.row * count(at.row);
        let bottom = (port.top + port.height).min(self.height()) - self.row;
        Place {
            left: if at.column < self.frozen { left + port.left } else { left },
            top: if self.is_foot(at.row) { bottom } else { top },
            width: self.edge(at.column + 1) - left,
            height: self.row,
        }
    }

    /// How far to scroll so that a cell can be seen.
    #[must_use]
    pub fn reveal(&self, port: Port, at: At) -> (i32, i32) {
        let keep = |now: i32, start: i32, end: i32, before: i32, after: i32, size: i32| {
            let (first, last) = (start - before, end + after - size);
            if now > first { first } else { now.max(last.min(first)) }
        };
        let left = if at.column < self.frozen {
            port.left
        } else {
            let (start, end) = (self.edge(at.column), self.edge(at.column + 1));
            keep(port.left, start, end, self.frozen_width(), 0, port.width)
        };
        let top = if self.is_foot(at.row) {
            port.top
        } else {
            let start = self.head + self.row * count(at.row);
            keep(port.top, start, start + self.row, self.head, self.foot(), port.height)
        };
        (left.max(0), top.max(0))
    }

    /// What stands at a point of the port; the nearest cell for a point outside. `None` for an empty grid.
    #[must_use]
    pub fn hit(&self, port: Port, x: i32, y: i32) -> Option<Pointed> {
        let (last_row, last_column) = (self.rows.checked_sub(1)?, self.columns().checked_sub(1)?);
        let across = if x < self.frozen_width() { x.max(0) } else { x + port.left };
        let column = self.column_at(across).min(last_column);
        let in_gutter = x.max(0) < self.gutter();
        if y < self.head && y >= 0 {
            // Without a gutter the heading over the names is the corner.
            let is_corner = in_gutter || column == 0 && self.gutter() == 0;
            return Some(if is_corner { Pointed::All } else { Pointed::Column(column) });
        }
        let bottom = port.height.min(self.height() - port.top);
        // Beneath the port are the rows that are still out of sight.
        let is_at_end = y < bottom || port.top + port.height >= self.height();
        let row = if self.total && y >= bottom - self.row && is_at_end {
            last_row
        } else {
            let rows = self.scrolling_rows().saturating_sub(1);
            index((y.max(0) + port.top - self.head).max(0) / self.row.max(1)).min(rows)
        };
        Some(if in_gutter { Pointed::Row(row) } else { Pointed::Cell(At { row, column }) })
    }
}

/// A number of things as a factor for pixels.
fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// A number of rows or columns; pixels left of or above the first are none.
fn index(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of 100, five columns of 50; 20 rows of 10 with a bottom line, and headings of 30.
    fn layout() -> Layout {
        Layout {
            row: 10,
            head: 30,
            edges: vec![0, 100, 150, 200, 250, 300, 350],
            frozen: 1,
            rows: 20,
            total: true,
        }
    }

    /// The same with a gutter of 20 before the names.
    fn with_gutter() -> Layout {
        Layout { edges: layout().edges.iter().map(|edge| edge + 20).collect(), ..layout() }
    }

    fn port(left: i32, top: i32) -> Port {
        Port { width: 210, height: 100, left, top }
    }

    #[test]
    fn what_is_in_sight_is_drawn() {
        // The port shows 6 whole rows between headings and bottom line, and 110 pixels beside the names.
        let table = [
            ((0, 0), (0..12, 1..5)),
            ((50, 0), (0..12, 1..6)),
            ((140, 100), (6..19, 2..6)),
            ((0, 130), (9..19, 1..5)),
        ];
        for ((left, top), (rows, columns)) in table {
            assert_eq!(layout().window(port(left, top)), Window { rows, columns }, "{left},{top}");
        }
        assert_eq!(layout().sight(port(0, 0)), Sight { rows: 6, columns: 2 });
    }

    #[test]
    fn paper_gets_every_column_once() {
        let table: [(i32, &[(usize, usize)]); 5] = [
            (1000, &[(1, 6)]),
            (350, &[(1, 6)]),
            (349, &[(1, 5), (5, 6)]),
            (200, &[(1, 3), (3, 5), (5, 6)]),
            // Paper that is narrower than a column.
            (120, &[(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]),
        ];
        for (paper, columns) in table {
            let sheet = |(start, end): &(usize, usize)| Window { rows: 0..19, columns: *start..*end };
            let sheets: Vec<Window> = columns.iter().map(sheet).collect();
            assert_eq!(layout().sheets(paper), sheets, "{paper}");
        }
    }

    #[test]
    fn an_empty_grid_draws_nothing() {
        let empty = Layout { row: 10, head: 30, edges: vec![0, 100], frozen: 1, rows: 0, total: false };
        assert_eq!(empty.window(port(0, 0)), Window { rows: 0..0, columns: 1..1 });
        assert_eq!(empty.sheets(200), [Window { rows: 0..0, columns: 1..1 }]);
        assert_eq!(empty.hit(port(0, 0), 5, 50), None);
    }

    #[test]
    fn points_and_cells() {
        use Pointed::*;
        let cell = |row, column| Some(Cell(At { row, column }));
        let table = [
            ((0, 0), (5, 5), Some(All)),
            ((0, 0), (120, 5), Some(Column(1))),
            ((60, 0), (120, 5), Some(Column(2))),
            ((60, 0), (20, 35), cell(0, 0)),
            ((60, 40), (120, 35), cell(4, 2)),
            ((0, 0), (120, 95), cell(19, 1)),
            // Beneath it the next rows, until there are none.
            ((0, 0), (120, 105), cell(7, 1)),
            ((0, 0), (120, 400), cell(18, 1)),
            ((0, 130), (120, 105), cell(19, 1)),
            ((0, 0), (900, 45), cell(1, 5)),
            ((0, 0), (-5, -5), cell(0, 0)),
        ];
        for ((left, top), (x, y), expected) in table {
            assert_eq!(layout().hit(port(left, top), x, y), expected, "{x},{y} at {left},{top}");
        }
    }

    #[test]
    fn rows_are_pointed_at_in_the_gutter() {
        use Pointed::*;
        let cell = |row, column| Some(Cell(At { row, column }));
        let table = [
            // The corner, and the heading of the names.
            ((0, 0), (5, 5), Some(All)),
            ((0, 0), (25, 5), Some(Column(0))),
            ((0, 0), (125, 5), Some(Column(1))),
            // It stays at the left and goes with the rows; the bottom line has its place there.
            ((0, 0), (19, 35), Some(Row(0))),
            ((60, 40), (5, 35), Some(Row(4))),
            ((60, 40), (20, 35), cell(4, 0)),
            ((0, 0), (5, 95), Some(Row(19))),
            ((60, 0), (125, 35), cell(0, 2)),
            ((0, 130), (-5, 400), Some(Row(19))),
        ];
        for ((left, top), (x, y), expected) in table {
            assert_eq!(with_gutter().hit(port(left, top), x, y), expected, "{x},{y} at {left},{top}");
        }
        let place = |row, column| with_gutter().place(port(60, 40), At { row, column });
        assert_eq!((place(4, 0).left, place(4, 0).width), (80, 100));
        assert_eq!((place(4, 2).left, with_gutter().width()), (170, 370));
        // The columns that the gutter takes the room of are not in sight.
        assert_eq!(with_gutter().reveal(port(140, 0), At { row: 0, column: 1 }), (0, 0));
        assert_eq!(with_gutter().window(port(50, 0)).columns, 1..5);
    }

    #[test]
    fn a_cell_comes_out_from_under_what_stays() {
        let table = [
            ((0, 0), (0, 1), (0, 0)),
            // Below the bottom line's place; above, under the headings.
            ((0, 0), (10, 1), (0, 50)),
            ((0, 100), (3, 1), (0, 30)),
            // To the right of the port; to the left, under the names.
            ((0, 0), (0, 5), (140, 0)),
            ((140, 0), (0, 1), (0, 0)),
            // What stays in sight needs no scrolling.
            ((70, 55), (19, 0), (70, 55)),
        ];
        for ((left, top), (row, column), expected) in table {
            let found = layout().reveal(port(left, top), At { row, column });
            assert_eq!(found, expected, "{row},{column} from {left},{top}");
        }
    }

    #[test]
    fn places_follow_what_stays_in_sight() {
        let place = |left, top, row, column| layout().place(port(left, top), At { row, column });
        assert_eq!(place(60, 40, 4, 2), Place { left: 150, top: 70, width: 50, height: 10 });
        assert_eq!(place(60, 40, 4, 0).left, 60);
        assert_eq!(place(60, 40, 19, 2).top, 130);
    }
}
