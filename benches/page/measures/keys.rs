//! From a key to after the paint that shows what it did: arrows, typing, and Enter that commits, with every commit
//! checked against the core.

use std::time::{Duration, Instant};

use crate::Run;
use crate::harness::{Browser, Page, Setup, run_several};
use crate::report::Figure;
use crate::subject::{
    Book, DOWN, ENTER, LEFT, RIGHT, Stroke, UP, agrees, check_limit, click_first, costs, import_side_by_side,
    open_limit, probe, spent, spent_since,
};

/// What a key is for.
const KINDS: [&str; 3] = ["arrow", "typed digit", "Enter that commits"];
const ARROW: usize = 0;
const TYPED: usize = 1;
const COMMIT: usize = 2;
/// How many lines below each other are written in a round.
const COMMITS: usize = 6;

#[derive(Clone, Copy, PartialEq)]
enum What {
    Floor,
    App,
    Limit,
}

struct Typist<'a> {
    what: What,
    page: &'a Page,
    book: Book,
    times: [Vec<f64>; 3],
    /// What the main thread spent on the keys of each kind.
    costs: [[f64; 4]; 3],
    spent: Duration,
    commits: usize,
    /// For pauses of uneven length, so that keys fall anywhere between two frames.
    chance: u64,
}

impl Typist<'_> {
    async fn prepare(&self) {
        match self.what {
            What::Floor => {
                self.page.go(&format!("{}peers/floor.html", self.page.address())).await;
                probe(self.page, &self.book).await;
            }
            What::App => import_side_by_side(self.page, &self.book).await,
            What::Limit => open_limit(self.page, &self.book).await,
        }
        if self.what != What::Floor {
            click_first(self.page, &self.book).await;
        }
    }

    async fn press(&mut self, stroke: Stroke, kind: usize) {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        tokio::time::sleep(Duration::from_micros(10_000 + (self.chance >> 40) % 17_000)).await;
        let before = spent(self.page).await;
        let start = Instant::now();
        stroke.down(self.page, false).await;
        // Nothing else is asked of the page until the change must long have been painted.
        let mut wait = Duration::from_millis(45);
        let time = loop {
            tokio::time::sleep(wait).await;
            let found = self.page.script("return probe.samples.splice(0)").await;
            if let Some(time) = found[0].as_f64() {
                break time;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "{} changed nothing", KINDS[kind]);
            wait = Duration::from_millis(100);
        };
        self.times[kind].push(time);
        let cost = spent_since(self.page, before).await;
        self.costs[kind].iter_mut().zip(cost).for_each(|(sum, part)| *sum += part);
        stroke.up(self.page).await;
    }

    /// One round of arrows and commits that ends where it began; a short one where a key takes seconds.
    async fn round(&mut self) {
        let start = Instant::now();
        self.page.script("probe.pace(true)").await;
        self.press(RIGHT, ARROW).await;
        self.press(LEFT, ARROW).await;
        let steps = if start.elapsed() > Duration::from_secs(2) { 2 } else { COMMITS };
        for stroke in [DOWN, UP] {
            for _ in 0..steps {
                self.press(stroke, ARROW).await;
            }
        }
        for line in 0..steps {
            self.commits += 1;
            let thousands = 10 + (self.commits * 7 % 89) as u8;
            for digit in [thousands / 10, thousands % 10] {
                self.press(Stroke::Digit(digit), TYPED).await;
            }
            self.press(ENTER, COMMIT).await;
            if self.what != What::Floor {
                self.book.write_budget(line, 0, i64::from(thousands));
                agrees(self.page, &self.book).await;
            }
        }
        for _ in 0..steps {
            self.press(UP, ARROW).await;
        }
        self.page.script("probe.pace(false)").await;
        self.spent += start.elapsed();
    }
}

/// Types in turn on the floor, the app and the limit, at S and at L.
pub fn measure(bench: &Run) {
    let subjects =
        [(What::Floor, "S"), (What::App, "S"), (What::Limit, "S"), (What::App, "L"), (What::Limit, "L")];
    run_several(Browser::Chromium, Setup::default(), subjects.len(), async |pages| {
        let mut typists = Vec::new();
        for ((what, size), page) in subjects.into_iter().zip(pages) {
            let book = bench.book(size).clone();
            let (times, costs) = Default::default();
            let (spent, chance) = (Duration::ZERO, typists.len() as u64);
            let typist = Typist { what, page, book, times, costs, spent, commits: 0, chance };
            typist.prepare().await;
            typists.push(typist);
        }
        // A page that takes minutes for a round has been understood after one.
        let patience = Duration::from_secs(bench.of(150, 30));
        for _ in 0..bench.of(17, 4) {
            for typist in &mut typists {
                if typist.spent < patience {
                    typist.round().await;
                }
            }
        }
        for typist in typists.iter().filter(|typist| typist.what == What::Limit) {
            check_limit(typist.page, &typist.book).await;
        }
        for kind in [ARROW, TYPED, COMMIT] {
            report(bench, &typists, kind);
        }
    });
}

fn report(bench: &Run, typists: &[Typist], kind: usize) {
    let name = format!("key → paint: {}", KINDS[kind]);
    let mut floor = (0.0, 0.0);
    let mut app = Vec::new();
    for typist in typists {
        let subject = match typist.what {
            What::Floor => "floor",
            What::App => "app",
            What::Limit => "JS limit",
        };
        let size = if typist.what == What::Floor { "" } else { typist.book.size };
        let figure = Figure::of(&name, size, subject, "ms", &typist.times[kind]);
        let costs = costs(typist.costs[kind], figure.samples);
        let (median, high) = (figure.median.unwrap_or_default(), figure.high.unwrap_or(f64::INFINITY));
        bench.add(match typist.what {
            What::Floor => {
                floor = (median, high);
                figure
            }
            What::Limit => figure.note(costs),
            What::App => {
                app.push(figure.median);
                let text = format!("≤ {:.1} ({:.1}) ms", floor.0 + 4.0, floor.1 + 6.0);
                let holds = median <= floor.0 + 4.0 && high <= floor.1 + 6.0;
                let note = match size {
                    "S" => "issue: JS limit 13.5 (21), AG Grid 30 (38), jspreadsheet 13 (20)",
                    _ => "issue: JS limit 15.6 (23), AG Grid 33 (45), Handsontable 40 (63)",
                };
                figure.limit(text, holds).note(format!("{costs}; {note}"))
            }
        });
    }
    bench.add(Figure::growth(&name, "app", app[0], app[1]).at_most(1.2));
}
