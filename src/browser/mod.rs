//! The browser's edge: the only place for storage, files, clock, chance and address.
//!
//! Nothing here knows workbooks; only `ui` calls it. What the browser refuses comes back as a value.

pub mod address;
pub mod beside;
pub mod by_name;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod disk;
pub mod encryption;
pub mod file;
pub mod focus;
pub mod handing;
pub mod layout;
pub mod paper;
pub mod picture;
pub mod points;
pub mod screen;
pub mod script;
pub mod size;
pub mod storage;
pub mod tooltip;
