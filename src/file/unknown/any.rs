//! Whether a file has fields of a newer version at all: nearly none has, and to look is much quicker than to gather.

use super::{FIELD, field, row_shape};
use crate::file::json::Json;
use crate::file::seal;
use crate::file::shape::{CELL, Shape, WORKBOOK, What};

/// Whether a workbook has any field that is not ours, or says that it keeps some.
pub(super) fn is_any(root: &Json<'_>) -> bool {
    let Json::Object(fields) = root else { return false };
    fields.iter().any(|(name, value)| match field(&WORKBOOK, name) {
        Some(field) => in_value(value, &field.what),
        None => name == FIELD || !seal::FIELDS.contains(&name.as_ref()),
    })
}

fn in_object(json: &Json<'_>, shape: &'static Shape) -> bool {
    let Json::Object(fields) = json else { return false };
    // Fields are written in the order that the shape has them in: each is looked for from the last one on.
    let mut next = 0;
    fields.iter().any(|(name, value)| {
        let ahead = shape.fields.iter().skip(next).position(|field| field.name == name).map(|by| next + by);
        match ahead.or_else(|| shape.fields.iter().position(|field| field.name == name)) {
            Some(at) => {
                next = at + 1;
                shape.fields.get(at).is_some_and(|field| in_value(value, &field.what))
            }
            None => true,
        }
    })
}

fn in_value(json: &Json<'_>, what: &What) -> bool {
    match what {
        What::Plain(_) | What::Plains(..) => false,
        What::Object(shape) => in_object(json, shape),
        What::Objects(shape, _) => in_list(json, |item| in_object(item, shape)),
        What::Rows(_) => in_list(json, |item| in_object(item, row_shape(item))),
        What::ByName(_, shape) => in_each(json, |value| in_object(value, shape)),
        What::Cell(_) => in_object(json, &CELL),
        What::Cells(..) => in_each(json, |value| in_object(value, &CELL)),
        What::CellsBy(..) => in_each(json, |value| in_each(value, |value| in_object(value, &CELL))),
    }
}

fn in_list(json: &Json<'_>, mut is_in: impl FnMut(&Json<'_>) -> bool) -> bool {
    matches!(json, Json::List(items) if items.iter().any(&mut is_in))
}

fn in_each(json: &Json<'_>, mut is_in: impl FnMut(&Json<'_>) -> bool) -> bool {
    matches!(json, Json::Object(fields) if fields.iter().any(|(_, value)| is_in(value)))
}
