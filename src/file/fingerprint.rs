//! The fingerprint of a workbook: what tells people at a meeting that they look at the same figures.
//!
//! It is of the content as a file has it, from the board's name on: before that stand the version of the format, the
//! workbook's identity and what it stems from, which say nothing about figures.

use sha2::{Digest, Sha256};

use super::layout::laid_out;
use super::pieces::Pieces;
use super::write::compact;
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
    let mut making = Making::default();
    loop {
        if let Some(made) = making.next(workbook) {
            return (made, making.length);
        }
    }
}

/// A fingerprint that is made a little at a time: that of a large workbook takes longer than a page draws a frame. It is worth
/// nothing if the workbook changes meanwhile.
#[derive(Debug, Clone, Default)]
pub struct Making {
    pieces: Pieces,
    hash: Sha256,
    /// How many bytes of text there were so far.
    length: usize,
}

impl Making {
    /// Goes on by a row; the fingerprint when all is done.
    pub fn next(&mut self, workbook: &Workbook) -> Option<Fingerprint> {
        // Unknown fields are put into the whole text. Few workbooks have any.
        let is_whole = !workbook.unknown.is_empty();
        let piece = if is_whole { Some(compact(workbook)) } else { self.pieces.next(workbook) };
        if let Some(piece) = &piece {
            let is_first = self.length == 0;
            self.length += piece.len();
            self.hash.update(if is_first { split(piece).1 } else { piece });
        }
        (is_whole || piece.is_none()).then(|| of_hash(std::mem::take(&mut self.hash)))
    }
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

/// The fingerprint of bytes, whatever they are: what tells a file from what was read or written before.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> Fingerprint {
    of_hash(Sha256::new_with_prefix(bytes))
}

fn of_hash(hash: Sha256) -> Fingerprint {
    let mut start = [0; 5];
    start.iter_mut().zip(hash.finalize()).for_each(|(byte, of_hash)| *byte = of_hash);
    Fingerprint::of_hash(start)
}

fn split(text: &str) -> (&str, &str) {
    text.split_at(text.find(CONTENT).unwrap_or_default())
}

fn of_text(content: &str) -> Fingerprint {
    of_bytes(content.as_bytes())
}
