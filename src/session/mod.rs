//! The app without a browser: state, messages, update, and effects as values.
//!
//! ```text
//! key, click, file ──▶ Msg ──▶ update(State) ──▶ Edit applied to the Workbook, its inverse to the history
//!                                   │                        │
//!                                   ▼                        ▼
//!                        Effects for the shell      sheets: what is on screen
//! ```

pub mod acceptance;
pub mod address;
pub mod arrangement;
mod arranging;
pub mod charts;
pub mod column_sets;
pub mod command;
pub mod commit;
pub mod comparison;
pub mod controls;
pub mod cursor;
pub mod decision_list;
pub mod decisions;
pub mod delete;
mod dialog;
pub mod draft;
pub mod editing;
pub mod effect;
mod elsewhere;
pub mod examples;
pub mod fan;
pub mod find;
pub mod follow_ups;
pub mod forms;
pub mod goals;
mod grouping;
mod hold;
pub mod journal;
pub mod lineage;
pub mod list;
pub mod locked;
pub mod meeting_log;
pub mod moving;
pub mod msg;
mod nesting;
pub mod new_workbook;
mod next_year;
pub mod notes;
pub mod notice;
pub mod on_disk;
pub mod opening;
pub mod overview;
pub mod place;
mod plan;
pub mod pointing;
pub mod points;
mod prognoses;
pub mod ranges;
pub mod remembered;
pub mod report;
pub mod rest;
mod saved;
pub mod scenarios;
pub mod schedule;
pub mod selection;
pub mod settlement;
pub mod sharing;
pub mod sheet;
mod shelf;
pub mod snapshot;
pub mod spreading;
pub mod state;
mod structure;
pub mod table_files;
pub mod touched;
pub mod transfer;
mod undo;
mod unsaved;
mod update;
pub mod view;
pub mod viewport;
pub mod wall;
pub mod why;
pub mod widths;

pub use shelf::file_name;
pub use update::{at_once, belongs_to_editor, is_typing, update};
