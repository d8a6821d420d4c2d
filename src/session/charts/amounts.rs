//! The open workbook as charts read it: amounts in its units and signs, and where its rows are.

use rust_decimal::Decimal;

use super::Cell;
use super::drawing::Paint;
use super::frame::Measure;
use crate::lang::chart::{self, Words, others, to_date};
use crate::lang::{Lang, heading, sentence};
use crate::model::Workbook;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::id::ActivityId;
use crate::model::money::Money;
use crate::model::order;
use crate::model::unit::DisplayUnit;
use crate::rules::chart::largest;
use crate::rules::drift::{DriftRow, Lens};
use crate::rules::sense::Sense;
use crate::session::place::Destination;
use crate::session::sheet::{SheetId, Subject, Value};
use crate::session::state::{Look, Open, State, View};
use crate::text::number::{format_amount, format_number, format_percent};

/// What charts are made of.
pub(super) struct Source<'a> {
    pub open: &'a Open,
    pub workbook: &'a Workbook,
    pub lang: Lang,
    pub said: &'static Words,
    /// Whose figures are looked at.
    pub lens: Lens,
}

impl<'a> Source<'a> {
    pub(super) fn new(state: &'a State) -> Option<Self> {
        let open = state.open.as_ref()?;
        let lens = match open.look {
            Look::Lens(lens) => lens,
            Look::SideBySide => Lens::Total,
        };
        let said = chart::words(state.lang);
        Some(Self { open, workbook: &open.workbook, lang: state.lang, said, lens })
    }

    pub(super) fn unit(&self) -> DisplayUnit {
        self.workbook.drift_unit
    }

    /// Whose figures, of when, in which unit.
    pub(super) fn about(&self, unit: DisplayUnit, lens: Lens) -> String {
        let workbook = self.workbook;
        let when =
            to_date(self.lang, unit.unit.abbreviation(), heading::month(self.lang, workbook.period_end));
        let whose = match lens {
            Lens::Total => String::new(),
            lens => format!(", {}", heading::lens(self.lang, lens, workbook)),
        };
        format!("{} {}{whose} – {when}", workbook.name, workbook.year.number())
    }

    /// An amount with the sign that it has, without its unit.
    pub(super) fn plain(&self, amount: Money, unit: DisplayUnit) -> String {
        format_amount(amount, unit, self.lang.numbers())
    }

    /// An amount or, where there is none, a dash.
    pub(super) fn or_dash(&self, amount: Option<Money>, unit: DisplayUnit) -> String {
        amount.map_or_else(|| "–".to_owned(), |amount| self.plain(amount, unit))
    }

    /// An amount or, where there is none, a dash; with its unit.
    pub(super) fn with_unit(&self, amount: Option<Money>, unit: DisplayUnit) -> String {
        amount.map_or_else(|| "–".to_owned(), |amount| sentence::amount(self.lang, amount, unit))
    }

    /// An amount of a row as the organisation writes it, or a dash.
    pub(super) fn of_row(&self, sense: Sense, amount: Option<Money>) -> String {
        self.or_dash(amount.map(|amount| sense.written(amount, &self.workbook.signs)), self.unit())
    }

    /// A deviation of the result as the organisation writes it, with its sign also where that is plus.
    pub(super) fn effect(&self, effect: Money) -> String {
        let signs = &self.workbook.signs;
        let written = Sense::Result.written_deviation(effect, signs.deviation, signs);
        let sign = if written > Money::ZERO { "+" } else { "" };
        format!("{sign}{}", self.plain(written, self.unit()))
    }

    /// An amount in the chart's table.
    pub(super) fn cell(&self, amount: Option<Money>, unit: DisplayUnit) -> Cell {
        let value = amount.map(|amount| Value::Amount(amount, unit));
        Cell { text: self.or_dash(amount, unit), value }
    }

    /// An amount of a row, as the organisation writes it, in the chart's table.
    pub(super) fn cell_of_row(&self, sense: Sense, amount: Option<Money>) -> Cell {
        self.cell(amount.map(|amount| sense.written(amount, &self.workbook.signs)), self.unit())
    }

    /// A deviation of the result in the chart's table.
    pub(super) fn cell_of_effect(&self, effect: Option<Money>) -> Cell {
        let signs = &self.workbook.signs;
        let written = |effect| Sense::Result.written_deviation(effect, signs.deviation, signs);
        Cell {
            text: effect.map_or_else(|| "–".to_owned(), |effect| self.effect(effect)),
            value: effect.map(|effect| Value::Amount(written(effect), self.unit())),
        }
    }

    /// A part of a whole in the chart's table.
    pub(super) fn cell_of_part(&self, ratio: Decimal) -> Cell {
        Cell { text: self.percent(ratio), value: Some(Value::Ratio(ratio)) }
    }

    /// Whether an effect is better, in words: `216 tkr bättre`.
    pub(super) fn change(&self, effect: Money) -> String {
        let is_better = (!effect.is_zero()).then(|| !effect.is_negative());
        chart::change(self.lang, &sentence::amount(self.lang, effect.abs(), self.unit()), is_better)
    }

    /// A result in words: `underskott 1 000 tkr`.
    pub(super) fn result(&self, result: Money) -> String {
        sentence::surplus_or_deficit(self.lang, result, self.unit())
    }

    /// A part of a whole: `67 %`.
    pub(super) fn percent(&self, ratio: Decimal) -> String {
        format_percent(ratio, 0, self.lang.numbers())
    }

    /// A figure of a scale in kronor, written in a unit with no more decimals than it needs.
    pub(super) fn tick(&self, kronor: Decimal, unit: DisplayUnit) -> String {
        let number = crate::model::decimal::divide(kronor, unit.unit.in_kronor()).unwrap_or(kronor);
        format_number(number.normalize(), None, self.lang.numbers())
    }

    /// The name of a line, with that of its table where there are several.
    pub(super) fn line(&self, activity: ActivityId, row: &DriftRow) -> String {
        let several = self.workbook.activities.len() > 1;
        match self.workbook.activity(activity).filter(|_| several) {
            Some(table) => format!("{}, {}", row.name, table.name),
            None => row.name.clone(),
        }
    }

    /// Where a row of a drift table is; the bottom line for `None`.
    pub(super) fn place(
        &self,
        activity: ActivityId,
        row: Option<RowId>,
        lens: Lens,
        column: DriftColumn,
    ) -> Destination {
        let columns = &self.workbook.drift_columns;
        Destination {
            view: View::Drift,
            look: Look::Lens(lens),
            activity: Some(activity),
            sheet: SheetId::Drift(activity),
            subject: row.map_or(Subject::Total, Subject::Row),
            column: columns.iter().position(|known| *known == column).map_or(0, |at| at + 1),
        }
    }

    /// Where the result is; `None` where several tables make it.
    pub(super) fn result_place(&self, column: DriftColumn) -> Option<Destination> {
        let only = self.workbook.activities.first().filter(|_| self.workbook.activities.len() == 1)?;
        Some(self.place(only.id, None, self.lens, column))
    }

    /// `Övriga (12)`
    pub(super) fn others(&self, count: usize) -> String {
        others(self.lang, count)
    }
}

/// The smallest step that is written in a unit, in kronor.
pub(super) fn least(unit: DisplayUnit) -> Decimal {
    let power = i64::from(unit.unit.power()) - i64::from(unit.decimals);
    match u32::try_from(power) {
        Ok(power) => Decimal::from(10_u64.saturating_pow(power)),
        Err(_) => Decimal::new(1, u32::try_from(-power).unwrap_or_default()),
    }
}

/// How a chart of amounts measures.
pub(super) fn measure<'a>(unit: DisplayUnit, written: &'a dyn Fn(Decimal) -> String) -> Measure<'a> {
    Measure { least: least(unit), written }
}

/// What an effect on the result is drawn as, and written as.
pub(super) fn paints(effect: Money) -> (Paint, Paint) {
    match effect.cmp(&Money::ZERO) {
        std::cmp::Ordering::Less => (Paint::Bad, Paint::BadText),
        std::cmp::Ordering::Equal => (Paint::Whole, Paint::Text),
        std::cmp::Ordering::Greater => (Paint::Good, Paint::GoodText),
    }
}

/// The same with the largest in their own order, as rows beneath each other have them.
pub(super) fn split_in_order(sizes: impl Iterator<Item = Money>, most: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut single, rest) = split(sizes, most);
    order::sort(&mut single);
    (single, rest)
}

/// Items of which the largest are drawn one by one, by place, and the others together.
pub(super) fn split(sizes: impl Iterator<Item = Money>, most: usize) -> (Vec<usize>, Vec<usize>) {
    largest(&sizes.collect::<Vec<_>>(), most)
}
