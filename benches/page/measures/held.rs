//! A held arrow key at L: thirty keys a second for three seconds, every frame drawn.

use std::time::Duration;

use tokio::time::interval;

use crate::Run;
use crate::harness::{Browser, Page, Setup, run};
use crate::report::Figure;
use crate::subject::{DOWN, RIGHT, Stroke, click_first, import_side_by_side, open_limit, promised};

const KEYS: usize = 90;

/// Holds arrow down, then arrow right, in the limit and in the app, each in a browser that is alone on the machine.
pub fn measure(bench: &Run) {
    let book = bench.book("L");
    for subject in ["JS limit", "app"] {
        run(Browser::Chromium, Setup::default(), async |page| {
            if subject == "app" {
                import_side_by_side(page, book).await
            } else {
                open_limit(page, book).await
            }
            for (name, stroke) in [("down", DOWN), ("right", RIGHT)] {
                let (mut all, mut fewest) = (Vec::new(), KEYS);
                for _ in 0..bench.of(5, 1) {
                    click_first(page, book).await;
                    let (late, moved) = hold(page, stroke).await;
                    all.push(late);
                    fewest = fewest.min(moved);
                }
                let name = format!("held arrow {name}: frames lost in 3 s");
                let figure = Figure::of(&name, "L", subject, "frames", &all);
                let figure = figure.note(format!("{fewest} of {KEYS} keys drawn in time"));
                let every = figure.median == Some(0.0) && fewest == KEYS;
                bench.add(if subject == "app" {
                    figure.limit("0 frames, every key".into(), every)
                } else {
                    figure
                });
            }
        });
    }
}

/// Frames that were lost while the key was held, and how many of its steps had been drawn when it was let go.
async fn hold(page: &Page, stroke: Stroke) -> (f64, usize) {
    page.script(
        "window.before = probe.place();\
         window.held = probe.frames(() => { if (!window.letGo) return true; window.after = probe.place(); return false; });\
         window.letGo = false;",
    )
    .await;
    let mut beat = interval(Duration::from_nanos(1_000_000_000 / 30));
    let start = std::time::Instant::now();
    for key in 0..KEYS {
        beat.tick().await;
        stroke.down(page, key > 0).await;
        if start.elapsed() > Duration::from_secs(4) {
            break; // nobody holds a key forever
        }
    }
    page.script("window.letGo = true").await;
    stroke.up(page).await;
    let found = promised(page, "held.then(gaps => ({ gaps, before, after }))").await;
    let gaps: Vec<f64> = serde_json::from_value(found["gaps"].clone()).expect("times");
    let place = |key: &str| {
        let text = found[key].as_str().unwrap_or_default();
        text.split('/').filter_map(|number| number.parse::<usize>().ok()).sum::<usize>()
    };
    (super::scroll::lost(&gaps), place("after").saturating_sub(place("before")))
}
