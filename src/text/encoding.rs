//! Files of text as text: which letters their bytes stand for.

/// How letters stand as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// As nearly all programs write now.
    Utf8,
    /// As Excel writes "Unicode text", least significant byte first.
    Utf16Le,
    /// The same, most significant byte first.
    Utf16Be,
    /// As Swedish Windows programs wrote, and some systems still export.
    Windows1252,
}

impl Encoding {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// What it is called, in any language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// The one that a file says by its first bytes, or that its bytes can be: what is UTF-8 throughout is hardly ever
    /// anything else.
    ///
    /// ```
    /// use sambudget::text::encoding::Encoding::{self, *};
    /// assert_eq!(Encoding::of("Lön".as_bytes()), Utf8);
    /// assert_eq!(Encoding::of(b"L\xf6n"), Windows1252);
    /// assert_eq!(Encoding::of(b"\xff\xfeL\0"), Utf16Le);
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            bytes if std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ => Self::Windows1252,
        }
    }

    /// The text of a file, without the mark that it may begin with. What stands for no letter becomes `\u{fffd}`, so that
    /// it is seen.
    ///
    /// ```
    /// use sambudget::text::encoding::Encoding::*;
    /// assert_eq!(Windows1252.text(b"L\xf6n 5 \x80"), "Lön 5 €");
    /// assert_eq!(Utf16Be.text(b"\xfe\xff\0L\0\xf6\0n"), "Lön");
    /// ```
    #[must_use]
    pub fn text(self, bytes: &[u8]) -> String {
        let text = match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Windows1252 => bytes.iter().map(|byte| letter(*byte)).collect(),
            Self::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Self::Utf16Be => utf16(bytes, u16::from_be_bytes),
        };
        text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    // A byte that is left over is half a letter.
    let units = bytes.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The letter of a byte in Windows-1252: as in Latin-1 but for these 32.
fn letter(byte: u8) -> char {
    const OTHER: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    let other = byte.checked_sub(0x80).and_then(|at| OTHER.get(usize::from(at)));
    other.copied().unwrap_or(char::from(byte))
}
