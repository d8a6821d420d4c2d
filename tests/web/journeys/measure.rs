//! How long it takes to an editable grid. Not a test: `./run measure` runs it and prints what it finds.

use crate::harness::{Browser, Setup, run};

/// From navigation to a grid whose first cell can be edited, with an empty cache, in milliseconds; and in the same
/// run when the page's own text had come, and when the last byte of the app had.
#[test]
#[ignore = "a measurement: ./run measure"]
fn measure() {
    let times = std::cell::RefCell::new(Vec::<[f64; 3]>::new());
    for _ in 0..9 {
        run(Browser::Chromium, Setup::default(), async |page| {
            page.press("Sydnärkes IT-nämnd 2022").await;
            page.shows("Summa", "Prognos", "1 000").await;
            let address = page.script("return location.href").await;
            let address = address.as_str().expect("an address").to_owned();
            // Notes the moment that the grid has its figures; the released app carries nothing for this.
            let source = "new MutationObserver((_, seen) => {\
                if (!document.querySelector('[role=grid] td.input')) return;\
                performance.mark('editable'); seen.disconnect();\
            }).observe(document, { childList: true, subtree: true });";
            let script = serde_json::json!({ "source": source });
            let browser = page.web.cdp();
            browser
                .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
                .await
                .expect("a script before the page");
            // A page of its own between, and no cache: the next visit is a cold one.
            page.web.goto("about:blank").await.expect("a page");
            browser
                .send_raw("Network.clearBrowserCache", serde_json::json!({}))
                .await
                .expect("an empty cache");
            page.web.goto(address).await.expect("a page");
            page.shows("Summa", "Prognos", "1 000").await;
            let script = "const wasm = performance.getEntriesByType('resource').find(r => r.name.endsWith('.wasm'));\
                return [\
                    performance.getEntriesByType('navigation')[0].responseEnd,\
                    wasm.transferSize > 0 ? wasm.responseEnd : null,\
                    performance.getEntriesByName('editable')[0].startTime,\
                ];";
            let found = page.script(script).await;
            let found: [f64; 3] =
                serde_json::from_value(found).expect("three times, and nothing from a cache");
            times.borrow_mut().push(found);
        });
    }
    let times = times.into_inner();
    for (index, name) in
        ["the page has come", "the app has come", "the grid can be edited"].iter().enumerate()
    {
        let mut column: Vec<f64> = times.iter().map(|found| found[index]).collect();
        column.sort_by(f64::total_cmp);
        let (median, slowest) = (column[column.len() / 2], column[column.len() - 1]);
        println!("from navigation until {name:<22}: median {median:4.0} ms, slowest {slowest:4.0} ms");
    }
}
