//! The file format by example: every way that a file can be wrong with its message, and old files that must
//! open forever.
//!
//! Each `files/errors/*.json` is a bad file, and the `.txt` beside it the message. After a wanted change of
//! messages, `UPDATE_GOLDEN=1 cargo test --test file_format` writes them anew; read the difference.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

use std::fs;
use std::path::{Path, PathBuf};

use sambudget::file::{self, Expected, FileError};
use sambudget::model::Workbook;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::entry::Entry;
use sambudget::model::id::{LineId, MemberId};
use sambudget::model::member::Holder;
use sambudget::model::money::Money;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
}

fn small() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/v1.0/small.json")).unwrap()
}

#[test]
fn every_bad_file_has_its_message() {
    let files = files("errors");
    assert!(files.len() > 35, "{} files", files.len());
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for path in files {
        let message = match file::read(&fs::read(&path).unwrap()) {
            Ok(_) => "it opened".to_owned(),
            Err(error) => error.to_string(),
        };
        let golden = path.with_extension("txt");
        if update {
            fs::write(&golden, format!("{message}\n")).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if expected.trim_end() != message {
            wrong.push(format!("{}\n  expected: {expected}\n     found: {message}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_of_older_versions_open_and_are_written_the_same() {
    let now = format!("\"version\": \"{}\"", file::VERSION);
    for version in ["1.0", "1.1"] {
        for path in files(&format!("v{version}")) {
            let text = fs::read_to_string(&path).unwrap();
            let workbook =
                file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            // A newer minor version only adds what may be absent.
            let then = format!("\"version\": \"{version}\"");
            // What is saved for others says its fingerprint.
            let is_saved = text.contains("\"fingerprint\"");
            let written = if is_saved { file::fingerprint::write } else { file::write };
            assert_eq!(written(&workbook), text.replace(&then, &now), "{}", path.display());
        }
    }
}

/// A file that must open forever cannot go, or be changed, without this list: name and FNV-1a of its bytes.
#[test]
fn no_golden_file_has_gone_or_changed() {
    let mut found = String::new();
    for folder in ["v1.0", "v1.1"] {
        for path in files(folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let hash = fs::read(&path).unwrap().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
            });
            found.push_str(&format!("{folder}/{name} {hash:016x}\n"));
        }
    }
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/forever.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&list, &found).unwrap();
    }
    assert_eq!(fs::read_to_string(list).unwrap_or_default(), found, "see tests/files/forever.txt");
}

#[test]
fn the_full_file_means_what_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/v1.0/full.json");
    let workbook = file::read(&fs::read(path).unwrap()).unwrap();
    let Workbook { members, keys, activities, project_groups, controls, .. } = &workbook;
    assert_eq!((members.len(), keys.len(), activities.len()), (4, 3, 2));
    assert_eq!((project_groups.len(), workbook.projects().count(), controls.len()), (2, 6, 11));
    assert_eq!((workbook.year.number(), workbook.period_end.number()), (2022, 7));
    assert_eq!(workbook.host, Some(MemberId(2)));

    let contribution = workbook.line(LineId(1)).unwrap();
    let part = |holder, field| contribution.entry(Place::Part(holder), field).clone();
    let askersund = part(Holder::Member(MemberId(1)), LineField::OriginalBudget);
    assert_eq!(askersund, Entry::Value(Money::kronor(12_006_000)));
    let shared = part(Holder::Shared, LineField::Actual);
    assert_eq!(shared.value().map(|amount| amount.to_string()), Some("-0.5".to_owned()));
    let unread = workbook.line(LineId(2)).unwrap().entry(Place::Total, LineField::Actual);
    assert_eq!(unread, &Entry::Unread("se bilaga".to_owned()));
}

#[test]
fn a_file_of_a_newer_minor_version_opens() {
    let newer = small()
        .replace("\"version\": \"1.0\"", "\"version\": \"1.7\", \"season\": {\"a\": [1, null, 0.5]}")
        .replace("\"id\": \"m1\",", "\"id\": \"m1\", \"colour\": true,");
    let (newer, plain) = (file::read(newer.as_bytes()).unwrap(), file::read(small().as_bytes()).unwrap());
    assert_eq!(Workbook { unknown: String::new(), ..newer.clone() }, plain);
    let written = file::compact(&newer);
    assert!(written.contains(r#""season":{"a":[1,null,0.5]}"#), "{written}");
    assert!(written.contains(r#"{"id":"m1","name":"Askersund","colour":true}"#), "{written}");
    let newer = |text: &str| file::Content::read(text.as_bytes()).unwrap().newer;
    assert_eq!(newer(&small().replace("1.0", "1.9")).as_deref(), Some("1.9"));
    assert_eq!(newer(&small()), None);
}

#[test]
fn what_makes_no_difference_is_passed_over() {
    let small = small();
    let same = file::read(small.as_bytes());
    assert!(same.is_ok());
    assert_eq!(file::read(format!("\u{feff}{small}").as_bytes()), same, "byte order mark");
    assert_eq!(file::read(small.replace('\n', "\r\n").as_bytes()), same, "line ends");
    assert_eq!(file::read(small.replace("\"1\"", "\"1.000\"").as_bytes()), same, "zeros at the end");
    let schema = "  \"$schema\": \"schema/workbook-1.json\",\n";
    assert_eq!(file::read(small.replace(schema, "").as_bytes()), same, "no schema");
}

#[test]
fn empty_parts_weights_and_years_are_not_kept() {
    let line = r#""rows": [{"type": "line", "id": "l1", "name": "", "kind": "cost",
        "distribution": "direct", "parts": {"m1": {}}}]"#;
    let workbook = file::read(small().replace("\"rows\": []", line).as_bytes()).unwrap();
    assert!(!file::compact(&workbook).contains("parts"));
}

#[test]
fn zero_is_written_one_way() {
    let line = |amount: &str| {
        format!(
            r#""rows": [{{"type": "line", "id": "l1", "name": "", "kind": "cost",
            "distribution": "direct", "parts": {{"m1": {{"actual": "{amount}"}}}}}}]"#
        )
    };
    for zero in ["0", "-0", "0.00", "-0.0000"] {
        let workbook = file::read(small().replace("\"rows\": []", &line(zero)).as_bytes()).unwrap();
        assert!(file::compact(&workbook).contains(r#"{"actual":"0"}"#), "{zero}");
    }
}

#[test]
fn the_example_in_the_documentation_is_a_file() {
    let page = include_str!("../docs/FILE_FORMAT.md");
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    assert_eq!(file::read(example.as_bytes()).map(|workbook| file::write(&workbook)).as_deref(), Ok(example));
}

#[test]
fn the_documentation_names_every_choice() {
    let page = include_str!("../docs/FILE_FORMAT.md");
    for path in files("errors") {
        let Err(FileError::Content { expected: Expected::OneOf(names), .. }) =
            file::read(&fs::read(path).unwrap())
        else {
            continue;
        };
        for name in names {
            let name = name.trim_end_matches("YEAR");
            assert!(page.contains(&format!("`{name}")) || page.contains(&format!("\"{name}\"")), "{name}");
        }
    }
}

#[test]
fn errors_carry_what_the_interface_words() {
    let bad = small().replace("\"jointBoard\"", "\"nämnd\"");
    assert_eq!(
        file::read(bad.as_bytes()),
        Err(FileError::Content {
            path: "form".to_owned(),
            found: Some("\"nämnd\"".to_owned()),
            expected: Expected::OneOf(&["jointBoard", "association"]),
        })
    );
    assert_eq!(file::read(b""), Err(FileError::NotJson { line: 1, column: 0, truncated: true }));
    let newer = small().replace("\"1.0\"", "\"13.2\"");
    assert_eq!(file::read(newer.as_bytes()), Err(FileError::Newer { found_version: "13.2".to_owned() }));
}

/// A line of the small file with its plain amounts in one text, as storage has them.
fn with_plain(fields: &str, amounts: &str, parts: &str) -> String {
    let line = format!(
        r#""rows": [{{"type": "line", "id": "l1", "name": "", "kind": "cost", "distribution": "direct",
        "plainFields": [{fields}], "plainParts": "{amounts}", "parts": {{{parts}}}}}]"#
    );
    let members = r#"{"id": "m3", "name": "Lekeberg"}, {"id": "m1","#;
    small().replace("\"rows\": []", &line).replacen(
        r#"{
      "id": "m1","#,
        members,
        1,
    )
}

#[test]
fn plain_amounts_in_one_text_are_those_of_the_holders_in_order() {
    let both = r#""originalBudget", "actual""#;
    let short = with_plain(both, "100 -0.5; 7;8", "");
    let long = with_plain(
        "",
        "",
        r#""m1": {"originalBudget": "100", "actual": "-0.5"}, "m3": {"actual": "7"},
        "shared": {"originalBudget": "8"}"#,
    )
    .replace(r#""plainFields": [], "plainParts": "","#, "");
    let workbook = file::read(short.as_bytes()).unwrap();
    assert_eq!(file::read(long.as_bytes()).as_ref(), Ok(&workbook));
    assert!(
        file::stored(&workbook).contains(r#""plainParts":"100 -0.5; 7;8""#),
        "{}",
        file::stored(&workbook)
    );
    assert!(!file::write(&workbook).contains("plain"), "files have an object for each holder");

    // What is no plain amount stands beside them.
    let held = with_plain(both, ";1 2", r#""m1": {"actual": "3", "held": ["actual"]}"#);
    let workbook = file::read(held.as_bytes()).unwrap();
    let stored = file::stored(&workbook);
    assert!(stored.contains(r#""parts":{"m1":{"actual":"3","held":["actual"]}}"#), "{stored}");
    assert!(stored.contains(r#""plainParts":";1 2""#), "{stored}");
    assert_eq!(file::read(stored.as_bytes()), Ok(workbook));
}

#[test]
fn plain_amounts_that_belong_to_nobody_are_refused() {
    let both = r#""originalBudget", "actual""#;
    let cases = [
        (with_plain(both, "1 2;3;4;5", ""), "plainParts: expected at most 3, but found 4"),
        (with_plain(both, "1 2 3", ""), "plainFields: expected at most 2, but found 3"),
        (with_plain(both, "1 x", ""), "plainParts: expected a decimal number"),
        (
            with_plain(r#""actual", "actual""#, "1 2", ""),
            "plainFields[1]: expected something that is not there",
        ),
        (with_plain(r#""sum""#, "1", ""), "plainFields[0]: expected one of"),
        (
            with_plain(both, "1 2", r#""m1": {"actual": "3"}"#),
            "parts.m1: expected something that is not there",
        ),
        (
            with_plain(both, "1 2", "").replace(r#""plainFields": ["originalBudget", "actual"], "#, ""),
            "plainFields: expected a list, but found nothing",
        ),
    ];
    for (json, message) in cases {
        let error = file::read(json.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}
