//! Applies edits: settings, members, keys, and the dispatch to drift and investments.

use super::parts::{insert, shift, swap};
use super::{
    Edit, EditError, KeyChange, MemberChange, Setting, What, drift, follow_up, goal, investment, list, month,
    note, plan, sentence,
};
use crate::model::capital::CapitalCost;
use crate::model::drift::{Distribution, RowId};
use crate::model::id::{KeyId, MemberId};
use crate::model::key::{AllocationKey, MemberWeights};
use crate::model::member::{Holder, Member};
use crate::model::workbook::Workbook;
use crate::part::Part;

/// What applies edits that are not everyday's, which the page loads later: what makes such edits is in that part too.
#[derive(Debug)]
pub struct Later {
    apply: fn(&mut Workbook, Edit) -> Result<Edit, EditError>,
}

/// All of it.
pub static ALL: Later = Later { apply: apply_other };
/// Where it is when it has come.
pub static LATER: Part<Later> = Part::new(&ALL);

pub(super) fn apply(workbook: &mut Workbook, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::Activity(id, change) => drift::change_activity(workbook, id, change),
        Edit::Group(id, change) => drift::change_group(workbook, id, change),
        Edit::Line(id, change) => drift::change_line(workbook, id, change),
        Edit::Batch(edits) => batch(workbook, edits),
        edit => (LATER.get().ok_or(EditError::NotYet)?.apply)(workbook, edit),
    }
}

fn apply_other(workbook: &mut Workbook, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::Set(setting) => set(workbook, setting),
        Edit::InsertMember(index, member) => insert_member(workbook, index, member),
        Edit::RemoveMember(id) => {
            remove_member(workbook, id).map(|inverse| note::carry_away(workbook, inverse))
        }
        Edit::MoveMember(id, to) => {
            let from = member_index(workbook, id)?;
            shift(&mut workbook.members, from, to)?;
            Ok(Edit::MoveMember(id, from))
        }
        Edit::Member(id, change) => {
            let index = member_index(workbook, id)?;
            let member = &mut workbook.members[index];
            let inverse = match change {
                MemberChange::Name(name) => swap(&mut member.name, name, MemberChange::Name),
                MemberChange::Code(code) => swap(&mut member.code, code, MemberChange::Code),
            };
            Ok(Edit::Member(id, inverse))
        }
        Edit::InsertKey(index, key) => insert_key(workbook, index, key),
        Edit::RemoveKey(id) => remove_key(workbook, id),
        Edit::MoveKey(id, to) => {
            let from = key_index(workbook, id)?;
            shift(&mut workbook.keys, from, to)?;
            Ok(Edit::MoveKey(id, from))
        }
        Edit::Key(id, change) => change_key(workbook, id, change),
        Edit::InsertActivity(index, activity) => drift::insert_activity(workbook, index, activity),
        Edit::RemoveActivity(id) => {
            drift::remove_activity(workbook, id).map(|inverse| carry_away(workbook, inverse))
        }
        Edit::MoveActivity(id, to) => {
            let from = drift::activity_index(workbook, id)?;
            shift(&mut workbook.activities, from, to)?;
            Ok(Edit::MoveActivity(id, from))
        }
        Edit::InsertRow(position, row) => drift::insert_row(workbook, position, row),
        Edit::RemoveRow(id) => drift::remove_row(workbook, id).map(|inverse| carry_away(workbook, inverse)),
        Edit::MoveRow(id, to) => drift::move_row(workbook, id, to),
        Edit::Month(id, year, of, entry) => month::write(workbook, id, year, of, entry),
        Edit::InsertProjectGroup(index, group) => investment::insert_group(workbook, index, group),
        Edit::RemoveProjectGroup(id) => {
            investment::remove_group(workbook, id).map(|inverse| note::carry_away(workbook, inverse))
        }
        Edit::MoveProjectGroup(id, to) => {
            let from = investment::group_index(workbook, id)?;
            shift(&mut workbook.project_groups, from, to)?;
            Ok(Edit::MoveProjectGroup(id, from))
        }
        Edit::ProjectGroup(id, change) => investment::change_group(workbook, id, change),
        Edit::InsertProject(group, index, project) => {
            investment::insert_project(workbook, group, index, *project)
        }
        Edit::RemoveProject(id) => {
            investment::remove_project(workbook, id).map(|inverse| note::carry_away(workbook, inverse))
        }
        Edit::MoveProject(id, group, index) => investment::move_project(workbook, id, group, index),
        Edit::Project(id, change) => investment::change_project(workbook, id, change),
        Edit::Plan(edit) => plan::apply(workbook, edit),
        Edit::FollowUp(edit) => follow_up::apply(workbook, edit),
        Edit::Scenario(edit) => list::apply(workbook, edit),
        Edit::Log(edit) => list::apply(workbook, edit),
        Edit::Goal(edit) => goal::apply(workbook, edit),
        Edit::Sentence(topic, own) => Ok(sentence::put(workbook, topic, own)),
        Edit::Note(note) => note::put(workbook, note),
        Edit::Activity(..) | Edit::Group(..) | Edit::Line(..) | Edit::Batch(_) => apply(workbook, edit),
    }
}

fn batch(workbook: &mut Workbook, edits: Vec<Edit>) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(workbook, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                // What was done is taken back; an inverse fits the workbook it came from, so none can fail.
                for inverse in inverses.into_iter().rev() {
                    let undone = apply(workbook, inverse);
                    debug_assert!(undone.is_ok(), "an inverse failed: {undone:?}");
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

fn set(workbook: &mut Workbook, setting: Setting) -> Result<Edit, EditError> {
    check_setting(workbook, &setting)?;
    let w = workbook;
    Ok(Edit::Set(match setting {
        Setting::Name(new) => swap(&mut w.name, new, Setting::Name),
        Setting::Unknown(new) => swap(&mut w.unknown, new, Setting::Unknown),
        Setting::Lineage(new) => swap(&mut w.lineage, new, Setting::Lineage),
        Setting::Form(new) => swap(&mut w.form, new, Setting::Form),
        Setting::Host(new) => swap(&mut w.host, new, Setting::Host),
        Setting::Year(new) => swap(&mut w.year, new, Setting::Year),
        Setting::PeriodEnd(new) => swap(&mut w.period_end, new, Setting::PeriodEnd),
        Setting::DriftUnit(new) => swap(&mut w.drift_unit, new, Setting::DriftUnit),
        Setting::InvestmentUnit(new) => swap(&mut w.investment_unit, new, Setting::InvestmentUnit),
        Setting::Signs(new) => swap(&mut w.signs, new, Setting::Signs),
        Setting::Method(new) => swap(&mut w.method, new, Setting::Method),
        Setting::Formula(new) => swap(&mut w.formula, new, Setting::Formula),
        Setting::Profile(new) => swap(&mut w.profile, new, Setting::Profile),
        Setting::DriftColumns(new) => swap(&mut w.drift_columns, new, Setting::DriftColumns),
        Setting::Settlement(new) => swap(&mut w.settlement, new, Setting::Settlement),
        Setting::Capital(new) => swap(&mut w.capital, new, Setting::Capital),
        Setting::Controls(new) => swap(&mut w.controls, new, Setting::Controls),
        Setting::Balance(new) => swap(&mut w.balance, new, Setting::Balance),
        Setting::Acceptances(new) => swap(&mut w.acceptances, new, Setting::Acceptances),
        Setting::CommentLimit(new) => swap(&mut w.comment_limit, new, Setting::CommentLimit),
        Setting::RollUp(new) => swap(&mut w.roll_up, new, Setting::RollUp),
    }))
}

fn check_setting(workbook: &Workbook, setting: &Setting) -> Result<(), EditError> {
    match setting {
        Setting::Host(Some(id)) => known_member(workbook, *id),
        Setting::Settlement(settlement) => settlement.key.map_or(Ok(()), |id| known_key(workbook, id)),
        Setting::Capital(CapitalCost { line, key, .. }) => {
            key.map_or(Ok(()), |id| known_key(workbook, id))?;
            match line.filter(|id| workbook.line(*id).is_none()) {
                Some(id) => Err(EditError::Missing(What::Row(RowId::Line(id)))),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Rows have been taken away: their notes go too, and capital cost no longer reaches a line that is gone. All of it
/// comes back with them by `inverse`.
fn carry_away(workbook: &mut Workbook, inverse: Edit) -> Edit {
    let before = workbook.capital;
    let inverse = note::carry_away(workbook, inverse);
    if before.line.is_none_or(|id| workbook.line(id).is_some()) {
        return inverse;
    }
    workbook.capital.line = None;
    Edit::Batch(vec![inverse, Edit::Set(Setting::Capital(before))])
}

pub(super) fn known_member(workbook: &Workbook, id: MemberId) -> Result<(), EditError> {
    workbook.member(id).map(|_| ()).ok_or(EditError::Missing(What::Member(id)))
}

pub(super) fn known_holder(workbook: &Workbook, holder: Holder) -> Result<(), EditError> {
    known_among(&workbook.members, holder)
}

pub(super) fn known_among(members: &[Member], holder: Holder) -> Result<(), EditError> {
    match holder {
        Holder::Member(id) if !members.iter().any(|member| member.id == id) => {
            Err(EditError::Missing(What::Member(id)))
        }
        _ => Ok(()),
    }
}

pub(super) fn known_key(workbook: &Workbook, id: KeyId) -> Result<(), EditError> {
    workbook.key(id).map(|_| ()).ok_or(EditError::Missing(What::Key(id)))
}

fn member_index(workbook: &Workbook, id: MemberId) -> Result<usize, EditError> {
    workbook.members.iter().position(|member| member.id == id).ok_or(EditError::Missing(What::Member(id)))
}

fn insert_member(workbook: &mut Workbook, index: usize, member: Member) -> Result<Edit, EditError> {
    let id = member.id;
    if workbook.member(id).is_some() {
        return Err(EditError::Duplicate(What::Member(id)));
    }
    insert(&mut workbook.members, index, member)?;
    Ok(Edit::RemoveMember(id))
}

fn remove_member(workbook: &mut Workbook, id: MemberId) -> Result<Edit, EditError> {
    let index = member_index(workbook, id)?;
    if refers_to_member(workbook, id) {
        return Err(EditError::InUse(What::Member(id)));
    }
    Ok(Edit::InsertMember(index, workbook.members.remove(index)))
}

/// Whether anything but the member list refers to the member. Control figures do not count: a figure that
/// has no place any more is said so by the checks.
fn refers_to_member(workbook: &Workbook, id: MemberId) -> bool {
    let holder = Holder::Member(id);
    workbook.host == Some(id)
        || workbook.keys.iter().any(|key| key.sets().any(|(_, weights)| weights.contains_key(&id)))
        || workbook.projects().any(|project| project.holder == holder || project.budgeted_by == Some(id))
        || workbook.measures().any(|measure| measure.members.contains(id))
        || workbook.lines().any(|line| {
            line.adjustments.iter().any(|adjustment| adjustment.holder == Some(holder))
                || match &line.distribution {
                    Distribution::Direct(parts) => parts.contains_key(&holder),
                    Distribution::ByKey { .. } => false,
                }
        })
}

fn key_index(workbook: &Workbook, id: KeyId) -> Result<usize, EditError> {
    workbook.keys.iter().position(|key| key.id == id).ok_or(EditError::Missing(What::Key(id)))
}

fn insert_key(workbook: &mut Workbook, index: usize, mut key: AllocationKey) -> Result<Edit, EditError> {
    let id = key.id;
    if workbook.key(id).is_some() {
        return Err(EditError::Duplicate(What::Key(id)));
    }
    for (_, weights) in key.sets() {
        known_members(workbook, weights)?;
    }
    key.weights.retain(|_, weight| !weight.is_empty());
    key.later.iter_mut().for_each(|(_, weights)| weights.retain(|_, weight| !weight.is_empty()));
    insert(&mut workbook.keys, index, key)?;
    Ok(Edit::RemoveKey(id))
}

fn known_members(workbook: &Workbook, weights: &MemberWeights) -> Result<(), EditError> {
    weights.keys().try_for_each(|member| known_member(workbook, *member))
}

fn remove_key(workbook: &mut Workbook, id: KeyId) -> Result<Edit, EditError> {
    let index = key_index(workbook, id)?;
    let split_by = |line: &crate::model::drift::Line| line.distribution.key() == Some(id);
    if workbook.settlement.key == Some(id)
        || workbook.capital.key == Some(id)
        || workbook.lines().any(split_by)
    {
        return Err(EditError::InUse(What::Key(id)));
    }
    Ok(Edit::InsertKey(index, workbook.keys.remove(index)))
}

fn change_key(workbook: &mut Workbook, id: KeyId, change: KeyChange) -> Result<Edit, EditError> {
    match &change {
        KeyChange::Weight(_, member, _) => known_member(workbook, *member)?,
        KeyChange::Later(_, Some(weights)) => known_members(workbook, weights)?,
        _ => {}
    }
    let index = key_index(workbook, id)?;
    let key = &mut workbook.keys[index];
    Ok(Edit::Key(
        id,
        match change {
            KeyChange::Name(name) => swap(&mut key.name, name, KeyChange::Name),
            KeyChange::Source(source) => swap(&mut key.source, source, KeyChange::Source),
            KeyChange::Date(date) => swap(&mut key.date, date, KeyChange::Date),
            KeyChange::Weight(from, member, entry) => {
                let weights = match from {
                    None => &mut key.weights,
                    Some(from) => {
                        let missing = EditError::Missing(What::Weights(id, from));
                        key.later.get_mut(&from).ok_or(missing)?
                    }
                };
                // Empty weights are not kept, so that the same content has one form.
                let before =
                    if entry.is_empty() { weights.remove(&member) } else { weights.insert(member, entry) };
                KeyChange::Weight(from, member, before.unwrap_or_default())
            }
            KeyChange::Later(from, None) => KeyChange::Later(from, key.later.remove(&from)),
            KeyChange::Later(from, Some(mut weights)) => {
                weights.retain(|_, weight| !weight.is_empty());
                KeyChange::Later(from, key.later.insert(from, weights))
            }
            KeyChange::Decimals(decimals) => swap(&mut key.share_decimals, decimals, KeyChange::Decimals),
        },
    ))
}
