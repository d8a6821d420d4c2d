//! Cells that show amounts: written in the organisation's unit and signs, read by people.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Cell, Mark, Source, Target, Value};
use crate::model::decimal;
use crate::model::entry::Entry;
use crate::model::money::Money;
use crate::model::sign::DeviationSign;
use crate::model::unit::DisplayUnit;
use crate::rules::sense::Sense;
use crate::text::number::{edit_text, format_amount, format_percent};

impl Source<'_> {
    /// A calculated amount, signs as inside.
    pub(super) fn amount(&self, amount: Option<Money>, sense: Sense, unit: DisplayUnit) -> Cell {
        self.amount_as_is(amount.map(|amount| sense.written(amount, &self.workbook.signs)), unit)
    }

    /// An amount with the sign that it has, whatever the organisation's signs.
    pub(super) fn amount_as_is(&self, amount: Option<Money>, unit: DisplayUnit) -> Cell {
        let text = amount.map(|amount| format_amount(amount, unit, self.lang.numbers()));
        Cell {
            value: amount.map(|amount| Value::Amount(amount, unit)),
            ..Cell::shown(text.unwrap_or_default())
        }
    }

    /// What a calculated amount counts as.
    pub(super) fn value(&self, amount: Option<Money>, sense: Sense, unit: DisplayUnit) -> Option<Value> {
        amount.map(|amount| Value::Amount(sense.written(amount, &self.workbook.signs), unit))
    }

    /// An amount cell that people write in: `entry` is what they wrote, `amount` what is shown for it.
    pub(super) fn input(
        &self,
        amount: Option<Money>,
        entry: &Entry<Money>,
        sense: Sense,
        unit: DisplayUnit,
        target: Target,
    ) -> Cell {
        let mut cell = Cell { target: Some(target), ..self.amount(amount, sense, unit) };
        match entry {
            Entry::Unread(text) => {
                cell.value = None;
                cell.text.clone_from(text);
                cell.draft.clone_from(text);
                cell.unread = true;
                cell.about = self.lang.texts().unread_cell.to_owned();
            }
            Entry::Formula(formula) => self.with_formula(&mut cell, formula, target),
            Entry::Empty | Entry::Value(_) | Entry::Decisions(_) => {
                let written = amount.map(|amount| sense.written(amount, &self.workbook.signs));
                cell.draft =
                    written.map(|money| edit_text(money, unit.unit, self.lang.numbers())).unwrap_or_default();
            }
        }
        cell
    }

    /// A deviation with its bar; `largest` is the size of the table's largest one.
    pub(super) fn deviation(
        &self,
        deviation: Option<Money>,
        sense: Sense,
        (unit, sign): (DisplayUnit, DeviationSign),
        largest: Money,
    ) -> Cell {
        let Some(good) = deviation else { return Cell::default() };
        let written = sense.written_deviation(good, sign, &self.workbook.signs);
        let texts = self.lang.texts();
        let size = good.abs().ratio(largest).and_then(percent).unwrap_or(0);
        let (mark, about) = match good.cmp(&Money::ZERO) {
            std::cmp::Ordering::Equal => (Mark::OnBudget, texts.on_budget),
            std::cmp::Ordering::Greater => (Mark::Deviation { good: true, size }, texts.better_than_budget),
            std::cmp::Ordering::Less => (Mark::Deviation { good: false, size }, texts.worse_than_budget),
        };
        Cell {
            text: format_amount(written, unit, self.lang.numbers()),
            mark,
            about: about.to_owned(),
            value: Some(Value::Amount(written, unit)),
            ..Cell::default()
        }
    }

    /// A part of a whole as percent, without decimals.
    pub(super) fn percent(&self, ratio: Option<Decimal>) -> Cell {
        let text = ratio.map(|ratio| format_percent(ratio, 0, self.lang.numbers()));
        Cell { value: ratio.map(Value::Ratio), ..Cell::shown(text.unwrap_or_default()) }
    }

    /// Used percent beside the part of the year that has passed.
    pub(crate) fn used(&self, ratio: Option<Decimal>) -> Cell {
        let passed = crate::rules::drift::year_passed(self.workbook);
        let mark = match (ratio.and_then(percent), percent(passed)) {
            (Some(used), Some(passed)) => {
                Mark::Meter { used, passed, over: ratio.is_some_and(|ratio| ratio > Decimal::ONE) }
            }
            _ => Mark::None,
        };
        let about = match mark {
            Mark::Meter { .. } => {
                let passed = format_percent(passed, 0, self.lang.numbers());
                self.lang.texts().of_year_passed.replace("{}", &passed)
            }
            _ => String::new(),
        };
        Cell { mark, about, ..self.percent(ratio) }
    }
}

/// A ratio as whole percent from 0 to 100, for drawing only.
pub(in crate::session) fn percent(ratio: Decimal) -> Option<u8> {
    let percent = decimal::multiply(ratio, Decimal::ONE_HUNDRED)?.round();
    // Less than nothing is nothing, and more than all is all.
    Some(percent.to_i128().unwrap_or_default().clamp(0, 100)).and_then(|percent| u8::try_from(percent).ok())
}
