//! What is loaded until an edit is made, and what is loaded after it, brotli.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use crate::Run;
use crate::harness::{Browser, Setup, run};
use crate::report::Figure;
use crate::subject::import_side_by_side;

/// Adds up every file that was asked for, each packed on its own.
pub fn measure(bench: &Run) {
    let book = bench.book("S");
    run(Browser::Chromium, Setup::default(), async |page| {
        // It keeps every file, needed now or not.
        page.without_worker().await;
        let before = page.requests().len();
        page.reload().await;
        import_side_by_side(page, book).await;
        page.write("Rad 1", &book.workbook.members[0].name, "5").await;
        let site = PathBuf::from(std::env::var_os("SAMBUDGET_DIST").expect("a site"));
        let prefix = page.address().splitn(4, '/').nth(3).map(|rest| format!("/{rest}")).expect("a path");
        let asked: BTreeSet<_> = page.requests().into_iter().skip(before).collect();
        let files = asked.iter().filter_map(|path| path.strip_prefix(&prefix)).map(|path| {
            let path = site.join(path);
            if path.is_dir() { path.join("index.html") } else { path }
        });
        let files: Vec<_> = files.filter(|file| file.is_file() && !file.ends_with("worker.js")).collect();
        assert!(
            files.iter().any(|file| file.extension().is_some_and(|e| e == "wasm")),
            "no module in {asked:?}"
        );
        let packed = |file: &PathBuf| {
            let output = Command::new("brotli").args(["-q", "11", "-c"]).arg(file).output().expect("brotli");
            assert!(output.status.success(), "brotli failed on {file:?}");
            output.stdout.len()
        };
        // A journey shows that a workbook is opened and edited where the second part never comes.
        let (later, first): (Vec<_>, Vec<_>) =
            files.iter().partition(|file| file.to_string_lossy().contains("-later."));
        let sum = |files: &[&PathBuf]| files.iter().map(|file| packed(file)).sum::<usize>() as f64 / 1e3;
        let figure = Figure::of("first load, brotli", "", "app", "kB", &[sum(&first)]).at_most(300.0);
        let note = format!("{} files; issue: AG Grid 181, HyperFormula 143, Handsontable 302", first.len());
        bench.add(figure.note(note));
        bench.add(Figure::of("second part, brotli", "", "app", "kB", &[sum(&later)]));
    });
}
