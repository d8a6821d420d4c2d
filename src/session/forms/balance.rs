//! What the balance requirement needs beside the result: adjustments with their reasons, and earlier deficits.

use super::{Answers, Field, Form, Layout, Read, Section, text, wrong};
use crate::lang::{Verb, What};
use crate::model::balance::{Balance, BalanceAdjustment, Deficit};
use crate::model::edit::{Edit, Setting};
use crate::model::money::Money;
use crate::model::period::FiscalYear;
use crate::session::commit::LONGEST_COMMENT;
use crate::session::msg::Msg;
use crate::session::state::{State, StepLabel};
use crate::text::number::{Typed, edit_text, parse_amount};

/// How many empty rows stand below those that are written.
const EMPTY: usize = 2;

pub(super) fn form(state: &State) -> Option<Form> {
    let workbook = &state.open.as_ref()?.workbook;
    let texts = state.lang.texts();
    let written = |amount: Money| edit_text(amount, workbook.drift_unit.unit, state.lang.numbers());
    let pair = |first: (&'static str, String), second: (&'static str, String)| {
        [text(first.0, first.1), text(second.0, second.1)]
    };
    let adjustments = workbook.balance.adjustments.iter().map(Some).chain([None; EMPTY]).flat_map(|known| {
        pair(
            (texts.later().amount, known.map(|known| written(known.amount)).unwrap_or_default()),
            (texts.later().reason, known.map(|known| known.reason.clone()).unwrap_or_default()),
        )
    });
    let deficits = workbook.balance.deficits.iter().map(Some).chain([None; EMPTY]).flat_map(|known| {
        pair(
            (texts.year, known.map(|known| known.year.to_string()).unwrap_or_default()),
            (
                texts.later().balance_deficit_left,
                known.map(|known| written(known.amount)).unwrap_or_default(),
            ),
        )
    });
    // Two fields for each, beside each other.
    let section = |legend: &'static str, fields: Vec<Field>| Section {
        legend: Some(legend.into()),
        ..Section::new(Layout::Grid, fields)
    };
    let sections = vec![
        section(texts.later().balance_adjustments, adjustments.collect()),
        section(texts.later().balance_deficits, deficits.collect()),
    ];
    let about = texts.later().balance_about.replace("{}", workbook.drift_unit.unit.abbreviation());
    Some(Form { about: Some(about), wide: true, ..Form::new(texts.later().balance_known, sections) })
}

/// # Errors
/// Which answer cannot be taken.
pub(super) fn read(state: &State, answers: Answers) -> Read {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (workbook, texts) = (&open.workbook, state.lang.texts());
    let amount =
        |at: usize| match parse_amount(&answers.text(at), workbook.drift_unit.unit, state.lang.numbers()) {
            Ok(Typed::Nothing) => Ok(None),
            Ok(Typed::Amount(amount)) => Ok(Some(amount)),
            Ok(Typed::Percent(_)) | Err(_) => Err(wrong(at, texts.later().adjustment_unread)),
        };
    let mut balance = Balance::default();
    let rows = workbook.balance.adjustments.len() + EMPTY;
    for row in 0..rows {
        let reason = answers.text(2 * row + 1);
        if reason.chars().count() > LONGEST_COMMENT {
            return Err(wrong(2 * row + 1, texts.later().note_too_long));
        }
        match amount(2 * row)? {
            Some(amount) => balance.adjustments.push(BalanceAdjustment { amount, reason }),
            None if reason.is_empty() => {}
            None => return Err(wrong(2 * row, texts.later().adjustment_without_amount)),
        }
    }
    for row in rows..rows + workbook.balance.deficits.len() + EMPTY {
        let year = answers.text(2 * row);
        match (year.is_empty(), amount(2 * row + 1)?) {
            (true, None) => {}
            (false, Some(amount)) if !amount.is_negative() => {
                let wrong = |why| wrong(2 * row, why);
                let year = year.parse().ok().and_then(FiscalYear::new);
                let year = year.ok_or_else(|| wrong(texts.later().year_wrong))?.number();
                if year >= workbook.year.number() {
                    return Err(wrong(texts.later().deficit_not_earlier));
                }
                if balance.deficits.iter().any(|known| known.year == year) {
                    return Err(wrong(texts.later().deficit_twice));
                }
                balance.deficits.push(Deficit { year, amount });
            }
            (is_empty, _) => {
                return Err(wrong(2 * row + usize::from(!is_empty), texts.later().deficit_half));
            }
        }
    }
    if balance == workbook.balance {
        return Ok(Some(Msg::CloseDialog));
    }
    let label = StepLabel { verb: Verb::Change, what: What::Named(texts.later().balance_caption.to_owned()) };
    Ok(Some(Msg::Perform(Box::new(Edit::Set(Setting::Balance(balance))), label)))
}
