//! How charts are laid out: a head with a legend, then columns beside each other or rows beneath each other.

use rust_decimal::Decimal;

use super::drawing::{Anchor, Area, Drawing, Paint, Stroke, WIDTH};
use super::label::{width, wrapped};
use super::scale::Scale;

/// The room around a drawing.
const EDGE: i32 = 12;
/// The size of names and figures.
pub const SIZE: i32 = 14;
/// The least size of figures.
const LEAST: i32 = 10;
/// How high a line of text is.
const LINE: i32 = 18;
/// The room between a figure and what it stands beside.
const GAP: i32 = 6;
/// How high the columns are.
const COLUMNS: i32 = 340;
/// How high a bar of a row is.
const BAR: i32 = 15;
/// The room for the names of rows.
const NAMES: i32 = 260;

/// What stands above a chart.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// What it shows.
    pub title: String,
    /// Whose figures, of when, in which unit.
    pub about: String,
    /// What its marks stand for.
    pub legend: Vec<(Paint, String)>,
    /// What stands at the ends of rows, where something does.
    pub end: String,
}

/// A figure on a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands.
    pub at: Decimal,
    /// As it is written.
    pub text: String,
    /// What it stands for.
    pub paint: Paint,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it consists of, each from a figure to a figure.
    pub pieces: Vec<(Decimal, Decimal, Paint)>,
    /// What is written at its end, and how.
    pub figure: (String, Paint),
    /// Whether that stands beneath it.
    pub is_beneath: bool,
    /// Where a line leads on to the next column.
    pub leads_on: Option<Decimal>,
    /// Between which figures it could end, drawn beside it.
    pub span: Option<(Decimal, Decimal)>,
}

/// A row of bars.
#[derive(Debug, Clone)]
pub struct Bars {
    /// Its name.
    pub name: String,
    /// Its bars from zero, one beneath the other; one without a figure keeps its place.
    pub bars: Vec<Option<Figure>>,
    /// What stands at the end of the row.
    pub end: Option<(String, Paint)>,
}

/// How a chart measures.
pub struct Measure<'a> {
    /// The smallest step, a power of ten.
    pub least: Decimal,
    /// The figures of the scale, as they are written.
    pub written: &'a dyn Fn(Decimal) -> String,
}

/// Draws the head; what follows stands beneath the place that it gives.
fn head(drawing: &mut Drawing, head: &Head) -> i32 {
    let room = WIDTH - 2 * EDGE;
    drawing.label((EDGE, 30), Anchor::Start, (Paint::Title, 22), &head.title, room);
    drawing.label((EDGE, 52), Anchor::Start, (Paint::Soft, SIZE), &head.about, room);
    let (mut x, mut y) = (EDGE, 78);
    for (paint, name) in &head.legend {
        let needed = 30 + width(name, SIZE);
        if x > EDGE && x + needed > WIDTH - EDGE {
            (x, y) = (EDGE, y + LINE);
        }
        match paint {
            Paint::Passed | Paint::Span => {
                drawing.lines.push(Stroke { from: (x + 8, y - 13), to: (x + 8, y + 3), paint: *paint })
            }
            _ => drawing.areas.push((Area { x, y: y - 11, width: 16, height: 12 }, *paint)),
        }
        drawing.label((x + 23, y), Anchor::Start, (Paint::Text, SIZE), name, WIDTH - EDGE - x - 23);
        x += needed + 18;
    }
    if head.legend.is_empty() { 66 } else { y + 14 }
}

/// How many columns there is room for, where these figures stand at them.
#[must_use]
pub fn room_for<'a>(figures: impl IntoIterator<Item = &'a str>) -> usize {
    let widest = figures.into_iter().map(|text| width(text, SIZE)).max().unwrap_or_default();
    let scale = widest + GAP + EDGE;
    let room = (WIDTH - scale - EDGE) / (widest + GAP).max(84);
    usize::try_from(room).unwrap_or_default()
}

/// Draws columns beside each other, and says where each of them is.
#[must_use]
pub fn columns(of: &Head, columns: &[Column], measure: &Measure<'_>) -> (Drawing, Vec<Area>) {
    let mut drawing = Drawing::default();
    let top = head(&mut drawing, of) + LINE;
    let bottom = top + COLUMNS;
    let spans = columns.iter().filter_map(|column| column.span);
    let pieces = columns.iter().flat_map(|column| column.pieces.iter().map(|(from, to, _)| (*from, *to)));
    let ends = pieces.chain(spans).flat_map(|(from, to)| [from, to]);
    // The figures of columns stand within the scale: a line of text is left at both ends.
    let scale = Scale::over(ends, measure.least, (bottom - LINE, top + LINE));
    let texts: Vec<String> = scale.ticks.iter().map(|tick| (measure.written)(*tick)).collect();
    let left = EDGE + GAP + texts.iter().map(|text| width(text, SIZE)).max().unwrap_or_default();
    for (tick, text) in scale.ticks.iter().zip(&texts) {
        let y = scale.at(*tick);
        let paint = if tick.is_zero() { Paint::Zero } else { Paint::Grid };
        drawing.behind.push(Stroke { from: (left, y), to: (WIDTH - EDGE, y), paint });
        drawing.label((left - GAP, y + 5), Anchor::End, (Paint::Soft, SIZE), text, left - GAP);
    }
    let count = i32::try_from(columns.len()).unwrap_or(1).max(1);
    let pitch = (WIDTH - EDGE - left) / count;
    // Figures are never cut: they become smaller, or stand in the table alone.
    let fits = |size: &i32| columns.iter().all(|column| width(&column.figure.0, *size) <= pitch);
    let size = (LEAST..=SIZE).rev().find(fits);
    let mut places = Vec::new();
    let mut most = 1;
    for (place, column) in (0..).zip(columns) {
        let x = left + place * pitch;
        let middle = x + pitch / 2;
        let bar = (pitch * 3 / 5).min(90);
        let (mut high, mut low) = (bottom, top);
        for (from, to, paint) in &column.pieces {
            let (a, b) = (scale.at(*from), scale.at(*to));
            (high, low) = (high.min(a.min(b)), low.max(a.max(b)));
            let area = Area { x: middle - bar / 2, y: a.min(b), width: bar, height: (a - b).abs().max(1) };
            drawing.areas.push((area, *paint));
        }
        if let Some((from, to)) = column.span {
            let x = middle + bar / 2 + GAP;
            let (from, to) = (scale.at(from), scale.at(to));
            drawing.lines.push(Stroke { from: (x, from), to: (x, to), paint: Paint::Span });
            for end in [from, to] {
                drawing.lines.push(Stroke { from: (x - 5, end), to: (x + 5, end), paint: Paint::Span });
            }
        }
        if let Some(level) = column.leads_on {
            let y = scale.at(level);
            let (from, to) = ((middle + bar / 2, y), (middle + pitch - bar / 2, y));
            drawing.lines.push(Stroke { from, to, paint: Paint::Link });
        }
        let y = if column.is_beneath { low + LINE - 3 } else { high - GAP };
        let (figure, paint) = &column.figure;
        if let Some(size) = size {
            drawing.label((middle, y), Anchor::Middle, (*paint, size), figure, pitch);
        }
        let (lines, is_cut) = wrapped(&column.name, SIZE, pitch - GAP, 3);
        most = most.max(lines.len());
        for (place, line) in (1..).zip(lines) {
            let at = (middle, bottom + place * LINE);
            drawing.label(at, Anchor::Middle, (Paint::Text, SIZE), &line, pitch);
            if let Some(label) = drawing.labels.last_mut().filter(|_| is_cut) {
                label.whole = Some(column.name.clone());
            }
        }
        places.push(Area { x: x + 1, y: top, width: pitch - 2, height: bottom - top });
    }
    let names = LINE * i32::try_from(most).unwrap_or(1);
    places.iter_mut().for_each(|place| place.height += names + GAP);
    drawing.height = bottom + names + EDGE;
    (drawing, places)
}

/// What rows of bars are seen beside.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// A whole behind each row, drawn as a budget.
    pub whole: Option<Decimal>,
    /// What is marked across all rows.
    pub passed: Option<Figure>,
}

/// Draws rows of bars beneath each other, and says where each of them is.
#[must_use]
pub fn rows(
    of: &Head,
    rows: &[Bars],
    measure: &Measure<'_>,
    Beside { whole, passed }: &Beside,
) -> (Drawing, Vec<Area>) {
    let mut drawing = Drawing::default();
    let top = head(&mut drawing, of) + LINE * if passed.is_some() || !of.end.is_empty() { 2 } else { 1 };
    let figures = || rows.iter().flat_map(|row| row.bars.iter().flatten());
    let widest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| width(text, SIZE)).max().unwrap_or_default()
    };
    let end =
        widest(&mut rows.iter().filter_map(|row| row.end.as_ref()).map(|(text, _)| text).chain([&of.end]));
    let end = if rows.iter().any(|row| row.end.is_some()) { end } else { 0 };
    let beside = widest(&mut figures().map(|figure| &figure.text)) + GAP;
    let names = widest(&mut rows.iter().map(|row| &row.name)).min(NAMES);
    let is_negative = figures().any(|figure| figure.at.is_sign_negative() && !figure.at.is_zero());
    let left = EDGE + names + 2 * GAP + if is_negative { beside } else { 0 };
    let right = WIDTH - EDGE - beside - if end > 0 { end + 2 * GAP } else { 0 };
    let on_scale = figures().map(|figure| figure.at).chain(*whole);
    let scale = Scale::over(on_scale, measure.least, (left, right.max(left + 100)));
    let count = i32::try_from(rows.iter().map(|row| row.bars.len()).max().unwrap_or(1)).unwrap_or(1);
    let pitch = count * BAR + 10;
    let bottom = top + GAP + pitch * i32::try_from(rows.len()).unwrap_or_default();
    let texts: Vec<String> = scale.ticks.iter().map(|tick| (measure.written)(*tick)).collect();
    let room =
        scale.ticks.windows(2).map(|pair| scale.at(pair[1]) - scale.at(pair[0])).min().unwrap_or(WIDTH);
    // Where they would touch each other, only zero and the ends are written.
    let is_tight = texts.iter().any(|text| width(text, SIZE) + GAP > room);
    for (place, (tick, text)) in scale.ticks.iter().zip(&texts).enumerate() {
        let x = scale.at(*tick);
        let paint = if tick.is_zero() { Paint::Zero } else { Paint::Grid };
        drawing.behind.push(Stroke { from: (x, top), to: (x, bottom), paint });
        if !is_tight || place + 1 == texts.len() {
            drawing.label((x, top - GAP), Anchor::Middle, (Paint::Soft, SIZE), text, WIDTH);
        }
    }
    if !of.end.is_empty() {
        let at = (WIDTH - EDGE, top - LINE - GAP);
        drawing.label(at, Anchor::End, (Paint::Soft, SIZE), &of.end, end);
    }
    if let Some(passed) = passed {
        let x = scale.at(passed.at);
        let half = width(&passed.text, SIZE) / 2 + EDGE;
        // It reaches up to its text, unless a figure of the scale is in its way.
        let mut ticks = scale.ticks.iter().zip(&texts);
        let is_free = ticks.all(|(tick, text)| (scale.at(*tick) - x).abs() > width(text, SIZE) / 2 + 4);
        let from = (x, if is_free { top - LINE - 2 } else { top - 2 });
        drawing.lines.push(Stroke { from, to: (x, bottom), paint: Paint::Passed });
        let at = (x.clamp(half.min(WIDTH / 2), (WIDTH - half).max(WIDTH / 2)), top - LINE - GAP);
        drawing.label(at, Anchor::Middle, (Paint::Text, SIZE), &passed.text, WIDTH);
    }
    let mut places = Vec::new();
    for (place, row) in (0..).zip(rows) {
        let y = top + GAP + place * pitch;
        let middle = y + (pitch - 10) / 2 + 5;
        drawing.label((EDGE + names, middle), Anchor::End, (Paint::Text, SIZE), &row.name, names);
        if let Some(whole) = whole {
            let (zero, x) = (scale.at(Decimal::ZERO), scale.at(*whole));
            let area = Area { x: zero, y: y - 2, width: x - zero, height: pitch - 6 };
            drawing.areas.push((area, Paint::Budget));
        }
        for (place, bar) in (0..).zip(&row.bars) {
            let Some(figure) = bar else { continue };
            let (zero, x, y) = (scale.at(Decimal::ZERO), scale.at(figure.at), y + place * BAR);
            let area = Area { x: zero.min(x), y: y + 1, width: (x - zero).abs().max(1), height: BAR - 2 };
            drawing.areas.push((area, figure.paint));
            if figure.text.is_empty() {
                continue;
            }
            let (at, anchor) = if x < zero { (x - GAP, Anchor::End) } else { (x + GAP, Anchor::Start) };
            drawing.label((at, y + BAR - 3), anchor, (Paint::Text, SIZE - 1), &figure.text, beside);
        }
        if let Some((text, paint)) = &row.end {
            drawing.label((WIDTH - EDGE, middle), Anchor::End, (*paint, SIZE), text, end);
        }
        places.push(Area { x: 2, y: y - 4, width: WIDTH - 4, height: pitch - 2 });
    }
    drawing.height = bottom + EDGE;
    (drawing, places)
}
