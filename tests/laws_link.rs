//! The laws of links: what fits into one comes back equal, what is cut or changed is refused in words, and a hostile one is
//! answered at once.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[allow(dead_code)]
mod support {
    pub mod workbook;
}

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::file::link::{LARGEST, LONGEST, LinkError, read_link, write_link};
use sambudget::file::{self, FileError};
use support::workbook::workbook;

const EXAMPLES: [&[u8]; 5] = [
    include_bytes!("../public/examples/gsn-2021.json"),
    include_bytes!("../public/examples/herrljunga-vargarda-2020.json"),
    include_bytes!("../public/examples/itsam-2015.json"),
    include_bytes!("../public/examples/sydnarke-2019.json"),
    include_bytes!("../public/examples/sydnarke-2022.json"),
];

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn link() -> String {
    write_link(&file::read(EXAMPLES[4]).unwrap()).unwrap()
}

/// A link of these bytes, whatever they are, as version 1 wrote it.
fn packed(text: &[u8]) -> String {
    format!("share=1.{}", URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text, 9)))
}

proptest! {
    #![proptest_config(few(100))]

    #[test]
    fn what_fits_comes_back_equal(workbook in workbook()) {
        match write_link(&workbook) {
            Ok(link) => {
                prop_assert!(link.len() <= LONGEST);
                prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"=._-".contains(&b)));
                prop_assert_eq!(read_link(&link), Ok(workbook.clone()));
                prop_assert_eq!(read_link(&format!("#{link}")), Ok(workbook));
            }
            Err(error) => prop_assert!(matches!(error, LinkError::TooLong(letters) if letters > LONGEST)),
        }
    }

    #[test]
    fn a_link_that_was_cut_is_refused(at: Index) {
        let link = link();
        let at = at.index(link.len());
        prop_assert_eq!(read_link(&link[..at]), Err(LinkError::Damaged));
    }

    #[test]
    fn a_link_with_another_letter_gives_no_other_workbook(at: Index, letter in "[A-Za-z0-9_.-]") {
        let (mut changed, was) = (link(), file::read(EXAMPLES[4]).unwrap());
        let at = at.index(changed.len());
        changed.replace_range(at..=at, &letter);
        match read_link(&changed) {
            Ok(workbook) => prop_assert_eq!(workbook, was),
            Err(error) => prop_assert!(matches!(error, LinkError::Damaged | LinkError::Newer | LinkError::TooLarge), "{:?}", error),
        }
    }

    #[test]
    fn no_text_is_more_than_refused(text in ".{0,200}") {
        prop_assert!(read_link(&text).is_err());
        for version in 1..=3 {
            let behind = format!("share={version}.{text}");
            prop_assert!(read_link(&behind).is_err());
        }
        prop_assert!(matches!(read_link(&packed(text.as_bytes())), Err(LinkError::Content(_))));
    }
}

#[test]
fn every_example_fits_into_a_link_and_none_is_long() {
    for example in EXAMPLES {
        let workbook = file::read(example).unwrap();
        let link = write_link(&workbook).unwrap();
        assert!(link.len() < 4_000, "{} letters", link.len());
        assert_eq!(read_link(&link), Ok(workbook));
    }
}

/// The checksum of zlib alone let one of these through: it is a sum, and what a letter moves can come to the same.
#[test]
fn no_other_letter_gives_another_workbook() {
    let was = file::read(EXAMPLES[0]).unwrap();
    let link = write_link(&was).unwrap();
    let start = link.find('.').unwrap() + 1;
    for at in start..link.len() {
        for letter in b'-'..=b'z' {
            let mut changed = link.clone().into_bytes();
            changed[at] = letter;
            let changed = String::from_utf8(changed).unwrap();
            if changed != link {
                assert_eq!(read_link(&changed), Err(LinkError::Damaged), "{at} {letter}");
            }
        }
    }
}

#[test]
fn a_link_of_version_1_is_read_still() {
    for example in EXAMPLES {
        let workbook = file::read(example).unwrap();
        assert_eq!(read_link(&packed(file::compact(&workbook).as_bytes())), Ok(workbook));
    }
}

#[test]
fn what_a_sentence_puts_behind_a_link_does_no_harm() {
    let workbook = file::read(EXAMPLES[4]).unwrap();
    for end in [".", ",", ")", ">", "\"", " ", "\r\n", ").\n"] {
        assert_eq!(read_link(&format!("#{}{end}", link())).as_ref(), Ok(&workbook), "{end:?}");
    }
}

#[test]
fn links_that_are_none_say_why() {
    let cases: [(String, LinkError); 10] = [
        ("share=".into(), LinkError::Damaged),
        ("share=1".into(), LinkError::Damaged),
        ("share=1.".into(), LinkError::Damaged),
        ("share=.abc".into(), LinkError::Damaged),
        ("share=x.abc".into(), LinkError::Damaged),
        ("share=3.".into(), LinkError::Damaged),
        (link().replacen("=3.", "=1.", 1), LinkError::Damaged),
        (link().replacen("=3.", "=4.", 1), LinkError::Newer),
        (format!("share=1.{}", "A".repeat(LONGEST)), LinkError::TooLong(LONGEST + 8)),
        // As far as a link can be blown up: five million letters in a few thousand.
        (packed(&vec![b' '; 5_000_000]), LinkError::TooLarge),
    ];
    for (link, error) in cases {
        assert_eq!(read_link(&link), Err(error), "{}", &link[..link.len().min(40)]);
    }
    let newer = String::from_utf8(EXAMPLES[4].to_vec()).unwrap().replacen("\"1.1\"", "\"2.0\"", 1);
    assert!(matches!(read_link(&packed(newer.as_bytes())), Err(LinkError::Content(FileError::Newer { .. }))));
}

#[test]
fn what_has_no_room_says_so() {
    let mut workbook = file::read(EXAMPLES[4]).unwrap();
    // Nothing that could be packed: every letter another.
    let mut state = 7_u32;
    let letters = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + u8::try_from(state >> 27).unwrap() % 26)
    });
    workbook.name = letters.take(60_000).collect();
    assert!(matches!(write_link(&workbook), Err(LinkError::TooLong(letters)) if letters > LONGEST));
    workbook.name = " ".repeat(LARGEST);
    assert_eq!(write_link(&workbook), Err(LinkError::TooLarge));
}
