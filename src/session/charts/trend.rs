//! How the prognosis of the result has gone from one follow-up to the next.

use rust_decimal::Decimal;

use super::amounts::{Source, measure};
use super::drawing::Paint;
use super::frame::{Column, Head, columns, room_for};
use super::{Chart, Part};
use crate::lang::chart::{by_methods, drawn_last, title, trend as sentence};
use crate::lang::sentence::result_signs;
use crate::model::money::Money;
use crate::rules::chart::{Kind, Reported, When, reach, trend};
use crate::rules::drift::Lens;
use crate::rules::sense::Sense;

/// The course of the prognosis, for what is looked at.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let all = trend(source.workbook, &source.open.tables, source.lens);
    let known: Vec<(&Reported, Money)> = all.iter().filter_map(|of| Some((of, of.prognosis?))).collect();
    let (first, last) = (known.first()?, known.last()?);
    let budget = all.iter().find(|of| of.when == When::Now).and_then(|of| of.budget);
    let written = |amount| source.of_row(Sense::Result, Some(amount));
    let figures: Vec<String> = known.iter().map(|(_, amount)| *amount).chain(budget).map(written).collect();
    // The newest ones, where there are more than there is room for.
    let room = room_for(figures.iter().map(String::as_str)).saturating_sub(1).max(1);
    let shown = known.get(known.len().saturating_sub(room)..).unwrap_or_default();

    let mut bars: Vec<Column> = Vec::new();
    bars.extend(budget.map(|amount| column(source, said.budget.to_owned(), amount, Paint::Budget)));
    // Methods are known of whole lines.
    let reach = (source.lens == Lens::Total).then(|| reach(source.workbook, &source.open.tables)).flatten();
    for (of, amount) in shown {
        let paint = if matches!(of.when, When::Final(_)) { Paint::Actual } else { Paint::Prognosis };
        let span = reach.filter(|_| of.when == When::Now);
        let span = span.map(|(worst, best)| (worst.as_decimal(), best.as_decimal()));
        bars.push(Column { span, ..column(source, name(source, of.when), *amount, paint) });
    }
    let head = Head {
        title: title(lang, Kind::Trend).to_owned(),
        about: source.about(source.unit(), source.lens),
        legend: [
            Some((Paint::Budget, said.result_budget.to_owned())),
            Some((Paint::Prognosis, said.result_prognosis.to_owned())),
            reach.map(|_| (Paint::Span, said.reach.to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect(),
        end: String::new(),
    };
    let tick = |kronor: Decimal| {
        let amount = Sense::Result.written(Money::calculated(kronor), &source.workbook.signs);
        source.tick(amount.as_decimal(), source.unit())
    };
    let words: Vec<String> = budget
        .map(|amount| in_words(source, said.budget, amount))
        .into_iter()
        .chain(shown.iter().map(|(of, amount)| in_words(source, &name(source, of.when), *amount)))
        .collect();
    let (drawing, areas) = columns(&head, &bars, &measure(source.unit(), &tick));
    let parts = areas.into_iter().zip(words).map(|(area, said)| Part { area, said, to: None }).collect();
    let row = |of: &Reported| {
        let figures = [of.budget, of.actual, of.prognosis];
        let figures = figures.map(|amount| source.cell_of_row(Sense::Result, amount));
        [name(source, of.when).into()].into_iter().chain(figures).collect()
    };
    let of_reach = |(worst, best)| {
        let row = |name: &str, result| {
            let figures = [None, None, Some(result)].map(|amount| source.cell_of_row(Sense::Result, amount));
            [name.to_owned().into()].into_iter().chain(figures).collect()
        };
        [row(said.worst_method, worst), row(said.best_method, best)]
    };
    let mut notes = vec![result_signs(lang, &source.workbook.signs)];
    notes.extend(reach.map(|(worst, best)| by_methods(lang, &source.result(worst), &source.result(best))));
    notes.extend((shown.len() < known.len()).then(|| drawn_last(lang, shown.len(), known.len())));
    let of_end = |(of, amount): &(&Reported, Money)| (name(source, of.when), source.result(*amount));
    let (first, last, change) = (of_end(first), of_end(last), source.change(last.1 - first.1));
    Some(Chart {
        kind: Kind::Trend,
        title: head.title,
        summary: sentence(lang, (&first.0, &first.1), (&last.0, &last.1), &change),
        notes,
        headings: vec![said.follow_up, said.budget, said.actual, said.prognosis],
        rows: all.iter().map(row).chain(reach.into_iter().flat_map(of_reach)).collect(),
        drawing,
        parts,
    })
}

fn name(source: &Source<'_>, when: When) -> String {
    match when {
        When::Then(at) | When::Final(at) => {
            source.workbook.follow_ups.get(at).map(|of| of.label.name.clone()).unwrap_or_default()
        }
        When::Now => source.said.now.to_owned(),
    }
}

fn in_words(source: &Source<'_>, name: &str, result: Money) -> String {
    format!("{name}: {}", source.result(result))
}

fn column(source: &Source<'_>, name: String, result: Money, paint: Paint) -> Column {
    Column {
        name,
        pieces: vec![(Decimal::ZERO, result.as_decimal(), paint)],
        figure: (source.of_row(Sense::Result, Some(result)), Paint::Text),
        is_beneath: result.is_negative(),
        leads_on: None,
        span: None,
    }
}
