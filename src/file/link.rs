//! A whole workbook in a link: its text, packed, behind the `#` of an address, which browsers send to nobody.
//!
//! ```text
//! Workbook ─ compact ─▶ JSON ─ zlib ─▶ bytes ─ checksum before them, base64url ─▶ share=3.9x1…
//! ```
//!
//! The checksum tells a link that was cut or changed on its way (`seal.rs`). Links of version 1 have that of zlib alone, which
//! does not see one changed letter in some hundred thousand; they are read still. One that a passphrase locks has version 2
//! (`locked.rs`). The format is described in `docs/FILE_FORMAT.md`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::locked::{Locked, LockedError, of_bytes, to_bytes};
use super::seal::{in_link, of_link};
use super::{Content, FileError, compact, read};
use crate::model::Workbook;

/// What an address has behind its `#` where a workbook follows.
pub const PREFIX: &str = "share=";
/// The version of links that is written, and the newest that is read.
const VERSION: &str = "3";
/// The version of links that a passphrase locks.
const LOCKED: &str = "2";
/// The version of links that had no checksum of their own.
const UNSEALED: &str = "1";
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
    let packed = compress_to_vec_zlib(text.as_bytes(), EFFORT);
    of_length(VERSION, &in_link(&packed))
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
    read(&text_of(link)?).map_err(LinkError::Content)
}

/// The same, with what it says of itself.
///
/// # Errors
/// As [`read_link`].
pub fn read_whole_link(link: &str) -> Result<Content, LinkError> {
    Content::read(&text_of(link)?).map_err(LinkError::Content)
}

fn text_of(link: &str) -> Result<Vec<u8>, LinkError> {
    let (version, bytes) = bytes_of(link)?;
    let packed = match version {
        VERSION => of_link(&bytes).ok_or(LinkError::Damaged)?,
        UNSEALED => &bytes,
        _ => return Err(LinkError::Newer),
    };
    decompress_to_vec_zlib_with_limit(packed, LARGEST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })
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
    let (version, bytes) = bytes_of(link)?;
    if version != LOCKED {
        return Err(LinkError::Newer);
    }
    of_bytes(&bytes).map_err(|error| match error {
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

/// The version of a link, and its bytes, whatever is in them.
fn bytes_of(link: &str) -> Result<(&str, Vec<u8>), LinkError> {
    if link.len() > LONGEST {
        return Err(LinkError::TooLong(link.len()));
    }
    let (version, letters) = version_of(link).ok_or(LinkError::Damaged)?;
    if ![VERSION, LOCKED, UNSEALED].contains(&version) {
        let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_number { LinkError::Newer } else { LinkError::Damaged });
    }
    // Who writes about a link may end the sentence with it.
    let letters = letters.trim_end_matches(|c: char| ".,;:!?)>\"'".contains(c) || c.is_whitespace());
    let bytes = URL_SAFE_NO_PAD.decode(letters).map_err(|_| LinkError::Damaged)?;
    Ok((version, bytes))
}
