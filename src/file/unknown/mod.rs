//! Fields of a newer minor version: kept as they stand, and written back where they belong; the page loads this later.
//!
//! A workbook has them in one text ([`Workbook::unknown`]), an object whose names say what each belongs to and its name,
//! with a space between: `"l1/amounts colour"`. Where it belongs is said by identity, from the nearest thing that has one
//! of its own, so it stays with a row that is moved. What is taken away is only not found any more when a file is
//! written: nothing has to be done when it goes, or when it comes back. Items without an identity are known by what they
//! say (`Shape::key`), and by their place among those that say the same. How they are put back is in `put_in`.

mod any;
mod merged;
mod put_in;

use litemap::LiteMap;

use crate::file::cursor::Refusal;
use crate::file::error::FileError;
use crate::file::json::{self, Json};
use crate::file::limit::JSON_DEPTH;
use crate::file::raw::{Raw, tight};
use crate::file::seal;
use crate::file::shape::{CELL, Field, GROUP, LINE, Shape, WORKBOOK, What};
use crate::file::write::compact;
use crate::model::order;
use crate::model::workbook::Workbook;
pub(super) use merged::checked;
pub use merged::merged;
pub(super) use put_in::put_in;

/// The field that storage has them in.
pub(super) const FIELD: &str = "unknownFields";

/// A field that is not ours: what it belongs to and its name, and its value.
type Found = (String, String);

/// Keeps the fields of a file, or of what is stored, that are not ours. Of a file only those that are written back, so
/// that what is read and what is written are the same; what was stored also waits for what may come back.
///
/// # Errors
/// If one is nested so deep that it could not be stored.
pub(super) fn keep(
    workbook: &mut Workbook,
    bytes: &[u8],
    root: &Json<'_>,
    is_stored: bool,
) -> Result<(), Refusal> {
    workbook.unknown = gather(bytes, root)?;
    if !is_stored && !workbook.unknown.is_empty() {
        let written = compact(workbook);
        workbook.unknown = gather(written.as_bytes(), &json::parse(written.as_bytes())?)?;
    }
    Ok(())
}

fn gather(bytes: &[u8], root: &Json<'_>) -> Result<String, Refusal> {
    if !any::is_any(root) {
        return Ok(String::new());
    }
    let mut gathering =
        Gathering { raw: Raw::new(std::str::from_utf8(bytes).unwrap_or_default()), found: Vec::new() };
    gathering.object(root, &WORKBOOK, "");
    let mut found = gathering.found;
    order::sort_by(&mut found, |(a, _), (b, _)| a.cmp(b));
    found.dedup_by(|(a, _), (b, _)| a == b);
    for (_, value) in &mut found {
        let (plain, depth) = tight(value);
        // In storage it stands two deep.
        if depth + 2 > JSON_DEPTH {
            return Err(Box::new(FileError::TooDeep { limit: JSON_DEPTH }));
        }
        *value = plain;
    }
    Ok(joined(found.into_iter()))
}

/// Fields that are not ours in one text; nothing where there are none.
fn joined(found: impl Iterator<Item = Found>) -> String {
    let mut text = String::new();
    for (name, value) in found {
        text.push(if text.is_empty() { '{' } else { ',' });
        text.push_str(&[&quoted(&name), ":", &value].concat());
    }
    if !text.is_empty() {
        text.push('}');
    }
    text
}

/// The fields of such a text, in their order.
fn each(text: &str) -> Vec<Found> {
    let Ok(Json::Object(fields)) = json::parse(text.as_bytes()) else { return Vec::new() };
    let mut raw = Raw::new(text);
    let field = |(name, _): (std::borrow::Cow<'_, str>, Json<'_>)| {
        raw.mark();
        raw.value();
        raw.mark();
        (name.into_owned(), raw.value().to_owned())
    };
    fields.into_iter().map(field).collect()
}

/// A text as JSON. Writing to memory cannot fail.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// What an object or list in a field belongs to.
fn inside(owner: &str, name: &str) -> String {
    [owner, "/", name].concat()
}

/// The field of this name.
fn field(shape: &'static Shape, name: &str) -> Option<&'static Field> {
    shape.fields.iter().find(|field| field.name == name)
}

/// What a row is.
fn row_shape(row: &Json<'_>) -> &'static Shape {
    if text_of(row, "type") == "group" { &GROUP } else { &LINE }
}

/// The text or number of a field; empty where there is none.
fn text_of<'j>(object: &'j Json<'_>, name: &str) -> &'j str {
    let Json::Object(fields) = object else { return "" };
    match fields.iter().find(|(field, _)| field == name) {
        Some((_, Json::Text(text))) => text,
        Some((_, Json::Number(number))) => number,
        _ => "",
    }
}

/// What each item of a list is known by: its identity if it has one, else what it says.
fn owners(items: &[Json<'_>], shape: impl Fn(&Json<'_>) -> &'static Shape, list: &str) -> Vec<String> {
    let mut seen: LiteMap<u64, usize> = LiteMap::new();
    let owner = |item| {
        let shape = shape(item);
        let id = text_of(item, "id");
        match (shape.is_anchor, shape.key) {
            (true, _) => id.to_owned(),
            (_, ["id"]) => inside(list, id),
            (_, key) => {
                let said = key.iter().fold(FNV_START, |hash, name| hashed(hash, text_of(item, name)));
                let before = seen.get(&said).copied().unwrap_or_default();
                seen.insert(said, before + 1);
                format!("{list}/{said:x}.{before}")
            }
        }
    };
    items.iter().map(owner).collect()
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, with a mark at the end of each text: it must be the same in every browser and version.
fn hashed(hash: u64, text: &str) -> u64 {
    let bytes = text.bytes().chain([0xff]);
    bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Goes along a file and its tree, and takes what is not ours.
struct Gathering<'t> {
    raw: Raw<'t>,
    found: Vec<Found>,
}

impl Gathering<'_> {
    fn object(&mut self, json: &Json<'_>, shape: &'static Shape, owner: &str) {
        let is_top = owner.is_empty();
        self.each(json, |this, name, value| match field(shape, name) {
            Some(field) => this.value(value, &field.what, &inside(owner, name)),
            None if is_top && name == FIELD => this.stored(value),
            // That of what is stored, also where it has become a file.
            None if is_top && seal::FIELDS.contains(&name) => drop(this.raw.value()),
            None => {
                let value = this.raw.value().to_owned();
                this.found.push(([owner, " ", name].concat(), value));
            }
        });
    }

    /// Does this with every field of an object; what is none is passed over.
    fn each(&mut self, json: &Json<'_>, mut with: impl FnMut(&mut Self, &str, &Json<'_>)) {
        let Json::Object(fields) = json else {
            self.raw.value();
            return;
        };
        for (name, value) in fields {
            self.raw.mark();
            self.raw.value();
            self.raw.mark();
            with(self, name, value);
        }
        if fields.is_empty() {
            self.raw.mark();
        }
        self.raw.mark();
    }

    /// Those that storage has in one place.
    fn stored(&mut self, json: &Json<'_>) {
        self.each(json, |this, name, _| {
            let value = this.raw.value().to_owned();
            this.found.push((name.to_owned(), value));
        });
    }

    fn value(&mut self, json: &Json<'_>, what: &What, at: &str) {
        match what {
            What::Plain(_) | What::Plains(..) => {
                self.raw.value();
            }
            What::Object(shape) => self.object(json, shape, at),
            What::Objects(shape, _) => self.list(json, |_| shape, at),
            What::Rows(_) => self.list(json, row_shape, at),
            What::ByName(_, shape) => {
                self.each(json, |this, name, value| this.object(value, shape, &inside(at, name)));
            }
            What::Cell(_) => self.object(json, &CELL, at),
            What::Cells(..) => {
                self.each(json, |this, name, value| this.object(value, &CELL, &inside(at, name)));
            }
            What::CellsBy(_, inner, kind) => {
                let inner = What::Cells(*inner, *kind);
                self.each(json, |this, name, value| this.value(value, &inner, &inside(at, name)));
            }
        }
    }

    fn list(&mut self, json: &Json<'_>, shape: impl Fn(&Json<'_>) -> &'static Shape, at: &str) {
        let Json::List(items) = json else {
            self.raw.value();
            return;
        };
        for (item, owner) in items.iter().zip(owners(items, &shape, at)) {
            self.raw.mark();
            self.object(item, shape(item), &owner);
        }
        if items.is_empty() {
            self.raw.mark();
        }
        self.raw.mark();
    }
}
