//! Every input that the fuzzer found worth keeping (`fuzz/corpus`), through the reader that it is for: the same laws as
//! under the fuzzer, in the same order each time. What was found and fixed is among them for good.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

#[path = "../fuzz/src/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

#[test]
fn the_readers_keep_their_laws_for_every_input_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let folders: Vec<String> = fs::read_dir(&corpus)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for folder in &folders {
        assert!(targets::named(folder).is_some(), "fuzz/corpus/{folder} is for no target");
    }
    for (name, target) in targets::ALL {
        let mut inputs: Vec<_> =
            fs::read_dir(corpus.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        inputs.sort();
        assert!(inputs.len() >= 10, "{name} has {} inputs", inputs.len());
        for path in &inputs {
            // The name comes with the output of a test that fails.
            println!("{}", path.display());
            target(&fs::read(path).unwrap());
        }
    }
}
