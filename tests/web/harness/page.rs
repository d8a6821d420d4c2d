//! The page as a user has it: things with roles and names, keys, files, and what is on screen.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::LATER;
use super::browser::Browser;
use super::server::Server;

/// How long anything may take to appear.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// A page in a browser.
pub struct Page {
    /// The browser's own handle, for what the harness has no word for.
    pub web: WebDriver,
    /// Which browser it is in.
    pub browser: Browser,
    pub(super) server: Server,
    pub(super) downloads: PathBuf,
}

impl Page {
    pub(super) fn new(web: WebDriver, server: Server, downloads: PathBuf, browser: Browser) -> Self {
        Self { web, browser, server, downloads }
    }

    /// The address of the start of the app.
    pub fn address(&self) -> String {
        self.server.address()
    }

    /// Goes to the start of the app and waits until it is there.
    pub async fn visit(&self) {
        self.go(&self.address()).await;
    }

    /// Goes to an address and waits until the app is there.
    pub async fn go(&self, address: &str) {
        self.web.goto(address).await.expect("a page");
        self.find("heading", None).await;
    }

    /// Where the page is now.
    pub async fn location(&self) -> String {
        self.script("return location.href").await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script on the snapshot that the database has: `values` is its store, `key` and `value` what stands there;
    /// it calls `done` with what is returned.
    pub async fn in_database(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             indexedDB.open('sambudget').onsuccess = e => {{\
               const values = e.target.result.transaction('values', 'readwrite').objectStore('values');\
               values.openCursor().onsuccess = e => {{\
                 const {{ key, value }} = e.target.result;\
                 const text = new TextDecoder().decode(value.bytes);\
                 {script}\
               }};\
             }};"
        );
        self.script_async(&script).await
    }

    /// Runs a script in the page that calls its last argument when it is done, and returns what it gives.
    pub async fn script_async(&self, script: &str) -> Value {
        self.web.execute_async(script, Vec::new()).await.expect("a script").json().clone()
    }

    /// Loads the page again, as a user does with the reload key.
    pub async fn reload(&self) {
        self.web.refresh().await.expect("a page");
        self.find("heading", None).await;
    }

    pub(super) async fn all(
        &self,
        role: &str,
        name: Option<&str>,
        within: Option<&WebElement>,
    ) -> Vec<WebElement> {
        let exact = name.is_some_and(|name| name.starts_with('='));
        let name = name.map(|name| name.trim_start_matches('='));
        let within = match within {
            Some(element) => element.to_json().expect("an element"),
            None => Value::Null,
        };
        let script = include_str!("find.js");
        let found = self.web.execute(script, vec![json!(role), json!(name), json!(exact), within]).await;
        found.and_then(|found| found.elements()).unwrap_or_default()
    }

    /// The first element of a role whose name contains `name` (or is it exactly, after `=`), within another
    /// element; waits for it.
    pub(super) async fn find_in(
        &self,
        role: &str,
        name: Option<&str>,
        within: Option<&WebElement>,
    ) -> WebElement {
        let start = Instant::now();
        loop {
            if let Some(found) = self.all(role, name, within).await.into_iter().next() {
                return found;
            }
            if start.elapsed() > PATIENCE {
                let text = self.text().await;
                panic!("no {role} named {name:?} in {:?}; the page says:\n{text}", self.browser);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The first element of a role and name in sight; waits for it. A name after `=` must be exact.
    pub async fn find(&self, role: &str, name: Option<&str>) -> WebElement {
        self.find_in(role, name, None).await
    }

    /// How many elements of a role and name are in sight now.
    pub async fn count(&self, role: &str, name: Option<&str>) -> usize {
        self.all(role, name, None).await.len()
    }

    /// Types on the keyboard, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let chain = self.web.action_chain().send_keys(keys);
        chain.perform().await.expect("keys");
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: char) {
        let mut chain = self.web.action_chain();
        for modifier in held {
            chain = chain.key_down(modifier.value());
        }
        chain = chain.send_keys(key);
        for modifier in held {
            chain = chain.key_up(modifier.value());
        }
        chain.perform().await.expect("keys");
    }

    /// The cell of a grid in the row and under the heading that contain these texts.
    pub async fn cell(&self, row: &str, column: &str) -> WebElement {
        let start = Instant::now();
        loop {
            let script = "const [row, column] = arguments;\
                const clean = t => t.replace(/[\\s\\u00a0\\u202f]+/g, ' ').trim();\
                for (const grid of document.querySelectorAll('[role=grid]')) {\
                  const heads = [...grid.querySelectorAll('[role=columnheader]')];\
                  const at = heads.findIndex(h => clean(h.textContent).includes(column));\
                  if (at < 0) continue;\
                  for (const tr of grid.querySelectorAll('[role=row]:has([role=rowheader])')) {\
                    const cells = tr.querySelectorAll('[role=rowheader], [role=gridcell]');\
                    if (clean(cells[0].textContent).includes(row)) return cells[at];\
                  }\
                }\
                return null;";
            let found = self.web.execute(script, vec![json!(row), json!(column)]).await;
            if let Ok(cell) = found.and_then(|found| found.element()) {
                return cell;
            }
            if start.elapsed() > PATIENCE {
                panic!("no cell {row} / {column} in {:?}:\n{}", self.browser, self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What a cell shows, without what is only for screen readers; spaces of every kind are plain ones.
    pub async fn value(&self, row: &str, column: &str) -> String {
        let script = "const [c] = arguments; return (c.querySelector('.cell-text') ?? c).textContent;";
        let read = async |cell: WebElement| self.web.execute(script, vec![cell.to_json()?]).await;
        let text = self.act(row, async || self.cell(row, column).await, read).await;
        plain(text.json().as_str().unwrap_or_default())
    }

    /// Waits until a cell shows a text.
    pub async fn shows(&self, row: &str, column: &str, expected: &str) {
        let start = Instant::now();
        loop {
            let value = self.value(row, column).await;
            if value == expected {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{row} / {column} shows {value:?}, not {expected:?}, in {:?}",
                self.browser
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Clicks a cell and types a text over it, ended by Enter.
    pub async fn write(&self, row: &str, column: &str, text: &str) {
        self.click(row, column).await;
        self.keys(text).await;
        self.keys(Key::Enter).await;
    }

    /// The text of the whole page that can be seen, spaces made plain.
    pub async fn text(&self) -> String {
        let script = "return document.body.innerText;";
        let text = self.web.execute(script, Vec::new()).await.expect("a script");
        plain(text.json().as_str().unwrap_or_default())
    }

    /// Waits until the page shows a text.
    pub async fn says(&self, expected: &str) {
        let start = Instant::now();
        loop {
            let text = self.text().await;
            if text.contains(expected) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{:?} does not say {expected:?} but:\n{text}", self.browser);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn script(&self, script: &str) -> Value {
        self.web.execute(script, Vec::new()).await.expect("a script").json().clone()
    }

    /// Waits until a script returns true.
    pub async fn until(&self, script: &str) {
        let start = Instant::now();
        while self.script(script).await != true {
            if start.elapsed() > PATIENCE {
                panic!("never in {:?}: {script}; the page says:\n{}", self.browser, self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until something is so that the page itself does not tell.
    pub async fn wait_until(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        let start = Instant::now();
        while !is_so().await {
            assert!(start.elapsed() < PATIENCE, "never in {:?}: {what}", self.browser);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Opens a file of this name and content, as if chosen in the file dialog.
    pub async fn open_file(&self, name: &str, content: &[u8]) {
        let path = self.downloads.join(name);
        std::fs::write(&path, content).expect("a file");
        let field = self.find("file", None).await;
        field.send_keys(path.to_string_lossy()).await.expect("a file field");
    }

    /// Opens several files at once, as if chosen in the file dialog of a form.
    pub async fn open_files(&self, files: &[(&str, String)]) {
        let mut paths = Vec::new();
        for (name, content) in files {
            let path = self.downloads.join(name);
            std::fs::write(&path, content).expect("a file");
            paths.push(path.to_string_lossy().into_owned());
        }
        let field = self.find("file", None).await;
        field.send_keys(paths.join("\n")).await.expect("a file field");
    }

    /// Waits for a download whose name ends so, and returns its name and content.
    pub async fn downloaded(&self, ending: &str) -> (String, String) {
        let start = Instant::now();
        loop {
            let files = std::fs::read_dir(&self.downloads).expect("the folder of downloads");
            for file in files.flatten() {
                let name = file.file_name().to_string_lossy().into_owned();
                let content = std::fs::read_to_string(file.path()).unwrap_or_default();
                if name.ends_with(ending) && content.ends_with('\n') {
                    return (name, content);
                }
            }
            assert!(start.elapsed() < PATIENCE, "no download ending in {ending} in {:?}", self.browser);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits for an archive or a picture whose name ends so, and returns its name and bytes.
    pub async fn downloaded_bytes(&self, ending: &str) -> (String, Vec<u8>) {
        let start = Instant::now();
        loop {
            let files = std::fs::read_dir(&self.downloads).expect("the folder of downloads");
            for file in files.flatten() {
                let name = file.file_name().to_string_lossy().into_owned();
                let content = std::fs::read(file.path()).unwrap_or_default();
                // An archive ends with its list of contents, a picture with its last chunk.
                let is_whole = |bytes: &[u8]| bytes == b"PK\x05\x06" || bytes == b"IEND";
                if name.ends_with(ending) && content.windows(4).any(is_whole) {
                    return (name, content);
                }
            }
            assert!(start.elapsed() < PATIENCE, "no download ending in {ending} in {:?}", self.browser);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Checks the page with axe-core against WCAG 2.0 to 2.2 A and AA, and its best practices.
    pub async fn check_accessible(&self, what: &str) {
        let path = std::env::var_os("SAMBUDGET_AXE").expect("SAMBUDGET_AXE names axe.min.js; use ./run test");
        let axe = std::fs::read_to_string(path).expect("axe-core");
        // In one call: the policy of the page does not stop what the driver runs.
        let script = format!(
            "{axe};\nconst done = arguments[arguments.length - 1];\
             axe.run(document, {{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }})\
             .then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 4).map(n => n.html.slice(0, 200) + ' ' + (n.any[0]?.message ?? '')).join(' | '))),\
             e => done(['axe failed: ' + e]));"
        );
        let found = self.web.execute_async(script, Vec::new()).await.expect("axe");
        let found: Vec<String> = serde_json::from_value(found.json().clone()).expect("a list");
        assert!(found.is_empty(), "{what} in {:?}:\n{}", self.browser, found.join("\n"));
    }

    /// Takes a picture into target/screenshots.
    pub async fn shot(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        let _ = std::fs::create_dir_all(&folder);
        let _ = self.web.screenshot(&folder.join(format!("{name}.png"))).await;
    }

    /// From now on, the server gives no answer for addresses that end so; `None` answers all again.
    pub fn withhold(&self, end: Option<&'static str>) {
        self.server.withhold(end);
    }

    /// From now on every file comes from the server: the service worker, which keeps them all, is not there.
    pub async fn without_worker(&self) {
        self.server.without_worker();
        self.without_worker_so_far().await;
    }

    /// Lets go of the service worker and what it keeps; the next visit has one again.
    pub async fn without_worker_so_far(&self) {
        self.script_async(
            "const done = arguments[arguments.length - 1];\
             navigator.serviceWorker.getRegistrations()\
             .then(all => Promise.all(all.map(r => r.unregister())))\
             .then(() => caches.keys()).then(all => Promise.all(all.map(name => caches.delete(name)))).then(() => done());",
        )
        .await;
    }

    /// Waits until the browser keeps every file of the release, so that the network is not needed any more.
    pub async fn is_kept(&self) {
        let kept = "const done = arguments[arguments.length - 1];\
            navigator.serviceWorker.getRegistration()\
            .then(found => done(found?.active?.state === 'activated' && !found.installing));";
        let start = Instant::now();
        while self.script_async(kept).await != true {
            assert!(start.elapsed() < 2 * PATIENCE, "not kept in {:?}", self.browser);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Ends the server: from now on there is no network.
    pub fn stop_serving(&self) {
        self.server.stop();
    }

    /// From now on a copy of the release is served, in this folder, where the story may change it.
    pub fn served_copy(&self) -> PathBuf {
        self.server.serve_a_copy()
    }

    /// Waits until the second part of the program has come to this document. A build that is not split has it at once.
    pub async fn is_whole(&self) {
        let came = format!(
            "const asked = performance.getEntriesByType('resource').filter(r => r.name.endsWith('{LATER}'));
             return asked.some(r => r.responseEnd > 0)"
        );
        // It is asked for a second after the start.
        let asked = || self.requests().iter().any(|address| address.ends_with(LATER));
        for _ in 0..60 {
            if asked() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        if !asked() {
            return;
        }
        self.until(&came).await;
        // It has to be compiled too.
        tokio::time::sleep(Duration::from_millis(300)).await;
    }

    /// What was asked of the server so far.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// Nothing was against the policy.
    pub async fn check_quiet(&self) {
        // Browsers send their reports when they find the time.
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(self.server.reports(), Vec::<String>::new(), "against the policy in {:?}", self.browser);
    }
}

/// A text with all its spaces made plain.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").trim().to_owned()
}
