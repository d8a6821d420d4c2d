//! From what was written in a cell to the edit that it means.

mod amount;
mod capital;
pub(in crate::session) mod formula;
mod measure;
pub(super) mod other;
mod project;

use super::sheet::Target;
use super::state::{PartOfTotal, StepLabel};
use crate::file::limit;
use crate::lang::sentence::Refused;
use crate::lang::{Lang, Verb, What};
use crate::model::Workbook;
use crate::model::edit::{ActivityChange, Edit, GroupChange, LineChange};
use crate::model::entry::Entry;
use crate::model::measure::MeasureColumn;
use crate::model::money::Money;
use crate::model::unit::DisplayUnit;
use crate::rules::drift::Tables;
use crate::rules::sense::Sense;
use crate::text::formula::{LONGEST, is_formula};
use crate::text::number::{Typed, parse_amount};
pub(super) use amount::{shown_prognoses, write_amount, write_part};
pub use capital::{life, rate, year_month};
pub use other::is_municipality_code;

/// The longest name or other short text, in characters.
pub const LONGEST_NAME: usize = limit::NAME;
/// The longest comment, in characters.
pub const LONGEST_COMMENT: usize = limit::PROSE;

/// What writing a text in a cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// A change.
    Edit(Edit, StepLabel),
    /// A part of a by-key line was written: the user has to say what is meant.
    AskPart(PartOfTotal),
    /// The text cannot be taken; it stays in the editor with this reason.
    Refuse(Refused),
}

/// What a workbook looks like at the moment of writing.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its drift tables and formulas, calculated.
    pub tables: &'a Tables,
    /// The language that numbers are written in.
    pub lang: Lang,
}

/// What it means that `text` was written at `target`; `None` if what it was about is gone.
#[must_use]
pub fn plan(context: Context, target: Target, text: &str) -> Option<Plan> {
    let text = without_controls(text);
    let limit = match target {
        Target::LineComment(_) | Target::ProjectComment(_) => LONGEST_COMMENT,
        target if target.is_amount() && is_formula(&text) => LONGEST,
        _ => LONGEST_NAME,
    };
    if text.chars().count() > limit {
        return Some(Plan::Refuse(Refused::TooLong));
    }
    let workbook = context.workbook;
    let trimmed = || one_line(&text);
    if let Some(refusal) = wrong_name(target, &trimmed()) {
        return Some(Plan::Refuse(refusal));
    }
    let (verb, name, edit) = match target {
        Target::LineAmount(line, lens, column) => {
            return amount::plan(context, workbook.line(line)?, lens, column, &text);
        }
        Target::LineMethod(id) => return amount::method(context, id, &text),
        Target::LineName(id) => {
            (Verb::Rename, &workbook.line(id)?.name, Edit::Line(id, LineChange::Name(trimmed())))
        }
        Target::LineComment(id) => {
            let change = LineChange::Comment(text.trim().to_owned());
            (Verb::Comment, &workbook.line(id)?.name, Edit::Line(id, change))
        }
        Target::GroupName(id) => {
            (Verb::Rename, &workbook.group(id)?.name, Edit::Group(id, GroupChange::Name(trimmed())))
        }
        Target::ResultName(id) => {
            let change = ActivityChange::ResultName(trimmed());
            (Verb::Rename, &workbook.activity(id)?.result_name, Edit::Activity(id, change))
        }
        _ => {
            return match other::LATER.get() {
                Some(later) => (later.plan)(context, target, &text),
                None => Some(Plan::Refuse(Refused::NotYet)),
            };
        }
    };
    Some(Plan::Edit(edit, label(verb, name)))
}

/// What it means that `text`, which is no formula though it begins like one, is to stay in its amount cell as text that
/// could not be read; `None` where the cell cannot keep it.
#[must_use]
pub fn plan_as_text(context: Context, target: Target, text: &str) -> Option<Plan> {
    let text = without_controls(text);
    if text.chars().count() > LONGEST_NAME {
        return None;
    }
    let plan = match target {
        Target::LineAmount(line, lens, column) => {
            amount::plan_as_text(context, context.workbook.line(line)?, lens, column, text)
        }
        _ => (other::LATER.get()?.plan_as_text)(context, target, text),
    };
    plan.filter(|plan| matches!(plan, Plan::Edit(..)))
}

/// The text that a cell can keep.
pub(in crate::session) fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// Why a text is no name for what `target` names.
fn wrong_name(target: Target, name: &str) -> Option<Refused> {
    let names = matches!(
        target,
        Target::LineName(_)
            | Target::GroupName(_)
            | Target::ActivityName(_)
            | Target::ResultName(_)
            | Target::ProjectName(_)
            | Target::ProjectTotalName(_)
            | Target::MeasureGroupName(_)
            | Target::Measure(_, MeasureColumn::Description)
            | Target::KeyName(_)
            | Target::MemberName(_)
    );
    (names && name.is_empty()).then_some(Refused::NoName)
}

/// A text as a name: on one line and no longer than a file keeps, so that what is stored opens again.
#[must_use]
pub fn one_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    line.trim().chars().take(LONGEST_NAME).collect()
}

fn label(verb: Verb, name: &str) -> StepLabel {
    StepLabel { verb, what: What::Named(name.to_owned()) }
}

/// What a text means as an amount in a unit, in the organisation's signs.
fn read(context: Context, text: &str, unit: DisplayUnit, sense: Sense) -> Entry<Money> {
    match parse_amount(text, unit.unit, context.lang.numbers()) {
        Ok(Typed::Nothing) => Entry::Empty,
        Ok(Typed::Amount(amount)) => Entry::Value(sense.written(amount, &context.workbook.signs)),
        Ok(Typed::Percent(_)) | Err(_) => Entry::Unread(text.to_owned()),
    }
}

/// A calculated amount as one that can be entered; `None` beyond what a cell keeps.
fn entered(amount: Money) -> Option<Money> {
    Money::entered(amount.as_decimal())
}

/// One edit for one, a batch for several.
fn one(mut edits: Vec<Edit>) -> Edit {
    match edits.pop() {
        Some(only) if edits.is_empty() => only,
        Some(last) => {
            edits.push(last);
            Edit::Batch(edits)
        }
        None => Edit::Batch(Vec::new()),
    }
}
