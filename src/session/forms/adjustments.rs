//! What is added to a line's prognosis: each amount with its reason, and whose it is.

use super::{Answers, Form, Layout, Read, Section, choice, text, wrong};
use crate::lang::{Verb, What, heading};
use crate::model::Workbook;
use crate::model::drift::{Adjustment, Line, RowId};
use crate::model::edit::{Edit, LineChange};
use crate::model::id::LineId;
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::sense::Sense;
use crate::session::commit::LONGEST_COMMENT;
use crate::session::msg::Msg;
use crate::session::sheet::Subject;
use crate::session::state::{State, StepLabel};
use crate::text::number::{Typed, edit_text, parse_amount};

/// How many empty rows stand below those that are written.
const EMPTY: usize = 2;
/// The fields of a row.
const FIELDS: usize = 3;

/// The line that the cursor stands on.
pub(in crate::session) fn at_cursor(state: &State) -> Option<LineId> {
    match state.cursor_subject()? {
        Subject::Row(RowId::Line(id)) => Some(id),
        _ => None,
    }
}

/// Whose an adjustment can be.
fn holders(state: &State, workbook: &Workbook) -> Vec<(Option<Holder>, String)> {
    let whole = (None, state.lang.texts().later().whole_line.to_owned());
    let each = workbook.holders().map(|holder| (Some(holder), heading::holder(state.lang, holder, workbook)));
    [whole].into_iter().chain(each).collect()
}

fn line(state: &State, id: LineId) -> Option<(&Workbook, &Line)> {
    let workbook = &state.open.as_ref()?.workbook;
    Some((workbook, workbook.line(id)?))
}

pub(super) fn form(state: &State, id: LineId) -> Option<Form> {
    let (workbook, line) = line(state, id)?;
    let texts = state.lang.texts();
    let unit = workbook.drift_unit.unit;
    let amount = |amount: Money| {
        edit_text(Sense::Kind(line.kind).written(amount, &workbook.signs), unit, state.lang.numbers())
    };
    let row = |adjustment: Option<&Adjustment>| {
        let holder = adjustment.and_then(|adjustment| adjustment.holder);
        let fields = vec![
            text(
                texts.later().amount,
                adjustment.map(|adjustment| amount(adjustment.amount)).unwrap_or_default(),
            ),
            text(
                texts.later().reason,
                adjustment.map(|adjustment| adjustment.reason.as_str()).unwrap_or_default(),
            ),
            choice(texts.later().for_lines, holders(state, workbook), &holder),
        ];
        Section::new(Layout::SecondWide, fields)
    };
    let rows = line.adjustments.iter().map(Some).chain(std::iter::repeat_n(None, EMPTY));
    let about =
        texts.later().adjustments_of.replacen("{}", &line.name, 1).replacen("{}", unit.abbreviation(), 1);
    Some(Form {
        about: Some(about),
        wide: true,
        ..Form::new(texts.later().adjustments, rows.map(row).collect())
    })
}

/// # Errors
/// Which answer cannot be taken, and why.
pub(super) fn read(state: &State, id: LineId, answers: Answers) -> Read {
    let Some((workbook, line)) = line(state, id) else { return Ok(None) };
    let texts = state.lang.texts();
    let choices = holders(state, workbook);
    let mut adjustments = Vec::new();
    for row in 0..line.adjustments.len() + EMPTY {
        let at = row * FIELDS;
        let reason = answers.text(at + 1);
        if reason.chars().count() > LONGEST_COMMENT {
            return Err(wrong(at + 1, texts.later().note_too_long));
        }
        match parse_amount(&answers.text(at), workbook.drift_unit.unit, state.lang.numbers()) {
            Ok(Typed::Nothing) if reason.is_empty() => {}
            Ok(Typed::Nothing) => return Err(wrong(at, texts.later().adjustment_without_amount)),
            Ok(Typed::Amount(amount)) => adjustments.push(Adjustment {
                holder: answers.chosen(at + 2, &choices).flatten(),
                amount: Sense::Kind(line.kind).written(amount, &workbook.signs),
                reason,
            }),
            Ok(Typed::Percent(_)) | Err(_) => return Err(wrong(at, texts.later().adjustment_unread)),
        }
    }
    if adjustments == line.adjustments {
        return Ok(Some(Msg::CloseDialog));
    }
    let label = StepLabel { verb: Verb::Adjust, what: What::Named(line.name.clone()) };
    Ok(Some(Msg::Perform(Box::new(Edit::Line(id, LineChange::Adjustments(adjustments))), label)))
}
