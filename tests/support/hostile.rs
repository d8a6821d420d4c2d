//! Texts that want to be more than text (`tests/files/hostile.txt`), and files that have them in every field of text.

use serde_json::Value;

/// The texts. No name begins with a tab: it has no control characters.
pub fn texts() -> impl Iterator<Item = &'static str> {
    include_str!("../files/hostile.txt").lines().map(|text| text.trim_start_matches('\t'))
}

/// The fields that people write texts in.
const TEXTS: [&str; 12] = [
    "name",
    "resultName",
    "totalName",
    "source",
    "date",
    "number",
    "comment",
    "reference",
    "reason",
    "description",
    "by",
    "goal",
];

/// Puts the next of these texts into every field of text of a file.
pub fn fill(value: &mut Value, next: &mut impl FnMut() -> String) {
    match value {
        Value::Object(fields) => {
            // A decision's day is a day, and the text of a formula is a formula.
            let is_decision = fields.contains_key("reference") || fields.contains_key("amount");
            let is_formula = fields.contains_key("unit");
            for (name, value) in fields {
                let is_text = match name.as_str() {
                    "date" => !is_decision,
                    "text" => !is_formula,
                    name => TEXTS.contains(&name),
                };
                if is_text && value.is_string() {
                    *value = next().into();
                } else {
                    fill(value, next);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, next)),
        _ => {}
    }
}
