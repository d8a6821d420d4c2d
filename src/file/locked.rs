//! A workbook that a passphrase locks, as a file or in a link: what stands around the encrypted content, without the
//! encryption itself, which is the browser's.
//!
//! ```text
//! text of a file ─ zlib ─▶ bytes ─ AES-256-GCM, by the browser ─▶ content ─ with its header ─▶ file or link
//! ```
//!
//! What was changed on its way is told by the checksum before anybody is asked for a passphrase. The format is described in
//! `docs/FILE_FORMAT.md`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use sha2::{Digest, Sha256};

use super::cursor::{At, Fields};
use super::layout::laid_out;
use super::{LIMIT_BYTES, json};

/// What the field `format` of every locked file says.
pub const FORMAT: &str = "sambudget-encrypted";
/// The version that is written, and the newest that is read.
const VERSION: &str = "1.0";
/// How the content is encrypted.
const CIPHER: &str = "AES-256-GCM";
/// How the key is made of the passphrase.
const KDF: &str = "PBKDF2-HMAC-SHA-256";
/// How often the passphrase is stirred for a new file.
pub const ITERATIONS: u32 = 600_000;
/// The most that is accepted: a file that asks for more would only keep the page busy, for some seconds already.
pub const MOST_ITERATIONS: u32 = 10_000_000;
/// The length of the salt in bytes.
pub const SALT: usize = 16;
/// The length of the nonce in bytes.
pub const NONCE: usize = 12;
/// The length of the checksum in bytes.
const CHECKSUM: usize = 8;
/// The shortest content in bytes: what AES-GCM adds to any.
const SHORTEST: usize = 16;
/// How hard deflate tries, from 0 to 10.
const EFFORT: u8 = 9;

/// What is told in the open of something that is locked, and authenticated with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// How often the passphrase is stirred, from [`ITERATIONS`] to [`MOST_ITERATIONS`].
    pub iterations: u32,
    /// What makes the same passphrase give another key each time.
    pub salt: [u8; SALT],
    /// What makes the same key encrypt otherwise each time.
    pub nonce: [u8; NONCE],
}

impl Header {
    /// The header of something new, with what was drawn by chance.
    #[must_use]
    pub fn new(salt: [u8; SALT], nonce: [u8; NONCE]) -> Self {
        Self { iterations: ITERATIONS, salt, nonce }
    }

    /// The header as the content is authenticated with it: its fields as JSON on one line.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{{{}}}", self.fields())
    }

    fn fields(&self) -> String {
        let Self { iterations, salt, nonce } = self;
        let (salt, nonce) = (STANDARD.encode(salt), STANDARD.encode(nonce));
        format!(
            "\"format\":\"{FORMAT}\",\"version\":\"{VERSION}\",\"cipher\":\"{CIPHER}\",\"kdf\":\"{KDF}\",\
             \"iterations\":{iterations},\"salt\":\"{salt}\",\"nonce\":\"{nonce}\""
        )
    }
}

/// Something that is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// What is told of it in the open.
    pub header: Header,
    /// What [`pack`] gave, encrypted, and its tag of 16 bytes.
    pub content: Vec<u8>,
}

/// Why something that is locked cannot be opened, whatever the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockedError {
    /// A newer version of the app made it, or it is locked in a way that this one does not know.
    Newer,
    /// It was cut or changed after it was locked.
    Damaged,
    /// It asks for this many iterations: fewer than are safe, or more than are accepted.
    Iterations(u32),
    /// It holds more than is unpacked.
    TooLarge,
}

/// A file's text as it is encrypted.
#[must_use]
pub fn pack(text: &str) -> Vec<u8> {
    compress_to_vec_zlib(text.as_bytes(), EFFORT)
}

/// The text of what was decrypted, at most as large as a file.
///
/// # Errors
/// [`LockedError::Damaged`] or [`LockedError::TooLarge`] if there is none.
pub fn unpack(bytes: &[u8]) -> Result<Vec<u8>, LockedError> {
    decompress_to_vec_zlib_with_limit(bytes, LIMIT_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LockedError::TooLarge,
        _ => LockedError::Damaged,
    })
}

/// The file of something that is locked, one field a line.
#[must_use]
pub fn write_locked(locked: &Locked) -> String {
    let (fields, checksum) = (locked.header.fields(), STANDARD.encode(checksum(locked)));
    let content = STANDARD.encode(&locked.content);
    laid_out(&format!("{{{fields},\"checksum\":\"{checksum}\",\"content\":\"{content}\"}}")) + "\n"
}

/// What is locked in a file; `None` if it is no locked file at all.
///
/// ```
/// use sambudget::file::locked::{Header, Locked, LockedError, read_locked, write_locked};
/// let locked = Locked { header: Header::new([1; 16], [2; 12]), content: vec![3; 40] };
/// let file = write_locked(&locked);
/// assert_eq!(read_locked(file.as_bytes()), Some(Ok(locked)));
/// let many = file.replace("600000", "900000000");
/// assert_eq!(read_locked(many.as_bytes()), Some(Err(LockedError::Iterations(900_000_000))));
/// assert_eq!(read_locked(b"{}"), None);
/// ```
#[must_use]
pub fn read_locked(file: &[u8]) -> Option<Result<Locked, LockedError>> {
    let root = json::parse(file).ok()?;
    let top = At::top(&root);
    let fields = top.object().ok()?;
    let is_ours = fields.need("format").text().is_ok_and(|format| format == FORMAT);
    is_ours.then(|| read_fields(&fields))
}

fn read_fields(fields: &Fields<'_>) -> Result<Locked, LockedError> {
    let text = |name| fields.need(name).text().map_err(|_| LockedError::Damaged);
    if text("version")?.split('.').next() != Some("1") || text("cipher")? != CIPHER || text("kdf")? != KDF {
        return Err(LockedError::Newer);
    }
    let iterations = fields.need("iterations").whole(0, u32::MAX).map_err(|_| LockedError::Damaged)?;
    let bytes = |name| STANDARD.decode(text(name)?).map_err(|_| LockedError::Damaged);
    let array = LockedError::Damaged;
    let header = Header {
        iterations,
        salt: bytes("salt")?.try_into().map_err(|_| array)?,
        nonce: bytes("nonce")?.try_into().map_err(|_| array)?,
    };
    checked(Locked { header, content: bytes("content")? }, &bytes("checksum")?)
}

/// What is locked as bytes for a link: iterations (4 bytes, the largest first), salt, nonce, checksum, content.
pub(super) fn to_bytes(locked: &Locked) -> Vec<u8> {
    let Header { iterations, salt, nonce } = &locked.header;
    [&iterations.to_be_bytes()[..], salt, nonce, &checksum(locked), &locked.content].concat()
}

/// What is locked in the bytes of a link.
pub(super) fn of_bytes(bytes: &[u8]) -> Result<Locked, LockedError> {
    let damaged = LockedError::Damaged;
    let (iterations, rest) = bytes.split_first_chunk().ok_or(damaged)?;
    let (salt, rest) = rest.split_first_chunk().ok_or(damaged)?;
    let (nonce, rest) = rest.split_first_chunk().ok_or(damaged)?;
    let (checksum, content) = rest.split_first_chunk::<CHECKSUM>().ok_or(damaged)?;
    let header = Header { iterations: u32::from_be_bytes(*iterations), salt: *salt, nonce: *nonce };
    checked(Locked { header, content: content.to_vec() }, checksum)
}

/// What was read, if it is what was written.
fn checked(locked: Locked, said: &[u8]) -> Result<Locked, LockedError> {
    let iterations = locked.header.iterations;
    if !(ITERATIONS..=MOST_ITERATIONS).contains(&iterations) {
        Err(LockedError::Iterations(iterations))
    } else if locked.content.len() < SHORTEST || checksum(&locked) != said {
        Err(LockedError::Damaged)
    } else {
        Ok(locked)
    }
}

/// The beginning of the SHA-256 of header and content.
fn checksum(locked: &Locked) -> [u8; CHECKSUM] {
    let hash = Sha256::new().chain_update(locked.header.text()).chain_update(&locked.content).finalize();
    let mut start = [0; CHECKSUM];
    start.iter_mut().zip(hash).for_each(|(byte, of_hash)| *byte = of_hash);
    start
}
