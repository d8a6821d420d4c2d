//! The formula of a prognosis method: one field, shown while that method is chosen.

use super::{Answers, Layout, Section, Wrong, text, wrong};
use crate::lang::sentence;
use crate::model::drift::{DriftColumn, RowId};
use crate::model::formula::{Figure, Formula, TableRow};
use crate::model::id::LineId;
use crate::rules::formula::in_present_signs;
use crate::session::commit::{Context, formula};
use crate::session::state::{Open, State};
use crate::text::formula::{View, print};

/// The prognosis that the formula is written for: that of a line, or for all that of the first line there is.
fn at(open: &Open, line: Option<LineId>) -> Option<Figure> {
    let first = open.activity.and_then(|id| open.workbook.activity(id)).or(open.workbook.activities.first());
    let row = match line.or_else(|| open.workbook.lines().next().map(|line| line.id)) {
        Some(line) => TableRow::Row(RowId::Line(line)),
        None => TableRow::Result(first?.id),
    };
    Some(Figure::Drift { row, holder: None, column: DriftColumn::Prognosis })
}

/// A formula as it is written in the field.
fn written(state: &State, line: Option<LineId>, now: Option<&Formula>) -> String {
    let text = || {
        let (open, now) = (state.open.as_ref()?, now?);
        let at = at(open, line)?;
        let present = in_present_signs(&open.workbook, &open.tables, now, at)?;
        Some(print(&present, View { workbook: &open.workbook, at, style: state.lang.numbers() }))
    };
    text().unwrap_or_default()
}

/// The field, shown while the field at `choice` has the answer at `by_formula`.
pub(super) fn section(
    state: &State,
    line: Option<LineId>,
    now: Option<&Formula>,
    (choice, by_formula): (usize, usize),
) -> Section {
    let texts = state.lang.texts().later();
    Section {
        legend: Some(texts.method_formula_hint.into()),
        only_if: Some((choice, by_formula)),
        ..Section::new(Layout::Stacked, vec![text(texts.method_formula, written(state, line, now))])
    }
}

/// The formula in the field at a place; `None` if it is empty. What stands there unchanged means what it meant, whatever
/// unit and signs it was written in.
pub(super) fn read(
    state: &State,
    answers: Answers,
    field: usize,
    line: Option<LineId>,
    now: Option<&Formula>,
) -> Result<Option<Box<Formula>>, Wrong> {
    let text = answers.text(field);
    let Some(open) = state.open.as_ref().filter(|_| !text.is_empty()) else { return Ok(None) };
    if let Some(now) = now.filter(|now| written(state, line, Some(now)) == text) {
        return Ok(Some(Box::new(now.clone())));
    }
    let Some(at) = at(open, line) else { return Ok(None) };
    let context = Context { workbook: &open.workbook, tables: &open.tables, lang: state.lang };
    // The equal sign may be left out: nothing else can stand here.
    let text = if text.starts_with('=') { text } else { format!("={text}") };
    let formula = formula::read(context, &text, at);
    formula
        .map(|formula| Some(Box::new(formula)))
        .map_err(|refused| wrong(field, &sentence::refusal(state.lang, refused)))
}
