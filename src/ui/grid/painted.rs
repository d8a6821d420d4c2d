//! What the rest of a grid needs to know after it was painted.

use std::sync::Arc;

use crate::session::selection::Shape;
use crate::session::viewport::Place;

/// What is on the page, and where.
#[derive(Clone, PartialEq, Default)]
pub struct Painted {
    /// What the table is called.
    pub caption: Arc<str>,
    /// How large it is, without its headings.
    pub shape: Shape,
    /// Where the cursor's cell lies.
    pub cursor: Option<Place>,
    /// Whether that place is over columns or rows that stay in sight.
    pub cursor_stays: bool,
    /// Where the current rectangle lies, if it is all in the part that scrolls.
    pub area: Option<Place>,
    /// The element of the cursor's cell.
    pub cursor_id: Option<String>,
}
