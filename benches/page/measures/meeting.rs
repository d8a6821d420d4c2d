//! The meeting: a slider of a scenario dragged for three seconds beside its chart on the wall, every frame drawn, and how soon
//! the window for the audience shows a change.

use std::time::Duration;

use serde_json::Value;
use thirtyfour::{Key, WindowHandle};

use super::scroll::{FRAME, lost};
use crate::Run;
use crate::harness::{Browser, Page, Setup, run};
use crate::report::Figure;
use crate::subject::{Book, costs, probe, promised, spent, spent_since};

/// How long a change may take to the audience, in milliseconds.
const AUDIENCE: f64 = 100.0;

/// The slider of what is tried, on the wall.
const SLIDER: &str = "document.querySelector('.wall-trying input[type=range]')";

/// Drags and watches at S and at L, with a scenario on a group of ten lines.
pub fn measure(bench: &Run) {
    for size in ["S", "L"] {
        let book = bench.book(size);
        run(Browser::Chromium, Setup::default(), async |page| {
            present(page, book, "Grupp 1").await;
            let (mut all, mut fewest) = (Vec::new(), f64::INFINITY);
            let before = spent(page).await;
            for _ in 0..bench.of(5, 1) {
                let (gaps, share) = drag(page).await;
                all.push(lost(&gaps));
                fewest = fewest.min(share);
            }
            let costs = costs(spent_since(page, before).await, all.len() * 180);
            let figure =
                Figure::of("a scenario's slider dragged: frames lost in 3 s", size, "app", "frames", &all);
            let note = format!("its chart drawn anew in {:.0} % of frames; {costs}", fewest * 100.0);
            let holds = figure.median == Some(0.0);
            bench.add(figure.note(note).limit("0 frames".into(), holds));

            let times = audience(page, bench.of(25, 8)).await;
            let figure =
                Figure::of("a change until the audience's window shows it", size, "app", "ms", &times);
            let worst = times.iter().copied().fold(0.0, f64::max);
            let note = format!(
                "worst {worst:.0} ms; the median is {:.1} frames of 60 a second",
                figure.median.unwrap_or_default() / FRAME
            );
            bench.add(figure.note(note).limit(format!("every one ≤ {AUDIENCE} ms"), worst <= AUDIENCE));
        });
    }
}

/// Opens a workbook, makes a scenario of so many percent of a group, and shows its chart on the wall with the slider beside it.
async fn present(page: &Page, book: &Book, group: &str) {
    page.open_file(&format!("{}.json", book.size), book.text.as_bytes()).await;
    page.find("heading", Some(&book.workbook.name)).await;
    page.press("=Scenarier").await;
    page.press("=Nytt scenario…").await;
    page.fill("Namn", "Prövning").await;
    page.press("=Spara").await;
    page.press("Ändra prognoser…").await;
    page.choose("Rad eller grupp", group).await;
    page.fill("Hur mycket", "2").await;
    page.press("=Spara").await;
    page.press("=Diagram").await;
    page.choose("Diagram", "Från basen till Prövning").await;
    page.says("Mest betyder").await;
    page.press("=Scenarier").await;
    page.press("=Presentera").await;
    page.says("Medlemmarnas del av resultatet per scenario").await;
    // Backwards from the tables to the chart.
    page.keys(Key::Left).await;
    page.says("Mest betyder").await;
    page.keys("p").await;
    page.press("=Pröva").await;
    probe(page, book).await;
}

/// Moves the slider in every frame of three seconds: the times between frames, and in what part of them the chart was another
/// one than in the frame before.
async fn drag(page: &Page) -> (Vec<f64>, f64) {
    let found = promised(
        page,
        &format!(
            "(async () => {{
               const slider = {SLIDER}, foot = document.getElementById('slide-foot');
               let drawn = 0, before = foot.textContent;
               const gaps = await probe.frames(so => {{
                 if (foot.textContent !== before) {{ drawn += 1; before = foot.textContent; }}
                 slider.value = String(-90 + so);
                 slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
                 return so < 180;
               }});
               return {{ gaps, drawn }};
             }})()"
        ),
    )
    .await;
    let gaps: Vec<f64> = serde_json::from_value(found["gaps"].clone()).expect("times");
    let share = found["drawn"].as_f64().unwrap_or_default() / gaps.len().max(1) as f64;
    (gaps, share)
}

/// How long changes take from the slider of this window to after the paint of another one that shows them.
async fn audience(page: &Page, count: usize) -> Vec<f64> {
    let mine = page.web.window().await.expect("a window");
    let other = page.web.new_window().await.expect("another window");
    look_at(page, &other).await;
    page.go(&format!("{}#/publik", page.address())).await;
    page.says("Prövning").await;
    page.script(include_str!("../probe.js")).await;
    page.script(
        "window.seen = [];
         new MutationObserver(() => probe.painted(at => seen.push(performance.timeOrigin + at)))
           .observe(document.querySelector('.slide'), { subtree: true, childList: true, characterData: true });",
    )
    .await;
    let mut times = Vec::new();
    for nth in 0..count {
        look_at(page, &mine).await;
        let asked = format!(
            "const slider = {SLIDER};
             slider.value = String({});
             const from = performance.timeOrigin + performance.now();
             slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
             return from;",
            10 + nth * 3
        );
        let from = page.script(&asked).await.as_f64().expect("a time");
        look_at(page, &other).await;
        let mut seen = Value::Null;
        for _ in 0..100 {
            seen = page.script("return seen.splice(0)[0] ?? null").await;
            if !seen.is_null() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        times.push(seen.as_f64().expect("a change that the audience sees within two seconds") - from);
        tokio::time::sleep(Duration::from_millis(100)).await;
        page.script("seen.splice(0)").await;
    }
    look_at(page, &mine).await;
    times
}

async fn look_at(page: &Page, window: &WindowHandle) {
    page.web.switch_to_window(window.clone()).await.expect("a window");
}
