//! Each member's part of the result: budget, prognosis and difference.

use rust_decimal::Decimal;

use super::amounts::{Source, measure, paints, split_in_order};
use super::drawing::Paint;
use super::frame::{Bars, Beside, Figure, Head, rows};
use super::{Cell, Chart, Part};
use crate::lang::chart::{drawn, members as sentence, title};
use crate::lang::heading;
use crate::lang::sentence::result_signs;
use crate::model::decimal::divide;
use crate::model::drift::DriftColumn;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::chart::{self as rule, Kind, parts};
use crate::rules::drift::Lens;
use crate::rules::figures::{Figures, sum};
use crate::rules::sense::Sense;
use crate::rules::summary::result;

/// How many members are drawn one by one, at most.
const MOST: usize = 13;

/// The members' parts.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let all = parts(source.workbook, &source.open.tables);
    if all.is_empty() {
        return None;
    }
    let size = |part: &rule::Part| part.figures.prognosis.or(part.figures.budget).unwrap_or_default();
    let (single, rest) = split_in_order(all.iter().map(size), MOST);
    let single: Vec<&rule::Part> = single.iter().filter_map(|at| all.get(*at)).collect();
    let mut bars: Vec<Bars> =
        single.iter().map(|part| bar(source, name(source, part.holder), &part.figures)).collect();
    let mut words: Vec<_> =
        single.iter().map(|part| (said_of(source, part), place(source, part.holder))).collect();
    if !rest.is_empty() {
        let others = rest.iter().filter_map(|at| all.get(*at));
        let figures = others.fold(Figures::default(), |sum, part| sum.plus(part.figures));
        let mut others = bar(source, source.others(rest.len()), &figures);
        let longest =
            |bars: &Bars| bars.bars.iter().flatten().map(|of| of.at.abs()).max().unwrap_or_default();
        let most = bars.iter().map(longest).max().unwrap_or_default();
        if divide(longest(&others), Decimal::TEN).is_none_or(|part| part > most) {
            // Beside hundreds of members together, nothing would be seen of one: the others have no bar then.
            others.bars.clear();
        }
        bars.push(others);
        words.push((in_words(source, &source.others(rest.len()), &figures), None));
    }

    let head = Head {
        title: title(lang, Kind::Members).to_owned(),
        about: source.about(source.unit(), Lens::Total),
        legend: vec![
            (Paint::Budget, said.result_budget.to_owned()),
            (Paint::Prognosis, said.result_prognosis.to_owned()),
        ],
        end: said.difference.to_owned(),
    };
    let written = |kronor| source.tick(kronor, source.unit());
    let (drawing, areas) = rows(&head, &bars, &measure(source.unit(), &written), &Beside::default());
    let parts = areas.into_iter().zip(words).map(|(area, (said, to))| Part { area, said, to }).collect();

    let whole = result(&source.open.tables);
    let mut in_table: Vec<Vec<Cell>> =
        all.iter().map(|part| row(source, name(source, part.holder), &part.figures)).collect();
    in_table.push(row(source, said.total.to_owned(), &whole));
    let mut notes = vec![result_signs(lang, &source.workbook.signs), said.rounded.to_owned()];
    notes.extend((!rest.is_empty()).then(|| drawn(lang, single.len(), all.len())));
    notes.extend(whole.lacks.has(DriftColumn::Deviation).then(|| lang.texts().lacks_figures.to_owned()));
    let outcome = sum([whole.prognosis.or(whole.budget)]).unwrap_or_default();
    Some(Chart {
        kind: Kind::Members,
        title: head.title,
        summary: sentence(lang, &source.result(outcome), all.len()),
        notes,
        headings: vec![said.member, said.budget, said.prognosis, said.difference],
        rows: in_table,
        drawing,
        parts,
    })
}

fn name(source: &Source<'_>, holder: Holder) -> String {
    heading::holder(source.lang, holder, source.workbook)
}

/// Where a member's figures are.
fn place(source: &Source<'_>, holder: Holder) -> Option<crate::session::place::Destination> {
    let activity = source.workbook.activities.first()?;
    Some(source.place(activity.id, None, Lens::Holder(holder), DriftColumn::Prognosis))
}

fn bar(source: &Source<'_>, name: String, figures: &Figures) -> Bars {
    let figure = |amount: Option<Money>, paint| {
        // Where a result is written with a plus, its bar goes to the right.
        let amount = Sense::Result.written(amount?, &source.workbook.signs);
        Some(Figure { at: amount.as_decimal(), text: source.plain(amount, source.unit()), paint })
    };
    Bars {
        name,
        bars: vec![figure(figures.budget, Paint::Budget), figure(figures.prognosis, Paint::Prognosis)],
        end: figures.deviation.map(|deviation| (source.effect(deviation), paints(deviation).1)),
    }
}

fn said_of(source: &Source<'_>, part: &rule::Part) -> String {
    in_words(source, &name(source, part.holder), &part.figures)
}

/// `Askersund: Budget i balans, Prognos underskott 59 tkr, 59 tkr sämre`
fn in_words(source: &Source<'_>, name: &str, figures: &Figures) -> String {
    let result = |label: &str, amount: Option<Money>| {
        amount.map(|amount| format!("{label} {}", source.result(amount)))
    };
    let said = [
        result(source.said.budget, figures.budget),
        result(source.said.prognosis, figures.prognosis),
        figures.deviation.map(|deviation| source.change(deviation)),
    ];
    format!("{name}: {}", said.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn row(source: &Source<'_>, name: String, figures: &Figures) -> Vec<Cell> {
    vec![
        name.into(),
        source.cell_of_row(Sense::Result, figures.budget),
        source.cell_of_row(Sense::Result, figures.prognosis),
        source.cell_of_effect(figures.deviation),
    ]
}
