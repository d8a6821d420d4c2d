//! Journeys through the app without a browser: messages in, sheets and effects out.
//!
//! Every message in every story passes through [`app::App::send`], which checks what must hold after each:
//! the tables are those of the workbook, the parts of every row add up, and what is stored opens again as the same
//! workbook with the same steps to undo and redo.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on fails

#[path = "../support/sydnarke.rs"]
#[allow(dead_code)] // each test uses a part
mod sydnarke;
#[path = "../support/table.rs"]
#[allow(dead_code)] // each test uses a part
mod table;
#[path = "../support/hostile.rs"]
mod texts;
#[path = "../support/whole.rs"]
mod whole;

mod acceptance;
mod activities;
mod adjustments;
mod app;
mod arranged;
mod capital;
mod cells;
mod charts;
mod column_sets;
mod columns;
mod comparison;
mod controls;
mod damaged;
mod decisions;
mod disk;
mod elsewhere;
mod fan;
mod figures;
mod find;
mod follow_ups;
mod forms;
mod formulas;
mod full;
mod goals;
mod held;
mod hostile;
mod journal;
mod keeping;
mod keys;
mod lacking;
mod leaving;
mod limits;
mod locked;
mod meeting_log;
mod messages;
mod months;
mod moving;
mod newer;
mod next_year;
mod notes;
mod on_disk;
mod parts;
mod pasted;
mod plan;
mod points;
mod prognoses;
mod ranges;
mod remembered;
mod report;
mod rows;
mod scenario_charts;
mod scenarios;
mod sentences;
mod sequences;
mod settlement;
mod sharing;
mod spreading;
mod spreadsheets;
mod strangers;
mod structure;
mod table_files;
mod to_balance;
mod transfers;
mod unsaved;
mod wall;
mod why;
mod within;
