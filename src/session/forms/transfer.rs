//! An amount to be moved from the selected cell: how much, and where to.

use super::{Answers, Form, Layout, Read, Section, choice, not_spread, text};
use crate::lang::heading;
use crate::lang::spread::{NoSpread, cell, no_spread};
use crate::model::drift::{Distribution, RowId};
use crate::model::id::LineId;
use crate::model::money::Money;
use crate::rules::drift::Lens;
use crate::session::msg::Msg;
use crate::session::spreading::{shown, written};
use crate::session::state::State;
use crate::session::transfer::{End, Ends, Transfer, ends, plan};
use crate::text::number::{Typed, parse_amount};

/// Where the fields stand.
const AMOUNT: usize = 0;
const LINE: usize = 1;
const HOLDER: usize = 2;

/// Every line; by its drift table too where there are several.
fn lines(state: &State) -> Vec<(LineId, String)> {
    let Some(open) = &state.open else { return Vec::new() };
    let activities = &open.workbook.activities;
    let mut lines = Vec::new();
    for activity in activities {
        lines.extend(activity.lines().map(|line| match activities.len() {
            1 => (line.id, line.name.clone()),
            _ => (line.id, format!("{}: {}", activity.name, line.name)),
        }));
    }
    lines
}

fn lenses(state: &State) -> Vec<(Lens, String)> {
    let Some(open) = &state.open else { return Vec::new() };
    let holders = open.workbook.holders().map(Lens::Holder);
    let lenses = [Lens::Total].into_iter().chain(holders);
    lenses.map(|lens| (lens, heading::lens(state.lang, lens, &open.workbook))).collect()
}

/// The cell that the amount comes from, with its column and what it holds.
fn about(state: &State, Ends { from, column, .. }: Ends) -> Option<String> {
    let workbook = &state.open.as_ref()?.workbook;
    let line = workbook.line(from.line)?;
    let now = shown(&state.open.as_ref()?.tables, RowId::Line(line.id), from.lens, column.column());
    let column = heading::drift_plain(state.lang, column.column());
    let name = cell(state.lang, workbook, line.id, from.lens);
    Some(format!("{name}, {column}: {}", written(state, line.kind, now.unwrap_or_default())))
}

pub(super) fn form(state: &State) -> Form {
    let (texts, ends) = (state.lang.texts(), ends(state).ok());
    let to = ends.map(|ends| ends.to.unwrap_or(ends.from));
    let lines: Vec<(Option<LineId>, String)> =
        lines(state).into_iter().map(|(line, name)| (Some(line), name)).collect();
    let fields = vec![
        text(texts.later().amount_to_move, ""),
        choice(texts.later().to_line, lines, &to.map(|to| to.line)),
        choice(texts.later().to_holder, lenses(state), &to.map(|to| to.lens).unwrap_or_default()),
    ];
    let form = Form::new(
        texts.later().transfer_amount.trim_end_matches('…'),
        vec![Section::new(Layout::Stacked, fields)],
    );
    Form { about: ends.and_then(|ends| about(state, ends)), submit: Some(texts.later().transfer), ..form }
}

fn transfer(state: &State, answers: Answers) -> Result<Transfer, NoSpread> {
    let open = state.open.as_ref().ok_or(NoSpread::NoAmounts)?;
    ends(state)?;
    let unit = open.workbook.drift_unit.unit;
    // An amount of a cost too is written without the organisation's sign: it says how much, and not of what.
    let amount: Money = match parse_amount(&answers.text(AMOUNT), unit, state.lang.numbers()) {
        Ok(Typed::Amount(amount)) => amount,
        _ => return Err(NoSpread::NoAmount),
    };
    let line = answers.chosen(LINE, &lines(state)).ok_or(NoSpread::NoAmounts)?;
    let lens = answers.chosen(HOLDER, &lenses(state)).ok_or(NoSpread::NoAmounts)?;
    Ok(Transfer { amount, to: End { line, lens } })
}

pub(super) fn read(state: &State, answers: Answers) -> Read {
    let transfer = transfer(state, answers).map_err(|why| not_spread(state, why))?;
    Ok(Some(Msg::Transfer(Box::new(transfer))))
}

pub(super) fn preview(state: &State, answers: Answers) -> Result<Vec<String>, String> {
    let planned = transfer(state, answers).and_then(|transfer| plan(state, transfer));
    let planned = planned.map_err(|why| no_spread(state.lang, why))?;
    let (texts, workbook) = (state.lang.texts(), state.open.as_ref().map(|open| &open.workbook));
    let mut lines = Vec::new();
    for (end, kind, before, after) in planned.cells {
        let name =
            workbook.map(|workbook| cell(state.lang, workbook, end.line, end.lens)).unwrap_or_default();
        lines.push(format!("{name}: {} → {}", written(state, kind, before), written(state, kind, after)));
    }
    let [(_, kind, first, _), (_, other, second, _)] = planned.cells;
    if kind == other {
        lines.push(texts.later().sum_of_both.replace("{}", &written(state, kind, first + second)));
    }
    let is_spread = |end: End| {
        let line = workbook.and_then(|workbook| workbook.line(end.line));
        end.lens == Lens::Total
            && line.is_some_and(|line| matches!(line.distribution, Distribution::Direct(_)))
    };
    if planned.cells.iter().any(|(end, ..)| is_spread(*end)) {
        lines.push(texts.later().total_is_spread_too.to_owned());
    }
    Ok(lines)
}
