//! A workbook as bytes: read with suspicion, written stably. The format is described in
//! `docs/FILE_FORMAT.md`.
//!
//! ```text
//! bytes ─ json ─▶ tree of JSON values ─ migrate ─▶ current version ─ read ─▶ Workbook
//! bytes ◀──────────────────────────── write ◀─ schema (wire types) ◀──────── Workbook
//! ```
//!
//! Reading gives a whole [`Workbook`](crate::model::Workbook) or one [`FileError`]; nothing in between, and
//! nothing in a file can make it panic. Writing the same content gives the same bytes. The law is tested in
//! `tests/laws_file.rs`: what is written reads back equal.

mod content;
mod cursor;
mod decision;
pub mod error;
pub mod fingerprint;
mod follow_up;
mod goal;
pub mod journal;
mod json;
#[cfg(not(target_arch = "wasm32"))]
mod json_schema;
mod layout;
pub mod limit;
pub mod link;
pub mod locked;
mod meeting_log;
mod migrate;
pub mod name;
mod parts;
mod pieces;
mod plan;
pub mod point;
mod raw;
mod read;
mod renamed;
mod scenario;
mod schema;
pub mod seal;
// The JSON Schema, which is made natively, reads all of it; the page only which fields there are.
#[cfg_attr(target_arch = "wasm32", allow(dead_code, unused_imports))]
mod shape;
pub mod shelf;
mod short;
mod unknown;
mod write;

pub use content::Content;
pub use error::{Expected, FileError};
#[cfg(not(target_arch = "wasm32"))]
pub use json_schema::json_schema;
pub use limit::LIMIT_BYTES;
pub use pieces::Pieces;
pub use read::later::arrive as read_later;
pub use read::{read, read_stored};
pub use renamed::renamed;
pub use unknown::merged as merged_unknown;
pub use write::{compact, stored, write};

/// What the field `format` of every workbook file says.
pub const FORMAT: &str = "sambudget-workbook";
/// The version of the format that is written.
pub const VERSION: &str = "1.1";
/// Where the JSON Schema of the format stands, seen from the page.
pub const SCHEMA: &str = "schema/workbook-1.json";
