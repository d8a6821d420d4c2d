//! What the operands of an explanation come to.

use rust_decimal::Decimal;

use super::{Operand, Quantity, Where, Why, Working};
use crate::model::decimal;
use crate::model::formula::{Figure, ProjectRow, Reference, TableRow};
use crate::model::money::Money;
use crate::rules::drift::Lens;
use crate::rules::formula::of_figures;
use crate::rules::key::{shares, together};
use crate::rules::split::split;
use crate::text::number::in_unit;

impl Quantity {
    /// The amount in kronor; a plain number is none.
    #[must_use]
    pub fn money(self) -> Option<Money> {
        match self {
            Self::Amount(amount) => Some(amount),
            Self::Number(_) => None,
        }
    }

    /// As a plain number.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        match self {
            Self::Amount(amount) => amount.as_decimal(),
            Self::Number(number) => number,
        }
    }
}

impl Operand {
    /// The amount as it counts: the other way round where it is taken away.
    fn counted(&self) -> Option<Money> {
        self.amount.money().map(|amount| if self.minus { -amount } else { amount })
    }
}

fn sum(operands: &[Operand]) -> Option<Money> {
    operands.iter().map(Operand::counted).try_fold(Money::ZERO, |sum, amount| Some(sum + amount?))
}

impl Why {
    /// What the operands come to: exactly the figure, where there is one.
    #[must_use]
    pub fn evaluate(&self) -> Option<Quantity> {
        let operands = self.operands.as_slice();
        let amount = match (&self.working, operands) {
            (Working::Listed, _) => None,
            (Working::Sum, []) if matches!(self.figure, Some(Quantity::Number(_))) => {
                return Some(Quantity::Number(Decimal::ZERO));
            }
            (Working::Sum, [Operand { amount: Quantity::Number(_), .. }, ..]) => {
                let numbers: Vec<Decimal> = operands.iter().map(|operand| operand.amount.decimal()).collect();
                return decimal::sum(&numbers).map(Quantity::Number);
            }
            (Working::Sum, _) => sum(operands),
            (Working::Share, [first, of, whole, rest @ ..]) => {
                let share = first.counted()?.share(of.amount.decimal(), whole.amount.decimal())?;
                Some(share + sum(rest)?)
            }
            (Working::PlusShare, [first, second, of, whole, rest @ ..]) => {
                let share = second.counted()?.share(of.amount.decimal(), whole.amount.decimal())?;
                Some(first.counted()? + share + sum(rest)?)
            }
            (Working::Ratio { by_size }, [first, whole]) => {
                let size = if *by_size { whole.amount.decimal().abs() } else { whole.amount.decimal() };
                let of = first.counted().map_or(first.amount.decimal(), Money::as_decimal);
                return decimal::divide(of, size).map(Quantity::Number);
            }
            (Working::Part { weights, at }, [first, ..]) => {
                split(first.counted()?, weights)?.get(*at).copied()
            }
            (Working::ByMonths { sets, at }, _) => {
                let sets: Vec<(u8, &[Decimal])> = sets.iter().map(|(n, of)| (*n, of.as_slice())).collect();
                return shares(&together(&sets)?)?.get(*at).copied().map(Quantity::Number);
            }
            (Working::AtMost, [first, others @ ..]) => {
                Some(first.counted()?.min(sum(others)?).max(Money::ZERO))
            }
            (Working::Left, [first, others @ ..]) => {
                let whole = first.counted()?;
                if whole.is_negative() { Some(whole) } else { Some(whole + sum(others)?) }
            }
            (Working::Formula(formula, at), _) => {
                let read = |reference: Reference| {
                    let operand = operands.iter().find(|operand| match reference.seen_from(*at) {
                        Some(figure) => operand.is.figure() == Some(figure),
                        None => operand.is == super::Is::MonthsPassed,
                    })?;
                    Some(match operand.amount {
                        Quantity::Amount(amount) => in_unit(amount, formula.frame().unit),
                        Quantity::Number(number) => number,
                    })
                };
                of_figures(formula, &read)
            }
            _ => None,
        };
        amount.map(Quantity::Amount)
    }
}

impl super::Is {
    /// The place that it leads to.
    #[must_use]
    pub fn place(self) -> Option<Where> {
        match self {
            Self::At(at) | Self::PartOf(at) | Self::Hidden(at) | Self::InMonths { at, .. } => Some(at),
            _ => None,
        }
    }

    /// As formulas refer to it.
    fn figure(self) -> Option<Figure> {
        match self.place()? {
            Where::Drift { activity, row, lens, column } => {
                let holder = match lens {
                    Lens::Total => None,
                    Lens::Holder(holder) => Some(holder),
                };
                let row = row.map_or(TableRow::Result(activity), TableRow::Row);
                Some(Figure::Drift { row, holder, column })
            }
            Where::Project { group, project, column, .. } => {
                let row = project.map_or(ProjectRow::Total(group), ProjectRow::Project);
                Some(Figure::Project { row, column })
            }
            _ => None,
        }
    }
}
