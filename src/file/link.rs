//! A whole workbook in a link: its text, packed, behind the `#` of an address, which browsers send to nobody.
//!
//! ```text
//! Workbook ─ compact ─▶ JSON ─ zlib ─▶ bytes ─ base64url ─▶ share=1.eJy…
//! ```
//!
//! The checksum of zlib tells a link that was cut or changed on its way. The format is described in
//! `docs/FILE_FORMAT.md`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::{FileError, compact, read};
use crate::model::Workbook;

/// What an address has behind its `#` where a workbook follows.
pub const PREFIX: &str = "share=";
/// The version of links that is written, and the newest that is read.
const VERSION: &str = "1";
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
}

/// What stands behind the `#` of a link that holds a workbook.
///
/// # Errors
/// [`LinkError::TooLong`] or [`LinkError::TooLarge`] if a link has no room for it.
pub fn write_link(workbook: &Workbook) -> Result<String, LinkError> {
    let text = compact(workbook);
    if text.len() > LARGEST {
        return Err(LinkError::TooLarge);
    }
    let packed = URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), EFFORT));
    let link = format!("{PREFIX}{VERSION}.{packed}");
    if link.len() > LONGEST { Err(LinkError::TooLong(link.len())) } else { Ok(link) }
}

/// The workbook of a link, from what stands behind its `#`.
///
/// # Errors
/// Says why there is none.
pub fn read_link(link: &str) -> Result<Workbook, LinkError> {
    let link = link.trim_start_matches('#');
    if link.len() > LONGEST {
        return Err(LinkError::TooLong(link.len()));
    }
    let (version, packed) =
        link.strip_prefix(PREFIX).and_then(|rest| rest.split_once('.')).ok_or(LinkError::Damaged)?;
    if version != VERSION {
        let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_number { LinkError::Newer } else { LinkError::Damaged });
    }
    // Who writes about a link may end the sentence with it.
    let packed = packed.trim_end_matches(|c: char| ".,;:!?)>\"'".contains(c) || c.is_whitespace());
    let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| LinkError::Damaged)?;
    let text = decompress_to_vec_zlib_with_limit(&bytes, LARGEST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    read(&text).map_err(LinkError::Content)
}
