//! What is selected in a grid, and where a key or the mouse takes it; the same for every table.
//!
//! ```text
//! Selection ── cursor   the one cell that typing goes to
//!           └─ areas    rectangles; the last one is the one that Shift extends
//! ```

mod keys;
mod step;

pub use keys::{Key, Wish, ends_editing, goes_into, typed_text, wish};
pub use step::{Ground, Step};

/// The size of a grid. Column 0 holds the row headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Rows, headings of columns not counted.
    pub rows: usize,
    /// Columns, row headers counted.
    pub columns: usize,
}

/// A cell by its place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct At {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0; 0 is the row header.
    pub column: usize,
}

/// A rectangle of cells, from the corner where it was begun to the one that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The corner that stays.
    pub anchor: At,
    /// The corner that Shift and dragging move.
    pub head: At,
}

/// What is selected: always at least the cursor's cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The cell that typing goes to.
    pub cursor: At,
    /// The selected rectangles; the last is the one that is extended. Never empty.
    areas: Vec<Area>,
    /// The cell that moved last, which is kept in sight.
    pub lead: At,
    /// The column that a run of Tab keys began in: Enter goes back to it.
    run: Option<usize>,
}

/// What the mouse points at in a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// A cell.
    Cell(At),
    /// A row, by its number.
    Row(usize),
    /// A column, by its heading.
    Column(usize),
    /// The corner: everything.
    All,
}

/// What pointing does to what is selected already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It takes its place.
    Alone,
    /// The last rectangle is extended to it (Shift, or dragging).
    Extend,
    /// It is selected too (Ctrl).
    Add,
}

impl At {
    fn inside(self, shape: Shape) -> Self {
        Self {
            row: self.row.min(shape.rows.saturating_sub(1)),
            column: self.column.min(shape.columns.saturating_sub(1)),
        }
    }
}

impl Area {
    /// One cell.
    #[must_use]
    pub fn cell(at: At) -> Self {
        Self { anchor: at, head: at }
    }

    /// Its first cell: top and left.
    #[must_use]
    pub fn first(self) -> At {
        let (a, b) = (self.anchor, self.head);
        At { row: a.row.min(b.row), column: a.column.min(b.column) }
    }

    /// Its last cell: bottom and right.
    #[must_use]
    pub fn last(self) -> At {
        let (a, b) = (self.anchor, self.head);
        At { row: a.row.max(b.row), column: a.column.max(b.column) }
    }

    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(self, at: At) -> bool {
        let (first, last) = (self.first(), self.last());
        (first.row..=last.row).contains(&at.row) && (first.column..=last.column).contains(&at.column)
    }

    /// The same if it holds `cursor`; else from there to its head.
    fn with(self, cursor: At) -> Self {
        if self.contains(cursor) { self } else { Self { anchor: cursor, ..self } }
    }

    /// How many rows and columns it has; both at least 1.
    #[must_use]
    pub fn size(self) -> (usize, usize) {
        let (first, last) = (self.first(), self.last());
        (last.row - first.row + 1, last.column - first.column + 1)
    }

    /// Its cells, row after row.
    pub fn cells(self) -> impl Iterator<Item = At> {
        let (first, last) = (self.first(), self.last());
        (first.row..=last.row)
            .flat_map(move |row| (first.column..=last.column).map(move |column| At { row, column }))
    }
}

impl Default for Selection {
    fn default() -> Self {
        Self::at(At::default())
    }
}

impl Selection {
    /// One cell.
    #[must_use]
    pub fn at(cell: At) -> Self {
        Self { cursor: cell, areas: vec![Area::cell(cell)], lead: cell, run: None }
    }

    /// A rectangle, with the cursor in its anchor.
    #[must_use]
    pub fn area(area: Area) -> Self {
        Self { cursor: area.anchor, areas: vec![area], lead: area.head, run: None }
    }

    /// The selected rectangles; they may lie over each other.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The rectangle that is extended.
    #[must_use]
    pub fn current(&self) -> Area {
        self.areas.last().copied().unwrap_or(Area::cell(self.cursor))
    }

    /// Whether only the cursor's cell is selected.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.areas.len() == 1 && self.current().size() == (1, 1)
    }

    /// Whether a cell is selected.
    #[must_use]
    pub fn contains(&self, at: At) -> bool {
        self.areas.iter().any(|area| area.contains(at))
    }

    /// Whether a whole column is selected, as by its heading.
    #[must_use]
    pub fn has_column(&self, column: usize, rows: usize) -> bool {
        [0, rows.saturating_sub(1)].into_iter().all(|row| self.contains(At { row, column }))
    }

    /// Whether a whole row is selected, as by its number.
    #[must_use]
    pub fn has_row(&self, row: usize, columns: usize) -> bool {
        [0, columns.saturating_sub(1)].into_iter().all(|column| self.contains(At { row, column }))
    }

    /// Every selected cell once, in the order of the areas.
    pub fn cells(&self) -> impl Iterator<Item = At> + '_ {
        self.areas.iter().enumerate().flat_map(|(index, area)| {
            let before = &self.areas[..index];
            area.cells().filter(move |at| !before.iter().any(|area| area.contains(*at)))
        })
    }

    /// The rows that are selected in any of their cells, from above, each once.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        let mut rows: Vec<usize> =
            self.areas.iter().flat_map(|area| area.first().row..=area.last().row).collect();
        crate::model::order::sort(&mut rows);
        rows.dedup();
        rows
    }

    /// The columns that are selected in any of their cells, from the left, each once.
    #[must_use]
    pub fn columns(&self) -> Vec<usize> {
        let mut columns: Vec<usize> =
            self.areas.iter().flat_map(|area| area.first().column..=area.last().column).collect();
        crate::model::order::sort(&mut columns);
        columns.dedup();
        columns
    }

    /// The same within a grid that may have become smaller.
    #[must_use]
    pub fn inside(mut self, shape: Shape) -> Self {
        self.cursor = self.cursor.inside(shape);
        self.lead = self.lead.inside(shape);
        for area in &mut self.areas {
            *area = Area { anchor: area.anchor.inside(shape), head: area.head.inside(shape) };
        }
        self
    }

    /// The same with the cursor on another row: where the row it stood on has gone.
    #[must_use]
    pub fn on_row(&self, row: usize) -> Self {
        Self::at(At { row, ..self.cursor })
    }

    /// What is selected once the mouse has pointed at something.
    #[must_use]
    pub fn pointed(&self, shape: Shape, pointed: Pointed, how: How) -> Self {
        let (last_row, last_column) = (shape.rows.saturating_sub(1), shape.columns.saturating_sub(1));
        let new = match pointed {
            Pointed::Cell(at) => Area::cell(at.inside(shape)),
            Pointed::Row(row) => {
                Area { anchor: At { row, column: 0 }, head: At { row, column: last_column } }
            }
            Pointed::Column(column) => {
                Area { anchor: At { row: 0, column }, head: At { row: last_row, column } }
            }
            Pointed::All => Area { anchor: At::default(), head: At { row: last_row, column: last_column } },
        };
        // Whole rows and columns are longer than what is in sight: the view stays where it is, and goes on from row to
        // row by their names, which are always in sight.
        let lead = match pointed {
            Pointed::Cell(at) => at,
            Pointed::Row(row) => At { row, column: 0 },
            Pointed::Column(_) | Pointed::All => self.lead,
        };
        // Up to a row or column all between is whole, wherever it began.
        let whole = |at: At| match pointed {
            Pointed::Cell(_) => at,
            Pointed::Row(_) => At { column: 0, ..at },
            Pointed::Column(_) => At { row: 0, ..at },
            Pointed::All => At::default(),
        };
        match how {
            How::Alone => Self { cursor: new.anchor, areas: vec![new], lead, run: None },
            How::Extend => {
                let anchor = whole(self.current().anchor);
                let area = Area { anchor, head: new.head }.with(self.cursor.inside(shape));
                let mut areas = self.areas.clone();
                areas.pop();
                areas.push(Area { anchor: whole(area.anchor), ..area });
                Self { areas, lead, run: None, ..*self }
            }
            How::Add => {
                let mut areas = self.areas.clone();
                areas.push(new);
                Self { cursor: new.anchor, areas, lead, run: None }
            }
        }
        .inside(shape)
    }

    /// The whole grid; the cursor stays.
    #[must_use]
    pub fn everything(&self, shape: Shape) -> Self {
        let all = self.pointed(shape, Pointed::All, How::Alone);
        Self { cursor: self.cursor, lead: self.lead, ..all }
    }

    /// The whole rows that are selected in part; the cursor stays.
    #[must_use]
    pub fn whole_rows(&self, shape: Shape) -> Self {
        let last = shape.columns.saturating_sub(1);
        self.widened(|area| Area {
            anchor: At { column: 0, ..area.anchor },
            head: At { column: last, ..area.head },
        })
    }

    /// The whole columns that are selected in part; the cursor stays.
    #[must_use]
    pub fn whole_columns(&self, shape: Shape) -> Self {
        let last = shape.rows.saturating_sub(1);
        self.widened(|area| Area {
            anchor: At { row: 0, ..area.anchor },
            head: At { row: last, ..area.head },
        })
    }

    fn widened(&self, widen: impl Fn(Area) -> Area) -> Self {
        Self { areas: self.areas.iter().map(|area| widen(*area)).collect(), run: None, ..self.clone() }
    }

    /// What is selected after a step of the cursor; `None` if the step leads out of the grid, so that the next
    /// control on the page takes over. With several cells selected, Tab and Enter go through them and leave them
    /// selected.
    #[must_use]
    pub fn moved(&self, ground: &Ground, step: Step) -> Option<Self> {
        let within = self.clone().inside(ground.shape);
        if !self.is_single()
            && let Some(cursor) = within.through(step)
        {
            return Some(Self { cursor, lead: cursor, run: None, ..within });
        }
        let from = match (step, within.run) {
            // Enter after a run of Tab keys begins the next row where the run began.
            (Step::Enter | Step::EnterBack, Some(column)) => {
                At { column, ..within.cursor }.inside(ground.shape)
            }
            _ => within.cursor,
        };
        let to = step::go(ground, from, step)?;
        let run = match step {
            Step::Next | Step::Previous if to.row == within.cursor.row => {
                within.run.or(Some(within.cursor.column))
            }
            _ => None,
        };
        Some(Self { run, ..Self::at(to) })
    }

    /// What is selected after the moving corner took a step; the cursor stays.
    #[must_use]
    pub fn extended(&self, ground: &Ground, step: Step) -> Self {
        let within = self.clone().inside(ground.shape);
        let area = within.current();
        // Whole rows and columns stay whole, whichever corner moves.
        let head = step::go(ground, area.head, step).unwrap_or(area.head);
        let extended = Area { head, ..area }.with(within.cursor);
        // What is longer than what is in sight, and stays so, takes the view along only the other way.
        let Shape { rows, columns } = ground.shape;
        let (was, is) = (area.size(), extended.size());
        let lead = At {
            row: if (was.0, is.0) == (rows, rows) { within.lead.row } else { head.row },
            column: if (was.1, is.1) == (columns, columns) { within.lead.column } else { head.column },
        };
        let mut areas = within.areas.clone();
        areas.pop();
        areas.push(extended);
        Self { areas, lead, run: None, ..within }
    }

    /// The next cell within several selected ones: Tab row by row, Enter column by column, around and around.
    fn through(&self, step: Step) -> Option<At> {
        let (by_row, forward) = match step {
            Step::Next => (true, true),
            Step::Previous => (true, false),
            Step::Enter => (false, true),
            Step::EnterBack => (false, false),
            _ => return None,
        };
        let at = self.areas.iter().position(|area| area.contains(self.cursor))?;
        let area = self.areas[at];
        let (first, (rows, columns)) = (area.first(), area.size());
        let (row, column) = (self.cursor.row - first.row, self.cursor.column - first.column);
        let (index, count) = if by_row {
            (row * columns + column, rows * columns)
        } else {
            (column * rows + row, rows * columns)
        };
        let place = |area: Area, index: usize| {
            let (first, (rows, columns)) = (area.first(), area.size());
            if by_row {
                At { row: first.row + index / columns, column: first.column + index % columns }
            } else {
                At { row: first.row + index % rows, column: first.column + index / rows }
            }
        };
        let areas = self.areas.len();
        Some(match forward {
            true if index + 1 < count => place(area, index + 1),
            true => place(self.areas[(at + 1) % areas], 0),
            false if index > 0 => place(area, index - 1),
            false => {
                let before = self.areas[(at + areas - 1) % areas];
                let (rows, columns) = before.size();
                place(before, rows * columns - 1)
            }
        })
    }
}
