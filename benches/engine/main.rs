//! How long the core takes natively: a full calculation, and one edit with everything that follows from it.

// A benchmark fails by panicking, and times are binary floats.
#![allow(clippy::expect_used, clippy::disallowed_types, clippy::float_arithmetic)]

#[path = "../report/mod.rs"]
mod report;
mod steps;
mod workload;

use std::time::Instant;

use report::Figure;
use steps::Engine;
use workload::SIZES;

/// How many formulas stand in the workbooks that have some.
const FORMULAS: usize = 1_000;

/// Milliseconds of each of `times` runs.
fn measure(times: usize, mut run: impl FnMut()) -> Vec<f64> {
    let mut once = || {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..times).map(|_| once()).collect()
}

fn main() {
    const CALCULATION: &str = "engine, native: full calculation";
    const EDIT: &str = "engine, native: one edit, history, all dependents";
    const RULES: &str = "engine, native: one edit with keys, methods, measures, capital cost";
    const CALCULATION_OF_RULES: &str = "engine, native: full calculation with all of that";
    const WITH_FORMULAS: &str = "engine, native: one edit beside 1 000 formulas";
    const FORMULA: &str = "engine, native: one formula written beside 1 000 others";
    const WRITE: &str = "engine, native: writing the file's text";
    let (mut figures, mut edits) = (Vec::new(), Vec::new());
    for size in SIZES {
        let mut engine = Engine::new(size);
        let figure = |name: &str, times: &[f64]| Figure::of(name, size.name, "app", "ms", times);
        let inputs = format!("{} inputs", size.members * size.lines * 3);
        figures.push(figure(CALCULATION, &measure(21, || engine.calculate())).note(inputs));
        figures.push(figure(WRITE, &measure(21, || drop(engine.write()))));
        edits.push(figure(EDIT, &measure(2_001, || engine.edit())));
        let mut engine = Engine::with_rules(size);
        figures.push(figure(RULES, &measure(1_001, || engine.edit())));
        figures.push(figure(CALCULATION_OF_RULES, &measure(21, || engine.calculate())));
        let mut engine = Engine::with_formulas(size, FORMULAS);
        figures.push(figure(WITH_FORMULAS, &measure(1_001, || engine.edit())));
        figures.push(figure(FORMULA, &measure(101, || engine.edit_formula())));
    }
    let (small, large) = (edits[0].median, edits[2].median);
    figures.extend(edits);
    figures.push(Figure::growth(EDIT, "app", small, large).at_most(2.0));
    report::print("The core, natively", &figures);
    report::save("engine", &figures);
}
