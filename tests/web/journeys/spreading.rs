//! Spreading a total over cells and moving an amount, by keys, the palette and the menu.

use thirtyfour::prelude::Key;

use crate::harness::{Page, Setup, both_with};

const ROW: &str = "Personalkostnader";
const WAY: &str = "Fördelas";

async fn click(page: &Page, row: &str, column: &str) {
    page.click(row, column).await;
}

/// Asks to spread the total of the row.
async fn ask(page: &Page) {
    click(page, ROW, "Totalt").await;
    page.chord(&[Key::Alt, Key::Shift], 's').await;
    page.find("textbox", Some("Ny summa")).await;
}

async fn spread_in_every_way(page: &Page) {
    page.press("Sydnärkes IT-nämnd 2022").await;
    page.pick("Sida vid sida").await;
    page.write(ROW, "Askersund", "3 000").await;
    page.press("Gör raden direkt").await;
    page.shows(ROW, "Askersund", "3 000").await;

    // Typing replaces the sum that stands there. What would be done is said, and Esc leaves everything.
    ask(page).await;
    page.keys("16000").await;
    page.choose(WAY, "Lika").await;
    page.says("Ny summa: 16 000 tkr").await;
    page.says("4 celler ändras").await;
    page.says("Hela kronor: de som blir över går till de största resterna").await;
    page.check_accessible("spreading an amount").await;
    page.keys(Key::Escape).await;
    page.shows(ROW, "Askersund", "3 000").await;

    ask(page).await;
    page.keys("16000").await;
    page.choose(WAY, "Lika").await;
    page.press("=Fördela").await;
    for column in ["Askersund", "Hallsberg", "Laxå", "Lekeberg"] {
        page.shows(ROW, column, "4 000").await;
    }
    page.says("Fördelat: 16 000 tkr över 4 celler.").await;

    // A held cell stays, and a change counts from what stands there.
    click(page, ROW, "Askersund").await;
    page.chord(&[Key::Alt, Key::Shift], 'h').await;
    page.says("1 cell hålls fast.").await;
    ask(page).await;
    page.fill("Ny summa", "-25 %").await;
    page.says("3 celler ändras, 1 hålls fast").await;
    page.press("=Fördela").await;
    page.shows(ROW, "Totalt", "12 000").await;
    page.shows(ROW, "Askersund", "4 000").await;
    page.shows(ROW, "Laxå", "2 667").await;
    page.press("Ångra: fördela 12 000 tkr → Personalkostnader").await;
    page.shows(ROW, "Laxå", "4 000").await;

    // Like another row; what it goes by is asked for where that is chosen.
    ask(page).await;
    page.choose(WAY, "Som en annan rad").await;
    page.choose("=Rad", "Lokalhyror").await;
    page.press("=Fördela").await;
    page.shows(ROW, "Totalt", "16 000").await;
    page.shows(ROW, "Askersund", "4 000").await;
    assert_ne!(page.value(ROW, "Laxå").await, "4 000");

    // What cannot be done says so, and nothing is changed.
    ask(page).await;
    page.fill("Ny summa", "mycket").await;
    page.says("Skriv ett belopp").await;
    page.keys(Key::Enter).await;
    page.find("alert", Some("Skriv ett belopp")).await;
    page.fill("Ny summa", "=budget*2").await;
    page.says("Ny summa: 32 000 tkr").await;
    page.keys(Key::Escape).await;
    page.shows(ROW, "Totalt", "16 000").await;
}

async fn move_an_amount(page: &Page) {
    page.press("Sydnärkes IT-nämnd 2022").await;
    let before = page.value("Summa", "Budget").await;
    // Two selected cells are from and to.
    click(page, ROW, "Budget").await;
    let to = page.cell("Lokalhyror", "Budget").await;
    let chain = page.web.action_chain().key_down(Key::Control.value()).click_element(&to);
    chain.key_up(Key::Control.value()).perform().await.expect("a click");
    page.chord(&[Key::Alt, Key::Shift], 'm').await;
    page.says("Personalkostnader, Totalt, Budget: 12 006 tkr").await;
    page.fill("Belopp att flytta", "1006").await;
    page.says("Personalkostnader, Totalt: 12 006 tkr → 11 000 tkr").await;
    page.says("Lokalhyror, Totalt: 755 tkr → 1 761 tkr").await;
    page.check_accessible("moving an amount").await;
    page.press("=Flytta").await;
    page.shows(ROW, "Budget", "11 000").await;
    page.shows("Lokalhyror", "Budget", "1 761").await;
    page.shows("Summa", "Budget", &before).await;
    page.press("Ångra: flytta 1 006 tkr: Personalkostnader → Lokalhyror").await;
    page.shows(ROW, "Budget", "12 006").await;

    // By the palette, to a line that is chosen; between cost and revenue nothing is moved.
    click(page, ROW, "Budget").await;
    page.chord(&[Key::Control], 'k').await;
    page.keys("flytta belopp").await;
    page.keys(Key::Enter).await;
    page.fill("Belopp att flytta", "6").await;
    page.choose("Till rad", "Intäkter").await;
    page.says("resultatet skulle ändras").await;
    page.choose("Till rad", "Resor & Kurser").await;
    page.press("=Flytta").await;
    page.shows(ROW, "Budget", "12 000").await;
    page.shows("Resor & Kurser", "Budget", "106").await;
    page.check_quiet().await;
}

#[test]
fn a_total_is_spread() {
    both_with(Setup { dark: false }, async |page| spread_in_every_way(page).await);
}

#[test]
fn an_amount_is_moved() {
    both_with(Setup { dark: true }, async |page| move_an_amount(page).await);
}
