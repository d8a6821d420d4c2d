//! The core for the browser benchmark, which calls it from a page of its own (`benches/page/peers/engine.js`).
//!
//! A program apart from the app, behind the feature `bench`: the release carries nothing of it.

// A benchmark fails by panicking.
#![allow(clippy::expect_used)]

mod steps;
mod workload;

use std::cell::RefCell;
use std::hint::black_box;

use steps::Engine;
use wasm_bindgen::prelude::wasm_bindgen;
use workload::SIZES;

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

fn with<T>(run: impl FnOnce(&mut Engine) -> T) -> T {
    ENGINE.with_borrow_mut(|engine| run(engine.as_mut().expect("an engine")))
}

/// Takes a workbook of the size of this name, with plain amounts or with a board's whole arithmetic.
#[wasm_bindgen]
pub fn bench_take(size: &str, with_rules: bool) {
    let size = SIZES.into_iter().find(|known| known.name == size).expect("a size");
    ENGINE.set(Some(if with_rules { Engine::with_rules(size) } else { Engine::new(size) }));
}

/// Calculates every figure from nothing.
#[wasm_bindgen]
pub fn bench_calculate() {
    with(|engine| engine.calculate());
}

/// Edits so many times, each with history and everything that follows.
#[wasm_bindgen]
pub fn bench_edit(times: usize) {
    with(|engine| (0..times).for_each(|_| engine.edit()));
}

/// Writes the workbook as it is stored, and returns how many bytes it is.
#[wasm_bindgen]
pub fn bench_write() -> usize {
    with(|engine| black_box(engine.write()).len())
}

/// Reads a workbook's text, as at opening it, without calculating.
#[wasm_bindgen]
pub fn bench_read(text: &str) {
    black_box(sambudget::file::read(text.as_bytes()).expect("a workbook"));
}
