//! Many cells at once, with the real keyboard, mouse and clipboard.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

/// Drags from one cell to another.
async fn drag(page: &Page, from: (&str, &str), to: (&str, &str)) {
    let from = page.cell(from.0, from.1).await;
    let to = page.cell(to.0, to.1).await;
    let chain = page.web.action_chain();
    let chain = chain.move_to_element_center(&from).click_and_hold().move_to_element_center(&to).release();
    chain.perform().await.expect("a drag");
}

/// A key that types nothing, while others are held.
async fn held(page: &Page, modifiers: &[Key], key: Key) {
    page.chord(modifiers, key.value()).await;
}

#[test]
fn a_dragged_block_is_counted_cleared_and_comes_back() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        drag(page, ("Personalkostnader", "Budget"), ("Datorer & basutrustning", "Utfall")).await;
        page.says("Markerat: 4 tal · summa 18 535 · medel 4 634 · minst 166 · störst 12 006").await;
        page.keys(Key::Delete).await;
        page.shows("Personalkostnader", "Budget", "").await;
        page.shows("Datorer & basutrustning", "Utfall", "").await;
        page.says("4 celler tömda.").await;
        page.press("Ångra: tömma 4 celler").await;
        page.shows("Personalkostnader", "Budget", "12 006").await;
        page.shows("Datorer & basutrustning", "Utfall", "166").await;
        drag(page, ("Personalkostnader", "Prognos"), ("Datorer & basutrustning", "Avvikelse")).await;
        page.keys(Key::Delete).await;
        page.says("2 celler tömda. 2 celler är beräknade och står kvar.").await;
        page.chord(&[Key::Control], 'z').await;
    });
}

#[test]
fn shift_and_control_select_and_fill() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Personalkostnader", "Budget").await;
        held(page, &[Key::Shift], Key::Down).await;
        held(page, &[Key::Shift], Key::Right).await;
        page.says("Markerat: 4 tal").await;
        page.chord(&[Key::Control], 'd').await;
        page.shows("Datorer & basutrustning", "Budget", "12 006").await;
        page.shows("Datorer & basutrustning", "Utfall", "6 163").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Datorer & basutrustning", "Budget", "200").await;
        // A whole column by its heading, and everything.
        page.click_on("columnheader", "Prognos").await;
        page.says("Markerat: 11 tal").await;
        page.chord(&[Key::Control], 'a').await;
        page.says("Markerat: 44 tal").await;
    });
}

#[test]
fn copy_and_paste_through_the_real_clipboard() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        drag(page, ("Personalkostnader", "Budget"), ("Datorer & basutrustning", "Budget")).await;
        page.chord(&[Key::Control], 'c').await;
        page.click("Resor & Kurser", "Budget").await;
        page.chord(&[Key::Control], 'v').await;
        page.shows("Resor & Kurser", "Budget", "12 006").await;
        page.shows("Övriga kostnader", "Budget", "200").await;
        page.says("2 celler inklistrade.").await;
        // What is cut stays, marked, until it is pasted; then it moves, as one step.
        drag(page, ("Resor & Kurser", "Budget"), ("Övriga kostnader", "Budget")).await;
        page.chord(&[Key::Control], 'x').await;
        page.says("Flyttas när du klistrar in.").await;
        let marked = "return document.querySelectorAll('.cut').length";
        assert_eq!(page.script(marked).await, 2, "in {:?}", page.browser);
        page.check_accessible("cut cells").await;
        page.click("Resor & Kurser", "Utfall").await;
        page.chord(&[Key::Control], 'v').await;
        page.shows("Resor & Kurser", "Utfall", "12 006").await;
        page.shows("Resor & Kurser", "Budget", "").await;
        assert_eq!(page.script(marked).await, 0);
        page.press("Ångra: flytta 2 celler").await;
        page.shows("Resor & Kurser", "Budget", "12 006").await;
        page.click("Resor & Kurser", "Budget").await;
        page.chord(&[Key::Control], 'x').await;
        page.keys(Key::Escape).await;
        assert_eq!(page.script(marked).await, 0);
    });
}

#[test]
fn a_cell_has_a_menu_and_commands_a_palette() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        let cell = page.cell("Lokalhyror", "Budget").await;
        page.web.action_chain().context_click_element(&cell).perform().await.expect("a right click");
        page.find("menuitem", Some("Infoga rad under")).await;
        page.check_accessible("a menu").await;
        page.click_on("menuitem", "Töm").await;
        page.shows("Lokalhyror", "Budget", "").await;
        // The keyboard is back in the table.
        page.keys("700").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Budget", "700").await;

        // A finger that stays on a cell asks for it too, and is no click when it goes.
        let finger = |kind: &str| {
            format!(
                "const cell = [...document.querySelectorAll('tbody tr')].find(row => \
                     row.textContent.includes('Kapitalkostnader')).querySelector('[role=gridcell]');\
                 const box = cell.getBoundingClientRect();\
                 const at = {{ clientX: box.x + 9, clientY: box.y + 9, bubbles: true, cancelable: true }};\
                 {kind}"
            )
        };
        let press = "cell.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType: 'touch' }))";
        page.script(&finger(press)).await;
        page.find("menuitem", Some("Infoga rad under")).await;
        let lift = "cell.dispatchEvent(new PointerEvent('pointerup', { ...at, pointerType: 'touch' }));\
                    cell.dispatchEvent(new MouseEvent('mousedown', at));\
                    cell.dispatchEvent(new MouseEvent('mouseup', at))";
        page.script(&finger(lift)).await;
        page.find("menuitem", Some("Infoga rad under")).await;
        page.says("Kapitalkostnader, Budget 2022").await;
        page.keys(Key::Escape).await;
        page.click("Lokalhyror", "Budget").await;

        page.chord(&[Key::Control], 'k').await;
        page.keys("infoga rad").await;
        page.check_accessible("the palette").await;
        page.keys(Key::Enter).await;
        page.keys("Konsulter").await;
        page.keys(Key::Enter).await;
        page.keys("40").await;
        page.keys(Key::Enter).await;
        page.shows("Konsulter", "Budget", "40").await;
        page.keys("?").await;
        page.says("Fyll nedåt").await;
        page.check_accessible("the keys").await;
        page.keys(Key::Escape).await;
    });
}

#[test]
fn rows_are_sorted_filtered_and_found() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.click("Personalkostnader", "Budget").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("fallande").await;
        page.keys(Key::Enter).await;
        page.says("Sorterad efter Budget").await;
        let first = "return document.querySelector('[role=rowheader]').textContent";
        assert_eq!(page.script(first).await, "Kapitalkostnader");
        page.press("Visa i tabellens ordning").await;
        assert_eq!(page.script(first).await, "Intäkter");

        page.click("Personalkostnader", "Budget").await;
        page.chord(&[Key::Control, Key::Shift], 'l').await;
        page.fill("Raden innehåller", "kostnader").await;
        page.keys(Key::Enter).await;
        page.says("3 av 10 rader visas.").await;
        page.check_accessible("a filtered table").await;
        page.press("Visa alla rader").await;

        // What is being typed is committed first.
        page.click("Lokalhyror", "Budget").await;
        page.keys("701").await;
        page.chord(&[Key::Control], 'f').await;
        page.shows("Lokalhyror", "Budget", "701").await;
        page.keys("8 086").await;
        page.keys(Key::Enter).await;
        page.keys(Key::Escape).await;
        page.says("Licenser & serviceavtal, Budget").await;
        page.keys("8 087").await;
        page.chord(&[Key::Control], 'g').await;
        page.shows("Licenser & serviceavtal", "Budget", "8 087").await;
        page.keys("lokaltrafik").await;
        page.says("Ingen rad heter så.").await;
        page.chord(&[Key::Control], 'a').await;
        page.keys("lokal").await;
        page.keys(Key::Enter).await;
        page.says("Lokalhyror, Budget").await;
    });
}

#[test]
fn formulas_calculate_in_the_cell() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "=utfall/7*12").await;
        page.shows("Personalkostnader", "Prognos", "10 565").await;
        page.write("Personalkostnader", "Utfall", "7000").await;
        page.shows("Personalkostnader", "Prognos", "12 000").await;
        page.write("Lokalhyror", "Budget", "=0,1+0,2").await;
        page.click("Lokalhyror", "Budget").await;
        page.keys(Key::F2).await;
        let draft = "return document.activeElement.value";
        assert_eq!(page.script(draft).await, "=0,1+0,2");
        page.keys(Key::Escape).await;
        page.write("Lokalhyror", "Budget", "=1/0").await;
        page.click("Lokalhyror", "Budget").await;
        page.says("noll").await;
        page.reload().await;
        page.shows("Personalkostnader", "Prognos", "12 000").await;
    });
}
