//! Checksums of what is stored and of links: a digit that a disk or a mail program has turned into another one would be a
//! figure that nobody wrote.
//!
//! ```text
//! a step       {"sum":"1cdf4b9845b1b0a7","version":1,…}
//! a workbook   {"sealed":true,…,"sum":"1cdf4b9845b1b0a7"}     it is written piece by piece, so its sum comes last
//! a link       eight bytes before what is packed
//! ```
//!
//! In what is stored they stand in fields, so that a program that knows nothing of them reads it all the same. What begins
//! otherwise was stored by an older version, and is read as it stands.

/// The fields.
pub(super) const FIELDS: [&str; 2] = ["sealed", "sum"];

/// How a step begins that has a sum.
const STEP: &str = "{\"sum\":\"";
/// What is between its sum and itself.
const AFTER: &str = "\",";
/// How a workbook begins that has a sum.
const WORKBOOK: &str = "{\"sealed\":true,";
/// What is between it and its sum.
const BEFORE: &str = ",\"sum\":\"";
/// How it ends.
const END: &str = "\"}";

/// With how many letters a sum is written.
const LETTERS: usize = 16;

/// The checksum of a text that is given piece by piece (FNV-1a). No single byte can be another one without it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sum(u64);

impl Default for Sum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Sum {
    #[inline(never)]
    fn add(self, piece: &[u8]) -> Self {
        let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(piece.iter().fold(self.0, step))
    }

    fn letters(&self) -> String {
        format!("{:016x}", self.0)
    }

    #[inline(never)]
    fn is(&self, letters: Option<&[u8]>) -> bool {
        let letters = letters.and_then(|letters| std::str::from_utf8(letters).ok());
        letters.and_then(|letters| u64::from_str_radix(letters, 16).ok()) == Some(self.0)
    }
}

/// The record of a step with its checksum, which is of what it is known by too: a step under another one's name is no step.
#[must_use]
pub fn sealed(id: &str, record: &str) -> String {
    let content = [AFTER, record.get(1..).unwrap_or_default()].concat();
    [STEP, &of(id, content.as_bytes()).letters(), &content].concat()
}

/// Whether a record is what was stored under this name.
#[must_use]
pub fn is_whole(id: &str, record: &str) -> bool {
    match record.strip_prefix(STEP).map(str::as_bytes) {
        Some(sealed) => of(id, sealed.get(LETTERS..).unwrap_or_default()).is(sealed.get(..LETTERS)),
        None => true,
    }
}

fn of(id: &str, content: &[u8]) -> Sum {
    Sum::default().add(id.as_bytes()).add(content)
}

/// What a link holds, with its checksum before it: the largest byte first.
pub(super) fn in_link(packed: &[u8]) -> Vec<u8> {
    [&Sum::default().add(packed).0.to_be_bytes()[..], packed].concat()
}

/// What a link holds, if that is what was put there.
pub(super) fn of_link(bytes: &[u8]) -> Option<&[u8]> {
    let (sum, packed) = bytes.split_first_chunk()?;
    (Sum::default().add(packed).0 == u64::from_be_bytes(*sum)).then_some(packed)
}

/// Seals a workbook's text that is given piece by piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sealing(Sum);

impl Sealing {
    /// The first piece of a workbook.
    pub(super) fn first(&mut self, piece: &str) -> String {
        self.next([WORKBOOK, piece.get(1..).unwrap_or_default()].concat())
    }

    /// A piece in the middle.
    pub(super) fn next(&mut self, piece: String) -> String {
        self.0 = std::mem::take(&mut self.0).add(piece.as_bytes());
        piece
    }

    /// The last piece.
    pub(super) fn last(&mut self, piece: &str) -> String {
        let piece = self.next([piece.strip_suffix('}').unwrap_or(piece), BEFORE].concat());
        [&piece, &self.0.letters(), END].concat()
    }
}

/// Whether the text of a workbook is what was stored.
pub(super) fn is_whole_workbook(text: &[u8]) -> bool {
    if !text.starts_with(WORKBOOK.as_bytes()) {
        return true;
    }
    let (content, sum) = text.split_at(text.len().saturating_sub(LETTERS + END.len()));
    Sum::default().add(content).is(sum.strip_suffix(END.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{Sealing, is_whole, is_whole_workbook, sealed};

    #[test]
    fn no_other_byte_and_no_other_name_goes_unseen() {
        let record = sealed("17.2a", r#"{"version":1,"edit":"120"}"#);
        assert_eq!(record, r#"{"sum":"1cdf4b9845b1b0a7","version":1,"edit":"120"}"#);
        assert!(is_whole("17.2a", &record) && !is_whole("18.2a", &record));
        // Without the field's name it is no seal any more, but the content is what it was.
        for at in super::STEP.len()..record.len() {
            let mut bytes = record.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(!is_whole("17.2a", std::str::from_utf8(&bytes).unwrap()), "{at}");
            assert!(!is_whole("17.2a", &record[..at]), "{at}");
        }
        assert!(is_whole("17.2a", r#"{"version":1}"#), "an older version stored it");
    }

    #[test]
    fn nor_in_a_workbook() {
        let mut sealing = Sealing::default();
        let pieces =
            [sealing.first(r#"{"name":"A","#), sealing.next("\"year\":".into()), sealing.last("2026}")];
        let text = pieces.concat();
        assert_eq!(text, r#"{"sealed":true,"name":"A","year":2026,"sum":"b88eb8027117e216"}"#);
        assert!(is_whole_workbook(text.as_bytes()));
        for at in super::WORKBOOK.len()..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(!is_whole_workbook(&bytes) && !is_whole_workbook(&bytes[..at]), "{at}");
        }
        assert!(is_whole_workbook(br#"{"name":"A"}"#) && is_whole_workbook(b""));
    }
}
