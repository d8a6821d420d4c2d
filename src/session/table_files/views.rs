//! What the views say beside their tables, as sheets of a file of spreadsheets: the overview, what the checks find, the
//! settlement with weights and shares. Figures are in the unit in which they stand in the view, which is said.

use rust_decimal::Decimal;
use sambudget_xlsx::Cell;

use super::listed::{Line, Listed, cells, figure, in_kronor, nothing, text};
use super::report_sheet::report_sheet;
use super::{chart_sheets, lists};
use crate::lang::table_file::words;
use crate::model::check::Acceptance;
use crate::rules::check::{Finding, Severity};
use crate::session::acceptance::parted;
use crate::session::list::Item as ListItem;
use crate::session::overview::{Found, Headline, Item, overview};
use crate::session::settlement;
use crate::session::sheet::Value;
use crate::session::state::State;
use crate::text::number::NumberStyle;

/// The views that have something to say, and the lists, in the order of the views.
pub(super) fn all(state: &State) -> Vec<Listed> {
    let views = [overview_sheet, checks, settled].iter().filter_map(|view| view(state));
    let charts = chart_sheets::all(state);
    let report = report_sheet(state);
    views.chain(charts).chain(lists::all(state)).chain(report).filter(|list| !list.rows.is_empty()).collect()
}

/// The columns of the overview's sheet.
#[derive(Clone, Copy)]
enum At {
    Unit = 1,
    Amount,
    Deviation,
    PartOfBudget,
    Before,
    Effect,
    InWords,
}

/// A row of the overview that is being filled in.
struct Glance {
    cells: Vec<Cell>,
    style: NumberStyle,
}

impl Glance {
    fn new(name: &str, style: NumberStyle) -> Self {
        let mut cells = vec![nothing(); At::InWords as usize + 1];
        cells[0] = text(name);
        Self { cells, style }
    }

    fn set(&mut self, at: At, cell: Cell) {
        self.cells[at as usize] = cell;
    }

    /// Puts a figure into its column: amounts where it is said, parts of a budget in theirs.
    fn put(&mut self, amounts: At, value: Value, shown: &str) {
        let at = match value {
            Value::Amount(_, shown) => {
                self.set(At::Unit, text(shown.unit.abbreviation()));
                amounts
            }
            Value::Ratio(_) | Value::Number(_) => At::PartOfBudget,
        };
        self.set(at, figure(value, shown, self.style));
    }

    fn of_headline(headline: &Headline, style: NumberStyle) -> Self {
        let mut row = Self::new(&headline.label, style);
        if let Some(value) = headline.value {
            row.put(At::Amount, value, &headline.figure);
        }
        if let Some(value) = headline.value_more {
            row.put(At::Deviation, value, "");
        }
        let said = [&headline.figure, &headline.more].map(String::as_str);
        let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
        row.set(At::InWords, text(said.join(", ")));
        row
    }

    fn of_item(item: &Item, amounts: At, style: NumberStyle) -> Self {
        let mut row = Self::new(&item.name, style);
        row.put(amounts, item.value, &item.amount);
        if let Some([before, effect]) = item.with_measures {
            row.put(At::Before, before, "");
            row.put(At::Effect, effect, "");
        }
        row.set(At::InWords, text(&item.note));
        row
    }
}

/// The year at a glance.
fn overview_sheet(state: &State) -> Option<Listed> {
    let (texts, said, style) = (state.lang.texts(), words(state.lang), state.lang.numbers());
    let overview = overview(state);
    let headlines = overview.headlines.iter().chain(&overview.measures);
    if headlines.clone().all(|headline| headline.value.is_none()) && overview.deviations.is_empty() {
        return None;
    }
    let mut rows: Vec<Line> =
        headlines.map(|headline| (false, 0, Glance::of_headline(headline, style).cells)).collect();
    let mut section = |name: &str, items: &[Item], amounts: At| {
        if !items.is_empty() {
            rows.push((true, 0, Glance::new(name, style).cells));
            rows.extend(items.iter().map(|item| (false, 1, Glance::of_item(item, amounts, style).cells)));
        }
    };
    section(texts.later().largest_deviations, &overview.deviations, At::Deviation);
    section(texts.later().per_member, &overview.members, At::Amount);
    let headings = [
        texts.overview,
        texts.unit,
        said.amount,
        said.deviation,
        said.part_of_budget,
        texts.later().before_measures_short,
        texts.later().effect_of_measures,
        said.in_words,
    ];
    Some(Listed::new(texts.overview, headings.map(str::to_owned).to_vec(), rows))
}

/// What the checks find: what is left, what somebody has found to be all right and why, and what only roundings make.
fn checks(state: &State) -> Option<Listed> {
    let (texts, said) = (state.lang.texts().later(), words(state.lang));
    let (left, accepted) = parted(state);
    let is_rounding = |(finding, ..): &Found| matches!(finding, Finding::Rounding { .. });
    let (rounding, left): (Vec<Found>, Vec<Found>) = left.into_iter().partition(is_rounding);
    let row = |(finding, sentence, _): Found, stage: &str, acceptance: Option<Acceptance>| {
        let severity = match finding.severity() {
            Severity::Error => texts.severity_error,
            Severity::Warning => texts.severity_warning,
            Severity::Note => texts.severity_note,
        };
        let [reason, by, date] = acceptance.map(|of| [of.reason, of.by, of.date]).unwrap_or_default();
        let row = [severity.to_owned(), sentence, stage.to_owned(), reason, by, date];
        (false, 0, row.map(text).to_vec())
    };
    let left = left.into_iter().map(|found| row(found, said.is_left, None));
    let accepted = accepted.into_iter().map(|(found, of)| row(found, said.is_accepted, Some(of)));
    let rounding = rounding.into_iter().map(|found| row(found, said.is_rounding, None));
    let rows = left.chain(accepted).chain(rounding).collect();
    let headings =
        [said.severity, said.remark, texts.control_state, said.reason, texts.note_by, texts.note_date];
    Some(Listed::new(texts.checks, headings.map(str::to_owned).to_vec(), rows))
}

/// The settlement member by member with weights and shares, and beneath it how it is settled.
fn settled(state: &State) -> Option<Listed> {
    let (texts, said) = (state.lang.texts().later(), words(state.lang));
    let list = settlement::of(state).filter(|list| list.without.is_none())?;
    let at = |heading| list.headings.iter().position(|known| *known == heading);
    let (weight, share) = (at(texts.weight), at(texts.share_percent));
    let mut headings = in_kronor(&list);
    for (at, heading) in [(weight, texts.weight), (share, said.share)] {
        if let Some(known) = at.and_then(|at| headings.get_mut(at)) {
            *known = heading.to_owned();
        }
    }
    let about = list.about.iter().skip(1).map(|line| (false, 0, vec![text(line)]));
    let about: Vec<Line> = about.collect();
    let last = list.rows.len().saturating_sub(1);
    let shown = list.shown(state.lang);
    let rows = list.rows.into_iter().zip(shown).enumerate().map(|(at, (row, shown))| {
        let percent = share.and_then(|share| match (row.get(share)?, shown.get(share)?) {
            (ListItem::Number(percent, ..), (shown, _)) => {
                Some(figure(Value::Ratio(*percent / Decimal::ONE_HUNDRED), shown, state.lang.numbers()))
            }
            (ListItem::Text(_), _) => None,
        });
        let mut row = cells(row);
        if let Some((cell, percent)) = share.and_then(|share| row.get_mut(share)).zip(percent) {
            *cell = percent;
        }
        (at == last, 0, row)
    });
    let rows = rows.chain(about).collect();
    Some(Listed::new(texts.settlement_list, headings, rows))
}
