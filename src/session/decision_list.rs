//! Every decision of the workbook, as a list to look at, print, copy and save.

use super::decisions::Budget;
use super::effect::Effect;
use super::shelf::file_name;
use super::state::State;
use crate::lang::decision::words;
use crate::lang::heading;
use crate::model::drift::{Kind as LineKind, Place};
use crate::model::formula::AmountCell;
use crate::model::money::Money;
use crate::model::order;
use crate::model::period::Date;
use crate::model::unit::Unit;
use crate::rules::sense::Sense;
use crate::text::number::{edit_text, format_number};

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionList {
    /// The workbook and its year.
    pub about: String,
    /// Why there are no rows, where there are none.
    pub without: Option<&'static str>,
    /// What the columns hold.
    pub headings: Vec<&'static str>,
    /// Each decision by its date, and the sums last.
    rows: Vec<Vec<Item>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Text(String),
    /// An amount in kronor as the organisation writes it.
    Amount(Money),
}

/// The decisions of the open workbook.
#[must_use]
pub fn of(state: &State) -> Option<DecisionList> {
    let workbook = &state.open.as_ref()?.workbook;
    let (lang, texts, words) = (state.lang, state.lang.texts().later(), words(state.lang));
    let mut rows: Vec<(Option<Date>, Vec<Item>)> = Vec::new();
    let mut sums: Vec<(&str, Money)> = Vec::new();
    for budget in Budget::all(workbook) {
        let sense = budget.sense();
        let of = match sense {
            Sense::Kind(LineKind::Revenue) => words.revenue,
            Sense::Kind(LineKind::Contribution) => words.contribution,
            Sense::Kind(LineKind::Cost) => words.cost,
            _ => words.investments,
        };
        let decided = budget.decisions().into_iter();
        for (cell, kind, decision) in decided.filter(|(cell, ..)| budget.entry(*cell).decisions().is_some()) {
            let amount = sense.written(decision.amount, &workbook.signs);
            match sums.iter_mut().find(|(known, _)| *known == of) {
                Some((_, sum)) => *sum += amount,
                None => sums.push((of, amount)),
            }
            let holder = match (budget.project(), cell) {
                (Some(project), _) => heading::holder(lang, project.holder, workbook),
                (_, AmountCell::Line(_, Place::Part(holder), _)) => heading::holder(lang, holder, workbook),
                _ => words.whole_line.to_owned(),
            };
            let date = decision.date.map(|date| date.to_string()).unwrap_or_default();
            let name = budget.name().to_owned();
            let [date, reference, name, holder, kind] =
                [date, decision.reference, name, holder, kind.name(words).to_owned()].map(Item::Text);
            let reason = Item::Text(decision.reason);
            let row = vec![date, reference, name, holder, kind, Item::Amount(amount), reason];
            rows.push((decision.date, row));
        }
    }
    // What has no date comes last.
    order::sort_by(&mut rows, |(a, _), (b, _)| a.is_none().cmp(&b.is_none()).then(a.cmp(b)));
    let without = rows.is_empty().then_some(words.none);
    let total = |(of, sum): (&str, Money)| {
        let mut row = vec![Item::Text(String::new()); 7];
        row[0] = Item::Text(words.sum_of.replace("{}", of));
        row[5] = Item::Amount(sum);
        row
    };
    Some(DecisionList {
        about: format!("{}, {}", workbook.name, workbook.year.number()),
        without,
        headings: vec![
            texts.date,
            words.reference,
            words.row,
            texts.holder,
            words.kind,
            texts.amount,
            texts.reason,
        ],
        rows: rows.into_iter().map(|(_, row)| row).chain(sums.into_iter().map(total)).collect(),
    })
}

impl DecisionList {
    /// Its rows as they are shown, in kronor; the sums last.
    #[must_use]
    pub fn shown(&self, state: &State) -> Vec<Vec<String>> {
        let text = |item: &Item| match item {
            Item::Text(text) => text.clone(),
            Item::Amount(amount) => format_number(amount.as_decimal(), None, state.lang.numbers()),
        };
        self.rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }

    /// The whole list as text, a line for each row, as spreadsheets read it in the user's language.
    #[must_use]
    pub fn text(&self, state: &State, between: char, end: &str) -> String {
        let plain = |item: &Item| match item {
            // A hyphen for minus is read by all programs.
            Item::Amount(amount) => {
                edit_text(*amount, Unit::Kr, state.lang.numbers()).replace('\u{2212}', "-")
            }
            Item::Text(text) => quoted(text, between),
        };
        let headings = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(plain).collect());
        let join = |row: Vec<String>| row.join(&between.to_string()) + end;
        [headings].into_iter().chain(rows).map(join).collect()
    }
}

/// A text as a cell of a line whose cells `between` divides. What begins like a formula would be calculated.
fn quoted(text: &str, between: char) -> String {
    let space = if text.starts_with(['=', '+', '-', '@']) { " " } else { "" };
    if text.contains([between, '"', '\n', '\r']) {
        format!("\"{space}{}\"", text.replace('"', "\"\""))
    } else {
        [space, text].concat()
    }
}

/// Saves the list to a file.
pub(super) fn save(state: &State) -> Vec<Effect> {
    let (Some(list), Some(open)) = (of(state), &state.open) else { return Vec::new() };
    let title = words(state.lang).list_command;
    let name = format!("{title} {} {}.csv", file_name(&open.workbook.name), open.workbook.year.number());
    // The mark says that it is UTF-8, and the semicolon leaves the comma to the decimals.
    vec![Effect::Download { name, text: format!("\u{feff}{}", list.text(state, ';', "\r\n")) }]
}
