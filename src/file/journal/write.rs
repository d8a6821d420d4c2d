//! A record to text. What a workbook's file has too is written as there.

use serde::Serialize;

use super::{Label, LabelWhat, Record, VERSION};
use crate::file::name::Named;
use crate::file::schema::Text;
use crate::file::write as file;
use crate::file::write::{json, shown, text};
use crate::model::drift::{LineField, Place, RowId};
use crate::model::edit::{
    ActivityChange, Edit, GroupChange, KeyChange, LineChange, MemberChange, Parent, Position, ProjectChange,
    ProjectGroupChange, Setting,
};
use crate::model::entry::Entry;
use crate::model::investment::ProjectField;
use crate::model::money::Money;
use crate::model::sign::SignConvention;

/// A record stands apart from its workbook: a formula in it always says its signs.
const APART: Option<SignConvention> = None;

/// The record as JSON on one line.
#[must_use]
pub fn write(record: &Record) -> String {
    let mut out = Object::new();
    out.field("version", &VERSION);
    match record {
        Record::Do { label, edit, inverse } => {
            out.text("type", "do");
            write_label(&mut out, label);
            out.raw("edit", &edit_json(edit));
            out.raw("inverse", &edit_json(inverse));
        }
        Record::Undo(step) => {
            out.text("type", "undo");
            out.field("step", &shown(step));
        }
        Record::Redo(step) => {
            out.text("type", "redo");
            out.field("step", &shown(step));
        }
    }
    out.end()
}

fn write_label(out: &mut Object, label: &Label) {
    out.text("verb", &label.verb);
    match &label.what {
        LabelWhat::Named(name) => out.text("name", name),
        LabelWhat::Cells(count) => out.field("cells", count),
        LabelWhat::Rows(count) => out.field("rows", count),
    }
}

/// A JSON object that is being written, field by field.
struct Object(String);

impl Object {
    fn new() -> Self {
        Self(String::from("{"))
    }

    /// A field whose value is JSON already.
    fn raw(&mut self, name: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
        self.0.push_str(json);
    }

    fn field(&mut self, name: &str, value: &impl Serialize) {
        self.raw(name, &json(value));
    }

    fn text(&mut self, name: &str, value: &str) {
        self.field(name, &text(value));
    }

    fn choice(&mut self, name: &str, choice: impl Named) {
        self.field(name, &choice.name());
    }

    /// A choice or text that may be none, which is said.
    fn option(&mut self, name: &str, value: Option<Text<'_>>) {
        self.field(name, &value);
    }

    /// An amount; an empty one is said too.
    fn amount(&mut self, name: &str, entry: &Entry<Money>) {
        self.field(name, &file::amount(entry, APART));
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

fn edit_json(edit: &Edit) -> String {
    let mut out = Object::new();
    write_edit(&mut out, edit);
    out.end()
}

fn write_edit(out: &mut Object, edit: &Edit) {
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
        Edit::Key(id, change) => {
            out.field("key", &shown(id));
            write_key_change(out, change);
        }
        Edit::InsertActivity(at, activity) => {
            out.field("insertActivity", &file::activity(activity, APART));
            out.field("at", at);
        }
        Edit::RemoveActivity(id) => out.field("removeActivity", &shown(id)),
        Edit::Activity(id, change) => {
            out.field("activity", &shown(id));
            match change {
                ActivityChange::Name(name) => out.text("name", name),
                ActivityChange::ResultName(name) => out.text("resultName", name),
            }
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
        Edit::Group(id, change) => {
            out.field("group", &shown(id));
            match change {
                GroupChange::Name(name) => out.text("name", name),
                GroupChange::Subtotal(place) => out.choice("subtotal", *place),
            }
        }
        Edit::Line(id, change) => {
            out.field("line", &shown(id));
            write_line_change(out, change);
        }
        Edit::InsertProjectGroup(at, group) => {
            out.field("insertProjectGroup", &file::project_group(group, APART));
            out.field("at", at);
        }
        Edit::RemoveProjectGroup(id) => out.field("removeProjectGroup", &shown(id)),
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
        Edit::Note(note) => out.field("note", &file::note(note)),
        Edit::Batch(edits) => {
            let edits: Vec<String> = edits.iter().map(edit_json).collect();
            out.raw("batch", &format!("[{}]", edits.join(",")));
        }
    }
}

fn write_setting(out: &mut Object, setting: &Setting) {
    match setting {
        Setting::Name(name) => out.text("setName", name),
        Setting::Form(form) => out.choice("setForm", *form),
        Setting::Host(host) => out.option("setHost", host.map(shown)),
        Setting::Year(year) => out.field("setYear", &year.number()),
        Setting::PeriodEnd(month) => out.field("setPeriodEnd", &month.number()),
        Setting::DriftUnit(unit) => out.field("setDriftUnit", &file::unit(*unit)),
        Setting::InvestmentUnit(unit) => out.field("setInvestmentUnit", &file::unit(*unit)),
        Setting::Signs(signs) => out.field("setSigns", &file::signs(*signs)),
        Setting::Method(method) => out.choice("setMethod", *method),
        Setting::Profile(profile) => out.field("setProfile", &file::profile(profile)),
        Setting::DriftColumns(columns) => out.field("setDriftColumns", &file::names(columns)),
        Setting::Settlement(settlement) => out.field("setSettlement", &file::settlement(settlement)),
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
        KeyChange::Weight(member, entry) => {
            out.field("of", &shown(member));
            out.field("weight", &file::weight(entry));
        }
    }
}

fn write_line_change(out: &mut Object, change: &LineChange) {
    match change {
        LineChange::Name(name) => out.text("name", name),
        LineChange::Kind(kind) => out.choice("kind", *kind),
        LineChange::Distribution(distribution) => out.field("split", &file::split(distribution, APART)),
        LineChange::Profile(profile) => out.field("profile", &profile.as_ref().map(file::profile)),
        LineChange::Method(method) => out.option("method", method.map(Named::name)),
        LineChange::Comment(comment) => out.text("comment", comment),
        LineChange::Amount(place, field, entry) => {
            if let Place::Part(holder) = place {
                out.field("of", &file::holder(*holder));
            }
            write_amount(out, *field, entry);
        }
        LineChange::Hold(place, field, held) => {
            if let Place::Part(holder) = place {
                out.field("of", &file::holder(*holder));
            }
            out.choice(hold_or_release(*held), *field);
        }
    }
}

/// The field that names what is held or released.
fn hold_or_release(held: bool) -> &'static str {
    if held { "hold" } else { "release" }
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
        ProjectChange::Amount(field, entry) => write_project_amount(out, *field, entry),
        ProjectChange::Hold(field, held) => out.choice(hold_or_release(*held), *field),
        ProjectChange::HoldYear(year, field, held) => {
            out.field("year", year);
            out.choice(hold_or_release(*held), *field);
        }
        ProjectChange::ComingYear(year, coming) => {
            out.field("year", year);
            out.field("comingYear", &file::coming_year(coming, APART));
        }
        ProjectChange::Comment(comment) => out.text("comment", comment),
    }
}

fn write_amount(out: &mut Object, field: LineField, entry: &Entry<Money>) {
    out.choice("field", field);
    out.amount("amount", entry);
}

fn write_project_amount(out: &mut Object, field: ProjectField, entry: &Entry<Money>) {
    out.choice("field", field);
    out.amount("amount", entry);
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
