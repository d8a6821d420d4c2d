//! A whole workbook in a link: its text, packed, behind the `#` of an address, which browsers send to nobody.
//!
//! ```text
//! Workbook ─ compact ─▶ JSON ─ zlib ─▶ bytes ─ base64url ─▶ share=1.eJy…
//! ```
//!
//! One that a passphrase locks has version 2 (`locked.rs`). The checksum of zlib tells a link that was cut or changed on its way. The format is described in
//! `docs/FILE_FORMAT.md`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::locked::{Locked, LockedError, of_bytes, to_bytes};
use super::{FileError, compact, is_newer, read};
use crate::model::Workbook;

/// What an address has behind its `#` where a workbook follows.
pub const PREFIX: &str = "share=";
/// The version of links that is written, and the newest that is read.
const VERSION: &str = "1";
/// The version of links that a passphrase locks.
const LOCKED: &str = "2";
/// The most letters of a link behind its `#`. Browsers take many more, programs for mail and chat often fewer.
pub const LONGEST: usize = 30_000;
/// The largest text that a link is unpacked to, in bytes: a short link can claim to hold a thousand times its length.
pub const LARGEST: usize = 2_000_000;
/// How hard deflate tries, from 0 to 10.
const EFFORT: u8 = 9;

/// Why there is no link, or no workbook in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// A newer version of the app made it.
    Newer,
    /// It is cut short, or was changed on its way.
    Damaged,
    /// It is longer than links may be, in letters; or it would be.
    TooLong(usize),
    /// It holds more than is unpacked.
    TooLarge,
    /// What is in it is no workbook.
    Content(FileError),
    /// It is locked by a passphrase, and asks for this many iterations.
    Iterations(u32),
}

/// What stands behind the `#` of a link that holds a workbook.
///
/// # Errors
/// [`LinkError::TooLong`] or [`LinkError::TooLarge`] if a link has no room for it.
pub fn write_link(workbook: &Workbook) -> Result<String, LinkError> {
    link_of_text(&compact(workbook))
}

/// The same of a workbook's text.
///
/// # Errors
/// As [`write_link`].
pub fn link_of_text(text: &str) -> Result<String, LinkError> {
    if text.len() > LARGEST {
        return Err(LinkError::TooLarge);
    }
    of_length(VERSION, &compress_to_vec_zlib(text.as_bytes(), EFFORT))
}

/// What stands behind the `#` of a link that a passphrase locks.
///
/// # Errors
/// As [`write_link`].
pub fn write_locked_link(locked: &Locked) -> Result<String, LinkError> {
    of_length(LOCKED, &to_bytes(locked))
}

fn of_length(version: &str, bytes: &[u8]) -> Result<String, LinkError> {
    let link = format!("{PREFIX}{version}.{}", URL_SAFE_NO_PAD.encode(bytes));
    if link.len() > LONGEST { Err(LinkError::TooLong(link.len())) } else { Ok(link) }
}

/// The workbook of a link, from what stands behind its `#`.
///
/// # Errors
/// Says why there is none.
pub fn read_link(link: &str) -> Result<Workbook, LinkError> {
    read_newer_link(link).map(|(workbook, _)| workbook)
}

/// The same, and the version of its format where that is a newer one.
///
/// # Errors
/// As [`read_link`].
pub fn read_newer_link(link: &str) -> Result<(Workbook, Option<String>), LinkError> {
    let bytes = bytes_of(link, VERSION)?;
    let text = decompress_to_vec_zlib_with_limit(&bytes, LARGEST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    Ok((read(&text).map_err(LinkError::Content)?, is_newer(&text)))
}

/// Whether a link says that a passphrase locks it.
#[must_use]
pub fn is_locked(link: &str) -> bool {
    matches!(version_of(link), Some((LOCKED, _)))
}

/// What a passphrase locks in a link.
///
/// # Errors
/// Says why it cannot be opened, whatever the passphrase.
pub fn read_locked_link(link: &str) -> Result<Locked, LinkError> {
    of_bytes(&bytes_of(link, LOCKED)?).map_err(|error| match error {
        LockedError::Newer => LinkError::Newer,
        LockedError::Damaged => LinkError::Damaged,
        LockedError::TooLarge => LinkError::TooLarge,
        LockedError::Iterations(iterations) => LinkError::Iterations(iterations),
    })
}

/// The version of a link, and what follows.
fn version_of(link: &str) -> Option<(&str, &str)> {
    link.trim_start_matches('#').strip_prefix(PREFIX)?.split_once('.')
}

/// The bytes of a link of a version.
fn bytes_of(link: &str, wanted: &str) -> Result<Vec<u8>, LinkError> {
    if link.len() > LONGEST {
        return Err(LinkError::TooLong(link.len()));
    }
    let (version, packed) = version_of(link).ok_or(LinkError::Damaged)?;
    if version != wanted {
        let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_number { LinkError::Newer } else { LinkError::Damaged });
    }
    // Who writes about a link may end the sentence with it.
    let packed = packed.trim_end_matches(|c: char| ".,;:!?)>\"'".contains(c) || c.is_whitespace());
    URL_SAFE_NO_PAD.decode(packed).map_err(|_| LinkError::Damaged)
}
