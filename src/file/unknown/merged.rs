//! Fields of a newer version where two people's workbooks become one.

use litemap::LiteMap;

use super::{each, joined};
use crate::file::json;
use crate::file::limit::JSON_DEPTH;
use crate::file::raw::tight;

/// The unknown fields ([`Workbook::unknown`](crate::model::Workbook::unknown)) of both. Where both have one, the one that
/// changed since `base` stands, else mine. None goes because somebody does not have it: a program that does not know a
/// field may have lost it on the way.
#[must_use]
pub fn merged(base: Option<&str>, mine: &str, theirs: &str) -> String {
    if mine == theirs {
        return mine.to_owned();
    }
    let base: LiteMap<String, String> = base.map(each).unwrap_or_default().into_iter().collect();
    let mut all: LiteMap<String, String> = each(mine).into_iter().collect();
    for (name, value) in each(theirs) {
        let is_theirs = match (all.get(&name), base.get(&name)) {
            (None, _) => true,
            (Some(mine), before) => before == Some(mine),
        };
        if is_theirs {
            all.insert(name, value);
        }
    }
    joined(all.into_iter())
}

/// Unknown fields as a step of the journal has them; `None` for what could not be stored again.
pub(in crate::file) fn checked(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let is_object =
        matches!(json::parse(text.as_bytes()), Ok(json::Json::Object(fields)) if !fields.is_empty());
    let (plain, depth) = tight(text);
    // In storage they stand one deep.
    (is_object && plain == text && depth < JSON_DEPTH).then_some(plain)
}
