//! What the balance requirement needs beside the result: adjustments with their reasons, and earlier deficits.

use super::{Answers, Form, Layout, Section, text};
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
    let mut sections = Vec::new();
    let known = workbook.balance.adjustments.iter().map(Some).chain([None; EMPTY]);
    for (row, adjustment) in known.enumerate() {
        let fields = vec![
            text(texts.later().amount, adjustment.map(|known| written(known.amount)).unwrap_or_default()),
            text(texts.later().reason, adjustment.map(|known| known.reason.as_str()).unwrap_or_default()),
        ];
        let legend = (row == 0).then_some(texts.later().balance_adjustments.into());
        sections.push(Section { legend, ..Section::new(Layout::Grid, fields) });
    }
    let known = workbook.balance.deficits.iter().map(Some).chain([None; EMPTY]);
    for (row, deficit) in known.enumerate() {
        let fields = vec![
            text(texts.year, deficit.map(|known| known.year.to_string()).unwrap_or_default()),
            text(
                texts.later().balance_deficit_left,
                deficit.map(|known| written(known.amount)).unwrap_or_default(),
            ),
        ];
        let legend = (row == 0).then_some(texts.later().balance_deficits.into());
        sections.push(Section { legend, ..Section::new(Layout::Grid, fields) });
    }
    let about = texts.later().balance_about.replace("{}", workbook.drift_unit.unit.abbreviation());
    Some(Form { about: Some(about), wide: true, ..Form::new(texts.later().balance_known, sections) })
}

/// # Errors
/// Which answer cannot be taken.
pub(super) fn read(state: &State, answers: Answers) -> Result<Option<Msg>, &'static str> {
    let Some(open) = state.open.as_ref() else { return Ok(None) };
    let (workbook, texts) = (&open.workbook, state.lang.texts());
    let amount =
        |at: usize| match parse_amount(&answers.text(at), workbook.drift_unit.unit, state.lang.numbers()) {
            Ok(Typed::Nothing) => Ok(None),
            Ok(Typed::Amount(amount)) => Ok(Some(amount)),
            Ok(Typed::Percent(_)) | Err(_) => Err(texts.later().adjustment_unread),
        };
    let mut balance = Balance::default();
    let rows = workbook.balance.adjustments.len() + EMPTY;
    for row in 0..rows {
        let reason = answers.text(2 * row + 1);
        if reason.chars().count() > LONGEST_COMMENT {
            return Err(texts.later().note_too_long);
        }
        match amount(2 * row)? {
            Some(amount) => balance.adjustments.push(BalanceAdjustment { amount, reason }),
            None if reason.is_empty() => {}
            None => return Err(texts.later().adjustment_without_amount),
        }
    }
    for row in rows..rows + workbook.balance.deficits.len() + EMPTY {
        let year = answers.text(2 * row);
        match (year.is_empty(), amount(2 * row + 1)?) {
            (true, None) => {}
            (false, Some(amount)) if !amount.is_negative() => {
                let year =
                    year.parse().ok().and_then(FiscalYear::new).ok_or(texts.later().year_wrong)?.number();
                if year >= workbook.year.number() {
                    return Err(texts.later().deficit_not_earlier);
                }
                if balance.deficits.iter().any(|known| known.year == year) {
                    return Err(texts.later().deficit_twice);
                }
                balance.deficits.push(Deficit { year, amount });
            }
            _ => return Err(texts.later().deficit_half),
        }
    }
    if balance == workbook.balance {
        return Ok(Some(Msg::CloseDialog));
    }
    let label = StepLabel { verb: Verb::Change, what: What::Named(texts.later().balance_caption.to_owned()) };
    Ok(Some(Msg::Perform(Box::new(Edit::Set(Setting::Balance(balance))), label)))
}
