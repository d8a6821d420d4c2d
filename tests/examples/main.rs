//! The five examples, made from what the organisations published.
//!
//! The committed files in `public/examples` equal what is made here;
//! `UPDATE=1 cargo test --test examples` writes them anew. No figure is typed: all of them come from
//! `tests/published/*.json`, and those that had to differ from print from `adjustments.tsv`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // what cannot be made fails the test

mod adjust;
mod board;
#[allow(dead_code)] // each test uses a part
#[path = "../support/cells.rs"]
mod cells;
mod gsn;
mod herrljunga;
mod itsam;
mod projects;
#[allow(dead_code)] // each test uses a part
#[path = "../support/published.rs"]
mod published;
mod sydnarke;

use adjust::Adjustment;
use published::{NAMES, example_path};
use sambudget::file;
use sambudget::model::Workbook;
use sambudget::rules::check::{Finding, findings};
use sambudget::rules::summary::drift_tables;
use sambudget::text::number::rounded;

/// Every example in the order of [`NAMES`].
fn workbooks(adjustments: &[Adjustment]) -> [Workbook; 5] {
    [
        sydnarke::year_2022(adjustments),
        sydnarke::year_2019(adjustments),
        herrljunga::workbook(adjustments),
        gsn::workbook(adjustments),
        itsam::workbook(adjustments),
    ]
}

#[test]
fn the_files_are_what_is_made_here() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut differ = Vec::new();
    for (name, workbook) in NAMES.into_iter().zip(workbooks(&adjust::all())) {
        let made = file::write(&workbook);
        assert_eq!(file::read(made.as_bytes()), Ok(workbook), "{name}");
        if update {
            std::fs::write(example_path(name), &made).unwrap();
        }
        if std::fs::read_to_string(example_path(name)).unwrap_or_default() != made {
            differ.push(name);
        }
    }
    assert!(differ.is_empty(), "not as made here (UPDATE=1 writes them anew): {differ:?}");
}

#[test]
fn adjusted_inputs_still_round_to_print() {
    for adjustment in adjust::all() {
        let organisation = published::published(&adjustment.example);
        let table = organisation.table(&adjustment.table);
        let row = table.row(&adjustment.row).unwrap_or_else(|| panic!("no such row: {adjustment:?}"));
        assert_eq!(row.values.get(&adjustment.column), Some(&adjustment.published), "{adjustment:?}");
        let kronor = sambudget::model::money::Money::entered(adjustment.kronor).unwrap();
        assert_ne!(kronor, table.kronor(adjustment.published), "{adjustment:?}");
        assert_eq!(rounded(kronor, table.display_unit()), adjustment.published, "{adjustment:?}");
        assert!(!row.is_total() && !adjustment.reason.is_empty(), "{adjustment:?}");
    }
}

/// How many printed figures differ from the calculated ones, in all examples.
fn differing(adjustments: &[Adjustment]) -> usize {
    let found = |workbook: &Workbook| findings(workbook, &drift_tables(workbook));
    let differs = |finding: &Finding| matches!(finding, Finding::ControlDiffers { .. });
    workbooks(adjustments).iter().flat_map(found).filter(differs).count()
}

#[test]
fn every_adjustment_is_needed() {
    let all = adjust::all();
    let with_all = differing(&all);
    for index in 0..all.len() {
        let mut fewer = all.clone();
        let left_out = fewer.remove(index);
        assert!(differing(&fewer) > with_all, "a printed figure comes out without {left_out:?}");
    }
}
