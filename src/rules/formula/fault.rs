//! Why a formula gives no amount.

use std::sync::Arc;

use crate::model::formula::{AmountCell, Figure};
use crate::model::id::LineId;

/// Why a formula gives no amount. The interface words it (`lang::formula`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It refers to something that is not in the workbook (any more).
    Gone(Figure),
    /// A cell that it reads holds text that could not be read.
    Unread(AmountCell),
    /// A cell that it reads has a formula that gives nothing.
    Operand(AmountCell),
    /// It depends on itself, along these figures: each is calculated with the next, and the last with the first.
    Circle(Arc<[Figure]>),
    /// It reads a member's part of a line whose key has no usable weights.
    NoParts(LineId),
    /// The method goes by a formula, and none is written.
    Unwritten,
    /// All that the formula of the method reads is empty: no mistake, but nothing to go by.
    Empty,
    /// Something is divided by zero.
    DivisionByZero,
    /// A power with an exponent that is not a whole number, or far too large.
    Exponent,
    /// Rounding to decimals that are not a whole number, or too many.
    Decimals,
    /// It comes to more than can be kept in a cell, or calculated with on the way.
    TooLarge,
}
