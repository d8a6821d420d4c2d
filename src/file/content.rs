//! A workbook from elsewhere, with all that its file says of itself: read once, however much is asked of it.

use super::cursor::Fields;
use super::error::FileError;
use super::read::read_with;
use super::{VERSION, fingerprint, seal};
use crate::model::Workbook;
use crate::model::lineage::Fingerprint;

/// What a file holds, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The workbook.
    pub workbook: Workbook,
    /// The fingerprint of its content, as it was read.
    pub fingerprint: Fingerprint,
    /// Whether it is another content than when it was saved: somebody changed it by hand. A file without a fingerprint, or of
    /// another version, says nothing about that. What was stored and does not match its checksum has changed too.
    pub is_edited: bool,
    /// The version of its format, where a newer program wrote it: it may have fields that this one does not show.
    pub newer: Option<String>,
}

impl Content {
    /// Reads what a file holds, of any version up to the current one.
    ///
    /// # Errors
    /// As [`read`](super::read).
    pub fn read(bytes: &[u8]) -> Result<Self, FileError> {
        let mut said = Said::default();
        let workbook = read_with(bytes, false, &mut |fields| said = Said::of(fields))?;
        let fingerprint = fingerprint::of(&workbook);
        let is_as_said = said.version != VERSION
            || said.fingerprint.is_none_or(|said| said.parse::<Fingerprint>().ok() == Some(fingerprint));
        Ok(Self {
            workbook,
            fingerprint,
            is_edited: !(seal::is_whole_workbook(bytes) && is_as_said),
            newer: (minor(&said.version) > minor(VERSION)).then_some(said.version),
        })
    }
}

/// What a file says of itself.
#[derive(Default)]
struct Said {
    version: String,
    fingerprint: Option<String>,
}

impl Said {
    fn of(fields: &Fields<'_>) -> Self {
        Self {
            version: fields.need("version").text().unwrap_or_default().to_owned(),
            fingerprint: fields.get("fingerprint").map(|at| at.text().unwrap_or_default().to_owned()),
        }
    }
}

/// The minor part of `1.0`.
fn minor(version: &str) -> Option<u32> {
    version.split_once('.')?.1.parse().ok()
}
