//! Opening a workbook: importing its file, and going to its address with nothing in the cache.

use std::time::Duration;

use serde_json::json;

use crate::Run;
use crate::harness::{Browser, Page, Setup, run};
use crate::report::Figure;
use crate::subject::{Book, before_each_page, command, holds, limit_address, limit_page, probe, promised};

const IMPORT: &str = "importing the file, to its painted overview";
const OPEN: &str = "opening cold, navigation to the painted grid";

/// Imports and opens S and L in the app, and opens them in the limit.
pub fn measure(bench: &Run) {
    for size in ["S", "L"] {
        let book = bench.book(size);
        let imports = std::cell::RefCell::new(Vec::new());
        for _ in 0..bench.of(7, 3) {
            run(Browser::Chromium, Setup::default(), async |page| {
                let time = import(page, book).await;
                imports.borrow_mut().push(time);
            });
        }
        let figure = Figure::of(IMPORT, size, "app", "ms", &imports.borrow());
        bench.add(if size == "L" { figure.at_most(500.0) } else { figure });
        run(Browser::Chromium, Setup::default(), async |page| cold(bench, page, book).await);
    }
}

/// Milliseconds from choosing the file, as the app writes it, to after the paint that shows the workbook; on a page that is at
/// rest: nobody finds a file in a dialog within a second.
async fn import(page: &Page, book: &Book) -> f64 {
    probe(page, book).await;
    let later =
        "performance.getEntriesByType('resource').some(e => /later.*wasm/.test(e.name) && e.responseEnd)";
    assert!(
        holds(page, later, Duration::from_secs(30)).await,
        "the second part of the program does not come"
    );
    promised(page, "new Promise(done => requestIdleCallback(() => setTimeout(done, 500)))").await;
    let text = sambudget::file::fingerprint::write(&book.workbook);
    let name = json!(book.workbook.name);
    page.script(&format!(
        "window.imported = new Promise(done => addEventListener('change', event => {{\
           if (event.target.type !== 'file') return;\
           const start = performance.now();\
           const look = () => probe.painted(at => {{\
             const there = [...document.querySelectorAll('h1, h2')].some(h => h.textContent.includes({name}));\
             if (there) done(at - start); else look();\
           }});\
           look();\
         }}, true));"
    ))
    .await;
    page.open_file(&format!("{}.json", book.size), text.as_bytes()).await;
    promised(page, "imported").await.as_f64().expect("a time")
}

/// Whether the browser keeps the open workbook, told by what the app says of it.
pub(super) async fn is_stored(page: &Page) -> bool {
    let settled = "/Sparat i webbläsaren \\d|Inte sparat/.test(document.body.innerText)";
    assert!(holds(page, settled, Duration::from_secs(30)).await, "the app does not say whether it is saved");
    !page.text().await.contains("Inte sparat")
}

async fn cold(bench: &Run, page: &Page, book: &Book) {
    import(page, book).await;
    let stored = is_stored(page).await;
    let has_database = "indexedDB.databases().then(all => all.length > 0)";
    let indexed = !stored || promised(page, has_database).await == true;
    let from = if indexed { "indexed" } else { "local" };
    page.press("Drift").await;
    page.find("grid", None).await;
    let app = page.script("return location.href").await.as_str().expect("an address").to_owned();

    page.go(&limit_page(page)).await;
    assert!(holds(page, "window.ready", Duration::from_secs(30)).await, "the limit did not start");
    promised(page, &format!("put('{}', '{from}')", book.size)).await;
    let limit = limit_address(page, book, from, "total");

    let (name, [budget, actual]) = (json!(book.result_name()), book.result_texts());
    let (budget, actual) = (json!(budget), json!(actual));
    before_each_page(
        page,
        &format!(
            "probe.resultName = {name};\
             (() => {{ const look = () => probe.painted(at => {{\
               const said = probe.result({name});\
               if (probe.total() === {budget} && said.includes({actual})) window.opened = at; else look();\
             }}); look(); }})();"
        ),
    )
    .await;
    let mut times = [Vec::new(), Vec::new()];
    let subjects = if stored { vec![(0, &limit), (1, &app)] } else { vec![(0, &limit)] };
    for _ in 0..bench.of(9, 3) {
        for (which, address) in &subjects {
            times[*which].push(open_cold(page, address).await);
        }
    }
    let [limit_times, app_times] = times;
    let limit = Figure::of(OPEN, book.size, "JS limit", "ms", &limit_times);
    let most = limit.median.unwrap_or_default() * 1.5;
    bench.add(limit.note(format!("from {} storage", if indexed { "indexed" } else { "local" })));
    let figure = Figure::of(OPEN, book.size, "app", "ms", &app_times);
    let figure = figure.note(if stored { "" } else { "it cannot be stored yet" });
    bench.add(if book.size == "L" { figure.at_most(most) } else { figure });
}

/// Milliseconds from navigation, with nothing in the cache, to after the paint with the right result.
async fn open_cold(page: &Page, address: &str) -> f64 {
    page.web.goto("about:blank").await.expect("a page");
    command(page, "Network.clearBrowserCache", json!({})).await;
    page.web.goto(address).await.expect("a page");
    assert!(holds(page, "window.opened", Duration::from_secs(60)).await, "{address} shows no right result");
    page.script("return window.opened").await.as_f64().expect("a time")
}
