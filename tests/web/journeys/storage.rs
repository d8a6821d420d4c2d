//! Storage that is full, blocked or broken: a plain message, work goes on, nothing is lost.

use crate::harness::both;

#[test]
fn full_storage_says_so_and_offers_the_file() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.says("Sparat").await;
        // Fill the storage to the last byte with something that is not ours; the database has no room either.
        page.script(
            "window.put = IDBObjectStore.prototype.put;\
             IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };\
             let size = 4 * 1024 * 1024, n = 0;\
             while (size >= 1) { try { localStorage.setItem('fill' + n++, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); } }",
        )
        .await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.write("Personalkostnader", "Budget", "12 006,123456").await;
        page.says("Webbläsarens lagring är full").await;
        page.says("Inte sparat!").await;
        // Work goes on in memory, and the file has it.
        page.shows("Summa", "Prognos", "1 196").await;
        page.press("Spara till fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        assert!(saved.contains("11000000"), "the file has what is on screen");
        // Once there is room, the next change is stored and the message goes.
        page.script(
            "for (const k of Object.keys(localStorage)) if (k.startsWith('fill')) localStorage.removeItem(k);\
             IDBObjectStore.prototype.put = window.put;",
        )
        .await;
        page.write("Personalkostnader", "Prognos", "11 001").await;
        page.says("Sparat").await;
        assert!(!page.text().await.contains("lagring är full"));
        page.reload().await;
        page.shows("Personalkostnader", "Prognos", "11 001").await;
    });
}

#[test]
fn full_local_storage_alone_loses_nothing() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.script(
            "let size = 4 * 1024 * 1024, n = 0;\
             while (size >= 1) { try { localStorage.setItem('fill' + n++, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); } }",
        )
        .await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.says("Sparat").await;
        page.reload().await;
        page.shows("Personalkostnader", "Prognos", "11 000").await;
    });
}

#[test]
fn blocked_storage_says_so_and_work_goes_on() {
    both(async |page| {
        page.says("Ny arbetsbok").await;
        page.script(
            "for (const name of ['localStorage', 'indexedDB'])\
               Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });\
             IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'SecurityError'); };",
        )
        .await;
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.says("Webbläsaren tillåter ingen lagring").await;
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.says("Inte sparat!").await;
    });
}

#[test]
fn a_broken_workbook_is_kept_and_offered_as_a_file() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        page.says("Sparat").await;
        let cut = "const cut = text.slice(0, 500) + '\\n';\
            value.bytes = new TextEncoder().encode(cut);\
            values.put(value, key).onsuccess = () => done(cut);";
        let cut = page.in_database(cut).await;
        page.reload().await;
        page.says("Arbetsboken kan inte läsas").await;
        page.press("Spara det som finns till en fil").await;
        let (_, saved) = page.downloaded("2022.json").await;
        assert_eq!(Some(saved.as_str()), cut.as_str(), "just as it was stored");
        // The rest of the app works, and the broken text is still there.
        page.press("GSN IT-center 2021").await;
        page.shows("Netto", "Prognos", "0,0").await;
        page.press("Alla arbetsböcker").await;
        page.press("Sydnärkes IT-nämnd (SYD-IT)").await;
        page.says("Arbetsboken kan inte läsas").await;
    });
}

#[test]
fn storage_that_is_not_ours_is_left_alone() {
    both(async |page| {
        page.script(
            "localStorage.setItem('sambudget.workbook.w9', 'nonsense');\
             localStorage.setItem('sambudget.workbook.', '{}');\
             localStorage.setItem('sambudget.language', '\\u0000');\
             localStorage.setItem('sambudget.journal.w9.x', '{}');\
             localStorage.setItem('sambudget.shelf.w9', '[');",
        )
        .await;
        page.reload().await;
        page.says("Kan inte läsas").await;
        page.press("ITSAM 2015").await;
        page.shows("Årets resultat", "Utfall 2015", "3 275").await;
    });
}

#[test]
fn two_tabs_show_what_the_other_stored() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.shows("Summa", "Prognos", "1 000").await;
        let first = page.web.window().await.expect("a tab");
        let second = page.web.new_tab().await.expect("another tab");
        let address = page.script("return location.href").await;
        page.web.switch_to_window(second).await.expect("the other tab");
        page.web.goto(address.as_str().expect("an address")).await.expect("a page");
        page.write("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;

        page.web.switch_to_window(first).await.expect("the first tab");
        page.shows("Summa", "Prognos", "1 196").await;
        page.says("ändrades i en annan flik").await;
        page.write("Lokalhyror", "Prognos", "756").await;
        page.reload().await;
        page.shows("Personalkostnader", "Prognos", "11 000").await;
        page.shows("Lokalhyror", "Prognos", "756").await;
    });
}
