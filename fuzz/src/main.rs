//! libFuzzer over one target, whose name stands in `FUZZ_TARGET`; see `scripts/fuzz`.

#![no_main]

mod targets;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let target = TARGET.get_or_init(|| {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        targets::named(&name).unwrap_or_else(|| panic!("FUZZ_TARGET is none of {:?}", targets::names()))
    });
    target(bytes);
});
