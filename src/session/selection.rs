//! Where the cursor stands in a grid and where a key takes it; the same for every table.

/// The size of a grid. Column 0 holds the row headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Rows, headings of columns not counted.
    pub rows: usize,
    /// Columns, row headers counted.
    pub columns: usize,
}

/// A cell by its place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct At {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0; 0 is the row header.
    pub column: usize,
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
    /// To the next cell, row after row.
    Next,
    /// To the cell before, row after row.
    Previous,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// To the first cell of the grid.
    First,
    /// To the last cell of the grid.
    Last,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// Nowhere.
    Stay,
}

/// How many rows a screenful is.
const PAGE: usize = 12;

/// Where `step` leads from `at`; `None` if it leads out of the grid, so that the next control on the page
/// takes over. A cursor outside a grid that became smaller is first brought inside.
#[must_use]
pub fn go(shape: Shape, at: At, step: Step) -> Option<At> {
    let (last_row, last_column) = (shape.rows.checked_sub(1)?, shape.columns.checked_sub(1)?);
    let At { row, column } = At { row: at.row.min(last_row), column: at.column.min(last_column) };
    let to = |row, column| Some(At { row, column });
    match step {
        Step::Up => to(row.saturating_sub(1), column),
        Step::Down => to((row + 1).min(last_row), column),
        Step::Left => to(row, column.saturating_sub(1)),
        Step::Right => to(row, (column + 1).min(last_column)),
        Step::Next if column < last_column => to(row, column + 1),
        Step::Next if row < last_row => to(row + 1, 0),
        Step::Previous if column > 0 => to(row, column - 1),
        Step::Previous if row > 0 => to(row - 1, last_column),
        Step::Next | Step::Previous => None,
        Step::RowStart => to(row, 0),
        Step::RowEnd => to(row, last_column),
        Step::Top => to(0, column),
        Step::Bottom => to(last_row, column),
        Step::First => to(0, 0),
        Step::Last => to(last_row, last_column),
        Step::PageUp => to(row.saturating_sub(PAGE), column),
        Step::PageDown => to((row + PAGE).min(last_row), column),
        Step::Stay => to(row, column),
    }
}

/// A key as the browser names it, with the modifiers that matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// `KeyboardEvent.key`.
    pub name: String,
    /// Shift was held.
    pub shift: bool,
    /// Ctrl (or Command) was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
}

/// What a key asks of a grid that is not being edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Move the cursor.
    Move(Step),
    /// Edit the cell's own text.
    Edit,
    /// Replace the cell's content by this text, and go on typing.
    Type(String),
    /// Empty the cell.
    Clear,
    /// Let the next Tab leave the grid.
    Release,
}

/// What `key` asks of a grid whose cell under the cursor is not being edited; `None` if it is nothing for the
/// grid.
#[must_use]
pub fn wish(key: &Key) -> Option<Wish> {
    let step = |step| Some(Wish::Move(step));
    if key.alt {
        return None;
    }
    match (key.name.as_str(), key.ctrl, key.shift) {
        ("ArrowUp", false, false) => step(Step::Up),
        ("ArrowDown", false, false) => step(Step::Down),
        ("ArrowLeft", false, false) => step(Step::Left),
        ("ArrowRight", false, false) => step(Step::Right),
        ("ArrowUp", true, false) => step(Step::Top),
        ("ArrowDown", true, false) => step(Step::Bottom),
        ("ArrowLeft", true, false) => step(Step::RowStart),
        ("ArrowRight", true, false) => step(Step::RowEnd),
        ("Home", false, false) => step(Step::RowStart),
        ("End", false, false) => step(Step::RowEnd),
        ("Home", true, false) => step(Step::First),
        ("End", true, false) => step(Step::Last),
        ("PageUp", false, false) => step(Step::PageUp),
        ("PageDown", false, false) => step(Step::PageDown),
        ("Tab", false, false) => step(Step::Next),
        ("Tab", false, true) => step(Step::Previous),
        ("Enter", false, false) => Some(Wish::Edit),
        ("Enter", false, true) => step(Step::Up),
        ("F2", false, false) => Some(Wish::Edit),
        ("Delete" | "Backspace", false, false) => Some(Wish::Clear),
        ("Escape", false, false) => Some(Wish::Release),
        _ => typed_text(key).map(|text| Wish::Type(text.to_owned())),
    }
}

/// The character that a key types, if it types one.
#[must_use]
pub fn typed_text(key: &Key) -> Option<&str> {
    let one = key.name.chars().count() == 1 && !key.name.chars().all(char::is_control);
    (one && !key.ctrl && !key.alt).then_some(key.name.as_str())
}

/// Where a key that ends editing takes the cursor; `None` if it does not end it. The flag says whether the
/// text is kept. In a cell that was begun by typing, arrows end it too; after F2 or a double click they move the
/// caret (`typed_over` tells which).
#[must_use]
pub fn ends_editing(key: &Key, typed_over: bool) -> Option<(bool, Step)> {
    if key.ctrl || key.alt {
        return None;
    }
    match (key.name.as_str(), key.shift) {
        ("Enter", false) => Some((true, Step::Down)),
        ("Enter", true) => Some((true, Step::Up)),
        ("Tab", false) => Some((true, Step::Next)),
        ("Tab", true) => Some((true, Step::Previous)),
        ("Escape", false) => Some((false, Step::Stay)),
        ("ArrowUp", false) if typed_over => Some((true, Step::Up)),
        ("ArrowDown", false) if typed_over => Some((true, Step::Down)),
        ("ArrowLeft", false) if typed_over => Some((true, Step::Left)),
        ("ArrowRight", false) if typed_over => Some((true, Step::Right)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { rows: 3, columns: 4 };

    #[test]
    fn steps() {
        use Step::*;
        let table = [
            ((1, 1), Up, Some((0, 1))),
            ((0, 1), Up, Some((0, 1))),
            ((2, 1), Down, Some((2, 1))),
            ((1, 0), Left, Some((1, 0))),
            ((1, 3), Right, Some((1, 3))),
            ((1, 3), Next, Some((2, 0))),
            ((2, 3), Next, None),
            ((1, 0), Previous, Some((0, 3))),
            ((0, 0), Previous, None),
            ((1, 2), RowStart, Some((1, 0))),
            ((1, 2), RowEnd, Some((1, 3))),
            ((1, 2), Top, Some((0, 2))),
            ((1, 2), Bottom, Some((2, 2))),
            ((1, 2), First, Some((0, 0))),
            ((1, 2), Last, Some((2, 3))),
            ((2, 2), PageUp, Some((0, 2))),
            ((0, 2), PageDown, Some((2, 2))),
            ((9, 9), Stay, Some((2, 3))),
        ];
        for ((row, column), step, expected) in table {
            let expected = expected.map(|(row, column)| At { row, column });
            assert_eq!(go(SHAPE, At { row, column }, step), expected, "{step:?} from {row},{column}");
        }
        assert_eq!(go(Shape { rows: 0, columns: 4 }, At::default(), Step::Down), None);
    }

    #[test]
    fn keys() {
        let key = |name: &str, ctrl, shift| Key { name: name.into(), ctrl, shift, alt: false };
        assert_eq!(wish(&key("7", false, false)), Some(Wish::Type("7".into())));
        assert_eq!(wish(&key("Å", false, true)), Some(Wish::Type("Å".into())));
        assert_eq!(wish(&key("z", true, false)), None);
        assert_eq!(wish(&key("Shift", false, true)), None);
        assert_eq!(wish(&key("Dead", false, false)), None);
        assert_eq!(wish(&key("F2", false, false)), Some(Wish::Edit));
        assert_eq!(wish(&key("End", true, false)), Some(Wish::Move(Step::Last)));
        assert_eq!(ends_editing(&key("Tab", false, true), false), Some((true, Step::Previous)));
        assert_eq!(ends_editing(&key("Escape", false, false), false), Some((false, Step::Stay)));
        assert_eq!(ends_editing(&key("ArrowLeft", false, false), false), None);
        assert_eq!(ends_editing(&key("ArrowLeft", false, false), true), Some((true, Step::Left)));
        assert_eq!(ends_editing(&key("ArrowLeft", false, true), true), None);
    }
}
