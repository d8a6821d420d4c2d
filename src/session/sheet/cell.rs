//! A cell as it is shown: its text, its draft, and what is drawn beside it.

use super::{Target, Value};
use crate::lang::Lang;

/// A cell, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What stands in its editor when editing begins.
    pub draft: String,
    /// What it edits; `None` for results.
    pub target: Option<Target>,
    /// Whether it is edited by choosing ([`Table::choices`]). The draft is the value of one of the choices.
    pub is_choice: bool,
    /// Whether it holds text that could not be read.
    pub unread: bool,
    /// Whether its figure leaves something out that cannot be read or calculated.
    pub lacks: bool,
    /// Whether a printed figure differs from it.
    pub differs: bool,
    /// How it differs from the base, where the table is a scenario's.
    pub tried: Tried,
    /// Whether nobody writes in it: it is held until it is released, or it is the sum of decisions.
    pub held: bool,
    /// How many decisions its figure has.
    pub decisions: usize,
    /// What is drawn beside the text.
    pub mark: Mark,
    /// More about the figure, for a tooltip and for screen readers; may be empty.
    pub about: String,
    /// The note that somebody wrote here, in words; may be empty.
    pub note: String,
    /// What it counts as, where it is a figure.
    pub value: Option<Value>,
}

/// A choice of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What stands for it in a draft.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// How a cell of a scenario differs from the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tried {
    /// Not at all.
    #[default]
    No,
    /// It follows from what is changed elsewhere, or in another way.
    Follows,
    /// It is typed over itself.
    Typed,
}

/// What is drawn beside a cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A deviation of nothing: the place of a bar, so that the figures stand under each other.
    OnBudget,
    /// A deviation: good or bad for the board, and its size against the largest of the table, 0 to 100.
    Deviation {
        /// Good for the board.
        good: bool,
        /// Percent of the largest deviation of the table.
        size: u8,
    },
    /// Used percent beside the percent of the year that has passed, both 0 to 100.
    Meter {
        /// Percent of the budget.
        used: u8,
        /// Percent of the year.
        passed: u8,
        /// More than all of the budget is used.
        over: bool,
    },
    /// A line through points, from the first to the last: how high each is, 0 to 100.
    Course([Option<u8>; Self::COURSE]),
}

impl Mark {
    /// The most points of a line.
    pub const COURSE: usize = 8;

    /// A line through points of these heights, as SVG.
    #[must_use]
    pub fn line(points: [Option<u8>; Self::COURSE]) -> String {
        let (mut places, mut width) = (String::new(), 0);
        for (at, height) in points.into_iter().flatten().enumerate() {
            width = 20 * at;
            places.push_str(&format!("{width},{} ", 100 - i32::from(height)));
        }
        format!(
            "<svg viewBox=\"0 -9 {width} 118\" preserveAspectRatio=\"none\"><polyline points=\"{places}\"/></svg>"
        )
    }
}

impl Cell {
    /// The cell as one that nobody writes in, if it is; where it has decisions, they have said why.
    pub(super) fn holding(mut self, is_held: bool, lang: Lang) -> Self {
        if is_held {
            let texts = lang.texts();
            let mut about = texts.held.to_owned();
            // What would be done with a new amount is of no use while none is taken.
            if !self.about.is_empty() && self.about != texts.total_is_spread {
                about = [&about, ". ", &self.about].concat();
            }
            if self.decisions > 0 {
                about = self.about;
            }
            (self.about, self.held) = (about, true);
        }
        self
    }

    /// The cell as one whose figure leaves something out, if it does; `why` says what. Where a cell itself cannot be
    /// read, that is what there is to say.
    pub(super) fn lacking(mut self, lacks: bool, why: &str) -> Self {
        if lacks && !self.unread {
            let between = match (self.about.is_empty(), why.ends_with('.')) {
                (true, _) => "",
                (false, true) => " ",
                (false, false) => ". ",
            };
            (self.about, self.lacks) = ([why, between, &self.about].concat(), true);
        }
        self
    }

    /// More about the cell in words: what there is to say of the figure, and what is noted.
    #[must_use]
    pub fn said(&self) -> String {
        let between = if self.about.is_empty() || self.note.is_empty() { "" } else { ". " };
        [self.about.as_str(), between, &self.note].concat()
    }

    /// A cell that only shows text.
    #[must_use]
    pub fn shown(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A text that can be edited.
    #[must_use]
    pub fn text(text: &str, target: Target) -> Self {
        Self { text: text.to_owned(), draft: text.to_owned(), target: Some(target), ..Self::default() }
    }

    /// A choice that can be changed: what it shows, and the value that stands for it.
    #[must_use]
    pub fn choice(text: impl Into<String>, value: impl Into<String>, target: Target) -> Self {
        Self {
            text: text.into(),
            draft: value.into(),
            target: Some(target),
            is_choice: true,
            ..Self::default()
        }
    }
}
