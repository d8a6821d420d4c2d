//! What makes one workbook of another: the edits between them, one for each field, name and place that differs.
//!
//! Comparing and merging stand on this. The law is tested in `tests/laws_compare.rs`: whatever two workbooks are, the edits
//! between them, applied in order to the first, give the second; and between a workbook and itself there are none.

mod drift;
mod goal;
mod investment;
mod list;
mod order;
mod plan;

use super::{Edit, EditError, KeyChange, MemberChange, Setting};
use crate::model::key::{AllocationKey, weight_of};
use crate::model::meeting_log::LogEntry;
use crate::model::period::Month;
use crate::model::scenario::Scenario;
use crate::model::workbook::Workbook;

/// The edits that make `to` of `from`, in an order in which they can be applied; the workbook's own identity stays.
///
/// What stands in both, by identity, is changed field by field; what stands elsewhere is moved, as few rows as possible.
///
/// # Errors
/// [`EditError::NotYet`] where what applies edits has not been loaded; an edit that cannot be applied would be an error of
/// ours, and is handed on rather than left out.
pub fn between(from: &Workbook, to: &Workbook) -> Result<Vec<Edit>, EditError> {
    let mut way = Way { now: from.clone(), edits: Vec::new() };
    // What others refer to comes first, and goes last.
    way.come_members(to)?;
    way.come_keys(to)?;
    drift::between(&mut way, to)?;
    investment::between(&mut way, to)?;
    plan::between(&mut way, to)?;
    settings(&mut way, to)?;
    way.go_keys(to)?;
    way.go_members(to)?;
    plan::follow_ups(&mut way, to)?;
    list::between::<Scenario>(&mut way, to)?;
    list::between::<LogEntry>(&mut way, to)?;
    goal::between(&mut way, to)?;
    goal::sentences(&mut way, to)?;
    notes(&mut way, to)?;
    Ok(way.edits)
}

/// The way from one workbook to another: where it has come, and the edits so far.
struct Way {
    now: Workbook,
    edits: Vec<Edit>,
}

impl Way {
    fn take(&mut self, edit: Edit) -> Result<(), EditError> {
        self.now.apply(edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    /// Takes `edit` where `old` is not `new`.
    fn take_if<T: PartialEq>(
        &mut self,
        old: &T,
        new: &T,
        edit: impl FnOnce(&T) -> Edit,
    ) -> Result<(), EditError> {
        if old == new { Ok(()) } else { self.take(edit(new)) }
    }

    fn come_members(&mut self, to: &Workbook) -> Result<(), EditError> {
        for (index, member) in to.members.iter().enumerate() {
            match self.now.member(member.id).cloned() {
                None => {
                    let index = order::place_after(
                        self.now.members.iter().map(|member| member.id),
                        to.members.iter().map(|member| member.id),
                        index,
                    );
                    self.take(Edit::InsertMember(index, member.clone()))?;
                }
                Some(old) => {
                    let change = |change| Edit::Member(member.id, change);
                    self.take_if(&old.name, &member.name, |new| change(MemberChange::Name(new.clone())))?;
                    self.take_if(&old.code, &member.code, |new| change(MemberChange::Code(new.clone())))?;
                }
            }
        }
        Ok(())
    }

    /// Takes away members that are not in `to`, when nothing refers to them any more, and puts the others in its order.
    fn go_members(&mut self, to: &Workbook) -> Result<(), EditError> {
        let gone: Vec<_> = self.now.members.iter().map(|member| member.id).collect();
        for id in gone.into_iter().filter(|id| to.member(*id).is_none()) {
            self.take(Edit::RemoveMember(id))?;
        }
        let now: Vec<_> = self.now.members.iter().map(|member| member.id).collect();
        let wanted: Vec<_> = to.members.iter().map(|member| member.id).collect();
        for (id, index) in order::moves(&now, &wanted) {
            self.take(Edit::MoveMember(id, index))?;
        }
        Ok(())
    }

    fn come_keys(&mut self, to: &Workbook) -> Result<(), EditError> {
        for (index, key) in to.keys.iter().enumerate() {
            match self.now.key(key.id).cloned() {
                None => {
                    let ids = |keys: &[AllocationKey]| keys.iter().map(|key| key.id).collect::<Vec<_>>();
                    let index = order::place_after(ids(&self.now.keys), ids(&to.keys), index);
                    self.take(Edit::InsertKey(index, key.clone()))?;
                }
                Some(old) => self.change_key(&old, key)?,
            }
        }
        Ok(())
    }

    fn change_key(&mut self, old: &AllocationKey, new: &AllocationKey) -> Result<(), EditError> {
        let change = |change| Edit::Key(new.id, change);
        self.take_if(&old.name, &new.name, |new| change(KeyChange::Name(new.clone())))?;
        self.take_if(&old.source, &new.source, |new| change(KeyChange::Source(new.clone())))?;
        self.take_if(&old.date, &new.date, |new| change(KeyChange::Date(new.clone())))?;
        self.take_if(&old.share_decimals, &new.share_decimals, |new| change(KeyChange::Decimals(*new)))?;
        let members = old.weights.keys().chain(new.weights.keys().filter(|id| !old.weights.contains_key(id)));
        for member in members {
            self.take_if(weight_of(&old.weights, *member), weight_of(&new.weights, *member), |weight| {
                change(KeyChange::Weight(None, *member, weight.clone()))
            })?;
        }
        // The weights of a month are one thing, which is there or not.
        for from in Month::all() {
            self.take_if(&old.later.get(&from), &new.later.get(&from), |weights| {
                change(KeyChange::Later(from, weights.cloned()))
            })?;
        }
        Ok(())
    }

    fn go_keys(&mut self, to: &Workbook) -> Result<(), EditError> {
        let gone: Vec<_> = self.now.keys.iter().map(|key| key.id).collect();
        for id in gone.into_iter().filter(|id| to.key(*id).is_none()) {
            self.take(Edit::RemoveKey(id))?;
        }
        let now: Vec<_> = self.now.keys.iter().map(|key| key.id).collect();
        let wanted: Vec<_> = to.keys.iter().map(|key| key.id).collect();
        for (id, index) in order::moves(&now, &wanted) {
            self.take(Edit::MoveKey(id, index))?;
        }
        Ok(())
    }
}

fn settings(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    let old = way.now.clone();
    let set = Edit::Set;
    way.take_if(&old.name, &to.name, |new| set(Setting::Name(new.clone())))?;
    way.take_if(&old.form, &to.form, |new| set(Setting::Form(*new)))?;
    way.take_if(&old.host, &to.host, |new| set(Setting::Host(*new)))?;
    way.take_if(&old.year, &to.year, |new| set(Setting::Year(*new)))?;
    way.take_if(&old.period_end, &to.period_end, |new| set(Setting::PeriodEnd(*new)))?;
    way.take_if(&old.drift_unit, &to.drift_unit, |new| set(Setting::DriftUnit(*new)))?;
    way.take_if(&old.investment_unit, &to.investment_unit, |new| set(Setting::InvestmentUnit(*new)))?;
    way.take_if(&old.signs, &to.signs, |new| set(Setting::Signs(*new)))?;
    way.take_if(&old.method, &to.method, |new| set(Setting::Method(*new)))?;
    way.take_if(&old.formula, &to.formula, |new| set(Setting::Formula(new.clone())))?;
    way.take_if(&old.profile, &to.profile, |new| set(Setting::Profile(new.clone())))?;
    way.take_if(&old.drift_columns, &to.drift_columns, |new| set(Setting::DriftColumns(new.clone())))?;
    way.take_if(&old.settlement, &to.settlement, |new| set(Setting::Settlement(*new)))?;
    way.take_if(&old.balance, &to.balance, |new| set(Setting::Balance(new.clone())))?;
    way.take_if(&old.capital, &to.capital, |new| set(Setting::Capital(*new)))?;
    way.take_if(&old.controls, &to.controls, |new| set(Setting::Controls(new.clone())))?;
    way.take_if(&old.acceptances, &to.acceptances, |new| set(Setting::Acceptances(new.clone())))?;
    way.take_if(&old.comment_limit, &to.comment_limit, |new| set(Setting::CommentLimit(*new)))?;
    way.take_if(&old.roll_up, &to.roll_up, |new| set(Setting::RollUp(*new)))?;
    way.take_if(&old.unknown, &to.unknown, |new| set(Setting::Unknown(new.clone())))
}

fn notes(way: &mut Way, to: &Workbook) -> Result<(), EditError> {
    let old = way.now.notes.clone();
    for note in old.iter().filter(|note| to.note(note.place).is_none()) {
        way.take(Edit::Note(crate::model::note::Note::none(note.place)))?;
    }
    for note in &to.notes {
        if way.now.note(note.place) != Some(note) {
            way.take(Edit::Note(note.clone()))?;
        }
    }
    Ok(())
}
