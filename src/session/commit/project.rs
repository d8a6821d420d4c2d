//! What it means that a cell of a project was written.

use super::capital::NotRead;
use super::{Context, Plan, capital, entered, formula, label, one, one_line, read};
use crate::file::limit;
use crate::lang::sentence::Refused;
use crate::lang::{Verb, heading};
use crate::model::Workbook;
use crate::model::drift::Method;
use crate::model::edit::{Edit, ProjectChange};
use crate::model::entry::Entry;
use crate::model::formula::{AmountCell, Column, Figure};
use crate::model::id::ProjectId;
use crate::model::investment::{ProjectColumn, ProjectField, Tag};
use crate::model::member::Holder;
use crate::model::money::Money;
use crate::rules::sense::Sense;
use crate::session::hold::project_is_fixed;
use crate::session::sheet::Target;
use crate::text::formula::is_formula;

/// What it means that `text` was written in a cell of a project.
pub(super) fn plan(context: Context, target: Target, text: &str) -> Option<Plan> {
    let workbook = context.workbook;
    let trimmed = || one_line(text);
    if let Some(at) = target.figure().filter(|_| target.is_amount() && is_formula(text)) {
        return match formula(context, target, text, at) {
            Ok(entry) => write(context, target, entry),
            Err(refused) => Some(Plan::Refuse(refused)),
        };
    }
    let amount = || read(context, text, workbook.investment_unit, Sense::Expenditure);
    let (id, verb, change) = match target {
        Target::ProjectName(id) => (id, Verb::Rename, ProjectChange::Name(trimmed())),
        Target::ProjectNumber(id) => (id, Verb::Change, ProjectChange::Number(trimmed())),
        Target::ProjectComment(id) => (id, Verb::Comment, ProjectChange::Comment(text.trim().to_owned())),
        Target::ProjectTags(id) => {
            let tags = tags(workbook, id, &one_line(text))?;
            if tags.len() > limit::TAGS {
                return Some(Plan::Refuse(Refused::TooLong));
            }
            (id, Verb::Change, ProjectChange::Tags(tags))
        }
        Target::ProjectBudget(id) => {
            let value = |field| {
                let entry = workbook.project(id).map(|project| project.amounts.get(field));
                let cell = AmountCell::Project(id, field);
                entry.and_then(|entry| context.tables.formulas().amount(cell, entry)).unwrap_or_default()
            };
            let others = value(ProjectField::Supplement) + value(ProjectField::CarryOver);
            let entry = match amount() {
                Entry::Value(budget) => {
                    entered(budget - others).map_or_else(|| Entry::Unread(text.to_owned()), Entry::Value)
                }
                entry => entry,
            };
            return write(context, target, entry);
        }
        Target::ProjectAmount(..) | Target::ProjectDecided(..) | Target::ProjectRequested(..) => {
            return write(context, target, amount());
        }
        Target::ProjectStart(_) | Target::ProjectLife(_) => {
            match capital::plan(workbook, target, text, context.lang.numbers())? {
                Ok((id, change)) => (id, Verb::Change, change),
                Err(not_read) => {
                    let texts = context.lang.texts().later();
                    return Some(Plan::Refuse(Refused::Told(match not_read {
                        NotRead::Month => texts.month_wrong,
                        NotRead::Life => texts.life_wrong,
                    })));
                }
            }
        }
        _ => match choice(workbook, target, text) {
            Some((id, change)) => (id, Verb::Change, change),
            None => return Some(Plan::Refuse(Refused::NotAChoice)),
        },
    };
    let label = label(verb, &workbook.project(id)?.name);
    Some(Plan::Edit(Edit::Project(id, change), label))
}

/// See [`super::plan_as_text`].
pub(super) fn plan_as_text(context: Context, target: Target, text: String) -> Option<Plan> {
    write(context, target, Entry::Unread(text))
}

/// The entry that a formula written in a cell of a project is.
fn formula(context: Context, target: Target, text: &str, at: Figure) -> Result<Entry<Money>, Refused> {
    let formula = formula::read(context, text, at)?;
    let more = match target {
        Target::ProjectBudget(id) => {
            let entry = |field| context.workbook.entry(AmountCell::Project(id, field));
            let has = [ProjectField::Supplement, ProjectField::CarryOver].map(entry);
            let has = has.iter().any(|entry| !entry.is_empty());
            has.then_some(Column::Project(ProjectColumn::SupplementAndCarryOver))
        }
        _ => None,
    };
    formula::of_original(context, formula, more).map(|formula| Entry::Formula(Box::new(formula)))
}

/// Writes an entry in an amount cell of a project.
fn write(context: Context, target: Target, entry: Entry<Money>) -> Option<Plan> {
    let (Target::ProjectAmount(id, _)
    | Target::ProjectBudget(id)
    | Target::ProjectDecided(id, _)
    | Target::ProjectRequested(id, _)) = target
    else {
        return None;
    };
    let project = context.workbook.project(id)?;
    if project_is_fixed(project, target) {
        return Some(Plan::Refuse(Refused::Held));
    }
    let change = match target {
        Target::ProjectAmount(_, ProjectField::Prognosis) => return project_prognosis(context, id, entry),
        Target::ProjectAmount(_, field) => ProjectChange::Amount(field, entry),
        Target::ProjectDecided(_, year) | Target::ProjectRequested(_, year) => {
            let mut plan = project.coming_years.get(&year).cloned().unwrap_or_default();
            match target {
                Target::ProjectDecided(..) => plan.decided = entry,
                _ => plan.requested = entry,
            }
            ProjectChange::ComingYear(year, plan)
        }
        _ => ProjectChange::Amount(ProjectField::OriginalBudget, entry),
    };
    let label = label(Verb::Change, &project.name);
    Some(Plan::Edit(Edit::Project(id, change), label))
}

fn project_prognosis(context: Context, id: ProjectId, entry: Entry<Money>) -> Option<Plan> {
    let project = context.workbook.project(id)?;
    let method = project.method.unwrap_or(context.workbook.method);
    let new_method = match &entry {
        Entry::Empty if method == Method::Typed && context.workbook.method != Method::Typed => Some(None),
        Entry::Empty => None,
        _ => (method != Method::Typed).then_some(Some(Method::Typed)),
    };
    let mut edits: Vec<Edit> =
        new_method.map(|method| Edit::Project(id, ProjectChange::Method(method))).into_iter().collect();
    edits.push(Edit::Project(id, ProjectChange::Amount(ProjectField::Prognosis, entry)));
    Some(Plan::Edit(one(edits), label(Verb::Change, &project.name)))
}

/// Tags by name, separated by commas; those that were there keep their amounts.
fn tags(workbook: &Workbook, id: ProjectId, text: &str) -> Option<Vec<Tag>> {
    let old = &workbook.project(id)?.tags;
    let mut tags: Vec<Tag> = Vec::new();
    for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if tags.iter().all(|tag| tag.name != name) {
            let kept = old.iter().find(|tag| tag.name == name).cloned();
            tags.push(kept.unwrap_or_else(|| Tag { name: name.to_owned(), actual: Entry::Empty }));
        }
    }
    Some(tags)
}

fn choice(workbook: &Workbook, target: Target, value: &str) -> Option<(ProjectId, ProjectChange)> {
    let member = || value.parse().ok().filter(|id| workbook.member(*id).is_some());
    Some(match target {
        Target::ProjectHolder(id) if value == "shared" => (id, ProjectChange::Holder(Holder::Shared)),
        Target::ProjectHolder(id) => (id, ProjectChange::Holder(Holder::Member(member()?))),
        Target::ProjectBudgetedBy(id) if value.is_empty() => (id, ProjectChange::BudgetedBy(None)),
        Target::ProjectBudgetedBy(id) => (id, ProjectChange::BudgetedBy(Some(member()?))),
        Target::ProjectCategory(id) => (id, ProjectChange::Category(heading::category_of_value(value)?)),
        Target::ProjectStatus(id) => (id, ProjectChange::Status(heading::status_of_value(value)?)),
        Target::ProjectMethod(id) => (id, ProjectChange::Method(Some(heading::method_of_value(value)?))),
        _ => return None,
    })
}
