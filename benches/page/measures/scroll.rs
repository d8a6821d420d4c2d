//! Scrolling L down and across for three seconds at 40 and 120 px a frame: frames that were lost.

use std::cell::RefCell;

use crate::Run;
use crate::harness::{Browser, Page, Setup, run};
use crate::report::Figure;
use crate::subject::{costs, import_side_by_side, open_limit, probe, promised, spent, spent_since};

/// A frame at 60 Hz, in milliseconds.
pub const FRAME: f64 = 1_000.0 / 60.0;

/// How it is scrolled: which way, and how many px a frame.
const WAYS: [(&str, u32); 4] = [("down", 40), ("down", 120), ("across", 40), ("across", 120)];

/// How many frames were lost between frames at these distances: none in a gap of up to one and a half frames.
pub fn lost(gaps: &[f64]) -> f64 {
    let late = gaps.iter().filter(|gap| **gap > 1.5 * FRAME);
    late.fold(0.0, |sum, gap| sum + (gap / FRAME).round() - 1.0)
}

/// Scrolls the limit and then the app, each in a browser that is alone on the machine.
pub fn measure(bench: &Run) {
    let book = bench.book("L");
    let most = RefCell::new(Vec::new());
    run(Browser::Chromium, Setup::default(), async |page| {
        page.go(&format!("{}peers/floor.html", page.address())).await;
        probe(page, book).await;
        let mut all = Vec::new();
        for _ in 0..bench.of(5, 1) {
            let found = promised(page, "probe.frames(so => { floor(); return so < 180; })").await;
            all.push(lost(&serde_json::from_value::<Vec<f64>>(found).expect("times")));
        }
        let figure =
            Figure::of("a text changes in every frame: frames lost in 3 s", "", "floor", "frames", &all);
        bench.add(figure.note("what the machine loses by itself; if it is not 0, others use it"));
    });
    run(Browser::Chromium, Setup::default(), async |page| {
        open_limit(page, book).await;
        for (axis, step) in WAYS {
            let figure = scroll(bench, page, "JS limit", axis, step).await;
            most.borrow_mut().push(figure.median.unwrap_or_default());
            bench.add(figure);
        }
    });
    run(Browser::Chromium, Setup::default(), async |page| {
        import_side_by_side(page, book).await;
        let limits = most.borrow().clone();
        for ((axis, step), most) in WAYS.into_iter().zip(limits) {
            let figure = scroll(bench, page, "app", axis, step).await;
            let holds = figure.median.is_some_and(|median| median <= most);
            bench.add(figure.limit(format!("≤ {most} frames"), holds));
        }
    });
}

async fn scroll(bench: &Run, page: &Page, subject: &'static str, axis: &str, step: u32) -> Figure {
    let (mut all, mut late, mut empty) = (Vec::new(), 0, 0);
    let before = spent(page).await;
    for _ in 0..bench.of(5, 1) {
        let found = promised(page, &format!("probe.scroll('{axis}', {step}, 180)")).await;
        let gaps: Vec<f64> = serde_json::from_value(found["gaps"].clone()).expect("times");
        empty += found["empty"].as_u64().unwrap_or_default();
        late += gaps.iter().filter(|gap| **gap > 1.5 * FRAME).count();
        all.push(lost(&gaps));
    }
    let name = format!("scroll {axis}, {step} px a frame: frames lost in 3 s");
    let costs = costs(spent_since(page, before).await, all.len() * 180);
    Figure::of(&name, "L", subject, "frames", &all)
        .note(format!("{late} late, {empty} empty in all; {costs}"))
}
