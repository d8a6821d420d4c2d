//! Whether a file is written over: only where it holds what was last read or written here.

use crate::model::lineage::Fingerprint;

/// What is done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Nothing: it holds already what is to be written.
    Nothing,
    /// It is written.
    Write,
    /// Nothing is written over: somebody else changed it.
    Leave,
}

/// What is done with a file that holds `found`, where `known` is what was last read or written here and `ours` what is to be
/// written; all of them fingerprints of bytes.
///
/// ```
/// use sambudget::file::fingerprint::of_bytes;
/// use sambudget::session::on_disk::{Act, decide};
/// let [old, new, other] = [b"1", b"2", b"3"].map(|bytes| of_bytes(bytes));
/// assert_eq!(decide(Some(old), old, new), Act::Write);
/// assert_eq!(decide(Some(old), new, new), Act::Nothing);
/// assert_eq!(decide(Some(old), other, new), Act::Leave);
/// assert_eq!(decide(None, old, new), Act::Leave);
/// ```
#[must_use]
pub fn decide(known: Option<Fingerprint>, found: Fingerprint, ours: Fingerprint) -> Act {
    if found == ours {
        Act::Nothing
    } else if known == Some(found) {
        Act::Write
    } else {
        Act::Leave
    }
}
