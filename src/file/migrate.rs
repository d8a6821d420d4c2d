//! From the format of any older version to the current one.
//!
//! A new major version gets an arm here for the version before it, which changes the JSON tree into the next
//! version's; the arms follow one another without a gap, so that the oldest file opens forever. A new minor
//! version only adds fields that may be absent, and needs nothing here.

use super::cursor::{At, Refusal};
use super::error::{Expected, FileError};
use super::json::Json;

/// The file's content in the current format, whatever version it was written in.
///
/// # Errors
/// If the version is newer than this program, or is no version at all.
pub(super) fn to_current(root: Json<'_>) -> Result<Json<'_>, Refusal> {
    let major = {
        let top = At::top(&root);
        let field = top.object()?.need("version");
        let (version, major) =
            field.parsed(Expected::Version, |text| Some((text.to_owned(), major(text)?)))?;
        if major > CURRENT {
            return Err(Box::new(FileError::Newer { found_version: version }));
        }
        major
    };
    match major {
        // Version 1 is the first: there is nothing older to come from.
        CURRENT.. => Ok(root),
        0 => Err(At::top(&root).object()?.need("version").refuse(Expected::Version)),
    }
}

/// The major version that this program writes, and the newest that it reads.
const CURRENT: u16 = 1;

/// The major part of `1.0`.
fn major(version: &str) -> Option<u16> {
    let (major, minor) = version.split_once('.')?;
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok())?;
    number(minor).and(number(major))
}
