//! Identities: what a line, member, key or project is known by, through renames, moves, files and merges.

use std::fmt;
use std::str::FromStr;

/// An identity text that is not one of ours, such as `x9` where a line (`l…`) was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError {
    /// The text that was found.
    pub found: String,
    /// The letter that an identity of this kind starts with.
    pub prefix: char,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected an identity such as {}1, found {:?}", self.prefix, self.found)
    }
}

impl std::error::Error for IdError {}

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

fn write_base36(prefix: char, mut n: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // The letter, and as many digits as 64 bits have.
    let mut buffer = [0u8; 14];
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = DIGITS[(n % 36) as usize];
        n /= 36;
        if n == 0 {
            break;
        }
    }
    at -= 1;
    buffer[at] = prefix as u8;
    f.write_str(std::str::from_utf8(&buffer[at..]).unwrap_or_default())
}

fn parse_base36(text: &str) -> Option<u64> {
    // One spelling per identity: no signs, no capitals, no leading zeros.
    let canonical = text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    let leading_zero = text.len() > 1 && text.starts_with('0');
    if !canonical || leading_zero { None } else { u64::from_str_radix(text, 36).ok() }
}

macro_rules! identity {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl $name {
            /// The letter that this kind of identity starts with in text and files.
            pub const PREFIX: char = $prefix;
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_base36(Self::PREFIX, self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(Self::PREFIX)
                    .and_then(parse_base36)
                    .map(Self)
                    .ok_or_else(|| IdError { found: text.to_owned(), prefix: Self::PREFIX })
            }
        }

        impl From<u64> for $name {
            fn from(n: u64) -> Self {
                Self(n)
            }
        }
    };
}

identity!(
    /// A workbook. Copies that are imported beside their original get a new one.
    WorkbookId, 'w'
);
identity!(
    /// A member municipality (or other owner).
    MemberId, 'm'
);
identity!(
    /// An allocation key.
    KeyId, 'k'
);
identity!(
    /// An activity: one drift table of the workbook.
    ActivityId, 'a'
);
identity!(
    /// A group of lines with a subtotal.
    GroupId, 'g'
);
identity!(
    /// A line of a drift table.
    LineId, 'l'
);
identity!(
    /// A group of investment projects: one investment table.
    ProjectGroupId, 'i'
);
identity!(
    /// An investment project.
    ProjectId, 'p'
);
identity!(
    /// A group of measures in the action plan.
    MeasureGroupId, 'h'
);
identity!(
    /// A measure.
    MeasureId, 't'
);
identity!(
    /// A follow-up.
    FollowUpId, 'u'
);
identity!(
    /// A scenario.
    ScenarioId, 's'
);
identity!(
    /// An entry of the meeting log.
    LogId, 'e'
);
identity!(
    /// A goal.
    GoalId, 'o'
);
identity!(
    /// An indicator of a goal.
    IndicatorId, 'n'
);

/// Gives new identities: a seeded sequence, so that the core stays free of chance.
///
/// The seed comes from the browser's randomness; two colleagues who each add a line to copies of the same
/// workbook then get different identities, which a later merge relies on. Identities have 53 random bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// A sequence that starts from `seed`; the same seed gives the same identities.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next identity of any kind.
    ///
    /// ```
    /// use sambudget::model::id::{IdSource, LineId};
    /// let mut ids = IdSource::new(7);
    /// let (a, b): (LineId, LineId) = (ids.fresh(), ids.fresh());
    /// assert_ne!(a, b);
    /// ```
    pub fn fresh<T: From<u64>>(&mut self) -> T {
        // SplitMix64 (Steele, Lea, Flood 2014): every seed gives a full-period sequence.
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        T::from((z ^ (z >> 31)) >> 11)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_identity_are_one_to_one() {
        for n in [0, 1, 35, 36, 1_000_000, u64::MAX] {
            let text = LineId(n).to_string();
            assert_eq!(text.parse::<LineId>(), Ok(LineId(n)), "{text}");
        }
        for bad in ["", "l", "m1", "l-1", "lA", "l01", "l1 ", "lzzzzzzzzzzzzzz"] {
            assert!(bad.parse::<LineId>().is_err(), "{bad}");
        }
    }
}
