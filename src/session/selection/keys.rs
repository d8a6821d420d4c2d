//! What keys ask of a grid. Keys of commands are with the commands (`session::command`).

use super::Step;

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
    /// Move the corner of the selection.
    Extend(Step),
    /// Select everything.
    SelectAll,
    /// Select the whole rows.
    SelectRows,
    /// Select the whole columns.
    SelectColumns,
    /// Edit the cell's own text.
    Edit,
    /// Empty the cell and go on typing.
    Replace,
    /// Empty what is selected.
    Clear,
    /// Let the next Tab leave the grid.
    Release,
}

/// What `key` asks of a grid whose cell under the cursor is not being edited; `None` if it is nothing for the
/// grid. Keys that type are not here: what they type arrives as text, so that dead keys and input methods work.
#[must_use]
pub fn wish(key: &Key) -> Option<Wish> {
    if let Some(step) = step(key) {
        return Some(if key.shift { Wish::Extend(step) } else { Wish::Move(step) });
    }
    match (key.name.as_str(), key.ctrl, key.alt, key.shift) {
        ("Tab", false, false, false) => Some(Wish::Move(Step::Next)),
        ("Tab", false, false, true) => Some(Wish::Move(Step::Previous)),
        ("Enter", false, false, false) => Some(Wish::Move(Step::Enter)),
        ("Enter", false, false, true) => Some(Wish::Move(Step::EnterBack)),
        ("a" | "A", true, false, false) | (" ", true, false, true) => Some(Wish::SelectAll),
        (" ", false, false, true) => Some(Wish::SelectRows),
        (" ", true, false, false) => Some(Wish::SelectColumns),
        ("F2", false, false, false) => Some(Wish::Edit),
        ("Backspace", false, false, false) => Some(Wish::Replace),
        ("Delete", false, false, false) => Some(Wish::Clear),
        ("Escape", false, false, false) => Some(Wish::Release),
        _ => None,
    }
}

/// The step of a key that moves, whether Shift is held or not.
fn step(key: &Key) -> Option<Step> {
    Some(match (key.name.as_str(), key.ctrl, key.alt) {
        ("ArrowUp", false, false) => Step::Up,
        ("ArrowDown", false, false) => Step::Down,
        ("ArrowLeft", false, false) => Step::Left,
        ("ArrowRight", false, false) => Step::Right,
        ("ArrowUp", true, false) => Step::UpEdge,
        ("ArrowDown", true, false) => Step::DownEdge,
        ("ArrowLeft", true, false) => Step::LeftEdge,
        ("ArrowRight", true, false) => Step::RightEdge,
        ("Home", false, false) => Step::RowStart,
        ("End", false, false) => Step::RowEnd,
        ("Home", true, false) => Step::First,
        ("End", true, false) => Step::Last,
        ("PageUp", false, false) => Step::PageUp,
        ("PageDown", false, false) => Step::PageDown,
        ("PageUp", false, true) => Step::PageLeft,
        ("PageDown", false, true) => Step::PageRight,
        _ => return None,
    })
}

/// The character that a key types, if it types one.
#[must_use]
pub fn typed_text(key: &Key) -> Option<&str> {
    let one = key.name.chars().count() == 1 && !key.name.chars().all(char::is_control);
    (one && !key.ctrl && !key.alt).then_some(key.name.as_str())
}

/// Whether a key turns what is typed over a cell into a text that the arrows move in.
#[must_use]
pub fn goes_into(key: &Key, typed_over: bool) -> bool {
    typed_over && key.name == "F2" && !(key.ctrl || key.alt || key.shift)
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
        ("Enter", false) => Some((true, Step::Enter)),
        ("Enter", true) => Some((true, Step::EnterBack)),
        ("Tab", false) => Some((true, Step::Next)),
        ("Tab", true) => Some((true, Step::Previous)),
        ("Escape", false) => Some((false, Step::Stay)),
        ("ArrowUp", false) if typed_over => Some((true, Step::Up)),
        ("ArrowDown", false) if typed_over => Some((true, Step::Down)),
        ("ArrowLeft", false) if typed_over => Some((true, Step::Left)),
        ("ArrowRight", false) if typed_over => Some((true, Step::Right)),
        ("PageUp", false) if typed_over => Some((true, Step::PageUp)),
        ("PageDown", false) if typed_over => Some((true, Step::PageDown)),
        _ => None,
    }
}
