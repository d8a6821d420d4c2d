//! Whether what was done is stored, and why not.

use super::state::Moment;

/// Whether the last change is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// Stored to the last step, at this time.
    At(Moment),
    /// Being stored.
    Pending,
    /// Could not be stored: work goes on in memory only.
    Failed(StorageProblem),
}

/// Why the browser's storage did not take or give something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageProblem {
    /// There is no room left.
    Full,
    /// The browser does not allow storage, for instance in a private window.
    Unavailable,
}
