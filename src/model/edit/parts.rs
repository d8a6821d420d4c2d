//! Ordered lists of identified things: the insert, remove and move that all edits share.

use super::EditError;

/// Inserts `item` before place `index`.
pub(super) fn insert<T>(items: &mut Vec<T>, index: usize, item: T) -> Result<(), EditError> {
    if index > items.len() {
        return Err(EditError::OutOfRange { index, length: items.len() });
    }
    items.insert(index, item);
    Ok(())
}

/// Takes the item at `from` to place `to`, counted without it.
pub(super) fn shift<T>(items: &mut Vec<T>, from: usize, to: usize) -> Result<(), EditError> {
    if to >= items.len() {
        return Err(EditError::OutOfRange { index: to, length: items.len().saturating_sub(1) });
    }
    let item = items.remove(from);
    items.insert(to, item);
    Ok(())
}

/// Puts `new` in place and wraps what stood there: the inverse of a change is the same change with the old
/// value.
pub(super) fn swap<T, C>(slot: &mut T, new: T, change: impl FnOnce(T) -> C) -> C {
    change(std::mem::replace(slot, new))
}
