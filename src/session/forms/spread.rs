//! A total to be spread over what is selected: how much, and in which way.

use super::{Answers, Form, Layout, Read, Section, choice, choice_if, not_spread, text};
use crate::lang::spread::{NoSpread, changing, no_spread};
use crate::lang::{heading, sentence};
use crate::model::drift::{DriftColumn, Row, RowId};
use crate::model::id::KeyId;
use crate::model::money::Money;
use crate::rules::sense::Sense;
use crate::rules::why::Book;
use crate::session::commit::{Context, formula};
use crate::session::cursor::selection_in;
use crate::session::msg::Msg;
use crate::session::sheet::SheetId;
use crate::session::spreading::{Area, Planned, Spreading, Way, area, plan, planned_edits, written};
use crate::session::state::State;
use crate::text::change::changed;
use crate::text::formula::is_formula;
use crate::text::number::{Typed, edit_text, parse_amount};

/// Where the fields stand.
const TOTAL: usize = 0;
const WAY: usize = 1;
const KEY: usize = 2;
const ROW: usize = 3;
const COLUMN: usize = 4;
/// The places among the ways.
const BY_KEY: usize = 2;
const LIKE_ROW: usize = 3;
const LIKE_COLUMN: usize = 4;
/// Of how many cells it is said what they come to.
const MOST_SHOWN: usize = 6;
/// For how many cells it is found out beforehand whether formulas would follow; of more only when they are written.
const MOST_TRIED: usize = 1_000;

fn ways(state: &State) -> Vec<(usize, String)> {
    let texts = state.lang.texts();
    let names = [
        texts.later().way_in_proportion,
        texts.later().way_equally,
        texts.later().way_by_key,
        texts.later().way_like_row,
        texts.later().way_like_column,
    ];
    names.into_iter().map(str::to_owned).enumerate().collect()
}

fn keys(state: &State) -> Vec<(KeyId, String)> {
    let keys = state.open.iter().flat_map(|open| &open.workbook.keys);
    keys.map(|key| (key.id, key.name.clone())).collect()
}

/// The rows of the table that is shown, groups among them.
fn rows(state: &State) -> Vec<(RowId, String)> {
    let activity = state.open.as_ref().and_then(|open| open.workbook.activity(open.activity?));
    let rows = activity.map(|activity| activity.all_rows()).unwrap_or_default().into_iter();
    rows.map(|row| match row {
        Row::Line(line) => (row.id(), line.name.clone()),
        Row::Group(group) => (row.id(), group.name.clone()),
    })
    .collect()
}

/// The columns of amounts that somebody decides or books.
fn columns(state: &State) -> Vec<(DriftColumn, String)> {
    let columns = [
        DriftColumn::PriorActual,
        DriftColumn::OriginalBudget,
        DriftColumn::Budget,
        DriftColumn::Actual,
        DriftColumn::Prognosis,
    ];
    columns.map(|column| (column, heading::drift_plain(state.lang, column).to_owned())).into()
}

/// What is selected, in words: a cell by its name, else how many; whose figures they are, and which.
fn about(state: &State) -> Option<String> {
    let (open, source) = (state.open.as_ref()?, state.source()?);
    let cursor = open.cursor()?;
    let (table, cells) = (state.table(cursor.sheet)?, selection_in(state, cursor.sheet));
    let count = || sentence::cells(state.lang, cells.cells().count());
    let measure = heading::drift_plain(state.lang, open.measure);
    let lens = heading::lens(state.lang, source.lens, source.workbook);
    let name = match (cursor.sheet, cells.is_single()) {
        (SheetId::SideBySide(_), true) => format!("{}, {measure}", table.name_of(cursor.at)),
        (SheetId::SideBySide(_), false) => format!("{}, {measure}", count()),
        (_, true) => format!("{}, {lens}", table.name_of(cursor.at)),
        (_, false) => format!("{}, {}, {lens}", count(), table.heading(cursor.at.column)),
    };
    Some(format!("{name} ({})", open.workbook.drift_unit.unit.abbreviation()))
}

pub(super) fn form(state: &State) -> Form {
    let texts = state.lang.texts();
    let total = state.open.as_ref().zip(area(state).ok()).map(|(open, area)| {
        let total = Sense::Kind(area.kind).written(area.sum(), &open.workbook.signs);
        edit_text(total, open.workbook.drift_unit.unit, state.lang.numbers())
    });
    let first = vec![
        text(texts.later().new_total, total.unwrap_or_default()),
        choice(texts.later().way_of_spreading, ways(state), &0),
    ];
    let column = DriftColumn::PriorActual;
    let only = |at, field| Section { only_if: Some((WAY, at)), ..Section::new(Layout::Stacked, vec![field]) };
    let keys: Vec<(usize, String)> = keys(state).into_iter().map(|(_, name)| name).enumerate().collect();
    let sections = vec![
        Section::new(Layout::Stacked, first),
        only(BY_KEY, choice(texts.later().key, keys, &0)),
        only(LIKE_ROW, choice_if(texts.later().as_row, rows(state), None)),
        only(LIKE_COLUMN, choice(texts.later().as_column, columns(state), &column)),
    ];
    Form {
        about: about(state),
        submit: Some(texts.later().spread),
        ..Form::new(texts.later().spread_amount.trim_end_matches('…'), sections)
    }
}

/// The total that was written, signs as inside: an amount, a change of what stands there, or a formula.
fn total(state: &State, area: &Area, text: &str) -> Result<Money, NoSpread> {
    let open = state.open.as_ref().ok_or(NoSpread::NoAmounts)?;
    let (Book { workbook, tables }, style) = (open.seen(), state.lang.numbers());
    if is_formula(text) {
        let at = area.figure.ok_or(NoSpread::FormulaForSeveral)?;
        let context = Context { workbook, tables, lang: state.lang };
        let formula = formula::read(context, text, at);
        let amount = formula.and_then(|formula| formula::amount(context, &formula, at));
        return amount.map_err(NoSpread::Refused);
    }
    let (unit, sense) = (workbook.drift_unit.unit, Sense::Kind(area.kind));
    let is_change = text.starts_with(['+', '*', '/']);
    let written = match parse_amount(text, unit, style) {
        Ok(Typed::Amount(amount)) if !is_change => amount,
        Ok(Typed::Nothing) => return Err(NoSpread::NoAmount),
        Ok(Typed::Amount(_) | Typed::Percent(_)) | Err(_) => {
            let now = sense.written(area.sum(), &workbook.signs);
            changed(now, text, unit, style).map_err(|_| NoSpread::NoAmount)?
        }
    };
    Ok(sense.written(written, &workbook.signs))
}

fn spreading(state: &State, answers: Answers) -> Result<Spreading, NoSpread> {
    let total = total(state, &area(state)?, &answers.text(TOTAL))?;
    let way = match answers.chosen(WAY, &ways(state)) {
        Some(BY_KEY) => Way::ByKey(answers.chosen(KEY, &keys(state)).ok_or(NoSpread::NoKey)?),
        Some(LIKE_ROW) => Way::LikeRow(answers.chosen(ROW, &rows(state)).ok_or(NoSpread::NoAmounts)?),
        Some(LIKE_COLUMN) => {
            Way::LikeColumn(answers.chosen(COLUMN, &columns(state)).ok_or(NoSpread::NoAmounts)?)
        }
        Some(1) => Way::Equally,
        _ => Way::InProportion,
    };
    Ok(Spreading { total, way })
}

pub(super) fn read(state: &State, answers: Answers) -> Read {
    let spreading = spreading(state, answers).map_err(|why| not_spread(state, why))?;
    Ok(Some(Msg::Spread(Box::new(spreading))))
}

pub(super) fn preview(state: &State, answers: Answers) -> Result<Vec<String>, String> {
    let planned = spreading(state, answers).and_then(|spreading| {
        let planned = plan(state, spreading)?;
        if planned.area.cells.len() <= MOST_TRIED {
            planned_edits(state, &planned)?;
        }
        Ok((spreading.total, planned))
    });
    let (total, planned) = planned.map_err(|why| no_spread(state.lang, why))?;
    Ok(lines(state, total, &planned))
}

/// What spreading would do, in sentences.
fn lines(state: &State, total: Money, planned: &Planned) -> Vec<String> {
    let (texts, area) = (state.lang.texts(), &planned.area);
    let amount = |money| written(state, area.kind, money);
    let held = area.cells.iter().filter(|cell| cell.is_held).count();
    let mut lines = vec![
        texts.later().sum_now.replace("{}", &amount(area.sum())),
        texts.later().sum_new.replace("{}", &amount(total)),
        changing(state.lang, planned.changed.len(), held),
    ];
    if planned.spread.is_without_basis {
        lines.push(format!("{}.", texts.later().spread_without_basis));
    }
    if planned.changed.iter().any(|at| area.cells[*at].is_formula) {
        lines.push(texts.later().formulas_give_way.to_owned());
    }
    if let Some(open) = &state.open {
        for at in planned.changed.iter().take(MOST_SHOWN) {
            let (cell, part) = (area.cells[*at], planned.spread.parts[*at]);
            let name = match area.one_line() {
                Some(_) => heading::lens(state.lang, cell.lens, &open.workbook),
                None => crate::lang::spread::cell(state.lang, &open.workbook, cell.line, cell.lens),
            };
            lines.push(format!("{name}: {} → {}", amount(cell.now), amount(part)));
        }
        if planned.changed.len() > MOST_SHOWN {
            lines.push("…".to_owned());
        }
    }
    lines.push(texts.later().leftover_kronor.to_owned());
    lines
}
