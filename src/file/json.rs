//! Bytes to a tree of JSON values, within limits of size, depth and number.
//!
//! A tree of our own rather than serde_json's: that one takes the last of two equal fields in silence, and
//! has no limits to set. Numbers are kept as text, since no number of a workbook's is calculated from one.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::str::Utf8Error;

use rust_decimal::Decimal;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::error::{Expected, FileError};
use super::limit::{JSON_DEPTH, JSON_VALUES, LIMIT_BYTES};
use crate::model::order;

/// A JSON value; texts without escapes are borrowed from the file.
#[derive(Debug)]
pub(super) enum Json<'a> {
    Null,
    Bool(bool),
    Number(String),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    /// The fields in the order of the file, each name once.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Where a value stands, as a chain of steps back to the top; made into text only for an error.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'a> {
    Top,
    Field(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

/// The most characters of the piece of JSON that an error shows.
const SNIPPET: usize = 60;

/// Reads JSON.
///
/// # Errors
/// If the bytes are too many, not text or not JSON, nested too deep, too many values, or an object has a
/// field twice.
pub(super) fn parse(bytes: &[u8]) -> Result<Json<'_>, FileError> {
    if bytes.len() > LIMIT_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error))?;
    // Some Windows programs put a byte order mark first; it means nothing here.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);

    let guard = Guard { left: Cell::new(JSON_VALUES), refusal: RefCell::new(None) };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = Seed { guard: &guard, path: Path::Top, depth: 0 }
        .deserialize(&mut deserializer)
        .and_then(|json| deserializer.end().map(|()| json));
    match (guard.refusal.take(), parsed) {
        (Some(refusal), _) => Err(refusal),
        (None, Ok(json)) => Ok(json),
        (None, Err(error)) => {
            Err(FileError::NotJson { line: error.line(), column: error.column(), truncated: error.is_eof() })
        }
    }
}

/// A file that ends within a character was cut short; any other is not text.
fn not_text(bytes: &[u8], error: Utf8Error) -> FileError {
    let good = &bytes[..error.valid_up_to()];
    if error.error_len().is_some() {
        return FileError::NotText { good_bytes: good.len() };
    }
    let line = 1 + good.iter().filter(|b| **b == b'\n').count();
    let column = good.iter().rev().take_while(|b| **b != b'\n').count();
    FileError::NotJson { line, column, truncated: true }
}

/// What is watched over the whole file. A refusal of ours goes past serde_json, which only knows texts: what was refused is
/// left unread, so that it ends there or soon after.
struct Guard {
    left: Cell<usize>,
    refusal: RefCell<Option<FileError>>,
}

impl Guard {
    /// Takes down why the file is refused: for its first reason.
    fn refuse<'a>(&self, error: FileError) -> Json<'a> {
        self.refusal.borrow_mut().get_or_insert(error);
        Json::Null
    }
}

/// One value to read.
#[derive(Clone, Copy)]
struct Seed<'g> {
    guard: &'g Guard,
    path: Path<'g>,
    depth: usize,
}

impl Seed<'_> {
    fn within<'s>(&'s self, path: Path<'s>) -> Seed<'s> {
        Seed { guard: self.guard, path, depth: self.depth + 1 }
    }

    /// What a list or an object is that lies too deep.
    fn too_deep<'a>(&self) -> Option<Json<'a>> {
        (self.depth >= JSON_DEPTH).then(|| self.guard.refuse(FileError::TooDeep { limit: JSON_DEPTH }))
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        let Some(left) = self.guard.left.get().checked_sub(1) else {
            return Ok(self.guard.refuse(FileError::TooManyValues { limit: JSON_VALUES }));
        };
        self.guard.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.to_string()))
    }

    // serde names the type. No field takes such a number: it is only shown in an error, as the decimal that
    // it was written as, and `…` where it is larger than one.
    #[allow(clippy::disallowed_types)]
    fn visit_f64<E: Error>(self, value: f64) -> Result<Json<'de>, E> {
        let decimal = Decimal::try_from(value);
        Ok(Json::Number(decimal.map_or_else(|_| "…".to_owned(), |number| number.to_string())))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json<'de>, A::Error> {
        if let Some(refused) = self.too_deep() {
            return Ok(refused);
        }
        let mut list = Vec::new();
        while let Some(item) = access.next_element_seed(self.within(Path::Index(&self.path, list.len())))? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json<'de>, A::Error> {
        if let Some(refused) = self.too_deep() {
            return Ok(refused);
        }
        let mut fields = Vec::new();
        while let Some(Key(key)) = access.next_key()? {
            let value = access.next_value_seed(self.within(Path::Field(&self.path, &key)))?;
            fields.push((key, value));
        }
        if let Some(key) = twice(&fields) {
            let path = Path::Field(&self.path, key).to_string();
            let found = Some(Json::Text(Cow::Borrowed(key)).snippet());
            let expected = Expected::FieldOnce;
            return Ok(self.guard.refuse(FileError::Content { path, found, expected }));
        }
        Ok(Json::Object(fields))
    }
}

/// A name that two fields have. Most objects have few fields, and each is compared with those before it; our own files
/// have the fields of their large objects, which are identities, from the smallest to the largest. The others are put
/// in order for this.
fn twice<'f>(fields: &'f [(Cow<'_, str>, Json<'_>)]) -> Option<&'f str> {
    const FEW: usize = 8;
    if fields.len() <= FEW {
        let is_before = |at: usize| fields[..at].iter().any(|(name, _)| *name == fields[at].0);
        return (1..fields.len()).find(|at| is_before(*at)).map(|at| fields[at].0.as_ref());
    }
    fn rank(name: &str) -> (usize, &str) {
        (name.len(), name)
    }
    if fields.windows(2).all(|pair| rank(&pair[0].0) < rank(&pair[1].0)) {
        return None;
    }
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_ref()).collect();
    order::sort(&mut names);
    names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

/// The name of a field, borrowed from the file where it has no escapes.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl Json<'_> {
    /// This value as a short piece of JSON, cut with `…` after [`SNIPPET`] characters.
    pub(super) fn snippet(&self) -> String {
        let mut text = String::new();
        self.write_start(&mut text);
        match text.char_indices().nth(SNIPPET) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text,
        }
    }

    /// Writes at least the first characters that a snippet needs, and not much more.
    fn write_start(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().take(SNIPPET).enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    item.write_start(out);
                    if out.len() > 4 * SNIPPET {
                        return;
                    }
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (index, (key, value)) in fields.iter().take(SNIPPET).enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    write_text(key, out);
                    out.push(':');
                    value.write_start(out);
                    if out.len() > 4 * SNIPPET {
                        return;
                    }
                }
                out.push('}');
            }
        }
    }
}

/// The text in quotes, with what cannot be seen as escapes; only its start where it is long.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars().take(SNIPPET) {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

impl fmt::Display for Path<'_> {
    /// As in JavaScript: `activities[0].rows[3].kind`. Names of fields that are no plain words are quoted,
    /// and long ones cut.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
            Self::Field(parent, name) => {
                let plain = (1..=SNIPPET).contains(&name.len())
                    && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'$' || b == b'_');
                match (plain, parent) {
                    (true, Path::Top) => f.write_str(name),
                    (true, _) => write!(f, "{parent}.{name}"),
                    (false, _) => write!(f, "{parent}[{}]", Json::Text(Cow::Borrowed(name)).snippet()),
                }
            }
        }
    }
}
