//! Which saved versions a workbook stems from: each is known by the fingerprint of its content.

use std::fmt;
use std::str::FromStr;

/// What tells one content of a workbook from another, short enough to be read aloud: `7F3K-92QD`. Equal content has equal
/// fingerprints; of two contents that differ, one in a million million has the same by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

/// Crockford's digits: without I, L, O and U, which are taken for others.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many digits there are; a hyphen stands in the middle.
const LENGTH: u32 = 8;

impl Fingerprint {
    /// The fingerprint that begins a hash.
    #[must_use]
    pub fn of_hash(hash: [u8; 5]) -> Self {
        Self(hash.into_iter().fold(0, |number, byte| number << 8 | u64::from(byte)))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(LENGTH as usize + 1);
        for place in (0..LENGTH).rev() {
            text.push(char::from(DIGITS[(self.0 >> (5 * place)) as usize % DIGITS.len()]));
            if place == LENGTH / 2 {
                text.push('-');
            }
        }
        f.write_str(&text)
    }
}

/// A text that is no [`Fingerprint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    /// Reads the one spelling that is written.
    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let mut number = 0;
        let digits = text.bytes().filter(|byte| *byte != b'-');
        for byte in digits.take(LENGTH as usize) {
            let digit = DIGITS.iter().position(|digit| *digit == byte).ok_or(NoFingerprint)?;
            number = number << 5 | digit as u64;
        }
        let read = Self(number);
        if read.to_string() == text { Ok(read) } else { Err(NoFingerprint) }
    }
}

/// How many versions a lineage keeps, the newest.
pub const MOST: usize = 50;

/// A lineage with one more version, the newest first. One that was there already comes first again.
#[must_use]
pub fn with(lineage: &[Fingerprint], newest: Fingerprint) -> Vec<Fingerprint> {
    let older = lineage.iter().copied().filter(|known| *known != newest);
    [newest].into_iter().chain(older).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_has_one_spelling() {
        let all = Fingerprint::of_hash([0x00, 0x44, 0x32, 0x14, 0xC7]);
        assert_eq!(all.to_string(), "0123-4567");
        assert_eq!("0123-4567".parse(), Ok(all));
        assert_eq!(Fingerprint::of_hash([0xFF; 5]).to_string(), "ZZZZ-ZZZZ");
        for odd in
            ["", "01234567", "0123-456", "0123-45678", "0123-456o", "O123-4567", "-01234567", "å123-4567"]
        {
            assert_eq!(odd.parse::<Fingerprint>(), Err(NoFingerprint), "{odd}");
        }
    }

    #[test]
    fn the_newest_version_comes_first_and_each_stands_once() {
        let [a, b] = [1, 2].map(Fingerprint);
        assert_eq!(with(&with(&[], a), b), [b, a]);
        assert_eq!(with(&[b, a], a), [a, b]);
        let many = (0..60).map(Fingerprint).fold(Vec::new(), |lineage, one| with(&lineage, one));
        assert_eq!((many.len(), many[0]), (MOST, Fingerprint(59)));
    }
}
