//! What the base and the scenarios beside it come to, one beneath the other.

use super::amounts::{Source, measure, paints};
use super::drawing::Paint;
use super::frame::{Bars, Beside, Figure, Head, rows};
use super::{Chart, Part};
use crate::lang::chart::{beside as sentence, title};
use crate::lang::sentence::result_signs;
use crate::rules::chart::Kind;
use crate::rules::scenario::{Outcome, outcomes};
use crate::rules::sense::Sense;

/// The results of the scenarios for what is looked at.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let trials = source.open.trials.as_ref().filter(|trials| !trials.played.is_empty())?;
    let all = outcomes(&source.open.tables, &trials.played, source.lens);
    if all.iter().all(|of| of.result.is_none()) {
        return None;
    }
    let bars: Vec<Bars> = all.iter().map(|of| bar(source, of)).collect();
    let head = Head {
        title: title(lang, Kind::Beside).to_owned(),
        about: source.about(source.unit(), source.lens),
        legend: vec![(Paint::Budget, said.base.to_owned()), (Paint::Prognosis, said.scenario.to_owned())],
        end: said.against_base.to_owned(),
    };
    let written = |kronor| source.tick(kronor, source.unit());
    let (drawing, areas) = rows(&head, &bars, &measure(source.unit(), &written), &Beside::default());
    let said_of = all.iter().map(|of| in_words(source, of));
    let parts = areas.into_iter().zip(said_of).map(|(area, said)| Part { area, said, to: None }).collect();
    let row = |of: &Outcome| {
        let difference = of.difference.filter(|_| of.id.is_some());
        vec![
            marked(source, of).into(),
            source.cell_of_row(Sense::Result, of.result),
            source.cell_of_effect(difference),
        ]
    };
    let end = |is_it: fn(&Outcome) -> bool| {
        let found = all.iter().find(|of| is_it(of))?;
        Some((name(source, found), source.result(found.result?)))
    };
    let ends = end(|of| of.is_best).zip(end(|of| of.is_worst));
    let summary = match &ends {
        Some(((good, a), (bad, b))) => sentence(lang, (good, a), (bad, b)),
        // All of them come to the same.
        None => all.first().map(|of| in_words(source, of)).unwrap_or_default(),
    };
    Some(Chart {
        kind: Kind::Beside,
        title: head.title,
        summary,
        notes: vec![result_signs(lang, &source.workbook.signs), said.rounded.to_owned()],
        headings: vec![said.scenario, said.result_prognosis, said.against_base],
        rows: all.iter().map(row).collect(),
        drawing,
        parts,
    })
}

fn name<'a>(source: &Source<'a>, of: &Outcome) -> &'a str {
    let found = of.id.and_then(|id| source.workbook.scenario(id));
    found.map_or(source.said.base, |scenario| &scenario.name)
}

/// Its name, with what it is among the others: `Avsluta konsulter (bäst)`.
fn marked(source: &Source<'_>, of: &Outcome) -> String {
    let name = name(source, of);
    let mark = if of.is_best { Some(source.said.best) } else { of.is_worst.then_some(source.said.worst) };
    mark.map_or_else(|| name.to_owned(), |mark| format!("{name} ({mark})"))
}

fn bar(source: &Source<'_>, of: &Outcome) -> Bars {
    let paint = if of.id.is_some() { Paint::Prognosis } else { Paint::Budget };
    let figure = of.result.map(|result| {
        // Where a result is written with a plus, its bar goes to the right.
        let amount = Sense::Result.written(result, &source.workbook.signs);
        Figure { at: amount.as_decimal(), text: source.plain(amount, source.unit()), paint }
    });
    let difference = of.difference.filter(|_| of.id.is_some());
    Bars {
        name: marked(source, of),
        bars: vec![figure],
        end: difference.map(|difference| (source.effect(difference), paints(difference).1)),
    }
}

/// `Avsluta konsulter (bäst): underskott 300 tkr, 700 tkr bättre`
fn in_words(source: &Source<'_>, of: &Outcome) -> String {
    let result = of.result.map_or_else(|| "–".to_owned(), |result| source.result(result));
    let difference = of.difference.filter(|_| of.id.is_some());
    let said = [Some(result), difference.map(|difference| source.change(difference))];
    format!("{}: {}", marked(source, of), said.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
