//! What browsers tell assistive technology of the tables, read back from them.

use thirtyfour::prelude::*;

use crate::harness::driver::Spoken;
use crate::harness::{Browser, Page, Setup, both, run};
use crate::workload;

/// The attributes of the first element that a selector finds, by their names.
async fn attributes<const N: usize>(page: &Page, selector: &str, names: [&str; N]) -> [Option<String>; N] {
    let element = page.web.find(By::Css(selector)).await.expect("an element");
    let mut found = [const { None }; N];
    for (slot, name) in found.iter_mut().zip(names) {
        *slot = element.attr(name).await.expect("an attribute");
    }
    found
}

async fn spoken(page: &Page, selector: &str) -> String {
    page.spoken(&page.web.find(By::Css(selector)).await.expect("an element")).await
}

#[test]
fn roles_and_names_are_those_of_a_grid() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Lokalhyror", "Budget", "=1/0").await;
        page.write("Resor & Kurser", "Budget", "ungefär 12").await;
        page.click("Personalkostnader", "Budget").await;
        let table = [
            ("[role=grid]", "grid: Ekonomiskt resultat"),
            ("thead [role=columnheader][aria-colindex='2']", "columnheader: Budget 2022"),
            ("tbody [aria-rowindex='3'] [role=rowheader]", "rowheader: Personalkostnader"),
            ("tbody [aria-rowindex='3'] [aria-colindex='2']", "gridcell: 12 006"),
            ("tbody [aria-rowindex='3'] [aria-colindex='5']", "gridcell: 1 202 bättre än budget"),
            ("[data-entry]", "textbox: Ekonomiskt resultat"),
        ];
        for (selector, expected) in table {
            assert_eq!(spoken(page, selector).await, expected, "{selector} in {:?}", page.browser);
        }
        // The field stands for the cursor's cell.
        let [cell, grid] = attributes(page, "[data-entry]", ["aria-activedescendant", "aria-controls"]).await;
        assert_eq!(spoken(page, &format!("#{}", cell.expect("a cell"))).await, "gridcell: 12 006");
        assert_eq!(spoken(page, &format!("#{}", grid.expect("a grid"))).await, "grid: Ekonomiskt resultat");
        // Edited, it says which cell it is.
        page.keys(Key::F2).await;
        page.find("textbox", Some("Redigera Personalkostnader, Budget 2022")).await;
        assert_eq!(spoken(page, "[data-editor]").await, "textbox: Redigera Personalkostnader, Budget 2022");
        page.keys(Key::Escape).await;
        // One stop for the Tab key in each grid, whatever its size.
        let stops = "return [...document.querySelectorAll('.grid-frame')].map(frame => \
            [...frame.querySelectorAll('*')].filter(e => e.tabIndex >= 0).length).join()";
        for (view, expected) in [
            ("Drift", "1"),
            ("Månader", "1"),
            ("Investeringar", "1"),
            ("Åtgärder", "1"),
            ("Fördelning", "1,1,1,1"),
        ] {
            page.press(view).await;
            page.find("grid", None).await;
            let found = page.script(stops).await;
            assert_eq!(found.as_str(), Some(expected), "{view} in {:?}", page.browser);
        }
        page.press("Drift").await;
        page.pick("Sida vid sida").await;
        page.find("columnheader", Some("Laxå")).await;
        assert_eq!(page.script(stops).await, "1", "side by side in {:?}", page.browser);
    });
}

#[test]
fn a_new_result_is_said_politely() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "11 804").await;
        let said = |test: &str| {
            format!(
                "const said = document.querySelector('[role=status][aria-live=polite]');\
                 return said.textContent.replace(/\\s/g, ' '){test}"
            )
        };
        page.until(&said(" === 'Ändrat. Resultat: underskott 2 000 tkr.'")).await;
        // What was refused is said, and nothing of it once it is given up.
        page.pick("Askersund").await;
        page.write("Personalkostnader", "Budget", "x").await;
        page.until(&said(".startsWith('Det går inte att läsa')")).await;
        page.keys(Key::Escape).await;
        page.until(&said(" === ''")).await;
    });
}

/// A cell, or a row's header, of Chromium's accessibility tree by its name.
#[track_caller]
fn named<'a>(tree: &'a [Spoken], role: &str, name: &str) -> &'a Spoken {
    let found = tree.iter().find(|spoken| spoken.role == role && spoken.name == name);
    found.unwrap_or_else(|| panic!("no {role} {name:?}"))
}

#[test]
fn the_tree_says_what_is_a_result_a_fault_and_a_formula() {
    run(Browser::Chromium, Setup::default(), async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Budget", "=12 000+7").await;
        page.write("Lokalhyror", "Budget", "=1/0").await;
        page.write("Resor & Kurser", "Budget", "ungefär 12").await;
        page.click("Personalkostnader", "Budget").await;
        page.keys(Key::Home).await;
        page.chord(&[Key::Shift], Key::Right.value()).await;
        page.press("Kolumner").await;
        page.find("checkbox", Some("Prognosmetod")).await;
        page.keys(Key::Escape).await;
        let tree = page.tree().await;
        let table = [
            // An amount that is written, one that is calculated, a formula, and faults with their reasons.
            ("6 163", "false", "", ""),
            ("1 265 bättre än budget", "true", "", "bättre än budget"),
            ("12 007", "false", "", "Beräknas med formeln =12000+7"),
            ("⚠ delat med noll", "false", "true", "Den delar med noll."),
            ("⚠ ungefär 12", "false", "true", "Kan inte läsas som belopp och räknas inte med"),
        ];
        for (name, readonly, invalid, description) in table {
            let cell = named(&tree, "gridcell", name);
            let state = |name: &str| cell.states.get(name).map_or("", String::as_str);
            let found = (state("readonly"), state("invalid"), cell.description.as_str());
            assert_eq!(found, (readonly, invalid, description), "{name}");
        }
        let grid = named(&tree, "grid", "Ekonomiskt resultat");
        assert!(grid.description.starts_with("Piltangenter flyttar"), "{grid:?}");
        assert_eq!(grid.states.get("multiselectable").map(String::as_str), Some("true"));
        // The whole row is read in its order, with the row's name first.
        let row = tree.iter().find(|spoken| spoken.role == "row" && spoken.name.starts_with("Resor"));
        assert_eq!(row.map(|row| row.name.as_str()), Some("Resor & Kurser ⚠ ungefär 12 261 200 ⚠"));
    });
}

#[test]
fn places_are_right_far_into_a_large_table() {
    let large = sambudget::file::write(&workload::workbook(workload::SIZES[2]));
    both(async |page| {
        page.open_file("stor.json", large.as_bytes()).await;
        page.says("Storlek L").await;
        page.press("=Drift").await;
        page.pick("Sida vid sida").await;
        // Groups, the bottom line and the headings are rows; names, total and what is shared are columns.
        let names = ["aria-rowcount", "aria-colcount"];
        page.until("return document.querySelector('[role=grid]').ariaColCount > 290").await;
        let [rows, columns] = attributes(page, "[role=grid]", names).await.map(Option::unwrap_or_default);
        assert_eq!((rows.as_str(), columns.as_str()), ("222", "293"), "in {:?}", page.browser);
        page.click("Rad 1", "Totalt").await;
        page.chord(&[Key::Control], Key::End.value()).await;
        page.keys(Key::Up).await;
        page.until("return document.querySelector('[data-cursor]')?.ariaColIndex === '293'").await;
        // Few cells are on the page, and each says where it stands.
        let wrong = "const grid = document.querySelector('[role=grid]');\
            const heads = new Map([...grid.querySelectorAll('[role=columnheader]')].map(h => [h.ariaColIndex, h]));\
            const rows = [...grid.querySelectorAll('[role=row]')].slice(1);\
            const wrong = rows.flatMap(row => [...row.querySelectorAll('[aria-colindex]')].filter(cell => {\
                const head = heads.get(cell.ariaColIndex)?.getBoundingClientRect();\
                return !head || Math.abs(head.left - cell.getBoundingClientRect().left) > 1;\
            }));\
            const at = rows.map(row => Number(row.ariaRowIndex));\
            const inOrder = at.every((index, i) => i === 0 || index === at[i - 1] + 1);\
            const cells = grid.querySelectorAll('[role=gridcell]').length;\
            return [cells > 50 && cells < 2000, wrong.length, inOrder, at.at(-1), [...heads.keys()].at(-1)].join()";
        let found = page.script(wrong).await;
        assert_eq!(found.as_str(), Some("true,0,true,222,293"), "in {:?}", page.browser);
        let [column, cell] =
            attributes(page, "[data-cursor]", ["aria-colindex", "id"]).await.map(Option::unwrap_or_default);
        assert_eq!(column, "293");
        let [pointed] = attributes(page, "[data-entry]", ["aria-activedescendant"]).await;
        assert_eq!(pointed, Some(cell));
    });
}
