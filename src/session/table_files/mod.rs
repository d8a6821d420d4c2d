//! The figures in the files of other programs: one long table for databases, and the table in view for spreadsheets.

pub mod open;
mod save;
pub mod tidy;

pub(super) use open::{ask, step};
pub use save::{Convention, csv};
pub(super) use save::{save_table, save_tidy, table_in_view};
