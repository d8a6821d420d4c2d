//! What journeys ask of browsers beyond pages and keys: what they tell assistive technology, zoom, forced colours,
//! input methods and paper.

use std::collections::BTreeMap;
use std::process::Command as Program;

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::common::print::{PrintOrientation, PrintPage, PrintParameters};
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

use super::browser::Browser;
use super::page::{Page, plain};

/// A request of WebDriver that the library has no word for: a path within the session, and what is sent with it.
#[derive(Debug)]
struct Raw(String, Option<Value>);

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // Requests of the same kinds, for their methods.
        let mut request = match &self.1 {
            None => Command::GetTitle.format_request(session),
            Some(body) => Command::Refresh.format_request(session).add_body(body.clone()),
        };
        request.uri = format!("session/{session}{}", self.0).into();
        request
    }
}

/// What a browser tells assistive technology of one thing on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Its role.
    pub role: String,
    /// Its name, with plain spaces.
    pub name: String,
    /// What is said after the name.
    pub description: String,
    /// Its states, such as `readonly`, as texts.
    pub states: BTreeMap<String, String>,
}

impl Page {
    async fn raw(&self, path: String, body: Option<Value>) -> Value {
        let answer = self.web.cmd(Raw(path.clone(), body)).await;
        let answer = answer.unwrap_or_else(|error| panic!("{path} in {:?}: {error}", self.browser));
        answer.value_json().expect("an answer")
    }

    async fn cdp(&self, method: &str, parameters: Value) -> Value {
        assert_eq!(self.browser, Browser::Chromium, "{method} is Chromium's");
        let answer = self.web.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The role and name that the browser computes for assistive technology, as `role: name`.
    pub async fn spoken(&self, element: &WebElement) -> String {
        let path = |what| format!("/element/{}/computed{what}", element.element_id());
        let role = self.raw(path("role"), None).await;
        let name = self.raw(path("label"), None).await;
        plain(&format!("{}: {}", role.as_str().unwrap_or_default(), name.as_str().unwrap_or_default()))
    }

    /// The browser's whole accessibility tree, in its order. Only Chromium gives it.
    pub async fn tree(&self) -> Vec<Spoken> {
        let tree = self.cdp("Accessibility.getFullAXTree", json!({})).await;
        let text = |value: &Value| match &value["value"] {
            Value::String(text) => plain(text),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let nodes = tree["nodes"].as_array().expect("nodes").iter();
        let spoken = nodes.filter(|node| node["ignored"] == false).map(|node| Spoken {
            role: text(&node["role"]),
            name: text(&node["name"]),
            description: text(&node["description"]),
            states: node["properties"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|state| (state["name"].as_str().unwrap_or_default().to_owned(), text(&state["value"])))
                .collect(),
        });
        spoken.collect()
    }

    /// Zooms the page, in percent, on a screen of 1280 × 1024.
    pub async fn zoom(&self, percent: u32) {
        match self.browser {
            Browser::Chromium => {
                let size = json!({
                    "width": 1280 * 100 / percent, "height": 1024 * 100 / percent,
                    "deviceScaleFactor": f64::from(percent) / 100.0, "mobile": false,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", size).await;
            }
            Browser::Firefox => {
                self.raw("/moz/context".into(), Some(json!({ "context": "chrome" }))).await;
                self.script(&format!("gBrowser.selectedBrowser.fullZoom = {percent} / 100")).await;
                let frame = self.script("return outerHeight - gBrowser.selectedBrowser.clientHeight").await;
                let frame = frame.as_u64().and_then(|frame| u32::try_from(frame).ok()).expect("a height");
                self.raw("/moz/context".into(), Some(json!({ "context": "content" }))).await;
                self.web.set_window_rect(0, 0, 1280, 1024 + frame).await.expect("a window");
            }
        }
        self.until(&format!("return innerWidth === {}", 1280 * 100 / percent)).await;
    }

    /// Draws all text larger or smaller, in percent, and nothing else: what people choose in their browser's settings.
    pub async fn text_size(&self, percent: u32) {
        match self.browser {
            Browser::Chromium => {
                let sizes = json!({ "fontSizes": { "standard": 16 * percent / 100 } });
                self.cdp("Page.setFontSizes", sizes).await;
            }
            Browser::Firefox => {
                self.raw("/moz/context".into(), Some(json!({ "context": "chrome" }))).await;
                self.script(&format!("gBrowser.selectedBrowser.textZoom = {percent} / 100")).await;
                self.raw("/moz/context".into(), Some(json!({ "context": "content" }))).await;
            }
        }
    }

    /// Shows the page on a screen of this size; only in Chromium.
    pub async fn screen(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        self.until(&format!("return innerWidth === {width}")).await;
    }

    /// Has the system ask for its own few colours. Only in Chromium.
    pub async fn force_colours(&self) {
        let features = json!([{ "name": "forced-colors", "value": "active" }]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.until("return matchMedia('(forced-colors: active)').matches").await;
    }

    /// What an input method shows while it composes; only in Chromium.
    pub async fn compose(&self, text: &str) {
        let end = text.encode_utf16().count();
        let parameters = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.cdp("Input.imeSetComposition", parameters).await;
    }

    /// What an input method writes when it is done; only in Chromium.
    pub async fn composed(&self, text: &str) {
        self.cdp("Input.insertText", json!({ "text": text })).await;
    }

    /// Presses a key by its place on the keyboard and what it gives there; only in Chromium.
    pub async fn physical_key(&self, code: &str, key: &str) {
        let text = if key.chars().count() == 1 { key } else { "" };
        let down = json!({ "type": "keyDown", "code": code, "key": key, "text": text });
        self.cdp("Input.dispatchKeyEvent", down).await;
        self.cdp("Input.dispatchKeyEvent", json!({ "type": "keyUp", "code": code, "key": key })).await;
    }

    /// Presses the key that opens menus; only in Chromium.
    pub async fn menu_key(&self) {
        let key = |kind| json!({ "type": kind, "code": "ContextMenu", "key": "ContextMenu", "windowsVirtualKeyCode": 93 });
        self.cdp("Input.dispatchKeyEvent", key("rawKeyDown")).await;
        self.cdp("Input.dispatchKeyEvent", key("keyUp")).await;
    }

    /// Prints the page on A4, and returns the text of each page as it lies there.
    pub async fn printed(&self, landscape: bool) -> Vec<String> {
        let orientation = if landscape { PrintOrientation::Landscape } else { PrintOrientation::Portrait };
        let page = PrintPage { width: 21.0, height: 29.7 };
        let parameters = PrintParameters { orientation, page, ..PrintParameters::default() };
        let paper = self.web.print_page(parameters).await.expect("a print");
        let file = self.downloads.join("printed.pdf");
        std::fs::write(&file, &paper).expect("a file");
        let text = Program::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
        let text = text.expect("pdftotext, of poppler-utils; ./run test installs it");
        assert!(text.status.success(), "{}", String::from_utf8_lossy(&text.stderr));
        if let Some(folder) = std::env::var_os("SAMBUDGET_PRINTS") {
            let name = format!("{:?}-{landscape}.pdf", self.browser);
            let _ = std::fs::copy(&file, std::path::Path::new(&folder).join(name));
        }
        let mut text = plain(&String::from_utf8_lossy(&text.stdout));
        // Letters that a font draws as one.
        for (one, letters) in [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl")] {
            text = text.replace(one, letters);
        }
        text.split('\u{c}').map(str::to_owned).filter(|page| !page.trim().is_empty()).collect()
    }

    /// The tags of what was printed last: what its headings and tables are to who hears it.
    pub fn tags_of_print(&self) -> Vec<String> {
        let tags = Program::new("pdfinfo").arg("-struct").arg(self.downloads.join("printed.pdf")).output();
        let tags = tags.expect("pdfinfo, of poppler-utils; ./run test installs it").stdout;
        let tags = String::from_utf8_lossy(&tags);
        tags.split_whitespace().map(|tag| tag.trim_end_matches(':').to_owned()).collect()
    }
}
