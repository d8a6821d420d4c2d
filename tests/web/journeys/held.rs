//! Held cells, with the real keyboard, mouse and clipboard.

use thirtyfour::prelude::Key;

use crate::harness::{Page, Setup, both_with};

const ROW: &str = "Personalkostnader";

/// Whether a cell is described as held, as a screen reader and a tooltip say it.
async fn is_held(page: &Page, column: &str) -> bool {
    let title = page.cell(ROW, column).await.attr("title").await.expect("an attribute");
    title.is_some_and(|title| title.starts_with("Fasthållen"))
}

async fn hold_and_write_the_total(page: &Page) {
    page.press("Sydnärkes IT-nämnd 2022").await;
    page.pick("Sida vid sida").await;
    page.write(ROW, "Askersund", "3 000").await;
    page.press("Gör raden direkt").await;
    page.shows(ROW, "Askersund", "3 000").await;

    // Held by its keys, and another by the menu.
    page.click(ROW, "Askersund").await;
    page.chord(&[Key::Alt, Key::Shift], 'h').await;
    page.says("1 cell hålls fast.").await;
    let cell = page.cell(ROW, "Hallsberg").await;
    page.web.action_chain().context_click_element(&cell).perform().await.expect("a right click");
    page.click_on("menuitem", "Håll fast cellerna").await;
    page.find("button", Some("Ångra: hålla fast 1 cell")).await;
    assert!(is_held(page, "Askersund").await && is_held(page, "Hallsberg").await);
    assert!(!is_held(page, "Laxå").await && !is_held(page, "Totalt").await);
    page.check_accessible("held cells").await;

    // Typing is refused in words, and nothing opens.
    page.click(ROW, "Askersund").await;
    page.keys("7").await;
    page.says("Cellen hålls fast. Släpp den först (Alt+Skift+H) om den ska ändras.").await;
    page.keys(Key::Enter).await;
    page.shows(ROW, "Askersund", "3 000").await;

    // Pasting over both and the next one leaves them alone, and says so.
    page.click("Lokalhyror", "Totalt").await;
    page.chord(&[Key::Control], 'c').await;
    page.click(ROW, "Askersund").await;
    page.chord(&[Key::Shift], Key::Right.value()).await;
    page.chord(&[Key::Control], 'v').await;
    page.says("2 celler lämnades som de var: Personalkostnader, Askersund; Personalkostnader, Hallsberg")
        .await;
    page.says("Celler som hålls fast ändras inte förrän de släpps.").await;
    page.shows(ROW, "Hallsberg", "4 709").await;

    // The others take the difference of a new total.
    page.write(ROW, "Totalt", "13 709").await;
    page.shows(ROW, "Totalt", "13 709").await;
    page.shows(ROW, "Askersund", "3 000").await;
    page.shows(ROW, "Hallsberg", "4 709").await;
    page.shows(ROW, "Laxå", "2 506").await;
    page.shows(ROW, "Lekeberg", "3 494").await;
    page.press("Ångra: fördela Personalkostnader").await;
    page.shows(ROW, "Laxå", "1 668").await;

    page.says("Sparat").await;
    page.reload().await;
    page.pick("Sida vid sida").await;
    page.shows(ROW, "Laxå", "1 668").await;
    assert!(is_held(page, "Askersund").await && is_held(page, "Hallsberg").await);
    page.click(ROW, "Askersund").await;
    page.chord(&[Key::Alt, Key::Shift], 'h').await;
    page.says("1 cell släppt.").await;
    page.write(ROW, "Askersund", "3 100").await;
    page.shows(ROW, "Askersund", "3 100").await;
}

#[test]
fn held_cells_stay_and_the_rest_takes_the_difference() {
    both_with(Setup { dark: false }, async |page| hold_and_write_the_total(page).await);
}

#[test]
fn a_series_by_the_palette() {
    both_with(Setup { dark: true }, async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Resor & Kurser", "Budget", "100").await;
        page.write("Övriga kostnader", "Budget", "250").await;
        page.click("Resor & Kurser", "Budget").await;
        for _ in 0..3 {
            page.chord(&[Key::Shift], Key::Down.value()).await;
        }
        // The figures that stand there are written over: a full column goes on from its first two.
        page.chord(&[Key::Control], 'k').await;
        page.keys("fyll serie").await;
        page.keys(Key::Enter).await;
        page.shows("Lokalhyror", "Budget", "400").await;
        page.shows("Kapitalkostnader", "Budget", "550").await;
        page.find("button", Some("Ångra: fylla i 2 celler")).await;
        // Held cells are clean in the dark too.
        page.chord(&[Key::Alt, Key::Shift], 'h').await;
        page.says("4 celler hålls fast.").await;
        page.check_accessible("held cells, dark").await;
    });
}
