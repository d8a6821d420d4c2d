//! What the windows of a presentation say to each other.

use serde::{Deserialize, Serialize};

use super::slide::Slide;

/// A word from one window to the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// A window for an audience is here, and wants to know what to show.
    Here,
    /// It goes.
    Gone,
    /// A window that presents wants to know whether there is one.
    Anybody,
    /// This is to be shown; nothing while nothing is presented.
    Show(Option<Slide>),
    /// Somebody points at this place, in thousandths of the window from its left and top; or does no longer.
    Point(Option<(u16, u16)>),
}

impl Word {
    /// As it is sent. Empty if it cannot be written, which nobody understands.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was heard; `None` if it is no word of ours, or one of another version.
    #[must_use]
    pub fn heard(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
