//! Text to a record: read with the same suspicion as a file, and refused with the place, what was found and what was
//! expected.

mod goal;
pub(super) mod other;

use super::{LATER, Label, LabelWhat, Record, RecordId, VERSION};
use crate::file::cursor::{At, Fields, Refusal};
use crate::file::error::{Expected, FileError};
use crate::file::read::drift::Rows;
use crate::file::read::{self as file, Known, cell, investment};
use crate::file::{json, limit};
use crate::model::drift::{LineField, Place};
use crate::model::edit::{ActivityChange, Edit, GroupChange, LineChange};
use crate::model::entry::Entry;
use crate::model::formula::Column;
use crate::model::id::{ActivityId, GroupId, LineId};
use crate::model::money::Money;

/// Reads a record.
///
/// ```
/// use sambudget::file::journal::read;
/// let error = read(r#"{"version": 1, "type": "undo", "step": "now"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "at step: expected a step such as \"17.2a\", but found \"now\"");
/// ```
///
/// # Errors
/// Says why the text is no record.
pub fn read(text: &str) -> Result<Record, FileError> {
    let root = json::parse(text.as_bytes())?;
    record(&At::top(&root)).map_err(|refusal| *refusal)
}

/// The kinds of everyday edits by the field that says so, and how the rest is read.
const EDITS: &[(&str, Read)] = &[("line", line), ("group", group), ("activity", activity), ("batch", batch)];

/// Reads an edit from the field that names its kind, and the fields beside it.
type Read = for<'a> fn(&'a At<'a>, &'a Fields<'a>) -> Result<Edit, Refusal>;

fn record(top: &At<'_>) -> Result<Record, Refusal> {
    let fields = top.object()?;
    let version = fields.need("version").whole(1, u32::MAX)?;
    if version > VERSION {
        return Err(Box::new(FileError::Newer { found_version: version.to_string() }));
    }
    let kinds: &[&str] = &["do", "undo", "redo"];
    let kind = fields.need("type").parsed(Expected::OneOf(&["do", "undo", "redo"]), |text| {
        kinds.iter().position(|kind| *kind == text)
    })?;
    Ok(match kind {
        0 => Record::Do {
            label: label(&fields)?,
            edit: edit(&fields.need("edit"))?,
            inverse: edit(&fields.need("inverse"))?,
        },
        1 => Record::Undo(step(&fields)?),
        _ => Record::Redo(step(&fields)?),
    })
}

fn step(fields: &Fields<'_>) -> Result<RecordId, Refusal> {
    fields.need("step").parsed(Expected::Step, |text| text.parse().ok())
}

fn label(fields: &Fields<'_>) -> Result<Label, Refusal> {
    let verb = fields.need("verb").name()?;
    let what = match (fields.get("cells"), fields.get("rows")) {
        (Some(at), _) => LabelWhat::Cells(at.whole(0, u32::MAX)? as usize),
        (None, Some(at)) => LabelWhat::Rows(at.whole(0, u32::MAX)? as usize),
        // A name is shown in a menu; what it was made of may have had several lines.
        (None, None) => LabelWhat::Named(fields.need("name").prose()?),
    };
    Ok(Label { verb, what })
}

fn edit(at: &At<'_>) -> Result<Edit, Refusal> {
    let fields = at.object()?;
    match of_kind(&fields, EDITS) {
        Some(edit) => edit,
        None => (LATER.get().ok_or(FileError::NotYet)?.read)(at, &fields),
    }
}

/// The edit whose kind one of the fields names.
fn of_kind(fields: &Fields<'_>, kinds: &[(&str, Read)]) -> Option<Result<Edit, Refusal>> {
    kinds.iter().find_map(|(name, read)| fields.get(name).map(|kind| read(&kind, fields)))
}

fn batch(at: &At<'_>, _: &Fields<'_>) -> Result<Edit, Refusal> {
    at.list(limit::JSON_VALUES)?.map(|item| edit(&item)).collect::<Result<_, _>>().map(Edit::Batch)
}

/// Nothing where `null` stands.
fn option<'a, T>(
    at: &At<'a>,
    read: impl FnOnce(&At<'a>) -> Result<T, Refusal>,
) -> Result<Option<T>, Refusal> {
    if at.is_null() { Ok(None) } else { read(at).map(Some) }
}

/// An amount cell; `null` is an empty one.
fn amount(at: &At<'_>, column: Column) -> Result<Entry<Money>, Refusal> {
    Ok(option(at, |at| cell::amount(at, &Known::any(), column))?.unwrap_or_default())
}

/// What is to change, by the field that is there; the fields that may be.
fn change<'a>(
    at: &At<'_>,
    fields: &Fields<'a>,
    names: &'static [&'static str],
) -> Result<(&'static str, At<'a>), Refusal> {
    let found = names.iter().find_map(|name| Some((*name, fields.get(name)?)));
    found.ok_or_else(|| at.refuse(Expected::ChangeOf(names)))
}

fn activity(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) = change(at, fields, &["name", "resultName"])?;
    let change = match name {
        "name" => ActivityChange::Name(to.name()?),
        _ => ActivityChange::ResultName(to.name()?),
    };
    Ok(Edit::Activity(at.id(ActivityId::PREFIX)?, change))
}

fn group(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    let (name, to) = change(at, fields, &["name", "subtotal"])?;
    let change = match name {
        "name" => GroupChange::Name(to.name()?),
        _ => GroupChange::Subtotal(to.named()?),
    };
    Ok(Edit::Group(at.id(GroupId::PREFIX)?, change))
}

fn line(at: &At<'_>, fields: &Fields<'_>) -> Result<Edit, Refusal> {
    const CHANGES: &[&str] = &[
        "amount",
        "hold",
        "release",
        "name",
        "kind",
        "split",
        "profile",
        "method",
        "formula",
        "adjustments",
        "comment",
    ];
    let (name, to) = change(at, fields, CHANGES)?;
    let place = || match fields.get("of") {
        Some(at) => investment::holder(&at, &Known::any()).map(Place::Part),
        None => Ok(Place::Total),
    };
    let change = match name {
        "amount" => {
            let field: LineField = fields.need("field").named()?;
            LineChange::Amount(place()?, field, amount(&to, Column::Drift(field.column()))?)
        }
        "hold" | "release" => LineChange::Hold(place()?, to.named()?, name == "hold"),
        "name" => LineChange::Name(to.name()?),
        "kind" => LineChange::Kind(to.named()?),
        "split" => LineChange::Distribution(Rows::new(&Known::any()).distribution(&to.object()?)?),
        "profile" => LineChange::Profile(option(&to, file::profile)?),
        "method" => LineChange::Method(option(&to, At::named)?),
        "formula" => LineChange::Formula(option(&to, |at| cell::formula(at, &Known::any()))?),
        "adjustments" => {
            let read = file::later::get()?.adjustments;
            LineChange::Adjustments(read(&to, &Known::any())?)
        }
        _ => LineChange::Comment(to.prose()?),
    };
    Ok(Edit::Line(at.id(LineId::PREFIX)?, change))
}
