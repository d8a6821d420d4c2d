//! How long it takes to an editable grid. Not a test: `./run measure` runs it and prints what it finds.

use crate::harness::{Browser, Setup, run};

/// From navigation to a grid whose first cell can be edited, cold, in milliseconds; and beside it, in the
/// same run, to the first paint of the page.
#[test]
#[ignore = "a measurement: ./run measure"]
fn measure() {
    let times = std::cell::RefCell::new(Vec::<(f64, f64)>::new());
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
            page.web
                .cdp()
                .send_raw("Page.addScriptToEvaluateOnNewDocument", script)
                .await
                .expect("a script before the page");
            // A page of its own between, and no cache: the next visit is a cold one.
            page.web.goto("about:blank").await.expect("a page");
            let (page_address, place) = address.split_once('#').expect("a place in the address");
            page.web.goto(format!("{page_address}?cold#{place}")).await.expect("a page");
            page.shows("Summa", "Prognos", "1 000").await;
            let script = "return [\
                performance.getEntriesByName('editable')[0]?.startTime ?? -1,\
                performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1];";
            let found = page.script(script).await;
            times.borrow_mut().push((found[0].as_f64().unwrap_or(-1.0), found[1].as_f64().unwrap_or(-1.0)));
        });
    }
    let mut times = times.into_inner();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (editable, painted) = times[times.len() / 2];
    println!(
        "navigation to editable grid: median {editable:.0} ms, slowest {:.0} ms",
        times[times.len() - 1].0
    );
    println!("navigation to first paint:   {painted:.0} ms in the same run; ratio {:.2}", editable / painted);
}
