//! Goals with the real keyboard: a goal gets indicators, says what it comes to, and stands in the report.

use thirtyfour::prelude::Key;

use crate::harness::{Page, both};

/// Writes an indicator in the form that is open: its name, unit, target and outcome.
async fn indicator(page: &Page, [name, unit, target, outcome]: [&str; 4]) {
    page.fill("Namn", name).await;
    page.fill("Enhet", unit).await;
    page.fill("Målvärde", target).await;
    page.fill("Utfall", outcome).await;
    page.press("=Spara").await;
}

#[test]
fn a_goal_is_written_rolled_up_and_reported() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Mål").await;
        page.says("Inga mål än.").await;
        page.check_accessible("no goals").await;
        page.press("Nytt mål…").await;
        page.fill("Namn", "Servicedesk svarar i tid").await;
        page.check_accessible("the form of a goal").await;
        page.press("=Spara").await;
        page.find("heading", Some("Servicedesk svarar i tid")).await;
        page.says("Inga indikatorer än.").await;

        // The form gives the keyboard back to the button, so the next one begins with Enter.
        page.press("Ny indikator till Servicedesk svarar i tid").await;
        indicator(page, ["Besvarade samtal", "%", "70", "78"]).await;
        page.says("Indikatorer: 1 uppnådda").await;
        page.keys(Key::Enter).await;
        page.check_accessible("the form of an indicator").await;
        indicator(page, ["Engagemang", "", "Öka från 70", "71"]).await;
        page.says("Kan inte avgöras: lika många på var sida").await;
        page.says("Öka från 70 *").await;
        page.press("Ändra indikatorn Engagemang").await;
        page.choose("Bedömning", "Delvis uppnått").await;
        page.fill("Bedömt av", "Nämnden").await;
        page.press("=Spara").await;
        page.says("Delvis uppnått (bedömt av Nämnden)").await;
        page.says("Indikatorer: 1 uppnådda, 1 delvis uppnådda").await;
        page.check_accessible("a goal with indicators").await;

        // What is moved keeps the keyboard.
        page.press("Flytta upp Engagemang").await;
        let names = "return [...document.querySelectorAll('.goal tbody th')].map(e => e.textContent).join()";
        page.until(&format!("return (() => {{ {names} }})() === 'Engagemang,Besvarade samtal'")).await;
        page.until("return document.activeElement.getAttribute('aria-label') === 'Flytta upp Engagemang'")
            .await;
        page.chord(&[Key::Control], 'z').await;
        page.until(&format!("return (() => {{ {names} }})() === 'Besvarade samtal,Engagemang'")).await;
        page.press("Ta bort indikatorn Engagemang").await;
        page.says("1 uppnådda, 0 delvis uppnådda").await;
        page.until("return document.activeElement.textContent === 'Nytt mål…'").await;

        // The report has the table and a drafted sentence.
        page.press("=Rapport").await;
        let table = page.find("table", Some("Måluppfyllelse")).await;
        let text = table.text().await.expect("a table").replace('\u{a0}', " ");
        for said in ["Servicedesk svarar i tid", "Besvarade samtal", "70 %", "78 %", "Uppnått"] {
            assert!(text.contains(said), "no {said} in {text}");
        }
        page.says("1 av 1 nämndmål bedöms nås. Sammantaget: uppnått.").await;
        page.check_accessible("a report with goals").await;
        page.check_quiet().await;
    });
}

#[test]
fn a_goal_is_found_by_its_words() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Mål").await;
        for name in ["Svarar i tid", "Personal trivs"] {
            page.press("Nytt mål…").await;
            page.fill("Namn", name).await;
            page.press("=Spara").await;
            page.find("heading", Some(name)).await;
        }
        page.press("Ny indikator till Personal trivs").await;
        indicator(page, ["Nöjda", "%", "70", "78"]).await;
        page.says("Indikatorer: 1 uppnådda").await;
        page.press("=Drift").await;
        page.chord(&[Key::Control], 'f').await;
        page.fill("Sök", "trivs").await;
        page.keys(Key::Enter).await;
        page.says("Personal trivs: Uppnått.").await;
        let found = "document.querySelector('.found')";
        page.until(&format!("return {found}?.textContent === 'Personal trivs'")).await;
        // Whoever searches goes on searching, and the keyboard comes to what was found.
        page.until("return document.activeElement.hasAttribute('data-find')").await;
        page.fill("Sök", "78 %").await;
        page.keys(Key::Enter).await;
        page.until(&format!("return {found}?.textContent.startsWith('Nöjda')")).await;
        page.check_accessible("an indicator that was found").await;
        page.keys(Key::Escape).await;
        page.until("return document.activeElement.tagName === 'TR'").await;
        page.until(&format!("return !{found}")).await;
        page.check_quiet().await;
    });
}
