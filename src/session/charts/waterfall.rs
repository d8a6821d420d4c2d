//! From one result to another, line by line: from the budget to the prognosis, or from the base to a scenario.

use rust_decimal::Decimal;

use super::amounts::{Source, measure, paints, split};
use super::drawing::Paint;
use super::frame::{Column, Head, columns, room_for};
use super::{Cell, Chart, Part};
use crate::lang::chart::{
    drawn, of_scenario as of_scenario_named, scenario as scenario_in_words, title, waterfall as in_words,
};
use crate::lang::sentence::result_signs;
use crate::model::decimal::{add, divide, multiply, subtract};
use crate::model::drift::DriftColumn;
use crate::model::id::ScenarioId;
use crate::model::money::Money;
use crate::rules::chart::{Kind, Step, Waterfall, moved, waterfall};
use crate::rules::sense::Sense;
use crate::session::place::Destination;

/// How many lines are drawn one by one, at most.
const MOST: usize = 9;

/// A column with what is said of it and where it leads.
type Said = (Column, String, Option<Destination>);

/// What a waterfall lies between, in words, and where its columns lead.
struct Between<'a> {
    kind: Kind,
    title: String,
    /// The two results.
    results: [(&'a str, Option<Destination>); 2],
    /// What amounts of the one and the other are called.
    headings: [&'static str; 2],
    /// What is better or worse than the first.
    legend: [&'static str; 2],
    /// What is said of a line that has nothing in the second.
    open: &'static str,
    /// Where lines lead to, if anywhere.
    lines: Option<DriftColumn>,
    /// The scenario that it leads to, by name; the prognosis without one.
    scenario: Option<&'a str>,
}

/// From the budget to the prognosis of what is looked at.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let fall = waterfall(&source.open.tables, source.lens)?;
    let between = Between {
        kind: Kind::Waterfall,
        title: title(lang, Kind::Waterfall).to_owned(),
        results: [
            (said.result_budget, source.result_place(DriftColumn::Budget)),
            (said.result_prognosis, source.result_place(DriftColumn::Prognosis)),
        ],
        headings: [said.budget, said.prognosis],
        legend: [said.better, said.worse],
        open: said.no_prognosis,
        lines: Some(DriftColumn::Deviation),
        scenario: None,
    };
    Some(drawn_between(source, &fall, &between))
}

/// From the prognosis of the base to that of a scenario beside it; `None` where it is not beside it.
pub(super) fn of_scenario(source: &Source<'_>, id: ScenarioId) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let (_, played) = source.open.trials.as_ref()?.played.iter().find(|(known, _)| *known == id)?;
    let fall = moved(&source.open.tables, &played.tables, source.lens)?;
    let name = &source.workbook.scenario(id)?.name;
    let between = Between {
        kind: Kind::Scenario(id),
        title: of_scenario_named(lang, name),
        results: [(said.base, source.result_place(DriftColumn::Prognosis)), (name, None)],
        headings: [said.base, said.scenario],
        legend: [said.better_than_base, said.worse_than_base],
        open: said.no_prognosis,
        lines: None,
        scenario: Some(name),
    };
    Some(drawn_between(source, &fall, &between))
}

/// A waterfall as it is drawn.
fn drawn_between(source: &Source<'_>, fall: &Waterfall<'_>, between: &Between<'_>) -> Chart {
    let (lang, said) = (source.lang, source.said);
    let figures: Vec<String> = fall.steps.iter().map(|step| source.effect(step.effect)).collect();
    let results = [fall.from, fall.to].map(|result| source.of_row(Sense::Result, Some(result)));
    // Two results and the others.
    let room = room_for(figures.iter().chain(&results).map(String::as_str)).saturating_sub(3);
    let (single, rest) = split(fall.steps.iter().map(|step| step.effect), room.min(MOST));

    let [first, last] = between.results;
    let mut all: Vec<Said> = vec![whole(source, first, fall.from)];
    let mut level = fall.from;
    for step in single.iter().filter_map(|at| fall.steps.get(*at)) {
        all.push(of_step(source, between, step, level));
        level += step.effect;
    }
    if !rest.is_empty() {
        let effect = rest.iter().filter_map(|at| fall.steps.get(*at)).map(|step| step.effect).sum();
        let name = source.others(rest.len());
        let words = format!("{name}: {}", source.change(effect));
        all.push((step_column(source, name, level, effect), words, None));
    }
    all.push(whole(source, last, fall.to));
    let base = base(all.iter().flat_map(|(column, ..)| column.leads_on));
    all.iter_mut().for_each(|(column, ..)| from_base(column, base));
    if let Some((last, ..)) = all.last_mut() {
        last.leads_on = None;
    }
    let about = source.about(source.unit(), source.lens);
    let head = Head {
        title: between.title.clone(),
        about: if base.is_zero() { about } else { format!("{about}. {}", said.not_from_zero) },
        legend: legend(source, between.legend),
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
    let largest = single.first().and_then(|at| fall.steps.get(*at));
    let largest = largest.map(|step| (source.line(step.activity, step.row), source.change(step.effect)));
    let largest = largest.as_ref().map(|(name, change)| (name.as_str(), change.as_str()));
    let ends = [source.result(fall.from), source.result(fall.to), source.change(fall.to - fall.from)];
    let [before, after] = between.headings;
    Chart {
        kind: between.kind,
        title: head.title,
        summary: match between.scenario {
            None => in_words(lang, &ends, largest),
            Some(name) => scenario_in_words(lang, name, &ends, largest),
        },
        notes,
        headings: vec![said.row, before, after, said.effect],
        rows: table(source, fall, single.iter().chain(&rest)),
        drawing,
        parts,
    }
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
fn legend(source: &Source<'_>, [is_better, is_worse]: [&str; 2]) -> Vec<(Paint, String)> {
    let is_plus = source.effect(Money::kronor(1_000_000_000)).starts_with('+');
    let (better, worse) = if is_plus { ("+", "−") } else { ("−", "+") };
    vec![
        (Paint::Whole, source.said.result.to_owned()),
        (Paint::Good, format!("{better} {is_better}")),
        (Paint::Bad, format!("{worse} {is_worse}")),
    ]
}

/// The column of a result.
fn whole(source: &Source<'_>, (name, to): (&str, Option<Destination>), result: Money) -> Said {
    let shown = Column {
        name: name.to_owned(),
        pieces: vec![(Decimal::ZERO, result.as_decimal(), Paint::Whole)],
        figure: (source.of_row(Sense::Result, Some(result)), Paint::Text),
        is_beneath: result.is_negative(),
        leads_on: Some(result.as_decimal()),
        span: None,
    };
    (shown, format!("{name}: {}", source.result(result)), to)
}

fn of_step(source: &Source<'_>, between: &Between<'_>, step: &Step<'_>, level: Money) -> Said {
    let name = source.line(step.activity, step.row);
    let mut words = format!("{name}: {}", source.change(step.effect));
    if step.is_open() {
        words = format!("{words}, {}", between.open);
    }
    let to = between.lines.map(|column| source.place(step.activity, step.row.id, source.lens, column));
    (step_column(source, name, level, step.effect), words, to)
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
        span: None,
    }
}

/// Each line that makes a difference, largest first, and the result.
fn table<'p>(
    source: &Source<'_>,
    fall: &Waterfall<'_>,
    places: impl Iterator<Item = &'p usize>,
) -> Vec<Vec<Cell>> {
    let row = |name: String, sense: Sense, amounts: [Option<Money>; 2], effect: Money| {
        let [before, after] = amounts.map(|amount| source.cell_of_row(sense, amount));
        vec![name.into(), before, after, source.cell_of_effect(Some(effect))]
    };
    let lines = places.filter_map(|at| fall.steps.get(*at)).map(|step| {
        let name = source.line(step.activity, step.row);
        row(name, step.row.sense, [step.before, step.after], step.effect)
    });
    let ends = [Some(fall.from), Some(fall.to)];
    let total = row(source.said.result.to_owned(), Sense::Result, ends, fall.to - fall.from);
    lines.chain([total]).collect()
}
