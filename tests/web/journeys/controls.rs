//! Control totals: what is printed is typed or pasted over cells, marked where it differs, listed and taken away.

use thirtyfour::prelude::{Key, WebElement};

use crate::harness::{Page, both};

const ROW: &str = "Personalkostnader";
const FIELD: &str = "Tryckta siffror";

/// Opens the question about the selected cells, as one does who searches for the command.
async fn ask(page: &Page) {
    page.chord(&[Key::Control], 'k').await;
    page.keys("kontrollsummor").await;
    page.keys(Key::Enter).await;
    page.find("textbox", Some(FIELD)).await;
}

/// What a cell says beside its figure.
async fn said(cell: &WebElement) -> String {
    let said = cell.attr("title").await.expect("a cell").unwrap_or_default();
    said.replace('\u{a0}', " ")
}

#[test]
fn what_is_printed_is_typed_and_pasted_beside_what_is_calculated() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows(ROW, "Budget", "12 006").await;
        page.click(ROW, "Budget").await;
        ask(page).await;
        // What is no amount is told before it is saved, and changes nothing.
        page.fill(FIELD, "tolv").await;
        page.says("Personalkostnader, Budget 2022: ”tolv” är inget belopp.").await;
        page.press("=Spara").await;
        page.find("heading", Some("Kontrollsummor")).await;
        page.fill(FIELD, "12 060").await;
        page.says("tryckt 12 060 tkr, beräknat 12 006 tkr, skillnad 54 tkr").await;
        page.check_accessible("the question about control totals").await;
        page.press("=Spara").await;
        // The cell is marked, and says why.
        let is_told = "return [...document.querySelectorAll('td')].some(td => \
                       td.title.replace(/\\s/g, ' ').includes('tryckt 12 060 tkr'))";
        page.until(is_told).await;
        let cell = page.cell(ROW, "Budget").await;
        assert!(said(&cell).await.contains("skillnad 54 tkr"), "in {:?}", page.browser);
        page.check_accessible("a cell that differs from print").await;

        // A block is copied from a table, and pasted as what is printed of the same cells.
        page.click(ROW, "Utfall").await;
        page.chord(&[Key::Shift], Key::Down.value()).await;
        page.chord(&[Key::Shift], Key::Down.value()).await;
        page.chord(&[Key::Control], 'c').await;
        ask(page).await;
        page.chord(&[Key::Control], 'a').await;
        page.chord(&[Key::Control], 'v').await;
        page.says("3 kontrollsummor, 0 skiljer.").await;
        page.press("=Spara").await;

        // The checks list all of them, those that differ first.
        page.press("Översikt").await;
        page.press("Kontrollsummor (").await;
        let named = "Ta bort kontrollsumman: Personalkostnader, Budget 2022";
        page.find("button", Some(named)).await;
        page.check_accessible("the list of control totals").await;
        page.says("54 tkr").await;
        page.press(named).await;
        page.until(&format!("return !document.querySelector('[aria-label=\"{named}\"]')")).await;
        // It is a step like every other.
        page.press("Ångra: ändra kontrollsumma för Personalkostnader, Budget 2022").await;
        page.find("button", Some(named)).await;
        // From the list to the cell; what is printed is known after the page is loaded anew.
        page.reload().await;
        page.press("Kontrollsummor (").await;
        page.press(named).await;
        page.press("=Drift").await;
        page.shows(ROW, "Budget", "12 006").await;
        assert_eq!(said(&page.cell(ROW, "Budget").await).await, "", "in {:?}", page.browser);
    });
}

#[test]
fn what_is_printed_of_one_member_is_held_against_that_members_figure() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.pick("Askersund").await;
        let shown = page.value(ROW, "Budget").await;
        page.click(ROW, "Budget").await;
        ask(page).await;
        page.fill(FIELD, &shown).await;
        page.says("1 kontrollsumma, 0 skiljer.").await;
        page.fill(FIELD, "1").await;
        page.press("=Spara").await;
        page.until("return [...document.querySelectorAll('td')].some(td => td.title.includes('tryckt 1'))")
            .await;
        // Others are not marked.
        page.pick("Totalt").await;
        page.shows(ROW, "Budget", "12 006").await;
        assert!(!said(&page.cell(ROW, "Budget").await).await.contains("tryckt"), "in {:?}", page.browser);
        // The checks name the member, and lead to its figure.
        page.press("Översikt").await;
        page.says("Personalkostnader, Budget 2022, Askersund: tryckt 1").await;
    });
}
