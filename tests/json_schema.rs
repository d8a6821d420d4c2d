//! The JSON Schema of the format: it is made from what the program reads and writes, takes every file that the program
//! writes, knows every field of it, and refuses what the reader refuses where a schema can tell.
//!
//! `UPDATE_GOLDEN=1 cargo test --test json_schema` writes `public/schema/workbook-1.json` anew.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use proptest::prelude::*;
use sambudget::file;
use serde_json::{Value, json};
use support::workbook::workbook;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Value {
    serde_json::from_str(&file::json_schema()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap()
}

/// The schema with no room for fields that it does not name.
fn strict() -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if fields.contains_key("properties") && fields.contains_key("type") {
                    fields.insert("additionalProperties".to_owned(), json!(false));
                }
                fields.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = schema();
    close(&mut schema);
    schema
}

fn errors(validator: &Validator, file: &Value) -> Vec<String> {
    validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn json_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

/// Every file that opens: the golden ones, and the examples.
fn good_files() -> Vec<(PathBuf, Value)> {
    let folders = ["tests/files/v1.0", "tests/files/v1.1", "public/examples"];
    let files = folders.iter().flat_map(|folder| json_in(folder));
    files
        .map(|path| (path.clone(), serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()))
        .collect()
}

#[test]
fn the_published_schema_is_what_is_made_here() {
    let path = root().join("public").join(file::SCHEMA);
    let made = file::json_schema();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &made).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(published == made, "{} is not as made here (UPDATE_GOLDEN=1 writes it anew)", path.display());
}

#[test]
fn every_file_that_opens_is_valid_and_has_no_field_without_a_description() {
    let (open, closed) = (validator(&schema()), validator(&strict()));
    let files = good_files();
    assert!(files.len() > 20, "{} files", files.len());
    for (path, file) in files {
        assert_eq!(errors(&open, &file), [""; 0], "{}", path.display());
        assert_eq!(errors(&closed, &file), [""; 0], "{}", path.display());
    }
}

/// What nobody writes is described for nobody.
#[test]
fn every_field_and_choice_of_the_schema_is_in_some_file() {
    fn words(value: &Value, all: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                all.insert(name.clone());
                words(value, all);
            }),
            Value::Array(items) => items.iter().for_each(|item| words(item, all)),
            _ => {}
        }
    }
    fn described(value: &Value, all: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::Object(properties)) = fields.get("properties") {
                    all.extend(properties.keys().cloned());
                }
                fields.values().for_each(|value| described(value, all));
            }
            Value::Array(items) => items.iter().for_each(|item| described(item, all)),
            _ => {}
        }
    }
    let (mut written, mut known) = (BTreeSet::new(), BTreeSet::new());
    good_files().iter().for_each(|(_, file)| words(file, &mut written));
    described(&schema(), &mut known);
    // The browser's storage alone has these.
    let kept = ["plainFields", "plainParts"].map(str::to_owned);
    let missing: Vec<_> =
        known.iter().filter(|name| !written.contains(*name) && !kept.contains(name)).collect();
    assert!(missing.is_empty(), "no file in tests/files has {missing:?}");
    assert!(known.len() > 100, "{known:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_valid(workbook in workbook()) {
        thread_local! {
            static STRICT: Validator = validator(&strict());
        }
        for text in [file::write(&workbook), file::stored(&workbook)] {
            let mut file: Value = serde_json::from_str(&text).unwrap();
            // Storage has these beside the format: they say whether it gives back what it was given.
            for field in ["sealed", "sum"] {
                file.as_object_mut().unwrap().remove(field);
            }
            let errors = STRICT.with(|strict| errors(strict, &file));
            prop_assert!(errors.is_empty(), "{:?} in {}", errors, text);
        }
    }
}

/// What a schema cannot tell: what is somewhere else in the file, or what stands twice.
const ONLY_THE_READER: [&str; 3] = ["twice", "unknown", "not-json"];

#[test]
fn the_files_that_are_refused_are_not_valid() {
    let schema = validator(&schema());
    let (mut refused, mut passed) = (0, Vec::new());
    for path in json_in("tests/files/errors") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Ok(file) = serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) else { continue };
        if !schema.is_valid(&file) {
            refused += 1;
        } else if !ONLY_THE_READER.iter().any(|part| name.contains(part)) {
            passed.push(name);
        }
    }
    println!("{refused} refused; these only the reader refuses: {passed:?}");
    assert!(refused > 80, "{refused}");
    let golden = include_str!("files/errors/only_the_reader.txt");
    assert_eq!(passed, golden.lines().collect::<Vec<_>>());
}

#[test]
fn broken_files_are_refused_and_newer_fields_are_not() {
    let schema = validator(&schema());
    let full: Value = serde_json::from_str(include_str!("files/v1.0/full.json")).unwrap();
    let with = |path: &str, value: Value| {
        let mut file = full.clone();
        let (parent, name) = path.rsplit_once('/').unwrap();
        file.pointer_mut(parent).unwrap()[name] = value;
        file
    };
    for (path, value) in [
        ("/format", json!("other")),
        ("/version", json!("2.0")),
        ("/year", json!("2022")),
        ("/year", json!(1949)),
        ("/periodEnd", json!("2022-13")),
        ("/id", json!("w01")),
        ("/form", json!("nämnd")),
        ("/driftUnit/decimals", json!(4)),
        ("/signs/revenue", json!("minus")),
        ("/members/0/code", json!("188")),
        ("/members/0/name", json!("a\nb")),
        ("/members/0/name", json!("å".repeat(501))),
        ("/keys/0/weights/shared", json!("1")),
        ("/keys/0/weights/m1", json!("-1")),
        ("/activities/0/rows/0/type", json!("sum")),
        ("/profile", json!(["1", "2"])),
        ("/settlement/basis", json!(null)),
        ("/projectGroups/0/projects/0/status", json!("postponed:23")),
        ("/projectGroups/0/columns", json!(["requested:1900"])),
        ("/controls/0/printed", json!(12)),
        ("/commentLimit", json!({"amount": "-1"})),
        ("/balance", json!({"deficits": [{"year": 2020, "amount": "-1"}]})),
        ("/capitalCost", json!({"rate": "101"})),
    ] {
        assert!(!schema.is_valid(&with(path, value.clone())), "{path}: {value}");
    }
    for path in ["/colour", "/signs/colour", "/members/0/colour", "/activities/0/rows/0/colour"] {
        assert!(schema.is_valid(&with(path, json!({"a": [1, null]}))), "{path}");
    }
}
