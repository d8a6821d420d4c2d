//! Golden tests: the examples show what the five organisations published; same rows, same columns, same
//! figures. Where the print contradicts itself, both figures are asserted.
//!
//! The `*.json` here hold every printed figure and, by hand, what is inconsistent. `beyond.tsv` holds what the
//! checks find beyond that, `blank.tsv` the figures that are shown where the print leaves a cell empty.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

mod boards;
#[allow(dead_code)] // each test uses a part
#[path = "../support/cells.rs"]
mod cells;
mod checks;
mod example;
mod figures;
mod plan;
#[allow(dead_code)] // each test uses a part
#[path = "../support/published.rs"]
mod published;
mod report;
mod rows;
mod sheets;
#[path = "../support/whole.rs"]
mod whole;
