//! From an expression to its text.

use super::parser::precedence;
use super::{Dialect, names, resolve};
use crate::model::drift::DriftColumn;
use crate::model::formula::{Column, Expression, Function, Operator, Reference, Sign};
use crate::text::number::NumberStyle;

/// Writes `expression` after `text`.
pub(super) fn print(expression: &Expression, dialect: Dialect<'_>, text: &mut String) {
    Printer { dialect, text }.print(expression);
}

struct Printer<'a, 't> {
    dialect: Dialect<'a>,
    text: &'t mut String,
}

/// How tightly a part holds together: operators from 1 to 4, then signs, then percent and what stands alone.
fn tightness(expression: &Expression) -> u8 {
    match expression {
        Expression::Binary(operator, ..) => precedence(*operator),
        Expression::Signed(..) => 5,
        _ => 6,
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Power => "^",
        Operator::Equal => "=",
        Operator::NotEqual => "<>",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
    }
}

impl Printer<'_, '_> {
    fn style(&self) -> NumberStyle {
        match self.dialect {
            Dialect::People(view) => view.style,
            Dialect::File(_) => NumberStyle::English,
        }
    }

    fn print(&mut self, expression: &Expression) {
        match expression {
            Expression::Number(number) => {
                let digits = number.normalize().to_string();
                let swedish = self.style() == NumberStyle::Swedish;
                self.text.push_str(&if swedish { digits.replace('.', ",") } else { digits });
            }
            Expression::Figure(Reference::Own(column)) => {
                self.text.push_str(&names::column_word(*column, self.style()));
            }
            Expression::Figure(Reference::MonthsPassed) => {
                self.text.push_str(names::months_word(self.style()));
            }
            Expression::Figure(Reference::Of(figure)) => {
                self.text.push_str(&resolve::bracket(*figure, self.dialect));
            }
            Expression::Parentheses(inner) => self.parentheses(inner),
            Expression::Signed(sign, inner) => {
                self.text.push(if *sign == Sign::Minus { '-' } else { '+' });
                self.at_least(5, inner);
            }
            Expression::Percent(inner) => {
                self.at_least(6, inner);
                self.text.push('%');
            }
            Expression::Binary(operator, left, right) => {
                self.at_least(precedence(*operator), left);
                self.text.push_str(sign(*operator));
                self.at_least(precedence(*operator) + 1, right);
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    /// Writes a part, in parentheses if it holds together less tightly than it must.
    fn at_least(&mut self, least: u8, part: &Expression) {
        if tightness(part) >= least { self.print(part) } else { self.parentheses(part) }
    }

    fn parentheses(&mut self, inner: &Expression) {
        self.text.push('(');
        self.print(inner);
        self.text.push(')');
    }

    fn call(&mut self, function: Function, arguments: &[Expression]) {
        let english = matches!(self.dialect, Dialect::People(view) if view.style == NumberStyle::English);
        self.text.push_str(names::function_word(function, self.style()));
        self.text.push('(');
        for (index, argument) in arguments.iter().enumerate() {
            if index > 0 {
                self.text.push(if english { ',' } else { ';' });
            }
            self.print(argument);
        }
        self.text.push(')');
    }
}

/// Whether the expression gives the same amount of kronor in whatever unit its figures are: as `actual/7*12`
/// does, and `actual+100` does not.
pub(super) fn is_same_in_any_unit(expression: &Expression) -> bool {
    matches!(degree(expression), Some(Degree::Of(1) | Degree::Any))
}

/// How a value grows with the size of the unit: an amount is of degree 1, a plain number of degree 0.
#[derive(Clone, Copy, PartialEq)]
enum Degree {
    /// 0 is of every degree.
    Any,
    Of(i32),
}

/// The degree of a value; `None` if it has no single one.
fn degree(expression: &Expression) -> Option<Degree> {
    let same = |a: Degree, b: Degree| match (a, b) {
        (Degree::Any, degree) | (degree, Degree::Any) => Some(degree),
        (a, b) => (a == b).then_some(a),
    };
    let all =
        |parts: &[Expression]| parts.iter().try_fold(Degree::Any, |so_far, part| same(so_far, degree(part)?));
    match expression {
        Expression::Number(number) if number.is_zero() => Some(Degree::Any),
        Expression::Number(_) => Some(Degree::Of(0)),
        Expression::Figure(reference) => {
            let column = match reference {
                Reference::Own(column) => *column,
                Reference::Of(figure) => figure.column(),
                Reference::MonthsPassed => return Some(Degree::Of(0)),
            };
            let percent = [DriftColumn::UsedPercent, DriftColumn::DeviationPercent].map(Column::Drift);
            Some(Degree::Of(i32::from(!percent.contains(&column))))
        }
        Expression::Parentheses(inner) | Expression::Signed(_, inner) | Expression::Percent(inner) => {
            degree(inner)
        }
        Expression::Binary(operator, left, right) => {
            let (left, right) = (degree(left)?, degree(right)?);
            match (operator, left, right) {
                (Operator::Add | Operator::Subtract, ..) => same(left, right),
                (Operator::Multiply, Degree::Of(a), Degree::Of(b)) => Some(Degree::Of(a + b)),
                (Operator::Divide, Degree::Of(a), Degree::Of(b)) => Some(Degree::Of(a - b)),
                (Operator::Multiply | Operator::Divide, ..) => None,
                (Operator::Power, Degree::Of(0), Degree::Of(0)) => Some(Degree::Of(0)),
                (Operator::Power, ..) => None,
                // A comparison is the same in any unit if both sides grow alike.
                _ => same(left, right).map(|_| Degree::Of(0)),
            }
        }
        Expression::Call(Function::If, arguments) => match &arguments[..] {
            [condition, rest @ ..] => {
                degree(condition)?;
                all(rest)
            }
            [] => None,
        },
        Expression::Call(Function::Round, arguments) => {
            // Decimals of another unit are others.
            (all(arguments)? == Degree::Of(0)).then_some(Degree::Of(0))
        }
        Expression::Call(_, arguments) => all(arguments),
    }
}
