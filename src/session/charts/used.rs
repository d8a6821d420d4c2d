//! How much of its budget each line has used, beside the part of the year that has passed.

use rust_decimal::Decimal;

use super::amounts::{Source, split_in_order};
use super::drawing::Paint;
use super::frame::{Bars, Beside, Figure, Head, Measure, rows};
use super::{Cell, Chart, Part};
use crate::lang::chart::{drawn, of_year, title, used as sentence, used_line};
use crate::lang::sentence::amount;
use crate::model::drift::DriftColumn;
use crate::rules::chart::{Kind, UsedLine, used};
use crate::rules::drift::year_passed;

/// How many lines are drawn, at most.
const MOST: usize = 18;
/// How far the scale goes, as a part of the budget.
const MOST_DRAWN: Decimal = Decimal::TWO;

/// What is used of the lines that are looked at.
pub(super) fn of(source: &Source<'_>) -> Option<Chart> {
    let (lang, said) = (source.lang, source.said);
    let lines = used(&source.open.tables, source.lens);
    if lines.is_empty() {
        return None;
    }
    let (single, rest) = split_in_order(lines.iter().map(|line| line.budget), MOST);
    let shown: Vec<&UsedLine<'_>> = single.iter().filter_map(|at| lines.get(*at)).collect();
    let passed = year_passed(source.workbook);
    let bars: Vec<Bars> = shown.iter().map(|line| bar(source, line)).collect();
    let head = Head {
        title: title(lang, Kind::Used).to_owned(),
        about: source.about(source.unit(), source.lens),
        legend: vec![
            (Paint::Budget, said.whole_budget.to_owned()),
            (Paint::Prognosis, said.within.to_owned()),
            (Paint::Bad, said.beyond.to_owned()),
        ],
        end: String::new(),
    };
    let mark = Figure { at: passed, text: of_year(lang, &source.percent(passed)), paint: Paint::Passed };
    let written = |ratio| source.percent(ratio);
    let measure = Measure { least: Decimal::new(1, 1), written: &written };
    let beside = Beside { whole: Some(Decimal::ONE), passed: Some(mark) };
    let (drawing, areas) = rows(&head, &bars, &measure, &beside);

    let words = |line: &UsedLine<'_>| {
        let budget = amount(lang, line.row.sense.written(line.budget, &source.workbook.signs), source.unit());
        let part = used_line(lang, &source.percent(line.ratio), &budget, &source.percent(passed));
        format!("{}: {part}", source.line(line.activity, line.row))
    };
    let parts = areas.into_iter().zip(&shown).map(|(area, line)| Part {
        area,
        said: words(line),
        to: Some(source.place(line.activity, line.row.id, source.lens, DriftColumn::UsedPercent)),
    });
    let ahead = lines.iter().filter(|line| line.ratio > passed).count();
    Some(Chart {
        kind: Kind::Used,
        title: head.title,
        summary: sentence(lang, &source.percent(passed), ahead, lines.len()),
        notes: (!rest.is_empty()).then(|| drawn(lang, single.len(), lines.len())).into_iter().collect(),
        headings: vec![said.row, said.budget, said.actual, said.used],
        rows: lines.iter().map(|line| row(source, line)).collect(),
        drawing,
        parts: parts.collect(),
    })
}

/// The bar of a line. One that has used many times its budget ends with the scale; the figure beside it says how much.
fn bar(source: &Source<'_>, line: &UsedLine<'_>) -> Bars {
    let is_beyond = line.ratio > Decimal::ONE;
    let paint = if is_beyond { Paint::Bad } else { Paint::Prognosis };
    let end = source.percent(line.ratio);
    let text = if is_beyond { Paint::BadText } else { Paint::Text };
    Bars {
        name: source.line(line.activity, line.row),
        bars: vec![Some(Figure {
            at: line.ratio.clamp(Decimal::ZERO, MOST_DRAWN),
            text: String::new(),
            paint,
        })],
        end: Some((end, text)),
    }
}

fn row(source: &Source<'_>, line: &UsedLine<'_>) -> Vec<Cell> {
    let amount = |amount| source.cell_of_row(line.row.sense, Some(amount));
    vec![
        source.line(line.activity, line.row).into(),
        amount(line.budget),
        amount(line.actual),
        source.cell_of_part(line.ratio),
    ]
}
