//! The page loads from a sub-folder, asks for nothing but its own files, and keeps to its policy.

use thirtyfour::prelude::Key;

use crate::harness::{LATER, Page, both};

#[test]
fn only_its_own_files_and_nothing_after_the_first_load() {
    both(async |page| {
        page.says("Ny arbetsbok").await;
        page.is_whole().await;
        // What the service worker fetches, so that the network is not needed any more, is part of the load.
        page.is_kept().await;
        let loaded = page.requests();
        let files = loaded.iter().filter(|address| !address.ends_with("/favicon.ico"));
        for address in files {
            assert!(address.starts_with("/kommun/budget/"), "asked for {address}");
        }
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write("Personalkostnader", "Utfall", "6200").await;
        for view in ["Översikt", "Månader", "Investeringar", "Åtgärder", "Fördelning", "Drift"] {
            page.press(view).await;
        }
        page.pick("Sida vid sida").await;
        page.pick("Totalt").await;
        page.press("English").await;
        page.says("Actual to July").await;
        assert_eq!(page.requests(), loaded, "the network was used after the first load");
        let resources = page
            .script("return performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith(location.origin))")
            .await;
        assert_eq!(resources, serde_json::json!([]), "another origin was asked");
    });
}

#[test]
fn the_language_is_chosen_and_remembered() {
    both(async |page| {
        page.says("Ny arbetsbok").await;
        page.press("English").await;
        page.says("New workbook").await;
        page.reload().await;
        page.says("New workbook").await;
        assert_eq!(page.script("return document.documentElement.lang").await, "en");
        page.press("Svenska").await;
        page.says("Ny arbetsbok").await;
    });
}

/// Presses the button as long as it is there: what was asked for just before may have come without it, or be on its way to
/// failing.
async fn try_again(page: &Page) {
    page.wait_until("the second part is here", async || {
        page.press_if_there("Försök igen").await;
        !page.text().await.contains("kunde inte hämtas")
    })
    .await;
}

#[test]
fn the_first_part_alone_opens_a_workbook_and_takes_edits() {
    both(async |page| {
        page.without_worker().await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.says("Sparat").await;
        page.withhold(Some(LATER));
        page.reload().await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.write("Lokalhyror", "Prognos", "800").await;
        page.shows("Summa", "Prognos", "1 241").await;
        page.says("Sparat").await;
        assert!(!page.text().await.contains("kunde inte hämtas"), "nobody has asked for the second part");
        page.chord(&[Key::Control], 'z').await;
        page.shows("Summa", "Prognos", "1 196").await;
        // Who asks for it is told, and work goes on; once it is there, nothing more is said.
        page.press("Inställningar").await;
        page.says("En del av Sambudget kunde inte hämtas").await;
        page.write("Lokalhyror", "Prognos", "745").await;
        page.shows("Summa", "Prognos", "1 186").await;
        // Formulas are read by it: one that is written stays in its cell until it can be read.
        page.write("Lokalhyror", "Prognos", "=budget+45").await;
        page.says("Formler läses av en del av Sambudget som ännu hämtas").await;
        page.withhold(None);
        try_again(page).await;
        page.keys(Key::Enter).await;
        page.shows("Summa", "Prognos", "1 241").await;
        page.says("Sparat").await;
        // A workbook that has one waits for it.
        page.withhold(Some(LATER));
        page.reload().await;
        page.says("kunde inte hämtas").await;
        page.withhold(None);
        try_again(page).await;
        page.shows("Summa", "Prognos", "1 241").await;
        page.press("Inställningar").await;
        page.says("Arbetsbokens inställningar").await;
        page.press("Avbryt").await;
        // A view that it has to show is asked for once and by the button, not without end.
        page.press("Översikt").await;
        page.says("Största avvikelser").await;
        page.withhold(Some(LATER));
        let asked = || page.requests().iter().filter(|address| address.ends_with(LATER)).count();
        let before = asked();
        page.reload().await;
        page.says("kunde inte hämtas").await;
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        assert!(asked() - before <= 3, "asked {} times", asked() - before);
        page.withhold(None);
        try_again(page).await;
        page.says("Största avvikelser").await;
    });
}

/// From now on the second part is on its way for ever.
const NEVER_COMES: &str = "const own = window.fetch;\
     window.fetch = (what, ...more) => String(what?.url ?? what).endsWith('-later.wasm') ? new Promise(() => {}) : own(what, ...more);";

/// The page goes out of sight, which is when the whole workbook is stored.
const OUT_OF_SIGHT: &str = "Object.defineProperty(document, 'hidden', { value: true, configurable: true });\
     document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));";

#[test]
fn a_workbook_with_steps_of_every_kind_in_its_past_opens_with_the_first_part() {
    both(async |page| {
        page.without_worker().await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.choose("Utfall t.o.m.", "augusti").await;
        page.says("Utfall t.o.m. augusti").await;
        page.says("Sparat").await;
        page.script(OUT_OF_SIGHT).await;
        // The step is of the past when a snapshot holds it.
        let past = "const done = arguments[arguments.length - 1]; const r = indexedDB.open('sambudget');\
                    r.onsuccess = () => { const c = r.result.transaction('past').objectStore('past').count();\
                    c.onsuccess = () => { r.result.close(); done(c.result); }; };";
        page.wait_until("a snapshot is made", async || page.script_async(past).await != 0).await;
        page.withhold(Some(LATER));
        page.reload().await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows("Summa", "Prognos", "1 000").await;
        // What was before is taken back as soon as it can be read.
        page.withhold(None);
        page.chord(&[Key::Control], 'z').await;
        page.says("Utfall t.o.m. juli").await;
        page.chord(&[Key::Control], 'y').await;
        page.says("Utfall t.o.m. augusti").await;
    });
}

#[test]
fn a_second_part_that_is_slow_loses_nothing_that_is_typed() {
    both(async |page| {
        page.without_worker().await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.says("Sparat").await;
        page.reload().await;
        page.script(NEVER_COMES).await;
        // What is asked for is not there yet; typing goes on.
        page.press("Inställningar").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.says("Sparat").await;
        page.reload().await;
        page.script(NEVER_COMES).await;
        // A setting that waits is not shown as if it held.
        page.choose("Utfall t.o.m.", "december").await;
        let shown = "return [...document.querySelectorAll('select')].map(s => s.selectedOptions[0]?.text).includes('december')";
        assert_eq!(page.script(shown).await, false, "what is shown does not hold");
        page.write("Lokalhyror", "Prognos", "755").await;
        page.says("blev inte gjort").await;
        page.says("Utfall t.o.m. juli").await;
        page.says("Sparat").await;
        page.reload().await;
        page.script(NEVER_COMES).await;
        // A command waits; whoever types instead is told that it was not done, and loses no letter.
        page.click("Lokalhyror", "Budget").await;
        page.chord(&[Key::Control], 'r').await;
        page.write("Lokalhyror", "Prognos", "800").await;
        page.says("blev inte gjort").await;
        page.shows("Summa", "Prognos", "1 241").await;
        page.says("Sparat").await;
        page.reload().await;
        page.shows("Lokalhyror", "Prognos", "800").await;
        page.shows("Summa", "Prognos", "1 241").await;
    });
}
