//! Whole rows by the mouse: their numbers at the left edge of a table, and the corner above them.

use thirtyfour::prelude::*;

use crate::harness::{Browser, Page, Setup, both, run};
use crate::workload;

/// The place in the gutter beside a row's name.
async fn number(page: &Page, row: &str) -> WebElement {
    let name = page.find("rowheader", Some(row)).await.to_json().expect("an element");
    let script = "return arguments[0].previousElementSibling";
    page.web.execute(script, vec![name]).await.expect("a script").element().expect("a number")
}

async fn click(page: &Page, row: &str, held: Option<Key>) {
    let number = number(page, row).await;
    let chain = page.web.action_chain();
    let chain = match held {
        Some(key) => chain.key_down(key.value()).click_element(&number).key_up(key.value()),
        None => chain.click_element(&number),
    };
    chain.perform().await.expect("a click");
}

/// Drags from one number to another, over what lies between; without letting go if it is only held.
async fn drag(page: &Page, from: &str, to: &str, held: Option<Key>, lets_go: bool) {
    let (from, to) = (number(page, from).await, number(page, to).await);
    let chain = page.web.action_chain();
    let chain = if let Some(key) = &held { chain.key_down(key.value()) } else { chain };
    let chain = chain.move_to_element_center(&from).click_and_hold().move_by_offset(0, 6);
    let chain = chain.move_to_element_center(&to).move_by_offset(0, 6);
    let chain = if lets_go { chain.release() } else { chain };
    let chain = if let Some(key) = held { chain.key_up(key.value()) } else { chain };
    chain.perform().await.expect("a drag");
}

/// The rows that are selected whole, and those whose numbers say so; both by name.
async fn selected(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=grid] tr:has([role=rowheader])')]\
        .map(row => [row, row.querySelectorAll('[aria-selected=true]').length === row.querySelectorAll('[role]').length,\
            row.querySelector('.gutter').classList.contains('whole')])\
        .filter(([, selected, marked]) => selected || marked)\
        .map(([row, selected, marked]) => row.querySelector('[role=rowheader]').textContent.trim() +\
            (selected ? '' : ' is not selected') + (marked ? '' : ' is not marked'))";
    serde_json::from_value(page.script(script).await).expect("names")
}

async fn are_selected(page: &Page, expected: &[&str]) {
    page.wait_until(&format!("{expected:?}"), async || selected(page).await == expected).await;
}

/// Scrolls the table, and waits until the page shows what stands there: nobody points at what is not in sight yet.
async fn scroll(page: &Page, side: &str, to: i32) {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const shown = then => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
        shown(() => {{ document.querySelector('.grid-frame').{side} = {to}; shown(done); }});"
    );
    page.script_async(&script).await;
}

/// The names of the rows of the table, in order.
async fn rows(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=rowheader]')].map(e => e.textContent.trim())";
    serde_json::from_value(page.script(script).await).expect("names")
}

#[test]
fn rows_are_selected_by_their_numbers() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Lokalhyror", "Utfall").await;
        click(page, "Personalkostnader", None).await;
        are_selected(page, &["Personalkostnader"]).await;
        page.says("Markerat: 4 tal").await;
        click(page, "Tele- och datakommunikation", Some(Key::Shift)).await;
        let three = ["Personalkostnader", "Datorer & basutrustning", "Tele- och datakommunikation"];
        are_selected(page, &three).await;
        click(page, "Lokalhyror", Some(Key::Control)).await;
        are_selected(page, &[three[0], three[1], three[2], "Lokalhyror"]).await;
        page.says("Markerat: 16 tal").await;
        page.check_accessible("whole rows").await;
        // Shift goes from the cell where the cursor is to whole rows.
        page.click("Personalkostnader", "Prognos").await;
        are_selected(page, &[]).await;
        click(page, "Tele- och datakommunikation", Some(Key::Shift)).await;
        are_selected(page, &three).await;

        // Dragging selects several, and with Ctrl several more; the keyboard goes on from there.
        drag(page, "Licenser & serviceavtal", "Resor & Kurser", None, true).await;
        let more = ["Licenser & serviceavtal", "Övrigt tjänsteköp", "Resor & Kurser"];
        are_selected(page, &more).await;
        drag(page, "Lokalhyror", "Kapitalkostnader", Some(Key::Control), true).await;
        are_selected(page, &[more[0], more[1], more[2], "Lokalhyror", "Kapitalkostnader"]).await;
        click(page, "Lokalhyror", None).await;
        page.chord(&[Key::Shift], Key::Down.value()).await;
        are_selected(page, &["Lokalhyror", "Kapitalkostnader"]).await;
        page.keys(Key::Delete).await;
        page.shows("Lokalhyror", "Prognos", "").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Lokalhyror", "Prognos", "755").await;

        // The corner selects everything, the heading of the names their column.
        let corner = page.web.find(By::Css("thead .gutter")).await.expect("the corner");
        corner.click().await.expect("a click");
        page.says("Markerat: 44 tal").await;
        assert_eq!(selected(page).await.len(), 11, "in {:?}", page.browser);
        page.click_on("columnheader", "Rad").await;
        are_selected(page, &[]).await;
        let names = "return document.querySelectorAll('[role=rowheader][aria-selected=true]').length";
        assert_eq!(page.script(names).await, 11, "in {:?}", page.browser);

        // It says what it is for, to those who point at it; nobody else is told of it.
        let number = number(page, "Lokalhyror").await;
        page.web.action_chain().move_to_element_center(&number).perform().await.expect("a move");
        let title = number.attr("title").await.expect("a title");
        assert_eq!(title.as_deref(), Some("Markera raden. Dra för att markera flera."));
        assert_eq!(number.attr("aria-hidden").await.expect("a state").as_deref(), Some("true"));
        // A press while a cell is edited commits what was typed there.
        page.click("Lokalhyror", "Budget").await;
        page.keys("756").await;
        click(page, "Resor & Kurser", None).await;
        page.shows("Lokalhyror", "Budget", "756").await;
        are_selected(page, &["Resor & Kurser"]).await;
        page.check_quiet().await;
    });
}

#[test]
fn a_row_has_its_menu_and_is_moved_by_its_number() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Lokalhyror", "Budget").await;
        page.right_click(&number(page, "Lokalhyror").await).await;
        page.find("menuitem", Some("Infoga rad under")).await;
        are_selected(page, &["Lokalhyror"]).await;
        page.keys(Key::Escape).await;
        // What is selected stays, if the row is of it.
        click(page, "Datorer & basutrustning", None).await;
        click(page, "Tele- och datakommunikation", Some(Key::Shift)).await;
        let two = ["Datorer & basutrustning", "Tele- och datakommunikation"];
        page.right_click(&number(page, two[0]).await).await;
        page.find("menuitem", Some("Gruppera rader")).await;
        are_selected(page, &two).await;
        page.keys(Key::Escape).await;
        // So a finger that stays.
        let finger = |row: &str, kind: &str| {
            format!(
                "const name = [...document.querySelectorAll('[role=rowheader]')].find(e => e.textContent.includes('{row}'));\
                 const box = name.previousElementSibling.getBoundingClientRect();\
                 const at = {{ clientX: box.x + 9, clientY: box.y + 9, bubbles: true, pointerType: 'touch' }};\
                 name.previousElementSibling.dispatchEvent(new PointerEvent('{kind}', at))"
            )
        };
        page.script(&finger("Kapitalkostnader", "pointerdown")).await;
        page.find("menuitem", Some("Infoga rad under")).await;
        page.script(&finger("Kapitalkostnader", "pointerup")).await;
        are_selected(page, &["Kapitalkostnader"]).await;
        page.keys(Key::Escape).await;

        // Selected rows are moved by their numbers; Esc lets them be, and a click selects one of them alone.
        let before = rows(page).await;
        click(page, "Personalkostnader", None).await;
        click(page, "Datorer & basutrustning", Some(Key::Shift)).await;
        drag(page, "Personalkostnader", "Lokalhyror", None, false).await;
        assert_eq!(page.script("return document.querySelectorAll('.landing.shown').length").await, 1);
        page.keys(Key::Escape).await;
        page.web.action_chain().release().perform().await.expect("a release");
        assert_eq!(rows(page).await, before, "in {:?}", page.browser);
        drag(page, "Personalkostnader", "Övrigt tjänsteköp", None, true).await;
        page.find("button", Some("Ångra: flytta 2 rader")).await;
        let moved = rows(page).await;
        let at = moved.iter().position(|name| name == "Övrigt tjänsteköp").expect("a row");
        assert_eq!(moved[at + 1..at + 3], ["Personalkostnader", "Datorer & basutrustning"], "{moved:?}");
        are_selected(page, &["Personalkostnader", "Datorer & basutrustning"]).await;
        click(page, "Personalkostnader", None).await;
        are_selected(page, &["Personalkostnader"]).await;
        // Part of a row is not the row: there a press selects.
        page.select(("Resor & Kurser", "Budget"), ("Övriga kostnader", "Utfall")).await;
        drag(page, "Resor & Kurser", "Övriga kostnader", None, true).await;
        are_selected(page, &["Resor & Kurser", "Övriga kostnader"]).await;
        assert_eq!(rows(page).await, moved, "in {:?}", page.browser);

        // A folded group keeps the numbers of its rows.
        page.chord(&[Key::Alt, Key::Shift], Key::Right.value()).await;
        page.keys("Smått").await;
        page.keys(Key::Enter).await;
        click(page, "Smått", None).await;
        page.chord(&[Key::Alt, Key::Shift], 'f').await;
        page.until(
            "return [...document.querySelectorAll('tbody .gutter')].map(e => e.dataset.row).join() === '1,2,3,4,5,6,7,10,11'",
        )
        .await;
        page.check_quiet().await;
    });
}

#[test]
fn numbers_stay_in_sight_and_dragging_goes_on_beyond_the_edge() {
    let medium = sambudget::file::write(&workload::workbook(workload::SIZES[1]));
    both(async |page| {
        page.open_file("mellan.json", medium.as_bytes()).await;
        page.says("Storlek M").await;
        page.press("=Drift").await;
        page.pick("Sida vid sida").await;
        // A heading leaves the view where it is, also when nothing was selected before.
        scroll(page, "scrollTop", 600).await;
        page.web
            .find(By::Css("thead [role=columnheader]:nth-child(3)"))
            .await
            .expect("a heading")
            .click()
            .await
            .expect("a click");
        page.until("return document.querySelectorAll('tbody [aria-selected=true]').length > 8").await;
        page.until("return document.querySelector('.grid-frame').scrollTop === 600").await;
        scroll(page, "scrollTop", 0).await;
        page.click("Rad 3", "Totalt").await;
        scroll(page, "scrollLeft", 900).await;
        let left = "const frame = document.querySelector('.grid-frame');\
            const [number, corner] = ['tbody .gutter', 'thead .gutter'].map(e => document.querySelector(e).getBoundingClientRect());\
            return frame.scrollLeft === 900 && [number, corner].every(box =>\
                Math.abs(box.left - frame.getBoundingClientRect().left - frame.clientLeft) < 1.5 && box.width > 20)";
        page.until(left).await;
        click(page, "Rad 3", None).await;
        are_selected(page, &["Rad 3"]).await;
        page.until(left).await;
        page.chord(&[Key::Shift], Key::Down.value()).await;
        are_selected(page, &["Rad 3", "Rad 4"]).await;
        page.until(left).await;
        // Held beneath the table, it goes on to its last row; sideways nothing moves.
        let from = number(page, "Rad 5").await;
        let place = "const frame = document.querySelector('.grid-frame').getBoundingClientRect();\
            return [frame.left + 9, frame.bottom + 12].map(Math.round)";
        let [x, y]: [i64; 2] = serde_json::from_value(page.script(place).await).expect("a place");
        let chain = page.web.action_chain().move_to_element_center(&from).click_and_hold().move_to(x, y);
        chain.move_to(x + 1, y).perform().await.expect("a drag");
        page.until("return document.querySelector('.grid-frame').scrollTop > 400").await;
        page.web.action_chain().release().perform().await.expect("a release");
        page.until(left).await;
        let whole = "const rows = [...document.querySelectorAll('tbody tr')];\
            return rows.length > 8 && rows.slice(0, 8).every(row => row.querySelector('.gutter.whole'))";
        page.until(whole).await;
        // The corner leaves the view where it is.
        scroll(page, "scrollTop", 700).await;
        page.web.find(By::Css("thead .gutter")).await.expect("the corner").click().await.expect("a click");
        let count = "return document.querySelectorAll('tbody .gutter:not(.whole)').length";
        page.until(&format!("{count} === 0")).await;
        page.until("return document.querySelector('.grid-frame').scrollTop === 700").await;
        page.until(left).await;
        page.check_quiet().await;
    });
}

#[test]
fn a_narrow_page_has_no_room_for_numbers() {
    run(Browser::Chromium, Setup::default(), async |page| {
        page.screen(360, 740).await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        let shown =
            "return [...document.querySelectorAll('.gutter')].filter(e => e.checkVisibility()).length";
        assert_eq!(page.script(shown).await, 0);
        let gap = "return document.querySelector('[role=rowheader]').getBoundingClientRect().left -\
            document.querySelector('.grid-frame').getBoundingClientRect().left < 3";
        assert_eq!(page.script(gap).await, true);
        // There the heading of the names is the corner.
        page.click_on("columnheader", "Rad").await;
        page.says("Markerat: 44 tal").await;
        page.screen(800, 1400).await;
        page.until(&shown.replace(".length", ".length > 10")).await;
        click(page, "Lokalhyror", None).await;
        are_selected(page, &["Lokalhyror"]).await;
    });
}
