//! Rows that are dragged, sets of columns, and tables that are found as they were left.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

/// The names of the rows of the first table, in order.
async fn rows(page: &Page) -> Vec<String> {
    let script = "return [...(document.querySelector('[role=grid]')?.querySelectorAll('[role=rowheader]') ?? [])]\
        .map(e => e.textContent.replace(/[\\s\\u00a0]+/g, ' ').trim())";
    serde_json::from_value(page.script(script).await).expect("names")
}

/// Waits until the first rows are these.
async fn starts_with(page: &Page, expected: &[&str]) {
    let start = std::time::Instant::now();
    loop {
        let rows = rows(page).await;
        if rows.iter().zip(expected).all(|(row, expected)| row == expected) {
            return;
        }
        assert!(start.elapsed() < std::time::Duration::from_secs(10), "{rows:?} in {:?}", page.browser);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

async fn click_head(page: &Page, row: &str, held: Option<Key>) {
    let head = page.find("rowheader", Some(row)).await;
    let chain = page.web.action_chain();
    let chain = match held {
        Some(key) => chain.key_down(key.value()).click_element(&head).key_up(key.value()),
        None => chain.click_element(&head),
    };
    chain.perform().await.expect("a click");
}

/// Drags a row by its header onto another row, a little below its middle; without letting go if it is only held.
async fn drag(page: &Page, row: &str, onto: &str, is_held: bool) {
    let from = page.find("rowheader", Some(row)).await;
    let to = page.find("rowheader", Some(onto)).await;
    let chain = page.web.action_chain().move_to_element_center(&from).click_and_hold();
    let chain = chain.move_by_offset(0, 6).move_to_element_center(&to).move_by_offset(0, 8);
    let chain = if is_held { chain } else { chain.release() };
    chain.perform().await.expect("a drag");
}

#[test]
fn rows_are_dragged_by_the_mouse() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        starts_with(page, &["Intäkter", "Personalkostnader", "Datorer & basutrustning"]).await;
        // A row that is not selected is selected by dragging, as ever.
        drag(page, "Intäkter", "Personalkostnader", false).await;
        page.says("Markerat: 8 tal").await;
        // Two selected rows move together and stay selected.
        drag(page, "Intäkter", "Datorer & basutrustning", false).await;
        starts_with(page, &["Datorer & basutrustning", "Intäkter", "Personalkostnader"]).await;
        page.says("Markerat: 8 tal").await;
        // The same by keys, and one step each to undo.
        page.chord(&[Key::Alt, Key::Shift], Key::Down.value()).await;
        let moved = ["Datorer & basutrustning", "Tele- och datakommunikation", "Intäkter"];
        starts_with(page, &moved).await;
        page.press("Ångra: flytta 2 rader").await;
        page.press("Ångra: flytta 2 rader").await;
        starts_with(page, &["Intäkter", "Personalkostnader", "Datorer & basutrustning"]).await;

        // Esc lets them be, whatever the mouse does then.
        click_head(page, "Personalkostnader", None).await;
        drag(page, "Personalkostnader", "Lokalhyror", true).await;
        let lines = "return document.querySelectorAll('.landing.shown').length";
        assert_eq!(page.script(lines).await, 1, "a line shows where they land in {:?}", page.browser);
        page.shot("dragging").await;
        page.keys(Key::Escape).await;
        assert_eq!(page.script(lines).await, 0);
        page.web.action_chain().release().perform().await.expect("a release");
        starts_with(page, &["Intäkter", "Personalkostnader", "Datorer & basutrustning"]).await;
        // A click on a name is a click: it selects that cell, and Delete does not empty the row. With Shift or Ctrl, names
        // mean their rows.
        click_head(page, "Intäkter", Some(Key::Shift)).await;
        page.says("Markerat: 8 tal").await;
        click_head(page, "Intäkter", None).await;
        page.keys(Key::Delete).await;
        page.shows("Intäkter", "Budget", "−39 012").await;
        click_head(page, "Lokalhyror", Some(Key::Control)).await;
        page.says("Markerat: 8 tal").await;
        click_head(page, "Intäkter", None).await;
        assert!(!page.text().await.contains("Markerat:"), "one cell in {:?}", page.browser);

        // In a sorted table it is refused in words.
        page.click("Personalkostnader", "Budget").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("fallande").await;
        page.keys(Key::Enter).await;
        page.says("Sorterad efter Budget").await;
        click_head(page, "Personalkostnader", None).await;
        drag(page, "Personalkostnader", "Lokalhyror", false).await;
        page.says("Tabellen är sorterad för läsning").await;
        page.check_accessible("a refused move").await;
    });
}

#[test]
fn sets_of_columns_are_kept_and_chosen() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Kolumnuppsättningar").await;
        page.check_accessible("the sets of columns").await;
        page.keys("spara").await;
        page.keys(Key::Enter).await;
        page.fill("Uppsättningens namn", "Till mötet").await;
        page.keys(Key::Enter).await;

        page.press("Kolumnuppsättningar").await;
        page.keys("bara avvikelser").await;
        page.keys(Key::Enter).await;
        page.shows("Personalkostnader", "Avvikelse t.o.m.", "841").await;
        assert_eq!(page.count("columnheader", Some("Budget")).await, 0);

        page.reload().await;
        page.press("Kolumnuppsättningar").await;
        page.find("option", Some("Bara avvikelservisas nu")).await;
        page.click_on("option", "Till mötet").await;
        page.shows("Personalkostnader", "Budget", "12 006").await;
        page.press("Ångra: ställa in Till mötet").await;
        page.shows("Personalkostnader", "Avvikelse t.o.m.", "841").await;

        // From the palette: renamed, and taken away.
        page.click("Personalkostnader", "Avvikelse t.o.m.").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("ändra kolumnupps").await;
        page.keys(Key::Enter).await;
        page.fill("Nytt namn", "Till nämnden").await;
        page.check_accessible("changing sets").await;
        page.press("Spara").await;
        page.press("Kolumnuppsättningar").await;
        page.find("option", Some("Till nämnden")).await;
        page.keys("ändra").await;
        page.keys(Key::Enter).await;
        page.tick("Ta bort uppsättningen").await;
        page.press("=Spara").await;
        page.press("Kolumnuppsättningar").await;
        assert_eq!(page.count("option", Some("Till nämnden")).await, 0);
    });
}

#[test]
fn tables_are_found_as_they_were_left() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        drag(page, "Datorer & basutrustning", "Tele- och datakommunikation", false).await;
        page.chord(&[Key::Alt, Key::Shift], Key::Right.value()).await;
        page.keys("Egen drift").await;
        page.keys(Key::Enter).await;
        page.click("Egen drift", "Budget").await;
        page.chord(&[Key::Alt, Key::Shift], 'f').await;
        page.chord(&[Key::Alt, Key::Shift], '.').await;
        page.chord(&[Key::Control, Key::Shift], 'l').await;
        page.fill("Raden innehåller", "drift").await;
        page.keys(Key::Enter).await;
        page.says("rader visas.").await;
        page.chord(&[Key::Control, Key::Shift], 'l').await;
        page.fill("Raden innehåller", "kostnader").await;
        page.keys(Key::Enter).await;
        page.says("3 av 11 rader visas.").await;
        let wide = "return Math.round(document.querySelectorAll('[role=columnheader]')[1].getBoundingClientRect().width)";
        let width = page.script(wide).await;
        page.click("Kapitalkostnader", "Utfall").await;

        page.reload().await;
        page.says("Kapitalkostnader, Utfall t.o.m. juli").await;
        page.says("3 av 11 rader visas.").await;
        page.says("Tabellen är sorterad eller filtrerad som när du lämnade den.").await;
        page.check_accessible("a table as it was left").await;
        assert_eq!(page.script(wide).await, width, "in {:?}", page.browser);
        page.press("Visa alla rader").await;
        page.find("rowheader", Some("Egen drift")).await;
        let names = rows(page).await;
        assert!(!names.iter().any(|name| name == "Datorer & basutrustning"), "still folded: {names:?}");
        // Nothing of it is a step.
        page.press("Ångra: byta namn på Ny grupp").await;
        page.check_quiet().await;
    });
}

/// The headings of the first table, in order.
async fn headings(page: &Page) -> Vec<String> {
    let script = "const heads = [...document.querySelector('[role=grid]').querySelectorAll('[role=columnheader]')];\
        return heads.sort((a, b) => a.ariaColIndex - b.ariaColIndex)\
            .map(e => e.textContent.replace(/[\\s\\u00a0]+/g, ' ').trim())";
    serde_json::from_value(page.script(script).await).expect("headings")
}

/// Drags a heading onto another, a little behind its middle; without letting go if it is only held.
async fn drag_heading(page: &Page, heading: &str, onto: &str, is_held: bool) {
    let from = page.find("columnheader", Some(heading)).await;
    let to = page.find("columnheader", Some(onto)).await;
    let chain = page.web.action_chain().move_to_element_center(&from).click_and_hold();
    let chain = chain.move_by_offset(6, 0).move_to_element_center(&to).move_by_offset(8, 0);
    let chain = if is_held { chain } else { chain.release() };
    chain.perform().await.expect("a drag");
}

#[test]
fn columns_are_moved_by_the_mouse_and_by_keys() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        let before = headings(page).await;
        let at =
            |names: &[String], name: &str| names.iter().position(|n| n.contains(name)).expect("a heading");
        let (budget, actual) = (at(&before, "Budget"), at(&before, "Utfall"));
        assert_eq!(actual, budget + 1, "{before:?}");

        // A column that is not selected is selected by dragging, as ever; one that is goes along.
        drag_heading(page, "Budget", "Utfall", false).await;
        page.says("Markerat:").await;
        assert_eq!(headings(page).await, before, "in {:?}", page.browser);
        page.click_on("columnheader", "Budget").await;
        drag_heading(page, "Budget", "Utfall", true).await;
        assert_eq!(page.script("return document.querySelectorAll('.landing.shown').length").await, 1);
        page.shot("dragging-a-column").await;
        page.keys(Key::Escape).await;
        page.web.action_chain().release().perform().await.expect("a release");
        assert_eq!(headings(page).await, before, "in {:?}", page.browser);
        drag_heading(page, "Budget", "Utfall", false).await;
        let moved = headings(page).await;
        assert_eq!((at(&moved, "Budget"), at(&moved, "Utfall")), (actual, budget), "{moved:?}");
        page.check_accessible("moved columns").await;

        // What is typed and copied goes by what is seen.
        page.select(("Lokalhyror", "Utfall"), ("Lokalhyror", "Budget")).await;
        page.chord(&[Key::Control], 'c').await;
        let (text, _) = page.pasted_elsewhere().await;
        assert_eq!(text.trim_end(), "406\t755", "in {:?}", page.browser);
        page.click("Lokalhyror", "Budget").await;
        page.keys("756").await;
        page.keys(Key::Tab).await;
        page.shows("Lokalhyror", "Budget", "756").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Lokalhyror", "Budget", "755").await;
        assert_eq!(headings(page).await, moved, "a way of looking is no step in {:?}", page.browser);

        // A click on a selected heading selects that column alone; keys take it on, also over a reload.
        page.click("Lokalhyror", "Budget").await;
        page.chord(&[Key::Alt, Key::Shift], Key::End.value()).await;
        let further = headings(page).await;
        assert_eq!(at(&further, "Budget"), actual + 1, "{further:?}");
        page.chord(&[Key::Alt, Key::Shift], Key::Home.value()).await;
        page.chord(&[Key::Alt, Key::Shift], Key::Home.value()).await;
        assert_eq!(headings(page).await, before);
        page.chord(&[Key::Alt, Key::Shift], Key::End.value()).await;
        page.reload().await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.until("return document.querySelectorAll('[role=columnheader]').length > 3").await;
        assert_eq!(headings(page).await, moved, "in {:?}", page.browser);
        page.click("Lokalhyror", "Budget").await;
        page.command("återställ kolumn").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        assert_eq!(headings(page).await, before, "in {:?}", page.browser);
        page.check_quiet().await;
    });
}
