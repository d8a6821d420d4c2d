//! What is measured, as a user has it: a workbook of a size, the app with it open, and the peers.

use std::time::{Duration, Instant};

use sambudget::lang::Lang;
use sambudget::model::Workbook;
use sambudget::model::drift::{LineField, Place};
use sambudget::model::edit::Edit;
use sambudget::model::entry::Entry;
use sambudget::model::member::Holder;
use sambudget::model::money::Money;
use sambudget::rules::drift::{Reach, Tables, follow};
use sambudget::rules::summary::{drift_tables, result};
use sambudget::text::number::format_amount;
use serde_json::{Value, json};
use thirtyfour::TimeoutConfiguration;

use crate::harness::Page;
use crate::report::number;
use crate::workload::{Size, workbook};

/// A workbook of a size, with the figures that every page must come to.
#[derive(Clone)]
pub struct Book {
    /// `S`, `M` or `L`.
    pub size: &'static str,
    /// The workbook.
    pub workbook: Workbook,
    /// Its figures by the core.
    pub tables: Tables,
    /// Its file.
    pub text: String,
}

impl Book {
    /// A workbook of this size.
    pub fn new(size: Size) -> Self {
        let workbook = workbook(size);
        let (tables, text) = (drift_tables(&workbook), sambudget::file::compact(&workbook));
        Self { size: size.name, workbook, tables, text }
    }

    /// What the bottom line is called.
    pub fn result_name(&self) -> &str {
        &self.workbook.activities[0].result_name
    }

    /// The bottom line's budget and actual as people read them, spaces made plain.
    pub fn result_texts(&self) -> [String; 2] {
        let result = result(&self.tables);
        [result.budget, result.actual].map(|amount| {
            let style = Lang::Swedish.numbers();
            let text = format_amount(amount.unwrap_or_default(), self.workbook.drift_unit, style);
            text.replace(['\u{a0}', '\u{202f}'], " ")
        })
    }

    /// Writes a member's original budget, in thousands of kronor, as the pages are told to.
    pub fn write_budget(&mut self, line: usize, member: usize, thousands: i64) {
        let id = self.workbook.lines().nth(line).expect("a line").id;
        let place = Place::Part(Holder::Member(self.workbook.members[member].id));
        let entry = Entry::Value(Money::kronor(thousands * 1_000));
        let edit = Edit::amount(id, place, LineField::OriginalBudget, entry);
        let reach = Reach::of(&edit);
        self.workbook.apply(edit).expect("an edit");
        follow(&mut self.tables, &self.workbook, &reach);
    }
}

/// A key as the browser takes it.
#[derive(Clone, Copy)]
pub enum Stroke {
    /// A key with a name and a code of its own.
    Named(&'static str, u32),
    /// A digit.
    Digit(u8),
}

/// Enter.
pub const ENTER: Stroke = Stroke::Named("Enter", 13);
/// Arrow down.
pub const DOWN: Stroke = Stroke::Named("ArrowDown", 40);
/// Arrow up.
pub const UP: Stroke = Stroke::Named("ArrowUp", 38);
/// Arrow right.
pub const RIGHT: Stroke = Stroke::Named("ArrowRight", 39);
/// Arrow left.
pub const LEFT: Stroke = Stroke::Named("ArrowLeft", 37);

impl Stroke {
    fn event(self, kind: &str, repeated: bool) -> Value {
        let (key, code, number) = match self {
            Self::Named(name, number) => (name.to_owned(), name.to_owned(), number),
            Self::Digit(digit) => (digit.to_string(), format!("Digit{digit}"), 48 + u32::from(digit)),
        };
        let text = match self {
            Self::Named("Enter", _) => "\r",
            Self::Named(..) => "",
            Self::Digit(_) => &key,
        };
        let text = if kind == "keyUp" { "" } else { text };
        json!({
            "type": if kind == "keyDown" && text.is_empty() { "rawKeyDown" } else { kind },
            "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text, "autoRepeat": repeated,
        })
    }

    /// Presses the key down, again if it is held.
    pub async fn down(self, page: &Page, repeated: bool) {
        command(page, "Input.dispatchKeyEvent", self.event("keyDown", repeated)).await;
    }

    /// Lets it go.
    pub async fn up(self, page: &Page) {
        command(page, "Input.dispatchKeyEvent", self.event("keyUp", false)).await;
    }
}

/// Asks something of the browser's own protocol.
pub async fn command(page: &Page, method: &str, parameters: Value) -> Value {
    page.web.cdp().send_raw(method, parameters).await.expect("a command of the browser")
}

/// What the main thread has spent so far, in seconds: scripts, styles, layout, everything.
pub async fn spent(page: &Page) -> [f64; 4] {
    command(page, "Performance.enable", json!({})).await;
    let found = command(page, "Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = found["metrics"].as_array().expect("metrics");
        all.iter().find(|metric| metric["name"] == name).and_then(|m| m["value"].as_f64()).unwrap_or_default()
    };
    ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"].map(metric)
}

/// In words, what each of `count` things took of the main thread of what was `spent` on all.
pub fn costs(spent: [f64; 4], count: usize) -> String {
    let [script, style, layout, all] = spent.map(|part| number(part * 1_000.0 / count.max(1) as f64));
    format!("main thread {all} ms each: script {script}, style {style}, layout {layout}")
}

/// What the main thread has spent since `before`.
pub async fn spent_since(page: &Page, before: [f64; 4]) -> [f64; 4] {
    let after = spent(page).await;
    std::array::from_fn(|part| after[part] - before[part])
}

/// What a promise of the page comes to.
pub async fn promised(page: &Page, promise: &str) -> Value {
    let timeouts = TimeoutConfiguration::new(Some(Duration::from_secs(110)), None, None);
    page.web.update_timeouts(timeouts).await.expect("a longer patience");
    let script = format!(
        "const done = arguments[arguments.length - 1];\
         Promise.resolve({promise}).then(kept => done({{ kept }}), broken => done({{ broken: String(broken) }}));"
    );
    let mut found = page.web.execute_async(script, Vec::new()).await.expect("a script").json().clone();
    assert!(found["broken"].is_null(), "{promise}: {}", found["broken"]);
    found["kept"].take()
}

/// Waits until a condition holds on the page, at most so long; whether it came to hold.
pub async fn holds(page: &Page, condition: &str, patience: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < patience {
        if page.script(&format!("return Boolean({condition})")).await == true {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Puts the probe into the page, looking at this workbook's bottom line.
pub async fn probe(page: &Page, book: &Book) {
    let name = json!(book.result_name());
    page.script(&format!("{}; probe.resultName = {name};", include_str!("probe.js"))).await;
}

/// Has the probe, and what else is said, in every page that is opened from now on, before the page itself.
pub async fn before_each_page(page: &Page, more: &str) {
    let source = format!("{}; {more}", include_str!("probe.js"));
    command(page, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
}

/// Waits until the bottom line says what the core says.
pub async fn agrees(page: &Page, book: &Book) {
    let [budget, _] = book.result_texts();
    let condition = format!("probe.total() === {}", json!(budget));
    if !holds(page, &condition, Duration::from_secs(60)).await {
        let found = page.script("return probe.total()").await;
        panic!("the bottom line of {} says {found}, not {budget}", book.size);
    }
}

/// Opens a workbook in the app from its file, and goes to its drift table.
pub async fn import(page: &Page, book: &Book) {
    page.open_file(&format!("{}.json", book.size), book.text.as_bytes()).await;
    page.find("heading", Some(&book.workbook.name)).await;
    page.press("Drift").await;
    page.find("grid", None).await;
}

/// Opens a workbook in the app with all members side by side.
pub async fn import_side_by_side(page: &Page, book: &Book) {
    import(page, book).await;
    side_by_side(page, book).await;
}

/// Shows all members side by side.
pub async fn side_by_side(page: &Page, book: &Book) {
    page.pick("Sida vid sida").await;
    probe(page, book).await;
    agrees(page, book).await;
}

/// The address of the limit without a workbook: under another name of the machine, so that it has a storage of its
/// own.
pub fn limit_page(page: &Page) -> String {
    format!("{}peers/limit.html", page.address().replace("127.0.0.1", "localhost"))
}

/// The address of the limit with a workbook, from `fetch`, `local` or `indexed`, in the view `total` or `side`.
pub fn limit_address(page: &Page, book: &Book, from: &str, view: &str) -> String {
    format!("{}?workbook={}&from={from}&view={view}", limit_page(page), book.size)
}

/// Opens a workbook in the limit with all members side by side, and checks every total that it shows.
pub async fn open_limit(page: &Page, book: &Book) {
    page.go(&limit_address(page, book, "fetch", "side")).await;
    assert!(holds(page, "window.ready", Duration::from_secs(30)).await, "the limit did not start");
    probe(page, book).await;
    agrees(page, book).await;
    check_limit(page, book).await;
}

/// Every total of the limit, and every member's part of the result, is the core's.
pub async fn check_limit(page: &Page, book: &Book) {
    let found = page.script("return figures()").await;
    let table = &book.tables[0];
    let four = |figures: &sambudget::rules::figures::Figures| {
        [figures.budget, figures.actual, figures.prognosis, figures.deviation].map(|amount| {
            let amount = amount.unwrap_or_default().as_decimal().normalize().to_string();
            amount.parse::<f64>().expect("a number")
        })
    };
    let numbers = |value: &Value| serde_json::from_value::<Vec<[f64; 4]>>(value.clone()).expect("figures");
    let rows: Vec<_> = table.rows.iter().map(|row| four(&row.total)).collect();
    assert!(numbers(&found["rows"]) == rows, "the limit's totals of {} are not the core's", book.size);
    let bottom = table.rows.last().expect("a bottom line");
    let members: Vec<_> = bottom.parts.iter().take(book.workbook.members.len()).map(four).collect();
    assert!(numbers(&found["members"]) == members, "the limit's members of {} are not the core's", book.size);
}

/// Clicks the first member's part of the first line, where the keys are to go.
pub async fn click_first(page: &Page, book: &Book) {
    let member = &book.workbook.members[0].name;
    let line = &book.workbook.lines().next().expect("a line").name;
    promised(page, "probe.home()").await;
    page.cell(line, member).await.click().await.expect("a click");
}
