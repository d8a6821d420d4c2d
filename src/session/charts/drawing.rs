//! What a chart is drawn of: rectangles, lines and texts in whole pixels. The page and the file are drawn from the same.

use serde::{Deserialize, Serialize};

/// How wide every drawing is, in pixels; the page and the file show it at other sizes.
pub const WIDTH: i32 = 1_120;

/// What something drawn stands for; how it looks follows from it, on the page and in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paint {
    /// A result, or another whole.
    Whole,
    /// What is better than budget.
    Good,
    /// What is worse.
    Bad,
    /// A budget: an outline.
    Budget,
    /// What is booked.
    Actual,
    /// A prognosis.
    Prognosis,
    /// Depreciation.
    Depreciation,
    /// Internal interest: an outline.
    Interest,
    /// A line of the scale.
    Grid,
    /// The zero line.
    Zero,
    /// From one column to the next.
    Link,
    /// The part of the year that has passed.
    Passed,
    /// From the least to the most that something can be.
    Span,
    /// The title.
    Title,
    /// A text.
    Text,
    /// A text of less weight.
    Soft,
    /// A figure that is worse.
    BadText,
    /// A figure that is better.
    GoodText,
}

/// What of a paint differs: what fills it, what surrounds it, how wide that is, and its dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colour inside.
    pub fill: &'static str,
    /// The colour of its edge; empty where it has none.
    pub stroke: &'static str,
    /// How wide the edge is, in tenths of a pixel.
    pub tenths: u8,
    /// The dashes of a line; empty for a whole one.
    pub dashes: &'static str,
}

impl Paint {
    /// The class on the page.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Whole => "mark-whole",
            Self::Good => "mark-good",
            Self::Bad => "mark-bad",
            Self::Budget => "mark-budget",
            Self::Actual => "mark-actual",
            Self::Prognosis => "mark-prognosis",
            Self::Depreciation => "mark-depreciation",
            Self::Interest => "mark-interest",
            Self::Grid => "mark-grid",
            Self::Zero => "mark-zero",
            Self::Link => "mark-link",
            Self::Passed => "mark-passed",
            Self::Span => "mark-span",
            Self::Title => "mark-title",
            Self::Text => "mark-text",
            Self::Soft => "mark-soft",
            Self::BadText => "mark-bad-text",
            Self::GoodText => "mark-good-text",
        }
    }

    /// How it looks in a file: the colours of the page on white paper.
    #[must_use]
    pub fn on_paper(self) -> Look {
        let look = |fill, stroke, tenths, dashes| Look { fill, stroke, tenths, dashes };
        match self {
            Self::Whole => look("#4d5a53", "", 0, ""),
            Self::Good => look("#0f7a5f", "", 0, ""),
            Self::Bad => look("#b23c17", "", 0, ""),
            Self::Budget => look("#ffffff", "#4d5a53", 15, ""),
            Self::Actual => look("#7c8a82", "", 0, ""),
            Self::Prognosis | Self::Depreciation => look("#0b5d55", "", 0, ""),
            Self::Interest => look("#d9ebe7", "#0b5d55", 15, ""),
            Self::Grid => look("none", "#d5dbd6", 10, ""),
            Self::Zero => look("none", "#16211c", 15, ""),
            Self::Link => look("none", "#4d5a53", 10, "3 3"),
            Self::Passed => look("none", "#16211c", 25, "8 4"),
            Self::Span => look("none", "#16211c", 25, ""),
            Self::Title | Self::Text => look("#16211c", "", 0, ""),
            Self::Soft => look("#4d5a53", "", 0, ""),
            Self::BadText => look("#b23c17", "", 0, ""),
            Self::GoodText => look("#0f7a5f", "", 0, ""),
        }
    }
}

/// A part of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// From the left.
    pub x: i32,
    /// From above.
    pub y: i32,
    /// How wide.
    pub width: i32,
    /// How high.
    pub height: i32,
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stroke {
    /// Where it begins, from the left and from above.
    pub from: (i32, i32),
    /// Where it ends.
    pub to: (i32, i32),
    /// What it stands for.
    pub paint: Paint,
}

/// Which part of a text stands where it is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// Its name in SVG.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// From the left.
    pub x: i32,
    /// Its foot, from above.
    pub y: i32,
    /// What of it stands there.
    pub anchor: Anchor,
    /// What it is.
    pub paint: Paint,
    /// How large it is, in pixels.
    pub size: i32,
    /// The text.
    pub text: String,
    /// The whole text, where it is shortened.
    pub whole: Option<String>,
}

/// A drawing, from back to front.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drawing {
    /// How high it is, in pixels.
    pub height: i32,
    /// Lines behind everything.
    pub behind: Vec<Stroke>,
    /// Filled areas.
    pub areas: Vec<(Area, Paint)>,
    /// Lines before them.
    pub lines: Vec<Stroke>,
    /// What is written.
    pub labels: Vec<Label>,
}

impl Drawing {
    /// Adds a text that is no wider than `room`: it is shortened where it would be.
    pub(super) fn label(
        &mut self,
        at: (i32, i32),
        anchor: Anchor,
        (paint, size): (Paint, i32),
        text: &str,
        room: i32,
    ) {
        let (shown, is_cut) = super::label::shortened(text, size, room);
        self.labels.push(Label {
            x: at.0,
            y: at.1,
            anchor,
            paint,
            size,
            text: shown,
            whole: is_cut.then(|| text.to_owned()),
        });
    }
}
