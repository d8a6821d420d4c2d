//! Journeys through the released app in real Chromium and real Firefox, as a user takes them.
//!
//! Everything is found by role, name and text, so that the tests outlive redesigns. They need the release in
//! `dist/`, the browsers and their drivers; `./run test` sees to all that.

// A harness fails by panicking, and times are what a browser says they are.
#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_types, clippy::float_arithmetic)]

#[allow(dead_code)] // each test uses a part
#[path = "../support/cells.rs"]
mod cells;
mod harness;
#[path = "../support/hostile.rs"]
mod hostile;
mod journeys;
#[allow(dead_code, clippy::unwrap_used)] // each test uses a part
#[path = "../support/published.rs"]
mod published;
#[allow(dead_code, clippy::unwrap_used)] // what only the native tests name
#[path = "../support/sydnarke.rs"]
mod sydnarke;
#[allow(dead_code, clippy::unwrap_used)] // only the lines of tables
#[path = "../support/table.rs"]
mod table;

#[allow(dead_code)] // no formulas here
#[path = "../../benches/engine/workload.rs"]
mod workload;
