//! How the prognoses of many lines come about: actuals through a month, and a method for the rest of the year.

use super::choices::months;
use super::{Answers, Field, Form, Layout, Read, Section, by_formula, choice, formula, methods, wrong};
use crate::model::Workbook;
use crate::model::drift::{Distribution, Line, LineField, Method, RowId};
use crate::model::formula::Formula;
use crate::model::id::LineId;
use crate::session::command::subjects;
use crate::session::msg::Msg;
use crate::session::sheet::Subject;
use crate::session::state::State;

/// Where the method and its formula stand.
const METHOD: usize = 1;
const FORMULA: usize = 4;

/// Which lines are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    Selected,
    Table,
    Workbook,
}

fn which(state: &State) -> Vec<(Lines, String)> {
    let texts = state.lang.texts();
    let mut which = Vec::new();
    if !lines(state, Lines::Selected).is_empty() {
        which.push((Lines::Selected, texts.later().selected_lines.to_owned()));
    }
    which.push((Lines::Table, texts.later().lines_of_table.to_owned()));
    if state.open.as_ref().is_some_and(|open| open.workbook.activities.len() > 1) {
        which.push((Lines::Workbook, texts.later().lines_of_workbook.to_owned()));
    }
    which
}

/// The lines, in the order of the tables; those of a selected group too.
fn lines(state: &State, which: Lines) -> Vec<LineId> {
    let Some(open) = state.open.as_ref() else { return Vec::new() };
    let workbook = &open.workbook;
    let ids = |lines: Vec<&Line>| lines.into_iter().map(|line| line.id).collect::<Vec<_>>();
    match which {
        Lines::Workbook => ids(workbook.lines().collect()),
        Lines::Table => {
            let table = open.activity.and_then(|activity| workbook.activity(activity));
            ids(table.map(|table| table.lines().collect()).unwrap_or_default())
        }
        Lines::Selected => {
            let mut found = Vec::new();
            for subject in subjects(state) {
                let more = match subject {
                    Subject::Row(RowId::Line(id)) => vec![id],
                    Subject::Row(RowId::Group(id)) => {
                        ids(workbook.group(id).map(|g| g.lines()).unwrap_or_default())
                    }
                    _ => Vec::new(),
                };
                more.into_iter().for_each(|id| {
                    if !found.contains(&id) {
                        found.push(id);
                    }
                });
            }
            found
        }
    }
}

/// Whether somebody wrote the line's prognosis.
fn has_own_figure(workbook: &Workbook, id: LineId) -> bool {
    let Some(line) = workbook.line(id) else { return false };
    let is_written = match &line.distribution {
        Distribution::ByKey { total, .. } => !total.get(LineField::Prognosis).is_empty(),
        Distribution::Direct(parts) => parts.values().any(|part| !part.get(LineField::Prognosis).is_empty()),
    };
    is_written && line.method.unwrap_or(workbook.method) == Method::Typed
}

pub(super) fn form(state: &State) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let texts = state.lang.texts();
    // A single row is selected wherever the cursor stands.
    let first = if lines(state, Lines::Selected).len() > 1 { Lines::Selected } else { Lines::Table };
    let fields = vec![
        choice(texts.period_end, months(state), &workbook.period_end),
        choice(texts.later().rest_of_year, methods(state.lang), &Method::BudgetForRest),
        choice(texts.later().for_lines, which(state), &first),
        Field::Tick { label: texts.later().keep_own_figures.to_owned(), on: true },
    ];
    let formula = formula::section(state, None, workbook.formula.as_deref(), (METHOD, by_formula()));
    let sections = vec![Section::new(Layout::Stacked, fields), formula];
    Some(Form::new(texts.later().prognoses_of_lines, sections))
}

pub(super) fn read(state: &State, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let workbook = &open.workbook;
    let now = workbook.formula.as_deref();
    let formula = formula::read(state, answers, FORMULA, None, now)?;
    if answers.chosen(METHOD, &methods(state.lang)) == Some(Method::Formula)
        && formula.is_none()
        && now.is_none()
    {
        return Err(wrong(FORMULA, state.lang.texts().later().method_formula_missing));
    }
    // What the workbook has goes on following it.
    let formula = formula.filter(|formula| Some(&**formula) != now);
    Ok(chosen(state, workbook, answers, formula))
}

fn chosen(
    state: &State,
    workbook: &Workbook,
    answers: Answers,
    formula: Option<Box<Formula>>,
) -> Option<Msg> {
    let month = answers.chosen(0, &months(state))?;
    let method = answers.chosen(METHOD, &methods(state.lang))?;
    let mut lines = lines(state, answers.chosen(2, &which(state))?);
    if answers.is_on(3) {
        lines.retain(|id| !has_own_figure(workbook, *id));
    }
    Some(Msg::Prognoses(month, method, formula, lines))
}
