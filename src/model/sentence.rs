//! What the controller has made of the sentences that the report drafts from figures.

use super::id::LineId;

/// What a drafted sentence is about: by this it is known, whatever its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The year's result.
    Result,
    /// All projects together.
    Projects,
    /// How many goals are reached.
    Goals,
    /// The grades of goals.
    Grades,
    /// A line of a drift table; it may have been taken away.
    Line(LineId),
}

/// What stands in the place of a drafted sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own {
    /// The text; empty where the sentence is left out.
    pub text: String,
    /// The figures that the sentence was drafted from when it was settled, as the report writes them down: only whether they
    /// are the same is ever asked.
    pub figures: String,
}
