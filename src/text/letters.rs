//! Letters without regard to large and small, for looking things up: names of lines, functions, municipalities.

/// The text in small letters, as far as they are Latin: those of Sweden's languages and of its neighbours'. Other
/// letters stay as they are. (The standard library's tables for all the world's letters weigh more than our parser.)
///
/// ```
/// assert_eq!(sambudget::text::letters::lower("SUMMA Åtgärder"), "summa åtgärder");
/// ```
#[must_use]
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

/// A letter as a small one; see [`lower`].
#[must_use]
pub fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        // A to Z; À to Þ without the multiplication sign.
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        // From here on a large letter stands before its small one.
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + (code & 1),
        0x178 => 0xff,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::lower_letter;

    #[test]
    fn latin_letters_become_small_as_in_the_standard() {
        // The Turkish dotted İ becomes two characters there.
        for letter in ('\0'..='\u{17f}').filter(|letter| *letter != 'İ') {
            assert_eq!(lower_letter(letter).to_string(), letter.to_lowercase().to_string(), "{letter}");
        }
        assert_eq!(lower_letter('Σ'), 'Σ');
    }
}
