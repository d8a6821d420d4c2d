//! A held arrow key at L: thirty keys a second for three seconds, every frame drawn.

use std::time::Duration;

use tokio::time::interval;

use crate::Run;
use crate::harness::{Browser, Page, Setup, run_several};
use crate::report::Figure;
use crate::subject::{DOWN, RIGHT, Stroke, click_first, import_side_by_side, open_limit, script};

const KEYS: usize = 90;

/// Holds arrow down, then arrow right, in the app and in the limit.
pub fn measure(bench: &Run) {
    let book = bench.book("L");
    run_several(Browser::Chromium, Setup::default(), 2, async |pages| {
        import_side_by_side(&pages[0], book).await;
        open_limit(&pages[1], book).await;
        for (name, stroke) in [("down", DOWN), ("right", RIGHT)] {
            for (subject, page) in [("app", &pages[0]), ("JS limit", &pages[1])] {
                click_first(page, book).await;
                let (late, moved) = hold(page, stroke).await;
                let name = format!("held arrow {name}: frames lost in 3 s");
                let figure = Figure::of(&name, "L", subject, "frames", &[late]);
                let figure = figure.note(format!("{moved} of {KEYS} keys drawn in time"));
                let every = late == 0.0 && moved == KEYS;
                bench.add(if subject == "app" {
                    figure.limit("0 frames, every key".into(), every)
                } else {
                    figure
                });
            }
        }
    });
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
    let found = script(page, "held.then(gaps => done({ gaps, before, after }))").await;
    let gaps: Vec<f64> = serde_json::from_value(found["gaps"].clone()).expect("times");
    let place = |key: &str| {
        let text = found[key].as_str().unwrap_or_default();
        text.split('/').filter_map(|number| number.parse::<usize>().ok()).sum::<usize>()
    };
    (super::scroll::lost(&gaps), place("after").saturating_sub(place("before")))
}
