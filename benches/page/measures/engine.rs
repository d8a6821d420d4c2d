//! The core as WebAssembly: one edit with history and every dependent, a full calculation, reading and writing.

use std::time::Duration;

use crate::Run;
use crate::harness::{Browser, Setup, run};
use crate::report::Figure;
use crate::subject::{holds, promised};

const EDIT: &str = "engine, wasm: one edit, history, all dependents";
const CALCULATE: &str = "engine, wasm: full calculation";

/// Times the core at S and L in a page of its own.
pub fn measure(bench: &Run) {
    run(Browser::Chromium, Setup::default(), async |page| {
        page.go(&format!("{}peers/engine.html", page.address())).await;
        assert!(holds(page, "window.ready", Duration::from_secs(30)).await, "the engine did not start");
        let mut medians = Vec::new();
        for size in ["S", "L"] {
            let short = bench.quick;
            let found = promised(page, &format!("engine('{size}', {short})")).await;
            let figure = |name: &str, key: &str| {
                let samples: Vec<f64> = serde_json::from_value(found[key].clone()).expect("times");
                Figure::of(name, size, "app", "ms", &samples)
            };
            let (edit, calculate) = (figure(EDIT, "edit"), figure(CALCULATE, "calculate"));
            medians.push(edit.median);
            let large = size == "L";
            let note =
                if large { "HyperFormula 0.20–0.23 ms, JS limit 0.001 ms" } else { "batches of 500" };
            bench.add(if large { edit.at_most(0.02) } else { edit }.note(note));
            let note = if large { "HyperFormula loads in 1.0–1.1 s, JS limit in 15 ms" } else { "" };
            bench.add(if large { calculate.at_most(15.0) } else { calculate }.note(note));
            let edit =
                figure("engine, wasm: one edit with keys, methods, measures, capital cost", "editWithRules");
            bench.add(if large { edit.at_most(0.02) } else { edit });
            let calculate = figure("engine, wasm: full calculation with all of that", "calculateWithRules");
            bench.add(if large { calculate.at_most(15.0) } else { calculate });
            bench.add(figure("engine, wasm: reading the file's text", "read"));
            bench.add(figure("engine, wasm: writing the file's text", "write"));
        }
        bench.add(Figure::growth(EDIT, "app", medians[0], medians[1]).at_most(2.0));
    });
}
