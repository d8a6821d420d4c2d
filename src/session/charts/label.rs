//! How much room texts take, and texts that are made to fit.
//!
//! How wide a letter is depends on the font that the reader has. It is reckoned as in the widest that the page names, so that
//! what fits here fits there.

/// How wide a letter is, in hundredths of its size.
fn hundredths(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '\'' | '|' => 30,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | '·' => 34,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 43,
        's' | 'c' | 'z' | '–' => 56,
        '0'..='9' => 64,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 100,
        '+' | '−' | '=' | '<' | '>' => 84,
        'a'..='z' | 'å' | 'ä' | 'ö' | 'é' => 64,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | 'É' => 79,
        _ => 110,
    }
}

/// How wide a text is at most, in pixels.
#[must_use]
pub fn width(text: &str, size: i32) -> i32 {
    let sum = text.chars().fold(0, |sum: i32, letter| sum.saturating_add(hundredths(letter)));
    sum.saturating_mul(size) / 100 + 1
}

/// The text, no wider than `room` pixels, and whether something of it is left out.
#[must_use]
pub fn shortened(text: &str, size: i32, room: i32) -> (String, bool) {
    if width(text, size) <= room {
        return (text.to_owned(), false);
    }
    let mut short = String::new();
    for letter in text.chars() {
        short.push(letter);
        if width(&format!("{short}…"), size) > room {
            short.pop();
            break;
        }
    }
    (format!("{}…", short.trim_end()), true)
}

/// The text in lines no wider than `room`, no more of them than `most`, and whether something of it is left out.
#[must_use]
pub fn wrapped(text: &str, size: i32, room: i32, most: usize) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim().to_owned();
    while !rest.is_empty() {
        if lines.len() + 1 == most {
            let (last, is_cut) = shortened(&rest, size, room);
            lines.push(last);
            return (lines, is_cut);
        }
        let (line, further) = first_line(&rest, size, room);
        lines.push(line);
        rest = further;
    }
    (lines, false)
}

/// As much of a text as one line has room for, and the rest.
fn first_line(text: &str, size: i32, room: i32) -> (String, String) {
    if width(text, size) <= room {
        return (text.to_owned(), String::new());
    }
    let mut spaces = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| at);
    let fits = |at: &usize| *at > 0 && width(text[..*at].trim_end(), size) <= room;
    if let Some(at) = spaces.rfind(fits) {
        return (text[..at].trim_end().to_owned(), text[at..].trim_start().to_owned());
    }
    // One long word: it is divided where Swedish divides most words, before a consonant with a vowel after it.
    let letters: Vec<(usize, char)> = text.char_indices().take_while(|(_, letter)| *letter != ' ').collect();
    let end = letters.last().map_or(0, |(at, letter)| at + letter.len_utf8());
    let is_vowel = |letter: char| "aeiouyåäöAEIOUYÅÄÖ".contains(letter);
    let divides = |at: usize| {
        let before = letters.get(at.wrapping_sub(1)).is_some_and(|(_, letter)| letter.is_alphabetic());
        let here = letters.get(at).is_some_and(|(_, letter)| letter.is_alphabetic() && !is_vowel(*letter));
        before && here && letters.get(at + 1).is_some_and(|(_, letter)| is_vowel(*letter))
    };
    let fits = |place: usize| {
        letters.get(place).is_some_and(|(at, _)| width(&format!("{}-", &text[..*at]), size) <= room)
    };
    let most = (1..letters.len()).rev().find(|place| fits(*place)).unwrap_or(1);
    // The two parts are as alike in length as can be, where the second has room on the next line.
    let rest = |place: usize| letters.get(place).map_or("", |(at, _)| &text[*at..end]);
    let good = (3..=most).filter(|place| divides(*place) && letters.len() - place >= 3);
    let good =
        good.min_by_key(|place| (width(rest(*place), size) > room, (2 * place).abs_diff(letters.len())));
    let at = letters.get(good.unwrap_or(most)).map_or(text.len(), |(at, _)| *at);
    let mark = if text[..at].ends_with('-') { "" } else { "-" };
    (format!("{}{mark}", &text[..at]), text[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_names_are_divided_where_people_divide_them() {
        let lines = |text, room| wrapped(text, 13, room, 3).0;
        assert_eq!(lines("Lokalhyror", 95), ["Lokalhyror"]);
        assert_eq!(lines("Personalkostnader", 95), ["Personal-", "kostnader"]);
        assert_eq!(lines("Övrigt tjänsteköp", 95), ["Övrigt", "tjänsteköp"]);
        assert_eq!(
            lines("Licenser och serviceavtal för allt annat", 95),
            ["Licenser och", "serviceavtal", "för allt annat"]
        );
        assert_eq!(
            lines("Kapitalkostnader för fordon och maskiner", 95),
            ["Kapital-", "kostnader för", "fordon och…"]
        );
    }

    proptest! {
        #[test]
        fn what_is_made_to_fit_fits(text in "\\PC{0,60}", room in 40..300_i32, most in 1..4_usize) {
            let (lines, is_cut) = wrapped(&text, 13, room, most);
            prop_assert!(lines.len() <= most);
            for line in &lines {
                prop_assert!(width(line, 13) <= room, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|l| !l.is_whitespace() && *l != '-').count();
            if !is_cut {
                prop_assert_eq!(lines.iter().map(|line| letters(line)).sum::<usize>(), letters(&text));
            }
        }
    }
}
