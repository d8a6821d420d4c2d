//! Leptos views. They show and do not calculate: what they show comes from `session` and `rules`, what the
//! user does goes back as a [`crate::session::msg::Msg`].
//!
//! | module | its job |
//! | --- | --- |
//! | `context` | the one signal of the app's state, and how messages reach it |
//! | `effects`, `effects_later` | carry out what the session asks of the browser |
//! | `keeping` | workbooks in the browser's storage |
//! | `app` | the root: which page, dialogs, notices, keys that work everywhere |
//! | `start` | the start page |
//! | `status` | the bar at the bottom: what is selected |
//! | `shell` | the frame around an open workbook |
//! | `views` | overview, drift, investments, allocation |
//! | `looks` | whose figures the tables show |
//! | `grid` | the one grid that all tables use |
//! | `keyboard`, `menu` | commands by key, and by the menu of a cell |
//! | `formula_bar` | the bar over the tables: what stands in the cursor's cell |
//! | `find` | the bar that finds words and figures |
//! | `dialogs` | questions and forms in front of the page |
//! | `spreadsheets` | files of spreadsheets, by the program beside the page |
//! | `offline` | work without a network, and a new version |
//! | `notice`, `reminder` | what went wrong, in words; when the workbook was saved to a file |
//! | `wall` | slides for a meeting, and the window for its audience |
//! | `points` | restore points and the bin in storage |

mod app;
mod base;
mod context;
mod dialogs;
mod disk;
mod effects;
mod effects_later;
mod field;
mod find;
mod fingerprint;
mod formula_bar;
mod grid;
mod keeping;
mod keyboard;
mod later;
mod looks;
mod menu;
mod notes;
mod notice;
mod offline;
mod points;
mod reminder;
mod seen;
mod shell;
mod slices;
mod spreadsheets;
mod start;
mod status;
mod views;
mod wall;
mod why;

pub use app::App;
