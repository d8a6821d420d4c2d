//! What was written outside the operating tables: months, keys, members, investments. The page loads this later.

use super::{Context, Plan, formula, label, one_line, project, read};
use crate::lang::Verb;
use crate::lang::sentence::Refused;
use crate::model::drift::Line;
use crate::model::edit::{Edit, KeyChange, MemberChange, ProjectGroupChange};
use crate::model::entry::Entry;
use crate::model::key::Weight;
use crate::model::months::Booked;
use crate::part::Part;
use crate::rules::sense::Sense;
use crate::session::sheet::Target;
use crate::session::sheet::months::is_held;
use crate::text::formula::is_formula;
use crate::text::number::parse_number;

/// What reads it.
#[derive(Debug)]
pub struct Later {
    pub(super) plan: fn(Context, Target, &str) -> Option<Plan>,
}

/// All of it.
pub static ALL: Later = Later { plan };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

fn plan(context: Context, target: Target, text: &str) -> Option<Plan> {
    let workbook = context.workbook;
    let trimmed = || one_line(text);
    match target {
        Target::LineMonth(id, year, month) => {
            let line = workbook.line(id)?;
            if is_held(line, year) {
                return Some(Plan::Refuse(Refused::Held));
            }
            let entry = match booked(context, line, target, text) {
                Ok(entry) => entry,
                Err(refused) => return Some(Plan::Refuse(refused)),
            };
            Some(Plan::Edit(Edit::Month(id, year, month, entry), label(Verb::Change, &line.name)))
        }
        Target::ProjectTotalName(id) => {
            let label = label(Verb::Rename, &workbook.project_group(id)?.total_name);
            Some(Plan::Edit(Edit::ProjectGroup(id, ProjectGroupChange::TotalName(trimmed())), label))
        }
        Target::KeyName(id) => {
            let label = label(Verb::Rename, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Name(trimmed())), label))
        }
        Target::KeySource(id) => {
            let label = label(Verb::Change, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Source(trimmed())), label))
        }
        Target::KeyDate(id) => {
            let label = label(Verb::Change, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Date(trimmed())), label))
        }
        Target::KeyWeight(id, member) => {
            let label = label(Verb::Change, &workbook.key(id)?.name);
            Some(Plan::Edit(Edit::Key(id, KeyChange::Weight(member, weight(context, text))), label))
        }
        Target::MemberName(id) => {
            let label = label(Verb::Rename, &workbook.member(id)?.name);
            Some(Plan::Edit(Edit::Member(id, MemberChange::Name(trimmed())), label))
        }
        Target::MemberCode(id) => {
            let label = label(Verb::Change, &workbook.member(id)?.name);
            let code = trimmed();
            if !code.is_empty() && !is_municipality_code(&code) {
                return Some(Plan::Refuse(Refused::NotACode));
            }
            let code = (!code.is_empty()).then_some(code);
            Some(Plan::Edit(Edit::Member(id, MemberChange::Code(code)), label))
        }
        _ => project::plan(context, target, text),
    }
}

/// What is booked in a month: an amount, or what a formula gives now; a month keeps no formula.
fn booked(context: Context, line: &Line, target: Target, text: &str) -> Result<Entry<Booked>, Refused> {
    if let Some(at) = target.figure().filter(|_| is_formula(text)) {
        let formula = formula::read(context, text, at)?;
        return formula::amount(context, &formula, at).map(|amount| Entry::Value(Booked(amount)));
    }
    Ok(match read(context, text, context.workbook.drift_unit, Sense::Kind(line.kind)) {
        Entry::Unread(text) => Entry::Unread(text),
        entry => entry.value().map(Booked).into(),
    })
}

/// Whether a text is a municipality code: four digits.
#[must_use]
pub fn is_municipality_code(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn weight(context: Context, text: &str) -> Entry<Weight> {
    match parse_number(text, context.lang.numbers()) {
        Ok(None) => Entry::Empty,
        Ok(Some(number)) => Weight::new(number).map_or_else(|| Entry::Unread(text.to_owned()), Entry::Value),
        Err(_) => Entry::Unread(text.to_owned()),
    }
}
