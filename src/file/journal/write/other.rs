//! The edits that are not everyday's; see [`super::super::read`].

use super::{APART, Object, goal, hold_or_release, write_amount};
use crate::file::name::Named;
use crate::file::plan::{group_wire, measure_wire};
use crate::file::schema::Text;
use crate::file::write as file;
use crate::file::write::{shown, text};
use crate::file::{follow_up, meeting_log, scenario};
use crate::model::drift::RowId;
use crate::model::edit::{
    Edit, FollowUpEdit, KeyChange, LogEdit, MemberChange, Parent, PlanEdit, Position, ProjectChange,
    ProjectGroupChange, ScenarioEdit, Setting,
};

/// Writes an edit of one of these kinds.
pub(in crate::file::journal) fn edit(out: &mut Object, edit: &Edit) {
    match edit {
        Edit::Set(setting) => write_setting(out, setting),
        Edit::InsertMember(at, member) => {
            out.field("insertMember", &file::member(member));
            out.field("at", at);
        }
        Edit::RemoveMember(id) => out.field("removeMember", &shown(id)),
        Edit::MoveMember(id, to) => {
            out.field("moveMember", &shown(id));
            out.field("at", to);
        }
        Edit::Member(id, change) => {
            out.field("member", &shown(id));
            match change {
                MemberChange::Name(name) => out.text("name", name),
                MemberChange::Code(code) => out.option("code", code.as_deref().map(text)),
            }
        }
        Edit::InsertKey(at, key) => {
            out.field("insertKey", &file::key(key));
            out.field("at", at);
        }
        Edit::RemoveKey(id) => out.field("removeKey", &shown(id)),
        Edit::MoveKey(id, to) => {
            out.field("moveKey", &shown(id));
            out.field("at", to);
        }
        Edit::Key(id, change) => {
            out.field("key", &shown(id));
            write_key_change(out, change);
        }
        Edit::InsertActivity(at, activity) => {
            out.field("insertActivity", &file::activity(activity, APART));
            out.field("at", at);
        }
        Edit::RemoveActivity(id) => out.field("removeActivity", &shown(id)),
        Edit::MoveActivity(id, to) => {
            out.field("moveActivity", &shown(id));
            out.field("at", to);
        }
        Edit::InsertRow(position, row) => {
            out.field("insertRow", &file::row(row, APART));
            write_position(out, *position);
        }
        Edit::RemoveRow(id) => out.field("removeRow", &row_id(*id)),
        Edit::MoveRow(id, to) => {
            out.field("moveRow", &row_id(*id));
            write_position(out, *to);
        }
        Edit::InsertProjectGroup(at, group) => {
            out.field("insertProjectGroup", &file::project_group(group, APART));
            out.field("at", at);
        }
        Edit::RemoveProjectGroup(id) => out.field("removeProjectGroup", &shown(id)),
        Edit::MoveProjectGroup(id, to) => {
            out.field("moveProjectGroup", &shown(id));
            out.field("at", to);
        }
        Edit::ProjectGroup(id, change) => {
            out.field("projectGroup", &shown(id));
            match change {
                ProjectGroupChange::Name(name) => out.text("name", name),
                ProjectGroupChange::TotalName(name) => out.text("totalName", name),
                ProjectGroupChange::Columns(columns) => out.field("columns", &file::names(columns)),
            }
        }
        Edit::InsertProject(group, at, project) => {
            out.field("insertProject", &file::project(project, APART));
            out.field("in", &shown(group));
            out.field("at", at);
        }
        Edit::RemoveProject(id) => out.field("removeProject", &shown(id)),
        Edit::MoveProject(id, group, at) => {
            out.field("moveProject", &shown(id));
            out.field("in", &shown(group));
            out.field("at", at);
        }
        Edit::Project(id, change) => {
            out.field("project", &shown(id));
            write_project_change(out, change);
        }
        Edit::Month(id, year, month, entry) => {
            out.field("month", &shown(id));
            out.choice("of", *year);
            out.field("at", &month.number());
            out.field("booked", &file::booked(entry));
        }
        Edit::Note(note) => out.field("note", &file::note(note)),
        Edit::Plan(edit) => write_plan_edit(out, edit),
        Edit::FollowUp(edit) => write_follow_up_edit(out, edit),
        Edit::Scenario(edit) => write_scenario_edit(out, edit),
        Edit::Log(edit) => write_log_edit(out, edit),
        Edit::Goal(edit) => goal::write(out, edit),
        Edit::Sentence(topic, own) => goal::write_sentence(out, *topic, own.as_ref()),
        Edit::Activity(..) | Edit::Group(..) | Edit::Line(..) | Edit::Batch(_) => {
            super::write_edit(out, edit)
        }
    }
}

fn write_setting(out: &mut Object, setting: &Setting) {
    match setting {
        Setting::Name(name) => out.text("setName", name),
        Setting::Unknown(fields) => out.text("setUnknownFields", fields),
        Setting::Lineage(lineage) => out.field("setLineage", &lineage.iter().map(shown).collect::<Vec<_>>()),
        Setting::Form(form) => out.choice("setForm", *form),
        Setting::Host(host) => out.option("setHost", host.map(shown)),
        Setting::Year(year) => out.field("setYear", &year.number()),
        Setting::PeriodEnd(month) => out.field("setPeriodEnd", &month.number()),
        Setting::DriftUnit(unit) => out.field("setDriftUnit", &file::unit(*unit)),
        Setting::InvestmentUnit(unit) => out.field("setInvestmentUnit", &file::unit(*unit)),
        Setting::Signs(signs) => out.field("setSigns", &file::signs(*signs)),
        Setting::Method(method) => out.choice("setMethod", *method),
        Setting::Formula(formula) => {
            out.field("setFormula", &formula.as_deref().map(|formula| file::formula(formula, APART)));
        }
        Setting::Profile(profile) => out.field("setProfile", &file::profile(profile)),
        Setting::DriftColumns(columns) => out.field("setDriftColumns", &file::names(columns)),
        Setting::Settlement(settlement) => out.field("setSettlement", &file::settlement(settlement)),
        Setting::Acceptances(acceptances) => {
            let acceptances: Vec<_> = acceptances.iter().map(file::acceptance).collect();
            out.field("setAcceptances", &acceptances);
        }
        Setting::Balance(balance) => out.field("setBalance", &file::balance(balance)),
        Setting::CommentLimit(limit) => out.field("setCommentLimit", &file::comment_limit(*limit)),
        Setting::RollUp(rule) => out.choice("setRollUp", *rule),
        Setting::Capital(capital) => out.field("setCapitalCost", &file::capital(capital)),
        Setting::Controls(controls) => {
            let controls: Vec<_> = controls.iter().map(file::control).collect();
            out.field("setControls", &controls);
        }
    }
}

fn write_key_change(out: &mut Object, change: &KeyChange) {
    match change {
        KeyChange::Name(name) => out.text("name", name),
        KeyChange::Source(source) => out.text("source", source),
        KeyChange::Date(date) => out.text("date", date),
        KeyChange::Later(from, weights) => {
            out.field("from", &from.number());
            out.field("weightsFrom", &weights.as_ref().map(file::weights));
        }
        KeyChange::Decimals(decimals) => out.field("shareDecimals", decimals),
        KeyChange::Weight(from, member, entry) => {
            if let Some(from) = from {
                out.field("from", &from.number());
            }
            out.field("of", &shown(member));
            out.field("weight", &file::weight(entry));
        }
    }
}

fn write_project_change(out: &mut Object, change: &ProjectChange) {
    match change {
        ProjectChange::Number(number) => out.text("number", number),
        ProjectChange::Name(name) => out.text("name", name),
        ProjectChange::Holder(holder) => out.field("holder", &file::holder(*holder)),
        ProjectChange::BudgetedBy(member) => out.option("budgetedBy", member.map(shown)),
        ProjectChange::Category(category) => out.choice("category", *category),
        ProjectChange::Status(status) => out.choice("status", *status),
        ProjectChange::Method(method) => out.option("method", method.map(Named::name)),
        ProjectChange::Tags(tags) => {
            out.field("tags", &tags.iter().map(|tag| file::tag(tag, APART)).collect::<Vec<_>>())
        }
        ProjectChange::Amount(field, entry) => write_amount(out, *field, entry),
        ProjectChange::Hold(field, held) => out.choice(hold_or_release(*held), *field),
        ProjectChange::HoldYear(year, field, held) => {
            out.field("year", year);
            out.choice(hold_or_release(*held), *field);
        }
        ProjectChange::ComingYear(year, coming) => {
            out.field("year", year);
            out.field("comingYear", &file::coming_year(coming, APART));
        }
        ProjectChange::InUse(in_use) => out.field("inUse", &file::in_use(in_use)),
        ProjectChange::Comment(comment) => out.text("comment", comment),
    }
}

fn write_plan_edit(out: &mut Object, edit: &PlanEdit) {
    match edit {
        PlanEdit::InsertGroup(at, group) => {
            out.field("insertMeasureGroup", &group_wire(group));
            out.field("at", at);
        }
        PlanEdit::RemoveGroup(id) => out.field("removeMeasureGroup", &shown(id)),
        PlanEdit::MoveGroup(id, to) => {
            out.field("moveMeasureGroup", &shown(id));
            out.field("at", to);
        }
        PlanEdit::RenameGroup(id, name) => {
            out.field("measureGroup", &shown(id));
            out.text("name", name);
        }
        PlanEdit::Insert(group, at, measure) => {
            out.field("insertMeasure", &measure_wire(measure));
            out.field("in", &shown(group));
            out.field("at", at);
        }
        PlanEdit::Remove(id) => out.field("removeMeasure", &shown(id)),
        PlanEdit::Move(id, group, at) => {
            out.field("moveMeasure", &shown(id));
            out.field("in", &shown(group));
            out.field("at", at);
        }
        PlanEdit::Measure(measure) => out.field("measure", &measure_wire(measure)),
    }
}

fn write_follow_up_edit(out: &mut Object, edit: &FollowUpEdit) {
    match edit {
        FollowUpEdit::Insert(at, new) => {
            out.field("insertFollowUp", &follow_up::wire(new));
            out.field("at", at);
        }
        FollowUpEdit::Remove(id) => out.field("removeFollowUp", &shown(id)),
        FollowUpEdit::Label(id, label) => {
            out.field("followUp", &shown(id));
            out.text("name", &label.name);
            out.text("date", &label.date);
            out.text("by", &label.by);
            if label.is_final {
                out.text("stage", follow_up::FINAL);
            }
        }
    }
}

fn write_scenario_edit(out: &mut Object, edit: &ScenarioEdit) {
    match edit {
        ScenarioEdit::Insert(at, new) => {
            out.field("insertScenario", &scenario::wire(new, APART));
            out.field("at", at);
        }
        ScenarioEdit::Remove(id) => out.field("removeScenario", &shown(id)),
        ScenarioEdit::Move(id, to) => {
            out.field("moveScenario", &shown(id));
            out.field("at", to);
        }
        ScenarioEdit::Put(new) => out.field("scenario", &scenario::wire(new, APART)),
    }
}

fn write_log_edit(out: &mut Object, edit: &LogEdit) {
    match edit {
        LogEdit::Insert(at, new) => {
            out.field("insertLogEntry", &meeting_log::wire(new, APART));
            out.field("at", at);
        }
        LogEdit::Remove(id) => out.field("removeLogEntry", &shown(id)),
        LogEdit::Move(id, to) => {
            out.field("moveLogEntry", &shown(id));
            out.field("at", to);
        }
        LogEdit::Put(new) => out.field("logEntry", &meeting_log::wire(new, APART)),
    }
}

fn write_position(out: &mut Object, position: Position) {
    out.field(
        "in",
        &match position.parent {
            Parent::Activity(id) => shown(id),
            Parent::Group(id) => shown(id),
        },
    );
    out.field("at", &position.index);
}

fn row_id<'a>(id: RowId) -> Text<'a> {
    match id {
        RowId::Line(id) => shown(id),
        RowId::Group(id) => shown(id),
    }
}
