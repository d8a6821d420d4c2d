//! What the page holds in memory after opening L, above an empty page.

use serde_json::json;

use crate::Run;
use crate::harness::{Browser, Page, Setup, run};
use crate::report::Figure;
use crate::subject::{agrees, before_each_page, command, import, probe, side_by_side};

const MEMORY: &str = "memory above an empty page";

/// Notes the module's memory when it starts, so that its size can be read; the release does not hand it out. The second
/// part works in the memory of the first.
const MODULE: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {\
    const own = WebAssembly[name];\
    WebAssembly[name] = async (...given) => {\
      const made = await own.apply(WebAssembly, given);\
      window.moduleMemory ??= (made.instance ?? made).exports.memory;\
      return made;\
    };\
  }";

/// Counts after collecting garbage: JavaScript's heap, the document's, and the module's memory, in MB.
async fn held(page: &Page) -> [f64; 3] {
    for _ in 0..3 {
        command(page, "HeapProfiler.collectGarbage", json!({})).await;
    }
    let heap = command(page, "Runtime.getHeapUsage", json!({})).await;
    let module = page.script("return window.moduleMemory?.buffer.byteLength ?? 0").await;
    let megabytes = |value: &serde_json::Value| value.as_f64().unwrap_or_default() / 1e6;
    [megabytes(&heap["usedSize"]), megabytes(&heap["embedderHeapUsedSize"]), megabytes(&module)]
}

/// Opens L in the drift table, and then side by side.
pub fn measure(bench: &Run) {
    let book = bench.book("L");
    for (name, side) in [("in total", false), ("side by side", true)] {
        run(Browser::Chromium, Setup::default(), async |page| {
            page.go(&format!("{}peers/floor.html", page.address())).await;
            let empty = held(page).await;
            before_each_page(page, MODULE).await;
            page.visit().await;
            import(page, book).await;
            if super::open::is_stored(page).await {
                // Opened from storage, as on another day, without what importing left behind.
                let address = page.script("return location.href").await;
                page.web.goto("about:blank").await.expect("a page");
                page.go(address.as_str().expect("an address")).await;
                page.find("grid", None).await;
            }
            if side {
                side_by_side(page, book).await;
            } else {
                probe(page, book).await;
                agrees(page, book).await;
            }
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            let found = held(page).await;
            let [script, document, module] = [0, 1, 2].map(|part| found[part] - empty[part]);
            assert!(module > 0.0, "the module's memory was not seen");
            let parts = format!("{script:.1} JavaScript, {document:.1} document, {module:.1} module");
            let sum = script + document + module;
            let measure = format!("{MEMORY}, {name}");
            bench.add(Figure::of(&measure, "L", "app", "MB", &[sum]).at_most(60.0).note(parts));
        });
    }
}
