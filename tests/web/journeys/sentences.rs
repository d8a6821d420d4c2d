//! Drafted sentences of the report, with the real keyboard: accepted, written anew, on other figures, left out and back.

use thirtyfour::prelude::Key;

use crate::harness::both;

#[test]
fn a_drafted_sentence_is_settled() {
    both(async |page| {
        page.press("Sydnärkes IT-nämnd 2022").await;
        page.press("=Rapport").await;
        page.says("Årets resultat prognosticeras bli ett underskott om 1 000 tkr").await;
        let drafts = "document.querySelectorAll('article .draft').length";
        let before = page.script(&format!("return {drafts}")).await.as_i64().unwrap_or_default();
        page.press("Godkänn meningen om Årets resultat").await;
        page.until(&format!("return {drafts} === {}", before - 1)).await;

        // The keyboard stays at the sentence.
        let rewrite = "Skriv om meningen om Årets resultat";
        page.until(&format!("return document.activeElement.getAttribute('aria-label') === '{rewrite}'"))
            .await;
        page.keys(Key::Enter).await;
        page.check_accessible("the form of a sentence").await;
        page.fill("Text", "Vi går back med en miljon.").await;
        page.press("=Spara").await;
        page.says("Vi går back med en miljon.").await;

        // Other figures, and the report says so, also after a reload.
        page.press("=Drift").await;
        page.write("Personalkostnader", "Prognos 2022", "10900").await;
        page.press("=Rapport").await;
        page.says("Siffrorna har ändrats sedan texten godkändes: nu ”Årets resultat prognosticeras bli ett underskott om 1 096 tkr")
            .await;
        page.check_accessible("a sentence on other figures").await;
        page.reload().await;
        page.says("Siffrorna har ändrats sedan texten godkändes").await;
        page.press("Texten stämmer: Årets resultat").await;
        page.until("return !document.querySelector('article').textContent.includes('har ändrats')").await;
        page.press("Utelämna meningen om Årets resultat").await;
        page.says("Utelämnad").await;
        page.press("Ta med meningen om Årets resultat").await;
        page.says("underskott om 1 096 tkr").await;
        page.chord(&[Key::Control], 'z').await;
        page.says("Utelämnad").await;
        page.check_quiet().await;
    });
}
