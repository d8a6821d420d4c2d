//! What the status bar says of the selected cells: how many, their sum, mean, smallest and largest.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::lang::{Lang, sentence};
use crate::model::decimal;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::session::selection::Selection;
use crate::session::sheet::{Table, Value};
use crate::text::number::{format_amount, format_number, format_percent};

/// The selected figures counted together, as they are shown: with the organisation's signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statistics {
    /// How many cells hold figures that are counted. At least one.
    pub count: usize,
    /// Their sum; `None` for parts of different wholes, which do not add up to anything.
    pub sum: Option<Value>,
    /// Their sum over their number.
    pub mean: Value,
    /// The smallest.
    pub min: Value,
    /// The largest.
    pub max: Value,
}

/// What the selected cells are together; `None` without a figure among them. Amounts are counted if there are
/// any, else other numbers, else percentages: they are never mixed.
#[must_use]
pub fn statistics(table: &Table, cells: &Selection) -> Option<Statistics> {
    let (mut amounts, mut numbers, mut ratios) = (Sum::default(), Sum::default(), Sum::default());
    let mut unit = DisplayUnit::KR;
    for at in cells.cells() {
        match table.value(at) {
            Some(Value::Amount(amount, shown)) => {
                unit = shown;
                amounts.add(amount);
            }
            Some(Value::Number(number)) => numbers.add(number),
            Some(Value::Ratio(ratio)) => ratios.add(ratio),
            None => {}
        }
    }
    let mean = |sum: Decimal, count: usize| decimal::divide(sum, Decimal::from(count)).unwrap_or_default();
    if let Some(found) = amounts.found {
        let amount = |money| Value::Amount(money, unit);
        return Some(Statistics {
            count: amounts.count,
            sum: Some(amount(found.sum)),
            mean: amount(Money::calculated(mean(found.sum.as_decimal(), amounts.count))),
            min: amount(found.min),
            max: amount(found.max),
        });
    }
    let of = |sum: Sum<Decimal>, value: fn(Decimal) -> Value, adds_up: bool| {
        sum.found.map(|found| Statistics {
            count: sum.count,
            sum: adds_up.then(|| value(found.sum)),
            mean: value(mean(found.sum, sum.count)),
            min: value(found.min),
            max: value(found.max),
        })
    };
    of(numbers, Value::Number, true).or_else(|| of(ratios, Value::Ratio, false))
}

/// What the status bar says: `Markerat: 4 celler · summa 12 345 · medel 3 086 · minst 100 · störst 9 000`.
/// Nothing where a single cell is selected, which shows its figure itself.
#[must_use]
pub fn in_words(lang: Lang, table: &Table, cells: &Selection) -> String {
    if cells.is_single() {
        return String::new();
    }
    let style = lang.numbers();
    let figure = |value: Value| match value {
        Value::Amount(amount, unit) => format_amount(amount, unit, style),
        Value::Number(number) => format_number(number, None, style),
        Value::Ratio(ratio) => format_percent(ratio, 1, style),
    };
    let texts = lang.texts();
    let mut words = Vec::new();
    if let Some(found) = statistics(table, cells) {
        words.push(sentence::cells_with_figures(lang, found.count));
        words.extend(found.sum.map(|sum| format!("{} {}", texts.sum_of, figure(sum))));
        words.push(format!("{} {}", texts.mean_of, figure(found.mean)));
        words.push(format!("{} {}", texts.smallest, figure(found.min)));
        words.push(format!("{} {}", texts.largest, figure(found.max)));
    } else {
        words.push(sentence::cells(lang, cells.cells().count()));
    }
    format!("{}: {}", texts.selected, words.join(" · "))
}

/// A running sum with its extremes.
#[derive(Clone, Copy)]
struct Sum<T> {
    count: usize,
    found: Option<Found<T>>,
}

#[derive(Clone, Copy)]
struct Found<T> {
    sum: T,
    min: T,
    max: T,
}

impl<T> Default for Sum<T> {
    fn default() -> Self {
        Self { count: 0, found: None }
    }
}

impl<T: Copy + Counted> Sum<T> {
    fn add(&mut self, value: T) {
        self.count += 1;
        self.found = Some(match self.found {
            None => Found { sum: value, min: value, max: value },
            Some(Found { sum, min, max }) => {
                let (smaller, larger) = (value.order(min).is_lt(), value.order(max).is_gt());
                let (min, max) = (if smaller { value } else { min }, if larger { value } else { max });
                Found { sum: sum.plus(value), min, max }
            }
        });
    }
}

/// What can be counted together, without ever panicking.
trait Counted {
    fn plus(self, other: Self) -> Self;
    fn order(self, other: Self) -> Ordering;
}

impl Counted for Money {
    fn plus(self, other: Self) -> Self {
        self + other
    }

    fn order(self, other: Self) -> Ordering {
        self.cmp(&other)
    }
}

impl Counted for Decimal {
    fn plus(self, other: Self) -> Self {
        let largest = if other.is_sign_negative() { Self::MIN } else { Self::MAX };
        decimal::add(self, other).unwrap_or(largest)
    }

    fn order(self, other: Self) -> Ordering {
        decimal::compare(self, other)
    }
}
