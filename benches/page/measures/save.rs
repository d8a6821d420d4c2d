//! Saving by itself: how long it blocks the page after an edit.

use std::cell::RefCell;
use std::time::Duration;

use serde::Deserialize;

use crate::Run;
use crate::harness::{Browser, Page, Setup, run};
use crate::report::Figure;
use crate::subject::{Book, ENTER, Stroke, agrees, click_first, import_side_by_side, promised};

const SAVE: &str = "autosave: longest task caused by saving";
const EDIT: &str = "autosave: longest task of the edit itself, its saving too";

/// A time in which the main thread did one thing, in milliseconds.
#[derive(Deserialize)]
struct Stretch {
    time: f64,
    /// Of it, in calls to storage.
    storage: f64,
    #[serde(rename = "in")]
    within: Vec<String>,
}

impl Stretch {
    fn has(&self, what: &str) -> bool {
        self.within.iter().any(|mark| mark == what)
    }

    /// What saving took of it: the calls to storage where a key is handled or a frame drawn, which would have been done
    /// without saving too; all of it elsewhere.
    fn saving(&self) -> f64 {
        if self.has("key") || self.has("frame") { self.storage } else { self.time }
    }
}

/// Edits at M and at L and watches the main thread for some seconds after.
pub fn measure(bench: &Run) {
    for (size, most) in [("M", 16.0), ("L", 50.0)] {
        let found = RefCell::new(Vec::new());
        run(Browser::Chromium, Setup::default(), async |page| {
            let mut book = bench.book(size).clone();
            import_side_by_side(page, &book).await;
            click_first(page, &book).await;
            for line in 0..bench.of(7, 3) {
                let watched = edit(page, &mut book, line).await;
                found.borrow_mut().push(watched);
            }
        });
        let found = found.into_inner();
        let times = |of: fn(&Watched) -> f64| found.iter().map(of).collect::<Vec<_>>();
        let saving = times(|watched| watched.saving);
        let worst = saving.iter().copied().fold(0.0, f64::max);
        let place = if found.iter().all(|watched| !watched.stored) {
            "no call to storage was seen"
        } else if found.iter().any(|watched| watched.with_key) {
            "the task of the key itself calls storage"
        } else {
            "storage is called in tasks of their own"
        };
        let figure =
            Figure::of(SAVE, size, "app", "ms", &saving).note(format!("worst {worst:.1} ms; {place}"));
        bench.add(figure.limit(format!("every one ≤ {most} ms"), worst <= most));
        bench.add(Figure::of(EDIT, size, "app", "ms", &times(|watched| watched.editing)));
    }
}

/// What was seen after one commit, in milliseconds.
struct Watched {
    /// The longest time that saving took at a stretch.
    saving: f64,
    /// The longest stretch of the commit and its painting.
    editing: f64,
    /// Whether storage was called.
    stored: bool,
    /// Whether it was called while the key was handled.
    with_key: bool,
}

/// Commits one figure and watches what follows.
async fn edit(page: &Page, book: &mut Book, line: usize) -> Watched {
    let thousands = 20 + line as u8;
    for digit in [thousands / 10, thousands % 10] {
        Stroke::Digit(digit).down(page, false).await;
        Stroke::Digit(digit).up(page).await;
    }
    // Whatever typing set off is over before the watch begins; it goes on for as long as saving may be put off.
    tokio::time::sleep(Duration::from_millis(500)).await;
    page.script("window.watch = probe.busy(5000)").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    ENTER.down(page, false).await;
    ENTER.up(page).await;
    book.write_budget(line, 0, i64::from(thousands));
    let stretches = promised(page, "watch").await;
    let stretches: Vec<Stretch> = serde_json::from_value(stretches).expect("stretches");
    agrees(page, book).await;
    let commit = stretches.iter().position(|stretch| stretch.has("key")).expect("the key's own task");
    let after = &stretches[commit..];
    let edit = after.iter().filter(|stretch| stretch.has("key") || stretch.has("frame"));
    let stored = |stretch: &&Stretch| stretch.has("storage");
    Watched {
        saving: after.iter().map(Stretch::saving).fold(0.0, f64::max),
        editing: edit.map(|stretch| stretch.time).fold(0.0, f64::max),
        stored: after.iter().any(|stretch| stored(&stretch)),
        with_key: after.iter().filter(stored).any(|stretch| stretch.has("key")),
    }
}
