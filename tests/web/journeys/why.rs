//! Why a figure is what it is: asked in the table, followed to an operand, and come back from.

use thirtyfour::prelude::*;

use crate::harness::{Page, both};

const LINE: &str = "Licenser & serviceavtal";

/// The status bar names the cursor's cell.
async fn stands_on(page: &Page, cell: &str) {
    let named = format!("{cell}\n");
    let start = std::time::Instant::now();
    while !format!(
        "{}\n",
        page.script("return document.querySelector('footer span').innerText")
            .await
            .as_str()
            .unwrap_or_default()
    )
    .replace('\u{a0}', " ")
    .contains(&named)
    {
        assert!(start.elapsed().as_secs() < 20, "the cursor is not on {cell} in {:?}", page.browser);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

async fn ask(page: &Page) {
    page.chord(&[Key::Alt, Key::Shift], 'v').await;
    page.find("dialog", Some("Varför?")).await;
}

#[test]
fn a_figure_says_why_and_leads_to_what_it_follows_from() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Drift").await;
        page.click(LINE, "Avvikelse").await;
        // The bar over the tables says it, where Excel has the formula.
        page.says("Avvikelse −2 214 = budget 8 086 − prognos 10 300").await;
        // It describes the cursor's cell, and no other.
        let described = "const cells = [...document.querySelectorAll('[role=gridcell][aria-describedby]')];\
            return cells.length === 1 && cells[0].hasAttribute('data-cursor') &&\
            document.getElementById(cells[0].getAttribute('aria-describedby')).textContent\
              .replace(/\\u00a0/g, ' ').startsWith('Avvikelse −2 214 = budget')";
        page.until(described).await;
        ask(page).await;
        page.says("En avvikelse är positiv när den är bra för nämnden.").await;
        page.check_accessible("why").await;
        page.press("=Prognos").await;
        assert_eq!(page.count("dialog", None).await, 0);
        stands_on(page, &format!("{LINE}, Prognos 2022")).await;
        page.keys(Key::Escape).await;
        stands_on(page, &format!("{LINE}, Avvikelse")).await;

        // What is written has nothing to ask about; a sum has its rows, and one can ask on.
        page.click(LINE, "Utfall").await;
        page.chord(&[Key::Alt, Key::Shift], 'v').await;
        assert_eq!(page.count("dialog", None).await, 0);
        page.click("Summa", "Avvikelse").await;
        ask(page).await;
        page.press("Varför är Prognos vad det är?").await;
        page.find("button", Some("=Lokalhyror")).await;
        page.says("Summa 1 000 = Intäkter −39 054 + Personalkostnader 10 804").await;
        page.keys(Key::Escape).await;
        stands_on(page, "Summa, Avvikelse").await;
    });
}

#[test]
fn the_way_goes_through_other_views_and_the_palette_knows_it() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2019").await;
        page.press("=Fördelning").await;
        let share = page.cell("Hallsberg", "Andel, kr").await;
        // The bar at the bottom would lie over it.
        page.script("document.querySelectorAll('[role=grid]')[3].scrollIntoView({ block: 'center' })").await;
        share.click().await.expect("a click");
        page.says("avrundat med största rest").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("varför").await;
        page.keys(Key::Enter).await;
        page.find("dialog", Some("Varför?")).await;
        page.press("=Årets resultat").await;
        stands_on(page, "Årets resultat, Andel, kr").await;
        ask(page).await;
        // The only operand of the whole is the bottom line of the operating table.
        page.script("document.querySelector('dialog li button').click()").await;
        stands_on(page, "Nettoresultat, Utfall 2019").await;
        page.keys(Key::Escape).await;
        stands_on(page, "Årets resultat, Andel, kr").await;
        page.keys(Key::Escape).await;
        stands_on(page, "Hallsberg, Andel, kr").await;
    });
}

#[test]
fn figures_of_cards_and_lists_say_why_too() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("Översikt").await;
        page.press("Varför är Prognos för årets resultat vad det är?").await;
        page.says("Summa 1 000 = ").await;
        page.check_accessible("why, asked on the overview").await;
        page.keys(Key::Escape).await;
        assert_eq!(page.count("dialog", None).await, 0);
        // What no table has can be asked on about.
        page.press("Varför är Använt av kostnadsbudgeten vad det är?").await;
        page.press("Varför är Bokförda kostnader vad det är?").await;
        page.press("=Personalkostnader").await;
        stands_on(page, "Personalkostnader, Utfall t.o.m. juli").await;

        page.click(LINE, "Prognos 2022").await;
        page.chord(&[Key::Control], 'k').await;
        page.keys("jämför prognosmetoder").await;
        page.keys(Key::Enter).await;
        page.press("=10 263").await;
        page.says("Löpande takt 10 263 = utfall 5 987 ÷ 7 passerade månader × 12").await;
        page.keys(Key::Escape).await;
        page.says("Prickarna är metoderna").await;
        page.keys(Key::Escape).await;
        assert_eq!(page.count("dialog", None).await, 0);
    });
}
