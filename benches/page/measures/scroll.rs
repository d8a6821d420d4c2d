//! Scrolling L down and across for three seconds at 40 and 120 px a frame: frames that were lost.

use crate::Run;
use crate::harness::{Browser, Setup, run_several};
use crate::report::Figure;
use crate::subject::{import_side_by_side, open_limit, script};

/// A frame at 60 Hz, in milliseconds.
const FRAME: f64 = 1_000.0 / 60.0;

/// How many frames were lost between frames at these distances: none in a gap of up to one and a half frames.
pub fn lost(gaps: &[f64]) -> f64 {
    gaps.iter().filter(|gap| **gap > 1.5 * FRAME).map(|gap| (gap / FRAME).round() - 1.0).sum()
}

/// Scrolls the app and the limit in turn.
pub fn measure(bench: &Run) {
    let book = bench.book("L");
    run_several(Browser::Chromium, Setup::default(), 2, async |pages| {
        import_side_by_side(&pages[0], book).await;
        open_limit(&pages[1], book).await;
        for axis in ["down", "across"] {
            for step in [40, 120] {
                let name = format!("scroll {axis}, {step} px a frame: frames lost in 3 s");
                let mut limit = 0.0;
                for (subject, page) in [("JS limit", &pages[1]), ("app", &pages[0])] {
                    let mut all = Vec::new();
                    let (mut blank, mut late) = (0, 0);
                    for _ in 0..bench.of(3, 1) {
                        let found =
                            script(page, &format!("probe.scroll('{axis}', {step}, 180).then(done)")).await;
                        let gaps: Vec<f64> = serde_json::from_value(found["gaps"].clone()).expect("times");
                        blank += found["blank"].as_u64().unwrap_or_default();
                        late += gaps.iter().filter(|gap| **gap > 1.5 * FRAME).count();
                        all.push(lost(&gaps));
                    }
                    let figure = Figure::of(&name, "L", subject, "frames", &all);
                    let figure = figure.note(format!("{late} late frames, {blank} empty ones, in all"));
                    let median = figure.median.unwrap_or_default();
                    bench.add(if subject == "app" {
                        let holds = median <= limit && blank == 0;
                        figure.limit(format!("≤ {limit} frames, none empty"), holds)
                    } else {
                        limit = median;
                        figure
                    });
                }
            }
        }
    });
}
