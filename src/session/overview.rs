//! What the overview says, ready to be shown.

use super::place::Destination;
use super::sheet::{Mark, SheetId, Subject, Value};
use super::state::{Look, Open, State, View};
use super::why::is_asked;
use crate::lang::{Lang, sentence};
use crate::model::drift::{DriftColumn, Kind, RowId};
use crate::model::investment::ProjectColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::model::order;
use crate::model::unit::DisplayUnit;
use crate::rules::check::{Finding, findings};
use crate::rules::drift::{DriftRow, Lens};
use crate::rules::figures::{Figures, sum};
use crate::rules::measure::{WithMeasures, of_result, of_row};
use crate::rules::project::{all_projects, lacks};
use crate::rules::sense::Sense;
use crate::rules::summary::{result, result_parts};
use crate::rules::why::{Overall, Where};
use crate::text::number::{format_amount, format_percent};

/// A headline figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// What it is.
    pub label: String,
    /// The figure in words and numbers: `underskott 1 000 tkr`.
    pub figure: String,
    /// More about it: `avvikelse −1 000 mot budget`.
    pub more: String,
    /// Good or bad for the board, where that can be said.
    pub good: Option<bool>,
    /// Percent used beside percent of the year, where that is what it is about.
    pub mark: Mark,
    /// Where it leads.
    pub to: Option<Destination>,
    /// Which figure it is: one can ask why.
    pub why: Option<Where>,
    /// Which figure is in what more is said.
    pub why_more: Option<Where>,
    /// The figure as a number, with the sign that it has in tables.
    pub value: Option<Value>,
    /// The same of the figure in what more is said.
    pub value_more: Option<Value>,
}

/// A row of a short list: a name, an amount, and a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub name: String,
    /// The amount, written.
    pub amount: String,
    /// Its bar, and whether it is good.
    pub mark: Mark,
    /// In words, what the bar shows.
    pub note: String,
    /// More about it; empty where there is nothing to say.
    pub more: String,
    /// Where it leads.
    pub to: Destination,
    /// Which figure it is: one can ask why.
    pub why: Where,
    /// The amount as a number, with the sign that it has in tables.
    pub value: Value,
    /// Before measures and what those come to, where more is said about it.
    pub with_measures: Option<[Value; 2]>,
}

/// What the overview says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// The year's figures at a glance.
    pub headlines: Vec<Headline>,
    /// The prognosis before measures, their effect, and the prognosis after, where there is an action plan.
    pub measures: Vec<Headline>,
    /// The lines that deviate most from budget, largest first.
    pub deviations: Vec<Item>,
    /// Each holder's part of the expected result.
    pub members: Vec<Item>,
}

/// How many deviations are listed.
const MOST_DEVIATIONS: usize = 8;

/// What the overview says of the open workbook.
#[must_use]
pub fn overview(state: &State) -> Overview {
    let Some(open) = state.open.as_ref() else { return Overview::default() };
    let measures = if open.workbook.plan.is_empty() { Vec::new() } else { with_measures(state) };
    Overview { headlines: headlines(state), measures, deviations: deviations(state), members: members(state) }
}

/// Where a figure of the result stands: that of the only drift table, or of all of them.
fn result_of(open: &Open, column: DriftColumn) -> Where {
    match &open.workbook.activities[..] {
        [only] => Where::Drift { activity: only.id, row: None, lens: Lens::Total, column },
        _ => Where::Results { activity: None, lens: Lens::Total, column },
    }
}

/// The prognosis before measures, their effect, and the prognosis after: three figures, always side by side.
#[must_use]
pub fn with_measures(state: &State) -> Vec<Headline> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    three(state, open, of_result(open.seen().tables, Lens::Total), result_place(state), |column| {
        Where::Member { holder: None, column }
    })
}

/// The same of the drift table that is shown, for whose figures are looked at; nothing where there is no action plan.
#[must_use]
pub fn of_drift(state: &State) -> Vec<Headline> {
    let Some((open, source)) = state.open.as_ref().zip(state.source()) else { return Vec::new() };
    let table = open.seen().tables.iter().find(|table| Some(table.activity) == open.activity);
    let Some((table, row)) = table.and_then(|table| Some((table, table.rows.last()?))) else {
        return Vec::new();
    };
    if open.workbook.plan.is_empty() {
        return Vec::new();
    }
    let (activity, lens) = (table.activity, source.lens);
    three(state, open, of_row(table, row, lens), None, |column| Where::Drift {
        activity,
        row: None,
        lens,
        column,
    })
}

/// Three figures of a result, where they lead, and which figures they are.
fn three(
    state: &State,
    open: &Open,
    WithMeasures { before, effect, after }: WithMeasures,
    to: Option<Destination>,
    at: impl Fn(DriftColumn) -> Where,
) -> Vec<Headline> {
    let (lang, texts, unit) = (state.lang, state.lang.texts().later(), open.workbook.drift_unit);
    // With the sign that it has beside the results in tables; what it means is said.
    let written = |amount| Sense::Result.written(amount, &open.workbook.signs);
    let headline = |label: &str, amount: Option<Money>, figure: Option<String>, to, column| Headline {
        label: label.to_owned(),
        figure: figure.unwrap_or_else(|| "–".to_owned()),
        more: String::new(),
        good: None,
        mark: Mark::None,
        to,
        // Where no measure counts, nothing follows from anything.
        why: amount.map(|_| at(column)).filter(|of| is_asked(state, *of)),
        why_more: None,
        value: amount.map(|amount| Value::Amount(written(amount), unit)),
        value_more: None,
    };
    let result = |amount: Option<Money>| amount.map(|a| sentence::surplus_or_deficit(lang, a, unit));
    let plan = Destination {
        view: View::Measures,
        look: Look::Lens(Lens::Total),
        activity: None,
        sheet: SheetId::Measures,
        subject: Subject::Total,
        column: 0,
    };
    let effect_shown = effect.map(|amount| signed(lang, written(amount), unit));
    let good = effect.filter(|effect| !effect.is_zero()).map(|effect| !effect.is_negative());
    let more = match good {
        Some(true) => texts.effect_is_better,
        Some(false) => texts.effect_is_worse,
        None => "",
    };
    let (before_at, after_at) = (DriftColumn::BeforeMeasures, DriftColumn::Prognosis);
    vec![
        headline(texts.before_measures, before, result(before), to, before_at),
        Headline {
            good,
            more: more.to_owned(),
            ..headline(texts.effect_of_measures, effect, effect_shown, Some(plan), DriftColumn::Measures)
        },
        headline(texts.after_measures, after, result(after), to, after_at),
    ]
}

/// An amount with its sign, also where that is plus.
fn signed(lang: Lang, amount: Money, unit: DisplayUnit) -> String {
    let sign = if amount > Money::ZERO { "+" } else { "" };
    format!("{sign}{}", sentence::amount(lang, amount, unit))
}

/// A finding, in words, and where it leads.
pub type Found = (Finding, String, Option<Destination>);

/// What the checks find in the open workbook, each in words and with its place.
#[must_use]
pub fn checks(state: &State) -> Vec<Found> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    findings(&open.workbook, &open.tables)
        .into_iter()
        .map(|finding| {
            let text = crate::lang::finding::sentence(state.lang, &open.workbook, &finding);
            let to = super::place::of_finding(state, &finding);
            (finding, text, to)
        })
        .collect()
}

/// Whether the board looks ahead: its tables show a prognosis, and there is one.
pub(super) fn looks_ahead(open: &Open) -> bool {
    let shown = [DriftColumn::Prognosis, DriftColumn::Deviation]
        .iter()
        .any(|column| open.workbook.drift_columns.contains(column));
    shown && result(&open.tables).prognosis.is_some()
}

/// The outcome that a result is judged by, and its deviation: the prognosis where the board looks ahead, else
/// the actual.
pub(super) fn outcome(ahead: bool, figures: &Figures) -> (Option<Money>, Option<Money>) {
    if ahead { (figures.prognosis, figures.deviation) } else { (figures.actual, figures.deviation_to_date) }
}

fn headlines(state: &State) -> Vec<Headline> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (lang, texts, workbook) = (state.lang, state.lang.texts(), &open.workbook);
    let unit = workbook.drift_unit;
    let figures = result(&open.tables);
    let signs = &workbook.signs;
    // With the sign that it has in the tables.
    let deviating = |d: Money| Sense::Result.written_deviation(d, signs.deviation, signs);
    let against = |deviation: Option<Money>| {
        deviation.map_or_else(String::new, |d| {
            format!("{} {}", signed(lang, deviating(d), unit), texts.later().against_budget)
        })
    };
    let headline = |label: &str,
                    (amount, of): (Option<Money>, DriftColumn),
                    (deviation, from): (Option<Money>, DriftColumn),
                    lacks: bool| Headline {
        label: label.to_owned(),
        figure: amount.map_or_else(|| "–".to_owned(), |a| sentence::surplus_or_deficit(lang, a, unit)),
        more: lacking(lang, against(deviation), lacks),
        good: deviation.filter(|d| !d.is_zero()).map(|d| !d.is_negative()),
        mark: Mark::None,
        to: result_place(state),
        why: amount.map(|_| result_of(open, of)),
        why_more: deviation.map(|_| result_of(open, from)),
        value: amount.map(|a| Value::Amount(Sense::Result.written(a, signs), unit)),
        value_more: deviation.map(|d| Value::Amount(deviating(d), unit)),
    };
    let mut headlines = Vec::new();
    if looks_ahead(open) {
        let lacks = figures.lacks.has(DriftColumn::Deviation);
        let (amount, deviation) =
            ((figures.prognosis, DriftColumn::Prognosis), (figures.deviation, DriftColumn::Deviation));
        headlines.push(headline(texts.later().expected_result, amount, deviation, lacks));
    }
    let lacks = figures.lacks.has(DriftColumn::DeviationToDate);
    let deviation = (figures.deviation_to_date, DriftColumn::DeviationToDate);
    let actual = (figures.actual, DriftColumn::Actual);
    headlines.push(headline(texts.later().actual_result, actual, deviation, lacks));
    headlines.push(used(state));
    headlines.push(investments(state));
    headlines
}

/// What is said of a figure, and that it leaves something out if it does.
fn lacking(lang: Lang, more: String, lacks: bool) -> String {
    let why = lang.texts().lacks_figures;
    match (lacks, more.is_empty()) {
        (false, _) => more,
        (true, true) => why.to_owned(),
        (true, false) => format!("{more}. {why}"),
    }
}

/// Costs booked against the cost budget, beside the part of the year that has passed.
fn used(state: &State) -> Headline {
    let texts = state.lang.texts();
    let cost = |column: fn(&Figures) -> Option<Money>| {
        state.open.as_ref().and_then(|open| {
            let lines = open.tables.iter().flat_map(|table| &table.rows);
            let costs = lines
                .filter(|row| row.sense == Sense::Kind(Kind::Cost) && matches!(row.id, Some(RowId::Line(_))));
            sum(costs.map(|row| column(&row.total)))
        })
    };
    let figures = Figures { budget: cost(|f| f.budget), actual: cost(|f| f.actual), ..Figures::default() };
    let cell = state.source().map(|source| source.used(figures.used_ratio())).unwrap_or_default();
    let whole = state.open.as_ref().map(|open| result(&open.tables)).unwrap_or_default();
    Headline {
        label: texts.later().used_of_budget.to_owned(),
        figure: if cell.text.is_empty() { "–".to_owned() } else { cell.text },
        more: lacking(state.lang, cell.about, whole.lacks.has(DriftColumn::UsedPercent)),
        good: None,
        mark: cell.mark,
        to: None,
        why: cell.value.map(|_| Where::Overall(Overall::CostUsed)),
        why_more: None,
        value: cell.value,
        value_more: None,
    }
}

fn investments(state: &State) -> Headline {
    let (lang, texts) = (state.lang, state.lang.texts());
    let open = state.open.as_ref();
    let figures = open
        .map(|open| all_projects(&open.workbook, open.tables.formulas(), Lens::Total))
        .unwrap_or_default();
    let unit = open.map(|open| open.workbook.investment_unit);
    let lacks = open.is_some_and(|open| {
        let formulas = open.tables.formulas();
        let column = ProjectColumn::DeviationToDate;
        open.workbook.projects().any(|project| lacks(&open.workbook, formulas, project, column))
    });
    let ratio = figures.net_actual.zip(figures.net_budget).and_then(|(actual, budget)| actual.ratio(budget));
    let to = open.and_then(|open| open.workbook.project_groups.first()).map(|group| Destination {
        view: View::Investments,
        look: Look::Lens(Lens::Total),
        activity: None,
        sheet: SheetId::Projects(group.id),
        subject: Subject::Total,
        column: 0,
    });
    Headline {
        label: texts.later().investments_total.to_owned(),
        figure: figures
            .net_actual
            .zip(unit)
            .map_or_else(|| "–".to_owned(), |(actual, unit)| sentence::amount(lang, actual, unit)),
        more: lacking(
            lang,
            ratio.map_or_else(String::new, |ratio| {
                format!("{} {}", format_percent(ratio, 0, lang.numbers()), texts.later().of_budget)
            }),
            lacks,
        ),
        good: None,
        mark: Mark::None,
        to,
        why: figures.net_actual.map(|_| Where::Overall(Overall::ProjectActual)),
        why_more: ratio.map(|_| Where::Overall(Overall::ProjectUsed)),
        value: figures.net_actual.zip(unit).map(|(actual, unit)| Value::Amount(actual, unit)),
        value_more: ratio.map(Value::Ratio),
    }
}

/// The bottom line of the only drift table, or the table over all of them.
fn result_place(state: &State) -> Option<Destination> {
    let open = state.open.as_ref()?;
    let only = open.workbook.activities.first().filter(|_| open.workbook.activities.len() == 1)?;
    Some(Destination {
        view: View::Drift,
        look: Look::Lens(Lens::Total),
        activity: Some(only.id),
        sheet: SheetId::Drift(only.id),
        subject: Subject::Total,
        column: 0,
    })
}

fn bar(deviation: Money, largest: Money) -> Mark {
    use rust_decimal::prelude::ToPrimitive;
    let hundred = rust_decimal::Decimal::from(100);
    let size = deviation.abs().ratio(largest).and_then(|part| (part * hundred).round().to_u8());
    Mark::Deviation { good: !deviation.is_negative(), size: size.unwrap_or(0) }
}

fn deviations(state: &State) -> Vec<Item> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let (lang, texts, unit) = (state.lang, state.lang.texts(), open.workbook.drift_unit);
    let ahead = looks_ahead(open);
    let deviation = |row: &DriftRow| outcome(ahead, &row.total).1.filter(|d| !d.is_zero());
    let mut rows: Vec<_> = open
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(|row| (table.activity, row)))
        .filter(|(_, row)| matches!(row.id, Some(RowId::Line(_))))
        .filter_map(|(activity, row)| Some((activity, row, deviation(row)?)))
        .collect();
    order::sort_by(&mut rows, |(_, _, a), (_, _, b)| b.abs().cmp(&a.abs()));
    let largest = rows.first().map(|(_, _, d)| d.abs()).unwrap_or_default();
    // Where there are several tables, the same row may stand in each.
    let name = |row: &DriftRow, activity| {
        let several = open.workbook.activities.len() > 1;
        match open.workbook.activity(activity).filter(|_| several) {
            Some(table) => format!("{}, {}", row.name, table.name),
            None => row.name.clone(),
        }
    };
    let wanted = if ahead { DriftColumn::Deviation } else { DriftColumn::DeviationToDate };
    let column =
        open.workbook.drift_columns.iter().position(|column| *column == wanted).map_or(0, |index| index + 1);
    let signs = &open.workbook.signs;
    let written = |row: &DriftRow, deviation| row.sense.written_deviation(deviation, signs.deviation, signs);
    rows.into_iter()
        .take(MOST_DEVIATIONS)
        .map(|(activity, row, deviation)| Item {
            name: name(row, activity),
            amount: format_amount(written(row, deviation), unit, lang.numbers()),
            mark: bar(deviation, largest),
            note: if deviation.is_negative() { texts.worse_than_budget } else { texts.better_than_budget }
                .to_owned(),
            more: String::new(),
            to: Destination {
                view: View::Drift,
                look: Look::Lens(Lens::Total),
                activity: Some(activity),
                sheet: SheetId::Drift(activity),
                subject: row.id.map_or(Subject::Total, Subject::Row),
                column,
            },
            why: Where::Drift { activity, row: row.id, lens: Lens::Total, column: wanted },
            value: Value::Amount(written(row, deviation), unit),
            with_measures: None,
        })
        .collect()
}

fn members(state: &State) -> Vec<Item> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let Some(activity) = open.workbook.activities.first() else { return Vec::new() };
    let (lang, texts, unit) = (state.lang, state.lang.texts(), open.workbook.drift_unit);
    let parts = result_parts(&open.tables);
    let ahead = looks_ahead(open);
    let amounts: Vec<(Holder, Money)> = open
        .workbook
        .holders()
        .zip(&parts)
        .filter_map(|(holder, part)| Some((holder, outcome(ahead, part).0?)))
        .collect();
    let largest = amounts.iter().map(|(_, amount)| amount.abs()).max().unwrap_or_default();
    // With the signs that results have in the tables.
    let value = |amount| Value::Amount(Sense::Result.written(amount, &open.workbook.signs), unit);
    let written =
        |amount| format_amount(Sense::Result.written(amount, &open.workbook.signs), unit, lang.numbers());
    let before_and_effect = |holder| {
        let three = of_result(&open.tables, Lens::Holder(holder));
        three.before.zip(three.effect).filter(|_| ahead && !open.workbook.plan.is_empty())
    };
    amounts
        .into_iter()
        .map(|(holder, amount)| Item {
            name: crate::lang::heading::holder(lang, holder, &open.workbook),
            amount: written(amount),
            value: value(amount),
            with_measures: before_and_effect(holder).map(|(before, effect)| [value(before), value(effect)]),
            mark: bar(amount, largest),
            note: match amount.cmp(&Money::ZERO) {
                std::cmp::Ordering::Less => texts.deficit,
                std::cmp::Ordering::Equal => texts.balanced,
                std::cmp::Ordering::Greater => texts.surplus,
            }
            .to_owned(),
            more: before_and_effect(holder).map_or_else(String::new, |(before, effect)| {
                let (before, effect) = (written(before), written(effect));
                let words = texts.later().member_with_measures;
                words.replacen("{}", &before, 1).replacen("{}", &effect, 1)
            }),
            to: Destination {
                view: View::Drift,
                look: Look::Lens(Lens::Holder(holder)),
                activity: Some(activity.id),
                sheet: SheetId::Drift(activity.id),
                subject: Subject::Total,
                column: 0,
            },
            why: Where::Member {
                holder: Some(holder),
                column: if ahead { DriftColumn::Prognosis } else { DriftColumn::Actual },
            },
        })
        .collect()
}
