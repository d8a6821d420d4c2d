//! Why a text is no formula: where it stops making sense, and what is wrong there.

use std::fmt;

use crate::model::formula::Function;

/// Why a text is no formula. `Display` is for developers and files; the interface has its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormulaError {
    /// Where, in characters from 0.
    pub at: usize,
    /// How many characters it is about; 0 is the place itself.
    pub length: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong at a place in a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It does not begin with `=`.
    NoEqualSign,
    /// A number, a figure or a parenthesis is missing.
    ValueExpected,
    /// After a value comes something that is no operator.
    OperatorExpected,
    /// A parenthesis is not closed.
    NotClosed,
    /// A parenthesis is closed that was not opened.
    NotOpened,
    /// A sign that no formula has.
    UnknownSign,
    /// A comma that is not in a number, where numbers have commas.
    Semicolon,
    /// Not a number: its thousands are not grouped in threes.
    NoNumber,
    /// The mark may separate thousands or decimals: `1.202`.
    Ambiguous,
    /// More digits than are kept.
    LongNumber,
    /// A word that names no column here.
    UnknownWord,
    /// A word before a parenthesis that names no function.
    UnknownFunction,
    /// A function with another number of arguments than it takes.
    Arguments(Function),
    /// Brackets that are not closed.
    BracketNotClosed,
    /// No row has this name.
    UnknownRow,
    /// Several rows have this name.
    SeveralRows,
    /// Neither a holder nor a column.
    UnknownPart,
    /// Figures of the row have no column like the one that the formula stands in.
    ColumnExpected,
    /// Deeper inside one another than is read.
    TooDeep,
    /// Longer than is read.
    TooLong,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at character {}: {}", self.at + 1, self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoEqualSign => "a formula begins with =",
            Self::ValueExpected => "a number, a column or a cell is missing",
            Self::OperatorExpected => "an operator such as + is missing",
            Self::NotClosed => "a closing parenthesis is missing",
            Self::NotOpened => "the parenthesis is not opened",
            Self::UnknownSign => "formulas do not have this sign",
            Self::Semicolon => "write a semicolon between values",
            Self::NoNumber => "not a number",
            Self::Ambiguous => "the mark may separate thousands or decimals",
            Self::LongNumber => "the number has too many digits",
            Self::UnknownWord => "there is no such column",
            Self::UnknownFunction => "there is no such function",
            Self::Arguments(Function::Round) => "ROUND takes a number and how many decimals",
            Self::Arguments(Function::If) => {
                "IF takes a condition, a value if it holds, and one if it does not"
            }
            Self::Arguments(_) => "the function needs a value",
            Self::BracketNotClosed => "a closing bracket is missing",
            Self::UnknownRow => "there is no such row",
            Self::SeveralRows => "several rows are called this",
            Self::UnknownPart => "there is no such holder or column",
            Self::ColumnExpected => "which column is missing",
            Self::TooDeep => "too many parentheses inside one another",
            Self::TooLong => "the formula is too long",
        })
    }
}

impl std::error::Error for FormulaError {}
