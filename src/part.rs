//! What the page loads later is called through tables of functions: until they have come, nobody can call them.
//!
//! The program may be in two files (`ui/later.rs`); whatever the first one names is in the first one. So the first
//! names only the table's place, and the second, once it is there, puts the table into it. Where the program is one
//! file, as in all native builds, the tables are in their places from the start.

use std::sync::OnceLock;

/// The place of a table of functions.
#[derive(Debug)]
pub struct Part<T: 'static> {
    here: Option<&'static T>,
    arrived: OnceLock<&'static T>,
}

impl<T> Part<T> {
    /// The place of this table.
    #[must_use]
    pub const fn new(table: &'static T) -> Self {
        let here = if cfg!(feature = "split") { None } else { Some(table) };
        Self { here, arrived: OnceLock::new() }
    }

    /// The table, if it is here.
    pub fn get(&self) -> Option<&'static T> {
        self.here.or_else(|| self.arrived.get().copied())
    }

    /// The table has come.
    pub fn arrive(&self, table: &'static T) {
        // One that has come before is the same.
        let _ = self.arrived.set(table);
    }
}
