//! The goals as slides: each goal with its indicators beneath it, and what all of them come to.

use super::ROWS;
use super::slide::{Slide, SlideCell, SlideRow, Tone};
use crate::lang::goal::{fulfilment, words};
use crate::rules::goal::overall;
use crate::session::goals::view::{Mark, Row, Shown, shown};
use crate::session::state::State;

/// How many rows there are.
pub(super) fn count(state: &State) -> usize {
    rows(state).len()
}

/// Fills a slide with the rows from `first` on.
pub(super) fn fill(slide: &mut Slide, state: &State, first: usize) {
    let words = words(state.lang);
    slide.title = words.fulfilment.to_owned();
    let head = [words.goal_and_indicator, words.target, words.outcome, words.prognosis, words.assessment];
    slide.head = head.map(str::to_owned).into();
    slide.rows = rows(state).into_iter().skip(first).take(ROWS).collect();
    slide.foot = words.figures_note.to_owned();
    if shown(state).iter().any(|goal| goal.has_unread) {
        slide.foot.push_str(&[" ", words.unread_mark].concat());
    }
}

fn rows(state: &State) -> Vec<SlideRow> {
    let mut rows: Vec<SlideRow> = shown(state).into_iter().flat_map(of_goal).collect();
    let together = state.open.as_ref().map(|open| overall(&open.workbook));
    rows.extend(together.filter(|of| of.counts.all() > 1).map(|of| SlideRow {
        is_total: true,
        ..row(
            words(state.lang).all_goals.to_owned(),
            Default::default(),
            fulfilment(state.lang, of.fulfilment),
            Mark::Unknown,
        )
    }));
    rows
}

fn of_goal(goal: Shown) -> Vec<SlideRow> {
    let head = row(goal.name, Default::default(), goal.fulfilment, goal.mark);
    let indicator = |Row { name, figures, assessment, mark, .. }: Row| SlideRow {
        depth: 1,
        ..row(name, figures, assessment, mark)
    };
    let indicators = goal.rows.into_iter().map(indicator);
    [SlideRow { is_sum: true, ..head }].into_iter().chain(indicators).collect()
}

fn row(name: String, figures: [String; 3], assessment: String, mark: Mark) -> SlideRow {
    let tone = match mark {
        Mark::Reached => Tone::Good,
        Mark::NotReached => Tone::Bad,
        Mark::Partly | Mark::Unknown | Mark::Graded => Tone::Plain,
    };
    let cell = |text, tone| SlideCell { text, tone, changed: false };
    let cells = figures.into_iter().map(|text| cell(text, Tone::Plain)).chain([cell(assessment, tone)]);
    SlideRow { name, depth: 0, is_sum: false, is_total: false, cells: cells.collect() }
}
