//! Why the figures of keys are what they are, and what a key does to an amount: which weights count for which months.

use rust_decimal::Decimal;

use super::amounts::Builder;
use super::{Book, Is, Missing, Quantity, Rule, Where, Why, Working};
use crate::model::drift::DriftColumn;
use crate::model::id::{KeyId, MemberId};
use crate::model::key::{AllocationKey, Weight, weight_of};
use crate::model::period::Month;
use crate::rules::key::{Holding, ShareOf, Span, holding, shares_by, weights};

/// The months that the amounts of a column are of.
pub(super) fn span_of(column: DriftColumn) -> Span {
    match column {
        DriftColumn::PriorActual => Span::Before,
        DriftColumn::Actual | DriftColumn::BudgetToDate => Span::ToDate,
        _ => Span::Year,
    }
}

/// The member whose figure is explained, and where it stands among the weights.
pub(super) type Of = (MemberId, usize);

/// What an amount of these months is split by: the weight of a member and that of all, or where several sets of weights
/// count, the member's share and those that it comes from. `None` where there is nothing to split by.
pub(super) fn push_key(
    builder: &mut Builder<'_>,
    book: Book<'_>,
    key: &AllocationKey,
    span: Span,
    (member, place): Of,
) -> Option<Vec<Decimal>> {
    let workbook = book.workbook;
    let weights = weights(workbook, key)?;
    let held = holding(workbook, key, span)?;
    if let [only] = held.as_slice() {
        push_weights(builder, book, key.id, only, (member, place));
    } else {
        let of = ShareOf::over(workbook, span);
        let share = *shares_by(workbook, key, of)?.get(place)?;
        builder.number(Is::At(Where::Share { key: key.id, of, member }), share);
        push_shares(builder, book, key, &held, (member, place))?;
    }
    Some(weights.over(span).to_vec())
}

/// The weight of a member, and that of all.
fn push_weights(builder: &mut Builder<'_>, book: Book<'_>, key: KeyId, held: &Holding, (member, at): Of) {
    let Holding { from, weights, .. } = held;
    let sum = crate::model::decimal::sum(weights).unwrap_or_default();
    let place = |member| Where::Weight { key, from: *from, member };
    let is_whole = super::figure(book, place(None)) == Some(Quantity::Number(sum));
    builder.number(Is::At(place(Some(member))), weights.get(at).copied().unwrap_or_default());
    builder.number(if is_whole { Is::At(place(None)) } else { Is::WeightSum(key) }, sum);
}

/// A member's share by each set of weights, with in how many months it counts.
fn push_shares(
    builder: &mut Builder<'_>,
    book: Book<'_>,
    key: &AllocationKey,
    held: &[Holding],
    (member, place): Of,
) -> Option<()> {
    for Holding { from, months, .. } in held {
        let of = ShareOf::Set(*from);
        let at = Where::Share { key: key.id, of, member };
        let share = *shares_by(book.workbook, key, of)?.get(place)?;
        builder.number(Is::InMonths { at, months: *months }, share);
    }
    Some(())
}

/// The sum of one set of a key's weights.
pub(super) fn of_weights(book: Book<'_>, key: KeyId, from: Option<Month>) -> Option<Why> {
    let weights = book.workbook.key(key)?.weights_from(from)?;
    let at = |member| Where::Weight { key, from, member };
    let mut builder = Builder::new(book, at(None), Rule::Columns);
    let mut sum = Decimal::ZERO;
    for member in &book.workbook.members {
        let entry = weight_of(weights, member.id);
        if let Some(weight) = entry.value() {
            builder.number(Is::At(at(Some(member.id))), weight.as_decimal());
            sum += weight.as_decimal();
        }
        if entry.is_unread() {
            builder.leave_out(at(Some(member.id)));
        }
    }
    let why = builder.done();
    (why.figure == Some(Quantity::Number(sum))).then_some(why)
}

/// A member's share by a key.
pub(super) fn of_share(book: Book<'_>, key: KeyId, of: ShareOf, member: MemberId) -> Option<Why> {
    let workbook = book.workbook;
    let mut builder = Builder::new(book, Where::Share { key, of, member }, Rule::Ratio);
    let place = workbook.members.iter().position(|known| known.id == member)?;
    let known = workbook.key(key)?;
    if !builder.is_known() {
        return Some(builder.missing(Missing::Key(key)));
    }
    let held = match of {
        ShareOf::Over(span) => holding(workbook, known, span)?,
        // However many months it holds in.
        ShareOf::Set(from) => {
            let set = known.weights_from(from)?;
            let weight = |id| weight_of(set, id).value().map(Weight::as_decimal).unwrap_or_default();
            let weights = workbook.members.iter().map(|member| weight(member.id)).collect();
            vec![Holding { from, months: 12, weights }]
        }
    };
    if let [only] = held.as_slice() {
        push_weights(&mut builder, book, key, only, (member, place));
        builder.working(Working::Ratio { by_size: false });
    } else {
        push_shares(&mut builder, book, known, &held, (member, place))?;
        let sets = held.into_iter().map(|held| (held.months, held.weights)).collect();
        builder.working(Working::ByMonths { sets, at: place });
    }
    Some(builder.done())
}
