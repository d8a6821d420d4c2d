//! From pieces to an expression: precedence as in spreadsheets, by climbing.

use super::error::{FormulaError, Problem};
use super::lexer::{Token, What, tokens};
use super::{DEEPEST, Dialect, names, resolve, unit};
use crate::model::formula::{Expression, Formula, Operator, Reference, Sign};
use crate::model::unit::Unit;
use crate::text::number::NumberStyle;

/// The unit that the text names before a colon, and what it calculates.
pub(super) fn parse(text: &str, dialect: Dialect<'_>) -> Result<(Option<Unit>, Expression), FormulaError> {
    let (style, in_file) = match dialect {
        Dialect::People(view) => (view.style, false),
        Dialect::File(_) => (NumberStyle::English, true),
    };
    let mut parser = Parser { tokens: tokens(text, style, in_file)?, next: 0, depth: 0, parts: 0, dialect };
    if parser.take().what != What::Operator(Operator::Equal) {
        return Err(FormulaError { at: 0, length: 0, problem: Problem::NoEqualSign });
    }
    let unit = if in_file { None } else { parser.unit() };
    let expression = parser.expression(0)?;
    let end = parser.take();
    match end.what {
        What::End => Ok((unit, expression)),
        What::Close => Err(end.error(Problem::NotOpened)),
        _ => Err(end.error(Problem::OperatorExpected)),
    }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    next: usize,
    depth: usize,
    parts: usize,
    dialect: Dialect<'a>,
}

/// How tightly an operator binds, from 1.
pub(super) fn precedence(operator: Operator) -> u8 {
    match operator {
        Operator::Add | Operator::Subtract => 2,
        Operator::Multiply | Operator::Divide => 3,
        Operator::Power => 4,
        _ => 1,
    }
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        // The end stands last and is never passed.
        &self.tokens[self.next.min(self.tokens.len() - 1)]
    }

    fn take(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    /// Takes the next token if it is this one.
    fn takes(&mut self, what: &What) -> bool {
        let is = self.peek().what == *what;
        self.next += usize::from(is);
        is
    }

    fn unit(&mut self) -> Option<Unit> {
        let What::Word(word) = &self.peek().what else { return None };
        let unit = unit(word)?;
        let colon = self.tokens.get(self.next + 1).is_some_and(|token| token.what == What::Colon);
        self.next += if colon { 2 } else { 0 };
        colon.then_some(unit)
    }

    /// Goes one level deeper, to `inner` and back.
    fn deeper<T>(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Result<T, FormulaError>,
    ) -> Result<T, FormulaError> {
        if self.depth == DEEPEST {
            return Err(self.peek().error(Problem::TooDeep));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// Counts a part; a formula with too many is not built, however its text goes on.
    fn part(&mut self, expression: Expression) -> Result<Expression, FormulaError> {
        self.parts += 1;
        let fits = self.parts <= Formula::MOST_PARTS;
        if fits { Ok(expression) } else { Err(self.peek().error(Problem::TooLong)) }
    }

    /// Values with operators between them that bind at least as tightly as `least`; from left to right.
    fn expression(&mut self, least: u8) -> Result<Expression, FormulaError> {
        let mut left = self.signed()?;
        while let What::Operator(operator) = self.peek().what
            && precedence(operator) >= least
        {
            self.next += 1;
            let right = self.expression(precedence(operator) + 1)?;
            left = self.part(Expression::Binary(operator, Box::new(left), Box::new(right)))?;
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Expression, FormulaError> {
        let sign = match self.peek().what {
            What::Operator(Operator::Add) => Sign::Plus,
            What::Operator(Operator::Subtract) => Sign::Minus,
            _ => return self.hundredths(),
        };
        self.next += 1;
        let signed = self.deeper(Self::signed)?;
        self.part(Expression::Signed(sign, Box::new(signed)))
    }

    fn hundredths(&mut self) -> Result<Expression, FormulaError> {
        let mut value = self.value()?;
        while self.takes(&What::Percent) {
            value = self.part(Expression::Percent(Box::new(value)))?;
        }
        Ok(value)
    }

    fn value(&mut self) -> Result<Expression, FormulaError> {
        let token = self.take();
        match &token.what {
            What::Number(number) => self.part(Expression::Number(*number)),
            What::Bracket(inside) => {
                let inner = resolve::figure(inside, self.dialect).map_err(|(problem, at, length)| {
                    FormulaError { at: token.at + 1 + at, length, problem }
                })?;
                self.part(Expression::Figure(Reference::Of(inner)))
            }
            What::Word(word) if self.takes(&What::Open) => self.call(&token, word),
            What::Word(word) if resolve::is_months(word, self.dialect) => {
                self.part(Expression::Figure(Reference::MonthsPassed))
            }
            What::Word(word) => {
                let column = resolve::own_column(word, self.dialect);
                let column = column.ok_or_else(|| token.error(Problem::UnknownWord))?;
                self.part(Expression::Figure(Reference::Own(column)))
            }
            What::Open => {
                let inner = self.deeper(|parser| parser.expression(0))?;
                if !self.takes(&What::Close) {
                    return Err(self.unclosed());
                }
                self.part(Expression::Parentheses(Box::new(inner)))
            }
            _ => Err(token.error(Problem::ValueExpected)),
        }
    }

    /// What stands where a parenthesis or the next argument should.
    fn unclosed(&self) -> FormulaError {
        let token = self.peek();
        token.error(if token.what == What::End { Problem::NotClosed } else { Problem::OperatorExpected })
    }

    fn call(&mut self, token: &Token, word: &str) -> Result<Expression, FormulaError> {
        let in_file = matches!(self.dialect, Dialect::File(_));
        let function = names::function(word)
            // In files each has one name.
            .filter(|known| !in_file || names::function_word(*known, NumberStyle::English) == word)
            .ok_or_else(|| token.error(Problem::UnknownFunction))?;
        let mut arguments = Vec::new();
        if !self.takes(&What::Close) {
            loop {
                arguments.push(self.deeper(|parser| parser.expression(0))?);
                if self.takes(&What::Close) {
                    break;
                }
                if !self.takes(&What::Separator) {
                    return Err(self.unclosed());
                }
            }
        }
        let (least, most) = function.arguments();
        if !(least..=most).contains(&arguments.len()) {
            return Err(token.error(Problem::Arguments(function)));
        }
        self.part(Expression::Call(function, arguments))
    }
}
