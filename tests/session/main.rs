//! Journeys through the app without a browser: messages in, sheets and effects out.
//!
//! Every message in every story passes through [`app::App::send`], which checks what must hold after each:
//! the tables are those of the workbook, the parts of every row add up, and a changed workbook is stored as a
//! text that opens again as the same workbook.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[path = "../support/whole.rs"]
mod whole;

mod app;
mod arranged;
mod elsewhere;
mod figures;
mod forms;
mod formulas;
mod keeping;
mod leaving;
mod limits;
mod messages;
mod parts;
mod ranges;
mod rows;
mod structure;
mod unsaved;
