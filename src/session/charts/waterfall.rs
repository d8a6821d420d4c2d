//! From the budgeted result to the prognosis, line by line.

use rust_decimal::Decimal;

use super::amounts::{Source, measure, paints, split};
use super::drawing::Paint;
use super::frame::{Column, Head, columns, room_for};
use super::{Chart, Part};
use crate::lang::chart::{drawn, title, waterfall as sentence};
use crate::lang::sentence::result_signs;
use crate::model::decimal::{add, divide, multiply, subtract};
use crate::model::drift::DriftColumn;
use crate::model::money::Money;
use crate::rules::chart::{Kind, Step, Waterfall, waterfall};
use crate::rules::sense::Sense;
use crate::session::place::Destination;

/// How many lines are drawn one by one, at most.
const MOST: usize = 9;

/// A column with what is said of it and where it leads.
type Said = (Column, String, Option<Destination>);

/// The waterfall of what is looked at.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let fall = waterfall(&source.open.tables, source.lens)?;
    let figures: Vec<String> = fall.steps.iter().map(|step| source.effect(step.effect)).collect();
    let results = [fall.budget, fall.prognosis].map(|result| source.of_row(Sense::Result, Some(result)));
    // Two results and the others.
    let room = room_for(figures.iter().chain(&results).map(String::as_str)).saturating_sub(3);
    let (single, rest) = split(fall.steps.iter().map(|step| step.effect), room.min(MOST));

    let mut all: Vec<Said> = vec![whole(source, said.result_budget, fall.budget, DriftColumn::Budget)];
    let mut level = fall.budget;
    for step in single.iter().filter_map(|at| fall.steps.get(*at)) {
        all.push(of_step(source, step, level));
        level += step.effect;
    }
    if !rest.is_empty() {
        let effect = rest.iter().filter_map(|at| fall.steps.get(*at)).map(|step| step.effect).sum();
        let name = source.others(rest.len());
        let words = format!("{name}: {}", source.change(effect));
        all.push((step_column(source, name, level, effect), words, None));
    }
    all.push(whole(source, said.result_prognosis, fall.prognosis, DriftColumn::Prognosis));
    let base = base(all.iter().flat_map(|(column, ..)| column.leads_on));
    all.iter_mut().for_each(|(column, ..)| from_base(column, base));
    if let Some((last, ..)) = all.last_mut() {
        last.leads_on = None;
    }
    let about = source.about(source.unit(), source.lens);
    let head = Head {
        title: title(lang, Kind::Waterfall).to_owned(),
        about: if base.is_zero() { about } else { format!("{about}. {}", said.not_from_zero) },
        legend: legend(source),
        end: String::new(),
    };
    let written = |kronor| {
        let kronor = add(kronor, base).unwrap_or(kronor);
        let amount = Sense::Result.written(Money::calculated(kronor), &source.workbook.signs);
        source.tick(amount.as_decimal(), source.unit())
    };
    let (drawn_columns, words): (Vec<Column>, Vec<_>) =
        all.into_iter().map(|(column, words, to)| (column, (words, to))).unzip();
    let (drawing, areas) = columns(&head, &drawn_columns, &measure(source.unit(), &written));
    let parts = areas.into_iter().zip(words).map(|(area, (said, to))| Part { area, said, to }).collect();

    let mut notes = vec![result_signs(lang, &source.workbook.signs), said.rounded.to_owned()];
    notes.extend((!rest.is_empty()).then(|| drawn(lang, single.len(), fall.steps.len())));
    notes.extend(fall.lacks.then(|| lang.texts().lacks_figures.to_owned()));
    Some(Chart {
        kind: Kind::Waterfall,
        title: head.title,
        summary: summary(source, &fall, single.first().and_then(|at| fall.steps.get(*at))),
        notes,
        headings: vec![said.row, said.budget, said.prognosis, said.effect],
        rows: table(source, &fall, single.iter().chain(&rest)),
        drawing,
        parts,
    })
}

/// Where the scale begins: at zero or, where the results are many times what lies between them, at a round figure that is nearer
/// to them. Otherwise nothing would be seen of the steps.
fn base(levels: impl Iterator<Item = Decimal>) -> Decimal {
    let levels: Vec<Decimal> = levels.collect();
    let (low, high) = (levels.iter().min(), levels.iter().max());
    let found = low.zip(high).and_then(|(low, high)| {
        let span = subtract(*high, *low).filter(|span| !span.is_zero())?;
        let near = low.abs().min(high.abs());
        let is_far = low.is_sign_negative() == high.is_sign_negative() && near > multiply(span, 4.into())?;
        let mut step = Decimal::ONE;
        while multiply(step, Decimal::TEN)? <= span {
            step = multiply(step, Decimal::TEN)?;
        }
        let rest = subtract(near, divide(span, Decimal::TWO)?)?;
        let base = multiply(divide(rest, step)?.floor(), step)?;
        is_far.then_some(if low.is_sign_negative() { -base } else { base })
    });
    found.unwrap_or_default()
}

/// Draws a column from where the scale begins. Results begin there; steps lie between their levels.
fn from_base(column: &mut Column, base: Decimal) {
    let shifted = |figure: Decimal| subtract(figure, base).unwrap_or(figure);
    for (from, to, paint) in &mut column.pieces {
        *from = if *paint == Paint::Whole { Decimal::ZERO } else { shifted(*from) };
        *to = shifted(*to);
    }
    column.leads_on = column.leads_on.map(shifted);
}

/// The legend, with the signs that the organisation writes effects with.
fn legend(source: &Source<'_>) -> Vec<(Paint, String)> {
    let is_plus = source.effect(Money::kronor(1_000_000_000)).starts_with('+');
    let (better, worse) = if is_plus { ("+", "−") } else { ("−", "+") };
    let said = source.said;
    vec![
        (Paint::Whole, said.result.to_owned()),
        (Paint::Good, format!("{better} {}", said.better)),
        (Paint::Bad, format!("{worse} {}", said.worse)),
    ]
}

/// The column of a result.
fn whole(source: &Source<'_>, name: &str, result: Money, column: DriftColumn) -> Said {
    let shown = Column {
        name: name.to_owned(),
        pieces: vec![(Decimal::ZERO, result.as_decimal(), Paint::Whole)],
        figure: (source.of_row(Sense::Result, Some(result)), Paint::Text),
        is_beneath: result.is_negative(),
        leads_on: Some(result.as_decimal()),
    };
    (shown, format!("{name}: {}", source.result(result)), source.result_place(column))
}

fn of_step(source: &Source<'_>, step: &Step<'_>, level: Money) -> Said {
    let name = source.line(step.activity, step.row);
    let mut words = format!("{name}: {}", source.change(step.effect));
    if step.is_open {
        words = format!("{words}, {}", source.said.no_prognosis);
    }
    let to = source.place(step.activity, step.row.id, source.lens, DriftColumn::Deviation);
    (step_column(source, name, level, step.effect), words, Some(to))
}

/// The column of an effect that begins at a level.
fn step_column(source: &Source<'_>, name: String, level: Money, effect: Money) -> Column {
    let (paint, text) = paints(effect);
    let to = (level + effect).as_decimal();
    Column {
        name,
        pieces: vec![(level.as_decimal(), to, paint)],
        figure: (source.effect(effect), text),
        is_beneath: effect.is_negative(),
        leads_on: Some(to),
    }
}

fn summary(source: &Source<'_>, fall: &Waterfall<'_>, largest: Option<&Step<'_>>) -> String {
    let (budget, prognosis) = (source.result(fall.budget), source.result(fall.prognosis));
    let largest = largest.map(|step| (source.line(step.activity, step.row), source.change(step.effect)));
    let largest = largest.as_ref().map(|(name, change)| (name.as_str(), change.as_str()));
    sentence(source.lang, &budget, &prognosis, &source.change(fall.prognosis - fall.budget), largest)
}

/// Each line that makes a difference, largest first, and the result.
fn table<'p>(
    source: &Source<'_>,
    fall: &Waterfall<'_>,
    places: impl Iterator<Item = &'p usize>,
) -> Vec<Vec<String>> {
    let lines = places.filter_map(|at| fall.steps.get(*at)).map(|step| {
        let table = source.open.tables.iter().find(|table| table.activity == step.activity);
        let figures = table.and_then(|table| table.figures(step.row, source.lens));
        let amount = |amount| source.of_row(step.row.sense, amount);
        vec![
            source.line(step.activity, step.row),
            amount(figures.and_then(|figures| figures.budget)),
            amount(figures.and_then(|figures| figures.prognosis)),
            source.effect(step.effect),
        ]
    });
    let result = |amount| source.of_row(Sense::Result, Some(amount));
    let total = vec![
        source.said.result.to_owned(),
        result(fall.budget),
        result(fall.prognosis),
        source.effect(fall.prognosis - fall.budget),
    ];
    lines.chain([total]).collect()
}
