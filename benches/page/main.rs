//! How fast the released app is in headless Chromium, driven by real key events, beside two peers in the same run:
//! an empty page with one text node (the floor), and a small page by hand that does as little as can be done with the
//! same workbook (the limit). `./run bench` builds what it needs and starts it.
//!
//! ```text
//! ./run bench [--quick] [MEASURE...]     engine keys held open scroll save meeting memory weight; all without a name
//! ```

// A benchmark fails by panicking, and times are what a browser says they are.
#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_types, clippy::float_arithmetic)]

#[path = "../../tests/web/harness/mod.rs"]
#[allow(dead_code)] // the journeys use what the benchmark does not
mod harness;
mod measures;
#[path = "../report/mod.rs"]
mod report;
mod subject;
#[allow(dead_code)] // the page has no formulas
#[path = "../engine/workload.rs"]
mod workload;

use std::path::PathBuf;

use measures::MEASURES;
use report::Figure;
use subject::Book;

/// A run of the benchmark.
pub struct Run {
    /// Fewer samples: good enough to see a change of a quarter.
    pub quick: bool,
    /// The workbooks S, M and L.
    pub books: Vec<Book>,
    /// What has been found so far.
    pub figures: std::cell::RefCell<Vec<Figure>>,
}

impl Run {
    /// One number for a whole run, another for a quick one.
    pub fn of<T>(&self, whole: T, quick: T) -> T {
        if self.quick { quick } else { whole }
    }

    /// The workbook of a size.
    pub fn book(&self, size: &str) -> &Book {
        self.books.iter().find(|book| book.size == size).expect("a size")
    }

    /// Keeps a figure.
    pub fn add(&self, figure: Figure) {
        self.figures.borrow_mut().push(figure);
    }
}

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (options, names): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| argument.starts_with('-'));
    let unknown = names.iter().any(|name| MEASURES.iter().all(|(known, _)| known != name));
    if unknown || options.iter().any(|option| *option != "--quick") {
        let known: Vec<_> = MEASURES.iter().map(|(name, _)| *name).collect();
        eprintln!("usage: ./run bench [--quick] [MEASURE...]; the measures are {}", known.join(" "));
        std::process::exit(2);
    }
    let books: Vec<_> = workload::SIZES.into_iter().map(Book::new).collect();
    let site = PathBuf::from(std::env::var_os("SAMBUDGET_DIST").expect("a site: use ./run bench"));
    std::fs::create_dir_all(site.join("workbooks")).expect("a folder");
    for book in &books {
        std::fs::write(site.join(format!("workbooks/{}.json", book.size)), &book.text).expect("a file");
        println!("{}: {} kB as a file", book.size, book.text.len() / 1_000);
    }
    let run = Run { quick: !options.is_empty(), books, figures: Vec::new().into() };
    for (name, measure) in MEASURES {
        if names.is_empty() || names.iter().any(|asked| *asked == name) {
            eprintln!("measuring {name} …");
            measure(&run);
        }
    }
    let figures = run.figures.into_inner();
    report::print("The released app in headless Chromium, and its peers in the same run", &figures);
    report::save("page", &figures);
    let open: Vec<_> =
        figures.iter().filter(|figure| figure.limit.as_ref().is_some_and(|l| !l.holds)).collect();
    let held = figures.iter().filter(|figure| figure.limit.is_some()).count();
    println!("{} of {held} limits hold.", held - open.len());
}
