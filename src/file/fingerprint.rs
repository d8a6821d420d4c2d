//! The fingerprint of a workbook: what tells people at a meeting that they look at the same figures.
//!
//! It is of the content as a file has it, from the board's name on: before that stand the version of the format, the
//! workbook's identity and what it stems from, which say nothing about figures.

use sha2::{Digest, Sha256};

use super::cursor::At;
use super::layout::laid_out;
use super::write::compact;
use super::{VERSION, json, seal};
use crate::model::Workbook;
use crate::model::lineage::Fingerprint;

/// What the content of a file begins with; what stands before it is not the user's.
const CONTENT: &str = ",\"name\":";

/// The fingerprint of a workbook's content.
#[must_use]
pub fn of(workbook: &Workbook) -> Fingerprint {
    with_length(workbook).0
}

/// The same, and how many bytes of text it is of.
#[must_use]
pub fn with_length(workbook: &Workbook) -> (Fingerprint, usize) {
    let text = compact(workbook);
    (of_text(split(&text).1), text.len())
}

/// The workbook as a file ([`write`](super::write)), with its fingerprint.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    let text = compact(workbook);
    let (before, content) = split(&text);
    let mut file = laid_out(&format!("{before},\"fingerprint\":\"{}\"{content}", of_text(content)));
    file.push('\n');
    file
}

/// Whether a file's content is another than when it was saved: somebody changed it by hand. A file without a fingerprint, or
/// of another version, says nothing about that. What was stored and does not match its checksum has changed too.
#[must_use]
pub fn is_changed(file: &[u8], workbook: &Workbook) -> bool {
    if !seal::is_whole_workbook(file) {
        return true;
    }
    let said = json::parse(file).ok().and_then(|root| {
        let top = At::top(&root);
        let fields = top.object().ok()?;
        fields.get("version").filter(|at| at.text().is_ok_and(|version| version == VERSION))?;
        fields.get("fingerprint").map(|at| at.text().unwrap_or_default().to_owned())
    });
    said.is_some_and(|said| said.parse() != Ok(of(workbook)))
}

/// The fingerprint of bytes, whatever they are: what tells a file from what was read or written before.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> Fingerprint {
    let hash = Sha256::digest(bytes);
    let mut start = [0; 5];
    start.iter_mut().zip(hash).for_each(|(byte, of_hash)| *byte = of_hash);
    Fingerprint::of_hash(start)
}

fn split(text: &str) -> (&str, &str) {
    text.split_at(text.find(CONTENT).unwrap_or_default())
}

fn of_text(content: &str) -> Fingerprint {
    of_bytes(content.as_bytes())
}
