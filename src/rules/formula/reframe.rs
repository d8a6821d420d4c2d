//! A formula as it is seen from elsewhere: in the signs that the workbook has now, or in a column that has more in it
//! than its cell.

use super::reader::Reader;
use crate::model::Workbook;
use crate::model::drift::DriftColumn;
use crate::model::formula::{Column, Expression, Figure, Formula, Frame, Operator, Reference, Sign};
use crate::model::investment::ProjectColumn;
use crate::model::money::Money;
use crate::model::sign::SignConvention;
use crate::rules::drift::Tables;

/// The formula of a cell that shows the figure `at`, in the workbook's signs: what reads the other way round now
/// has a minus before it, so that the text that people see gives the same amount.
///
/// `None` if it would have more parts than a formula can have.
#[must_use]
pub fn in_present_signs(
    workbook: &Workbook,
    tables: &Tables,
    formula: &Formula,
    at: Figure,
) -> Option<Formula> {
    let frame = formula.frame();
    if frame.signs == workbook.signs {
        return Some(formula.clone());
    }
    let signs = Turned {
        reader: Reader::new(workbook, tables, tables.formulas()),
        at,
        then: frame.signs,
        now: workbook.signs,
    };
    let expression = signs.turned(formula.expression());
    let expression = if signs.is_turned(at) { minus(expression) } else { expression };
    Formula::new(Frame { signs: workbook.signs, ..frame }, expression)
}

/// The formula less a column of its own row: a budget's formula becomes that of the original budget, which is what is
/// left without supplements. Undoes [`plus_own`].
///
/// `None` if it would have more parts than a formula can have.
#[must_use]
pub fn less_own(formula: &Formula, column: Column) -> Option<Formula> {
    own_taken(formula, column, Operator::Add, Operator::Subtract)
}

/// The formula and a column of its own row: the formula of an original budget as that of the whole budget. Undoes
/// [`less_own`].
///
/// `None` if it would have more parts than a formula can have.
#[must_use]
pub fn plus_own(formula: &Formula, column: Column) -> Option<Formula> {
    own_taken(formula, column, Operator::Subtract, Operator::Add)
}

/// Takes away what stands last with `there`, or puts it last with `else_put`.
fn own_taken(formula: &Formula, column: Column, there: Operator, else_put: Operator) -> Option<Formula> {
    let own = Expression::Figure(Reference::Own(column));
    let expression = match formula.expression() {
        Expression::Binary(operator, left, right) if *operator == there && **right == own => (**left).clone(),
        // Comparisons hold together less tightly than sums.
        Expression::Binary(operator, ..) if !is_arithmetic(*operator) => {
            let inner = Expression::Parentheses(Box::new(formula.expression().clone()));
            Expression::Binary(else_put, Box::new(inner), Box::new(own))
        }
        expression => Expression::Binary(else_put, Box::new(expression.clone()), Box::new(own)),
    };
    Formula::new(formula.frame(), expression)
}

fn is_arithmetic(operator: Operator) -> bool {
    use Operator::{Add, Divide, Multiply, Power, Subtract};
    matches!(operator, Add | Subtract | Multiply | Divide | Power)
}

struct Turned<'a> {
    reader: Reader<'a>,
    at: Figure,
    then: SignConvention,
    now: SignConvention,
}

fn minus(expression: Expression) -> Expression {
    Expression::Signed(Sign::Minus, Box::new(expression))
}

impl Turned<'_> {
    /// Whether a figure has the other sign now than when the formula was written.
    fn is_turned(&self, figure: Figure) -> bool {
        let Some(sense) = self.reader.sense(figure) else { return false };
        let one = Money::kronor(1);
        let written = |signs: &SignConvention| match figure.column() {
            Column::Drift(DriftColumn::UsedPercent | DriftColumn::DeviationPercent) => one,
            Column::Drift(DriftColumn::Deviation | DriftColumn::DeviationToDate) => {
                sense.written_deviation(one, signs.deviation, signs)
            }
            Column::Project(ProjectColumn::Deviation | ProjectColumn::DeviationToDate) => {
                sense.written_deviation(one, signs.project_deviation, signs)
            }
            _ => sense.written(one, signs),
        };
        written(&self.then) != written(&self.now)
    }

    fn turned(&self, expression: &Expression) -> Expression {
        let inside = |inner: &Expression| Box::new(self.turned(inner));
        match expression {
            Expression::Number(number) => Expression::Number(*number),
            Expression::Figure(reference) => {
                let read = Expression::Figure(*reference);
                let turned = reference.seen_from(self.at).is_some_and(|figure| self.is_turned(figure));
                if turned { minus(read) } else { read }
            }
            Expression::Parentheses(inner) => Expression::Parentheses(inside(inner)),
            Expression::Signed(sign, inner) => Expression::Signed(*sign, inside(inner)),
            Expression::Percent(inner) => Expression::Percent(inside(inner)),
            Expression::Binary(operator, left, right) => {
                Expression::Binary(*operator, inside(left), inside(right))
            }
            Expression::Call(function, arguments) => {
                Expression::Call(*function, arguments.iter().map(|argument| self.turned(argument)).collect())
            }
        }
    }
}
