//! The fingerprint of a workbook: equal for equal content, another for any other, and told from what somebody changed by hand.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod edit;
    pub mod workbook;
}

use proptest::collection::vec;
use proptest::prelude::*;
use sambudget::file::{self, fingerprint};
use sambudget::model::Workbook;
use sambudget::model::id::WorkbookId;
use sambudget::model::lineage::Fingerprint;
use support::edit::{edit, resolved};
use support::workbook::{Fresh, workbook};

const SMALL: &str = include_str!("files/v1.0/small.json");

fn lineage() -> impl Strategy<Value = Vec<Fingerprint>> {
    vec(any::<[u8; 5]>().prop_map(Fingerprint::of_hash), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_content_has_equal_fingerprints(workbook in workbook(), id in any::<u64>(), lineage in lineage()) {
        let same = Workbook { id: WorkbookId(id), lineage, ..workbook.clone() };
        prop_assert_eq!(fingerprint::of(&same), fingerprint::of(&workbook));
        // However it was kept.
        for text in [fingerprint::write(&same), file::write(&same), file::stored(&same)] {
            let read = file::read(text.as_bytes()).unwrap();
            prop_assert_eq!(fingerprint::of(&read), fingerprint::of(&workbook));
            prop_assert_eq!(read, same.clone());
        }
    }

    #[test]
    fn any_change_changes_it(workbook in workbook(), edit in edit(), seed in any::<u64>()) {
        let mut changed = workbook.clone();
        let edit = resolved(edit, &workbook, &mut Fresh::new(seed));
        // What is refused changes nothing.
        if let Ok(back) = changed.apply(edit) {
            prop_assert_eq!(fingerprint::of(&changed) == fingerprint::of(&workbook), changed == workbook);
            changed.apply(back).unwrap();
            prop_assert_eq!(fingerprint::of(&changed), fingerprint::of(&workbook), "taken back");
        }
    }

    #[test]
    fn a_file_says_its_fingerprint(workbook in workbook()) {
        let file = fingerprint::write(&workbook);
        let said = format!("\n  \"fingerprint\": \"{}\",\n", fingerprint::of(&workbook));
        prop_assert!(file.contains(&said), "{}", file);
        prop_assert_eq!(file.replacen(&said, "\n", 1), file::write(&workbook));
        let content = file::Content::read(file.as_bytes()).unwrap();
        prop_assert!(!content.is_edited);
        prop_assert_eq!(content.fingerprint, fingerprint::of(&workbook));
    }
}

/// Another order of fields and other spaces are the same content.
#[test]
fn the_order_of_a_file_does_not_matter() {
    let workbook = file::read(SMALL.as_bytes()).unwrap();
    let sorted: serde_json::Value = serde_json::from_str(SMALL).unwrap();
    let read = file::read(sorted.to_string().as_bytes()).unwrap();
    assert_eq!(fingerprint::of(&read), fingerprint::of(&workbook));
}

#[test]
fn what_was_changed_by_hand_is_seen() {
    let is_changed = |text: &str| file::Content::read(text.as_bytes()).unwrap().is_edited;
    let workbook = file::read(SMALL.as_bytes()).unwrap();
    let file = fingerprint::write(&workbook);
    assert!(!is_changed(&file));
    let name = format!("\"name\": \"{}\"", workbook.name);
    assert!(file.contains(&name));
    let by_hand = file.replacen(&name, "\"name\": \"En annan\"", 1);
    assert!(is_changed(&by_hand));
    // Whitespace is no content; a file without a fingerprint, or of another version, says nothing.
    assert!(!is_changed(&file.replace("\n  ", "\n")));
    assert!(!is_changed(SMALL));
    let newer = by_hand.replacen(&format!("\"version\": \"{}\"", file::VERSION), "\"version\": \"1.99\"", 1);
    assert_ne!(newer, by_hand);
    assert!(!is_changed(&newer));
    // Nor is one that nobody could have written believed.
    let odd = format!("\"fingerprint\": \"{}\"", fingerprint::of(&workbook));
    assert!(is_changed(&file.replacen(&odd, "\"fingerprint\": \"?\"", 1)));
}
