//! What was written outside the operating tables: months, keys, members, investments. The page loads this later.

use super::{Context, Plan, formula, label, measure, one_line, project, read};
use crate::lang::Verb;
use crate::lang::sentence::Refused;
use crate::model::drift::Line;
use crate::model::edit::{ActivityChange, Edit, KeyChange, MemberChange, PlanEdit, ProjectGroupChange};
use crate::model::entry::Entry;
use crate::model::key::{AllocationKey, Weight};
use crate::model::months::Booked;
use crate::part::Part;
use crate::rules::sense::Sense;
use crate::session::sheet::Target;
use crate::session::sheet::months::is_held;
use crate::text::formula::is_formula;
use crate::text::number::{parse_number, round};

/// What reads it.
#[derive(Debug)]
pub struct Later {
    pub(super) plan: fn(Context, Target, &str) -> Option<Plan>,
    pub(super) plan_as_text: fn(Context, Target, String) -> Option<Plan>,
}

/// All of it.
pub static ALL: Later = Later { plan, plan_as_text: project::plan_as_text };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

fn plan(context: Context, target: Target, text: &str) -> Option<Plan> {
    let workbook = context.workbook;
    let trimmed = || one_line(text);
    let (verb, name, edit) = match target {
        Target::LineMonth(id, year, month) => {
            let line = workbook.line(id)?;
            if is_held(line, year) {
                return Some(Plan::Refuse(Refused::Held));
            }
            let entry = match booked(context, line, target, text) {
                Ok(entry) => entry,
                Err(refused) => return Some(Plan::Refuse(refused)),
            };
            (Verb::Change, &line.name, Edit::Month(id, year, month, entry))
        }
        Target::ActivityName(id) => {
            let change = ActivityChange::Name(trimmed());
            (Verb::Rename, &workbook.activity(id)?.name, Edit::Activity(id, change))
        }
        Target::ProjectTotalName(id) => {
            let change = ProjectGroupChange::TotalName(trimmed());
            (Verb::Rename, &workbook.project_group(id)?.total_name, Edit::ProjectGroup(id, change))
        }
        Target::Measure(id, column) => return measure::plan(context, id, column, text),
        Target::MeasureGroupName(id) => {
            let edit = Edit::Plan(PlanEdit::RenameGroup(id, trimmed()));
            (Verb::Rename, &workbook.measure_group(id)?.name, edit)
        }
        Target::KeyName(id) => {
            (Verb::Rename, &workbook.key(id)?.name, Edit::Key(id, KeyChange::Name(trimmed())))
        }
        Target::KeyDecimals(id) => {
            let decimals = text.parse().ok().filter(|decimals| *decimals <= AllocationKey::MOST_DECIMALS);
            let Some(decimals) = decimals else { return Some(Plan::Refuse(Refused::NotAChoice)) };
            let change = KeyChange::Decimals((decimals != AllocationKey::DECIMALS).then_some(decimals));
            (Verb::Change, &workbook.key(id)?.name, Edit::Key(id, change))
        }
        Target::KeySource(id) | Target::KeyDate(id) | Target::KeyWeight(id, ..) => {
            let change = match target {
                Target::KeyWeight(_, from, member) => match weight(context, text) {
                    Ok(weight) => KeyChange::Weight(from, member, weight),
                    Err(refused) => return Some(Plan::Refuse(refused)),
                },
                Target::KeyDate(_) => KeyChange::Date(trimmed()),
                _ => KeyChange::Source(trimmed()),
            };
            (Verb::Change, &workbook.key(id)?.name, Edit::Key(id, change))
        }
        Target::MemberName(id) => {
            let name = trimmed();
            if workbook.members.iter().any(|member| member.id != id && member.name == name) {
                let taken = context.lang.texts().later().member_name_taken;
                return Some(Plan::Refuse(Refused::Told(taken)));
            }
            (Verb::Rename, &workbook.member(id)?.name, Edit::Member(id, MemberChange::Name(trimmed())))
        }
        Target::MemberCode(id) => {
            let code = trimmed();
            if !code.is_empty() && !is_municipality_code(&code) {
                return Some(Plan::Refuse(Refused::Told(context.lang.texts().later().not_a_code)));
            }
            let change = MemberChange::Code((!code.is_empty()).then_some(code));
            (Verb::Change, &workbook.member(id)?.name, Edit::Member(id, change))
        }
        _ => return project::plan(context, target, text),
    };
    Some(Plan::Edit(edit, label(verb, name)))
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

/// A weight as it was written, or as its formula gives it: what is calculated is rounded to what a weight keeps.
fn weight(context: Context, text: &str) -> Result<Entry<Weight>, Refused> {
    if is_formula(text) {
        let number = formula::number(context, text)?;
        return Weight::new(round(number, Weight::DECIMALS))
            .map(Entry::Value)
            .ok_or(Refused::Told(context.lang.texts().later().not_a_weight));
    }
    let number = parse_number(text, context.lang.numbers());
    Ok(match number.map(|number| number.map(Weight::new)) {
        Ok(None) => Entry::Empty,
        Ok(Some(Some(weight))) => Entry::Value(weight),
        Ok(Some(None)) | Err(_) => Entry::Unread(text.to_owned()),
    })
}
