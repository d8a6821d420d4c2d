//! Which sign stands before the decimals in a block, and how that is known.

use super::super::number::NumberStyle;
use super::{BlockCell, shown};

/// What stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalSign {
    /// `1202,5`; points or spaces group thousands.
    Comma,
    /// `1202.5`; commas or spaces group thousands.
    Point,
}

impl DecimalSign {
    /// The sign itself.
    #[must_use]
    pub fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }

    /// The other one, which can group thousands.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

impl From<NumberStyle> for DecimalSign {
    fn from(style: NumberStyle) -> Self {
        match style {
            NumberStyle::Swedish => Self::Comma,
            NumberStyle::English => Self::Point,
        }
    }
}

/// How the decimal sign of a block is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// The source program tells it.
    Declared,
    /// Some cells can be read with this sign only, and none with the other only.
    Inferred,
    /// Nothing tells it; it is the user's own.
    Assumed,
    /// Some cells can be read only with a comma and others only with a point, or all of them only with another
    /// sign than the source program tells. The sign is the user's own, and decides no cell.
    Contradictory,
    /// The user has said it.
    Chosen,
}

/// The decimal sign of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimals {
    /// The sign.
    pub sign: DecimalSign,
    /// How it is known.
    pub known: Known,
    /// How many cells would be another number with the other sign, such as `1,202`.
    pub open: usize,
}

impl Decimals {
    /// Whether cells stay unread until the user says which sign it is.
    #[must_use]
    pub fn asks(self) -> bool {
        self.known == Known::Contradictory && self.open > 0
    }

    /// Weighs all cells and what the source program declares.
    pub(super) fn of(cells: &[BlockCell], declared: Option<DecimalSign>, style: NumberStyle) -> Self {
        let (mut comma, mut point, mut open) = (0_usize, 0_usize, 0);
        for cell in cells {
            match shown::vote(cell) {
                shown::Vote::For(DecimalSign::Comma) => comma += 1,
                shown::Vote::For(DecimalSign::Point) => point += 1,
                shown::Vote::Open => open += 1,
                shown::Vote::None => {}
            }
        }
        let (sign, known) = match (declared, comma > 0, point > 0) {
            // A program writes all its numbers in one way; what else stands there is text, such as `§ 1.1`.
            (Some(sign), true, true) => (sign, Known::Declared),
            (Some(DecimalSign::Comma), _, false) => (DecimalSign::Comma, Known::Declared),
            (Some(DecimalSign::Point), false, _) => (DecimalSign::Point, Known::Declared),
            (None, true, false) => (DecimalSign::Comma, Known::Inferred),
            (None, false, true) => (DecimalSign::Point, Known::Inferred),
            (None, false, false) => (style.into(), Known::Assumed),
            _ => (style.into(), Known::Contradictory),
        };
        Self { sign, known, open }
    }
}
