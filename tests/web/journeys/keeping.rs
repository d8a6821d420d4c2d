//! What was done is kept, with its steps, however the page ends; also a very large workbook.

use crate::harness::{Browser, both, killed_between};
use crate::workload;
use thirtyfour::Key;

#[test]
fn steps_outlive_a_reload_with_their_names() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.write("Lokalhyror", "Prognos", "756").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.reload().await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.find("button", Some("=Gör om: ändra Lokalhyror")).await;
        page.press("=Ångra: ändra Personalkostnader").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.reload().await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.press("=Gör om: ändra Personalkostnader").await;
        page.press("=Gör om: ändra Lokalhyror").await;
        page.reload().await;
        page.shows("Lokalhyror", "Prognos", "756").await;
        page.shows("Personalkostnader", "Prognos", "11 000").await;
        page.find("button", Some("=Ångra: ändra Lokalhyror")).await;
    });
}

/// The browser is killed as soon as the page says that everything is saved.
fn survives_a_kill(browser: Browser) {
    killed_between(
        browser,
        async |page| {
            page.press("Sydnärkes IT-nämnd 2022").await;
            page.shows("Summa", "Prognos", "1 000").await;
            page.write("Personalkostnader", "Prognos", "11 000").await;
            page.write("Lokalhyror", "Prognos", "756").await;
            page.shows("Lokalhyror", "Prognos", "756").await;
            page.says("Sparat").await;
        },
        async |page| {
            page.shows("Personalkostnader", "Prognos", "11 000").await;
            page.shows("Lokalhyror", "Prognos", "756").await;
            page.press("=Ångra: ändra Lokalhyror").await;
            page.find("button", Some("=Ångra: ändra Personalkostnader")).await;
        },
    );
}

#[test]
fn a_killed_chromium_has_lost_nothing() {
    survives_a_kill(Browser::Chromium);
}

#[test]
fn a_killed_firefox_has_lost_nothing() {
    survives_a_kill(Browser::Firefox);
}

#[test]
fn what_an_older_version_stored_opens_and_moves() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.says("Sparat").await;
        // As version 0.1 left it: one text, and nothing else.
        let moved = "localStorage.clear();\
            localStorage.setItem('sambudget.workbook.' + key, text);\
            values.delete(key).onsuccess = () => done(key);";
        page.in_database(moved).await;
        page.reload().await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.says("Sparat").await;
        page.until("return !Object.keys(localStorage).some(k => k.startsWith('sambudget.workbook.'))").await;
        page.reload().await;
        page.shows("Summa", "Prognos", "1 196").await;
    });
}

#[test]
fn the_start_page_finds_what_only_the_database_has() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.says("Sparat").await;
        page.press("Alla arbetsböcker").await;
        page.script("localStorage.clear()").await;
        page.reload().await;
        page.press("Sydnärkes IT-nämnd (SYD-IT)").await;
        page.press("=Drift").await;
        page.shows("Summa", "Prognos", "1 000").await;
    });
}

#[test]
fn a_workbook_of_290_members_and_200_lines_is_stored_and_opens_again() {
    let large = sambudget::file::write(&workload::workbook(workload::SIZES[2]));
    both(async |page| {
        page.open_file("stor.json", large.as_bytes()).await;
        page.says("Storlek L").await;
        page.press("=Drift").await;
        page.says("Sparat").await;
        page.write("Rad 1", "Utfall", "7").await;
        page.shows("Rad 1", "Utfall", "7").await;
        page.says("Sparat").await;
        page.reload().await;
        page.shows("Rad 1", "Utfall", "7").await;
        page.press("=Ångra: fördela Rad 1").await;
        page.says("Sparat").await;
        let kept = page.script("return Object.values(localStorage).join('').length").await;
        assert!(kept.as_u64().is_some_and(|kept| kept < 200_000), "{kept}");
    });
}
