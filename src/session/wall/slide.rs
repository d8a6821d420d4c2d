//! A slide: what stands on the wall, as texts. Windows for an audience are sent nothing else.

use serde::{Deserialize, Serialize};

use super::{Kind, ROWS, goals};
use crate::lang::report as said_of;
use crate::lang::wall::words;
use crate::model::investment::ProjectColumn;
use crate::session::charts::chart;
use crate::session::charts::drawing::Drawing;
use crate::session::overview::overview;
use crate::session::scenarios::view::{Card, cards};
use crate::session::selection::At;
use crate::session::sheet::{Cell, ColumnKind, Mark, RowStyle, SheetId};
use crate::session::state::State;

/// What stands on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// The language that it is in, as pages name it.
    pub lang: String,
    /// The organisation and the year.
    pub about: String,
    /// What the slide shows.
    pub title: String,
    /// Which of how many slides it is, in words.
    pub place: String,
    /// Large figures.
    pub figures: Vec<Figure>,
    /// A drawing with its own heading.
    #[serde(default)]
    pub chart: Option<Drawing>,
    /// The headings of a table: of the rows first.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<SlideRow>,
    /// What is to be known of the figures, as their unit and signs; may be empty.
    pub foot: String,
}

/// A large figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// The figure.
    pub figure: String,
    /// More about it.
    pub more: String,
    /// How good it is.
    pub tone: Tone,
    /// A bar: −100 to 100 of the largest.
    pub bar: i8,
    /// Whether it is another than before.
    #[serde(default)]
    pub changed: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideRow {
    /// Its name.
    pub name: String,
    /// How many groups it stands in.
    pub depth: usize,
    /// Whether it adds up others.
    pub is_sum: bool,
    /// Whether it is the bottom line.
    pub is_total: bool,
    /// Its figures.
    pub cells: Vec<SlideCell>,
}

/// A figure of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideCell {
    /// As it is shown.
    pub text: String,
    /// How good it is.
    pub tone: Tone,
    /// Whether it is another than before.
    #[serde(default)]
    pub changed: bool,
}

/// How good a figure is for the board; the figure's sign or words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Neither.
    Plain,
    /// Good.
    Good,
    /// Bad.
    Bad,
}

impl Tone {
    fn of(good: Option<bool>) -> Self {
        match good {
            None => Self::Plain,
            Some(true) => Self::Good,
            Some(false) => Self::Bad,
        }
    }

    fn of_cell(cell: &Cell) -> Self {
        match cell.mark {
            Mark::Deviation { good, .. } => Self::of(Some(good)),
            Mark::Meter { over: true, .. } => Self::Bad,
            _ => Self::Plain,
        }
    }
}

impl Slide {
    /// The same slide, with what is another than on `before` marked: so that the eye finds what a change has moved. Where another
    /// slide was shown before, nothing is marked.
    #[must_use]
    pub fn since(mut self, before: Option<&Self>) -> Self {
        let Some(before) = before.filter(|before| before.title == self.title && before.place == self.place)
        else {
            return self;
        };
        for (figure, was) in self.figures.iter_mut().zip(&before.figures) {
            figure.changed = figure.label == was.label && figure.figure != was.figure;
        }
        let same = self.rows.iter_mut().zip(&before.rows).filter(|(row, was)| row.name == was.name);
        for (cell, was) in same.flat_map(|(row, was)| row.cells.iter_mut().zip(&was.cells)) {
            cell.changed = cell.text != was.text;
        }
        self
    }
}

/// Fills a slide.
pub(super) fn of(state: &State, kind: Kind, (at, count): (usize, usize)) -> Option<Slide> {
    let workbook = &state.open.as_ref()?.workbook;
    let said = words(state.lang);
    let mut slide = Slide {
        lang: state.lang.code().to_owned(),
        about: format!("{} {}", workbook.name, workbook.year.number()),
        title: said.outcome.to_owned(),
        place: said.place.replacen("{}", &(at + 1).to_string(), 1).replacen("{}", &count.to_string(), 1),
        figures: Vec::new(),
        chart: None,
        head: Vec::new(),
        rows: Vec::new(),
        foot: String::new(),
    };
    match kind {
        Kind::Outcome => slide.figures = figures(state),
        Kind::Chart(kind) => {
            let chart = chart(state, kind)?;
            (slide.title, slide.foot) = (chart.title, chart.summary);
            slide.chart = Some(chart.drawing);
        }
        Kind::Table(sheet, first) => fill(&mut slide, state, sheet, first)?,
        Kind::Goals(first) => goals::fill(&mut slide, state, first),
    }
    Some(slide)
}

/// What the base and the scenarios come to, or the year's figures where there are no scenarios.
fn figures(state: &State) -> Vec<Figure> {
    let cards = cards(state);
    if cards.len() > 1 {
        let figure = |card: Card| {
            let rank = if card.rank.is_empty() { String::new() } else { format!(" ({})", card.rank) };
            let good = card.id.filter(|_| card.bar != 0).map(|_| card.bar > 0);
            Figure {
                label: card.name + &rank,
                figure: card.result,
                more: card.difference,
                tone: Tone::of(good),
                bar: card.bar,
                changed: false,
            }
        };
        return cards.into_iter().map(figure).collect();
    }
    let headlines = overview(state).headlines.into_iter();
    headlines
        .map(|of| Figure {
            label: of.label,
            figure: of.figure,
            more: of.more,
            tone: Tone::of(of.good),
            bar: 0,
            changed: false,
        })
        .collect()
}

/// The rows of a table from `first` on, with the columns that have figures.
fn fill(slide: &mut Slide, state: &State, sheet: SheetId, first: usize) -> Option<()> {
    let workbook = &state.open.as_ref()?.workbook;
    let table = state.table(sheet)?;
    slide.title = table.caption.clone();
    slide.foot = match sheet {
        SheetId::Projects(_) | SheetId::ScenarioProjects => {
            said_of::projects_note(state.lang, workbook, &[ProjectColumn::Deviation])
        }
        SheetId::Settlement => said_of::settlement_note(state.lang, workbook),
        SheetId::Measures => said_of::plan_note(state.lang, workbook),
        _ => said_of::drift_note(state.lang, workbook),
    };
    let is_figure = |kind: &ColumnKind| !matches!(kind, ColumnKind::Text | ColumnKind::Short);
    // In cells the header of a row counts as a column.
    let columns: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, kind)| is_figure(kind))
        .map(|(column, _)| column + 1)
        .collect();
    slide.head = [table.corner.to_owned()]
        .into_iter()
        .chain(columns.iter().map(|column| table.heading(*column)))
        .collect();
    let rows = table.rows.iter().enumerate().skip(first).take(ROWS);
    slide.rows = rows
        .map(|(row, head)| SlideRow {
            name: table.cell(At { row, column: 0 }).map(|cell| cell.text).unwrap_or_default(),
            depth: head.depth,
            is_sum: head.style == RowStyle::Sum,
            is_total: head.style == RowStyle::Total,
            cells: columns
                .iter()
                .map(|column| {
                    let cell = table.cell(At { row, column: *column }).unwrap_or_default();
                    SlideCell { text: shown(&cell), tone: Tone::of_cell(&cell), changed: false }
                })
                .collect(),
        })
        .collect();
    let lacks = slide.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text.ends_with(LACKS));
    if lacks {
        slide.foot.push_str(&format!(" *{}{}", '\u{a0}', state.lang.texts().lacks_figures));
    }
    Some(())
}

/// A figure as it is shown: one that leaves something out is marked.
fn shown(cell: &Cell) -> String {
    if cell.lacks { format!("{}{LACKS}", cell.text) } else { cell.text.clone() }
}

/// The mark of a figure that leaves something out.
const LACKS: &str = "\u{a0}*";
