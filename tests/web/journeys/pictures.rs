//! Pictures of a table in each of its states, to be looked at. Not a test: nothing is compared.

use thirtyfour::prelude::Key;

use crate::harness::{Browser, Page, Setup, run};

const ROW: &str = "Lokalhyror";

/// Takes a picture of the table in every state, one after the other.
async fn every_state(page: &Page, name: &str) {
    let shot = async |state: &str| page.shot(&format!("{name}-{state}")).await;
    page.press("Sydnärkes IT-nämnd 2022").await;
    page.shows(ROW, "Budget", "755").await;
    shot("opened").await;
    page.select(("Resor & Kurser", "Budget"), ("Lokalhyror", "Utfall")).await;
    page.add_click("Personalkostnader", "Prognos").await;
    page.says("Markerat: 7 tal").await;
    shot("selection").await;
    page.click(ROW, "Prognos").await;
    page.keys("=utfall/7*12").await;
    shot("editing").await;
    page.keys(Key::Enter).await;
    page.write("Resor & Kurser", "Budget", "ungefär 12").await;
    page.write("Övriga kostnader", "Prognos", "=1/0").await;
    page.click("Övriga kostnader", "Prognos").await;
    page.says("Den delar med noll.").await;
    shot("error").await;
    page.write("Resor & Kurser", "Budget", "100").await;
    page.write("Övriga kostnader", "Prognos", "200").await;
    page.select(("Tele- och datakommunikation", "Budget"), ("Licenser & serviceavtal", "Prognos")).await;
    page.chord(&[Key::Alt, Key::Shift], 'h').await;
    page.says("hålls fast.").await;
    page.click("Tele- och datakommunikation", "Budget").await;
    page.keys("7").await;
    page.says("Cellen hålls fast.").await;
    shot("held").await;
    page.click(ROW, "Avvikelse").await;
    page.command("filtrera rader").await;
    page.fill("Minst (plus eller minus)", "1 000").await;
    shot("filter").await;
    page.keys(Key::Enter).await;
    page.says("rader visas.").await;
    shot("filtered").await;
    page.press("Visa alla rader").await;
    page.select(("Resor & Kurser", "Budget"), (ROW, "Budget")).await;
    page.chord(&[Key::Alt, Key::Shift], Key::Right.value()).await;
    page.keys("Småposter").await;
    page.keys(Key::Enter).await;
    page.click("Småposter", "Budget").await;
    shot("unfolded").await;
    page.chord(&[Key::Alt, Key::Shift], 'f').await;
    page.until("return ![...document.querySelectorAll('[role=rowheader]')].some(h => h.textContent === 'Lokalhyror')")
        .await;
    shot("folded").await;
    page.click("Personalkostnader", "Budget").await;
    page.right_click(&page.cell("Personalkostnader", "Budget").await).await;
    page.find("menuitem", Some("Kopiera")).await;
    shot("menu").await;
    page.keys(Key::Escape).await;
    page.pick("Sida vid sida").await;
    page.write("Personalkostnader", "Askersund", "x").await;
    shot("refused").await;
    page.keys(Key::Escape).await;
    for view in ["Översikt", "Månader", "Investeringar", "Åtgärder", "Fördelning"] {
        page.press(&format!("={view}")).await;
        shot(view).await;
    }
}

#[test]
#[ignore = "pictures to look at"]
fn pictures() {
    for dark in [false, true] {
        for (width, height) in [(1366, 768), (800, 900)] {
            run(Browser::Chromium, Setup { dark }, async |page| {
                page.screen(width, height).await;
                let scheme = if dark { "dark" } else { "light" };
                every_state(page, &format!("{scheme}-{width}x{height}")).await;
            });
        }
    }
}
