//! Sambudget: budgets and prognoses of Swedish joint boards, as a spreadsheet in the browser.
//!
//! A functional core in plain Rust and an imperative shell at the browser's edge. Imports run one way,
//! and `tests/architecture.rs` proves it:
//!
//! ```text
//! part ← model ← text ← rules ← file ← session ← ui ← main
//!                         lang sees model, text, rules, file      browser sees nothing of ours; only ui calls it
//! ```
//!
//! | module | its job |
//! | --- | --- |
//! | [`part`] | tables of functions that the page loads later |
//! | [`model`] | what is stored: the workbook, and every change to it as a value |
//! | [`text`] | what people type and read: amounts and numbers as strings |
//! | [`rules`] | what is calculated and never stored: splits, prognoses, deviations, tables, checks |
//! | [`lang`] | every word of the interface, in Swedish and in English |
//! | [`file`] | a workbook as JSON, read with suspicion and written stably |
//! | [`session`] | the app without a browser: state, messages, update, effects as values |
//! | `browser` | the only place that touches storage, files, clock and address |
//! | `ui` | Leptos views; they show and do not calculate |
//!
//! The last two exist only with the feature `app`; without it the crate builds and tests natively.

pub mod file;
pub mod lang;
pub mod model;
pub mod part;
pub mod rules;
pub mod session;
pub mod text;

#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod ui;
