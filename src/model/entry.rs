//! What stands in an input cell.

/// What stands in a cell that people write in.
///
/// Text that could not be read stays as it was written, is marked, and counts in no sum; it is never
/// silently 0 (domain: Amounts). An empty cell is nothing, which is not 0 either.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Entry<T> {
    /// Nothing has been written.
    #[default]
    Empty,
    /// A value that could be read.
    Value(T),
    /// Text that could not be read as a value, kept as written.
    Unread(String),
}

impl<T: Copy> Entry<T> {
    /// The value, if there is one to count with.
    #[must_use]
    pub fn value(&self) -> Option<T> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Empty | Self::Unread(_) => None,
        }
    }
}

impl<T> Entry<T> {
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
}

impl<T> From<T> for Entry<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Entry<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::Value)
    }
}
