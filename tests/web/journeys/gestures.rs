//! What hands expect of a spreadsheet: two clicks, jumps, the fill handle, pointing in a formula, columns by the mouse.

use thirtyfour::prelude::*;

use crate::harness::{Browser, Page, both};
use crate::workload;

const DRAFT: &str = "return document.activeElement.value";

/// Waits until the bar above the table says that the cursor is here.
async fn is_at(page: &Page, place: &str) {
    let is_there = format!("return document.querySelector('.formula-bar').innerText.includes('{place}')");
    page.until(&is_there).await;
}

/// The place of an element on the screen: left, top, right, bottom.
async fn place(page: &Page, element: &WebElement) -> [i64; 4] {
    let script = "const b = arguments[0].getBoundingClientRect();\
        return [b.left, b.top, b.right, b.bottom].map(Math.round)";
    let found =
        page.web.execute(script, vec![element.to_json().expect("an element")]).await.expect("a script");
    serde_json::from_value(found.json().clone()).expect("four numbers")
}

#[test]
fn cells_are_edited_filled_and_pointed_at_by_the_mouse() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.double_click("Lokalhyror", "Budget").await;
        page.until("return document.activeElement.value === '755'").await;
        page.keys(Key::End).await;
        page.keys("5").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Budget", "7 555").await;
        page.chord(&[Key::Control], 'z').await;

        // What two cells begin, the handle goes on with; with Ctrl it repeats them.
        let handle = async |held: Option<Key>| {
            page.select(("Resor & Kurser", "Budget"), ("Övriga kostnader", "Budget")).await;
            let handle = page.web.find(By::Css(".fill-handle")).await.expect("the handle");
            let onto = page.cell("Kapitalkostnader", "Budget").await;
            let chain = page.web.action_chain().move_to_element_center(&handle).click_and_hold();
            let chain = chain.move_to_element_center(&onto);
            let chain = match held {
                Some(key) => chain.key_down(key.value()).release().key_up(key.value()),
                None => chain.release(),
            };
            chain.perform().await.expect("a drag");
        };
        handle(None).await;
        page.shows("Lokalhyror", "Budget", "700").await;
        page.shows("Kapitalkostnader", "Budget", "1 000").await;
        page.press("Ångra: fylla i 2 celler").await;
        handle(Some(Key::Control)).await;
        page.shows("Lokalhyror", "Budget", "100").await;
        page.shows("Kapitalkostnader", "Budget", "400").await;
        page.press("Ångra: fylla i 2 celler").await;
        page.shows("Kapitalkostnader", "Budget", "13 365").await;
        page.select(("Lokalhyror", "Budget"), ("Lokalhyror", "Utfall")).await;
        page.chord(&[Key::Control], 'r').await;
        page.shows("Lokalhyror", "Utfall", "755").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Lokalhyror", "Utfall", "406").await;

        // Several areas are one selection, also for what changes them.
        page.click("Lokalhyror", "Budget").await;
        page.add_click("Resor & Kurser", "Budget").await;
        page.add_click("Resor & Kurser", "Prognos").await;
        page.says("Markerat: 3 tal · summa 1 055 · medel 352 · minst 100 · störst 755").await;
        page.chord(&[Key::Alt], '=').await;
        page.keys("*1,02").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Budget", "770").await;
        page.shows("Resor & Kurser", "Budget", "102").await;
        page.shows("Resor & Kurser", "Prognos", "204").await;
        page.shows("Övriga kostnader", "Prognos", "200").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Lokalhyror", "Budget", "755").await;
        page.shows("Resor & Kurser", "Prognos", "200").await;

        // A formula takes the cells that are clicked, or that the arrows go to.
        page.click("Lokalhyror", "Prognos").await;
        page.keys("=").await;
        page.click("Resor & Kurser", "Utfall").await;
        page.keys("*2").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Prognos", "522").await;
        page.click("Övriga kostnader", "Prognos").await;
        page.keys("=").await;
        page.keys(Key::Left).await;
        page.keys("+").await;
        page.keys(Key::Up).await;
        page.keys(Key::Left).await;
        page.keys(Key::Enter).await;
        // 103 of its own, and 261 of the row above.
        page.shows("Övriga kostnader", "Prognos", "364").await;
        page.write("Resor & Kurser", "Utfall", "300").await;
        page.shows("Lokalhyror", "Prognos", "600").await;
        page.shows("Övriga kostnader", "Prognos", "403").await;
    });
}

#[test]
fn the_cursor_jumps_and_the_keyboard_opens_the_menu() {
    let medium = sambudget::file::write(&workload::workbook(workload::SIZES[1]));
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Resor & Kurser", "Budget").await;
        page.keys(Key::Delete).await;
        page.click("Datorer & basutrustning", "Budget").await;
        for (key, place) in [
            (Key::Down, "Övrigt tjänsteköp, Budget 2022"),
            (Key::Down, "Övriga kostnader, Budget 2022"),
            (Key::Right, "Övriga kostnader, Avvikelse"),
            (Key::Left, "Övriga kostnader"),
        ] {
            page.chord(&[Key::Control], key.value()).await;
            is_at(page, place).await;
        }
        // The menu comes at the cursor's cell, and Esc gives the keyboard back.
        page.click("Lokalhyror", "Budget").await;
        if page.browser == Browser::Chromium {
            page.menu_key().await;
        } else {
            // Firefox' driver makes no menu of Shift+F10: what that says when somebody presses it.
            let asks = "document.activeElement.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))";
            page.script(asks).await;
        }
        let item = page.find("menuitem", Some("Töm")).await;
        let [left, top, ..] = place(page, &item).await;
        let [from, _, _, below] = place(page, &page.cell("Lokalhyror", "Budget").await).await;
        assert!((left - from).abs() < 400 && (top - below).abs() < 700, "in {:?}", page.browser);
        page.keys(Key::Escape).await;
        page.keys("756").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Budget", "756").await;

        // A page is what is in sight; there and back is the same place.
        page.press("Alla arbetsböcker").await;
        page.open_file("mellan.json", medium.as_bytes()).await;
        page.says("Storlek M").await;
        page.press("=Drift").await;
        page.click("Rad 2", "Utfall").await;
        let row =
            "return Number(document.querySelector('[data-cursor]')?.closest('[role=row]').ariaRowIndex)";
        let row = async || page.script(row).await.as_i64().expect("a row");
        let before = row().await;
        page.keys(Key::PageDown).await;
        let after = row().await;
        assert!(after - before > 8 && after - before < 60, "from {before} to {after} in {:?}", page.browser);
        let inside = "const b = document.querySelector('[data-cursor]').getBoundingClientRect();\
            return b.top > 0 && b.bottom <= innerHeight";
        page.until(inside).await;
        page.keys(Key::PageUp).await;
        assert_eq!(row().await, before, "in {:?}", page.browser);
        is_at(page, "Rad 2, Utfall").await;
    });
}

/// How many figures in the second column fit into their cells, are cut, and are drawn over other cells.
async fn figures(page: &Page) -> [i64; 3] {
    let found = page
        .script(
            "const found = [0, 0, 0];
            for (const cell of document.querySelectorAll('[role=gridcell][aria-colindex=\"2\"]')) {
                const text = document.createRange();
                text.selectNodeContents(cell);
                const boxes = [cell, ...cell.querySelectorAll('*')];
                const cuts = boxes.some(box => getComputedStyle(box).overflowX !== 'visible');
                const fits = text.getBoundingClientRect().width <= cell.getBoundingClientRect().width;
                found[fits ? 0 : cuts ? 1 : 2] += 1;
            }
            return found",
        )
        .await;
    serde_json::from_value(found).expect("three numbers")
}

#[test]
fn columns_are_hidden_widened_and_rows_filtered_by_deviation() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Lokalhyror", "Budget", "755").await;
        // By the menu of its heading: a column of the report is the workbook's, so hiding it is a step.
        let hide = async |name: &str| {
            let heading = page.find("columnheader", Some(name)).await;
            heading.click().await.expect("a click");
            page.right_click(&heading).await;
            page.click_on("menuitem", "Dölj kolumner").await;
            let name = name.to_owned();
            page.until(&format!(
                "return ![...document.querySelectorAll('[role=columnheader]')].some(h => h.textContent.includes('{name}'))"
            ))
            .await;
        };
        hide("Utfall").await;
        page.find("button", Some("Ångra: ställa in")).await;
        page.show_columns(&["=Utfall"]).await;
        page.shows("Lokalhyror", "Utfall", "406").await;
        // A member beside others is out of sight only for whoever looks.
        page.pick("Sida vid sida").await;
        hide("Laxå").await;
        page.says("Dolda kolumner: 1.").await;
        page.press("Visa dolda kolumner").await;
        page.find("columnheader", Some("Laxå")).await;
        page.find("button", Some("Ångra: ställa in")).await;
        page.pick("Totalt").await;

        // The edge of a heading is dragged; two clicks on it give the width that its figures need.
        let heading = page.find("columnheader", Some("Budget")).await;
        let [left, top, right, bottom] = place(page, &heading).await;
        let y = (top + bottom) / 2;
        let chain = page.web.action_chain().move_to(right - 2, y).click_and_hold().move_to(right + 30, y);
        chain.move_to(right + 58, y).release().perform().await.expect("a drag");
        let width = async || {
            let [left, _, right, _] = place(page, &page.find("columnheader", Some("Budget")).await).await;
            right - left
        };
        assert_eq!(width().await, right - left + 60, "in {:?}", page.browser);
        let chain = page.web.action_chain().move_to(right + 58, y).double_click();
        chain.perform().await.expect("two clicks");
        assert_eq!(width().await, right - left, "in {:?}", page.browser);
        // Where a column is too narrow for its figures, they are cut and not drawn over others.
        assert_eq!(figures(page).await, [11, 0, 0], "in {:?}", page.browser);
        let chain = page.web.action_chain().move_to(right - 2, y).click_and_hold().move_to(right - 30, y);
        chain.move_to(left + 34, y).release().perform().await.expect("a drag");
        let [fit, cut, over] = figures(page).await;
        assert!(fit + cut == 11 && cut > 5 && over == 0, "{fit} {cut} {over} in {:?}", page.browser);
        let [_, _, edge, _] = place(page, &page.find("columnheader", Some("Budget")).await).await;
        let chain = page.web.action_chain().move_to(edge - 2, y).double_click();
        chain.perform().await.expect("two clicks");
        assert_eq!(figures(page).await, [11, 0, 0], "in {:?}", page.browser);

        page.click("Lokalhyror", "Avvikelse").await;
        page.chord(&[Key::Control, Key::Shift], 'l').await;
        // The cursor's column is proposed.
        page.fill("Minst (plus eller minus)", "1 000").await;
        page.keys(Key::Enter).await;
        page.says("4 av 10 rader visas.").await;
        page.shows("Licenser & serviceavtal", "Avvikelse", "−2 214").await;
        page.shows("Kapitalkostnader", "Avvikelse", "1 265").await;
        assert_eq!(page.count("rowheader", Some("Lokalhyror")).await, 0);
        // It is about what is seen: the sum is of all lines.
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("Visa alla rader").await;
        page.find("rowheader", Some("Lokalhyror")).await;
        assert_eq!(page.script(DRAFT).await, "");
    });
}
