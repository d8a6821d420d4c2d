//! The laws of unknown fields: what a newer minor version added is kept wherever it stands, through edits, undo and
//! storage; it goes with what it belongs to, and comes back with it.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod edit;
    pub mod workbook;
}

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::file;
use sambudget::file::journal::{self, Label, LabelWhat, Record};
use sambudget::model::Workbook;
use sambudget::model::edit::{Edit, Setting, between};
use serde_json::Value;
use support::edit::{edit, resolved};
use support::workbook::{Fresh, workbook};

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Objects whose fields are named by the content: no field of a newer version can stand there.
const BY_NAME: [&str; 7] =
    ["weights", "weightsFrom", "months", "priorMonths", "parts", "comingYears", "effects"];

/// The file with fields `x0`, `x1`, … of a newer version in some of its objects.
fn with_unknown(text: &str, places: &[(Index, String)]) -> String {
    with_unknown_from(text, places, 0)
}

/// The same with other numbers.
fn with_unknown_from(text: &str, places: &[(Index, String)], from: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let name = |line: &str| line.trim().trim_end_matches(['{', '[', ' ', ':']).trim_matches('"').to_owned();
    let mut around: Vec<String> = Vec::new();
    let mut open = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.ends_with('{') {
            let is_by_name = BY_NAME.contains(&name(line).as_str())
                || around.last().is_some_and(|above| above == "weightsFrom");
            open.extend((!is_by_name).then_some(index));
        }
        match line.trim_end_matches(',').chars().last() {
            Some('{' | '[') => around.push(name(line)),
            Some('}' | ']')
                if !line.trim_end_matches(',').ends_with("{}")
                    && !line.trim_end_matches(',').ends_with("[]") =>
            {
                around.pop();
            }
            _ => {}
        }
    }
    let mut added: BTreeMap<usize, String> = BTreeMap::new();
    for ((place, json), number) in places.iter().zip(from..) {
        let at = open[place.index(open.len())];
        let is_only = lines[at + 1].trim_start().starts_with('}') && !added.contains_key(&at);
        let comma = if is_only { "" } else { "," };
        added.entry(at).or_default().insert_str(0, &format!("\"x{number}\" : {json}{comma}\n"));
    }
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        out.push_str(line);
        out.push('\n');
        out.push_str(added.get(&index).map_or("", String::as_str));
    }
    out
}

/// Every added field: its value, and the identity of the object that it stands in where that stands once in a workbook.
fn found(file: &Value) -> BTreeMap<String, (Value, Option<String>)> {
    fn walk(value: &Value, is_frozen: bool, all: &mut BTreeMap<String, (Value, Option<String>)>) {
        match value {
            Value::Object(fields) => {
                let id = fields.get("id").and_then(Value::as_str).filter(|_| !is_frozen).map(str::to_owned);
                for (name, value) in fields {
                    let is_added = name.strip_prefix('x').is_some_and(|number| number.parse::<u32>().is_ok());
                    if is_added {
                        assert!(
                            all.insert(name.clone(), (value.clone(), id.clone())).is_none(),
                            "{name} twice"
                        );
                    } else {
                        walk(value, is_frozen || name == "followUps", all);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, is_frozen, all)),
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    walk(file, false, &mut all);
    all
}

/// Every identity that stands once in a workbook.
fn ids(file: &Value, all: &mut BTreeSet<String>) {
    match file {
        Value::Object(fields) => {
            all.extend(fields.get("id").and_then(Value::as_str).map(str::to_owned));
            fields.iter().filter(|(name, _)| *name != "followUps").for_each(|(_, value)| ids(value, all));
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, all)),
        _ => {}
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn values() -> impl Strategy<Value = String> {
    const TEXTS: [&str; 11] = [
        "true",
        "null",
        "0",
        "-1.50",
        "\"\"",
        "\"x } ] \\\" \\u00e5 å\"",
        "[ ]",
        "{ }",
        "[1, [2, {\"a\": null}]]",
        "{\"id\": \"l1\", \"rows\": [\n{\"text\": \" a  b \"}]}",
        "12345678901234567890123",
    ];
    proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned)
}

fn places() -> impl Strategy<Value = Vec<(Index, String)>> {
    vec((any::<Index>(), values()), 1..8)
}

fn read(text: &str) -> Workbook {
    file::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error} in {text}"))
}

proptest! {
    #![proptest_config(few(60))]

    #[test]
    fn what_is_unknown_is_written_back(workbook in workbook(), places in places()) {
        let newer = with_unknown(&file::write(&workbook), &places);
        let opened = read(&newer);
        let written = file::write(&opened);
        prop_assert_eq!(json(&written), json(&newer));
        prop_assert_eq!(&read(&written), &opened);
        prop_assert_eq!(file::read_stored(file::stored(&opened).as_bytes()), Ok(opened.clone()));
        prop_assert_eq!(Workbook { unknown: String::new(), ..opened }, workbook);
    }

    #[test]
    fn what_is_unknown_goes_and_comes_back_with_what_it_belongs_to(
        workbook in workbook(),
        places in places(),
        edits in vec(edit(), 1..10),
        seed in any::<u64>(),
    ) {
        let opened = read(&with_unknown(&file::write(&workbook), &places));
        let start = file::write(&opened);
        let before = found(&json(&start));
        let (mut now, mut inverses, mut fresh) = (opened.clone(), Vec::new(), Fresh::new(seed));
        for edit in edits {
            let edit = resolved(edit, &now, &mut fresh);
            inverses.extend(now.apply(edit));
        }
        let file = json(&file::write(&now));
        let after = found(&file);
        let mut there = BTreeSet::new();
        ids(&file, &mut there);
        for (name, (value, id)) in &before {
            match (after.get(name), id) {
                (Some((kept, at)), _) => prop_assert_eq!((kept, at), (value, id), "{} changed", name),
                (None, Some(id)) => prop_assert!(!there.contains(id), "{} of {} is lost", name, id),
                (None, None) => {}
            }
        }
        prop_assert!(after.len() <= before.len());
        // Stored and opened meanwhile: what waits for its owner waits there too.
        let mut now = file::read_stored(file::stored(&now).as_bytes()).unwrap();
        for inverse in inverses.into_iter().rev() {
            prop_assert!(now.apply(inverse).is_ok());
        }
        prop_assert_eq!(file::write(&now), start);
    }
}

proptest! {
    #![proptest_config(few(60))]

    #[test]
    fn merging_loses_nobodys_fields(
        workbook in workbook(),
        common in places(),
        my_places in places(),
        their_places in places(),
    ) {
        let base = with_unknown_from(&file::write(&workbook), &common, 100);
        let [mine, theirs] = [(&my_places, 200), (&their_places, 300)]
            .map(|(places, from)| read(&with_unknown_from(&base, places, from)));
        let base = read(&base);
        for of in [Some(base.unknown.as_str()), None] {
            prop_assert_eq!(file::merged_unknown(of, &mine.unknown, &mine.unknown), mine.unknown.clone());
            let unknown = file::merged_unknown(of, &mine.unknown, &theirs.unknown);
            // Where nothing collides it does not matter whose come first.
            prop_assert_eq!(&file::merged_unknown(of, &theirs.unknown, &mine.unknown), &unknown);
            let merged = Workbook { unknown, ..mine.clone() };
            let all = found(&json(&file::write(&merged)));
            let both = [&mine, &theirs].map(|of| found(&json(&file::write(of))));
            prop_assert_eq!(&all, &both.into_iter().flatten().collect::<BTreeMap<_, _>>());
            // It comes as an edit, which is stored and taken back as any other.
            let edits = between(&mine, &merged).unwrap();
            let mut now = mine.clone();
            let inverse = now.apply(Edit::Batch(edits.clone())).unwrap();
            prop_assert_eq!(&now, &merged);
            let record = Record::Do { label: label(), edit: Edit::Batch(edits), inverse: inverse.clone() };
            prop_assert_eq!(journal::read(&journal::write(&record)), Ok(record));
            prop_assert_eq!(file::read_stored(file::stored(&now).as_bytes()), Ok(now.clone()));
            now.apply(inverse).unwrap();
            prop_assert_eq!(&now, &mine);
        }
    }
}

fn label() -> Label {
    Label { verb: "merge".into(), what: LabelWhat::Cells(1) }
}

#[test]
fn of_a_field_that_both_have_the_one_that_was_changed_stands() {
    let [base, mine, theirs] =
        [r#"{" a":1," b":1,"l1 c":1}"#, r#"{" a":2," b":1}"#, r#"{" a":1," b":3,"l2 d":[4]}"#];
    let merged = |base| file::merged_unknown(base, mine, theirs);
    assert_eq!(merged(Some(base)), r#"{" a":2," b":3,"l2 d":[4]}"#);
    assert_eq!(merged(None), r#"{" a":2," b":1,"l2 d":[4]}"#, "mine where nobody knows");
    assert_eq!(file::merged_unknown(Some(base), base, ""), base, "a program may have lost it on the way");
}

#[test]
fn a_step_with_what_are_no_fields_is_refused() {
    let record = Record::Do {
        label: label(),
        edit: Edit::Set(Setting::Unknown("x".into())),
        inverse: Edit::Set(Setting::Unknown(String::new())),
    };
    assert!(journal::read(&journal::write(&record)).is_err());
}

#[test]
fn numbers_stay_as_they_are_written() {
    let small = include_str!("files/v1.0/small.json");
    let newer = small.replacen('{', "{ \"a\": 1e300, \"b\": [1.50, 123456789012345678901234567890],", 1);
    let written = file::compact(&read(&newer));
    assert!(written.ends_with(r#","a":1e300,"b":[1.50,123456789012345678901234567890]}"#), "{written}");
}

#[test]
fn what_belongs_to_empty_amounts_is_kept() {
    let small = include_str!("files/v1.0/small.json");
    let line = r#""rows": [{"type": "line", "id": "l1", "name": "", "kind": "cost", "distribution": "direct",
        "parts": {"m1": {"frame": "500"}}}, {"type": "line", "id": "l2", "name": "", "kind": "cost",
        "distribution": "byKey", "key": "k1", "amounts": {"frame": {"text": "x"}}}]"#;
    let written = file::compact(&read(&small.replace("\"rows\": []", line)));
    assert!(written.contains(r#""parts":{"m1":{"frame":"500"}}"#), "{written}");
    assert!(written.contains(r#""amounts":{"frame":{"text":"x"}}"#), "{written}");
}
