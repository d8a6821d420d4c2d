//! What stands in an input cell.

use std::convert::Infallible;

use super::decision::Decisions;
use super::key::Weight;
use super::money::Money;

/// What can be written in a cell as a value: an amount or a weight.
pub trait Content {
    /// A formula that can stand in its place; a type without values where none can.
    type Formula;
    /// Decisions whose sum can stand in its place; a type without values where none can.
    type Decisions;

    /// What decisions come to.
    fn sum(decisions: &Self::Decisions) -> Self;
}

/// The weights of a key are written as they are printed at their source: no formulas, no decisions.
impl Content for Weight {
    type Formula = Infallible;
    type Decisions = Infallible;

    fn sum(never: &Infallible) -> Self {
        match *never {}
    }
}

/// What stands in a cell that people write in.
///
/// Text that could not be read stays as it was written, is marked, and counts in no sum; it is never
/// silently 0 (domain: Amounts). An empty cell is nothing, which is not 0 either. The value of a formula is
/// calculated by `rules::formula` and is not stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Entry<T: Content> {
    /// Nothing has been written.
    #[default]
    Empty,
    /// A value that could be read.
    Value(T),
    /// Text that could not be read as a value, kept as written.
    Unread(String),
    /// A formula that gives the value. In a box, so that cells without one do not grow.
    Formula(T::Formula),
    /// Decisions, of which the value is the sum.
    Decisions(T::Decisions),
}

impl<T: Content + Copy> Entry<T> {
    /// The value that was written or decided, if there is one. That of a formula is not here.
    #[must_use]
    pub fn value(&self) -> Option<T> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Decisions(decisions) => Some(T::sum(decisions)),
            Self::Empty | Self::Unread(_) | Self::Formula(_) => None,
        }
    }
}

impl<T: Content> Entry<T> {
    /// Whether nothing has been written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// Whether text stands here that could not be read.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        matches!(self, Self::Unread(_))
    }

    /// The formula that stands here, if one does.
    #[must_use]
    pub fn formula(&self) -> Option<&T::Formula> {
        match self {
            Self::Formula(formula) => Some(formula),
            _ => None,
        }
    }
}

impl Entry<Money> {
    /// The decisions that stand here, if any do.
    #[must_use]
    pub fn decisions(&self) -> Option<&Decisions> {
        match self {
            Self::Decisions(decisions) => Some(decisions),
            _ => None,
        }
    }
}

impl<T: Content> From<T> for Entry<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Content> From<Option<T>> for Entry<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::Value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_larger_for_formulas() {
        // An amount and the text that could not be read in its place decide the size.
        assert_eq!(size_of::<Entry<Money>>(), 32);
    }
}
