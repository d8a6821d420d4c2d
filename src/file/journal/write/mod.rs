//! A record to text. What a workbook's file has too is written as there.

mod goal;
pub(super) mod other;

use serde::Serialize;

use super::{LATER, Label, LabelWhat, Record, VERSION};
use crate::file::name::Named;
use crate::file::schema::Text;
use crate::file::write as file;
use crate::file::write::{json, shown, text};
use crate::model::drift::Place;
use crate::model::edit::{ActivityChange, Edit, GroupChange, LineChange};
use crate::model::entry::Entry;
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
pub(super) struct Object(String);

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
        Edit::Activity(id, change) => {
            out.field("activity", &shown(id));
            match change {
                ActivityChange::Name(name) => out.text("name", name),
                ActivityChange::ResultName(name) => out.text("resultName", name),
            }
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
        Edit::Batch(edits) => {
            let edits: Vec<String> = edits.iter().map(edit_json).collect();
            out.raw("batch", &format!("[{}]", edits.join(",")));
        }
        // What brings these is here, and with it what writes them.
        edit => LATER.get().into_iter().for_each(|later| (later.write)(out, edit)),
    }
}

fn write_line_change(out: &mut Object, change: &LineChange) {
    match change {
        LineChange::Name(name) => out.text("name", name),
        LineChange::Kind(kind) => out.choice("kind", *kind),
        LineChange::Distribution(distribution) => out.field("split", &file::split(distribution, APART)),
        LineChange::Profile(profile) => out.field("profile", &profile.as_ref().map(file::profile)),
        LineChange::Method(method) => out.option("method", method.map(Named::name)),
        LineChange::Formula(formula) => {
            out.field("formula", &formula.as_deref().map(|formula| file::formula(formula, APART)));
        }
        LineChange::Comment(comment) => out.text("comment", comment),
        LineChange::Adjustments(adjustments) => {
            out.field("adjustments", &adjustments.iter().map(file::adjustment).collect::<Vec<_>>());
        }
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

fn write_amount(out: &mut Object, field: impl Named, entry: &Entry<Money>) {
    out.choice("field", field);
    out.amount("amount", entry);
}
