//! The files of spreadsheets (xlsx), apart from the app: what is written and read as plain tables, and with the feature
//! `formats` the writer and the reader.
//!
//! The libraries for this format weigh more than the app's second part, so they run in a program of their own
//! (`worker.rs`) that is fetched when somebody asks for such a file. It knows nothing of budgets: the app gives and gets
//! the shapes of this file as JSON. Numbers are decimal text on the way; only the format itself has binary ones.

#[cfg(feature = "formats")]
mod read;
mod table;
#[cfg(feature = "formats")]
mod write;

#[cfg(feature = "formats")]
pub use read::read;
pub use table::{Book, Cell, Column, Found, FoundCell, FoundSheet, Limits, Row, Sheet, Trouble, Unreadable};
#[cfg(feature = "formats")]
pub use write::write;
