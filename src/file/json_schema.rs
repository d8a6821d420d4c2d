//! The JSON Schema of the format, made from what the program reads and writes (`shape`). It stands in
//! `public/schema/workbook-1.json`, which `tests/json_schema.rs` holds to this. The page has none of it.
//!
//! It says what a file may look like. What only the whole of it can tell (that a reference is to something that is there,
//! that an identity stands once, that decisions stand in budgets only) is for the reader.

use super::layout::laid_out;
use super::shape::{CELL, CellKind, DECISION, Field, GROUP, LINE, Plain, SIGNS, Shape, WORKBOOK, What};
use super::{SCHEMA, limit};
use crate::model::goal::Quantity;
use crate::model::key::Weight;
use crate::model::money::Money;

/// The schema as text, one field a line, ending in a line break.
#[must_use]
pub fn json_schema() -> String {
    let mut shapes: Vec<&Shape> = vec![&WORKBOOK, &LINE, &GROUP, &SIGNS, &DECISION];
    let mut at = 0;
    while let Some(shape) = shapes.get(at).copied() {
        for field in shape.fields {
            let inner =
                within(&field.what).filter(|inner| !shapes.iter().any(|known| known.name == inner.name));
            shapes.extend(inner);
        }
        at += 1;
    }
    let mut definitions = String::new();
    for shape in shapes.iter().skip(1).filter(|shape| shape.name != CELL.name) {
        definitions += &format!("{}:{{{}}},", text(shape.name), object(shape));
    }
    for (name, kind) in CELLS {
        definitions += &format!("{}:{},", text(name), cell(kind));
    }
    let about = "A Sambudget workbook: one board, one fiscal year. Fields that are not here are of a newer minor version: \
                 they are kept. docs/FILE_FORMAT.md has the whole format in words.";
    let schema = format!(
        "{{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":{},\"title\":{},\"description\":{},{},\
         \"$defs\":{{{}}}}}",
        text(SCHEMA),
        text("Sambudget workbook, version 1"),
        text(about),
        object(&WORKBOOK),
        definitions.trim_end_matches(','),
    );
    laid_out(&schema) + "\n"
}

/// The names of the kinds of cells.
const CELLS: [(&str, CellKind); 6] = [
    ("amountCell", CellKind::Amount),
    ("formulaCell", CellKind::Formula),
    ("onlyFormula", CellKind::OnlyFormula),
    ("budgetCell", CellKind::Budget),
    ("weightCell", CellKind::Weight),
    ("quantityCell", CellKind::Quantity),
];

/// The objects that stand directly in a field.
fn within(what: &What) -> Option<&'static Shape> {
    match what {
        What::Object(shape) | What::Objects(shape, _) | What::ByName(_, shape) => Some(shape),
        _ => None,
    }
}

/// What an object has to be, without the braces around it.
fn object(shape: &Shape) -> String {
    let properties: Vec<String> = shape.fields.iter().map(property).collect();
    let needed = shape.fields.iter().filter(|field| field.is_needed).map(|field| text(field.name));
    let needed: Vec<String> = needed.collect();
    format!(
        "\"type\":\"object\",\"properties\":{{{}}},\"required\":[{}]{}",
        properties.join(","),
        needed.join(","),
        depending(shape.name)
    )
}

/// The fields that have to be there where another says so.
fn depending(name: &str) -> String {
    let rules: &[(&str, &str, &[&str])] = match name {
        "line" => &[("distribution", "byKey", &["key"])],
        "control" => &[
            ("place", "drift", &["activity", "column"]),
            ("place", "allActivities", &["column"]),
            ("place", "projects", &["group", "column"]),
            ("place", "tag", &["tag"]),
        ],
        "sentence" => &[("about", "line", &["line"])],
        "note" => return r#","anyOf":[{"required":["month"]},{"required":["row"]}]"#.to_owned(),
        _ => return String::new(),
    };
    let rules = rules.iter().map(|(field, value, needed)| {
        let needed: Vec<String> = needed.iter().map(|name| text(name)).collect();
        format!(
            r#"{{"if":{{"properties":{{"{field}":{{"const":"{value}"}}}}}},"then":{{"required":[{}]}}}}"#,
            needed.join(",")
        )
    });
    format!(",\"allOf\":[{}]", rules.collect::<Vec<_>>().join(","))
}

fn property(field: &Field) -> String {
    let what = what(&field.what);
    let body = what.strip_prefix('{').unwrap_or(&what);
    format!("{}:{{\"description\":{},{body}", text(field.name), text(field.says))
}

fn what(what: &What) -> String {
    match what {
        What::Plain(of) => plain(of),
        What::Object(shape) => reference(shape.name),
        What::Objects(shape, most) => list(&reference(shape.name), *most),
        What::Rows(most) => {
            list(&format!("{{\"oneOf\":[{},{}]}}", reference("line"), reference("group")), *most)
        }
        What::Plains(of, most) => list(&plain(of), *most),
        What::ByName(names, shape) => by_name(names, &reference(shape.name)),
        What::Cell(kind) => reference(cell_name(*kind)),
        What::Cells(names, kind) => by_name(names, &reference(cell_name(*kind))),
        What::CellsBy(outer, inner, kind) => by_name(outer, &by_name(inner, &reference(cell_name(*kind)))),
    }
}

fn list(item: &str, most: usize) -> String {
    format!("{{\"type\":\"array\",\"maxItems\":{most},\"items\":{item}}}")
}

fn reference(name: &str) -> String {
    format!("{{\"$ref\":\"#/$defs/{name}\"}}")
}

/// An object whose names are of a kind; no others can stand there.
fn by_name(names: &Plain, of: &str) -> String {
    format!("{{\"type\":\"object\",\"propertyNames\":{},\"additionalProperties\":{of}}}", plain(names))
}

fn cell_name(kind: CellKind) -> &'static str {
    CELLS.iter().find(|(_, known)| *known == kind).map_or("amountCell", |(name, _)| *name)
}

/// A value, or an object with a text.
fn cell(kind: CellKind) -> String {
    let value = plain(match kind {
        CellKind::Weight => &Plain::Weight,
        CellKind::Quantity => &Plain::Quantity,
        _ => &Plain::Amount,
    });
    let field =
        |name: &str| CELL.fields.iter().find(|field| field.name == name).map(property).unwrap_or_default();
    let object = |names: &[&str], needed: &str| {
        let properties: Vec<String> = names.iter().map(|name| field(name)).collect();
        format!("{{\"type\":\"object\",\"properties\":{{{}}},\"required\":[{needed}]}}", properties.join(","))
    };
    match kind {
        CellKind::OnlyFormula => object(&["text", "unit", "signs"], r#""text","unit""#),
        CellKind::Amount | CellKind::Weight | CellKind::Quantity => {
            any_of(&[value, object(&["text"], r#""text""#)])
        }
        CellKind::Formula => any_of(&[value, object(&["text", "unit", "signs"], r#""text""#)]),
        CellKind::Budget => any_of(&[value, object(&["text", "unit", "signs", "decisions"], r#""text""#)]),
    }
}

fn any_of(of: &[String]) -> String {
    format!("{{\"anyOf\":[{}]}}", of.join(","))
}

/// A text that has this form.
fn formed(pattern: &str) -> String {
    format!("{{\"type\":\"string\",\"pattern\":{}}}", text(&format!("^{pattern}$")))
}

/// A decimal number as text: so many digits at the most, and so many decimals before zeros at the end.
fn decimal(sign: &str, below: i64, decimals: u32) -> String {
    let digits = below.to_string().len() - 2;
    formed(&format!(r"{sign}(0|[1-9][0-9]{{0,{digits}}})(\.[0-9]{{1,{decimals}}}0*)?"))
}

/// The number of an identity: in base 36, below 2⁶⁴.
const NUMBER: &str = "(0|[1-9a-z][0-9a-z]{0,12})";
const MONTH: &str = "(0[1-9]|1[0-2])";
/// The years that there are.
const YEAR: &str = "(19[5-9][0-9]|2[01][0-9]{2})";

fn plain(of: &Plain) -> String {
    match of {
        Plain::Just(value) => format!("{{\"const\":{}}}", text(value)),
        Plain::Version => formed("1\\.[0-9]+"),
        Plain::Name => line_of(r"\u0000-\u001f\u007f-\u009f", limit::NAME),
        Plain::Prose => line_of(r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f", limit::PROSE),
        Plain::Text => "{\"type\":\"string\"}".to_owned(),
        Plain::Id(letters) => formed(&format!("[{letters}]{NUMBER}")),
        Plain::Holder => formed(&format!("(shared|m{NUMBER})")),
        Plain::Amount => decimal("-?", Money::LIMIT, Money::DECIMALS),
        Plain::NotNegative => decimal("", Money::LIMIT, Money::DECIMALS),
        Plain::Weight => decimal("", Weight::LIMIT, Weight::DECIMALS),
        Plain::Quantity => decimal("-?", Quantity::LIMIT, Quantity::DECIMALS),
        Plain::Rate => formed(r"(100(\.0+)?|[1-9]?[0-9](\.[0-9]{1,4}0*)?)"),
        Plain::Percent => formed(r"-?(1000(\.0+)?|[0-9]{1,3}(\.[0-9]{1,4}0*)?)"),
        Plain::Part => formed(r"(100(\.0+)?|[1-9]?[0-9](\.[0-9]{1,6}0*)?)"),
        Plain::Profile => any_of(&[
            r#"{"enum":["even","priorYear"]}"#.to_owned(),
            format!(r#"{{"type":"array","minItems":12,"maxItems":12,"items":{}}}"#, plain(&Plain::Weight)),
        ]),
        Plain::Month => formed(&format!("[0-9]{{4}}-{MONTH}")),
        Plain::Day => formed(&format!("[0-9]{{4}}-{MONTH}-(0[1-9]|[12][0-9]|3[01])")),
        Plain::MonthName => formed("([1-9]|1[0-2])"),
        Plain::YearName => formed(YEAR),
        Plain::Code => formed("[0-9]{4}"),
        Plain::Fingerprint => formed("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"),
        Plain::Whole(min, max) => format!("{{\"type\":\"integer\",\"minimum\":{min},\"maximum\":{max}}}"),
        Plain::Choice(names) => choice(names),
    }
}

/// Text without these characters, at most so long.
fn line_of(hidden: &str, most: usize) -> String {
    format!("{{\"type\":\"string\",\"maxLength\":{most},\"pattern\":{}}}", text(&format!("^[^{hidden}]*$")))
}

fn choice(names: &[&str]) -> String {
    let plain: Vec<String> =
        names.iter().filter(|name| !name.ends_with("YEAR")).map(|name| text(name)).collect();
    let mut ways = vec![format!("{{\"enum\":[{}]}}", plain.join(","))];
    ways.extend(
        names
            .iter()
            .filter_map(|name| name.strip_suffix("YEAR"))
            .map(|name| formed(&format!("{name}{YEAR}"))),
    );
    match ways.as_slice() {
        [one] => one.clone(),
        ways => any_of(ways),
    }
}

/// A text in quotes. The texts here are ours: of what JSON escapes they have only `"` and `\`.
fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::choice;
    use crate::file::name::Named;
    use crate::model::unit::Unit;

    #[test]
    fn choices_are_their_names_in_files() {
        assert_eq!(choice(Unit::NAMES), r#"{"enum":["kr","tkr","mnkr"]}"#);
        assert!(choice(&["a", "b:YEAR"]).contains(r#""pattern":"^b:(19"#));
    }
}
