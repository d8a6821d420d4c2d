//! A workbook with other identities: as it would be if somebody else had given them. Where identities stand, in fields, as
//! names of fields and in formulas, is known from the shape of the file.

use std::borrow::Cow;

use litemap::LiteMap;

use super::cursor::At;
use super::error::FileError;
use super::json::{self, Json};
use super::shape::{CELL, GROUP, LINE, Plain, Shape, WORKBOOK, What};
use super::write::compact;
use super::{read, unknown};
use crate::model::workbook::Workbook;

/// The workbook with the identities that `new` gives in the place of its own, each asked for once; those of what it refers
/// to but does not have too. Its own identity stays. Fields of a newer version stay with what they belong to.
///
/// # Errors
/// If that is no workbook: where two things would have one identity, or one of another kind.
pub fn renamed(workbook: &Workbook, new: &mut dyn FnMut(&str) -> String) -> Result<Workbook, FileError> {
    let text = compact(workbook);
    let mut root = json::parse(text.as_bytes())?;
    let mut renaming = Renaming { new, known: LiteMap::new() };
    renaming.object(&mut root, &WORKBOOK);
    renaming.findings(&mut root);
    let made = read::workbook(&At::top(&root)).and_then(|mut renamed| {
        unknown::keep(&mut renamed, text.as_bytes(), &root, false)?;
        Ok(renamed)
    });
    made.map_err(|refusal| *refusal)
}

struct Renaming<'n> {
    new: &'n mut dyn FnMut(&str) -> String,
    /// The new identities of those that have been met.
    known: LiteMap<String, String>,
}

impl Renaming<'_> {
    fn object(&mut self, json: &mut Json<'_>, shape: &'static Shape) {
        let Json::Object(fields) = json else { return };
        for (name, value) in fields {
            if let Some(field) = shape.fields.iter().find(|field| field.name == name) {
                self.value(value, &field.what);
            }
        }
    }

    fn value(&mut self, json: &mut Json<'_>, what: &'static What) {
        match what {
            What::Plain(plain) => self.plain(json, *plain),
            What::Plains(plain, _) => items(json).for_each(|item| self.plain(item, *plain)),
            What::Object(shape) => self.object(json, shape),
            What::Objects(shape, _) => items(json).for_each(|item| self.object(item, shape)),
            What::Rows(_) => items(json).for_each(|row| {
                let shape = if is_group(row) { &GROUP } else { &LINE };
                self.object(row, shape);
            }),
            What::ByName(names, shape) => {
                self.names(json, *names).for_each(|value| self.object(value, shape));
            }
            What::Cell(_) => self.cell(json),
            What::Cells(names, _) => self.names(json, *names).for_each(|value| self.cell(value)),
            What::CellsBy(outer, inner, _) => self
                .names(json, *outer)
                .for_each(|value| self.names(value, *inner).for_each(|value| self.cell(value))),
        }
    }

    fn plain(&mut self, json: &mut Json<'_>, plain: Plain) {
        if let Json::Text(text) = json
            && is_identity(plain)
        {
            *text = Cow::Owned(self.of(text));
        }
    }

    /// The values of an object, whose names may be identities.
    fn names<'j, 'a>(
        &mut self,
        json: &'j mut Json<'a>,
        names: Plain,
    ) -> impl Iterator<Item = &'j mut Json<'a>> + use<'j, 'a> {
        let fields = match json {
            Json::Object(fields) => fields.as_mut_slice(),
            _ => &mut [],
        };
        if is_identity(names) {
            fields.iter_mut().for_each(|(name, _)| *name = Cow::Owned(self.of(name)));
        }
        fields.iter_mut().map(|(_, value)| value)
    }

    /// A cell: a text with a unit is a formula.
    fn cell(&mut self, json: &mut Json<'_>) {
        self.object(json, &CELL);
        let Json::Object(fields) = json else { return };
        if fields.iter().any(|(name, _)| name == "unit") {
            for (_, value) in fields.iter_mut().filter(|(name, _)| name == "text") {
                if let Json::Text(text) = value {
                    *text = Cow::Owned(self.formula(text));
                }
            }
        }
    }

    /// In brackets are a row, perhaps whose figure it is, and a column.
    fn formula(&mut self, formula: &str) -> String {
        let mut pieces = formula.split('[');
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (inside, after) = piece.split_once(']').unwrap_or((piece, ""));
            let mut parts: Vec<String> = inside.split(';').map(str::to_owned).collect();
            let has_holder = parts.len() > 2;
            for (place, part) in parts.iter_mut().enumerate() {
                if place == 0 || place == 1 && has_holder && part != "total" {
                    *part = self.of(part);
                }
            }
            out.push_str(&["[", &parts.join(";"), "]", after].concat());
        }
        out
    }

    /// The codes of findings that are all right: they have identities among their words.
    fn findings(&self, root: &mut Json<'_>) {
        for item in field(root, "acceptances").into_iter().flat_map(items) {
            if let Some(Json::Text(code)) = field(item, "finding") {
                let words = code.split(' ').map(|word| self.known.get(word).map_or(word, String::as_str));
                *code = Cow::Owned(words.collect::<Vec<_>>().join(" "));
            }
        }
    }

    /// The new identity. Where a member may stand, `shared` may too.
    fn of(&mut self, id: &str) -> String {
        if id == "shared" {
            return id.to_owned();
        }
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let new = (self.new)(id);
        self.known.insert(id.to_owned(), new.clone());
        new
    }
}

fn is_identity(plain: Plain) -> bool {
    match plain {
        Plain::Holder => true,
        // The workbook's own stays.
        Plain::Id(letters) => letters != "w",
        _ => false,
    }
}

fn is_group(row: &mut Json<'_>) -> bool {
    matches!(field(row, "type"), Some(Json::Text(text)) if text == "group")
}

fn field<'j, 'a>(json: &'j mut Json<'a>, name: &str) -> Option<&'j mut Json<'a>> {
    let Json::Object(fields) = json else { return None };
    fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value)
}

fn items<'j, 'a>(json: &'j mut Json<'a>) -> std::slice::IterMut<'j, Json<'a>> {
    match json {
        Json::List(items) => items.iter_mut(),
        _ => [].iter_mut(),
    }
}
