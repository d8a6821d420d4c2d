//! What hands do beyond one key or one click: the mouse in tables, and the real clipboard between programs.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::page::Page;

impl Page {
    /// Clicks a cell while Ctrl is held.
    pub async fn add_click(&self, row: &str, column: &str) {
        let cell = self.cell(row, column).await;
        let chain = self.web.action_chain().key_down(Key::Control.value()).click_element(&cell);
        chain.key_up(Key::Control.value()).perform().await.expect("a click");
    }

    /// Clicks a cell twice.
    pub async fn double_click(&self, row: &str, column: &str) {
        let cell = self.cell(row, column).await;
        self.web.action_chain().double_click_element(&cell).perform().await.expect("two clicks");
    }

    /// Asks for the menu of an element with the right button.
    pub async fn right_click(&self, element: &WebElement) {
        self.web.action_chain().context_click_element(element).perform().await.expect("a right click");
    }

    /// Drags from the middle of one element to that of another.
    pub async fn drag(&self, from: &WebElement, to: &WebElement) {
        let chain = self.web.action_chain().move_to_element_center(from).click_and_hold();
        chain.move_to_element_center(to).release().perform().await.expect("a drag");
    }

    /// Selects cells from one to another, by dragging.
    pub async fn select(&self, from: (&str, &str), to: (&str, &str)) {
        self.drag(&self.cell(from.0, from.1).await, &self.cell(to.0, to.1).await).await;
    }

    /// Goes to a cell by the arrow keys, however far from sight its column is.
    pub async fn walk_to(&self, row: &str, column: &str) {
        self.click_on("rowheader", row).await;
        for _ in 0..60 {
            let script = "const cell = document.querySelector('[data-cursor]');\
                const heads = [...cell.closest('[role=grid]').querySelectorAll('[role=columnheader]')];\
                const head = heads.find(head => head.ariaColIndex === cell.ariaColIndex);\
                return head?.textContent.replace(/[\\s\\u00a0]+/g, ' ') ?? ''";
            if self.script(script).await.as_str().is_some_and(|head| head.contains(column)) {
                return;
            }
            self.keys(Key::Right).await;
        }
        panic!("no way to {row} / {column} in {:?}", self.browser);
    }

    /// Goes to a cell by the arrow keys and types over it, ended by Enter.
    pub async fn write_far(&self, row: &str, column: &str, text: &str) {
        self.walk_to(row, column).await;
        self.keys(text).await;
        self.keys(Key::Enter).await;
    }

    /// Has these columns shown beside the usual ones.
    pub async fn show_columns(&self, names: &[&str]) {
        self.press("Kolumner").await;
        for name in names {
            self.tick(name).await;
        }
        self.press("=Spara").await;
    }

    /// Takes a command from the palette by what is typed there.
    pub async fn command(&self, words: &str) {
        self.chord(&[Key::Control], 'k').await;
        self.keys(words).await;
        self.keys(Key::Enter).await;
    }

    /// Another program copies: puts on the real clipboard what that program writes there, as text and as HTML.
    pub async fn copied_elsewhere(&self, text: &str, html: Option<&str>) {
        let script = "const [text, html] = arguments;\
            const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = 'x';\
            field.addEventListener('copy', e => {\
                e.clipboardData.setData('text/plain', text);\
                if (html !== null) e.clipboardData.setData('text/html', html);\
                e.preventDefault(); field.value = 'copied';\
            });\
            document.body.append(field);";
        self.web.execute(script, vec![json!(text), json!(html)]).await.expect("a script");
        // What the page does a moment later may take the focus back.
        let is_copied = "return document.getElementById('elsewhere').value === 'copied'";
        for _ in 0..20 {
            self.script("const field = document.getElementById('elsewhere'); field.focus(); field.select();")
                .await;
            self.chord(&[Key::Control], 'c').await;
            if self.script(is_copied).await == true {
                break;
            }
        }
        self.until(is_copied).await;
        self.script("document.getElementById('elsewhere').remove();").await;
    }

    /// What another program gets when it pastes: the text and the HTML of the real clipboard.
    pub async fn pasted_elsewhere(&self) -> (String, String) {
        let script = "const field = document.createElement('textarea'); field.id = 'elsewhere';\
            field.addEventListener('paste', e => {\
                const of = kind => e.clipboardData.getData(kind);\
                window.pastedElsewhere = [of('text/plain'), of('text/html')]; e.preventDefault();\
            });\
            window.pastedElsewhere = null; document.body.append(field); field.focus();";
        self.script(script).await;
        self.chord(&[Key::Control], 'v').await;
        self.until("return window.pastedElsewhere !== null").await;
        let found =
            self.script("document.getElementById('elsewhere').remove(); return window.pastedElsewhere").await;
        let of = |found: &Value| found.as_str().unwrap_or_default().to_owned();
        (of(&found[0]), of(&found[1]))
    }
}
