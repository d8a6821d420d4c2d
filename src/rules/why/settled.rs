//! Why the figures of the settlement and of the balance requirement are what they are.

use super::amounts::Builder;
use super::figure::{balance_rows, written};
use super::key::push_key;
use super::sums::push_results;
use super::{Book, Missing, Quantity, Rule, Settled, Where, Why, Working};
use crate::model::drift::Kind;
use crate::model::id::MemberId;
use crate::model::member::Holder;
use crate::rules::drift::Lens;
use crate::rules::key::Span;
use crate::rules::sense::Sense;
use crate::rules::summary::settlement;

/// Why a figure of the settlement is what it is.
pub(super) fn why(book: Book<'_>, member: Option<MemberId>, figure: Settled) -> Option<Why> {
    let workbook = book.workbook;
    let at = |member, figure| Where::Settlement { member, figure };
    let of = at(member, figure);
    let basis = workbook.settlement.basis.column();
    let settled = settlement(workbook, book.tables);
    let Some(member) = member else {
        let mut builder = Builder::new(book, of, Rule::Rows);
        match figure {
            Settled::Part if !builder.is_known() => return Some(builder.missing(Missing::Result)),
            Settled::Part => push_results(&mut builder, book, Lens::Total, basis),
            _ => {
                for ((id, _), (paid, cost)) in settled.parts?.iter().zip(settled.paid?) {
                    let amount = if figure == Settled::Paid { paid } else { cost };
                    builder.push_at(at(Some(*id), figure), Quantity::Amount(amount), false);
                }
            }
        }
        return builder.sum();
    };
    let place = workbook.members.iter().position(|known| known.id == member)?;
    let mut builder = Builder::new(book, of, Rule::Settled);
    match (figure, &settled.paid) {
        (Settled::Paid, _) => {
            builder = Builder::new(book, of, Rule::Contributions);
            for table in book.tables.iter() {
                let lines = table.rows.iter().filter(|row| row.adds.is_empty());
                for row in lines.filter(|row| row.sense == Sense::Kind(Kind::Contribution)) {
                    let lens = Lens::Holder(Holder::Member(member));
                    builder.add(
                        Where::Drift { activity: table.activity, row: row.id, lens, column: basis },
                        false,
                    );
                }
            }
        }
        (Settled::Part, Some(_)) => {
            builder.add(at(Some(member), Settled::Paid), false);
            builder.add(at(Some(member), Settled::Cost), true);
        }
        _ => {
            let key = workbook.settlement.key?;
            builder = Builder::new(book, of, Rule::Key(key));
            builder.add(at(None, figure), false);
            let span = Span::settled(workbook.settlement.basis);
            let weights = push_key(&mut builder, book, workbook.key(key)?, span, (member, place))?;
            builder.working(Working::Part { weights, at: place });
        }
    }
    builder.sum()
}

/// Why a figure of the balance requirement is what it is.
pub(super) fn of_balance(book: Book<'_>, row: usize, column: usize) -> Option<Why> {
    let workbook = book.workbook;
    let rows = balance_rows(book);
    let figure = rows.get(row)?.get(column).copied()?;
    let (adjustments, deficits) = (workbook.balance.adjustments.len(), workbook.balance.deficits.len());
    let at = |row, column| Where::Balance { row, column };
    let amount = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column).copied()?);
    let of = at(row, column);
    let figure = figure.map(|figure| Quantity::Amount(written(book, of, figure)));
    let builder = |rule| Builder::new(book, of, rule).with_figure(figure);
    let (adjusted, left) = (adjustments + 1, adjustments + deficits + 2);
    let push = |builder: &mut Builder<'_>, row, column, minus| {
        if let Some(amount) = amount(row, column) {
            builder.push_at(at(row, column), Quantity::Amount(amount), minus);
        }
    };
    match (row, column) {
        (0, 0) => {
            let mut builder = builder(Rule::Rows);
            if figure.is_none() {
                return Some(builder.missing(Missing::Result));
            }
            push_results(&mut builder, book, Lens::Total, workbook.settlement.basis.column());
            builder.sum()
        }
        (row, 0) if row == adjusted => {
            let mut builder = builder(Rule::Rows);
            figure?;
            (0..adjusted).for_each(|row| push(&mut builder, row, 0, false));
            builder.sum()
        }
        (row, 0) if row == left => {
            let mut builder = builder(Rule::Restored);
            figure?;
            push(&mut builder, adjusted, 0, false);
            (adjusted + 1..left).for_each(|row| push(&mut builder, row, 1, true));
            builder.working(Working::Left);
            builder.sum()
        }
        (row, 1) if row > adjusted && row < left => {
            let mut builder = builder(Rule::Restored);
            // The deficit stands there with a minus.
            push(&mut builder, row, 0, true);
            push(&mut builder, adjusted, 0, false);
            (adjusted + 1..row).for_each(|row| push(&mut builder, row, 1, true));
            builder.working(Working::AtMost);
            Some(builder.done())
        }
        (row, 2) if row > adjusted && row < left => {
            let mut builder = builder(Rule::Columns);
            push(&mut builder, row, 0, false);
            push(&mut builder, row, 1, false);
            builder.sum()
        }
        _ => None,
    }
}
