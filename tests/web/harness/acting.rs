//! Acting on what is found: the page may draw it anew, or lay something over it for a moment, before the driver comes
//! to it. A user looks and clicks again; so does the harness.

use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;

use super::page::{PATIENCE, Page};

impl Page {
    /// Does something with what is found, as soon as the page lets it.
    pub(super) async fn act<T>(
        &self,
        what: &str,
        find: impl AsyncFn() -> WebElement,
        act: impl AsyncFn(WebElement) -> WebDriverResult<T>,
    ) -> T {
        let start = Instant::now();
        loop {
            match act(find().await).await {
                Ok(done) => return done,
                Err(error) if passes(&error) && start.elapsed() < PATIENCE => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                Err(error) => panic!("{what} in {:?}: {error}", self.browser),
            }
        }
    }

    /// Clicks the button with this name.
    pub async fn press(&self, name: &str) {
        self.click_on("button", name).await;
    }

    /// Clicks the button with this name if it is there just now.
    pub async fn press_if_there(&self, name: &str) {
        if let Some(button) = self.all("button", Some(name), None).await.first() {
            // What went away meanwhile is not there.
            let _ = button.click().await;
        }
    }

    /// Clicks what has this role and name.
    pub async fn click_on(&self, role: &str, name: &str) {
        let click = async |element: WebElement| {
            self.reveal(&element).await;
            element.click().await
        };
        self.act(&format!("{role} {name}"), async || self.find(role, Some(name)).await, click).await;
    }

    /// Clicks the cell of a grid in the row and under the heading that contain these texts.
    pub async fn click(&self, row: &str, column: &str) {
        let cell = async || self.cell(row, column).await;
        let click = async |cell: WebElement| {
            let clicked = cell.click().await;
            if clicked.is_err() {
                // It lies beneath a row that stands still, at the top or at the bottom.
                let json = cell.to_json()?;
                self.web.execute("arguments[0].scrollIntoView({ block: 'center' });", vec![json]).await?;
            }
            clicked
        };
        self.act(&format!("{row} / {column}"), cell, click).await;
    }

    /// Scrolls to an element: the driver scrolls no further than the edge, where a bar lies over it.
    async fn reveal(&self, element: &WebElement) {
        let json = element.to_json().expect("an element");
        let script = "arguments[0].scrollIntoView({ block: 'nearest' });\
            if (arguments[0].getBoundingClientRect().bottom > innerHeight - 90) {\
              arguments[0].scrollIntoView({ block: 'center' });\
            }";
        let _ = self.web.execute(script, vec![json]).await;
    }

    /// Ticks a checkbox, or takes its tick away.
    pub async fn tick(&self, name: &str) {
        self.click_on("checkbox", name).await;
    }

    /// Chooses among radio buttons.
    pub async fn pick(&self, name: &str) {
        self.click_on("radio", name).await;
    }

    /// Chooses an option of a select by its text.
    pub async fn choose(&self, label: &str, option: &str) {
        let script = "const [s, text] = arguments;\
            const o = [...s.options].find(o => o.textContent === text);\
            if (!o) return [...s.options].map(o => o.textContent);\
            s.value = o.value; s.dispatchEvent(new Event('change', { bubbles: true })); return null;";
        let choose =
            async |select: WebElement| self.web.execute(script, vec![select.to_json()?, json!(option)]).await;
        let answer = self.act(label, async || self.find("combobox", Some(label)).await, choose).await;
        assert!(answer.json().is_null(), "no option {option} in {label}: {}", answer.json());
    }

    /// Writes a text into a field, in place of what stands there.
    pub async fn fill(&self, label: &str, text: &str) {
        self.act(
            label,
            async || self.find("textbox", Some(label)).await,
            async |field| write(field, text).await,
        )
        .await;
    }

    /// Writes a text into a field of a group of fields, in place of what stands there.
    pub async fn fill_in(&self, group: &str, label: &str, text: &str) {
        let field = async || {
            let group = self.find("group", Some(group)).await;
            self.find_in("textbox", Some(label), Some(&group)).await
        };
        self.act(label, field, async |field| write(field, text).await).await;
    }
}

/// Whether an error is one of a page that is just being drawn.
fn passes(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::NoSuchElement(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
    )
}

async fn write(field: WebElement, text: &str) -> WebDriverResult<()> {
    field.clear().await?;
    field.send_keys(text).await
}
