//! Writes a workbook's text with its unknown fields where they belong.

use std::borrow::Cow;

use super::{each, field, inside, owners, quoted, row_shape};
use crate::file::json::{self, Json};
use crate::file::name::year;
use crate::file::raw::Raw;
use crate::file::shape::{CELL, Plain, Shape, WORKBOOK, What};
use crate::model::order;
use crate::model::workbook::Workbook;

/// The text of a workbook with its unknown fields in their places; those whose place is not there are left out.
pub(in crate::file) fn put_in(text: &str, workbook: &Workbook) -> String {
    let Ok(root) = json::parse(text.as_bytes()) else { return text.to_owned() };
    let fields = each(&workbook.unknown);
    let of = |(name, value)| Some((str::split_once(name, ' ')?, value));
    let all = fields.iter().filter_map(|(name, value)| of((name, value)));
    let mut all: Vec<_> = all.map(|((owner, name), value)| Unknown { owner, name, value }).collect();
    order::sort_by(&mut all, |a, b| (a.owner, a.name).cmp(&(b.owner, b.name)));
    let mut writing = Writing { raw: Raw::new(text), out: String::new(), all, workbook };
    writing.object(&root, &WORKBOOK, "");
    writing.out
}

/// A field that is not ours, to be put where it belongs.
struct Unknown<'w> {
    owner: &'w str,
    name: &'w str,
    value: &'w str,
}

/// Goes along a text and its tree, and writes it with what is to be put in.
struct Writing<'w> {
    raw: Raw<'w>,
    out: String,
    all: Vec<Unknown<'w>>,
    workbook: &'w Workbook,
}

impl Writing<'_> {
    fn object(&mut self, json: &Json<'_>, shape: &'static Shape, owner: &str) {
        let Json::Object(fields) = json else { return self.plain() };
        self.each(fields, |this, name, value| match field(shape, name) {
            Some(field) => this.value(value, &field.what, &inside(owner, name)),
            None => this.plain(),
        });
        self.add(fields, shape, owner);
        self.out.push('}');
    }

    /// The value as it stands.
    fn plain(&mut self) {
        self.out.push_str(self.raw.value());
    }

    /// Writes every field by this, up to the brace at the end.
    fn each(
        &mut self,
        fields: &[(Cow<'_, str>, Json<'_>)],
        mut with: impl FnMut(&mut Self, &str, &Json<'_>),
    ) {
        self.out.push('{');
        for (index, (name, value)) in fields.iter().enumerate() {
            self.raw.mark();
            let written = self.raw.value();
            self.raw.mark();
            self.out.push_str(&[if index == 0 { "" } else { "," }, written, ":"].concat());
            with(self, name, value);
        }
        if fields.is_empty() {
            self.raw.mark();
        }
        self.raw.mark();
    }

    fn named(
        &mut self,
        json: &Json<'_>,
        at: &str,
        names: &Plain,
        shape: Option<&'static Shape>,
        each: impl Fn(&mut Self, &Json<'_>, &str),
    ) {
        let Json::Object(fields) = json else { return self.plain() };
        self.each(fields, |this, name, value| each(this, value, &inside(at, name)));
        if let Some(shape) = shape {
            self.add_named(fields, names, shape, at);
        }
        self.out.push('}');
    }

    fn value(&mut self, json: &Json<'_>, what: &What, at: &str) {
        match what {
            What::Plain(_) | What::Plains(..) => self.plain(),
            What::Object(shape) => self.object(json, shape, at),
            What::Objects(shape, _) => self.list(json, |_| shape, at),
            What::Rows(_) => self.list(json, row_shape, at),
            What::ByName(names, shape) => {
                self.named(json, at, names, Some(shape), |this, value, at| this.object(value, shape, at));
            }
            What::Cell(_) => self.object(json, &CELL, at),
            What::Cells(names, _) => {
                self.named(json, at, names, None, |this, value, at| this.object(value, &CELL, at));
            }
            What::CellsBy(names, inner, kind) => {
                let inner = What::Cells(*inner, *kind);
                self.named(json, at, names, None, |this, value, at| this.value(value, &inner, at));
            }
        }
    }

    fn list(&mut self, json: &Json<'_>, shape: impl Fn(&Json<'_>) -> &'static Shape, at: &str) {
        let Json::List(items) = json else { return self.plain() };
        self.out.push('[');
        for (index, (item, owner)) in items.iter().zip(owners(items, &shape, at)).enumerate() {
            self.raw.mark();
            self.out.push_str(if index == 0 { "" } else { "," });
            self.object(item, shape(item), &owner);
        }
        if items.is_empty() {
            self.raw.mark();
        }
        self.raw.mark();
        self.out.push(']');
    }

    /// What belongs to an object, behind its fields; also objects in it that are not written when they are empty.
    fn add(&mut self, fields: &[(Cow<'_, str>, Json<'_>)], shape: &'static Shape, owner: &str) {
        let is_there = |name: &str| fields.iter().any(|(known, _)| known == name);
        let from = self.all.partition_point(|unknown| unknown.owner < owner);
        let own = self.all.iter().skip(from).take_while(|unknown| unknown.owner == owner);
        // One that has become ours meanwhile is not written twice.
        let own = own.filter(|unknown| field(shape, unknown.name).is_none() && !is_there(unknown.name));
        let own: Vec<String> =
            own.map(|unknown| [&quoted(unknown.name), ":", unknown.value].concat()).collect();
        for written in own {
            self.comma();
            self.out.push_str(&written);
        }
        for field in shape.fields.iter().filter(|field| !is_there(field.name)) {
            let at = inside(owner, field.name);
            let inner = match &field.what {
                What::Object(inner) | What::ByName(_, inner) => inner,
                _ => continue,
            };
            if !self.has_any(&at) || inner.fields.iter().any(|field| field.is_needed) {
                continue;
            }
            let length = self.out.len();
            self.comma();
            self.out.push_str(&[&quoted(field.name), ":{"].concat());
            match &field.what {
                What::ByName(names, shape) => self.add_named(&[], names, shape, &at),
                _ => self.add(&[], inner, &at),
            }
            if self.out.ends_with(":{") {
                self.out.truncate(length);
            } else {
                self.out.push('}');
            }
        }
    }

    /// Objects with names of this kind that are not there, but have something that belongs to them.
    fn add_named(
        &mut self,
        fields: &[(Cow<'_, str>, Json<'_>)],
        names: &Plain,
        shape: &'static Shape,
        at: &str,
    ) {
        let prefix = inside(at, "");
        let from = self.all.partition_point(|unknown| unknown.owner < prefix.as_str());
        let within = self.all.iter().skip(from).map_while(|unknown| unknown.owner.strip_prefix(&prefix));
        let mut missing: Vec<String> =
            within.map(|path| path.split('/').next().unwrap_or(path).to_owned()).collect();
        missing.dedup();
        for name in missing {
            let is_there = fields.iter().any(|(known, _)| *known == name);
            if is_there || !self.may_be(names, &name) {
                continue;
            }
            self.comma();
            self.out.push_str(&[&quoted(&name), ":{"].concat());
            self.add(&[], shape, &inside(at, &name));
            self.out.push('}');
        }
    }

    /// Whether there can be something of this name: a holder has to be there.
    fn may_be(&self, names: &Plain, name: &str) -> bool {
        match names {
            Plain::Holder => {
                name == "shared" || self.workbook.members.iter().any(|member| member.id.to_string() == name)
            }
            _ => year(name).is_some(),
        }
    }

    /// Whether anything belongs to this or to what is in it.
    fn has_any(&self, at: &str) -> bool {
        let from = self.all.partition_point(|unknown| unknown.owner < at);
        self.all
            .iter()
            .skip(from)
            .map_while(|unknown| unknown.owner.strip_prefix(at))
            .any(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn comma(&mut self) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
    }
}
