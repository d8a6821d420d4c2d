//! An amount to be moved from the selected cell: how much, and where to.

use super::choices::{lenses, lines};
use super::{Answers, Form, Layout, Read, Section, choice_if, not_spread, text};
use crate::lang::heading;
use crate::lang::spread::{NoSpread, cell, no_spread};
use crate::model::drift::{Distribution, RowId};
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
    let workbook = state.open.as_ref().map(|open| &open.workbook);
    let (lines, lenses) =
        workbook.map(|workbook| (lines(workbook), lenses(state, workbook))).unwrap_or_default();
    let fields = vec![
        text(texts.later().amount_to_move, ""),
        choice_if(texts.later().to_line, lines, to.map(|to| to.line).as_ref()),
        choice_if(texts.later().to_holder, lenses, to.map(|to| to.lens).as_ref()),
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
    let line = answers.chosen(LINE, &lines(&open.workbook)).ok_or(NoSpread::NoAmounts)?;
    let lens = answers.chosen(HOLDER, &lenses(state, &open.workbook)).ok_or(NoSpread::NoAmounts)?;
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
