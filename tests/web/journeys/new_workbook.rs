//! From nothing to a prognosis: a new workbook, with the keyboard alone.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn a_new_workbook_by_keyboard_alone() {
    both(async |page| {
        page.says("Ny arbetsbok").await;
        page.script("document.activeElement?.blur()").await;
        // Skip link, language, then the button.
        page.keys(Key::Tab).await;
        page.keys(Key::Tab).await;
        page.keys(Key::Tab).await;
        page.keys(Key::Enter).await;
        page.says("Nämndens eller förbundets namn").await;
        // The dialog begins in its first field.
        page.keys("Räddningsnämnden").await;
        for _ in 0..4 {
            page.keys(Key::Tab).await;
        }
        page.keys("Hallsberg").await;
        page.keys(Key::Enter).await;
        page.keys("Laxå").await;
        page.keys(Key::Enter).await;
        page.press("Skapa arbetsbok").await;
        page.says("Räddningsnämnden").await;

        // A total is spread over the members, exactly.
        page.write("Personalkostnader", "Budget", "1001").await;
        page.shows("Personalkostnader", "Prognos", "1 001").await;
        page.pick("Hallsberg").await;
        page.choose("Enhet", "kr").await;
        page.shows("Personalkostnader", "Budget", "500 500").await;
        page.pick("Totalt").await;
        page.write("Personalkostnader", "Budget", "1 001 001").await;
        page.pick("Laxå").await;
        page.shows("Personalkostnader", "Budget", "500 500").await;
        page.reload().await;
        page.shows("Personalkostnader", "Budget", "1 001 001").await;
    });
}

#[test]
fn the_form_says_what_is_missing() {
    both(async |page| {
        page.press("Ny arbetsbok").await;
        page.press("Skapa arbetsbok").await;
        page.says("Skriv ett namn.").await;
        page.fill("Nämndens eller förbundets namn", "Prov").await;
        page.press("Skapa arbetsbok").await;
        page.says("Lägg till minst en medlem.").await;
        page.fill("År", "20222").await;
        page.press("Skapa arbetsbok").await;
        page.says("Skriv ett år mellan").await;
        page.keys(Key::Escape).await;
        page.says("Här finns inga arbetsböcker än").await;
    });
}
