//! Notes: written by key and by menu, told by the cell, found, listed beneath the table and on paper, and kept.

use thirtyfour::prelude::Key;

use crate::harness::{Browser, Page, both};

/// The description of the cell that the keyboard is in, and whether its mark is drawn.
async fn described(page: &Page) -> (String, bool) {
    let script = "const id = document.activeElement.getAttribute('aria-activedescendant');\
        const cell = document.getElementById(id);\
        return [cell.title, getComputedStyle(cell, '::after').clipPath !== 'none'];";
    let found = page.script(script).await;
    (found[0].as_str().unwrap_or_default().to_owned(), found[1] == true)
}

/// Scrolls to a button beneath the table, past the status bar, and clicks it.
async fn press_below(page: &Page, name: &str) {
    let button = page.find("button", Some(name)).await;
    button.scroll_into_view().await.expect("a scroll");
    button.click().await.expect("a click");
}

/// How many notes can be seen in the list.
async fn in_list(page: &Page) -> i64 {
    let script =
        "return [...document.querySelectorAll('.notes li')].filter(li => li.checkVisibility()).length";
    page.script(script).await.as_i64().unwrap_or(-1)
}

#[test]
fn notes_are_written_read_found_and_kept() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Personalkostnader", "Prognos").await;
        page.chord(&[Key::Shift], Key::F2.value()).await;
        page.says("Personalkostnader, Prognos").await;
        page.check_accessible("the form of a note").await;
        // The date is proposed; Enter is a new line, and Ctrl+Enter saves.
        let date = "return document.querySelectorAll('dialog input')[1].value.length";
        assert_eq!(page.script(date).await, 10);
        page.fill("Datum", "12 augusti").await;
        page.fill("Av", "Anna Ek").await;
        page.find("textbox", Some("=Text")).await.focus().await.expect("focus");
        page.keys("Vakanser <b>till</b>").await;
        page.keys(Key::Enter).await;
        page.keys("oktober").await;
        page.chord(&[Key::Control], Key::Enter.value()).await;
        page.says("Anteckningar (1)").await;
        let said = "Anteckning: Vakanser <b>till</b>\noktober (Anna Ek, 12 augusti)";
        assert_eq!(described(page).await, (said.to_owned(), true));
        page.find("button", Some("=Ångra: anteckna om Personalkostnader, Prognos")).await;
        page.keys(Key::Left).await;
        assert!(!described(page).await.1);

        // By the menu, about the whole row; the name is proposed again.
        let cell = page.cell("Lokalhyror", "Budget").await;
        page.web.action_chain().context_click_element(&cell).perform().await.expect("a right click");
        page.click_on("menuitem", "Radens anteckning").await;
        page.keys("Hyran höjs").await;
        let by = "return document.querySelectorAll('dialog input')[0].value";
        assert_eq!(page.script(by).await, "Anna Ek");
        page.press("=Spara").await;
        page.says("Anteckningar (2)").await;
        // And about the month, at the head.
        page.press("Månadens anteckning").await;
        page.keys("Avstämt").await;
        page.keys(Key::Tab).await;
        page.keys(Key::Enter).await;
        page.says("Anteckningar (3)").await;
        page.says("juli 2022").await;
        page.check_accessible("a table with notes").await;

        page.chord(&[Key::Control], 'f').await;
        page.keys("vakanser").await;
        page.keys(Key::Enter).await;
        page.keys(Key::Escape).await;
        assert_eq!(described(page).await.0, said);
        // The list leads there too, and can be folded away; on paper it is whole.
        press_below(page, "=Lokalhyror").await;
        assert!(described(page).await.0.starts_with("Anteckning: Hyran höjs (Anna Ek, "));
        press_below(page, "Anteckningar (3)").await;
        assert_eq!(in_list(page).await, 0);
        page.check_accessible("notes folded away").await;
        if page.browser == Browser::Chromium {
            let media = async |media: &str| {
                let media = serde_json::json!({ "media": media });
                page.web.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("a medium");
            };
            media("print").await;
            assert_eq!(in_list(page).await, 3);
            media("").await;
        }
        page.reload().await;
        page.says("Anteckningar (3)").await;
        assert_eq!(in_list(page).await, 3);

        // It goes with its line, and comes back.
        page.click("Lokalhyror", "Budget").await;
        page.chord(&[Key::Control], Key::Delete.value()).await;
        page.press("=Ta bort").await;
        page.says("Anteckningar (2)").await;
        page.press("=Ångra: ta bort Lokalhyror").await;
        page.says("Anteckningar (3)").await;
        page.says("Hyran höjs").await;
        // Taken away by itself, and by an empty text.
        page.click("Personalkostnader", "Prognos").await;
        let cell = page.cell("Personalkostnader", "Prognos").await;
        page.web.action_chain().context_click_element(&cell).perform().await.expect("a right click");
        page.click_on("menuitem", "Ta bort anteckningen").await;
        page.says("Anteckningar (2)").await;
        assert_eq!(described(page).await, (String::new(), false));
        page.find("button", Some("=Ångra: ta bort anteckning om Personalkostnader, Prognos")).await;
    });
}
