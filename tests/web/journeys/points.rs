//! Restore points, the bin and the reminder to save to a file: what was is found again, in words, and comes back.

use thirtyfour::prelude::Key;

use crate::harness::both;

const STAFF: &str = "Personalkostnader";
const SHELF: &str = "sambudget.shelf.w1";
const BIN: &str = "sambudget.bin.w1";

/// Moves the date under a field of what local storage has by so many years.
fn years_before(name: &str, field: &str, years: u8) -> String {
    format!(
        "const line = JSON.parse(localStorage.getItem('{name}'));\
         const [year, rest] = line.{field}.split(/-(.*)/);\
         line.{field} = (year - {years}) + '-' + rest;\
         localStorage.setItem('{name}', JSON.stringify(line));"
    )
}

#[test]
fn the_way_back_goes_through_a_list_and_can_be_undone() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write(STAFF, "Prognos", "11 000").await;
        page.shows("Summa", "Prognos", "1 196").await;
        page.command("Ta en återställningspunkt").await;
        page.says("Ny återställningspunkt").await;
        page.check_accessible("naming a point").await;
        page.keys("före nämnden").await;
        page.press("=Ta punkten").await;
        page.says("Återställningspunkten ”före nämnden” är tagen.").await;
        page.write(STAFF, "Prognos", "12 000").await;

        page.press("=Återställningspunkter").await;
        page.says("Före dagens första ändring").await;
        page.says("”före nämnden”").await;
        page.says("1 siffra. Resultat då underskott 1 196 tkr, nu underskott 2 196 tkr.").await;
        page.check_accessible("restore points").await;
        page.press("Gå tillbaka hit").await;
        page.shows(STAFF, "Prognos", "11 000").await;
        page.says("Det går att ångra.").await;
        page.chord(&[Key::Control], 'z').await;
        page.shows(STAFF, "Prognos", "12 000").await;

        // From the start page, after a reload, as a copy.
        page.reload().await;
        page.press("Alla arbetsböcker").await;
        page.press("Återställningspunkter: Sydnärkes").await;
        page.says("Före: gå tillbaka till").await;
        page.press("Öppna som kopia").await;
        page.says("(2) 2022").await;
    });
}

#[test]
fn comparing_a_large_point_by_hand_keeps_the_keyboard() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write(STAFF, "Prognos", "11 000").await;
        page.command("Ta en återställningspunkt").await;
        page.keys("före nämnden").await;
        page.press("=Ta punkten").await;
        page.says("Återställningspunkten ”före nämnden” är tagen.").await;
        page.write(STAFF, "Prognos", "12 000").await;
        // What is said of them is that they are large: none is compared by itself.
        page.script_async(
            "const done = arguments[arguments.length - 1];\
             indexedDB.open('sambudget').onsuccess = opened => {\
                 const stores = opened.target.result.transaction('pointnotes', 'readwrite');\
                 stores.objectStore('pointnotes').openCursor().onsuccess = found => {\
                     const at = found.target.result;\
                     if (!at) return done(true);\
                     at.update(JSON.stringify({ ...JSON.parse(at.value), bytes: 4_000_000 }));\
                     at.continue();\
                 };\
             };",
        )
        .await;
        page.press("=Återställningspunkter").await;
        page.says("”före nämnden”").await;
        page.find("button", Some("Jämför: ")).await;
        assert!(!page.text().await.contains("1 siffra."), "it was compared unasked");
        // With the keyboard, as the first thing in the list that can be pressed.
        page.until("return document.querySelector('dialog .points td button')?.focus() === undefined").await;
        page.keys(Key::Enter).await;
        page.says("1 siffra. Resultat då underskott 1 196 tkr, nu underskott 2 196 tkr.").await;
        page.until("return /^1\\ssiffra/.test(document.activeElement.textContent)").await;
        page.check_accessible("a point that was compared by hand").await;
        // The keyboard goes on from there.
        page.keys(Key::Tab).await;
        page.until("return document.activeElement.textContent === 'Gå tillbaka hit'").await;
        page.check_quiet().await;
    });
}

#[test]
fn a_deleted_workbook_comes_back_from_the_bin_with_everything() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.write(STAFF, "Prognos", "11 000").await;
        page.says("Sparat").await;
        page.press("Alla arbetsböcker").await;
        page.press("Ta bort: Sydnärkes").await;
        page.says("läggs i papperskorgen").await;
        page.press("=Ta bort").await;
        page.says("Papperskorg (1)").await;
        page.reload().await;
        page.says("Papperskorg (1)").await;
        page.press("Papperskorg (1)").await;
        page.says("Varje arbetsbok tas bort av sig själv 30 dagar").await;
        page.check_accessible("the bin").await;
        page.press("Lägg tillbaka: Sydnärkes").await;
        page.press("=Sydnärkes IT-nämnd (SYD-IT)").await;
        page.press("=Drift").await;
        page.shows(STAFF, "Prognos", "11 000").await;
        page.find("button", Some("=Ångra: ändra Personalkostnader")).await;

        // After its time it goes by itself.
        page.press("Alla arbetsböcker").await;
        page.press("Ta bort: Sydnärkes").await;
        page.press("=Ta bort").await;
        page.says("Papperskorg (1)").await;
        page.script(&years_before(BIN, "deleted", 1)).await;
        page.reload().await;
        page.says("Ny arbetsbok").await;
        page.says("Här finns inga").await;
        page.until("return localStorage.getItem('sambudget.bin.w1') === null").await;
        assert!(!page.text().await.contains("Papperskorg"));
    });
}

#[test]
fn the_reminder_to_save_to_a_file_grows_and_can_wait() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.says("Aldrig sparad som fil").await;
        page.write(STAFF, "Prognos", "11 000").await;
        page.press("Spara till fil").await;
        page.says("Sparad som fil i dag").await;
        page.write(STAFF, "Prognos", "12 000").await;
        page.says("Sparat").await;
        page.script(&years_before(SHELF, "exported", 1)).await;
        page.reload().await;
        page.says("1 ändring sedan dess.").await;
        page.says("Spara arbetsboken som fil").await;
        page.check_accessible("the reminder").await;
        page.press("=Påminn i morgon").await;
        page.until("return !document.querySelector('.reminder')").await;
        // Work went on all the while, and the text stays marked.
        page.write(STAFF, "Prognos", "12 001").await;
        page.says("2 ändringar sedan dess.").await;
        page.press("Spara till fil").await;
        page.says("Sparad som fil i dag").await;
    });
}
