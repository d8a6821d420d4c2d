//! The laws of the file format: what is written reads back equal, and no bytes make the reader panic, be
//! slow, or give a workbook that cannot be kept.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::file::{self, FileError, LIMIT_BYTES, limit};
use sambudget::model::Workbook;
use sambudget::model::drift::{Distribution, LineField, Place};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::id::{GroupId, LineId};
use sambudget::model::money::Money;
use support::workbook::workbook;

const FULL: &[u8] = include_bytes!("files/v1.0/full.json");
const SMALL: &[u8] = include_bytes!("files/v1.0/small.json");

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Reads; what is read must come back equal from what is written of it.
fn read(bytes: &[u8]) -> Result<Workbook, FileError> {
    let workbook = file::read(bytes)?;
    let written = file::write(&workbook);
    assert_eq!(file::read(written.as_bytes()).as_ref(), Ok(&workbook));
    assert_eq!(file::read(file::compact(&workbook).as_bytes()).as_ref(), Ok(&workbook));
    assert_eq!(file::read(file::stored(&workbook).as_bytes()).as_ref(), Ok(&workbook));
    Ok(workbook)
}

fn refusal(bytes: &[u8]) -> FileError {
    read(bytes).unwrap_err()
}

proptest! {
    #![proptest_config(few(150))]

    #[test]
    fn what_is_written_reads_back_equal(workbook in workbook()) {
        let written = file::write(&workbook);
        prop_assert!(written.ends_with("\n"));
        prop_assert_eq!(&file::write(&workbook.clone()), &written);
        prop_assert_eq!(file::read(written.as_bytes()), Ok(workbook.clone()));

        let stored = file::stored(&workbook);
        prop_assert_eq!(file::read(stored.as_bytes()), Ok(workbook.clone()));

        let compact = file::compact(&workbook);
        prop_assert!(!compact.contains('\n'));
        prop_assert_eq!(file::read(compact.as_bytes()), Ok(workbook));
        let (tall, flat): (serde_json::Value, serde_json::Value) =
            (serde_json::from_str(&written).unwrap(), serde_json::from_str(&compact).unwrap());
        prop_assert_eq!(serde_json::to_string_pretty(&tall).unwrap().lines().count(), written.lines().count());
        prop_assert_eq!(tall, flat);
    }

    /// One figure changed is one line changed, so that a line diff says what happened.
    #[test]
    fn a_changed_figure_is_a_changed_line(workbook in workbook()) {
        let before = file::write(&workbook);
        for line in workbook.lines() {
            let places: Vec<Place> = match &line.distribution {
                Distribution::ByKey { .. } => vec![Place::Total],
                Distribution::Direct(parts) => parts.keys().map(|holder| Place::Part(*holder)).collect(),
            };
            let all = places.iter().flat_map(|place| LineField::ALL.map(|field| (*place, field)));
            let other = Entry::Value(Money::kronor(12_345_678));
            let is_figure = |entry: &Entry<Money>| matches!(entry, Entry::Value(_)) && *entry != other;
            let Some((place, field)) = all.into_iter().find(|(place, field)| is_figure(line.entry(*place, *field)))
            else {
                continue;
            };
            let mut changed = workbook.clone();
            changed.apply(Edit::amount(line.id, place, field, other)).unwrap();
            let after = file::write(&changed);
            prop_assert_eq!(before.lines().count(), after.lines().count());
            let lines = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
            prop_assert_eq!(lines.count(), 1);
            break;
        }
    }

    #[test]
    fn arbitrary_bytes_are_refused(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&bytes).is_err());
    }
}

proptest! {
    #![proptest_config(few(400))]

    /// Bytes taken away, put in, changed or doubled somewhere in a good file.
    #[test]
    fn a_damaged_file_gives_an_error_or_a_sound_workbook(
        start in any::<Index>(),
        length in 0..40usize,
        instead in prop_oneof![
            vec(any::<u8>(), 0..3),
            vec(proptest::sample::select(&b"{}[]\",:0123456789-.eE\\nulltrfas \n"[..]), 0..4),
        ],
        double in any::<bool>(),
    ) {
        let start = start.index(FULL.len());
        let end = (start + length).min(FULL.len());
        let mut bytes = FULL[..if double { end } else { start }].to_vec();
        bytes.extend(&instead);
        bytes.extend(&FULL[if double { start } else { end }..]);
        let _ = read(&bytes);
    }

    /// A line of a good file taken away, doubled or moved: often still JSON, with fields absent or twice.
    #[test]
    fn a_file_with_its_lines_disturbed_gives_an_error_or_a_sound_workbook(
        from in any::<Index>(),
        to in any::<Index>(),
        keep in any::<bool>(),
    ) {
        let mut lines: Vec<&[u8]> = FULL.split_inclusive(|b| *b == b'\n').collect();
        let line = lines[from.index(lines.len())];
        if !keep {
            lines.remove(from.index(lines.len()));
        }
        lines.insert(to.index(lines.len()), line);
        let _ = read(&lines.concat());
    }

    /// A number, text or list where another value stood.
    #[test]
    fn a_value_replaced_gives_an_error_or_a_sound_workbook(
        line in any::<Index>(),
        value in proptest::sample::select(&[
            "null", "true", "0", "-1", "1e400", "18446744073709551616", "\"\"", "\"m1\"", "\"shared\"",
            "\"-0\"", "\"0.00\"", "\"79228162514264337593543950335\"", "\"l1\"", "[]", "{}", "[[]]",
            "{\"text\":\"\"}", "\"\\u0000\"", "\"\\ud800\"", "\"2022-13\"", "\"decided:2022\"",
        ][..]),
    ) {
        let text = std::str::from_utf8(FULL).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let line = &mut lines[line.index(text.lines().count())];
        if let Some((name, old)) = line.split_once(": ") {
            let comma = if old.ends_with(',') { "," } else { "" };
            *line = format!("{name}: {value}{comma}");
        }
        let _ = read(lines.join("\n").as_bytes());
    }
}

#[test]
fn a_file_cut_short_anywhere_says_so() {
    let text_end = SMALL.len() - 1;
    for end in 0..text_end {
        let error = read(&SMALL[..end]).unwrap_err();
        assert!(matches!(error, FileError::NotJson { truncated: true, .. }), "cut at {end}: {error}");
    }
    assert!(read(&SMALL[..text_end]).is_ok(), "only the last line break is missing");
}

#[test]
fn deep_nesting_is_refused_at_once() {
    for depth in [limit::JSON_DEPTH + 1, 100, 100_000, LIMIT_BYTES / 5] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let whole = open.repeat(depth) + "1" + &close.repeat(depth);
            for bytes in [whole.as_bytes(), &whole.as_bytes()[..depth]] {
                let error = refusal(&bytes[..bytes.len().min(LIMIT_BYTES)]);
                let cut = matches!(error, FileError::NotJson { truncated: true, .. });
                assert!(error == FileError::TooDeep { limit: limit::JSON_DEPTH } || cut, "{depth}: {error}");
            }
        }
    }
}

#[test]
fn groups_nest_as_deep_as_the_limit_and_no_deeper() {
    let nested = |depth: usize| {
        let open: String = (0..depth)
            .map(|n| GroupId(n as u64))
            .map(|id| format!(r#"{{"type":"group","id":"{id}","name":"","subtotal":"below","rows":["#))
            .collect();
        let line = r#"{"type":"line","id":"l1","name":"","kind":"cost","distribution":"direct",
            "parts":{"shared":{"actual":{"text":"?"}}}}"#;
        let rows = open + line + &"]}".repeat(depth);
        String::from_utf8_lossy(SMALL).replace(r#""rows": []"#, &format!(r#""rows": [{rows}]"#))
    };
    let workbook = read(nested(limit::GROUP_DEPTH).as_bytes()).unwrap();
    assert_eq!(workbook.lines().count(), 1);
    let error = refusal(nested(limit::GROUP_DEPTH + 1).as_bytes()).to_string();
    assert!(error.contains("at most 16 groups inside one another"), "{error}");
}

/// The error, and on the way how long it took. Nothing is asked of that: a busy machine would fail. Whatever grows with the
/// square of what is tried would never end.
fn refusal_in_time(what: &str, bytes: &[u8]) -> FileError {
    let start = std::time::Instant::now();
    let error = refusal(bytes);
    println!(
        "{what}: refused in {:?}: {}",
        start.elapsed(),
        error.to_string().chars().take(80).collect::<String>()
    );
    error
}

#[test]
fn large_and_hostile_files_are_refused_at_once() {
    let deep = "[".repeat(100) + &"]".repeat(100);
    let error = refusal_in_time("100 lists inside one another", deep.as_bytes());
    assert_eq!(error, FileError::TooDeep { limit: limit::JSON_DEPTH });

    assert_eq!(
        refusal_in_time("50 MB", &vec![b' '; 50_000_000]),
        FileError::TooLarge { bytes: 50_000_000, limit: LIMIT_BYTES }
    );
    let many = format!("[{}1]", "1,".repeat(limit::JSON_VALUES));
    assert_eq!(
        refusal_in_time("three million values", many.as_bytes()),
        FileError::TooManyValues { limit: limit::JSON_VALUES }
    );

    let small = String::from_utf8(SMALL.to_vec()).unwrap();
    let digits = "9".repeat(1_000_000);
    let long = "å".repeat(5_000_000);
    let keys: String = (0..50_000).map(|n| format!("\"x{n}\": 1,")).collect();
    for (field, value) in [
        ("year", digits.as_str()),
        ("year", &format!("-{digits}e-{digits}")),
        ("name", &format!("\"{long}\"")),
        ("name", &format!("\"{digits}\"")),
        ("name", &format!("[{}[]]", "[],".repeat(200_000))),
        (&format!("{long}\": {{\"a\": 1, \"a\": 1}}, \"name"), "1"),
        ("name", &format!("{{{keys} \"a\": 1}}")),
    ] {
        let line = small.lines().find(|line| line.starts_with(&format!("  \"{field}\""))).unwrap_or("{");
        let bad = if line == "{" {
            small.replacen('{', &format!("{{ \"{field}\": {value},"), 1)
        } else {
            small.replace(line, &format!("  \"{field}\": {value},"))
        };
        let error = refusal_in_time(&field.chars().take(20).collect::<String>(), bad.as_bytes()).to_string();
        assert!(error.len() < 500, "{error}");
    }
}

#[test]
fn limits_are_met_exactly() {
    let small = String::from_utf8(SMALL.to_vec()).unwrap();
    let named = |length: usize| small.replace("\"Nämnd\"", &format!("\"{}\"", "ö".repeat(length)));
    assert!(read(named(limit::NAME).as_bytes()).is_ok());
    assert!(read(named(limit::NAME + 1).as_bytes()).is_err());

    let line = r#"{"type":"line","id":"l1","name":"","kind":"cost","distribution":"direct","comment":""}"#;
    let commented = |length: usize| {
        let line = line.replace("\"comment\":\"\"", &format!("\"comment\":\"{}\"", "👩".repeat(length)));
        small.replace(r#""rows": []"#, &format!(r#""rows": [{line}]"#))
    };
    assert!(read(commented(limit::PROSE).as_bytes()).is_ok());
    assert!(read(commented(limit::PROSE + 1).as_bytes()).is_err());

    let lines = |count: usize| {
        let line = |n: LineId| {
            format!(r#"{{"type":"line","id":"{n}","name":"","kind":"cost","distribution":"direct"}}"#)
        };
        let rows: Vec<_> = (1..=count as u64).map(LineId).map(line).collect();
        small.replace(r#""rows": []"#, &format!(r#""rows": [{}]"#, rows.join(",")))
    };
    assert!(file::read(lines(limit::ROWS).as_bytes()).is_ok());
    let error = refusal(lines(limit::ROWS + 1).as_bytes()).to_string();
    assert!(error.contains("at most 20000"), "{error}");

    let noted = |count: usize| {
        // From the last to the first: any order is read, and gives the one that is kept.
        let note = |n: LineId| format!(r#"{{"row":"{n}","text":"x"}}"#);
        let notes: Vec<_> = (1..=count as u64).rev().map(LineId).map(note).collect();
        let notes = format!("\"controls\": [], \"notes\": [{}]", notes.join(","));
        lines(count).replace("\"controls\": []", &notes)
    };
    let notes = file::read(noted(limit::NOTES).as_bytes()).unwrap().notes;
    assert!(notes.len() == limit::NOTES && notes.is_sorted_by_key(|note| note.place));
    let error = refusal(noted(limit::NOTES + 1).as_bytes()).to_string();
    assert_eq!(error, "at notes: expected at most 5000, but found 5001");
}
