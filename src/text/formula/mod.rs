//! Formulas as people write them, in Swedish and in English, and as they stand in files.
//!
//! ```text
//! =utfall/7*12   =OM(utfall>budget; utfall; budget)   =[Personalkostnader; Laxå; utfall]*2 %
//! =actual/7*12   =IF(actual>budget, actual, budget)   =[Personalkostnader; Laxå; actual]*2%
//! ```
//!
//! A column of the same row is named by a word, any other figure by what it is called in brackets: the row, then
//! whose and which column where they are not those of the cell itself. Words of both languages are understood in
//! both. Where a name does not decide, an identity after `#` does. Precedence is that of spreadsheets: signs,
//! then `%`, `^`, `* /`, `+ -`, and comparisons last. A unit before a colon (`=tkr: utfall+100`) says what the
//! figures are in, where it is not the unit of the table.

mod error;
mod lexer;
mod names;
mod parser;
mod printer;
mod resolve;

use super::number::NumberStyle;
use crate::model::Workbook;
use crate::model::formula::{Column, Expression, Figure, Formula, Frame, Reference};
use crate::model::unit::Unit;
use crate::part::Part;
pub use error::{FormulaError, Problem};

/// The longest formula that people write, in characters.
pub const LONGEST: usize = 2_000;
/// How deep parentheses, functions and signs may stand inside one another.
pub const DEEPEST: usize = 50;

/// From where a formula is read or written by people: what the words in it mean there.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// The cell that it stands in, as the figure that is seen there.
    pub at: Figure,
    /// The language of numbers and words.
    pub style: NumberStyle,
}

impl View<'_> {
    /// The unit and signs that figures are written in here now.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let unit = match self.at {
            Figure::Drift { .. } => self.workbook.drift_unit,
            Figure::Project { .. } => self.workbook.investment_unit,
        };
        Frame { unit: unit.unit, signs: self.workbook.signs }
    }
}

/// Who writes: this decides words, marks and how other cells are named.
#[derive(Clone, Copy)]
enum Dialect<'a> {
    People(View<'a>),
    /// In files: identities and English words only. The column says of which kind the table is.
    File(Column),
}

/// Whether a text that was written in an amount cell is meant as a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with('=')
}

/// Reads what a person wrote as a formula.
///
/// # Errors
/// Says where the text stops making sense, and why.
pub fn parse(text: &str, view: View<'_>) -> Result<Formula, FormulaError> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(FormulaError { at: LONGEST, length: 0, problem: Problem::TooLong });
    }
    let (unit, expression) = parser::parse(text, Dialect::People(view))?;
    let frame = view.frame();
    formula(Frame { unit: unit.unwrap_or(frame.unit), ..frame }, expression)
}

/// The formula as a person writes it at `view`, whose signs must be those of the formula.
///
/// [`parse`] reads it back as the same formula; where the unit does not matter to it, in that of the view.
#[must_use]
pub fn print(formula: &Formula, view: View<'_>) -> String {
    let mut text = String::from("=");
    let unit = formula.frame().unit;
    if unit != view.frame().unit && !printer::is_same_in_any_unit(formula.expression()) {
        text.push_str(unit.abbreviation());
        text.push_str(": ");
    }
    printer::print(formula.expression(), Dialect::People(view), &mut text);
    text
}

/// What a person writes to refer to `figure` from `view`: a word for a column of the same row, else the brackets
/// with a name. This is what pointing at a cell inserts.
#[must_use]
pub fn reference(figure: Figure, view: View<'_>) -> String {
    let own = Reference::Own(figure.column());
    let reference = if own.seen_from(view.at) == Some(figure) { own } else { Reference::Of(figure) };
    let mut text = String::new();
    printer::print(&Expression::Figure(reference), Dialect::People(view), &mut text);
    text
}

/// What reads and writes formulas, which the page loads later: the first formula that is met asks for it.
#[derive(Debug)]
pub struct Later {
    /// [`parse_stored`].
    pub parse_stored: fn(&str, Frame, Column) -> Result<Formula, FormulaError>,
    /// [`print_stored`].
    pub print_stored: fn(&Formula) -> String,
    /// [`reference`].
    pub reference: fn(Figure, View<'_>) -> String,
}

/// All of it.
pub static ALL: Later = Later { parse_stored, print_stored, reference };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

/// Reads a formula as it stands in a file, for a cell of a table whose columns are as `column`.
///
/// # Errors
/// Says where the text stops making sense, and why.
pub fn parse_stored(text: &str, frame: Frame, column: Column) -> Result<Formula, FormulaError> {
    let (_, expression) = parser::parse(text, Dialect::File(column))?;
    formula(frame, expression)
}

/// The formula as it stands in a file, without its frame. The same formula gives the same text.
#[must_use]
pub fn print_stored(formula: &Formula) -> String {
    let mut text = String::from("=");
    // Words for columns are the same in both tables of a file, so which one it is does not matter here.
    let column = Column::Drift(crate::model::drift::DriftColumn::Actual);
    printer::print(formula.expression(), Dialect::File(column), &mut text);
    text
}

fn formula(frame: Frame, expression: Expression) -> Result<Formula, FormulaError> {
    Formula::new(frame, expression).ok_or(FormulaError { at: 0, length: 0, problem: Problem::TooLong })
}

/// The unit that a word names, as in `tkr`.
fn unit(word: &str) -> Option<Unit> {
    Unit::ALL.into_iter().find(|unit| unit.abbreviation().eq_ignore_ascii_case(word))
}
