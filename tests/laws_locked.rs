//! The laws of what a passphrase locks: it comes back equal from file and link, what was changed on its way is told before
//! anybody is asked for a passphrase, and what a file asks for has limits.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sambudget::file::LIMIT_BYTES;
use sambudget::file::link::{LONGEST, LinkError, is_locked, read_link, read_locked_link, write_locked_link};
use sambudget::file::locked::{
    Header, ITERATIONS, Locked, LockedError, MOST_ITERATIONS, pack, read_locked, unpack, write_locked,
};

/// Made by `tests/reference/locked.py`.
const REFERENCE: &str = include_str!("files/locked/sydnarke-2022.json");

fn locked() -> impl Strategy<Value = Locked> {
    let header = (ITERATIONS..=MOST_ITERATIONS, any::<[u8; 16]>(), any::<[u8; 12]>());
    let header = header.prop_map(|(iterations, salt, nonce)| Header { iterations, salt, nonce });
    (header, vec(any::<u8>(), 16..3_000)).prop_map(|(header, content)| Locked { header, content })
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(200))]

    #[test]
    fn file_and_link_come_back_equal(locked in locked()) {
        prop_assert_eq!(read_locked(write_locked(&locked).as_bytes()), Some(Ok(locked.clone())));
        let link = write_locked_link(&locked).unwrap();
        prop_assert!(is_locked(&link) && link.bytes().all(|b| b.is_ascii_alphanumeric() || b"=._-".contains(&b)));
        prop_assert_eq!(read_locked_link(&format!("#{link}")), Ok(locked));
    }

    #[test]
    fn a_link_that_was_cut_or_changed_is_told(locked in locked(), at: Index, letter in "[A-Za-z0-9_-]") {
        let link = write_locked_link(&locked).unwrap();
        let at = at.index(link.len() - "share=2.".len()) + "share=2.".len();
        prop_assert!(read_locked_link(&link[..at]).is_err());
        let changed = format!("{}{letter}{}", &link[..at], &link[at + 1..]);
        prop_assert!(changed == link || read_locked_link(&changed).is_err());
    }

    #[test]
    fn a_file_that_was_changed_is_told(locked in locked(), at: Index, byte: u8) {
        let mut content = locked.content.clone();
        let at = at.index(content.len());
        let is_same = std::mem::replace(&mut content[at], byte) == byte;
        let file = write_locked(&locked).replace(&STANDARD.encode(&locked.content), &STANDARD.encode(&content));
        let expected = if is_same { Ok(locked) } else { Err(LockedError::Damaged) };
        prop_assert_eq!(read_locked(file.as_bytes()), Some(expected));
    }
}

#[test]
fn what_another_program_locked_is_read_and_written_letter_by_letter() {
    let found = read_locked(REFERENCE.as_bytes()).unwrap().unwrap();
    assert_eq!((found.header.salt[15], found.header.nonce[0], found.header.iterations), (15, 100, 600_000));
    assert_eq!(write_locked(&found), REFERENCE);
}

#[test]
fn every_way_to_fail_has_its_reason() {
    let cases = [
        ("\"1.0\"", "\"2.0\"", LockedError::Newer),
        ("AES-256-GCM", "ROT-13", LockedError::Newer),
        ("PBKDF2-HMAC-SHA-256", "Argon2id", LockedError::Newer),
        ("600000", "599999", LockedError::Iterations(599_999)),
        ("600000", "4294967295", LockedError::Iterations(4_294_967_295)),
        ("600000", "600001", LockedError::Damaged),
        ("600000", "\"many\"", LockedError::Damaged),
        ("\"AAEC", "\"ABEC", LockedError::Damaged),
        ("\"AAEC", "\"", LockedError::Damaged),
        ("\"ZGVm", "\"ZGVn", LockedError::Damaged),
        ("\"content\"", "\"contents\"", LockedError::Damaged),
    ];
    for (from, to, error) in cases {
        let file = REFERENCE.replacen(from, to, 1);
        assert_eq!(read_locked(file.as_bytes()), Some(Err(error)), "{from} → {to}");
    }
    // A newer minor version may have more fields, which the checksum is not of.
    let newer = REFERENCE.replacen("  \"salt\"", "  \"hint\": \"bär\",\n  \"salt\"", 1);
    assert!(matches!(read_locked(newer.as_bytes()), Some(Ok(_))));
    for other in ["", "{", "[]", "{\"format\": \"sambudget-workbook\"}", "{\"format\": 7}"] {
        assert_eq!(read_locked(other.as_bytes()), None, "{other}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let large = Locked { header: Header::new([0; 16], [0; 12]), content: vec![0; LONGEST] };
    assert!(matches!(write_locked_link(&large), Err(LinkError::TooLong(_))));
    let bomb = pack(&" ".repeat(LIMIT_BYTES + 1));
    assert!(bomb.len() < LIMIT_BYTES / 500);
    assert_eq!(unpack(&bomb), Err(LockedError::TooLarge));
    assert_eq!(unpack(&bomb[..99]), Err(LockedError::Damaged));
    assert_eq!(unpack(&pack("hej")).as_deref(), Ok(b"hej".as_slice()));
}

/// A version of the app without passphrases says that a newer one made the link.
#[test]
fn a_locked_link_is_none_of_the_others() {
    let link = write_locked_link(&read_locked(REFERENCE.as_bytes()).unwrap().unwrap()).unwrap();
    assert_eq!(read_link(&link), Err(LinkError::Newer));
    for other in ["share=1", "share=3"] {
        assert!(!is_locked(&link.replacen("share=2", other, 1)));
        assert!(read_locked_link(&link.replacen("share=2", other, 1)).is_err());
        assert!(read_link(&link.replacen("share=2", other, 1)).is_err());
    }
}
