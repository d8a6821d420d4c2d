//! Steps of the cursor.

use super::{At, Shape};

/// What a step goes over.
pub struct Ground<'a> {
    /// The size of the grid.
    pub shape: Shape,
    /// How many rows are in sight, for Page Up and Page Down.
    pub page_rows: usize,
    /// How many columns are in sight, for Alt with Page Up and Page Down.
    pub page_columns: usize,
    /// Whether something stands in a cell, for Ctrl with an arrow.
    pub is_filled: &'a dyn Fn(At) -> bool,
}

/// A movement of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column left.
    Left,
    /// One column right.
    Right,
    /// To the edge of the filled block above, or of the next one.
    UpEdge,
    /// To the edge of the filled block below, or of the next one.
    DownEdge,
    /// To the edge of the filled block to the left, or of the next one.
    LeftEdge,
    /// To the edge of the filled block to the right, or of the next one.
    RightEdge,
    /// To the next cell, row after row (Tab).
    Next,
    /// To the cell before, row after row.
    Previous,
    /// One row down, as Enter does: back to the column where a run of Tab keys began.
    Enter,
    /// One row up, as Shift with Enter does.
    EnterBack,
    /// To the first figure of the row; from there to the row's header.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first figure of the grid.
    First,
    /// To the last cell of the grid.
    Last,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// A screenful left.
    PageLeft,
    /// A screenful right.
    PageRight,
    /// Nowhere.
    Stay,
}

/// Where `step` leads from `at`, a cell of the grid; `None` if it leads out of the grid.
pub(super) fn go(ground: &Ground, at: At, step: Step) -> Option<At> {
    let Shape { rows, columns } = ground.shape;
    let (last_row, last_column) = (rows.checked_sub(1)?, columns.checked_sub(1)?);
    let At { row, column } = at;
    let to = |row: usize, column: usize| Some(At { row, column });
    // Row headers stay in sight and are no figures: the row begins after them.
    let first_column = last_column.min(1);
    match step {
        Step::Up | Step::EnterBack => to(row.saturating_sub(1), column),
        Step::Down | Step::Enter => to((row + 1).min(last_row), column),
        Step::Left => to(row, column.saturating_sub(1)),
        Step::Right => to(row, (column + 1).min(last_column)),
        Step::UpEdge => to(edge(row, 0, |row| (ground.is_filled)(At { row, column })), column),
        Step::DownEdge => to(edge(row, last_row, |row| (ground.is_filled)(At { row, column })), column),
        Step::LeftEdge => to(row, edge(column, 0, |column| (ground.is_filled)(At { row, column }))),
        Step::RightEdge => {
            to(row, edge(column, last_column, |column| (ground.is_filled)(At { row, column })))
        }
        Step::Next if column < last_column => to(row, column + 1),
        Step::Next if row < last_row => to(row + 1, 0),
        Step::Previous if column > 0 => to(row, column - 1),
        Step::Previous if row > 0 => to(row - 1, last_column),
        Step::Next | Step::Previous => None,
        Step::RowStart if column == first_column => to(row, 0),
        Step::RowStart => to(row, first_column),
        Step::RowEnd => to(row, last_column),
        Step::First => to(0, first_column),
        Step::Last => to(last_row, last_column),
        Step::PageUp => to(row.saturating_sub(ground.page_rows.max(1)), column),
        Step::PageDown => to((row + ground.page_rows.max(1)).min(last_row), column),
        Step::PageLeft => to(row, column.saturating_sub(ground.page_columns.max(1))),
        Step::PageRight => to(row, (column + ground.page_columns.max(1)).min(last_column)),
        Step::Stay => to(row, column),
    }
}

/// From `from` towards `end`: to the last filled place of a run, or over empty ones to the next filled place.
fn edge(from: usize, end: usize, is_filled: impl Fn(usize) -> bool) -> usize {
    let next = |at: usize| match at.cmp(&end) {
        std::cmp::Ordering::Less => Some(at + 1),
        std::cmp::Ordering::Greater => Some(at - 1),
        std::cmp::Ordering::Equal => None,
    };
    let in_run = is_filled(from) && next(from).is_some_and(&is_filled);
    let mut at = from;
    while let Some(to) = next(at) {
        if in_run && !is_filled(to) {
            return at;
        }
        at = to;
        if !in_run && is_filled(at) {
            return at;
        }
    }
    at
}
