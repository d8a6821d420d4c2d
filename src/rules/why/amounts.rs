//! Explanations put together: amounts as the organisation writes them, and operands with the signs that follow.

use super::figure::{figure, is_turned, written};
use super::{Book, Is, Missing, Operand, Quantity, Rule, Where, Why, Working};
use crate::model::money::Money;

/// An explanation that is being put together.
pub(super) struct Builder<'a> {
    book: Book<'a>,
    turned: bool,
    why: Why,
}

impl<'a> Builder<'a> {
    /// An explanation of the figure at a place, by a rule; without operands yet.
    pub(super) fn new(book: Book<'a>, of: Where, rule: Rule) -> Self {
        let why = Why {
            of,
            figure: figure(book, of),
            rule,
            working: Working::Sum,
            operands: Vec::new(),
            missing: None,
            left_out: Vec::new(),
        };
        Self { book, turned: is_turned(book, of), why }
    }

    /// With the figure that is known already.
    pub(super) fn with_figure(mut self, figure: Option<Quantity>) -> Self {
        self.why.figure = figure;
        self
    }

    /// Adds what stands at a place, if something does; `minus` is whether it is taken away with the signs used inside.
    pub(super) fn add(&mut self, at: Where, minus: bool) -> bool {
        let amount = figure(self.book, at);
        if let Some(amount) = amount {
            self.push_at(at, amount, minus);
        }
        amount.is_some()
    }

    /// The same, with nothing as 0.
    pub(super) fn add_or_zero(&mut self, at: Where, minus: bool) {
        let amount = figure(self.book, at).unwrap_or(Quantity::Amount(Money::ZERO));
        self.push_at(at, amount, minus);
    }

    /// Adds what is known to stand at a place.
    pub(super) fn push_at(&mut self, at: Where, amount: Quantity, minus: bool) {
        let minus = minus != (is_turned(self.book, at) != self.turned);
        self.why.operands.push(Operand { is: Is::At(at), amount, minus });
    }

    /// Adds something else, written as the explained figure is; `amount` and `minus` are as inside.
    pub(super) fn push(&mut self, is: Is, amount: Money, minus: bool) {
        let amount = Quantity::Amount(if self.turned { -amount } else { amount });
        self.why.operands.push(Operand { is, amount, minus });
    }

    /// Adds a part of what stands at a place, written as it is there.
    pub(super) fn push_part(&mut self, at: Where, amount: Money, minus: bool) {
        let minus = minus != (is_turned(self.book, at) != self.turned);
        let amount = Quantity::Amount(written(self.book, at, amount));
        self.why.operands.push(Operand { is: Is::PartOf(at), amount, minus });
    }

    /// Adds a plain number.
    pub(super) fn number(&mut self, is: Is, number: impl Into<rust_decimal::Decimal>) {
        self.why.operands.push(Operand { is, amount: Quantity::Number(number.into()), minus: false });
    }

    /// Something is left out.
    pub(super) fn leave_out(&mut self, at: Where) {
        self.why.left_out.push(at);
    }

    /// Adds what the parts differ from the whole by being rounded each for itself, where that is all: at most a
    /// ten-billionth of a krona for each of `parts`. Whether the operands then come to the figure.
    pub(super) fn round(&mut self, parts: usize) -> bool {
        let money = |quantity: Option<Quantity>| quantity.and_then(Quantity::money);
        let Some((known, found)) = money(self.why.figure).zip(money(self.why.evaluate())) else {
            return false;
        };
        let more = known - found;
        let smallest = Money::calculated(rust_decimal::Decimal::new(1, Money::DECIMALS));
        let most = smallest.times(parts.into()).unwrap_or_default();
        if more.abs() > most {
            return false;
        }
        if !more.is_zero() {
            self.why.operands.push(Operand {
                is: Is::Rounding,
                amount: Quantity::Amount(more),
                minus: false,
            });
        }
        true
    }

    /// What is done with the operands.
    pub(super) fn working(&mut self, working: Working) {
        self.why.working = working;
    }

    /// Whether the figure is known.
    pub(super) fn is_known(&self) -> bool {
        self.why.figure.is_some()
    }

    /// Whether what it has come to so far says anything.
    pub(super) fn is_empty(&self) -> bool {
        self.why.operands.is_empty() && self.why.left_out.is_empty() && self.why.figure.is_none()
    }

    /// The explanation.
    pub(super) fn done(self) -> Why {
        self.why
    }

    /// The explanation of a sum; `None` where nothing stands in it.
    pub(super) fn sum(self) -> Option<Why> {
        if self.is_empty() { None } else { Some(self.why) }
    }

    /// That the figure is missing, and why.
    pub(super) fn missing(mut self, why: Missing) -> Why {
        self.why.operands.clear();
        self.why.missing = Some(why);
        self.why
    }
}
