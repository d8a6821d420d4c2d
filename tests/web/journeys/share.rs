//! A workbook travels in a link, by no server: made, opened elsewhere after a question, and refused in words when it was cut.

use crate::harness::{Page, both};

/// The link that the dialog shows.
async fn link(page: &Page) -> String {
    page.press("=Dela").await;
    page.says("Länken innehåller hela arbetsboken").await;
    let link = page.script("return document.querySelector('dialog input[readonly]').value").await;
    link.as_str().unwrap_or_default().to_owned()
}

/// Goes to an address as somebody does who presses a link in a mail: the page is loaded.
async fn follow(page: &Page, link: &str) {
    page.web.goto("about:blank").await.expect("a page");
    page.go(link).await;
}

#[test]
fn a_workbook_goes_by_link_and_stands_beside_the_others() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        let link = link(page).await;
        assert!(link.starts_with(&format!("{}#share=3.", page.address())), "{link}");
        page.check_accessible("the dialog that shares").await;
        page.press("=Stäng").await;
        page.write("Personalkostnader", "Prognos", "10 000").await;
        page.says("Sparat").await;
        page.press("Alla arbetsböcker").await;

        let asked = page.requests();
        follow(page, &link).await;
        page.says("Öppna delad arbetsbok?").await;
        page.says("Den finns redan här").await;
        page.check_accessible("a link is asked about").await;
        page.press("Avbryt").await;
        assert_eq!(page.count("button", Some("(2)")).await, 0, "nothing was stored");
        page.reload().await;
        page.press("=Öppna").await;
        page.says("fanns redan här").await;
        page.press("Drift").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.says("Sparat").await;
        for address in page.requests().iter().skip(asked.len()) {
            assert!(!address.contains("share"), "the server was told: {address}");
        }
        page.press("Alla arbetsböcker").await;
        for name in ["=Sydnärkes IT-nämnd (SYD-IT)", "=Sydnärkes IT-nämnd (SYD-IT) (2)"] {
            assert_eq!(page.count("button", Some(name)).await, 1, "{name}");
        }
        // One that was cut on its way.
        follow(page, &link[..link.len() - 200]).await;
        page.says("Länken kunde inte öppnas").await;
        page.says("avklippt eller ändrad").await;
    });
}
