//! axe-core finds nothing, on any view, in either language, light and dark, also while editing and in dialogs.

use thirtyfour::prelude::Key;

use crate::harness::{Browser, Page, Setup, both_with, run};

async fn every_view(page: &Page, english: bool) {
    let (views, keys, settings) = if english {
        page.press("English").await;
        (["Overview", "Operating", "Months", "Investments", "Measures", "Allocation"], "Keyboard", "Settings")
    } else {
        (
            ["Översikt", "Drift", "Månader", "Investeringar", "Åtgärder", "Fördelning"],
            "Tangenter",
            "Inställningar",
        )
    };
    page.check_accessible("start page").await;
    page.press(if english { "New workbook" } else { "Ny arbetsbok" }).await;
    page.check_accessible("new workbook").await;
    page.keys(Key::Escape).await;
    page.press("Herrljunga/Vårgårda 2020").await;
    for view in views {
        page.press(view).await;
        page.check_accessible(view).await;
        let cut = "return [...document.querySelectorAll('[role=columnheader] .heading')]\
            .filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.textContent)";
        assert_eq!(page.script(cut).await, serde_json::json!([]), "headings of {view} in {:?}", page.browser);
    }
    for dialog in [keys, settings] {
        page.press(dialog).await;
        page.check_accessible(dialog).await;
        page.keys(Key::Escape).await;
    }
    page.press(views[1]).await;
    page.pick(if english { "Side by side" } else { "Sida vid sida" }).await;
    page.check_accessible("side by side").await;
    // A part by key cannot keep a text: it stays in the editor, with the reason beside it.
    page.write("Personalkostnader", "Herrljunga", "x").await;
    page.check_accessible("a refused text").await;
    page.keys(Key::Escape).await;
    page.pick(if english { "Total" } else { "Totalt" }).await;
    page.write("Personalkostnader", "Budget", "ej klart").await;
    page.keys(Key::F2).await;
    page.check_accessible("editing, with an unread cell").await;
    page.keys(Key::Escape).await;
}

#[test]
fn swedish_light() {
    both_with(Setup { dark: false }, async |page| every_view(page, false).await);
}

#[test]
fn swedish_dark() {
    both_with(Setup { dark: true }, async |page| every_view(page, false).await);
}

#[test]
fn english_light() {
    both_with(Setup { dark: false }, async |page| every_view(page, true).await);
}

#[test]
fn english_dark() {
    both_with(Setup { dark: true }, async |page| every_view(page, true).await);
}

/// The operating tables with their members in columns, as if it were a view of its own.
const BESIDE: &str = "Sida vid sida";

/// Everywhere that tables stand.
const VIEWS: [&str; 7] = ["Översikt", "Drift", "Månader", "Investeringar", "Åtgärder", "Fördelning", BESIDE];

/// Every grid of these views with its menu open over a selection, and with a cell edited; the search, a question and a
/// message.
async fn every_state(page: &Page) {
    page.press("Herrljunga/Vårgårda 2020").await;
    page.shows("Personalkostnader", "Budget", "8 950").await;
    // The plan needs a measure to have cells.
    page.press("=Åtgärder").await;
    page.press("+ Åtgärd").await;
    page.keys("Vakanser").await;
    page.keys(Key::Enter).await;
    page.find("rowheader", Some("=Vakanser")).await;
    for view in VIEWS {
        if view == BESIDE {
            page.press("=Drift").await;
            page.pick(BESIDE).await;
        } else {
            page.press(&format!("={view}")).await;
        }
        page.find("grid", None).await;
        let grids = page.count("grid", None).await;
        for index in 0..grids {
            // A cell of each grid that can be written in, or any.
            let cell = format!(
                "const grid = document.querySelectorAll('[role=grid]')[{index}];\
                 const cell = grid.querySelector('td.input:not(.text)') ?? grid.querySelector('td[role], th[scope=row]');\
                 cell?.scrollIntoView({{ block: 'center' }}); return cell;"
            );
            let Ok(cell) = page.web.execute(&cell, Vec::new()).await.expect("a script").element() else {
                continue; // a table without rows
            };
            cell.click().await.expect("a click");
            page.chord(&[Key::Shift], Key::Down.value()).await;
            page.chord(&[Key::Shift], Key::Right.value()).await;
            page.keys(Key::F2).await;
            page.check_accessible(&format!("editing in grid {index} of {view}")).await;
            page.keys(Key::Escape).await;
            page.chord(&[Key::Shift], Key::Down.value()).await;
            page.web.action_chain().context_click_element(&cell).perform().await.expect("a right click");
            page.find("menuitem", Some("Kopiera")).await;
            page.check_accessible(&format!("the menu of grid {index} of {view}")).await;
            page.keys(Key::Escape).await;
        }
    }
    page.pick("Totalt").await;
    page.write("Personalkostnader", "Budget", "=1/0").await;
    page.chord(&[Key::Control], 'f').await;
    page.keys("noll").await;
    page.keys(Key::Enter).await;
    page.check_accessible("a fault that was searched for").await;
    page.keys(Key::Escape).await;
    page.press("Ta bort tabellen").await;
    page.says("”Ekonomiavdelningen” har belopp").await;
    page.check_accessible("a question").await;
    page.keys(Key::Escape).await;
    page.press("Alla arbetsböcker").await;
    page.open_file("bild.json", b"no workbook").await;
    page.says("öppnades inte").await;
    page.check_accessible("a message").await;
}

#[test]
fn every_grid_in_every_state_light() {
    both_with(Setup { dark: false }, async |page| every_state(page).await);
}

#[test]
fn every_grid_in_every_state_dark() {
    // The colours are the same in both browsers, and nothing else differs from the light ones.
    run(Browser::Chromium, Setup { dark: true }, async |page| every_state(page).await);
}

#[test]
fn the_keyboard_is_never_lost() {
    both_with(Setup::default(), async |page| {
        let held = async |after: &str| {
            let tag = page.script("return document.activeElement.tagName").await;
            assert_ne!(tag, "BODY", "after {after}");
        };
        page.find("button", Some("Ny arbetsbok")).await.focus().await.expect("focus");
        page.keys(Key::Enter).await;
        page.says("Nämndens eller förbundets namn").await;
        assert_eq!(page.script("return document.activeElement.tagName").await, "INPUT");
        page.keys(Key::Escape).await;
        let opener = "return document.activeElement.textContent";
        assert_eq!(page.script(opener).await, "Ny arbetsbok", "back to what opened it");

        page.press("Herrljunga/Vårgårda 2020").await;
        page.shows("Personalkostnader", "Budget", "8 950").await;
        held("opening").await;
        page.press("English").await;
        page.says("Actual 2020").await;
        held("another language").await;
        // What was said in one language is not left standing in the other.
        page.chord(&[Key::Control], 'f').await;
        page.keys("zzzz").await;
        page.keys(Key::Enter).await;
        page.says("Cannot find “zzzz”.").await;
        page.press("Svenska").await;
        page.says("Utfall 2020").await;
        assert!(!page.text().await.contains("Cannot find"), "in {:?}", page.browser);
        page.press("=Stäng").await;
        // Tab behind the last cell of the page's last table.
        page.click("Personalkostnader", "Budget").await;
        page.chord(&[Key::Control], Key::End.value()).await;
        page.keys(Key::Tab).await;
        held("the last cell").await;
        page.press("Kolumner").await;
        page.press("=Spara").await;
        held("choosing columns").await;
        page.press("Ta bort tabellen").await;
        page.says("”Ekonomiavdelningen” har belopp").await;
        page.press("=Ta bort").await;
        page.says("Personalavdelningen").await;
        held("deleting a table").await;
        page.press("Ångra: ta bort Ekonomiavdelningen").await;
        held("undo").await;
        page.press("Inställningar").await;
        page.keys(Key::Escape).await;
        held("settings").await;
        page.press("Alla arbetsböcker").await;
        page.says("Senast ändrad").await;
        held("leaving the workbook").await;
        page.press("Ta bort: Servicenämnderna Herrljunga och Vårgårda 2020").await;
        page.press("=Ta bort").await;
        page.says("Här finns inga arbetsböcker än").await;
        held("deleting a workbook").await;
    });
}
